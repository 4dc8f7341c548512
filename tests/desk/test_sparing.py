"""Rules spare whatever somebody's work rests on, and say why. Everything that is told of is invented."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.desk import alerted

from headwater.desk import Desk
from headwater.desk.keeping import sparing
from headwater.desk.publishing.items import Draft, Embargo
from headwater.desk.publishing.site import Section, Site
from headwater.desk.sealed.cases import CaseRow, SealedCase, WrappedKey
from headwater.newsroom.keeping import retention
from headwater.newsroom.publishing import bodies

NAMES = ("wire", "daily", "vesti")
BORDER = "the men crossed the border at zelenets in the morning, two officials familiar with the talks said"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """Three articles of one story, all of them old, and a rule that lets go of what is."""
    with alerted.opened(path) as opened:
        age(path)
        opened.keep_for("articles", 30, "anna")
        yield opened


def age(path: Path, added: str = "2020-05-31T23:00:00.000000Z") -> None:
    rows = sqlite3.connect(path, isolation_level=None)
    rows.execute("UPDATE articles SET changed = ?, added = ?", (added, added))
    rows.execute("UPDATE versions SET fetched = '2020-01-01T00:00:00Z'")
    rows.close()


def stays(desk: Desk, *, past_cases: bool = False) -> dict[str, tuple[str, ...]]:
    """What a rule spares, by the names of told.py, with why."""
    (older,) = desk.older(past_cases=past_cases)
    by = {alerted.article(name): name for name in NAMES}
    there = {by[row.id] for row in desk.articles()}
    assert {by[row.article] for row in older.spared} | {by[id] for id in older.articles} == there
    assert older.number == len(older.articles) == len(there) - len(older.spared)
    return {by[row.article]: row.why for row in older.spared}


def telling(desk: Desk, claim: str) -> set[str]:
    """The articles that tell a claim."""
    return {name for name in NAMES if alerted.article(name) in desk.why(claim).sheets}


def test_nothing_is_spared_that_nobody_worked_with(desk: Desk) -> None:
    assert stays(desk) == {}


def test_what_a_published_or_prepared_item_rests_on_stays(desk: Desk) -> None:
    desk.settle_site(Site("Wire", languages=("en",), zone="Europe/Vilnius"), ("en",), "anna")
    desk.keep_section(Section("news", {"en": "News"}), "anna")
    now = datetime.now(UTC)

    def item(words: str, tier: Any, embargo: Embargo | None = None) -> str:
        draft = Draft("What is known", "news", "en", tier, body=bodies.stored(bodies.read(words)), words=words)
        return desk.publish(draft, "anna", now, embargo)

    item(f"We were told: {BORDER}.", "public", Embargo(now + timedelta(days=3), "Europe/Vilnius"))
    assert stays(desk) == dict.fromkeys(("daily", "wire"), ("item",))
    item("Газета піша: «освободил трёх заключённых, сообщил источник».", "desk")
    assert stays(desk) == dict.fromkeys(("daily", "wire", "vesti"), ("item",))


def test_what_an_armed_alert_watches_stays_while_it_is_armed(desk: Desk) -> None:
    vesti = alerted.article("vesti")
    wishes = [alerted.wish("article", vesti, ("withdrawn",)), alerted.wish("claim", "c-000001", ("denied",))]
    one, claim = [desk.add_alert(wish, "ana")[0].id for wish in wishes]
    assert stays(desk) == {}
    desk.arm_alert(one, "ana")
    assert stays(desk) == {"vesti": ("alert",)}
    desk.arm_alert(claim, "ana")
    assert set(stays(desk)) == telling(desk, "c-000001") | {"vesti"}
    desk.disarm_alert(one, "ana")
    assert set(stays(desk)) == telling(desk, "c-000001")
    armed = alerted.armed(desk, "story", "s-000001", ("denied",))
    assert set(stays(desk)) == set(NAMES)
    desk.disarm_alert(armed.id, "ana")
    alerted.armed(desk, "all", "", ("denied",))
    assert set(stays(desk)) == telling(desk, "c-000001")


def test_what_somebody_judged_or_noted_stands_on_something(desk: Desk) -> None:
    rated = desk.rate("c-000001", "3", "anna")
    assert stays(desk) == dict.fromkeys(telling(desk, "c-000001"), ("judged",))
    desk.undo(rated.id, "anna")
    assert stays(desk) == {}
    desk.note_on("c-000001", "Ask about the men.", "anna")
    assert stays(desk) == dict.fromkeys(telling(desk, "c-000001"), ("noted",))


def test_of_somebody_who_was_locked_the_last_article_stays(desk: Desk) -> None:
    one, other = (set(desk.linked(alerted.article(name), 1).values()) for name in ("wire", "daily"))
    entity = sorted(one & other)[0]
    locked = desk.lock(entity, "anna")
    (last,) = stays(desk)
    assert stays(desk) == {last: ("judged",)}
    assert alerted.article(last) in {met.article for met in desk.met_in(entity)}
    retention.apply(desk)
    assert {row.id for row in desk.articles()} == {alerted.article(last)}
    assert [met.article for met in desk.met_in(entity)] == [alerted.article(last)]
    desk.undo(locked.id, "anna")
    assert stays(desk) == {}


def test_a_sealed_case_spares_what_was_there_when_it_was_changed(desk: Desk, path: Path) -> None:
    key = WrappedKey(1, "passphrase", b"key")
    desk.keep_case(SealedCase(CaseRow("k-00000001", "", False, "", "", 0), "mark", b"sealed", (key,)), "anna")
    assert set(stays(desk).values()) == {("case",)}
    assert stays(desk, past_cases=True) == {}
    for month, number in (("2020-05", 3), ("2020-04", 0)):
        rows = sqlite3.connect(path, isolation_level=None)
        rows.execute("UPDATE sealed_cases SET changed = ?", (month,))
        rows.close()
        assert len(stays(desk)) == number
    desk.note_on(alerted.article("wire"), "Ask.", "anna")
    (older,) = desk.older()
    assert sparing.counted(older.spared) == {"noted": 1}


def test_captures_are_spared_as_articles_are(desk: Desk) -> None:
    desk.keep_for("articles", None, "anna")
    desk.keep_for("captures", 30, "anna")
    desk.note_on(alerted.article("wire"), "Ask.", "anna")
    retention.apply(desk)
    for name in NAMES:
        reading = desk.reading(alerted.article(name))
        assert reading
        assert (desk.capture(reading.article.capture.sha256) is not None) == (name == "wire")


def test_what_somebody_works_with_meanwhile_stays(desk: Desk) -> None:
    """A note is written, and a page is fetched anew, between the look at what is old and its going."""
    (older,) = desk.older()
    assert len(older.articles) == 3
    desk.note_on(alerted.article("wire"), "Ask about the men.", "anna")
    rows = sqlite3.connect(desk.path, isolation_level=None)
    rows.execute(
        "UPDATE versions SET fetched = ? WHERE article = ?", ("2036-01-01T00:00:00Z", alerted.article("vesti"))
    )
    rows.close()
    went = desk.let_go(older)
    assert went.articles == (alerted.article("daily"),)
    assert went.number == 1
    assert {row.id for row in desk.articles()} == {alerted.article("wire"), alerted.article("vesti")}
    assert [entry.said for entry in desk.log(kind="retention applied")] == [{"number": "1"}]


def test_bytes_of_what_somebody_works_with_meanwhile_stay(desk: Desk) -> None:
    desk.keep_for("articles", None, "anna")
    desk.keep_for("captures", 30, "anna")
    (older,) = desk.older()
    desk.note_on(alerted.article("wire"), "Ask about the men.", "anna")
    went = desk.let_go(older)
    assert set(older.articles) - set(went.articles) == {alerted.article("wire")}
