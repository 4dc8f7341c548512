"""What a telling's chain says: through which other outlets it came, and in what it ends.

A whole credit ("KARTA" at the end of a text) is a link as well: the text is the agency's. Printing outlet and outlets
with its own name are no links. An unnamed spokesperson of a body is that body's word, and so counts as named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from headwater import lexicon
from headwater.linked import Hand, House, Sheet, Telling
from headwater.records import Span
from headwater.wordforms import fold

Sort = Literal["named", "own", "unnamed", "outlet", "nobody"]
"""`named`: can be looked up; `own`: the outlet's own word; `unnamed`: people, a paper or a body without a name;
`outlet`: another outlet, and nothing behind it; `nobody`: the text does not say who."""
_SUBJECT = "circumstances"


@dataclass(frozen=True, slots=True)
class Stop:
    """Another outlet through which a telling came. `key` is one for all names of the outlet, `owner` for its house."""

    key: str
    owner: str
    name: str
    how: Literal["cites", "credit"]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a chain ends. `hand` is the last link, None where the outlet stands for itself or nobody is named.

    `stops` are the other outlets on the way, the nearest first; `hidden` the unnamed people who passed it on, `passed`
    the named ones.
    """

    sort: Sort
    hand: Hand | None
    stops: tuple[Stop, ...]
    hidden: tuple[Hand, ...]
    passed: tuple[Hand, ...] = ()


def outlet_key(house: House, name: str = "") -> str:
    """What is one for all names and mirrors of an outlet; its folded name where its house is not known."""
    return house.outlet or house.key or fold(house.name or name)


def owner_key(house: House, name: str = "") -> str:
    """What is one for all outlets of an owner."""
    return house.key or outlet_key(house, name)


def ending(telling: Telling, sheet: Sheet) -> Ending:
    """What the chain of a telling ends in, and what it passed."""
    links = _without_loops(_without_printing(telling.chain, sheet.house), outlet_key(sheet.house))
    stops = _stops(links, sheet)
    last = links[-1] if links else None
    sort = _sort(last, stops, telling, sheet)
    hidden = tuple(h for h in links[:-1] if h.unnamed)
    passed = tuple(h for h in links[:-1] if h.kind not in ("outlet", "author") and _is_named(h))
    return Ending(sort, last if sort in ("named", "unnamed") else None, stops, hidden, passed)


def speaks_for_body(hand: Hand) -> bool:
    """True where somebody's word is that of the body: a spokesperson, a press office."""
    if not hand.body:
        return False
    return hand.naming == "named" or hand.kind == "body" or _is_spokesperson(hand.name, hand.language)


def _is_spokesperson(words: str, language: str | None) -> bool:
    known = (language,) if language in lexicon.LANGUAGES else lexicon.LANGUAGES
    return any((found := _speakers(code)) is not None and found.search(words) for code in known)


@cache
def _speakers(language: str) -> re.Pattern[str] | None:
    """The words of a language for who speaks for another by office."""
    words = lexicon.load(language, _SUBJECT).get("behalf", {}).get("speakers", ())
    return re.compile("|".join(rf"\b(?:{w})\b" for w in words), re.IGNORECASE) if words else None


def _without_printing(chain: tuple[Hand, ...], house: House) -> tuple[Hand, ...]:
    """The links behind the printing outlet, which opens a chain and has no place in the text.

    The name of another outlet there is a text that was printed again without a word of it: a link.
    """
    if not chain or chain[0].kind != "outlet":
        return chain
    first = chain[0].house
    if first and outlet_key(first) and outlet_key(house) and outlet_key(first) != outlet_key(house):
        return chain
    return chain[1:]


def _without_loops(links: tuple[Hand, ...], own: str) -> tuple[Hand, ...]:
    """A chain that comes back to an outlet goes on from there: what lies between is a way round."""
    kept: list[Hand] = []
    keys: list[str] = []
    for hand in links:
        key = named_outlet(hand)
        if key and key == own:
            kept, keys = [], []
            continue
        if key and key in keys:
            at = keys.index(key)
            kept, keys = kept[:at], keys[:at]
        kept.append(hand)
        keys.append(key)
    return tuple(kept)


def named_outlet(hand: Hand) -> str:
    """The key of a link that is an outlet with a name, "" for all others."""
    if hand.kind != "outlet" or hand.naming != "named":
        return ""
    return outlet_key(hand.house or House("", "", hand.name), hand.name)


def _stops(links: tuple[Hand, ...], sheet: Sheet) -> tuple[Stop, ...]:
    found: dict[str, Stop] = {}
    own = outlet_key(sheet.house)
    for credit in sheet.credits:
        key = outlet_key(credit.house, credit.name)
        if credit.whole and key and key != own:
            found.setdefault(key, Stop(key, owner_key(credit.house, credit.name), credit.name, "credit", credit.span))
    for hand in links:
        if key := named_outlet(hand):
            house = hand.house or House("", "", hand.name)
            found.setdefault(key, Stop(key, owner_key(house, hand.name), hand.name, "cites", hand.span))
    return tuple(found.values())


def _sort(last: Hand | None, stops: tuple[Stop, ...], telling: Telling, sheet: Sheet) -> Sort:
    if last is None:
        own = telling.own and not telling.missing and telling.stance not in ("silent", "declines")
        return "outlet" if stops else _own(sheet) if own else "nobody"
    if last.naming == "implicit":
        return "outlet" if stops else "nobody"
    if last.kind == "author":
        # "The article said", of another outlet's: its own voice, and what stands behind it was not told.
        return "outlet" if stops else _own(sheet)
    if last.kind == "outlet" and last.naming == "named":
        return "outlet"
    return "named" if _is_named(last) else "unnamed"


def _is_named(hand: Hand) -> bool:
    """True for whom or what can be looked up."""
    return hand.naming == "named" or speaks_for_body(hand)


def _own(sheet: Sheet) -> Sort:
    """An outlet's own word, where its text was there to be read; a headline leaves open on whose word it stands."""
    return "own" if sheet.access == "open" or sheet.text else "outlet"
