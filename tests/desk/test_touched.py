"""Whose own pages show what was written, on the desk of the invented outlets."""

from __future__ import annotations

from pathlib import Path

from tests.desk import told

from headwater.desk.changes.touched import Mark

WHO = "ana"


def test_without_a_moment_and_after_a_judgement_it_is_everything(path: Path) -> None:
    with told.fill(path, ("wire",)) as desk:
        assert desk.touched(None).everything
        mark = desk.touched(None).mark
        assert desk.touched(mark).names == frozenset()
        desk.rate("c-000001", "3", WHO)
        assert desk.touched(mark).everything


def test_another_desk_in_its_place_is_everything(path: Path) -> None:
    with told.fill(path, ("wire",)) as desk:
        assert desk.touched(Mark(change=1000)).everything
        assert desk.touched(Mark(sheet=1000)).everything


def test_an_article_touches_itself_its_story_and_each_claim_that_it_tells_or_moves(path: Path) -> None:
    with told.fill(path, ("wire", "daily", "vesti")) as desk:
        mark = desk.touched(None).mark
        desk.add(*told.items()["post"])
        names = desk.touched(mark).names
        post = told.article("post")
        assert {post, "s-000001"} <= names
        assert {row.claim for row in desk.claims_of(post).values()} <= names
        assert told.article("vesti") not in names


def test_a_change_of_a_claim_is_seen_on_its_page_whatever_moved_it(path: Path) -> None:
    with told.fill(path, ("wire", "daily")) as desk:
        for one in ("vesti", "post"):
            mark = desk.touched(None).mark
            before = {row.claim: desk.why(row.claim) for row in desk.claims()}
            desk.add(*told.items()[one])
            moved = {
                row.claim
                for row in desk.claims()
                if desk.why(row.claim).weighed != getattr(before.get(row.claim), "weighed", None)
            }
            assert moved <= desk.touched(mark).names
