"""Who tells of what somebody did in words that stand between that one and the verb; and whose a bare verb is."""

from __future__ import annotations

import pytest
from tests.attribute import said


def chains(text: str, language: str) -> list[list[str]]:
    return [[link.text for link in s.chain[1:]] for s in said.reading(text, language).statements]


@pytest.mark.parametrize(
    ("language", "text", "teller", "told"),
    [
        (
            "be",
            "На вячэры міністр Эрык Столь, расказалі прысутныя, назваў прапанову смешнай.",
            "прысутныя",
            "Эрык Столь",
        ),
        ("uk", "Міністр Іван Руда, розповіли присутні, назвав пропозицію смішною.", "присутні", "Іван Руда"),
        ("lt", "Ministras Jonas Rudas, pasakojo dalyviai, pasiūlymą pavadino juokingu.", "dalyviai", "Jonas Rudas"),
        (
            "pl",
            "Minister Jan Rud, jak mówią uczestnicy spotkania, nazwał ofertę śmieszną i obiecał dymisję.",
            "uczestnicy spotkania",
            "Jan Rud",
        ),
        ("ru", "Банкир Савва Турин, рассказали сотрудники, обещал вернуть деньги.", "сотрудники", "Савва Турин"),
    ],
)
def test_what_is_told_stands_on_both_sides(language: str, text: str, teller: str, told: str) -> None:
    found = chains(text, language)
    assert [teller] in found
    assert [teller, told] in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Врач Анна Винт, которая рассказала об этом, заявила, что уйдёт."),
        ("ru", "Анна Винт, узнав об этом, заявила, что уйдёт."),
        ("pl", "Anna Wint, która o tym mówiła, dodała, że odejdzie."),
    ],
)
def test_a_clause_about_the_speaker_tells_of_nobody(language: str, text: str) -> None:
    assert all(len(chain) == 1 for chain in chains(text, language))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Pani Stefa z ulicy Kościelnej przyszła w piątek. – Kazali mi przyłożyć lód – opowiada. Lekarza nie było.",
            ["Stefa"],
        ),
        ("Anna Wint i Jan Rud przyszli w piątek. – Kazali mi przyłożyć lód – opowiada.", []),
    ],
)
def test_a_bare_verb_behind_a_line_is_of_the_one_the_paragraph_is_about(text: str, who: list[str]) -> None:
    assert chains(text, "pl")[-1] == who


def test_the_printing_outlet_speaks_again_of_somebody_herself() -> None:
    text = (
        "The Ridge Post wrote that the lease was signed, citing two clerks.\n\n"
        "Mayor Ada Vint herself was hard to find. “I sign a lot of things,” she said at the market."
    )
    assert chains(text, "en")[-1] == ["Ada Vint"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Источник «Сцяжыны» в мэрии подтвердил, что пирс продан.", "Источник «Сцяжыны» в мэрии"),
        ("be", "Суразмоўца «Сцяжыны» ў міністэрстве прызнае, што продаж быў.", "Суразмоўца «Сцяжыны» ў міністэрстве"),
    ],
)
def test_an_interlocutor_sits_where_it_says(language: str, text: str, who: str) -> None:
    assert chains(text, language)[0] == [who]


@pytest.mark.parametrize(
    ("language", "text", "outlet", "who"),
    [
        (
            "pl",
            "Dwóch lekarzy, na których powołuje się dziennik „Świt”, mówi, że lista jest gotowa.",
            "Świt",
            "Dwóch lekarzy",
        ),
        ("ru", "Два врача, на которых ссылается газета «Маяк», говорят, что список готов.", "Маяк", "Два врача"),
        ("uk", "Двоє лікарів, на яких посилається газета «Маяк», кажуть, що список готовий.", "Маяк", "Двоє лікарів"),
        (
            "lt",
            "Du gydytojai, kuriais remiasi dienraštis „Rytas“, sako, kad sąrašas parengtas.",
            "Rytas",
            "Du gydytojai",
        ),
        ("be", "Двое дактароў, на якіх спасылаецца газета «Маяк», кажуць, што спіс гатовы.", "Маяк", "Двое дактароў"),
    ],
)
def test_the_outlet_relies_on_them_in_a_clause(language: str, text: str, outlet: str, who: str) -> None:
    assert [outlet, who] in chains(text, language)


def test_a_paper_that_differs_is_it() -> None:
    text = "The ministry declined to comment.\n\nThe daily Dawn Herald had a different story. Citing a lawmaker, it wrote that the pilot was free."
    assert chains(text, "en")[1:] == [["Dawn Herald", "a lawmaker"], ["Dawn Herald"]]


def test_if_the_paper_is_to_be_believed() -> None:
    text = "«Первый шаг сделали не мы», — сказал министр, если верить газете «Утро»."
    assert ["Утро"] in chains(text, "ru")
