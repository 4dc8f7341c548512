"""robots.txt (RFC 9309): asked for once for each site, remembered, obeyed.

Absent (4xx): everything is allowed. Broken or unreachable (5xx, 429, no answer): nothing is, and the message says so,
because a site that cannot say no has not said yes. A day is as long as the RFC lets an answer be kept; a failure is
kept for a minute, so that a list of forty addresses does not knock forty times on a dead host.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from headwater.errors import FetchError, FetchFailed, ForbiddenAddress, HeadwaterError, TooLarge
from headwater.said import inside

MAX_BYTES = 512_000
"""What is read of a robots.txt; the RFC asks for at least 500 KiB. The rest is ignored."""
MAX_DELAY = 30.0
"""The longest `Crawl-delay` we keep, in seconds: some sites ask for hours, which is a refusal in other words."""
_KEEP = 24 * 3600.0
_KEEP_FAILURE = 60.0
_MANY_SITES = 2_000

Bring = Callable[[str], bytes | None]
"""Brings the robots.txt at an address: None where the site has none. Raises `FetchError`."""


@dataclass(frozen=True, slots=True)
class _Answer:
    rules: Protego | None
    failure: HeadwaterError | None
    until: float


class Robots:
    """What the sites allow a reader of this name. Safe to share between threads."""

    def __init__(self, user_agent: str) -> None:
        self._agent = user_agent.partition("/")[0].strip() or "headwater"
        self._lock = threading.Lock()
        self._asking: dict[str, threading.Lock] = {}
        self._answers: dict[str, _Answer] = {}

    def check(self, url: str, site: str, bring: Bring) -> float:
        """Raise where `url` may not be read; else the pause between two requests that the site asks for, in seconds.

        `site` is scheme, host and port (`https://news.example:8443`). Raises `ForbiddenAddress` where the rules say
        no, `FetchFailed` where they could not be read.
        """
        answer = self._answer(site, bring)
        if answer.failure is not None:
            cause = str(answer.failure).removeprefix(f"{site}/robots.txt: ")
            kind = ForbiddenAddress if isinstance(answer.failure, ForbiddenAddress) else FetchFailed
            raise kind(f"{url}: nothing may be read there as long as its robots.txt cannot be: {cause}")
        if answer.rules is None:
            return 0.0
        if not answer.rules.can_fetch(url, self._agent):
            hint = inside("ask the site, or set network.robots = false if you may read it")
            raise ForbiddenAddress(f"{url}: {site}/robots.txt does not allow {self._agent} to read it; {hint}")
        return min(answer.rules.crawl_delay(self._agent) or 0.0, MAX_DELAY)

    def _answer(self, site: str, bring: Bring) -> _Answer:
        with self._lock:
            asking = self._asking.setdefault(site, threading.Lock())
        with asking:
            known = self._answers.get(site)
            if known is not None and known.until > time.monotonic():
                return known
            answer = self._ask(site, bring)
            with self._lock:
                self._forget()
                self._answers[site] = answer
            return answer

    def _ask(self, site: str, bring: Bring) -> _Answer:
        try:
            body = bring(site + "/robots.txt")
        except (FetchError, TooLarge) as error:
            return _Answer(None, error, time.monotonic() + _KEEP_FAILURE)
        rules = None if body is None else Protego.parse(_ours(body, self._agent))
        return _Answer(rules, None, time.monotonic() + _KEEP)

    def _forget(self) -> None:
        if len(self._answers) >= _MANY_SITES:
            now = time.monotonic()
            kept = {site: a for site, a in self._answers.items() if a.until > now}
            self._answers = dict(list(kept.items())[-_MANY_SITES // 2 :])
            self._asking = {site: lock for site, lock in self._asking.items() if site in kept or lock.locked()}


def _ours(body: bytes, agent: str) -> str:
    """The rules as text, all readers but us and `*` under one name.

    The parser gives every rule to every reader named above it: a hostile file with 20,000 of each would take minutes.
    """
    agent = agent.lower()
    lines = []
    for line in body[:MAX_BYTES].decode("utf-8-sig", "replace").splitlines():
        head = line.strip().lower()
        if head.startswith(("user-agent", "useragent", "user agent")):
            name = head.partition("#")[0].replace("user agent", "user-agent").partition("agent")[2].strip(" \t:")
            bare = name.replace("*", "")
            line = line if name == "*" or (bare and bare in agent) else "User-agent: somebody-else"
        lines.append(line)
    return "\n".join(lines)
