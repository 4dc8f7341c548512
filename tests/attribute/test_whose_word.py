"""On whose word: who "the man", "one of them", "their statement" is, and which outlet a source spoke to."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark
from tests.attribute.test_chain import chain, entity, read

from headwater.attribute import nouns


@pytest.mark.parametrize(
    ("language", "text", "marks", "origin"),
    [
        (
            "ru",
            "Один из дипломатов говорил, что сделки не будет. Источник подтвердил встречу.",
            [("Один из дипломатов", "говорил", "что сделки не будет"), ("Источник", "подтвердил", "встречу")],
            "Один из дипломатов",
        ),
        (
            "ru",
            "Мать блогера рассказала, что свидания не дали. По словам женщины, сын похудел.",
            [("Мать блогера", "рассказала", "что свидания не дали"), ("женщины", "По словам", "сын похудел")],
            "Мать блогера",
        ),
        (
            "pl",
            "Były strażnik kolonii opowiedział, że wody nie było. Mężczyzna twierdzi, że rozkaz dano ustnie.",
            [
                ("Były strażnik kolonii", "opowiedział", "że wody nie było"),
                ("Mężczyzna", "twierdzi", "że rozkaz dano ustnie"),
            ],
            "Były strażnik kolonii",
        ),
        (
            "be",
            "Były stražnik kalonii raspavioŭ, što vady nie było. Pavodle mužčyny, zahad dali vusna.",
            [
                ("Były stražnik kalonii", "raspavioŭ", "što vady nie było"),
                ("mužčyny", "Pavodle", "zahad dali vusna"),
            ],
            "Były stražnik kalonii",
        ),
        (
            "lt",
            "Buvęs kolonijos prižiūrėtojas pasakojo, kad vandens nebuvo. Vyras tvirtina, kad įsakyta žodžiu.",
            [
                ("Buvęs kolonijos prižiūrėtojas", "pasakojo", "kad vandens nebuvo"),
                ("Vyras", "tvirtina", "kad įsakyta žodžiu"),
            ],
            "Buvęs kolonijos prižiūrėtojas",
        ),
        (
            "ru",
            "Один из слесарей говорит, что станки вывозят. По словам слесаря, охране велено молчать.",
            [("Один из слесарей", "говорит", "что станки вывозят"), ("слесаря", "По словам", "охране велено молчать")],
            "Один из слесарей",
        ),
        (
            "uk",
            "Джерело в міськраді повідомило, що мер піде. За словами джерела, заява вже готова.",
            [("Джерело в міськраді", "повідомило", "що мер піде"), ("джерела", "За словами", "заява вже готова")],
            "Джерело в міськраді",
        ),
        (
            "uk",
            "Наглядач колонії розповів, що води не дають. Тюремник каже, що їжу носять через день.",
            [
                ("Наглядач колонії", "розповів", "що води не дають"),
                ("Тюремник", "каже", "що їжу носять через день"),
            ],
            "Наглядач колонії",
        ),
    ],
)
def test_a_noun_stands_for_the_unnamed_person_who_just_spoke(
    language: str, text: str, marks: list[Mark], origin: str
) -> None:
    found = read(text, marks, language=language)
    assert [chain(s)[-1] for s in found] == [origin, origin]


def test_whoever_is_described_by_what_they_know_is_somebody_else() -> None:
    text = (
        "Один из дипломатов говорил, что сделки не будет. Источник, знакомый с ходом переговоров, подтвердил встречу."
    )
    marks = [
        ("Один из дипломатов", "говорил", "что сделки не будет"),
        ("Источник, знакомый с ходом переговоров,", "подтвердил", "встречу"),
    ]
    found = read(text, marks, language="ru")
    assert [chain(s)[-1] for s in found] == ["Один из дипломатов", "Источник, знакомый с ходом переговоров"]


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("uk", "Правозахисниця Ада Вінт вийшла з дому. Її били, каже мати.", ("мати", "каже", "Її били")),
        ("be", "Аду Вінт вывезлі з горада. Яе білі, кажа маці.", ("маці", "кажа", "Яе білі")),
        ("be", "Adu Vint vyvieźli z horada. Jaje bili, kaža siastra.", ("siastra", "kaža", "Jaje bili")),
    ],
)
def test_next_of_kin_are_not_whoever_was_named(language: str, text: str, mark: Mark) -> None:
    named = next(n for n in ("Ада Вінт", "Аду Вінт", "Adu Vint") if n in text)
    person = entity(text, "e1", "person", named)
    (s,) = read(text, [mark], person, language=language)
    assert s.source.entity is None


def test_his_colleague_is_somebody_else() -> None:
    text = "Сотрудник тюрьмы говорит, что воды нет. Его коллега говорит, что вода есть."
    marks = [("Сотрудник тюрьмы", "говорит", "что воды нет"), ("Его коллега", "говорит", "что вода есть")]
    found = read(text, marks, language="ru")
    assert chain(found[1])[-1] == "Его коллега"


@pytest.mark.parametrize(
    ("language", "text", "mark", "owner"),
    [
        ("en", "The Guild dismissed it. Its statement says the sample was small.", "Its statement", "Guild"),
        ("pl", "Stowarzyszenie „Kraty” go poparło. W jego oświadczeniu czytamy o nas.", "jego oświadczeniu", "Kraty"),
        ("uk", "Товариство «Грати» його підтримало. У його заяві йдеться про нас.", "його заяві", "Грати"),
    ],
)
def test_a_document_is_whose_a_pronoun_says_it_is(language: str, text: str, mark: str, owner: str) -> None:
    body = entity(text, "e1", "organization", owner)
    rest = text[text.index(mark) + len(mark) + 1 :].rstrip(".")
    cue, _, content = rest.partition(" ")
    before = text[: text.index(".")]
    first = (owner, before.split()[2 if language == "en" else 3], before.split()[-1])
    found = read(text, [first, (mark, cue, content)], body, language=language)
    assert chain(found[-1]) == ["Lodestar", owner]
    assert (found[-1].source.kind, found[-1].source.naming) == ("document", "named")


def test_their_statement_is_of_those_who_opened_the_sentence_before() -> None:
    text = "Правозащитники из центра «Ограда» внесли его в список. В их заявлении говорится, что дело сфабриковано."
    (s,) = read(text, [("их заявлении", "говорится", "что дело сфабриковано")], language="ru")
    assert chain(s) == ["Lodestar", "Правозащитники из центра «Ограда»"]


def test_there_is_the_body_that_was_asked() -> None:
    text = "Редакция направила запрос в аппарат губернатора. Там пообещали ответить."
    (s,) = read(text, [("", "пообещали", "ответить")], language="ru")
    assert chain(s) == ["Lodestar", "аппарат губернатора"]
    assert s.source.naming == "named"


def test_an_agency_at_the_end_has_passed_all_of_it_on() -> None:
    text = "The town hall said that the bridge fell.\n\nA rescuer said that nobody was hurt. — KARTA"
    agency = entity(text, "e1", "organization", "KARTA", outlet=True)
    marks = [("The town hall", "said", "that the bridge fell"), ("A rescuer", "said", "that nobody was hurt")]
    found = read(text, marks, agency)
    assert [chain(s) for s in found] == [["Lodestar", "KARTA", "The town hall"], ["Lodestar", "KARTA", "A rescuer"]]


@pytest.mark.parametrize(
    ("language", "source", "called"),
    [
        ("en", "Relatives of the drowned, who have waited two years,", "Relatives of the drowned"),
        ("en", "two officials, who were briefed on the talks,", "two officials, who were briefed on the talks"),
        ("en", "A pilot, the site manager and two officers", "A pilot, the site manager and two officers"),
        ("pl", "Jego rozmówca, który nie chce ujawniać nazwiska,", "Jego rozmówca"),
        ("be", "ратавальнік, які не меў дазволу размаўляць з прэсай,", "ратавальнік"),
        ("uk", "пілот, який керував літаком,", "пілот, який керував літаком"),
    ],
)
def test_a_link_is_called_without_what_tells_only_of_the_talk(language: str, source: str, called: str) -> None:
    (s,) = read(f"{source} x y.", [(source, "x", "y")], language=language)
    assert chain(s)[-1] == called


@pytest.mark.parametrize(
    ("language", "source", "naming"),
    [
        ("ru", "Другой собеседник", "bare"),
        ("ru", "Второй", "described"),
        ("ru", "сразу несколько источников", "bare"),
        ("ru", "Лотарская сторона", "named"),
        ("lt", "Vienas jų", "described"),
        ("en", "The other two", "described"),
        ("ru", "Представитель Лядова", "described"),
        ("en", "a crane operator", "described"),
        ("be", "бібліятэцы", "named"),
        ("uk", "Лотарська сторона", "named"),
        ("be", "марляндзкі бок", "named"),
        ("pl", "urzędzie", "named"),
    ],
)
def test_how_a_source_is_named(language: str, source: str, naming: str) -> None:
    (s,) = read(f"{source} x y.", [(source, "x", "y")], language=language)
    assert s.source.naming == naming


@pytest.mark.parametrize(
    ("source", "official"),
    [
        ("Антимонопольная служба", True),
        ("Районный суд", True),
        ("Обвинение", True),
        ("Лотарская сторона", True),
        ("Человек, близкий к министерству,", False),
        ("Глава пекарни", False),
    ],
)
def test_who_speaks_for_a_state(source: str, official: bool) -> None:
    (s,) = read(f"{source} x y.", [(source, "x", "y")], language="ru")
    assert s.source.official is official


def test_who_is_cited_is_not_within_what_they_are_cited_for() -> None:
    text = "The minister had decided to resign, the website Plumb reported, quoting an aide."
    outlet = entity(text, "e1", "organization", "Plumb", outlet=True)
    content = "The minister had decided to resign"
    marks = [
        ("The minister", "had decided", "to resign"),
        ("the website Plumb", "reported", content),
        ("an aide", "quoting", content),
    ]
    found = {s.cue[0].of(text): chain(s) for s in read(text, marks, outlet)}
    assert found["quoting"] == ["Lodestar", "Plumb", "an aide"]


def test_who_does_not_answer_is_not_in_the_words_of_those_who_quoted_him() -> None:
    text = "One of the members told us that Ivo Lenn would leave. Lenn did not answer our calls."
    person = entity(text, "e1", "person", "Ivo Lenn", "Lenn did")
    marks = [
        ("One of the members", "told", "that Ivo Lenn would leave"),
        ("Lenn", "did not answer", "our calls"),
    ]
    found = read(text, marks, person)
    assert "One of the members" not in chain(found[-1])


@pytest.mark.parametrize(
    ("language", "word", "sort"),
    [
        ("pl", "autorzy", "group"),
        ("pl", "oskarżony", "person"),
        ("ru", "потерпевшие", "group"),
        ("ru", "дежурный", "person"),
        ("uk", "військові", "group"),
        ("be", "камітэце", "body"),
        ("be", "ŭpraŭleńnie", "body"),
        ("pl", "bibliotece", "body"),
        ("en", "logbook", "document"),
    ],
)
def test_what_sort_of_source_a_noun_names(language: str, word: str, sort: str) -> None:
    assert nouns.sort_of(word, language) == sort


def test_a_document_that_an_outlet_has_seen_is_the_source() -> None:
    text = "Minutes seen by the Courier show that the deal was signed."
    outlet = entity(text, "e1", "organization", "the Courier", outlet=True)
    (s,) = read(text, [("the Courier", "show", "that the deal was signed")], outlet)
    assert s.source.text == "Minutes seen by the Courier"
    assert s.source.kind == "document"


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("pl", "Sąd skazał go. W uzasadnieniu wyroku napisano, że siał panikę.", "że siał panikę"),
        ("ru", "Суд осудил его. В приговоре сказано, что он сеял панику.", "что он сеял панику"),
    ],
)
def test_a_verdict_in_which_it_stands_is_the_courts(language: str, text: str, quote: str) -> None:
    cue = "napisano" if language == "pl" else "сказано"
    (s,) = read(text, [("", cue, quote)], language=language)
    assert s.source.kind == "document"
    assert chain(s)[-1].lower() in ("sąd", "суд")


def test_others_of_a_group_spoke_to_the_same_outlet() -> None:
    text = "Two officials told the Banner that the talks failed. The other disputed this."
    outlet = entity(text, "e1", "organization", "the Banner", outlet=True)
    marks = [("Two officials", "told", "that the talks failed"), ("The other", "disputed", "this")]
    found = read(text, marks, outlet)
    assert chain(found[1])[:-1] == chain(found[0])[:-1]
