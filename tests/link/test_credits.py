"""Whom an article names as where its text or its main news comes from: invented openings and closings, by language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.credits import credits, credits_of
from headwater.link.houses import house
from headwater.records import (
    Article,
    CaptureRef,
    Entity,
    Link,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Source,
    Span,
    Statement,
)

FOLDER = Path(__file__).parent / "credits"
BODY = "The bridge in Calden will be closed until Friday. It was built in 1931 and is used by 4,000 people a day."


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["cases"]
    return found


def score(name: str) -> tuple[float, float, list[str]]:
    """Precision, recall and what went wrong; outlets are compared by what they are, not by how a text writes them."""
    right = told = meant = 0
    wrong = []
    for case in cases(name):
        credited = credits(case.get("title"), case["text"], outlet=case.get("outlet"), language=name[:2])
        found = {c.house.outlet for c in credited}
        want = {house(outlet, None).outlet for outlet in case["credited"]}
        right, told, meant = right + len(found & want), told + len(found), meant + len(want)
        if found != want:
            wrong.append(f"{case['text'][:70]!r}: {sorted(found)}, not {sorted(want)}")
    return right / max(told, 1), right / max(meant, 1), wrong


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.toml")))
def test_invented_openings_and_closings_credit_whom_they_name(name: str) -> None:
    precision, recall, wrong = score(name)
    assert precision >= 0.97, wrong
    assert recall >= 0.95, wrong


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "LESNA (Orvaline) - A storm tore the roofs off forty houses, residents said."),
        ("en", "LESNA, March 2 (Orvaline) — A storm tore the roofs off forty houses."),
        ("be", "ЛЯСНАЯ (Паўночча) — Бура сарвала дахі з сарака дамоў."),
        ("uk", "Бурею зірвало сорок дахів.\n\nПро це повідомляє Orvala Wire."),
        ("ru", "Бурей сорвало сорок крыш.\n\nОб этом сообщает Orvala Wire."),
        ("pl", "Wichura zerwała czterdzieści dachów, podała agencja Orvala Wire."),
    ],
)
def test_an_agency_that_no_list_knows_is_credited(language: str, text: str) -> None:
    assert len(credits("A storm", text, language=language, outlet="Calden Courier")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SPRINGFIELD (Illinois) - A storm tore the roofs off forty houses.",
        "MINSK (Friday) - A storm tore the roofs off forty houses.",
        "LESNA (Anna) - A storm tore the roofs off forty houses.",
        "LESNA (Orvalia) - A storm tore the roofs off forty houses in Orvalia.",
        "The upper house (Senate) - A storm tore the roofs off.",
        "LESNA (updated) - A storm tore the roofs off forty houses.",
    ],
)
def test_what_else_stands_in_the_brackets_of_a_first_line_is_no_agency(text: str) -> None:
    assert credits("A storm", text, language="en", outlet="Calden Courier") == ()


def test_an_outlet_is_never_its_own_credit_though_its_address_does_not_spell_its_name() -> None:
    told = f"{BODY} A worker told Calden Post that the gas alarm had been switched off."
    here = {"outlet": "Calden Post", "url": "https://j1.example/x"}
    assert credits("The bridge", told, language="en", **here) == ()
    assert credits("The bridge", f"LESNA (Orvaline) - {BODY}", outlet="Orvaline", url="https://j1.example/x") == ()
    assert [c.name for c in credits("The bridge", told, language="en", outlet="Harbour Gazette")] == ["Calden Post"]


def one(text: str, **given: Any) -> tuple[str, str, bool]:
    (credit,) = credits(given.pop("title", None), text, **{"language": "en", **given})
    return credit.name, credit.how, credit.whole


@pytest.mark.parametrize(
    ("text", "how", "whole"),
    [
        (f"CALDEN (AP) — {BODY}", "dateline", True),
        (f"By ANA TULL, Associated Press\n\n{BODY}", "byline", True),
        (f"{BODY} (AP)", "tag", True),
        (f"{BODY}\n\nThis story was originally published by the Associated Press.", "material", True),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", "material", False),
        (f"{BODY}\n\nSource: https://apnews.com/article/1", "link", True),
        ("The bridge is closed, the Associated Press reported.", "cited", False),
    ],
)
def test_how_an_outlet_is_credited_says_whether_the_text_is_its(text: str, how: str, whole: bool) -> None:
    assert one(text)[1:] == (how, whole)
    assert credits(None, text, language="en")[0].house == house("AP", None)


def test_a_span_points_at_the_name() -> None:
    text = f"{BODY}\n\nReuters and AFP contributed to this report."
    assert [c.span.of(text) for c in credits(None, text, language="en") if c.span] == ["Reuters", "AFP"]


def test_what_stands_in_title_and_metadata_has_no_span() -> None:
    found = credits(
        "Bridge shut - Reuters", BODY, authors=("Agence France-Presse",), dateline="OSTREL (HNA) —", language="en"
    )
    assert {(c.name, c.how, c.span) for c in found} == {
        ("Reuters", "cited", None),
        ("AFP", "byline", None),
        ("HNA", "dateline", None),
    }


def test_the_printing_outlet_is_credited_only_by_a_dateline_or_as_an_agency() -> None:
    assert not credits(None, "The ministry told CNN that it was lost.", outlet="CNN", language="en")
    assert not credits(None, f"By Ana Tull, CNN\n\n{BODY}", url="https://edition.cnn.com/1", language="en")
    assert one(f"(CNN) — {BODY}", outlet="CNN") == ("CNN", "dateline", True)
    assert one(f"By Reuters Staff\n\n{BODY}", url="https://www.reuters.com/1") == ("Reuters", "byline", True)
    assert not credits(None, "Сообщил «Голос Калдена» в пятницу.", outlet="Голос Калдена", language="ru")


def test_a_short_name_is_the_one_named_in_full() -> None:
    text = "The New York Times reported that the bridge was unsafe. The Times said it had seen the report."
    assert one(text) == ("The New York Times", "cited", False)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Об этом сообщили Рейтеру два источника.", "Рейтер"),
        ("pl", "Minister odszedł, dowiedziała się „Gazeta Wyborcza”.", "Gazeta Wyborcza"),
        ("pl", "Minister odszedł, powiedział „Gazecie Wyborczej” rzecznik.", "Gazeta Wyborcza"),
        ("uk", "Міст закрили, йдеться в інтерв’ю «Українській правді».", "Українська правда"),
        ("cs", "Most uzavřeli, řekl mluvčí v rozhovoru s Reutersem.", "Reuters"),
    ],
)
def test_a_name_is_told_in_its_base_form(language: str, text: str, name: str) -> None:
    assert [c.name for c in credits(None, text, language=language)] == [name]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("bg", "Мостът е затворен, съобщи БТА.", "BTA"),
        ("cs", "Most je uzavřen, uvedla agentura ČTK.", "ČTK"),
        ("sl", "Most je zaprt, poroča STA.", "STA"),
        ("hr", "Most je zatvoren, javlja Hina.", "Hina"),
        ("sk", "Most je uzavretý, informuje agentúra TASR.", "TASR"),
        ("de", "Die Brücke ist gesperrt, berichtet die Nachrichtenagentur dpa.", "dpa"),
        ("fr", "Le pont est fermé, rapporte l’agence Reuters.", "Reuters"),
    ],
)
def test_credits_are_read_in_languages_whose_statements_are_not(language: str, text: str, outlet: str) -> None:
    assert [c.house.outlet for c in credits(None, text, language=language)] == [house(outlet, None).outlet]


def test_a_language_that_nobody_names_is_told_from_the_text() -> None:
    polish = "Most w Calden zamknięto, bo nie jest bezpieczny. Informację podała jako pierwsza agencja Reuters."
    czech = "Most v Caldenu je uzavřen, protože se na něm pracuje. Uvedla to agentura Reuters."
    assert [c.name for text in (polish, czech) for c in credits(None, text)] == ["Reuters", "Reuters"]


def test_what_is_cited_far_down_is_background() -> None:
    far = " ".join([BODY] * 40)
    assert one(f"Reuters reported that the bridge is closed. {far}")[0] == "Reuters"
    assert not credits(None, f"{far} Reuters reported that the bridge is closed.", language="en")
    assert one(f"{far}\n\nReuters contributed to this report.")[1] == "material"


def test_a_reading_adds_the_outlet_behind_the_printing_one() -> None:
    text = "The bridge is unsafe, the Lorne Post has it from two engineers."
    article = Article(
        id="a",
        title=None,
        text=text,
        language="en",
        access="open",
        capture=CaptureRef("0" * 64, "2025-01-01T00:00:00Z"),
        outlet=Outlet("The Harbour Gazette", "e1"),
        read_in="en",
    )
    spoken = Source((Span(25, 39),), "the Lorne Post", "e2", "outlet", "named")
    chain = (
        Link("The Harbour Gazette", "e1", "outlet", "named"),
        Link("the Lorne Post", "e2", "outlet", "named", Span(25, 39)),
    )
    plain = Presentation("certain", "positive", "present", False)
    statement = Statement("s1", spoken, (Span(40, 46),), (Span(0, 20),), "indirect", "asserts", plain, chain)
    entities = (
        Entity("e1", "organization", "The Harbour Gazette"),
        Entity("e2", "organization", "The Lorne Post", mentions=(Span(25, 39),)),
    )
    reading = Reading(article, Producer("1", "none"), entities, (statement,))
    assert [(c.name, c.how, c.span) for c in credits_of(reading)] == [("The Lorne Post", "cited", Span(25, 39))]


@given(st.text(max_size=300), st.sampled_from(["en", "ru", "pl", "bg", None]))
def test_any_text_is_read(text: str, language: str | None) -> None:
    for credit in credits(text[:50], text, language=language):
        assert credit.house.key
        assert credit.span is None or 0 <= credit.span.start < credit.span.end <= len(text)
