"""One look at a feed or a page, and the reading of one item. Whatever goes wrong is kept on the desk, never raised."""

from __future__ import annotations

import hashlib
import json
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from headwater.acquire import followed, kinds, urls
from headwater.acquire.feeditem import FeedItem
from headwater.acquire.fetch import Door, Fetched
from headwater.acquire.raw import Errand
from headwater.config import Settings
from headwater.desk import Added, Desk
from headwater.desk.followed.due import Check, Waiting
from headwater.desk.followed.found import Find, Outcome
from headwater.errors import FetchFailed, ForbiddenAddress, HeadwaterError, UnknownFormat
from headwater.pipeline import Readers
from headwater.records import Capture, Issue, Reading
from headwater.said import kept
from headwater.watch import schedule
from headwater.watch.clock import Clock
from headwater.watch.schedule import Pace
from headwater.watch.told import Told, What


@dataclass(frozen=True, slots=True)
class Tools:
    """What a look takes along. `pen`: who writes on the desk holds it, so that threads take turns fairly.

    `holder` is the name under which leases are held.
    """

    settings: Settings
    desk: Desk
    door: Door
    readers: Readers
    clock: Clock
    pen: threading.Lock
    stop: threading.Event
    holder: str
    pace: Pace = schedule.PACE
    tell: Callable[[Told], None] = lambda _: None
    chance: Callable[[], float] = field(default=random.random)

    @property
    def errand(self) -> Errand:
        """An errand through our door."""
        return Errand(self.settings, through=self.door)


def look(check: Check, tools: Tools) -> None:
    """Looks at a feed or a page, and keeps how it went and what it gave."""
    try:
        answer = tools.door.fetch(check.address, etag=check.etag, modified=check.modified)
        if answer.unchanged or hashlib.sha256(answer.body).hexdigest() == check.digest:
            _unchanged(check, answer, tools)
        elif check.kind == "page":
            _page(check, answer, tools)
        else:
            _feed(check, answer, tools)
    except HeadwaterError as error:
        if not tools.stop.is_set():
            failed(check, error, tools)


def _unchanged(check: Check, answer: Fetched, tools: Tools) -> None:
    _finish(check, _went_well(check, answer, tools), tools)
    tools.tell(Told("unchanged", check.address))


def _feed(check: Check, answer: Fetched, tools: Tools) -> None:
    raw = followed.came(answer, check.address)
    kind = kinds.kind(raw.head, "", raw.media_type)
    if kind != "feed":
        raise UnknownFormat(f"{check.address}: {_NO_FEED.get(kind, _OTHERWISE)}")
    items = tools.readers.items(answer.body, answer.url, answer.encoding)
    outcome = _went_well(check, answer, tools, title=next((item.outlet for item in items if item.outlet), None))
    finds = [find(item, check.address, tools.door) for item in items]
    with tools.pen:
        new = tools.desk.finish_check(check, tools.holder, outcome, finds)
    tools.tell(Told("looked", check.address, number=new))


_OTHERWISE = kept("this is no feed; give the address of its RSS, Atom or JSON feed")
_NO_FEED: Mapping[str, str] = {
    "html": kept("this is a page and no feed; follow it as a page, or give the address of its feed"),
    "opml": kept("this is a list of feeds; save it as a file and follow that: `headwater follow FILE`"),
}


def _page(check: Check, answer: Fetched, tools: Tools) -> None:
    raw = followed.came(answer, check.address)
    capture = followed.document(raw, tools.errand, "this is no page that can be read; follow a feed without --page")
    reading = tools.readers.read(capture)
    if isinstance(reading, Issue):
        raise UnknownFormat(reading.message)
    outcome = _went_well(check, answer, tools, title=reading.article.title)
    with tools.pen:
        added = tools.desk.finish_page(check, tools.holder, outcome, capture, reading)
    _tell_added(added, check.address, tools)


def _went_well(check: Check, answer: Fetched, tools: Tools, *, title: str | None = None) -> Outcome:
    pause = schedule.after_success(check.every, max_age=answer.max_age, chance=tools.chance())
    if answer.unchanged:
        return Outcome(tools.clock.wall(), pause)
    # What came broken off is not asked for by its mark: the server would say that nothing changed since.
    whole = answer.body.rstrip()[-1:] in (b">", b"}") or check.kind == "page"
    marks = (answer.etag, answer.last_modified, hashlib.sha256(answer.body).hexdigest())
    kept = dict(zip(("etag", "modified", "digest"), marks if whole else (None, None, None), strict=True))
    return Outcome(tools.clock.wall(), pause, kept=kept | ({"title": title} if title and not check.title else {}))


def failed(check: Check, error: HeadwaterError, tools: Tools) -> None:
    """Keeps what was in the way of a check; it is tried again later and later."""
    later = error.retry_after if isinstance(error, FetchFailed) else 0.0
    pause = schedule.after_failure(
        check.every, check.failures + 1, retry_after=later, pace=tools.pace, chance=tools.chance()
    )
    trouble = _sentence(error, check.address)
    _finish(check, Outcome(tools.clock.wall(), pause, trouble), tools)
    tools.tell(Told("failed", check.address, trouble))


def _finish(check: Check, outcome: Outcome, tools: Tools) -> None:
    with tools.pen:
        tools.desk.finish_check(check, tools.holder, outcome)


def _sentence(error: HeadwaterError, address: str) -> str:
    """What was in the way, without the address that stands beside it."""
    return str(error).removeprefix(f"{address}: ").replace("\0", "")[:1000]


# Items


def find(item: FeedItem, feed: str, door: Door) -> Find:
    """An item as the desk keeps it until it is read."""
    url, host = _asked_for(item.url, door)
    inner = followed.full_text(item) is not None
    named = urls.canonical(url) if url else f"{feed} {item.guid or json.dumps([item.title, item.summary])}"
    said = json.dumps([item.title, item.summary, item.content], ensure_ascii=False)
    return Find(
        key=_digest(named),
        guid=_digest(item.guid) if item.guid and len(item.guid) >= _SURE_GUID else None,
        address=url,
        host="" if inner or not url else host,
        signature=_digest(said),
        updated=item.updated,
        body=asdict(item),
    )


_SURE_GUID = 8
"""Characters from which on a feed's own name for an item is believed where its address changed: "1" names many."""


def _asked_for(url: str | None, door: Door) -> tuple[str | None, str]:
    """The address as it stands, and its host; that it may not be asked is told when it is read."""
    if not url:
        return None, ""
    try:
        return url, door.spelt(url)[1]
    except ForbiddenAddress:
        return url, urls.host(url)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read(waiting: Waiting, tools: Tools) -> None:
    """Reads an item: its page, where the feed does not carry the whole text, and keeps its article."""
    item = item_of(waiting.body)
    try:
        capture = _capture(item, waiting, tools)
    except HeadwaterError as error:
        if not tools.stop.is_set():
            _not_read(item, waiting, error, tools)
        return
    reading = tools.readers.read(capture)
    if isinstance(reading, Issue):
        if reading.code != "stopped" and not tools.stop.is_set():
            _not_read(item, waiting, HeadwaterError(reading.message), tools)
        return
    _keep(waiting, capture, reading, tools)


def item_of(body: Mapping[str, Any]) -> FeedItem:
    """The item as its feed gave it."""
    return FeedItem(**{**body, "categories": tuple(body.get("categories") or ())})


def _capture(item: FeedItem, waiting: Waiting, tools: Tools) -> Capture:
    source = item.url or f"item {waiting.id}"
    if item.url and not followed.full_text(item):
        return _known(followed.page(item, source, tools.errand), waiting)
    return _known(followed.carried(item, source, tools.errand.clock()), waiting)


def _known(capture: Capture, waiting: Waiting) -> Capture:
    """A capture that says which article it is, where that is known."""
    return replace(capture, hints={**capture.hints, "article": waiting.article}) if waiting.article else capture


def _keep(waiting: Waiting, capture: Capture, reading: Reading, tools: Tools, issue: Issue | None = None) -> None:
    with tools.pen:
        added = tools.desk.keep_item(waiting, capture, reading, tools.clock.wall(), issue)
    _tell_added(added, waiting.address or capture.source, tools)


def _tell_added(added: Added, address: str, tools: Tools) -> None:
    what: What = added.status
    tools.tell(Told(what, address, added.title or "", article=added.article))


def _not_read(item: FeedItem, waiting: Waiting, error: HeadwaterError, tools: Tools) -> None:
    status, later = (error.status, error.retry_after) if isinstance(error, FetchFailed) else (0, 0.0)
    tried = not (later and not status)  # a host that is resting was not asked
    pause = schedule.item_again(
        waiting.tries + tried,
        status=status,
        retry_after=later,
        final=isinstance(error, ForbiddenAddress),
        pace=tools.pace,
        chance=tools.chance(),
    )
    trouble = str(error)[:1000]
    if pause is None and not waiting.article:
        return _as_the_feed_has_it(item, waiting, trouble, tools)
    with tools.pen:
        tools.desk.put_off_item(waiting, tools.clock.wall(), trouble, pause=pause, tried=tried)
    tools.tell(Told("given up" if pause is None else "put off", waiting.address or "", trouble))
    return None


def _as_the_feed_has_it(item: FeedItem, waiting: Waiting, trouble: str, tools: Tools) -> None:
    """Its page cannot be had: what the feed says of it is kept, so that it is not lost."""
    capture = _known(followed.carried(item, item.url or f"item {waiting.id}", tools.errand.clock()), waiting)
    reading = tools.readers.read(capture)
    if isinstance(reading, Issue):
        if reading.code != "stopped":
            with tools.pen:
                tools.desk.put_off_item(waiting, tools.clock.wall(), trouble, pause=None)
        return
    _keep(waiting, capture, reading, tools, Issue("fetch", trouble, capture.source))
    tools.tell(Told("given up", waiting.address or "", trouble))
