"""Claims on the desk: what is one claim, on how many origins it rests, and that the order of arrival does not tell."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.desk import told

from headwater import pipeline
from headwater.desk import Desk
from headwater.desk.claims import story_pages
from headwater.desk.claims.claim_tables import sheets
from headwater.errors import DeskError


def test_a_claim_goes_through_copies_and_languages(path: Path) -> None:
    with told.fill(path) as desk:
        why = told.release(desk)
        assert set(why.sheets) == {told.article(name) for name in ("wire", "daily", "vesti", "post")}
        assert (why.row.articles, why.row.houses) == (4, 4)
        assert (why.weighed.at_least, why.weighed.at_most) == (1, 2)
        assert why.weighed.standing == "disputed"


def test_a_copy_has_it_from_what_it_copies(path: Path) -> None:
    with told.fill(path) as desk:
        why = told.release(desk)
        edges = [e for e in why.weighed.edges if e.telling[0] == told.article("daily")]
        assert {e.from_[0] for e in edges} <= {told.article("wire"), told.article("daily")}
        assert any(e.from_ == (told.article("wire"), "s1") for e in edges)


def test_the_wording_is_a_passage_of_its_article(path: Path) -> None:
    with told.fill(path) as desk:
        for row in desk.claims():
            why = desk.why(row.claim)
            (shown,) = (t for t in why.tellings if t.ref == why.claim.wording)
            reading = desk.reading(shown.article)
            assert reading is not None
            assert row.wording == " ... ".join(s.of(reading.article.text) for s in shown.spans)


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_arrival_gives_the_same_claims(path: Path, seed: int, tmp_path: Path) -> None:
    names = [str(row["id"]) for row in told.ARTICLES]
    random.Random(seed).shuffle(names)
    with told.fill(path) as one, told.fill(tmp_path / "other.desk", tuple(names)) as other:
        assert told.drawn(one) == told.drawn(other)


def test_comparing_anew_keeps_claims_and_addresses(path: Path) -> None:
    with told.fill(path) as desk:
        before = {row.claim: row for row in desk.claims()}
        stories = {row.story: row for row in desk.stories()}
        assert set(desk.compare_anew()) == {told.article(str(row["id"])) for row in told.ARTICLES}
        assert {row.claim: row for row in desk.claims()} == before
        assert {row.story: row for row in desk.stories()} == stories


def test_without_rules_articles_wait_to_be_compared(path: Path) -> None:
    with Desk(path, rules=pipeline.RULES) as desk:
        desk.add(*told.items()["wire"])
        assert (desk.uncompared(), desk.claims(), desk.stories()) == (1, [], [])
        with pytest.raises(DeskError, match="without the rules for claims"):
            list(desk.compare_waiting())
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        assert list(desk.compare_waiting()) == [told.article("wire")]
        assert desk.uncompared() == 0
        assert desk.claims()


def test_claims_are_found_by_words_in_any_language_of_theirs(path: Path) -> None:
    with told.fill(path) as desk:
        claim = told.release(desk).row.claim
        assert [row.claim for row in desk.claims("prisoners Velmark")] == [claim]
        assert claim in [row.claim for row in desk.claims("заключённых")]
        assert desk.claims("submarine") == []
        assert [row.claim for row in desk.claims(standing="disputed")] == [claim]


def test_a_claim_of_no_such_name_is_told(path: Path) -> None:
    with told.fill(path, ("other",)) as desk:
        with pytest.raises(DeskError, match="c-000999: there is no such claim"):
            desk.why("c-000999")
        with pytest.raises(DeskError, match="looks like c-000123"):
            desk.why("release")
        with pytest.raises(DeskError, match="looks like s-000123"):
            desk.story("c-000001")


def test_copies_point_at_the_passages_of_both(path: Path) -> None:
    with told.fill(path) as desk:
        (found,) = desk.copies(told.article("daily"))
        assert (found.copy.earlier, found.copy.later) == (told.article("wire"), told.article("daily"))
        assert found.copy.credited
        texts = [desk.reading(id) for id in (found.copy.earlier, found.copy.later)]
        earlier, later = (reading.article.text for reading in texts if reading)
        for passage in found.copy.passages:
            assert passage.earlier.end <= len(earlier)
            assert passage.later.end <= len(later)
            if passage.how == "verbatim":
                assert passage.earlier.of(earlier).split()[:3] == passage.later.of(later).split()[:3]


def test_one_story_takes_in_what_is_told_of_it_and_leaves_out_the_rest(path: Path) -> None:
    with told.fill(path) as desk:
        story = desk.why(told.release(desk).row.claim).story
        assert story is not None
        inside = {each.article for each in desk.story(story).articles}
        assert {told.article("wire"), told.article("daily")} <= inside
        assert told.article("other") not in inside


def withdrawn(name: str) -> told.Item:
    """A later version of an article, which is a notice that it was withdrawn."""
    text = "This article has been withdrawn. We apologise to our readers."
    ((capture, reading),) = told.read([{"id": name, "title": "Article withdrawn", "text": text}]).values()
    return capture, replace(reading, article=replace(reading.article, id=told.article(name)))


def test_a_withdrawn_article_stays_in_its_story_which_keeps_its_title(path: Path) -> None:
    with told.fill(path) as desk:
        name = told.release(desk).story or ""
        before = desk.story(name)
        desk.add(*withdrawn("wire"))
        for _ in range(2):
            after = desk.story(name)
            assert after.row.title == before.row.title
            assert {each.article for each in after.articles} == {each.article for each in before.articles}
            assert [each.kind for each in after.changes] == ["withdrawn"]
            list(desk.compare_anew())


def test_a_story_of_one_article_is_not_renamed_when_that_is_withdrawn(path: Path) -> None:
    capture, notice = withdrawn("other")
    with told.fill(path) as desk:
        claim = told.row_of(desk, "Bread prices").claim
        desk.add(capture, notice)
        why = desk.why(claim)
        assert desk.story(why.story or "").row.title == "Bread prices rise"
        assert why.row.withdrawn == why.weighed.withdrawn == capture.fetched
        assert all(not row.withdrawn for row in desk.claims() if row.claim != claim)
        assert {t.claim.claim: t.claim.withdrawn for t in desk.story_claims(why.story or "")}[claim] == capture.fetched


LOAN = {"id": "l1", "outlet": "Calden Wire", "published": "2026-05-05T09:00:00Z", "language": "en", "title": "Loan"}
LENT = "Velmark will lend Lundia {} million crowns to rebuild the harbour of Toruma, minister Joren Halvek said on Tuesday."


@pytest.mark.parametrize(("first", "order"), [(350, ("l2", "l1")), (300, ("l1", "l2"))])
def test_words_of_a_later_version_were_not_there_when_the_first_was_published(
    path: Path, first: int, order: tuple[str, str]
) -> None:
    rest = " The money is to be paid back over twenty years, and the first part of it will come in the autumn, he said."
    rows = [
        {**LOAN, "text": LENT.format(first) + (rest if first == 300 else "")},
        {**LOAN, "id": "l2", "outlet": "Lund Post", "published": "2026-05-06T08:00:00Z", "text": LENT.format(300)},
    ]
    read, again = told.read(rows), told.read([{**rows[0], "text": LENT.format(300)}])
    ids = {read[name][1].article.id: name for name in ("l1", "l2")}
    capture, reading = again["l1"]
    later = replace(reading, article=replace(reading.article, id=read["l1"][1].article.id))
    with told.fill(path, ("other",)) as desk:
        for name in ("l1", "l2"):
            desk.add(*read[name])
        desk.add(replace(capture, fetched="2999-01-02T03:04:05Z"), later)
        (found,) = desk.copies(read["l1"][1].article.id)
        assert (ids[found.copy.earlier], ids[found.copy.later]) == order
        said = "had other words when it was seen" in found.copy.why
        assert said == (first == 350)


def test_what_a_person_entered_stands_under_the_day_that_was_given(path: Path) -> None:
    with told.fill(path) as desk:
        claim = told.release(desk).row.claim
        source = {"name": "Rolf Anders", "kind": "person", "naming": "named"}
        for title, day in (("Dated", {"published": "2026-03-04"}), ("Undated", {})):
            body = {
                "title": title,
                "wording": f"{told.RELEASE}, {title}.",
                "source": source,
                "stance": "asserts",
                **day,
            }
            desk.enter_origin(claim, body, "anna")
        with desk._reading() as connection:
            stories = {story for (story,) in connection.execute(select(sheets.c.story).distinct()) if story}
            rows = [each for story in stories for each in story_pages.printed(connection, story, 99)]
        assert {each.title: each.captured for each in rows if each.own} == {"Dated": False, "Undated": True}


def test_a_story_has_the_language_of_the_article_whose_title_it_has(path: Path) -> None:
    with told.fill(path) as desk:
        languages = {row.title: row.language for row in desk.articles()}
        stories = desk.stories()
        assert stories
        assert {row.title: row.language for row in stories} == {row.title: languages[row.title] for row in stories}
