"""Through whom words came: outlets told, signed with, quoting in a relative clause; and who a pronoun is not."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading

from headwater.attribute import nouns

CHAINS = [
    # Whom an outlet quotes in a relative clause came through it.
    ("lt", "Gydytoja Lina Lapė, kurios žodžius cituoja BNS, tvirtina, kad slaugytojų trūksta.", "BNS", "Lina Lapė"),
    ("pl", "Lekarka Anna Krut, której słowa przytacza PAP, twierdzi, że brakuje pielęgniarek.", "PAP", "Anna Krut"),
    (
        "uk",
        "Лікарка Ганна Крут, слова якої наводить Укрінформ, стверджує, що бракує сестер.",
        "Ukrinform",
        "Ганна Крут",
    ),
    ("en", "Ann Vint, a nurse whose words were carried by Reuters, said the ward was full.", "Reuters", "Ann Vint"),
    ("ru", "«Мест нет», — сказала врач Анна Крутова, которую цитирует агентство ТАСС.", "TASS", "Анна Крутова"),
    # Who signs for an outlet behind the last sentence.
    ("pl", "Adam Rud powiedział, że budżet jest gotowy. Rada czeka. Z Brzegu Hanna Wolt (PAP)", "PAP", "Adam Rud"),
    ("pl", "Adam Rud powiedział, że budżet jest gotowy.\n\nThe Guardian/Michał Perz", "The Guardian", "Adam Rud"),
    ("ru", "Адам Руд сказал, что бюджет готов. Из Брега Инга Чернова (ТАСС)", "TASS", "Адам Руд"),
    # Who was told: a paper found in two pieces, a broadcaster in short, an agency in small letters.
    ("en", "Jon Harl told the Orlando Sentinel that the site was not ready.", "Orlando Sentinel", "Jon Harl"),
    ("en", "Dan Shaw told Fox that it was late. A Fox News poll had said so.", "Fox News", "Dan Shaw"),
    ("pl", "Adam Rud powiedział niemieckiej agencji dpa, że budowa trwa.", "dpa", "Adam Rud"),
    ("lt", "Žemės ūkio ministerija BNS informavo, kad žalą vertins komisija.", "BNS", "Žemės ūkio ministerija"),
    (
        "en",
        "In an interview published on Sunday by the Marl Herald, Jon Harl said he would go.",
        "Marl Herald",
        "Jon Harl",
    ),
]


@pytest.mark.parametrize(("language", "text", "outlet", "person"), CHAINS)
def test_words_came_through_the_outlet(language: str, text: str, outlet: str, person: str) -> None:
    chains = [[link.text for link in s.chain] for s in reading(text, language).statements]
    assert ["Сцяжына", outlet, person] in chains


def test_a_union_in_brackets_signs_nothing() -> None:
    text = "Adam Rud powiedział, że budżet jest gotowy. Protestował też Komitet Obrony Miast (KOM)"
    assert [link.text for link in reading(text, "pl").statements[0].chain] == ["Сцяжына", "Adam Rud"]


def test_who_is_named_in_a_quotation_does_not_speak_it() -> None:
    text = (
        "Jon Harl lost the chess final in May. Jon Harl said he was tired.\n\n“They trained with Tom Rask,” he wrote."
    )
    assert reading(text, "en").statements[-1].chain[-1].text == "Jon Harl"


def test_who_has_spoken_by_name_since_goes_on() -> None:
    text = (
        "Mayor Jan Kort's office was calm. His secretary, Oren Dask, runs the library fund, but Dask said reading rooms "
        "are emptier.\n\n“We sold more tickets then,” he said."
    )
    last = [s for s in reading(text, "en").statements if s.source.text == "he"]
    assert [s.chain[-1].text for s in last] == ["Oren Dask"]


NOBODY = [
    ("pl", "Adam Rud powiedział, że nie ma pieniędzy. Okazuje się, że miał kontrakt.", "Okazuje się"),
    ("ru", "Адам Руд сказал, что денег нет. Оказалось, что у него был контракт.", "Оказалось"),
    ("lt", "Adomas Rudys sakė, kad pinigų nėra. Paaiškėjo, kad jis turėjo sutartį.", "Paaiškėjo"),
]


@pytest.mark.parametrize(("language", "text", "cue"), NOBODY)
def test_what_turns_out_is_not_said_by_who_spoke_before(language: str, text: str, cue: str) -> None:
    out = reading(text, language)
    said = [s for s in out.statements if s.cue and s.cue[0].of(text) == cue]
    assert all(len(s.chain) == 1 for s in said)


COUNTS = [
    ("en", "Almost 25 percent of voters", None),
    ("en", "ten per cent of patients", None),
    ("en", "two officials", 2),
    ("ru", "40 процентов опрошенных", None),
    ("uk", "40 відсотків опитаних", None),
    ("be", "40 адсоткаў апытаных", None),
    ("pl", "32,5 proc. badanych", None),
    ("lt", "54 procentai apklaustųjų", None),
]


@pytest.mark.parametrize(("language", "text", "want"), COUNTS)
def test_a_share_is_no_number_of_people(language: str, text: str, want: int | None) -> None:
    assert nouns.count(text, language) == want


def test_the_information_of_an_outlet_is_its_word() -> None:
    text = "Według nieoficjalnych informacji PAP minister poda się do dymisji."
    first = reading(text, "pl").statements[0]
    assert first.source.text == "PAP"
    assert [s.of(text) for s in first.content] == ["minister poda się do dymisji"]
    paper = "Gazeta „Poranek Wschodni” podała, że raport istnieje. Według ustaleń dziennika przygotował go urząd."
    assert reading(paper, "pl").statements[-1].chain[-1].text == "Poranek Wschodni"


def test_one_of_them_before_who_was_told_is_kept() -> None:
    text = (
        "Dienraštis „Rytas“ paskelbė, kad punktai uždaromi, remdamasis trimis pareigūnais. "
        "Vienas iš jų laikraščiui sakė, kad sprendimas bus priimtas."
    )
    last = reading(text, "lt").statements[-1]
    assert last.source.text == "Vienas iš jų"
    assert [link.text for link in last.chain[:2]] == ["Сцяжына", "Rytas"]


def test_a_contract_that_is_not_ended_is_no_silence() -> None:
    text = "Związek chce, by rząd nie wypowiadał umowy z Karwenią."
    assert all(s.stance != "silent" for s in reading(text, "pl").statements)


def test_a_name_beside_a_preposition_in_an_apposition_is_not_the_speaker() -> None:
    text = "Harbour Choir, a club aligned with organist Oren Dask, said the concert would go on."
    assert "Oren Dask" not in [link.text for link in reading(text, "en").statements[0].chain]
