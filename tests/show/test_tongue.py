"""In which language and zone the desk speaks."""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime

import pytest

from headwater.show import days, tongue, words, zones
from headwater.show.web.followed import every

OURS = tongue.LANGUAGES[1:]


def test_nothing_asked_is_english_and_what_is_not_ours_is_too() -> None:
    assert tongue.spoken() == "en"
    with tongue.speaking("xx"):
        assert tongue.say("Claims") == "Claims"
    with tongue.speaking("be"):
        assert tongue.say("Claims") == "Сцвярджэнні"
    assert tongue.say("Claims") == "Claims"


@pytest.mark.parametrize("code", OURS)
def test_a_catalogue_is_read_within_a_moment_and_only_once(code: str) -> None:
    tongue._catalogue.cache_clear()
    gc.disable()  # what thousands of other tests have left would be looked through in the midst of it
    try:
        start = time.process_time()
        with tongue.speaking(code):
            assert tongue.say("Claims") != "Claims"
        took = time.process_time() - start
    finally:
        gc.enable()
    assert took < 1, "0.1 s where nothing else runs"
    assert tongue._catalogue(code) is tongue._catalogue(code)


def test_forms_go_with_their_numbers() -> None:
    told = {}
    for code in tongue.LANGUAGES:
        with tongue.speaking(code):
            told[code] = [words.count(n, "article") for n in (1, 2, 5, 21)]
    assert told["en"] == ["1 article", "2 articles", "5 articles", "21 articles"]
    assert told["be"] == ["1 артыкул", "2 артыкулы", "5 артыкулаў", "21 артыкул"]
    assert told["pl"] == ["1 artykuł", "2 artykuły", "5 artykułów", "21 artykułów"]


def test_a_word_that_english_has_once_is_told_apart_by_its_context() -> None:
    with tongue.speaking("be"):
        assert words.STANCE["denies"] == "— абвяржэнне"
        assert words.STANDING["denied"] == "абвяргаецца"
    assert words.STANCE["denies"] == words.STANDING["denied"] == "denied"


def test_an_interval_goes_with_its_number() -> None:
    told = {}
    for code in tongue.LANGUAGES:
        with tongue.speaking(code):
            told[code] = [every(n * 60) for n in (1, 2, 5, 21, 60, 24 * 60)]
    assert told["en"][1:3] == ["every 2 minutes", "every 5 minutes"]
    assert told["ru"][:4] == ["каждую минуту", "каждые 2 минуты", "каждые 5 минут", "каждые 21 минуту"]
    assert told["uk"][:4] == ["щохвилини", "кожні 2 хвилини", "кожні 5 хвилин", "кожні 21 хвилину"]
    assert told["be"][2:5] == ["кожныя 5 хвілін", "кожныя 21 хвіліну", "кожную гадзіну"]
    assert told["pl"][1:] == ["co 2 minuty", "co 5 minut", "co 21 minut", "co godzinę", "codziennie"]


def test_words_of_others_stand_in_the_marks_of_the_language() -> None:
    assert tongue.quoted("a “clerk”") == "“a “clerk””"
    for code, told in (("ru", "«100 %»"), ("uk", "«100 %»"), ("be", "«100 %»"), ("pl", "„100 %”")):
        with tongue.speaking(code):
            assert tongue.quoted("100 %") == told


def test_one_word_of_english_with_several_meanings() -> None:
    with tongue.speaking("ru"):
        assert [tongue.say("open", of) for of in ("of a case", "of a date")] == ["открыто", "неизвестно"]
        assert [tongue.say("Open", of) for of in ("of a case", "of notes")] == ["Открыть", "Открытые"]
        assert [tongue.say("to", of) for of in ("of a time", "of whom it is told")] == ["до", "кому"]
        assert [tongue.say("Name", of) for of in ("of a person", "of a search")] == ["Имя", "Название"]


def test_dates_in_the_language_and_the_zone_with_the_original_beside() -> None:
    instant = "2025-03-12T22:30:00Z"
    assert days.day(instant) == "12 March 2025, 22:30 UTC"
    with zones.reading_in("Europe/Minsk"), tongue.speaking("be"):
        assert days.day(instant) == "13 сакавіка 2025\u202fг., 01:30 (12 сакавіка 2025\u202fг., 22:30 UTC)"
        assert days.day("2025-03-12T06:05:00+02:00") == "12 сакавіка 2025\u202fг., 07:05 (06:05 +02:00)"
        assert days.day("2025-03-12T06:05:00+03:00") == "12 сакавіка 2025\u202fг., 06:05 (+03:00)"
        assert days.day("2025-03-12") == "12 сакавіка 2025\u202fг."
        assert days.local_day(instant) == "2025-03-13"
    assert days.local_day(instant) == "2025-03-12"


def test_a_length_of_time_and_how_long_ago() -> None:
    with tongue.speaking("be"):
        assert days.day("P2M") == "2 месяцы"
        now = datetime(2025, 3, 12, 16, tzinfo=UTC)
        assert days.ago("2025-03-12T14:00:00Z", now) == "2 гадзіны таму"
    assert days.ago("no time") == ""


def test_zones_are_places_and_this_machine_has_one() -> None:
    assert zones.known("Europe/Minsk")
    assert not zones.known("Etc/GMT+5")
    assert not zones.known("Nowhere/At_All")
    assert zones.known(zones.here())
    with zones.reading_in("Nowhere/At_All"):
        assert zones.zone() is None
