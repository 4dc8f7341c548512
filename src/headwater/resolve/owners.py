"""Whose a body is that every country has: `Morvenia’s Economy Ministry`, `Министерство экономики Карвении`.

Two countries' ministries are two, also where no list knows the countries. What says whose it is stands in the name or
right beside it; a ministry named without it is the one that was named with it last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater import lexicon
from headwater.records import Name, Span
from headwater.resolve.scene import Draft, Scene

Key = tuple[str, ...]
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])[ \u00a0]")


def beside(s: Scene, names: Sequence[Name], at: int) -> Span | None:
    """The place right beside the name at `at` that says whose it is; None where none does."""
    text, name = s.article.text, names[at]
    before = names[at - 1] if at else None
    if before and before.kind == "place" and _POSSESSIVE.fullmatch(text, before.span.end, name.span.start):
        return before.span
    if before and before.kind == "place" and before.span.of(text).endswith(("'s", "’s")):
        return before.span if not text[before.span.end : name.span.start].strip() else None
    behind = names[at + 1] if at + 1 < len(names) else None
    links: list[str] = lexicon.load(s.article.read_in or "", "names").get("owned_by", [])
    if behind and behind.kind == "place" and text[name.span.end : behind.span.start].strip() in links:
        return behind.span
    return None


def within(s: Scene, text: str) -> str:
    """What a generic body's name says itself of whose it is, as stems: "морвен" of `МИД Морвении`."""
    return " ".join(sorted(s.lists.known.owner(text)))


def of_place(s: Scene, place: Span) -> str:
    """The country that a place beside a body is or lies in (ISO 3166), else the place's stems."""
    printed = re.sub(r"['’]s?$", "", place.of(s.article.text))
    known = s.lists.known.find(printed)
    return known.country if known and known.country else " ".join(s.lists.stem.key(printed))


def printed(s: Scene, name: Span, place: Span) -> str:
    """The name of a body with the place beside it, as the text has them: `Morvenia’s Economy Ministry`."""
    return s.article.text[min(name.start, place.start) : max(name.end, place.end)]


def draft_for(found: dict[Key, Draft], key: Key) -> Draft | None:
    """The draft of a body whose country is said beside it: known so, or named only without the country so far."""
    plain = (*key[:-1], "")
    if key in found:
        return found[key].last()
    owned = {id(d.last()) for k, d in found.items() if k[:-1] == key[:-1] and k != plain}
    draft = found[plain].last() if plain in found else None
    return draft if draft and id(draft) not in owned else None


@dataclass(frozen=True, slots=True)
class Held:
    """A mention of a body with a place beside it: its key, its text, its draft, the text with the place."""

    key: Key
    text: str
    draft: Draft
    whole: str


def tell_apart(held: Sequence[Held]) -> None:
    """Gives bodies that share a name in one article the names that say whose they are.

    A body that is the only one of its name keeps the name: reports that leave the country out mean it too.
    """
    for one in held:
        if any(other.key[:-1] == one.key[:-1] and other.key != one.key for other in held):
            one.draft.last().rename(one.text, one.whole)
