"""Who is logged in: begun, found, given another token, ended.

What the browser has is a word of 256 bits drawn by lot; the desk keeps its SHA-256 alone, so that nobody who reads the
desk's file, or a copy of it, can go in by it. Every login gives a new word, as does a change of password: one that was
known before (put into the browser by somebody else) is worth nothing. A change of role ends all sessions of an account.
docs/decisions/0110.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Final

from headwater.desk.accounts.rows import Session
from headwater.desk.by_lot import digest
from headwater.desk.stamps import written
from headwater.desk.store import Desk

IDLE: Final = timedelta(hours=12)
"""A session that was not used for so long has ended: a night passes between two days at the desk."""
LONGEST: Final = timedelta(days=7)
"""A session ends so long after it was begun, used or not."""
HALF: Final = timedelta(minutes=10)
"""So long a second factor is waited for."""
EVERY: Final = timedelta(minutes=5)
"""That a session is used is written down no more often: a page that is read should not write to the desk."""


def form_word(token: str) -> str:
    """The word in every form of a session's pages; it tells nothing of the token."""
    return hashlib.sha256(b"headwater form\n" + token.encode("utf-8", "replace")).hexdigest()


def begin(desk: Desk, account: str, *, half: bool = False, browser: str = "", old: str = "") -> str:
    """Logs somebody in; the token for their browser. `half`: a second factor is still to be given.

    `old` is the token that the browser came with: its session is no more.
    """
    token = secrets.token_urlsafe(32)
    now = datetime.now(UTC)
    ends, idle = written(now + (HALF if half else LONGEST)), written(now - IDLE)
    given = digest(old) if old else ""
    desk.begin_session(account, digest(token), ends=ends, idle=idle, half=half, browser=browser, old=given)
    return token


def found(desk: Desk, token: str, *, now: datetime | None = None) -> Session | None:
    """Who is logged in with this token; None where nobody is. One question to the desk, by its key."""
    now = now or datetime.now(UTC)
    return desk.session(digest(token), now=written(now), idle=written(now - IDLE))


def complete(desk: Desk, token: str) -> str:
    """The second factor was right: the whole session, and its token. `DeskError` where there is none to complete."""
    session = _wanted(desk, token)
    return begin(desk, session.account.id, browser=session.browser, old=token)


def renew(desk: Desk, session: Session) -> str:
    """Another session in place of one that a change of password has just ended, and its token."""
    return begin(desk, session.account.id, browser=session.browser)


def stale(session: Session, *, now: datetime | None = None) -> bool:
    """True where it should be written down that the session is used."""
    now = now or datetime.now(UTC)
    return not session.half and session.used < written(now - EVERY)


def use(desk: Desk, token: str) -> None:
    """Writes down that a session is used."""
    desk.use_session(digest(token))


def end(desk: Desk, token: str) -> None:
    """Logs out: the token is worth nothing from now on, in every process."""
    desk.end_session(digest(token))


def end_others(desk: Desk, token: str, session: Session) -> int:
    """Ends all sessions of an account but this one; how many."""
    return desk.end_sessions(session.account.id, session.account.name, but=digest(token))


def of(desk: Desk, account: str) -> list[Session]:
    """The sessions of an account that go on, the last used first."""
    now = datetime.now(UTC)
    return desk.sessions(account, now=written(now), idle=written(now - IDLE))


def _wanted(desk: Desk, token: str) -> Session:
    from headwater.errors import DeskError

    session = found(desk, token)
    if session is None or not session.half:
        raise DeskError("It took too long. Log in again.")
    return session
