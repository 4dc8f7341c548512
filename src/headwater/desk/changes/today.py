"""What is new to somebody, as cards of stories: those with news first, by what changed, and then what they have seen.

A card tells the net of what happened since they looked: a claim that went from one standing to another and back is
where it was, and one that came and went into another was never there for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, case, func, or_, select

from headwater.desk import schema
from headwater.desk.changes import claim_changes, digests, looking
from headwater.desk.changes.change_tables import changes, looks, news
from headwater.desk.changes.digests import Digest
from headwater.desk.changes.looking import Horizon
from headwater.desk.changes.ranks import IN_NEW, RANKS, Kind
from headwater.desk.chunks import chunks
from headwater.desk.claims.claim_tables import claims, stories
from headwater.desk.numbered import token

LATEST: Final = 10
"""Stories without news that are shown below those with some."""
FEW: Final = 60
"""Changes of one story that its card is made of: the last, and the last of each kind."""
WATCHED: Final = 10
"""Names of watch lists that are shown on their own, the last met."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened. `number` grows for good; `body` is what its kind has to tell (docs/decisions/0101).

    `wording` is that of the claim, with its `language`; `outlet` and `title` are those of `article`. `judgement` and
    `who` say that a person moved it. `happened` is "" where only `noticed` is known. `of`: this many at once.
    """

    number: int
    kind: Kind
    noticed: str
    happened: str
    story: str | None
    claim: str | None
    article: str | None
    judgement: int | None
    who: str
    body: Mapping[str, Any]
    wording: str = ""
    language: str | None = None
    outlet: str = ""
    title: str = ""
    of: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """A story in one line, and what is new of it. `fresh`: the whole story is new; `wording` is its main claim's."""

    story: str
    title: str
    language: str | None
    articles: int
    first: str
    last: str
    digest: Digest
    claim: str | None
    wording: str
    wording_language: str | None
    fresh: bool = False
    news: tuple[Change, ...] = ()
    unlisted: bool = False

    @property
    def new(self) -> bool:
        """True where something of it is new."""
        return self.fresh or bool(self.news) or self.unlisted


@dataclass(frozen=True, slots=True)
class Today:
    """What is new to `who` since `since` ("" where they never said that they have seen everything).

    `total` stories have news, `cards` are those of the page; `latest` have none. `upto` is the number of the last
    change there is, `noticed` when it was noticed. `watched` are names of watch lists that were met, `rerun` the last
    run of the program over everything that they have not seen, where it changed something.
    """

    who: str
    since: str
    upto: int
    noticed: str
    total: int
    cards: tuple[Card, ...]
    latest: tuple[Card, ...]
    watched: tuple[Change, ...]
    rerun: Change | None
    look: looking.Look | None


def today(connection: Connection, who: str, limit: int, offset: int) -> Today:
    """What is new to somebody."""
    seen = looking.horizon(connection, who)
    upto = looking.last(connection)
    page, total = _ranked(connection, seen, limit, offset) if upto > seen.all else ([], 0)
    latest = _latest(connection, seen, total) if offset + limit >= total else []
    cards = _cards(connection, [each.story for each in page] + latest)
    told = _news(connection, page, seen)
    noticed = connection.execute(select(changes.c.noticed).where(changes.c.id == upto)).scalar() if upto else ""
    return Today(
        who=seen.who,
        since=seen.made,
        upto=upto,
        noticed=noticed or "",
        total=total,
        cards=tuple(
            replace(cards[each.story], fresh=each.fresh, news=told.get(each.story, ()), unlisted=not each.fresh)
            for each in page
            if each.story in cards
        ),
        latest=tuple(cards[story] for story in latest if story in cards),
        watched=_watched(connection, seen),
        rerun=_rerun(connection, seen),
        look=looking.last_look(connection, who),
    )


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A story with news."""

    story: int
    fresh: bool


def _ranked(connection: Connection, seen: Horizon, limit: int, offset: int) -> tuple[list[_Ranked], int]:
    """The stories with news in the order of what changed, of equals the larger of new ones, then the latest; and how
    many there are in all."""
    n, s = news.c, stories.c
    told = _told_of(seen)
    fresh = func.max(case((n.kind == "story", 1), else_=0)).label("fresh")
    within = func.max(case((n.kind.in_(IN_NEW), n.rank), else_=RANKS["story"]))
    worth = case((fresh == 1, within), else_=func.max(n.rank)).label("worth")
    each = told.with_only_columns(n.story, fresh, worth).group_by(n.story).subquery()
    e = each.c
    order = (e.worth.desc(), case((e.fresh == 1, s.articles), else_=0).desc(), s.last.desc(), e.story)
    query = select(e.story, e.fresh, func.count().over().label("total")).join(stories, s.id == e.story)
    query = query.where(s.into.is_(None), s.articles > 0).order_by(*order).limit(limit).offset(offset)
    rows = connection.execute(query).all()
    if rows or not offset:
        return [_Ranked(row.story, bool(row.fresh)) for row in rows], rows[0].total if rows else 0
    return [], _ranked(connection, seen, 1, 0)[1]


def _told_of(seen: Horizon) -> Select[Any]:
    """The last changes of each kind that somebody has not seen, one for each story and kind."""
    n, k = news.c, looks.c
    query = select(news).where(n.last > seen.all, n.who != (seen.who or _NOBODY))
    if not seen.stories:
        return query
    own = select(k.story, func.max(k.upto).label("upto")).where(k.who == seen.who, k.undone.is_(False), k.story > 0)
    looked = own.group_by(k.story).subquery()
    query = query.select_from(news.outerjoin(looked, looked.c.story == n.story))
    return query.where(n.last > func.coalesce(looked.c.upto, 0))


_NOBODY = "\0"
"""The name of nobody, whom no change is by."""


def _latest(connection: Connection, seen: Horizon, total: int) -> list[int]:
    """The stories without news that came out last."""
    s = stories.c
    query = select(s.id).where(s.into.is_(None), s.articles > 0).order_by(s.last.desc(), s.id).limit(LATEST)
    if total:
        query = query.where(s.id.not_in(_told_of(seen).with_only_columns(news.c.story)))
    return list(connection.execute(query).scalars())


# Cards


def _cards(connection: Connection, ids: Sequence[int]) -> dict[int, Card]:
    lines = digests.load(connection, ids)
    shown = _wordings(connection, [d.claim for d in lines.values() if d.claim is not None])
    found: dict[int, Card] = {}
    for some in chunks(sorted(ids)):
        for row in connection.execute(select(stories).where(stories.c.id.in_(some))):
            line = lines[row.id]
            wording, language = shown.get(line.claim, ("", None)) if line.claim is not None else ("", None)
            found[row.id] = Card(
                story=token("s", row.id),
                title=row.title,
                language=line.language,
                articles=row.articles,
                first=row.first,
                last=row.last,
                digest=line,
                claim=None if line.claim is None else token("c", line.claim),
                wording=wording,
                wording_language=language,
            )
    return found


def _wordings(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str | None]]:
    """The wording of each of these claims, and its language."""
    rows: dict[int, Row[Any]] = {}
    for some in chunks(sorted(set(ids))):
        query = select(claims.c.id, claims.c.wording, claims.c.body).where(claims.c.id.in_(some))
        rows |= {row.id: row for row in connection.execute(query)}
    of = {id: claim_changes.wording(row.body) for id, row in rows.items() if row.body}
    a = schema.articles.c
    languages = dict(
        connection.execute(select(a.id, a.language).where(a.id.in_(sorted(set(of.values()))))).all() if of else ()
    )
    return {id: (row.wording, languages.get(of.get(id, ""))) for id, row in rows.items()}


# What is new of them


def _news(connection: Connection, page: Sequence[_Ranked], seen: Horizon) -> dict[int, tuple[Change, ...]]:
    """For each story of a page what happened since it was looked at, what is worth most first."""
    if not page:
        return {}
    fresh = {each.story for each in page if each.fresh}
    ids = sorted({each.story for each in page})
    c = changes.c
    nth = func.row_number().over(partition_by=c.story, order_by=c.id.desc()).label("nth")
    numbered = select(c.id, nth).where(c.story.in_(ids), c.id > seen.all).subquery()
    kept = select(news.c.last).where(news.c.story.in_(ids), news.c.last > seen.all)
    chosen = or_(c.id.in_(select(numbered.c.id).where(numbered.c.nth <= FEW)), c.id.in_(kept))
    rows: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(select(changes).where(chosen, c.story.in_(ids)).order_by(c.id)):
        if row.id > seen.of(row.story) and (not seen.who or row.who != seen.who):
            rows.setdefault(row.story, []).append(row)
    net = {
        story: [each for each in _net(some) if story not in fresh or each.kind in IN_NEW]
        for story, some in rows.items()
    }
    told = dict(zip([c.number for some in net.values() for c in some], _told(connection, net.values()), strict=True))
    return {
        story: tuple(sorted((told[c.number] for c in some), key=lambda each: (-RANKS[each.kind], -each.number)))
        for story, some in net.items()
    }


def _net(rows: Sequence[Row[Any]]) -> list[Change]:
    """What is left of these changes for somebody who sees all of them at once; in the order of their numbers."""
    born = {row.claim for row in rows if row.kind in ("claim", "split")}
    ended = {row.claim for row in rows if row.kind in ("merged", "gone")}
    found: dict[tuple[Any, ...], Change] = {}
    for row in rows:
        each = plain(row)
        if row.claim in born and (row.claim in ended or row.kind not in ("claim", "split", "judged")):
            continue
        if row.claim in ended and row.kind not in ("merged", "gone"):
            continue
        key = _one_line(each)
        found[key] = _over(found.pop(key), each) if key in found else each
    return sorted((each for each in found.values() if not _is_back(each)), key=lambda each: each.number)


def _one_line(change: Change) -> tuple[Any, ...]:
    """What is told in one line: how one claim moved, and who copied."""
    if change.kind in ("standing", "origins", "contradiction"):
        return change.kind, change.claim
    return (change.kind,) if change.kind == "copy" else (change.number,)


def _over(old: Change, new: Change) -> Change:
    """Two changes of one kind as one, from where the first began."""
    kept = {key: old.body[key] for key in ("from", "from_interval", "from_against") if key in old.body}
    return replace(new, body={**new.body, **kept}, of=old.of + new.of)


def _is_back(change: Change) -> bool:
    body = change.body
    if change.kind == "standing":
        return bool(body["from"] == body["to"])
    pairs = (("from_interval", "to_interval"), ("from_against", "to_against"))
    return change.kind == "origins" and all(body[a] == body[b] for a, b in pairs)


def plain(row: Row[Any]) -> Change:
    """A row of `changes` as it stands."""
    return Change(
        number=row.id,
        kind=row.kind,
        noticed=row.noticed,
        happened=row.happened,
        story=None if row.story is None else token("s", row.story),
        claim=None if row.claim is None else token("c", row.claim),
        article=row.article,
        judgement=row.judgement,
        who=row.who,
        body=row.body,
    )


def _told(connection: Connection, groups: Iterable[Sequence[Change]]) -> list[Change]:
    return told(connection, [each for some in groups for each in some])


def told(connection: Connection, found: Sequence[Change]) -> list[Change]:
    """These changes with the words of their claims, and the outlets and titles of their articles."""
    wordings = _wordings(connection, [int(each.claim[2:]) for each in found if each.claim])
    articles = sorted({each.article for each in found if each.article})
    a = schema.articles.c
    of: dict[str, Row[Any]] = {}
    for some in chunks(articles):
        query = select(a.id, a.outlet, a.title, a.language).where(a.id.in_(some))
        of |= {row.id: row for row in connection.execute(query)}
    made = []
    for each in found:
        row = of.get(each.article or "")
        wording, language = wordings.get(int(each.claim[2:]), ("", None)) if each.claim else ("", None)
        if not each.claim and row:
            language = row.language
        outlet, title = ((row.outlet or ""), (row.title or "")) if row else ("", "")
        made.append(replace(each, wording=wording, language=language, outlet=outlet, title=title))
    return made


# Beside the stories


def _watched(connection: Connection, seen: Horizon) -> tuple[Change, ...]:
    """Names of watch lists that were met since somebody looked, each sighting that is still there."""
    c, s = changes.c, schema.sightings.c
    query = select(changes).where(c.kind == "watched", c.id > seen.all).order_by(c.id.desc()).limit(10 * WATCHED)
    rows = [row for row in connection.execute(query) if row.id > seen.of(row.story)]
    ids = {int(row.body["sighting"][2:]) for row in rows}
    here = set(connection.execute(select(s.id).where(s.id.in_(sorted(ids)))).scalars()) if ids else set()
    found = [plain(row) for row in rows if int(row.body["sighting"][2:]) in here]
    return tuple(told(connection, found[:WATCHED]))


def _rerun(connection: Connection, seen: Horizon) -> Change | None:
    c = changes.c
    row = connection.execute(select(changes).where(c.kind == "rerun", c.id > seen.all).order_by(c.id.desc()).limit(1))
    found = row.first()
    changed = found is not None and any(found.body.get(key) for key in ("new", "gone", "standing", "origins"))
    return plain(found) if found is not None and changed else None


# Of one story, and of everything


def of_story(connection: Connection, story: int, limit: int, kinds: Collection[Kind] | None) -> list[Change]:
    """What happened to a story, the latest first; only of these kinds where some are named."""
    c = changes.c
    query = select(changes).where(c.story == story)
    if kinds is not None:
        query = query.where(c.kind.in_(sorted(kinds)))
    rows = connection.execute(query.order_by(c.id.desc()).limit(limit)).all()
    return told(connection, [plain(row) for row in rows])


def after(connection: Connection, number: int, limit: int) -> list[Change]:
    """What happened after the change of that number, in its order."""
    query = select(changes).where(changes.c.id > number).order_by(changes.c.id).limit(limit)
    return told(connection, [plain(row) for row in connection.execute(query)])
