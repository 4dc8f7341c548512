"""What can happen in the invented world: kinds of facts, who takes part, who can know of them, who would deny them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact. `number` is the range of what is counted, None where nothing is.

    `bodies` and `posts` speak for the state that acts, `others` are named people who may know, `unnamed` and
    `documents` rows of the language data. `actor` is the slot of the country that acts, `person` from which posts the
    person concerned comes, `second` the same for whoever is met.
    """

    key: str
    slots: str
    number: tuple[int, int] | None
    bodies: tuple[str, ...]
    posts: tuple[str, ...]
    others: tuple[str, ...]
    unnamed: tuple[str, ...]
    documents: tuple[str, ...]
    acts: frozenset[str]
    actor: str = "c"
    person: tuple[str, ...] = ()
    future: bool = False


def _kind(row: str, number: tuple[int, int] | None, acts: str, **more: object) -> Kind:
    key, slots, bodies, posts, others, unnamed, documents = (cell.strip() for cell in row.split("|"))
    lists = (tuple(cell.split()) for cell in (bodies, posts, others, unnamed, documents))
    return Kind(key, slots, number, *lists, frozenset(acts.split()), **more)  # type: ignore[arg-type, call-arg]


_SUSPECTS = ("opposition", "journalist", "lawyer", "deputy", "rights")
_LEADERS = ("president", "premier", "foreign", "economy", "defence", "interior")
KINDS = {
    kind.key: kind
    for kind in (
        _kind(
            "release|ctn|interior president|speaker_interior interior|rights lawyer|government security family|report",
            (4, 190),
            "retreat/release",
        ),
        _kind(
            "arrest|ctp|police interior|speaker_interior|rights lawyer opposition|security family|report",
            None,
            "coerce/arrest",
            person=_SUSPECTS,
        ),
        _kind(
            "sentence|ctpn|prosecutor|speaker_interior|lawyer rights|family|file report",
            (2, 15),
            "coerce/sentence",
            person=_SUSPECTS,
        ),
        _kind("strike|ctfn|economy|director|union|plant|", (30, 900), "protest/strike"),
        _kind("deaths|ctfxn|health interior|mayor speaker_interior|director union|plant|", (2, 30), "die/die"),
        _kind(
            "visit|cdp|foreign|speaker|envoy analyst|diplomat foreign|letter",
            None,
            "consult/visit",
            person=_LEADERS,
            future=True,
        ),
        _kind(
            "sanctions|cdn|foreign government|speaker foreign|analyst envoy|diplomat senior|draft",
            (3, 160),
            "sanction/impose",
            actor="d",
        ),
        _kind("vote|cgn|parliament|speaker|deputy opposition|government|draft", (40, 380), "vote/adopt"),
        _kind(
            "appointment|cdp|foreign president|speaker|analyst|foreign senior|draft",
            None,
            "appoint/appoint",
            person=("envoy", "deputy"),
        ),
        _kind(
            "meeting|cdtpq|foreign|speaker|envoy analyst|diplomat talks|letter", None, "consult/meet", person=_LEADERS
        ),
        _kind(
            "offer|cdgn|foreign president|speaker foreign|opposition envoy|talks diplomat two senior|letter",
            (3, 140),
            "retreat/release",
        ),
        _kind(
            "agreement|cdn|foreign border|speaker foreign|envoy|talks diplomat senior|draft letter",
            (2, 24),
            "agree/sign",
        ),
        _kind(
            "resign|cp|president government|speaker|opposition deputy|government senior bare|letter",
            None,
            "retreat/resign",
            person=_LEADERS,
        ),
        _kind("closure|cdt|border interior|speaker_interior mayor|deputy|security foreign|draft", None, ""),
        _kind("layoffs|ctfn|economy|director|union deputy|plant|", (20, 900), ""),
        _kind(
            "aid|cdn|government economy|premier economy|envoy analyst|senior diplomat|draft",
            (2, 900),
            "aid/grant",
            actor="d",
        ),
        _kind("attack|ctfn|defence interior|mayor defence|director union|security plant|", (2, 90), "assault/attack"),
        _kind("troops|ctn|defence|defence|mayor analyst|security diplomat two|letter", (200, 5000), "mobilize/troops"),
    )
}
NOUNS = {
    "release": "prisoner", "sentence": "year", "strike": "worker", "deaths": "person", "sanctions": "official",
    "vote": "deputy", "offer": "prisoner", "agreement": "crossing", "layoffs": "job", "aid": "million",
    "attack": "drone", "troops": "soldier",
}  # fmt: skip
"""What is counted in each kind that counts."""
OFFICES = {
    "president": "president", "premier": "government", "foreign": "foreign", "interior": "interior",
    "economy": "economy", "defence": "defence", "speaker": "foreign", "speaker_interior": "interior",
    "envoy": "foreign", "mayor": "", "deputy": "parliament",
}  # fmt: skip
"""The posts of office holders, and the body in which each is held."""
SPOKESMEN = ("speaker", "speaker_interior")
TOPICS = (
    "gas", "grain", "visas", "trade", "energy", "media", "railway", "water",
    "taxes", "fish", "arms", "passports", "forests", "tobacco", "air", "drugs",
)  # fmt: skip
ACCIDENTS = ("fire", "blast", "collapse", "leak")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, or did not: what a claim claims. Places, people, firms are rows of the world."""

    kind: str
    c: int
    d: int
    t: int
    f: int
    g: str
    x: str
    day: date
    n: int = 0
    p: int = -1
    q: int = -1

    @property
    def about(self) -> Kind:
        """Its kind."""
        return KINDS[self.kind]

    @property
    def actor(self) -> int:
        """The country that acts."""
        return self.d if self.about.actor == "d" else self.c


def countable(n: int) -> int:
    """A number near `n` whose noun is a plural in every language (not 21, 31, ...)."""
    n = max(n, 2)
    return n + 1 if n % 10 == 1 and n != 11 else n
