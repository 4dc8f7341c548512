"""The language of a text: Belarusian in two orthographies and two scripts above all, in texts of a few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import language

SHORT = {
    "be": [
        "Прэзідэнт сустрэўся з амерыканскім дыпляматам у Менску",
        "Сьвятары з Горадні прасілі пра дапамогу",
        "Раніцай у Мінску сышла пад лёд машына",
        "У Гомелі загарэўся склад",
        "Новыя санкцыі",
        "Prezydent sustreŭsia z amerykanskim dyplamatam u Miensku",
        "Sud u Hrodnie asudziŭ čatyroch čałaviek",
        "Biełaruskija ułady zajavili pra novyja abmiežavańni",
        "Pasoł pakinuŭ krainu ŭ subotu raniaj",
    ],
    "ru": ["Президент встретился с дипломатом", "Суд в Гомеле наказал жителей", "Курс рубля вырос на три процента"],
    "uk": ["Президент зустрівся з дипломатом у Києві", "Суд у Львові покарав двох мешканців", "Удар по порту"],
    "bg": ["Президентът се срещна с дипломати в София", "Министърът заяви, че няма да подава оставка"],
    "pl": ["Prezydent spotkał się z dyplomatą w Mińsku", "Sąd w Warszawie skazał dwoje mieszkańców"],
    "cs": ["Prezident se sešel s diplomatem v Minsku", "Soud v Praze odsoudil dva muže"],
    "sk": ["Prezident sa stretol s diplomatom v Minsku"],
    "lt": ["Prezidentas susitiko su diplomatu Vilniuje", "Seimas priėmė įstatymą"],
    "en": ["The president met a diplomat in Minsk", "Minister resigns over budget row"],
    "de": ["Der Präsident traf einen Diplomaten in Minsk"],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_a_line_is_enough(code: str, text: str) -> None:
    assert language.detect(text) == code


def test_foreign_names_do_not_make_an_english_text_belarusian() -> None:
    text = "Łapicki met Kavaleŭ and Maŭčuk in Hrodna on Monday, and Siarhiej Žuk said he was not told of it."
    assert language.detect(text) == "en"


def test_what_the_page_declares_only_breaks_ties() -> None:
    assert language.detect("The minister resigned on Monday after the vote in parliament.", "ru-RU") == "en"
    assert language.detect("", "pl-PL") == "pl"
    assert language.detect("1234 5678", "klingon") is None


def test_a_quoted_russian_sentence_leaves_a_belarusian_text_belarusian() -> None:
    text = (
        "Міністар заявіў журналістам: «Мы ещё не решили этот вопрос». Пра гэта паведаміла ягоная прэс-служба ўвечары."
    )
    assert language.detect(text) == "be"


def test_the_languages_that_are_read() -> None:
    assert [language.read_in(code) for code in ("be", "de", None)] == ["be", None, None]


@given(st.text(max_size=400))
def test_any_text_has_a_code_or_none(text: str) -> None:
    code = language.detect(text)
    assert code is None or (len(code) == 2 and code.islower())


LONGER = {
    "en": "The harbour of Lower Marne was closed for the third day on Monday, and the ferries that were to leave in the "
    "morning have been told to wait until the wind drops. A spokesman for the port said that it was not yet known when "
    "the first of them would sail, and that the passengers had been given rooms in the town by the company at its cost.",
    "pl": "Port w Dolnej Marnie był w poniedziałek zamknięty już trzeci dzień, a promy, które miały odpłynąć rano, muszą "
    "czekać, aż wiatr osłabnie. Rzeczniczka portu powiedziała, że nie wiadomo jeszcze, kiedy wypłynie pierwszy z nich, i "
    "że spółka wynajęła pasażerom pokoje w mieście na własny koszt. Tak źle nie było tu od dziesięciu lat, dodała.",
    "lt": "Žemutinės Marnos uostas pirmadienį jau trečią dieną buvo uždarytas, o keltai, turėję išplaukti rytą, laukia, kol "
    "nurims vėjas. Uosto atstovė sakė, kad dar nežinoma, kada išplauks pirmasis iš jų, ir kad bendrovė keleiviams savo "
    "lėšomis išnuomojo kambarius mieste. Taip blogai čia nebuvo jau dešimt metų, pridūrė ji ir paprašė kantrybės visų.",
}


@pytest.mark.parametrize("code", LONGER)
def test_most_longer_texts_need_no_statistics(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    by_statistics = language._ranked(LONGER[code], None, None)
    monkeypatch.setattr(language, "_identifier", lambda: pytest.fail("the statistics were loaded"))
    assert language.detect(LONGER[code]) == by_statistics == code


def test_a_longer_text_in_another_language_is_left_to_statistics() -> None:
    text = (
        "Der Hafen von Niedermarne war am Montag den dritten Tag geschlossen, und die Fähren, die am Morgen ablegen "
        "sollten, müssen warten, bis der Wind nachlässt. Eine Sprecherin des Hafens sagte, es sei noch nicht bekannt, "
        "wann die erste ausläuft, und die Gesellschaft habe den Reisenden auf ihre Kosten Zimmer in der Stadt gemietet."
    )
    assert language._beyond_doubt(text, len(text)) is None
    assert language.detect(text, "en") == "de"
