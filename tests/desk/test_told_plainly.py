"""What an outlet tells in its own voice, on the desk: a telling like all others, found and judged, counted as none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.desk import told
from tests.show.house import asking, house
from tests.show.web.html import page

from headwater import pipeline
from headwater.desk import Desk
from headwater.desk.finding.hits import Wanted
from headwater.show.report import render

MET = "The mayor of Toruma, Danil Harast, held talks with Pavel Hrynko on Monday"
AGAIN = "Danil Harast, mayor of Toruma, on Monday held talks with Pavel Hrynko"
MORE = "The town with its two churches and its old harbour lies by the sea."
OTHER = "Fishermen from the villages around it sell what they caught in the narrow streets behind the market."


def row(id: str, outlet: str, text: str, day: str = "2026-03-03") -> Mapping[str, str]:
    return {"id": id, "outlet": outlet, "published": day, "language": "en", "title": "Talks in Toruma", "text": text}


@pytest.fixture(scope="module")
def items() -> dict[str, told.Item]:
    return told.read(
        [
            row("plain", "Lodestar", f"{MET}. {MORE}"),
            row("sourced", "Lund Post", f"{AGAIN}, the lawyer Petra Brandt said. {OTHER}", "2026-03-04"),
        ]
    )


@pytest.fixture
def desk(path: Path, items: dict[str, told.Item]) -> Iterator[Desk]:
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        opened.add(*items["plain"])
        yield opened


def article(items: dict[str, told.Item], name: str) -> str:
    return items[name][1].article.id


def test_alone_it_is_a_claim_of_a_single_origin_that_nobody_proves(desk: Desk, items: dict[str, told.Item]) -> None:
    (claim,) = desk.claims()
    assert (claim.wording, claim.standing, claim.at_least, claim.at_most) == (MET, "single origin", 0, 1)
    why = desk.why(claim.claim)
    assert [t.ref for t in why.tellings] == [(article(items, "plain"), "u1")]
    assert [(o.name, o.naming) for o in why.weighed.origins] == [("nobody named", "implicit")]
    assert [e.why for e in why.weighed.edges] == ["Lodestar tells it in its own voice, naming no source."]


def test_with_a_source_elsewhere_both_are_one_claim(desk: Desk, items: dict[str, told.Item]) -> None:
    desk.add(*items["sourced"])
    (claim,) = desk.claims()
    assert (claim.articles, claim.at_least, claim.at_most) == (2, 1, 2)
    steps = desk.why(claim.claim).weighed.history
    assert [step.why for step in steps] == [
        "Lodestar prints it, and names nobody.",
        "Lund Post prints it on the word of Petra Brandt.",
    ]


def test_lists_count_it_as_no_statement(desk: Desk) -> None:
    assert desk.statements() == []
    assert [listed.statements for listed in desk.articles()] == [0]


def test_it_is_found_by_its_words_its_outlet_and_whom_it_names(desk: Desk) -> None:
    for wanted in (Wanted("talks"), Wanted('"held talks"'), Wanted("talks", outlet="lodestar")):
        assert [hit.wording for hit in desk.find_all(wanted).claims] == [MET]


def test_compared_anew_it_is_the_same_claim(desk: Desk) -> None:
    before = desk.claims()
    desk.compare_anew()
    assert desk.claims() == before


def test_a_person_may_say_on_whose_word_it_is(desk: Desk, items: dict[str, told.Item]) -> None:
    source = {"name": "Rolf Anders", "kind": "person", "naming": "named"}
    desk.correct_statement(f"{article(items, 'plain')}:u1", {"source": source}, "anna")
    (claim,) = desk.claims()
    assert [o.name for o in desk.why(claim.claim).weighed.origins] == ["Rolf Anders"]


def test_a_text_may_rest_on_it(desk: Desk) -> None:
    (claim,) = desk.claims()
    (evidence,) = desk.evidence_now(claim.claim).evidence
    assert (evidence.words, evidence.source, evidence.outlet) == (MET, "", "Lodestar")


def test_its_pages_lead_to_its_place(desk: Desk, items: dict[str, told.Item]) -> None:
    web = asking(house(desk, lambda: Desk(desk.path, create=False)))
    address = f"/articles/{article(items, 'plain')}"
    made = page(web, address)
    assert "In its own words, naming nobody" in made.text
    (claim,) = desk.claims()
    assert f"/claim/{claim.claim}" in made.links
    (place,) = (href for href in made.links if href.startswith(f"{address}?at=") or href.startswith("?at="))
    assert place.endswith(f"at=0-{len(MET)}#at")
    there = page(web, f"{address}?at=0-{len(MET)}")
    assert [attrs for _, attrs in there.elements if attrs.get("id") == "at"]
    shown = page(web, f"/claim/{claim.claim}")
    assert f"{address}?at=0-{len(MET)}#at" in shown.links
    assert "naming no source" in shown.text


def test_the_report_in_a_terminal_has_it(items: dict[str, told.Item]) -> None:
    report = render(items["plain"][1], colour=False, width=120)
    assert f"  {MET}\n" in report.partition("In its own words, naming nobody")[2]
    assert "In its own words" not in render(items["sourced"][1], colour=False, width=120)
