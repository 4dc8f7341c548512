"""Whether the watcher keeps its word: benchmarks/watching.py [--feeds 2000] [--kills 50] [--seed 1]

A made-up web of feeds with faults (watched_site.py) is served by a process of its own; the watcher follows all of it
under a speeded schedule, and is killed (kill -9) at random moments, while the clock that it sees is turned by hours
and days. Then it is let run to the end, and the desk is held against what was to be stored: each item once, none lost,
under its last title; and the server's own log against the distance allowed between two requests to one host. Ends with
1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import watched_site
from watched_site import LOST, TRAP, Feed, web

from headwater import pipeline
from headwater.acquire import urls
from headwater.config import Engine, Network, Settings
from headwater.desk import Desk
from headwater.desk.followed.subscribed import FollowedRow, Wish
from headwater.desk.followed.turns import Moment
from headwater.watch.clock import Clock
from headwater.watch.rounds import watching
from headwater.watch.schedule import Pace
from headwater.weighing import Weighing

PACE = Pace(first=1.0, most=6.0, longest=10.0, tries=60)


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried. `delay`: seconds between two requests to a host; `life`: the longest that a watcher lives."""

    feeds: int
    kills: int
    seed: int
    every: int = 20
    delay: float = 0.1
    life: float = 6.0
    patience: float = 300.0

    @property
    def lasts(self) -> float:
        """Seconds of killing."""
        return self.kills * self.life * 0.55


class Turned(Clock):
    """A clock whose wall is turned by so many seconds as a file says."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> Moment:
        real = super().now()
        try:
            by = float(self._file.read_text() or 0)
        except (OSError, ValueError):
            by = 0.0
        return replace(real, wall=real.wall + timedelta(seconds=by))


def settings(desk: Path, feeds: list[Feed], delay: float) -> Settings:
    """Local hosts are allowed by their names; the address that redirects lead to is not."""
    hosts = tuple(sorted({f.host for f in feeds}))
    network = Network(allow_hosts=hosts, timeout=1.5, total_timeout=2.5, max_bytes=300_000, delay=delay)
    return Settings(desk=str(desk), network=network, engine=Engine(workers=2, reader="rules"))


def prepared(given: dict[str, str]) -> tuple[Settings, Weighing]:
    """The settings and rules of the watcher, everything loaded that it needs."""
    trial = Trial(**json.loads(given["trial"]))
    made = settings(Path(given["desk"]), web(trial.feeds, trial.seed, trial.lasts), trial.delay)
    pipeline.Readers(made).close()
    return made, replace(pipeline.WEIGHING, sheet=partial(pipeline.sheet, settings=made))


def watch(made: Settings, weighing: Weighing, clock: Path) -> None:
    """The watcher, until it is told to stop."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with watching(made, stop=stop, clock=Turned(clock), pace=PACE, weighing=weighing) as rounds:
        rounds.idle = 0.2
        rounds.run()


def follow_all(desk: Path, feeds: list[Feed], port: int, every: int) -> None:
    """All feeds, as if somebody had followed them."""
    with Desk(desk) as opened:
        for f in feeds:
            url = f"http://{f.host}:{port}{f.path}"
            opened.follow(Wish(url, urls.canonical(url), f.host, "feed", every), "bench")


@contextmanager
def served(trial: Trial, log: Path) -> Iterator[int]:
    """The port of the served web."""
    given = json.dumps({"feeds": trial.feeds, "seed": trial.seed, "lasts": trial.lasts, "log": str(log)})
    command = [sys.executable, str(Path(watched_site.__file__)), given]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.kill()


class Nursery:
    """A process that has everything loaded, and forks watchers off: each is a process of its own, and is killed as one.

    Two thirds of a short life would else go into loading, and nothing of the killing would fall into the work.
    """

    def __init__(self, trial: Trial, folder: Path) -> None:
        given = {"trial": json.dumps(asdict(trial)), "desk": str(folder / "news.desk"), "clock": str(folder / "clock")}
        self._errors = (folder / "errors").open("ab")
        command = [sys.executable, __file__, "--nursery", json.dumps(given)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True
        )
        self._said()

    def start(self) -> int:
        """The number of a new watcher."""
        assert self._process.stdin
        self._process.stdin.write("start\n")
        self._process.stdin.flush()
        return int(self._said())

    def _said(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()

    def close(self) -> None:
        """Ends the nursery; its watchers are ended by whoever started them."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
        self._errors.close()


def nurse(given: dict[str, str]) -> None:
    """The nursery's life: forks a watcher for each line that comes in."""
    made, weighing = prepared(given)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need not be waited for
    print("ready", flush=True)
    while sys.stdin.readline():
        pid = os.fork()
        if not pid:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.close(0)
            try:
                watch(made, weighing, Path(given["clock"]))
            finally:
                os._exit(0)
        print(pid, flush=True)


def ended(pid: int, number: int) -> None:
    """Ends a watcher, and waits until it is gone."""
    os.kill(pid, number)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)


def killed_often(trial: Trial, folder: Path, nursery: Nursery) -> None:
    """Watchers, one after the other, each killed at a random moment; every fifth under a turned clock."""
    chance = random.Random(trial.seed)
    for n in range(trial.kills):
        if n % 5 == 4:
            (folder / "clock").write_text(str(chance.choice((-1, 1)) * chance.uniform(3600, 90 * 86400)))
        pid = nursery.start()
        time.sleep(chance.uniform(0.1, trial.life))
        if n % 7 == 3:  # turned while it runs
            (folder / "clock").write_text(str(chance.choice((-1, 1)) * chance.uniform(60, 86400)))
            time.sleep(0.5)
        ended(pid, signal.SIGKILL)


def let_run(trial: Trial, folder: Path, nursery: Nursery, wanted: dict[str, str]) -> float:
    """Lets it run until everything is stored, or patience ends; seconds that it took."""
    began = time.monotonic()
    pid = nursery.start()
    while time.monotonic() - began < trial.patience:
        time.sleep(1)
        with Desk(folder / "news.desk", read_only=True) as desk:
            if missing(desk, wanted) == 0:
                break
    took = time.monotonic() - began
    ended(pid, signal.SIGTERM)
    return took


def wanted(feeds: list[Feed], port: int) -> dict[str, str]:
    """First address and last title of every item that can be had."""
    far = 1e9
    return {
        f"http://{f.host}:{port}{item.path}": item.titled(far) for f in feeds if f.fault not in LOST for item in f.items
    }


def missing(desk: Desk, wanted: dict[str, str]) -> int:
    """How many of the titles are not on the desk yet."""
    titles = {row.title for row in desk.articles(limit=1_000_000)}
    return sum(title not in titles for title in wanted.values())


def spacing(log: Path) -> tuple[float, int, int]:
    """The shortest distance between two requests to one host, the requests in all, and those to the trap."""
    asked: dict[str, list[float]] = {}
    for row in log.read_text().splitlines():
        when, host, _ = row.split("\t")
        asked.setdefault(host, []).append(float(when))
    shortest = min((b - a for times in asked.values() for a, b in pairwise(times)), default=0.0)
    return shortest, sum(map(len, asked.values())), len(asked.get(TRAP, ()))


def unfinished(row: FollowedRow) -> bool:
    """True where a feed was not had since it was ill, or gave what waits to be read: a longer run would have it."""
    return row.success is None or row.failures > 0 or row.waiting > 0


def judged(trial: Trial, folder: Path, feeds: list[Feed], port: int) -> list[tuple[str, object, bool]]:
    """The table: what was counted, and whether it is as it must be."""
    hoped = wanted(feeds, port)
    with Desk(folder / "news.desk", read_only=True) as desk:
        rows = desk.articles(limit=1_000_000)
        versions = sum(row.version - 1 for row in rows)
        followed = desk.followed(limit=1_000_000)
    late = {f.number for f, row in zip(feeds, sorted(followed, key=lambda r: r.id), strict=True) if unfinished(row)}
    undone = {f"http://{f.host}:{port}{item.path}" for f in feeds if f.number in late for item in f.items}
    # An item that moved is stored under the address of its first or of its last state, whichever was met first.
    stored = Counter((row.url or "").removesuffix("-corrected") for row in rows)
    titles = {(row.url or "").removesuffix("-corrected"): row.title for row in rows}
    shortest, requests, trapped = spacing(folder / "log")
    private = [
        row.trouble or ""
        for row, f in zip(sorted(followed, key=lambda r: r.id), feeds, strict=True)
        if f.fault == "private"
    ]
    told = sum("not a public address" in text for text in private)
    return [
        ("items to be stored", len(hoped), True),
        ("not done when patience ended", len(undone & set(hoped) - set(stored)), undone & set(hoped) <= set(stored)),
        ("lost", len(set(hoped) - set(stored) - undone), set(hoped) - set(stored) <= undone),
        ("stored twice", sum(n > 1 for n in stored.values()), max(stored.values(), default=0) <= 1),
        ("stored that nobody gave", sum(url not in hoped for url in stored), all(url in hoped for url in stored)),
        (
            "not under the last title",
            sum(titles.get(u) != t for u, t in hoped.items()),
            all(titles.get(u) == t for u, t in hoped.items()),
        ),
        ("later versions", versions, True),
        ("requests", requests, True),
        (f"shortest distance, {trial.delay:g} s allowed", f"{shortest:.3f} s", shortest >= trial.delay),
        ("requests to the forbidden address", trapped, trapped == 0),
        (f"redirects to it reported, of {len(private)}", told, told == len(private)),
        (
            "lines on standard error",
            len((folder / "errors").read_text().splitlines()),
            not (folder / "errors").read_text(),
        ),
    ]


def tried(trial: Trial, folder: Path) -> tuple[list[tuple[str, object, bool]], float, float]:
    """The whole trial in an empty folder: the table, seconds of killing, seconds that it then needed."""
    feeds = web(trial.feeds, trial.seed, trial.lasts)
    (folder / "clock").write_text("0")
    with served(trial, folder / "log") as port:
        follow_all(folder / "news.desk", feeds, port, trial.every)
        nursery = Nursery(trial, folder)
        began = time.monotonic()
        killed_often(trial, folder, nursery)
        killing = time.monotonic() - began
        took = let_run(trial, folder, nursery, wanted(feeds, port))
        nursery.close()
        return judged(trial, folder, feeds, port), killing, took


def main() -> int:
    """Prints the table; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=300.0, help="seconds after the killing")
    parser.add_argument("--nursery", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.nursery:
        nurse(json.loads(given.nursery))
        return 0
    trial = Trial(given.feeds, given.kills, given.seed, patience=given.patience)
    with tempfile.TemporaryDirectory() as folder:
        rows, killing, took = tried(trial, Path(folder))
        errors = (Path(folder) / "errors").read_text()
    print(
        f"{trial.feeds} feeds, {trial.kills} kills in {killing:.0f} s, seed {trial.seed}; then {took:.0f} s to the end"
    )
    for what, number, right in rows:
        print(f"{what:<42} {number!s:>10}  {'' if right else 'MISSED'}".rstrip())
    if errors:
        print(errors[-2000:], file=sys.stderr)
    return 0 if all(right for _, _, right in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
