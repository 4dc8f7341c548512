"""Examples of who gives the sides of a deal (`attribute/happenings/partners.py`), for `training/parties.py`.

From the deals of the marked passages and reports that the rules read: each name near one is an example for either side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sourcing_score

from headwater.attribute.happenings import deals
from headwater.attribute.happenings.ground import lay_out
from headwater.attribute.happenings.letters import respelled
from headwater.attribute.happenings.partners import Partners
from headwater.records import Reading, Span

LIKE = 0.4
"""From which likeness of its words a side is the one that was marked in a report."""

Answer = tuple[tuple[str, ...], int, int]
"""The signs of somebody, whether they give the side, and whether the rules say so."""


def of_passage(reading: Reading, marks: Sequence[Any]) -> Iterator[Answer]:
    """The examples of a marked passage. Who is marked without a name may be anybody: that side is no example. Where
    nobody is marked, nobody who is named gives it."""
    for partners, sides in _bargains(reading):
        for mark in marks:
            roles = [[mark.roles.get(letter, []) for letter in letters] for letters in ("gG", "xX")]
            for order in (roles, roles[::-1]):
                if all(
                    not told or any(side.overlaps(s) for s in told)
                    for side, (told, _) in zip(sides, order, strict=True)
                ):
                    yield from _answers(
                        partners, [_named(reading, whose) or (None if whose else set()) for _, whose in order]
                    )
                    break
            else:
                continue
            break


def of_report(report: Any, reading: Reading) -> Iterator[Answer]:
    """The examples of a marked report; who is not named there gives nothing by name."""
    for partners, sides in _bargains(reading):
        told = [side.of(reading.article.text) for side in sides]
        for row in report.deals:
            roles = [row["gives"], row["gets"]]
            order = next((o for o in (roles, roles[::-1]) if all(map(_alike, told, o))), None)
            if order:
                yield from _answers(partners, [_marked(reading, rows) for rows in order])
                break


def _bargains(reading: Reading) -> Iterator[tuple[Partners, list[Span]]]:
    """The bargains of a reading with what each side gives, as it stands in the text as printed."""
    spelling, there, said, named, _ = respelled(reading.article, reading.statements, reading.entities, ())
    for partners in deals.asked(lay_out(there, said, named, ())):
        sides = (partners.bargain.gives, partners.bargain.gets)
        yield partners, [spelling.back(side.content) for side in sides]


def _answers(partners: Partners, wanted: Sequence[set[str] | None]) -> Iterator[Answer]:
    for n, ids in enumerate(wanted):
        rule = (partners.bargain.gives, partners.bargain.gets)[n].party
        if ids is not None:
            yield from ((held, int(id in ids), int(id == rule)) for id, held in partners.candidates(n))


def _named(reading: Reading, spans: Sequence[Span]) -> set[str]:
    return {e.id for e in reading.entities for span in spans if any(m.overlaps(span) for m in e.mentions)}


def _marked(reading: Reading, rows: Sequence[dict[str, Any]]) -> set[str]:
    names = [row["party"] for row in rows if any(word[:1].isupper() for word in row.get("party", "").split())]
    return {e.id for e in reading.entities for name in names if sourcing_score.same_entity(reading, e.id, name)}


def _alike(words: str, rows: Sequence[dict[str, Any]]) -> bool:
    return sourcing_score.alike(words, " ".join(row.get("content", "") for row in rows)) >= LIKE
