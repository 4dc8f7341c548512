"""Desks on which somebody is to be told something: copies of one that was filled once, and made-up changes on them."""

from __future__ import annotations

import pickle
import shutil
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests import shared
from tests.desk import told
from tests.desk.told import Item

from headwater import pipeline
from headwater.config import Engine, Settings
from headwater.desk import Desk
from headwater.desk.alerts.alert_records import Message, Rule, Wish
from headwater.desk.changes import noticed
from headwater.desk.changes.noting import Notebook

CLAIM, STORY = "c-000001", "s-000001"


@cache
def items() -> dict[str, Item]:
    """The articles of told.py, read by the rules alone: all that alerts look at is the same, and no model is loaded."""
    by_rules = Settings(engine=Engine(workers=1, reader="rules"))

    def make(path: Path) -> None:
        path.write_bytes(pickle.dumps(told.read(told.ARTICLES, by_rules)))

    found: dict[str, Item] = pickle.loads(shared.made("alerted.pickle", make).read_bytes())
    return found


def article(name: str) -> str:
    """The desk's id of an article."""
    return items()[name][1].article.id


def fill(path: Path, *names: str) -> Desk:
    """A desk with these articles. The caller closes it."""
    desk = Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING)
    for name in names:
        desk.add(*items()[name])
    return desk


def _filled() -> Path:
    return shared.made("alerted.desk", lambda path: fill(path, "wire", "daily", "vesti").close())


def opened(path: Path) -> Desk:
    """A desk with a release in three articles, at `path`; the denial has not come yet."""
    shutil.copy(_filled(), path)
    return Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING)


def wish(
    watch: Any = "claim", target: str = CLAIM, turns: Any = ("denied", "disputed", "answer"), **other: Any
) -> Wish:
    given = {"channels": (("desk", ""),), "gather": 0} | other
    return Wish(watch, target, tuple(turns), **given)


def armed(desk: Desk, *asked: Any, **other: Any) -> Rule:
    """A rule, armed."""
    rule, _ = desk.add_alert(wish(*asked, **other), "ana")
    return desk.arm_alert(rule.id, "ana")


def deny(desk: Desk) -> None:
    """The ministry denies the release."""
    desk.add(*items()["post"])


def happens(desk: Desk, kind: Any, claim: int | None = 1, **other: Any) -> int:
    """Writes a made-up change as the desk would; its number."""
    body = other.pop("body", None) or _BODIES.get(kind, {"why": ""})
    with desk._writing() as connection:
        noticed._keep(connection, Notebook(), [noticed._Change(kind, other.pop("story", 1), claim, body=body, **other)])
    return desk.last_change()


_BODIES: dict[str, dict[str, Any]] = {
    "standing": {
        **{"from": "named source", "to": "denied", "why": "", "from_interval": [1, 2], "to_interval": [1, 2]},
    },
    "origins": {
        **{"from_interval": [1, 1], "to_interval": [2, 2], "from_against": [0, 0], "to_against": [0, 0]},
        **{"came": ["Ilda Marrow"], "went": [], "why": ""},
    },
    **{kind: {"a": 1, "b": 2, "removed": 1, "title": False} for kind in ("edited", "corrected", "withdrawn")},
}


def later(seconds: float = 0.0) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


def decide(desk: Desk, now: datetime | None = None) -> list[Message]:
    """Decides and seals all that there is; what is on the desk then, the first one first."""
    while desk.decide_alerts(now or later()):
        pass
    return [message for message, _ in reversed(desk.inbox(None, "", limit=100).messages)]


def kinds(message: Message) -> list[str]:
    return [change.kind for change in message.changes]
