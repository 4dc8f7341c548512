"""Outlets that are known beforehand: agencies, papers, broadcasters, sites, press services, with owners and aliases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater import lexicon
from headwater.wordforms import fold, stemmer


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """One row of `data/outlets.toml`. `country` is ISO 3166, `owner` a name; each "" where none is known.

    `kind`: agency, paper, broadcaster, site, magazine, press service, channel. `state`: a state owns or runs it.
    """

    name: str
    kind: str
    country: str
    owner: str
    state: bool
    ambiguous: bool
    aliases: tuple[str, ...]
    domains: tuple[str, ...]


def known(name: str) -> OutletEntry | None:
    """The outlet of that name, in any of our languages and in any case of its declension, or None."""
    bare = name.strip().strip("«»„“”\"'").strip()
    key = _key(bare)
    found = _by_name().get(key) or _by_name().get(key.removeprefix("the "))
    if found:
        return found
    for language in lexicon.LANGUAGES:
        if entry := _by_stems(language).get(stemmer(language).key(bare)):
            return entry
    return None


def by_domain(host: str) -> OutletEntry | None:
    """The outlet whose site `host` belongs to (www.tass.ru, m.tass.ru, tass.ru), or None."""
    labels = host.lower().strip(".").split(".")
    domains = _by_domain()
    for i in range(len(labels) - 1):
        if found := domains.get(".".join(labels[i:])):
            return found
    return None


@cache
def entries() -> tuple[OutletEntry, ...]:
    """Every outlet of the data file, in its order."""
    return tuple(_entry(row) for row in lexicon.shared("outlets").get("outlets", ()))


def _entry(row: dict[str, Any]) -> OutletEntry:
    return OutletEntry(
        name=row["name"],
        kind=row.get("kind", "site"),
        country=row.get("country", ""),
        owner=row.get("owner", ""),
        state=row.get("state", False),
        ambiguous=row.get("ambiguous", False),
        aliases=tuple(row.get("aliases", ())),
        domains=tuple(row.get("domains", ())),
    )


def _key(name: str) -> str:
    return " ".join(fold(name).split())


@cache
def _by_name() -> dict[str, OutletEntry]:
    return {_key(n): e for e in reversed(entries()) for n in (e.name, *e.aliases)}


@cache
def _by_stems(language: str) -> dict[tuple[str, ...], OutletEntry]:
    stem = stemmer(language)
    return {stem.key(n): e for e in reversed(entries()) if not e.ambiguous for n in (e.name, *e.aliases)}


@cache
def _by_domain() -> dict[str, OutletEntry]:
    return {d: e for e in reversed(entries()) for d in e.domains}
