"""Which telling, or which unseen report, an outlet means that it names in a chain.

A chain is followed outlet by outlet until one is on the desk. The words with which a copy says where it has something
from are its model's, where they were copied with the rest: the model's chain is then the one to follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.linked import Copy
from headwater.weigh import copied
from headwater.weigh.brief import Brief
from headwater.weigh.chains import Stop, named_outlet
from headwater.weigh.identities import stems
from headwater.weigh.sides import Ref, Side
from headwater.weigh.steps import Lead, Node, Unseen
from headwater.wordforms import script

LOOKED_AT = 400
"""Characters of a text that show its script."""


@dataclass(frozen=True, slots=True)
class _Path:
    """The outlets that `by` names, for the telling that says so first. `behind` and `veiled`: what it ends in."""

    by: Ref
    stops: tuple[Stop, ...]
    behind: int
    veiled: bool


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The tellings of each outlet and side, and, as they are asked for, in which order each kind of path means them."""

    tellings: Mapping[tuple[str, Side], list[Ref]]
    ranked: dict[tuple[str, Side, int, bool], list[Ref]]


def leads(brief: Brief, judged: copied.Judged, taken: Sequence[Lead], copies: Sequence[Copy]) -> Iterator[Lead]:
    """From each telling to the first outlet of its chain that is on the desk, else to the report nobody has seen.

    `taken` are the steps from copies to their models, `copies` what they were found in.
    """
    by_outlet: dict[tuple[str, Side], list[Ref]] = defaultdict(list)
    for ref in sorted(brief.tellings):
        by_outlet[brief.outlet(ref), brief.sides[ref]].append(ref)
    shelf = _Shelf(by_outlet, {})
    models = {lead.at: lead.to for lead in taken if isinstance(lead.at, tuple) and isinstance(lead.to, tuple)}
    for ref, path in _paths(brief, models, {(c.earlier, c.later): c for c in copies}).items():
        yield from _followed(brief, ref, path, shelf, judged, models.get(ref))


def _paths(brief: Brief, models: Mapping[Ref, Ref], copies: Mapping[tuple[str, str], Copy]) -> dict[Ref, _Path]:
    """The chain to follow from each telling; none for a copy whose model says the same."""
    own = {
        ref: _Path(ref, found.stops, brief.identity(ref), found.sort == "unnamed")
        for ref, found in brief.endings.items()
        if found.stops and ref not in brief.continued
    }
    kept: dict[Ref, _Path] = {}
    handed: dict[Ref, _Path] = {}
    for ref, path in own.items():
        model = _first_to_say(brief, ref, path.stops[0], models, copies)
        if model is None:
            kept[ref] = path
        elif model not in own and _is_new(brief, model, path):
            # Of several readings of the same words the one that tells most; which copy it stands in must not matter.
            handed[model] = min(handed.get(model, path), path, key=_told)
    return {**handed, **kept}


def _told(path: _Path) -> tuple[bool, bool, tuple[str, ...], int, Ref]:
    return path.behind < 0, not path.veiled, tuple(stop.key for stop in path.stops), path.behind, path.by


def _is_new(brief: Brief, model: Ref, path: _Path) -> bool:
    """False where the model's own chain names these outlets and leads nowhere, or where they lead back to itself."""
    named = {named_outlet(hand) for hand in brief.tellings[model].chain} | {brief.outlet(model)}
    return not named & {stop.key for stop in path.stops}


def _first_to_say(
    brief: Brief, ref: Ref, stop: Stop, models: Mapping[Ref, Ref], copies: Mapping[tuple[str, str], Copy]
) -> Ref | None:
    """The earliest text out of which the words that name an outlet were copied; None where they are its own."""
    at, span, found = ref, stop.span, None
    passed = {ref}
    while (model := models.get(at)) is not None and model not in passed:
        copy = copies.get((model[0], at[0]))
        if copy is None or not copied.holds(copy, span) or brief.outlet(model) == stop.key:
            break
        if not _has_words(brief, model, ref, stop):
            break  # a copy may name another one for the same text: it is shortened, and has words of its own
        at = found = model
        span = None  # where the words stand in the model is not known: only whole copies carry them further
        passed.add(at)
    return found


def _has_words(brief: Brief, model: Ref, ref: Ref, stop: Stop) -> bool:
    """False where the model has not the name of the outlet; in another language or script it may be written anew."""
    text, printed = brief.sheets[model[0]].text, brief.sheets[ref[0]].text
    language = brief.tellings[ref].language
    if stop.span is None or not text or brief.tellings[model].language != language:
        return True
    named = stop.span.of(printed)
    return script(named) != script(text[:LOOKED_AT]) or stems(named, language) <= _stems(text, language)


@lru_cache(maxsize=64)
def _stems(text: str, language: str | None) -> frozenset[str]:
    """Kept for the few articles of a claim, which are asked with each telling."""
    return stems(text, language)


def _followed(
    brief: Brief, ref: Ref, path: _Path, shelf: _Shelf, judged: copied.Judged, model: Ref | None
) -> Iterator[Lead]:
    """The steps of one chain: over unseen reports until one is on the desk; a copy shows which of several is meant."""
    side = brief.sides[ref]
    node: Node = ref
    for n, stop in enumerate(path.stops):
        fits = [r for r in _fitting(brief, shelf, side, stop, path) if _may_come(ref, r, stop, judged)]
        there = model if model in fits else _there(brief, ref, fits)
        to = there or Unseen(stop.key, side, path.behind if n == len(path.stops) - 1 else -1)
        why = _why(brief, ref, path, n, seen=there is not None)
        yield Lead(node, to, "cites" if n or path.by != ref else stop.how, why, stop.span if path.by == ref else None)
        if there is not None:
            return
        node = to


def _fitting(brief: Brief, shelf: _Shelf, side: Side, stop: Stop, path: _Path) -> list[Ref]:
    key = (stop.key, side, path.behind, path.veiled)
    if key not in shelf.ranked:
        refs = shelf.tellings.get((stop.key, side), ())
        shelf.ranked[key] = _ranked(brief, refs, path.behind, veiled=path.veiled)
    return shelf.ranked[key]


def _there(brief: Brief, ref: Ref, fits: Sequence[Ref]) -> Ref | None:
    """The first of the tellings that can be meant; one that cites this outlet in turn only where there is no other."""
    own = brief.outlet(ref)
    away = (r for r in fits if all(stop.key != own for stop in brief.endings[r].stops))
    return next(away, fits[0] if fits else None)


def _may_come(ref: Ref, there: Ref, stop: Stop, judged: copied.Judged) -> bool:
    return there[0] != ref[0] and not (stop.how == "credit" and judged.parts(ref[0], there[0]))


def _ranked(brief: Brief, refs: Iterable[Ref], behind: int, *, veiled: bool) -> list[Ref]:
    """The tellings of an outlet that another one's words about it can mean, the likeliest first.

    Who names whom the outlet quotes means no telling of it that rests on somebody else, or on nobody with a name.
    """
    fits: list[tuple[int, str, Ref]] = []
    for ref in refs:
        there = brief.endings[ref]
        number = brief.identity(ref)
        same = number == behind if behind >= 0 else veiled and there.sort == "unnamed"
        if behind >= 0 and not same and number not in brief.people.near(behind) and (number >= 0 or not there.stops):
            continue
        fits.append((0 if same else 1, brief.sheets[ref[0]].published or "9", ref))
    return [ref for _, _, ref in sorted(fits)]


def _why(brief: Brief, ref: Ref, path: _Path, n: int, *, seen: bool) -> str:
    printer, stop = brief.printer(path.by), path.stops[n]
    if n:
        said = f"{printer} says that {path.stops[n - 1].name} has it from {stop.name}."
    elif path.by != ref:
        said = f"{brief.printer(ref)} prints the words in which {printer} names {stop.name} as where it has this from."
    elif stop.how == "credit":
        said = f"{printer} credits the whole text to {stop.name}."
    else:
        said = f"{printer} names {stop.name} as where it has this from."
    # Which of its articles are on the desk under other claims is not known here: what is said holds in any case.
    return said if seen else said + f" No article of {stop.name} on the desk was found to say it."
