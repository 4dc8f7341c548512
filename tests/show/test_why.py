"""The source tree of a claim in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console
from tests.weigh.test_properties import desks
from tests.weigh.told import Told, body, outlet, person, unnamed

from headwater.desk.claims.claim_listing import ClaimRow, Moved, Related, Why
from headwater.linked import Claim, Variant
from headwater.records import Span
from headwater.show.why import draw, render, tree
from headwater.show.words import interval

WORDS = "the harbour of Tarn will be closed"


def shown(desk: Told, width: int = 96, *, colour: bool = False) -> str:
    return draw(WORDS, desk.weigh(), desk.tellings, desk.sheets, colour=colour, width=width)


def flat(text: str) -> str:
    """Without the breaks of lines and what is drawn beside them."""
    return " ".join(text.replace("│", " ").split())


def chain() -> Told:
    """A paper on people in a room, an agency on the paper and on a source of its own, a denial, a silence."""
    desk = Told()
    room = unnamed("people in the room")
    desk.says("Meridian Post", "m", room, person("Ann Lee", official=True), at="2026-05-01")
    desk.says("Pozhar", "a", outlet("Meridian Post"), room, person("Ann Lee", official=True), at="2026-05-02")
    desk.says("Pozhar", "a", unnamed("a source close to the talks"), stance="confirms", at="2026-05-02")
    desk.says("Pozhar", "a", body("Ministry of Tides", official=True), stance="silent", at="2026-05-02")
    desk.says("Courier", "c", person("Iva Horn", official=True), stance="denies", at="2026-05-03")
    return desk


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (0, 0, "no origin"),
        (1, 1, "1 independent origin"),
        (2, 2, "2 independent origins"),
        (0, 1, "0 to 1 independent origins"),
        (1, 1200, "1 to 1,200 independent origins"),
    ],
)
def test_an_interval_in_words(least: int, most: int, said: str) -> None:
    assert interval(least, most) == said


def test_origins_tellings_evidence_history_and_doubts_are_told() -> None:
    page = shown(chain())
    assert page.startswith(
        f"“{WORDS}”\n1 to 2 independent origins · denied since 3 May 2026 · denied by 1 independent origin\n"
    )
    for row in (
        "● Ann Lee [official] · Heard only through people whom nobody names.",
        "└── Meridian Post, 1 May 2026 · Meridian Post has it from Ann Lee, through “people in the room”",
        "    └── Pozhar, 2 May 2026 · Pozhar names Meridian Post as where it has this from.",
        "○ “a source close to the talks” [unnamed] · Nobody proves that it is another than those",
        "└── Courier, 3 May 2026, denied · Courier has the denial from Iva Horn.",
        "Asked, and gave no answer\n  ○ Ministry of Tides [official]",
        "1 May 2026  single origin, 1 independent origin. Meridian Post prints it on the word of Ann Lee.",
        "3 May 2026  denied, 1 to 2 independent origins. Courier prints the denial of Iva Horn.",
        "Ministry of Tides has not answered: what it says would count.",
    ):
        assert flat(row) in flat(page)


def test_each_telling_is_called_as_the_commands_that_judge_take_it() -> None:
    desk = Told()
    desk.says("Meridian Post", "a3bfeb44071e5", person("Ann Lee"))
    desk.says("Courier", "a6f21671901c8", outlet("Meridian Post"), person("Ann Lee"), statement="s4")
    page = flat(shown(desk))
    assert "has it from Ann Lee. · a3bfeb44:s1 “the harbour of Tarn" in page
    assert "as where it has this from. · a6f21671:s4" in page


def test_the_words_that_an_edge_points_at_are_quoted() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Ann Lee", span=Span(0, 19)))
    desk.sheets["a"] = replace(desk.sheets["a"], text="Ann Lee, the envoy, told guests at a dinner.")
    assert "Pozhar has it from Ann Lee. “Ann Lee, the envoy,”" in flat(shown(desk))


def test_of_forty_copies_a_few_are_drawn_and_the_others_named() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed())
    for n in range(40):
        desk.says(f"Paper {n}", f"b{n:02}", unnamed(), at="2026-05-02")
        desk.copied("a" if n != 39 else "b38", f"b{n:02}")
    page = shown(desk)
    assert page.count("──") == 10
    assert "and 32 more tellings: Paper 8, Paper 9" in page


def test_outlets_that_cite_each_other_are_drawn_once() -> None:
    desk = Told()
    desk.says("Pozhar", "a", outlet("Courier"))
    desk.says("Courier", "b", outlet("Pozhar"))
    page = shown(desk)
    assert "○ Courier and Pozhar, which cite each other" in page
    assert page.count("Courier, 1 May 2026") == page.count("Pozhar, 1 May 2026") == 1


def test_a_withdrawn_text_a_judgement_and_an_unknown_day_are_marked() -> None:
    desk = Told()
    desk.withdraw(desk.says("Herald", "h", person("Rosa Brandt"), at="2026-05-05"), "2026-05-06")
    a, b = desk.says("Pozhar", "a", unnamed(), at=""), desk.says("Courier", "b", unnamed(), at="")
    desk.ruled("one origin", a, b)
    page = shown(desk)
    assert "[withdrawn 6 May 2026]" in page
    assert "A person judged that what Pozhar and Courier print here has one origin." in flat(page)
    assert "Pozhar, captured 30 June 2026" in page


@pytest.mark.parametrize("width", [10, 40, 80, 120, 400])
def test_no_line_is_wider_than_asked_nor_than_can_be_read(width: int) -> None:
    widest = max(24, min(width, 96))
    assert all(cell_len(row) <= widest for row in shown(chain(), width).splitlines())


def test_text_of_others_is_shown_and_never_obeyed() -> None:
    desk = Told()
    desk.says("Poz\x1b[31mhar", "a", person("Ann\x1b]0;x\x07 Lee\u202e"), wording="see\x1b[2J [bold]this[/bold]")
    desk.says("Courier", "b", outlet("Poz\x1b[31mhar"), missing="gone\x1b[1m")
    page = shown(desk)
    assert not any(c in page for c in "\x1b\x07\u202e")
    assert "[bold]this[/bold]" in page
    assert "\x1b[31mhar" not in shown(desk, colour=True)


def test_colours_only_where_they_are_asked_for() -> None:
    assert "\x1b[" in shown(chain(), colour=True)
    assert "\x1b[" not in shown(chain())


def test_it_is_something_that_rich_can_print() -> None:
    desk = chain()
    console = Console(width=100, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(tree(WORDS, desk.weigh(), desk.tellings, desk.sheets))
    console.file.close()
    assert "Ann Lee" in console.export_text()


def test_a_claim_of_the_desk_is_told_with_its_variants_and_related_claims() -> None:
    desk = chain()
    weighed, first, last = desk.weigh(), desk.tellings[0].ref, desk.tellings[-1].ref
    row = ClaimRow("c-000001", WORDS, weighed.standing, 1, 2, 5, 3, 3, "2026-05-01", "2026-05-03", "3")
    variant = Variant("date", (("1 June", (first,)), ("2 June", (last,))))
    claim = Claim(tuple(t.ref for t in desk.tellings), first, (variant,))
    other = replace(row, claim="c-000002", wording="the port of Tarn")
    gone = Moved("split", "c-000003", "2026-05-04T10:00:00Z", "their contents were not one")
    found = Why(
        row, claim, weighed, tuple(desk.tellings), desk.sheets, (Related(other, "the same place"),), (gone,), "s-000001"
    )
    page = render(found, colour=False, width=96)
    assert page.startswith("c-000001 · credibility 3 · story s-000001\n“the harbour of Tarn")
    assert "  date\n    1 June  Meridian Post\n    2 June  Courier\n" in page
    assert "c-000002  the port of Tarn · the same place" in page
    assert "split c-000003: their contents were not one" in page
    assert render(replace(found, story=None), colour=True, width=40)


def test_a_claim_that_no_article_says_any_more_is_said_to_be_withdrawn() -> None:
    desk = Told()
    desk.withdraw(desk.says("Courier", "c", person("Iva Horn")), "2026-05-03")
    assert "no origin · no answer since 3 May 2026 · withdrawn: no article says it any more\n" in shown(desk)


def test_a_claim_of_which_nothing_is_told() -> None:
    assert shown(Told()) == f"“{WORDS}”\nno origin · no answer\n"


@settings(max_examples=40, deadline=None)
@given(desks())
def test_every_telling_that_counts_is_drawn(desk: Told) -> None:
    weighed = desk.weigh()
    page = draw(WORDS, weighed, desk.tellings, desk.sheets, colour=False, width=96)
    for origin in (*weighed.origins, *weighed.against, *weighed.unanswered):
        for article, _ in origin.tellings:
            assert desk.sheets[article].house.name in page


def test_an_article_that_repeats_itself_is_one_line() -> None:
    desk = Told()
    for n in range(3):
        desk.says("Pozhar", "a", person("Ann Lee"), statement=f"s{n}")
    page = flat(shown(desk))
    assert page.count("Pozhar has it from Ann Lee") == 1
    assert "says so 2 more times" in page


@pytest.mark.parametrize(
    ("wording", "drawn"),
    [
        ("“the harbour is shut,”", "“the harbour is shut,”"),
        ("„port jest zamknięty”", "„port jest zamknięty”"),
        ("the harbour is “shut”", "“the harbour is “shut””"),
        ("the harbour is shut", "“the harbour is shut”"),
    ],
)
def test_words_printed_in_marks_get_no_second_ones(wording: str, drawn: str) -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Ann Lee"), wording=wording)
    assert f"\n      {drawn}\n" in shown(desk)
