"""Who a source is: its entity, its kind, how it is named, whether it speaks for a state.

A source is `named` where its head is a mention of an entity; a possessor ("Ivanova's spokeswoman") or what stands
behind a preposition ("a spokesman for the ministry") is not its head. Words in `sources.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.attribute.mentions import Mention, Mentions
from headwater.attribute.patterns import edges, pattern, words
from headwater.records import Article, Entity, Naming, Source, SourceKind, Span

SUBJECT = "sources"
_WORD = re.compile(r"[\w’'-]+")
_CLAUSE = re.compile(r",|\s[-–—]\s|\(|\b(?:who|which|that)\b")


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading the sources of one article needs: the article, its language, its mentions."""

    article: Article
    language: str
    mentions: Mentions


def implicit(desk: Desk, cue: str) -> Source:
    """The source where the text names none: the officials where they are said to be silent, else the author."""
    if pattern(desk.language, SUBJECT, "relay.nobody").search(cue):
        return Source((), "", None, "body", "implicit", official=True)
    return Source((), "", None, "author", "implicit")


def read(desk: Desk, spans: tuple[Span, ...]) -> Source:
    """The source that stands at `spans` (one or more fragments of the text)."""
    text = " ".join(s.of(desk.article.text) for s in spans)
    head = _head(desk, spans)
    entity = head.entity if head else None
    noun = _noun(text, desk.language)
    kind = _kind(text, noun, entity, desk.language)
    naming: Naming = "named" if entity else _naming(text, desk.language)
    official = _official(desk, spans, text, entity, kind)
    return Source(spans, text, entity.id if entity else None, kind, naming, official)


def _head(desk: Desk, spans: tuple[Span, ...]) -> Mention | None:
    """The mention that a source is about: the first person, else the first other mention, that is no possessor."""
    found = [m for span in spans for m in desk.mentions.within(span) if _may_head(desk, m, span)]
    if not found:
        return None
    people = [m for m in found if m.entity.kind == "person"]
    if people:
        return people[0]
    return next((m for m in found if _fills(desk, m, spans)), None)


def _may_head(desk: Desk, mention: Mention, span: Span) -> bool:
    text, language = desk.article.text, desk.language
    before = text[span.start : mention.span.start]
    last = _WORD.findall(before.lower())[-1:]
    if last and last[0] in words(language, SUBJECT, "of"):
        return False
    after = text[mention.span.end : mention.span.end + 2]
    if re.match(r"['’]s|s['’]", after) or mention.span.of(text).endswith(("’s", "'s")):
        return False
    if mention.span.of(text).lower() in words(language, SUBJECT, "possessives"):
        return False
    return not (_CLAUSE.search(before) and mention.entity.kind != "person")


def _fills(desk: Desk, mention: Mention, spans: tuple[Span, ...]) -> bool:
    """A body, outlet or place heads a source only where no noun of people stands behind it ("Ministry officials").

    What stands before it may only be small words and adjectives: "the Polish Foreign Ministry".
    """
    rest = desk.article.text[mention.span.end : spans[-1].end]
    behind = _CLAUSE.split(rest, maxsplit=1)[0].strip()
    if (
        behind
        and _WORD.findall(behind.lower())[:1]
        and _WORD.findall(behind.lower())[0] in words(desk.language, SUBJECT, "of")
    ):
        return True  # "the Association of Reporters": what hangs on the name is no head
    return not _WORD.search(behind) or not (
        _nouns(behind, desk.language, "group", "spokesperson", "bare", "document", "body")
        or pattern(desk.language, SUBJECT, "people").search(behind)
    )


def _nouns(text: str, language: str, *keys: str) -> bool:
    low = {w.lower() for w in _WORD.findall(text)}
    return any(low & words(language, SUBJECT, key) for key in keys)


def _noun(text: str, language: str) -> str:
    """The head noun of an unnamed source: before a preposition, comma or relative clause the last noun that we know,
    else the last word ("a letter | seen | by reporters").
    """
    low: list[str] = [w.lower() for w in _WORD.findall(_CLAUSE.split(text, maxsplit=1)[0])]
    small = words(language, SUBJECT, "of")
    end = next((i for i, word in enumerate(low) if word in small and i), len(low))
    known = [word for word in low[:end] if _nouns(word, language, "document", "outlet", "group", "body", "bare")]
    return known[-1] if known else (low[end - 1] if low else "")


def _kind(text: str, noun: str, entity: Entity | None, language: str) -> SourceKind:
    # "The Harbour Post" is no post: the noun of a document is no part of a name.
    if noun in words(language, SUBJECT, "document") and noun in text and (entity is None or entity.kind != "person"):
        return "document"
    if entity:
        if entity.outlet:
            return "outlet"
        return "person" if entity.kind == "person" else "body"
    low = text.lower()
    if noun in words(language, SUBJECT, "outlet"):
        return "outlet"
    if noun in words(language, SUBJECT, "group"):
        return "group"
    if noun in words(language, SUBJECT, "body") or low in words(language, SUBJECT, "body"):
        return "body"
    if any(low.endswith(b) for b in words(language, SUBJECT, "body")):
        return "body"
    return "person"


def _naming(text: str, language: str) -> Naming:
    """`bare` where nothing but small words stands beside the noun: "two sources"; else `described`."""
    low = [w.lower() for w in _WORD.findall(text)]
    rest = [w for w in low if w not in words(language, SUBJECT, "plain")]
    bare = words(language, SUBJECT, "bare")
    return "bare" if all(w in bare for w in rest) else "described"


def _official(desk: Desk, spans: tuple[Span, ...], text: str, entity: Entity | None, kind: SourceKind) -> bool:
    """Whether it speaks for a state body or an office holder, by its entity or by its own words."""
    if kind in ("document", "outlet", "author"):
        return False
    if entity and entity.official:
        return True
    if pattern(desk.language, SUBJECT, "former").search(text):
        return False
    in_words = bool(pattern(desk.language, SUBJECT, "official").search(text))
    speaks_for = bool(pattern(desk.language, SUBJECT, "spokesperson_forms").search(text))
    if entity and entity.kind == "person" and not speaks_for:
        return False  # a title that makes a person official is a role of the entity
    return in_words or (speaks_for and any(m.entity.official for span in spans for m in desk.mentions.within(span)))


def author_of(desk: Desk, outlet: Entity | None) -> Mention | None:
    """The person whom the text names as the author of the article it reports on ("the article by X")."""
    text = desk.article.text
    for mention in desk.mentions.within(Span(0, len(text))) if text else []:
        if mention.entity.kind != "person" or mention.entity is outlet:
            continue
        before = text[max(0, mention.span.start - 160) : mention.span.start]
        if edges(desk.language, SUBJECT, "author").search(before):
            return mention
    return None
