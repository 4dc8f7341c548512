"""Taking things away in the browser: every list has its table, with its filters; and entities come back by a form."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from tests.show.export import outward
from tests.show.house import HERE, asking, house

from headwater import pipeline
from headwater.desk.store import Desk
from headwater.show.export.tables import tables
from headwater.show.web import exports, taken


@pytest.fixture(scope="module")
def path(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("pages") / "news.desk"
    shutil.copy(exported, there)
    return there


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with Desk(path, read_only=True) as desk:
        made = house(desk, lambda: Desk(path, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING))
        with asking(made) as client:
            client.headers.update({"token": made.draw.token, "origin": HERE})
            yield client


def links(client: TestClient, page: str) -> list[str]:
    text = client.get(page).text
    return [unescape(link) for link in re.findall(r'href="(/export[^"]+)"', text.partition('<footer class="foot">')[2])]


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-disposition"].startswith('attachment; filename="headwater-')
    assert answer.headers["cache-control"] == "no-store"
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("page", [*taken.LISTS, "/watchlist/=names"])
def test_every_list_has_its_table_at_its_foot(client: TestClient, page: str) -> None:
    csv_, xlsx, *_ = links(client, page)
    assert csv_.partition("?")[0] == xlsx.partition("?")[0].replace(".xlsx", ".csv")
    assert rows(client, csv_) or page == "/search"
    assert client.get(xlsx).content[:2] == b"PK"


@pytest.mark.parametrize(
    "page",
    [
        "/claims?q=prisoners&page=1",
        "/claims?standing=single+origin",
        "/claims?outlet=Lund+Post",
        "/claims?day=2026-03-02&written=en",
        "/entities?kind=person",
        "/entities?q=Marrow",
        "/outlets?q=lund",
        "/search?q=Velmark",
        "/search?stance=denies",
    ],
)
def test_a_table_has_the_filters_of_its_page(client: TestClient, page: str) -> None:
    csv_, *_ = links(client, page)
    narrowed, whole = rows(client, csv_), rows(client, csv_.partition("?")[0]) if "search" not in page else None
    assert narrowed
    assert whole is None or len(narrowed) < len(whole)
    behind = client.get(page.replace("?", ".json?")).json()
    total = behind.get("total", behind.get("texts"))
    assert total is None or total == len(narrowed)


def test_a_thing_has_its_formats(client: TestClient, path: Path) -> None:
    with Desk(path, read_only=True) as desk:
        claim, story, article = outward.claim(desk), outward.story(desk), desk.articles(limit=1)[0].id
    for page, name in ((f"/claim/{claim}", claim), (f"/story/{story}", story), (f"/articles/{article}", article)):
        assert links(client, page)[0] == f"/export?of={name}"
        found = re.findall(r'href="(/export/of/[^"]+)"', client.get(f"/export?of={name}").text)
        assert len(found) == 8 + 1 + 2
        for address in found:
            answer = client.get(unescape(address))
            assert answer.status_code == 200
            assert "attachment" in answer.headers["content-disposition"]
    assert "is not the name" in client.get("/export?of=<script>").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/table/notes.csv", 404),
        ("/export/table/accounts.csv", 404),
        ("/export/table/claims.exe", 404),
        ("/export/table/claims.csv?day=never", 400),
        ("/export/table/entities.csv?kind=devil", 400),
        ("/export/table/edges.csv?about=c-999999", 404),
        ("/export/table/statements.csv?about=zzzzzz", 404),
        ("/export/table/sightings.csv?name=none", 404),
        ("/export/of/c-999999.jsonld", 404),
        ("/export/of/c-000001.csv", 404),
        ("/export/of/desk.wacz", 404),
        ("/export/of/..%2Fetc%2Fpasswd.ftm", 404),
        ("/export/of/c-000001.wacz?files=maybe", 400),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so_and_is_not_logged(
    client: TestClient, path: Path, address: str, status: int
) -> None:
    with Desk(path, read_only=True) as desk:
        before = desk.log_head()
        answer = client.get(address)
        assert desk.log_head() == before
    assert answer.status_code == status
    assert "content-disposition" not in answer.headers


def test_what_leaves_is_in_the_log_and_none_of_its_words(client: TestClient, path: Path) -> None:
    client.get("/export/table/search.csv?q=Velmark&by=bob")
    client.get("/export/of/desk.atom")
    with Desk(path, read_only=True) as desk:
        log = desk.log(kind="exported", limit=2)
    assert [(one.about, one.said["format"]) for one in log] == [("desk", "atom"), ("table search", "csv")]
    assert log[1].who == "bob"
    assert "Velmark" not in str(log)


def test_every_address_says_who_may_ask_it() -> None:
    assert set(exports.RIGHTS.values()) == {"reporter"}


def test_no_page_gives_what_only_the_command_line_gives(client: TestClient) -> None:
    page = client.get("/export").text
    assert "notes.csv" not in page
    assert outward.SECRET not in page
    assert all(f"/export/table/{name}.csv" in page for name in tables() if name not in {"notes", "search", "today"})


# Back in


def send(client: TestClient, body: bytes, **fields: str) -> httpx2.Response:
    files = {"files": ("entities.csv", body, "text/csv")}
    return client.post("/import", data={"token": client.headers["token"], "by": "Ilona", **fields}, files=files)


def test_a_table_that_was_worked_on_is_shown_and_what_is_ticked_is_judged(client: TestClient, path: Path) -> None:
    found = rows(client, "/export/table/entities.csv")
    found[0]["name"], old = "Ilda Marrow-Venn", found[0]["name"]
    found[1]["same_as"] = "e-999999"
    out = io.StringIO()
    writer = csv.DictWriter(out, found[0].keys())
    writer.writeheader()
    writer.writerows(found)
    page = send(client, out.getvalue().encode())
    assert page.status_code == 200
    assert "there is no e-999999" in page.text
    values = [unescape(v) for v in re.findall(r'name="chosen" value="([^"]+)"', page.text)]
    assert len(values) == 1
    token = {"token": client.headers["token"]}
    assert client.post("/import/judge", data={"chosen": values, "by": "Ilona", "token": "x"}).status_code == 403
    assert client.post("/import/judge", data={"chosen": values, **token}).status_code == 409
    done = client.post("/import/judge", data={"chosen": values, "by": "Ilona", **token})
    assert "1 judgement is kept" in done.text
    assert client.post("/import/judge", data={"chosen": values, "by": "Ilona", **token}).status_code == 303
    with Desk(path) as desk:
        made = desk.judgements(limit=1)[0]
        assert (made.who, made.kind) == ("Ilona", "rename")
        assert old in made.what
        desk.rename(found[0]["entity"], "Somebody Else", "Bob")
    again = client.post("/import/judge", data={"chosen": values, "by": "Ilona", **token})
    assert "0 judgements are kept" in again.text
    assert "renamed or locked since" in unescape(again.text)


def test_a_file_that_is_none_is_refused_with_a_sentence(client: TestClient) -> None:
    assert "no column" in unescape(send(client, b"a,b\n1,2\n").text)
    assert "not UTF-8" in unescape(send(client, b"\xff\xfe").text)
    assert (
        "Choose the table"
        in client.post("/import", data={"token": client.headers["token"]}, files={"x": ("", b"")}).text
    )
    assert send(client, b"entity,name,state\n", token="x").status_code == 403
    hostile = b"entity,name,state,same_as\ne-000001,<script>alert(1)</script>,v,<img src=x>\n"
    page = send(client, hostile).text
    assert "<img src=x>" not in page
    assert "<script>alert" not in page
