"""The desk's addresses: lists, articles, versions, search, issues; each page, and the JSON that it was made from.

Everything is read and nothing is changed. The templates escape every text; `shown` neutralises what escaping leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from importlib import resources
from typing import Any, Final, TypeVar
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from headwater import __version__, contract
from headwater.errors import HeadwaterError
from headwater.show import clean, words
from headwater.show.notes import NOBODY
from headwater.show.web import pages
from headwater.show.web.guard import Guard
from headwater.show.web.shelf import Shelf

T = TypeVar("T")
PAGE: Final = 40
"""Articles, or issues, on one page of their list."""
HITS: Final = 100
_QUERY = 300
_MOST_LINKS = 1000
"""Statements that are lit up from their notes: a browser looks at every one of these rules at each move."""
_STATIC = {"headwater.css": "text/css; charset=utf-8", "headwater.svg": "image/svg+xml"}
_HEADINGS = {
    400: "That cannot be asked",
    404: "There is nothing here",
    405: "Nothing can be changed here",
    500: "Something went wrong",
}
_WHAT_TO_DO = {
    404: "No article or page of this desk has this address. It may have been cut off when it was copied.",
    500: "This is a fault of Headwater. The terminal that serves the desk says where; what is stored is not affected.",
}


def create_app(shelf: Shelf, *, host: str, desk_name: str) -> ASGIApp:
    """The application over one desk, answering under `host` and the names of this machine only."""
    house = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    draw = _Drawer(desk_name)
    _add_lists(house, shelf, draw)
    _add_articles(house, shelf, draw)
    _add_static(house)
    _add_troubles(house, draw)
    return Guard(house, host=host, refusal=draw.trouble)


class _Drawer:
    """Fills the templates."""

    def __init__(self, desk_name: str) -> None:
        self._environment = environment()
        self._environment.globals.update(desk_name=desk_name)

    def __call__(self, template: str, **given: Any) -> HTMLResponse:
        given = {"here": "", "json": None, "query": "", **given}
        return HTMLResponse(self._environment.get_template(template).render(given))

    def trouble(self, status: int, message: str) -> HTMLResponse:
        heading = _HEADINGS.get(status, "That did not work")
        page = self("trouble.html", status=status, heading=heading, message=message)
        page.status_code = status
        if status == 405:
            page.headers["allow"] = "GET, HEAD"
        return page


def environment() -> Environment:
    """The templates: everything escaped, every control character neutralised, a missing name an error."""
    made = Environment(
        loader=PackageLoader("headwater.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_neutral,
    )
    made.filters.update(
        day=words.day,
        language=words.language,
        shorten=clean.shorten,
        tag=pages.language_tag,
        count=words.count,
    )
    made.globals.update(program=__version__, why=words.NAMING_WHY, nobody=NOBODY, access=words.ACCESS)
    return made


def _neutral(value: Any) -> Any:
    """Markup is ours and was made safe where it was made; any other text is somebody's."""
    return clean.shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _json(value: Any) -> Response:
    return Response(contract.encode(value).encode(), media_type="application/json; charset=utf-8")


def _add_lists(house: FastAPI, shelf: Shelf, draw: _Drawer) -> None:
    @house.get("/")
    def front() -> Response:
        return RedirectResponse("/articles", 307)

    @house.get("/articles")
    def articles(request: Request) -> Response:
        page, total = _number(request, "page", 1), shelf.total()
        rows, first = shelf.page(PAGE, (page - 1) * PAGE), (page - 1) * PAGE + 1
        given = {"articles": rows, "page": page, "pages": -(-total // PAGE), "total": total, "first": first}
        return draw("articles.html", here="articles", json=f"/articles.json?page={page}", **given)

    @house.get("/articles.json")
    def articles_json(request: Request) -> Response:
        page = _number(request, "page", 1)
        rows = [asdict(row) for row in shelf.page(PAGE, (page - 1) * PAGE)]
        return _json({"total": shelf.total(), "page": page, "articles": rows})

    @house.get("/search")
    def search(request: Request) -> Response:
        query = _query(request)
        hits = shelf.search(query, HITS) if query else []
        behind = f"/search.json?q={quote(query, safe='')}" if query else None
        return draw("search.html", here="search", json=behind, query=query, hits=hits, more=len(hits) == HITS)

    @house.get("/search.json")
    def search_json(request: Request) -> Response:
        query = _query(request)
        hits = shelf.search(query, HITS) if query else []
        rows = [{**asdict(hit.article), "snippet": hit.snippet.striptags()} for hit in hits]
        return _json({"query": query, "articles": rows})

    @house.get("/issues")
    def issues(request: Request) -> Response:
        page, total = _number(request, "page", 1), shelf.issues_total()
        rows = shelf.issues(PAGE, (page - 1) * PAGE)
        given = {"issues": rows, "page": page, "pages": -(-total // PAGE), "total": total}
        return draw("issues.html", here="issues", json=f"/issues.json?page={page}", **given)

    @house.get("/issues.json")
    def issues_json(request: Request) -> Response:
        page = _number(request, "page", 1)
        rows = [asdict(row) for row in shelf.issues(PAGE, (page - 1) * PAGE)]
        return _json({"total": shelf.issues_total(), "page": page, "issues": rows})


def _add_articles(house: FastAPI, shelf: Shelf, draw: _Drawer) -> None:
    @house.get("/articles/{id}.json")
    def article_json(id: str, request: Request) -> Response:
        return _json(contract.as_json(_found(shelf.reading(id, _version(request)))))

    @house.get("/articles/{id}/difference")
    def difference(id: str, request: Request) -> Response:
        reading, versions = _found(shelf.reading(id)), [v.number for v in shelf.versions(id)]
        b = _number(request, "to", shelf.current(id))
        a = _number(request, "from", max(1, b - 1))
        if a not in versions or b not in versions:
            raise HTTPException(404, f"This article has {words.count(len(versions), 'version')}, numbered from 1.")
        changed = _found(shelf.difference(id, a, b))
        return draw("difference.html", title=reading.article.title, id=id, a=a, b=b, changed=changed)

    @house.get("/articles/{id}")
    def article(id: str, request: Request) -> Response:
        asked = _version(request)
        reading, versions = _found(shelf.reading(id, asked)), shelf.versions(id)
        version = asked or shelf.current(id)
        behind = f"/articles/{quote(reading.article.id, safe='')}.json" + (f"?version={asked}" if asked else "")
        lit = min(len(reading.statements), _MOST_LINKS)
        given = {"sheet": pages.sheet(reading), "versions": versions, "version": version, "lit": lit}
        return draw("article.html", here="article", json=behind, **given)


def _add_static(house: FastAPI) -> None:
    kept = {"cache-control": "max-age=3600"}

    @house.get("/static/links-{count:int}.css")
    def links(count: int) -> Response:
        if not 0 <= count <= _MOST_LINKS:
            raise HTTPException(404)
        return Response(link_styles(count), media_type="text/css; charset=utf-8", headers=kept)

    @house.get("/static/{name}")
    def static(name: str) -> Response:
        if name not in _STATIC:
            raise HTTPException(404)
        body = (resources.files("headwater.show.web") / "static" / name).read_bytes()
        return Response(body, media_type=_STATIC[name], headers=kept)

    @house.get("/favicon.ico")
    def icon() -> Response:
        return RedirectResponse("/static/headwater.svg", 308)


def link_styles(count: int) -> str:
    """Lights up the words of a statement while its note is pointed at or was gone to: no script is needed for it."""
    rule = ":root:has(#n{n}:target,#s{n}:target,#n{n}:hover,#n{n}:focus-within) .s{n}{{background:var(--lit)}}\n"
    return "".join(rule.format(n=n) for n in range(1, count + 1))


def _add_troubles(house: FastAPI, draw: _Drawer) -> None:
    def refused(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        given = error.detail if isinstance(error, HTTPException) else ""
        plain = given in ("", "Not Found", "Method Not Allowed")
        return draw.trouble(status, _WHAT_TO_DO.get(status, given) if plain else given)

    def told(_: Request, error: Exception) -> Response:
        return draw.trouble(500, str(error))

    def broken(_: Request, __: Exception) -> Response:
        return draw.trouble(500, _WHAT_TO_DO[500])

    handlers: list[tuple[Any, Callable[[Request, Exception], Response]]] = [
        (HTTPException, refused),
        (HeadwaterError, told),
        (Exception, broken),
    ]
    for kind, handler in handlers:
        house.add_exception_handler(kind, handler)


def _found(value: T | None) -> T:
    if value is None:
        raise HTTPException(404)
    return value


def _version(request: Request) -> int | None:
    return _number(request, "version", 0) or None


def _number(request: Request, name: str, default: int) -> int:
    """A positive whole number out of the address."""
    given = request.query_params.get(name)
    if given is None:
        return default
    if not (given.isascii() and given.isdigit() and len(given) <= 9 and int(given) > 0):
        raise HTTPException(400, f"“{name}” in the address must be a whole number from 1 up.")
    return int(given)


def _query(request: Request) -> str:
    query = request.query_params.get("q", "").strip()
    if len(query) > _QUERY:
        raise HTTPException(400, f"A search may have at most {_QUERY} characters.")
    return query
