"""What changed is noted once, with the right before and after, whatever the order; looking and taking back; who did what."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.desk import told
from tests.desk.conftest import make_item
from tests.desk.named import article, fill

from headwater.desk import Desk
from headwater.desk.changes import edits
from headwater.desk.changes.digests import official
from headwater.desk.changes.ranks import KINDS, RANKS, STAYS
from headwater.desk.changes.today import Change
from headwater.errors import DeskError
from headwater.linked import Origin, Weighed

WHO = "ana"
ALL = tuple(str(row["id"]) for row in told.ARTICLES)


def kinds(found: list[Change], kind: str) -> list[Change]:
    return [each for each in found if each.kind == kind]


def test_each_kind_has_a_weight() -> None:
    assert set(RANKS) == set(KINDS)
    assert set(KINDS) >= STAYS


def test_a_first_article_is_a_new_story_and_nothing_else(path: Path) -> None:
    with told.fill(path, ("wire",)) as desk:
        (only,) = desk.changes(0)
        assert (only.kind, only.story, only.happened) == ("story", "s-000001", "2026-03-02T08:00:00Z")
        assert only.number == desk.last_change()


def test_what_the_denial_moves_is_told_once_each_with_before_and_after(path: Path) -> None:
    with told.fill(path, ("wire", "daily", "vesti")) as desk:
        after = desk.last_change()
        desk.add(*told.items()["post"])
        found = desk.changes(after)
        (standing,) = kinds(found, "standing")
        assert (standing.body["from"], standing.body["to"]) == ("officially confirmed", "disputed")
        assert (standing.outlet, standing.happened) == ("Lund Post", "2026-03-03T09:00:00Z")
        assert standing.wording.startswith(told.RELEASE)
        (origins,) = kinds(found, "origins")
        assert (origins.body["from_against"], origins.body["to_against"]) == ([0, 0], [1, 1])
        assert origins.body["came"] == ["Velmark’s interior ministry"]
        (answer,) = kinds(found, "answer")
        assert answer.body["names"] == ["interior ministry"]
        assert [each.article for each in kinds(found, "article")] == [told.article("post")]
        assert len(found) == 4


def test_a_copy_is_told_as_one_and_an_unnamed_source_widens_the_interval(path: Path) -> None:
    with told.fill(path, ("wire",)) as desk:
        after = desk.last_change()
        desk.add(*told.items()["daily"])
        (copy,) = kinds(desk.changes(after), "copy")
        assert copy.body["of"] == told.article("wire")
        after = desk.last_change()
        desk.add(*told.items()["vesti"])
        (origins,) = kinds(desk.changes(after), "origins")
        assert (origins.body["from_interval"], origins.body["to_interval"]) == ([1, 1], [1, 2])


@pytest.mark.parametrize("seed", range(3))
def test_within_one_batch_only_what_is_left_counts_in_whatever_order(path: Path, seed: int, tmp_path: Path) -> None:
    names = list(ALL)
    random.Random(seed).shuffle(names)
    with told.fill(path, ()) as one, told.fill(tmp_path / "other.desk", ()) as other:
        list(one.add_all(told.items()[name] for name in ALL))
        list(other.add_all(told.items()[name] for name in names))
        drawn = [sorted((c.kind, c.happened, str(c.body)) for c in desk.changes(0)) for desk in (one, other)]
        assert drawn[0] == drawn[1]
        assert {kind for kind, _, _ in drawn[0]} == {"story"}


@pytest.mark.parametrize("seed", range(3))
def test_who_never_looked_sees_the_same_cards_in_whatever_order(path: Path, seed: int, tmp_path: Path) -> None:
    names = list(ALL)
    random.Random(seed).shuffle(names)

    def cards(desk: Desk) -> list[tuple[object, ...]]:
        found = desk.today(WHO)
        return [(c.title, c.fresh, c.articles, c.news, replace(c.digest, story=0, claim=0)) for c in found.cards]

    with told.fill(path) as one, told.fill(tmp_path / "other.desk", tuple(names)) as other:
        assert cards(one) == cards(other)


def test_what_changes_back_is_no_news(path: Path) -> None:
    with told.fill(path) as desk:
        desk.look(WHO)
        pair = [f"{t.article}:{t.statement}" for t in told.release(desk).tellings if t.article != told.article("post")]
        one, other = pair[0], next(p for p in pair if p.startswith(told.article("vesti")))
        desk.judge_origins(one, other, "bo", same=True)
        (card,) = desk.today(WHO).cards
        (moved,) = card.news
        assert (moved.kind, moved.who, moved.body["to_interval"]) == ("origins", "bo", [1, 1])
        desk.undo(None, "bo")
        (card,) = desk.today(WHO).cards
        assert (card.news, card.unlisted) == ((), True)
        assert desk.today("bo").cards[0].fresh  # bo never looked; what bo did is no news to them


def test_what_one_does_oneself_is_no_news(path: Path) -> None:
    with told.fill(path) as desk:
        desk.look("bo")
        desk.rate(told.release(desk).row.claim, "3", "bo")
        assert desk.today("bo").total == 0
        desk.look(WHO, upto=desk.last_change() - 1)
        (card,) = desk.today(WHO).cards
        assert [(c.kind, c.body["value"], c.judgement) for c in card.news] == [("judged", "3", 1)]


def test_running_everything_anew_is_one_quiet_change(path: Path) -> None:
    with told.fill(path) as desk:
        desk.look(WHO)
        after = desk.last_change()
        list(desk.compare_anew())
        (run,) = desk.changes(after)
        assert (run.kind, run.story) == ("rerun", None)
        assert {run.body[key] for key in ("new", "gone", "standing", "origins")} == {0}
        found = desk.today(WHO)
        assert (found.total, found.rerun) == (0, None)
        (deed,) = desk.activity(sort="runs")
        assert (deed.what, deed.until is not None) == ("run anew", True)


def test_a_run_that_was_broken_off_goes_on_quietly(path: Path) -> None:
    with told.fill(path) as desk:
        after = desk.last_change()
        next(iter(desk.compare_anew()))
        assert desk.activity(sort="runs")[0].until is None
        list(desk.compare_waiting())
        assert [each.kind for each in desk.changes(after)] == ["rerun"]


def test_what_a_transaction_takes_back_is_not_told(path: Path) -> None:
    with told.fill(path, ("wire",)) as desk:
        after = desk.last_change()

        def broken() -> None:
            with desk._writing() as connection:
                from headwater.desk.changes import noting

                noting.rated(connection, 1, {"value": "3"})
                raise RuntimeError

        with pytest.raises(RuntimeError):
            broken()
        assert desk.last_change() == after


# Texts


def _versions(desk: Desk, *texts: str, order: tuple[int, ...] | None = None) -> list[Change]:
    for n in order or tuple(range(len(texts))):
        desk.add(*make_item(texts[n], body=f"<p>{n}".encode(), fetched=f"2026-01-0{n + 2}T03:04:05Z"))
    return desk.changes(0)


SAID = "The mill will close in May, Ada Vint said."
LATER = "The mill will close in June, Ada Vint said."


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        ((SAID, LATER), "edited"),
        ((SAID, f"{LATER}\n\nCorrection: an earlier version of this article gave another month."), "corrected"),
        ((SAID, f"{SAID}\n\nHalf of its workers live in the town."), "grown"),
        ((SAID, "This article has been withdrawn."), "withdrawn"),
        ((SAID, ""), "withdrawn"),
    ],
)
def test_what_becomes_of_a_text(path: Path, texts: tuple[str, ...], kind: str) -> None:
    with Desk(path) as desk:
        (found,) = _versions(desk, *texts)
        assert (found.kind, found.body["a"], found.body["b"]) == (kind, 1, 2)
        assert found.happened == "2026-01-03T03:04:05Z"


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1), (1, 2, 0)])
def test_each_step_of_a_text_is_told_once_in_whatever_order_it_comes(path: Path, order: tuple[int, ...]) -> None:
    with Desk(path) as desk:
        found = _versions(desk, SAID, LATER, f"{LATER}\n\nIt opened in 1910.", order=order)
        assert sorted((c.kind, c.happened[:10]) for c in found) == [("edited", "2026-01-03"), ("grown", "2026-01-04")]


@pytest.mark.parametrize(
    "notice",
    [
        "Уточнение: в предыдущей версии новости был указан другой месяц.",
        "Выпраўлена: у папярэдняй версіі быў іншы месяц.",
        "Виправлення: у першій версії вказано інший місяць.",
        "Sprostowanie: w poprzedniej wersji podano inny miesiąc.",
        "Patikslinta: ankstesnėje versijoje nurodytas kitas mėnuo.",
    ],
)
def test_a_notice_is_known_in_every_language(notice: str) -> None:
    _, before = make_item(SAID)
    _, after = make_item(f"{notice}\n{LATER}")
    kind, body = edits.became(before, after)
    assert (kind, body["notice"]) == ("corrected", notice)
    assert edits.became(after, before)[0] == "edited"


def test_other_quotation_marks_and_dashes_are_no_silent_edit() -> None:
    _, before = make_item('The mill "will close" - in May, says Ada Vint.\n\nIt has 40 workers.')
    _, after = make_item("The mill “will close” — in\u00a0May, says Ada Vint.\n\nIt has 40 workers.")
    _, bare = make_item("The mill will close — in May, says Ada Vint.\n\nIt has 40 workers.")
    assert edits.became(before, after) == ("grown", {"removed": 0, "rewritten": 0, "added": 0, "title": False})
    assert edits.became(before, bare)[0] == "edited"


def test_a_version_in_which_nothing_came_has_not_grown(path: Path) -> None:
    text = 'The mill "will close" in May, says Ada Vint.'
    with Desk(path) as desk:
        desk.add(*make_item(text))
        assert desk.add(*make_item(text.replace('"', "”"))).status == "changed"
        assert [each for each in desk.changes(0) if each.kind in edits.KINDS] == []


def test_a_better_program_is_no_news(path: Path) -> None:
    with told.fill(path, ("wire",)) as desk:
        after = desk.last_change()
        capture, reading = told.items()["wire"]
        better = replace(reading, producer=replace(reading.producer, version="99"))
        better = replace(better, statements=(), events=(), deals=(), cautions=())
        desk.add(capture, better)
        assert desk.changes(after) == []
        (deed,) = desk.activity(sort="runs")
        assert (deed.what, deed.body["articles"]) == ("read again", 1)


# Names


def test_a_watched_name_is_news_unless_it_was_dismissed(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,kind\nRosa Brandt,person\n", encoding="utf-8")
    with fill(path, [article("a", ("Rosa Brandt", "surgeon"))]) as desk:
        desk.add_watchlist("banks", file)
        assert kinds(desk.changes(0), "watched") == []
        desk.add(*article("b", ("Roza Brandt", "surgeon")))
        (met,) = kinds(desk.changes(0), "watched")
        assert (met.article, met.body["listed"], met.body["list"]) == ("b", "Rosa Brandt", "banks")
        assert [c.number for c in desk.today(WHO).watched] == [met.number]
        desk.judge_sighting(met.body["sighting"], "bo", confirmed=False)
        desk.add(*article("c", ("Rosa Brandt", "surgeon")))
        assert len(kinds(desk.changes(0), "watched")) == 1
        desk.remove_watchlist("banks")
        assert desk.today(WHO).watched == ()


# Looking


def test_looking_is_kept_by_name_and_taken_back(path: Path) -> None:
    with told.fill(path) as desk:
        assert desk.today(WHO).total == 2
        one = desk.today(WHO).cards[0].story
        desk.look(WHO, one)
        assert [c.story for c in desk.today(WHO).cards] == ["s-000002"]
        assert desk.today("bo").total == 2
        desk.look(WHO)
        assert (desk.today(WHO).total, len(desk.today(WHO).latest)) == (0, 2)
        assert desk.today(WHO).since
        desk.look_back(WHO)
        assert desk.today(WHO).total == 1
        desk.look_back(WHO)
        assert desk.today(WHO).total == 2
        with pytest.raises(DeskError, match="nothing that could be marked"):
            desk.look_back(WHO)
        with pytest.raises(DeskError, match="who has seen it"):
            desk.look(" ")


def test_what_came_after_the_page_was_made_is_not_seen(path: Path) -> None:
    with told.fill(path, ("wire", "other")) as desk:
        upto = desk.last_change()
        desk.add(*told.items()["vesti"])
        desk.look(WHO, upto=upto)
        (card,) = desk.today(WHO).cards
        assert {c.kind for c in card.news} >= {"article", "origins"}
        assert desk.look("bo", upto=10**9).upto == desk.last_change()


def test_marks_for_the_page_of_a_story(path: Path) -> None:
    with told.fill(path, ("wire", "daily")) as desk:
        assert desk.unseen("s-000001", WHO).fresh
        desk.look(WHO)
        assert desk.unseen("s-000001", WHO).changes == 0
        desk.add(*told.items()["post"])
        found = desk.unseen("s-000001", WHO)
        assert not found.fresh
        assert found.articles == {told.article("post")}
        assert told.release(desk).row.claim in found.claims
        assert {c.kind for c in desk.story_changes("s-000001", kinds=["standing"])} == {"standing"}


def test_a_card_is_one_line_of_the_trade(path: Path) -> None:
    with told.fill(path) as desk:
        digest = desk.today("").cards[0].digest
        assert (digest.at_least, digest.at_most, digest.unnamed, digest.official) == (1, 2, 1, "disagree")
        assert (digest.languages, digest.language, digest.outlets) == (("en", "ru"), "en", 4)


def test_what_turned_over_comes_before_what_is_new(path: Path) -> None:
    with told.fill(path, ("wire", "daily")) as desk:
        desk.look(WHO)
        desk.add(*told.items()["other"])
        desk.add(*told.items()["post"])
        assert [c.fresh for c in desk.today(WHO).cards] == [False, True]
        assert desk.today(WHO).cards[0].news[0].kind == "standing"


# Who did what


def test_activity_has_judgements_and_what_was_added(path: Path) -> None:
    with told.fill(path) as desk:
        desk.rate(told.release(desk).row.claim, "3", "bo")
        desk.undo(None, WHO)
        found = desk.activity()
        assert [(d.sort, d.who, d.what) for d in found] == [
            ("claims", WHO, "undo"),
            ("claims", "bo", "rate"),
            ("added", "", "added"),
        ]
        assert found[-1].body == {"new": 5}
        assert [d.what for d in desk.activity(who="bo")] == ["rate"]
        assert [d.what for d in desk.activity(sort="claims", before=found[0].made)] == ["rate"]
        assert desk.activity(sort="entities") == []
        assert desk.people() == [WHO, "bo"]


def test_an_official_who_is_heard_only_through_unnamed_people_has_said_nothing_openly() -> None:
    envoy = Origin("p", "Elena Brandt", "person", "named", True, (("a", "s1"),), True, 1, "Heard only through others.")
    for standing, says in (("unnamed sources only", "none"), ("named source", "said")):
        weighed = Weighed(1, 1, (envoy,), (), standing, ())
        assert official(SimpleNamespace(claim=None, weighed=weighed)) == says
