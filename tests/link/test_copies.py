"""Which text two articles share, and in which direction."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.link.hard_set import ById

from headwater.link.copies import compare
from headwater.link.houses import house
from headwater.linked import Copy, Credit, Sheet

HARD = ById("developed", "afterwards", "last")


def found(one: str, other: str) -> Copy:
    copy = compare(HARD[one], HARD[other])
    assert copy is not None
    return copy


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("bay-transcript", "bay-transcript-2", "identical"),
        ("mine-nw", "mine-ledger", "trimmed"),
        ("ferry-nw-0930", "ferry-kxlt", "trimmed"),
        ("verdict-meridian", "verdict-teaser", "trimmed"),
        ("fire-cna-2", "fire-rewrite", "rewritten"),
        ("most-agency", "most-en", "translated"),
        ("coal-meridian", "coal-feature", "part"),
    ],
)
def test_what_one_article_made_of_the_other(one: str, other: str, kind: str) -> None:
    copy = found(one, other)
    assert copy.kind == kind
    assert (copy.earlier, copy.later) == (one, other)
    assert copy.joins == (kind != "part") == (copy.score >= 0.5)


@pytest.mark.parametrize("other", ["bay-meridian", "bay-guardsman", "bay-transcript", "bay-factcheck"])
def test_who_shares_only_quotations_shares_no_text(other: str) -> None:
    copy = compare(HARD["bay-nw-2"], HARD[other])
    assert copy is None or not copy.joins


def test_the_order_of_the_two_does_not_tell() -> None:
    names = sorted(HARD)
    for one, other in pairwise(names):
        assert compare(HARD[one], HARD[other]) == compare(HARD[other], HARD[one])


def test_passages_point_at_what_both_print() -> None:
    for one, other in (
        ("ferry-nw-0930", "ferry-courier"),
        ("fire-cna-2", "fire-rewrite"),
        ("swim-nw", "swim-plainsman"),
    ):
        copy = found(one, other)
        earlier, later = HARD[copy.earlier].text, HARD[copy.later].text
        assert copy.passages
        for passage in copy.passages:
            assert passage.earlier.end <= len(earlier)
            assert passage.later.end <= len(later)
            if passage.how == "verbatim":
                assert _words(passage.earlier.of(earlier)) == _words(passage.later.of(later))
        assert list(copy.passages) == sorted(copy.passages, key=lambda p: p.earlier)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.lower())


def test_a_quotation_is_told_from_the_story_around_it() -> None:
    copy = found("ferry-nw-0930", "ferry-courier")
    quoted = [p.earlier.of(HARD[copy.earlier].text) for p in copy.passages if p.how == "quotation"]
    assert all("screaming" in text or "life jackets" in text for text in quoted)


def test_shares_say_how_much_of_each_is_in_the_other() -> None:
    copy = found("verdict-meridian", "verdict-teaser")
    assert copy.share > 0.85
    assert copy.kept < 0.4


def test_a_credit_goes_before_the_clock() -> None:
    wire, paper = HARD["mine-nw"], HARD["mine-ledger"]
    early = replace(paper, published="2022-02-11T07:00:00Z", credits=())
    copy = compare(wire, early)
    assert copy is not None
    assert copy.earlier == "mine-ledger"
    assert "published 2022-02-11T07:00:00Z" in copy.why
    assert not copy.credited
    copy = compare(wire, replace(early, credits=(Credit("NW", wire.house, "tag", True),)))
    assert copy is not None
    assert (copy.earlier, copy.credited) == ("mine-nw", True)
    assert "credits NW with its text: sure" in copy.why


def test_a_day_says_nothing_within_itself() -> None:
    one, other = HARD["mine-nw"], HARD["mine-ledger"]
    copy = compare(replace(one, published="2022-02-11"), replace(other, published="2022-02-11T01:00:00Z", credits=()))
    assert copy is not None
    assert "Nothing tells" in copy.why
    copy = compare(
        replace(one, published="", fetched="2022-03-02"), replace(other, published="", fetched="2022-03-01", credits=())
    )
    assert copy is not None
    assert copy.earlier == "mine-ledger"
    assert "a guess" in copy.why


def test_versions_of_one_outlet_grow() -> None:
    one, other = HARD["ferry-kxlt"], HARD["ferry-nw-0930"]
    here = house("KXLT 9 News", None)
    day = "2021-03-02"
    copy = compare(replace(one, published=day), replace(other, published=day, house=here))
    assert copy is not None
    assert (copy.earlier, copy.later) == ("ferry-kxlt", "ferry-nw-0930")
    assert "running stories grow" in copy.why


def test_a_body_that_was_not_carried_is_no_evidence() -> None:
    sheet = HARD["mine-nw"]
    empty = replace(sheet, article="empty", text="", sentences=(), quoted=(), access="headline")
    assert compare(sheet, empty) is None
    assert compare(empty, replace(empty, article="too")) is None
    assert compare(sheet, sheet) is None


@pytest.mark.parametrize("text", ["1", "x y z", "— !!! —", "a " * 50, "Łódź", "word " * 3])
def test_scraps_are_compared_without_harm(text: str) -> None:
    scrap = bare("scrap", text)
    assert compare(scrap, HARD["mine-nw"]) is None
    copy = compare(scrap, bare("again", text))
    assert copy is None or copy.kind in ("identical", "part")


def bare(name: str, text: str) -> Sheet:
    return Sheet(name, house(None, None), "", text, "open", "en", "", "2023-01-01T00:00:00Z")


def test_background_returns_and_joins_nothing_after_weeks() -> None:
    trial, verdict = HARD["larkin-trial"], HARD["larkin-verdict"]
    copy = compare(trial, verdict)
    assert copy is not None
    assert copy.kind == "part"
    assert [p.how for p in copy.passages] == ["verbatim"]


def test_another_sentence_order_and_other_endings_are_one_text() -> None:
    copy = found("most-agency", "most-site")
    assert copy.kind == "rewritten"
    assert any(p.how == "reworded" and p.alike < 1 for p in copy.passages)
