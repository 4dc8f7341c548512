"""The addresses of stories: the list, the page of each with timeline, claims and articles, the timeline alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final, get_args
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.exceptions import HTTPException

from headwater.desk.claims.story_pages import MOST_DRAWN, SORTS, Sort, StoryHead
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.show import words
from headwater.show.changes import OFFICIAL
from headwater.show.pictures import lanes, svg
from headwater.show.pictures.drawing import Drawing
from headwater.show.tongue import Words, mark, say
from headwater.show.web import asked
from headwater.show.web.carried import carried
from headwater.show.web.claim_more import as_svg
from headwater.show.web.claims import CREDIBILITY
from headwater.show.web.drawer import Drawer, as_json
from headwater.show.web.ledger import Ledger
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /story/{id}/timeline.svg": "reader",
    "GET /stories": "reader",
    "GET /stories.json": "reader",
    "GET /story/{id}.json": "reader",
    "GET /story/{id}": "reader",
}

ROWS: Final = 15
"""Claims, and articles, on one page of a story."""
PAGE: Final = 40
"""Stories on one page of their list."""
_CHANGES: Final = 200
_WAYS: tuple[lanes.By, ...] = get_args(lanes.By)
SORTED: Final[Mapping[str, str]] = Words(
    {
        "publishers": mark("most publishers"),
        "first": mark("first seen"),
        "last": mark("latest"),
        "origins": mark("most origins"),
        "standing": mark("standing"),
    }
)
"""How the claims of a story may be ordered."""
_CHANGED: Final[Mapping[str, str]] = Words(
    {
        "edited": mark("Changed without saying so"),
        "corrected": mark("Corrected"),
        "withdrawn": mark("Withdrawn"),
    }
)


def add(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    """Adds the addresses."""
    _add_list(house, ledger, draw)
    _add_pages(house, ledger, draw)

    @house.get("/story/{id}/timeline.svg")
    def timeline(id: str, request: Request) -> Response:
        head = _told(ledger, id)
        narrow = asked.choice(request, "form", ("wide", "narrow")) == "narrow"
        drawn = _drawn(ledger, head, _by(request), lanes.NARROW if narrow else lanes.WIDE)
        return as_svg(asked.found(drawn), carried(request).to)


def _add_list(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/stories")
    def stories(request: Request) -> Response:
        turn = asked.turn(request, ledger.stories_total(), PAGE)
        given: dict[str, Any] = {"rows": ledger.stories(PAGE, turn["first"] - 1), "waiting": ledger.uncompared()}
        behind = f"/stories.json?page={turn['page']}"
        return draw(request, "stories.html", here="stories", json=behind, **given, **turn)

    @house.get("/stories.json")
    def stories_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [plain(row) for row in ledger.stories(PAGE, (page - 1) * PAGE)]
        return as_json({"total": ledger.stories_total(), "page": page, "stories": rows})


def _add_pages(house: FastAPI, ledger: Ledger, draw: Drawer) -> None:
    @house.get("/story/{id}.json")
    def story_json(id: str, request: Request) -> Response:
        head = _told(ledger, id)
        if head.row.story != id:
            return RedirectResponse(f"/story/{head.row.story}.json", 307)
        return as_json(plain(asdict(head) | _rows(ledger, head, request)))

    @house.get("/story/{id}")
    def story(id: str, request: Request) -> Response:
        head = _told(ledger, id)
        name = head.row.story
        if name != id:
            # What became one can be taken apart again: the browser should not remember this.
            return RedirectResponse(carried(request).to(f"/story/{name}?from={quote(id)}"), 307)
        came = request.query_params.get("from", "")
        came = came if came in {m.other for m in head.moved} else ""
        by = draw.whose(request)
        given: dict[str, Any] = {"head": head, "came": came, **_rows(ledger, head, request), "size": ROWS}
        given |= {"pictures": _pictures(ledger, head, request), "lanes": _by(request), "ways": _WAYS}
        given |= {"unseen": ledger.unseen(name, by), "changes": ledger.story_changes(name, PAGE), "changed": _CHANGED}
        given |= {"sorts": SORTED, "credibility": CREDIBILITY, "presented": presented, "official": OFFICIAL}
        return draw(request, "story.html", here="story", json=f"/story/{name}.json{_asked(request)}", **given)


def _rows(ledger: Ledger, head: StoryHead, request: Request) -> dict[str, Any]:
    """The claims, articles and withheld texts that an address asks for, each list with its page."""
    name, sort, at = head.row.story, _sort(request), asked.number(request, "page", 1)
    turned = asked.number(request, "articles", 1)
    return {
        "sort": sort,
        "page": at,
        "claim_rows": ledger.story_claims(name, sort, ROWS, (at - 1) * ROWS),
        "articles_page": turned,
        "articles": ledger.story_articles(name, ROWS, (turned - 1) * ROWS),
        "not_read": ledger.story_withheld(name, PAGE),
    }


def _sort(request: Request) -> Sort:
    found: Sort = next(sort for sort in SORTS if sort == asked.choice(request, "sort", SORTS))
    return found


def _by(request: Request) -> lanes.By:
    chosen = asked.choice(request, "lanes", _WAYS)
    return "origin" if chosen == "origin" else "outlet"


def _asked(request: Request) -> str:
    given = [f"{n}={quote(v, safe='')}" for n, v in request.query_params.items() if n in ("sort", "page", "articles")]
    return "?" + "&".join(given) if given else ""


def _told(ledger: Ledger, id: str) -> StoryHead:
    try:
        return ledger.story(id)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


# Pictures


def _pictures(ledger: Ledger, head: StoryHead, request: Request) -> tuple[Markup, Markup] | None:
    """The timeline for a wide window and for a narrow one; None where there is nothing to see in it."""
    made = _timeline(ledger, head, _by(request))
    wide, narrow = made(lanes.WIDE), made(lanes.NARROW)
    to = carried(request).to
    return (svg.inline(wide, to, of="wide"), svg.inline(narrow, to, of="narrow")) if wide and narrow else None


def _drawn(ledger: Ledger, head: StoryHead, by: lanes.By, across: float) -> Drawing | None:
    return _timeline(ledger, head, by)(across)


def _timeline(ledger: Ledger, head: StoryHead, by: lanes.By) -> Callable[[float], Drawing | None]:
    name = head.row.story
    articles, claims = ledger.story_articles(name, MOST_DRAWN), ledger.story_main_claims(name)
    changes = _changes(ledger, name)
    rows = lanes.by_outlet(articles, changes) if by == "outlet" else lanes.by_origin(articles, claims, changes)
    return lambda across: lanes.drawn(rows, claims, f"/story/{name}?lanes={by}#articles", across)


def _changes(ledger: Ledger, name: str) -> dict[str, lanes.Change]:
    """Which texts were changed after they came out, the last change of each."""
    found: dict[str, lanes.Change] = {}
    for change in ledger.story_changes(name, _CHANGES):
        if change.article and change.kind in _CHANGED:
            when = change.happened or change.noticed
            said = f"{_CHANGED[change.kind]}, {words.day(when)}"
            found.setdefault(change.article, lanes.Change(change.article, when, said))
    return found


def presented(row: Any) -> str:
    """How a claim is put, where it is not plainly stated as a fact."""
    return ", ".join(words.presentation(row.presentation)) or say("plainly stated")
