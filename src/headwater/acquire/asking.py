"""A question to a server that the settings name, and its answer: through the same checks as whatever is fetched.

Other than a page that is read, it follows no redirect, asks no robots.txt, keeps no pause, and may send a form. What is
not public must be named in network.allow_hosts, and only that may be asked without TLS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import httpx2

from headwater.acquire.fetch import _BROKE, Door, _body, _Transport, _what_broke
from headwater.acquire.wire import Backend, Budget
from headwater.errors import FetchFailed, ForbiddenAddress

LARGEST: Final = 1_000_000
"""Bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, whatever the status."""

    status: int
    body: bytes


class Asker(Door):
    """Asks servers that the settings name."""

    def ask(
        self, url: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to a GET, or to a form that is sent. Raises `ForbiddenAddress`, `FetchFailed`, `TooLarge`."""
        where = self._destination(url)
        if not where.url.startswith("https:") and not where.allowed:
            raise ForbiddenAddress(f"{url}: this is asked over https only")
        budget = Budget(self._settings.total_timeout, self._settings.timeout)
        transport = _Transport(Backend(where, budget, self._resolver, LARGEST), self._tls_context)
        own = self._headers() | {"Accept": "application/json"} | dict(headers or {})
        body = urlencode(form).encode() if form is not None else None
        if body is not None:
            own["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            with (
                httpx2.Client(transport=transport, trust_env=False, headers=own) as client,
                client.stream("POST" if body is not None else "GET", where.url, content=body) as response,
            ):
                return Answer(response.status_code, _body(response, where.url, LARGEST, None))
        except (*_BROKE, OSError) as error:
            raise FetchFailed(_what_broke(where.url, error)) from error
