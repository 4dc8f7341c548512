"""Names that nobody marked where they stand, and descriptions that look like names. All invented."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


def origins(text: str, language: str) -> list[tuple[str, str, str]]:
    """Of each statement the last link, its kind and its naming."""
    return [(s.chain[-1].text, s.source.kind, s.source.naming) for s in reading(text, language).statements]


def test_the_times_is_the_paper_that_was_named_before() -> None:
    text = "The mill is shut, the New York Times reported. According to the Times, it may open in June."
    assert origins(text, "en") == [("The New York Times", "outlet", "named")] * 2
    text = "The mill is shut, The Times reported. It may open in June, the New York Times reported."
    assert [name for name, _, _ in origins(text, "en")] == ["The Times", "The New York Times"]


def test_a_paper_that_nobody_knows_is_nobody_who_was_named_before() -> None:
    text = "Colin Pell said the mill was shut. According to the Post, it may open in June."
    assert origins(text, "en")[-1] == ("the Post", "outlet", "named")


def test_a_title_with_a_capital_is_a_description() -> None:
    text = "It may open in June, the Senator said."
    assert origins(text, "en") == [("the Senator", "person", "described")]


@pytest.mark.parametrize("who", ["Frenchman", "Texan", "Democrat", "Republican"])
def test_of_which_people_or_party_somebody_is_names_no_body(who: str) -> None:
    assert origins(f"It was late, the {who} said.", "en") == [(f"the {who}", "person", "described")]


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            "The Kurland Times reported the fire on Monday. The Times, the British paper, wrote that it was arson.",
            ["Kurland Times", "The Times"],
        ),
        (
            "The Marle Times reported the fire. The Times of London said nobody died. The Times said it was arson.",
            ["Marle Times", "The Times", "The Times"],
        ),
        ("The Marle Times reported the fire. The Times said it was arson.", ["Marle Times", "Marle Times"]),
    ],
)
def test_another_times_is_not_the_one_before(text: str, papers: list[str]) -> None:
    assert [name for name, _, _ in origins(text, "en")] == papers


def test_a_full_name_in_a_headline_is_the_surname_in_the_text() -> None:
    text = "Cecile Marsh: ‘I am tired of it’\n\nMarsh also spoke about the mill. “It is bad,” said Marsh."
    found = reading(text, "en").statements
    assert len({s.source.entity for s in found}) == 1
    assert found[0].source.entity is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Other Liberals echoed it, saying that the plan is bad.", "group"),
        ("Another Liberal said it rained.", "person"),
    ],
)
def test_some_of_them_have_no_name(text: str, kind: str) -> None:
    assert origins(text, "en")[0][1:] == (kind, "described")


@pytest.mark.parametrize(
    ("language", "text", "naming"),
    [
        ("pl", "Rawskie gazety podały, że most stoi.", "described"),
        ("pl", "Telewizja publiczna podała, że most stoi.", "named"),
        ("ru", "Государственный телеканал сообщил, что мост стоит.", "named"),
        ("ru", "Равенская газета сообщила, что мост стоит.", "described"),
        ("ru", "Литературная газета сообщила, что мост стоит.", "named"),
        ("pl", "Rawskie radio podało, że most stoi.", "named"),
    ],
)
def test_an_outlet_without_a_name_is_known_where_a_country_has_one(language: str, text: str, naming: str) -> None:
    assert origins(text, language)[0][1:] == ("outlet", naming)


def test_the_name_in_a_description_is_not_the_persons() -> None:
    text = "– To się toczy – wskazał były prezes Narodowego Banku Rawskiego."
    assert origins(text, "pl") == [("były prezes Narodowego Banku Rawskiego", "person", "described")]


def test_an_outlet_in_quotation_marks_is_known_in_its_cases() -> None:
    text = "Most stoi, napisał dziennik „The Marle Times”. Według „Timesa” będzie stał."
    assert origins(text, "pl")[-1][:2] == ("The Marle Times", "outlet")


def test_a_noun_that_opens_a_sentence_is_nobodys_name() -> None:
    text = "„Daily Marle” napisał o moście. Tabloid ocenił, że most stoi."
    assert origins(text, "pl")[-1] == ("Daily Marle", "outlet", "named")


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("pl", "– On (Jan Rud – red.) myśli, że wygra – powiedział Adam Zych.", "Jan Rud"),
        ("pl", "Adam Zych mówił o moście. On (był wczoraj w Rawie) uważa, że most stoi.", "Adam Zych"),
    ],
)
def test_an_editor_says_in_brackets_who_a_pronoun_is(language: str, text: str, person: str) -> None:
    assert person in [name for name, _, _ in origins(text, language)]
    assert origins(text, language)[-2 if "red." in text else -1][0] == person


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("She (Anna Lind)", "Anna Lind"),
        ("She (Anna Lind’s mother)", "She (Anna Lind’s mother)"),
        ("He (Anna Lind's lawyer)", "He (Anna Lind's lawyer)"),
    ],
)
def test_whose_mother_stands_in_brackets_is_not_who_speaks(who: str, speaker: str) -> None:
    assert origins(f"{who} said the house was empty.", "en")[0][0] == speaker
