"""The list of the articles that a dossier cites, whole and in pages."""

from __future__ import annotations

from headwater.desk.dossiers.dossier_records import Evidence
from headwater.records import Span
from headwater.show.dossiers import evidence
from headwater.show.dossiers.evidence import LISTED, ListPage, Sources


def piece(n: int) -> Evidence:
    """A statement of the n-th article."""
    return Evidence(
        key=f"a{n}:s1",
        claim="c-000001",
        article=f"a{n}",
        version=1,
        statement="s1",
        spans=(Span(0, 4),),
        words="Rain",
        before="",
        after="",
        quoted="indirect",
        stance="asserts",
        source="The mayor",
        naming="named",
        kind="person",
        official=False,
        chain=(),
        outlet="Lund Post",
        title="Rain",
        language="en",
        access="open",
        published="2026-01-02",
    )


def test_a_page_of_the_list_has_its_articles_and_leads_to_the_others() -> None:
    sources = Sources(turned=ListPage(2, "/dossier/d-000001?articles="))
    marks = [sources.mark(piece(n)) for n in range(1, LISTED + 4)]
    assert sources.listed().anchors == tuple(f"a{n}" for n in range(LISTED + 1, LISTED + 4))
    assert (marks[0].text, marks[0].page, marks[0].to) == ("A1", "/dossier/d-000001?articles=1#a1", "")
    assert (marks[LISTED].to, marks[LISTED].page) == (f"a{LISTED + 1}", "")
    assert len(Sources(numbers=sources.numbers, pieces=sources.pieces).listed().items) == LISTED + 3


def test_articles_in_a_row_are_told_by_the_first_and_the_last() -> None:
    sources = Sources()
    for n in range(1, 10):
        sources.mark(piece(n))
    told = evidence._marks([9, 1, 2, 4, 5, 6, 7], sources)
    assert "".join(run.text for run in told) == "A1, A2, A4–A7, A9"
    assert [run.to for run in told if run.to] == ["a1", "a2", "a4", "a7", "a9"]
    assert evidence._marks([], sources) == ()
