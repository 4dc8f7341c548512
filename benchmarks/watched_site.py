"""A made-up web of feeds with faults, for benchmarks/watching.py: a server in a process of its own.

Every feed has a host of its own group (127.1.x.y), items that come out over time, and one of the faults below. What it
answers depends on the seed and the time alone, so that what ought to be stored can be worked out beside it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Final

HOSTED: Final = 10
"""Feeds on one host."""
TRAP: Final = "127.9.9.9"
"""A private address that nobody allowed, where redirects lead: it listens, and is never to be asked."""
FAULTS: Final = {
    "none": 30,
    "etag": 14,
    "hangs": 8,
    "500": 10,
    "private": 3,
    "wrong dates": 7,
    "endless": 3,
    "duplicates": 8,
    "retitled": 8,
    "moved": 4,
    "page late": 5,
}
"""Weights. `hangs`, `500`: two answers in three. `private`, `endless`: always, so nothing can be had of it."""
LOST: Final = frozenset({"private", "endless"})
_SYLLABLES = [a + b for a in "bdklmnrstvz" for b in "aeo"]


@dataclass(frozen=True, slots=True)
class Item:
    """An item: `path` on its feed's host; `again` is when it gets its second title, None where it keeps the first."""

    path: str
    title: str
    text: str
    out: float
    inline: bool
    again: float | None = None
    moves: bool = False
    late: float = 0.0

    def titled(self, now: float) -> str:
        """Its title at a time."""
        return f"{self.title}, corrected" if self.again is not None and now >= self.again else self.title

    def at(self, now: float) -> str:
        """Its path at a time: that of one which moves has its title in it."""
        return self.path + ("-corrected" if self.moves and self.again is not None and now >= self.again else "")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what is wrong with it, and its items, the earliest first. `of` is whose items it repeats."""

    number: int
    host: str
    fault: str
    items: tuple[Item, ...]
    of: int

    @property
    def path(self) -> str:
        """Where it is."""
        return f"/feed/{self.number}.xml"


def web(number: int, seed: int, lasts: float) -> list[Feed]:
    """The feeds; their items come out, and change, in the first half of `lasts` seconds."""
    chance, made = random.Random(seed), []
    for n in range(number):
        group = n // HOSTED
        host = f"127.1.{group // 250}.{group % 250 + 1}"
        fault = chance.choices(list(FAULTS), list(FAULTS.values()))[0]
        origin = next((f for f in reversed(made) if f.host == host and f.fault not in LOST), None)
        if fault == "duplicates" and origin:
            made.append(Feed(n, host, fault, origin.items, origin.number))
            continue
        items = tuple(_item(chance, n, k, fault, lasts) for k in range(chance.choice((1, 1, 2))))
        made.append(Feed(n, host, fault, items, n))
    return made


def _item(chance: random.Random, feed: int, k: int, fault: str, lasts: float) -> Item:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(140)]
    title = " ".join(words[:5]).capitalize()
    who = " ".join(w.capitalize() for w in words[5:7])
    lines = [" ".join(words[n : n + 9]).capitalize() + "." for n in range(7, 133, 9)]
    lines.insert(1, f"The mill will close, {who} said on Monday.")
    changes = fault in ("retitled", "moved")
    return Item(
        path=f"/item/{feed}-{k}",
        title=title,
        text=" ".join(lines),
        out=chance.uniform(0, lasts * 0.4) if k else 0.0,
        inline=fault != "page late" and chance.random() < 0.6,
        again=chance.uniform(lasts * 0.3, lasts * 0.5) if changes else None,
        moves=fault == "moved",
        late=chance.uniform(0, lasts * 0.2) if fault == "page late" else 0.0,
    )


class Site:
    """Answers for all feeds, and writes down who was asked when."""

    def __init__(self, feeds: list[Feed], log: Path, port: int) -> None:
        self._feeds = {(f.host, f.path): f for f in feeds}
        self._items = {}
        for f in feeds:
            for item in f.items:
                for path in {item.path, item.path + "-corrected"}:
                    self._items[f.host, path] = item
        self._log = log.open("a", buffering=1)
        self._began = time.monotonic()
        self._asked: dict[str, int] = {}
        self.port = port

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            host = writer.get_extra_info("sockname")[0]
            path = request.split(" ", 2)[1]
            self._log.write(f"{time.monotonic():.6f}\t{host}\t{path}\n")
            known = next(
                (r.split(":", 1)[1].strip() for r in request.split("\r\n") if r.lower().startswith("if-none-m")), ""
            )
            await self._of(host, path, known, writer)
        with contextlib.suppress(OSError):
            writer.close()

    async def _of(self, host: str, path: str, known: str, writer: asyncio.StreamWriter) -> None:
        now = time.monotonic() - self._began
        if (feed := self._feeds.get((host, path))) is not None:
            await self._feed(feed, now, known, writer)
        elif (
            (item := self._items.get((host, path))) is not None
            and now >= item.late
            and path in (item.path, item.at(now))
        ):
            await _send(writer, 200, _page(item, now), "text/html; charset=utf-8")
        else:
            await _send(writer, 404, b"nothing here", "text/plain")

    async def _feed(self, feed: Feed, now: float, known: str, writer: asyncio.StreamWriter) -> None:
        turn = self._asked[feed.path] = self._asked.get(feed.path, -1) + 1
        ill = turn % 3 != 2
        if feed.fault == "hangs" and ill:
            await asyncio.sleep(30)
        elif feed.fault == "500" and ill:
            await _send(writer, 500, b"", "text/plain", "Retry-After: 1\r\n" if turn % 2 else "")
        elif feed.fault == "private":
            await _send(writer, 302, b"", "text/plain", f"Location: http://{TRAP}:{self.port}/\r\n")
        elif feed.fault == "endless":
            await _endless(writer)
        else:
            body = _xml(feed, now, self.port)
            mark = f'"{hash(body) & 0xFFFFFFFF:x}"'
            if feed.fault == "etag" and known == mark:
                await _send(writer, 304, b"", "text/plain", f"ETag: {mark}\r\n")
            else:
                await _send(
                    writer, 200, body, "application/rss+xml", f"ETag: {mark}\r\n" if feed.fault == "etag" else ""
                )


async def _send(writer: asyncio.StreamWriter, status: int, body: bytes, kind: str, more: str = "") -> None:
    head = (
        f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()


async def _endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")
    for _ in range(10_000):
        writer.write(b"<!-- more of the same -->" * 400)
        await writer.drain()
        await asyncio.sleep(0.01)


def _xml(feed: Feed, now: float, port: int) -> bytes:
    rows = []
    for item in feed.items:
        if item.out <= now:
            when = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=feed.number)
            date = format_datetime(when)
            if feed.fault == "wrong dates":
                date = ("Mon, 45 Foo 2026 99:99:99 +9900", format_datetime(datetime.now(UTC) + timedelta(days=400)))[
                    int(now) % 2
                ]
            text = f"<description>&lt;p&gt;{item.text}&lt;/p&gt;</description>"
            rows.append(
                f"<item><title>{item.titled(now)}</title><link>http://{feed.host}:{port}{item.at(now)}</link>"
                f"<guid isPermaLink='false'>made-up-{feed.of}-{item.path}</guid><pubDate>{date}</pubDate>"
                + (text.replace("description", "content:encoded") if item.inline else "")
                + "</item>"
            )
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    title = f"Made-up Post {feed.of}"
    return f"<rss version='2.0' {space}><channel><title>{title}</title>{''.join(rows)}</channel></rss>".encode()


def _page(item: Item, now: float) -> bytes:
    title = item.titled(now)
    body = "".join(f"<p>{line}.</p>" for line in item.text.split(". "))
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{body}</article></body></html>".encode()


async def _serve(number: int, seed: int, lasts: float, log: Path) -> None:
    feeds = web(number, seed, lasts)
    hosts = [*sorted({f.host for f in feeds}), TRAP]
    site = Site(feeds, log, 0)
    first = await asyncio.start_server(site.answer, hosts[0], 0)
    site.port = first.sockets[0].getsockname()[1]
    rest = await asyncio.start_server(site.answer, hosts[1:], site.port)
    print(site.port, flush=True)
    async with first, rest:
        await asyncio.Event().wait()


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    asyncio.run(_serve(given["feeds"], given["seed"], given["lasts"], Path(given["log"])))
