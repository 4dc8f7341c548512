"""Articles on one developing matter, over days and languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.stories_invented import ferries, results, sheet

from headwater.link.stories import near, stories
from headwater.linked import Near, Ruling, Sheet


def bare(article: str, day: int = 1, title: str = "") -> Sheet:
    return sheet(article, "en", (title, ""), f"2031-03-{day:02}")


def grouped(articles: list[Sheet], nears: list[Near], **more) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in stories(articles, nears, **more)}


def test_two_matters_of_one_company_are_two_stories_in_every_language() -> None:
    articles = [*ferries(), *results()]
    nears = [told for a, b in combinations(articles, 2) if (told := near(a, b))]
    assert grouped(articles, nears) == {
        frozenset(article.article for article in ferries()),
        frozenset(article.article for article in results()),
    }


def test_an_article_that_is_near_to_nothing_is_a_story_of_its_own() -> None:
    (story,) = stories([bare("a", title="Ferries stand still")], [])
    assert story.articles == ("a",)
    assert story.title == "Ferries stand still"


def test_one_article_between_two_stories_does_not_make_them_one() -> None:
    nears = [Near(a, b, 0.9) for one in ("abc", "xyz") for a, b in combinations(one, 2)]
    nears += [Near("m", "a", 0.9), Near("m", "x", 0.9)]
    articles = [bare(name) for name in "abcmxyz"]
    one, other = grouped(articles, nears)
    assert {one - {"m"}, other - {"m"}} == {frozenset("abc"), frozenset("xyz")}


def test_a_new_article_binds_two_stories_and_others_part_them_again() -> None:
    nears = [Near("a", "b", 0.9), Near("x", "y", 0.9), Near("b", "x", 0.8)]
    assert len(grouped([bare(n) for n in "abxy"], nears)) == 2
    bound = [
        *nears,
        *(Near(n, "m", 0.9) for n in "abxy"),
        Near("a", "x", 0.4),
        Near("a", "y", 0.4),
        Near("b", "y", 0.4),
    ]
    assert len(grouped([bare(n) for n in "abmxy"], bound)) == 1


def test_a_story_goes_on_for_as_long_as_each_week_tells_of_it() -> None:
    articles = [bare(str(n), 1 + 3 * n) for n in range(10)]
    nears = [Near(str(a), str(b), 0.8) for a, b in combinations(range(10), 2) if 3 * (b - a) <= 7]
    (story,) = stories(articles, nears)
    assert story.articles == tuple(map(str, range(10)))


def test_copies_are_one_story_and_a_person_may_undo_it() -> None:
    articles = [bare("a"), bare("b"), bare("c")]
    no_copy = Ruling(1, "no copy", ("b", "s1"), ("a", "s1"))
    together = Ruling(2, "together", ("c", "s1"), ("a", "s2"))
    assert grouped(articles, [], joins=[("a", "b")]) == {frozenset("ab"), frozenset("c")}
    assert grouped(articles, [], joins=[("a", "b")], rulings=[no_copy, together]) == {frozenset("ac"), frozenset("b")}


def test_what_is_not_among_the_articles_is_passed_over() -> None:
    assert grouped([bare("a")], [Near("a", "gone", 0.9)], joins=[("a", "gone")]) == {frozenset("a")}


def test_the_title_is_the_headline_of_the_article_nearest_to_all_and_the_order_that_of_time() -> None:
    articles = [bare("c", 3, "Third"), bare("a", 1, "First"), bare("b", 2, "Second")]
    nears = [Near("a", "b", 0.9), Near("b", "c", 0.9), Near("a", "c", 0.5)]
    (story,) = stories(articles, nears)
    assert story.articles == ("a", "b", "c")
    assert story.title == "Second"
    (untitled,) = stories([replace(articles[2], title=""), articles[0], articles[1]], nears)
    assert untitled.title in ("First", "Third")


NAMES = [f"{n:02}" for n in range(12)]
SCORED = st.dictionaries(
    st.sampled_from(list(combinations(NAMES, 2))), st.integers(200, 1000).map(lambda n: n / 1000), max_size=40
)


@settings(deadline=None, max_examples=60)
@given(SCORED, st.lists(st.sampled_from(list(combinations(NAMES, 2))), max_size=3), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order_of_arrival(scores, joins, chance) -> None:
    articles = [bare(name, 1 + n % 9, f"Headline {name}") for n, name in enumerate(NAMES)]
    nears = [Near(a, b, score) for (a, b), score in scores.items()]
    first = stories(articles, nears, joins)
    assert sorted(article for story in first for article in story.articles) == NAMES
    turned = [Near(n.other, n.one, n.score) for n in nears]
    for some in (articles, turned, joins):
        chance.shuffle(some)
    assert stories(articles, turned, [(b, a) for a, b in joins]) == first


@settings(deadline=None, max_examples=8)
@given(st.randoms(use_true_random=False))
def test_the_whole_way_from_sheets_does_not_depend_on_the_order_of_arrival(chance) -> None:
    articles = [*ferries()[:5], *results()]
    chance.shuffle(articles)
    nears = [told for n, new in enumerate(articles) for old in articles[:n] if (told := near(new, old))]
    assert {len(story.articles) for story in stories(articles, nears)} == {3, 5}
