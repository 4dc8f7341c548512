"""How the entities of an article are joined to those of the desk, within a transaction of the caller.

The rules are handed in (`bearers.Linking`); here stands what is asked and what is written. Whoever is plain is joined
at once; where a newcomer may change who others are, all their articles' parts are looked at together and linked anew.
What a person judged stands: judged bearers are not taken apart, and pinned links go where they were pinned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, or_, select, update

from headwater.bearers import Bearer, Doubt, Joined, Linking, Reasons, Settled
from headwater.desk import schema
from headwater.desk.bearers import known, summing, together
from headwater.desk.bearers.known import Met, number, token
from headwater.desk.bearers.together import Block
from headwater.desk.stamps import stamp

Before = Mapping[str, Mapping[str, int]]
"""For each article, which bearer each of its entities had."""


def link(
    connection: Connection, article: str, rules: Linking, before: Before | None = None, *, was: int | None = None
) -> None:
    """Links the entities of an article's current version; what was linked for it before is let go.

    `before`: who the entities of all articles were, for a run that let go of all links first. `was`: the version that
    is linked until now, where it is another one and its entities are kept as they were linked.
    """
    n = connection.execute(_CURRENT, {"of": article}).scalar_one()
    parts = {m.local: m for m in known.met(connection, article, was)} if was else {}
    old = _let_go(connection, article, n, parts)
    work = _Work(connection, rules, old.names, before or {}, lost=set(old.lost), taken=list(old.taken))
    met = [m for m in known.met(connection, article, n) if m.local not in old.kept]
    work.add(met, [*_pins(connection, article), *old.pins])
    work.finish()
    connection.execute(_LINKED, {"of": article, "read": n})


@dataclass(frozen=True, slots=True)
class _Pin:
    """Where somebody of an article belongs whatever the rules say; who it is in this reading, the names tell."""

    names: frozenset[str]
    bearer: int
    how: str = "person"
    score: float = 1.0
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class _Old:
    """What an article was linked to. `kept`: links that stay; `pins`: those that a person's judgement holds; `taken`:
    what bearers lose; `lost`: bearers of which it is not known what they lose; `names`: which bearers each spelling
    meant."""

    kept: frozenset[str] = frozenset()
    pins: tuple[_Pin, ...] = ()
    taken: tuple[tuple[int, Met], ...] = ()
    lost: frozenset[int] = frozenset()
    names: dict[str, list[int]] = field(default_factory=dict)


def _let_go(connection: Connection, article: str, n: int, parts: Mapping[str, Met]) -> _Old:
    table = schema.links
    rows = connection.execute(_LINKS, {"of": article}).all()
    if not rows:
        return _Old()
    # A version that was read again has other ids; only the links of one that was not stay as they are.
    same = connection.execute(select(schema.articles.c.linked).where(schema.articles.c.id == article)).scalar() == n
    kept = {row.local for row in rows if row.judged and same}
    connection.execute(delete(table).where(table.c.article == article, table.c.local.not_in(kept)))
    names: dict[str, list[int]] = {}
    pins = []
    for row in rows:
        texts = frozenset({row.name or "", *(s["text"] for s in row.spellings or ())}) - {""}
        for text in texts:
            names.setdefault(text, []).append(row.bearer)
        if row.judged and row.local not in kept:
            pins.append(_Pin(texts, row.bearer, row.how, row.score, tuple(row.reasons)))
    gone = [row for row in rows if row.local not in kept]
    lost = frozenset(row.bearer for row in gone if row.local not in parts)
    taken = [(row.bearer, parts[row.local]) for row in gone if row.bearer not in lost]
    return _Old(frozenset(kept), tuple(pins), tuple(taken), lost, names)


def _pins(connection: Connection, article: str) -> list[_Pin]:
    return [_Pin(frozenset(row.names), row.bearer) for row in connection.execute(_PINS, {"of": article})]


def _links() -> Select[Any]:
    table, e, b = schema.links, schema.entities, schema.bearers
    root = b.alias("root")
    return (
        select(table, e.c.name, e.c.spellings, root.c.judged)
        .outerjoin(e, (e.c.article == table.c.article) & (e.c.n == table.c.n) & (e.c.id == table.c.local))
        .join(b, b.c.id == table.c.bearer)
        .join(root, root.c.id == b.c.root)
        .where(table.c.article == bindparam("of"))
    )


def _pinned() -> Select[Any]:
    p, j = schema.pins, schema.judgements
    query = select(p.c.names, p.c.bearer).join(j, j.c.id == p.c.judgement)
    return query.where(p.c.article == bindparam("of"), j.c.undone_by.is_(None)).order_by(j.c.id.desc())


# Made once, as what follows `_NEW`: to make a statement takes longer than to run it.
_OF = schema.articles.c.id == bindparam("of")
_CURRENT = select(schema.articles.c.current).where(_OF)
_LINKED = update(schema.articles).where(_OF).values(linked=bindparam("read"))
_LINKS, _PINS = _links(), _pinned()


@dataclass(slots=True)
class _Work:
    """One article being linked: whom it may mean, and what has been written so far."""

    connection: Connection
    rules: Linking
    names: Mapping[str, Sequence[int]]
    before: Before
    lost: set[int]
    pool: dict[int, Bearer] = field(default_factory=dict)
    near: dict[str, list[int]] = field(default_factory=dict)
    made: list[dict[str, Any]] = field(default_factory=list)
    last: int | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    doubts: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    written: list[tuple[int, Met]] = field(default_factory=list)
    taken: list[tuple[int, Met]] = field(default_factory=list)

    def add(self, met: Sequence[Met], pins: Sequence[_Pin]) -> None:
        """Links these, one after another; each is there for the next."""
        self.near = known.by_names(self.connection, [m.bearer for m in met])
        self.pool = known.bearers(self.connection, {root for roots in self.near.values() for root in roots})
        fresh: list[tuple[int, set[str]]] = []
        for m in met:
            if pin := next((p for p in pins if p.names & _texts(m)), None):
                self._write(m, pin.bearer, pin.how, pin.score, pin.reasons)
                continue
            asked = known.lookups(m.bearer.kind, m.bearer.names)
            roots = [*self.near[m.bearer.ref], *(id for id, keys in fresh if keys & asked)]
            made = self._choose(m, [root for root in dict.fromkeys(roots) if root in self.pool])
            if made is not None:
                fresh.append((made, known.keys(m.bearer.kind, m.bearer.names)))

    def _choose(self, m: Met, roots: list[int]) -> int | None:
        """Links one entity; the id of the bearer that was made for it, if one was."""
        choice = self.rules.choose(m.bearer, [self.pool[root] for root in roots])
        if choice.unsettled:
            return self._settle(m, [id for ref in choice.unsettled if (id := number(ref)) is not None])
        if choice.joins:
            self._write(m, _id(choice.joins), "machine", choice.score, choice.reasons)
            return None
        made = self._new(m)
        self._write(m, made, "machine", 1.0, ())
        self._doubt({m.bearer.ref: made}, choice.doubts)
        return made

    def _write(self, m: Met, id: int, how: str, score: float, reasons: Reasons) -> None:
        row = {"article": m.article, "local": m.local, "n": m.n, "bearer": id, "how": how, "score": score}
        self.rows.append(row | {"reasons": list(reasons)})
        self.written.append((id, m))
        self.pool[id] = _with(self.pool[id], m.bearer) if id in self.pool else replace(m.bearer, ref=token(id))

    def _new(self, m: Met) -> int:
        """A bearer for somebody new: the one that this article had for that name before, where nobody has it now."""
        was = self.before.get(m.article, {}).get(m.local)
        ids = [*([was] if was else []), *(id for text in sorted(_texts(m)) for id in self.names.get(text, ()))]
        return self._free(ids, m.bearer.kind) or self._made(m.bearer.kind, m.name, m.bearer.gender)

    def _made(self, kind: str, name: str, gender: str | None) -> int:
        """A bearer that waits to be written: its number is the next, as the database would give it."""
        self.last = self.last + 1 if self.last else int(self.connection.execute(_NEXT).scalar_one())
        self.made.append(_row(self.last, kind, name, gender))
        return self.last

    def _put_made(self) -> None:
        if self.made:
            self.connection.execute(_NEW, self.made)
            self.made = []

    def _free(self, ids: Iterable[int], kind: str) -> int | None:
        """The first of these bearers that nothing is linked to."""
        b, table = schema.bearers, schema.links
        for id in dict.fromkeys(ids):
            free = select(b.c.id).where(b.c.id == id, b.c.root == id, b.c.kind == kind)
            used = select(table.c.local).where(table.c.bearer == id).limit(1)
            if any(row["bearer"] == id for row in self.rows):
                continue
            if self.connection.execute(free).first() and not self.connection.execute(used).first():
                return id
        return None

    def _doubt(self, ids: Mapping[str, int], doubts: Iterable[Doubt]) -> None:
        for d in doubts:
            a, b = sorted((ids.get(d.a) or number(d.a) or 0, ids.get(d.b) or number(d.b) or 0))
            if 0 < a < b:
                row = {"a": a, "b": b, "score": d.score, "reasons": list(d.reasons), "why": d.why}
                self.doubts[a, b] = row

    def finish(self) -> None:
        """Writes what waits to be written, and brings what is known of every bearer that gained or lost up to date."""
        self._put_made()
        summing.put(self.connection, schema.candidates, list(self.doubts.values()))
        self.doubts = {}
        if self.rows:
            self.connection.execute(_NEW_LINK, self.rows)
            self.rows = []
        gained = [(id, m) for id, m in self.written if id not in self.lost]
        summing.add(self.connection, gained)
        taken = [(id, m) for id, m in self.taken if id not in self.lost]
        self.lost |= summing.take_away(self.connection, taken, gained)
        self.written, self.taken = [], []
        if self.lost:
            summing.renew(self.connection, self.lost)
            self.lost = set()

    # Several at once

    def _settle(self, m: Met, roots: list[int]) -> int | None:
        self.finish()
        block = together.gathered(self.connection, roots)
        bearers = [m.bearer, *block.bearers]
        settled = self.rules.settle(bearers, [(a, b) for a, b in block.apart])
        made = self._apply(m, block, settled)
        looked_at = self.pool.keys() & block.roots  # nobody else of the article asks for the other partners
        self.pool.update(known.bearers(self.connection, {*looked_at, *([made] if made else [])}))
        return made

    def _apply(self, m: Met, block: Block, settled: Settled) -> int | None:
        taken: set[int] = set()
        ids: dict[str, int] = {}
        made = None
        moved: dict[int, Counter[int]] = {}
        for group in sorted(settled.groups, key=lambda g: together.first_choice(g, block)):
            target = together.target(group, block, taken)
            if target is None:
                target = self._for_new_group(m, group, block)
                self._put_made()  # others are moved there at once
                made = target if m.bearer.ref in group.refs else made
            taken.add(target)
            for ref in group.refs:
                ids[ref] = self._move(m, ref, target, group, block, moved)
        self.finish()
        _retire(self.connection, moved)
        _forget_doubts(self.connection, {*block.roots, *ids.values()})
        self._doubt(ids, settled.doubts)
        return made

    def _for_new_group(self, m: Met, group: Joined, block: Block) -> int:
        if m.bearer.ref in group.refs:
            return self._new(m)
        bearer = block.parts[group.refs[0]]
        places = [ref.split("#", 1) for ref in group.refs]
        was = [id for article, local in places if (id := self.before.get(article, {}).get(local))]
        if id := self._free(was, bearer.kind):
            return id
        name = max((s.text for s in bearer.names), key=lambda text: (len(text.split()), text))
        return self._made(bearer.kind, name, bearer.gender)

    def _move(self, m: Met, ref: str, target: int, group: Joined, block: Block, moved: dict[int, Counter[int]]) -> int:
        """Links one member of a group to its bearer; where that is."""
        score, reasons = group.ties[ref]
        if ref == m.bearer.ref:
            self._write(m, target, "machine", score, reasons)
            return target
        if ref in block.whole:
            root = block.whole[ref]
            if root != target and not block.judged & {root, target}:
                merge_into(self.connection, root, target)
                return target
            return root
        if block.root[ref] == target:
            return target
        if target in block.locked:
            return block.root[ref]
        article, local = ref.split("#", 1)
        here = (schema.links.c.article == article, schema.links.c.local == local)
        row = {"bearer": target, "how": "machine", "score": score, "reasons": list(reasons)}
        self.connection.execute(update(schema.links).where(*here), row)
        moved.setdefault(block.link[ref], Counter())[target] += 1
        self.lost |= {block.link[ref], target}
        return target


def _id(ref: str) -> int:
    found = number(ref)
    if found is None:
        raise ValueError(f"no entity of the desk: {ref}")
    return found


def _texts(m: Met) -> set[str]:
    return {m.name, *(s.text for s in m.bearer.names)}


def _with(bearer: Bearer, more: Bearer) -> Bearer:
    return replace(
        bearer,
        names=tuple(dict.fromkeys((*bearer.names, *more.names))),
        gender=bearer.gender or more.gender,
        held=tuple(dict.fromkeys((*bearer.held, *more.held))),
        outlets=bearer.outlets | more.outlets,
    )


def new_bearer(connection: Connection, kind: str, name: str, gender: str | None) -> int:
    """Makes an entity of the desk; its number, for good."""
    id = int(connection.execute(_NEXT).scalar_one())
    connection.execute(_NEW, _row(id, kind, name, gender))
    return id


def _row(id: int, kind: str, name: str, gender: str | None) -> dict[str, Any]:
    row = {"id": id, "kind": kind, "gender": gender, "name": name, "renamed": False, "locked": False, "judged": False}
    return row | {"root": id, "links": 0, "added": stamp()}


_NEW, _NEW_LINK = insert(schema.bearers), insert(schema.links)
_NEXT = select(func.coalesce(func.max(schema.bearers.c.id), 0) + 1)
"""Made once: to make a statement takes longer than to run it."""


def merge_into(connection: Connection, id: int, target: int, judgement: int | None = None) -> None:
    """Lets `target` stand for `id` and for all that it stands for."""
    table = schema.bearers
    connection.execute(update(table).where(table.c.id == id).values(into=target, judgement=judgement))
    connection.execute(update(table).where(table.c.root == id).values(root=target))


def _retire(connection: Connection, moved: Mapping[int, Counter[int]]) -> None:
    """A bearer that has lost all its parts goes on as the one that got most of them."""
    table = schema.bearers
    for id, targets in moved.items():
        row = connection.execute(select(table).where(table.c.id == id)).one()
        standing = connection.execute(select(func.count()).where(table.c.root == id, table.c.id != id)).scalar_one()
        if row.links or standing or row.root != id:
            continue
        target = min(targets, key=lambda t: (-targets[t], t))
        root = connection.execute(select(table.c.root).where(table.c.id == target)).scalar_one()
        if root != id:
            merge_into(connection, id, root)


def _forget_doubts(connection: Connection, ids: set[int]) -> None:
    """The doubts among these are found anew; what a person judged is kept elsewhere."""
    table, among = schema.candidates, sorted(ids)
    connection.execute(delete(table).where(table.c.a.in_(among), table.c.b.in_(among)))
    gone = select(schema.bearers.c.id).where(
        schema.bearers.c.id.in_(among), schema.bearers.c.root != schema.bearers.c.id
    )
    connection.execute(delete(table).where(or_(table.c.a.in_(gone), table.c.b.in_(gone))))


def waiting(connection: Connection, limit: int) -> list[str]:
    """Articles whose entities are not linked yet, in the order in which they came."""
    table = schema.articles
    query = select(table.c.id).where(table.c.linked.is_(None)).order_by(table.c.added, table.c.id).limit(limit)
    return list(connection.execute(query).scalars())


def link_all_anew(connection: Connection, rules: Linking) -> Iterator[str]:
    """Links every article anew, in the order in which they came; gives out each article's id when it is done.

    What a person has judged stays. An entity keeps its number where anything of it is left; one of which nothing is
    left goes on as the one that got most of it.
    """
    before = _let_go_of_all(connection)
    table = schema.articles
    for article in connection.execute(select(table.c.id).order_by(table.c.added, table.c.id)).scalars().all():
        link(connection, article, rules, before)
        yield article
    moved: dict[int, Counter[int]] = {}
    rows = connection.execute(select(schema.links.c.article, schema.links.c.local, schema.links.c.bearer))
    for article, local, now in rows:
        was = before.get(article, {}).get(local)
        if was is not None and was != now:
            moved.setdefault(was, Counter())[now] += 1
    _retire(connection, moved)


def _let_go_of_all(connection: Connection) -> dict[str, dict[str, int]]:
    """Lets go of every link that no judgement holds; for each article, which bearer each of its entities had."""
    table, b = schema.links, schema.bearers
    root = b.alias("root")
    judged = select(b.c.id).join(root, root.c.id == b.c.root).where(root.c.judged.is_(True))
    free = table.c.bearer.not_in(judged)
    before: dict[str, dict[str, int]] = {}
    for article, local, id in connection.execute(select(table.c.article, table.c.local, table.c.bearer).where(free)):
        before.setdefault(article, {})[local] = id
    connection.execute(delete(table).where(free))
    for sums in (schema.spellings, schema.posts, schema.name_keys):
        connection.execute(delete(sums).where(sums.c.bearer.not_in(judged)))
    connection.execute(update(b).where(b.c.id.not_in(judged)).values(links=0))
    # Whom the rules had made one is looked at anew; whom a person had, is not.
    mechanical = (
        b.c.into.is_not(None),
        b.c.judgement.is_(None),
        b.c.root.not_in(select(root.c.id).where(root.c.judged)),
    )
    connection.execute(update(b).where(*mechanical).values(into=None, root=b.c.id))
    connection.execute(delete(schema.candidates))
    return before
