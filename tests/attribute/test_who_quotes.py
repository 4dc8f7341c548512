"""Who quotes and who is quoted behind one verb. All invented."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


def chains(text: str, language: str) -> list[list[str]]:
    """The links of each statement behind the printing outlet."""
    return [[link.text for link in s.chain[1:]] for s in reading(text, language).statements]


@pytest.mark.parametrize(
    ("language", "text", "outlet", "quoted"),
    [
        ("ru", "«Это уступка», — цитирует министра Ивана Крота агентство «Норд».", "Норд", "Ивана Крота"),
        ("ru", "«Это уступка», — приводит агентство «Норд» слова министра Ивана Крота.", "Норд", "Ивана Крота"),
        ("uk", "«Це поступка», — наводить слова міністра Івана Крота агентство «Норд».", "Норд", "Івана Крота"),
        ("be", "«Гэта саступка», — цытуе «Вольны вецер» міністра Івана Крота.", "Вольны вецер", "Івана Крота"),
        ("pl", "„To ustępstwo” – cytuje ministra Jana Kreta agencja „Nord”.", "Nord", "Jana Kreta"),
        ("pl", "„To ustępstwo” – cytuje niemieckiego dyplomatę dziennik.", "dziennik", "niemieckiego dyplomatę"),
        ("lt", "„Tai nuolaida, ne dovana“, – cituoja Joną Kurmį „Laisvas vėjas“.", "Laisvas vėjas", "Joną Kurmį"),
    ],
)
def test_the_outlet_quotes_and_whoever_is_quoted_has_said_it(
    language: str, text: str, outlet: str, quoted: str
) -> None:
    assert sorted(chains(text, language), key=len) == [[outlet], [outlet, quoted]]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("ru", "«Это уступка», — цитирует также агентство «Норд».", "Норд"),
        ("pl", "„To ustępstwo” – przytacza agencja „Nord”.", "Nord"),
        ("pl", "„To ustępstwo” – cytuje w czwartek agencja „Nord”.", "Nord"),
    ],
)
def test_nobody_is_quoted_where_no_other_stands_beside_the_outlet(language: str, text: str, outlet: str) -> None:
    assert chains(text, language) == [[outlet]]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("pl", "„Pokój jest blisko” – zacytował minister Jan Rud agencję „Nord”.", "Nord"),
        ("lt", "„Taika arti“, – citavo ministras Jonas Rudys agentūrą „Nord“.", "Nord"),
        ("ru", "«Мир близко», — процитировал министр Иван Крот агентство «Норд».", "Норд"),
        ("uk", "«Мир близько», — процитував міністр Іван Крот агентство «Норд».", "Норд"),
        ("be", "«Мір блізка», — працытаваў міністр Іван Крот агенцтва «Норд».", "Норд"),
        ("ru", "«Мир близко», — процитировал «Труд» министр Иван Крот.", "Труд"),
        ("uk", "«Мир близько», — процитував «Труд» міністр Іван Крот.", "Труд"),
        ("pl", "„Pokój jest blisko” – zacytował „Nord” minister Jan Rud.", "Nord"),
    ],
)
def test_an_outlet_does_not_quote_who_may_be_quoting_it(language: str, text: str, outlet: str) -> None:
    assert [outlet] not in chains(text, language)


def test_one_quotation_gives_an_outlet_no_more_of_the_text() -> None:
    text = "«Это уступка», — приводит агентство «Норд» слова Ивана Крота. По данным полиции, мост закрыт."
    assert chains(text, "ru")[-1] == ["полиции"]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Adam Zych mówił o moście. Zdaniem Zycha Kret chce wyjść.", "Adam Zych", "Kret chce wyjść"),
        ("Ida May mówiła o porcie. Według Idy May rząd chce wyjść.", "Idy May", "rząd chce wyjść"),
    ],
)
def test_a_surname_in_the_genitive_is_no_given_name_of_the_next(text: str, first: str, second: str) -> None:
    said = reading(text, "pl").statements[1]
    assert said.chain[-1].text == first
    assert said.content[0].of(text).startswith(second)
