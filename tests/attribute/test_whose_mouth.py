"""Into whose mouth words must not be put, and whom small words mean: whole readings of short reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attribute.said import article, reading

from headwater import pipeline
from headwater.attribute import sources
from headwater.attribute.patterns import pattern
from headwater.records import Outlet


def told(text: str, language: str) -> list[tuple[str, str, str]]:
    """Source, last link and content of each statement."""
    read = reading(text, language)
    return [
        (
            " ".join(s.of(text) for s in each.source.spans),
            each.chain[-1].text,
            " | ".join(s.of(text) for s in each.content),
        )
        for each in read.statements
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Суд назначил Максиму Дубрину 12 лет. По предварительным данным, бастуют 284 рабочих завода «Каливар»."),
        ("uk", "Суд призначив Максиму Дубріну 12 років. За попередніми даними, страйкують 284 робітники заводу."),
        ("be", "Суд прызначыў Максіму Дубрыну 12 гадоў. Па папярэдніх дадзеных, бастуюць 284 рабочыя завода."),
    ],
)
def test_information_that_nobody_is_said_to_have_is_nobodys(language: str, text: str) -> None:
    assert [(source, last) for source, last, _ in told(text, language)][-1] == ("", "Сцяжына")


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("ru", "Как сообщает телеканал «Радио Слова» со ссылкой на источник, стороны договорились.", "Радио Слова"),
        ("be", "Як паведамляе тэлеканал «Радыё Слова» са спасылкай на крыніцу, бакі дамовіліся.", "Радыё Слова"),
        ("ru", "Как сообщает радио «Полынь» со ссылкой на источник, стороны договорились.", "Полынь"),
    ],
)
def test_a_name_in_marks_has_no_case(language: str, text: str, outlet: str) -> None:
    assert told(text, language)[0][1] == outlet


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        (
            "uk",
            "Газета «Полин» пише з посиланням на чиновника з Тарвії, що сторони домовилися відкрити 4 пункти.",
            "чиновника з Тарвії",
            "що сторони домовилися відкрити 4 пункти",
        ),
        (
            "be",
            "Газета «Палын» піша са спасылкай на Алега Кавалёва, што бакі дамовіліся адкрыць 4 пункты.",
            "Алега Кавалёва",
            "што бакі дамовіліся адкрыць 4 пункты",
        ),
    ],
)
def test_who_is_cited_ends_where_it_begins_what_is_said(language: str, text: str, source: str, content: str) -> None:
    assert (source, content) in [(who, said) for who, _, said in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "uk",
            "Сторони домовилися. Про це газеті «Полин» повідомив чиновник з Тарвії, який попросив не називати його "
            "ім’я. «Міст відкриють», — зазначив співрозмовник.",
            "чиновник з Тарвії",
        ),
        (
            "be",
            "Бакі дамовіліся. Пра гэта газеце «Палын» паведаміў чыноўнік з Тарвіі, які папрасіў не называць яго імя. "
            "«Мост адкрыюць», — адзначыў суразмоўца.",
            "чыноўнік з Тарвіі",
        ),
        (
            "pl",
            "Strony zawarły umowę. Poinformował o tym stację Radio Piołun wysoki rangą urzędnik z Tarwii, który "
            "poprosił o niepodawanie nazwiska. „Most otworzą” – zaznaczył rozmówca.",
            "wysoki rangą urzędnik z Tarwii",
        ),
    ],
)
def test_who_asks_to_stay_unnamed_says_nothing_by_that(language: str, text: str, who: str) -> None:
    found = told(text, language)
    assert len(found) == 2
    assert [last for _, last, _ in found] == [who, who]


@pytest.mark.parametrize(
    "text",
    [
        "Gamyklą uždarė. Apie tai pranešė Jonas Petraitis.",
        "Gamyklą uždarė. Apie tai agentūrai „Kietis“ pasakojo įmonės darbuotojas.",
    ],
)
def test_what_points_to_the_sentence_before_is_that_sentence(text: str) -> None:
    assert [said for _, _, said in told(text, "lt")] == ["Gamyklą uždarė"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "МИД сообщил, что Тарвия и Норвия 5 января договорились открыть 22 пункта пропуска."),
        ("uk", "МЗС повідомило, що Тарвія і Норвія 5 січня домовилися відкрити 22 пункти пропуску."),
        ("pl", "MSZ poinformowało, że Tarwia i Norwia uzgodniły otwarcie 22 przejść granicznych."),
    ],
)
def test_that_two_agreed_is_told_of_them(language: str, text: str) -> None:
    assert len(told(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "bodies"),
    [
        ("en", "coast guard|city council|town hall|central bank|fire department|senate"),
        ("ru", "вооружённые силы|городской совет|нацгвардия|муниципалитет|казначейство"),
        ("uk", "генпрокуратура|прикордонники|міська рада|збройні сили|обласна адміністрація|високопосадовець"),
        ("be", "генпракуратура|памежнікі|мытня|узброеныя сілы|гарсавет|сойм"),
        ("pl", "rada miasta|siły zbrojne|straż pożarna|NBP|komisja wyborcza|żandarmeria"),
        ("lt", "parlamentas|savivaldybė|miesto taryba|ugniagesiai|ginkluotosios pajėgos"),
    ],
)
def test_parts_of_a_state_are_official(language: str, bodies: str) -> None:
    official = pattern(language, sources.SUBJECT, "official")
    assert [body for body in bodies.split("|") if not official.search(body)] == []


@pytest.mark.parametrize(("language", "body"), [("pl", "marynarka"), ("pl", "wywiad"), ("en", "the cabinet maker")])
def test_what_only_sounds_like_a_part_of_a_state_is_none(language: str, body: str) -> None:
    assert pattern(language, sources.SUBJECT, "official").search(body) is None


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Według Adama Nowaka Polska wysłała wojsko.", "Adama Nowaka", "Polska wysłała wojsko"),
        (
            "Według ministerstwa obrony Litwy Polska wysłała wojsko.",
            "ministerstwa obrony Litwy",
            "Polska wysłała wojsko",
        ),
        (
            "Według rzecznika rządu Litwy Adama Nowaka Polska wysłała wojsko.",
            "rzecznika rządu Litwy Adama Nowaka",
            "Polska wysłała wojsko",
        ),
        (
            "Według rzecznika ministerstwa Polska i Litwa w sobotę uzgodniły otwarcie przejść.",
            "rzecznika ministerstwa",
            "Polska i Litwa w sobotę uzgodniły otwarcie przejść",
        ),
        ("Zdaniem eksperta Ukraina wygra.", "eksperta", "Ukraina wygra"),
        # A country in the genitive, or behind a preposition, is whose he is.
        (
            "Według ministra spraw zagranicznych Litwy rozmowy trwają.",
            "ministra spraw zagranicznych Litwy",
            "rozmowy trwają",
        ),
    ],
)
def test_a_country_in_its_base_form_begins_what_is_said(text: str, source: str, content: str) -> None:
    assert [(who, said) for who, _, said in told(text, "pl")] == [(source, content)]


def test_the_dash_of_a_dateline_opens_no_speech() -> None:
    text = (
        "7 stycznia, Orsk (Stepowa) – Rzecznik policji Jan Nowak przekazał, że zatrzymano kierowcę. Przejście na "
        "granicy zostało zamknięte – poinformował Nowak."
    )
    read = pipeline.read_article(
        replace(article(text, "pl"), outlet=Outlet("Stepowa"), body_start=text.index("Rzecznik"))
    )
    assert [" ".join(s.of(text) for s in each.content) for each in read.statements] == [
        "że zatrzymano kierowcę",
        "Przejście na granicy zostało zamknięte",
    ]


def test_a_member_of_parliament_is_a_person_by_whatever_form() -> None:
    text = (
        "Portal „Kraj” podaje, powołując się na deputowanego parlamentu Tarwii Maksima Ładonina, że granicę zamknięto."
    )
    kinds = [each.source.kind for each in reading(text, "pl").statements]
    assert kinds == ["outlet", "person"]


def test_who_has_the_text_of_a_letter_did_not_write_it() -> None:
    text = "У листі МЗС Тарвії, текст якого має редакція видання «Полин», йдеться, що міст закриють."
    read = reading(text, "uk")
    assert [link.text for link in read.statements[0].chain[1:]] == ["Полин", "МЗС Тарвії"]
    assert not next(e for e in read.entities if e.name.startswith("МЗС")).outlet


def test_what_somebody_is_ready_for_stands_within_the_report_of_it() -> None:
    text = "Тарсонія згодная выпусціць 24 вязняў, калі пачнуцца перамовы. Пра гэта расказаў заходні дыпламат."
    first, second = reading(text, "be").statements
    assert first.within == second.id


@pytest.mark.parametrize(
    "text",
    [
        "Administracyja prezydenta Karvienii zajaviła, što most zakryty.",
        "Pahraničnaja słužba Karvienii zajaviła, što most zakryty.",
        "Parlament Karvienii zajaviŭ, što most zakryty.",
    ],
)
def test_the_parts_of_a_state_are_official_in_both_scripts(text: str) -> None:
    (said,) = pipeline.read_article(article(text, "be")).statements
    assert said.source.official


@pytest.mark.parametrize(
    "told_by",
    ["Kaip pranešė pavardės neskelbti prašęs diplomatas,", "Pavardės neskelbti prašęs diplomatas pranešė, kad"],
)
def test_a_request_to_stay_unnamed_before_whoever_makes_it_is_nothing_said(told_by: str) -> None:
    text = f"{told_by} tiltas penktadienį uždarytas. „Tiltą atidarys“, – pabrėžė diplomatas."
    found = pipeline.read_article(article(text, "lt")).statements
    assert [s.source.text.split()[-1] for s in found] == ["diplomatas", "diplomatas"]
    assert [[c.of(text).removeprefix("kad ") for c in s.content] for s in found] == [
        ["tiltas penktadienį uždarytas"],
        ["„Tiltą atidarys“"],
    ]
