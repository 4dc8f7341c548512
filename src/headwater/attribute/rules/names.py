"""Names of people, organisations, places and outlets, by rule: capitals, known names, and the company they keep.

Three passes over the words: what is known or set in quotation marks is settled first; then runs of capitalised words
fall apart into names; a name that shows no kind gets the kind that the whole text gives its words, or is dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from headwater.attribute.rules.names_phrases import NameText, prepare
from headwater.attribute.rules.names_runs import Found, names_in, runs
from headwater.attribute.rules.names_words import NameWords, name_words
from headwater.records import Article, Name, NameKind, Span
from headwater.wordforms import tokens

Score = dict[NameKind, float]

MOST_NAMES = 60_000
"""Names looked at in one text: what has more is a list or an attack, and a document may cost ten seconds."""

SURE = 2.0
"""Below this two words of which one is met in small letters too (`Clean Power Plan`) are no person."""

BESIDE = frozenset(("", *"«“„\"‘'("))
"""What may stand between a name and the word before it that tells its kind: a comma or full stop parts them."""

ENOUGH = 1.0
"""Evidence below this leaves a word that only opens a sentence out: a capital there proves nothing."""


def find(article: Article) -> tuple[Name, ...]:
    """The names in an article's text, in order, none overlapping; empty where its language has no lists."""
    w = name_words(article.read_in or article.language or "")
    if w is None:
        return ()
    t = prepare(tokens(article.text), w, article.outlet.name if article.outlet else None)
    found = list(islice((f for run in runs(t, w) for f in names_in(run, t, w)), MOST_NAMES))
    found.sort(key=lambda f: f.first)
    return tuple(_in_order(_settled(found, t, w), t))


def _in_order(found: Iterable[tuple[int, int, NameKind]], t: NameText) -> Iterator[Name]:
    end = 0
    for first, last, kind in found:
        if first >= end:
            yield Name(Span(t.words.start[first], t.words.end[last - 1]), kind)
            end = last


def _settled(found: list[Found], t: NameText, w: NameWords) -> Iterator[tuple[int, int, NameKind]]:
    pool = _pool(found, t, w)
    surnames = {t.stems[f.last - 1] for f in found if f.kind == "person" and f.last - f.first > 1}
    for f in found:
        if f.kind == "thing":
            continue
        if f.kind is not None:
            yield f.first, f.last, f.kind
            continue
        if f.last - f.first > 1 and t.opens(f.first) and _second_is_known(f, t, surnames):
            f = Found(f.first + 1, f.last, None)
        kind = _by_words(f, t, w) or (None if _one_of_many(f, t, w) else _kind(f, t, pool, surnames, w))
        if kind:
            yield f.first, f.last, kind


def _one_of_many(f: Found, t: NameText, w: NameWords) -> bool:
    """`a Silent Flight`: several words that nothing makes a name, with capitals because they are a title."""
    return f.last - f.first > 1 and f.first > 0 and t.joined(f.first) and t.low[f.first - 1] in w.indefinite


def _by_words(f: Found, t: NameText, w: NameWords) -> NameKind | None:
    """What the first or last word of a longer name without a given name says: `Daily Banner`, `Rose Square`."""
    if _foreign(f, t) and (t.low[f.last - 1] in w.outlet_last or _says(f, t, w)):
        return "outlet"
    if f.last - f.first < 2 or f.given or not w.org_last:
        return None
    first, last = t.low[f.first], t.low[f.last - 1]
    by_acronym = last in w.acronym_outlets and t.words.word[f.first].isupper()
    if last in w.outlet_last or first in w.outlet_first or by_acronym:
        return "outlet"
    if last in w.org_last:
        return "organization"
    return "place" if t.stems[f.last - 1] in w.place_heads or t.stems[f.first] in w.place_heads else None


def _foreign(f: Found, t: NameText) -> bool:
    """A name in Latin letters beside words that are not: in Cyrillic news these are papers and firms, people seldom."""
    beside = [i for i in (f.first - 1, f.last) if 0 <= i < len(t.low) and t.low[i].isalpha()]
    latin = all(t.low[i][0].isascii() for i in range(f.first, f.last) if t.low[i].isalpha())
    return latin and bool(beside) and all("\u0400" <= t.low[i][0] <= "\u04ff" for i in beside)


def _says(f: Found, t: NameText, w: NameWords) -> bool:
    """True right beside a verb by which outlets tell something: `пише The Northern Ledger`."""
    before = f.first > 0 and t.joined(f.first) and t.low[f.first - 1] in w.speech
    return before or (f.last < len(t.low) and t.joined(f.last) and t.low[f.last] in w.speech)


def _second_is_known(f: Found, t: NameText, surnames: set[str]) -> bool:
    """`Встретив Макрона`, with Макрон met elsewhere under a full name: the first word only opens the sentence."""
    return f.last - f.first == 2 and t.stems[f.first + 1] in surnames and t.stems[f.first] not in t.inner


def _pool(found: list[Found], t: NameText, w: NameWords) -> dict[str, Score]:
    """For each stem, the evidence of all its mentions together."""
    pool: dict[str, Score] = defaultdict(lambda: defaultdict(float))
    for f in found:
        last = t.stems[f.last - 1]
        if f.kind == "person" and f.last - f.first > 1:
            pool[last]["person"] += 3
        elif f.kind == "place" and f.last - f.first == 1:
            pool[last]["place"] += 3
        elif f.kind is None:
            for kind, score in _evidence(f, t, w):
                pool[last][kind] += score
    return pool


def _evidence(f: Found, t: NameText, w: NameWords) -> Iterator[tuple[NameKind, float]]:
    """What the words around a name, and its own letters, say about its kind. Weights set on development texts."""
    words = t.words.word
    before = words[f.first - 1] if f.first and t.words.gap(f.first).strip(" \u00a0") in BESIDE else ""
    low, stem = (t.low[f.first - 1], t.stems[f.first - 1]) if before else ("", "")
    after = t.low[f.last] if f.last < len(words) else ""
    if w.article and not before and (f.first > 1) and _apposed(f, t, w):
        yield "organization", 2.5
    if low in w.honorifics:
        yield "person", 4
    elif stem in w.titles:
        yield "person", 1.5
    elif stem in w.outlet_nouns:
        yield "outlet", 2.5
    elif stem in w.org_nouns or stem in w.org_heads:
        yield "organization", 2.5
    elif stem in w.place_nouns:
        yield "place", 3
    elif low in w.place_prepositions and after != "s":
        yield "place", 1.2
    if w.article and low == w.article:
        yield "person", -2
        yield "organization", 0.8 if f.last - f.first > 1 else 0.4
    if after in w.speech or low in w.speech:
        if w.org_last and f.last - f.first == 1 and not f.given and not _in_full(f, t):
            yield "organization", 1.0  # people are introduced with their full name, firms and papers are not
        else:
            yield "person", 1.2
    elif f.last < len(words) and t.cap[f.last] and t.joined(f.last) and t.stems[f.last] in w.titles:
        yield "organization", 1.5
    yield from _letters(f, t, w)


def _apposed(f: Found, t: NameText, w: NameWords) -> bool:
    """True for a name between commas behind the noun of a body: `the regulator, Enreg, said`."""
    at = f.first - 1
    if t.words.gap(f.first).strip() != "," or t.stems[at] not in w.org_nouns:
        return False
    the = next((k for k in range(at - 1, max(-1, at - 3), -1) if t.low[k] == w.article), None)
    if the is None or not all(t.joined(k) for k in range(the + 1, at + 1)):
        return False
    called = not the or not t.joined(the) or t.low[the - 1] not in w.org_links  # "the head of the club, Ada Vint,"
    closed = f.last >= len(t.low) or t.words.gap(f.last).strip()[:1] in {",", "."}
    return called and closed


def _in_full(f: Found, t: NameText) -> bool:
    """True where the word is met after another with a capital, as a surname is after a given name."""
    return t.stems[f.first] in t.surnames or t.stems[f.first] in t.seconds


def _letters(f: Found, t: NameText, w: NameWords) -> Iterator[tuple[NameKind, float]]:
    word = t.words.word[f.last - 1]
    low = t.low[f.last - 1]
    if t.stems[f.last - 1] in w.leaders:
        yield "person", 3
    if f.given:
        yield "person", 1.5
    if len(low) > 4 and low.endswith(w.surname_endings):
        yield "person", 0.8
    if len(low) > 4 and low.endswith(w.place_endings):
        yield "place", 0.7
    if t.stems[f.last - 1] in t.lands:
        yield "place", 2
    elif f.last - f.first == 1 and len(low) > 4 and low.endswith(w.country_endings) and not f.given:
        yield "place", 1.3
    if (
        not word.isupper()
        and any(c.isupper() for c in word[1:])
        and "-" not in word
        and "'" not in word
        and "’" not in word
    ):
        yield "organization", 1.5
    if f.last - f.first in {2, 3}:
        yield "person", 0.9


def _kind(f: Found, t: NameText, pool: dict[str, Score], surnames: set[str], w: NameWords) -> NameKind | None:
    last = t.stems[f.last - 1]
    score = pool.get(last, {})
    if last in surnames:
        return "person"
    best = max((k for k in score if score[k] > 0), key=lambda k: score[k], default=None)
    if f.last - f.first == 1:
        if t.opens(f.first) and last not in t.inner and (best is None or score[best] < ENOUGH):
            return None
        if t.low[f.first] in w.stop or (last in t.lower and t.opens(f.first)):
            return None
    elif not f.given and any(t.stems[i] in t.lower for i in range(f.first, f.last)) and best == "person":
        return None if score["person"] < SURE else "person"
    if best is None and last in t.lower:
        return None
    return best or (w.unknown if f.last - f.first == 1 else "organization")
