"""Whose a body is that every country has, who holds an office of state, and what is no part of a body's name."""

from __future__ import annotations

import re

import pytest

from headwater.bearers import Bearer
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Entity, Marks, Name, NameKind, Span, Spelling
from headwater.resolve.entities import find
from headwater.resolve.likely import tie
from headwater.wordforms import script

ORG: NameKind = "organization"


def entities(text: str, language: str, *names: tuple[str, NameKind]) -> list[Entity]:
    """The entities of a text with these names, each at its first place behind the one before."""
    marked, near = [], 0
    for name, kind in names:
        near = text.index(name, near)
        marked.append(Name(Span(near, near + len(name)), kind))
        near += len(name)
    sentences, capture = split(text, language), CaptureRef("0", "")
    article = Article("a", None, text, language, "open", capture, sentences=sentences, read_in=language)
    return list(find(article, Marks(names=tuple(marked))))


def bodies(found: list[Entity]) -> list[str]:
    return [e.name for e in found if e.kind == "organization"]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("ru", "Министерство экономики Морвении", "Министерство экономики Карвении"),
        ("uk", "Міністерство економіки Морвенії", "Міністерство економіки Карвенії"),
        ("be", "Міністэрства эканомікі Марвеніі", "Міністэрства эканомікі Карвеніі"),
        ("pl", "Ministerstwo Gospodarki Morwenii", "Ministerstwo Gospodarki Karwenii"),
    ],
)
def test_two_countries_ministries_are_two(language: str, one: str, two: str) -> None:
    assert bodies(entities(f"{one}. {two}.", language, (one, ORG), (two, ORG))) == [one, two]
    a, b = (
        Bearer(
            name, "organization", (Spelling(name, language, script(name)),), None, (), frozenset({"Post"}), frozenset()
        )
        for name in (one, two)
    )
    assert tie(a, b).stand == "never"


def test_one_countrys_ministry_is_one_in_all_cases() -> None:
    text = "Министерство экономики Морвении молчит. В Министерстве экономики Морвении ждут."
    names = (("Министерство экономики Морвении", ORG), ("Министерстве экономики Морвении", ORG))
    assert len(bodies(entities(text, "ru", *names))) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Morvenia’s Economy Ministry spoke. Karvenia’s Economy Ministry left.",
            ["Morvenia’s Economy Ministry", "Karvenia’s Economy Ministry"],
        ),
        (
            "The Economy Ministry of Morvenia spoke. The Economy Ministry of Karvenia left.",
            ["Economy Ministry of Morvenia", "Economy Ministry of Karvenia"],
        ),
        ("Morvenia’s Economy Ministry spoke in Karvenia. The Economy Ministry left.", ["Economy Ministry"]),
    ],
)
def test_two_of_one_name_are_named_with_what_stands_beside_them(text: str, names: list[str]) -> None:
    marked: list[tuple[str, NameKind]] = []
    for found in re.finditer("Morvenia|Karvenia|Economy Ministry", text):
        marked.append((found.group(), ORG if found.group().startswith("Economy") else "place"))
    assert bodies(entities(text, "en", *marked)) == names


def test_a_ministry_without_its_country_is_the_one_named_last() -> None:
    text = "Morvenia's Economy Ministry spoke. The Economy Ministry paid. Karvenia's Economy Ministry left."
    ministry: tuple[str, NameKind] = ("Economy Ministry", ORG)
    found = entities(text, "en", ("Morvenia", "place"), ministry, ministry, ("Karvenia", "place"), ministry)
    assert bodies(found) == ["Morvenia's Economy Ministry", "Karvenia's Economy Ministry"]
    assert len(found[1].mentions) == 2


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ivan Marek, a member of parliament, spoke.", "Ivan Marek"),
        ("ru", "Вице-мэр Инна Орр молчит.", "Инна Орр"),
        ("ru", "Председатель горисполкома Пётр Хольм молчит.", "Пётр Хольм"),
        ("uk", "Міський голова Петро Хольм мовчить.", "Петро Хольм"),
        ("be", "Старшыня гарвыканкама Пётр Хольм маўчыць.", "Пётр Хольм"),
        ("pl", "Gubernator Marek Lenn milczy.", "Marek Lenn"),
        ("pl", "Radny Jan Orski milczy.", "Jan Orski"),
        ("lt", "Vicemerė Ona Orienė tyli.", "Ona Orienė"),
        ("lt", "Savivaldybės tarybos narys Jonas Orys tyli.", "Jonas Orys"),
    ],
)
def test_offices_of_towns_and_parliaments(language: str, text: str, name: str) -> None:
    (found,) = entities(text, language, (name, "person"))
    assert found.official


def test_a_deputy_is_official_in_a_body_that_no_list_knows() -> None:
    body, name = "Государственного собрания", "Иван Марек"
    found = entities(f"Депутат {body} {name} молчит.", "ru", (body, ORG), (name, "person"))
    assert [e.official for e in found if e.kind == "person"] == [True]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ivan Marek, a former member of parliament, spoke.", "Ivan Marek"),
        ("en", "Jane Orr, deputy editor of a weekly, spoke.", "Jane Orr"),
        ("ru", "Бывший мэр Анна Винт молчит.", "Анна Винт"),
    ],
)
def test_who_holds_no_office(language: str, text: str, name: str) -> None:
    (found,) = entities(text, language, (name, "person"))
    assert not found.official


def test_a_source_in_a_ministry_is_not_its_name() -> None:
    text = "Šaltinis Ekonomikos ministerijoje tyli."
    assert bodies(entities(text, "lt", ("Šaltinis Ekonomikos ministerijoje", ORG))) == ["Ekonomikos ministerijoje"]


def test_a_bank_in_short_is_the_one_named_with_its_country() -> None:
    full, short = "Национального банка Кастовии", "Нацбанка"
    found = entities(f"Глава {full} молчит. Глава {short} ждёт.", "ru", (full, ORG), (short, ORG))
    assert bodies(found) == [full]
