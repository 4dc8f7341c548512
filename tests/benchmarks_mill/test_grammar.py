"""The prose of the rumour mill: cases, verbs, numbers, letters that depend on their neighbours, orthographies."""

from __future__ import annotations

import pytest
from benchmarks.mill import orthographies
from benchmarks.mill.grammar import MARKS, Dice, Tongue, agreed, compiled, opened, settled
from benchmarks.mill.names import LANGUAGES, declined, load, person, place

CLEAN = {ord(mark): None for mark in MARKS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_that_english_has(language):
    english, own = load("en"), load(language)
    for table in ("nouns", "outlet", "firm", "body", "post", "unnamed", "document", "topic", "accident", "claims"):
        assert set(own[table]) == set(english[table]), table
    assert set(own["frames"]) == set(english["frames"])
    assert {k: len(v["clauses"]) for k, v in own["claims"].items()} == dict.fromkeys(english["claims"], 3)
    for bank, part in (("quotes", "lines"), ("quotes", "ends"), ("quotes", "tails"), ("background", "lines")):
        assert len(own[bank][part]) == len(english[bank][part])


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_have_no_loose_brackets(language):
    def texts(value):
        if isinstance(value, str):
            yield value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(each)

    for template in texts(load(language)):
        parts = compiled(template)
        assert not any(isinstance(part, str) and set(part) & set("{}<>") for part in parts), template


def test_names_are_written_out_in_all_languages():
    names = load("names")
    assert len(names["surnames"]) >= 60
    assert len(names["towns"]) + len(names["countries"]) >= 40
    for rows in names.values():
        assert all(len(row) == len(LANGUAGES) and all(row) for row in rows)


@pytest.mark.parametrize(
    ("word", "language", "kind", "forms"),
    [
        ("Велграст", "be", "p", "Велграст Велграста Велграсту Велграст Велграстам Велграсце"),
        ("Дорванова", "ru", "sf", "Дорванова Дорвановой Дорвановой Дорванову Дорвановой Дорвановой"),
        ("Ігор", "uk", "gm", "Ігор Ігоря Ігорю Ігоря Ігорем Ігорі"),
        ("Welgrast", "pl", "p", "Welgrast Welgrasta Welgrastowi Welgrast Welgrastem Welgraście"),
        (
            "Machanovičius",
            "lt",
            "sm",
            "Machanovičius Machanovičiaus Machanovičiui Machanovičių Machanovičiumi Machanovičiuje",
        ),
        ("Галенко", "ru", "sm", "Галенко Галенко Галенко Галенко Галенко Галенко"),
    ],
)
def test_declension(word, language, kind, forms):
    assert " ".join(declined(word, language, kind)) == forms


@pytest.mark.parametrize(
    ("verb", "gender", "language", "form"),
    [
        ("сообщил", "f", "ru", "сообщила"),
        ("отказался", "n", "ru", "отказалось"),
        ("опроверг", "p", "ru", "опровергли"),
        ("задержан*", "f", "ru", "задержана"),
        ("паведаміў", "p", "be", "паведамілі"),
        ("адмовіўся", "f", "be", "адмовілася"),
        ("затрыманы*", "f", "be", "затрыманая"),
        ("пішов", "f", "uk", "пішла"),
        ("powiedział", "p", "pl", "powiedzieli"),
        ("podał", "v", "pl", "podały"),
        ("pranešė", "f", "lt", "pranešė"),
    ],
)
def test_verbs_agree(verb, gender, language, form):
    assert agreed(verb, gender, language) == form


def test_numbers_count():
    said = {
        language: Tongue(language).fill(template, {"n": 22}, Dice(1))
        for language, template in {
            "en": "{n:person}", "ru": "{n:person}", "be": "{n:person}", "pl": "{n!zginęły/zginęło} {n:person}", "lt": "{n:person.acc}",
        }.items()
    }  # fmt: skip
    assert said == {
        "en": "22 people",
        "ru": "22 человека",
        "be": "22 чалавекі",
        "pl": "zginęły 22 osoby",
        "lt": "22 žmones",
    }
    assert Tongue("pl").fill("{n!zginęły/zginęło} {n:person}", {"n": 25}, Dice(1)) == "zginęło 25 osób"


def test_letters_look_at_their_neighbours():
    assert settled("сообщения о аресте", "ru") == "сообщения об аресте"
    assert settled("яна ўзяла", "be") == "яна ўзяла"
    assert settled("калоніі у Тарвіне, ўрад", "be") == "калоніі ў Тарвіне, урад"
    assert settled("сказала у Києві", "uk") == "сказала в Києві"
    assert settled("w Welgraście", "pl") == "w Welgraście"
    assert opened("«что»") == "«Что»"


def test_orthographies_of_belarusian():
    assert orthographies.classical("пытанне пра свет і спіс") == "пытаньне пра сьвет і сьпіс"
    assert orthographies.classical("асцярожны") == "асьцярожны"
    assert orthographies.latin("пытанне") == "pytańnie"


def test_women_have_names_of_their_own():
    forms = {language: person(0, 0, "f", language, short=True).name for language in LANGUAGES}
    assert forms["en"] == "Anna Dorvanova"
    assert forms["pl"] == "Anna Dorwanowa"
    assert place(0, "towns", "lt").forms["loc"].translate(CLEAN) == "Velgraste"
