"""Reading: a capture becomes an article. One function, `article`; each kind of input has a module of its own.

Modules are imported where they are needed, so that a command that reads nothing starts at once.
"""

from __future__ import annotations

from datetime import datetime

from headwater.records import Article, Capture


def article(capture: Capture, *, now: datetime | None = None) -> Article:
    """What was read out of `capture`: body, title, date with its basis, access, related headlines, sentences.

    `now` stands for the time of capture where the capture itself does not say (default: the clock). Raises
    `UnknownFormat`, `BrokenInput` or `TooLarge`.
    """
    from headwater.read import dispatch

    return dispatch.article(capture, now=now)


def prepare() -> None:
    """Loads what is slow to load and nearly every article needs: the statistics that tell languages apart."""
    from headwater.read import dispatch, language  # noqa: F401

    language.prepare()
