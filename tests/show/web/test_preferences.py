"""How somebody reads the desk: chosen on a page, kept in cookies, overridden by an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.show import sample
from tests.show.house import HERE, asking, house
from tests.show.keep import keep
from tests.show.web.html import Page

from headwater.desk.store import Desk
from headwater.show.web.preferred import accepted


@pytest.fixture
def web(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "story.desk"
    with Desk(path) as kept:
        keep(kept, sample.reading())
    with Desk(path, read_only=True) as desk:
        yield asking(house(desk, lambda: Desk(path, create=False)))


def choose(web: TestClient, **fields: str):
    form = next(f for f in Page(web.get("/preferences").text).forms if f["method"] == "post")
    given = {"token": form["token"], "zone": "UTC", **fields}
    return web.post("/preferences", data=given, headers={"origin": HERE})


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("de, fr;q=0.9", "en"),
        ("be-tarask, ru;q=0.8", "be"),
        ("en;q=0.4, uk;q=0.9, pl;q=0.5", "uk"),
        ("pl;q=nonsense, be;q=0.1", "be"),
        ("," * 1000, "en"),
    ],
)
def test_the_browser_says_which_language(header: str, code: str) -> None:
    assert accepted({"accept-language": header}) == code


def test_what_is_chosen_is_kept_for_a_year_and_for_this_desk_alone(web: TestClient) -> None:
    answer = choose(web, language="be", zone="Europe/Minsk", names="printed", keys="off", theme="dark")
    assert answer.status_code == 303
    cookies = answer.headers.get_list("set-cookie")
    assert len(cookies) == 5
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "Max-Age=31536000" in cookie
    page = web.get("/articles").text
    assert '<html lang="be" data-keys="off" data-theme="dark">' in page
    assert "headwater-dark.css" in page
    assert "Артыкулы" in page
    assert "(≈" not in page


def test_an_address_wins_over_a_cookie_and_hands_its_language_on(web: TestClient) -> None:
    choose(web, language="be")
    page = web.get("/articles?language=pl").text
    assert '<html lang="pl"' in page
    assert "language=pl" in page
    assert 'lang="be"' not in page.partition("<main")[0]
    assert '<html lang="be"' in web.get("/articles").text


def test_times_are_shown_in_the_zone_with_the_original_beside(web: TestClient) -> None:
    choose(web, language="en", zone="Asia/Tokyo")
    shown = web.get("/preferences").text
    assert " UTC)</time>" in shown
    choose(web, language="en", zone="UTC")
    assert " UTC</time>" in web.get("/preferences").text


def test_json_is_english_whatever_is_chosen(web: TestClient) -> None:
    choose(web, language="be")
    assert web.get("/preferences.json").json()["preferences"]["language"] == "be"
    assert "Артыкул" not in web.get("/articles.json").text


def test_a_zone_that_is_none_is_said_so_and_nothing_is_kept(web: TestClient) -> None:
    answer = choose(web, zone="Nowhere/At_All", language="be")
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers
    assert "Europe/Minsk" in Page(answer.text).text


def test_a_form_without_its_token_is_refused(web: TestClient) -> None:
    answer = web.post("/preferences", data={"language": "be"}, headers={"origin": HERE})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("back", ["https://elsewhere.example/x", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_one_is_never_led_elsewhere(web: TestClient, back: str) -> None:
    assert choose(web, back=back).headers["location"] == "/preferences?kept=1"
    assert choose(web, back="/articles?page=2").headers["location"] == "/articles?page=2"


def test_an_error_is_said_in_the_language_of_its_page(web: TestClient) -> None:
    assert "Тут нічога няма" in web.get("/nothing?language=be").text
    assert "цэлым лікам" in web.get("/articles?page=x&language=be").text


def test_where_one_reader_came_from_is_not_told_to_another(web: TestClient) -> None:
    came = {"referer": f"{HERE}/search?q=a+name+nobody+knows"}
    assert "nobody+knows" in web.get("/preferences", headers=came).text
    assert "nobody+knows" not in web.get("/preferences").text
