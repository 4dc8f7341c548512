"""Names in other scripts: every example of every table, the way to Łacinka and back, capitals, what stays as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import scripts_table
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from headwater.cli.translit import translit
from headwater.errors import ConfigError
from headwater.names.scripts import (
    LANGUAGES,
    Orthography,
    ambiguities,
    cyrillise,
    rewrite,
    romanise,
    script_of,
    systems,
    to_cyrillic,
    to_lacinka,
)
from headwater.names.scripts_tables import Table, convert, tables
from headwater.wordforms import script

TABLES = [table for language in LANGUAGES for table in tables(language).values()]
EXAMPLES = [(t, a, b) for t in TABLES for a, b in t.examples]


def named(value: object) -> str:
    return f"{value.system.language}-{value.system.name}" if isinstance(value, Table) else str(value)


@pytest.mark.parametrize(("table", "word", "wanted"), EXAMPLES, ids=named)
def test_published_examples(table: Table, word: str, wanted: str) -> None:
    assert convert(word, table) == wanted


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_every_system_has_examples_and_a_source(table: Table) -> None:
    assert len(table.examples) >= 3
    assert table.system.source
    assert {script(b) for _, b in table.examples} <= {table.system.script, "Latn"}


def test_the_page_shows_the_tables() -> None:
    page = Path(__file__).parents[2] / "docs" / "scripts.md"
    assert page.read_text(encoding="utf-8") == scripts_table.page()


@pytest.mark.parametrize(
    ("language", "system", "name", "wanted"),
    [
        ("be", "lacinka", "Святлана Ціханоўская", "Sviatłana Cichanoŭskaja"),
        ("be", "lacinka", "Зьміцер Бандарэнка, «Наша Ніва»", "Źmicier Bandarenka, «Naša Niva»"),
        ("be", "passport", "Аляксандр Лукашэнка", "Aliaksandr Lukashenka"),
        ("ru", "english", "Сергей Лавров и Дмитрий Песков", "Sergei Lavrov i Dmitry Peskov"),
        ("ru", "polish", "Александр Лукашенко", "Aleksandr Łukaszenko"),
        ("ru", "lithuanian", "Владимир Путин", "Vladimiras Putinas"),
        ("ru", "german", "Борис Ельцин", "Boris Jelzin"),
        ("ru", "french", "Владимир Путин", "Vladimir Poutine"),
        ("ru", "czech", "Светлана Тихановская", "Svetlana Tichanovská"),
        ("uk", "national-2010", "Володимир Зеленський", "Volodymyr Zelenskyi"),
        ("uk", "polish", "Володимир Зеленський", "Wołodymyr Zełenski"),
        ("pl", "russian", "Lech Wałęsa", "Лех Валенса"),
        ("pl", "belarusian", "Mateusz Morawiecki", "Матэуш Маравецкі"),
        ("lt", "russian", "Ingrida Šimonytė", "Ингрида Шимоните"),
    ],
)
def test_whole_names(language: str, system: str, name: str, wanted: str) -> None:
    assert rewrite(name, language, system) == wanted


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("ШЧУЧЫН", "ŠČUČYN"),
        ("Шчучын", "Ščučyn"),
        ("ХВЕДАР", "CHVIEDAR"),
        ("Хведар", "Chviedar"),
        ("Я. Колас", "Ja. Kołas"),
        ("ЯЎГЕН", "JAŬHIEN"),
        ("СЯМ'Я", "SIAMJA"),
        ("Дж. Байдэн", "Dž. Bajden"),
        ("Кот-д'Івуар", "Kot-dJivuar"),
        ("абвяшчаць", "abviaščać"),
        ("ДЗЕНЬ", "DZIEŃ"),
        ("падземны", "padziemny"),
        ("Вільнюс", "Vilnius"),
        ("Нью-Ёрк", "Ńju-Jork"),
    ],
)
def test_capitals_and_apostrophes_both_ways(cyrillic: str, latin: str) -> None:
    assert to_lacinka(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_every_apostrophe(apostrophe: str) -> None:
    assert to_lacinka(f"аб{apostrophe}ект") == "abjekt"
    assert romanise(f"Вераб{apostrophe}ёвічы", "be", "geographic-2007") == "Vierabjovičy"


def test_quotation_marks_are_no_apostrophes() -> None:
    assert to_lacinka("'Яна' і 'Сям’я'") == "'Jana' i 'Siamja'"
    assert to_cyrillic("'Jana'") == "'Яна'"


def test_what_no_table_knows_stays() -> None:
    assert to_lacinka("") == "" == to_cyrillic("")
    assert to_lacinka("Google і 5 €, 日本") == "Google i 5 €, 日本"
    assert to_cyrillic("Windows, Xerox: hety fajł") == "Windows, Xerox: гэты файл"
    assert to_lacinka("Щука") == "Щuka"
    assert to_cyrillic("Łukašenka сказаў") == "Лукашэнка сказаў"


def test_letters_made_of_two_characters() -> None:
    assert romanise("Андре\u0438\u0306", "ru") == "Andrei"
    assert to_cyrillic("S\u030cc\u030cuc\u030cyn") == "Шчучын"


def test_scripts_are_told_apart() -> None:
    assert [script_of(t) for t in ("Łukašenka", "Лукашэнка", "2020", "")] == ["Latin", "Cyrillic", "", ""]


def test_orthographies_differ_on_the_way_back() -> None:
    latin = to_lacinka("вясельле")
    assert latin == to_lacinka("вяселле")
    assert (to_cyrillic(latin), to_cyrillic(latin, "classical")) == ("вяселле", "вясельле")
    assert (to_cyrillic("ganak"), to_cyrillic("ganak", "classical")) == ("ганак", "ґанак")


@pytest.mark.parametrize(
    ("word", "orthography", "why"),
    [
        ("плацгарм", "official", "ц and г"),
        ("прэміум", "official", "after a consonant"),
        ("Навайа", "official", "й and a vowel"),
        ("ґанак", "official", "no ґ"),
        ("вясельле", "official", "official orthography"),
        ("вяселле", "classical", "classical orthography"),
    ],
)
def test_ambiguous_words_say_why(word: str, orthography: Orthography, why: str) -> None:
    (found,) = ambiguities(f"Тут {word} ёсць", orthography)
    assert (found.start, found.end, found.word) == (4, 4 + len(word), word)
    assert why in found.why
    assert found.back.lower() != word.lower()


def test_sure_words_are_not_listed() -> None:
    assert ambiguities("Святлана Ціханоўская заявіла ў Вільні, што сям’я аб'ехала Еўропу. Windows") == ()
    assert ambiguities("Сьвятлана Ціханоўская заявіла ў Вільні, што вясельле ля ґанку", "classical") == ()


CONSONANTS = st.sampled_from([*"бвгджзкмнпрстфхцчш", "дз", "дж"])
ENDS = st.sampled_from(["", "", "", "нь", "сь", "ць", "ль", "л", "й", "ў", "н", "к"])
SYLLABLES = st.builds(
    lambda c, v, e: c + v + e, st.one_of(CONSONANTS, st.just("л")), st.sampled_from("аеёіоуыэюя"), ENDS
)
STARTS = st.sampled_from(["", "", "а", "е", "я", "ю", "аб'я", "з'е", "і", "аў"])


def one_l(word: str) -> str:
    """The two orthographies write a long soft л differently, лл and льл; another test has it."""
    return re.sub("ль?(?=л)", "", word)


@given(st.builds(lambda s, parts: one_l(s + "".join(parts)), STARTS, st.lists(SYLLABLES, min_size=1, max_size=5)))
def test_words_of_syllables_come_back(word: str) -> None:
    for form in (word, word.upper(), word.capitalize()):
        assert to_cyrillic(to_lacinka(form)) == form
        assert to_cyrillic(to_lacinka(form), "classical") == form
        geographic = romanise(form, "be", "geographic-2007")
        assert cyrillise(geographic, "be", "cyrillic-geographic") == form


@settings(max_examples=25)
@given(st.text(st.sampled_from("абьйІЯЎ'’ łjŹqİßǅ\u0306\u0301-1.日"), max_size=12), st.sampled_from(TABLES))
def test_any_text_is_taken(text: str, table: Table) -> None:
    assert convert(convert(text, table), table) is not None
    assert convert(text + "1", table).endswith("1")


def test_unknown_systems_are_told_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="lacinka, geographic-2007"):
        romanise("Мінск", "be", "latin")
    with pytest.raises(ValueError, match="be, ru, uk, pl, lt"):
        rewrite("Praha", "cs")
    with pytest.raises(ValueError, match="be, ru, uk"):
        romanise("Lech", "pl")
    assert systems("cs") == ()


def command(*arguments: str, stdin: str = "") -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(translit)
    return CliRunner().invoke(app, arguments, input=stdin)


def test_command_line() -> None:
    assert command("Святлана", "Ціханоўская").stdout == "Sviatłana Cichanoŭskaja\n"
    assert command("Łukašenka").stdout == "Лукашэнка\n"
    assert command("-", "--to", "polish", "--from", "ru", stdin="Путин\nЕльцин\n").stdout == "Putin\nJelcyn\n"
    assert command("--list", "--from", "uk").stdout.startswith("national-2010 ")


@pytest.mark.parametrize("arguments", [["Мінск", "--to", "klingon"], ["Мінск", "--from", "cs"], []])
def test_wrong_usage_is_told(arguments: list[str]) -> None:
    wrong = command(*arguments)
    assert isinstance(wrong.exception, ConfigError)
    assert not wrong.stdout
