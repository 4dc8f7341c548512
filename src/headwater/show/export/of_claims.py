"""The tables of claims, of all that stands behind them, and of stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.desk.outgoing.records import ClaimOut
from headwater.desk.store import Desk
from headwater.linked import Edge, Origin, Step
from headwater.records import Span
from headwater.show.export.columns import Column, Table, counted, joined, plain
from headwater.show.export.sought import Sought
from headwater.show.tongue import mark


def claims() -> Table:
    """The table of its name."""
    return Table(
        "claims",
        mark("Every claim: the same content told in one or more articles, with its standing and its origins counted."),
        (
            Column("claim", "its name for good", lambda c: c.row.claim),
            Column("wording", "what is claimed, in the words of one article", lambda c: c.row.wording),
            Column("language", "the language of these words", lambda c: c.row.language),
            Column("standing", "what is behind it; never “true”", lambda c: c.row.standing),
            Column("origins_at_least", "independent origins that are proven", lambda c: c.row.at_least),
            Column("origins_at_most", "those that cannot be proven one", lambda c: c.row.at_most),
            Column("outlets", "who publishes it, mirrors and outlets of one owner once", lambda c: c.row.houses),
            Column("articles", "articles that tell it", lambda c: c.row.articles),
            Column("statements", "statements that tell it", lambda c: c.row.tellings),
            Column("first", "when it was first published", lambda c: c.row.first),
            Column("last", "when it was last published", lambda c: c.row.last),
            Column("credibility", "the Admiralty code a person gave it, 1 to 6", lambda c: c.row.credibility),
            Column("story", "the story that most of its articles are in", lambda c: c.story),
            Column("against_at_least", "origins that deny it, proven", lambda c: c.weighed.least_against),
            Column("against_at_most", "the same, not proven one", lambda c: c.weighed.most_against),
            Column("since", "since when it has this standing", lambda c: _since(c.weighed.history)),
            Column("differs", "where those who tell it contradict each other", lambda c: joined(_differs(c))),
            Column("withdrawn", "since when no article says it any more", lambda c: c.weighed.withdrawn),
        ),
        _wanted_claims,
        _claim_count,
        ("claims", "about"),
    )


def _since(history: Sequence[Step]) -> str:
    """Since when it has its present standing without a break."""
    when = ""
    for step in reversed(history):
        if step.standing != history[-1].standing:
            break
        when = step.when
    return when


def _differs(one: ClaimOut) -> list[str]:
    return [f"{v.what}: {' / '.join(value for value, _ in v.values)}" for v in one.claim.variants]


def _wanted_claims(desk: Desk, sought: Sought) -> Iterator[ClaimOut]:
    if sought.about:
        one = desk.claim_whole(sought.about)
        return iter([one] if one else [])
    return desk.all_claims(sought.claims)


def _claim_count(desk: Desk, sought: Sought) -> int:
    return sum(1 for _ in _wanted_claims(desk, sought)) if sought.about else desk.claim_count(sought.claims)


@dataclass(frozen=True, slots=True)
class _Of:
    """Something that stands behind a claim."""

    claim: ClaimOut
    side: str
    it: Any


def _origins_of(desk: Desk, sought: Sought) -> Iterator[_Of]:
    for one in _wanted_claims(desk, sought):
        w = one.weighed
        for side, origins in (("behind", w.origins), ("against", w.against), ("no answer", w.unanswered)):
            for origin in origins:
                yield _Of(one, side, origin)


def _origin(name: str, says: str, of: Any) -> Column:
    def value(row: _Of) -> Any:
        origin: Origin = row.it
        return of(origin)

    return Column(name, says, value)


def origins() -> Table:
    """The table of its name."""
    return Table(
        "origins",
        mark("Whose word each claim rests on in the end, who denies it, and who was asked and said nothing."),
        (
            Column("claim", "the claim", lambda r: r.claim.row.claim),
            Column("wording", "what is claimed", lambda r: r.claim.row.wording),
            Column("side", "behind, against or no answer", lambda r: r.side),
            _origin("origin", "what names it within the claim", lambda o: o.key),
            _origin("name", "its name, or the words that describe it", lambda o: o.name),
            _origin("kind", "person, body, outlet, document, group or author", lambda o: o.kind),
            _origin("naming", "named, described, bare or implicit", lambda o: o.naming),
            _origin("official", "true for a state body or an office holder", lambda o: o.official),
            _origin("proven", "true where it counts towards the least", lambda o: o.proven),
            _origin("most", "how many it counts towards the most", lambda o: o.most),
            _origin("why", "how it was counted", lambda o: o.why),
            _origin("may_be", "the origins that it cannot be told apart from", lambda o: joined(o.may_be)),
            _origin("statements", "those that rest on it (ARTICLE:STATEMENT)", lambda o: joined(_refs(o.tellings))),
        ),
        _origins_of,
        counted(_origins_of),
        ("claims", "about"),
    )


def _refs(refs: Iterable[tuple[str, str]]) -> list[str]:
    return [":".join(ref) for ref in refs]


def _edges_of(desk: Desk, sought: Sought) -> Iterator[_Of]:
    for one in _wanted_claims(desk, sought):
        for edge in one.weighed.edges:
            yield _Of(one, "", edge)


def _edge(name: str, says: str, of: Any) -> Column:
    def value(row: _Of) -> Any:
        edge: Edge = row.it
        return of(row.claim, edge)

    return Column(name, says, value)


def edges() -> Table:
    """The table of its name."""
    return Table(
        "edges",
        mark("The source tree of each claim, step by step: who has it from whom, and how that is known."),
        (
            _edge("claim", "the claim", lambda c, _: c.row.claim),
            _edge("wording", "what is claimed", lambda c, _: c.row.wording),
            _edge("statement", "who has it (ARTICLE:STATEMENT)", lambda _, e: ":".join(e.telling)),
            _edge("outlet", "its outlet", lambda c, e: c.outlets.get(e.telling[0])),
            _edge(
                *("from", "from which statement, or from which origin"),
                lambda _, e: e.from_ if isinstance(e.from_, str) else ":".join(e.from_),
            ),
            _edge(
                *("from_outlet", "the outlet of that statement; the name of that origin"),
                lambda c, e: _named(c, e.from_) if isinstance(e.from_, str) else c.outlets.get(e.from_[0]),
            ),
            _edge("how", "copy, cites, credit, owner, origin or judged (a person said so)", lambda _, e: e.how),
            _edge("why", "the evidence, in a sentence", lambda _, e: e.why),
            _edge("start", "where the article says so, in code points of its text", lambda _, e: _start(e.span)),
            _edge("end", "where that ends", lambda _, e: e.span.end if e.span else None),
        ),
        _edges_of,
        counted(_edges_of),
        ("claims", "about"),
    )


def _named(one: ClaimOut, key: str) -> str:
    w = one.weighed
    return next((o.name for o in (*w.origins, *w.against, *w.unanswered) if o.key == key), key)


def _start(span: Span | None) -> int | None:
    return span.start if span else None


def _steps_of(desk: Desk, sought: Sought) -> Iterator[_Of]:
    for one in _wanted_claims(desk, sought):
        for step in one.weighed.history:
            yield _Of(one, "", step)


def history() -> Table:
    """The table of its name."""

    def step(name: str, says: str, of: Any) -> Column:
        return Column(name, says, lambda row: of(row.it))

    return Table(
        "history",
        mark("How the standing of each claim came to be what it is."),
        (
            Column("claim", "the claim", lambda r: r.claim.row.claim),
            Column("wording", "what is claimed", lambda r: r.claim.row.wording),
            step("when", "from when on", lambda s: s.when),
            step("standing", "the standing it then had", lambda s: s.standing),
            step("origins_at_least", "origins that were proven then", lambda s: s.at_least),
            step("origins_at_most", "those not proven one", lambda s: s.at_most),
            step("by", "the statement that moved it (ARTICLE:STATEMENT)", lambda s: ":".join(s.by)),
            step("why", "why, in a sentence", lambda s: s.why),
        ),
        _steps_of,
        counted(_steps_of),
        ("claims", "about"),
    )


def stories() -> Table:
    """The table of its name."""
    return Table(
        "stories",
        mark("The articles about one developing matter, under one name."),
        (
            plain("story", "its name for good"),
            plain("title", "the headline of one of its articles"),
            plain("language", "the language of that"),
            plain("articles", "how many articles it has"),
            plain("first", "when the first came out"),
            plain("last", "when the last came out"),
        ),
        lambda desk, _: desk.all_stories(),
        lambda desk, _: desk.story_count(),
    )
