"""What persons decide about entities: rows that are only ever added, and whose effect can be taken back.

A judgement says who, when and what. It is never changed but for `undone_by`, the number of the judgement that takes
it back. Whatever links are made anew, judged entities are not taken apart, parted ones not joined, and what was split
off stays where it was put (linking.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Text, cast, insert, or_, select, tuple_, update

from headwater.bearers import Linking
from headwater.desk import schema
from headwater.desk.bearers import known, linking, summing
from headwater.desk.bearers.entities import root_of
from headwater.desk.bearers.known import token
from headwater.desk.changes import noting
from headwater.desk.chunks import among, asked, chunks
from headwater.desk.log import chain
from headwater.desk.stamps import stamp
from headwater.errors import DeskError
from headwater.said import kept

Kind = Literal[
    "merge",
    "split",
    "rename",
    "lock",
    "unlock",
    "apart",
    "confirm",
    "dismiss",
    "undo",
    # About claims (claim_judging.py)
    "join",
    "part",
    "copy",
    "no copy",
    "one origin",
    "two origins",
    "correct",
    "missed",
    "own",
    "rate",
    # What was judged of something that was removed from the desk (desk/keeping/forgetting.py)
    "forgotten",
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement. `entities` are those it names, `what` says it in words, `undone_by` is a judgement's number.

    `about` are the statements (ARTICLE:STATEMENT), articles and claims that one about claims names; `own` the words in
    `what` that are not ours, in their order: names, titles, what was entered by hand.
    """

    id: int
    kind: Kind
    who: str
    made: str
    what: str
    entities: tuple[str, ...]
    undone_by: int | None
    about: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def log(connection: Connection, limit: int, offset: int = 0) -> list[Judgement]:
    """The judgements, the latest first."""
    table = schema.judgements
    rows = connection.execute(select(table).order_by(table.c.id.desc()).limit(limit).offset(offset))
    return [_judgement(row) for row in rows]


def numbered(connection: Connection, ids: Collection[int]) -> list[Judgement]:
    """The judgements with these numbers, the latest first; without those that are none."""
    table = schema.judgements
    found: list[Judgement] = []
    for some in chunks(sorted(ids, reverse=True)):
        rows = connection.execute(select(table).where(table.c.id.in_(some)).order_by(table.c.id.desc()))
        found += map(_judgement, rows)
    return found


def of_entities(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    """Every judgement that names one of these entities (e-000123), the latest first."""
    table, kept = schema.judgements, cast(schema.judgements.c.payload, Text)
    # The database looks for the numbers as they are written; what only looks like one is left out after that.
    near = [kept.like(f'%"entities": [%{int(id[2:])}%') for id in ids] + [kept.like(f"%{id}%") for id in ids]
    rows = connection.execute(select(table).where(or_(*near)).order_by(table.c.id.desc()))
    found = (_judgement(row) for row in rows)
    return [j for j in found if set(ids) & {*j.entities, *(j.about if j.kind == "rate" else ())}]


def one(connection: Connection, id: int) -> Judgement:
    """The judgement with that number. `DeskError` where there is none."""
    return _judgement(_row(connection, id))


def _row(connection: Connection, id: int) -> Row[Any]:
    table = schema.judgements
    row = connection.execute(select(table).where(table.c.id == id)).first()
    if row is None:
        raise DeskError(f"{id}: no such judgement; `headwater claim log` lists all of them")
    return row


def made(row: Row[Any]) -> Judgement:
    """A row of `judgements` as the record."""
    return _judgement(row)


def _judgement(row: Row[Any]) -> Judgement:
    p = row.payload
    ids = tuple(token(id) for id in p.get("entities", ()))
    says = {
        "merge": lambda: kept(f"{ids[1]} is {ids[0]}"),
        "split": lambda: kept(
            f"{ids[1]} is not {ids[0]} in {', '.join(dict.fromkeys(link[0] for link in p['links']))}"
        ),
        "rename": lambda: kept(f"{ids[0]} is called {p['name']} (was {p['old']})"),
        "lock": lambda: kept(f"{ids[0]} is locked"),
        "unlock": lambda: kept(f"{ids[0]} is unlocked"),
        "apart": lambda: kept(f"{ids[0]} is not {ids[1]}"),
        "confirm": lambda: kept(f"h-{p['sighting']:06d} is {p['name']}"),
        "dismiss": lambda: kept(f"h-{p['sighting']:06d} is not {p['name']}"),
        "undo": lambda: kept(f"takes back judgement {p['of']}"),
        "join": lambda: kept(f"{p['one']} and {p['other']} say the same"),
        "part": lambda: kept(f"{p['one']} and {p['other']} do not say the same"),
        "copy": lambda: kept(f"{p['one']} took its text from {p['other']}"),
        "no copy": lambda: kept(f"{p['one']} did not take its text from {p['other']}"),
        "one origin": lambda: kept(f"one origin stands behind {p['one']} and {p['other']}"),
        "two origins": lambda: kept(f"two origins stand behind {p['one']} and {p['other']}"),
        "correct": lambda: kept(f"{p['article']}:{p['statement']} is corrected: {', '.join(sorted(p['says']))}"),
        "missed": lambda: kept(f"{p['article']} says as well: {p['wording']}"),
        "own": lambda: kept(f"{p['says']['title']} (entered by hand) says: {p['wording']}"),
        "rate": lambda: kept(f"{p['name']} is rated {p['value']}"),
        "forgotten": lambda: kept("what was judged of something that was removed"),
    }
    return Judgement(row.id, row.kind, row.who, row.made, says[row.kind](), ids, row.undone_by, _about(row), _own(p))


def _own(payload: Mapping[str, Any]) -> tuple[str, ...]:
    """In the order of the sentences above, of which none has all of them."""
    says = payload.get("says")
    title = says.get("title", "") if isinstance(says, Mapping) else ""
    return tuple(each for each in (payload.get("name"), payload.get("old"), title, payload.get("wording")) if each)


def _about(row: Row[Any]) -> tuple[str, ...]:
    """What a judgement about claims names, as the pages of these call it."""
    p = row.payload
    if row.kind == "correct":
        return (f"{p['article']}:{p['statement']}",)
    if row.kind == "missed":
        return f"{p['article']}:j-{row.id}", p["article"]
    if row.kind == "own":
        return f"j-{row.id}:s1", f"c-{p['says']['claim']:06d}"
    if row.kind == "rate":
        return (p["name"],)
    return tuple(p[side] for side in ("one", "other") if side in p)


def record(connection: Connection, kind: Kind, who: str, payload: dict[str, Any]) -> int:
    """Adds a judgement; its number."""
    row = {"kind": kind, "who": who, "made": stamp(), "payload": payload, "undone_by": None}
    made = connection.execute(insert(schema.judgements), row).inserted_primary_key
    number = int(made[0]) if made else 0
    noting.judged(connection, number, who)
    undone = {"of": str(payload["of"])} if kind == "undo" else {}
    chain.enter(connection, "judged", who, f"judgement {number}", {"kind": kind, **undone})
    return number


def payload(connection: Connection, id: int) -> dict[str, Any]:
    """What a judgement holds."""
    held: dict[str, Any] = _row(connection, id).payload
    return held


def standing(connection: Connection, kinds: Iterable[Kind]) -> list[Row[Any]]:
    """The judgements of these kinds that nobody has taken back, the oldest first."""
    table = schema.judgements
    query = select(table).where(table.c.kind.in_(list(kinds)), table.c.undone_by.is_(None))
    return list(connection.execute(query.order_by(table.c.id)).all())


# What can be judged


def merge(connection: Connection, a: str, b: str, who: str) -> int:
    """`b` is `a`: everything of it is shown under `a` from now on."""
    one, other = root_of(connection, a), root_of(connection, b)
    if one == other:
        raise DeskError(f"{a} and {b} are one already ({token(one)})")
    kinds = _kinds(connection, (one, other))
    if kinds[one] != kinds[other]:
        raise DeskError(f"{a} and {b} cannot be one: {a} is of kind {kinds[one]}, {b} of kind {kinds[other]}")
    if parted := _parted(connection, one, other):
        raise DeskError(f"{a} and {b} were judged not to be the same; take that back first: entity undo {parted}")
    id = record(connection, "merge", who, {"entities": [one, other]})
    linking.merge_into(connection, other, one, id)
    _mark(connection, (one, other))
    return id


def _kinds(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    b = schema.bearers
    return dict(connection.execute(select(b.c.id, b.c.kind).where(b.c.id.in_(ids))).all())


def _parted(connection: Connection, a: int, b: int) -> int | None:
    """The standing judgement that keeps these two apart."""
    p, j, one, other = schema.partings, schema.judgements, schema.bearers.alias(), schema.bearers.alias()
    query = select(p.c.judgement).join(j, j.c.id == p.c.judgement).where(j.c.undone_by.is_(None))
    query = query.join(one, one.c.id == p.c.a).join(other, other.c.id == p.c.b)
    both = tuple_(one.c.root, other.c.root).in_([(a, b), (b, a)])
    return connection.execute(query.where(both).order_by(p.c.judgement).limit(1)).scalar()


def apart(connection: Connection, a: str, b: str, who: str) -> int:
    """`a` and `b` are not the same, whatever their names are."""
    one, other = root_of(connection, a), root_of(connection, b)
    if one == other:
        raise DeskError(f"{a} and {b} are one entity ({token(one)}): `headwater entity split` takes articles out of it")
    if parted := _parted(connection, one, other):
        raise DeskError(f"{a} and {b} were judged not to be the same already (judgement {parted})")
    id = record(connection, "apart", who, {"entities": [one, other]})
    connection.execute(insert(schema.partings), {"judgement": id, "a": one, "b": other})
    _mark(connection, (one, other))
    return id


def split(connection: Connection, entity: str, articles: Sequence[str], who: str) -> tuple[int, str]:
    """In these articles it is somebody else: the judgement, and the new entity's id."""
    root = root_of(connection, entity)
    links = _links(connection, root)
    for article in articles:
        if not any(link.article == article for link in links):
            raise DeskError(f"{article}: {token(root)} is not named in this article")
    chosen = [link for link in links if link.article in articles]
    if len(chosen) == len(links):
        raise DeskError(f"{token(root)} is named in no other article: there would be nothing left to split from")
    met = {(m.article, m.local): m for _, _, m in known.met_as(connection, [root])}
    first = met[chosen[0].article, chosen[0].local]
    new = linking.new_bearer(connection, first.bearer.kind, first.name, first.bearer.gender)
    payload = {"entities": [root, new], "links": [[link.article, link.local, link.bearer] for link in chosen]}
    id = record(connection, "split", who, payload)
    connection.execute(insert(schema.partings), {"judgement": id, "a": root, "b": new})
    for link in chosen:
        names = sorted({s.text for s in met[link.article, link.local].bearer.names})
        pin = {"judgement": id, "article": link.article, "local": link.local, "names": names, "bearer": new}
        connection.execute(insert(schema.pins), pin)
        _move(connection, link.article, link.local, new, "person")
    summing.renew(connection, {new, *(link.bearer for link in chosen)})
    _mark(connection, (root, new))
    return id, token(new)


def _links(connection: Connection, root: int) -> list[Row[Any]]:
    table, b = schema.links, schema.bearers
    query = select(table).join(b, b.c.id == table.c.bearer).where(b.c.root == root)
    return list(connection.execute(query.order_by(table.c.article, table.c.local)).all())


def _move(connection: Connection, article: str, local: str, bearer: int, how: str) -> None:
    table = schema.links
    here = (table.c.article == article, table.c.local == local)
    row = {"bearer": bearer, "how": how, "score": 1.0, "reasons": []}
    connection.execute(update(table).where(*here), row)


def rename(connection: Connection, entity: str, name: str, who: str) -> int:
    """It is shown under this name."""
    name = " ".join(name.split())
    if not name:
        raise DeskError("a name needs at least one character")
    root, b = root_of(connection, entity), schema.bearers
    old = connection.execute(select(b.c.name).where(b.c.id == root)).scalar_one()
    id = record(connection, "rename", who, {"entities": [root], "name": name, "old": old})
    connection.execute(update(b).where(b.c.id == root).values(name=name, renamed=True))
    _mark(connection, (root,))
    return id


def lock(connection: Connection, entity: str, who: str, *, locked: bool = True) -> int:
    """The rules neither join others to it nor take anything from it; new articles may name it."""
    root, b = root_of(connection, entity), schema.bearers
    if connection.execute(select(b.c.locked).where(b.c.id == root)).scalar_one() == locked:
        raise DeskError(f"{token(root)} is {'locked already' if locked else 'not locked'}")
    id = record(connection, "lock" if locked else "unlock", who, {"entities": [root]})
    connection.execute(update(b).where(b.c.id == root).values(locked=locked))
    _mark(connection, (root,))
    return id


# Taking back


def undo(connection: Connection, id: int | None, who: str, rules: Linking | None) -> int:
    """Takes a judgement back, the last standing one without `id`; the number of the judgement that does."""
    table = schema.judgements
    if id is None:
        last = select(table.c.id).where(table.c.kind.not_in(("undo", "forgotten")), table.c.undone_by.is_(None))
        id = connection.execute(last.order_by(table.c.id.desc()).limit(1)).scalar()
        if id is None:
            raise DeskError("there is no judgement that could be taken back")
    row = _row(connection, id)
    if row.kind == "undo":
        raise DeskError(f"judgement {id} takes another one back; judge again instead of undoing it")
    if row.kind == "forgotten":
        raise DeskError(f"what judgement {id} was about was removed from the desk: there is nothing to take back")
    if row.undone_by is not None:
        raise DeskError(f"judgement {id} was taken back already, by judgement {row.undone_by}")
    entities = {"entities": row.payload["entities"]} if "entities" in row.payload else {}
    made = record(connection, "undo", who, {"of": id} | entities)
    connection.execute(update(table).where(table.c.id == id).values(undone_by=made))
    _mark(connection, row.payload.get("entities", ()))
    if row.kind == "merge":
        _unmerge(connection, id)
    elif row.kind == "split":
        _unsplit(connection, row, rules)
    elif row.kind == "rename":
        _name_again(connection, row.payload["entities"][0])
    elif row.kind in ("lock", "unlock"):
        _lock_again(connection, row.payload["entities"][0])
    if row.kind in ("merge", "split"):
        _mark(connection, row.payload["entities"])  # others stand for them now
    return made


def _unmerge(connection: Connection, id: int) -> None:
    """Everybody stands for themselves again, or follows the merges that remain."""
    b = schema.bearers
    freed = connection.execute(select(b.c.id, b.c.root).where(b.c.judgement == id)).all()
    connection.execute(update(b).where(b.c.judgement == id).values(into=None, judgement=None))
    for root in {row.root for row in freed}:
        family = dict(connection.execute(select(b.c.id, b.c.into).where(b.c.root == root)).all())
        for member in family:
            end = member
            while family.get(end) is not None:
                end = family[end] or end
            connection.execute(update(b).where(b.c.id == member).values(root=end))


def _unsplit(connection: Connection, row: Row[Any], rules: Linking | None) -> None:
    """What was split off goes back where it was; what has joined it since is looked at anew."""
    root, new = row.payload["entities"]
    table, pins = schema.links, schema.pins
    for pin in connection.execute(select(pins).where(pins.c.judgement == row.id)).all():
        back = next(old for article, local, old in row.payload["links"] if (article, local) == (pin.article, pin.local))
        for m in known.met(connection, pin.article, _version(connection, pin.article)):
            if {s.text for s in m.bearer.names} & set(pin.names):
                here = (table.c.article == m.article, table.c.local == m.local, table.c.bearer == new)
                connection.execute(update(table).where(*here).values(bearer=back, how="machine"))
    summing.renew(connection, {new, *(old for _, _, old in row.payload["links"])})
    left = connection.execute(select(table.c.article).distinct().where(table.c.bearer == new)).scalars().all()
    for article in left if rules else ():
        linking.link(connection, article, rules) if rules else None
    if not connection.execute(select(table.c.local).where(table.c.bearer == new).limit(1)).first():
        linking.merge_into(
            connection,
            new,
            connection.execute(select(schema.bearers.c.root).where(schema.bearers.c.id == root)).scalar_one(),
        )


def _version(connection: Connection, article: str) -> int:
    a = schema.articles
    n: int = connection.execute(select(a.c.current).where(a.c.id == article)).scalar_one()
    return n


def _name_again(connection: Connection, id: int) -> None:
    """The name that the last standing judgement gives, else the one that articles do."""
    b = schema.bearers
    named = [row.payload["name"] for row in standing(connection, ["rename"]) if row.payload["entities"][0] == id]
    if named:
        connection.execute(update(b).where(b.c.id == id).values(name=named[-1]))
        return
    connection.execute(update(b).where(b.c.id == id).values(renamed=False))
    summing.name(connection, {id})


def _lock_again(connection: Connection, id: int) -> None:
    said = [row.kind for row in standing(connection, ["lock", "unlock"]) if row.payload["entities"][0] == id]
    locked = bool(said) and said[-1] == "lock"
    connection.execute(update(schema.bearers).where(schema.bearers.c.id == id).values(locked=locked))


def _mark(connection: Connection, named: Collection[int]) -> None:
    """Marks whom a standing judgement names, and who stands for them: these are not taken apart. Looked at are those
    whom one judgement names, and all who are one with them."""
    b = schema.bearers
    roots = select(b.c.root).where(among(b.c.id, named))
    root = dict(connection.execute(select(b.c.id, b.c.root).where(b.c.root.in_(roots))).all())
    ids = {id for (id,) in asked(connection, _NAMED, root)}
    marked = ids | {root[id] for id in ids}
    for judged, some in ((True, marked), (False, root.keys() - marked)):
        connection.execute(update(b).where(among(b.c.id, some), b.c.judged.is_not(judged)).values(judged=judged))


_NAMED = """SELECT DISTINCT each.value FROM judgements, json_each(judgements.payload, '$.entities') AS each
WHERE judgements.kind IN ('merge', 'split', 'rename', 'lock', 'apart') AND judgements.undone_by IS NULL
AND each.value IN ({})"""
