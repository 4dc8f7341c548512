"""What persons decide about claims: it moves them at once, outlives every run, and can be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.desk import told

from headwater.desk import Desk
from headwater.desk.claims import claim_judging
from headwater.errors import DeskError

WHO = "ana"


def ref(desk: Desk, name: str) -> str:
    """The telling of the release in an article, as persons name it."""
    telling = next(t for t in told.release(desk).tellings if t.article == told.article(name))
    return f"{telling.article}:{telling.statement}"


def test_parted_tellings_are_two_claims_until_that_is_taken_back(path: Path) -> None:
    with told.fill(path) as desk:
        before = told.drawn(desk)
        desk.part_claims(ref(desk, "wire"), ref(desk, "vesti"), WHO)
        assert told.article("vesti") not in told.release(desk).sheets
        list(desk.compare_anew())
        assert told.article("vesti") not in told.release(desk).sheets
        desk.undo(None, WHO)
        assert told.drawn(desk) == before


def test_joined_tellings_are_one_claim_until_that_is_taken_back(path: Path) -> None:
    with told.fill(path) as desk:
        before = told.drawn(desk)
        bread = desk.why(told.row_of(desk, "Bread prices").claim).claim.wording
        desk.join_claims(ref(desk, "wire"), ":".join(bread), WHO)
        assert told.article("other") in told.release(desk).sheets
        list(desk.compare_anew())
        assert told.article("other") in told.release(desk).sheets
        desk.undo(None, WHO)
        assert told.drawn(desk) == before


def test_a_statement_is_named_by_a_beginning_of_its_article_and_by_its_number(path: Path) -> None:
    with told.fill(path) as desk:
        article, statement = ref(desk, "vesti").split(":")
        desk.correct_statement(f"{article[:8]}:{statement.removeprefix('s')}", {"stance": "denies"}, WHO)
        assert {t.ref: t.stance for t in told.release(desk).tellings}[article, statement] == "denies"


def test_an_article_whose_whole_id_begins_others_is_meant_by_it(path: Path) -> None:
    with told.fill(path) as desk:
        claim = told.release(desk).row.claim
        body = {"source": {"name": "Rolf Anders", "kind": "person", "naming": "named"}, "stance": "asserts"}
        for n in range(1, 11):
            title, words = f"Interview {n}", f"I saw {n} of them cross the border."
            desk.enter_origin(claim, body | {"title": title, "wording": words}, WHO)
        with desk._engine.connect() as connection:
            assert claim_judging.place(connection, "j-1:s1").article == "j-1"


def test_a_person_says_that_two_origins_are_one(path: Path) -> None:
    with told.fill(path) as desk:
        assert told.release(desk).weighed.at_most == 2
        desk.judge_origins(ref(desk, "wire"), ref(desk, "vesti"), WHO, same=True)
        assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (1, 1)
        desk.undo(None, WHO)
        desk.judge_origins(ref(desk, "wire"), ref(desk, "vesti"), WHO, same=False)
        assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (2, 2)


def test_a_person_says_that_an_article_is_a_copy(path: Path) -> None:
    with told.fill(path) as desk:
        desk.judge_copy(told.article("vesti"), told.article("wire"), WHO, copied=True)
        assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (1, 1)
        assert any(e.how == "judged" for e in told.release(desk).weighed.edges)


def test_a_corrected_source_counts_and_what_was_read_stays(path: Path) -> None:
    with told.fill(path) as desk:
        source = {"name": "Ilda Marrow", "kind": "person", "naming": "named", "official": True}
        desk.correct_statement(ref(desk, "vesti"), {"source": source}, WHO)
        assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (1, 1)
        reading = desk.reading(told.article("vesti"))
        assert reading is not None
        assert reading.statements[0].source.naming == "described"
        desk.undo(None, WHO)
        assert told.release(desk).weighed.at_most == 2


def test_a_corrected_stance_moves_the_standing(path: Path) -> None:
    with told.fill(path) as desk:
        desk.correct_statement(ref(desk, "post"), {"stance": "confirms"}, WHO)
        assert told.release(desk).weighed.standing != "disputed"


def test_a_missed_statement_can_be_added(path: Path) -> None:
    with told.fill(path, ("vesti",)) as desk:
        passage = "Об условиях освобождения он не рассказал"
        source = {"name": "источник в правительстве", "kind": "person", "naming": "described"}
        made = desk.add_statement(told.article("vesti"), passage, source, "declines", WHO)
        found = desk.claims_of(told.article("vesti"))
        assert f"j-{made.id}" in found
        assert made.own == (passage,)
        list(desk.compare_anew())
        assert f"j-{made.id}" in desk.claims_of(told.article("vesti"))
        desk.undo(None, WHO)
        assert f"j-{made.id}" not in desk.claims_of(told.article("vesti"))


def test_an_interview_of_ones_own_is_an_origin(path: Path) -> None:
    with told.fill(path) as desk:
        before = told.drawn(desk)
        claim = told.release(desk).row.claim
        body = {
            "title": "Interview with Rolf Anders",
            "wording": "I saw the three of them cross the border.",
            "source": {"name": "Rolf Anders", "kind": "person", "naming": "named"},
            "stance": "asserts",
            "published": "2026-03-04",
        }
        made = desk.enter_origin(claim, body, WHO)
        assert made.own == (body["title"], body["wording"])
        why = desk.why(claim)
        assert "Rolf Anders" in {origin.name for origin in why.weighed.origins}
        assert why.weighed.at_least == 2
        list(desk.compare_anew())
        assert desk.why(claim).weighed.at_least == 2
        desk.undo(made.id, WHO)
        assert told.drawn(desk) == before


def test_a_corrected_statement_stays_the_claim_that_it_was(path: Path) -> None:
    with told.fill(path) as desk:
        claim = told.row_of(desk, "Bread prices").claim
        desk.rate(claim, "3", WHO)
        statement = ":".join(desk.why(claim).claim.wording)
        claims = {row.claim for row in desk.claims()}
        for changes in (
            {"source": {"name": "Jost Verell", "kind": "person", "naming": "named"}},
            {"dates": ["2026-01"]},
        ):
            desk.correct_statement(statement, changes, WHO)
            assert told.row_of(desk, "Bread prices").claim == claim
        desk.correct_statement(statement, {"stance": "denies"}, WHO)
        list(desk.compare_anew())
        found = desk.why(claim)
        assert (found.row.standing, found.row.credibility) == ("denied", "3")
        for _ in range(3):
            desk.undo(None, WHO)
            assert desk.why(claim).row.credibility == "3"
        assert desk.why(claim).moved == ()
        assert {row.claim for row in desk.claims()} == claims


def test_the_correction_of_one_of_many_tellings_moves_no_address(path: Path) -> None:
    with told.fill(path) as desk:
        claims = {row.claim for row in desk.claims()}
        desk.correct_statement(
            ref(desk, "daily"), {"source": {"name": "Jost Verell", "kind": "person", "naming": "named"}}, WHO
        )
        assert {row.claim for row in desk.claims()} == claims
        desk.undo(None, WHO)
        assert {row.claim for row in desk.claims()} == claims


def test_what_was_joined_gets_its_address_back_when_that_is_taken_back(path: Path) -> None:
    with told.fill(path) as desk:
        release, bread = told.release(desk), desk.why(told.row_of(desk, "Bread prices").claim)
        for claim in (release.row.claim, bread.row.claim):
            desk.rate(claim, "4", WHO)
        numbers = {row.claim: row for row in desk.claims()}
        for again in range(2):
            desk.join_claims(":".join(release.claim.wording), ":".join(bread.claim.wording), WHO)
            one, other = (desk.claim_row(claim).claim for claim in (release.row.claim, bread.row.claim))
            assert one == other
            if again:
                list(desk.compare_anew())
            desk.undo(None, WHO)
            assert {row.claim: row for row in desk.claims()} == numbers


def test_what_was_parted_twice_has_one_address_of_its_own(path: Path) -> None:
    with told.fill(path) as desk:
        claim, one, other = told.release(desk).row.claim, ref(desk, "wire"), ref(desk, "vesti")
        parted = set()
        for _ in range(2):
            desk.part_claims(one, other, WHO)
            parted.add(next(name for name, of in tellings(desk).items() if tuple(other.split(":")) in of))
            desk.undo(None, WHO)
            assert {desk.claim_row(name).claim for name in parted} == {claim}
        assert len(parted) == 1
        assert claim not in parted


INTERVIEW = {
    "title": "Interview",
    "source": {"name": "Marta Dolen", "kind": "person", "naming": "named"},
    "stance": "asserts",
    "published": "2026-03-05",
}


@pytest.mark.parametrize(
    "wording",
    [
        "Bread prices rose by 5 percent in Lundia in February.",  # another claim, word for word
        "Velmark released three prisoners on Monday",
        "The men crossed the border at Zelenets at 23:40",
        "That is so",
    ],
)
def test_an_origin_of_ones_own_is_of_its_claim_and_moves_no_other(path: Path, wording: str) -> None:
    with told.fill(path) as desk:
        before = tellings(desk)
        claim = told.release(desk).row.claim
        made = desk.enter_origin(claim, INTERVIEW | {"wording": wording}, WHO)
        own = (f"j-{made.id}", "s1")
        for _ in range(2):
            assert tellings(desk) == before | {claim: before[claim] | {own}}
            list(desk.compare_anew())
        desk.undo(None, WHO)
        assert tellings(desk) == before


def test_the_same_words_entered_for_two_claims_leave_them_two(path: Path) -> None:
    with told.fill(path) as desk:
        before = tellings(desk)
        release, bread = told.release(desk).row.claim, told.row_of(desk, "Bread prices").claim
        words = INTERVIEW | {"wording": "I counted them myself and that is the number"}
        one, other, third = (desk.enter_origin(claim, words, WHO).id for claim in (release, bread, bread))
        more = {release: {(f"j-{one}", "s1")}, bread: {(f"j-{other}", "s1"), (f"j-{third}", "s1")}}
        for _ in range(2):
            assert tellings(desk) == {claim: of | more.get(claim, set()) for claim, of in before.items()}
            list(desk.compare_anew())


def test_what_comes_later_moves_nothing_to_an_origin_of_ones_own(path: Path) -> None:
    first, later = ("wire", "other"), ("daily", "vesti", "post")
    with told.fill(path, first) as desk:
        desk.enter_origin(told.row_of(desk, "Bread prices").claim, INTERVIEW | {"wording": told.RELEASE}, WHO)
        for name in later:
            desk.add(*told.items()[name])
        found = {frozenset(r for r in of if not r[0].startswith("j-")) for of in tellings(desk).values()}
    with told.fill(path.with_name("without.desk"), (*first, *later)) as desk:
        assert found == {frozenset(of) for of in tellings(desk).values()}


def test_an_origin_of_ones_own_goes_with_the_statement_that_it_was_entered_beside(path: Path) -> None:
    with told.fill(path) as desk:
        made = desk.enter_origin(told.release(desk).row.claim, INTERVIEW | {"wording": "That is so"}, WHO)
        own, beside = (f"j-{made.id}", "s1"), told.release(desk).claim.wording
        other = next(t.ref for t in told.release(desk).tellings if t.article == told.article("vesti"))
        desk.part_claims(":".join(beside), ":".join(other), WHO)
        assert next(of for of in tellings(desk).values() if own in of) >= {beside}
        with pytest.raises(DeskError, match=f"`headwater claim undo {made.id}` takes it out"):
            desk.part_claims(":".join(own), ":".join(beside), WHO)


def tellings(desk: Desk) -> dict[str, set[tuple[str, str]]]:
    """The tellings of every claim, by its address."""
    return {row.claim: {t.ref for t in desk.why(row.claim).tellings} for row in desk.claims(limit=1000)}


def test_ratings_follow_the_admiralty_code(path: Path) -> None:
    with told.fill(path) as desk:
        claim = told.release(desk).row.claim
        assert desk.rate(claim, "3", WHO).what == f"{claim} is rated 3"
        assert told.release(desk).row.credibility == "3"
        with pytest.raises(DeskError, match="needs two independent origins"):
            desk.rate(claim, "1", WHO)
        with pytest.raises(DeskError, match="one of A, B, C, D, E, F"):
            desk.rate("Lund Post", "G", WHO)
        desk.undo(None, WHO)
        assert told.release(desk).row.credibility is None


WRONG: dict[str, tuple[Callable[[Desk], object], str]] = {
    "no such statement": (lambda d: d.join_claims("zzz:s1", ref(d, "wire"), WHO), "no such statement"),
    "one statement": (lambda d: d.join_claims(ref(d, "wire"), ref(d, "wire"), WHO), "is one statement"),
    "another claim": (
        lambda d: d.judge_origins(ref(d, "wire"), f"{told.article('other')}:s1", WHO, same=True),
        "not of one claim",
    ),
    "no passage": (
        lambda d: d.add_statement(told.article("wire"), "not there", {"name": "x", "kind": "person"}, "asserts", WHO),
        "does not stand in",
    ),
    "said already": (
        lambda d: d.add_statement(
            told.article("wire"),
            "Velmark released three prisoners on Monday",
            {"name": "Ilda Marrow", "kind": "person", "naming": "named"},
            "asserts",
            WHO,
        ),
        "has these words from this source already",
    ),
    "no such date": (
        lambda d: d.correct_statement(ref(d, "wire"), {"dates": ["2026-03", "2026-13-45"]}, WHO),
        "2026-13-45: there is no such date; give a day",
    ),
    "no such day": (
        lambda d: d.enter_origin(
            told.release(d).row.claim, INTERVIEW | {"wording": "So it is", "published": "2026-02-31"}, WHO
        ),
        "2026-02-31: there is no such day; give one of the calendar",
    ),
    "no stance": (lambda d: d.correct_statement(ref(d, "wire"), {"stance": "hopes"}, WHO), "no such stance"),
    "no source": (
        lambda d: d.correct_statement(ref(d, "wire"), {"source": {"name": "x", "kind": "ghost"}}, WHO),
        "no source",
    ),
    "no article": (lambda d: d.judge_copy("zzz", told.article("wire"), WHO, copied=True), "no such article"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_judged_is_told_and_changes_nothing(path: Path, case: str) -> None:
    do, message = WRONG[case]
    with told.fill(path, ("wire", "vesti", "other")) as desk:
        before, log = told.drawn(desk), desk.judgements()
        with pytest.raises(DeskError, match=message):
            do(desk)
        assert (told.drawn(desk), desk.judgements()) == (before, log)


def test_who_is_one_is_weighed_at_once(path: Path) -> None:
    with told.fill(path, ("wire", "clerk", "other")) as desk:
        before = told.drawn(desk)
        assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (2, 2)
        marrow, brandt = entity(desk, "wire", "Ilda Marrow"), entity(desk, "clerk", "Petra Brandt")
        desk.merge(marrow, brandt, WHO)
        assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (1, 1)
        desk.undo(None, WHO)
        assert told.drawn(desk) == before
        desk.merge(brandt, marrow, WHO)
        desk.split(brandt, [told.article("wire")], WHO)
        assert told.drawn(desk) == before


def entity(desk: Desk, name: str, called: str) -> str:
    """The entity of the desk that an article calls so."""
    found = next(e for e in told.items()[name][1].entities if e.name == called)
    return str(desk.entity(told.article(name), found.id))
