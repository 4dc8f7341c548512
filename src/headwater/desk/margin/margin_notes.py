"""Notes of persons: written, answered, changed, taken back, resolved; each act is a row, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select, update

from headwater.desk import schema
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_listing import number
from headwater.desk.claims.claim_tables import claims, stories
from headwater.desk.finding import folding
from headwater.desk.log import chain
from headwater.desk.margin.anchors import Anchor, again, anchor
from headwater.desk.margin.margin_tables import note_acts, notes
from headwater.desk.numbered import token
from headwater.desk.readings import clean
from headwater.desk.stamps import stamp
from headwater.errors import DeskError
from headwater.records import Span

Of: TypeAlias = Literal["article", "claim", "story"]
ActKind: TypeAlias = Literal["written", "changed", "taken back", "put back", "resolved", "opened again"]
LONGEST: Final = 10_000
"""Characters of a note: what is longer is an article of one's own."""
PASSAGE: Final = 20_000
"""Characters of the words that a note stands beside."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note. `of` and `target` say on what it is; `version`, `span` and `words` where, if it is on a passage.

    `answers` is the first note of its thread, None for that one. `text` is how it reads now; `edited`, `undone` and
    `resolved` are times (ISO 8601), None where that is not so.
    """

    id: int
    of: Of
    target: str
    version: int | None
    span: Span | None
    words: str
    before: str
    after: str
    answers: int | None
    who: str
    made: str
    text: str
    edited: str | None = None
    undone: str | None = None
    undone_by: str | None = None
    resolved: str | None = None
    resolved_by: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """A note with the answers to it, the oldest first. `span` is where it stands in the version that was asked for.

    `orphan`: it is on a passage which that version does not have.
    """

    note: MarginNote
    answers: tuple[MarginNote, ...] = ()
    span: Span | None = None
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class NoteAct:
    """What somebody did with a note; `text` is what it said from then on, "" where no word was changed."""

    id: int
    note: int
    kind: ActKind
    who: str
    made: str
    text: str
    of: Of
    target: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as lists show it: `title` and `language` are those of what it is on, `many` the answers to it."""

    note: MarginNote
    title: str
    language: str | None
    many: int


# Writing


def on_passage(connection: Connection, article: str, span: Span, text: str, who: str, *, version: int | None) -> int:
    """A note on a passage of a version (the current one where none is named)."""
    n = _current(connection, article) if version is None else version
    printed = text_of(connection, article, n)
    if printed is None or span.end > len(printed) or not span.of(printed).strip():
        raise DeskError(f"{article}: version {n} of this article has no such passage")
    if span.end - span.start > PASSAGE:
        raise DeskError(f"A note may stand beside at most {PASSAGE:,} characters.")
    where = {"of": "article", "target": article, "n": n, "start": span.start, "end": span.end}
    return _write(connection, where, anchor(printed, span), text, who)


def on_whole(connection: Connection, target: str, text: str, who: str) -> int:
    """A note on a claim, a story, or a whole article."""
    of, name = _target(connection, target)
    return _write(connection, {"of": of, "target": name}, Anchor(""), text, who)


def answer(connection: Connection, id: int, text: str, who: str) -> int:
    """An answer to a note, in its thread."""
    to = one(connection, id)
    where = {"of": to.of, "target": to.target, "answers": to.answers or to.id}
    return _write(connection, where, Anchor(""), text, who)


def change(connection: Connection, id: int, text: str, who: str) -> int:
    """From now on it reads so; what it said before is kept."""
    note, said = one(connection, id), _said(text)
    if said == note.text:
        raise DeskError(f"Note {id} says that already.")
    made = _act(connection, id, "changed", who, said)
    words = _stems(note.words, said, note.who)
    connection.execute(update(notes).where(notes.c.id == id).values(text=said, stems=words, edited=made))
    return id


def take_back(connection: Connection, id: int, who: str, *, back: bool = True) -> int:
    """It is taken back, or put back where it stood."""
    note = one(connection, id)
    if back == (note.undone is not None):
        raise DeskError(f"Note {id} {'was taken back before' if back else 'was not taken back'}.")
    made = _act(connection, id, "taken back" if back else "put back", who)
    values = {"undone": made, "undone_by": who} if back else {"undone": None, "undone_by": None}
    connection.execute(update(notes).where(notes.c.id == id).values(values))
    return id


def resolve(connection: Connection, id: int, who: str, *, resolved: bool = True) -> int:
    """Its thread is settled, or open again."""
    note = one(connection, id)
    if note.answers:
        raise DeskError(f"Note {id} is an answer: note {note.answers}, to which it is one, can be resolved.")
    if resolved == (note.resolved is not None):
        raise DeskError(f"Note {id} {'was resolved before' if resolved else 'is open'}.")
    made = _act(connection, id, "resolved" if resolved else "opened again", who)
    values = {"resolved": made, "resolved_by": who} if resolved else {"resolved": None, "resolved_by": None}
    connection.execute(update(notes).where(notes.c.id == id).values(values))
    return id


def _write(connection: Connection, where: dict[str, Any], at: Anchor, text: str, who: str) -> int:
    said, made = _said(text), stamp()
    row = where | {"words": at.words, "before": at.before, "after": at.after, "who": _person(who), "made": made}
    row |= {"text": said, "stems": _stems(at.words, said, who)}
    id = int(connection.execute(insert(notes).values(row)).inserted_primary_key[0])  # type: ignore[index]
    _act(connection, id, "written", who, said, made=made)
    return id


def _act(connection: Connection, id: int, kind: ActKind, who: str, text: str = "", *, made: str = "") -> str:
    made = made or stamp()
    who = _person(who)
    row = {"note": id, "kind": kind, "who": who, "made": made, "text": text}
    connection.execute(insert(note_acts).values(row))
    chain.enter(connection, f"note {kind}", who, f"note {id}")
    return made


def _said(text: str) -> str:
    said = clean(text).strip()
    if not said:
        raise DeskError("A note needs at least one word.")
    if len(said) > LONGEST:
        raise DeskError(f"A note may have at most {LONGEST:,} characters.")
    return said


def _person(who: str) -> str:
    name = " ".join(clean(who).split())
    if not name:
        raise DeskError("Say who writes: a note is kept with a name.")
    return name


def _stems(*texts: str) -> str:
    """Every word in all the stems that it may have, each between blanks."""
    found = {stem for text in texts for word in folding.WORD.findall(text) for stem in folding.stems(word)}
    return f" {' '.join(sorted(found))} "


def _target(connection: Connection, target: str) -> tuple[Of, str]:
    if target[:2].lower() in ("c-", "s-"):
        kind = target[0].lower()
        return ("claim" if kind == "c" else "story"), token(kind, number(connection, target, kind))
    _current(connection, target)
    return "article", target


def _current(connection: Connection, article: str) -> int:
    n = connection.execute(select(schema.articles.c.current).where(schema.articles.c.id == article)).scalar()
    if n is None:
        raise DeskError(f"{article}: no such article on this desk")
    return int(n)


def text_of(connection: Connection, article: str, n: int) -> str | None:
    """The text of a version, as the desk can hold it; None where there is none."""
    table = schema.versions
    return connection.execute(select(table.c.text).where(table.c.article == article, table.c.n == n)).scalar()


# Reading


def one(connection: Connection, id: int) -> MarginNote:
    """The note with that number. `DeskError` where there is none."""
    row = connection.execute(select(notes).where(notes.c.id == id)).first()
    if row is None:
        raise DeskError(f"{id}: no such note; `headwater notes` lists them")
    return _note(row)


def thread(connection: Connection, id: int) -> Thread:
    """The thread that a note is in, whole. `DeskError` where there is none."""
    first = one(connection, id)
    first = one(connection, first.answers) if first.answers else first
    return next(iter(_threads(connection, [first])))


def acts(connection: Connection, ids: Sequence[int]) -> list[NoteAct]:
    """What was done with these notes, the oldest first."""
    found = []
    for some in chunks(sorted(ids)):
        found += _acts(connection, note_acts.c.note.in_(some))
    return sorted(found, key=lambda act: act.id)


def latest_acts(connection: Connection, limit: int, offset: int) -> list[NoteAct]:
    """What was done with any note, the latest first."""
    return _acts(connection, None, limit=limit, offset=offset)


def _acts(
    connection: Connection, wanted: ColumnElement[bool] | None, *, limit: int | None = None, offset: int = 0
) -> list[NoteAct]:
    query = select(note_acts, notes.c.of, notes.c.target).join(notes, notes.c.id == note_acts.c.note)
    query = query if wanted is None else query.where(wanted)
    rows = connection.execute(query.order_by(note_acts.c.id.desc()).limit(limit).offset(offset))
    return [NoteAct(r.id, r.note, r.kind, r.who, r.made, r.text, r.of, r.target) for r in rows]


def beside(connection: Connection, article: str, version: int, text: str) -> list[Thread]:
    """The threads of an article as they stand in a version, whose text is `text`: in its order, orphans last."""
    firsts = _firsts(connection, "article", [article])
    text = clean(text) if firsts else text
    placed = [_placed(thread, version, text) for thread in _threads(connection, firsts) if _shown(thread)]
    return sorted(placed, key=lambda t: (t.orphan, t.span.start if t.span else -1, t.note.id))


def _placed(thread: Thread, version: int, text: str) -> Thread:
    note = thread.note
    if note.span is None:
        return thread
    own = note.version == version and note.span.end <= len(text) and note.span.of(text) == note.words
    span = note.span if own else again(Anchor(note.words, note.before, note.after), text)
    return Thread(note, thread.answers, span, orphan=span is None)


def on(connection: Connection, target: str) -> list[Thread]:
    """The threads on a claim or a story and on those that went into it, the oldest first."""
    of: Of = "claim" if target[:1].lower() == "c" else "story"
    firsts = _firsts(connection, of, _went_into(connection, target.lower(), of))
    return [thread for thread in _threads(connection, firsts) if _shown(thread)]


def _went_into(connection: Connection, target: str, of: Of) -> list[str]:
    table = claims if of == "claim" else stories
    found, new = {int(target[2:])}, {int(target[2:])}
    while new:
        rows: set[int] = set()
        for some in chunks(sorted(new)):
            rows |= set(connection.execute(select(table.c.id).where(table.c.into.in_(some))).scalars())
        new = rows - found
        found |= new
    return [token(target[0], id) for id in sorted(found)]


def _shown(thread: Thread) -> bool:
    return thread.note.undone is None or any(a.undone is None for a in thread.answers)


def _firsts(connection: Connection, of: Of, targets: Sequence[str]) -> list[MarginNote]:
    found: list[MarginNote] = []
    for some in chunks(targets):
        query = select(notes).where(notes.c.target.in_(some), notes.c.of == of, notes.c.answers.is_(None))
        found += [_note(row) for row in connection.execute(query.order_by(notes.c.id))]
    return found


def _threads(connection: Connection, firsts: Sequence[MarginNote]) -> list[Thread]:
    answers: dict[int, list[MarginNote]] = {}
    for some in chunks([note.id for note in firsts]):
        query = select(notes).where(notes.c.answers.in_(some)).order_by(notes.c.id)
        for row in connection.execute(query):
            answers.setdefault(row.answers, []).append(_note(row))
    return [Thread(note, tuple(answers.get(note.id, ()))) for note in firsts]


def page(connection: Connection, query: str, which: str, *, limit: int, offset: int) -> list[NoteRow]:
    """First notes and answers that have every word of `query`, the latest first; `which` is one of `WHICH`."""
    rows = connection.execute(
        select(notes).where(*_wanted(query, which)).order_by(notes.c.id.desc()).limit(limit).offset(offset)
    )
    found = [_note(row) for row in rows]
    titles, many = _titles(connection, found), _many(connection, [note.id for note in found])
    return [NoteRow(note, *titles.get((note.of, note.target), ("", None)), many.get(note.id, 0)) for note in found]


def count(connection: Connection, query: str, which: str) -> int:
    """How many of them there are."""
    return connection.execute(select(func.count()).select_from(notes).where(*_wanted(query, which))).scalar_one()


WHICH: Final = ("", "open", "resolved", "taken back")
"""All that were not taken back, those that are open, those that are resolved, those that were taken back."""


def _wanted(query: str, which: str) -> list[ColumnElement[bool]]:
    n = notes.c
    wanted: list[ColumnElement[bool]] = [n.undone.is_not(None) if which == "taken back" else n.undone.is_(None)]
    if which == "open":
        wanted += [n.resolved.is_(None), n.answers.is_(None)]
    if which == "resolved":
        wanted.append(n.resolved.is_not(None))
    for word in folding.WORD.findall(query):
        wanted.append(or_(*(n.stems.contains(f" {stem} ", autoescape=True) for stem in folding.stems(word))))
    return wanted


def _many(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    query = select(notes.c.answers, func.count()).where(notes.c.answers.in_(ids), notes.c.undone.is_(None))
    return dict(connection.execute(query.group_by(notes.c.answers)).all())


def _titles(connection: Connection, found: Iterable[MarginNote]) -> dict[tuple[Of, str], tuple[str, str | None]]:
    """What each of them is on, by its name: the headline, or the wording."""
    by: dict[Of, set[str]] = {}
    for note in found:
        by.setdefault(note.of, set()).add(note.target)
    a, titles = schema.articles.c, {}
    query = select(a.id, a.title, a.language).where(a.id.in_(sorted(by.get("article", ()))))
    for row in connection.execute(query):
        titles["article", row.id] = (row.title or "", row.language)
    for of, table, column in (("claim", claims, claims.c.wording), ("story", stories, stories.c.title)):
        ids = [int(name[2:]) for name in sorted(by.get(of, ()))]  # type: ignore[call-overload]
        for id, said in connection.execute(select(table.c.id, column).where(table.c.id.in_(ids))):
            titles[of, token(of[0], id)] = (said, None)
    return titles  # type: ignore[return-value]


def _note(row: Row[Any]) -> MarginNote:
    return MarginNote(
        id=row.id,
        of=row.of,
        target=row.target,
        version=row.n,
        span=Span(row.start, row.end) if row.start is not None else None,
        words=row.words,
        before=row.before,
        after=row.after,
        answers=row.answers,
        who=row.who,
        made=row.made,
        text=row.text,
        edited=row.edited,
        undone=row.undone,
        undone_by=row.undone_by,
        resolved=row.resolved,
        resolved_by=row.resolved_by,
    )
