"""How long the server takes for each page of a desk, and how large it is: python -m benchmarks.pages DESK

    --runs N        how often each address is asked for (3); each time counts; 0: not
    --load SECONDS  then mixed reading for so long while articles are added to the desk (20; 0: not), beside an empty
                    route of FastAPI on the same core. DESK, which benchmarks/bigdesk.py made, grows by some hundreds
    --warm SECONDS  mixed reading before that, told by itself and not counted (60): a desk is open all day, and in the
                    first minute after its server has started each page is made for the first time
    --clients N     readers at once (8)
    --language L    the language of the interface (en): pages in Cyrillic letters are larger

The server is `headwater serve`, bound to one core; the addresses are all that the program has, on what there is on the
desk (pages_asked.py). A time is from the question to the last byte, on this machine; beside it the processor time that
the server took. Each address is asked for as for the first time: what is held of pages is not used. Bars: p95 of every
page under 150 ms, its HTML under 60 KB, what it loads besides under 60 KB together; a tenth of the empty route's
answers, no error. Ends with 1 where one is missed, or where a page is not asked for.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.pages_asked import addresses, routes
from benchmarks.pages_load import EMPTY, Load, mixed, read

from headwater.desk import Desk
from headwater.show.web.preferred import COOKIE

MS, KB, SHARE = 150.0, 60_000, 0.1
"""The bars: milliseconds, bytes, share of the empty route."""
PAUSE = 0.5
"""Seconds between two articles that are added: more often than a watcher that reads them on one core can do it."""
PASSING = "/work/{id}"
"""What is there only while somebody adds something."""
ROOT = Path(__file__).parents[1]
_LOADED = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="(/[^"]*)"')


@dataclass(slots=True)
class Kind:
    """What was measured of one route: seconds from question to answer, seconds of processor time, bytes."""

    route: str
    took: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    size: int = 0
    packed: int = 0
    assets: int = 0
    html: bool = False
    failed: list[str] = field(default_factory=list)
    slowest: str = ""
    largest: str = ""

    @property
    def p95(self) -> float:
        """Milliseconds."""
        return 1000 * at(self.took, 0.95)

    @property
    def missed(self) -> list[str]:
        """The bars that it misses, in words."""
        found = [f"{self.p95:.0f} ms ({self.slowest})"] if self.p95 >= MS else []
        found += [f"{self.size / 1000:.0f} KB of HTML ({self.largest})"] if self.html and self.size >= KB else []
        found += [f"{self.assets / 1000:.0f} KB of assets"] if self.assets >= KB else []
        unasked = [] if self.took or self.route.startswith(PASSING) else ["nothing asks for it"]
        return found + self.failed + unasked


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--load", type=float, default=20)
    parser.add_argument("--warm", type=float, default=60)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    missed = timed(options.desk, options.runs, options.language) if options.runs else []
    if options.load:
        missed += loaded(options.desk, options.load, options.clients, warm=options.warm)
    for line in missed:
        print(f"MISSED {line}")
    return 1 if missed else 0


# One page after the other


def timed(desk: Path, runs: int, language: str = "en") -> list[str]:
    """The table of the pages; gives the bars that were missed."""
    known = routes(desk)
    with server(_serve(desk)) as running, closing(Browser(running, language)) as browser:
        asked = addresses(known, desk, browser.text)
        kinds = [browser.measured(route, asked[route], runs) for route in dict.fromkeys(known)]
    print(
        f"{'page':<44} {'asked':>5} {'p50':>7} {'p95':>7} {'worst':>7} {'cpu95':>7} {'KB':>6} {'gzip':>6} {'assets':>6}"
    )
    for kind in sorted(kinds, key=lambda k: -k.p95):
        print(_row(kind))
    return [f"{kind.route}: {'; '.join(kind.missed[:6])}" for kind in kinds if kind.missed]


def _row(kind: Kind) -> str:
    times = [1000 * at(kind.took, share) for share in (0.5, 0.95, 1.0)] + [1000 * at(kind.cpu, 0.95)]
    sizes = [kind.size, kind.packed, kind.assets]
    numbers = [f"{n:7.1f}" for n in times] + [f"{n / 1000:6.1f}" for n in sizes]
    return f"{kind.route:<44} {len(kind.took):>5} {' '.join(numbers)}"


def at(values: Sequence[float], share: float) -> float:
    """The value below which so large a share of them is; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: status, kind of content, body, seconds, seconds of the server's processor."""

    status: int
    kind: str
    body: bytes
    took: float
    cpu: float


class Browser:
    """Asks a server for one page after the other on one connection."""

    def __init__(self, running: Running, language: str = "en") -> None:
        self._running = running
        self._liked = f"{COOKIE}language={language}"
        self._connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=120)
        self._assets: dict[str, int] = {}
        self._asked = 0

    def close(self) -> None:
        """Leaves."""
        self._connection.close()

    def ask(self, address: str) -> Answer:
        """One page. Of a stream only that it begins."""
        cpu, begun = self._running.cpu(), time.perf_counter()
        self._asked += 1
        fresh = {
            "Accept": "text/html",
            "Cookie": f"asked={self._asked}; {self._liked}",
        }  # nothing is held for whoever has another cookie
        response = self._answered(address, fresh)
        kind = (response.headers.get("content-type") or "").partition(";")[0]
        stream = kind == "text/event-stream"
        body = b"" if stream else response.read()
        took = time.perf_counter() - begun
        if stream:
            self._connection.close()
        return Answer(response.status, kind, body, took, self._running.cpu() - cpu)

    def _answered(self, address: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        """Behind a fault of its own the server has closed the connection: then on a new one."""
        try:
            self._connection.request("GET", address, headers=headers)
            return self._connection.getresponse()
        except (ConnectionError, http.client.HTTPException):
            self._connection.close()
            self._connection.request("GET", address, headers=headers)
            return self._connection.getresponse()

    def text(self, address: str) -> str:
        """The HTML of a page, "" where it is none."""
        answer = self.ask(address)
        return answer.body.decode() if answer.kind == "text/html" else ""

    def measured(self, route: str, asked: Sequence[str], runs: int) -> Kind:
        """What came of a route's addresses."""
        kind = Kind(route)
        worst = 0.0
        for address in [address for address in asked for _ in range(runs)]:
            answer = self.ask(address)
            kind.took.append(answer.took)
            kind.cpu.append(answer.cpu)
            if answer.took > worst:
                worst, kind.slowest = answer.took, address
            if answer.status >= 400:
                kind.failed.append(f"{answer.status} at {address}")
            if len(answer.body) > kind.size:
                kind.size, kind.largest = len(answer.body), address
                kind.packed = len(gzip.compress(answer.body, 6))
            if answer.kind == "text/html":
                kind.html = True
                kind.assets = max(kind.assets, self._loaded(answer.body.decode()))
        kind.failed = list(dict.fromkeys(kind.failed))
        return kind

    def _loaded(self, page: str) -> int:
        """Bytes of what a page loads besides."""
        found = set(_LOADED.findall(page))
        for address in found - self._assets.keys():
            self._assets[address] = len(self.ask(address).body)
        return sum(self._assets[address] for address in found)


# Mixed reading


def loaded(desk: Path, seconds: float, clients: int, *, warm: float = 0) -> list[str]:
    """The lines about the load; gives the bars that were missed."""
    known = routes(desk)
    before = _articles(desk)
    writer = [sys.executable, "-m", "benchmarks.bigdesk", str(desk), "--feed", str(PAUSE)]
    with server(_serve(desk)) as ours, server([sys.executable, "-c", EMPTY]) as empty:
        with closing(Browser(ours)) as browser:
            asked = addresses(known, desk, browser.text)
        rng = random.Random(11)
        with _beside(writer), _on_another_core():
            _wait_for_more(desk, before)
            first = read(empty.port, iter(lambda: "/", ""), clients=clients, seconds=seconds / 4)
            begun = read(ours.port, mixed(asked, rng), clients=clients, seconds=warm)
            pages = read(ours.port, mixed(asked, rng), clients=clients, seconds=seconds)
            last = read(empty.port, iter(lambda: "/", ""), clients=clients, seconds=seconds / 4)
    rate = (first.answers + last.answers) / (first.seconds + last.seconds)
    if warm:
        print(f"\nin the first {warm:.0f} seconds {begun.rate:.0f} answers a second, {begun.rate / rate:.3f} of it")
    return [*_told(pages, rate, _articles(desk) - before, clients), *_failed(begun)]


def _told(pages: Load, empty: float, added: int, clients: int) -> list[str]:
    share = pages.rate / empty
    print(f"\n{clients} readers, {added} articles added meanwhile")
    print(f"empty route  {empty:8.0f} answers a second")
    print(f"mixed pages  {pages.rate:8.0f} answers a second  {share:.3f} of it")
    print(
        f"             p50 {1000 * at(pages.took, 0.5):.0f} ms, p95 {1000 * at(pages.took, 0.95):.0f} ms with the queue"
    )
    print(f"errors       {sum(pages.failed.values()):8}")
    missed = [f"load: {share:.3f} of the empty route, the bar is {SHARE}"] if share < SHARE else []
    return missed + _failed(pages)


def _failed(pages: Load) -> list[str]:
    return [f"load: {count} × {what}" for what, count in pages.failed.most_common(5)]


def _articles(desk: Path) -> int:
    with Desk(desk, read_only=True) as opened:
        return opened.counts().captures


def _wait_for_more(desk: Path, before: int) -> None:
    """Until the process that writes has begun to."""
    until = time.monotonic() + 120
    while _articles(desk) == before and time.monotonic() < until:
        time.sleep(0.2)


# Processes


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    process: subprocess.Popen[str]
    port: int

    def cpu(self) -> float:
        """Seconds that its threads have been on a processor."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except (OSError, ValueError):
                continue  # a thread that ended
        return total / 1e9


def _serve(desk: Path) -> list[str]:
    return [sys.executable, "-m", "headwater", "serve", "--desk", str(desk), "--port", "0"]


def _cores() -> tuple[int, int]:
    """The core of the servers, and the one of everybody else."""
    cores = sorted(os.sched_getaffinity(0))
    return cores[0], cores[-1]


@contextmanager
def server(command: Sequence[str]) -> Iterator[Running]:
    """A server on the first core; what it prints first names its address."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    os.sched_setaffinity(process.pid, {_cores()[0]})
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://\S+", said)
        if address is None:
            raise SystemExit(f"the server did not start: {said}")
        yield Running(process, urlsplit(address[0]).port or 80)
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout:
            process.stdout.close()


@contextmanager
def _beside(command: Sequence[str]) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, {_cores()[1]})
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def _on_another_core() -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {_cores()[1]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


if __name__ == "__main__":
    raise SystemExit(main())
