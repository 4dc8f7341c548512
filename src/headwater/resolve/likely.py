"""What two bearers of a name have to do with each other: their names, and what was said of each.

Nothing here decides: `identity.py` does, with all bearers before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Literal

from headwater import bearers
from headwater.bearers import Bearer, Held, Reasons
from headwater.gazetteer import Known, gazetteer
from headwater.names import printed, unlike
from headwater.names.gender import told_gender
from headwater.names.likeness import Kind, Likeness, Reason
from headwater.names.parts import Shape, shape, taken_apart
from headwater.names.same import is_given
from headwater.records import Spelling
from headwater.resolve.posts import Says, compare

ALIKE = 0.7
"""From this score on two names can be one bearer's (names/likeness.py)."""
MOST = 4
"""Spellings of one bearer that are compared: the fullest of each script and language come first."""
SURELY = 0.95
"""Two persons of one article may still be one from this score on: not all forms of a name are joined there."""
OTHER, SURNAMES, MORE = 0.4, 2, 12
"""Spellings less like than this have another surname; so many such are compared too, out of so many looked at."""
COMPANY = 2
"""So many persons met beside both speak for one bearer; one alone is often somebody whom every article names."""
MET, COMPARED = 0.85, 8
"""Names of two companies from this score on are taken for one person's; of so many under the same keys."""

Stand = Literal["one", "may be one", "", "two", "never"]
"""`one`: the same post; `may be one`: the same occupation or company; `two`: roles that contradict each other;
`never`: gender, father's name or country do."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What two bearers have to do with each other. `why` is a sentence where `stand` sets them apart."""

    score: float
    reasons: Reasons
    stand: Stand
    why: str = ""

    @property
    def alike(self) -> bool:
        """True where the names can be one bearer's."""
        return self.score >= ALIKE

    @property
    def apart(self) -> bool:
        """True where the two cannot be one."""
        return self.stand in ("two", "never")


STRANGERS = Tie(0.0, (), "")
"""What those have to do with each other whose names cannot be one: how far they are from it nobody asks."""


def fullest(bearer: Bearer) -> Shape:
    """The fullest form in which the bearer is named."""
    return _form_of(bearer.kind, bearer.names)


@lru_cache(maxsize=50_000)
def _form_of(kind: Kind, names: tuple[Spelling, ...]) -> Shape:
    return bearers.fullest(kind, [s.text for s in names])


def may_be_called(bearer: Bearer, new: Bearer) -> bool:
    """True where the bearer was met under a surname alone that the newcomer bears too."""
    if bearer.kind != "person" or new.kind != "person":
        return False
    short = [s for s in bearer.names if shape(s.text) == "bare"][:MOST]
    return any(_likeness(x, y, "person").score >= ALIKE for x in short for y in _families(_compared(new)))


def strangers(new: Bearer, known: Iterable[Bearer]) -> set[str]:
    """The refs of those of whom no name can be the newcomer's, which `tie` takes many times as long to say."""
    if new.kind != "person":
        return set()
    return {b.ref for b in known if _strangers(new, b)}


def _strangers(a: Bearer, b: Bearer) -> bool:
    mine, others = a.names, b.names
    if not (_of_two_words(mine) and _of_two_words(others)):
        mine, others = _to_compare(a, b)
    return not any(_can_be_one(x, y) for x in mine for y in others)


@lru_cache(maxsize=50_000)
def _of_two_words(names: tuple[Spelling, ...]) -> bool:
    """True where all are plain full names: then those that are compared are among them, whichever they are."""
    return all(len(unlike.heard(s.text, s.language)) == 2 for s in names)


def _can_be_one(a: Spelling, b: Spelling) -> bool:
    return unlike.can_be_one(a.text, b.text, a.language, b.language)


def tie(a: Bearer, b: Bearer) -> Tie:
    """What the two have to do with each other, whichever comes first."""
    if a.kind != b.kind:
        return Tie(0.0, (), "never", "one is no " + a.kind)
    found, clash = _names(a, b)
    if found.score < ALIKE:
        return Tie(found.score, (), "")
    reasons = tuple({"part": r.part, "a": r.a, "b": r.b, "by": r.by, "weight": r.weight} for r in found.reasons)
    if clash:
        return Tie(found.score, reasons, "never", clash)
    if found.score < SURELY and _met_beside(a, b) and _met_beside(b, a):
        return Tie(found.score, reasons, "never", "one article names both")
    stand, why, more = _people(a, b) if a.kind == "person" else _known(a, b)
    return Tie(found.score, reasons + more, stand, why)


def _met_beside(a: Bearer, b: Bearer) -> bool:
    """True where somebody under one of the full names of `b` was met beside `a`, who has a full name too."""
    if fullest(a) != "full" or fullest(b) != "full":
        return False
    return not a.company.isdisjoint(s.text.casefold() for s in b.names if shape(s.text) == "full")


def _names(a: Bearer, b: Bearer) -> tuple[Likeness, str]:
    """The best of the spellings against each other, and how the fullest contradict each other, if they do."""
    mine, others = _to_compare(a, b)
    best = _best(mine, others, a.kind)
    if a.kind == "person" and best.score >= ALIKE:
        long = [(x, y) for x in mine if _long(x) for y in others if _long(y)]
        if long and all(_likeness(x, y, a.kind).score < ALIKE for x, y in long):
            return best, "their fuller names contradict each other"
    return best, ""


def _to_compare(a: Bearer, b: Bearer) -> tuple[tuple[Spelling, ...], tuple[Spelling, ...]]:
    """The spellings of both that are compared: where one has surnames alone, the surnames of the other."""
    mine, others = _compared(a), _compared(b)
    if a.kind == "person" and _all_bare(mine) != _all_bare(others):
        return _families(mine), _families(others)
    return mine, others


def _all_bare(compared: tuple[Spelling, ...]) -> bool:
    """What `fullest` says, of those that are compared: it spares reading all names of a bearer once more."""
    return all(shape(s.text) == "bare" for s in compared)


def _best(mine: Sequence[Spelling], others: Sequence[Spelling], kind: Kind) -> Likeness:
    best = Likeness(0.0)
    texts = {s.text for s in others}
    if same := next((s.text for s in mine if s.text in texts), None):
        return Likeness(1.0, (Reason("name", same, same, "the same", 1.0),))
    for one in mine:
        for other in others:
            found = _likeness(one, other, kind)
            if found.score > best.score:
                best = found
        if best.score == 1:
            break
    return best


@lru_cache(maxsize=20_000)
def _families(names: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
    """The family names alone: what a surname alone can be compared with."""
    return tuple(dict.fromkeys(replace(s, text=family) for s in names for family in _family(s.text)))


@lru_cache(maxsize=100_000)
def _family(name: str) -> tuple[str, ...]:
    return tuple(" ".join(w.text for w in way.family) for way in taken_apart(name))


def _long(name: Spelling) -> bool:
    return len(name.text.split()) > 2


def _compared(bearer: Bearer) -> tuple[Spelling, ...]:
    """The spellings that say most: for a person those of the fullest form, the longest of each language first."""
    return _telling(bearer.kind, bearer.names)


@lru_cache(maxsize=50_000)
def _telling(kind: Kind, names: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
    if kind != "person":
        return _first_of_each(names)
    best = _form_of(kind, names)
    told = tuple(s for s in names if shape(s.text) == best)
    first = _first_of_each(told)
    return (*first, *_other_surnames(first, told, names)) if best == "full" else first


def _first_of_each(names: Sequence[Spelling]) -> tuple[Spelling, ...]:
    by_language: dict[tuple[str | None, str], list[Spelling]] = {}
    for name in sorted(names, key=lambda s: (-len(s.text.split()), s.text)):
        by_language.setdefault((name.language, name.script), []).append(name)
    turns = [row[i] for i in range(MOST) for row in by_language.values() if i < len(row)]
    return tuple(turns[:MOST])


def _other_surnames(
    first: tuple[Spelling, ...], full: tuple[Spelling, ...], names: tuple[Spelling, ...]
) -> tuple[Spelling, ...]:
    """Spellings with another surname (a maiden name, a pen name): full ones, or made of a surname that stands alone."""
    rest = [s for s in full if s not in first][:MORE]
    given = {replace(s, text=s.text.split()[0]) for s in first}
    alone = [s for s in names if shape(s.text) == "bare" and not is_given(s.text)][:MORE]
    alone = [s for s in alone if all(_likeness(s, g, "person").score < ALIKE for g in given)]
    found: list[Spelling] = []
    for s in (*rest, *filter(None, (_with_given_name(s, full) for s in alone))):
        if len(found) < SURNAMES and all(_likeness(s, t, "person").score < OTHER for t in (*first, *found)):
            found.append(s)
    return tuple(found)


def _with_given_name(surname: Spelling, full: Sequence[Spelling]) -> Spelling | None:
    """A surname that stands alone with the given name of the full spellings in its language."""
    beside = [s for s in full if (s.language, s.script) == (surname.language, surname.script)]
    own = min(beside, key=lambda s: (len(s.text.split()), s.text), default=None)
    return replace(surname, text=f"{own.text.split()[0]} {surname.text}") if own else None


def has_two_surnames(bearer: Bearer) -> bool:
    """True for somebody met under another surname too, who may well be like two that are unlike each other."""
    if bearer.kind != "person" or fullest(bearer) != "full":
        return False
    compared = _compared(bearer)
    return any(_likeness(a, b, "person").score < OTHER for a, b in combinations(compared, 2))


def _likeness(a: Spelling, b: Spelling, kind: Kind) -> Likeness:
    """The two in a fixed order: what is compared must not depend on who came first."""
    one, other = sorted((a, b), key=lambda s: (s.text, s.language or ""))
    return _scored(one.text, other.text, kind, one.language, other.language)


@lru_cache(maxsize=200_000)
def _scored(a: str, b: str, kind: Kind, language_a: str | None, language_b: str | None) -> Likeness:
    return printed.likeness(a, b, kind, language_a, language_b)


def _people(a: Bearer, b: Bearer) -> tuple[Stand, str, Reasons]:
    one, other = _gender(a), _gender(b)
    if one and other and one != other:
        return "never", "one is a woman, the other a man", ()
    if found := _roles(a.held, b.held):
        said, x, y = found
        if said == "one":
            return "one", "", _role(x.title, y.title, "the same post", 1.0)
        if said == "may be one":
            return "may be one", "", _role(x.title, y.title, "the same occupation", 0.5)
        roles = " and ".join(sorted((_said(x.title, x.organization), _said(y.title, y.organization))))
        return "two", f"contradicting roles at one time: {roles}", ()
    shared = _shared(a.company, b.company)
    if len(shared) >= COMPANY:
        return "may be one", "", _role(shared[0], shared[1], "both met beside the same people", 0.3)
    return "", "", ()


def _roles(mine: Sequence[Held], others: Sequence[Held]) -> tuple[Says, Held, Held] | None:
    """What two roles say that says most, and the two; of several pairs the same one, whichever bearer comes first."""
    says: dict[Says, list[tuple[Held, Held]]] = {}
    for x in mine:
        for y in others:
            says.setdefault(compare(x, y), []).append((x, y))
    most: tuple[Says, ...] = ("one", "may be one", "two")
    for said in most:
        if pairs := says.get(said):
            # Of many roles few are written out and put in order: that takes longer than to compare them.
            x, y = max(reversed(pairs), key=_order) if len(pairs) > 1 else pairs[0]
            return said, x, y
    return None


@lru_cache(maxsize=100_000)
def _shared(a: frozenset[str], b: frozenset[str]) -> tuple[str, ...]:
    """Persons met beside both, in whatever script, each by one name; `COMPANY` of them at most."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) < COMPANY:
        return ()  # too few to say anything
    found: list[str] = []
    for name in sorted(a & b):  # as printed, before any key is read
        if not any(_met(name, other) for other in found):
            found.append(name)
        if len(found) == COMPANY:
            return tuple(found)
    mine, others = _by_key(a), _by_key(b)
    for name in sorted({name for key in mine.keys() & others.keys() for name in mine[key]} - b):
        near = sorted({other for key in _company_keys(name) for other in others.get(key, ()) if other not in a})
        near = near[:COMPARED]
        if any(_met(name, other) for other in near) and not any(_met(name, other) for other in found):
            found.append(name)
        if len(found) == COMPANY:
            break
    return tuple(found)


@lru_cache(maxsize=4_000)
def _by_key(company: frozenset[str]) -> dict[str, list[str]]:
    """The names of a company by their keys; whoever is met often is asked about often."""
    found: dict[str, list[str]] = {}
    for name in company:
        for key in _company_keys(name):
            found.setdefault(key, []).append(name)
    return found


def _met(a: str, b: str) -> bool:
    """True where two names of a company are one person's."""
    one, other = sorted((a, b))
    return unlike.can_be_one(one, other) and _scored(one, other, "person", None, None).score >= MET


@lru_cache(maxsize=50_000)
def _company_keys(name: str) -> frozenset[str]:
    return printed.keys(name, "person")


def _gender(bearer: Bearer) -> str | None:
    """What the names tell; where a given name is a woman's and a man's (Sasha), what the articles do.

    Of a given name that nobody here knows the articles are not asked: they tell it by pronouns, which are misread.
    """
    told, known = _gender_of(_compared(bearer))
    return told or (bearer.gender if known else None)


@lru_cache(maxsize=50_000)
def _gender_of(compared: tuple[Spelling, ...]) -> tuple[str | None, bool]:
    """What the full ones of these names tell, and whether any of their words is a given name that we know."""
    full = [s for s in compared if shape(s.text) == "full"]
    told = Counter(g for s in full if (g := told_gender(s.text, s.language)))
    return next((g for g, _ in told.most_common(1)), None), any(is_given(w) for s in full for w in s.text.split())


def _order(pair: tuple[Held, Held]) -> list[str]:
    return sorted(repr(h) for h in pair)


def _said(title: str, body: str | None) -> str:
    return f"{title} ({body})" if body else title


def _role(a: str, b: str, by: str, weight: float) -> Reasons:
    return ({"part": "role", "a": a, "b": b, "by": by, "weight": weight},)


def _known(a: Bearer, b: Bearer) -> tuple[Stand, str, Reasons]:
    """Places and bodies: what is known of them beforehand, and a body that every country has only within one outlet."""
    mine, others = _all_known(a), _all_known(b)
    countries = {c for _, c in mine if c}, {c for _, c in others if c}
    if all(countries) and not countries[0] & countries[1]:
        return "never", f"one is in {min(countries[0])}, the other in {min(countries[1])}", ()
    generic = any(k.generic for k, _ in (*mine, *others))
    if generic and not all(countries) and _two_owners(a, b):
        return "never", "each is of another country", ()
    if generic and not all(countries) and not a.outlets & b.outlets:
        return "two", "every country has one of that name", ()
    same = {k.id for k, _ in mine} & {k.id for k, _ in others}
    return ("one" if same and not generic else ""), "", ()


def _two_owners(a: Bearer, b: Bearer) -> bool:
    """True where both names say whose a body is, in one language and script, and say two: `МИД Морвении`."""
    mine, others = _owners(a), _owners(b)
    return any(mine[k] and others[k] and not mine[k] & others[k] for k in mine.keys() & others.keys())


def _owners(bearer: Bearer) -> dict[tuple[str | None, str], frozenset[str]]:
    """By language and script the words of a bearer's names that say whose it is."""
    found: dict[tuple[str | None, str], frozenset[str]] = {}
    for s in _compared(bearer):
        key = (s.language, s.script)
        found[key] = found.get(key, frozenset()) | gazetteer(s.language).owner(s.text)
    return found


def _all_known(bearer: Bearer) -> list[tuple[Known, str]]:
    return [found for s in _compared(bearer) if (found := _lookup(s.text, s.language))]


@lru_cache(maxsize=100_000)
def _lookup(name: str, language: str | None) -> tuple[Known, str] | None:
    found = gazetteer(language).find_with_country(name)
    return found if found and found[0].kind != "thing" else None
