"""Hosts of addresses: what somebody registered, which two are one site, and what a host in a text ends in.

What is known of them is `data/hosts.toml`, and the sites of the outlets in `data/outlets.toml`.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from headwater import lexicon


def host(url: str | None) -> str:
    """The host of an address in small letters, as it is read (no `xn--`), without port; "" where there is none."""
    try:
        return spelt((urlsplit(url or "").hostname or "").strip("."))
    except ValueError:
        return ""


def spelt(name: str) -> str:
    """`xn--...` as it is read."""
    if "xn--" not in name:
        return name
    try:
        return name.encode("ascii").decode("idna")
    except UnicodeError:
        return name


def registered(name: str) -> str:
    """The part of a host that somebody registered; a host of one label or of numbers as it stands."""
    labels = name.split(".")
    if len(labels) < 2 or labels[-1].isdigit():
        return name
    suffix = next((s for s in (".".join(labels[i:]) for i in range(1, len(labels))) if s in _listed("suffixes")), "")
    if not suffix and len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _listed("second_level"):
        suffix = ".".join(labels[-2:])
    kept = len(suffix.split(".")) + 1 if suffix else 2
    return ".".join(labels[-kept:])


def one_site(one: str, other: str) -> bool:
    """True for two hosts whose pages may speak for each other: by another door, or both of an outlet that is known.

    What two names below one suffix have to do with each other nobody can tell from the names ("a.example.by" and
    "b.example.by" may be two people's); only where our list says whose the site is are its subdomains one with it.
    """
    return _behind_doors(one) == _behind_doors(other) or bool(_known(one) & _known(other))


def _behind_doors(name: str) -> str:
    """The host without `www.`, `m.` and their like; never less than what was registered."""
    door, _, rest = name.partition(".")
    while door in _listed("doors") and registered(name) != name:
        name = rest
        door, _, rest = name.partition(".")
    return name


def _known(name: str) -> frozenset[str]:
    """The sites of known outlets that a host is or lies under."""
    labels = name.split(".")
    return frozenset(".".join(labels[i:]) for i in range(len(labels) - 1)) & _sites()


@cache
def _sites() -> frozenset[str]:
    rows = lexicon.shared("outlets").get("outlets", ())
    return frozenset(site.lower() for row in rows for site in row.get("domains", ()))


@cache
def endings() -> str:
    """What the name of a site may end in, as the alternatives of a regular expression; the longest goes first."""
    return "|".join(sorted(lexicon.shared("hosts")["endings"].split(), key=len, reverse=True))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon.shared("hosts")[key])
