"""Names that small letters and quotation marks give away, and the stretches where capitals mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from headwater.attribute.rules.names_words import NameWords
from headwater.gazetteer import Hit
from headwater.records import NameKind
from headwater.wordforms import Tokens, fold, tokens

UnitKind = NameKind | Literal["thing"]
"""A thing (a pipeline, a prize) is settled like a name and then left out."""

_QUOTED = re.compile(r"(?<!\w)[«„“\"]([^«»„“”\"\n]{2,60})[»”“\"](?!\w)")
_TITLED = re.compile(r"[«„“\"]([^«»„“”\"\n]{12,250})[»”“\"]")
_LINE = re.compile(r"[^\n]+")
_OPENERS = frozenset('.!?…\n:;«„“"•–—-*”»)(')
_OPENING = frozenset('(«“"„')
DASHES = frozenset((" — ", " – ", " - ", " -- "))
SHORTEST_ROOT = 4
"""Letters that a place shares with its adjective."""
_SENTENCE_END = (".", "!", "?", ",", "…", ";", ":")


@dataclass(slots=True)
class NameText:
    """A text as the name rules see it: its tokens, their stems, and what has been settled so far.

    `low` is folded. `cap[i]`: token i begins with a capital. `loud[i]`: it stands in a heading or title, where a
    capital means nothing.
    `lower`: stems seen in small letters; `inner`: seen with a capital where nothing but a name asks for one.
    `pairs`: two words that stood so side by side, `seconds`: what stood second anywhere; `surnames`: what stood after a
    given name or a title such as Mrs.
    `demonyms`: folded adjectives of places that only the text knows; `lands`: the stems of these places.
    `heads`, `places`, `suffixes`: stems that a name with a possessive, of a place, with an acronym may end in.
    `units` are names settled before the runs are read: first token -> (token after the last, kind, doubtful).
    """

    words: Tokens
    low: list[str]
    stems: list[str]
    cap: list[bool]
    loud: list[bool]
    lower: set[str]
    inner: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    seconds: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    heads: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    units: dict[int, tuple[int, UnitKind, bool]] = field(default_factory=dict)

    def opens(self, i: int) -> bool:
        """True where token i stands where any word would have a capital."""
        if i == 0:
            return True
        gap = self.words.gap(i)
        return gap in _OPENING or (len(gap) > 1 and any(c in _OPENERS for c in gap))

    def joined(self, i: int) -> bool:
        """True where only a space stands between token i and the one before it."""
        return self.words.gap(i) in {" ", "\u00a0", "\u2009"}


def prepare(words: Tokens, w: NameWords, outlet: str | None = None) -> NameText:
    """The tokens of a text with stems and capitals; known names, set phrases and the printing outlet settled."""
    stems = [w.stem(word) for word in words.word]
    cap = [word[0].isupper() for word in words.word]
    lower = {s for s, c in zip(stems, cap, strict=True) if not c}
    t = NameText(words, [fold(word) for word in words.word], stems, cap, _loud(words, cap, w), lower)
    t.places = w.place_heads
    t.heads, t.suffixes = w.org_heads | w.place_heads, w.outlet_last | w.org_last
    t.inner = {s for i, s in enumerate(stems) if cap[i] and not t.loud[i] and not t.opens(i)}
    for i in range(1, len(cap)):
        if cap[i] and cap[i - 1] and t.joined(i) and not t.loud[i]:
            _note_pair(t, w, i)
    _settle_known(t, w)
    _note_demonyms(t, w)
    _settle(t, _dateline(t))
    if outlet:
        _settle(t, _own_name(t, tokens(outlet).word))
    if w.lower_heads:
        _settle(t, _lower_heads(t, w))
    if w.quoted_names:
        _settle(t, _quoted(t, w))
    return t


def _note_pair(t: NameText, w: NameWords, i: int) -> None:
    if t.stems[i - 1] in w.given or t.low[i - 1] in w.honorifics:
        t.surnames.add(t.stems[i])
    t.seconds.add(t.stems[i])
    if not t.opens(i - 1):
        t.pairs.add((t.stems[i - 1], t.stems[i]))


def _merely_opens(t: NameText, i: int, length: int) -> bool:
    """`Мост закрыт`, where the outlet is `Мост` and the text has bridges: the capital may be the sentence’s."""
    return length == 1 and t.opens(i) and t.stems[i] in t.lower and t.words.gap(i)[-1:] not in set('«„“"')


def _note_demonyms(t: NameText, w: NameWords) -> None:
    """`Tolmish` where the text has `Tolm`, `Varesnian` where it has `Varesnia`: adjectives and their places."""
    if not w.demonym_endings:
        return
    capitals = {low: stem for low, stem, cap in zip(t.low, t.stems, t.cap, strict=True) if cap}
    followed = {second for _, second in t.pairs}
    for low, stem in capitals.items():
        if stem in t.surnames or stem in w.given:
            continue
        for ending in w.demonym_endings:
            root = low.removesuffix(ending)
            if root == low or len(root) < SHORTEST_ROOT:
                continue
            land = next((root + tail for tail in w.country_tails if root + tail in capitals and root + tail != low), "")
            if land and capitals[land] not in w.given and land not in w.stop:
                t.demonyms.add(low)
                t.lands.add(capitals[land])
            elif ending in w.country_adjectives and stem not in followed and stem not in t.lower:
                t.demonyms.add(low)
            break


def _dateline(t: NameText) -> Iterator[tuple[int, int, UnitKind]]:
    """`VASKILA, June 3`, `VASKILA (Newswire) —`: capitals that open a paragraph."""
    for i in range(len(t.stems)):
        if (i and "\n" not in t.words.gap(i)) or not _shouted(t.words.word[i]):
            continue
        last = i + 1
        while last < len(t.stems) and last - i < 3 and t.joined(last) and _shouted(t.words.word[last]):
            last += 1
        if last >= len(t.stems):
            return
        gap = t.words.gap(last)
        dated = gap == ", " and (t.cap[last] or t.words.word[last].isdigit())
        if dated or gap.startswith(" (") or gap in DASHES:
            yield i, last, "place"


def _shouted(word: str) -> bool:
    return len(word) > 3 and word.isupper() and word.replace("-", "").isalpha()


def _own_name(t: NameText, name: list[str]) -> Iterator[tuple[int, int, UnitKind]]:
    """Where the text names the outlet that prints it."""
    if not name or not any(word[0].isupper() for word in name):
        return
    for i, word in enumerate(t.words.word):
        if word == name[0] and t.words.word[i : i + len(name)] == name and not _merely_opens(t, i, len(name)):
            yield i, i + len(name), "outlet"


def _settle_known(t: NameText, w: NameWords) -> None:
    i = 0
    while i < len(t.stems):
        hit = w.known.match(t.words, i, t.stems)
        if hit and _means_it(hit, t, w):
            first, last = _with_country(hit, t, w) if hit.known.generic else (hit.first, hit.last)
            t.units[first] = (last, hit.known.kind, hit.doubtful)
            i = last
        else:
            i += 1


def _with_country(hit: Hit, t: NameText, w: NameWords) -> tuple[int, int]:
    """`МИД Польши`, `Polish Foreign Ministry`, `Lietuvos užsienio reikalų ministerija`: whose it is belongs to it."""
    first, last = hit.first, hit.last
    if last < len(t.stems) and t.joined(last) and t.cap[last]:
        after = w.known.match(t.words, last, t.stems)
        if after and after.known.kind == "place" and not after.doubtful and w.country_after:
            return first, after.last
    if first and t.joined(first) and t.low[first - 1] in w.known.demonyms:
        return first - 1, last
    before = next((s for s in range(max(0, first - 3), first) if s in t.units and t.units[s][0] == first), None)
    if before is not None and t.joined(first) and t.units[before][1] == "place" and w.country_first:
        return before, last
    return first, last


def _means_it(hit: Hit, t: NameText, w: NameWords) -> bool:
    """An alias in ordinary words needs a sign that the outlet is meant; places are left to the runs."""
    after_link = hit.first and t.low[hit.first - 1] in w.org_links and t.joined(hit.first)
    if after_link and all(low in w.portfolios for low in t.low[hit.first : hit.last]):
        return False  # `Ministry of Foreign Affairs`, not the magazine
    if hit.last - hit.first == 1 and not w.article and t.opens(hit.first) and t.low[hit.first] in w.several:
        return False  # `Политики`: politicians, not Politico in a case
    if not hit.doubtful or hit.known.kind == "place":
        return True
    before = t.words.gap(hit.first)[-1:]
    if before and before in '«„“"' and t.words.text[t.words.end[hit.last - 1] :][:1] in {"»", "“", "”", '"'}:
        return True
    if hit.first and t.stems[hit.first - 1] in w.org_nouns:
        return True
    return hit.known.kind == "outlet" and not t.opens(hit.first) and _speaks(t, hit, w)


def _speaks(t: NameText, hit: Hit, w: NameWords) -> bool:
    after = t.low[hit.last] if hit.last < len(t.stems) else ""
    before = t.low[hit.first - 1]
    return after in w.speech or before in w.speech


def _settle(t: NameText, found: Iterator[tuple[int, int, UnitKind]]) -> None:
    """Adds phrases to the units; a longer phrase swallows what lies wholly inside it, and yields to what crosses it."""
    for first, last, kind in found:
        inside = [i for i in range(first, last) if i in t.units]
        if any(t.units[i][0] > last for i in inside):
            continue
        if any(s < first < t.units[s][0] for s in range(max(0, first - 8), first) if s in t.units):
            continue
        for i in inside:
            if (i, t.units[i][0]) == (first, last):
                kind = t.units[i][1]
            del t.units[i]
        t.units[first] = (last, kind, False)


def _lower_heads(t: NameText, w: NameWords) -> Iterator[tuple[int, int, UnitKind]]:
    """`Верховный суд`, `министерство обороны`, `Lietuvos žurnalistų sąjunga`: a head with what belongs to it."""
    end = 0
    for i, s in enumerate(t.stems):
        if i < end or s not in w.org_heads or t.loud[i] or i in t.units:
            continue
        first, last = _leftwards(t, i, w), _rightwards(t, i + 1, w)
        if not t.cap[first] and last - i < 2:
            continue
        if last - first < 2 or (t.opens(first) and first < i and not _firm(t, first, i, last)):
            continue
        end = last
        yield first, last, "organization"


def _leftwards(t: NameText, head: int, w: NameWords) -> int:
    i = head
    while i and head - i < 4 and t.joined(i) and not t.cap[i]:
        word = t.low[i - 1]
        if not (word.endswith(w.adjective_endings) and len(word) > 4) or word in w.stop:
            break
        i -= 1
    return i if t.cap[i] else head


def _firm(t: NameText, first: int, head: int, last: int) -> bool:
    """At the start of a sentence any adjective has a capital: `Новая компания` is no name, unless more goes with it."""
    if last > head + 1:
        return True
    return t.stems[first] in t.inner and t.stems[first] not in t.lower


def _rightwards(t: NameText, i: int, w: NameWords) -> int:
    last = i
    while i < len(t.stems) and i - last < 3 and t.joined(i):
        word = t.low[i]
        if t.stems[i] in w.org_words and word not in w.org_links:
            last = i + 1
        elif word not in w.org_links:
            break
        i += 1
    if last < len(t.stems) and t.joined(last) and last in t.units and t.units[last][1] == "place" and t.cap[last - 1]:
        last = t.units[last][0]
    return last


def _quoted(t: NameText, w: NameWords) -> Iterator[tuple[int, int, UnitKind]]:
    """`«Вясна»`, `газета "Новый час"`: a short name in quotation marks."""
    for found in _QUOTED.finditer(t.words.text):
        first, last = t.words.at(found.start(1)), t.words.at(found.end(1))
        if not 0 < last - first <= 6 or not t.cap[first] or found.group(1).rstrip().endswith(_SENTENCE_END):
            continue
        before = _noun_before(t, first, w)
        called = before in w.org_nouns or before in w.org_heads  # "the company «Port» says": no outlet
        if before in w.outlet_nouns or (not called and _reports(t, first, last, w)):
            yield first, last, "outlet"
        elif called or _alone(t, first, last, w):
            yield first, last, "organization"


def _noun_before(t: NameText, first: int, w: NameWords) -> str:
    """The stem before a name, or of the noun on which words of a body's field hang: `organizacja | praw człowieka`."""
    at = first - 1
    while at > 0 and t.joined(at) and t.stems[at] in w.org_words and t.stems[at] not in w.org_nouns:
        at -= 1
    return t.stems[at] if at >= 0 and (at == first - 1 or t.stems[at] in w.org_nouns | w.org_heads) else ""


def _reports(t: NameText, first: int, last: int, w: NameWords) -> bool:
    """`паведамляе «Вечаровы ганец»`, `„Gazeta Wieczorna” podała`: a name between marks beside a verb of saying."""
    if last - first > 4:
        return False
    before, after = t.words.gap(first), t.words.gap(last) if last < len(t.stems) else ""
    if first and len(before) == 2 and before[0] == " " and t.low[first - 1] in w.speech:
        return not after.startswith(("»,", "”,", '",', "“,")) or "." not in after
    if not (len(after) == 2 and after[1] == " " and last < len(t.stems)):
        return False
    return t.low[last] in w.speech or bool(w.prints.fullmatch(t.low[last]))


def _alone(t: NameText, first: int, last: int, w: NameWords) -> bool:
    """No noun before it: every word has a capital, no ordinary one, and no colon or comma leads into it."""
    if last - first > 3 or not all(t.cap[first:last]) or ":" in t.words.gap(first) or "," in t.words.gap(first):
        return False
    return all(t.low[i] not in w.stop and t.stems[i] not in t.lower for i in range(first, last))


def _loud(words: Tokens, cap: list[bool], w: NameWords) -> list[bool]:
    """Which tokens stand in a line or a quoted title where most words have capitals, or in a shouted line."""
    loud = [False] * len(cap)
    for pattern in (_LINE, _TITLED):
        for found in pattern.finditer(words.text):
            first, last = words.at(found.start()), words.at(found.end())
            titled = _is_title(words, cap, first, last, w)
            if titled or (pattern is _LINE and _is_shouted(words, first, last)):
                loud[first:last] = [True] * (last - first)
    return loud


def _is_shouted(words: Tokens, first: int, last: int) -> bool:
    """`FULL TEXT.`: a short line in capitals."""
    return 0 < last - first < 4 and all(w.isupper() and len(w) > 2 for w in words.word[first:last])


def _is_title(words: Tokens, cap: list[bool], first: int, last: int, w: NameWords) -> bool:
    """Most words have a capital, more than names and days of the week account for, and it is no list of names."""
    if not 4 <= last - first <= 40:
        return False
    high = low = 0
    for i in range(first, last):
        word = words.word[i]
        if cap[i]:
            high += i > first and len(word) > 3 and w.stem(word) not in w.given and word.lower() not in w.calendar
        else:
            low += len(word) > 2 and word[0].isalpha() and word not in w.small
    commas = words.text.count(",", words.start[first], words.end[last - 1])
    return high >= 4 and high > 3 * low and commas * 4 < last - first
