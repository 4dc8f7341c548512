"""Furniture by its names and by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from headwater.read import furniture


def zone(markup: str) -> str | None:
    return furniture.zone(html.fragment_fromstring(markup))


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<div class="related-articles"></div>', "related"),
        ('<div class="moreTopic__item"></div>', "related"),
        ('<section class="c-newsletterSignup"></section>', "promo"),
        ('<div id="comments"></div>', "comments"),
        ('<p class="photo-credit">x</p>', "caption"),
        ("<aside></aside>", "fact"),
        ("<nav></nav>", "trail"),
        ("<figcaption></figcaption>", "caption"),
        ('<div class="byline"></div>', "byline"),
    ],
)
def test_named_zones(markup: str, kind: str) -> None:
    assert zone(markup) == kind


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="story-text"></div>',
        '<div class="header"></div>',
        '<div class="gradient shadow"></div>',
        '<div class="with-sidebar"></div>',
        '<div class="sidebar article-body"></div>',
        '<p class="paywall">x</p>',
        '<h2 class="toc_2">x</h2>',
        '<article class="related"></article>',
        "<div></div>",
    ],
)
def test_names_that_are_none(markup: str) -> None:
    assert zone(markup) is None


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read also: The bridge that nobody wanted",
        "READ MORE: The bridge that nobody wanted",
        "Читайте также: Мост, который никому не нужен",
        "Чытайце таксама: Мост, які нікому не патрэбны",
        "Читайте також: Міст, який нікому не потрібен",
        "Czytaj też: Most, którego nikt nie chciał",
        "Skaitykite taip pat: Tiltas, kurio niekas nenorėjo",
        "Photo: Oona Merrick",
        "Фото: Анна Кароль / Агентство",
        "Фота: Ганна Кароль",
        "Zdjęcie: Anna Karol",
        "Nuotrauka: Ona Karol",
        "© Vierasien Herald 2025",
        "Subscribe to our newsletter for more of this",
        "Подпишитесь на наш телеграм-канал",
        "Падпісвайцеся на наш тэлеграм-канал",
        "Do you know more? Write to desk@vierasien-herald.example",
        "Follow us on every network there is",
        "With reporting by Tove Ansel",
    ],
)
def test_lines_that_are_furniture(line: str) -> None:
    assert furniture.line(line, 0.0)


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter again, the judge told the court.",
        "More than 200 people came to the quay on Friday.",
        "The photo showed the pier before the storm.",
        "Photos of the pier were shown in court.",
        "Sources said: the pier will be ready by spring.",
        "“Sign up for the first crossing now,” the minister told the islanders.",
        "Читайте законы, посоветовал министр.",
        "Источники в порту сообщили, что паром опоздает.",
        "Video of the storm spread quickly, and the minister resigned.",
        "Comment was not available from the operator.",
    ],
)
def test_sentences_that_are_not(line: str) -> None:
    assert not furniture.line(line, 0.0)


def test_a_link_after_read_more_makes_it_furniture() -> None:
    assert furniture.line("Read more about the bridge that nobody wanted", 0.7)
    assert not furniture.line("Read more about the bridge that nobody wanted", 0.0)


def test_a_paragraph_is_never_furniture_by_its_words() -> None:
    assert not furniture.line("Read also: " + "the minister spoke at length about the pier. " * 10, 0.9)


@pytest.mark.parametrize("notice", ["For subscribers only", "Доступно только подписчикам", "Tylko dla prenumeratorów"])
def test_notices_for_subscribers(notice: str) -> None:
    assert furniture.withheld(notice)
    assert not furniture.withheld("The operator has 400 customers.")


def test_locks_and_labels() -> None:
    assert furniture.locked("icon-lock")
    assert furniture.locked("teaser premium")
    assert not furniture.locked("block clock unlocked")
    assert furniture.label("card__kicker")
    assert not furniture.label("card__title")


@given(st.text(max_size=300), st.floats(0, 1))
def test_any_line_is_judged(line: str, share: float) -> None:
    assert furniture.line(line, share) in (True, False)
