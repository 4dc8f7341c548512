"""Dossiers: the list, reading one, what changed since, its revisions, and taking it away as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.exceptions import HTTPException

from headwater.desk.dossiers.dossier_records import Dossier
from headwater.errors import ConfigError, DeskError
from headwater.json_text import plain
from headwater.newsroom.dossiers import revising, writing
from headwater.newsroom.dossiers.open_ends import open_ends
from headwater.newsroom.dossiers.since import Since, since
from headwater.show import tongue, zones
from headwater.show.dossiers import as_html, composing, state_words, takeaway, unresolved
from headwater.show.dossiers.evidence import LISTED, ListPage
from headwater.show.dossiers.paper import Block, Head
from headwater.show.dossiers.takeaway import FORMS, Form, Wish
from headwater.show.web import asked, judging
from headwater.show.web.carried import carried
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /dossiers": "reader",
    "GET /dossiers.json": "reader",
    "GET /dossier/{id}": "reader",
    "GET /dossier/{id}.json": "reader",
    "POST /dossier/{id}": "reporter",
    "GET /dossier/{id}/revisions": "reader",
    "GET /dossier/{id}/revisions.json": "reader",
    "GET /dossier/{id}/difference": "reader",
    "GET /dossier/{id}/export": "reporter",
    "POST /dossier/{id}/export": "reporter",
}
PAGE: Final = 40
"""Dossiers, or revisions, on one page of their list."""


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses; and tells the templates of claims in which dossiers each is."""
    rooms.draw.know(in_dossiers=rooms.desk.dossiers_citing)
    _add_list(house, rooms)
    _add_page(house, rooms)
    _add_acts(house, rooms)
    _add_revisions(house, rooms)
    _add_export(house, rooms)


def _add_list(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossiers")
    def dossiers(request: Request) -> Response:
        turn = asked.turn(request, rooms.desk.dossier_total(), PAGE)
        rows = rooms.desk.dossiers(PAGE, turn["first"] - 1)
        given: dict[str, Any] = {"rows": rows, "tongues": tongue.LANGUAGES, "error": ""}
        behind = f"/dossiers.json?page={turn['page']}"
        return rooms.draw(request, "dossiers.html", here="dossiers", json=behind, **given, **turn)

    @house.get("/dossiers.json")
    def dossiers_json(request: Request) -> Response:
        page = asked.number(request, "page", 1)
        rows = [plain(row) for row in rooms.desk.dossiers(PAGE, (page - 1) * PAGE)]
        return as_json({"total": rooms.desk.dossier_total(), "page": page, "dossiers": rows})


def _add_page(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossier/{id}.json")
    def dossier_json(id: str, request: Request) -> Response:
        found = whole(rooms, id, asked.number(request, "revision", 0) or None)
        changed = since(rooms.desk, found)
        ends = open_ends(found, changed)
        parts = [{"kind": type(part).__name__.lower(), **plain(part)} for part in writing.parts_of(found)]
        behind = plain(found) | {"parts": parts, "unresolved": [plain(end) for end in ends.ends]}
        behind |= {"cautions": [plain(each) for each in ends.cautions]}
        behind |= {"moved": [plain(moved) for moved in changed.moved]}
        behind |= {"fates": [plain(fate) for _, fate in changed.fates], "unknown": list(changed.unknown)}
        return as_json(behind)

    @house.get("/dossier/{id}")
    def dossier(id: str, request: Request) -> Response:
        n = asked.number(request, "revision", 0) or None
        return rooms.draw(request, "dossier.html", **shown(rooms, whole(rooms, id, n), request))


def whole(rooms: Rooms, id: str, n: int | None = None) -> Dossier:
    """A dossier; the page that says that there is none."""
    try:
        return rooms.desk.dossier(id, n)
    except DeskError as error:
        raise HTTPException(404, str(error)) from error


def shown(rooms: Rooms, found: Dossier, request: Request) -> dict[str, Any]:
    """What the page of a dossier needs."""
    changed = since(rooms.desk, found)
    row = found.row
    last = found.revision.n == row.n
    own = "" if last else f"?revision={found.revision.n}"
    here_at = f"/dossier/{row.dossier}{own}"
    turned = ListPage(asked.number(request, "articles", 1), here_at + ("&" if own else "?") + "articles=")
    made, articles = paper(found, changed, carried(request).to, turned)
    return {
        "here_at": here_at,
        "articles": turned.page,
        "articles_pages": -(-articles // LISTED),
        "here": "dossiers",
        "json": f"/dossier/{row.dossier}.json{own}",
        "found": found,
        "row": row,
        "last": last,
        "paper": made,
        "moved": [(moved, _moved(moved, carried(request).to)) for moved in changed.moved],
        "edited": _edited(changed),
        "error": "",
        "what": state_words.WHAT,
    }


def paper(
    found: Dossier, changed: Since, to: Callable[[str], str], turned: ListPage | None = None
) -> tuple[Markup, int]:
    """The text of a dossier with its evidence as part of a page of the desk, whose head says who wrote it; and how many
    articles it cites: all of them are with it, or where it is `turned` a page of their list."""
    taken = composing.Taken(found, changed, open_ends(found, changed), (), _now())
    made = composing.compose(taken, writing=True, turned=turned)
    first = next((n for n, block in enumerate(made.text) if not _is_small(block)), 0)
    made = replace(made, text=made.text[first:])
    # as_html escapes all that is not ours, and makes it harmless.
    return Markup(as_html.body(made, to=to, titled=False)), made.articles


def _is_small(block: Block) -> bool:
    return not isinstance(block, Head) and getattr(block, "style", "") == "small"


def _moved(moved: Any, to: Callable[[str], str]) -> Markup:
    paras = unresolved.moved(moved, lambda claim: claim, safe=False)
    return Markup(as_html.blocks(paras, tongue.spoken(), to=to))


def _edited(changed: Since) -> list[tuple[str, str, int]]:
    """The articles that have a version which nobody who wrote has seen: id, outlet, version."""
    found = {piece.article: (piece.outlet, fate.version or 0) for piece, fate in changed.edited}
    return [(article, outlet, n) for article, (outlet, n) in found.items()]


def _now() -> str:
    return takeaway.moment(datetime.now(UTC))


# What is done on the page of a dossier


def _add_acts(house: FastAPI, rooms: Rooms) -> None:
    @house.post("/dossier/{id}")
    def act(id: str, request: Request, sent: Sent) -> Response:
        found = whole(rooms, id)

        def again(status: int, error: str) -> Response:
            given = shown(rooms, whole(rooms, id), request) | {"error": error}
            return rooms.draw(request, "dossier.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            _act(rooms, found, sent)
        except DeskError as error:
            return again(409, str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/dossier/{found.row.dossier}"), 303)


def _act(rooms: Rooms, found: Dossier, sent: Any) -> None:
    by, base = judging.who(sent), number(sent.one("base"))
    id = found.row.dossier
    with rooms.change() as desk:
        if sent.one("do") == "seen":
            desk.acknowledge(
                id,
                base,
                writing.draft_of(found.revision),
                by,
                seen=dict(pair.split("=", 1) for pair in sent.all("seen") if "=" in pair),
                articles={a: number(n) for a, _, n in (pair.rpartition("=") for pair in sent.all("article")) if a},
            )
        elif sent.one("do") == "restore":
            writing.put_back(desk, id, number(sent.one("revision")), base, by)
        else:
            raise DeskError("The page did not say what is to be done. Load it again.")


def number(given: str) -> int:
    """A number out of a form. `DeskError` for what is none."""
    if not (given.isascii() and given.isdigit() and 0 < len(given) <= 9):
        raise DeskError("The page did not say which revision it showed. Load it again.")
    return int(given)


# Revisions


def _add_revisions(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossier/{id}/revisions.json")
    def revisions_json(id: str, request: Request) -> Response:
        found, page = whole(rooms, id), asked.number(request, "page", 1)
        rows = rooms.desk.dossier_revisions(found.row.dossier, PAGE, (page - 1) * PAGE)
        return as_json({"total": found.row.n, "page": page, "revisions": [plain(row) for row in rows]})

    @house.get("/dossier/{id}/revisions")
    def revisions(id: str, request: Request) -> Response:
        found = whole(rooms, id)
        turn = asked.turn(request, found.row.n, PAGE)
        rows = rooms.desk.dossier_revisions(found.row.dossier, PAGE, turn["first"] - 1)
        behind = f"/dossier/{found.row.dossier}/revisions.json?page={turn['page']}"
        given: dict[str, Any] = {"here": "dossiers", "json": behind, "row": found.row, "rows": rows, "error": ""}
        given["what"] = state_words.WHAT
        return rooms.draw(request, "dossier_revisions.html", **given, **turn)

    @house.get("/dossier/{id}/difference")
    def difference(id: str, request: Request) -> Response:
        b = asked.number(request, "to", 0) or whole(rooms, id).row.n
        a = asked.number(request, "from", 0) or max(1, b - 1)
        old, new = whole(rooms, id, a).revision, whole(rooms, id, b).revision
        given: dict[str, Any] = {"here": "dossiers", "row": whole(rooms, id).row, "old": old, "new": new, "error": ""}
        given |= {"changed": revising.changes(old.text, new.text), "what": state_words.WHAT}
        return rooms.draw(request, "dossier_difference.html", **given)


# To be taken away


def _add_export(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossier/{id}/export")
    def form(id: str, request: Request) -> Response:
        return rooms.draw(request, "dossier_export.html", **_offered(whole(rooms, id)))

    @house.post("/dossier/{id}/export")
    def export(id: str, request: Request, sent: Sent) -> Response:
        found = whole(rooms, id)

        def again(status: int, error: str) -> Response:
            given = _offered(found) | {"error": error}
            return rooms.draw(request, "dossier_export.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            by, form = judging.who(sent), _form(sent.one("form"))
            wish = _wish(sent)
            if sent.one("do") == "look":
                return _looked_at(rooms, found, request, sent, wish)
            made = takeaway.taken_away(rooms.desk, found.row.dossier, form, wish, apart=True)
            with rooms.change() as desk:
                desk.dossier_exported(found.row.dossier, by, form=form, safe=wish.safe)
        except (DeskError, ConfigError) as error:
            return again(409 if isinstance(error, DeskError) else 503, str(error))
        name = takeaway.name(found.row.dossier, form, safe=wish.safe)
        headers = {"content-disposition": f'attachment; filename="{quote(name)}"'}
        return Response(made, media_type=takeaway.MEDIA[form], headers=headers)


def _form(given: str) -> Form:
    for form in FORMS:
        if form == given:
            return form
    raise DeskError("Choose as what the dossier is to be taken away.")


def _wish(sent: Any) -> Wish:
    language = sent.one("in") if sent.one("in") in tongue.LANGUAGES else tongue.spoken()
    zone = zones.zone()
    safe, hide = sent.one("safe") == "yes", takeaway.hidden(sent.text("hide")[:4000])
    return Wish(_now(), language, zone.key if zone else "", safe=safe, hide=hide)


def _offered(found: Dossier) -> dict[str, Any]:
    own = [(code, tongue.own_name(code)) for code in tongue.LANGUAGES]
    return {
        "here": "dossiers",
        "row": found.row,
        "tongues": own,
        "spoken_now": tongue.spoken(),
        "error": "",
        "look": "",
    }


def _looked_at(rooms: Rooms, found: Dossier, request: Request, sent: Any, wish: Wish) -> Response:
    """The copy as it would be, on a page of the desk."""
    made = as_html.body(takeaway.paper(rooms.desk, found.row.dossier, wish))
    given = _offered(found) | {"look": Markup(made)}
    return rooms.draw(request, "dossier_export.html", sent=sent, by=sent.one("by"), **given)
