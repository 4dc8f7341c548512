"""Search in texts, statements, claims and names, with what narrows it, and searches that are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, get_args
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.exceptions import HTTPException

from headwater.desk.finding import searches
from headwater.desk.finding.finding import BESIDE, Found
from headwater.desk.finding.hits import MOST, Said, Wanted
from headwater.desk.printed import Printed
from headwater.desk.rows import Hit
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.linked import StandingName
from headwater.records import Access, Stance
from headwater.show import words
from headwater.show.tongue import say
from headwater.show.web import asked, cards, judging
from headwater.show.web.carried import carried
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.stored import snippet
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /search": "reader",
    "GET /search.json": "reader",
    "POST /search": "reporter",
    "GET /searches.json": "reader",
    "POST /searches/{id:int}": "reporter",
}

PAGE: Final = 40
"""Texts, or claims, on one page."""
LISTED: Final = 60
"""Outlets that a list to choose from has; where there are more, the name is typed."""
STANCES: Final[tuple[str, ...]] = get_args(Stance)
STANDINGS: Final[tuple[str, ...]] = get_args(StandingName)
ACCESSES: Final[tuple[str, ...]] = get_args(Access)
_ORDERS: Final = ("best", "latest")
_SHOWN: Final = ("", "claims")
_DAY: Final = re.compile(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?")
_TIME: Final = re.compile(r"[0-9TZ:.+-]{10,32}")


@dataclass(frozen=True, slots=True)
class Filter:
    """Something that narrows the search: what it is, what it is set to, and the address without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Another search that finds something: its words, its address, how many texts it finds."""

    text: str
    address: str
    texts: int


@dataclass(frozen=True, slots=True)
class Line:
    """A statement that was found: its words with those marked that were searched for, and where it stands."""

    said: Said
    verb: str
    content: Markup

    @property
    def passage(self) -> str:
        """Its place in the text of its article."""
        place = f"&at={self.said.start}-{self.said.end}#at" if self.said.start is not None else ""
        return f"?version={self.said.article.version}{place}"


@dataclass(frozen=True, slots=True)
class Text:
    """An article that was found; `older`: only that version has the words."""

    article: Printed
    snippet: Markup
    older: int | None


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/search")
    def search(request: Request) -> Response:
        wanted = wanted_of(request, rooms)
        if other := _tidied(request, wanted):
            return RedirectResponse(carried(request).to(other), 307)
        return rooms.draw(request, "search.html", **_shown(request, rooms, wanted), error="")

    @house.get("/search.json")
    def search_json(request: Request) -> Response:
        wanted = wanted_of(request, rooms)
        found = _found(request, rooms, wanted)
        about = {"asked": searches.written(wanted), "page": asked.number(request, "page", 1)}
        return as_json(about | plain(found))

    @house.post("/search")
    def keep(request: Request, sent: Sent) -> Response:
        wanted = wanted_of(request, rooms)

        def again(status: int, error: str) -> Response:
            given = _shown(request, rooms, wanted) | {"error": error}
            return rooms.draw(request, "search.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            by = judging.who(sent)
            with rooms.change() as desk:
                desk.keep_search(sent.one("name"), wanted, by)
        except DeskError as error:
            return again(409, str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to("/search"), 303)

    _add_kept(house, rooms)


def _add_kept(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/searches.json")
    def kept() -> Response:
        rows = [plain(row) | {"address": address(row.wanted)} for row in rooms.desk.searches()]
        return as_json({"searches": rows})

    @house.post("/searches/{id:int}")
    def act(id: int, request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            raise HTTPException(403, judging.STALE)
        there = "/search"
        try:
            with rooms.change() as desk:
                if sent.one("do") == "forget":
                    desk.forget_search(id, sent.one("by"))
                else:
                    before = desk.look_at_search(id)
                    new = before.looked if sent.one("do") == "new" else ""
                    there = address(replace(before.wanted, new=new), order="latest")
        except DeskError as error:
            raise HTTPException(404, str(error)) from error
        return RedirectResponse(carried(request).to(there), 303)


# What is asked


def wanted_of(request: Request, rooms: Rooms) -> Wanted:
    """What the address asks; refused with a sentence where it asks for what there is not."""
    given = request.query_params
    wanted = Wanted(
        words=asked.query(request),
        since=_day(request, "since"),
        until=_day(request, "until"),
        language=given.get("in", "").strip()[:16],
        access=asked.choice(request, "access", ("", *ACCESSES)),
        stance=asked.choice(request, "stance", ("", *STANCES)),
        standing=asked.choice(request, "standing", ("", *STANDINGS)),
        unnamed=bool(given.get("unnamed")),
        new=_time(request),
    )
    return replace(wanted, outlet=_outlet(request, rooms), by=_speaker(request, rooms))


def _day(request: Request, name: str) -> str:
    day = request.query_params.get(name, "").strip()
    if day and not _DAY.fullmatch(day):
        raise HTTPException(400, say("“{name}” in the address must be a day, as 2026-03-14.").format(name=name))
    return day


def _time(request: Request) -> str:
    time = request.query_params.get("new", "").strip()
    if time and not _TIME.fullmatch(time):
        raise HTTPException(400, say("“new” in the address must be a time, as 2026-03-14T12:00:00Z."))
    return time


def _outlet(request: Request, rooms: Rooms) -> str:
    """The address of the outlet, which may have been typed as its name."""
    typed = request.query_params.get("outlet", "").strip()
    if not typed:
        return ""
    if found := rooms.desk.outlet_called(typed):
        return found
    told = say("No outlet of this desk is called “{name}”. The page of outlets has them all.")
    raise HTTPException(400, told.format(name=typed[:100]))


def _speaker(request: Request, rooms: Rooms) -> str:
    """The entity who is to say it, which may have been typed as a name in any spelling: the likeliest one is taken."""
    typed = request.query_params.get("speaker", "").strip()[:200]
    if not typed:
        return ""
    try:
        found = rooms.desk.entries_named(typed, 1)
    except DeskError as error:
        raise HTTPException(400, str(error)) from error
    if not found:
        raise HTTPException(400, say("Nobody was met who can be called “{name}”.").format(name=typed))
    return found[0].entity


def _tidied(request: Request, wanted: Wanted) -> str:
    """The plain address of what was asked, where a form asked for it with empty fields or names; else ""."""
    given = request.query_params
    empty = any(not value for name, value in given.multi_items() if name != "q")
    typed = given.get("outlet", "") != wanted.outlet or given.get("speaker", "") != wanted.by
    if not empty and not typed:
        return ""
    return address(wanted, order=given.get("order", ""), show=given.get("show", ""))


def address(wanted: Wanted, **more: str | int) -> str:
    """The address of a search."""
    rest = urlencode({name: value for name, value in more.items() if value and value not in ("best", 1)})
    query = "&".join(filter(None, (searches.written(wanted), rest)))
    return "/search" + (f"?{query}" if query else "")


# What is shown


def _found(request: Request, rooms: Rooms, wanted: Wanted) -> Found:
    page, latest = asked.number(request, "page", 1), asked.choice(request, "order", _ORDERS) == "latest"
    show = asked.choice(request, "show", _SHOWN) == "claims"
    by_date = latest or not wanted.words
    return rooms.desk.find_all(wanted, by_date=by_date, limit=PAGE, offset=(page - 1) * PAGE, claims=show)


def _shown(request: Request, rooms: Rooms, wanted: Wanted) -> dict[str, Any]:
    found = _found(request, rooms, wanted)
    order, show = asked.choice(request, "order", _ORDERS), asked.choice(request, "show", _SHOWN)
    turn = asked.turn(request, (found.claim_total or 0) if show else found.texts, PAGE)
    here = address(wanted, order=order, show=show)
    nothing = wanted.anything and not (found.texts or found.claim_total or found.people)
    return turn | {
        "here": "search",
        "json": address(wanted, order=order, page=turn["page"]).replace("/search", "/search.json", 1),
        "query": wanted.words,
        "wanted": wanted,
        "found": found,
        "texts": _texts(rooms, found),
        "lines": [_line(said) for said in found.said],
        "beside": BESIDE,
        "most": MOST,
        "most_new": searches.NEW,
        "what": cards.kind,
        "filters": _filters(rooms, wanted, order),
        "fields": {"q": wanted.words} if wanted.words else {},
        "order": order,
        "show": show,
        "at": here,
        "all_claims": address(wanted, order=order, show="claims"),
        "all_texts": address(wanted, order=order),
        "orders": {name: address(wanted, order=name, show=show) for name in _ORDERS},
        "offers": _offers(rooms, wanted) if nothing else [],
        "kept_searches": rooms.desk.searches(),
        "outlets": _outlets(rooms),
        "languages": {code: words.language(code) for code in rooms.shelf.languages()},
        "stances": {name: words.OFFERED[name] for name in STANCES},
        "accesses": {name: words.ACCESS[name] for name in ACCESSES},
        "called": _called(rooms, wanted),
        "address": address,
    }


def _outlets(rooms: Rooms) -> Mapping[str, str]:
    """What the list of outlets lets choose from; nothing where there are too many for one."""
    names = rooms.desk.outlet_names()
    return dict(names) if len(names) <= LISTED else {}


def _called(rooms: Rooms, wanted: Wanted) -> Mapping[str, str]:
    """The names of the outlet and of the entity that are asked for."""
    names = {"outlet": "", "by": ""}
    if wanted.outlet:
        names["outlet"] = dict(rooms.desk.outlet_names()).get(wanted.outlet, wanted.outlet)
    if wanted.by:
        names["by"] = rooms.desk.entries_of([wanted.by])[0].name
    return names


def _texts(rooms: Rooms, found: Found) -> list[Text]:
    rows = {row.id: row for row in rooms.desk.printed_of([hit.article.id for hit in found.hits])}
    return [
        Text(rows[hit.article.id], snippet(hit.snippet, hit.marks), _older(hit))
        for hit in found.hits
        if hit.article.id in rows
    ]


def _older(hit: Hit) -> int | None:
    return hit.version if hit.version != hit.article.version else None


def _line(said: Said) -> Line:
    return Line(said, words.STANCE[said.stance], snippet(said.content, said.marks))


def _filters(rooms: Rooms, wanted: Wanted, order: str) -> list[Filter]:
    """What narrows the search, each with the way to take it away."""
    called = _called(rooms, wanted)
    told: dict[str, tuple[str, str]] = {
        "outlet": (say("Outlet"), called["outlet"]),
        "since": (say("From"), words.day(wanted.since)),
        "until": (say("To"), words.day(wanted.until)),
        "language": (say("Language"), words.language(wanted.language)),
        "access": (say("Access"), words.ACCESS.get(wanted.access, "")),
        "stance": (say("The source"), words.OFFERED.get(wanted.stance, "")),
        "by": (say("Says it"), called["by"]),
        "standing": (say("Standing"), words.STANDING.get(wanted.standing, "")),
        "unnamed": (say("Source"), say("unnamed")),
        "new": (say("New since"), words.day(wanted.new)),
    }
    empty = Wanted()
    return [
        Filter(*told[f.name], address(replace(wanted, **{f.name: getattr(empty, f.name)}), order=order))
        for f in fields(wanted)
        if f.name in told and getattr(wanted, f.name)
    ]


def _offers(rooms: Rooms, wanted: Wanted) -> list[Offer]:
    """Other searches that would find something: without what narrows it, in fewer words, by beginnings."""
    found = []
    for text, other in _others(wanted):
        if other != wanted and (n := rooms.desk.find_texts(other, limit=1).texts):
            found.append(Offer(text, address(other), n))
    return found[:5]


def _others(wanted: Wanted) -> Sequence[tuple[str, Wanted]]:
    typed = [word for word in wanted.words.replace('"', " ").split() if not word.startswith("-")][:6]
    loose = " ".join(typed)
    rows = [(wanted.words, Wanted(wanted.words))] if wanted.words else []
    if loose != wanted.words:
        rows.append((loose, Wanted(loose)))
    starred = [f"{word[: max(4, len(word) - 2)]}*" for word in typed if len(word) > 4 and not word.endswith("*")]
    if len(starred) == len(typed) == 1:
        rows.append((starred[0], Wanted(starred[0])))
    if len(typed) > 1:
        rows += [(word, Wanted(word)) for word in typed]
        rows += [(word, Wanted(word)) for word in starred]
    return [row for row in rows if row[0]]
