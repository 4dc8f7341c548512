"""The address of one confidential case: opened by a passphrase, written in, locked.

What is in a case is on its page alone, while it is open for the browser that opened it: in no address, no title, no
message, no JSON, no page that is held for others. Whoever sees the page can read it; so does whoever holds the
browser's memory. docs/decisions/0123.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from headwater.desk.sealed.cases import MOVED, CaseRow
from headwater.errors import DeskError, SealError, WrongPassphrase
from headwater.newsroom.sealed import codenames, notes, opening, resting
from headwater.newsroom.sealed.looks import Looks, looks
from headwater.newsroom.sealed.narrowing import Narrowed
from headwater.newsroom.sealed.notes import KNOWS, TERMS, SourceNote
from headwater.newsroom.sealed.opening import Opened
from headwater.said import kept
from headwater.show import tongue
from headwater.show.tongue import Words, mark
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.carried import carried
from headwater.show.web.cases import COOKIE, TWICE, holder, may_try, opened_here, people_only, unkept
from headwater.show.web.entities import Sent
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role, Visitor, visitor

RIGHTS: Final[dict[str, Role]] = {
    "GET /cases/{id}": "reporter",
    "POST /cases/{id}": "reporter",
}
DRAFTS: Final = 5
"""Descriptions that one means to print, looked at together with those that were."""
_LOCKED: Final = kept("This case is locked by now. Nothing was kept: open it and write it again.")
_OWN: Final = kept("Only whoever made a case may share it, or let go of it.")
_NOT_SAID: Final = kept("Write the name of the case to let go of it. Nothing was removed.")
TERMS_IN_WORDS: Final = Words(
    {
        "": mark("not said"),
        "on the record": mark("on the record"),
        "on background": mark("on background"),
        "not for attribution": mark("not for attribution"),
        "off the record": mark("off the record"),
    }
)
KNOWS_IN_WORDS: Final = Words({"": mark("not said"), "yes": mark("yes"), "no": mark("no")})
LOOKS_IN_WORDS: Final = Words(
    {
        "name": mark("a name"),
        "phone": mark("a telephone number"),
        "mail": mark("a mail address"),
        "account": mark("an account"),
        "address": mark("a street address"),
        "number": mark("a number of a document or machine"),
        "birth": mark("a date of birth"),
    }
)
KINDS_IN_WORDS: Final = Words(
    {
        "body": mark("body"),
        "rank": mark("rank"),
        "place": mark("place"),
        "presence": mark("presence"),
        "knows": mark("position to know"),
        "gender": mark("gender"),
        "language": mark("language"),
        "age": mark("age"),
        "time": mark("time"),
        "former": mark("past post"),
        "number": mark("number"),
        "person": mark("somebody named"),
    }
)


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as its page shows it: what its articles give away together, and what else may come from the source."""

    note: SourceNote
    narrowed: Narrowed
    beside: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Asking:
    """Who asks about which case."""

    rooms: Rooms
    request: Request
    row: CaseRow
    visitor: Visitor
    browser: str

    @property
    def who(self) -> str:
        """By which an open case is held for this browser of this person."""
        return holder(self.browser)

    @property
    def held(self) -> Opened | None:
        """The case, where it is open for them, as it is on the desk by now; locked where it has another key by now."""
        opened = self.rooms.cases.of(self.who, self.row.id)
        if opened is None:
            return None
        try:
            opened.sealed = opening.again(self.rooms.desk, opened).sealed
            opened.case()
        except SealError:
            self.rooms.cases.lock_everywhere(self.row.id)
            return None
        return opened


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/cases/{id}")
    def case(id: str, request: Request) -> Response:
        return _page(_asking(rooms, request, id))

    @house.post("/cases/{id}")
    def change(id: str, request: Request, sent: Sent) -> Response:
        asking = _asking(rooms, request, id)
        if not judging.ours(sent, rooms.draw.token):
            return _page(asking, 403, judging.STALE)
        try:
            do = _DO.get(sent.one("do"))
            if do is None:
                raise DeskError(kept("The page did not say what is to be done. Load it again."))
            return do(asking, sent)
        except DeskError as error:
            return _page(asking, 409, str(error))


def _asking(rooms: Rooms, request: Request, id: str) -> _Asking:
    people_only()
    sealed = rooms.desk.sealed_case(id) if len(id) <= 16 else None
    who = visitor(request)
    if sealed is None or not may_try(who, sealed.row):
        raise HTTPException(404)
    return _Asking(rooms, request, sealed.row, who, request.cookies.get(COOKIE, ""))


# One case


def _page(asking: _Asking, status: int = 200, error: str = "", **given: Any) -> Response:
    rooms, row = asking.rooms, asking.row
    opened = asking.held
    shown: dict[str, Any] = {"row": row, "error": error, "opened": opened is not None, "own": _is_own(asking)}
    shown |= {"recovery": "", "found": (), "draft": None, "drafted": "", "minutes": rooms.cases.minutes, "rests": ""}
    shown |= {"shortest": opening.SHORTEST, "looks_like": LOOKS_IN_WORDS, "kinds": KINDS_IN_WORDS}
    shown |= {"terms": TERMS_IN_WORDS, "knows": KNOWS_IN_WORDS, "editing": ""}
    if opened is not None:
        shown |= _inside(rooms, opened, given.get("drafted", ""), given.get("drafted_for", ""))
    page = rooms.draw(asking.request, "case.html", status=status, here="case", **shown | given)
    return unkept(page)


def _inside(rooms: Rooms, opened: Opened, drafted: str, drafted_for: str) -> dict[str, Any]:
    case = opened.case()
    rows = []
    for note in case.notes:
        also = drafted.splitlines()[:DRAFTS] if note.id == drafted_for else []
        rows.append(ShownNote(note, resting.narrow(rooms.desk, note, also), tuple(resting.beside(rooms.desk, note))))
    kinds = {key.kind for key in opened.sealed.keys}
    taken = [note.code_name for note in case.notes]
    suggested = codenames.suggested(tongue.spoken(), taken)
    passphrases = sum(key.kind == "passphrase" for key in opened.sealed.keys)
    return {
        "case": case,
        "mark": opened.sealed.mark,
        "notes": rows,
        "suggested": suggested,
        "has_recovery": "recovery" in kinds,
        "passphrases": passphrases,
        "drafted_for": drafted_for,
    }


def _is_own(asking: _Asking) -> bool:
    return asking.visitor.account is None or asking.row.owner in ("", asking.visitor.account)


def _there(asking: _Asking) -> Response:
    return RedirectResponse(carried(asking.request).to(f"/cases/{asking.row.id}"), 303)


def _need(asking: _Asking) -> Opened:
    opened = asking.held
    if opened is None:
        raise DeskError(_LOCKED)
    return opened


def _open(asking: _Asking, sent: Form) -> Response:
    rooms, id = asking.rooms, asking.row.id
    who = judging.who(sent)
    rooms.cases.may_try(id)
    try:
        opened = opening.open_(rooms.desk, rooms.settings, id, sent.raw("passphrase"))
    except WrongPassphrase:
        rooms.cases.wrong(id)
        _enter(rooms, "case not opened", who, id)
        raise
    try:
        _enter(rooms, "case opened", who, id)
    except BaseException:
        opened.close()
        raise
    return opened_here(rooms, asking.request, opened)


def _enter(rooms: Rooms, kind: str, who: str, id: str) -> None:
    with rooms.change() as desk:
        desk.enter_log(kind, who, id)


def _lock(asking: _Asking, _: Form) -> Response:
    asking.rooms.cases.lock(asking.who, asking.row.id)
    return _there(asking)


def _note(asking: _Asking, sent: Form) -> Response:
    opened, who = _need(asking), judging.who(sent)
    id = sent.one("note")
    known = opened.case().note(id) is not None
    given = {"editing": id if known else "", "rests": sent.text("rests")}
    draft: SourceNote | None = None
    try:
        draft = _written(sent)
        note = replace(draft, rests=resting.rests(asking.rooms.desk, " ".join((sent.text("rests"), *sent.all("also")))))
        if known and sent.one("mark") != opened.sealed.mark:
            raise DeskError(MOVED)
        found: tuple[Looks, ...] = looks(note.words)
        if found and not sent.one("even_so"):
            return _page(asking, 409, found=found, draft=draft, **given)
        _change(asking, opened, lambda case: case.with_note(note), who)
    except DeskError as error:
        return _page(asking, 409, str(error), draft=draft, **given)
    return _there(asking)


def _written(sent: Form) -> SourceNote:
    terms, knows = sent.one("terms"), sent.one("editor_knows")
    return SourceNote(
        id=sent.one("note") or notes.new_id(),
        code_name=sent.one("code_name"),
        position=sent.text("position"),
        motive=sent.text("motive"),
        reason=sent.text("reason"),
        terms=next((each for each in TERMS if each == terms), ""),
        editor_knows=next((each for each in KNOWS if each == knows), ""),
        text=sent.text("text"),
    )


def _change(asking: _Asking, opened: Opened, do: Callable[[notes.Case], notes.Case], who: str) -> None:
    with asking.rooms.change() as desk:
        opening.change(desk, opened, do, who=who)


def _title(asking: _Asking, sent: Form) -> Response:
    """What a case is called is asked for apart from its passphrase: a browser keeps what stands beside a password."""
    title = sent.one("title")[:200]
    _change(asking, _need(asking), lambda case: replace(case, title=title), judging.who(sent))
    return _there(asking)


def _drop(asking: _Asking, sent: Form) -> Response:
    id = sent.one("note")
    _change(asking, _need(asking), lambda case: case.without(id), judging.who(sent))
    return _there(asking)


def _draft(asking: _Asking, sent: Form) -> Response:
    """What a description that one means to print would add. Nothing is kept of it."""
    _need(asking)
    return _page(asking, drafted=sent.text("drafted")[: notes.LONGEST], drafted_for=sent.one("note"))


def _passphrases(asking: _Asking, sent: Form) -> Response:
    """Changes a passphrase, adds one, or seals all anew under a new key that one passphrase alone opens."""
    opened, who = _need(asking), judging.who(sent)
    old, new = sent.raw("old"), sent.raw("passphrase")
    if new != sent.raw("again"):
        raise DeskError(TWICE)
    settings = asking.rooms.settings
    with asking.rooms.change() as desk:
        if sent.one("do") == "change":
            opening.change_passphrase(desk, settings, opened, old, new, who=who)
        elif sent.one("do") == "another":
            opening.add_passphrase(desk, settings, opened, new, who=who)
        else:
            opening.renew(desk, settings, opened, new, who=who)
            asking.rooms.cases.lock_everywhere(asking.row.id)
    return _there(asking)


def _recovery(asking: _Asking, sent: Form) -> Response:
    """Shows a recovery key, this once."""
    opened = _need(asking)
    with asking.rooms.change() as desk:
        _, words = opening.add_recovery(desk, opened, who=judging.who(sent))
    return _page(asking, recovery=words)


def _share(asking: _Asking, sent: Form) -> Response:
    if not _is_own(asking):
        raise DeskError(_OWN)
    with asking.rooms.change() as desk:
        desk.share_case(asking.row.id, judging.who(sent), shared=sent.one("do") == "share")
    return _there(asking)


def _forget(asking: _Asking, sent: Form) -> Response:
    if not _is_own(asking):
        raise DeskError(_OWN)
    if sent.one("named") != asking.row.id:
        raise DeskError(_NOT_SAID)
    with asking.rooms.change() as desk:
        desk.forget_case(asking.row.id, judging.who(sent))
    asking.rooms.cases.lock_everywhere(asking.row.id)
    return RedirectResponse(carried(asking.request).to("/cases"), 303)


_DO: Final[dict[str, Callable[[_Asking, Form], Response]]] = {
    "open": _open,
    "lock": _lock,
    "note": _note,
    "title": _title,
    "drop": _drop,
    "draft": _draft,
    "change": _passphrases,
    "another": _passphrases,
    "renew": _passphrases,
    "recovery": _recovery,
    "share": _share,
    "unshare": _share,
    "forget": _forget,
}
