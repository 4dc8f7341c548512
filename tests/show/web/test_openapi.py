"""The description of the addresses is whole, and what it says is so: schemathesis asks for what it allows and forbids."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from benchmarks.pages_asked import Sorter, seeds
from starlette.testclient import TestClient
from tests.show.house import HERE, house

from headwater.desk import Desk
from headwater.show.web import described, describing, openapi
from headwater.show.web.app import create_app, house_of
from headwater.show.web.rooms import Rooms

WEB = Path(openapi.__file__).parent
EACH = 2
"""Questions of each kind to each address; `benchmarks/openapi.py` asks more."""


@pytest.fixture(scope="module")
def made(milled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rooms]:
    path = tmp_path_factory.mktemp("openapi") / "news.desk"
    shutil.copy(milled, path)
    with Desk(path, read_only=True) as desk:
        yield house(desk, lambda: Desk(path))


@pytest.fixture(scope="module")
def said(made: Rooms) -> dict[str, Any]:
    asked = TestClient(create_app(made, host="127.0.0.1"), base_url=HERE).get("/openapi.json")
    assert asked.status_code == 200
    found: dict[str, Any] = asked.json()
    return found


def test_every_address_has_a_row_and_every_row_an_address(made: Rooms, said: dict[str, Any]) -> None:
    routes = {
        (method.lower(), re.sub(r":\w+}", "}", route.path))  # type: ignore[attr-defined]
        for route in house_of(made).routes
        for method in route.methods & {"GET", "POST"}  # type: ignore[attr-defined]
    }
    assert {(method, path) for path, methods in said["paths"].items() for method in methods} == routes
    read = {path.removesuffix(".json") for method, path in routes if method == "get"}
    assert described.READ.keys() == read
    assert described.CHANGED.keys() == {path for method, path in routes if method == "post"}


def test_json_is_described_where_there_is_some_and_nowhere_else(said: dict[str, Any]) -> None:
    paths = said["paths"]
    for path, page in described.READ.items():
        assert (f"{path}.json" in paths) == (page.gives is not None), path
        assert (path in paths) != page.only_json, path


def test_whatever_the_program_asks_an_address_for_is_described() -> None:
    asked = re.compile(r"asked\.(?:number|choice)\(request, \"(\w+)\"|query_params\.get\(\"(\w+)\"")
    names = {a or b for file in WEB.glob("*.py") for a, b in asked.findall(file.read_text("utf-8"))}
    assert names - describing.ASKED.keys() == set()
    used = {name for page in described.READ.values() for name in page.asked} | set(describing.EVERYWHERE)
    assert used == describing.ASKED.keys()


def test_what_is_wrong_is_told_as_json_where_json_was_asked_for(made: Rooms) -> None:
    asking = TestClient(create_app(made, host="127.0.0.1"), base_url=HERE, raise_server_exceptions=False)
    for address, status in (("/claim/c-999999.json", 404), ("/articles.json?page=0", 400), ("/nothing.json", 404)):
        answer = asking.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (status, openapi.PROBLEM)
        assert answer.json()["status"] == status
    assert asking.get("/claim/c-999999").headers["content-type"].startswith("text/html")


def test_the_page_of_addresses_names_them_all(made: Rooms, said: dict[str, Any]) -> None:
    page = TestClient(create_app(made, host="127.0.0.1"), base_url=HERE).get("/api").text
    assert all(f"{path}</code>" in page for path in said["paths"])


def test_the_json_of_what_there_is_has_the_form_that_is_described(made: Rooms, said: dict[str, Any]) -> None:
    asking = TestClient(create_app(made, host="127.0.0.1"), base_url=HERE)
    sort = Sorter(path for path in said["paths"] if path.endswith(".json"))
    # No list of names was loaded, and a desk that only this machine reaches has no account of one's own.
    empty = ("/watchlist.json", "/account.json")
    whole = [path for path in sort.routes if "{" not in path and path not in empty]
    known = [address for address in seeds(made.desk.path) if sort.of(address)]
    seen = set()
    for address in [*whole, *known]:
        path = sort.of(address)
        answer = asking.get(address)
        if answer.status_code == 200 and path:
            seen.add(path)
            form = said["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            jsonschema.Draft202012Validator({**form, "components": said["components"]}).validate(answer.json())
    assert seen >= {*whole, "/claim/{id}.json", "/story/{id}.json", "/entity/{id}.json", "/articles/{id}.json"}


@pytest.mark.timeout(120)
def test_whatever_is_asked_the_answer_is_one_that_is_described(made: Rooms) -> None:
    # Loaded here: it is large, and every worker that collects the tests would load it.
    from benchmarks.openapi import faults

    assert list(faults(made, seeds(made.desk.path), EACH)) == []
