"""Who stands behind an outlet: one key for its names in every script, its hosts and mirrors, and for all of one owner.

Outlets are rows of `data/outlets.toml`, more of them, their further hosts and the houses of `data/houses.toml`. An
outlet that no list knows is known by its registrable host, else by its folded name, and meets only itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from headwater import hosts, lexicon
from headwater.linked import House, Publisher
from headwater.wordforms import fold, stemmer

NOBODY = House("", "", "")
"""Of an article of which neither an outlet nor an address is known."""

_EDGES = " \t\n«»„“”\"'‚‘’.,;:()[]"
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-zа-яієў]{2,12}(?:[/?#:].*)?", re.IGNORECASE)
_NO_HOST = re.compile(r"[\s@]")
_HELD = re.compile(r"(?<=/)(?:https?:/{1,2})?(?:[\w-]+\.)+[a-z]{2,12}/.*$")
_STROKED = str.maketrans("łđøı", "ldoi")
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST_MIRROR = 6
"""Letters of a name on a delivery network from which it may stand for a known outlet; shorter ones are common words."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of our lists. `names` are its own name and every other; `doubtful` are those that are also words.

    `kind` as in outlets.toml.
    """

    name: str
    kind: str
    owner: str
    names: tuple[str, ...]
    doubtful: frozenset[str]
    hosts: tuple[str, ...]
    country: str = ""

    @property
    def key(self) -> str:
        """What names it across names and hosts."""
        return f"outlet:{_plain(self.name)}"


def house(name: str | None, url: str | None) -> House:
    """Who stands behind the outlet of that name at that address; a known address goes before a known name.

    At an address that nobody knows, a name that several outlets bear ("The Guardian") says nothing.

    Examples:
        >>> house("РИА Новости", None).key == house(None, "https://sputniknews.com/world").key
        True
        >>> house("Reuters", None).outlet == house(None, "https://www.reuters.com/article/1").outlet
        True
    """
    host = registrable(url)
    found = at_address(url)
    if found is None and not (host and _plain(name or "").removeprefix("the ") in _borne_by_several()):
        found = known(name)
    if found:
        return house_of(found)
    if not host and name and _is_host(name.strip()):
        host = registrable(name)
    if host:
        return House(f"host:{host}", f"host:{host}", (name or "").strip() or host)
    plain = _plain(name or "").removeprefix("the ")
    return House(f"name:{plain}", f"name:{plain}", (name or "").strip(_EDGES)) if plain else NOBODY


def meets(one: House, other: House) -> bool:
    """True where both are one house; an unknown outlet known by name meets the one whose host spells that name."""
    if not one.key or not other.key:
        return False
    return one.key == other.key or _spells(one.key, other.key) or _spells(other.key, one.key)


def named_alike(named: House, own: House) -> bool:
    """True where an outlet that a text names is the one that prints it: its host need not spell its name."""
    return named.outlet == own.outlet or meets(named, own) or named.outlet == house(own.name, None).outlet


def _spells(name: str, host: str) -> bool:
    """True for "name:harbour gazette" and "host:harbourgazette.example"."""
    if not name.startswith("name:") or not host.startswith("host:"):
        return False
    label = host.removeprefix("host:").partition("/")[0].partition(".")[0]
    return _squeezed(name.removeprefix("name:")) == _squeezed(label)


def known(name: str | None) -> Outlet | None:
    """The outlet of our lists with that name, in any of its scripts and under the endings of our languages, or None."""
    bare = (name or "").strip(_EDGES)
    if not bare:
        return None
    plain = _plain(bare)
    if found := _by_name().get(plain) or _by_name().get(plain.removeprefix("the ")):
        return found
    if _is_host(bare):
        return at_address(bare)
    if bare.isupper():  # an acronym has no endings: WGN is not WGNO
        return None
    for language in lexicon.LANGUAGES:
        if found := _by_stems(language).get(stemmer(language).key(bare)):
            return found
    return None


def at_address(url: str | None) -> Outlet | None:
    """The outlet whose site, mirror or channel an address belongs to, or None."""
    host, path = _parts(url)
    page = registrable(url)
    hosts = _by_host()
    if "/" in page and page in hosts:
        return hosts[page]
    labels = host.split(".")
    for i in range(len(labels) - 1):
        if found := hosts.get(".".join(labels[i:])):
            return found
    if not host:
        return None
    moved = next((name for pattern, name in _mirrors() if pattern.fullmatch(page)), None)
    return _by_name()[_plain(moved)] if moved else _mirrored(host, path.partition("/")[0].lower())


@cache
def _mirrors() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Mirrors under names that change: pattern of the host, outlet."""
    return tuple((re.compile(pattern), name) for pattern, name in lexicon.shared("houses")["hosts"].get("mirrors", ()))


def _is_host(text: str) -> bool:
    return not _NO_HOST.search(text) and bool(_HOST.fullmatch(text))


def _mirrored(host: str, first: str) -> Outlet | None:
    """A blocked outlet on a delivery network: its bucket or its subdomain bears the name of its site."""
    for network in _list("networks"):
        if host == network or host.endswith("." + network):
            label = first if host == network else host.removesuffix("." + network).rpartition(".")[2]
            return _by_label().get(_squeezed(label)) if len(label) >= _SHORTEST_MIRROR else None
    return None


def registrable(url: str | None) -> str:
    """The part of a host that somebody registered, or a page of a platform ("t.me/name"); "" where there is none."""
    host, path = _parts(url)
    labels = host.split(".")
    if len(labels) < 2:
        return ""
    for platform in _list("pages"):
        if host == platform or host.endswith("." + platform):
            names = [p for p in path.split("/") if p and p not in _list("page_words")]
            return f"{platform}/{names[0].lower()}" if names else platform
    return hosts.registered(host)


def listed(key: str) -> frozenset[str]:
    """A list of `data/houses.toml` as it stands there, in small letters."""
    return frozenset(_list(key))


def outlets() -> tuple[Outlet, ...]:
    """Every outlet of our lists."""
    return _outlets()


def publisher(key: str) -> Publisher | None:
    """What our lists know of the outlet with that `House.outlet`; None of one that they do not have."""
    found = _by_key().get(key)
    if found is None:
        return None
    return Publisher(found.name, found.kind, found.country, found.owner, found.names, found.hosts)


@cache
def _by_key() -> dict[str, Outlet]:
    return {outlet.key: outlet for outlet in reversed(_outlets())}


def house_of(found: Outlet) -> House:
    owner = _owner(found)
    if not owner or _size()[owner] == 1:
        return House(found.key, found.key, found.name)
    return House(f"house:{_plain(owner)}", found.key, owner)


@cache
def _size() -> Counter[str]:
    """How many of our outlets each house has; an owner of one outlet is shown as that outlet."""
    return Counter(owner for outlet in _outlets() if (owner := _owner(outlet)))


def _owner(found: Outlet) -> str:
    """The last owner that counts as one house; "" where the outlet stands alone."""
    owner, kept, seen = found.owner, "", {found.name}
    if found.name in _owners():
        kept = found.name
    while owner and owner not in seen:
        seen.add(owner)
        kept = kept if owner in _list("apart") else owner
        owner = _owned().get(owner, "")
    return kept


@cache
def _owned() -> dict[str, str]:
    """An owner's name -> who owns it in turn."""
    found = {o.name: o.owner for o in _outlets() if o.owner}
    for owner, names in lexicon.shared("houses").get("owners", {}).items():
        found.update(dict.fromkeys(names, owner))
    return found


@cache
def _owners() -> frozenset[str]:
    """Every name that owns something."""
    return frozenset(_owned().values())


@cache
def _outlets() -> tuple[Outlet, ...]:
    found: dict[str, Outlet] = {}
    for row in lexicon.shared("outlets").get("outlets", ()):
        found[row["name"]] = _row(row)
    for block in lexicon.shared("houses").get("houses", ()):
        for line in block["rows"].strip().split("\n"):
            row = _line(line, block.get("kind", "site"), block["owner"])
            found[row.name] = _joined(found[row.name], row) if row.name in found else row
    return tuple(found.values())


def _row(row: dict[str, Any]) -> Outlet:
    names = (row["name"], *row.get("aliases", ()))
    doubtful = (n for n in names if row.get("ambiguous") and " " not in n)
    return Outlet(
        row["name"],
        row.get("kind", "site"),
        row.get("owner", ""),
        names,
        frozenset(doubtful),
        tuple(row.get("domains", ())),
        row.get("country", ""),
    )


def _line(line: str, kind: str, owner: str) -> Outlet:
    """`Name | name, name | host, host`; a "?" stands before a name that is also a word."""
    first, more, hosts = (*(cell.strip() for cell in line.split("|")), "", "")[:3]
    marked = (first, *_split(more))
    doubtful = frozenset(n.lstrip("?") for n in marked if n.startswith("?"))
    return Outlet(first.lstrip("?"), kind, owner, tuple(n.lstrip("?") for n in marked), doubtful, _split(hosts))


def _joined(row: Outlet, more: Outlet) -> Outlet:
    """Two rows of one outlet; who owns it stands in the later one, where it says so."""
    names = tuple(dict.fromkeys((*row.names, *more.names)))
    hosts = tuple(dict.fromkeys((*row.hosts, *more.hosts)))
    return Outlet(row.name, row.kind, more.owner or row.owner, names, row.doubtful | more.doubtful, hosts, row.country)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


@cache
def _by_name() -> dict[str, Outlet]:
    """Plain name -> its outlet; an outlet's own name goes before another's further name."""
    found = {_plain(n): o for o in reversed(_outlets()) for n in reversed(o.names)}
    return found | {_plain(o.name): o for o in reversed(_outlets())}


@cache
def _by_stems(language: str) -> dict[tuple[str, ...], Outlet]:
    stem = stemmer(language)
    return {stem.key(n): o for o in reversed(_outlets()) for n in o.names if n not in o.doubtful}


@cache
def _by_host() -> dict[str, Outlet]:
    return {h.lower(): o for o in reversed(_outlets()) for h in o.hosts}


@cache
def _by_label() -> dict[str, Outlet | None]:
    """The first label of a site ("svaboda") -> its outlet; None where two outlets share it."""
    found: dict[str, Outlet | None] = {}
    for host, outlet in _by_host().items():
        label = _squeezed(registrable(host).partition(".")[0])
        found[label] = outlet if found.get(label, outlet) == outlet else None
    return found


@cache
def _list(key: str) -> tuple[str, ...]:
    data = lexicon.shared("houses")
    return tuple(data.get("hosts", {}).get(key, ()) or data.get(key, ()))


@cache
def _borne_by_several() -> frozenset[str]:
    return frozenset(_plain(n) for n in _list("borne_by_several"))


def _parts(url: str | None) -> tuple[str, str]:
    """Host without port and `www`, and path without its first slash; of the page itself where an archive holds it."""
    text = (url or "").strip()
    if not text or _NO_HOST.search(text.split("/", 3)[0]):
        return "", ""
    try:
        parts = urlsplit(text if "//" in text[:10] else f"//{text}")
        host = hosts.spelt((parts.hostname or "").strip(".")).removeprefix("www.")
    except ValueError:
        return "", ""
    if host in _list("archives") and (held := _HELD.search(parts.path)):
        return _parts(held[0])
    return host, parts.path.lstrip("/")


def _plain(name: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(name).replace("'", "")).split())


def _squeezed(name: str) -> str:
    """A name as a host spells it: small letters without accents and signs."""
    plain = unicodedata.normalize("NFKD", fold(name).translate(_STROKED))
    return _SIGNS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
