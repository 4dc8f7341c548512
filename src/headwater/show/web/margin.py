"""Notes of persons: the form beside a passage, the list of all, the page of each thread, and what is done there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.margin.margin_notes import LONGEST, WHICH, MarginNote, Thread
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.json_text import plain
from headwater.records import Reading, Span
from headwater.said import kept
from headwater.show.notes import extent, numbers
from headwater.show.web import asked, judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import LONGEST as LONGEST_NAME
from headwater.show.web.drawer import as_json
from headwater.show.web.entities import Sent, keeping
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /articles/{id}/note": "reporter",
    "POST /articles/{id}/note": "reporter",
    "GET /notes": "reader",
    "GET /notes.json": "reader",
    "POST /notes": "reporter",
    "GET /note/{id:int}.json": "reader",
    "GET /note/{id:int}": "reader",
    "POST /note/{id:int}": "reporter",
}

PAGE: Final = 40
"""Notes on one page of their list."""
_CHOICES: Final = 20
"""Places of the same words that are offered."""
_AROUND: Final = 80
_AT: Final = 30
NO_PLACE: Final = kept("The text of this version does not have these words. Write them as they are printed.")
_ON: Final = {"article": "/articles/{}", "claim": "/claim/{}", "story": "/story/{}"}


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses; and tells the templates of claims and stories what is noted on them."""
    rooms.draw.know(noted=rooms.desk.notes_on)
    _add_form(house, rooms)
    _add_list(house, rooms)
    _add_threads(house, rooms)


@dataclass(frozen=True, slots=True)
class Choice:
    """A place of the words that were asked for, with what stands around them; `at` names it in the form."""

    at: str
    before: str
    words: str
    after: str


# The form beside a passage


def _add_form(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/articles/{id}/note")
    def form(id: str, request: Request) -> Response:
        reading, version = _reading(rooms, id, asked.version(request))
        given = request.query_params
        spans = _spans(rooms, reading, version, given.get("words", ""), asked.passage(request), _statement(request))
        return rooms.draw(request, "note_form.html", **_form(reading, version, spans, given.get("words", "")))

    @house.post("/articles/{id}/note")
    def write(id: str, request: Request, sent: Sent) -> Response:
        reading, version = _reading(rooms, id, _number(sent.one("version")))
        at, words = _span(sent.one("at")), sent.text("words")
        spans = _spans(rooms, reading, version, words, at, 0)

        def again(status: int, error: str) -> Response:
            given = _form(reading, version, spans, words) | {"error": error}
            return rooms.draw(request, "note_form.html", status=status, sent=sent, by=sent.one("by"), **given)

        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        if len(spans) != 1:
            return again(409, NO_PLACE if not spans else "")
        try:
            by = _who(sent)
            note = _do(rooms, lambda desk: desk.note_passage(id, spans[0], _text(sent), by, version=version))
        except DeskError as error:
            return again(409, str(error))
        there = f"/articles/{quote(id, safe='')}?version={version}&at={spans[0].start}-{spans[0].end}#m{note.id}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _reading(rooms: Rooms, id: str, version: int | None) -> tuple[Reading, int]:
    n = version or rooms.shelf.current(id)
    return asked.found(rooms.shelf.reading(id, n)), n


def _spans(rooms: Rooms, reading: Reading, version: int, words: str, at: Span | None, statement: int) -> Sequence[Span]:
    """Where the note may stand: the passage that is named, else the places of the words, else the statement."""
    text = reading.article.text
    if at is not None:
        return [at] if at.end <= len(text) and at.of(text).strip() else []
    if words:
        return rooms.desk.places(reading.article.id, words, version)
    number = numbers(reading)
    found = next((s for s in reading.statements if number[s.id] == statement), None)
    span = extent(found) if found else None
    return [span] if span else []


def _form(reading: Reading, version: int, spans: Sequence[Span], words: str) -> dict[str, Any]:
    text = reading.article.text
    return {
        "here": "article",
        "article": reading.article,
        "version": version,
        "choices": [_choice(text, span) for span in spans[:_CHOICES]],
        "many": len(spans),
        "words": words,
        "missing": NO_PLACE if words and not spans else "",
        "error": "",
    }


def _choice(text: str, span: Span) -> Choice:
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return Choice(f"{span.start}-{span.end}", before, span.of(text), after)


# All notes


def _add_list(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/notes")
    def notes(request: Request) -> Response:
        query, which = asked.query(request), asked.choice(request, "which", WHICH)
        turn = asked.turn(request, rooms.desk.note_total(query, which), PAGE)
        rows = rooms.desk.notes(query, which, limit=PAGE, offset=turn["first"] - 1)
        own = "".join(f"&{k}={quote(v, safe='')}" for k, v in (("q", query), ("which", which)) if v)
        given: dict[str, Any] = {"rows": rows, "asked": query, "which": which, "whiches": WHICH, "own": own, "on": _ON}
        behind = f"/notes.json?page={turn['page']}{own}"
        return rooms.draw(request, "margin_list.html", here="notes", json=behind, **given, **turn)

    @house.get("/notes.json")
    def notes_json(request: Request) -> Response:
        query, which, page = (
            asked.query(request),
            asked.choice(request, "which", WHICH),
            asked.number(request, "page", 1),
        )
        rows = rooms.desk.notes(query, which, limit=PAGE, offset=(page - 1) * PAGE)
        total = rooms.desk.note_total(query, which)
        return as_json({"total": total, "page": page, "notes": [plain(row) for row in rows]})

    @house.post("/notes")
    def write(request: Request, sent: Sent) -> Response:
        """A note on a claim, a story or a whole article, from the form on its page."""
        if not judging.ours(sent, rooms.draw.token):
            return rooms.draw.trouble(403, judging.STALE, request)
        try:
            by = _who(sent)
            note = _do(rooms, lambda desk: desk.note_on(sent.one("on"), _text(sent), by))
        except DeskError as error:
            return rooms.draw.trouble(409, str(error), request)
        return RedirectResponse(keeping(request, sent, rooms.draw).to(f"{_on(note)}#m{note.id}"), 303)


def _on(note: MarginNote) -> str:
    """The page of what a note is on."""
    return _ON[note.of].format(quote(note.target, safe=""))


# The page of a thread


def _add_threads(house: FastAPI, rooms: Rooms) -> None:
    @house.get("/note/{id:int}.json")
    def note_json(id: int) -> Response:
        thread = _thread(rooms, id)
        acts = rooms.desk.acts_of_notes(_ids(thread))
        return as_json({**plain(thread), "acts": [plain(act) for act in acts]})

    @house.get("/note/{id:int}")
    def note(id: int, request: Request) -> Response:
        thread = _thread(rooms, id)
        if thread.note.id != id:
            return RedirectResponse(keeping(request, Form(), rooms.draw).to(f"/note/{thread.note.id}#m{id}"), 307)
        return rooms.draw(request, "note.html", **_shown(rooms, thread))

    @house.post("/note/{id:int}")
    def act(id: int, request: Request, sent: Sent) -> Response:
        def again(status: int, error: str) -> Response:
            given = _shown(rooms, _thread(rooms, id)) | {"error": error}
            return rooms.draw(request, "note.html", status=status, sent=sent, by=sent.one("by"), **given)

        thread = _thread(rooms, id)
        if not judging.ours(sent, rooms.draw.token):
            return again(403, judging.STALE)
        try:
            made = _do(rooms, _wanted(sent, id))
        except DeskError as error:
            return again(409, str(error))
        there = f"/note/{thread.note.id}#m{made.id}"
        return RedirectResponse(keeping(request, sent, rooms.draw).to(there), 303)


def _wanted(sent: Form, id: int) -> Callable[[Desk], MarginNote]:
    """What the button that was pressed stands for. `DeskError` where it stands for nothing."""
    by = _who(sent)
    do: dict[str, Callable[[Desk], MarginNote]] = {
        "answer": lambda desk: desk.answer_note(id, _text(sent), by),
        "change": lambda desk: desk.change_note(id, _text(sent), by),
        "take back": lambda desk: desk.take_back_note(id, by),
        "put back": lambda desk: desk.take_back_note(id, by, back=False),
        "resolve": lambda desk: desk.resolve_note(id, by),
        "open again": lambda desk: desk.resolve_note(id, by, resolved=False),
    }
    if sent.one("do") not in do:
        raise DeskError(kept("The page did not say what is to be done with the note. Load it again."))
    return do[sent.one("do")]


def _shown(rooms: Rooms, thread: Thread) -> dict[str, Any]:
    note = thread.note
    place = f"?version={note.version}&at={note.span.start}-{note.span.end}#at" if note.span else ""
    acts: dict[int, list[Any]] = {}
    for act in rooms.desk.acts_of_notes(_ids(thread)):
        acts.setdefault(act.note, []).append(act)
    there = _on(note) + place
    return {"here": "notes", "json": f"/note/{note.id}.json", "thread": thread, "acts": acts, "on": there, "error": ""}


def _ids(thread: Thread) -> list[int]:
    return [thread.note.id, *(a.id for a in thread.answers)]


def _thread(rooms: Rooms, id: int) -> Thread:
    if not 0 < id < 10**9:
        raise HTTPException(404)
    try:
        return rooms.desk.note(id)
    except DeskError:
        raise HTTPException(404) from None


# Out of the fields of a form


def _do(rooms: Rooms, do: Callable[[Desk], MarginNote]) -> MarginNote:
    with rooms.change() as desk:
        return do(desk)


def _who(sent: Form) -> str:
    name = sent.one("by")
    if not name:
        raise DeskError(kept("Say who writes: a note is kept with a name."))
    if len(name) > LONGEST_NAME:
        raise DeskError(kept("The name of who writes may have at most {n} characters.").format(n=LONGEST_NAME))
    return name


def _text(sent: Form) -> str:
    # As it was typed: its lines are kept.
    return sent.text("text")[: LONGEST + 1]


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and 0 < len(given) <= 9 and int(given) else None


def _span(given: str) -> Span | None:
    start, dash, end = given[:_AT].partition("-")
    fits = dash and all(each.isascii() and each.isdigit() and len(each) <= 9 for each in (start, end))
    return Span(int(start), int(end)) if fits and int(start) < int(end) else None


def _statement(request: Request) -> int:
    return asked.number(request, "statement", 1) if "statement" in request.query_params else 0
