"""The role of an outlet that a sentence names: it reports, it was told, the text is its, or it is only in a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater import lexicon
from headwater.gazetteer import gazetteer
from headwater.link import houses
from headwater.link.credit_page import LEFT, QUOTES, RIGHT, Page, says
from headwater.link.outlet_index import Mention
from headwater.link.outlet_names import links
from headwater.names.inflection import base_form
from headwater.wordforms import stemmer, tokens

How = Literal["byline", "dateline", "tag", "material", "link", "cited"]

TOLD = 700
"""Characters of the body in which somebody's telling it to an outlet is the news, where a language says which verbs."""
PAST = 80
"""Characters on either side in which a date makes a report an old one."""
BODY = 90
"""Characters behind "press service" in which the name of its body begins, and words among which it does."""
NEAR = 6
LAST_ALONE = 2
"""Words among which a body of one word must stand that nobody knows."""

_CLOSERS = re.compile(r"(?:[\"»”“)\]]|['’](?!s\b|\s[A-Z]))*")
"""Marks behind a name; not what says that somebody is an outlet's ("Orbit's Ana Tull", "Orbit News' Ana Tull")."""
_STOP = re.compile(r"[.,;:!?\n]")
_LETTER = re.compile(r"[^\W\d_]")
_UNCLOSED = re.compile(r"[«„“\"][^«»„“”\"]*$")
_BODY = re.compile(r"(?:\s[\w.]+){0,4}\s?[«„“”\"]([^«»„“”\"\n]{2,60})[»”“\"]")


@dataclass(frozen=True, slots=True)
class Found:
    """An outlet in its role. `whole`: for the text, not only for its news."""

    mention: Mention
    how: How
    whole: bool


def groups(text: str, found: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """Names that are told in one breath: "the Guardian and Reuters"."""
    first = 0
    for i in range(1, len(found) + 1):
        if i == len(found) or not _joined().fullmatch(text[found[i - 1].end : found[i].start]):
            yield found[first:i]
            first = i


@cache
def _joined() -> re.Pattern[str]:
    """What stands between two names that are told in one breath, in whatever language."""
    data = lexicon.shared("outlet_words")
    words = "|".join(map(re.escape, data["joining"]))
    return re.compile(rf"[\s,/\"«»„“”'‘’)(]*(?:{words})?[\s\"«»„“”'‘’(]*(?:{data['article']} )?")


def of_group(page: Page, group: Sequence[Mention]) -> Iterator[Found]:
    """Those of a group that a text or its news is from."""
    first, last = group[0], group[-1]
    if is_picture(page, first, last) or is_legal(page, first):
        return
    others = [m for m in group if not page.prints(m)]
    before = _on_line(page, first) if page.edge(first) else ""
    behind = page.right(last) if page.edge(first) else ""
    if says(page, page.words.origin_before, before):
        yield from (Found(m, "material", True) for m in others)
    elif says(page, page.words.material_before, before) or page.words.material_behind.match(behind):
        yield from (Found(m, "material", False) for m in others)
    elif others and _tells_news(page, first, last):
        yield from (Found(m, "cited", False) for m in others)


def _on_line(page: Page, m: Mention) -> str:
    start = max(page.line(m.start).start, page.sentence(m.start), m.start - LEFT)
    return page.text[start : m.start].rstrip(QUOTES)


def _tells_news(page: Page, first: Mention, last: Mention) -> bool:
    at = first.start - page.body
    if is_told(page, first, last):
        return at <= TOLD
    said = at <= page.lead or _is_about(page, first.start) or page.ends(last)
    return said and is_cited(page, first, last)


def _is_about(page: Page, at: int) -> bool:
    """True in a sentence that says whose the news is: `Об этом сообщает X`."""
    return bool(page.words.about.match(page.text, page.sentence(at), at))


def is_told(page: Page, first: Mention, last: Mention) -> bool:
    """True where somebody told it to an outlet today."""
    return not _is_background(page, first, last) and says(page, page.words.told, page.left(first))


def is_cited(page: Page, first: Mention, last: Mention) -> bool:
    """True where the words beside a name say that it reports."""
    if _is_background(page, first, last):
        return False
    left, right, known = page.left(first), page.right(last), page.words
    if not first.bare and says(page, known.before, left):
        return True
    if known.not_subject.search(left.rstrip(QUOTES)):
        return False
    closed = _CLOSERS.match(right)
    behind = right[closed.end() if closed else 0 :]
    if first.doubtful:  # a capital says nothing where a sentence begins
        return bool(left.strip() and known.after_sure.match(behind))
    own = known.own.match(behind)
    parts = (behind, behind[own.end() :]) if own else (behind,)
    return any(known.after.match(part.lstrip()) or known.after.match(part) for part in parts)


def _is_background(page: Page, first: Mention, last: Mention) -> bool:
    """True for an old report, for a poll, for half of a quoted sentence, and for what only invites to read on."""
    left, right, known = page.left(first), page.right(last), page.words
    given = known.asked.match(right) and says(page, known.telling, left)
    if (known.no_report_behind.match(right) and not given) or known.no_report.search(left):
        return True
    if first.doubtful and left[-1:] in set(QUOTES.strip()):
        return True
    return bool(known.past.search(left[-PAST:] + page.text[first.start : last.end] + right[:PAST]))


def is_picture(page: Page, first: Mention, last: Mention) -> bool:
    """True where the name says whose a picture is."""
    line = page.line(first.start)
    left = page.text[max(line.start, first.start - LEFT) : first.start]
    return bool(page.words.photo.search(left) or page.words.photo_behind.match(page.right(last)))


def is_legal(page: Page, m: Mention) -> bool:
    """True in a sentence about rights."""
    start, end = page.sentence(m.start), page.ending(m.end)
    return bool(page.words.legal.search(page.text[max(start, m.start - RIGHT) : min(end, m.end + PAST)]))


def invites(page: Page, m: Mention) -> bool:
    """True for "follow X on ..."."""
    return bool(page.words.no_report.search(page.left(m)))


def of_links(page: Page) -> Iterator[Found]:
    """Addresses that are given as where the text is from: `Source: https://...`."""
    for start, end, address in links(page.text):
        who = houses.house(None, address)
        m = Mention(start, end, who.name, houses.at_address(address), site=True)
        if who.key and who.outlet != page.own.outlet and says(page, page.words.origin_before, _on_line(page, m)):
            yield Found(m, "link", True)


def of_press(page: Page) -> Iterator[Found]:
    """Press services on whose word the news is told: `Про це повідомляє пресслужба X`."""
    for cue in page.words.press_service.finditer(page.text):
        if cue.start() - page.body <= page.lead or _is_about(page, cue.end()):
            name = _body(page, cue.end())
            if name and name.name:
                yield Found(name, "cited", False)


def _body(page: Page, at: int) -> Mention | None:
    """The body whose name begins behind `at`: a known one, one between quotation marks, an acronym."""
    language = page.words.language
    known, stem = gazetteer(language), stemmer(language)
    found = tokens(_UNCLOSED.sub("", _STOP.split(page.text[at : at + BODY], maxsplit=1)[0]))
    stems = [stem(w) for w in found.word]
    near = range(min(NEAR, len(stems)))
    for hit in filter(None, (known.match(found, i, stems) for i in near)):
        if hit.known.kind == "organization" and not hit.known.generic:
            return Mention(at + found.start[hit.first], at + found.end[hit.last - 1], hit.known.name, None)
    quoted = _BODY.match(page.text, at)
    if quoted:
        return Mention(quoted.start(1), quoted.end(1), base_form(quoted[1], "organization", language), None)
    for i in near:
        word, start, end = found.word[i], found.start[i], found.end[i]
        ended = not _LETTER.match(found.text, end + 1)
        if len(word) > 1 and word[0].isupper() and (word[:2].isupper() or (i < LAST_ALONE and ended)):
            return Mention(at + start, at + end, base_form(word, "organization", language), None)
    return None
