"""What an editor is told before an item is published: what no key supports, what has changed since, what is missing.

Nothing is forbidden here but what could not be published at all: an editor may know better, and the log says who it
was. Each remark is a sentence of ours and, where there is one, the words that it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from headwater.desk.dossiers.dossier_records import Dossier, Evidence
from headwater.desk.publishing.items import Draft
from headwater.desk.store import Desk
from headwater.newsroom.dossiers import notation
from headwater.newsroom.dossiers.since import since
from headwater.newsroom.publishing import written_up
from headwater.newsroom.publishing.bodies import Block
from headwater.newsroom.sealed.narrowing import Description, described, narrow
from headwater.said import kept

MOST: Final = 12
"""Remarks of one kind that are told one by one."""
EARLIER: Final = 100
"""Items that are looked through for others on the same story."""


@dataclass(frozen=True, slots=True)
class Remark:
    """`says` is a kept sentence of ours, `about` the words that it is about, "" where there are none."""

    says: str
    about: str = ""


def remarks(desk: Desk, draft: Draft, blocks: Sequence[Block], *, safe: bool) -> tuple[Remark, ...]:
    """Everything an editor should look at before this is published."""
    found = list(_of_draft(draft, blocks))
    if draft.dossier:
        found += _of_dossier(desk, draft.dossier, draft, blocks, safe=safe)
    return tuple(found)


def _of_draft(draft: Draft, blocks: Sequence[Block]) -> Iterator[Remark]:
    if not blocks and draft.kind != "headline":
        yield Remark(kept("The item has no text."))
    if not draft.authors:
        yield Remark(kept("No author is shown."))
    if draft.tier == "subscribers" and not draft.summary and not blocks:
        yield Remark(kept("There is nothing in it that only subscribers would read."))
    if draft.tier == "subscribers":
        yield Remark(kept("Its headline, section and date are seen by everybody."), draft.headline)


def _of_dossier(desk: Desk, id: str, draft: Draft, blocks: Sequence[Block], *, safe: bool) -> Iterator[Remark]:
    dossier = desk.dossier(id)
    parts = notation.parts(dossier.revision.text, dossier.revision.language)
    for sentence in notation.unsupported(parts)[:MOST]:
        yield Remark(kept("No key supports this sentence."), sentence.text)
    yield from (Remark(kept("This key cannot be read."), broken) for broken in _broken(parts))
    changes = since(desk, dossier)
    for moved in changes.moved[:MOST]:
        yield Remark(kept("This claim stands otherwise now than when it was written about."), moved.was.wording)
    for piece, _ in changes.orphans[:MOST]:
        yield Remark(kept("What this rests on is no longer read where it was."), piece.words)
    for piece, _ in changes.edited[:MOST]:
        yield Remark(kept("The article that this rests on was changed since."), piece.title)
    yield from _warned(dossier.evidence.values())
    yield from _narrowing(desk, dossier, draft)
    if safe:
        text = "\n".join([draft.headline, draft.summary, *(block.text for block in blocks)])
        named = sorted(name for name in written_up.marks(dossier) if name in text)
        yield from (Remark(kept("A safe copy names no outlet, and this one stands in the text."), n) for n in named)


def _broken(parts: Iterable[notation.Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, notation.Paragraph):
            for sentence in part.sentences:
                yield from sentence.broken


def _warned(pieces: Iterable[Evidence]) -> Iterator[Remark]:
    """The warnings of the trade about what is cited, each once."""
    told: set[str] = set()
    for piece in pieces:
        for warning in piece.warnings:
            if warning.text not in told and len(told) < MOST:
                told.add(warning.text)
                yield Remark(warning.text, piece.title)


def _narrowing(desk: Desk, dossier: Dossier, draft: Draft) -> Iterator[Remark]:
    """Descriptions of unnamed sources, here and in what was published on the same story, that together say more of
    somebody than any of them does. Whether they are one person nobody but the editor knows."""
    pieces = [*dossier.evidence.values(), *_on_the_same_story(desk, dossier, draft)]
    found = narrow(list(_described(desk, [piece for piece in pieces if piece.naming == "described"])))
    if found.warns:
        words = dict.fromkeys(each.words for each in found.descriptions)
        yield Remark(kept("If these are one source, they narrow down who it is."), "; ".join(words))


def _described(desk: Desk, pieces: Sequence[Evidence]) -> Iterator[Description]:
    """What the articles themselves give away of these sources, each statement once."""
    for article, version in dict.fromkeys((piece.article, piece.version) for piece in pieces):
        wanted = {piece.statement for piece in pieces if piece.article == article}
        if reading := desk.reading(article, version):
            yield from (described(reading, each) for each in reading.statements if each.id in wanted)


def _on_the_same_story(desk: Desk, dossier: Dossier, draft: Draft) -> Iterator[Evidence]:
    if not draft.story:
        return
    for item in desk.items(datetime.now(UTC), EARLIER):
        if item.story == draft.story and item.dossier and item.dossier != dossier.row.dossier:
            yield from desk.dossier(item.dossier).evidence.values()
