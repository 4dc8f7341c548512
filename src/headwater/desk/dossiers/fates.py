"""What became since of what a text rests on: how a claim stands now, and whether a statement is still read there.

A key is never moved to other words by guess: where its own are not read any more, it is an orphan, and says so. What
it quoted stays, as the version from which it was read does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from headwater.desk import schema
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import claims, contents, tellings
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.packing import unpack
from headwater.desk.dossiers import dossier_reading
from headwater.desk.dossiers.dossier_records import Evidence, Fate, State
from headwater.desk.dossiers.dossier_tables import states
from headwater.desk.dossiers.freezing import Freezing
from headwater.desk.margin.anchors import Anchor, again
from headwater.desk.numbered import token as claim_token
from headwater.errors import DeskError
from headwater.linked import Telling
from headwater.records import Span

_SHOWN = 100
"""Claims that stand otherwise of which all is told; of more, only that they do."""


def moved(connection: Connection, id: int) -> dict[str, State | None]:
    """The claims of a dossier that stand otherwise now, each as it is; None where nobody tells it any more."""
    s, c = states.c, claims.c
    query = select(s.claim, s.body, c.into).join(claims, c.id == s.claim)
    query = query.where(s.dossier == id, s.until.is_(None)).order_by(s.id)
    found = [r.claim for r in connection.execute(query.where(c.into.is_(None), dossier_reading.otherwise()))]
    for r in connection.execute(query.where(c.into.is_not(None))):
        if dossier_reading.went_elsewhere(connection, unpack(State, r.body), r.into):
            found.append(r.claim)
    freezing = Freezing(connection)
    return {claim_token("c", claim): _now(freezing, claim) for claim in found[:_SHOWN]}


def _now(freezing: Freezing, claim: int) -> State | None:
    try:
        return freezing.state(claim_token("c", claim), "", "")
    except DeskError:
        return None


def of(connection: Connection, pieces: Sequence[Evidence]) -> dict[str, Fate]:
    """What became of each piece of evidence, by its key."""
    articles = sorted({piece.article for piece in pieces})
    now, told = _versions(connection, articles), _told(connection, pieces)
    return {piece.key: _fate(connection, piece, now.get(piece.article), told) for piece in pieces}


_Told = dict[tuple[str, str], list[tuple[Telling, int | None]]]


def _fate(connection: Connection, piece: Evidence, now: int | None, told: _Told) -> Fate:
    if now is None and not piece.own:
        return Fate(piece.key, "gone")
    there = [(t, claim) for t, claim in told.get((piece.article, piece.words), ()) if t.spans and not t.withdrawn]
    later = now is not None and now > piece.version
    place = _place(connection, piece, now) if later and there else piece.span
    fits = [claim for t, claim in there if Span(t.spans[0].start, t.spans[-1].end) == place]
    if not fits:
        return Fate(piece.key, "orphaned", None, now)
    claim = next((c for c in fits if c is not None), None)
    return Fate(piece.key, "edited" if later else "stands", None if claim is None else claim_token("c", claim), now)


def _place(connection: Connection, piece: Evidence, now: int | None) -> Span | None:
    """Where a later version has the words with all that was around them; else the only place that has them."""
    v = schema.versions.c
    text = connection.execute(select(v.text).where(v.article == piece.article, v.n == now)).scalar() or ""
    old = select(v.text).where(v.article == piece.article, v.n == piece.version)
    words = piece.span.of(connection.execute(old).scalar() or " " * piece.span.end)
    return again(Anchor(words, piece.before, piece.after), text) or again(Anchor(words), text)


def _versions(connection: Connection, articles: Sequence[str]) -> dict[str, int]:
    a = schema.articles.c
    found: dict[str, int] = {}
    for some in chunks(articles):
        found |= dict(connection.execute(select(a.id, a.current).where(a.id.in_(some))).all())
    return found


def _told(connection: Connection, pieces: Iterable[Evidence]) -> _Told:
    """The statements of these articles that have the words of a piece, with the claim that each is of."""
    wanted = {(piece.article, piece.words) for piece in pieces}
    t, s, c = tellings.c, sheet_table.c, contents.c
    found: _Told = {}
    query = select(s.article, t.wording, t.body, c.claim).join_from(tellings, sheet_table, s.id == t.sheet)
    query = query.join(contents, c.id == t.content)
    for some in chunks(sorted({article for article, _ in wanted})):
        for row in connection.execute(query.where(s.article.in_(some))):
            if (row.article, row.wording) in wanted:
                found.setdefault((row.article, row.wording), []).append((unpack(Telling, row.body), row.claim))
    return found
