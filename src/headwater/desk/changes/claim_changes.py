"""What changed of one claim, between how it stood before and how it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from headwater.desk.changes.ranks import Kind
from headwater.desk.claims.packing import unpack

Ref = tuple[str, str]
FEW = 3
"""Names of origins that a change tells; the claim's own page has all."""


# A claim's body without what is long in it (its edges, its doubts): msgspec skips what is not named here.


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin, as far as cards tell of it."""

    key: str
    name: str
    naming: str
    official: bool
    most: int
    why: str


@dataclass(frozen=True, slots=True)
class _Step:
    when: str
    by: Ref
    why: str


@dataclass(frozen=True, slots=True)
class _Variant:
    what: str
    values: tuple[tuple[str, tuple[Ref, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    tellings: tuple[Ref, ...]
    variants: tuple[_Variant, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    at_least: int
    at_most: int
    standing: str
    least_against: int
    most_against: int
    origins: tuple[Origin, ...]
    against: tuple[Origin, ...]
    unanswered: tuple[Origin, ...]
    history: tuple[_Step, ...]

    @property
    def interval(self) -> tuple[int, int]:
        """How many origins stand behind it."""
        return self.at_least, self.at_most

    @property
    def denial(self) -> tuple[int, int]:
        """How many stand against it."""
        return self.least_against, self.most_against


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim and how it is weighed, in brief."""

    claim: _Claim
    weighed: _Weighed


@dataclass(frozen=True, slots=True)
class _Shown:
    wording: Ref


@dataclass(frozen=True, slots=True)
class _Worded:
    claim: _Shown


@dataclass(frozen=True, slots=True)
class _Gone:
    withdrawn: str = ""


@dataclass(frozen=True, slots=True)
class _Stands:
    weighed: _Gone


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed of a claim. `article` brought it, `happened` is when that came out; "" where not known."""

    kind: Kind
    body: dict[str, Any]
    article: str = ""
    happened: str = ""


def brief(body: bytes) -> Brief:
    """A claim's body, in brief."""
    return unpack(Brief, body)


def wording(body: bytes) -> str:
    """The article whose words stand for a claim."""
    return unpack(_Worded, body).claim.wording[0]


def withdrawn(body: bytes) -> str:
    """Since when no article says a claim any more, "" while one does."""
    return unpack(_Stands, body).weighed.withdrawn


def between(old: Brief, new: Brief) -> Iterator[Changed]:
    """What a reader would be told who knew the claim as it stood."""
    was, now = old.weighed, new.weighed
    cause = _cause(old, new)
    where: dict[str, Any] = {"article": cause.by[0], "happened": cause.when} if cause else {"article": _fresh(old, new)}
    why = cause.why if cause else ""
    counts: dict[str, Any] = {"from_interval": list(was.interval), "to_interval": list(now.interval)}
    if first := _first_named(was, now):
        counts["named"] = first
    if was.standing != now.standing:
        yield Changed("standing", {"from": was.standing, "to": now.standing, "why": why} | counts, **where)
    if (was.interval, was.denial) != (now.interval, now.denial):
        names = {"came": _names(now, was), "went": _names(was, now), "why": why}
        against = {"from_against": list(was.denial), "to_against": list(now.denial)}
        yield Changed("origins", counts | against | names, **where)
    if answered := _answered(was, now):
        yield Changed("answer", {"names": answered, "why": why}, **where)
    if told := _contradiction(old, new):
        yield Changed("contradiction", told[0], told[1])


def first(new: Brief) -> Changed:
    """A claim that was not there before."""
    by = new.claim.tellings[0][0] if new.claim.tellings else ""
    weighed = new.weighed
    when = next((step.when for step in weighed.history), "")
    return Changed("claim", {"standing": weighed.standing, "to_interval": list(weighed.interval)}, by, when)


def _cause(old: Brief, new: Brief) -> _Step | None:
    """The step of its history that it was moved by, where it is a new one."""
    last = next(iter(new.weighed.history[-1:]), None)
    return last if last and last not in old.weighed.history else None


def _fresh(old: Brief, new: Brief) -> str:
    """The last article that tells it and did not before; "" where there is none."""
    known = {article for article, _ in old.claim.tellings}
    return next((article for article, _ in reversed(new.claim.tellings) if article not in known), "")


def _names(these: _Weighed, those: _Weighed) -> list[str]:
    """The origins that one has and the other has not, as they are called; of those in both sides each once."""
    known = {origin.key for origin in (*those.origins, *those.against)}
    fresh = [origin.name for origin in (*these.origins, *these.against) if origin.key not in known]
    return list(dict.fromkeys(fresh))[:FEW]


def _first_named(was: _Weighed, now: _Weighed) -> list[str]:
    """Who stands behind it under a name, where nobody did before."""
    before, after = ([o.name for o in each.origins if o.naming == "named"] for each in (was, now))
    return [] if before else list(dict.fromkeys(after))[:FEW]


def _answered(was: _Weighed, now: _Weighed) -> list[str]:
    """Who was asked and had said nothing, and is heard now: under the same name, or the reason given says so."""
    before = {_bare(origin.key) for origin in (*was.origins, *was.against)}
    heard = {_bare(origin.key) for origin in (*now.origins, *now.against)} - before
    # Only where somebody new is heard: that is what tells an answer from one that was taken back.
    silent = {origin.key: origin for origin in was.unanswered} if heard else {}
    later = {origin.key: origin.why for origin in now.unanswered}
    found = [o.name for key, o in silent.items() if _bare(key) in heard or later.get(key, o.why) != o.why]
    return list(dict.fromkeys(found))[:FEW]


def _bare(key: str) -> str:
    """An origin's key without the side that it is on (`against:`, `quiet:`)."""
    return key.removeprefix("against:").removeprefix("quiet:")


def _contradiction(old: Brief, new: Brief) -> tuple[dict[str, Any], str] | None:
    """The first detail that is told in more ways than before, and the article that brought one of them."""
    before = {v.what: len(v.values) for v in old.claim.variants}
    for variant in new.claim.variants:
        if len(variant.values) > before.get(variant.what, 0):
            known = set(old.claim.tellings)
            fresh = next((ref for _, refs in variant.values for ref in refs if ref not in known), None)
            values = [text for text, _ in variant.values[:FEW]]
            return {"what": variant.what, "values": values}, fresh[0] if fresh else ""
    return None
