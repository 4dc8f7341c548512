"""An apposition behind a source: what was cut off at its comma comes back, and nothing else does."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.records import Entity


def person(text: str, name: str) -> Entity:
    return Entity("e1", "person", name, mentions=everywhere(text, name))


@pytest.mark.parametrize(
    ("language", "text", "mark", "name", "whole"),
    [
        (
            "uk",
            "Щеплення діє роками, заявив вірусолог, професор медичної школи Олег Кринов, і пояснив чому.",
            ("вірусолог", "заявив", "Щеплення діє роками"),
            "Олег Кринов",
            "вірусолог, професор медичної школи Олег Кринов",
        ),
        (
            "ru",
            "Вакцина действует годами, — сказал врач, профессор столичного университета, депутат Олег Кринов.",
            ("врач", "сказал", "Вакцина действует годами"),
            "Олег Кринов",
            "врач, профессор столичного университета, депутат Олег Кринов",
        ),
    ],
)
def test_the_name_behind_an_apposition_is_whose_words_they_are(
    language: str, text: str, mark: tuple[str, str, str], name: str, whole: str
) -> None:
    (said,) = read(text, [mark], language, (person(text, name),))
    assert (said.source.text, said.source.entity, said.source.naming) == (whole, "e1", "named")


def test_an_apposition_taken_for_the_beginning_of_the_content_leaves_it() -> None:
    text = "За словами лікаря, співробітника міської лікарні Івана Кринова, ускладнення рідкісні."
    mark = ("лікаря", "За словами", "співробітника міської лікарні Івана Кринова, ускладнення рідкісні")
    (said,) = read(text, [mark], "uk", (person(text, "Івана Кринова"),))
    assert said.source.text == "лікаря, співробітника міської лікарні Івана Кринова"
    assert [c.of(text) for c in said.content] == ["ускладнення рідкісні"]


@pytest.mark.parametrize(
    ("text", "mark", "name"),
    [
        (  # the subject of what is said
            "По словам юриста, директор Олег Кринов прочёл записку.",
            ("юриста", "По словам", "директор Олег Кринов прочёл записку"),
            "Олег Кринов",
        ),
        (  # behind a relative clause
            "По словам юриста, с которым говорил журнал, Олег Кринов прочёл записку.",
            ("юриста, с которым говорил журнал,", "По словам", "Олег Кринов прочёл записку"),
            "Олег Кринов",
        ),
        (  # somebody else, who goes on
            "Мост закроют, сказал министр, депутат Олег Кринов добавил, что надолго.",
            ("министр", "сказал", "Мост закроют"),
            "Олег Кринов",
        ),
    ],
)
def test_somebody_else_behind_the_comma_is_no_apposition(text: str, mark: tuple[str, str, str], name: str) -> None:
    (said,) = read(text, [mark], "ru", (person(text, name),))
    assert (said.source.text, said.source.entity) == (mark[0], None)
