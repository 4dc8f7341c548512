"""Credits that stand apart from the sentences: bylines, datelines, and an agency's tag behind a paragraph or a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.link import houses
from headwater.link.credit_words import Words
from headwater.link.outlet_index import Mention
from headwater.wordforms import CAPITAL, fold

FIRST_LINES = 6
"""Lines of a text, blank ones aside, in which a byline or a dateline may stand."""
LAST_LINES = 4
PLACE = 90
"""Characters before the outlet of a dateline, at most."""
LONGEST_LINE = 130
"""Characters of a line that is only a byline."""
TAIL = 90
"""Characters behind the last sentence that may be a tag."""

_OPENS = re.compile(r"[(\[/]\s*$")
_CLOSES = re.compile(r"[^()\[\]/\n]{0,30}[)\]/]")
_DASH = re.compile(r"[.\s]*(?:[-–—−_]{1,2}|:)(?=\s|\w|[“\"«„]|$)")
_STOP = re.compile(r"\s*[.:](?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_UNKNOWN = re.compile(
    rf"\(({CAPITAL}{{2,8}}|{CAPITAL}[\w.’'&-]*(?: {CAPITAL}[\w.’'&-]*){{1,3}})\)[.\s]*(?:[-–—−_]{{1,2}})(?:\s|$)"
)
_ONE_WORD = re.compile(rf"\(({CAPITAL}[^\W\d_]{{3,24}})\)\s*[-–—−]{{1,2}}(?:\s|$)")
_STROKES = re.compile(rf"\s*/({CAPITAL}{{3,10}})/\s")
_BRACKET = re.compile(r"[(\[][^()\[\]\n]{0,30}$")
_BRACKET_END = re.compile(r"[^()\[\]\n]{0,25}[)\]]\s*\.?\s*(?:\S{1,12}\s*)?$")
_STOPPED = re.compile(r"[.!?…»”\"]\s+[«„“\"]?$")
_STROKE = re.compile(r"(?:^|[\s.\w”“\"»!?)])/\s*$")
_STROKE_END = re.compile(r"(?:\s*/[\w\s./,-]{0,40})?\s*(?:\.\s*\S{0,12})?\s*$")
_SMALL_TAG = re.compile(r"(?<=[\w.)]/)([^\W\d_]{2,6})(?=/[\w.]{1,20}\.?[ \t]*$|[ \t]*\.?[ \t]*$)", re.MULTILINE)
MOST_NAMES = 12
"""Words of a byline beside the outlet, where it says "by"; half as many where it does not."""
SHORT_LINE = 60
NEAR = 120
"""Characters on either side of a name that are looked at for a tag."""
_SPOKEN = re.compile(r"[“”\"«»„‘]|:\s\S+\s\S+\s\S+\s\S+\s\S+")
_MOST_SMALL = 2
"""Words in small letters that a dateline's place and day may have ("15 lutego", "de")."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that is not blank: text[start:end]."""

    start: int
    end: int


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    return [Line(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def dateline(text: str, line: Line, m: Mention) -> bool:
    """True where the outlet stands in the dateline that opens a line: `MINSK (Agency) —`, `КИЕВ. 9 июля. Агентство.`"""
    before = text[line.start : m.start]
    behind = text[m.end : line.end]
    if len(before) > PLACE or not _is_place(before):
        return False
    if _OPENS.search(before):
        closed = _CLOSES.match(behind)
        if closed is None:
            return False
        rest = behind[closed.end() :]
        return bool(_DASH.match(rest) or _STOP.match(rest)) or (m.outlet is not None and rest.lstrip()[:1].isupper())
    if m.site:  # an address at the end of a sentence: "at www.kurs.example. The ..."
        return False
    if not before.strip():
        return bool(re.match(r"\s*[-–—−]{1,2}\s+(?!\d)", behind))
    ends = before.rstrip()[-1]
    if (
        m.outlet and m.outlet.kind == "agency" and ends.isalnum()
    ):  # "LONDON Agency The queen", "МИНСК, 18 июл АГЕНТСТВО."
        return bool(_STOP.match(behind)) or (before.isupper() and bool(re.match(rf" {CAPITAL}", behind)))
    return (ends in ".–—−-,|" and bool(_STOP.match(behind))) or (ends in ".,|" and bool(_DASH.match(behind)))


def _is_place(before: str) -> bool:
    """True for the place and the day of a dateline: capitals and figures, and hardly a word in small letters."""
    words = _WORD.findall(before)
    small = [w for w in words if w[0].islower()]
    return len(words) <= 9 and len(small) <= _MOST_SMALL and "\n" not in before


def unknown_dateline(text: str, line: Line) -> Mention | None:
    """An agency that no list knows in the brackets of a dateline, `HARBOUR (HNA) —`, or in strokes, `/HNA/ The ...`."""
    if opens := _STROKES.match(text, line.start, line.end):
        return Mention(opens.start(1), opens.end(1), opens[1], None)
    found = _UNKNOWN.search(text, line.start, min(line.end, line.start + PLACE + 40))
    if found is None or not _is_place(text[line.start : found.start()]):
        return None
    if not text[line.start : found.start()].strip():
        return None
    return Mention(found.start(1), found.end(1), found[1], None)


def one_word_dateline(text: str, line: Line) -> Mention | None:
    """The same where its name is one word in small letters: behind a place in capitals, `LESNA (Northline) -`."""
    found = _ONE_WORD.search(text, line.start, min(line.end, line.start + PLACE + 40))
    place = text[line.start : found.start()] if found else ""
    first = _WORD.match(place)
    if found is None or first is None or not first[0].isupper() or len(first[0]) < 3 or not _is_place(place):
        return None
    return Mention(found.start(1), found.end(1), found[1], None)


def is_byline(text: str, line: Line, inside: Sequence[Mention], words: Words) -> bool:
    """True for a line that has nothing but names of people and outlets, and the words of a byline."""
    whole = text[line.start : line.end].strip()
    if len(whole) > LONGEST_LINE or whole[-1] in "?!" or _SPOKEN.search(whole):
        return False
    rest = list(text[line.start : line.end])
    for m in inside:
        rest[m.start - line.start : m.end - line.start] = " " * (m.end - m.start)
    left = _WORD.findall("".join(rest))
    opened = fold(whole).startswith(words.opens)
    most = MOST_NAMES if opened else MOST_NAMES // 2
    if not opened and not any(m.outlet for m in inside):  # a headline of a list may have an outlet's word
        return False
    return len(left) <= most and all(w[0].isupper() or fold(w) in words.byline for w in left)


def small_byline(text: str, line: Line, words: Words) -> Mention | None:
    """`By Afp`: an outlet that a byline writes as it likes."""
    whole = text[line.start : line.end].strip()
    first, _, rest = whole.partition(" ")
    outlet = houses.known(rest) if rest and fold(first.rstrip(":")) in words.byline else None
    at = line.start + text[line.start : line.end].find(rest)
    return Mention(at, at + len(rest), outlet.name, outlet) if outlet else None


def is_captioned(text: str, line: Line, last: int) -> bool:
    """True for `Photographer / Agency` on a line of its own before the end of a text: whose the picture above it is."""
    return line.start < last and "/" in text[line.start : line.end] and line.end - line.start < SHORT_LINE


def tags(text: str, found: Sequence[Mention], last: int) -> Iterator[Mention]:
    """Outlets in brackets or between strokes at the end of a paragraph, or behind the last sentence of the text."""
    end = len(text.rstrip())
    for m in found:
        if m.start >= last or _in_brackets(text, m) or _behind_stroke(text, m, end) or _alone(text, m):
            yield m


def _around(text: str, m: Mention) -> tuple[str, str]:
    """What stands before and behind a name on its line, as far as it matters for a tag."""
    before = text[max(0, m.start - NEAR) : m.start].rpartition("\n")[2]
    behind, cut, _ = text[m.end : m.end + NEAR + 1].partition("\n")
    return before, behind if cut or m.end + NEAR >= len(text) else f"{behind} goes on"


def _in_brackets(text: str, m: Mention) -> bool:
    before, behind = _around(text, m)
    return bool(_BRACKET.search(before) and _BRACKET_END.match(behind))


def _alone(text: str, m: Mention) -> bool:
    """`... voted. Agency`, where a text ends or a notice of rights follows; elsewhere it is a picture's."""
    before, behind = _around(text, m)
    if m.outlet is None or not _STOPPED.search(before) or behind.strip(" ."):
        return False
    rest = text[m.end : m.end + NEAR].strip(" .\n")
    return not rest or rest.startswith(("©", "Copyright"))


def _behind_stroke(text: str, m: Mention, end: int) -> bool:
    """`... voted./Agency`, but no `Photographer/Agency` on a short line before the end."""
    before, behind = _around(text, m)
    if not _STROKE.search(before) or not _STROKE_END.match(behind):
        return False
    return len(before) + len(behind) > SHORT_LINE or m.end + len(behind) >= end - SHORT_LINE


def small_tags(text: str) -> Iterator[Mention]:
    """An agency's tag in small letters between strokes, where a paragraph ends: `portal.example/pap/jn`."""
    for found in _SMALL_TAG.finditer(text):
        outlet = houses.known(found[1]) if found[1].islower() else None
        if outlet and outlet.kind == "agency":
            yield Mention(found.start(1), found.end(1), outlet.name, outlet)


def tail(text: str, found: Sequence[Mention]) -> int:
    """Where what stands behind the last sentence begins, if it is only names: `... voted. Jan Novák, Agency`."""
    trimmed = text.rstrip()
    for m in reversed(found[-4:]):
        start = max(0, m.start - TAIL)
        ends = [e.end() for e in re.finditer(r"[.!?…][)»”“\"]?\s+|\n", text[start : m.start])]
        begin = start + ends[-1] if ends else -1
        if begin < 0 or len(trimmed) - begin > TAIL:
            continue
        rest = text[begin : m.start] + text[m.end : len(trimmed)]
        small = [w for w in _WORD.findall(rest) if w[0].islower() and len(w) > 2]
        if len(_WORD.findall(rest)) <= 5 and len(small) <= 1:
            return begin
    return len(text)
