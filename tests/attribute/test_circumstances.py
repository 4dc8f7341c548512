"""To whom, through what, where and on what terms: small invented sentences in several languages."""

from __future__ import annotations

import re

import pytest
from tests.attribute.marked import Mark, read

from headwater.attribute.listeners import alike
from headwater.records import Entity, Role, Span


def entity(id: str, name: str, text: str, pattern: str = "", kind: str = "organization", **more: object) -> Entity:
    found = re.finditer(pattern or re.escape(name), text)
    mentions = tuple(Span(m.start(), m.end()) for m in found)
    return Entity(id, kind, name, mentions=mentions, **more)  # type: ignore[arg-type]


def test_a_country_before_a_name_is_no_half_of_it() -> None:
    text = "Час настав, сказав прем’єр-міністр Даравії Біньямін Нетагу."
    country = entity("e1", "Даравія", text, "Даравії", kind="place")
    person = entity("e2", "Біньямін Нетагу", text, kind="person")
    mark = ("прем’єр-міністр Даравії Біньямін Нетагу", "сказав", "Час настав")
    (s,) = read(text, [mark], "uk", (country, person))
    assert (s.source.text, s.source.entity, s.told_to) == (mark[0], "e2", None)


@pytest.mark.parametrize(
    ("language", "outlet", "text", "mark"),
    [
        ("en", "Tarn Gazette", "Ada Vint told the Gazette that it rained.", ("Ada Vint", "told", "that it rained")),
        ("en", "Lodestar", "It rained, his lawyer has told us.", ("his lawyer", "has told", "It rained")),
        ("en", "Lodestar", "Asked by Lodestar, he said it rained.", ("he", "said", "it rained")),
        ("ru", "Торговый день", "Шёл дождь, рассказал «Торговому дню» рыбак.", ("рыбак", "рассказал", "Шёл дождь")),
        ("ru", "Маяк", "Он рассказал нам, что шёл дождь.", ("Он", "рассказал", "что шёл дождь")),
        ("ru", "Маяк", "Рыбак на запрос издания не ответил.", ("Рыбак", "не ответил", "на запрос издания")),
        ("uk", "Рубіж", "Йшов дощ, пояснив він телеканалу «Рубіж».", ("він", "пояснив", "Йшов дощ")),
        ("pl", "Kurier Nocny", "– Padało – mówi „Kurierowi Nocnemu” rybak.", ("rybak", "mówi", "Padało")),
        ("lt", "Uosto laikas", "Lijo, „Uosto laikui“ sakė žvejys.", ("žvejys", "sakė", "Lijo")),
        ("be", "Сцяжына", "Рыбак пацвердзіў «Сцяжыне», што ішоў дождж.", ("Рыбак", "пацвердзіў", "што ішоў дождж")),
        ("be", "Łuč", "Rybak skazaŭ „Łuču”, što išoŭ doždž.", ("Rybak", "skazaŭ", "što išoŭ doždž")),
    ],
)
def test_the_printing_outlet_was_told_in_any_form(language: str, outlet: str, text: str, mark: Mark) -> None:
    (s,) = read(text, [mark], language, outlet=outlet)
    assert s.told_to == "e0"


def test_us_inside_a_quotation_is_not_the_outlet() -> None:
    (s,) = read("“The minister told us to wait,” the fisherman said.", [("the fisherman", "said", "told us to wait")])
    assert s.told_to is None


def test_a_hearer_is_no_part_of_the_source() -> None:
    text = "Шёл дождь, рассказал «Маяку» рыбак."
    (s,) = read(text, [("«Маяку» рыбак", "рассказал", "Шёл дождь")], "ru", outlet="Маяк")
    assert (s.told_to, s.source.text) == ("e0", "рыбак")


def test_the_speaking_outlet_is_no_hearer() -> None:
    text = "KARTA said on Monday that it rained."
    karta = entity("e1", "KARTA", text, outlet=True)
    (s,) = read(text, [("KARTA", "said", "that it rained")], entities=(karta,))
    assert s.told_to is None


def test_a_body_behind_a_noun_of_people_is_whose_they_are() -> None:
    text = "Далі буде, написала очільниця Даравкомісії на сторінці."
    body = entity("e1", "Даравкомісія", text, "Даравкомісії")
    (s,) = read(text, [("очільниця Даравкомісії", "написала", "Далі буде")], "uk", (body,))
    assert (s.source.text, s.told_to) == ("очільниця Даравкомісії", None)
    paper = entity("e1", "Хвиля", text.replace("Даравкомісії", "Хвилі"), "Хвилі", outlet=True)
    text = text.replace("Даравкомісії", "Хвилі")
    (s,) = read(text, [("очільниця Хвилі", "написала", "Далі буде")], "uk", (paper,))
    assert (s.source.text, s.told_to) == ("очільниця", "e1")


def test_an_interview_fills_the_article() -> None:
    text = "It rained, Ada Vint said in an interview with Radio Breva.\n\nNobody came.\n\nThe sea was calm, she added."
    who = entity("e1", "Ada Vint", text, "Ada Vint|she", kind="person")
    radio = entity("e2", "Radio Breva", text, outlet=True)
    marks: list[Mark] = [("Ada Vint", "said", "It rained"), ("she", "added", "The sea was calm")]
    for s in read(text, marks, entities=(who, radio)):
        assert s.told_to == "e2"
        assert s.occasion
        assert s.occasion.text == "in an interview with Radio Breva"


@pytest.mark.parametrize(
    ("language", "text", "mark", "field", "want"),
    [
        ("en", "He said in a letter that it rained.", ("He", "said", "that it rained"), "medium", "in a letter"),
        (
            "en",
            "At a briefing in Brenk, he said it rained.",
            ("he", "said", "it rained"),
            "occasion",
            "At a briefing in Brenk",
        ),
        (
            "ru",
            "Он написал в своём канале в Telegram, что шёл дождь.",
            ("Он", "написал", "что шёл дождь"),
            "medium",
            "в своём канале в Telegram",
        ),
        (
            "uk",
            "«Йшов дощ», — сказав він на мітингу біля порту.",
            ("він", "сказав", "«Йшов дощ»"),
            "occasion",
            "на мітингу біля порту",
        ),
        (
            "pl",
            "Podczas konferencji prasowej mówił, że padało.",
            (None, "mówił", "że padało"),
            "occasion",
            "Podczas konferencji prasowej",
        ),
        ("lt", "Pareiškime jis teigė, kad lijo.", ("jis", "teigė", "kad lijo"), "medium", "Pareiškime"),
        (
            "be",
            "На сумеснай нарадзе ён сказаў, што ішоў дождж.",
            ("ён", "сказаў", "што ішоў дождж"),
            "occasion",
            "На сумеснай нарадзе",
        ),
    ],
)
def test_through_what_and_where(language: str, text: str, mark: Mark, field: str, want: str) -> None:
    (s,) = read(text, [mark], language)
    assert getattr(s, field).text == want


def test_what_is_told_of_a_letter_is_no_medium() -> None:
    (s,) = read("He said that she had apologised in a letter.", [("He", "said", "that she had apologised in a letter")])
    assert s.medium is None


@pytest.mark.parametrize(
    ("language", "text", "mark", "terms", "reason"),
    [
        (
            "en",
            "An official, who asked not to be named because the talks go on, said it rained.",
            ("An official", "said", "it rained"),
            "asked not to be named",
            "because the talks go on",
        ),
        (
            "ru",
            "Шёл дождь, рассказал чиновник, попросивший не называть его имя из-за запрета начальства.",
            ("чиновник", "рассказал", "Шёл дождь"),
            "попросивший не называть его имя",
            "из-за запрета начальства",
        ),
        (
            "uk",
            "Посадовець на умовах анонімності сказав, що йшов дощ.",
            ("Посадовець", "сказав", "що йшов дощ"),
            "на умовах анонімності",
            None,
        ),
        (
            "pl",
            "Padało, powiedział urzędnik, prosząc o niewymienianie nazwiska w obawie przed zwolnieniem.",
            ("urzędnik", "powiedział", "Padało"),
            "prosząc o niewymienianie nazwiska",
            "w obawie przed zwolnieniem",
        ),
        (
            "be",
            "Чыноўнік, які папрасіў не ўказваць яго імя, бо баіцца звальнення, сказаў, што ішоў дождж.",
            ("Чыноўнік", "сказаў", "што ішоў дождж"),
            "папрасіў не ўказваць яго імя",
            "бо баіцца звальнення",
        ),
    ],
)
def test_terms_and_reason(language: str, text: str, mark: Mark, terms: str, reason: str | None) -> None:
    (s,) = read(text, [mark], language)
    assert s.terms
    assert s.terms.text == terms
    assert (s.reason.text if s.reason else None) == reason


def test_terms_in_the_next_sentence_hold_for_all_who_were_quoted() -> None:
    text = (
        "Two officials said it rained. One of them said it snowed. Both asked not to be identified, fearing reprisals."
    )
    one, other = read(text, [("Two officials", "said", "it rained"), ("One of them", "said it", "snowed")])
    for s in (one, other):
        assert s.terms
        assert s.terms.text == "asked not to be identified"
        assert s.reason
        assert s.reason.text == "fearing reprisals"


def test_a_named_source_has_no_terms() -> None:
    text = "Ada Vint said officials spoke on condition of anonymity."
    who = entity("e1", "Ada Vint", text, kind="person")
    (s,) = read(text, [("Ada Vint", "said", "officials spoke on condition of anonymity")], entities=(who,))
    assert s.terms is None


@pytest.mark.parametrize(
    ("language", "text", "mark", "count", "knows"),
    [
        (
            "en",
            "Two people briefed on the talks said it rained.",
            ("Two people briefed on the talks", "said", "it rained"),
            2,
            "briefed on the talks",
        ),
        (
            "en",
            "One of the diplomats said it rained.",
            ("One of the diplomats", "said", "it rained"),
            1,
            None,
        ),
        (
            "en",
            "A guard who asked not to be named said it rained.",
            ("A guard who asked not to be named", "said", "it rained"),
            None,
            None,
        ),
        (
            "ru",
            "Двое чиновников, знакомых с ходом переговоров, сказали, что шёл дождь.",
            ("Двое чиновников, знакомых с ходом переговоров", "сказали", "что шёл дождь"),
            2,
            "знакомых с ходом переговоров",
        ),
        (
            "uk",
            "Троє людей, які були в залі, сказали, що йшов дощ.",
            ("Троє людей, які були в залі", "сказали", "що йшов дощ"),
            3,
            "які були в залі",
        ),
        (
            "pl",
            "Osoby znające przebieg rozmów mówią, że padało.",
            ("Osoby znające przebieg rozmów", "mówią", "że padało"),
            None,
            "znające przebieg rozmów",
        ),
        (
            "lt",
            "Su byla susipažinęs šaltinis sakė, kad lijo.",
            ("šaltinis", "sakė", "kad lijo"),
            None,
            "Su byla susipažinęs",
        ),
    ],
)
def test_how_many_and_what_they_can_know(
    language: str, text: str, mark: Mark, count: int | None, knows: str | None
) -> None:
    (s,) = read(text, [mark], language)
    assert s.source.count == count
    assert (s.source.knows.text if s.source.knows else None) == knows


@pytest.mark.parametrize(
    ("language", "source", "name", "kind"),
    [
        ("en", "Harast’s spokeswoman", "Harast", "person"),
        ("en", "A spokesperson for the Ministry of Tides", "Ministry of Tides", "organization"),
        ("ru", "Пресс-служба «Северника»", "Северника", "organization"),
        ("pl", "Rzecznik Ministerstwa Pływów", "Ministerstwa Pływów", "organization"),
        ("lt", "Pliurzos atstovas", "Pliurzos", "organization"),
    ],
)
def test_for_whom_a_spokesperson_speaks(language: str, source: str, name: str, kind: str) -> None:
    text = f"{source} said X."
    whom = entity("e1", name, text, kind=kind)
    (s,) = read(text, [(source, "said", "X")], language, (whom,))
    assert s.source.speaks_for == "e1"


def test_an_office_points_to_whoever_holds_it() -> None:
    text = "Пресс-служба президента сообщила, что шёл дождь."
    whom = Entity("e1", "person", "Рустам Дегтяров", roles=(Role("президент"),))
    (s,) = read(text, [("Пресс-служба президента", "сообщила", "что шёл дождь")], "ru", (whom,))
    assert s.source.speaks_for == "e1"


def test_another_name_of_an_office_points_to_its_holder_and_to_no_body_of_the_state() -> None:
    text = "The press service of the head of state said it rained."
    holder = Entity("e1", "person", "Danil Roe", roles=(Role("President"),))
    body = Entity("e2", "organization", "State Protection Committee")
    marks = [("The press service of the head of state", "said", "it rained")]
    (s,) = read(text, marks, entities=(holder, body))
    assert s.source.speaks_for == "e1"
    (s,) = read(text, marks, entities=(body,))
    assert s.source.speaks_for is None


def test_where_a_source_was_is_not_where_it_spoke() -> None:
    text = "Three officials briefed at the meeting said it rained."
    (s,) = read(text, [("Three officials briefed at the meeting", "said", "it rained")])
    assert s.occasion is None


def test_a_role_says_for_whom_a_named_person_speaks() -> None:
    text = "Ada Vint said it rained."
    who = entity("e1", "Ada Vint", text, kind="person", roles=(Role("spokeswoman", "Ministry of Tides"),))
    body = Entity("e2", "organization", "Ministry of Tides")
    (s,) = read(text, [("Ada Vint", "said", "it rained")], entities=(who, body))
    assert s.source.speaks_for == "e2"


@pytest.mark.parametrize(
    ("language", "text", "mark", "breaks"),
    [
        ("en", "It became known that it rained.", (None, "It became known", "that it rained"), True),
        ("en", "Media reports say it rained.", ("Media reports", "say", "it rained"), True),
        ("en", "Sources say it rained.", ("Sources", "say", "it rained"), False),
        ("en", "The ministry says it rained.", ("The ministry", "says", "it rained"), False),
        ("ru", "Как сообщали СМИ, шёл дождь.", ("СМИ", "сообщали", "шёл дождь"), True),
        ("ru", "Стало известно, что шёл дождь.", (None, "Стало известно", "что шёл дождь"), True),
        ("ru", "По данным полиции, шёл дождь.", ("полиции", "По данным", "шёл дождь"), False),
        ("pl", "Nieoficjalnie mówi się, że padało.", (None, "Nieoficjalnie mówi się", "że padało"), True),
        ("pl", "Jak się dowiedzieliśmy, padało.", (None, "Jak się dowiedzieliśmy", "padało"), False),
        ("lt", "Kaip skelbia žiniasklaida, lijo.", ("žiniasklaida", "skelbia", "lijo"), True),
    ],
)
def test_where_a_chain_breaks(language: str, text: str, mark: Mark, breaks: bool) -> None:
    (s,) = read(text, [mark], language)
    assert (s.gap is not None) == breaks
    assert s.gap is None or s.gap.why.endswith(".")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Торговому дню", "Торговый день", True),
        ("Gońca", "Goniec Stołeczny", True),
        ("Вяжынск гудзіць", "Вяжа", False),
        ("Маяк", "Маяк Севера", True),
        ("Вечерний Ветлянск", "Вечерний звон", False),
    ],
)
def test_names_in_other_cases(one: str, other: str, same: bool) -> None:
    assert alike(one, other) == same
