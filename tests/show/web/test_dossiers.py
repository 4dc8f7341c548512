"""Dossiers on the pages: put in from a claim, written, looked at, told when two write, taken away, what changed seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.desk import told
from tests.show.house import HERE, asking, house
from tests.show.web.html import page

from headwater import pipeline
from headwater.desk import Desk

FROM = {"origin": HERE}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "news.desk"
    told.fill(path).close()
    return path


@pytest.fixture
def change(filled: Path, tmp_path: Path) -> Callable[[], Desk]:
    path = Path(shutil.copy(filled, tmp_path))
    return lambda: Desk(path, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING)


@pytest.fixture
def client(change: Callable[[], Desk]) -> Iterator[TestClient]:
    with change() as writing, Desk(writing.path, create=False, read_only=True) as desk:
        yield asking(house(desk, change))


@pytest.fixture
def claim(change: Callable[[], Desk]) -> str:
    with change() as desk:
        return told.release(desk).row.claim


def send(client: TestClient, address: str, form: str, **fields: str | list[str]) -> tuple[int, str]:
    """Sends the form of a page that goes to `form`; the status, and where it leads or what it says."""
    found = next(f for f in page(client, address).forms if f[""].partition("?")[0] == form)
    sent = {k: v for k, v in found.items() if k not in ("", "method")} | {"by": "anna"} | fields
    answer = client.post(form, data=sent, headers=FROM)
    return answer.status_code, answer.headers.get("location", answer.text)


def begun(client: TestClient, claim: str) -> str:
    """A dossier begun from the page of a claim; its address."""
    assert f"/dossiers/put?claim={claim}" in client.get(f"/claim/{claim}").text
    fields = {"dossier": "", "title": "The release", "key": claim, "written": "en"}
    status, there = send(client, f"/dossiers/put?claim={claim}", "/dossiers/put", **fields)
    assert (status, there) == (303, "/dossier/d-000001/write#text")
    return "/dossier/d-000001"


def test_a_claim_is_put_into_a_new_dossier_and_its_page_says_so(client: TestClient, claim: str) -> None:
    at = begun(client, claim)
    assert "Who stands behind it" in client.get(at).text
    assert "/alerts/new?watch=dossier&amp;of=d-000001" in client.get(at).text
    assert 'href="/dossier/d-000001"' in client.get(f"/claim/{claim}").text
    assert client.get("/dossiers.json").json()["dossiers"][0]["claims"] == 1
    status, said = send(client, f"/dossiers/put?claim={claim}", "/dossiers/put", dossier="d-000001", key=claim)
    assert status == 409
    assert "already" in said


def test_claims_of_a_story_and_of_a_search_are_offered(client: TestClient, claim: str) -> None:
    story = client.get("/stories.json").json()["stories"][0]["story"]
    assert claim in client.get(f"/dossiers/put?story={story}").text
    assert claim in client.get("/dossiers/put?q=prisoners").text
    assert client.get("/dossiers/put?story=s-999999").status_code == 404
    assert client.get("/dossiers/put?claim=c-999999").status_code == 404


def test_a_text_is_looked_at_first_and_a_sentence_without_evidence_is_shown_as_such(
    client: TestClient, claim: str
) -> None:
    at = begun(client, claim)
    text = f"Three were freed [{claim}]. Nobody knows why."
    status, shown = send(client, f"{at}/write", f"{at}/write", do="look", text=text)
    assert status == 200
    assert "[no evidence]" in shown
    assert shown.count("Nobody knows why.") >= 2
    assert client.get(f"{at}.json").json()["row"]["n"] == 2
    assert send(client, f"{at}/write", f"{at}/write", do="keep", text=text)[0] == 303
    kinds = [(end["kind"], end["sentence"]) for end in client.get(f"{at}.json").json()["unresolved"]]
    assert ("unsupported", "Nobody knows why.") in kinds


def test_the_second_of_two_who_write_is_told_and_loses_nothing(client: TestClient, claim: str) -> None:
    at = begun(client, claim)
    assert send(client, f"{at}/write", f"{at}/write", do="keep", text="Ana's words.")[0] == 303
    status, said = send(client, f"{at}/write", f"{at}/write", do="keep", base="2", text="Ben's words.")
    assert status == 409
    assert "Ana&#39;s words." in said
    assert "Ben&#39;s words.</textarea>" in said
    assert 'name="base" value="3"' in said
    assert client.get(f"{at}.json").json()["revision"]["text"] == "Ana's words."


def test_what_changed_is_shown_until_it_is_seen(client: TestClient, change: Callable[[], Desk], claim: str) -> None:
    at = begun(client, claim)
    with change() as desk:
        refs = {t.article: f"{t.article}:{t.statement}" for t in reversed(told.release(desk).tellings)}
        desk.judge_origins(refs[told.article("wire")], refs[told.article("vesti")], "Ben", same=True)
    assert "1 claim stands otherwise" in client.get("/dossiers").text
    shown = client.get(at).text
    assert "was: disputed, 1 to 2 independent origins" in shown
    assert "Ben decided" in shown
    seen = page(client, at).all("input")
    mark = next(row["value"] for row in seen if row.get("name") == "seen")
    assert send(client, at, at, do="seen", seen=mark)[0] == 303
    assert "Changed since it was written" not in client.get(at).text
    assert "was: disputed" not in client.get("/dossiers").text
    assert client.get(f"{at}/revisions.json").json()["revisions"][0]["what"] == "acknowledged"


def test_it_is_taken_away(client: TestClient, claim: str) -> None:
    at = begun(client, claim)
    sent = {k: v for k, v in page(client, f"{at}/export").forms[-1].items() if k not in ("", "method")} | {"by": "anna"}
    for form, begins in (("html", b"<!doctype"), ("docx", b"PK"), ("md", b"# The release")):
        answer = client.post(f"{at}/export", data=sent | {"do": "take", "form": form, "safe": ""}, headers=FROM)
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
        assert answer.headers["content-disposition"] == f'attachment; filename="d-000001.{form}"'
    safe = client.post(f"{at}/export", data=sent | {"form": "md", "safe": "yes"}, headers=FROM)
    assert safe.headers["content-disposition"] == 'attachment; filename="dossier.md"'
    assert b"Northern Wire" not in safe.content
    looked = client.post(f"{at}/export", data=sent | {"do": "look", "form": "md", "safe": "yes"}, headers=FROM)
    assert "outlet A" in looked.text


def test_a_quotation_is_translated(client: TestClient, claim: str) -> None:
    at = begun(client, claim)
    pieces = client.get(f"{at}.json").json()["states"][claim]["evidence"]
    key = next(p["key"] for p in pieces if p["language"] == "ru")
    there = f"{at}/translate"
    assert send(client, f"{there}?key={key}", there, text="Velmark freed three", written="en")[0] == 303
    assert "Velmark freed three" in client.get(at).text
    assert client.get(f"{there}?key=nothing").status_code == 404


def test_a_dossier_that_is_not_there_is_a_page(client: TestClient) -> None:
    for id in ("d-000009", "nothing", "d-99999999999", "d-²"):
        for address in ("", "/write", "/export", "/revisions", "/difference", "/translate", ".json"):
            assert client.get(f"/dossier/{id}{address}").status_code == 404


NO_PAGE_SENDS = (
    ("", {"do": "seen", "base": "x"}),
    ("", {"do": "restore", "base": "1", "revision": "99"}),
    ("", {"do": "other", "base": "2"}),
    ("", {"do": "seen", "base": "2", "seen": "c-999999=x"}),
    ("/write", {"do": "keep", "base": "", "text": "x"}),
    ("/write", {"do": "look", "base": "2", "text": "x", "written": "no!"}),
    ("/export", {"form": "exe"}),
)


def test_what_no_page_sends_changes_nothing(client: TestClient, claim: str) -> None:
    at = begun(client, claim)
    token = page(client, f"{at}/export").forms[-1]["token"]
    for address, fields in NO_PAGE_SENDS:
        answer = client.post(at + address, data={"token": token, "by": "anna"} | fields, headers=FROM)
        assert answer.status_code == 409, fields
        assert client.post(at + address, data=fields | {"by": "anna"}, headers=FROM).status_code == 403
    assert client.get(f"{at}.json").json()["row"]["n"] == 2
