"""The address of an article in one form, to see that two addresses are one. The original is always kept beside it.

Only what cannot tell two articles apart is taken away: who sent the reader (data/trackers.toml), sessions, the
fragment, a login. Scheme, `www.`, `m.` and `amp.` stay: nothing but the pages themselves could prove those equal.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from headwater import lexicon
from headwater.acquire import address
from headwater.errors import ForbiddenAddress

_SESSION = re.compile(r";jsessionid=[^/;?]*", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ROUNDS = 4
_LONGEST = 16_384  # longer than any server takes: such an address names nothing, and is left alone


def canonical(url: str) -> str:
    """The address without trackers and fragment, its query sorted and its escapes alike; the same again if repeated.

    What is no http(s) address comes back as it is, but for the white space around it.
    """
    text = url.strip()
    for _ in range(_ROUNDS if len(text) <= _LONGEST else 0):
        # Unescaping can bring to light what the next round takes away (%3Bjsessionid, utm%5Fsource).
        before, text = text, _round(text)
        if text == before:
            break
    return text


def host(url: str) -> str:
    """The host of an address, in lower-case ASCII without port and trailing dot; "" where there is none."""
    try:
        name = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    try:
        return address.spelling(name, url) if name else ""
    except ForbiddenAddress:
        return name


def _round(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return text
    name = host(text)
    if parts.scheme not in _DEFAULT_PORTS or not name:
        return text
    netloc = f"[{name}]" if ":" in name else name
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc += f":{port}"
    clean = urlunsplit((parts.scheme, netloc, _SESSION.sub("", parts.path), _told_apart(parts.query), ""))
    try:
        return str(canonicalize_url(clean))
    except ValueError:
        return text


def _told_apart(query: str) -> str:
    """The query with only the parameters that may tell articles apart, in their order."""
    return "&".join(part for part in query.split("&") if part and not _tracker(part))


def _tracker(part: str) -> bool:
    key, _, value = part.partition("=")
    name, value = unquote_plus(key).lower(), unquote_plus(value).lower()
    table = _table()
    return name in table["names"] or name.startswith(table["prefixes"]) or value in table["drawn"].get(name, ())


@cache
def _table() -> dict[str, Any]:
    table = lexicon.shared("trackers")
    return {"names": frozenset(table["names"]), "prefixes": tuple(table["prefixes"]), "drawn": table["drawn"]}
