"""What the pages of entities and watch lists show, made ready for their templates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from headwater.desk.bearers.entities import Other, Who, Written
from headwater.desk.bearers.heard import RoleInTime, Said
from headwater.desk.bearers.listing import Entry, MetIn
from headwater.desk.claims.claim_listing import ClaimRow
from headwater.desk.claims.entering import OWN
from headwater.desk.judgements import Judgement
from headwater.desk.watchlists.sighted import Sighting
from headwater.json_text import plain
from headwater.show import sayings, words
from headwater.show.tongue import Words, mark

SPELLINGS, ROLES = 24, 8
"""So many of an entity are shown at most: the commonest spellings, the latest roles."""
_KNOWN = r"\b[ecs]-[0-9]{6,9}\b"
KIND = Words(
    {
        "woman": mark("woman"),
        "man": mark("man"),
        "person": mark("person"),
        "organization": mark("organization"),
        "place": mark("place"),
    },
    context="an entity",
)
Script = tuple[str, list[tuple[str | None, list[Written]]]]
"""A script, and what is written in it: a language with its spellings."""
_PAGES = {"e": "entity", "c": "claim", "s": "story"}


@dataclass(frozen=True, slots=True)
class Line:
    """A statement by or about an entity."""

    said: Said

    @property
    def verb(self) -> str:
        """What the source does, in a word."""
        return words.STANCE[self.said.stance]

    @property
    def said_as(self) -> str:
        """How the text calls the source there, where that is not its name ("he", "the daily")."""
        return self.said.source if self.said.source != self.said.name else ""

    @property
    def passage(self) -> str:
        """Its place in the text of its article."""
        place = f"&at={self.said.start}-{self.said.end}#at" if self.said.start is not None else ""
        return f"?version={self.said.version}{place}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the same: why, and what is known of them."""

    other: Other
    entry: Entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the words of a judgement; `path` is the page of what it names, "" where it names nothing."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement; `pieces` are its words, what they name as links."""

    judgement: Judgement
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, judgement: Judgement, names: Mapping[str, str] | None = None) -> Judged:
        """A judgement, made ready; `names` say what statements (ARTICLE:STATEMENT) and articles are shown as."""
        about = sorted(judgement.about, key=len, reverse=True)
        known = re.compile("(" + "|".join([*map(re.escape, filter(None, about)), _KNOWN]) + ")")
        found = known.split(sayings.said(judgement.what, judgement.own))
        return cls(judgement, tuple(_piece(text, n % 2 == 1, names or {}) for n, text in enumerate(found)))

    @property
    def stands(self) -> bool:
        """True where it can be taken back."""
        return self.judgement.undone_by is None and self.judgement.kind != "undo"


def _piece(text: str, known: bool, names: Mapping[str, str]) -> Piece:
    if not known:
        return Piece(text)
    if re.fullmatch(_KNOWN, text):
        return Piece(text, f"/{_PAGES[text[0]]}/{text}")
    article = text.partition(":")[0]
    own = article.startswith(OWN)
    return Piece(names.get(text, text), "" if own or text not in names else f"/articles/{quote(article, safe='')}")


@dataclass(frozen=True, slots=True)
class Turned:
    """Which page of each list on the page of an entity is shown, each from 1."""

    page: int = 1
    said: int = 1
    same: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """The page of an entity. `by`, `about`, `candidates` and `places` are the pages of them that are `turned` to;
    `claims` those that were last told on its word."""

    who: Who
    entry: Entry
    turned: Turned
    by: tuple[Line, ...]
    about: tuple[Line, ...]
    claims: tuple[ClaimRow, ...]
    candidates: tuple[Candidate, ...]
    places: tuple[MetIn, ...]
    history: tuple[Judged, ...]
    rating: str = ""

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return kind(self.entry)

    @property
    def scripts(self) -> list[Script]:
        """The commonest spellings by script, then by language, in both the commonest first."""
        often = sorted(self.who.spellings, key=lambda w: -w.count)[:SPELLINGS]
        rows = sorted(often, key=lambda w: (w.script, w.language or "~"))
        made = []
        for script, written in groupby(rows, key=lambda w: w.script):
            by_language = [(code, list(some)) for code, some in groupby(written, key=lambda w: w.language)]
            by_language.sort(key=lambda row: -sum(w.count for w in row[1]))
            made.append((script, [(code, sorted(some, key=lambda w: -w.count)) for code, some in by_language]))
        return sorted(made, key=lambda row: -sum(w.count for _, some in row[1] for w in some))

    @property
    def spelt_rarely(self) -> int:
        """How many spellings are not among those shown, the commonest."""
        return max(0, len(self.who.spellings) - SPELLINGS)

    @property
    def roles(self) -> list[RoleInTime]:
        """The latest roles, in the order in which they were first given."""
        latest = sorted(self.who.roles, key=lambda r: r.last or "", reverse=True)[:ROLES]
        return [role for role in self.who.roles if role in latest]

    def done(self, number: int) -> Judged | None:
        """The judgement with that number, where it is about this entity."""
        return next((j for j in self.history if j.judgement.id == number), None)

    def as_json(self) -> dict[str, Any]:
        """What the page was made from: of long lists the page that is turned to."""
        made: dict[str, Any] = plain(self.who) | asdict(self.turned)
        made["rating"] = self.rating or None
        made["met_in"] = [plain(place) for place in self.places]
        made["claims"] = [plain(row) for row in self.claims]
        made |= {side: [plain(line.said) for line in getattr(self, side)] for side in ("by", "about")}
        made["candidates"] = [plain(each.other) for each in self.candidates]
        made["candidates_in_all"] = len(self.who.candidates)
        return made | {"judgements": [plain(j.judgement) for j in self.history]}


def kind(entry: Entry) -> str:
    """What an entity is, in a word: "woman", "place"."""
    return KIND[{"f": "woman", "m": "man"}.get(entry.gender or "", "person") if entry.kind == "person" else entry.kind]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sighting: its passage cut at the name, and the language of its article."""

    sighting: Sighting
    before: str
    name: str
    after: str
    language: str | None

    @property
    def passage(self) -> str:
        """Its place in the text of its article."""
        s = self.sighting
        return f"?version={s.version}" + (f"&at={s.span.start}-{s.span.end}#at" if s.span else "")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Sightings of one entity under one name of a list: judged once, they are all judged. `hits` are those of them that
    are shown, the likeliest first, of `size` in all."""

    state: str
    line: int
    hits: tuple[Hit, ...]
    size: int


def hit(sighting: Sighting, language: str | None) -> Hit:
    """A sighting, made ready."""
    name = " ".join(sighting.spelling.split())
    before, found, after = sighting.passage.partition(name)
    return Hit(sighting, before, found, after, language)
