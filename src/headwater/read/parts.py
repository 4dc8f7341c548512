"""What a reader of one kind of input hands to the dispatcher: the parts of an article, before they are one."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records import Access, Dated, Related


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an article as one input shows them; what it does not show is None or empty.

    `text` is the body. `language` is what the input declares, as written there. `published` carries its basis;
    `undated` is what stands in its place and is no date.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Dated | None = None
    undated: str | None = None
    modified: str | None = None
    dateline: str | None = None
    body_start: int = 0
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    access: Access = "open"
    related: tuple[Related, ...] = ()
    given_id: str | None = None
