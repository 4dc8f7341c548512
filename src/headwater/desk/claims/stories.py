"""How articles become stories with a number for good."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, delete, or_, select, update

from headwater.desk.changes import noting
from headwater.desk.chunks import asked, fetched, put
from headwater.desk.claims import copying, following, lookup, sheets
from headwater.desk.claims.claim_tables import matter_keys, nears, stories
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.lookup import nearest
from headwater.desk.claims.packing import hashed
from headwater.desk.stamps import stamp
from headwater.json_text import encode_lines
from headwater.linked import Near, Sheet, Story
from headwater.weighing import Weighing

COMPARED = 60
"""Sheets that a new one is compared with, those that share most keys; as many more that tell its claims."""
LARGE = 80
"""Articles of stories that are looked at together with a new one: a larger story takes it in as it is."""


def link(connection: Connection, id: int, sheet: Sheet, weighing: Weighing) -> None:
    """Finds the story of a sheet: it joins one, begins one, or shows that two are one.

    Only the stories that may take it in are made anew, not all that hang together through others: in a busy month
    everything hangs together. `settle_all` looks at all of them at once.
    """
    found = _nears_of(connection, id, sheet, weighing)
    scores = {other: near.score for other, near in found.items()}
    rows = [(min(id, other), max(id, other), near.score, encode_lines(near.why)) for other, near in found.items()]
    put(connection, "INSERT INTO nears (one, other, score, why) VALUES (?, ?, ?, ?)", rows)
    left = set(_stories_of(connection, {id}).values())
    bound = _of_one_text(connection, id)
    chosen = _may_take(connection, sheet, scores, weighing)
    large = _largest(connection, bound) or chosen.large
    if large and left <= {large}:
        if not left:
            _take(connection, id, sheet, large)
        return
    settle(connection, {id} | _members(connection, {*chosen.small, *left, *bound}), weighing)
    for number in _stories_of(connection, {id}).values():
        noting.story(connection, number)  # of an article that was read anew, more may be new than where it belongs


def _nears_of(connection: Connection, id: int, sheet: Sheet, weighing: Weighing) -> dict[int, Near]:
    """The sheets that are on one matter with this one: those that are like it, and those that tell its claims."""
    keys = [hashed(key) for key in weighing.matter_keys(sheet)]
    shared = _claims_in_common(connection, id)
    alike = nearest(connection, matter_keys.c.sheet, keys, most=COMPARED, but=id)
    looked_at = list(dict.fromkeys([*alike, *sorted(shared, key=lambda o: (-shared[o], o))]))
    lookup.put(connection, matter_keys.c.sheet, {id: sorted(set(keys))})
    others = sheets.load(connection, looked_at[: 2 * COMPARED], text=False)
    found: dict[int, Near] = {}
    for other, kept in others.items():
        if near := weighing.near(sheet, kept.sheet, shared.get(other, 0)):
            found[other] = near
    return found


def _claims_in_common(connection: Connection, id: int) -> dict[int, int]:
    """With which sheets this one has claims in common, and how many; of very many, those kept last."""
    return dict(asked(connection, _IN_COMMON, [id]))


_IN_COMMON = f"""SELECT t.sheet, count(DISTINCT c.claim) FROM tellings AS t JOIN contents AS c ON t.content = c.id
WHERE c.claim IN (SELECT c.claim FROM contents AS c JOIN tellings AS t ON t.content = c.id
    WHERE t.sheet = ({{0}}) AND c.claim IS NOT NULL) AND t.sheet != ({{0}})
GROUP BY t.sheet ORDER BY t.sheet DESC LIMIT {COMPARED}"""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The stories that may take a sheet in: small ones, looked at anew with it, or a large one as it is."""

    small: tuple[int, ...] = ()
    large: int | None = None


def _may_take(connection: Connection, sheet: Sheet, scores: Mapping[int, float], weighing: Weighing) -> _Chosen:
    nears: dict[int, float] = {}
    for id, story in sorted(_stories_of(connection, scores.keys()).items()):
        nears[story] = nears.get(story, 0.0) + scores[id]
    days: dict[int, dict[str, int]] = {}
    for story, day, many in asked(connection, _BY_DAY, nears):
        days.setdefault(story, {})[day] = many
    chosen = weighing.may_take(sheet.published or sheet.fetched, nears, days)
    articles = {each.story: sum(days[each.story].values()) for each in chosen}
    if chosen and articles[chosen[0].story] > LARGE:
        return _Chosen(large=chosen[0].story) if chosen[0].takes else _Chosen()
    total = 0
    small: list[int] = []
    for each in chosen:
        total += articles[each.story]
        if total <= LARGE:
            small.append(each.story)
    return _Chosen(tuple(small))


_BY_DAY = "SELECT story, substr(published, 1, 10) AS day, count(*) FROM sheets WHERE story IN ({}) GROUP BY story, day"
"""Counted by the database: of a story that goes on for months, not all articles are to be handed over for one more."""


def _take(connection: Connection, id: int, sheet: Sheet, story: int) -> None:
    """Puts a sheet into a story, as one more of its articles."""
    when = sheet.published or sheet.fetched
    put(connection, _TAKEN, [(when, when, story)])
    put(connection, _MOVED, [(story, id)])
    noting.story(connection, story)


_TAKEN = """UPDATE stories SET articles = articles + 1, "first" = min("first", ?), "last" = max("last", ?)
WHERE id = ?"""
_MOVED = "UPDATE sheets SET story = ? WHERE id = ?"


def _of_one_text(connection: Connection, id: int) -> set[int]:
    """The stories of those who carry one text with a sheet: it is of them."""
    found: set[int] = set()
    for a, b in (("earlier", "later"), ("later", "earlier")):
        rows = asked(connection, f"SELECT {b} FROM copies WHERE {a} IN ({{}}) AND joins", [id])
        found |= {other for (other,) in rows}
    return set(_stories_of(connection, found).values())


def _largest(connection: Connection, numbers: Collection[int]) -> int | None:
    """The largest of these stories, where it is a large one."""
    large = asked(connection, f"SELECT -articles, id FROM stories WHERE id IN ({{}}) AND articles > {LARGE}", numbers)
    found: int | None = min(large, default=(0, None))[1]
    return found


def settle_all(connection: Connection, weighing: Weighing) -> None:
    """Makes all stories anew at once, whatever came first."""
    settle(connection, set(connection.execute(select(sheet_table.c.id)).scalars()), weighing)


def let_go(connection: Connection, id: int) -> None:
    """Lets go of what a sheet was found to be near, and of what it is looked up under."""
    connection.execute(delete(nears).where(or_(nears.c.one == id, nears.c.other == id)))
    connection.execute(delete(matter_keys).where(matter_keys.c.sheet == id))
    lookup.let_go(connection, matter_keys.c.sheet)


def forget(connection: Connection, id: int, weighing: Weighing) -> None:
    """Takes a sheet, of which nothing is near any more, out of its story."""
    old = _stories_of(connection, {id})
    connection.execute(update(sheet_table).where(sheet_table.c.id == id).values(story=None))
    for number in old.values():
        left = _members(connection, {number})
        if left:
            settle(connection, left, weighing)
        else:
            connection.execute(update(stories).where(stories.c.id == number).values(articles=0))
            noting.story(connection, number)


def settle(connection: Connection, ids: set[int], weighing: Weighing) -> None:
    """Makes the stories of these sheets anew; a story must be among them whole."""
    together = sorted(ids)
    kept = sheets.load(connection, together, text=False)
    of = {one.sheet.article: id for id, one in kept.items()}
    found = _nears(connection, {id: one.sheet.article for id, one in kept.items()})
    joined = [(kept[a].sheet.article, kept[b].sheet.article) for a, b in copying.joined(connection, together)]
    made = weighing.stories([kept[id].sheet for id in together], found, joined)
    groups = [sorted(of[article] for article in story.articles) for story in made]
    old = _stories_of(connection, together)
    followed = following.follow(old, groups)
    times = {id: one.sheet.published or one.sheet.fetched for id, one in kept.items()}
    before = _rows(connection, set(old.values()))
    for story, number, group in zip(made, followed.numbers, groups, strict=True):
        row = _row(story, [times[id] for id in group])
        moved = [id for id in group if number is None or old.get(id) != number]
        # Most of what is looked at with an article stays as it is, and nothing is to be told of it.
        if number is None or moved or row != before[number]:
            _keep(connection, row, number, moved)
    if followed.merged or followed.split:
        _history(connection, followed, _stories_of(connection, together), groups)


def _row(story: Story, times: Sequence[str]) -> dict[str, object]:
    return {"title": story.title, "articles": len(times), "first": min(times), "last": max(times), "into": None}


def _rows(connection: Connection, numbers: Collection[int]) -> dict[int, dict[str, object]]:
    """How stories are kept now."""
    rows = asked(connection, f"SELECT id, {', '.join(_KEPT)} FROM stories WHERE id IN ({{}})", numbers)
    return {id: dict(zip(_ROW, row, strict=True)) for id, *row in rows}


def _keep(connection: Connection, row: dict[str, object], number: int | None, moved: Sequence[int]) -> None:
    """Keeps a story as it is now, and puts those articles into it that were not in it."""
    if number is None:
        ((number,),) = fetched(connection, _MADE, *(row[name] for name in _ROW), stamp())
        noting.story(connection, number, made=True)
    else:
        put(connection, _NOW, [(*(row[name] for name in _ROW), number)])
        noting.story(connection, number)
    put(connection, _MOVED, [(number, id) for id in moved])


_ROW = ("title", "articles", "first", "last", "into")
_KEPT = tuple(f'"{name}"' for name in _ROW)
_MADE = f"INSERT INTO stories ({', '.join(_KEPT)}, added) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
_NOW = f"UPDATE stories SET {', '.join(f'{name} = ?' for name in _KEPT)} WHERE id = ?"


def _history(
    connection: Connection, followed: following.Followed, now: dict[int, int], groups: Sequence[Sequence[int]]
) -> None:
    for number, group in followed.merged.items():
        into = now[groups[group][0]]
        connection.execute(update(stories).where(stories.c.id == number).values(into=into, articles=0))
        noting.story_joined(connection, number, into)
        following.record(connection, "story", number, "merged", into, "an article bound the two together")
    for group, number in followed.split.items():
        following.record(connection, "story", now[groups[group][0]], "split", number, "what bound them did not hold")


def _stories_of(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    return dict(asked(connection, "SELECT id, story FROM sheets WHERE id IN ({}) AND story IS NOT NULL", ids))


def _members(connection: Connection, numbers: set[int]) -> set[int]:
    return {id for (id,) in asked(connection, "SELECT id FROM sheets WHERE story IN ({})", numbers)}


def _nears(connection: Connection, articles: Mapping[int, str]) -> list[Near]:
    rows = asked(connection, _NEARS, articles)
    return [_near(articles[one], articles[other], score) for one, other, score in rows]


@lru_cache(maxsize=50_000)
def _near(one: str, other: str, score: float) -> Near:
    """Kept for those of late: the articles of a story are looked at again with each that comes."""
    return Near(one, other, score)


# The plus as for ties (contents.py).
_NEARS = "SELECT one, other, score FROM nears WHERE one IN ({0}) AND +other IN ({0})"
