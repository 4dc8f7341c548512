"""What is added from a page: an address, files, a pasted text, the examples; and how far that has come."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater import isodates
from headwater.desk.served import ServedDesk
from headwater.errors import HeadwaterError
from headwater.json_text import plain
from headwater.show.tongue import mark, say
from headwater.show.web import followed, judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.sent import Laid, laid
from headwater.show.web.visitor import Role
from headwater.show.web.work import Job, Kind, Order, TooMuch

RIGHTS: Final[dict[str, Role]] = {
    "GET /add": "reporter",
    "POST /add/address": "reporter",
    "POST /add/examples": "reporter",
    "POST /add/files": "reporter",
    "POST /add/text": "reporter",
    "GET /work": "reader",
    "GET /work.json": "reader",
    "GET /work/{id}.json": "reader",
    "GET /work/{id}": "reader",
    "POST /work/{id}": "reporter",
}

SHOWN: Final = 40
"""Articles and issues that the page of a piece of work names; the rest is counted."""
_ADDRESS: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST: Final = 4_000
GONE: Final = mark(
    "Nothing is known of this work. The desk was started anew since, or it is long ago: what was read until then is on "
    "the desk, and whatever was not can be added again."
)


class Unfit(HeadwaterError):
    """What a form says cannot be read; the message says what to write."""


async def _with_files(request: Request) -> Laid:
    return await laid(request, request.app.state.limits)


WithFiles = Annotated[Laid, Depends(_with_files)]


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    _add_forms(house, rooms)
    _add_work(house, rooms)


def examples() -> list[Path]:
    """The example reports that come with the program: invented, every one."""
    return sorted(Path(str(resources.files("headwater") / "examples")).glob("[0-9]*"))


def _add_forms(house: FastAPI, rooms: Rooms) -> None:
    house.state.limits = rooms.settings.limits

    @house.get("/add")
    def page(request: Request) -> Response:
        return _page(request, rooms)

    @house.post("/add/address")
    def address(request: Request, sent: Sent) -> Response:
        return _taken(request, rooms, sent, "address", lambda: _address(rooms, sent))

    @house.post("/add/examples")
    def read_examples(request: Request, sent: Sent) -> Response:
        return _taken(request, rooms, sent, "examples", lambda: _examples(rooms))

    @house.post("/add/files")
    def files(request: Request, sent: WithFiles) -> Response:
        return _keeping(sent, lambda: _taken(request, rooms, sent.form, "files", lambda: _files(rooms, sent)))

    @house.post("/add/text")
    def text(request: Request, sent: WithFiles) -> Response:
        return _keeping(sent, lambda: _taken(request, rooms, sent.form, "text", lambda: _text(rooms, sent)))


def _page(request: Request, rooms: Rooms, *, status: int = 200, **given: Any) -> Response:
    jobs = rooms.works.jobs()
    always = {"first": not rooms.desk.anything(), "jobs": jobs[:5], "error": "", "at": ""}
    limit = rooms.settings.limits.max_bytes // 1_000_000
    return rooms.draw(request, "add.html", status=status, here="add", limit=limit, **always | given)


def _taken(request: Request, rooms: Rooms, sent: Form, at: Kind, take: Callable[[], str]) -> Response:
    """Does what was sent, and leads to where one sees how far it is."""

    def again(status: int, error: str) -> Response:
        return _page(request, rooms, status=status, sent=sent, error=error, at=at)

    if not judging.ours(sent, rooms.draw.token):
        return again(403, judging.STALE)
    try:
        there = take()
    except TooMuch as error:
        return again(503, str(error))
    except HeadwaterError as error:
        return again(409, str(error))
    return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _keeping(sent: Laid, answer: Callable[[], Response]) -> Response:
    """The answer; the folder is let go of unless a piece of work took it."""
    try:
        return answer()
    finally:
        if not sent.kept:
            sent.folder.cleanup()


def _order(rooms: Rooms, inputs: list[str], folder: str) -> Order:
    desk = rooms.desk
    create = isinstance(desk, ServedDesk) and not desk.met
    return Order(str(desk.path.absolute()), tuple(inputs), folder, rooms.settings, create)


def _address(rooms: Rooms, sent: Form) -> str:
    if sent.one("kind"):
        # The watcher looks at it first of all: whoever fetched it here too would ask its host twice.
        return f"/watch?done={followed.begin(sent, rooms)}"
    url = read_address(sent.one("address"))
    return _there(rooms.works.take("address", url, _order(rooms, [url], "/")))


def _there(job: Job) -> str:
    return f"/work/{job.id}"


def read_address(given: str) -> str:
    """An address as a person writes it, with or without https:// before it. Raises `Unfit`."""
    url = given if _SCHEME.match(given) and not re.match(r"[^/]+:\d+(/|$)", given) else f"https://{given}"
    try:
        fits = bool(given and _ADDRESS.match(url) and urlsplit(url).hostname and len(url) <= _LONGEST)
    except ValueError:
        fits = False
    if not fits or " " in url:
        raise Unfit(say("Write the address of a page or a feed, as https://news.example/feed.xml"))
    return url


def _examples(rooms: Rooms) -> str:
    found = examples()
    if not found:
        raise Unfit(say("The examples are missing from this installation. Install Headwater again."))
    order = _order(rooms, [path.name for path in found], str(found[0].parent))
    return _there(rooms.works.take("examples", "", order, expected=len(found)))


def _files(rooms: Rooms, sent: Laid) -> str:
    if not sent.files:
        raise Unfit(say("Choose at least one file."))
    name = sent.files[0] if len(sent.files) == 1 else ""
    job = rooms.works.take("files", name, _order(rooms, sent.files, sent.folder.name), folder=sent.folder)
    sent.kept = True
    return _there(job)


def _text(rooms: Rooms, sent: Laid) -> str:
    """A pasted text, as a line of a .jsonl has it: what was given beside it is believed."""
    form = sent.form
    row = {"text": form.text("text"), **{name: form.one(name) for name in ("title", "outlet") if form.one(name)}}
    most = rooms.settings.limits.max_text
    if not row["text"]:
        raise Unfit(say("Paste the text of an article."))
    if len(row["text"]) > most:
        raise Unfit(say("A text may have {most} characters at most.").format(most=f"{most:,}"))
    if day := form.one("published"):
        if not isodates.is_day(day):
            raise Unfit(say("Write the day as 2026-03-14, or leave it out."))
        row["published"] = day
    if url := form.one("url"):
        row["url"] = read_address(url)
    (Path(sent.folder.name) / "pasted.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    name = row.get("title") or " ".join(row["text"].split())[:80]
    order = _order(rooms, ["pasted.jsonl"], sent.folder.name)
    job = rooms.works.take("text", name, order, expected=1, folder=sent.folder)
    sent.kept = True
    return _there(job)


# How far it has come


def _add_work(house: FastAPI, rooms: Rooms) -> None:
    works = rooms.works

    @house.get("/work")
    def all_work(request: Request) -> Response:
        return rooms.draw(request, "works.html", here="add", json="/work.json", jobs=works.jobs())

    @house.get("/work.json")
    def all_work_json() -> Response:
        return as_json({"work": [plain(job) for job in works.jobs()]})

    @house.get("/work/{id}.json")
    def work_json(id: str) -> Response:
        return as_json(plain(_known(rooms, id)))

    @house.get("/work/{id}")
    def work(id: str, request: Request) -> Response:
        job = _known(rooms, id)
        came = rooms.desk.came_of(job.added) if job.added else None
        first = rooms.desk.listed(job.added[:SHOWN]) if job.added else []
        given: dict[str, Any] = {
            "job": job,
            "came": came,
            "articles": first,
            "most": SHOWN,
            "still": "still" in request.query_params,
        }
        return rooms.draw(request, "work.html", here="add", json=f"/work/{id}.json", **given)

    @house.post("/work/{id}")
    def cancel(id: str, request: Request, sent: Sent) -> Response:
        _known(rooms, id)
        if not judging.ours(sent, rooms.draw.token):
            raise HTTPException(403, judging.STALE)
        works.cancel(id)
        return RedirectResponse(carried(request).to(f"/work/{id}"), 303)


def _known(rooms: Rooms, id: str) -> Job:
    job = rooms.works.job(id)
    if job is None:
        raise HTTPException(404, say(GONE))
    return job
