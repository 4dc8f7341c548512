"""Who repeats whose text: each sheet that is kept is compared with those that share keys with it.

Which pairs are compared follows from who holds which key, so the order of arrival does not tell. Keys that many unlike
texts hold are worn: they lead to nobody, and what was compared before they were known to be is compared anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, delete, insert, or_, select

from headwater.desk.chunks import asked
from headwater.desk.claims import sheets
from headwater.desk.claims.claim_tables import copies, text_keys, worn_keys
from headwater.desk.claims.packing import hashed, pack, unpack
from headwater.desk.claims.sheets import Kept
from headwater.linked import Copy, Sheet
from headwater.weighing import Weighing

FEWEST = 2
"""Keys that two articles must share to be compared, where both have many: a single one is mostly chance."""
MANY = 14


@dataclass(frozen=True, slots=True)
class _Holder:
    """A sheet that holds some key."""

    id: int
    article: str
    outlet: str


def link(connection: Connection, id: int, sheet: Sheet, weighing: Weighing) -> set[int]:
    """Finds the copies among a sheet and those that are there, and indexes it. The other sheets whose copies changed.

    What was found of the sheet before is let go.
    """
    forget(connection, id)
    keys = weighing.text_keys(sheet)
    fresh = _hashed(keys)
    worn = _worn(connection, fresh.values())
    sheets.index(connection, text_keys, id, set(fresh.values()) - worn)
    holders = _holders(connection, [n for n in fresh.values() if n not in worn])
    met = {holder.id: holder for each in holders.values() for holder in each}
    new = _newly_worn(connection, fresh, holders, weighing)
    for key in new:
        holders.pop(key)
    changed = _again(connection, new, weighing) if new else set()
    near = _worth_comparing(id, holders, met, len(keys), weighing)
    others = sheets.load(connection, near)
    tired = worn | new | _worn_among(connection, others.values(), weighing)
    rows = [row for other in near if (row := _row(id, sheet, others[other], tired, weighing))]
    if rows:
        connection.execute(insert(copies), rows)
    return changed - {id}


def _worn(connection: Connection, keys: Collection[int]) -> set[int]:
    return {key for (key,) in asked(connection, "SELECT key FROM worn_keys WHERE key IN ({})", keys)}


def _holders(connection: Connection, keys: Sequence[int]) -> dict[int, list[_Holder]]:
    found: dict[int, list[_Holder]] = {}
    known: dict[int, _Holder] = {}
    for key, id, article, outlet in asked(connection, _WHO_HOLDS, keys):
        holder = known.get(id) or known.setdefault(id, _Holder(id, article, outlet))
        found.setdefault(key, []).append(holder)
    return found


_WHO_HOLDS = """SELECT k.key, s.id, s.article, s.outlet
FROM text_keys AS k JOIN sheets AS s ON s.id = k.sheet WHERE k.key IN ({})"""


def _newly_worn(
    connection: Connection, keys: dict[str, int], holders: dict[int, list[_Holder]], weighing: Weighing
) -> set[int]:
    """Those of a sheet's keys that turn out to be worn now."""
    many = {key: holders[n] for key, n in keys.items() if _may_be_worn(holders.get(n, ()))}
    if not many:
        return set()
    articles = {holder.article: holder for each in many.values() for holder in each}
    every = _keys_of(connection, [holder.id for holder in articles.values()])
    found = weighing.worn(
        {key: [holder.article for holder in each] for key, each in many.items()},
        {article: every.get(holder.id, frozenset()) for article, holder in articles.items()},
        {article: holder.outlet for article, holder in articles.items()},
    )
    numbers = {keys[key] for key in found}
    if numbers:
        connection.execute(insert(worn_keys), [{"key": n} for n in sorted(numbers)])
    return numbers


OF_ONE, OF_ALL = 4, 8
"""Holders, of one outlet or of whatever outlets, below which a key is never worn, so that nobody need be asked."""


def _may_be_worn(holders: Sequence[_Holder]) -> bool:
    return len(holders) >= OF_ALL or max(Counter(h.outlet for h in holders).values(), default=0) >= OF_ONE


def _keys_of(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, list[str]] = {}
    for sheet, key in asked(connection, "SELECT sheet, key FROM text_keys WHERE sheet IN ({})", ids):
        found.setdefault(sheet, []).append(str(key))
    return {sheet: frozenset(keys) for sheet, keys in found.items()}


def _worth_comparing(
    id: int, holders: dict[int, list[_Holder]], met: dict[int, _Holder], keys: int, weighing: Weighing
) -> list[int]:
    shared: Counter[str] = Counter()
    article = met[id].article if id in met else ""
    for each in holders.values():
        if len(each) > 1:
            shared.update(
                one if other == article else other
                for one, other in weighing.pairs([holder.article for holder in each])
                if article in (one, other)
            )
    of = {holder.article: holder.id for holder in met.values()}
    return sorted(of[other] for other, count in shared.items() if count >= FEWEST or keys < MANY)


@lru_cache(maxsize=500)
def _hashed(keys: frozenset[str]) -> dict[str, int]:
    """The numbers of the keys of a sheet, kept at hand for those that are compared with one after another."""
    return {key: hashed(key) for key in sorted(keys)}


def _worn_among(connection: Connection, others: Iterable[Kept], weighing: Weighing) -> set[int]:
    """Which keys of these sheets are worn."""
    keys: set[int] = set()
    for other in others:
        keys |= set(_hashed(weighing.text_keys(other.sheet)).values())
    return _worn(connection, keys)


def _row(id: int, sheet: Sheet, other: Kept, worn: Collection[int], weighing: Weighing) -> dict[str, object] | None:
    """What is kept of one sheet beside another; `worn` are the keys of either that tell nothing, and perhaps others."""
    both = _hashed(weighing.text_keys(sheet)) | _hashed(weighing.text_keys(other.sheet)) if worn else {}
    names = frozenset(key for key, number in both.items() if number in worn)
    found = weighing.copy(sheet, other.sheet, names)
    if found is None:
        return None
    first = found.earlier == sheet.article
    earlier, later = (id, other.id) if first else (other.id, id)
    row = {"earlier": earlier, "later": later, "joins": found.joins, "body": pack(found)}
    row |= {"share": found.share, "kept": found.kept, "credited": found.credited}
    houses = (sheet.house, other.sheet.house) if first else (other.sheet.house, sheet.house)
    return row | {"earlier_outlet": houses[0].outlet, "later_outlet": houses[1].outlet}


def _again(connection: Connection, new: set[int], weighing: Weighing) -> set[int]:
    """Compares anew what those repeat who hold keys that have become worn; whose copies changed."""
    before = _copies_of(connection, {id for (id,) in asked(connection, _WHO_HOLD, new)})
    kept = sheets.load(connection, sorted({id for pair in before for id in pair}))
    tired = {id: new | _worn_among(connection, [one], weighing) for id, one in kept.items()}
    changed: set[int] = set()
    for pair, body in before.items():
        one, other = kept[pair[0]], kept[pair[1]]
        row = _row(one.id, one.sheet, other, tired[one.id] | tired[other.id], weighing)
        if row and row["body"] == body:
            continue
        connection.execute(delete(copies).where(copies.c.earlier == one.id, copies.c.later == other.id))
        if row:
            connection.execute(insert(copies), row)
        changed |= set(pair)
    return changed


_WHO_HOLD = "SELECT sheet FROM text_keys WHERE key IN ({})"


def _copies_of(connection: Connection, ids: set[int]) -> dict[tuple[int, int], bytes]:
    """The copies that these sheets take part in, as they are kept: what is worn in one text alone tells in the pair."""
    found: dict[tuple[int, int], bytes] = {}
    for side in ("earlier", "later"):
        question = f"SELECT earlier, later, body FROM copies WHERE {side} IN ({{}})"
        found |= {(earlier, later): body for earlier, later, body in asked(connection, question, ids)}
    return dict(sorted(found.items()))


def forget(connection: Connection, id: int) -> None:
    """Lets go of the copies of a sheet, and of what it is looked up under."""
    connection.execute(delete(copies).where(or_(copies.c.earlier == id, copies.c.later == id)))
    connection.execute(delete(text_keys).where(text_keys.c.sheet == id))


def among(connection: Connection, ids: Sequence[int]) -> list[Copy]:
    """The copies among these sheets."""
    return [copy for _, _, copy in between(connection, ids)]


def between(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, int, Copy]]:
    """The copies among these sheets, each behind the numbers of the earlier and the later one."""
    wanted = set(ids)
    rows = asked(connection, "SELECT earlier, later, body FROM copies WHERE later IN ({})", wanted)
    for earlier, later, body in rows:
        if earlier in wanted:
            yield earlier, later, _unpacked(body)


@lru_cache(maxsize=20_000)
def _unpacked(body: bytes) -> Copy:
    """A copy; those of late are kept at hand: a claim that hundreds tell is weighed anew with each who joins them."""
    return unpack(Copy, body)


def of(connection: Connection, id: int) -> list[Copy]:
    """Every copy that a sheet takes part in, those with most of its text first."""
    query = select(copies.c.body).where(or_(copies.c.earlier == id, copies.c.later == id))
    found = [unpack(Copy, body) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda c: (-c.share, c.earlier, c.later))
