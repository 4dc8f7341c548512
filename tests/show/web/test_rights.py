"""Who may what: every address of the application, each method, each role. The list comes from the application itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks import rights as table
from starlette.responses import PlainTextResponse
from tests.show.members import ROLES, Visiting, peopled

from headwater.show.web import rights, visitor
from headwater.show.web.app import MODULES, house_of
from headwater.show.web.door import Cookie, Door
from headwater.show.web.drawer import Drawer
from headwater.show.web.rights import Rights, collected

DOCS = Path(__file__).parents[3] / "docs"
WHO = ("nobody", "half", *ROLES, "over", "disabled")
OPEN = re.compile(r"/(login|logout|invited|preferences|static|favicon\.ico|site|alerts/feed)\b")
"""What may be open to everybody: the ways in, how a page is read, what is published."""


@pytest.fixture(scope="module")
def visiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visiting]:
    path = tmp_path_factory.mktemp("rights") / "news.desk"
    peopled(path)
    found = Visiting(path)
    yield found
    found.close()


@pytest.fixture(scope="module")
def tokens(visiting: Visiting) -> dict[str, str]:
    """Each kind of visitor's token."""
    from headwater.desk.store import Desk

    ids = {row.role: row.id for row in visiting.desk.accounts()}
    made = {role: visiting.session(ids[role]) for role in ROLES}
    made |= {"nobody": "", "half": visiting.session(ids["admin"], half=True)}
    with Desk(visiting.path) as desk:
        over, gone = (desk.make_account(name, "reporter", "tests").id for name in ("over", "gone"))
        made |= {"over": visiting.session(over), "disabled": visiting.session(gone)}
        desk.subscribe(over, "2020-01-01", (), "tests")
        desk.disable_account(gone, "tests")
    return made


def _addresses(visiting: Visiting) -> list[tuple[str, str, str, Any]]:
    """Method, declared address, one such address, its role."""
    made = []
    for method, path, role in rights.rows(house_of(visiting.made), collected(MODULES)):
        numbered = re.sub(r"\{\w+:int\}", "1", path)
        made.append((method, path, re.sub(r"\{\w+(:\w+)?\}", "x-000001", numbered), role))
    return made


class Plain(Drawer):
    """Says no with a number alone."""

    def trouble(self, status: int, *_: Any) -> Any:
        return PlainTextResponse("", status)


class Asked:
    """The door with nothing behind it: 204 where it lets somebody through."""

    def __init__(self, visiting: Visiting) -> None:
        made = replace(visiting.made, draw=Plain("news.desk"))  # what a page says of it is tried in test_door.py
        self._cookie = visiting.cookie.name
        self._door = Door(self._through, made, Rights(house_of(made), collected(MODULES)), Cookie.of(made))
        self._said: list[Any] = []

    async def _through(self, scope: Any, receive: Any, send: Any) -> None:
        assert visitor.visitor().role != "nobody" or OPEN.match(scope["path"])
        await PlainTextResponse("", 204)(scope, receive, send)

    async def status(self, method: str, path: str, token: str) -> int:
        headers = [(b"host", b"127.0.0.1:8000"), (b"cookie", f"{self._cookie}={token}".encode())]
        scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
        scope |= {"client": None, "app": None, "scheme": "http", "server": ("127.0.0.1", 8000)}
        said: list[Any] = []

        async def send(message: Any) -> None:
            said.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        await self._door(scope, receive, send)
        return int(said[0]["status"])


def test_every_role_reaches_what_it_may_and_nothing_else(visiting: Visiting, tokens: dict[str, str]) -> None:
    addresses, asked = _addresses(visiting), Asked(visiting)
    assert len(addresses) > 90

    async def all_of() -> None:
        for who, token in tokens.items():
            role = who if who in ROLES else "nobody"
            for method, declared, path, needed in addresses:
                status = await asked.status(method, path, token)
                allowed = visitor.ROLES.index(role) >= visitor.ROLES.index(needed)
                assert status == (204 if allowed else _refused(who, method, path)), (who, method, declared)

    asyncio.run(all_of())


def _refused(who: str, method: str, path: str) -> int:
    if who in ("reader", "reporter", "editor"):
        return 403
    if who in ("subscriber", "over"):
        return 404 if who == "subscriber" else 403
    return 401 if method == "POST" or path.endswith(".json") else 303


def test_what_no_module_speaks_of_only_an_admin_may(visiting: Visiting) -> None:
    said = dict(collected(MODULES))
    del said["GET /notes"]
    made = Rights(house_of(visiting.made), said)
    assert made.needed("GET", "/notes") == "admin"
    assert made.needed("HEAD", "/notes") == "admin"
    assert made.needed("GET", "/no-such-page") is None
    assert made.needed("DELETE", "/notes") is None


def test_every_address_is_spoken_of_and_nothing_else_is(visiting: Visiting) -> None:
    routes = {
        f"{method} {route.path}"  # type: ignore[attr-defined]
        for route in house_of(visiting.made).routes
        for method in route.methods  # type: ignore[attr-defined]
    }
    assert collected(MODULES).keys() == routes


def test_only_the_ways_in_and_what_is_published_are_open_to_everybody(visiting: Visiting) -> None:
    for method, path, _, role in _addresses(visiting):
        if role == "nobody":
            assert OPEN.match(path), (method, path)


def test_whatever_writes_to_the_desk_takes_a_reporter(visiting: Visiting) -> None:
    own = {"/today", "/alerts", "/account", "/preferences", "/login", "/logout"}  # what one has seen, how one reads
    for method, path, _, role in _addresses(visiting):
        if method == "POST" and not (path in own or path.startswith(("/login/", "/invited/", "/account/"))):
            assert role in ("reporter", "editor", "admin"), path


def test_a_page_and_its_json_take_the_same(visiting: Visiting) -> None:
    roles = {path: role for method, path, _, role in _addresses(visiting) if method == "GET"}
    for path, role in roles.items():
        assert roles.get(f"{path}.json", role) == role, path


def test_two_modules_do_not_speak_of_one_address() -> None:
    from headwater.show.web import today

    with pytest.raises(ValueError, match="GET /today"):
        collected((today, today))


def test_the_table_in_the_docs_is_current(visiting: Visiting) -> None:
    assert (DOCS / "rights.md").read_text("utf-8") == table.page(), "run benchmarks/rights.py > docs/rights.md"


def test_a_page_has_no_form_that_its_reader_may_not_send(visiting: Visiting, tokens: dict[str, str]) -> None:
    sends = re.compile(r'<form[^>]*method="post"[^>]*action="([^"?]*)')
    reader = visiting.browser(tokens["reader"])
    for address in ("/today", "/watch", "/watchlists", "/notes", "/preferences"):
        found = set(sends.findall(reader.get(address).text))
        assert found <= {"/logout", "/today", "/alerts", "/preferences"}, address
    assert set(sends.findall(visiting.browser(tokens["reporter"]).get("/watch").text)) >= {"/watch"}


def test_the_masthead_leads_only_where_one_may_go(visiting: Visiting, tokens: dict[str, str]) -> None:
    links = re.compile(r'<a [^>]*href="(/[^"?#]*)')
    for who in ("nobody", "reader", "reporter"):
        browser = visiting.browser(tokens[who])
        page = browser.get("/preferences").text
        for address in {*links.findall(page)} - {"/"}:
            assert browser.get(address).status_code in (200, 307), (who, address)
    assert 'href="/accounts"' in visiting.browser(tokens["admin"]).get("/today").text


def test_a_page_leads_its_reader_nowhere_they_may_not_go(visiting: Visiting, tokens: dict[str, str]) -> None:
    links = re.compile(r'<a [^>]*href="(/[^"?#]*)')
    reader = visiting.browser(tokens["reader"])
    for page in ("/today", "/alerts", "/work", "/articles"):
        for address in {*links.findall(reader.get(page).text)} & {"/add", "/alerts/new", "/import", "/export"}:
            pytest.fail(f"{page} leads to {address}")
    assert "/add" in links.findall(visiting.browser(tokens["reporter"]).get("/work").text)
