"""The pages of entities over a real desk of made-up articles: what they show, and what is judged on them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event
from tests.show import people
from tests.show.house import asking, house
from tests.show.web.html import Page, page

from headwater import pipeline
from headwater.desk.store import Desk

HERE = "http://127.0.0.1:8000"
LIST = "/watchlist/Ports%20%2F%202025"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "story.desk"
    people.fill(path)
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "story.desk"
    copy(filled, path)
    with Desk(path, read_only=True) as opened:
        yield opened


def ask(desk: Desk, judge: str = "anna") -> TestClient:
    return asking(house(desk, lambda: Desk(desk.path, create=False, rules=pipeline.RULES), judge=judge))


@pytest.fixture
def web(desk: Desk) -> TestClient:
    return ask(desk)


def id_of(desk: Desk, name: str) -> str:
    return next(e.entity for e in desk.entries(limit=100) if e.name == name)


def send(web: TestClient, path: str, headers: dict[str, str] | None = None, **fields: str | list[str]) -> object:
    """Fills in a form of the page and sends it, as a browser does."""
    form = next(f for f in Page(web.get(path).text).forms if f["method"] == "post")
    given = {"token": form["token"], "by": form["by"], **fields}
    return web.post(path, data=given, headers=headers or {"origin": HERE})


def judge(web: TestClient, path: str, **fields: str | list[str]) -> Page:
    """The page to which a judgement leads."""
    answer = send(web, path, **fields)
    assert answer.status_code == 303, Page(answer.text).text
    return page(web, answer.headers["location"])


def addresses(desk: Desk) -> list[str]:
    minister, odd = id_of(desk, "Mikola Zaretski"), id_of(desk, "Visitor </h1><script>alert(2)</script>")
    lists = ["/entities", "/entities?kind=person&order=latest", "/entities?q=%3Cb%3E", "/entities?q=Zaretski"]
    return [*lists, f"/entity/{minister}", f"/entity/{odd}", "/watchlists", LIST, "/articles/aa02", "/articles/aa04"]


# What is shown


def test_pages_are_well_formed_and_carry_nothing_that_runs(desk: Desk, web: TestClient) -> None:
    for path in addresses(desk):
        answer = web.get(path)
        assert answer.status_code == 200
        made = Page(answer.text)
        assert not {name for name, _ in made.elements} & {"svg", "img", "iframe", "style", "base"}
        assert all("src" in attrs for attrs in made.all("script"))
        assert not [a for _, attrs in made.elements for a in attrs if a.startswith("on") or a == "style"]
        assert len(made.all("h1")) == len(made.all("title")) == 1
        ids = [attrs["id"] for _, attrs in made.elements if "id" in attrs]
        assert len(ids) == len(set(ids)), path
        assert {href[1:] for href in made.links if href.startswith("#")} <= set(ids)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", answer.text)


def test_every_address_and_form_hands_on_how_names_are_shown(desk: Desk, web: TestClient) -> None:
    for path in addresses(desk):
        made = page(web, path + ("&" if "?" in path else "?") + "names=printed&by=bo")
        own = [href for href in made.links if href.startswith("/") and ".json" not in href]
        assert [href for href in own[:-1] if "names=printed&by=bo" not in href] == [], path
        for form in made.forms:
            handed = form[""] if form["method"] == "post" else str(form)
            assert "printed" in handed, path
        assert {form.get("by") for form in made.forms} == {"bo"}, path
        assert made.all("span", "latin") == []
        assert made.all("span", "latin") != page(web, path).all("span", "latin") or "≈" not in page(web, path).text


def test_the_list_tells_the_most_met_first_with_spellings_and_roles(desk: Desk, web: TestClient) -> None:
    text = page(web, "/entities").text
    assert "man 4 articles 3 March 2025 to 6 June 2025 1 may be the same Mikola Zaretski" in text
    assert "Harbour minister" in text
    assert "Мікола Зарэцкі" in text
    assert text.index("Mikola Zaretski") < text.index("Олег Буров")
    latest = [e.name for e in desk.entries("person", latest=True)]
    assert latest.index("Олег Буров") < latest.index("Zaretski")


def test_the_list_by_kind_and_page_by_page(web: TestClient) -> None:
    bodies = page(web, "/entities?kind=organization").text
    assert "Harbour Courier" in bodies
    assert "Олег Буров" not in bodies
    assert "must be one of" in page(web, "/entities?kind=ship", 400).text
    assert "on this page of the list" in page(web, "/entities?page=9").text
    rows = web.get("/entities.json?kind=person&order=latest").json()
    assert {row["kind"] for row in rows["entities"]} == {"person"}
    assert rows["kinds"]["organization"] == 4


@pytest.mark.parametrize("name", ["Mikola Zaretski", "ЗАРЕЦКИЙ", "Мікола Зарэцкі", "Mikoła Zarecki", "M. Zaretsky"])
def test_the_search_finds_a_name_in_any_spelling(desk: Desk, web: TestClient, name: str) -> None:
    minister = id_of(desk, "Mikola Zaretski")
    assert f"/entity/{minister}" in page(web, f"/entities?q={name}").links


def test_a_search_that_finds_nothing_says_what_to_do(web: TestClient) -> None:
    assert "Search the texts for it" in page(web, "/entities?q=Qwxyz").text
    assert "Search the texts for it" in page(web, "/entities?q=e-999999").text
    assert "at most 300" in page(web, "/entities?q=" + "a" * 301, 400).text


def test_the_page_has_spellings_by_script_and_language(desk: Desk, web: TestClient) -> None:
    text = page(web, f"/entity/{id_of(desk, 'Mikola Zaretski')}").text
    assert "Зарецкий in Latin letters, by machine: ≈ Zaretsky 1× 4 April 2025 · Карта моря" in text
    assert "Belarusian Мікола Зарэцкі in Latin letters, by machine: ≈ Mikoła Zarecki 1×" in text
    assert "Latin English Mikola Zaretski 2× 3 March 2025 to 6 June 2025 · Harbour Courier" in text


def test_a_role_leads_to_the_passage_that_it_was_read_from(desk: Desk, web: TestClient) -> None:
    made = page(web, f"/entity/{id_of(desk, 'Mikola Zaretski')}")
    role = next(href for href in made.links if "/articles/aa02" in href and "at=" in href)
    assert role == "/articles/aa02?version=1&at=0-14#at"
    article = page(web, role)
    assert [row["id"] for row in article.all("span", "at")] == ["at"]
    assert len(article.all("span", "passage")) == 1


def test_statements_by_and_about_are_apart_and_lead_to_their_place(desk: Desk, web: TestClient) -> None:
    made = page(web, f"/entity/{id_of(desk, 'Mikola Zaretski')}")
    by, about = made.text.split("Said by them", 1)[1].split("Said of them by others", 1)
    about = about.split("May be the same")[0]
    assert "Порт откроется" in by
    assert "never visited" not in by
    assert "Hanna Dubrouskaya said Mikola Zaretski had never visited the port" in about
    assert "Порт откроется" not in about
    assert by.index("людзям") < by.index("Порт откроется") < by.index("would reopen")
    lead = next(link for link in made.links if link.startswith("/articles/aa04?version=1&at="))
    assert len(page(web, lead).all("span", "passage")) == 1


def test_those_left_apart_stand_beside_it_with_score_and_reasons(desk: Desk, web: TestClient) -> None:
    minister, bare = id_of(desk, "Mikola Zaretski"), id_of(desk, "Zaretski")
    made = page(web, f"/entity/{minister}")
    same = made.text.split("May be the same, left apart", 1)[1].split("Judge", 1)[0]
    other = desk.who(minister)[0].candidates[0]
    assert other.entity == bare
    assert f"{other.score:.2f} {other.why}" in same
    first = other.reasons[0]
    assert f"for: + {first['part']}: {first['a']} ~ {first['b']}, {first['by']}" in same
    assert first["a"] == "Zaretski"
    assert "4 articles, 3 March 2025 to 6 June 2025" in same
    assert "1 article, 3 February 2025" in same
    assert f"/entity/{bare}" in made.links


def test_names_in_an_article_lead_to_their_entity(desk: Desk, web: TestClient) -> None:
    minister = id_of(desk, "Mikola Zaretski")
    for article in ("aa01", "aa02", "aa03"):
        made = page(web, f"/articles/{article}")
        leads = [row["href"] for row in made.all("a", "to-entity")]
        assert leads.count(f"/entity/{minister}") >= 2, article


def test_behind_the_page_is_its_json(desk: Desk, web: TestClient) -> None:
    minister = id_of(desk, "Mikola Zaretski")
    made = web.get(f"/entity/{minister}.json").json()
    assert made["entity"] == minister
    assert {"spellings", "roles", "by", "about", "candidates", "met_in", "judgements"} <= made.keys()
    assert made["roles"][0]["read_in"][0]["span"] == [0, 16]
    assert f"/entity/{minister}.json" in page(web, f"/entity/{minister}").links
    assert web.get("/entity/e-999999.json").status_code == 404


@pytest.mark.parametrize("id", ["e-999999", "Zaretski", "e-", "e-99999999999", "e-1e3"])
def test_an_unknown_entity_is_told(web: TestClient, id: str) -> None:
    assert "No article, entity or page" in page(web, f"/entity/{id}", 404).text


MANY = 400


@pytest.fixture
def often(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk with one of its articles so many times, as an agency's dispatch is printed: nothing is read for it."""
    path = tmp_path / "often.desk"
    copy(filled, path)
    with sqlite3.connect(path) as connection:
        for table in ("articles", "versions", "entities", "links", "sayings", "named_in"):
            _repeat(connection, table)
    connection.close()
    with Desk(path, read_only=True) as opened:
        yield opened


def _repeat(connection: sqlite3.Connection, table: str) -> None:
    (most,) = connection.execute("SELECT coalesce(max(id), 0) FROM sayings").fetchone() if table == "sayings" else (0,)
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    key = "id" if table == "articles" else "article"
    rows = connection.execute(f"SELECT * FROM {table} WHERE {key} = 'aa03'").fetchall()
    if table == "named_in":
        ids = dict(connection.execute("SELECT article || statement, id FROM sayings"))
        said = dict(connection.execute("SELECT id, statement FROM sayings WHERE article = 'aa03'"))
    for n in range(MANY):
        for i, row in enumerate(rows):
            given = dict(zip(names, row, strict=True)) | {key: f"zz{n:04d}"}
            if table == "sayings":
                given["id"] = most + n * len(rows) + i + 1
            if table == "named_in":
                given["saying"] = ids[f"zz{n:04d}{said[given['saying']]}"]
            marks = ", ".join("?" * len(given))
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", list(given.values()))


def test_whoever_is_met_in_many_articles_has_a_short_page(often: Desk) -> None:
    web, asked = ask(often), []
    minister = id_of(often, "Mikola Zaretski")
    event.listen(often._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    answer = web.get(f"/entity/{minister}")
    assert len(answer.content) < 60_000
    assert len(asked) < 60
    made = Page(answer.text)
    assert f"{MANY + 4} articles" in made.text
    assert "Page 1 of 14" in made.text
    later = page(web, f"/entity/{minister}?page=3&said=2")
    assert "Page 3 of 14" in later.text
    shown = [link for link in later.links if link.startswith("/articles/zz") and "?" not in link]
    assert len(shown) == 30
    assert not set(shown) & set(made.links)
    data = web.get(f"/entity/{minister}.json?page=3").json()
    assert (len(data["met_in"]), data["articles"], data["page"]) == (30, MANY + 4, 3)
    assert len(data["by"]) <= 8 < data["by_in_all"] + data["about_in_all"]


# What is judged


def test_merge_and_take_back(desk: Desk, web: TestClient) -> None:
    minister, bare = id_of(desk, "Mikola Zaretski"), id_of(desk, "Zaretski")
    made = judge(web, f"/entity/{minister}", do="merge", other=bare)
    assert f"is kept: {bare} is {minister}, says anna" in made.text
    assert f"Stands for{bare}" in made.text.replace("Stands for ", "Stands for")
    moved = web.get(f"/entity/{bare}")
    assert (moved.status_code, moved.headers["location"]) == (307, f"/entity/{minister}?from={bare}")
    assert f"{bare} was merged into this one" in page(web, moved.headers["location"]).text
    assert web.get(f"/entity/{bare}.json").headers["location"] == f"/entity/{minister}.json"
    number = desk.judgements(1)[0].id
    back = judge(web, f"/entity/{minister}", do="undo", judgement=str(number), by="bo")
    assert f"taken back by judgement {number + 1}" in back.text
    assert "Zaretski" in page(web, f"/entity/{bare}").text
    assert [(j.kind, j.who) for j in desk.judgements(2)] == [("undo", "bo"), ("merge", "anna")]


def test_keep_apart(desk: Desk, web: TestClient) -> None:
    minister, bare = id_of(desk, "Mikola Zaretski"), id_of(desk, "Zaretski")
    made = judge(web, f"/entity/{minister}", do="apart", other=bare)
    assert f"{minister} is not {bare}, says anna" in made.text
    told = send(web, f"/entity/{minister}", do="merge", other=bare)
    assert told.status_code == 409
    assert "judged not to be the same" in told.text


def test_split_off_articles(desk: Desk, web: TestClient) -> None:
    minister = id_of(desk, "Mikola Zaretski")
    made = judge(web, f"/entity/{minister}", do="split", article=["aa03", "aa04"])
    assert "is not" in made.text.split("is kept:", 1)[1]
    assert {p.article for p in desk.met_in(minister)} == {"aa01", "aa02"}
    new = next(id for id in desk.judgements(1)[0].entities if id != minister)
    assert f"/entity/{new}" in made.links
    assert "2 articles" in page(web, f"/entity/{new}").text


def test_rename_lock_and_unlock(desk: Desk, web: TestClient) -> None:
    minister = id_of(desk, "Mikola Zaretski")
    made = judge(web, f"/entity/{minister}", do="rename", name="  Мікола   <b> ")
    assert desk.who(minister)[0].name == "Мікола <b>"
    assert "Мікола <b>" in made.text
    assert "Mikola Zaretski" in made.text.split("Spellings", 1)[1]
    assert "locked" in judge(web, f"/entity/{minister}", do="lock").text
    assert desk.who(minister)[0].locked
    assert "Unlock" not in judge(web, f"/entity/{minister}", do="unlock").text
    assert not desk.who(minister)[0].locked


def test_who_judged_is_handed_on_and_nothing_is_where_it_is_the_one_logged_in(desk: Desk, web: TestClient) -> None:
    path = f"/entity/{id_of(desk, 'Mikola Zaretski')}"
    answer = send(web, path, do="lock", by="Bo  Ek")
    assert answer.headers["location"].startswith(path + "?done=")
    assert answer.headers["location"].endswith("&by=Bo%20Ek")
    later = page(web, answer.headers["location"])
    assert {form["by"] for form in later.forms if form["method"] == "post"} == {"Bo Ek"}
    assert "by=" not in send(web, path, do="unlock", by="anna").headers["location"]


def test_over_the_network_nobody_judges_without_a_name(desk: Desk) -> None:
    web, path = ask(desk, judge=""), f"/entity/{id_of(desk, 'Mikola Zaretski')}"
    assert {form["by"] for form in page(web, path).forms if form["method"] == "post"} == {""}
    told = send(web, path, do="lock")
    assert told.status_code == 409
    assert "Write who judges" in told.text
    assert desk.judgements() == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"do": "merge", "other": "e-999999"}, "no such entity"),
        ({"do": "merge", "other": "Zaretski"}, "no such entity"),
        ({"do": "apart", "other": ""}, "Write the id of the other one"),
        ({"do": "rename", "name": "  "}, "at least one character"),
        ({"do": "rename", "name": "x" * 301}, "at most 300"),
        ({"do": "rename", "name": "x", "by": "y" * 81}, "at most 80"),
        ({"do": "lock", "by": " "}, "Write who judges"),
        ({"do": "split"}, "Choose the articles"),
        ({"do": "split", "article": ["aa07"]}, "not named in this article"),
        ({"do": "split", "article": ["aa01", "aa02", "aa03", "aa04"]}, "nothing left"),
        ({"do": "unlock"}, "not locked"),
        ({"do": "undo", "judgement": "7"}, "no such judgement"),
        ({"do": "undo", "judgement": "x"}, "which judgement"),
        ({"do": "sell"}, "what is to be judged"),
        ({}, "what is to be judged"),
    ],
)
def test_what_is_wrong_is_told_on_the_page_and_nothing_is_lost(
    desk: Desk, web: TestClient, fields: dict[str, str], told: str
) -> None:
    path = f"/entity/{id_of(desk, 'Mikola Zaretski')}"
    answer = send(web, path, **fields)
    made = Page(answer.text)
    assert answer.status_code == 409
    assert told in made.text
    assert "Spellings" in made.text
    assert desk.judgements() == []
    if fields.get("other"):
        assert fields["other"] in [form.get("other") for form in made.forms]
    if "article" in fields:
        chosen = [row["value"] for row in made.all("input") if "checked" in row]
        assert chosen == [a for a in ("aa04", "aa03", "aa02", "aa01") if a in fields["article"]]


def test_two_kinds_cannot_be_one(desk: Desk, web: TestClient) -> None:
    path = f"/entity/{id_of(desk, 'Mikola Zaretski')}"
    answer = send(web, path, do="merge", other=id_of(desk, "Хваля"))
    assert answer.status_code == 409
    assert "cannot be one" in answer.text


def test_what_somebody_judged_meanwhile_is_told(desk: Desk, web: TestClient) -> None:
    minister, bare, kin = (id_of(desk, name) for name in ("Mikola Zaretski", "Zaretski", "Piotr Zaretski"))
    token = page(web, f"/entity/{bare}").forms[-1]["token"]
    judge(web, f"/entity/{minister}", do="merge", other=bare)
    fields = {"token": token, "by": "anna", "do": "rename", "name": "Somebody"}
    late = web.post(f"/entity/{bare}", data=fields, headers={"origin": HERE})
    assert late.status_code == 409
    assert f"{bare} was merged into {minister}" in late.text
    other = send(web, f"/entity/{kin}", do="merge", other=bare)
    assert other.status_code == 409
    assert f"{bare} was merged into {minister}" in other.text
    assert len(desk.judgements()) == 1


# Who may judge


def test_a_form_without_the_word_of_this_server_changes_nothing(desk: Desk, web: TestClient) -> None:
    path = f"/entity/{id_of(desk, 'Mikola Zaretski')}"
    for token in ("", "x", page(ask(desk), path).forms[-1]["token"]):
        answer = send(web, path, do="rename", name="Typed long", token=token)
        assert answer.status_code == 403
        assert "started anew" in answer.text
        assert "Typed long" in [form.get("name") for form in Page(answer.text).forms]
    assert desk.judgements() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"referer": HERE},
    ],
)
def test_a_form_from_another_site_changes_nothing(desk: Desk, web: TestClient, headers: dict[str, str]) -> None:
    answer = send(web, f"/entity/{id_of(desk, 'Mikola Zaretski')}", headers, do="lock")
    assert answer.status_code == 403
    assert "not sent from a page of this desk" in answer.text
    assert desk.judgements() == []


def test_only_short_forms_are_taken(desk: Desk, web: TestClient) -> None:
    path = f"/entity/{id_of(desk, 'Mikola Zaretski')}"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    told = [
        web.post(path, content=b"x" * 1_000_001, headers={"origin": HERE, **kind}),
        web.post(path, content="имя=1".encode(), headers={"origin": HERE, **kind}),
        web.post(path, json={"do": "lock"}, headers={"origin": HERE}),
        web.post(path, files={"do": "lock"}, headers={"origin": HERE}),
    ]
    assert [answer.status_code for answer in told] == [413, 400, 415, 415]
    assert desk.judgements() == []


def test_looking_writes_nothing_and_the_desk_is_open_to_be_read_only(desk: Desk) -> None:
    def never() -> Desk:
        raise AssertionError("the desk was opened to be written")

    web = asking(house(desk, never))
    for path in addresses(desk):
        assert web.get(path).status_code == 200


# Watch lists


def test_the_lists_and_what_is_to_be_checked(web: TestClient) -> None:
    text = page(web, "/watchlists").text
    assert "2 names loaded" in text
    assert "Ports / 2025 1 met 4 sightings to be checked" in text
    assert LIST in page(web, "/watchlists").links
    assert web.get("/watchlists.json").json()["watchlists"][0]["unchecked"] == 4


def test_a_sighting_shows_its_evidence(desk: Desk, web: TestClient) -> None:
    made = page(web, LIST)
    assert "To be checked Nikolai Zaretsky line 2 · born 1 February 1960 · mv minister <b>of ports</b>" in made.text
    assert "0.98 Mikola Zaretski" in made.text
    assert "given name: Nikolai ~ Mikola, one name in two languages" in made.text
    assert "/articles/aa01?version=1&at=17-32#at" in made.links
    assert f"/entity/{id_of(desk, 'Mikola Zaretski')}" in made.links
    assert len(made.all("mark")) == 4
    told = web.get("/watchlist.json?name=Ports%20%2F%202025").json()
    assert told["sightings"][0]["span"] == [17, 32]
    assert (told["total"], told["page"], told["pages"], len(told["sightings"])) == (4, 1, 1, 4)
    assert web.get("/watchlist.json?name=Ports%20%2F%202025&page=2").json()["sightings"] == []
    assert "/watchlist.json?name=Ports%20%2F%202025" in made.links


def test_confirm_dismiss_and_take_back(desk: Desk, web: TestClient) -> None:
    made = judge(web, LIST, do="confirm", sighting="h-000001")
    assert "h-000001 is Nikolai Zaretsky, says anna" in made.text
    assert "to be checked: 0, confirmed: 4" in made.text
    number = desk.judgements(1)[0].id
    back = judge(web, LIST, do="undo", judgement=str(number))
    assert f"It was taken back by judgement {number + 1}" in back.text
    assert "to be checked: 4, confirmed: 0" in back.text
    assert "dismissed: 4" in judge(web, LIST, do="dismiss", sighting="h-000002").text


def test_what_is_wrong_with_a_sighting_is_told(desk: Desk, web: TestClient) -> None:
    told = send(web, LIST, do="confirm", sighting="h-999999")
    assert told.status_code == 409
    assert "no such sighting" in told.text
    assert send(web, LIST, do="confirm", sighting="h-000001", token="x").status_code == 403
    assert send(web, LIST, {"origin": "null"}, do="confirm", sighting="h-000001").status_code == 403
    assert desk.judgements() == []
    assert web.get("/watchlist/none").status_code == 404
    assert web.get("/watchlist.json").status_code == 404


def test_a_desk_without_watch_lists_says_how_to_load_one(tmp_path: Path) -> None:
    with Desk(tmp_path / "empty.desk") as empty:
        assert f"headwater watchlist add --desk {empty.path}" in page(ask(empty), "/watchlists").text
        assert "Nobody and nothing was met yet" in page(ask(empty), "/entities").text
