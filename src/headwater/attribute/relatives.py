"""What a relative pronoun stands for: "the letter, according to which ...", "жители, которые | говорят, что ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.attribute import agreement, nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.rules.grammar import grammar
from headwater.records import Attribution, Source, Span

LONGEST = 6
"""Words of the phrase before a relative clause, at most: what stands further off is another one."""
BEFORE = 24
"""Characters between the comma and its pronoun, where a cue may stand: ", according to | which"."""
NEAR = 3
"""Words of a phrase with its article, where nothing else shows where it begins."""
_APART = re.compile(r"[.,;:!?()«»„“”\"\n]|\s[-–—]\s")


def parted(marks: Attribution, page: Page) -> Attribution:
    """With the pronoun alone as the source, what follows it as the content: "according to | which | half ..."."""
    if not marks.cue or not (marks.source or marks.content):
        return marks
    span = marks.source[0] if marks.source else marks.content[0]
    first = nouns.WORD.match(page.text, span.start, span.end)
    if first is None or first.end() >= span.end or not 0 <= span.start - marks.cue[-1].end <= 1:
        return marks
    cue = " ".join(s.of(page.text) for s in marks.cue).strip()
    rest = page.text[first.end() : span.end]
    pronoun = first.group().lower() in words(page.language, sources.SUBJECT, "relative")
    if not pronoun or not rest.strip(" ,") or not relays(cue, page.language):
        return marks
    told = Span(first.end() + len(rest) - len(rest.lstrip(" ,")), span.end)
    more = marks.content[1:] if not marks.source else ()
    return replace(marks, source=(Span(*first.span()),), content=(told, *more))


def behind_cited(marks: Attribution, page: Page) -> Attribution:
    """With who is cited as the source, where whoever cites them in a clause of its own was taken for who speaks, and
    without a pronoun that ends a source: "Ада Винт, которую цитирует «Норд», | заявила", "пилоты | , которые"."""
    last = marks.source[-1] if marks.source else None
    if last is None or not marks.cue or last.overlaps(marks.cue[0]):
        return marks
    if opened := _clause_of(last, page):
        comma, cites = opened
        ahead = last.end <= marks.cue[0].start
        if not ahead and comma > last.start:
            kept = page.text[last.start : comma].rstrip()
            return replace(marks, source=(*marks.source[:-1], Span(last.start, last.start + len(kept))))
        who = _phrase_before(comma, page) if ahead and cites else None
        held = (*marks.cue, *marks.content)
        if who and not any(s.overlaps(who) for s in held):
            return replace(marks, source=(who,))
        if comma > last.start and not cites:
            return replace(marks, source=(*marks.source[:-1], Span(last.start, comma)))
    return marks


def _clause_of(source: Span, page: Page) -> tuple[int, bool] | None:
    """Where the comma stands before the relative clause that a source begins, ends or stands in, and whether somebody
    cites in it; None where there is none, or where more than its pronoun stands in the source."""
    text, language = page.text, page.language
    low = page.sentence(source.start).start
    body = source.of(text).rstrip(" ,")
    pronouns = words(language, sources.SUBJECT, "relative")
    if quoted := edges(language, sources.SUBJECT, "relay.quoted_by").search(body):
        comma = body.rfind(",", 0, quoted.start() + 1)  # "..., слова якої наводить агентство"
        return (source.start + comma, False) if comma > 0 and not body[comma + 1 : quoted.start()].strip() else None
    tail = [*nouns.WORD.finditer(text, source.start, source.start + len(body))]
    sayings = words(language, sources.SUBJECT, "sayings")
    if len(tail) > 2 and tail[-1].group().lower() in sayings and tail[-2].group().lower() in pronouns:
        tail = tail[:-1]  # ", której | słowa"
    if len(tail) > 1 and tail[-1].group().lower() in pronouns:
        comma = text.rfind(",", source.start, tail[-1].start())
        between = text[comma + 1 : tail[-1].start()].strip().lower()
        said = not between or between in sayings  # ", слова | которой"
        return (comma, False) if comma > source.start and said else None
    if not pattern(language, sources.SUBJECT, "relay.cue").search(text[low : source.end]):
        return None
    comma = text.rfind(",", low, source.start + 1 if text[source.start] == "," else source.start)
    if comma < 0:
        return None
    pieces = [*nouns.WORD.finditer(text, comma, source.start + len(body))]
    if not pieces or pieces[0].group().lower() not in pronouns or pieces[0].start() - comma > 2:
        return None
    lead = text[pieces[0].end() : source.start + len(body)]
    found = pattern(language, sources.SUBJECT, "relay.cue").search(lead)
    return (comma, True) if found and not lead[: found.start()].strip() else None


def _phrase_before(comma: int, page: Page) -> Span | None:
    """The words of the clause that ends at a comma, where a name or a noun of a sayer is in them."""
    low = page.sentence(comma).start
    cuts = [m.end() for m in _APART.finditer(page.text, low, comma)]
    pieces = [*nouns.WORD.finditer(page.text, cuts[-1] if cuts else low, comma)]
    if not 0 < len(pieces) <= LONGEST:
        return None
    who = Span(pieces[0].start(), comma)
    named = page.mentions.within(who) or nouns.head(who.of(page.text), page.language).sort != "unknown"
    return who if named else None


def relays(cue: str, language: str) -> bool:
    """True for a cue behind which its source stands: "according to", "согласно"."""
    known, low = grammar(language), nouns.WORD.findall(cue.lower())
    found = known.phrase_at(low, 0) if known and low else None
    whole = found is not None and found[0] == len(low)
    return whole or bool(pattern(language, sources.SUBJECT, "relay.cue").fullmatch(cue))


def is_one(source: Source, page: Page) -> bool:
    """True for a source that is nothing but a relative pronoun; "that" is one only right behind a word."""
    low = source.text.lower().strip(" ,")
    if low in words(page.language, sources.SUBJECT, "relative"):
        return True
    if low not in words(page.language, sources.SUBJECT, "relative_close") or not source.spans:
        return False
    before = page.text[max(0, source.spans[0].start - 2) : source.spans[0].start]
    return len(before) == 2 and before[0].isalpha() and before[1] == " "


def stands_for(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The source or the name that ends where the clause of the pronoun begins, else the phrase of a sayer there."""
    start = draft.source.spans[0].start
    for before in reversed(earlier):
        if before.source.spans and 0 <= start - before.source.spans[-1].end <= 2:
            return before.speaker
    mention = page.mentions.before(start, max(page.sentence(start).start, 0))
    named = agreement.as_source(mention) if mention and start - mention.span.end <= 2 else None
    several = agreement.verb_gender(draft, page) == "they"
    if named and named.kind == "person" and not several:
        return named
    found = _phrase(draft, page, start) or named
    # "перевізники, серед них «Крило», які | заявили": several, of whom it is the last.
    return None if several and found and found.entity and found.kind in ("person", "body") else found


def _phrase(draft: Draft, page: Page, pronoun: int) -> Source | None:
    """The phrase before the comma whose head can say something: a person, several, a body, an outlet, a document."""
    low = page.sentence(pronoun).start
    comma = page.text.rfind(",", max(low, pronoun - BEFORE), pronoun)
    if nouns.articles(page.language) and not _opens(draft, page, comma, pronoun):
        defining = bool(page.text[low:pronoun].strip()) and page.text[max(0, pronoun - 2)].isalpha()
        comma = pronoun - 1 if defining else -1  # "polls | that | show him ahead"
    if comma < 0:
        return None
    cuts = [m.end() for m in _APART.finditer(page.text, low, comma)]
    pieces = list(nouns.WORD.finditer(page.text, cuts[-1] if cuts else low, comma))[-LONGEST:]
    if nouns.articles(page.language):
        return _hung(draft, pieces, comma, page)
    if not pieces:
        return None
    heads = _heads(pieces, page.language)
    last = heads[-1][0] if heads else len(pieces) - 1
    start = next((at for at, sort in heads if _wanted(draft, sort, page)), last)
    return sources.read(page, (Span(pieces[start].start(), comma),))


def _opens(draft: Draft, page: Page, comma: int, pronoun: int) -> bool:
    """True for a comma that begins the clause: before the pronoun, with nothing between but a cue, "according to"."""
    between = Span(comma + 1, pronoun) if 0 <= comma < pronoun - 1 else None
    return between is not None and (
        not between.of(page.text).strip() or any(c.overlaps(between) for c in draft.marks.cue)
    )


def _hung(draft: Draft, pieces: list[re.Match[str]], comma: int, page: Page) -> Source | None:
    """The nearest phrase of those that hang on each other ("a letter | from veterans") that the pronoun may mean."""
    pronoun = draft.source.text.lower().strip(" ,")
    either = pronoun in words(page.language, sources.SUBJECT, "relative_close")
    people = pronoun in words(page.language, sources.SUBJECT, "relative_people")
    of = words(page.language, sources.SUBJECT, "of")
    end = len(pieces)
    while end:
        at = next((n for n in range(end - 1, -1, -1) if pieces[n].group().lower() in of), -1)
        phrase = _from_article(pieces[at + 1 : end], page.language)
        if phrase:
            sort = nouns.head(" ".join(p.group() for p in phrase), page.language).sort
            if sort != "unknown" and (either or (sort in ("person", "group")) == people):
                return sources.read(page, (Span(phrase[0].start(), comma),))
        end = max(at, 0)
    return None


def _from_article(pieces: list[re.Match[str]], language: str) -> list[re.Match[str]]:
    """From the last article on, where it stands near; else the last word: no form shows where a verb has ended."""
    small = words(language, sources.SUBJECT, "plain", "pointing")
    at = next((n for n in range(len(pieces) - 1, -1, -1) if pieces[n].group().lower() in small), None)
    return pieces[at:] if at is not None and len(pieces) - at <= NEAR else pieces[-1:]


def _heads(pieces: list[re.Match[str]], language: str) -> list[tuple[int, str]]:
    """Where nouns of sayers stand in the phrase that ends with the last piece, the last one first."""
    found: list[tuple[int, str]] = []
    for at in range(len(pieces) - 1, -1, -1):
        word = pieces[at].group()
        sort = nouns.sort_of(word, language)
        last = at == len(pieces) - 1  # whose it is, by a noun that no list has: "письмо ветеранов"
        if sort != "unknown":
            found.append((at, sort))
        elif not last and not word[0].isupper() and not nouns.adjective(word.lower(), language):
            break
    return found


def _wanted(draft: Draft, sort: str, page: Page) -> bool:
    """True for the noun that the clause must be about: its verb is in the plural, or its cue is of people's words."""
    if agreement.verb_gender(draft, page) == "they":
        return sort == "group"
    said = nouns.WORD.findall(" ".join(s.of(page.text) for s in draft.marks.cue).lower())
    return sort in ("person", "group") and any(w in words(page.language, sources.SUBJECT, "sayings") for w in said)
