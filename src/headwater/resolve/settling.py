"""Bodies and outlets that were taken for somebody, or for each other, by what the text sets beside their names.

A name says little of whose it is: "Carewell" may be anybody's, «Орион» a paper or a club. What stands beside it does
("the company that runs the port", "клуб «Орион»"), and one place is enough for all others. Names in such a place that
nobody marked are added.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater import lexicon
from headwater.records import Name, NameKind, Span
from headwater.resolve.publishers import has_outlet_word
from headwater.resolve.scene import Scene
from headwater.resolve.spelling import is_given
from headwater.wordforms import stemmer, tokens

Sort = Literal["body", "outlet", "person"]
LONGEST = 4
"""Words of a name that nobody marked, at most."""
ASIDE = 6
"""Words in apposition up to its noun, at most."""
CLOSED = 14
"""Words of an apposition up to the comma that closes it, at most."""
BEFORE = 2
"""Words before a name among which its noun stands."""
SHORTEST = 3
"""Letters of a name that nobody marked."""
_OPEN, _CLOSE = frozenset('«„“"'), frozenset('»”“"')


@dataclass(frozen=True, slots=True)
class _Nouns:
    """What sort each noun of a language tells, by its stem or by the stems of two words."""

    sorts: dict[str, Sort]
    leads: bool
    articles: frozenset[str]
    things: frozenset[str]
    ties: frozenset[str]
    behind: frozenset[str]
    joins: frozenset[str]
    past: tuple[str, ...]
    of_many: tuple[str, ...]
    ends: frozenset[str]
    no_names: frozenset[str]


def settle(s: Scene, names: Iterable[Name]) -> list[Name]:
    """The names with kinds as the text calls them, and those in apposition that were missed, in order."""
    names = [*names]
    home = _stems(s, s.article.outlet.name) if s.article.outlet else ()
    nouns = _nouns(s.article.read_in or s.article.language or "")
    told: dict[tuple[str, ...], set[Sort]] = {}
    for name in names:
        if _key(s, name) != home and (sorts := set(_told(s, nouns, name))):
            told.setdefault(_key(s, name), set()).update(sorts)
    surnames = {_key(s, n)[-1] for n in names if n.kind == "person" and _in_full(s, n)}
    found = [_settled(s, nouns, name, told.get(_key(s, name), set()), surnames) for name in names]
    taken = sorted(name.span for name in names)
    missed = [n for n in _missed(s, nouns) if _free(n.span, taken)]
    return sorted([*found, *missed], key=lambda n: n.span) if missed else found


def _free(span: Span, taken: list[Span]) -> bool:
    """True where none of the spans, which are in order and apart from each other, overlaps this one."""
    n = bisect_left(taken, span)
    return not any(span.overlaps(other) for other in taken[max(0, n - 1) : n + 1])


def _settled(s: Scene, nouns: _Nouns, name: Name, told: set[Sort], surnames: set[str]) -> Name:
    text = name.span.of(s.article.text)
    if s.lists.known.find(text) and name.kind != "person":
        return name
    kind: NameKind | None = None
    if name.kind == "person" and "person" not in told:
        told = set() if _in_full(s, name) else told
        kind = "outlet" if "outlet" in told else "organization" if told or _ends_as_body(s, nouns, name) else None
    elif name.kind == "outlet" and not told and _is_surname(s, name, surnames):
        kind = "person"
    elif name.kind == "outlet" and told == {"body"} and not has_outlet_word(text, s.article.read_in or ""):
        kind = "organization"
    elif name.kind == "place" and told == {"outlet"}:
        kind = "outlet"
    return Name(name.span, kind) if kind else name


def _is_surname(s: Scene, name: Name, surnames: set[str]) -> bool:
    """True for the surname of somebody named in full, taken for an outlet's name and not set in quotation marks."""
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    return last - first == 1 and s.stems[first] in surnames and not _in_quotes(s, first, last)


def _in_full(s: Scene, name: Name) -> bool:
    """True for somebody's name with a given name that we know."""
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    return last - first > 1 and is_given(s.words.word[first], s.article.read_in) and not _in_quotes(s, first, last)


def _told(s: Scene, nouns: _Nouns, name: Name) -> Iterator[Sort]:
    """What sorts the words beside one mention tell."""
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    if first >= last:
        return
    if (sort := _before(s, nouns, first, last, name)) or (sort := _behind(s, nouns, first, last)):
        yield sort


def _before(s: Scene, nouns: _Nouns, first: int, last: int, name: Name) -> Sort | None:
    """What the noun before a name in quotation marks says, or before what was taken for an outlet's."""
    quoted = _in_quotes(s, first, last)
    if not quoted and name.kind != "outlet":
        return None
    near = [i for i in range(first - 1, max(-1, first - 1 - BEFORE), -1) if _runs(s, i, first)]
    if not near or not (s.words.word[near[0]][0].islower() or _opens(s, near[0])):
        return None
    sort = _sort(s, nouns, near[0])
    if sort in (None, "person") and len(near) > 1 and s.low[near[0]].endswith(nouns.of_many):
        sort = _sort(s, nouns, near[1])  # "Профспілка | льотчиків «Крило»"
    return None if sort == "person" else sort


def _opens(s: Scene, i: int) -> bool:
    """True for the first word of a sentence."""
    return i == 0 or s.sentence[i] != s.sentence[i - 1]


def _runs(s: Scene, i: int, first: int) -> bool:
    """True where no mark stands between token i and a name but the one that opens its quotation."""
    between = s.article.text[s.words.end[i] : s.words.start[first]]
    return not set(between) & set(",;:.()—–") and "\n" not in between


def _behind(s: Scene, nouns: _Nouns, first: int, last: int) -> Sort | None:
    """What an apposition behind a name says: ", a Stavian news agency,"; not of a name that hangs on a preposition."""
    if first and s.joined(first) and (s.low[first - 1] in s.lists.prepositions or s.stems[first - 1] in s.lists.heads):
        return None
    gap = s.words.gap(last) if last < len(s.low) else ""
    if gap.lstrip('»”“"') != ", ":
        return None
    return _apposed(s, nouns, last, s.ends_frame(first))


def _apposed(s: Scene, nouns: _Nouns, i: int, framed: bool = False) -> Sort | None:
    """What an apposition from token i on calls whoever stands before it, where a comma closes it."""
    if nouns.articles and s.low[i] not in nouns.articles:
        return "body" if s.low[i] in nouns.things else None
    i += bool(nouns.articles)
    run = _run(s, nouns, i)
    for n, k in enumerate(run):
        sort = _sort(s, nouns, k)
        if sort is None and (n and not nouns.articles) and not _agrees(s, k):
            return None  # "X, potwierdziła policja"
        if sort and (_goes_on(s, nouns, run[n:], framed) if nouns.leads else _is_last(s, nouns, run, n)):
            return sort
        if sort and nouns.leads:
            return None
        if nouns.leads and not sort and not _agrees(s, k):
            return None
    return None


def _is_last(s: Scene, nouns: _Nouns, run: list[int], n: int) -> bool:
    """True for the last noun of an apposition, or one with a participle behind it: "the company based in Marne"."""
    if n + 1 == len(run):
        return True
    behind = run[n + 1]
    hangs = behind + 1 < len(s.low) and s.low[behind + 1] in s.lists.prepositions
    return bool(nouns.articles) and s.low[behind] in nouns.behind and hangs


def _goes_on(s: Scene, nouns: _Nouns, run: list[int], framed: bool) -> bool:
    """False where a clause begins with the noun that opens this part of an apposition: "партия которого", "суд
    установил"; behind whoever says what follows also where the verb comes later: "по словам Дуба, суд города решил"."""
    noun = run[0]
    if noun + 1 >= len(s.low) or s.words.gap(noun + 1).strip():
        return True
    behind = (noun + 1, *run[1:]) if framed else (noun + 1,)
    return s.low[noun + 1] not in s.lists.relatives and not any(_says(s, nouns, k) for k in behind)


def _says(s: Scene, nouns: _Nouns, i: int) -> bool:
    """True for a verb of speech, or one in the past."""
    return s.low[i] in s.lists.speech or (s.words.word[i][0].islower() and s.low[i].endswith(nouns.past))


def _run(s: Scene, nouns: _Nouns, i: int) -> list[int]:
    """The tokens of an apposition from i on, up to what hangs on its noun; none where no comma closes it."""
    run: list[int] = []
    hung = False
    for k in range(i, min(i + CLOSED, len(s.low))):
        gap = s.words.gap(k)
        if k > i and s.sentence[k] != s.sentence[i]:
            return []
        if (k > i and gap[:1] == ",") or gap.strip()[:1] in ("—", "–"):
            return run
        if not hung and s.low[k] in nouns.joins:
            return []  # "Moreau, the government and the church, in May" is a list
        hung = hung or s.low[k] in s.lists.prepositions or s.low[k] in s.lists.relatives or s.low[k] in nouns.ties
        if not hung and len(run) < ASIDE:
            run.append(k)
    return []


def _agrees(s: Scene, i: int) -> bool:
    """True for a word that ends as adjectives do."""
    return s.low[i].endswith(s.lists.adjective_endings or ("\0",)) and s.low[i] not in s.lists.speech


def _sort(s: Scene, nouns: _Nouns, i: int) -> Sort | None:
    """What sort the noun at token i tells, alone or with the word beside it."""
    if i and s.joined(i) and (both := nouns.sorts.get(f"{s.stems[i - 1]} {s.stems[i]}")):
        return both
    if sort := nouns.sorts.get(s.stems[i]):
        return sort
    return "person" if s.stems[i] in s.lists.heads or s.stems[i] in s.lists.beside.kin else None


def _ends_as_body(s: Scene, nouns: _Nouns, name: Name) -> bool:
    """True for what ends as the names of bodies do: "Dalbrook Transit"; with one given name only in three words or
    more, as in "Marine Safety Board"."""
    first, last = s.words.at(name.span.start), s.words.at(name.span.end)
    if last - first < 2 or not s.words.word[last - 1][0].isupper() or s.low[last - 1] not in nouns.ends:
        return False
    given = sum(is_given(s.words.word[i], s.article.read_in) for i in range(first, last - 1))
    return given == 0 or (given == 1 and last - first > 2)


def _missed(s: Scene, nouns: _Nouns) -> Iterator[Name]:
    """Names in capitals that open a sentence with an apposition behind them: "Tessel, the Vaskian state agency,"."""
    if not nouns.articles:
        return
    for i in range(len(s.low)):
        if not _opens(s, i) or len(s.low[i]) < SHORTEST or s.low[i] in nouns.no_names:
            continue
        last = i
        while last < min(len(s.low), i + LONGEST) and s.words.word[last][0].isupper() and (last == i or s.joined(last)):
            last += 1
        if last == i or last >= len(s.low) or s.words.gap(last) != ", " or s.low[last] not in nouns.articles:
            continue
        if (sort := _apposed(s, nouns, last)) in ("body", "outlet"):
            yield Name(s.span(i, last), "outlet" if sort == "outlet" else "organization")


def _in_quotes(s: Scene, first: int, last: int) -> bool:
    text, start, end = s.article.text, s.words.start[first], s.words.end[last - 1]
    return start > 0 and text[start - 1] in _OPEN and text[end : end + 1] in _CLOSE and end < len(text)


def _stems(s: Scene, name: str) -> tuple[str, ...]:
    return tuple(map(s.lists.stem, tokens(name).word))


def _key(s: Scene, name: Name) -> tuple[str, ...]:
    return tuple(s.stems[s.words.at(name.span.start) : s.words.at(name.span.end)])


@cache
def _nouns(language: str) -> _Nouns:
    table, names = lexicon.load(language, "sources"), lexicon.load(language, "names")
    cut = stemmer(language)
    sorts: dict[str, Sort] = {}
    for sort in ("outlet", "body"):
        for noun in table.get(sort, ()):
            sorts.setdefault(" ".join(map(cut, noun.split())), sort)
    sorts.update((cut(noun), "outlet") for noun in table.get("interlocutor", ()))  # "сказал собеседник «Курса»"
    for noun in table.get("document", ()):
        sorts.pop(" ".join(map(cut, noun.split())), None)
    articles = ("a", "an", "the") if table.get("articles") else ()
    small = f"{names.get('stop', '')} {names.get('calendar', '')}".split()
    return _Nouns(
        sorts,
        bool(table.get("head_leads")),
        frozenset(articles),
        frozenset(table.get("things", ()) if articles else ()),
        frozenset(table.get("relative_close", ())),
        frozenset(names.get("participles", "").split()),
        frozenset(names.get("joins", "").split()),
        tuple(lexicon.load(language, "calendar").get("tense", {}).get("past_endings", "").split()) or ("\0",),
        tuple(names.get("of_many", "").split()) or ("\0",),
        frozenset(f"{names['body_ends']} {names['org_heads']}".split() if "body_ends" in names else ()),
        frozenset(small),
    )
