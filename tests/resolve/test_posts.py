"""Two roles of two namesakes: the same post, the same occupation, or not one person."""

from __future__ import annotations

import pytest

from headwater.bearers import Held
from headwater.resolve.posts import compare


def held(title: str, body: str | None = None, language: str = "en", day: str | None = "2026-01-01") -> Held:
    return Held(title, body, language, day, day)


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (held("mayor"), held("мэр", language="ru"), "may be one"),
        (held("footballer"), held("piłkarz", language="pl"), "may be one"),
        (held("sudździa", language="be"), held("суддзя", language="be"), "may be one"),
        (held("Reporters"), held("журналистка", language="ru"), "may be one"),
        (held("director", "Tin Mill"), held("director", "Tin Mill"), "one"),
        (held("director", "Tin Mill"), held("director", "Copper Theatre"), "two"),
        (held("mayor"), held("surgeon"), "two"),
        (held("minister"), held("chirurg", language="pl"), "two"),
        (held("minister"), held("ambassador"), ""),
        (held("politician"), held("лидер", language="ru"), ""),
        (held("journalist"), held("activist"), ""),
        (held("former footballer"), held("mayor"), ""),
        (held("spokesman"), held("surgeon"), ""),
    ],
)
def test_what_two_roles_say(a: Held, b: Held, says: str) -> None:
    assert compare(a, b) == says
    assert compare(b, a) == says


def test_roles_years_apart_contradict_nobody() -> None:
    assert compare(held("footballer", day="2012-05-01"), held("mayor", day="2025-05-01")) == ""
    assert compare(held("director", "Tin Mill", day="2012-05-01"), held("director", "Copper Theatre")) == ""


def test_an_unknown_day_may_be_any() -> None:
    assert compare(held("footballer", day=None), held("mayor")) == "two"
    assert compare(held("footballer", day="2026-02-31"), held("mayor")) == "two"


def test_bodies_in_two_languages_are_not_two_for_being_unlike() -> None:
    assert compare(held("director", "Tin Mill"), held("директор", "Оловянный завод", "ru")) != "two"


def test_a_world_that_is_not_near_is_not_reached_in_a_few_years() -> None:
    assert compare(held("bishop", day="2022-05-01"), held("composer", day="2025-05-01")) == "two"
    assert compare(held("bishop", day="2015-05-01"), held("composer", day="2025-05-01")) == ""
    assert compare(held("governor", day="2022-05-01"), held("lawyer", day="2025-05-01")) == ""
