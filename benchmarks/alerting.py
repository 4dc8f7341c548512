"""Whether alerts keep their word: python -m benchmarks.alerting [--changes 10000] [--kills 50] [--seed 1]

Standing changes of made-up claims are written to a desk as the desk itself writes them, while those who tell are killed
(kill -9) at random moments and their receivers, a real server of mail and a real one of webhooks, fail at will. In the
end what the receivers took is held against what was to be told: each change of each rule told by each way at least
once, none under two ids, a repeat under the id it had, and each rule's messages in their order. Ends with 1 where a
bar is missed.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.alert_receivers import FAULTS, Receivers, Taken, receiving, told
from sqlalchemy import func, insert, select

from headwater.acquire.sending import Sender
from headwater.config import Mail, Network, Settings
from headwater.desk import Desk
from headwater.desk.alerts import outbox, receiver
from headwater.desk.alerts.alert_records import Rule, Wish
from headwater.desk.alerts.alert_tables import channels, deliveries, events, messages
from headwater.desk.alerts.receiver import Receiver
from headwater.desk.changes import noticed
from headwater.desk.changes.noting import Notebook
from headwater.desk.claims.claim_tables import claims, stories
from headwater.newsroom.alerts import signing
from headwater.newsroom.alerts.pace import Pace
from headwater.newsroom.alerts.teller import Teller
from headwater.show import alerting

STORIES: Final = 40
EACH: Final = 25
STANDINGS: Final = ("single origin", "named source", "officially confirmed", "denied", "disputed", "no answer")
PACE: Final = Pace(first=0.02, most=0.4, patience=24 * 3600.0)
SENDER: Final = "desk@news.example"
_EACH: Final = 1.5
"""Seconds of writing for each kill."""
_LONGEST: Final = 30.0
Row = tuple[str, float, bool]


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried. `life`: the most deliveries that one who tells lives through; `tellers`: how many at once."""

    changes: int
    kills: int
    seed: int
    life: int = 80
    tellers: int = 2
    patience: float = 1800.0


# The desk, its rules, and what is replayed


def prepared(path: Path, http: int) -> list[tuple[Rule, int]]:
    """A desk with made-up stories and claims, and rules about them; of each rule how many stories it is about."""
    with Desk(path) as desk:
        with desk._writing() as connection:
            connection.execute(insert(stories), [_story(n) for n in range(1, STORIES + 1)])
            connection.execute(insert(claims), [_claim(n) for n in range(1, STORIES * EACH + 1)])
        wishes = [_of_story(n, http) for n in range(1, STORIES + 1)]
        wishes += [_of_claim(n, http) for n in range(7, STORIES * EACH, 41)]
        wishes.append(
            Wish("all", "", ("denied",), (("webhook", _hook(http, "denied")), ("mail", "denied@x.example")), gather=1)
        )
        made = [desk.add_alert(wish, "bench")[0] for wish in wishes]
        return [(desk.arm_alert(rule.id, "bench"), rule.id) for rule in made]


def _hook(http: int, name: str) -> str:
    return f"http://127.0.0.1:{http}/{name}"


def _of_story(n: int, http: int) -> Wish:
    ways: tuple[Any, ...] = (("webhook", _hook(http, f"s{n}")), ("mail", f"s{n}@x.example"))
    chosen = ways if n % 4 == 0 else ways[:1] if n % 2 else ways[1:]
    wording: Any = "discreet" if n % 5 == 0 else "plain"
    return Wish("story", f"s-{n:06d}", ("standing", "least"), chosen, wording=wording, gather=n % 2)


def _of_claim(n: int, http: int) -> Wish:
    ways: tuple[Any, ...] = (("webhook", _hook(http, f"c{n}")), ("desk", ""))
    return Wish("claim", f"c-{n:06d}", ("confirmed", "denied", "disputed"), ways, gather=0)


def _story(n: int) -> dict[str, Any]:
    row = {"id": n, "into": None, "title": f"Made-up story {n}", "articles": 1}
    return row | dict.fromkeys(("first", "last", "added"), "2026-03-02T08:00:00Z")


def _claim(n: int) -> dict[str, Any]:
    row = {"id": n, "into": None, "wording": f"Made-up claim {n}", "words": "", "standing": STANDINGS[0]}
    row |= {"at_least": 1, "at_most": 1, "tellings": 1, "articles": 1, "houses": 1, "body": b""}
    return row | dict.fromkeys(("first", "last", "added"), "2026-03-02T08:00:00Z")


def replay(path: Path, trial: Trial, over: float) -> None:
    """Writes the changes, several in a transaction, over so many seconds."""
    lot, now = random.Random(trial.seed), dict.fromkeys(range(1, STORIES * EACH + 1), STANDINGS[0])
    left = trial.changes
    pause = over / max(1, trial.changes / 10)
    with Desk(path, create=False) as desk:
        while left:
            some = [_turned(lot, now) for _ in range(min(left, lot.randint(1, 19)))]
            with desk._writing() as connection:
                noticed._keep(connection, Notebook(), some)
            left -= len(some)
            time.sleep(pause * lot.random() * 2)


def _turned(lot: random.Random, now: dict[int, str]) -> Any:
    claim = lot.randint(1, STORIES * EACH)
    to = lot.choice([name for name in STANDINGS if name != now[claim]])
    body = {"from": now[claim], "to": to, "why": "", "from_interval": [1, 1], "to_interval": [1, 1]}
    now[claim] = to
    return noticed._Change("standing", (claim - 1) // EACH + 1, claim, body=body)


# Those who tell, and are killed


def tell(given: dict[str, Any]) -> None:
    """One who tells, until it is killed."""
    settings = _settings(Path(given["desk"]), given["smtp"])
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with Desk(settings.desk, create=False) as desk:
        print("ready", flush=True)
        teller = Teller(desk, settings, alerting.writer(""), stop, Sender(settings.network), pace=PACE, idle=0.1)
        teller.tell = lambda told: print(told.what, flush=True)
        teller.run()


def _settings(path: Path, smtp: int) -> Settings:
    network = Network(allow_hosts=("127.0.0.1",), timeout=1.0, total_timeout=3.0)
    mail = Mail(server="127.0.0.1", port=smtp, security="none", sender=SENDER)
    return Settings(desk=str(path), network=network, mail=mail)


class Killing:
    """Starts those who tell, and kills each at a random moment of its life, until so many were killed: after so many
    deliveries and some milliseconds, in the midst of the next; some within their first second, while they decide."""

    def __init__(self, path: Path, trial: Trial, smtp: int) -> None:
        self._given = json.dumps({"desk": str(path), "smtp": smtp})
        self._trial = trial
        self._lot = random.Random(trial.seed + 1)
        self._lock = threading.Lock()
        self._left = trial.kills
        self.killed = 0
        self.busy = 0
        """Of those killed how many had sent something."""

    def run(self) -> None:
        """Kills until enough were."""
        threads = [threading.Thread(target=self._slot, daemon=True) for _ in range(self._trial.tellers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _slot(self) -> None:
        while True:
            with self._lock:
                if not self._left:
                    return
                self._left -= 1
                lives = 0 if self._lot.random() < 0.25 else self._lot.randint(1, self._trial.life)
                rest = self._lot.uniform(0.0, 0.05 if lives else 1.0)
            self._one(lives, rest)

    def _one(self, lives: int, rest: float) -> None:
        with self.teller() as process:
            assert process.stdout is not None
            cut = threading.Timer(_LONGEST, process.kill)  # nothing may be left to send
            cut.start()
            told = sum(1 for _, line in zip(range(lives), process.stdout, strict=False) if line)
            time.sleep(rest)
            process.kill()
            cut.cancel()
            process.wait()
        with self._lock:
            self.killed += 1
            self.busy += told > 0

    def teller(self) -> subprocess.Popen[str]:
        """One who tells, at work."""
        command = [sys.executable, "-m", "benchmarks.alerting", "--tell", self._given]
        here = Path(__file__).resolve().parent.parent
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=here)
        assert process.stdout is not None
        process.stdout.readline()
        return process


def tried(trial: Trial, folder: Path) -> tuple[list[Row], dict[str, float]]:
    """Does all of it; the bars with what was found, and further figures."""
    path = folder / "alerts.desk"
    with receiving(trial.seed, FAULTS) as receivers:
        prepared(path, receivers.http)
        killing = Killing(path, trial, receivers.smtp)
        began = time.monotonic()
        writing = threading.Thread(target=replay, args=(path, trial, trial.kills * _EACH), daemon=True)
        writing.start()
        killing.run()
        writing.join()
        last = [killing.teller() for _ in range(trial.tellers)]
        listening = [threading.Thread(target=list, args=(each.stdout,), daemon=True) for each in last]
        for thread in listening:
            thread.start()
        _until_done(path, trial.patience)
        for each, thread in zip(last, listening, strict=True):
            with each:
                each.terminate()
                thread.join(30)
        seconds = time.monotonic() - began
        time.sleep(0.2)  # what was cut off on its way may still be read
        rows = checked(path, trial, receivers)
    return rows, {
        "killed": killing.killed,
        "killed while they sent": killing.busy,
        "seconds": seconds,
        **receivers.done,
    }


def _until_done(path: Path, patience: float) -> None:
    until = time.monotonic() + patience
    with Desk(path, create=False, read_only=True) as desk:
        while time.monotonic() < until:
            with desk._reading() as connection:
                waiting = connection.execute(select(func.count()).where(deliveries.c.state == "waiting")).scalar_one()
                open_ = connection.execute(select(func.count()).where(messages.c.state != "sealed")).scalar_one()
            last = desk.last_change()
            if not waiting and not open_ and all(rule.cursor >= last for rule in desk.alerts()):
                return
            time.sleep(0.1)


# What is held against what


def checked(path: Path, trial: Trial, receivers: Receivers) -> list[Row]:
    """The bars: what, the number, and whether it is kept."""
    taken = receivers.by_way()
    with Desk(path, create=False, read_only=True) as desk:
        rules = desk.alerts()
        expected = _expected(desk, rules)
        decided = _decided(desk)
        ways = [_Way(desk, rule, channel, taken) for rule in rules for channel in rule.channels if channel.to]
    doubled = sum(way.doubled for way in ways)
    return [
        ("changes replayed", trial.changes, True),
        ("alerts to be told (rule, change)", sum(map(len, expected.values())), True),
        ("  not decided", sum(len(expected[id] - decided[id]) for id in expected), expected == decided),
        ("  decided that were not to be", sum(len(decided[id] - expected[id]) for id in expected), expected == decided),
        ("deliveries (message, way)", sum(len(way.ids) for way in ways), True),
        ("  never taken", (lost := sum(way.lost for way in ways)), not lost),
        ("  given up", (given := sum(c.given_up for rule in rules for c in rule.channels)), not given),
        ("  taken under an id that none has", (odd := sum(way.odd for way in ways)), not odd),
        ("  taken again, under the same id", sum(way.repeats for way in ways), True),
        ("changes told under two ids", doubled, not doubled),
        ("changes that a webhook did not name", (bare := sum(way.unnamed for way in ways)), not bare),
        ("ways whose order was not kept", (order := sum(not way.in_order for way in ways)), not order),
        ("bad signatures", (bad := sum(way.bad for way in ways)), not bad),
        ("discreet messages that let something on", (told_ := sum(way.let_on for way in ways)), not told_),
    ]


def _expected(desk: Desk, rules: Sequence[Rule]) -> dict[int, set[int]]:
    """Of each rule the changes that it has to tell: found here by other means than the desk's own."""
    found: dict[int, set[int]] = {rule.id: set() for rule in rules}
    names = {"confirmed": "officially confirmed", "denied": "denied", "disputed": "disputed"}
    after = 0
    while some := desk.changes(after, 1000):
        after = some[-1].number
        for change in some:
            for rule in rules:
                about = {"story": change.story, "claim": change.claim, "all": ""}[rule.watch]
                wanted = "standing" in rule.turns or change.body["to"] in {names.get(turn) for turn in rule.turns}
                if about == rule.target and wanted:
                    found[rule.id].add(change.number)
    return found


def _decided(desk: Desk) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {rule.id: set() for rule in desk.alerts()}
    with desk._reading() as connection:
        for alert, change in connection.execute(select(events.c.alert, events.c.change)):
            found[alert].add(change)
    return found


class _Way:
    """One way of one rule: what was to be taken there in which order, and what was."""

    def __init__(self, desk: Desk, rule: Rule, channel: Any, taken: dict[str, list[Taken]]) -> None:
        self._rule = rule
        self._hook = channel.kind == "webhook"
        with desk._reading() as connection:
            query = select(messages.c.key, messages.c.id).where(messages.c.alert == rule.id).order_by(messages.c.seq)
            rows = connection.execute(query).all()
            told_ = {}
            for row in connection.execute(select(events.c.message, events.c.change).where(events.c.alert == rule.id)):
                told_.setdefault(row.message, set()).add(row.change)
        keys = [outbox.key(row.key, channel.id) for row in rows]
        self.ids = [f"msg_{key}" if self._hook else f"<{key}@{SENDER.partition('@')[2]}>" for key in keys]
        self._changes = {id: told_.get(row.id, set()) for id, row in zip(self.ids, rows, strict=True)}
        to = _receiver(desk, channel.id) if self._hook else Receiver(channel.to)
        way = to.to.partition("//")[2].partition("/")[2] if self._hook else to.to
        self._taken = taken.get(f"/{way}" if self._hook else way, [])
        self._secret = to.secret

    @property
    def lost(self) -> int:
        return len(set(self.ids) - {one.id for one in self._taken})

    @property
    def odd(self) -> int:
        return len({one.id for one in self._taken} - set(self.ids))

    @property
    def repeats(self) -> int:
        return len(self._taken) - len({one.id for one in self._taken})

    @property
    def in_order(self) -> bool:
        first = list(dict.fromkeys(one.id for one in self._taken))
        return first == [id for id in self.ids if id in set(first)]

    def _named(self) -> dict[str, set[int]]:
        """What each webhook says that it tells."""
        found: dict[str, set[int]] = {}
        if self._hook and self._rule.wording == "plain":
            for one in self._taken:
                rows = told(one)["data"]["changes"]
                found.setdefault(one.id, set()).update(row["number"] for row in rows)
        return found

    @property
    def doubled(self) -> int:
        given = [number for numbers in self._named().values() for number in numbers]
        return len(given) - len(set(given))

    @property
    def unnamed(self) -> int:
        named = self._named()
        return sum(len(self._changes[id] - named[id]) for id in named if id in self._changes)

    @property
    def bad(self) -> int:
        if not self._hook:
            return 0
        wrong = 0
        for one in self._taken:
            body = one.raw.partition(b"\r\n")[2]
            at = int(one.headers["webhook-timestamp"])
            wrong += one.headers["webhook-signature"] != signing.signature(self._secret, one.id, at, body)
        return wrong

    @property
    def let_on(self) -> int:
        if self._rule.wording == "plain":
            return 0
        words = (b"made-up", b"claim", b"denied", b"confirmed", b"headwater", b"alerts.desk")
        return sum(any(word in one.raw.lower() for word in words) for one in self._taken)


def _receiver(desk: Desk, channel: int) -> Receiver:
    """Where a webhook leads and how it is signed, opened by the key beside the desk."""
    with desk._reading() as connection:
        row = connection.execute(select(channels.c.alert, channels.c.secret).where(channels.c.id == channel)).one()
    return receiver.opened(desk.path, row.alert, row.secret)


def main() -> int:
    """Prints the table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tell", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.tell:
        with suppress(KeyboardInterrupt):
            tell(json.loads(asked.tell))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows, beside = tried(Trial(asked.changes, asked.kills, asked.seed), Path(folder))
    for what, number, kept in rows:
        print(f"{what:<42} {number:>8,}{'' if kept else '   MISSED'}")
    for what, number in beside.items():
        print(f"{what:<42} {number:>8,.0f}")
    return 0 if all(kept for _, _, kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
