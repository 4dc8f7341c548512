"""Accounts of each role on a desk, and browsers that are logged in with them; all of them invented."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from tests.show.house import HERE, house

from headwater.desk.accounts.rows import AccountRole
from headwater.desk.served import ServedDesk
from headwater.desk.store import Desk
from headwater.newsroom.accounts import passwords, sessions
from headwater.show.web.app import create_app
from headwater.show.web.door import Cookie
from headwater.show.web.rooms import Rooms

ROLES: tuple[AccountRole, ...] = get_args(AccountRole)
PASSWORD = "four words by lot"


@contextmanager
def quick_passwords() -> Iterator[None]:
    """Passwords are hashed as cheaply as can be: what it costs is tried in tests/newsroom/accounts/test_passwords.py."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: quick)
        passwords._nobodys.cache_clear()
        yield
    passwords._nobodys.cache_clear()


def peopled(path: Path, *roles: AccountRole, password: str | None = None) -> dict[str, str]:
    """Makes an account of each role, named like it; their ids. An admin is always among them."""
    hash = passwords.hashed(password) if password else None
    with Desk(path) as desk:
        names = ("admin", *(role for role in roles or ROLES if role != "admin"))
        return {role: desk.make_account(role, role, "tests", password=hash).id for role in names}


class Visiting:
    """One application over a desk with accounts, asked by many browsers; `put` lays another file in its desk's place."""

    def __init__(self, path: Path, **other: Any) -> None:
        self.path = path
        self.desk = ServedDesk(path)
        self.made: Rooms = house(self.desk, lambda: Desk(path, create=False), **other)
        self.app = create_app(self.made, host="127.0.0.1")
        self.cookie = Cookie.of(self.made)
        self._open: list[TestClient] = []

    def put(self, desk: Path) -> None:
        """The desk is as this one is."""
        for each in self.path.parent.glob(f"{self.path.name}-*"):
            each.unlink()
        copy = self.path.with_suffix(".copy")
        shutil.copy(desk, copy)
        copy.replace(self.path)

    def browser(self, token: str = "") -> TestClient:
        """A browser that follows nowhere, and sends forms as one does; with a session's token, or logged in nowhere."""
        made = TestClient(self.app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
        made.headers["origin"] = HERE
        if token:
            made.cookies.set(self.cookie.name, token)
        self._open.append(made)
        return made

    def session(self, account: str, *, half: bool = False) -> str:
        """A session of an account, begun without its password."""
        with Desk(self.path, create=False) as desk:
            return sessions.begin(desk, account, half=half)

    def as_(self, account: str) -> TestClient:
        """A browser that is logged in."""
        return self.browser(self.session(account))

    def close(self) -> None:
        for each in self._open:
            each.close()
        self.desk.close()


def word(browser: TestClient, address: str = "/preferences") -> str:
    """The word that is in the forms of a page."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get(address).text)
    assert found, f"no form at {address}"
    return found[1]


def token(browser: TestClient) -> str:
    """What the browser has of its session, "" where there is none."""
    return next((value for name, value in browser.cookies.items() if "session" in name), "")


def ids(visiting: Visiting) -> dict[str, str]:
    """The account of each role."""
    return {row.role: row.id for row in visiting.desk.accounts()}


def log_in(browser: TestClient, name: str, password: str = PASSWORD, **other: str) -> Any:
    """What the form of the login answers."""
    sent = {"name": name, "password": password, "token": word(browser, "/login"), **other}
    return browser.post("/login", data=sent)
