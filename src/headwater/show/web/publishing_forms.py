"""What an editor writes in the forms of publishing: out of their fields into what is published, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from headwater.desk.publishing.items import Draft, Edited, Kind, State
from headwater.desk.publishing.reach import TIERS
from headwater.desk.publishing.site import Site
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.publishing import bodies, checking, timing, written_up
from headwater.newsroom.publishing.bodies import Block
from headwater.newsroom.publishing.checking import Remark
from headwater.show.web.asked import Form

_HEADLINE: Final = 300
_SUMMARY: Final = 1_000
_AUTHORS: Final = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks to publish, with what should be looked at before."""

    draft: Draft
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...]

    @property
    def mark(self) -> str:
        """Tells these remarks from others: whoever has seen them hands it in."""
        told = "\n".join(f"{each.says}\t{each.about}" for each in self.remarks)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def wanted(desk: Desk, sent: Form, was: tuple[Edited, State] | None = None) -> Wanted:
    """What a form asks for; `was` is what it revises. `DeskError` where something is missing or wrong."""
    dossier = was[0].dossier if was else sent.one("dossier") or None
    safe = sent.one("safe") == "yes"
    blocks = _blocks(desk, sent, dossier, safe, was)
    draft = _draft(desk.site(), sent, dossier, was)
    draft = replace(draft, body=bodies.stored(blocks), words=bodies.words(blocks))
    return Wanted(draft, blocks, checking.remarks(desk, draft, blocks, safe=safe))


def _blocks(
    desk: Desk, sent: Form, dossier: str | None, safe: bool, was: tuple[Edited, State] | None
) -> tuple[Block, ...]:
    if not dossier:
        return bodies.read(sent.text("text"))
    if was and sent.one("take") != "dossier":
        return bodies.kept(was[1].body)
    return written_up.blocks(desk.dossier(dossier), safe=safe)


def _draft(site: Site, sent: Form, dossier: str | None, was: tuple[Edited, State] | None) -> Draft:
    headline, summary = sent.one("headline"), sent.one("summary")
    if not headline or len(headline) > _HEADLINE:
        raise DeskError("An item needs a headline of at most 300 characters.")
    if len(summary) > _SUMMARY:
        raise DeskError("A summary may have at most 1,000 characters.")
    if site.section(sent.one("section")) is None:
        raise DeskError("Choose a section. “The site” is where they are made.")
    tier = next((each for each in TIERS if each == sent.one("tier")), None)
    if tier is None:
        raise DeskError("Choose for whom the item is.")
    language = was[0].language if was else sent.one("language")
    if language not in site.languages:
        raise DeskError("Choose a language that the site speaks.")
    kind: Kind = was[0].kind if was else "dossier" if dossier else "own" if sent.text("text") else "headline"
    return Draft(
        headline,
        sent.one("section"),
        language,
        tier,
        summary=summary,
        authors=_parted(sent.text("authors"), _AUTHORS),
        groups=tuple(each.casefold() for each in _parted(sent.text("groups"), _AUTHORS)),
        related=tuple(dict.fromkeys(sent.all("related")))[:_AUTHORS],
        kind=kind,
        dossier=dossier,
        story=sent.one("story")[:64] or None,
        translation_of="" if was else sent.one("translation"),
    )


def _parted(text: str, most: int) -> tuple[str, ...]:
    """Names that stand on lines of their own, or with commas between them."""
    found = (" ".join(each.split())[:120] for each in text.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(each for each in found if each))[:most]


def filled(fields: dict[str, Any]) -> Form:
    """A form as if it had been sent with these."""
    return Form({name: [value] if isinstance(value, str) else list(value) for name, value in fields.items()})


def of_item(item: Edited, state: State) -> Form:
    """The form in which an item is revised, filled with what it says now."""
    blocks = bodies.kept(state.body)
    return filled(
        {
            "headline": state.headline,
            "summary": state.summary,
            "text": "" if item.dossier else bodies.typed(blocks),
            "authors": ", ".join(state.authors),
            "section": state.section,
            "language": item.language,
            "tier": state.tier,
            "groups": ", ".join(state.groups),
            "related": state.related,
            "story": item.story or "",
            "embargo": timing.in_zone(item.embargo, item.zone) if item.embargo else "",
            "zone": item.zone,
        }
    )


def of_dossier(desk: Desk, dossier: str) -> Form:
    """The form in which a dossier is published, filled with what it is called."""
    row = desk.dossier(dossier).row
    language = row.language if row.language in desk.site().languages else ""
    return filled({"headline": row.title, "language": language, "dossier": dossier, "tier": "desk"})


def groups_of(items: Iterable[Edited]) -> tuple[str, ...]:
    """The groups for which there are items."""
    return tuple(sorted({group for item in items for group in item.groups}))
