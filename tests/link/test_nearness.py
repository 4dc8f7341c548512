"""Two articles on one developing matter."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from tests.link.stories_invented import FERRIES, ferries, results, sheet

from headwater.link.matters import matter
from headwater.link.nearness import WINDOW, day, keys, near


@pytest.mark.parametrize(
    ("one", "other"), list(combinations(ferries(), 2)), ids=lambda article: article.article.split()[-1]
)
def test_one_matter_is_found_across_languages_and_scripts(one, other) -> None:
    assert keys(one) & keys(other)
    told = near(one, other)
    assert told is not None
    assert told.score > 0.5


def test_another_matter_of_the_same_company_is_not_near() -> None:
    scores = [told.score if (told := near(a, b)) else 0.0 for a in ferries() for b in results()]
    assert max(scores) < 0.3


def test_the_answer_does_not_depend_on_the_order() -> None:
    for one, other in combinations([*ferries(), *results()], 2):
        assert near(one, other) == near(other, one)


def test_the_reasons_are_sentences() -> None:
    told = near(ferries()[0], replace(sheet("ferries lt", "lt", FERRIES["lt"]), published="2031-03-05T09:00:00Z"))
    assert told is not None
    assert told.why == (
        "Both name Kelinska, Brekker (Brekkeris), Marta and Ostrel (Ostrelo).",
        "Both speak of strike, cancelling, wages and company.",
        "Both give the numbers 340 and 27.",
        "They came out 1 day apart.",
    )


def test_no_text_is_needed_where_the_sheet_keeps_its_matter() -> None:
    one, other = ferries()[:2]
    bare = [replace(article, matter=matter(article), text="", title="") for article in (one, other)]
    assert near(*bare) == near(one, other)
    assert keys(bare[0]) == keys(one)


def test_articles_more_than_a_week_apart_are_not_compared() -> None:
    first = ferries()[0]
    assert near(first, replace(ferries()[1], published="2031-03-11")) is not None
    assert near(first, replace(ferries()[1], published="2031-03-12")) is None


@pytest.mark.parametrize("apart", range(WINDOW + 1))
@pytest.mark.parametrize("start", range(1, 9))
def test_articles_of_one_week_share_keys_wherever_weeks_begin(start: int, apart: int) -> None:
    a = replace(ferries()[0], published=f"2031-03-{start:02}")
    b = replace(ferries()[1], published=f"2031-03-{start + apart:02}")
    assert keys(a) & keys(b)


def test_keys_are_few() -> None:
    assert all(0 < len(keys(article)) <= 42 for article in [*ferries(), *results()])


def test_an_article_is_not_near_itself_and_an_empty_one_to_nothing() -> None:
    first = ferries()[0]
    empty = sheet("empty", "en", ("", ""))
    assert near(first, first) is None
    assert near(first, empty) is None
    assert near(empty, replace(empty, article="other")) is None
    assert keys(empty) == frozenset()


def test_the_day_is_that_of_fetching_where_none_is_known() -> None:
    undated = replace(ferries()[0], published="", fetched="2031-03-09T11:00:00Z")
    assert day(undated) - day(ferries()[0]) == 5
    assert day(replace(undated, published="2031-03")) == day(undated)
