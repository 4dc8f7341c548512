"""What is found where two tellings are compared: measures, clashes, reasons (link/measures.py fills them in)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter, mul

from headwater.linked import Difference


@dataclass(slots=True)
class Measures:
    """What was measured of two tellings; also what each is worth (`alike.WORTH`).

    `words_least`, `words_most`: share of the weight of the words of the shorter and of the longer telling that both
    have; `slight`: how little the shorter one says. `sense`, `sense_across`: likeness of the vectors, in one language
    (`near`) and between two; `blind`, `blind_words`: there are none, and then the share of words. `names`: weight of
    those both have, `extra` of those only one has. `numbers`: those that agree, the larger ones more. `speaker`: both
    are printed words of one person. What differs: `person`, `place`, `body`, `country`, `number`, `far` (beyond what
    reports of one event differ by), `date`, `act`, `plan` (one tells a plan, the other a fact), `turned` (one says that
    it is not so); `several`: they contradict each other in more than one kind of detail. `setting`: nobody is named in
    both contents, nor in the openings of both articles; `reversed`: the same two countries in the other order, which
    is worth nothing by itself, as a passive turns them round too; `voices`: both are printed words, of two persons;
    `about`: weight of the things of which only one speaks, the lighter side; `counted`: both count things, and none
    that the other counts (these are worth nothing by themselves).
    """

    bias: float = 1.0
    words_least: float = 0.0
    words_most: float = 0.0
    slight: float = 0.0
    near: float = 0.0
    sense: float = 0.0
    sense_across: float = 0.0
    blind: float = 0.0
    blind_words: float = 0.0
    names: float = 0.0
    numbers: float = 0.0
    dates: float = 0.0
    speaker: float = 0.0
    person: float = 0.0
    place: float = 0.0
    body: float = 0.0
    country: float = 0.0
    number: float = 0.0
    far: float = 0.0
    date: float = 0.0
    act: float = 0.0
    plan: float = 0.0
    turned: float = 0.0
    several: float = 0.0
    setting: float = 0.0
    extra: float = 0.0
    reversed: float = 0.0
    voices: float = 0.0
    about: float = 0.0
    counted: float = 0.0

    def weighed(self, worths: Iterable[float]) -> float:
        """The sum of what was measured, each by what it is worth: `worths` in the order of `values`."""
        return float(sum(map(mul, values(self), worths)))


NAMES = tuple(each.name for each in fields(Measures))
values: Callable[[Measures], tuple[float, ...]] = attrgetter(*NAMES)


@dataclass(frozen=True, slots=True)
class Clash:
    """A detail in which two tellings contradict each other: what each gives, to compare and as printed."""

    what: Difference
    mine: str
    yours: str
    mine_printed: str
    yours_printed: str


@dataclass(slots=True)
class Comparison:
    """Two tellings compared. `apart` says why they cannot be one content, whatever they have in common.

    `spoken_of` is the first of the reasons, which words both have: put into words only where they are told, as four in
    ten comparisons come to nothing, and that takes a tenth of their time.
    """

    measures: Measures = field(default_factory=Measures)
    clashes: list[Clash] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    apart: str = ""
    spoken_of: Callable[[], str] | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """The reasons, as they are told."""
        return (self.spoken_of(), *self.why) if self.spoken_of else tuple(self.why)
