"""What the page of a claim shows, made ready for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup

from headwater.desk.claims.claim_listing import Why
from headwater.desk.claims.story_listing import StoryRow
from headwater.json_text import plain
from headwater.linked import Hand, Step, Telling
from headwater.show import tongue
from headwater.show.pictures import shapes, source_tree, spread, svg
from headwater.show.pictures.drawing import Drawing
from headwater.show.tongue import Words, mark
from headwater.show.tree import Place, Ref, Root, Trees, Twig
from headwater.show.web.cards import Judged
from headwater.show.why_json import why_as_json

_IN_WORDS: Mapping[str, str] = Words(
    {
        "number": mark("How many"),
        "date": mark("When"),
        "name": mark("Who or what"),
        "polarity": mark("Whether or not"),
    }
)


FIRST: Final = (12, 8, 5)
"""Lines of the tree on the page of a claim, wide and narrow: some 20 kB; fewer where that is more than it may take. The
file has as many as can be read."""
SPREAD: Final = 40
"""Articles beyond which the picture of how a claim spread stands on the page of its steps without being weighed."""
SHORT: Final = 12
"""A tree of so many lines stands as text beside its picture, whatever else there is."""
ROOM, ROOM_OF_TWO_BYTES, LINE = 24_000, 18_000, 950
"""Bytes that the pictures, and the tree as text, may take on the page of a claim, whose rest takes some 31 kB of the 60
that it may have, 40 in Cyrillic; and what a line of that text takes. What has no room has a page of its own."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values that tellings contradict each other in, and who gives it."""

    text: str
    by: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """In what the tellings of a claim contradict each other."""

    what: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment of a claim's history, with the telling that moved it."""

    step: Step
    by: Place | None


@dataclass(frozen=True, slots=True)
class Read:
    """How a statement is read now, as the form shows it that corrects it."""

    name: str
    hand: Mapping[str, Any]
    stance: str
    dates: str
    chain: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the source trees: an origin (`root`), or a telling so far set in."""

    side: str
    root: Root | None
    twig: Twig | None
    depth: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a claim as parts of its page, each wide and narrow; `legend`: the shapes it has, with names;
    `as_text`: there is room for the tree as text, too."""

    tree: tuple[Markup, Markup]
    spread: tuple[Markup, Markup] | None
    legend: tuple[tuple[shapes.Shape, str], ...]
    as_text: bool = True


@dataclass(frozen=True)
class ClaimCard:
    """The page of a claim. `places` are its tellings in the order of time, `of` the same by name.

    Without slots: `outlets`, `rows` and `turns` are made once, for the template and the pictures ask for them again.
    """

    why: Why
    trees: Trees
    places: tuple[Place, ...]
    history: tuple[Judged, ...]
    of: Mapping[Ref, Place]
    story: StoryRow | None

    @property
    def shown(self) -> Place | None:
        """The telling whose words are shown."""
        return self.of.get(self.why.claim.wording)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Who publishes it, each once, the first one first."""
        return tuple(dict.fromkeys(place.outlet for place in self.places if not place.own))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Its history, the oldest first."""
        return tuple(Turn(step, self.of.get(step.by)) for step in self.why.weighed.history)

    @property
    def since(self) -> Turn | None:
        """From when on the present standing has held without a break."""
        found = None
        for turn in reversed(self.turns):
            if turn.step.standing != self.why.weighed.standing:
                break
            found = turn
        return found

    def tree(self, *, narrow: bool = False, lines: int = source_tree.LINES) -> Drawing:
        """The source tree."""
        drawn = source_tree.narrow if narrow else source_tree.wide
        return drawn(self.trees, self.why.weighed, f"/claim/{self.why.row.claim}/tree", lines)

    def spread(self, *, narrow: bool = False) -> Drawing | None:
        """How the claim spread; None where there is nothing to see."""
        across = spread.NARROW if narrow else spread.WIDE
        return spread.drawn(self.why.weighed, self.of, f"/claim/{self.why.row.claim}/tree", across)

    def pictures(self, to: Callable[[str], str]) -> Pictures:
        """What of them stands on its page, for a wide window and for a narrow one."""
        full = f"/claim/{self.why.row.claim}/tree"
        # In Cyrillic so many lines as are drawn first would hardly ever fit: they are not tried.
        room, lines = (ROOM_OF_TWO_BYTES, FIRST[1:]) if tongue.two_bytes() else (ROOM, FIRST)
        left, drawn = room, (Markup(), Markup())
        for wide, narrow in source_tree.both(self.trees, self.why.weighed, full, *lines):
            drawn = (svg.inline(wide, to, of="wide"), svg.inline(narrow, to, of="narrow"))
            if (left := room - _weight(*drawn)) >= 0:
                break
        if as_text := len(self.rows) <= SHORT or LINE * len(self.rows) <= left:
            left -= LINE * len(self.rows)
        curves = self.curves(to) if self.why.row.articles <= SPREAD else None
        if curves and _weight(*curves) > left:
            curves = None
        legend = tuple((shape, shapes.NAMES[shape]) for shape in source_tree.legend(self.trees))
        return Pictures(drawn, curves, legend, as_text)

    def curves(self, to: Callable[[str], str]) -> tuple[Markup, Markup] | None:
        """How it spread, for a wide window and for a narrow one."""
        wide, narrow = self.spread(), self.spread(narrow=True)
        return (svg.inline(wide, to, of="wide"), svg.inline(narrow, to, of="narrow")) if wide and narrow else None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The source trees line by line, for a list that is too long for one page."""
        sides = (("behind", self.trees.behind), ("against", self.trees.against), ("asked", self.trees.unanswered))
        return tuple(row for side, roots in sides for root in roots for row in _rows_of(root, side))

    @property
    def spread_out(self) -> tuple[tuple[str, int], ...]:
        """How many articles told it on which day, for a text beside the picture."""
        days = Counter(place.day[:10] for place in {p.article: p for p in self.places if not p.own}.values())
        return tuple(sorted(days.items()))

    @property
    def variants(self) -> tuple[Differing, ...]:
        """Where the tellings contradict each other."""
        return tuple(
            Differing(
                _IN_WORDS[variant.what],
                tuple(
                    Value(text, tuple(self.of[ref] for ref in refs if ref in self.of)) for text, refs in variant.values
                ),
            )
            for variant in self.why.claim.variants
        )

    def read(self, name: str) -> Read | None:
        """How a statement of the claim is read now; None where it has none of that name."""
        telling = next((t for t in self.why.tellings if f"{t.article}:{t.statement}" == name), None)
        return read_of(telling) if telling else None

    def done(self, number: int) -> Judged | None:
        """The judgement with that number, where it is about this claim."""
        return next((j for j in self.history if j.judgement.id == number), None)

    def as_json(self, some: slice) -> dict[str, Any]:
        """What the page was made from, with `some` of the tellings, and with their sheets."""
        return why_as_json(self.why, some) | {"judgements": [plain(j.judgement) for j in self.history]}


def alike(roots: Sequence[Root]) -> list[tuple[Root, int]]:
    """Origins of which a list would say the same word for word ("nobody is named"), once with how many they are."""
    found: dict[Hashable, list[Root]] = {}
    for root in roots:
        o = root.origin
        same = (o.name, o.naming, o.kind, o.official, o.proven, o.most, o.why, root.may_be, root.unseen)
        found.setdefault(same if o.naming != "named" else o.key, []).append(root)
    return [(each[0], len(each)) for each in found.values()]


def _weight(*parts: str) -> int:
    """Bytes."""
    return sum(len(part.encode()) for part in parts)


def _rows_of(root: Root, side: str) -> Iterator[Row]:
    yield Row(side, root, None, 0)
    yield from _twigs_of(root.below, side)


def _twigs_of(twigs: Sequence[Twig], side: str) -> Iterator[Row]:
    waiting = [(twig, 1) for twig in reversed(twigs)]
    while waiting:
        twig, depth = waiting.pop()
        yield Row(side, None, twig, depth)
        waiting.extend((under, depth + 1) for under in reversed(twig.below))


def read_of(telling: Telling) -> Read:
    """How a statement is read now. `chain` has a link a line, from the one behind the outlet to the origin."""
    links = [f"{hand.name}; {hand.kind}; {hand.naming}" for hand in telling.chain[1:]]
    return Read(
        name=f"{telling.article}:{telling.statement}",
        hand=_hand(telling.chain[-1]) if telling.chain else {},
        stance=telling.stance,
        dates=" ".join(telling.dates),
        chain="\n".join(links),
    )


def _hand(hand: Hand) -> dict[str, Any]:
    return {"name": hand.name, "kind": hand.kind, "naming": hand.naming, "official": hand.official}
