"""The watcher against a real server: what it asks, what it keeps, how it takes faults and turned clocks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from acquire import conftest
from acquire.conftest import Site
from headwater import pipeline
from headwater.config import Engine, Network, Settings
from headwater.desk import Desk
from headwater.desk.followed.turns import Moment
from headwater.errors import DeskGone
from headwater.watch import Told
from headwater.watch.clock import Clock, dead, myself
from headwater.watch.following import follow
from headwater.watch.rounds import _rounds
from headwater.watch.schedule import Pace

site = conftest.site
NETWORK = Network(allow_hosts=("127.0.0.1",), delay=0.0, timeout=2.0, total_timeout=4.0, robots=False)
TEXT = "The mill of Sarny Bor will close in May, Ada Vint said on Monday. " * 12


class Turned(Clock):
    """A clock whose wall can be turned."""

    by = timedelta()

    def now(self) -> Moment:
        real = super().now()
        return replace(real, wall=real.wall + self.by)


class Watch:
    """A desk, and rounds over it; `told` is what they said."""

    def __init__(self, path: Path, readers: pipeline.Readers) -> None:
        self.settings = Settings(desk=str(path), network=NETWORK, engine=Engine(workers=1, reader="rules"))
        self.desk = Desk(path)
        self.clock = Turned()
        self.told: list[Told] = []
        self.tell: Callable[[Told], None] = self.told.append
        self._readers = readers

    def follow(self, address: str, kind: str = "feed") -> None:
        follow(self.desk, address, self.settings, who="Ada", kind=kind)

    def look(self, *only: int, tries: int = 2) -> list[str]:
        """What the watcher says while it looks at what is due."""
        self.told.clear()
        self.start(once=True, only=only, tries=tries)
        return sorted(t.what for t in self.told)

    def start(
        self, *, once: bool, only: tuple[int, ...] = (), tries: int = 2, stop: threading.Event | None = None
    ) -> None:
        pace, stop = Pace(first=0.0, most=0.0, tries=tries), stop or threading.Event()
        rounds = _rounds(self.settings, self.desk, self._readers, stop, self.tell, self.clock, pace)
        rounds.threads, rounds.idle = 4, 0.05
        rounds.run(once=once, only=only)

    def titles(self) -> list[str | None]:
        return sorted(row.title or "" for row in self.desk.articles())


@pytest.fixture(scope="module")
def readers() -> Iterator[pipeline.Readers]:
    made = pipeline.Readers(Settings(engine=Engine(workers=1, reader="rules")))
    yield made
    made.close()


@pytest.fixture
def watch(tmp_path: Path, readers: pipeline.Readers) -> Iterator[Watch]:
    made = Watch(tmp_path / "news.desk", readers)
    yield made
    made.desk.close()


def feed(site: Site, *items: tuple[str, str, str], etag: str = "") -> Callable[[dict[str, str]], object]:
    """A feed of items (path, title, text); it answers 304 to its own mark."""
    rows = "".join(
        f"<item><title>{title}</title><link>{site.url(path)}</link><guid>made-up-{n}</guid>"
        f"<description>{text}</description></item>"
        for n, (path, title, text) in enumerate(items)
    )
    body = f"<rss><channel><title>Harbour Post</title>{rows}</channel></rss>".encode()

    def answer(headers: dict[str, str]) -> object:
        if etag and headers.get("if-none-match") == etag:
            return 304, {"ETag": etag}, b""
        return 200, {"Content-Type": "application/rss+xml", **({"ETag": etag} if etag else {})}, body

    return answer


def page(title: str, text: str = TEXT) -> tuple[int, dict[str, str], bytes]:
    body = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )
    return 200, {"Content-Type": "text/html"}, body.encode()


def test_items_are_read_once_and_an_unchanged_feed_is_not_sent_again(site: Site, watch: Watch) -> None:
    site.pages["/feed"] = feed(site, ("/a", "Mill to close", ""), ("/b", "Port reopens", TEXT * 3), etag='"v1"')
    site.pages["/a"] = page("Mill to close")
    watch.follow(site.url("/feed"))
    assert watch.look() == ["looked", "new", "new"]
    assert watch.look(1) == ["unchanged"]
    assert site.paths() == ["/feed", "/a", "/feed"]
    assert watch.titles() == ["Mill to close", "Port reopens"]
    row = watch.desk.followed()[0]
    assert (row.title, row.articles, row.waiting, row.failures) == ("Harbour Post", 2, 0, 0)


def test_what_was_read_before_is_fetched_again_only_where_the_feed_says_otherwise(site: Site, watch: Watch) -> None:
    site.pages |= {"/feed": feed(site, ("/a", "Mill to close", ""), ("/b", "Port", "")), "/a": page("Mill to close")}
    site.pages["/b"] = page("Port")
    watch.follow(site.url("/feed"))
    watch.look()
    site.pages |= {
        "/feed": feed(site, ("/a2", "Mill stays open", ""), ("/b", "Port", "")),
        "/a2": page("Mill stays open"),
    }
    assert watch.look(1) == ["changed", "looked"]
    assert site.paths() == ["/feed", "/a", "/b", "/feed", "/a2"]
    assert watch.titles() == ["Mill stays open", "Port"]


def test_trouble_is_told_and_put_off_until_it_is_over(site: Site, watch: Watch) -> None:
    site.pages["/feed"] = (500, {}, b"")
    watch.follow(site.url("/feed"))
    assert watch.look() == ["failed"]
    assert watch.look(1) == ["failed"]
    row = watch.desk.followed()[0]
    assert (row.failures, row.success) == (2, None)
    assert row.trouble == "HTTP 500; the site is in trouble; try later"
    assert row.next[:16] >= (Clock().wall() + timedelta(seconds=3500)).isoformat()[:16]
    site.pages["/feed"] = feed(site)
    assert watch.look(1) == ["looked"]
    assert (watch.desk.followed()[0].failures, watch.desk.followed()[0].trouble) == (0, None)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((302, {"Location": "http://10.0.0.1/feed"}, b""), "not a public address"),
        ((200, {"Content-Type": "text/html"}, b"<html><body><p>News</p></body></html>"), "follow it as a page"),
        ((200, {"Content-Type": "text/x-opml"}, b"<opml><body/></opml>"), "list of feeds"),
        ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"), "PNG"),
        ((410, {}, b""), "taken down"),
    ],
)
def test_what_is_no_feed_is_said_in_words(site: Site, watch: Watch, answer: object, says: str) -> None:
    site.pages["/feed"] = answer
    watch.follow(site.url("/feed"))
    assert watch.look() == ["failed"]
    assert says in (watch.desk.followed()[0].trouble or "")


def test_a_site_that_wants_to_be_left_alone_is(site: Site, watch: Watch) -> None:
    site.pages |= {"/1": (429, {"Retry-After": "1000"}, b""), "/2": feed(site)}
    watch.follow(site.url("/1"))
    watch.look()
    watch.follow(site.url("/2"))
    assert watch.look(2) == ["failed"]
    row = watch.desk.followed_one(2)
    assert row
    assert "asked to be left alone" in (row.trouble or "")
    assert site.paths() == ["/1"]


def test_a_page_that_comes_later_than_its_feed_is_waited_for(site: Site, watch: Watch) -> None:
    late = iter([(404, {}, b"")])
    site.pages |= {"/feed": feed(site, ("/a", "Mill", "")), "/a": lambda _: next(late, page("Mill"))}
    watch.follow(site.url("/feed"))
    assert watch.look() == ["looked", "new", "put off"]


def test_of_a_page_that_never_comes_the_headline_is_kept(site: Site, watch: Watch) -> None:
    site.pages["/feed"] = feed(site, ("/a", "Mill to close", "A teaser."))
    watch.follow(site.url("/feed"))
    assert watch.look() == ["given up", "looked", "new", "put off"]
    (row,) = watch.desk.articles()
    assert (row.title, row.access) == ("Mill to close", "headline")
    assert "HTTP 404" in watch.desk.issues()[0].message


def test_a_page_is_told_to_have_changed_by_what_it_says(site: Site, watch: Watch) -> None:
    site.pages["/p"] = page("Mill to close")
    watch.follow(site.url("/p"), "page")
    assert watch.look() == ["new"]
    assert watch.look(1) == ["unchanged"]
    site.pages["/p"] = page("Mill stays open")
    assert watch.look(1) == ["changed"]
    assert watch.desk.articles()[0].version == 2


def test_a_clock_that_is_turned_while_it_runs_is_met(site: Site, watch: Watch) -> None:
    site.pages["/feed"] = feed(site)
    watch.follow(site.url("/feed"))
    stop = threading.Event()
    running = threading.Thread(target=lambda: watch.start(once=False, stop=stop))
    running.start()
    until = time.monotonic() + 10
    while time.monotonic() < until and len(watch.told) < 3:
        if len(watch.told) == 1:
            watch.clock.by = timedelta(days=-400)  # what was planned for half an hour hence is 400 days away
        elif len(watch.told) == 2:
            watch.clock.by = timedelta(days=-399)
        time.sleep(0.02)
    stop.set()
    running.join(10)
    assert not running.is_alive()
    assert [t.what for t in watch.told[:3]] == ["looked", "clock", "clock"]
    assert watch.told[1].number == 1
    assert watch.desk.followed()[0].next < (Clock().wall() - timedelta(days=398)).isoformat()


def test_it_stops_when_told_and_holds_nothing_then(site: Site, watch: Watch) -> None:
    site.pages["/feed"] = lambda _: time.sleep(1) or (500, {}, b"")
    watch.follow(site.url("/feed"))
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    watch.start(once=False, stop=stop)
    assert time.monotonic() - began < 5
    assert watch.desk.holders() == set()
    assert watch.desk.followed()[0].failures == 0


def test_nothing_is_written_into_a_desk_that_is_gone(watch: Watch) -> None:
    watch.desk.followed()
    stop = threading.Event()
    caught: list[Exception] = []

    def run() -> None:
        try:
            watch.start(once=False, stop=stop)
        except DeskGone as error:
            caught.append(error)

    running = threading.Thread(target=run)
    running.start()
    time.sleep(0.3)
    path = Path(watch.settings.desk)
    path.rename(path.with_name("moved.desk"))
    running.join(8)
    stop.set()
    assert not running.is_alive()
    assert "moved, replaced or deleted" in str(caught[0])


def test_what_was_kept_stands_where_nobody_listens(
    site: Site, watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/feed"] = feed(site, ("/1", "Mill to close", TEXT), ("/2", "Mill to stay", TEXT))
    site.pages["/1"], site.pages["/2"] = page("Mill to close"), page("Mill to stay")
    watch.follow(site.url("/feed"))

    def closed(_: Told) -> None:
        raise BrokenPipeError

    watch.tell = closed
    watch.start(once=True)
    assert watch.titles() == ["Mill to close", "Mill to stay"]
    assert watch.desk.issues() == []
    assert not watch.desk.anything_due(watch.clock.wall())
    assert "BrokenPipeError" in capsys.readouterr().err


def test_who_is_dead_and_who_is_not() -> None:
    me = myself()
    boot, space, _, started = me.split(":")
    assert not dead(me)
    assert not dead(f"{boot}:{space}x:1:{started}")
    assert dead(f"{boot}:{space}:1:{int(started) + 7}")
    assert dead(f"{boot[::-1]}:{space}:1:{started}")
    assert not dead("somebody")
