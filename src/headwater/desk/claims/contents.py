"""What statements say, kept once for all that say it in the same words, and the ties between contents.

Forty outlets that print one dispatch give forty tellings and one content: it is compared with others once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, or_, select

from headwater.desk.chunks import AT_ONCE, chunks
from headwater.desk.claims.claim_tables import content_keys, contents, tellings, ties
from headwater.desk.claims.lookup import nearest
from headwater.desk.claims.packing import hashed, pack, unpack_again
from headwater.linked import Telling, Tie
from headwater.weighing import Weighing
from headwater.wordforms import fold

COMPARED = 60
"""Contents that a new one is compared with, those that share most keys."""
LARGE = 80
"""Contents of a claim beyond which it stays together as it is: only some of them are looked at with what is new."""
STAND = 12
"""Contents that stand for a large claim: its fullest ones. Who joins it is told by five of them (link/claims.py)."""


def same(telling: Telling) -> int:
    """One number for all tellings between which a comparison could not find a difference: words, day, and stance."""
    bare = replace(
        telling,
        article="",
        statement="",
        spans=(),
        chain=(),
        answers=None,
        within=None,
        confidence=1.0,
        vector=b"",
        wording=" ".join(fold(telling.wording).split()),
        published=telling.published[:10],
        withdrawn="",
    )
    return hashed(pack(bare).decode("latin-1"))


def keep(connection: Connection, sheet: int, told: Sequence[Telling], weighing: Weighing) -> set[int]:
    """Keeps the tellings of a sheet in place of those it had; the contents that gained or lost one."""
    touched = forget(connection, sheet)
    of = {telling.statement: _content(connection, telling, weighing) for telling in told}
    rows = []
    for telling in told:
        answers = of.get(telling.answers or telling.within or "")
        row = {"sheet": sheet, "statement": telling.statement, "content": of[telling.statement], "answers": answers}
        rows.append(row | {"wording": telling.wording, "body": pack(telling)})
    if rows:
        connection.execute(insert(tellings), rows)
    return touched | set(of.values())


def forget(connection: Connection, sheet: int) -> set[int]:
    """Lets go of the tellings of a sheet; their contents."""
    table = tellings
    lost = set(connection.execute(select(table.c.content).where(table.c.sheet == sheet)).scalars())
    connection.execute(delete(table).where(table.c.sheet == sheet))
    return lost


def _content(connection: Connection, telling: Telling, weighing: Weighing) -> int:
    one = same(telling)
    known = connection.execute(select(contents.c.id).where(contents.c.same == one)).scalar()
    if known is not None:
        return int(known)
    row = {"same": one, "claim": None, "body": pack(telling)}
    made = connection.execute(insert(contents), row).inserted_primary_key
    id = int(made[0]) if made else 0
    _tie(connection, id, telling, weighing)
    return id


def _tie(connection: Connection, id: int, telling: Telling, weighing: Weighing) -> None:
    keys = sorted({hashed(key) for key in weighing.content_keys(telling)})
    near = nearest(connection, content_keys.c.content, keys, most=COMPARED)
    others = load(connection, near)
    rows = []
    for other in near:
        if tie := weighing.tie(telling, others[other]):
            a, b = sorted((id, other))
            row = {"one": a, "other": b, "how": tie.how, "score": tie.score}
            rows.append(row | {"what": list(tie.what), "why": list(tie.why)})
    if rows:
        connection.execute(insert(ties), rows)
    if keys:
        connection.execute(insert(content_keys), [{"key": key, "content": id} for key in keys])


def load(connection: Connection, ids: Sequence[int]) -> dict[int, Telling]:
    """For each content the first telling of it that was met."""
    found: dict[int, Telling] = {}
    for some in chunks(ids):
        rows = connection.execute(select(contents.c.id, contents.c.body).where(contents.c.id.in_(some)))
        found |= {row.id: unpack_again(Telling, row.body) for row in rows}
    return found


def told(connection: Connection, ids: Iterable[int]) -> dict[int, list[tuple[int, Telling]]]:
    """For each content its tellings, with the sheets that they are in."""
    found: dict[int, list[tuple[int, Telling]]] = {}
    table = tellings
    for some in chunks(sorted(ids)):
        query = select(table.c.content, table.c.sheet, table.c.body).where(table.c.content.in_(some))
        for row in connection.execute(query.order_by(table.c.sheet, table.c.statement)):
            found.setdefault(row.content, []).append((row.sheet, unpack_again(Telling, row.body)))
    return found


def first_told(connection: Connection, ids: Iterable[int]) -> dict[int, Telling]:
    """For each content the telling that stands for it: the first in time, of equals the one with the smallest ids."""
    return {content: first(each) for content, each in told(connection, ids).items()}


def first(each: Sequence[tuple[int, Telling]]) -> Telling:
    """The telling that stands for a content."""
    return min((telling for _, telling in each), key=lambda t: (t.published or "~", t.ref))


def around(
    connection: Connection,
    ids: Iterable[int],
    *,
    also: Mapping[int, set[int]],
    most: int | None = None,
    near: Collection[int] = (),
) -> set[int]:
    """The contents that hang together with these, claims always whole.

    By ties of one claim, by answering one another in an article, and by what persons joined (`also`). All of them; or,
    where they are more than `most`, those that are fewer steps away, the first step in any case, and of a large claim
    only those that stand for it, beside those of `near` and what is tied to them.
    """
    known = _whole(connection, set(ids), most, near)
    fresh, steps = known, 0
    while fresh:
        met = _whole(connection, _next_to(connection, fresh, also) - known, most, near) - known
        if steps and most is not None and len(known) + len(met) > most:
            break
        known = known | met
        fresh, steps = met, steps + 1
    return known


def _whole(connection: Connection, ids: set[int], most: int | None, near: Collection[int]) -> set[int]:
    """These contents and all others of their claims; where `most` bounds, of large claims those that stand for them."""
    of = claims_of(connection, ids)
    claims = set(of.values())
    large = set() if most is None else _large(connection, claims)
    kept = {id for id in ids if of.get(id) not in large or id in near}
    return kept | members(connection, claims - large) | _standing_for(connection, large, near)


def held(connection: Connection, ids: Collection[int], near: Collection[int]) -> list[list[int]]:
    """Those of these contents that stay together, as they are of one large claim; `near` are free to leave it."""
    of = claims_of(connection, ids)
    large = _large(connection, set(of.values()))
    return [sorted(id for id in ids if of.get(id) == claim and id not in near) for claim in sorted(large)]


def _large(connection: Connection, claims: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in chunks(sorted(claims)):
        query = select(contents.c.claim).where(contents.c.claim.in_(some)).group_by(contents.c.claim)
        found |= set(connection.execute(query.having(func.count() > LARGE)).scalars())
    return found


def _standing_for(connection: Connection, large: Collection[int], near: Collection[int]) -> set[int]:
    """The fullest contents of large claims, and those tied to `near`."""
    found: set[int] = set()
    for claim in large:
        query = select(contents.c.id).where(contents.c.claim == claim)
        fullest = query.order_by(func.length(contents.c.body).desc(), contents.c.id).limit(STAND)
        found |= set(connection.execute(fullest).scalars())
        for some in chunks(sorted(near)):
            for mine, other in ((ties.c.one, ties.c.other), (ties.c.other, ties.c.one)):
                tied = query.join(ties, other == contents.c.id).where(mine.in_(some), ties.c.how != "related")
                found |= set(connection.execute(tied).scalars())
    return found


def _next_to(connection: Connection, ids: set[int], also: Mapping[int, set[int]]) -> set[int]:
    met: set[int] = {other for id in ids for other in also.get(id, ())}
    tied = [(ties.c.one, ties.c.other), (ties.c.other, ties.c.one)]
    answered = [(tellings.c.content, tellings.c.answers), (tellings.c.answers, tellings.c.content)]
    for some in chunks(sorted(ids)):
        for a, b in tied:
            met |= set(connection.execute(select(b).where(a.in_(some), ties.c.how != "related").distinct()).scalars())
        for a, b in answered:
            met |= set(connection.execute(select(b).where(a.in_(some), b.is_not(None)).distinct()).scalars())
    return met


def claims_of(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """The claim of each content that has one."""
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        query = select(contents.c.id, contents.c.claim).where(contents.c.id.in_(some))
        found |= {row.id: row.claim for row in connection.execute(query) if row.claim is not None}
    return found


def members(connection: Connection, claims: set[int]) -> set[int]:
    """The contents of these claims."""
    found: set[int] = set()
    for some in chunks(sorted(claims)):
        found |= set(connection.execute(select(contents.c.id).where(contents.c.claim.in_(some))).scalars())
    return found


def among(connection: Connection, ids: Iterable[int], refs: dict[int, tuple[str, str]]) -> list[Tie]:
    """The ties among contents, without their reasons; `refs` names the telling that stands for each."""
    found = []
    wanted = sorted(ids)
    for some in chunks(wanted):
        query = select(ties.c.one, ties.c.other, ties.c.how, ties.c.score).where(ties.c.one.in_(some))
        if len(wanted) <= AT_ONCE:
            query = query.where(ties.c.other.in_(wanted))
        for one, other, how, score in connection.execute(query).all():
            if other in refs:
                found.append(Tie(refs[one], refs[other], how, score))
    return found


def related(connection: Connection, claim: int) -> dict[int, str]:
    """The claims that have a content related to one of this claim's, or tied to it and left outside, and why.

    Found by the database: a claim that hundreds tell has tens of thousands of ties, nearly all within itself.
    """
    found: dict[int, list[str]] = {}
    ours, theirs = contents.alias(), contents.alias()
    for mine, other in ((ties.c.one, ties.c.other), (ties.c.other, ties.c.one)):
        query = select(theirs.c.claim, func.min(ties.c.why)).select_from(ours).join(ties, mine == ours.c.id)
        query = query.join(theirs, theirs.c.id == other).where(ours.c.claim == claim, theirs.c.claim != claim)
        for number, why in connection.execute(query.group_by(theirs.c.claim)):
            found[number] = min(found.get(number, why), why)
    return {number: " ".join(w if w.endswith(".") else f"{w}." for w in why) for number, why in found.items()}


def untold(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Those contents that nobody tells any more."""
    here: set[int] = set()
    for some in chunks(sorted(ids)):
        here |= set(connection.execute(select(tellings.c.content).where(tellings.c.content.in_(some))).scalars())
    return set(ids) - here


def answering(connection: Connection, ids: Iterable[int]) -> bool:
    """Whether one of these is told as an answer, and so may bind what was not bound."""
    t = tellings.c
    return any(
        connection.execute(select(t.content).where(t.content.in_(some), t.answers.is_not(None)).limit(1)).first()
        for some in chunks(sorted(ids))
    )


def drop(connection: Connection, ids: Iterable[int], weighing: Weighing) -> None:
    """Lets go of contents, of their keys and ties."""
    gone = sorted(ids)
    for id, telling in load(connection, gone).items():
        keys = [hashed(key) for key in weighing.content_keys(telling)]
        connection.execute(delete(content_keys).where(content_keys.c.content == id, content_keys.c.key.in_(keys)))
    for some in chunks(gone):
        connection.execute(delete(ties).where(or_(ties.c.one.in_(some), ties.c.other.in_(some))))
        connection.execute(delete(contents).where(contents.c.id.in_(some)))
