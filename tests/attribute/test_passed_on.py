"""A sentence that only says who said what stands before it, and who passes that on."""

from __future__ import annotations

import time

import pytest
from tests.attribute.marked import article as printed
from tests.attribute.said import reading as read
from tests.attribute.test_chain import chain, entity
from tests.attribute.test_relays import article, marked, parts

from headwater.attribute.rules import relays
from headwater.attribute.statements import build
from headwater.records import Marks

Said = tuple[str, str, str]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "ru",
            "Порт закроют. Об этом заявил министр Олег Кринов, пишет «Листок».",
            [
                ("«Листок»", "пишет", "Порт закроют Об этом заявил министр Олег Кринов"),
                ("министр Олег Кринов", "заявил", "Порт закроют"),
            ],
        ),
        (
            "uk",
            "Порт закриють. Про це в неділю повідомила газета «Пошта» з посиланням на джерела, пише «Правда».",
            [
                ("«Правда»", "пише", "Порт закриють Про це в неділю повідомила газета «Пошта» з посиланням на джерела"),
                ("газета «Пошта»", "повідомила", "Порт закриють"),
                ("джерела", "з посиланням на", "Порт закриють"),
            ],
        ),
        (
            "be",
            "Порт закрыюць. Пра гэта заявіў міністр Алег Крынаў, перадае «Лісток» са спасылкай на агенцтва «Велта».",
            [
                ("«Лісток»", "перадае", "Порт закрыюць Пра гэта заявіў міністр Алег Крынаў"),
                ("агенцтва «Велта»", "са спасылкай на", "Порт закрыюць Пра гэта заявіў міністр Алег Крынаў"),
                ("міністр Алег Крынаў", "заявіў", "Порт закрыюць"),
            ],
        ),
        (
            "be",
            "Port zakryjuć. Pra heta zajaviŭ ministr Aleh Krynaŭ, piša „Listok”.",
            [
                ("„Listok”", "piša", "Port zakryjuć Pra heta zajaviŭ ministr Aleh Krynaŭ"),
                ("ministr Aleh Krynaŭ", "zajaviŭ", "Port zakryjuć"),
            ],
        ),
        (
            "ru",
            "Порт закроют. Об этом сообщает «Листок» со ссылкой на министра транспорта.",
            [("«Листок»", "сообщает", "Порт закроют"), ("министра транспорта", "со ссылкой на", "Порт закроют")],
        ),
        (
            "ru",
            "Порт закроют. Об этом она сообщила в письме министру, - пишет «Листок».",
            [
                ("«Листок»", "пишет", "Порт закроют Об этом она сообщила в письме министру"),
                ("она", "сообщила", "Порт закроют"),
            ],
        ),
        (
            "ru",
            "Как заявил министр Олег Кринов, передаёт «Листок», порт закроют.",
            [
                ("«Листок»", "передаёт", "Как заявил министр Олег Кринов порт закроют"),
                ("министр Олег Кринов", "заявил", "порт закроют"),
            ],
        ),
    ],
)
def test_both_speak_of_the_sentence_before(language: str, text: str, wanted: list[Said]) -> None:
    assert parts(text, relays.complete(article(text, language), [])) == wanted


def test_where_and_when_are_no_part_of_who_said_it() -> None:
    text = "Порт закроют. Об этом заявил министр Олег Кринов в интервью «Волне», пишет «Листок»."
    found = parts(text, relays.complete(article(text, "ru"), []))
    assert found[1] == ("министр Олег Кринов", "заявил", "Порт закроют")


def test_what_was_found_for_the_same_verb_is_kept() -> None:
    text = "Порт закроют весной. Об этом заявил Олег Кринов, пишет «Листок»."
    said = marked(text, "Олег Кринов", "заявил", "Порт закроют")
    assert parts(text, relays.complete(article(text, "ru"), [said]))[1] == ("Олег Кринов", "заявил", "Порт закроют")


@pytest.mark.parametrize(
    "text",
    [
        "Порт закроют. Об этом заявил министр Олег Кринов.",
        "Порт закроют. Об этом министр не сказал, что пишет «Листок», неизвестно.",
        "Об этом заявил министр Олег Кринов, пишет «Листок».",
        'Порт закроют. Об этом заявил министр Олег Кринов, пишет " ".',
    ],
)
def test_without_two_or_without_a_sentence_before_nothing_is_added(text: str) -> None:
    assert relays.complete(article(text, "ru"), []) == []


def test_the_origin_is_who_said_it() -> None:
    text = "Порт закроют. Об этом заявил министр Олег Кринов со ссылкой на расчёты, пишет «Листок»."
    sheet = entity(text, "e1", "organization", "Листок", outlet=True)
    found = relays.complete(article(text, "ru"), [])
    marks = Marks(tuple(sorted(found, key=lambda a: a.cue[0].start)))
    said = {s.source.text: chain(s) for s in build(printed(text, "ru"), marks, (sheet,), ())}
    assert said == {
        "«Листок»": ["Lodestar", "Листок"],
        "министр Олег Кринов": ["Lodestar", "Листок", "Олег Кринов"],
        "расчёты": ["Lodestar", "Листок", "Олег Кринов", "расчёты"],
    }


def test_a_hostile_sentence_costs_little() -> None:
    text = "Порт закроют. Об этом заявил " + "министр, со ссылкой на министр, " * 30 + "x."
    begun = time.perf_counter()
    relays.complete(article(text, "ru"), [])
    assert time.perf_counter() - begun < 2


def test_a_clause_is_no_sayer() -> None:
    text = "Политики требуют голосования, ссылаясь на то, что людей обманули."
    asked = marked(text, "Политики", "требуют", "голосования")
    found = parts(text, relays.complete(article(text, "ru"), [asked]))
    assert found == [("Политики", "требуют", "голосования")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Most zamknięto. Poinformował o tym wójt Jan Wejl.", "wójt Jan Wejl"),
        ("Most zamknięto. Poinformowała o tym straż miejska Orska.", "straż miejska Orska"),
        ("Most zamknięto. Poinformowało o tym portal Nowiny Orska źródło w radzie.", "źródło w radzie"),
    ],
)
def test_who_told_it_behind_the_verb(text: str, source: str) -> None:
    found = read(text, "pl").statements
    assert [(s.source.text, [c.of(text) for c in s.content]) for s in found] == [(source, ["Most zamknięto"])]


def test_who_told_it_behind_the_outlet_that_was_told() -> None:
    text = "Gamykloje sustreikavo 198 darbuotojai, teigė agentūrai „Orbita“ įmonės darbuotojas."
    assert [s.source.text for s in read(text, "lt").statements] == ["įmonės darbuotojas"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Jan Wejl planuje odwiedzić Lund w piątek. Poinformowała o tym rada Orska."),
        ("ru", "Мэр Орска планирует уйти в отставку. Об этом сообщил совет."),
    ],
)
def test_a_plan_is_told_by_whoever_reports_it_in_the_next_sentence(language: str, text: str) -> None:
    plan, told = read(text, language).statements
    assert plan.within == told.id


@pytest.mark.parametrize(
    "text",
    [
        "Most zamknięto. Poinformował o tym premiera.",
        "Most zamknięto. Powiedział o tym premierowi w zeszłym tygodniu.",
        "Most zamknięto. Mówił o tym wczoraj w sejmie.",
        "Most zamknięto. Zapewnił o tym portal Nowiny bez podania źródła.",
    ],
)
def test_who_was_told_told_nobody(text: str) -> None:
    assert not any(s.source.spans for s in read(text, "pl").statements if s.source.naming != "implicit")
