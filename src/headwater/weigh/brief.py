"""The tellings of one claim, ready to be weighed: what each chain ends in, on which side, who is who among the ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from headwater.linked import Hand, House, Sheet, Telling
from headwater.weigh.chains import Ending, ending, named_outlet, outlet_key, owner_key
from headwater.weigh.identities import Face, Identities, face, face_of, identities, voice
from headwater.weigh.printers import Printers, credited, with_printers
from headwater.weigh.sides import Ref, Side, sides
from headwater.weigh.utterances import united
from headwater.wordforms import fold


@dataclass(frozen=True, slots=True)
class Brief:
    """The tellings of one claim with what is known of each, by ref, and who is who among their origins.

    `numbers` are those of the named origins that their own chains end in, -1 where one names none; `houses` those of
    the owners whose outlets speak for themselves. `posts` are, for an office holder and his body, each other's numbers;
    `through` are those of the named ones who passed a telling on. `continued` are those whose chains are only the
    beginning of others of the same article. `outlets` are the keys of those who print the articles, `printed` by whom
    each telling is printed, for a reader.
    """

    tellings: Mapping[Ref, Telling]
    sheets: Mapping[str, Sheet]
    sides: Mapping[Ref, Side]
    endings: Mapping[Ref, Ending]
    people: Identities
    numbers: Mapping[Ref, int]
    houses: Mapping[str, int]
    posts: Mapping[int, frozenset[int]]
    through: Mapping[Ref, frozenset[int]]
    continued: Mapping[Ref, tuple[Ref, ...]]
    outlets: Mapping[str, str]
    printed: Mapping[Ref, str]

    def identity(self, ref: Ref) -> int:
        """The number of the named origin that a telling's own chain ends in, -1 where it names none."""
        return self.numbers[ref]

    def outlet(self, ref: Ref) -> str:
        """The key of the outlet that prints a telling."""
        return self.outlets[ref[0]]

    def printer(self, ref: Ref) -> str:
        """The name of the outlet that prints a telling, for a reader."""
        return self.printed[ref]


def _printer(telling: Telling, sheet: Sheet, outlet: str) -> str:
    first = telling.chain[0] if telling.chain else None
    if first is not None and first.kind == "outlet" and named_outlet(first) == outlet:
        return first.name
    return sheet.house.name or telling.article


def brief(tellings: Sequence[Telling], sheets: Mapping[str, Sheet], wording: Ref | None) -> Brief:
    """Lays out the tellings of a claim; one whose article has no sheet is read as that of an unknown outlet."""
    known = {t.article: sheets.get(t.article) or _blank(t.article) for t in tellings}
    printers = Printers(sheet.house for sheet in known.values())
    known = credited(known, printers)
    told = {t.ref: with_printers(t, printers) for t in sorted(tellings, key=lambda t: t.ref)}
    endings = {ref: ending(t, known[ref[0]]) for ref, t in told.items()}
    faces = {ref: found for ref, e in endings.items() if (found := face(e, known[ref[0]])) is not None}
    bodies = {ref: _bodies(e.hand) for ref, e in endings.items() if e.hand}
    voices = {ref: voice(e) for ref, e in endings.items()}
    passed = {ref: tuple(map(face_of, e.passed)) for ref, e in endings.items() if e.passed}
    everybody = (
        *faces.values(),
        *chain.from_iterable(bodies.values()),
        *filter(None, voices.values()),
        *chain.from_iterable(passed.values()),
    )
    people = identities(everybody)
    spoken = _spoken({ref: (v, faces[ref]) for ref, v in voices.items() if v and ref in faces}, people)
    known_as = {own: min(bodies) for own, bodies in spoken.items() if len(bodies) == 1}
    numbers = {ref: known_as.get(n := people.of(faces[ref]), n) if ref in faces else -1 for ref in told}
    side = united(told, sides(tuple(told.values()), wording), numbers)
    outlets = {article: outlet_key(sheet.house) for article, sheet in known.items()}
    renamed = _translated(told, endings, numbers, {ref: (outlets[ref[0]], side[ref]) for ref in told})
    numbers = {ref: renamed.get(n, n) for ref, n in numbers.items()}
    houses = {owner_key(known[ref[0]].house): numbers[ref] for ref, e in endings.items() if e.sort == "own"}
    return Brief(
        told,
        known,
        side,
        endings,
        people,
        numbers,
        houses,
        _posts(numbers, bodies, people, spoken),
        {ref: frozenset(known_as.get(n, n) for n in map(people.of, some)) for ref, some in passed.items()},
        _continued(told, side),
        outlets,
        {ref: _printer(t, known[ref[0]], outlets[ref[0]]) for ref, t in told.items()},
    )


def _spoken(voices: Mapping[Ref, tuple[Face, Face]], people: Identities) -> dict[int, set[int]]:
    """For the number of a spokesperson those of the bodies: who is named alone elsewhere speaks for it there too.

    Who speaks for two may be the one or the other.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for own, body in voices.values():
        found[people.of(own)].add(people.of(body))
    return found


def _translated(
    told: Mapping[Ref, Telling],
    endings: Mapping[Ref, Ending],
    numbers: Mapping[Ref, int],
    printed: Mapping[Ref, tuple[str, Side]],
) -> dict[int, int]:
    """For the number of a body that is named in translation that of the body: "Common Home" for "Wspólny Dom".

    Who cites an outlet of another language, and with it a group or a company, means the one that the outlet names, if
    it names one alone. Bodies of states are left out: their names are compared by what they mean (names/organizations).
    """
    bodies = {ref: h for ref, e in endings.items() if e.sort == "named" and (h := e.hand) and _is_group(h)}
    named: dict[tuple[str, Side], set[Ref]] = defaultdict(set)
    for ref in bodies:
        if not endings[ref].stops:
            named[printed[ref]].add(ref)
    first: dict[int, int] = {}
    for refs in named.values():
        # An outlet that prints it in several languages has it from one: from whomever it names in each.
        said: dict[str | None, set[int]] = defaultdict(set)
        for ref in refs:
            said[told[ref].language].add(numbers[ref])
        if all(len(some) == 1 for some in said.values()):
            whole = {n for some in said.values() for n in some}
            first |= {n: min(whole) for n in whole - {min(whole)}}
    found: dict[int, set[int]] = defaultdict(set)
    for ref in bodies:
        stops = endings[ref].stops
        meant = named[stops[-1].key, printed[ref][1]] if stops else set()
        if meant and all(told[other].language != told[ref].language for other in meant):
            found[numbers[ref]] |= {first.get(numbers[other], numbers[other]) for other in meant}
    first |= {n: min(others) for n, others in found.items() if len(others) == 1 and n not in others}
    # "Wspólny Dom", for which "Common Home" is named, is itself named for nobody: a chain of two has no end to go by.
    return {n: other for n, other in first.items() if other not in first}


def _is_group(hand: Hand) -> bool:
    return hand.kind in ("body", "group") and not hand.official and not hand.body


def _continued(told: Mapping[Ref, Telling], side: Mapping[Ref, Side]) -> dict[Ref, tuple[Ref, ...]]:
    """What each telling holds ("the daily writes that, according to people there, ...") or begins.

    "According to people there" begins "they had it from the envoy": one chain of which two statements are told. So does
    what the outlet tells in its own voice, where it says further on, or has said, on whose word.
    """
    inner: dict[Ref, list[Ref]] = defaultdict(list)
    by_article: dict[tuple[str, Side], list[Ref]] = defaultdict(list)
    for ref, telling in told.items():
        by_article[ref[0], side[ref]].append(ref)
        outer = (ref[0], telling.within or "")
        if outer in told and outer != ref and side[outer] == side[ref]:
            inner[outer].append(ref)
    for refs in by_article.values():
        chains = {ref: _links(told[ref]) for ref in refs} if len(refs) > 1 else {}
        for ref, links in chains.items():
            longer = (other for other, more in chains.items() if len(more) > len(links) and more[: len(links)] == links)
            if links and ref not in inner:
                inner[ref] += list(longer)[:1]
        # Beside no source at all the first such sentence stands for the others.
        told_first = min(refs, key=lambda ref: (told[ref].plain, told[ref].within is not None, refs.index(ref)))
        for ref in refs:
            if told[ref].plain and ref != told_first:
                inner[ref].append(told_first)
    return {ref: tuple(others) for ref, others in inner.items() if others}


def _links(telling: Telling) -> tuple[tuple[str, str], ...]:
    """The links behind the printing outlet, as they are told apart within one article."""
    return tuple((hand.kind, named_outlet(hand) or fold(hand.name)) for hand in telling.chain[1:])


def _bodies(hand: Hand) -> tuple[Face, ...]:
    """The bodies whose word somebody's may be: in which they hold an office, and at whose head they stand."""
    return tuple(Face(name, "organization", hand.language) for name in (hand.holds, hand.leads) if name)


def _posts(
    numbers: Mapping[Ref, int],
    bodies: Mapping[Ref, tuple[Face, ...]],
    people: Identities,
    spoken: Mapping[int, set[int]],
) -> dict[int, frozenset[int]]:
    """A minister's word need not be another than his ministry's: for each of the two the number of the other.

    Nor need that of somebody with a surname alone, which may be that of the body's spokesperson.
    """
    found: dict[int, set[int]] = defaultdict(set)
    for own, others in spoken.items():
        alike = people.near(own) | ({own} if len(others) > 1 else frozenset())
        for one, other in product(alike, others):
            if one != other:
                found[one].add(other)
                found[other].add(one)
    for ref, held in bodies.items():
        one = numbers[ref]
        for other in {n for body in held for n in (people.of(body), *people.near(people.of(body)))}:
            if one >= 0 and one != other:
                found[one].add(other)
                found[other].add(one)
    return {n: frozenset(others) for n, others in found.items()}


def _blank(article: str) -> Sheet:
    return Sheet(article, House("", "", ""), "", "", "open", None, "", "")
