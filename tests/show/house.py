"""The application over a desk, as `headwater serve` makes it, for tests that ask it without a server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi.testclient import TestClient
from tests import quick

from headwater.config import Settings
from headwater.desk.store import Desk
from headwater.show.web.app import create_app
from headwater.show.web.rooms import Rooms
from headwater.show.web.server import rooms

HERE = "http://127.0.0.1:8000"


def house(desk: Desk, change: Callable[[], Desk], *, judge: str = "anna", **other: Any) -> Rooms:
    """The rooms of a desk; `other` replaces some of them."""
    made = rooms(desk, change, judge=judge, settings=Settings(desk=str(desk.path)))
    made.draw._environment.bytecode_cache = quick.templates()
    return replace(made, **other)


def asking(made: Rooms) -> TestClient:
    """A browser that follows nowhere, and gets an error's page as a user does."""
    app = create_app(made, host="127.0.0.1")
    return TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
