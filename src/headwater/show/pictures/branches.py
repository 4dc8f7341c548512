"""What of a source tree is drawn, and what is folded: three hundred articles become a picture that can be read.

Tellings of one article, and articles of one outlet that have it from the same place, are one branch; copies of one text
are one branch, "12 copies"; and beyond so many branches at one place the others are told in a line that leads to the
list of all. Nothing folded is lost: each line says how many it stands for, and the list stands beside the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, Literal

from headwater.linked import Origin
from headwater.show import sayings, tongue, words
from headwater.show.pictures import shapes
from headwater.show.pictures.shapes import Shape
from headwater.show.tongue import many, say
from headwater.show.tree import COPIES, Evidence, Ref, Root, Through, Trees, Twig, called

Look = Literal["edge", "copied", "behind", "judged"]
Kind = Literal["origin", "through", "telling", "copies", "more"]
DEEPEST: Final = 4
"""Steps from an origin that are drawn: a chain that goes on is told in a line, or there is no room for names."""
FEWEST_COPIES: Final = 3
"""Copies of one text that are folded; two are drawn, since they take no more room than the line that tells of them."""
_NAMED: Final = 2
"""Outlets that a folded branch names."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The step from a branch to what it hangs under: how it looks, where its words stand, and what they prove."""

    look: Look
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Branch:
    """One drawn place: an origin, a report not seen, a telling or several; with what hangs below it.

    `counted` and `shape` are those of an origin. `href` is where it leads, `title` all that is known of it in words,
    `stands_for` how many tellings it is. `also` are others that it has it from, `refs` the tellings that it is.
    """

    kind: Kind
    name: str
    note: str
    title: str
    href: str
    lead: Lead | None = None
    shape: Shape = "person"
    counted: bool = False
    veiled: bool = False
    gone: bool = False
    language: str | None = None
    stands_for: int = 0
    below: tuple[Branch, ...] = ()
    refs: tuple[Ref, ...] = ()
    also: tuple[tuple[Ref | str, Lead], ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """The origins on one side of a claim, `heading` over them."""

    heading: str
    roots: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be drawn: branches at one place, origins on one side, steps from an origin; `full` is where
    the whole list is."""

    branches: int
    origins: int
    full: str
    steps: int = DEEPEST


def joined(trees: Trees) -> Trees:
    """The trees as they are drawn: a telling that has it from another place of its own article is one with it."""
    return Trees(*(tuple(map(_joined, roots)) for roots in (trees.behind, trees.against, trees.unanswered)))


def sides(trees: Trees, room: Room, behind: str, against: str) -> tuple[Side, ...]:
    """The three sides of a claim, its trees `joined`, those that are empty left out; `behind` and `against` are the
    intervals in words."""
    found = (
        (say("Behind it: {interval}").format(interval=behind), trees.behind, False),
        (
            say("Against it: {interval}").format(interval=against) if against else say("Against it"),
            trees.against,
            False,
        ),
        (say("Asked, and gave no answer: counted nowhere"), trees.unanswered, True),
    )
    return tuple(Side(heading, _roots(roots, room, silent=silent)) for heading, roots, silent in found if roots)


def rows(branches: Iterable[Branch]) -> int:
    """How many lines a wide picture needs: one for each branch with nothing below it."""
    return sum(max(1, rows(branch.below)) for branch in branches)


def every(branches: Iterable[Branch]) -> Iterator[Branch]:
    """All branches, each before those below it."""
    for branch in branches:
        yield branch
        yield from every(branch.below)


def _roots(roots: Sequence[Root], room: Room, *, silent: bool) -> tuple[Branch, ...]:
    shown = [_root(root, room, silent=silent) for root in roots[: room.origins]]
    if rest := roots[room.origins :]:
        count = len(rest)
        name = many("and {n} more origin", "and {n} more origins", count).format(n=f"{count:,}")
        told = sum(twig.size for root in rest for twig in root.below)
        shown.append(Branch("more", name, "", name, room.full, stands_for=told))
    return tuple(shown)


def _root(root: Root, room: Room, *, silent: bool) -> Branch:
    origin = root.origin
    first = next((e for twig in root.below for e in twig.evidence if e.link), None)
    href = first.link if first else next((t.place.link for t in root.below if t.place.link), "")
    name = called(origin)
    counted = say("counted") if origin.proven else say("may be another") if origin.most else say("counted nowhere")
    return Branch(
        "origin",
        name,
        " · ".join(filter(None, (say("gave no answer") if silent else counted, *_marks(origin)))),
        f"{name}: {sayings.said(origin.why)}",
        href,
        shape=shapes.of(origin, unseen=root.unseen, silent=silent),
        counted=origin.proven,
        veiled=root.hidden,
        stands_for=_size(root.below),
        below=_under(root, room),
        key=origin.key,
    )


def _marks(origin: Origin) -> Iterator[str]:
    if origin.naming != "named":
        yield say("unnamed")
    if origin.official:
        yield say("official")
    if origin.most > 1:
        yield say("up to {n}").format(n=origin.most)


# What stands between


def _under(root: Root, room: Room) -> tuple[Branch, ...]:
    """What hangs under an origin: first hand, or through reports and people that were not seen."""
    direct = [twig for twig in root.below if not _through(twig, root)]
    rest = sorted((t for t in root.below if _through(t, root)), key=lambda t: _passed(_through(t, root)))
    made = list(_branches(direct, room, 1))
    for _, group in groupby(rest, key=lambda t: _passed(_through(t, root))):
        twigs = list(group)
        made.append(_between(_through(twigs[0], root), twigs, room, 1))
    return _few(made, room)


def _through(twig: Twig, root: Root) -> tuple[Through, ...]:
    """Those between, the origin itself left out where an outlet's unseen report is the origin."""
    passed = twig.evidence[0].through if twig.evidence else ()
    return tuple(t for t in passed if t.name != root.origin.name)


def _passed(through: Sequence[Through]) -> tuple[tuple[str, str], ...]:
    return tuple((t.kind, t.name.casefold()) for t in through)


def _between(through: Sequence[Through], twigs: Sequence[Twig], room: Room, depth: int) -> Branch:
    """A report or people between an origin and those who have it through them."""
    here, rest = through[0], through[1:]
    below = (
        (_between(rest, twigs, room, depth + 1),)
        if rest and depth < room.steps - 1
        else _branches(twigs, room, depth + 1)
    )
    name = tongue.quoted(here.name) if here.hidden else here.name
    note = say("unnamed, between them") if here.hidden else say("its report was not found on the desk")
    proof = next((e for twig in twigs for e in twig.evidence), None)
    href = proof.link if proof and proof.link else next((t.place.link for t in twigs if t.place.link), "")
    title = f"{name}: {note}"
    return Branch(
        "through",
        name,
        note,
        title,
        href,
        Lead("behind", href, sayings.said(proof.why) if proof else title),
        shape="unseen" if not here.hidden else "unnamed",
        veiled=here.hidden,
        stands_for=_size(twigs),
        below=below,
    )


# Tellings


def _branches(twigs: Sequence[Twig], room: Room, depth: int) -> tuple[Branch, ...]:
    copies = [twig for twig in twigs if twig.copied]
    if _size(copies) < FEWEST_COPIES:
        copies = []
    own = [twig for twig in twigs if not (copies and twig.copied)]
    groups = list(_by_outlet(own))
    most = _most(len(groups), room.branches - 1 if copies else room.branches)
    shown = [_telling(group, room, depth) for group in groups[:most]]
    if rest := [twig for group in groups[most:] for twig in group]:
        # Hundreds that are told in a line are not made ready to be drawn.
        inside = _flat(rest)
        shown.append(_more(len(inside), [t.place.outlet for t in inside], [t.ref for t in inside], room))
    return (*shown, *([_copies(copies, room)] if copies else []))


def _few(made: Sequence[Branch], room: Room) -> tuple[Branch, ...]:
    """So many branches as there is room for; the others in a line."""
    most = _most(len(made), room.branches)
    if not (rest := made[most:]):
        return tuple(made)
    count = sum(max(1, branch.stands_for) for branch in rest)
    inside = list(every(rest))
    names = [branch.name for branch in inside if branch.kind == "telling"]
    return (*made[:most], _more(count, names, [ref for branch in inside for ref in branch.refs], room))


def _most(count: int, room: int) -> int:
    """How many of so many are drawn: one more than there is room for takes no more than the line that tells of it."""
    most = max(1, room)
    return count if count <= most + 1 else most


def _more(count: int, outlets: Iterable[str], refs: Iterable[Ref], room: Room) -> Branch:
    """The line that tells of the others."""
    name = many("and {n} more telling", "and {n} more tellings", count).format(n=f"{count:,}")
    title = f"{name}: {_list(list(dict.fromkeys(outlets)), 12)}"
    lead = Lead("edge", room.full, name)
    return Branch("more", name, "", title, room.full, lead, stands_for=count, refs=tuple(refs))


def _joined(root: Root) -> Root:
    return replace(root, below=tuple(map(_drawn_in, root.below)))


def _drawn_in(twig: Twig) -> Twig:
    """Whoever has it from here has it from its article."""
    below: list[Twig] = []
    for under in map(_drawn_in, twig.below):
        if under.place.article == twig.place.article:
            below += under.below
        else:
            below.append(under)
    same = len(below) == len(twig.below) and all(a is b for a, b in zip(below, twig.below, strict=True))
    return twig if same else replace(twig, below=tuple(below))


def _by_outlet(twigs: Sequence[Twig]) -> Iterator[list[Twig]]:
    """Those of one outlet together, where they hang in the same way; in the order of the first of each."""
    groups: dict[tuple[str, str], list[Twig]] = {}
    for twig in twigs:
        groups.setdefault((twig.place.outlet, _look(twig)), []).append(twig)
    yield from groups.values()


def _look(twig: Twig) -> Look:
    first = twig.evidence[0] if twig.evidence else None
    if first is None:
        return "edge"
    return "judged" if first.judged else "copied" if first.how in COPIES else "edge"


def _size(twigs: Iterable[Twig]) -> int:
    """How many tellings these are, with all below them."""
    return sum(twig.size for twig in twigs)


def _flat(twigs: Sequence[Twig]) -> list[Twig]:
    """All of them, each before those below it; not by calling itself: it is asked for hundreds at every picture."""
    found, waiting = [], list(reversed(twigs))
    while waiting:
        twig = waiting.pop()
        found.append(twig)
        if twig.below:
            waiting.extend(reversed(twig.below))
    return found


def _copies(twigs: Sequence[Twig], room: Room) -> Branch:
    inside = _flat(twigs)
    articles = {twig.place.article for twig in inside}
    name = many("{n} copy", "{n} copies", len(articles)).format(n=f"{len(articles):,}")
    outlets = list(dict.fromkeys(twig.place.outlet for twig in inside))
    first = twigs[0].evidence[0]
    return Branch(
        "copies",
        name,
        _list(outlets, _NAMED),
        f"{name}: {_list(outlets, 12)}",
        room.full,
        Lead("copied", _proof(twigs[0]), sayings.said(first.why)),
        stands_for=len(inside),
        refs=tuple(twig.ref for twig in inside),
    )


def _telling(group: Sequence[Twig], room: Room, depth: int) -> Branch:
    """The tellings of one outlet at one place."""
    first, articles = group[0], {twig.place.article for twig in group}
    place, below = first.place, [under for twig in group for under in twig.below]
    note = _when(first) if len(articles) == 1 else _count(articles, group)
    said = "" if place.plain else place.said
    return Branch(
        "telling",
        place.outlet,
        " · ".join(filter(None, (said, note))),
        ": ".join(filter(None, (f"{place.outlet}, {_when(first)}", place.wording))),
        place.link,
        _lead(first),
        gone=all(twig.place.withdrawn for twig in group),
        stands_for=_size(group),
        below=_branches(below, room, depth + 1) if depth < room.steps else _deeper(below, room),
        refs=tuple(twig.ref for twig in group),
        also=tuple((e.onto, _led(e, twig)) for twig in group for e in _elsewhere(twig)),
    )


def _elsewhere(twig: Twig) -> Iterator[Evidence]:
    """Why it rests on something else besides; what only confirms where it hangs already is not drawn again."""
    first = twig.evidence[0].onto if twig.evidence else ""
    here = first[0] if isinstance(first, tuple) else first
    for each in twig.evidence[1:]:
        if (each.onto[0] if isinstance(each.onto, tuple) else each.onto) not in (here, twig.place.article):
            yield each


def _deeper(below: Sequence[Twig], room: Room) -> tuple[Branch, ...]:
    if not below:
        return ()
    count = _size(below)
    name = many("{n} more beyond it", "{n} more beyond it", count).format(n=f"{count:,}")
    inside = _flat(below)
    names = list(dict.fromkeys(twig.place.outlet for twig in inside))
    refs = tuple(twig.ref for twig in inside)
    more = Branch("more", name, "", f"{name}: {_list(names, 12)}", room.full, Lead("edge", room.full, name))
    return (replace(more, stands_for=count, refs=refs),)


def _when(twig: Twig) -> str:
    """Day, language, and what else there is to say of a telling."""
    place = twig.place
    day = words.brief(place.day)
    parts = [say("captured {day}").format(day=day) if place.captured else day]
    parts += [words.language(place.language)] if place.language else []
    parts += [say("entered by hand")] if place.own else []
    parts += [say("withdrawn {day}").format(day=words.day(place.withdrawn))] if place.withdrawn else []
    return " · ".join(parts)


def _count(articles: set[str], group: Sequence[Twig]) -> str:
    days = sorted(twig.place.day[:10] for twig in group)
    count = many("{n} article", "{n} articles", len(articles)).format(n=f"{len(articles):,}")
    return f"{count} · {words.days(days[0], days[-1])}"


def _lead(twig: Twig) -> Lead | None:
    return _led(twig.evidence[0], twig) if twig.evidence else None


def _led(evidence: Evidence, twig: Twig) -> Lead:
    quoted = f" {tongue.quoted(evidence.words)}" if evidence.words else ""
    look: Look = "judged" if evidence.judged else "copied" if evidence.how in COPIES else "edge"
    return Lead(look, _proof(twig, evidence), sayings.said(evidence.why) + quoted)


def _proof(twig: Twig, evidence: Evidence | None = None) -> str:
    """Where the words of a step are read: its own, else those of the telling."""
    first = evidence or twig.evidence[0]
    return first.link or twig.place.link


def _list(names: Sequence[str], most: int) -> str:
    """Some names and how many more there are."""
    if len(names) <= most + 1:
        return ", ".join(names)
    more = len(names) - most
    return many("{names} and {n} other", "{names} and {n} others", more).format(names=", ".join(names[:most]), n=more)
