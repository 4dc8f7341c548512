"""What a verb is done to is not who says it: by its case, its number, what agrees with it."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark
from tests.attribute.test_chain import entity, read


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("uk", "Клієнтам пропонують гроші.", ("Клієнтам", "пропонують", "гроші")),
        ("be", "Кліентам прапануюць грошы.", ("Кліентам", "прапануюць", "грошы")),
        ("pl", "Klientom proponują pieniądze.", ("Klientom", "proponują", "pieniądze")),
        ("lt", "Keleiviams siūlo pinigus.", ("Keleiviams", "siūlo", "pinigus")),
        ("ru", "Пассажиров предупредили об отмене.", ("Пассажиров", "предупредили", "об отмене")),
        ("uk", "Пасажирів попередили про зміни.", ("Пасажирів", "попередили", "про зміни")),
        ("ru", "Старый мост обещают снести.", ("Старый мост", "обещают", "снести")),
        ("be", "Стары мост абяцаюць знесці.", ("Стары мост", "абяцаюць", "знесці")),
        ("uk", "Школу обіцяють відкрити.", ("Школу", "обіцяють", "відкрити")),
        ("ru", "Министра обвиняют в лени.", ("Министра", "обвиняют", "в лени")),
        ("ru", "Сегодня правительство критикуют за долги.", ("правительство", "критикуют", "за долги")),
        ("uk", "Лоукостеру закидали скупість.", ("Лоукостеру", "закидали", "скупість")),
    ],
)
def test_what_a_verb_is_done_to_is_nobodys_word(language: str, text: str, mark: tuple[str, str, str]) -> None:
    (s,) = read(text, [mark], language=language)
    assert s.source.naming == "implicit"


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Пассажиры предупредили об отмене.", ("Пассажиры", "предупредили", "об отмене")),
        ("ru", "Профессора обещают вернуться.", ("Профессора", "обещают", "вернуться")),
        ("ru", "Министр и мэр обвиняют соседей.", ("Министр и мэр", "обвиняют", "соседей")),
        ("ru", "В правительстве обещают помочь.", ("правительстве", "обещают", "помочь")),
        ("ru", "Пятеро пассажиров сообщили о краже.", ("Пятеро пассажиров", "сообщили", "о краже")),
        ("uk", "У міністерстві обіцяють гроші.", ("міністерстві", "обіцяють", "гроші")),
        ("uk", "Нова влада обіцяє гроші.", ("Нова влада", "обіцяє", "гроші")),
        ("be", "Новыя ўлады абяцаюць грошы.", ("Новыя ўлады", "абяцаюць", "грошы")),
        ("be", "Суды абяцаюць адказаць.", ("Суды", "абяцаюць", "адказаць")),
        ("pl", "Klienci proponują zmiany.", ("Klienci", "proponują", "zmiany")),
    ],
)
def test_who_agrees_with_the_verb_still_says_it(language: str, text: str, mark: tuple[str, str, str]) -> None:
    (s,) = read(text, [mark], language=language)
    assert s.source.text == mark[0]


def test_whatever_opens_the_sentence_does_not_offer_what_several_do() -> None:
    text = "Страйк «Крила»: клієнтам пропонують гроші."
    wing = entity(text, "e1", "organization", "Крила")
    (s,) = read(text, [("клієнтам", "пропонують", "гроші")], wing, language="uk")
    assert s.source.naming == "implicit"


def test_a_preposition_alone_is_not_read_beside_the_whole_cue() -> None:
    text = "Ада Винт критикует соседей. Город, который, по его мнению, растёт, обещает помощь."
    marks: list[Mark] = [("его", "по", "который"), ("его", "мнению", "растёт")]
    assert [s.cue[0].of(text) for s in read(text, marks, language="ru")] == ["мнению"]


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("be", "930 тысяч нашых людзей чакаюць дапамогі.", ("930 тысяч нашых людзей", "чакаюць", "дапамогі")),
        ("ru", "Порт закроют согласно политике экономии.", ("политике экономии", "согласно", "Порт закроют")),
    ],
)
def test_crowds_that_wait_and_policies_say_nothing(language: str, text: str, mark: tuple[str, str, str]) -> None:
    assert not read(text, [mark], language=language)


def test_a_crowd_that_was_asked_says_something() -> None:
    text = "2 тысячи опрошенных считают, что порт закроют."
    (s,) = read(text, [("2 тысячи опрошенных", "считают", "что порт закроют")], language="ru")
    assert s.source.kind == "group"
