"""Today and Activity over a real desk of made-up articles: what is new, marking it as seen, and who did what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from fastapi.testclient import TestClient
from tests.desk import told
from tests.show import telling
from tests.show.house import asking, house
from tests.show.web.html import Page, page
from tests.show.web.test_entities import HERE

from headwater import pipeline
from headwater.desk.store import Desk
from headwater.show.changes import OFFICIAL


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Anna has seen the release and its copy; since then a denial came, and the release was edited silently."""
    path = tmp_path_factory.mktemp("today") / "story.desk"
    with told.fill(path, ("wire", "daily", "vesti")) as desk:
        desk.look("anna")
    telling.fill(path)
    capture, reading = told.items()["wire"]
    article = replace(reading.article, title="Velmark frees prisoners")
    later = replace(capture, sha256="1" * 64, body=b"later", fetched="2999-03-04T09:00:00Z")
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        desk.add(later, replace(reading, article=article))
    return path


@pytest.fixture
def desk(changed: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "story.desk"
    copy(changed, path)
    with Desk(path, read_only=True) as opened:
        yield opened


@pytest.fixture
def web(desk: Desk) -> TestClient:
    def change() -> Desk:
        return Desk(desk.path, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING)

    return asking(house(desk, change, judge="anna"))


def send(web: TestClient, path: str, **given: str) -> Page:
    form = next(form for form in page(web, path).forms if form["method"] == "post")
    answer = web.post(path, data={"token": form["token"], "by": "anna", **given}, headers={"origin": HERE})
    assert answer.status_code == 303, answer.text
    return page(web, answer.headers["location"])


def test_what_turned_over_comes_first_and_leads_to_its_place(desk: Desk, web: TestClient) -> None:
    made = page(web, "/today")
    first = desk.today("anna").cards[0]
    assert first.story == told.release(desk).story
    assert made.text.index(first.title) < made.text.index("Bread prices rise")
    assert "Standing: was officially confirmed, is disputed" in made.text
    assert "4 articles, 1 to 2 origins, 1 unnamed, officials contradict each other, English and Russian" in made.text
    assert f"/claim/{told.release(desk).row.claim}" in made.links
    edited = f"/articles/{told.article('wire')}/difference?from=1&to=2"
    assert edited in made.links
    assert "The text was edited, and does not say so" in made.text
    for href in set(made.links):
        if href.startswith(("/today", "/story", "/claim", "/articles", "/activity")):
            assert web.get(href.partition("#")[0]).status_code in (200, 307), href


def test_a_storys_page_and_its_list_in_the_terminal_know_what_today_knows(desk: Desk, web: TestClient) -> None:
    name = told.release(desk).story or ""
    (card,) = [each for each in desk.today("anna").cards if each.story == name]
    head = desk.story_head(name)
    assert head.official == card.digest.official == "disagree"
    assert (head.least, head.most) == (card.digest.at_least, card.digest.at_most)
    assert "of its main claim, officials contradict each other" in page(web, f"/story/{name}").text
    (edited,) = desk.story(name).changes
    assert (edited.kind, edited.article) == ("edited", told.article("wire"))


def test_a_story_on_an_officials_word_has_an_official_answer_on_its_page(tmp_path: Path) -> None:
    path = tmp_path / "word.desk"
    with told.fill(path, ("wire", "clerk")) as filled:
        name = told.release(filled).story or ""
        (card,) = [each for each in filled.today("anna").cards if each.story == name]
    with Desk(path, read_only=True) as desk:
        line = OFFICIAL[card.digest.official]
        made = page(asking(house(desk, lambda: Desk(path, create=False), judge="anna")), f"/story/{name}")
        assert card.digest.official in ("confirmed", "said")
        assert f"of its main claim, {line}," in made.text
        assert "no official answer" not in made.text


def test_hostile_words_are_shown_as_words(web: TestClient) -> None:
    for path in ("/today", "/activity", "/today?by=%3Cscript%3E"):
        made = Page(web.get(path).text)
        assert [attrs for name, attrs in made.elements if name == "script" and "src" not in attrs] == []
        assert not {name for name, _ in made.elements} & {"img", "iframe", "style"}
        ids = [attrs["id"] for _, attrs in made.elements if "id" in attrs]
        assert len(ids) == len(set(ids))
        assert len(made.all("h1")) == 1


def test_a_story_is_seen_all_is_seen_and_taken_back(desk: Desk, web: TestClient) -> None:
    upto = str(desk.last_change())
    made = send(web, "/today", do="s-000001", upto=upto)
    assert "The story is marked as seen." in made.text
    assert "Standing: was" not in made.text
    made = send(web, "/today", do="all", upto=upto)
    assert "Nothing new since" in made.text
    assert "The latest stories" in made.text
    look = next(form["look"] for form in made.forms if form.get("look"))
    made = send(web, "/today", do="back", look=look)
    assert "Not seen again." in made.text
    assert desk.today("anna").total == 2


def test_another_one_has_seen_nothing(web: TestClient) -> None:
    assert "everything is new" in page(web, "/today?by=bo").text
    assert "New story" in page(web, "/today?by=bo").text


def test_looking_writes_nothing(desk: Desk) -> None:
    def never() -> Desk:
        raise AssertionError("the desk was opened to be written")

    web = asking(house(desk, never))
    for path in ("/today", "/today.json", "/activity", "/activity.json"):
        assert web.get(path).status_code == 200


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"do": "all"}, 409, "did not say what was seen"),
        ({"do": "all", "upto": "x"}, 409, "did not say what was seen"),
        ({"do": "s-999999", "upto": "1"}, 409, "no such story"),
        ({"do": "all", "upto": "1", "by": ""}, 409, "Write your name"),
        ({"do": "back", "look": "77"}, 409, "nothing that could be marked"),
        ({"do": "all", "upto": "1", "token": "x"}, 403, "started anew"),
    ],
)
def test_what_is_wrong_is_told(web: TestClient, given: dict[str, str], status: int, said: str) -> None:
    form = next(form for form in page(web, "/today").forms if form["method"] == "post")
    data = {"token": form["token"], "by": "anna", **given}
    answer = web.post("/today", data=data, headers={"origin": HERE})
    assert answer.status_code == status
    assert said in Page(answer.text).text


def test_an_empty_desk_says_what_to_do(tmp_path: Path) -> None:
    with Desk(tmp_path / "empty.desk") as empty:
        web = asking(house(empty, lambda: empty))
        assert "/add" in page(web, "/today").links
        assert "Nobody has done anything here yet" in page(web, "/activity").text


def test_behind_the_page_is_its_json(web: TestClient) -> None:
    found = web.get("/today.json").json()
    assert (found["total"], found["who"]) == (3, "anna")
    assert found["cards"][0]["news"][0]["kind"] == "standing"


def test_activity_by_person_and_sort_and_taken_back_there(desk: Desk, web: TestClient) -> None:
    with Desk(desk.path, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as write:
        write.rate(told.release(desk).row.claim, "3", "bo")
        pair = [f"{t.article}:{t.statement}" for t in told.release(desk).tellings]
        write.judge_origins(pair[0], pair[-1], "anna", same=True)
    made = page(web, "/activity")
    assert made.text.index("one origin stands behind") < made.text.index("is rated 3, says bo")
    assert "Added: " in made.text
    assert f"/claim/{told.release(desk).row.claim}" in made.links
    assert "is rated 3" not in page(web, "/activity?who=anna").text
    assert "is rated 3" not in page(web, "/activity?sort=entities").text
    assert "Nothing of this kind" in page(web, "/activity?sort=entities").text
    made = send(web, "/activity?who=bo", do="undo", judgement="1")
    assert "taken back by 3" in made.text
    assert len(web.get("/activity.json?who=bo").json()["activity"]) == 1
    assert web.get("/activity?before=now").status_code == 400
    assert web.get("/activity?sort=gossip").status_code == 400


def test_activity_page_by_page(desk: Desk, web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk(desk.path, create=False, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as write:
        for value in "345":
            write.rate(told.release(desk).row.claim, value, "bo")
    monkeypatch.setattr("headwater.show.web.activity.PAGE", 2)
    first = page(web, "/activity")
    older = next(href for href in first.links if "before=" in href)
    second = page(web, older)
    assert "is rated 5" in first.text
    assert "is rated 3" in second.text
    assert "is rated 5" not in second.text
