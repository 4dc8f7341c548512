"""Runs of capitalised words, and how they fall apart into names and what is no name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from headwater.attribute.rules.names_phrases import NameText, UnitKind
from headwater.attribute.rules.names_words import NameWords

Sort = Literal["known", "initial", "given", "title", "demonym", "stop", "org", "acronym", "word"]

PATRONYMIC = ("ович", "евич", "евна", "овна", "ична", "авіч", "евіч", "аўна", "еўна", "івна", "ївна", "ovich", "evich")
"""Where surname, given name and patronymic follow each other the surname comes first."""

POSSESSIVE = frozenset(("’ ", "' ", "’s ", "'s "))
PLURAL = frozenset(("’ ", "' "))
LONGEST_ACRONYM = 8
LONGEST_RUN = 14
"""Units of a run, at most: longer ones are lists of headings, and every step stays linear."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or settled name in a run: tokens [first, last)."""

    first: int
    last: int
    sort: Sort
    kind: UnitKind | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name: tokens [first, last). `kind` is None where only the rest of the text can tell, if it is one at all."""

    first: int
    last: int
    kind: UnitKind | None
    given: bool = False


def runs(t: NameText, w: NameWords) -> Iterator[list[Unit]]:
    """The runs of capitalised words and settled names of a text, in order."""
    i, n = 0, len(t.stems)
    while i < n:
        if not t.cap[i] and i not in t.units:
            i += 1
            continue
        run = [_unit(t, w, i)]
        i = run[-1].last
        while i < n and len(run) < LONGEST_RUN and _goes_on(t, run[-1], i):
            if _is_office_of(t, run[-1], i):
                run[-1] = Unit(run[-1].first, i + 1, "title")
                i += 1
            elif t.cap[i] or i in t.units:
                run.append(_unit(t, w, i))
                i = run[-1].last
            elif (end := _particles(t, w, i)) and run[-1].sort in {"given", "word", "initial"}:
                run.append(Unit(i, end, "word"))
                i = end
            else:
                break
        yield _whose_office(run, t)


def _whose_office(run: list[Unit], t: NameText) -> list[Unit]:
    """`Prosecutor’s Office`, `Doctors’ Union`: whose it is belongs to its name, where no name says whose."""
    for i in range(len(run) - 1):
        gap = t.words.gap(run[i + 1].first)
        office = run[i].sort == "title" and t.words.word[run[i].last - 1] == "s"
        plural = run[i].sort in {"title", "stop"} and gap in PLURAL
        if not (office or plural) or run[i + 1].sort != "org":
            continue
        at = i
        while at >= 0 and (run[at].sort == "title" or at == i):
            run[at] = Unit(run[at].first, run[at].last, "word")
            at -= 1
    return run


def _goes_on(t: NameText, unit: Unit, i: int) -> bool:
    initial = unit.sort == "initial" and t.words.gap(i) == ""
    return t.joined(i) or initial or _of_somebody(t, i) or _is_office_of(t, unit, i)


def _is_office_of(t: NameText, unit: Unit, i: int) -> bool:
    """`the Prosecutor’s Office`: a title, the `s` at token i and the head of a body's name."""
    head = i + 1
    if unit.sort != "title" or t.words.word[i] != "s" or t.words.gap(i) not in ("’", "'"):
        return False
    return head < len(t.stems) and t.cap[head] and t.joined(head) and t.stems[head] in t.heads


def _of_somebody(t: NameText, i: int) -> bool:
    """`Seafarers’ Alliance`, `St Barbara’s Church`: a possessive within a name, where its head follows."""
    return t.words.gap(i) in POSSESSIVE and i < len(t.stems) and t.cap[i] and t.stems[i] in t.heads


def _particles(t: NameText, w: NameWords, i: int) -> int:
    """The token after `von der`, `de la` before a capital; 0 where there are none."""
    last = i
    while last < len(t.stems) and last - i < 3 and t.words.word[last] in w.particles and t.joined(last):
        last += 1
    return last if last > i and last < len(t.stems) and t.cap[last] and t.joined(last) else 0


def _unit(t: NameText, w: NameWords, i: int) -> Unit:
    if i in t.units:
        last, kind, doubtful = t.units[i]
        return Unit(i, last, "known", kind, doubtful)
    return Unit(i, i + 1, _sort(t, w, i))


def _sort(t: NameText, w: NameWords, i: int) -> Sort:
    word, stem = t.words.word[i], t.stems[i]
    low = t.low[i]
    if low in w.honorifics or (word[-1] == "." and stem in w.titles):
        return "title"
    if word[-1] == "." or (
        len(word) == 1 and word.isupper() and i + 1 < len(t.stems) and t.words.gap(i + 1)[:1] == "."
    ):
        return "initial" if len(word.replace(".", "")) <= 3 else "stop"
    if _is_portfolio(t, w, i) or (low[-1] == "s" and low[:-1] in w.days):
        return "stop"
    if word.isupper() and low in w.outlet_first and _more(t, i + 1):
        return "word"
    if low in w.calendar or low in w.stop:
        return _of_ordinary(t, w, i)
    if low in w.known.demonyms or low in w.adjectives or low in t.demonyms:
        return "demonym"
    if len(word) > 1 and word.isupper():
        return "stop" if word in w.not_org or not _is_acronym(word) else "acronym"
    if stem in w.given:
        return "given"
    if stem in w.titles:
        return "title"
    if stem in w.org_heads:
        return "org"
    return "word"


def _is_portfolio(t: NameText, w: NameWords, i: int) -> bool:
    """`Minister of Agriculture and Food Anna Marlow`: what somebody is minister of."""
    at = i
    if i + 1 < len(t.stems) and t.joined(i + 1) and t.cap[i + 1] and t.stems[i + 1] in w.org_heads:
        return False
    while at and at > i - 5 and t.low[at] in w.portfolios and t.words.gap(at).strip(" ,\u00a0") == "":
        at -= 1
        while at and t.words.word[at] in w.org_links and t.joined(at):
            if t.stems[at - 1] in w.titles:
                return True
            at -= 1
    return False


def _of_ordinary(t: NameText, w: NameWords, i: int) -> Sort:
    """A word that is a name only in company: `Jan Kowal`, `Theresa May`, `Open Borders Foundation`."""
    before = i > 0 and t.cap[i - 1] and t.joined(i) and t.low[i - 1] not in w.stop
    after = i + 1 < len(t.stems) and t.cap[i + 1] and t.joined(i + 1)
    named = t.stems[i] in t.surnames
    if t.low[i] in w.calendar:
        if after and t.stems[i] in w.given and t.low[i + 1] not in w.stop:
            return "given"
        return "word" if named and (before or _speaks_or_begins(t, w, i)) else "stop"
    if t.stems[i] in w.given and after:
        return "given"
    if before and named:
        return "word"
    if before and not after and t.low[i] not in w.calendar and not t.opens(i - 1) and _is_foreign(t, w, i - 1):
        return "word"
    if len(t.low[i]) > 3 and after and ((t.stems[i], t.stems[i + 1]) in t.pairs or not t.opens(i)):
        return "word"
    return "stop"


def _is_foreign(t: NameText, w: NameWords, i: int) -> bool:
    """`Novi Most`: before a word that is one of the language as well stands one that is none, nor a known name."""
    stem = t.stems[i]
    return i not in t.units and not any(stem in s for s in (w.titles, w.given, w.org_heads, t.lower, t.surnames))


def _speaks_or_begins(t: NameText, w: NameWords, i: int) -> bool:
    """`May said`, `replied May`; not `in May`, `May 5`."""
    if i + 1 < len(t.stems) and t.words.word[i + 1].isdigit():
        return False
    return not i or t.opens(i) or t.low[i - 1] in w.speech or t.low[i - 1] not in w.stop


def _is_acronym(word: str) -> bool:
    """KGB, AFL-CIO, AT&T; not D-N (of D-N.Y.) and no shouted word."""
    parts = word.replace("&", "-").split("-")
    return len(word) <= LONGEST_ACRONYM and all(p.isalpha() for p in parts) and max(map(len, parts)) > 1


def names_in(run: list[Unit], t: NameText, w: NameWords) -> Iterator[Found]:
    """The names in a run, in order."""
    if any(t.loud[u.first] for u in run):
        yield from _names_in_heading(run)
        return
    start = 0
    run = _titles_widened(run, t, w)
    for end in range(len(run) + 1):
        if end == len(run) or (run[end].sort in {"title", "stop"} and not _of_organization(run, start, end)):
            yield from _stretch(run[start:end], t, w)
            start = end + 1


def _titles_widened(run: list[Unit], t: NameText, w: NameWords) -> list[Unit]:
    """`Political Director`, `Chief Executive`: a modifier before a title is part of it."""
    for i in range(len(run) - 1, 0, -1):
        before = run[i - 1]
        if run[i].sort == "title" and before.sort in {"word", "org"} and t.stems[before.first] in w.modifiers:
            run[i - 1] = Unit(before.first, before.last, "title")
    return run


def _of_organization(run: list[Unit], start: int, i: int) -> bool:
    """`Stowarzyszenie Dziennikarzy Polskich`: a word for people right after a head, and nobody named after it."""
    if run[i].sort != "title" or i == start or run[i - 1].sort != "org":
        return False
    return i + 1 == len(run) or run[i + 1].sort not in {"given", "initial", "title"}


def _names_in_heading(run: list[Unit]) -> Iterator[Found]:
    """Where every word has a capital only known names, and a given name with one word after it, are trusted."""
    for i, unit in enumerate(run):
        if unit.sort == "known" and not unit.doubtful:
            yield Found(unit.first, unit.last, unit.kind)
        elif unit.sort == "given" and i + 1 < len(run) and run[i + 1].sort == "word" and (i + 2 == len(run)):
            yield Found(unit.first, run[i + 1].last, "person", True)


def _stretch(units: list[Unit], t: NameText, w: NameWords) -> Iterator[Found]:
    """A run without titles and ordinary words: an organisation if a head is in it, else what its parts say."""
    units = _without_opening(units, t)
    if not units:
        return
    heads = [i for i, u in enumerate(units) if u.sort == "org"]
    if heads and not (len(units) == 2 and units[0].sort in {"given", "initial"}):
        yield from _organization(units, heads, t, w)
        return
    if units[0].sort == "demonym" and units[-1].sort == "word" and t.low[units[-1].first] in w.org_last:
        yield Found(units[0].first, units[-1].last, "organization")
        return
    while units and units[0].sort == "demonym":
        units = units[1:]
    yield from _parts(units, t, w)


def _without_opening(units: list[Unit], t: NameText) -> list[Unit]:
    """`Thanking Donald Trump`: a word that opens a sentence and is met in small letters too is no part of a name."""
    if len(units) < 2 or units[0].sort != "word" or not t.opens(units[0].first):
        return units
    ordinary = t.stems[units[0].first] in t.lower or units[1].sort == "demonym"
    person_after = len(units) > 2 and units[1].sort == "given"
    return units[1:] if ordinary or person_after else units


def _organization(units: list[Unit], heads: list[int], t: NameText, w: NameWords) -> Iterator[Found]:
    last = units[-1].last
    person = next((i for i in range(heads[-1] + 1, len(units)) if units[i].sort in {"given", "initial"}), None)
    if person is not None and person + 1 < len(units):
        yield from _parts(units[person:], t, w)
        last = units[person - 1].last
        units = units[:person]
    first = units[0].first
    longer = _numbered(t, _linked(t, w, last)) if last == units[-1].last and person is None else last
    alone = len(units) == 1 and longer == last
    if alone and (t.opens(first) or t.stems[first] in t.lower or t.stems[first] not in t.inner):
        return
    if alone and units[0].sort == "org":
        return
    yield Found(first, longer, "organization")


def _numbered(t: NameText, last: int) -> int:
    """`Colony No. 9`: the number belongs to the name."""
    if last + 1 < len(t.stems) and t.low[last] == "no" and t.cap[last] and t.words.word[last + 1].isdigit():
        return last + 2 if t.joined(last) and t.words.gap(last + 1) == ". " else last
    return last


def _linked(t: NameText, w: NameWords, last: int) -> int:
    """`Ministry` + `of Foreign Affairs`, `Committee` + `for State Security`: the end of the whole."""
    linked = False
    for _ in range(3):
        i = last
        while i < len(t.stems) and i - last < 2 and _is_link(t, w, i, linked) and t.joined(i):
            i += 1
        if i == last or i >= len(t.stems) or not t.joined(i) or not t.cap[i]:
            break
        low = t.low[i]
        if low in w.calendar or low in w.honorifics or t.stems[i] in w.given or t.stems[i] in w.titles:
            break
        start = i
        while i < len(t.stems) and t.joined(i) and t.cap[i] and (t.low[i] not in w.stop or _more(t, i + 1)):
            i += 1
        if i == start:
            break
        last, linked = i, True
    return last


def _more(t: NameText, i: int) -> bool:
    """`Committee for State Protection`: an ordinary word with a capital goes with the one after it."""
    return i < len(t.stems) and t.joined(i) and t.cap[i]


def _is_link(t: NameText, w: NameWords, i: int, linked: bool) -> bool:
    """`and` joins only what another link began: `Ministry of Culture and Sport`, not `the Court and Smith`."""
    return t.words.word[i] in w.org_links and (
        linked or t.words.word[i] not in w.org_ands or t.words.word[i - 1] in w.org_links
    )


def _parts(units: list[Unit], t: NameText, w: NameWords) -> Iterator[Found]:
    """Known names as they are; what lies between them is a person or waits for the rest of the text."""
    words: list[Unit] = []
    for i, unit in enumerate(units):
        if unit.sort == "demonym":
            yield from _person(words, t)
            words = []
        elif unit.sort == "known" and not _part_of_person(units, i, words, t, w.given):
            yield from _person(words, t)
            words = []
            yield Found(unit.first, unit.last, unit.kind)
        elif unit.sort == "acronym" and not words:
            follows = units[i + 1] if i + 1 < len(units) else None
            if follows and follows.sort == "word" and t.stems[follows.first] in t.suffixes:
                words.append(unit)
            else:
                yield Found(unit.first, unit.last, "organization")
        else:
            words.append(unit)
    yield from _person(words, t)


def _part_of_person(units: list[Unit], i: int, words: list[Unit], t: NameText, given: frozenset[str]) -> bool:
    """`Jordan Smith`, `Paris Hilton`, `Jack London`: a place’s name within a person’s."""
    unit = units[i]
    if unit.kind != "place" or unit.last - unit.first > 1:
        return False
    after = units[i + 1] if i + 1 < len(units) else None
    named = unit.doubtful or t.stems[unit.first] in given
    if named and after and after.sort == "word" and t.stems[after.first] not in t.heads:
        return True
    return bool(words) and words[-1].sort in {"given", "initial"} and len(words) < 3


def _person(words: list[Unit], t: NameText) -> Iterator[Found]:
    while words and words[-1].sort == "initial" and not t.words.word[words[-1].first].count(".") > 1:
        words = words[:-1]
    if not words:
        return
    first, last = words[0].first, words[-1].last
    named = [i for i, u in enumerate(words) if u.sort in {"given", "initial"}]
    if len(words) == 1:
        if words[0].sort != "initial":
            yield Found(first, last, None, words[0].sort == "given")
    elif named and named[0] <= 1 and len(words) <= 6:
        if t.stems[words[-1].first] in t.places and len(words) == 2:
            yield Found(first, last, None)  # Rose Square
            return
        if named[0] == 1 and len(words) > 2 and not t.low[last - 1].endswith(PATRONYMIC):
            first = words[1].first
        yield Found(first, last, "person", True)
    else:
        yield Found(first, last, None)
