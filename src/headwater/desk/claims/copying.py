"""Who repeats whose text: each sheet that is kept is compared with those that share keys with it.

Which pairs are compared follows from who holds which key, so the order of arrival does not tell. Keys that many unlike
texts hold are worn: they lead to nobody, and what was compared before they were known to be is compared anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, or_, select

from headwater.desk.changes import noting
from headwater.desk.chunks import asked, put
from headwater.desk.claims import sheets
from headwater.desk.claims.claim_tables import copies, text_keys, worn_keys
from headwater.desk.claims.packing import hashed, pack, unpack
from headwater.desk.claims.sheets import Kept
from headwater.linked import Copy, Sheet
from headwater.weighing import Weighing

FEWEST = 2
"""Keys that two articles must share to be compared, where both have many: a single one is mostly chance."""
MANY = 14
HELD = 400
"""Holders of a text key that are looked at, those kept last: what an outlet prints anew each day from one form (rates,
the weather) is no worn text, and in ten years thousands hold its words. Who is compared is chosen among them."""


Pair = tuple[int, int]
"""The earlier and the later sheet of a copy."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A sheet that holds some key."""

    id: int
    article: str
    outlet: str


@dataclass(frozen=True, slots=True)
class _Held:
    """Keys that the same sheets hold: what is found of one of them is so of all. Forty outlets that print a dispatch
    hold a hundred of its keys together."""

    keys: tuple[int, ...]
    holders: tuple[_Holder, ...]

    @property
    def articles(self) -> list[str]:
        """The articles of the holders."""
        return [holder.article for holder in self.holders]


def link(connection: Connection, id: int, sheet: Sheet, weighing: Weighing) -> set[Pair]:
    """Finds the copies among a new sheet and the others, and indexes it. Of which others the copies changed."""
    keys = weighing.text_keys(sheet)
    fresh = _hashed(keys)
    worn = _worn(connection, fresh.values())
    rows = [(key, id) for key in sorted(set(fresh.values()) - worn)]
    put(connection, "INSERT INTO text_keys (key, sheet) VALUES (?, ?)", rows)
    held = _holders(connection, [n for n in fresh.values() if n not in worn])
    new = _newly_worn(connection, sheet.article, held, weighing)
    names = frozenset(key for key in weighing.word_keys(sheet) if fresh[key] in new) if new else frozenset()
    changed = _again(connection, {fresh[key] for key in names}, names, weighing) if names else set()
    telling = [each for each in held if each.keys[0] not in new]
    near = _worth_comparing(sheet.article, telling, len(keys), weighing)
    others = sheets.load(connection, near)
    tired = worn | new | _worn_among(connection, others.values(), weighing)
    this = Kept(id, 0, sheet)
    own = _worn_of(sheet, tired, weighing)
    pairs = ((others[other], own | _worn_of(others[other].sheet, tired, weighing)) for other in near)
    put(connection, _KEEP, [row for other, names in pairs if (row := _row(this, other, names, weighing))])
    return {pair for pair in changed if id not in pair}


def _worn(connection: Connection, keys: Collection[int]) -> set[int]:
    """Which of these are worn. Each is asked for once in a transaction: most articles of a batch meet the same ones."""
    known = noting.worn(connection)
    new = [key for key in keys if key not in known]
    known.update(dict.fromkeys(new, False))
    known.update((key, True) for (key,) in asked(connection, "SELECT key FROM worn_keys WHERE key IN ({})", new))
    return {key for key in keys if known[key]}


def _holders(connection: Connection, keys: Sequence[int]) -> list[_Held]:
    """Who holds these keys; of very many, those kept last."""
    together: dict[str, list[int]] = {}
    for key, ids in asked(connection, _WHO_HOLD, keys):
        together.setdefault(ids, []).append(key)
    everybody = {int(id) for ids in together for id in ids.split(",")}
    known = {row[0]: _Holder(*row) for row in asked(connection, _WHO_THEY_ARE, everybody)}
    return [_Held(tuple(of), tuple(known[int(id)] for id in ids.split(","))) for ids, of in together.items()]


# One row for a key and not for each holder: a thousand rows take longer to hand over than to find.
_WHO_HOLD = f"""SELECT wanted.value, (SELECT group_concat(sheet) FROM
    (SELECT sheet FROM text_keys WHERE key = wanted.value ORDER BY sheet DESC LIMIT {HELD}))
FROM ({{}}) AS wanted"""
_HOLDING = "SELECT sheet FROM text_keys WHERE key IN ({})"
_WHO_THEY_ARE = "SELECT id, article, outlet FROM sheets WHERE id IN ({})"


def _newly_worn(connection: Connection, article: str, held: Iterable[_Held], weighing: Weighing) -> set[int]:
    """Those of an article's keys that turn out to be worn now."""
    many = {str(each.keys[0]): each for each in held if _may_be_worn(each.holders)}
    looked_at = {key: weighing.counted(each.articles) for key, each in many.items()}
    # Of very many holders some are looked at: where those are the same as before, so is the answer.
    looked_at = {key: each for key, each in looked_at.items() if article in each}
    if not looked_at:
        return set()
    wanted = {each for some in looked_at.values() for each in some}
    articles = {holder.article: holder for key in looked_at for holder in many[key].holders if holder.article in wanted}
    every = _keys_of(connection, [holder.id for holder in articles.values()])
    found = weighing.worn(
        looked_at,
        {each: every.get(holder.id, frozenset()) for each, holder in articles.items()},
        {each: holder.outlet for each, holder in articles.items()},
    )
    numbers = {number for key in found for number in many[key].keys}
    if numbers:
        connection.execute(insert(worn_keys), [{"key": n} for n in sorted(numbers)])
        noting.worn(connection).update(dict.fromkeys(numbers, True))
    return numbers


OF_ONE, OF_ALL = 4, 8
"""Holders, of one outlet or of whatever outlets, below which a key is never worn, so that nobody need be asked."""


def _may_be_worn(holders: Sequence[_Holder]) -> bool:
    return len(holders) >= OF_ALL or max(Counter(h.outlet for h in holders).values(), default=0) >= OF_ONE


def _keys_of(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    met: dict[int, frozenset[str]] = noting.held(connection).setdefault(text_keys.name, {})
    if len(met) > sheets.MET:
        met.clear()
    # All keys of a sheet in one row: to make a row of each takes longer than to look them up.
    question = "SELECT sheet, group_concat(key) FROM text_keys WHERE sheet IN ({}) GROUP BY sheet"
    for sheet, keys in asked(connection, question, [id for id in ids if id not in met]):
        met[sheet] = frozenset(keys.split(","))
    return {id: met[id] for id in ids if id in met}


def _worth_comparing(article: str, held: Iterable[_Held], keys: int, weighing: Weighing) -> list[int]:
    shared: dict[str, int] = {}
    of: dict[str, int] = {}
    for each in held:
        if len(each.holders) > 1:
            for other in weighing.partners(article, each.articles):
                shared[other] = shared.get(other, 0) + len(each.keys)
            of |= {holder.article: holder.id for holder in each.holders}
    return sorted(of[other] for other, count in shared.items() if count >= FEWEST or keys < MANY)


@lru_cache(maxsize=2000)
def _hashed(keys: frozenset[str]) -> dict[str, int]:
    """The numbers of the keys of a sheet, kept at hand for those that are compared with one after another."""
    return {key: hashed(key) for key in sorted(keys)}


def _worn_among(connection: Connection, others: Iterable[Kept], weighing: Weighing) -> set[int]:
    """Which keys of these sheets are worn, of those on which it depends what they repeat."""
    keys: set[int] = set()
    for other in others:
        keys |= set(_hashed(weighing.word_keys(other.sheet)).values())
    return _worn(connection, keys)


def _row(one: Kept, other: Kept, worn: frozenset[str], weighing: Weighing) -> _Row | None:
    """What is kept of one sheet beside another; `worn` are the keys of either that tell nothing."""
    found = weighing.copy(one.sheet, other.sheet, worn)
    if found is None:
        return None
    first = found.earlier == one.sheet.article
    earlier, later = (one.id, other.id) if first else (other.id, one.id)
    outlets = (one.sheet.house.outlet, other.sheet.house.outlet)
    worded = found.kind != "translated" or weighing.close(one.sheet, other.sheet)
    shares = (found.joins, found.share, found.kept, found.credited, worded)
    return _Row(earlier, later, pack(found), *shares, *(outlets if first else outlets[::-1]))


class _Row(NamedTuple):
    """A copy as its table has it."""

    earlier: int
    later: int
    body: bytes
    joins: bool
    share: float
    kept: float
    credited: bool
    worded: bool
    earlier_outlet: str
    later_outlet: str


_KEEP = f"INSERT INTO copies ({', '.join(_Row._fields)}) VALUES ({', '.join('?' * len(_Row._fields))})"


def _again(connection: Connection, new: set[int], names: frozenset[str], weighing: Weighing) -> set[Pair]:
    """Compares anew what those repeat who hold keys that have become worn, with the names `names`.

    The copies that changed in what counts: mostly one is as sure as before but for a hundredth.
    """
    holding = {id for (id,) in asked(connection, _HOLDING, new)}
    found = _copies_of(connection, holding)
    held = sheets.load(connection, sorted(holding & {id for pair in found for id in pair}))
    worn = new | _worn_among(connection, held.values(), weighing)
    told = {id for id, one in held.items() if _told(one.sheet, worn, names, weighing)}
    before = {pair: body for pair, body in found.items() if not told.isdisjoint(pair)}
    kept = sheets.load(connection, sorted({id for pair in before for id in pair}))
    worn |= _worn_among(connection, kept.values(), weighing)
    changed: set[Pair] = set()
    gone: list[Pair] = []
    rows: list[_Row] = []
    for pair, body in before.items():
        one, other = kept[pair[0]], kept[pair[1]]
        tired = _worn_of(one.sheet, worn, weighing) | _worn_of(other.sheet, worn, weighing)
        row = _row(one, other, tired, weighing)
        if row and row.body == body:
            continue
        gone.append(pair)
        if row:
            rows.append(row)
        if row is None or not weighing.counts_alike(_unpacked(body), _unpacked(row.body)):
            changed.add(pair)
    put(connection, "DELETE FROM copies WHERE earlier = ? AND later = ?", gone)
    put(connection, _KEEP, rows)
    return changed


def _told(sheet: Sheet, worn: Collection[int], new: frozenset[str], weighing: Weighing) -> bool:
    """Whether it tells in this article that the new ones of the worn keys are; mostly no sentence more is worn."""
    now = _worn_of(sheet, worn, weighing)
    return weighing.worn_sentences(sheet, now) != weighing.worn_sentences(sheet, now - new)


def _worn_of(sheet: Sheet, worn: Collection[int], weighing: Weighing) -> frozenset[str]:
    """Which keys of a sheet are worn, of those on which it depends what it repeats."""
    return frozenset(key for key, number in _hashed(weighing.word_keys(sheet)).items() if number in worn)


def _copies_of(connection: Connection, ids: set[int]) -> dict[Pair, bytes]:
    """The copies that these sheets take part in, as they are kept: what is worn in one text alone tells in the pair.

    Not those that names and numbers alone tell of: whatever is worn is nothing to a translation.
    """
    found: dict[Pair, bytes] = {}
    for side in ("earlier", "later"):
        question = f"SELECT earlier, later, body FROM copies WHERE {side} IN ({{}}) AND worded"
        found |= {(earlier, later): body for earlier, later, body in asked(connection, question, ids)}
    return dict(sorted(found.items()))


def forget(connection: Connection, id: int) -> None:
    """Lets go of the copies of a sheet, and of what it is looked up under."""
    noting.held(connection).pop(text_keys.name, None)
    connection.execute(delete(copies).where(or_(copies.c.earlier == id, copies.c.later == id)))
    connection.execute(delete(text_keys).where(text_keys.c.sheet == id))


def among(connection: Connection, ids: Sequence[int]) -> list[Copy]:
    """The copies among these sheets."""
    return [copy for _, _, copy in between(connection, ids)]


def joined(connection: Connection, ids: Collection[int]) -> list[Pair]:
    """Which of these sheets carry one text."""
    return [(earlier, later) for earlier, later in asked(connection, _JOINED, ids)]


def between(connection: Connection, ids: Sequence[int]) -> Iterator[tuple[int, int, Copy]]:
    """The copies among these sheets, each behind the numbers of the earlier and the later one."""
    for earlier, later, body in asked(connection, _BETWEEN, ids):
        yield earlier, later, _unpacked(body)


# The plus as for ties (contents.py).
_BETWEEN = "SELECT earlier, later, body FROM copies WHERE later IN ({0}) AND +earlier IN ({0})"
_JOINED = "SELECT earlier, later FROM copies WHERE later IN ({0}) AND +earlier IN ({0}) AND joins"


@lru_cache(maxsize=20_000)
def _unpacked(body: bytes) -> Copy:
    """A copy; those of late are kept at hand: a claim that hundreds tell is weighed anew with each who joins them."""
    return unpack(Copy, body)


def of(connection: Connection, id: int) -> list[Copy]:
    """Every copy that a sheet takes part in, those with most of its text first."""
    query = select(copies.c.body).where(or_(copies.c.earlier == id, copies.c.later == id))
    found = [unpack(Copy, body) for body in connection.execute(query).scalars()]
    return sorted(found, key=lambda c: (-c.share, c.earlier, c.later))
