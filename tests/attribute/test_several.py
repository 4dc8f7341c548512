"""Two that speak together, peoples, shares of those asked; who was told, and not the speaker."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, everywhere, read

from headwater.attribute import nouns
from headwater.records import Entity


def person(text: str, name: str, id: str, gender: str | None = None) -> Entity:
    return Entity(id, "person", name, mentions=everywhere(text, name), gender=gender)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "first", "second"),
    [
        (
            "pl",
            "Anna Marek i Jan Bolek żądają wyjaśnień.",
            "Anna Marek i Jan Bolek",
            "żądają",
            "Anna Marek",
            "Jan Bolek",
        ),
        (
            "lt",
            "Ona Gytė ir Jonas Rudis reikalauja to.",
            "Ona Gytė ir Jonas Rudis",
            "reikalauja",
            "Ona Gytė",
            "Jonas Rudis",
        ),
    ],
)
def test_two_speak_together(language: str, text: str, source: str, cue: str, first: str, second: str) -> None:
    people = (person(text, first, "e1"), person(text, second, "e2"))
    (one,) = read(text, [(source, cue, text[text.index(cue) + len(cue) + 1 : -1])], language, people)
    assert (one.source.kind, one.source.entity, one.source.naming) == ("group", None, "named")
    assert one.chain[-1].text == source


def test_one_of_a_pair_whose_other_only_says_who_she_is() -> None:
    text = "Anna Marek, żona Jana Bolka, żąda wyjaśnień."
    people = (person(text, "Anna Marek", "e1"), person(text, "Jana Bolka", "e2"))
    (one,) = read(text, [("Anna Marek, żona Jana Bolka,", "żąda", "wyjaśnień")], "pl", people)
    assert one.source.entity == "e1"


@pytest.mark.parametrize(("source", "cue", "kind"), [("Rudowie", "chcą", "group"), ("Rudow", "chce", "person")])
def test_a_people_is_nobody_by_name(source: str, cue: str, kind: str) -> None:
    text = f"{source} {cue} mostu."
    (one,) = read(text, [(source, cue, "mostu")], "pl", (person(text, source, "e1"),))
    assert (one.source.kind, one.source.entity) == (kind, None if kind == "group" else "e1")


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("pl", "34 proc. badanych", None),
        ("pl", "34% badanych", None),
        ("pl", "Prawie 50 tys. pasażerów", None),
        ("pl", "art. 14 traktatu", None),
        ("pl", "14 radnych", 14),
        ("lt", "40 proc. apklaustųjų", None),
        ("lt", "40 apklaustųjų", 40),
        ("en", "12 officers", 12),
    ],
)
def test_a_share_is_no_number_of_people(language: str, text: str, want: int | None) -> None:
    assert nouns.count(text, language) == want


def test_a_share_of_those_asked_is_a_group() -> None:
    (one,) = read("34 proc. pytanych chce mostu.", [("34 proc. pytanych", "chce", "mostu")], "pl")
    assert (one.source.kind, one.source.count) == ("group", None)


@pytest.mark.parametrize(
    ("language", "text", "marks", "speaker"),
    [
        (
            "pl",
            "Jan Bolek zna most. - Jest stary - powiedział w rozmowie z Anną Walicką.",
            [("Anną Walicką", "powiedział", "Jest stary")],
            "e1",
        ),
        (
            "pl",
            "Jan Bolek powiedział Annie, że most jest stary.",
            [("Jan Bolek", "powiedział", "że most jest stary")],
            "e1",
        ),
    ],
)
def test_whom_one_talks_with_does_not_say_it(language: str, text: str, marks: list[Mark], speaker: str) -> None:
    people = (person(text, "Jan Bolek", "e1", "m"), person(text, "Anną Walicką|Annie", "e2", "f"))
    assert read(text, marks, language, people)[-1].source.entity == speaker


@pytest.mark.parametrize(
    ("text", "mark", "told"),
    [
        (
            "„Tiltas saugus“, – VILNA vakar sakė policijos atstovė.",
            ("policijos atstovė", "sakė", "„Tiltas saugus“"),
            "e1",
        ),
        ("VILNA vakar sakė, kad tiltas saugus.", ("VILNA", "sakė", "kad tiltas saugus"), None),
        ("„Tiltas saugus“, rašo VILNA. Vakar sakė atstovė.", ("atstovė", "sakė", "„Tiltas saugus“"), None),
    ],
)
def test_an_outlet_in_capitals_before_another_subject_was_told(text: str, mark: Mark, told: str | None) -> None:
    outlet = Entity("e1", "organization", "VILNA", mentions=everywhere(text, "VILNA"), outlet=True)
    (one,) = read(text, [mark], "lt", (outlet,))
    assert one.told_to == told


@pytest.mark.parametrize("quote", ["„Tiltas saugus“", "„Mes į tai nereaguojame“"])
def test_reporters_before_the_verb_were_told(quote: str) -> None:
    text = f"{quote}, – antradienį žurnalistams sakė ministrė."
    (one,) = read(text, [("žurnalistams", "sakė", quote)], "lt")
    assert one.source.text == "ministrė"


def test_reporters_may_say_it_themselves() -> None:
    text = "Žurnalistai sakė, kad tiltas saugus."
    (one,) = read(text, [("Žurnalistai", "sakė", "kad tiltas saugus")], "lt")
    assert one.source.text == "Žurnalistai"


@pytest.mark.parametrize(("cue", "kind"), [("Uważa się", "author"), ("Uważa", "person")])
def test_it_is_thought_is_nobodys(cue: str, kind: str) -> None:
    text = f"Jan Bolek mówił o moście. {cue}, że koszty wzrosną."
    people = (person(text, "Jan Bolek", "e1", "m"),)
    marks: list[Mark] = [("Jan Bolek", "mówił", "o moście"), (None, cue, "że koszty wzrosną")]
    assert read(text, marks, "pl", people)[-1].source.kind == kind


@pytest.mark.parametrize(("source", "naming"), [("Widnokrąg", "named"), ("wydawca", "described")])
def test_a_name_in_one_word_that_nobody_found(source: str, naming: str) -> None:
    text = f"Jak informuje {source}, most jest stary."
    (one,) = read(text, [(source, "informuje", "most jest stary")], "pl")
    assert one.source.naming == naming


def test_where_several_do_something_is_not_who_does_it() -> None:
    text = "Załoga prowadzi spór, w którym domagają się podwyżek, a zarząd, który obiecuje zapłatę, milczy."
    marks: list[Mark] = [("którym", "domagają się", "podwyżek"), ("zarząd, który", "obiecuje", "zapłatę")]
    first, second = read(text, marks, "pl")
    assert (first.source.text, second.source.text) == ("", "zarząd")


@pytest.mark.parametrize(("subject", "told"), [("Jis VILNA", "e1"), ("Agentūra VILNA", None)])
def test_a_pronoun_beside_who_was_told(subject: str, told: str | None) -> None:
    text = f"Jonas Rudis tyli. {subject} nurodė, kad tiltas saugus."
    outlet = Entity("e1", "organization", "VILNA", mentions=everywhere(text, "VILNA"), outlet=True)
    people = (person(text, "Jonas Rudis", "e2", "m"), outlet)
    (one,) = read(text, [(subject, "nurodė", "kad tiltas saugus")], "lt", people)
    assert (one.told_to, one.source.text) == (told, "Jis" if told else subject)


@pytest.mark.parametrize("silent", [1, 5])
def test_a_voice_ends_where_nobody_says_anything_for_long(silent: int) -> None:
    text = "Most runie, pisze „Goniec”. " + "Remont trwa rok. " * silent + "Komentatorzy sądzą, że zamkną drogę."
    outlet = Entity("e1", "organization", "Goniec", mentions=everywhere(text, "Goniec"), outlet=True)
    marks: list[Mark] = [("„Goniec”", "pisze", "Most runie"), ("Komentatorzy", "sądzą", "że zamkną drogę")]
    assert ("e1" in [link.entity for link in read(text, marks, "pl", (outlet,))[1].chain]) is (silent == 1)


def test_an_adversary_passes_nothing_on() -> None:
    text = "Związek mówi, że spółka Norlot nic nie dała. Spółka Norlot zaoferowała zwrot."
    firm = Entity("e1", "organization", "Norlot", mentions=everywhere(text, "Norlot"))
    marks: list[Mark] = [
        ("Związek", "mówi", "że spółka Norlot nic nie dała"),
        ("spółka Norlot", "nic nie dała", "nic"),
        ("Spółka Norlot", "zaoferowała", "zwrot"),
    ]
    assert len(read(text, marks, "pl", (firm,))[-1].chain) == 2
