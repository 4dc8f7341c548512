"""Who a source is goes on behind its comma: "заявил вирусолог, профессор медицинской школы Ян Корт".

Where a name in the other case order would be a list, an apposition before a name is not: each part of it begins with a
noun of people, no verb stands in it, and the name is in the case that the cue asks for. What encoders cut off, or take
for the beginning of what was said, comes back to the source.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import nouns, presentation, sources, verbs
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.rules.names_words import name_words
from headwater.records import Attribution, Span

LONGEST = 240
"""Characters between a source and the name that closes its apposition."""
LEAD = 3
"""Words of a part among which its noun of people stands: "співробітник", "первый заместитель"."""


def whole(marks: Attribution, page: Page) -> Attribution:
    """With the apposition and the name behind a source that stands behind its cue."""
    language = page.language
    if len(marks.source) != 1 or len(marks.cue) != 1 or not nouns.leads(language):
        return marks
    source, cue = marks.source[0], marks.cue[0]
    behind = cue.end <= source.start and not page.text[cue.end : source.start].strip()
    if not behind or page.text[source.end : source.end + 1] != "," or not _of_people(source.of(page.text), language):
        return marks
    if any(m.entity.kind == "person" for m in page.mentions.within(source)):
        return marks
    name = _name(source, cue, page)
    if name is None:
        return marks
    grown = Span(source.start, name.span.end)
    content = tuple(c for piece in marks.content if (c := _beyond(piece, grown, page)))
    if not content and marks.content:
        return marks
    return replace(marks, source=(grown,), content=content)


def _name(source: Span, cue: Span, page: Page) -> Mention | None:
    """The name that closes the apposition, in the case that the cue asks for; None where there is none."""
    sentence = page.sentence(source.start)
    end = min(sentence.end, source.end + LONGEST)
    if end <= source.end + 1:
        return None
    for mention in page.mentions.between(source.end, end):
        if mention.entity.kind != "person" or mention.span.of(page.text).islower():
            continue
        between = page.text[source.end + 1 : mention.span.start]
        parts = [part for part in between.split(",") if part.strip()]
        if not parts or not all(_of_people(part, page.language) for part in parts) or _clause(between, page.language):
            return None
        base = not sources.declined(page, mention)
        if verbs.has_verb(cue.of(page.text), page.language):
            if base:
                return None if _goes_on(mention, sentence, page) else mention
        elif page.text[mention.span.end : mention.span.end + 1] == ",":
            return mention if not base or _agree(source.of(page.text), parts[0], page.language) else None
    return None


def _goes_on(mention: Mention, sentence: Span, page: Page) -> bool:
    """True for the subject of a verb behind it: "said the minister, deputy Jan Kort | on Monday resigned"."""
    behind = page.text[mention.span.end : sentence.end].split(",", maxsplit=1)[0]
    first = nouns.WORD.match(page.text, mention.span.end + 1, sentence.end)
    said = first is not None and verbs.has_verb(first.group(), page.language)
    return said or presentation.tells_time(behind, page.language)


def _of_people(part: str, language: str) -> bool:
    """True for words that begin with a noun of people or a title."""
    return any(_person(word.lower(), language) for word in nouns.WORD.findall(part)[:LEAD])


def _person(word: str, language: str) -> bool:
    names = name_words(language)
    titled = names is not None and names.stem(word) in names.titles
    return titled or nouns.sort_of(word, language) in ("person", "group")


def _clause(between: str, language: str) -> bool:
    """True where something is said of somebody in between, or two are joined: no plain apposition."""
    low = nouns.WORD.findall(between.lower())
    relative = words(language, sources.SUBJECT, "relative")
    marks = set(between) & set(";:!?—–\n")
    return bool(marks) or any(word in relative for word in low)


def _agree(source: str, part: str, language: str) -> bool:
    """True for two nouns of people with one oblique ending: "по словам врача, профессора школы Анны Корт"."""
    mine = nouns.head(source, language).word
    other = next(w for w in nouns.WORD.findall(part.lower()) if _person(w, language))
    alike = str.maketrans("яіїыю", "аиииу")
    return mine[-1:].translate(alike) == other[-1:].translate(alike) and not pattern(
        language, sources.SUBJECT, "base"
    ).fullmatch(other)


def _beyond(piece: Span, source: Span, page: Page) -> Span | None:
    """What of a content lies outside the source, without the comma between them."""
    if not piece.overlaps(source):
        return piece
    if piece.start < source.start or piece.end <= source.end:
        return None
    rest = piece.of(page.text)[source.end - piece.start :]
    start = source.end + len(rest) - len(rest.lstrip(" ,\u00a0"))
    return Span(start, piece.end) if start < piece.end else None
