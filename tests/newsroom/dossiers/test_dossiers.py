"""Dossiers on a desk: what is frozen stays, what changed is told, nobody's text is lost."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update
from tests.desk import told

from headwater import pipeline
from headwater.desk import Desk
from headwater.desk.chunks import AT_ONCE
from headwater.desk.claims.claim_tables import claims
from headwater.desk.dossiers import forgetting
from headwater.desk.dossiers.dossier_tables import states
from headwater.errors import DeskError, DeskOutdated
from headwater.newsroom.dossiers import writing
from headwater.newsroom.dossiers.open_ends import open_ends
from headwater.newsroom.dossiers.since import since
from headwater.records import Outlet, Reading, Span


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "news.desk"
    told.fill(path).close()
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copy(filled, tmp_path)
    with Desk(tmp_path / filled.name, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        yield opened


def release(desk: Desk) -> str:
    return told.release(desk).row.claim


def key(desk: Desk, name: str) -> str:
    """The key of what an article says of the release."""
    return next(e.key for e in desk.evidence_now(release(desk)).evidence if e.article == told.article(name))


def ref(desk: Desk, name: str) -> str:
    """The telling of the release in an article, as persons name it."""
    telling = next(t for t in told.release(desk).tellings if t.article == told.article(name))
    return f"{telling.article}:{telling.statement}"


def begun(desk: Desk, text: str) -> str:
    return writing.begin(desk, "The release", "Ana", language="en", text=text)


def again(desk: Desk, name: str, more: str) -> None:
    """An article is captured again: with `more` at its end, or without what it said where that is ""."""
    capture, reading = told.items()[name]
    text = reading.article.text + more if more else "Nothing of this is known."
    spans = (*reading.article.sentences, Span(len(reading.article.text) + 2, len(text))) if more else (Span(0, 25),)
    outlet = reading.article.outlet if more else Outlet("Karvia Daily")
    article = replace(reading.article, text=text, sentences=spans, outlet=outlet)
    changed = replace(reading, article=article) if more else Reading(article, reading.producer)
    body = text.encode()
    sha256 = hashlib.sha256(body).hexdigest()
    article = replace(article, capture=replace(article.capture, sha256=sha256, fetched="2099-04-01T00:00:00Z"))
    desk.add(
        replace(capture, body=body, sha256=sha256, fetched=article.capture.fetched), replace(changed, article=article)
    )


def test_a_state_is_frozen_with_every_word_and_hash(desk: Desk) -> None:
    found = desk.dossier(begun(desk, f"Three were freed [{release(desk)}]."))
    state = found.states[release(desk)]
    assert (state.standing, state.at_least, state.at_most) == ("disputed", 1, 2)
    wire = next(e for e in state.evidence if e.article == told.article("wire"))
    capture = desk.capture(wire.sha256)
    reading = desk.reading(wire.article, wire.version)
    assert capture
    assert reading
    assert wire.words == " ... ".join(span.of(reading.article.text) for span in wire.spans)
    assert (wire.outlet, wire.published, wire.fetched) == ("Northern Wire", "2026-03-02T08:00:00Z", capture.fetched)


def test_a_key_is_cut_out_of_the_frozen_article_and_never_typed(desk: Desk) -> None:
    mine = key(desk, "wire")
    found = desk.dossier(begun(desk, f"So it is told [{mine}]. Or not [{mine.replace('@', '@ff')}]."))
    assert list(found.evidence) == [mine]
    assert [end.kind for end in open_ends(found, since(desk, found)).ends][:1] == ["unknown key"]


def test_a_judgement_that_moves_a_claim_is_told_until_somebody_has_seen_it(desk: Desk) -> None:
    id = begun(desk, f"Three were freed [{release(desk)}].")
    assert not since(desk, desk.dossier(id))
    one, other = ref(desk, "wire"), ref(desk, "vesti")
    made = desk.judge_origins(one, other, "Ben", same=True)
    assert desk.dossiers()[0].moved == 1
    found = desk.dossier(id)
    changed = since(desk, found)
    (moved,) = changed.moved
    assert (moved.was.at_most, moved.is_ and moved.is_.at_most) == (2, 1)
    assert [j.id for j in moved.judged] == [made.id]
    assert writing.see(desk, found, changed, "Cleo") == 2
    assert not since(desk, desk.dossier(id))
    assert desk.dossier(id, 1).states[release(desk)].at_most == 2
    assert [(r.what, r.who) for r in desk.dossier_revisions(id)] == [("acknowledged", "Cleo"), ("begun", "Ana")]
    desk.undo(made.id, "Ben")
    assert desk.dossiers()[0].moved == 1


def test_what_changed_again_is_not_taken_for_seen(desk: Desk) -> None:
    id = begun(desk, f"Three were freed [{release(desk)}].")
    one, other = ref(desk, "wire"), ref(desk, "vesti")
    desk.judge_origins(one, other, "Ben", same=True)
    found = desk.dossier(id)
    shown = since(desk, found)
    desk.undo(None, "Ben")
    desk.judge_origins(one, other, "Ben", same=False)
    with pytest.raises(DeskOutdated):
        writing.see(desk, found, shown, "Cleo")
    assert desk.dossier(id).row.n == 1


def test_an_article_that_still_says_it_is_edited_and_one_that_does_not_leaves_an_orphan(desk: Desk) -> None:
    wire, daily = key(desk, "wire"), key(desk, "daily")
    id = begun(desk, f"One [{wire}]. Two [{daily}].")
    again(desk, "wire", "\n\nIt rained in Toruma.")
    again(desk, "daily", "")
    found = desk.dossier(id)
    changed = since(desk, found)
    assert {piece.key: fate.what for piece, fate in changed.fates} == {wire: "edited", daily: "orphaned"}
    assert found.evidence[daily].words in str(told.ARTICLES[1]["text"])
    assert desk.dossiers()[0].edited == 2
    assert [end.kind for end in open_ends(found, changed).ends][:1] == ["orphaned"]
    writing.see(desk, found, changed, "Ana")
    after = since(desk, desk.dossier(id))
    assert {piece.key: fate.what for piece, fate in after.fates}[daily] == "orphaned"


def test_two_who_write_at_once_lose_nothing(desk: Desk) -> None:
    id = begun(desk, "First.")
    assert writing.write(desk, id, 1, "Ana", text="Ana's.") == 2
    with pytest.raises(DeskOutdated):
        writing.write(desk, id, 1, "Ben", text="Ben's.")
    assert writing.put_in(desk, id, [release(desk)], "Ben") == 3
    assert desk.dossier(id).revision.text == f"Ana's.\n\n[{release(desk)}]"
    with pytest.raises(DeskError, match="already"):
        writing.put_in(desk, id, [release(desk)], "Ben")
    assert writing.put_back(desk, id, 1, 3, "Ben") == 4
    assert [r.text for r in desk.dossier_revisions(id)][-1] == desk.dossier(id).revision.text == "First."


def test_a_translation_stands_beside_its_quotation_until_it_is_taken_back(desk: Desk) -> None:
    mine = key(desk, "vesti")
    id = begun(desk, f"> [{mine}]")
    piece = desk.dossier(id).evidence[mine]
    desk.translate(piece, "en", "Three prisoners", "Ana")
    desk.translate(piece, "en", "three prisoners", "Ben")
    assert [(t.text, t.who) for t in desk.dossier(id).translations] == [("three prisoners", "Ben")]
    desk.translate(piece, "en", "", "Ben")
    assert desk.dossier(id).translations == ()


@pytest.mark.parametrize(
    ("title", "language", "text"),
    [("", "en", "x"), ("x" * 301, "en", "x"), ("T", "e1", "x"), ("T", "en", "x" * 160_001)],
)
def test_what_cannot_be_a_dossier_is_refused(desk: Desk, title: str, language: str, text: str) -> None:
    with pytest.raises(DeskError):
        writing.begin(desk, title, "Ana", language=language, text=text)
    with pytest.raises(DeskError):
        writing.begin(desk, "T", "  ", language="en")
    assert desk.dossier_total() == 0


def test_the_names_of_claims_that_are_not_there_are_kept_and_told(desk: Desk) -> None:
    found = desk.dossier(begun(desk, "Three [c-999999]."))
    assert since(desk, found).unknown == ("c-999999",)


def test_of_a_forgotten_article_no_word_stays(desk: Desk) -> None:
    mine = key(desk, "vesti")
    id = begun(desk, f"One [{mine}]. Two [{release(desk)}].")
    words = desk.dossier(id).evidence[mine].words
    with desk._writing() as connection:
        assert forgetting.article(connection, told.article("vesti")) == 2
    found = desk.dossier(id)
    assert mine not in found.evidence
    assert words not in repr(found)
    assert "Голос Карвии" not in repr(found)


def test_a_claim_that_became_one_with_another_is_told_and_found(desk: Desk) -> None:
    bread = told.row_of(desk, "Bread prices").claim
    id = begun(desk, f"Bread [{bread}].")
    other = ":".join(desk.why(bread).claim.wording)
    desk.join_claims(ref(desk, "wire"), other, "Ben")
    (moved,) = since(desk, desk.dossier(id)).moved
    assert (moved.claim, moved.is_ and moved.is_.claim) == (bread, release(desk))
    assert [row.dossier for row in desk.dossiers_citing(release(desk))] == [id]
    assert desk.dossiers()[0].moved == 1
    writing.see(desk, desk.dossier(id), since(desk, desk.dossier(id)), "Ana")
    assert not since(desk, desk.dossier(id)).moved
    assert desk.dossiers()[0].moved == 0
    assert writing.parts_of(desk.dossier(id))


def test_a_dossier_is_found_by_any_of_the_many_claims_that_became_one(desk: Desk) -> None:
    id, main = begun(desk, f"One [{release(desk)}]."), int(release(desk)[2:])
    with desk._writing() as connection:
        row = dict(connection.execute(select(claims).where(claims.c.id == main)).one()._mapping)
        connection.execute(insert(claims), [row | {"id": n, "into": main} for n in range(2000, 2000 + AT_ONCE + 100)])
        connection.execute(insert(claims), [row | {"id": 9000, "into": 2000 + AT_ONCE + 99}])
        connection.execute(update(states).values(claim=9000))
    assert [found.dossier for found in desk.dossiers_citing(f"c-{main:06d}")] == [id]
