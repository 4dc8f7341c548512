"""A story in one line of the trade: how many print it, on how many origins its main claim rests, what officials say.

A story has no origins of its own: its claims do, and they rest on different people. So the line is that of its *main
claim*, the one that most publishers print (of equals the one in more articles, then the earlier one), and the card
leads to it. Adding the origins of all claims up would say more than anybody knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, delete, insert, select

from headwater.desk.changes import claim_changes
from headwater.desk.changes.change_tables import digests
from headwater.desk.changes.claim_changes import Brief
from headwater.desk.chunks import asked, chunks
from headwater.desk.claims.claim_tables import claims

Official = Literal["confirmed", "denied", "disagree", "said", "silent", "none"]
"""What officials say of a claim: it is officially confirmed, an official denies it, officials stand on both sides, one
says it who has no right to confirm it, one gave no answer, nobody official is heard of."""
OFFICIAL: Final[tuple[Official, ...]] = get_args(Official)


@dataclass(frozen=True, slots=True)
class Digest:
    """A story in one line. `claim` is its main claim's number, None where nothing was read that anybody says."""

    story: int
    claim: int | None = None
    at_least: int = 0
    at_most: int = 0
    unnamed: int = 0
    official: Official = "none"
    claims: int = 0
    outlets: int = 0
    withheld: int = 0
    language: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sums:
    """What is counted over a story's articles."""

    languages: Counter[str] = field(default_factory=Counter)
    outlets: set[str] = field(default_factory=set)
    withheld: int = 0
    titled: str | None = None


def renew(connection: Connection, numbers: Collection[int]) -> None:
    """Makes the lines of these stories anew."""
    made = make(connection, numbers)
    for some in chunks(sorted(numbers)):
        connection.execute(delete(digests).where(digests.c.story.in_(some)))
    rows = [_row(digest) for digest in made.values()]
    if rows:
        connection.execute(insert(digests), rows)


def load(connection: Connection, numbers: Collection[int]) -> dict[int, Digest]:
    """The lines of these stories; those that were never made are made, and not kept."""
    found: dict[int, Digest] = {}
    for some in chunks(sorted(numbers)):
        for row in connection.execute(select(digests).where(digests.c.story.in_(some))):
            found[row.story] = Digest(**{**row._mapping, "languages": tuple(row.languages)})
    return found | make(connection, set(numbers) - set(found))


def make(connection: Connection, numbers: Collection[int]) -> dict[int, Digest]:
    """The lines of these stories out of their articles and claims."""
    if not numbers:
        return {}
    main, many = _main(connection, numbers)
    sums = _sums(connection, numbers)
    briefs = _briefs(connection, list(main.values()))
    return {number: _digest(number, main, many, sums, briefs) for number in numbers}


def _digest(
    number: int,
    main: Mapping[int, int],
    many: Mapping[int, int],
    sums: Mapping[int, _Sums],
    briefs: Mapping[int, Brief],
) -> Digest:
    sum_ = sums.get(number, _Sums())
    languages = tuple(code for code, _ in sorted(sum_.languages.items(), key=lambda each: (-each[1], each[0])))
    told: dict[str, Any] = {"claims": many.get(number, 0), "outlets": len(sum_.outlets), "withheld": sum_.withheld}
    told |= {"language": sum_.titled, "languages": languages}
    claim = main.get(number)
    brief = briefs.get(claim) if claim is not None else None
    if brief is None:
        return Digest(number, **told)
    weighed = brief.weighed
    unnamed = sum(origin.naming != "named" and origin.most > 0 for origin in weighed.origins)
    return Digest(number, claim, weighed.at_least, weighed.at_most, unnamed, official(brief), **told)


def official(brief: Brief) -> Official:
    """What officials say of a claim."""
    weighed = brief.weighed
    for_, against = (any(o.official and o.most for o in side) for side in (weighed.origins, weighed.against))
    if for_ and against:
        return "disagree"
    if against:
        return "denied"
    if weighed.standing == "officially confirmed":
        return "confirmed"
    if for_ and weighed.standing != "unnamed sources only":
        return "said"  # an official who is heard only through somebody unnamed has said nothing openly
    return "silent" if any(o.official for o in weighed.unanswered) else "none"


def _main(connection: Connection, numbers: Collection[int]) -> tuple[dict[int, int], dict[int, int]]:
    """The main claim of each story, and how many claims it has."""
    best: dict[int, tuple[tuple[int, int, str, int], int]] = {}
    many: Counter[int] = Counter()
    for story, id, houses, articles, first in asked(connection, _CLAIMS, numbers):
        many[story] += 1
        key = (-houses, -articles, first, id)
        if story not in best or key < best[story][0]:
            best[story] = (key, id)
    return {story: id for story, (_, id) in best.items()}, dict(many)


_CLAIMS = """SELECT DISTINCT s.story, c.id, c.houses, c.articles, c."first" FROM sheets AS s
JOIN tellings AS t ON t.sheet = s.id JOIN contents AS k ON k.id = t.content JOIN claims AS c ON c.id = k.claim
WHERE s.story IN ({}) AND c.tellings > 0"""


def _sums(connection: Connection, numbers: Collection[int]) -> dict[int, _Sums]:
    found: dict[int, _Sums] = {}
    for story, outlet, language, access, title, shown in asked(connection, _ARTICLES, numbers):
        sums = found.setdefault(story, _Sums())
        sums.outlets.add(outlet)
        sums.withheld += access is not None and access != "open"
        if language:
            sums.languages[language] += 1
        if sums.titled is None and title == shown:
            sums.titled = language
    return found


_ARTICLES = """SELECT s.story, s.outlet, a.language, a.access, a.title, story.title FROM sheets AS s
LEFT JOIN articles AS a ON a.id = s.article JOIN stories AS story ON story.id = s.story
WHERE s.story IN ({}) ORDER BY s.id"""


def _briefs(connection: Connection, ids: Sequence[int]) -> dict[int, Brief]:
    found: dict[int, Brief] = {}
    for some in chunks(sorted(set(ids))):
        for row in connection.execute(select(claims.c.id, claims.c.body).where(claims.c.id.in_(some))):
            if row.body:
                found[row.id] = claim_changes.brief(row.body)
    return found


def _row(digest: Digest) -> dict[str, Any]:
    names = [column.name for column in digests.c]
    return {name: getattr(digest, name) for name in names} | {"languages": list(digest.languages)}
