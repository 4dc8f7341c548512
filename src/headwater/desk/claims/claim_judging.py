"""What persons decide about claims, copies, origins and statements: rows that are only ever added.

The machine only proposes. A judgement here moves claims at once, is kept through every run, and can be taken back
(`judgements.undo`), after which everything is again as if it had never been made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from headwater.desk import judgements, schema
from headwater.desk.bearers import entities, known
from headwater.desk.changes import noting
from headwater.desk.chunks import asked
from headwater.desk.claims import amendments, checked, claim_listing, claiming, comparing, entering, sheets, whose_word
from headwater.desk.claims.claim_tables import amendments as amendment_table
from headwater.desk.claims.claim_tables import claims, ratings
from headwater.desk.claims.claim_tables import contents as content_table
from headwater.desk.claims.claim_tables import rulings as ruling_table
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.claim_tables import tellings as telling_table
from headwater.desk.finding import outlet_listing
from headwater.desk.numbered import token
from headwater.desk.readings import cleaned
from headwater.errors import DeskError
from headwater.linked import RulingKind, Sheet
from headwater.weighing import Weighing

PAIRS: dict[judgements.Kind, RulingKind] = {
    "join": "together",
    "part": "apart",
    "copy": "copy",
    "no copy": "no copy",
    "one origin": "one origin",
    "two origins": "two origins",
}
"""What a judgement about two statements or articles is called where the stages take it."""
KINDS = frozenset((*PAIRS, "correct", "missed", "own", "rate"))
RELIABILITY, CREDIBILITY = "ABCDEF", "123456"
"""The Admiralty code: of a source, and of what it says."""


@dataclass(frozen=True, slots=True)
class By:
    """Who judges, and how what the judgement touches is made anew."""

    who: str
    weighing: Weighing


@dataclass(frozen=True, slots=True)
class Place:
    """A statement of an article, as persons name it: ARTICLE:STATEMENT."""

    article: str
    statement: str
    wording: str
    content: int


def place(connection: Connection, text: str) -> Place:
    """The statement that `text` names: an article's id or its beginning, a colon, the statement's id ("s2", or "2")."""
    article, _, statement = text.strip().partition(":")
    statement = f"s{statement}" if statement.isdecimal() and statement.isascii() else statement
    s, t = sheet_table.c, telling_table.c
    query = select(s.article, t.statement, t.wording, t.content).join(telling_table, t.sheet == s.id)
    rows = connection.execute(
        query.where(s.article.startswith(article, autoescape=True), t.statement == statement)
        .order_by(s.article)
        .limit(2)
    ).all()
    if not article or not statement or not rows:
        raise DeskError(f"{text}: no such statement; name it as ARTICLE:STATEMENT, as `headwater why CLAIM` shows it")
    if len(rows) > 1 and rows[0].article != article:  # "j-1" is one by itself, though "j-12" begins so
        raise DeskError(f"{text}: several articles begin so; write more of it")
    return Place(*rows[0])


def join(connection: Connection, one: str, other: str, by: By) -> int:
    """Two statements say the same: one claim."""
    return _pair(connection, "join", place(connection, one), place(connection, other), by)


def part(connection: Connection, one: str, other: str, by: By) -> int:
    """Two statements do not say the same: two claims."""
    a, b = place(connection, one), place(connection, other)
    if a.content == b.content:
        raise DeskError(f"{one} and {other} say the same words on the same day; correct one of them instead")
    for own in (each for each in (a, b) if entering.entered(each.article)):
        number = own.article.removeprefix(entering.OWN)
        raise DeskError(
            f"{_named(own)} was entered by hand as an origin of its claim; `headwater claim undo {number}` takes it out"
        )
    return _pair(connection, "part", a, b, by)


def origins(connection: Connection, one: str, other: str, by: By, *, same: bool) -> int:
    """What stands behind two statements of a claim is one origin, or two."""
    a, b = place(connection, one), place(connection, other)
    if _claim_of(connection, a) != _claim_of(connection, b):
        raise DeskError(f"{one} and {other} are not of one claim; join them first")
    return _pair(connection, "one origin" if same else "two origins", a, b, by)


def copies(connection: Connection, later: str, earlier: str, by: By, *, copied: bool) -> int:
    """The article `later` took its text from `earlier`, or did not."""
    a, b = (_article(connection, each) for each in (later, earlier))
    if a.article == b.article:
        raise DeskError(f"{later} and {earlier} are one article")
    return _pair(connection, "copy" if copied else "no copy", a, b, by)


def _article(connection: Connection, start: str) -> Place:
    query = select(sheet_table.c.article).where(sheet_table.c.article.startswith(start, autoescape=True)).limit(2)
    rows = connection.execute(query).scalars().all()
    if len(rows) != 1:
        raise DeskError(f"{start}: {'several articles begin so' if rows else 'no such article was compared'}")
    return Place(rows[0], "", "", 0)


def _pair(connection: Connection, kind: judgements.Kind, a: Place, b: Place, by: By) -> int:
    if (a.article, a.statement) == (b.article, b.statement):
        raise DeskError(f"{a.article}:{a.statement} is one statement; name two")
    says = {"one": _named(a), "other": _named(b)}
    id = judgements.record(connection, kind, by.who, says)
    row = {
        "judgement": id,
        "kind": PAIRS[kind],
        "one": a.article,
        "one_wording": a.wording,
        "one_statement": a.statement,
        "other": b.article,
        "other_wording": b.wording,
        "other_statement": b.statement,
    }
    connection.execute(insert(ruling_table), row)
    _settle(connection, kind, (a.article, b.article), {a.content, b.content} - {0}, by.weighing)
    return id


def _named(place: Place) -> str:
    return f"{place.article}:{place.statement}" if place.statement else place.article


def _claim_of(connection: Connection, place: Place) -> int | None:
    return connection.execute(select(content_table.c.claim).where(content_table.c.id == place.content)).scalar()


def _settle(
    connection: Connection, kind: str, articles: Iterable[str], contents_: set[int], weighing: Weighing
) -> None:
    """Makes what a ruling touches anew."""
    if kind in ("join", "part"):
        claiming.settle(connection, contents_, weighing)
        return
    query = select(sheet_table.c.id).where(sheet_table.c.article.in_(sorted(articles)))
    ids = set(connection.execute(query).scalars())
    claiming.reweigh(connection, comparing.claims_of(connection, ids), weighing)


# Statements


def correct(connection: Connection, statement: str, changes: dict[str, Any], by: By) -> int:
    """A statement was read wrong: its `source`, `chain`, `stance` or `dates` are these."""
    here, changes = place(connection, statement), cleaned(changes)
    checked.check(changes)
    return _amend(connection, "correct", here.article, here.statement, here.wording, changes, by)


def missed(
    connection: Connection,
    article: str,
    passage: str,
    source: dict[str, Any],
    stance: str,
    by: By,
) -> int:
    """An article has a statement that was not read: `passage` is its content, word for word."""
    here = _article(connection, article)
    kept = sheets.of_article(connection, here.article)
    text = kept.sheet.text if kept else ""
    at = text.find(passage) if passage else -1
    if at < 0 or text.find(passage, at + 1) >= 0:
        how = "does not stand in" if at < 0 else "stands more than once in"
        raise DeskError(f"{passage!r} {how} {here.article}; give its words as printed, enough of them")
    body = {"spans": [[at, at + len(passage)]], "source": cleaned(source), "stance": stance}
    checked.check(body)
    if known := checked.said(connection, here.article, passage, body["source"]["name"]):
        raise DeskError(
            f"{here.article}:{known} has these words from this source already; `headwater claim correct` mends what of "
            "it was read wrong"
        )
    return _amend(connection, "missed", here.article, "", passage, body, by)


def enter(connection: Connection, claim: str, body: dict[str, Any], by: By) -> int:
    """An interview or a document of one's own that tells a claim: an origin beside those of the articles.

    `body`: `title`, `source` (a link), `wording`, `stance`, and `published` (a day) where known.
    """
    number, body = claim_listing.number(connection, claim, "c"), cleaned(body)
    checked.check(body)
    if not body["wording"].strip():
        raise DeskError("what the interview or the document says is missing")
    shown = claim_listing.why(connection, number, whole=False)
    id = _amend_row(connection, "own", "", "", body["wording"], body | {"claim": number}, by)
    _place(connection, id, body, shown, by.weighing)
    return id


def _place(connection: Connection, id: int, body: dict[str, Any], shown: claim_listing.Why, weighing: Weighing) -> None:
    """Sets an own origin beside a statement of its claim: a ruling that goes with the judgement that entered it."""
    refs = [ref for ref in (shown.claim.wording, *shown.claim.tellings) if not entering.entered(ref[0])]
    beside = place(connection, ":".join(next(iter(refs), shown.claim.wording)))
    sheet = _own_sheet(id, body, weighing)
    row = {"judgement": id, "kind": "together", "one": sheet.article, "one_statement": "s1"}
    row |= {"one_wording": sheet.tellings[0].wording if sheet.tellings else body["wording"]}
    row |= {"other": beside.article, "other_wording": beside.wording, "other_statement": beside.statement}
    connection.execute(insert(ruling_table), row)
    comparing.place(connection, sheet, 1, weighing)


def _own_sheet(id: int, body: dict[str, Any], weighing: Weighing) -> Sheet:
    read = weighing.typed(body["title"], body["wording"], body.get("published", ""))
    return weighing.sheet(amendments.own(id, body, read))


def enter_anew(connection: Connection, weighing: Weighing) -> None:
    """Reads anew what persons entered of their own, as all articles are when they are compared anew."""
    for row in amendments.entered(connection):
        comparing.place(connection, _own_sheet(row.judgement, row.body, weighing), 1, weighing)


def _amend(
    connection: Connection,
    kind: judgements.Kind,
    article: str,
    statement: str,
    wording: str,
    body: dict[str, Any],
    by: By,
) -> int:
    id = _amend_row(connection, kind, article, statement, wording, body, by)
    comparing.link(connection, article, by.weighing)
    return id


def _amend_row(
    connection: Connection,
    kind: judgements.Kind,
    article: str,
    statement: str,
    wording: str,
    body: dict[str, Any],
    by: By,
) -> int:
    payload = {"article": article, "statement": statement, "wording": wording, "says": body}
    id = judgements.record(connection, kind, by.who, payload)
    row = {"judgement": id, "article": article or f"{entering.OWN}{id}", "statement": statement}
    connection.execute(insert(amendment_table), row | {"wording": wording, "body": body})
    return id


# Ratings


def rate(connection: Connection, name: str, value: str, by: By) -> int:
    """The Admiralty rating of a source (A-F, by its entity e-000123 or its outlet's name) or a claim's (1-6).

    A claim gets 1 only where two independent origins are proven. `DeskError` for what is no such value.
    """
    value = value.strip().upper()
    of = "claim" if claim_listing.looks_like(name, "c") else "source"
    if of == "claim":
        number = claim_listing.number(connection, name, "c")
        name = token("c", number)
        row = connection.execute(select(claims.c.at_least).where(claims.c.id == number)).one()
        if value == "1" and row.at_least < 2:
            raise DeskError(
                f"{name}: credibility 1 (confirmed) needs two independent origins; {row.at_least} is proven"
            )
    else:
        name = _source(connection, name)
    allowed = CREDIBILITY if of == "claim" else RELIABILITY
    if len(value) != 1 or value not in allowed:
        raise DeskError(f"{value}: the rating of a {of} is one of {', '.join(allowed)}")
    id = judgements.record(connection, "rate", by.who, {"name": name, "value": value, "of": of})
    connection.execute(insert(ratings), {"judgement": id, "of": of, "name": name, "value": value})
    if of == "claim":
        noting.rated(connection, number, {"value": value})
    return id


def _source(connection: Connection, name: str) -> str:
    """Under which name a source is rated: the entity that now stands for it, or its outlet's address."""
    if known.number(name) is not None:
        return known.token(entities.root_of(connection, name))
    found = outlet_listing.called(connection, name)
    if not found:
        raise DeskError(
            f"{name}: no outlet of this desk is called so; rate an outlet by its address (`headwater outlets` lists "
            "them) or somebody as e-000123 (`headwater who NAME`)"
        )
    if len(found) > 1:
        raise DeskError(f"{name}: several outlets are called so; rate one by its address: {', '.join(found)}")
    return found[0]


# What was judged


def about(connection: Connection, claims_: Collection[str], articles: Collection[str]) -> list[judgements.Judgement]:
    """The judgements that name one of these articles, or rate or add to one of these claims (c-000123), the latest
    first: those that were taken back among them."""
    ids = {id for (id,) in asked(connection, _ABOUT, articles)}
    ids |= {id for (id,) in asked(connection, "SELECT judgement FROM ratings WHERE name IN ({})", claims_)}
    numbers = [int(claim.partition("-")[2]) for claim in claims_]
    ids |= {id for (id,) in asked(connection, _ENTERED, numbers)}
    return judgements.numbered(connection, ids)


_ENTERED = "SELECT judgement FROM amendments WHERE json_extract(body, '$.claim') IN ({})"
_ABOUT = """SELECT judgement FROM rulings WHERE one IN ({0}) UNION SELECT judgement FROM rulings WHERE other IN ({0})
UNION SELECT judgement FROM amendments WHERE article IN ({0})"""


# Taking back


def undone(connection: Connection, undo: int, weighing: Weighing | None) -> None:
    """Makes anew what judgement `undo` has just taken back about claims, or about whose word they rest on."""
    of = judgements.payload(connection, undo)["of"]
    row = connection.execute(select(schema.judgements).where(schema.judgements.c.id == of)).one()
    if row.kind == "rate" and row.payload["of"] == "claim":
        number = claim_listing.number(connection, row.payload["name"], "c")
        noting.rated(connection, number, {"value": row.payload["value"], "undone": True})
    if row.kind not in KINDS or row.kind == "rate":
        whose_word.judged(connection, undo, weighing)
        return
    if weighing is None:
        raise DeskError(f"judgement {of} is about claims: the desk was opened without the rules for them")
    if row.kind in ("correct", "missed"):
        comparing.link(connection, row.payload["article"], weighing)
    elif row.kind == "own":
        comparing.remove(connection, f"{entering.OWN}{row.id}", weighing)
    else:
        ruled = connection.execute(select(ruling_table).where(ruling_table.c.judgement == row.id)).one()
        both = (ruled.one, ruled.other)
        _settle(connection, row.kind, both, _contents_of(connection, both), weighing)


def _contents_of(connection: Connection, articles: Sequence[str]) -> set[int]:
    t, s = telling_table, sheet_table
    query = select(t.c.content).join(s, s.c.id == t.c.sheet).where(s.c.article.in_(list(articles)))
    return set(connection.execute(query).scalars())
