"""On whom an outlet relies for what it has just said, all of those who spoke, whom it called, who told it."""

from __future__ import annotations

import pytest
from tests.attribute import said

from headwater.records import Reading, Statement


def read(text: str, language: str) -> tuple[Reading, list[Statement]]:
    """The reading of a text that the outlet of the tests prints, and its statements."""
    reading = said.reading(text, language)
    return reading, list(reading.statements)


def chains(text: str, language: str) -> list[list[str]]:
    return [[link.text for link in s.chain[1:]] for s in read(text, language)[1]]


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        (
            "pl",
            "Dziennik „Fala” podał, że molo sprzedano. „Fala” powołuje się na dwóch urzędników.",
            "dwóch urzędników",
        ),
        ("ru", "Газета «Волна» сообщила, что пирс продан. Издание ссылается на двух чиновников.", "двух чиновников"),
        (
            "lt",
            "Dienraštis „Banga“ pranešė, kad molas parduotas. Leidinys remiasi dviem valdininkais.",
            "dviem valdininkais",
        ),
        (
            "be",
            "Партал «Хваля» паведаміў, што пірс прададзены. Выданне спасылаецца на двух чыноўнікаў.",
            "двух чыноўнікаў",
        ),
        ("en", "The Ridge Post reported that the pier had been sold. The paper cited two clerks.", "two clerks"),
    ],
)
def test_who_is_relied_on_is_cited_for_the_sentence_before(language: str, text: str, cited: str) -> None:
    first, second = chains(text, language)
    assert second == [*first, cited]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Ada Wint mówi, że molo jest stare. Sąd powołał się na przepisy ustawy."),
        ("lt", "Ada Vint sakė, kad molas senas. Teismas rėmėsi uosto įstatymu."),
    ],
)
def test_a_court_that_relies_on_a_law_is_not_cited_for_what_others_said(language: str, text: str) -> None:
    (only,) = chains(text, language)
    assert len(only) == 1


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        (
            "en",
            "Two engineers said that the dam had cracked. Both asked that their names be withheld.",
            "Two engineers",
        ),
        ("pl", "Trzech urzędników mówi, że cena była niska. Wszyscy trzej prosili o anonimowość.", "Trzech urzędników"),
        ("lt", "Trys valdininkai sakė, kad kaina maža. Visi trys prašė neskelbti jų vardų.", "Trys valdininkai"),
        (
            "uk",
            "Троє чиновників розповіли, що ціна була низькою. Усі троє попросили не називати їхніх імен.",
            "Троє чиновників",
        ),
        ("be", "Трое чыноўнікаў расказалі, што цана нізкая. Усе яны прасілі не называць іх імёнаў.", "Трое чыноўнікаў"),
    ],
)
def test_all_of_them_are_those_who_spoke(language: str, text: str, group: str) -> None:
    assert chains(text, language) == [[group], [group]]


def test_everybody_alone_may_be_anybody() -> None:
    assert chains("Двое врачей рассказали, что лекарств нет. Все просили врачей остаться.", "ru")[-1] == ["Все"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The Ridge Post reported that the pier was sold. We called two clerks. A third said that it was not. Сцяжына asked.",
        ),
        (
            "pl",
            "Dziennik „Fala” podał, że molo sprzedano. Zadzwoniliśmy do radnych. Dwoje twierdzi, że sprzedaży nie było.",
        ),
        (
            "ru",
            "Газета «Волна» сообщила, что пирс продан. Мы дозвонились до депутатов. Двое утверждают, что продажи не было.",
        ),
        (
            "lt",
            "Dienraštis „Banga“ pranešė, kad molas parduotas. Paskambinome tarybos nariams. Du tvirtina, kad pardavimo nebuvo.",
        ),
    ],
)
def test_whom_the_printing_outlet_called_speaks_to_it_alone(language: str, text: str) -> None:
    assert len(chains(text, language)[1]) == 1


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "lt",
            "Uostas bus uždarytas, Сцяжына sakė trys su planu susipažinę valdininkai.",
            "trys su planu susipažinę valdininkai",
        ),
        ("uk", "Міст закриють у червні, повідомили «Сцяжыне» в міській раді.", "міській раді"),
        ("be", "Мост закрыюць у чэрвені, паведамілі «Сцяжыне» ў гарвыканкаме.", "гарвыканкаме"),
        ("ru", "Мост закроют в июне. Официально мэрия новость не подтвердила.", "мэрия"),
    ],
)
def test_who_told_it_and_no_adverb_before_them(language: str, text: str, who: str) -> None:
    assert chains(text, language) == [[who]]


def test_a_council_is_no_radio() -> None:
    _, (s,) = read("У сільській раді повідомили, що міст закриють.", "uk")
    assert s.source.kind == "body"


@pytest.mark.parametrize(
    ("language", "text", "club"),
    [
        ("ru", "Вратарь «Зубра» Глеб Сак тренируется отдельно. У него травма, объявил клуб.", "Зубр"),
        ("lt", "„Vėtra“ žais be gynėjo. Jis serga, pranešė klubas.", "Vėtra"),
        ("pl", "Burza Karsk straciła trenera. W komunikacie klub dziękuje mu „za serce”.", "Burza Karsk"),
    ],
)
def test_the_club_is_the_one_named(language: str, text: str, club: str) -> None:
    assert chains(text, language)[-1][0].startswith(club)


def test_the_issuer_of_a_document_is_named_as_a_whole() -> None:
    text = "В решении дисциплинарного комитета лиги от 3 мая сказано, что клуб должен игрокам."
    assert chains(text, "ru") == [["дисциплинарного комитета лиги"]]


def test_whom_it_cites_comes_behind_it() -> None:
    text = "The Ridge Post reported that the council had sold the pier. Quoting two clerks, it said that the price was secret."
    assert chains(text, "en") == [["Ridge Post"], ["Ridge Post", "two clerks"], ["Ridge Post"]]
