"""Statements that tell no claim: topics, and plans in another's words; and reporters who are their outlet's eyes."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading as read

from headwater import attribute, pipeline
from headwater.linked import Telling
from headwater.weigh.sides import sides


def sources(text: str, language: str, ids: frozenset[str]) -> list[str]:
    return [s.source.text for s in read(text, language).statements if s.id in ids]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Foreign observers criticised the situation in the prisons of Velmaria.", "Foreign observers"),
        ("ru", "Иностранные наблюдатели критиковали обстановку в тюрьмах Вельмарии.", "Иностранные наблюдатели"),
        ("uk", "Іноземні спостерігачі критикували становище у в’язницях Вельмарії.", "Іноземні спостерігачі"),
        ("pl", "Zagraniczni obserwatorzy krytykowali sytuację w więzieniach Welmarii.", "Zagraniczni obserwatorzy"),
    ],
)
def test_what_only_names_a_topic(language: str, text: str, source: str) -> None:
    reading = read(text, language)
    assert sources(text, language, attribute.topics(reading)) == [source]
    (told,) = pipeline.sheet(reading).tellings
    assert (told.names, told.concepts, told.stems) == ((), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“The border stays closed,” Oleg Bryndin said, “though many think otherwise.”"),
        ("ru", "«Граница останется закрытой, хотя многие думают иначе», — сказал Олег Брындин."),
        ("be", "«Мяжа застанецца закрытай, хоць многія думаюць інакш», — сказаў Алег Брындзін."),
        ("uk", "«Кордон залишиться закритим, хоча багато хто думає інакше», — сказав Олег Бриндін."),
        ("pl", "„Granica pozostanie zamknięta, choć wielu myśli inaczej” – powiedział Oleg Bryndin."),
    ],
)
def test_what_points_to_another_statement_is_no_claim(language: str, text: str) -> None:
    tellings = pipeline.sheet(read(text, language)).tellings
    assert len([telling for telling in tellings if telling.names or telling.concepts or telling.stems]) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Foreign observers said that the prisons of Velmaria were full."),
        ("en", "The ministry announced the release of three prisoners."),
        ("ru", "Наблюдатели сообщили, что тюрьмы Вельмарии переполнены."),
        ("pl", "Ministerstwo zapowiedziało zwolnienie 45 osób."),
        ("en", "“A disgrace for the whole of Velmaria,” Anna Horn said."),
    ],
)
def test_what_says_something(language: str, text: str) -> None:
    reading = read(text, language)
    assert reading.statements
    assert attribute.topics(reading) == frozenset()


@pytest.mark.parametrize(
    ("language", "text", "planner"),
    [
        ("en", "The envoy Nils Orm said that President Iva Horn plans to visit Lirandia on Friday.", "Horn"),
        ("ru", "Посол Нильс Орм сообщил, что президент Ива Хорн планирует посетить Лирандию в пятницу.", "Хорн"),
        ("uk", "Посол Нільс Орм повідомив, що президентка Іва Горн планує відвідати Лірандію у п’ятницю.", "Горн"),
        ("pl", "Ambasador Nils Orm powiedział, że prezydent Iwa Horn planuje odwiedzić Lirandię w piątek.", "Horn"),
    ],
)
def test_who_plans_something_has_not_said_so(language: str, text: str, planner: str) -> None:
    origins = [telling.chain[-1].name for telling in pipeline.sheet(read(text, language)).tellings]
    assert origins
    assert all(planner not in name for name in origins)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("be", "Карэспандэнт газеты «Сцяжына» перадае з Аскарны, што суд вызваліў трох рыбакоў."),
        ("ru", "Суд в Аскарне освободил трёх рыбаков, передаёт корреспондент газеты «Сцяжына»."),
        ("uk", "Суд в Оскарні звільнив трьох рибалок, передає кореспондент газети «Сцяжына»."),
    ],
)
def test_an_own_reporter_is_the_outlet(language: str, text: str) -> None:
    (told,) = read(text, language).statements
    assert [link.kind for link in told.chain] == ["outlet"]


def test_the_reporter_of_another_outlet_is_that_outlet() -> None:
    (told,) = read("Korespondent stacji „Radio Dremin” przekazuje z Oskarny, że sąd uwolnił rybaków.", "pl").statements
    assert [link.text for link in told.chain[1:]] == ["Radio Dremin"]


def test_a_letter_at_a_newsroom_does_not_make_its_author_an_outlet() -> None:
    text = "Как следует из письма МИД Остелии, которое есть в редакции издания «Обрий», порт закрыт."
    (told,) = read(text, "ru").statements
    assert ("МИД Остелии", "body") in [(link.text, link.kind) for link in told.chain]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Nothing of the kind happened,” Mayor Oleg Bryndin said."),
        ("en", "Mayor Oleg Bryndin said that the report of a leak was not true."),
        ("en", "“We never opened the sluices,” Mayor Oleg Bryndin denied."),
        ("ru", "«Ничего подобного на площади не было», — сказал мэр Олег Брындин."),
        ("ru", "«Мы не открывали шлюзы канала», — отрицает мэр Олег Брындин."),
        ("uk", "Повідомлення про витік із каналу не відповідають дійсності, заявив мер Олег Бриндін."),
        ("be", "Паведамленні пра ўцечку з канала не адпавядаюць рэчаіснасці, заявіў мэр Алег Брындзін."),
        ("pl", "„Nic takiego na rynku nie miało miejsca” – powiedział burmistrz Oleg Bryndin."),
        ("lt", "„Nieko panašaus aikštėje nebuvo“, – sakė meras Olegas Bryndinas."),
    ],
)
def test_whose_own_words_say_no_does_not_deny_them(language: str, text: str) -> None:
    told = pipeline.sheet(read(text, language)).tellings
    assert not [t for t in told if side(t) == "against"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oleg Bryndin denied that the sluices of the canal had been opened.",
        "Mayor Oleg Bryndin denied that he had never been to Port Varda.",
    ],
)
def test_what_is_denied_is_denied_by_who_denies_it(text: str) -> None:
    (told,) = pipeline.sheet(read(text, "en")).tellings
    assert told.stance == "denies"


def test_a_denial_that_says_nothing_itself_denies_what_it_answers() -> None:
    text = "The harbour of Varda was closed on Monday, two pilots said. “That is not true,” Mayor Oleg Bryndin said."
    reading = read(text, "en")
    answer = reading.statements[1]
    assert (answer.stance, answer.presentation.polarity, answer.answers) == ("denies", "positive", "s1")
    told = pipeline.sheet(reading).tellings
    assert [(t.stance, t.polarity, t.borrowed) for t in told] == [
        ("asserts", "positive", False),
        ("denies", "positive", True),
    ]


def side(telling: Telling) -> str:
    """Which side a telling takes in a claim that is shown in its words."""
    return sides([telling], telling.ref)[telling.ref]
