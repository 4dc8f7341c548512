"""From a reading to its tellings: whose word, what it says, what it borrows. Invented reports, read by the program."""

from __future__ import annotations

from functools import cache

import pytest

from headwater import pipeline
from headwater.link.forms import form
from headwater.link.tellings import tellings
from headwater.linked import Hand, House, Telling
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Dated, Outlet

ENGLISH = """TORUMA, March 3 — The authorities in Karvenia released three political prisoners on Monday, the rights group Svitan said.
Interior Minister Pavel Hrynko denied that anybody had been freed. “I will not resign,” he told reporters in Toruma.
A spokeswoman for the ministry did not respond to a request for comment.
Two sources close to the presidential administration said that Danil Harast would travel to Lund in April."""
POLISH = """Trzech więźniów politycznych wyszło na wolność w poniedziałek, poinformowała organizacja praw człowieka „Switan”.
Minister spraw wewnętrznych Pawieł Hrynko zaprzeczył tym doniesieniom."""


def house_of(name: str | None, url: str | None) -> House:
    return House((name or "").casefold(), (url or ""), name or "")


@cache
def read(text: str, language: str) -> tuple[Telling, ...]:
    dated, sentences = Dated("2026-03-04", "as given"), split(text, language)
    outlet = Outlet("Lodestar")
    article = Article(
        "a",
        None,
        text,
        language,
        "open",
        CaptureRef("", ""),
        outlet=outlet,
        url="https://lodestar.example/1",
        published=dated,
        sentences=sentences,
        read_in=language,
    )
    return tellings(pipeline.read_article(article), house_of, {"s1": b"\x01"})


def one(text: str, language: str, start: str) -> Telling:
    return next(t for t in read(text, language) if t.wording.startswith(start))


def test_what_a_content_says() -> None:
    told = one(ENGLISH, "en", "The authorities")
    assert {"release", "prisoner", "political"} <= told.concepts
    assert [(n.value, n.of, n.text) for n in told.numbers] == [(3, "prisoner", "three")]
    assert (told.dates, told.printed_dates) == (("2026-03-02",), ("Monday",))
    assert [n.text for n in told.names] == ["Karvenia"]
    assert (told.published, told.language, told.vector) == ("2026-03-04", "en", b"\x01")


def test_the_chain_runs_from_the_printing_outlet_to_the_origin() -> None:
    told = one(ENGLISH, "en", "Danil")
    first, last = told.chain[0], told.chain[-1]
    assert first.house == House("lodestar", "https://lodestar.example/1", "Lodestar")
    assert (last.naming, last.count, last.official, last.house) == ("described", 2, True, None)
    assert told.tense == "future"
    assert "consult/visit" in told.acts


def test_a_ministry_is_told_with_the_country_whose_it_is() -> None:
    text = "Karvenia’s Foreign Ministry said on Monday that the port of Lund had been closed."
    assert [t.chain[-1].name for t in read(text, "en")] == ["Karvenia’s Foreign Ministry"]


def test_an_answer_without_a_content_borrows_what_it_answers() -> None:
    said = one(POLISH, "pl", "Trzech")
    denied = one(POLISH, "pl", "tym doniesieniom")
    assert denied.stance == "denies"
    assert denied.borrowed
    assert (denied.numbers, denied.concepts, denied.dates) == (said.numbers, said.concepts, said.dates)
    silent = next(t for t in read(ENGLISH, "en") if t.stance == "silent")
    assert silent.borrowed
    assert "release" in silent.concepts


def test_who_speaks_of_himself_is_named_in_it() -> None:
    told = one(ENGLISH, "en", "“I will")
    assert [n.text for n in told.names] == ["Pavel Hrynko"]
    assert told.polarity == "negative"


def test_what_the_opening_names_is_the_setting() -> None:
    assert "Karvenia" in {n.text for n in one(ENGLISH, "en", "Danil").setting}


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (POLISH, "pl")])
def test_spans_are_those_of_the_content(text: str, language: str) -> None:
    for told in read(text, language):
        assert told.wording == " … ".join(span.of(text) for span in told.spans)


def hand(text: str, language: str) -> Hand:
    return read(text, language)[0].chain[-1]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Karvenia’s Economy Ministry said the port was shut.", "Karvenia’s Economy Ministry"),
        ("en", "The Economy Ministry of Karvenia said the port was shut.", "Karvenia’s Economy Ministry"),
    ],
)
def test_a_ministry_is_that_of_the_country_beside_it(language: str, text: str, name: str) -> None:
    assert hand(text, language).name == name


def test_a_spokesman_speaks_for_the_body_that_nobody_marked() -> None:
    text = "Речник міністерства внутрішніх справ Карвенії Денис Грінко заявив, що порт закрито."
    assert hand(text, "uk").body == "міністерство внутрішніх справ Карвенії"
    critic = "Речник уряду розкритикував Ігоря Дорванова. Ігор Дорванов заявив, що порт закрито."
    assert hand(critic, "uk").body is None


@pytest.mark.parametrize(
    ("language", "text", "official"),
    [
        ("en", "The Foreign Ministry said in a statement that the port was shut.", True),
        ("en", "The port was shut, according to a letter of the Foreign Ministry.", False),
        ("en", "The port was shut, according to an open letter of the Foreign Ministry.", True),
        ("en", "The port was shut, according to a statement of the Foreign Ministry read by its spokesman.", True),
        ("ru", "Порт закрыт, говорится в письме МИД Карвении.", False),
        ("pl", "Jak wynika z pisma ministerstwa spraw zagranicznych Karwenii, port zamknięto.", False),
    ],
)
def test_a_paper_that_was_not_written_for_the_public_is_no_open_word(language: str, text: str, official: bool) -> None:
    assert hand(text, language).official is official


@pytest.mark.parametrize(
    ("language", "text", "sits"),
    [
        ("en", "Karvenia’s member of parliament Pavel Hrynko said the port was shut.", True),
        ("en", "Karvenia’s Interior Minister Pavel Hrynko said the port was shut.", False),
        ("ru", "Депутат парламента Карвении Павел Гринько сообщил, что порт закрыт.", True),
        ("ru", "Министр обороны Карвении Павел Гринько сообщил, что порт закрыт.", False),
        ("uk", "Депутат парламенту Карвенії Павло Гринько повідомив, що порт закрито.", True),
        ("be", "Дэпутат парламента Карвеніі Павел Грынько паведаміў, што порт закрыты.", True),
        ("be", "Deputat parlamienta Karvienii Paviel Hryńko paviedamiŭ, što port začynieny.", True),
        ("pl", "Deputowany parlamentu Karwenii Paweł Hrynko powiedział, że port zamknięto.", True),
        ("pl", "Minister obrony Karwenii Paweł Hrynko powiedział, że port zamknięto.", False),
        ("lt", "Karvenijos parlamento narys Pavelas Hrynkas sakė, kad uostas uždarytas.", True),
    ],
)
def test_who_sits_in_a_parliament(language: str, text: str, sits: bool) -> None:
    assert hand(text, language).sits is sits


def test_who_holds_an_office_besides_a_seat_speaks_for_it() -> None:
    for text in (
        "Депутат парламента и министр обороны Карвении Павел Гринько сообщил, что порт закрыт.",
        "Министр обороны Карвении, депутат Павел Гринько сообщил, что порт закрыт.",
    ):
        assert not hand(text, "ru").sits
    assert not hand("Anna Lind, a councillor and mayor of Marle, said the port was shut.", "en").sits


def test_what_somebody_says_of_us_is_not_of_himself() -> None:
    ours = read("“We will not talk about it any more in Lund,” Interior Minister Pavel Hrynko said.", "en")[0]
    mine = read("“I will not talk about it any more in Lund,” Interior Minister Pavel Hrynko said.", "en")[0]
    assert [any(n.text == "Pavel Hrynko" for n in t.names) for t in (ours, mine)] == [False, True]


def test_an_outlet_that_is_meant_is_not_the_one_that_prints() -> None:
    text = "The port is shut, according to a letter of the rights group Svitan obtained by the Orbit."
    outlets = [h for h in read(text, "en")[0].chain if h.kind == "outlet"]
    assert len({h.house.outlet for h in outlets if h.house}) == len(outlets)


def test_what_a_leaked_paper_says_that_a_state_offers_is_no_open_word_of_that_state() -> None:
    said = "Tarvia promised to open the port"
    papers = (f"A letter of the Foreign Ministry says that {said}.", f"The Foreign Ministry said that {said}.")
    ends = [[t.chain[-1].official for t in read(text, "en") if len(t.chain) > 2] for text in papers]
    assert ends == [[False], [True]]


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "Danil Harast plans to visit Orsk on Tuesday.", True),
        ("en", "Danil Harast wrote that the port of Orsk will close on Tuesday.", False),
        ("lt", "Ministras Danilas Harastas ketina aplankyti Orską.", True),
    ],
)
def test_who_plans_something_is_whom_it_is_about(language: str, text: str, named: bool) -> None:
    assert any("Harast" in n.text for n in read(text, language)[0].names) is named


def test_an_office_in_a_country_is_named_in_the_base_form() -> None:
    assert hand("Пасол Тарвіі Алена Кавалёва паведаміла, што порт закрыты.", "be").holds == "Тарвія"


PLAIN = """Danil Harast, the president of Karvenia, held talks with Pavel Hrynko in Toruma on Monday.
The interior ministry of Karvenia refused to say what they had spoken of in the old town hall."""


def test_what_the_outlet_tells_by_itself_is_a_telling_behind_the_statements() -> None:
    found = read(PLAIN, "en")
    told = found[-1]
    assert [(t.statement, t.plain) for t in found] == [("s1", False), ("s2", False), ("u1", True)]
    assert told.wording == PLAIN.partition(".")[0]
    assert [hand.name for hand in told.chain] == ["Lodestar"]
    assert (told.own, told.stance, told.dates, "consult/negotiate" in told.acts) == (
        False,
        "asserts",
        ("2026-03-02",),
        True,
    )
    assert {n.text for n in told.names} == {"Danil Harast", "Karvenia", "Pavel Hrynko", "Toruma"}


def test_who_has_nothing_to_say_was_asked_about_what_the_outlet_tells_by_itself() -> None:
    text = "A court in Lund sentenced Danil Harast to five years in prison on Monday. The Interior Ministry declined to"
    about = read(f"{text} comment on the sentence of Danil Harast.", "en")
    assert [(t.statement, t.plain) for t in about if t.plain] == [("u1", True)]
    quiet = next(t for t in about if t.stance in ("declines", "silent"))
    assert (quiet.answers, quiet.plain) == ("u1", False)
    other = read(f"{text} comment on the closing of schools in Orsk.", "en")
    assert next(t for t in other if t.stance in ("declines", "silent")).answers is None


def test_who_speaks_of_us_names_nobody() -> None:
    ours = read("“We will answer Norway in writing,” the Foreign Ministry of Sweden said.", "en")[0]
    assert [n.text for n in ours.names] == ["Norway"]


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("ru", "Владимир Литвиненко сообщил, что в городе Чехове закрыли завод.", set()),
        ("ru", "Олег Немцов сообщил, что завод закрыли в Чехии.", {"CZ"}),
        ("ru", "Министерство сообщило, что порт в Туркменистане закрыли.", set()),
        ("ru", "Министерство сообщило, что в Вашингтоне закрыли порт.", {"US"}),
        ("en", "The ministry said that the plant in Norwich was closed.", set()),
        ("en", "The ministry said that a plant in Indianapolis was closed.", set()),
        ("en", "The ministry said that the German plant was closed.", {"DE"}),
        ("uk", "Міністерство повідомило, що завод в Україні закрили.", {"UA"}),
        ("pl", "Ministerstwo podało, że zakład na Litwie zamknięto.", {"LT"}),
        ("lt", "Ministerija pranešė, kad gamykla Lenkijoje uždaryta.", {"PL"}),
    ],
)
def test_a_name_that_begins_as_a_countrys_is_none(language: str, text: str, countries: set[str]) -> None:
    told = read(text, language)
    assert told
    assert {country for t in told for country in form(t).countries} == countries


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "W kancelarii prezydenta Karwenii poinformowano, że Igor Dubrenko podał się do dymisji w poniedziałek."),
        ("lt", "Karvenijos prezidento kanceliarija pranešė, kad prezidentas Igoris Dubrenka atsistatydino pirmadienį."),
        (
            "ru",
            "Администрация президента Карвении сообщила, что президент Игорь Дубренко в понедельник ушёл в отставку.",
        ),
    ],
)
def test_an_office_speaks_as_itself_and_not_for_whoever_holds_it(language: str, text: str) -> None:
    assert hand(text, language).body is None


def test_the_office_of_somebody_named_speaks_for_him() -> None:
    text = "Пресс-служба Дубренко сообщила, что порт закрыт."
    assert hand(text, "ru").body == "Дубренко"


def test_a_spokeswoman_with_the_ministers_family_name_speaks_for_the_ministry() -> None:
    text = (
        "Prezydent Karwenii Swietłana Halenko odwiedzi Lund w sobotę. Poinformowała o tym rzeczniczka ministerstwa spraw "
        "zagranicznych Karwenii Helena Halenko. Halenko poinformowała, że port jest zamknięty."
    )
    told = read(text, "pl")
    assert {(t.chain[-1].name, t.chain[-1].body) for t in told} == {
        ("Helena Halenko", "ministerstwo spraw zagranicznych Karwenii")
    }


@pytest.mark.parametrize(
    ("language", "text", "heard"),
    [
        ("en", "A diplomat told Lodestar that the port of Lund had been closed.", True),
        ("en", "A diplomat told the Harbour Courier that the port of Lund had been closed.", False),
        ("ru", "Дипломат рассказал изданию «Лодстар», что порт закрыт.", False),
    ],
)
def test_whom_an_outlet_has_spoken_to_it_has_heard(language: str, text: str, heard: bool) -> None:
    assert [t.heard for t in read(text, language)] == [heard]


def test_a_description_has_the_traits_that_it_has_in_other_languages() -> None:
    english = hand("A senior official in the Foreign Ministry said that the port of Lund had been closed.", "en")
    russian = hand("Высокопоставленный чиновник МИД сообщил, что порт закрыт.", "ru")
    assert english.traits & russian.traits
    assert hand("A source said that the port of Lund had been closed.", "en").traits == frozenset()
