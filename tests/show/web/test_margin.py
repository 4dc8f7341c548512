"""Notes of persons on the pages: written, found by their words, answered, shown where they stand, orphans as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.show import sample
from tests.show.house import HERE, asking, house
from tests.show.keep import keep
from tests.show.web.html import page

from headwater.desk.store import Desk

ID = "8f3a61c2d90b"
AT = f"/articles/{ID}"
FROM = {"origin": HERE}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "story.desk"
    with Desk(path) as desk:
        keep(desk, sample.reading())
    return path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with Desk(path, create=False, read_only=True) as desk:
        yield asking(house(desk, lambda: Desk(path, create=False)))


def write(client: TestClient, address: str, **fields: str) -> tuple[int, str]:
    """Sends the form at an address with these fields; the status, and where it leads or what it says."""
    form = page(client, address).forms[-1]
    sent = {k: v for k, v in form.items() if k not in ("", "method")} | fields
    answer = client.post(form[""], data=sent, headers=FROM)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_a_note_from_the_link_of_a_statement_stands_in_the_margin(client: TestClient) -> None:
    moved = client.get(f"{AT}?note=2")
    assert moved.status_code == 307
    status, there = write(client, moved.headers["location"], text="Who else saw it?", by="Ana", do="write")
    assert (status, there.startswith(f"{AT}?version=1&at=")) == (303, True)
    shown = client.get(AT).text
    assert shown.index('id="p1"') < shown.index('id="m1"')
    assert "Who else saw it?" in shown


def test_words_that_stand_once_lead_to_the_form_and_words_that_stand_twice_are_asked_about(client: TestClient) -> None:
    assert "first visit at this level" in page(client, f"{AT}/note?words=first+visit++at+this+level").text
    asked = page(client, f"{AT}/note?words=the")
    assert "Which one is it?" in asked.text
    choices = [row["value"] for row in asked.all("input") if row.get("type") == "radio"]
    assert len(choices) > 2
    status, _ = write(client, f"{AT}/note?words=the", text="This one.", by="Ana", do="write", at=str(choices[1]))
    assert status == 303
    assert "does not have these words" in page(client, f"{AT}/note?words=nobody+wrote+this").text


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client: TestClient) -> None:
    status, said = write(client, f"{AT}/note?words=in+six+years", text="Typed <b>text</b>", by="", do="write")
    assert status == 409
    assert "Typed &lt;b&gt;text&lt;/b&gt;" in said
    answer = client.post(f"{AT}/note", data={"token": "x", "at": "0-5", "text": "a", "by": "b"}, headers=FROM)
    assert answer.status_code == 403
    with_none = client.post("/note/99", data={"token": "x"}, headers=FROM)
    assert with_none.status_code == 404


def test_a_thread_is_answered_changed_resolved_and_taken_back(client: TestClient) -> None:
    write(client, f"{AT}/note?words=in+six+years", text="First words", by="Ana", do="write")

    def act(do: str, **fields: str) -> None:
        form = next(f for f in page(client, "/note/1").forms if f[""].startswith("/note/1"))
        answer = client.post("/note/1", data={"token": form["token"], "by": "Ben", "do": do, **fields}, headers=FROM)
        assert answer.status_code == 303, answer.text

    act("answer", text="Six is right.")
    act("change", text="Second words")
    act("resolve")
    shown = page(client, "/note/1").text
    assert "Six is right." in shown
    assert "First words" in shown  # what was written before is kept, under what was done with it
    assert "resolved" in page(client, "/notes").text
    act("take back")
    assert client.get("/note/1.json").json()["note"]["undone_by"] == "Ben"
    assert client.get("/note/2").headers["location"].startswith("/note/1#m2")


def test_in_a_later_version_it_is_carried_over_or_shown_as_an_orphan(path: Path, client: TestClient) -> None:
    write(client, f"{AT}/note?words=in+six+years", text="Lost", by="Ana", do="write")
    write(client, f"{AT}/note?words=on+condition+of+anonymity", text="Kept", by="Ana", do="write")
    first = sample.reading()
    later = replace(first.article, text=sample.TEXT.replace("six years", "ten years"))
    with Desk(path) as desk:
        keep(desk, replace(first, article=later))
    now = page(client, AT)
    assert "These words are no longer in the text: in six years" in now.text
    assert [row["id"] for row in now.all("a", "noting")] == ["p2"]
    assert [row["id"] for row in page(client, f"{AT}?version=1").all("a", "noting")] == ["p1", "p2"]


def test_notes_are_listed_searched_and_in_no_data_of_the_article(client: TestClient) -> None:
    write(client, f"{AT}/note?words=in+six+years", text="Secretword", by="Ana", do="write")
    assert "Secretword" in page(client, "/notes?q=secretword").text
    assert "There is no such note" in page(client, "/notes?q=other").text
    assert client.get("/notes.json").json()["notes"][0]["note"]["text"] == "Secretword"
    assert "Secretword" not in client.get(f"{AT}.json").text
    assert client.get("/notes?which=lost").status_code == 400


def test_a_source_alone_is_marked_and_its_link_leads_to_its_part(client: TestClient) -> None:
    whole, only = page(client, AT), page(client, f"{AT}?source=C")
    assert len(whole.all("li", "note")) == 12
    assert len(only.all("li", "note")) < 4
    assert any("Only what this source says" in word for word in only.words)
    assert {"?source=A", "?source=B"} <= set(whole.links)
    letters = [row.get("data-n", "") for row in whole.all("a", "ref")]
    assert letters[0] == "A1"


def test_the_difference_tells_what_became_of_the_statements(path: Path, client: TestClient) -> None:
    first = sample.reading()
    later = replace(first.article, text=sample.TEXT.replace("six years", "ten years"))
    with Desk(path) as desk:
        keep(desk, replace(first, article=later, statements=first.statements[:-1]))
    shown = page(client, f"{AT}/difference")
    assert "and it does not say so" in shown.text
    assert "dropped" in shown.text
    data = client.get(f"{AT}/difference.json").json()
    assert (data["from"], data["to"], data["kind"]) == (1, 2, "edited")
    assert [s["after"] for s in data["statements"]].count(None) == 1
    assert page(client, f"{AT}/difference?from=2&to=1").text.count("new") >= 1
    assert client.get(f"{AT}/difference?from=1&to=7").status_code == 404
