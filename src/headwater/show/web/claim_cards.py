"""What the page of a claim shows, made ready for its template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from headwater.contract import plain
from headwater.desk.claim_listing import StoryRow, Why
from headwater.linked import Difference, Hand, Step, Telling
from headwater.show.web.cards import Judged
from headwater.show.web.tree import Place, Ref, Trees
from headwater.show.why_json import why_as_json

_IN_WORDS: Mapping[Difference, str] = {
    "number": "How many",
    "date": "When",
    "name": "Who or what",
    "polarity": "Whether or not",
}


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
class ClaimCard:
    """The page of a claim. `places` are its tellings in the order of time, `of` the same by name."""

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

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who publishes it, each once, the first one first."""
        return tuple(dict.fromkeys(place.outlet for place in self.places if not place.own))

    @property
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

    def as_json(self) -> dict[str, Any]:
        """What the page was made from."""
        return why_as_json(self.why) | {"judgements": [plain(asdict(j.judgement)) for j in self.history]}


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
