"""Who is meant and who passes on, in Slavic news: titles met again, papers in Latin letters, people who cite."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading as read


def chains(text: str, language: str) -> list[list[str]]:
    """The chains of a text, without the printing outlet."""
    return [[link.text for link in s.chain[1:]] for s in read(text, language).statements]


def test_whom_a_spokesman_speaks_for_does_not_tell_his_gender() -> None:
    text = "Речник прем'єрки Нільс Фрам відкинув плітки. «Зустріч завершилася», — запевнив речник."
    assert chains(text, "uk") == [["Нільс Фрам"], ["Нільс Фрам"]]


def test_a_paper_in_latin_letters_is_heard_by_its_noun() -> None:
    text = "Оксен покинула переговори, пише The Northern Ledger. Двоє дипломатів розповіли газеті, що вона втомилася."
    assert chains(text, "uk")[1] == ["The Northern Ledger", "Двоє дипломатів"]


def test_a_person_cites() -> None:
    text = "Як повідомляє інсайдер Кирило Мат, сторони узгодили умови. Мат посилається на людину з оточення гравця."
    assert chains(text, "uk")[1] == ["Кирило Мат", "людину з оточення гравця"]


def test_an_official_with_a_name_is_the_diplomat() -> None:
    text = (
        "Официальный представитель МИД Елена Грим заявила: «Условий мы не принимаем». "
        "От ответа на вопрос о дате дипломат уклонилась."
    )
    assert chains(text, "ru") == [["Елена Грим"], ["Елена Грим"]]


def test_a_source_that_stressed_something_is_no_note_of_reprinting() -> None:
    text = (
        "Мост закрыт, передаёт КАРТА. Источник КАРТЫ подчеркнул, что срок не определён.\n\nМэр Ада Винт сказала: «Да»."
    )
    assert chains(text, "ru")[-1] == ["Ада Винт"]


def test_a_day_is_no_part_of_who_speaks() -> None:
    text = "Улады вызвалілі пяцёх сьвятароў, паведаміў у нядзелю партал «Клерык» са спасылкай на курыю ў Дарагове."
    assert chains(text, "be") == [["Клерык"], ["Клерык", "курыю ў Дарагове"]]


def test_a_project_with_a_name_is_no_draft() -> None:
    [said] = read("Осуждённого избили в колонии, сообщает проект «Гранит-инфо».", "ru").statements
    assert (said.source.kind, said.source.naming) == ("outlet", "named")


@pytest.mark.parametrize(
    ("language", "text", "source", "said"),
    [
        (
            "be",
            "Як паведаміў выданню «Веха» суразмоўца, знаёмы з ходам перамоваў, бакі сустрэліся ў панядзелак.",
            "суразмоўца, знаёмы з ходам перамоваў",
            "бакі сустрэліся ў панядзелак",
        ),
        (
            "uk",
            "Як повідомив виданню «Віха» співрозмовник, знайомий з ходом переговорів, сторони зустрілися в понеділок.",
            "співрозмовник, знайомий з ходом переговорів",
            "сторони зустрілися в понеділок",
        ),
        (
            "pl",
            "Jak powiedział portalowi Wiecha rozmówca, zaznajomiony z przebiegiem rozmów, strony spotkały się we wtorek.",
            "rozmówca, zaznajomiony z przebiegiem rozmów",
            "strony spotkały się we wtorek",
        ),
    ],
)
def test_how_an_unnamed_source_knows_is_no_part_of_what_it_says(
    language: str, text: str, source: str, said: str
) -> None:
    found = read(text, language).statements[0]
    assert found.chain[-1].text == source
    assert " ".join(span.of(text) for span in found.content) == said


def test_an_adverb_before_the_verb_is_nobody() -> None:
    text = (
        "Міст відкриють у понеділок. Про це повідомив речник міністерства Роман Заруцький.\n\n"
        "«Ми не раз казали, що місто має виконувати домовленості, і за цим стоять 570 голосів», — додав Заруцький."
    )
    assert {link.text for s in read(text, "uk").statements for link in s.chain[1:]} == {"Роман Заруцький"}
