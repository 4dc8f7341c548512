"""Who had it from whom: from the outlet that prints a statement down to the origin.

A report about a report keeps speaking in the other outlet's voice for some sentences ("the daily reports ... It went
on ... according to people in attendance"). That voice holds while sources stay unnamed, pronouns or inside quotation
marks; it ends where somebody speaks to another outlet, where the printing outlet speaks for itself again ("Earlier,
..."), or where a newly named source takes over.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.attribute import sources
from headwater.attribute.drafts import Draft
from headwater.attribute.patterns import edges, words
from headwater.records import Entity, Link, Source

_EDGES = " ,;:\n"
REACH = 2
"""Paragraphs without a word of the other outlet after which its voice has ended."""


@dataclass(slots=True)
class Voice:
    """The outlet whose report is being retold, and the paragraph where it was last heard."""

    links: tuple[Link, ...]
    entity: str | None
    paragraph: int


def follow(drafts: list[Draft], desk: sources.Desk) -> None:
    """Sets the chain of every draft; a nested one continues the chain of the one it stands in."""
    printing = _printing(desk)
    voice: Voice | None = None
    for draft in (d for d in drafts if d.parent is None):
        voice = _follow_outer(draft, desk, printing, voice)
    for draft in drafts:
        _follow_nested(draft, desk, depth=0)


def _printing(desk: sources.Desk) -> tuple[Link, ...]:
    outlet = desk.article.outlet
    if not outlet:
        return ()
    entity = next((e.id for e in desk.mentions.entities.values() if e.outlet and e.name == outlet.name), None)
    return (Link(outlet.name, entity, "outlet", "named"),)


def _follow_outer(draft: Draft, desk: sources.Desk, printing: tuple[Link, ...], voice: Voice | None) -> Voice | None:
    own = _own_links(draft.speaker, desk)
    home = printing[0].entity if printing else None
    if _is_outlet(draft.speaker, desk):
        if draft.speaker.entity == home and home:
            draft.chain = printing
            return None
        draft.chain = (*printing, *own)
        return Voice(own[:1], draft.speaker.entity, draft.paragraph)
    heard = draft.told_to if draft.told_to and draft.told_to.outlet else None
    if heard and (voice is None or heard.id != voice.entity):
        draft.chain = (*printing, *_medium(heard, printing), *own)
        return None
    if voice and _ended(draft, desk, voice):
        voice = None
    if voice:
        voice.paragraph = draft.paragraph
        draft.chain = (*printing, *voice.links, *own)
        return voice
    draft.chain = (*printing, *own)
    return None


def _follow_nested(draft: Draft, desk: sources.Desk, depth: int) -> None:
    if draft.chain or draft.parent is None or depth > 8:
        return
    _follow_nested(draft.parent, desk, depth + 1)
    links = () if draft.same_speaker(draft.parent) else _own_links(draft.speaker, desk)
    own = tuple(link for link in links if not _repeats(link, draft.parent.chain))
    heard = draft.told_to if draft.told_to and draft.told_to.outlet else None
    draft.chain = (*draft.parent.chain, *(_medium(heard, draft.parent.chain) if heard else ()), *own)


def _repeats(link: Link, chain: tuple[Link, ...]) -> bool:
    return link.entity is not None and any(link.entity == earlier.entity for earlier in chain)


def _own_links(source: Source, desk: sources.Desk) -> tuple[Link, ...]:
    """The links that a source is: none for an implicit one; a document's outlet and author where they are known."""
    if source.naming == "implicit":
        return ()
    entity = desk.mentions.entities.get(source.entity or "")
    span = source.spans[0] if source.spans else None
    link = Link(entity.name if entity else source.text.strip(_EDGES), source.entity, source.kind, source.naming, span)
    if source.kind != "document" or not entity or not entity.outlet:
        return (link,)
    outlet = Link(entity.name, entity.id, "outlet", "named", span)
    author = sources.author_of(desk, entity)
    if author is None:
        return (outlet,)
    return outlet, Link(author.entity.name, author.entity.id, "author", "named", author.span)


def _medium(heard: Entity, chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """The outlet that a statement was told to, as a link of its own unless the chain has it already."""
    link = Link(heard.name, heard.id, "outlet", "named")
    return () if _repeats(link, chain) else (link,)


def _is_outlet(source: Source, desk: sources.Desk) -> bool:
    entity = desk.mentions.entities.get(source.entity or "")
    if entity:
        return entity.outlet
    return source.kind == "outlet"


def _ended(draft: Draft, desk: sources.Desk, voice: Voice) -> bool:
    """Whether the printing outlet speaks for itself again."""
    if draft.paragraph - voice.paragraph > REACH or draft.speaker.naming == "implicit":
        return not draft.in_quotes
    opening = draft.sentence.of(desk.article.text)[:40]
    if edges(desk.language, sources.SUBJECT, "relay.shift_forms").search(opening):
        return True
    if draft.in_quotes or draft.paragraph == voice.paragraph:
        return False
    return draft.source.naming == "named" and not _is_pronoun(draft.source, desk)


def _is_pronoun(source: Source, desk: sources.Desk) -> bool:
    low = source.text.lower()
    return any(low in words(desk.language, sources.SUBJECT, key) for key in ("he", "she", "they", "it"))
