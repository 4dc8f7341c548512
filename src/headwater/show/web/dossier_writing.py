"""Dossiers written in the browser: begun, claims put in, the text changed, quotations translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.exceptions import HTTPException

from headwater.desk.claims.claim_listing import Asked, ClaimRow
from headwater.desk.dossiers.dossier_records import Dossier, Evidence, State
from headwater.errors import DeskError, DeskOutdated
from headwater.newsroom.dossiers import notation, revising, writing
from headwater.newsroom.dossiers.since import since
from headwater.show import tongue
from headwater.show.dossiers import state_words
from headwater.show.web import asked, judging
from headwater.show.web.carried import carried
from headwater.show.web.dossiers import number, paper, whole
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "POST /dossiers": "reporter",
    "GET /dossiers/put": "reporter",
    "POST /dossiers/put": "reporter",
    "GET /dossier/{id}/write": "reporter",
    "POST /dossier/{id}/write": "reporter",
    "GET /dossier/{id}/translate": "reporter",
    "POST /dossier/{id}/translate": "reporter",
}
LISTED: Final = 40
"""Claims of a story, or of a search, that are offered; dossiers to choose from."""
CLAIMS: Final = 8
"""Claims whose statements are offered one by one."""
KEYS: Final = 40
"""Claims of a dossier whose keys stand beside the text that is written."""


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
    _add_begin(house, rooms)
    _add_put(house, rooms)
    _add_write(house, rooms)
    _add_translate(house, rooms)


def _add_begin(house: FastAPI, rooms: Rooms) -> None:
    @house.post("/dossiers")
    def begin(request: Request, sent: Sent) -> Response:
        if not judging.ours(sent, rooms.draw.token):
            return rooms.draw.trouble(403, judging.STALE, request)
        try:
            with rooms.change() as desk:
                id = writing.begin(
                    desk,
                    sent.one("title"),
                    judging.who(sent),
                    language=sent.one("written") or tongue.spoken(),
                    sections=sections(sent.one("sections")),
                )
        except DeskError as error:
            return rooms.draw.trouble(409, str(error), request)
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/dossier/{id}/write"), 303)


def sections(given: str) -> tuple[str, ...]:
    """The names of sections, parted by commas."""
    return tuple(name for each in given.split(",") if (name := " ".join(each.split())))


# Claims are put in


@dataclass(frozen=True, slots=True)
class Offered:
    """A claim that can be put in; `state` with its statements where few are offered."""

    claim: str
    wording: str
    language: str | None
    standing: str
    at_least: int
    at_most: int
    state: State | None = None


def _add_put(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossiers/put")
    def choose(request: Request) -> Response:
        return rooms.draw(request, "dossier_put.html", **_choice(rooms, _asked(rooms, request)))

    @house.post("/dossiers/put")
    def put(request: Request, sent: Sent) -> Response:
        keys = [key for key in sent.all("key") if key]

        def again(status: int, error: str) -> Response:
            claims = list(dict.fromkeys(key.partition(":")[0] for key in (*sent.all("offered"), *keys)))[:LISTED]
            given = _choice(rooms, _offered(rooms, claims)) | {"error": error, "chosen": keys}
            return rooms.draw(request, "dossier_put.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            if not keys:
                raise DeskError("Choose at least one claim or statement.")
            id = _put(rooms, sent, keys[:500])
        except DeskError as error:
            return again(409, str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/dossier/{id}/write#text"), 303)


def _put(rooms: Rooms, sent: Any, keys: Sequence[str]) -> str:
    by = judging.who(sent)
    id: str = sent.one("dossier")
    with rooms.change() as desk:
        if not id:
            language = sent.one("written") or tongue.spoken()
            for key in keys:
                desk.evidence_now(key.partition(":")[0])
            id = writing.begin(desk, sent.one("title"), by, language=language)
        writing.put_in(desk, id, keys, by)
    return id


def _asked(rooms: Rooms, request: Request) -> list[Offered]:
    """The claims that an address names: one by one, those of a story, or those of a search."""
    given = request.query_params
    if claims := given.getlist("claim")[:LISTED]:
        return _offered(rooms, claims)
    if story := given.get("story"):
        try:
            rows = rooms.desk.story_claims(story, "publishers", LISTED, 0)
        except DeskError as error:
            raise HTTPException(404, str(error)) from error
        return [_listed(row.claim) for row in rows]
    found = rooms.desk.claims_page(Asked(asked.query(request)), LISTED)
    return [_listed(row) for row in found]


def _listed(row: ClaimRow) -> Offered:
    return Offered(row.claim, row.wording, row.language, row.standing, row.at_least, row.at_most)


def _offered(rooms: Rooms, claims: Sequence[str]) -> list[Offered]:
    made = []
    for n, claim in enumerate(dict.fromkeys(claims)):
        if n >= CLAIMS:
            key = notation.read_key(claim)
            if key:
                made.append(Offered(key.claim, "", None, "", 0, 0))
            continue
        try:
            s = rooms.desk.evidence_now(claim)
        except DeskError as error:
            raise HTTPException(404, str(error)) from error
        made.append(Offered(s.claim, s.wording, s.language, s.standing, s.at_least, s.at_most, s))
    return made


def _choice(rooms: Rooms, offered: Sequence[Offered]) -> dict[str, Any]:
    return {
        "here": "dossiers",
        "offered": offered,
        "rows": rooms.desk.dossiers(LISTED),
        "tongues": tongue.LANGUAGES,
        "chosen": [offered[0].claim] if len(offered) == 1 else [],
        "error": "",
    }


# The text is written


def _add_write(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossier/{id}/write")
    def form(id: str, request: Request) -> Response:
        return rooms.draw(request, "dossier_write.html", **_writing(rooms, whole(rooms, id), request))

    @house.post("/dossier/{id}/write")
    def write(id: str, request: Request, sent: Sent) -> Response:
        was = whole(rooms, id)
        drafted = _drafted(rooms, was, sent)

        def again(status: int, error: str = "", **more: Any) -> Response:
            found = drafted or replace(was, revision=replace(was.revision, text=sent.text("text")))
            given = _writing(rooms, found, request) | {"error": error, "base": sent.one("base")} | more
            return rooms.draw(request, "dossier_write.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            base = number(sent.one("base"))
            if sent.one("do") == "look":
                if drafted is None:
                    raise DeskError("This text cannot be shown: it is too long, or its language is none.")
                return again(200, look=paper(drafted, since(rooms.desk, drafted), carried(request).to)[0])
            _write(rooms, id, base, sent)
        except DeskOutdated as error:
            now = whole(rooms, id)
            theirs = revising.changes(whole(rooms, id, base).revision.text, now.revision.text)
            return again(409, str(error), theirs=theirs, now=now.revision, base=now.row.n)
        except DeskError as error:
            return again(409, str(error))
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"/dossier/{was.row.dossier}"), 303)


def _write(rooms: Rooms, id: str, base: int, sent: Any) -> None:
    by = judging.who(sent)
    with rooms.change() as desk:
        writing.write(
            desk,
            id,
            base,
            by,
            title=sent.one("title"),
            text=sent.text("text"),
            language=sent.one("written"),
            sections=sections(sent.one("sections")),
        )


def _drafted(rooms: Rooms, was: Dossier, sent: Any) -> Dossier | None:
    """The dossier as it would be with what was typed; None where that cannot be."""
    given = (sent.one("title") or was.revision.title, sent.text("text"))
    language, named = sent.one("written") or was.revision.language, sections(sent.one("sections"))
    try:
        draft = notation.draft(*given, language=language, sections=named)
        return rooms.desk.dossier_as(was.row.dossier, draft)
    except DeskError:
        return None


def _writing(rooms: Rooms, found: Dossier, request: Request) -> dict[str, Any]:  # noqa: ARG001 - as all pages
    parts = writing.parts_of(found)
    return {
        "here": "dossiers",
        "json": f"/dossier/{found.row.dossier}.json",
        "row": found.row,
        "revision": found.revision,
        "base": found.row.n,
        "states": list(found.states.items())[:KEYS],
        "more_states": max(0, len(found.states) - KEYS),
        "bare": notation.unsupported(parts),
        "broken": _broken(found, parts),
        "standing": state_words.standing,
        "tongues": _tongues(found.revision.language),
        "look": Markup(""),
        "theirs": None,
        "now": None,
        "error": "",
    }


def _tongues(own: str) -> list[str]:
    return list(dict.fromkeys([own, *tongue.LANGUAGES, "lt"]))


def _broken(found: Dossier, parts: Sequence[notation.Part]) -> list[str]:
    """Keys that cannot be read, or that point at nothing."""
    named = notation.keys(tuple(parts))
    unknown = [k.name for k in named if k.name not in (found.evidence if k.pointed else found.states)]
    paragraphs = (part for part in parts if isinstance(part, notation.Paragraph))
    return [*unknown, *(key for part in paragraphs for sentence in part.sentences for key in sentence.broken)]


# Quotations are translated


def _add_translate(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/dossier/{id}/translate")
    def form(id: str, request: Request) -> Response:
        found = whole(rooms, id)
        piece = _piece(found, request.query_params.get("key", ""))
        return rooms.draw(request, "dossier_translate.html", **_translating(found, piece))

    @house.post("/dossier/{id}/translate")
    def translate(id: str, request: Request, sent: Sent) -> Response:
        found = whole(rooms, id)
        piece = _piece(found, sent.one("key"))

        def again(status: int, error: str) -> Response:
            given = _translating(found, piece) | {"error": error}
            return rooms.draw(request, "dossier_translate.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            by = judging.who(sent)
            with rooms.change() as desk:
                desk.translate(piece, sent.one("written") or found.revision.language, sent.text("text"), by)
        except DeskError as error:
            return again(409, str(error))
        there = f"/dossier/{found.row.dossier}/translate?key={quote(piece.key, safe='')}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _piece(found: Dossier, key: str) -> Evidence:
    """What a key of a dossier, or of a statement of one of its claims, points at."""
    for piece in (*found.evidence.values(), *(p for state in found.states.values() for p in state.evidence)):
        if piece.key == key:
            return piece
    raise HTTPException(404)


def _translating(found: Dossier, piece: Evidence) -> dict[str, Any]:
    at = (piece.article, piece.version, piece.span)
    mine = [each for each in found.translations if (each.article, each.version, each.span) == at]
    given: dict[str, Any] = {"here": "dossiers", "row": found.row, "piece": piece, "known": mine, "error": ""}
    return given | {"tongues": _tongues(found.revision.language)}
