"""What changed since a dossier was written: how its claims stand, by which articles, by whose judgement; its keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headwater.desk.dossiers.dossier_records import Dossier, Evidence, Fate, State
from headwater.desk.dossiers.dossier_writing import mark_of
from headwater.desk.judgements import Judgement
from headwater.desk.store import Desk
from headwater.newsroom.dossiers import notation


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that stands otherwise than when it was written about.

    `claim` is how the text names it, `was` how it stood, `is_` how it stands, None where nobody tells it any more.
    `came` are articles that tell it now and did not, `went` those that did and do not, each by a statement of it;
    `judged` what persons decided about it since, the oldest first.
    """

    claim: str
    was: State
    is_: State | None
    came: tuple[Evidence, ...] = ()
    went: tuple[Evidence, ...] = ()
    judged: tuple[Judgement, ...] = ()

    @property
    def mark(self) -> str:
        """What tells the state that is shown from another: whoever has seen it hands this in."""
        now = self.is_
        return mark_of(now.standing, now.at_least, now.at_most, len(now.evidence) + now.more) if now else ""

    @property
    def into(self) -> str | None:
        """The claim that it went into, if it did."""
        return self.is_.claim if self.is_ and self.is_.claim != self.was.claim else None


@dataclass(frozen=True, slots=True)
class Since:
    """All that changed: `moved` claims; `fates` of keys that do not simply stand, with what they point at; `unknown`
    keys that point at nothing on this desk."""

    moved: tuple[Moved, ...] = ()
    fates: tuple[tuple[Evidence, Fate], ...] = ()
    unknown: tuple[str, ...] = ()
    by_key: Mapping[str, Fate] = field(default_factory=dict)

    @property
    def orphans(self) -> tuple[tuple[Evidence, Fate], ...]:
        """The keys whose statement is no longer read where it was."""
        return tuple(pair for pair in self.fates if pair[1].what in ("orphaned", "gone"))

    @property
    def edited(self) -> tuple[tuple[Evidence, Fate], ...]:
        """The keys whose article has another version now."""
        return tuple(pair for pair in self.fates if pair[1].what == "edited")

    def __bool__(self) -> bool:
        return bool(self.moved or self.fates)


def since(desk: Desk, dossier: Dossier) -> Since:
    """What changed since a dossier was written, seen from its last revision."""
    named = notation.keys(notation.parts(dossier.revision.text, dossier.revision.language))
    cited = [dossier.evidence[key.name] for key in named if key.name in dossier.evidence]
    fates = desk.fates(cited)
    now = desk.dossier_moved(dossier.row.dossier)
    known = ((claim, dossier.states.get(claim), is_) for claim, is_ in now.items())
    moved = tuple(_moved(desk, claim, was, is_) for claim, was, is_ in known if was)
    odd = tuple((piece, fates[piece.key]) for piece in cited if fates[piece.key].what != "stands")
    unknown = tuple(key.name for key in named if not _known(dossier, key))
    return Since(moved, odd, unknown, fates)


def _known(dossier: Dossier, key: notation.Key) -> bool:
    return key.name in dossier.evidence if key.pointed else key.claim in dossier.states


def _moved(desk: Desk, claim: str, was: State, is_: State | None) -> Moved:
    before, after = _by_article(was.evidence), _by_article(is_.evidence if is_ else ())
    articles = {*before, *after}
    judged = desk.judged_about({claim, was.claim} | ({is_.claim} if is_ else set()), articles)
    later = sorted((j for j in judged if j.made > was.taken and _about(j, articles)), key=lambda j: j.id)
    came = tuple(piece for article, piece in after.items() if article not in before)
    went = tuple(piece for article, piece in before.items() if article not in after)
    return Moved(claim, was, is_, came, went, tuple(later))


def _by_article(pieces: Sequence[Evidence]) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for piece in pieces:
        found.setdefault(piece.article, piece)
    return found


def _about(judgement: Judgement, articles: set[str]) -> bool:
    """A judgement on copies touches a claim only where both of the articles tell it."""
    return judgement.kind not in ("copy", "no copy") or set(judgement.about) <= articles
