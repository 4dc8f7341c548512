"""A MISP event: claims, the words of each statement and where they were printed, with the Admiralty scale's tags.

Everything in it is for one's own organization until somebody says otherwise (`distribution` 0), nothing is for
detection (`to_ids` false), and the event is not published. Who made it is not in it: MISP writes that when it takes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from headwater.desk.claims.claim_listing import Why
from headwater.linked import Telling
from headwater.show.clean import shown
from headwater.show.export import admiralty
from headwater.show.export.gathered import Gathered, instant, sides, web

Json = dict[str, Any]
MEDIA: Final = "application/json"
LONGEST: Final = 65_535
"""Bytes that a MISP attribute can hold."""
_COLOUR: Final = "#0eb100"
"""That of the taxonomy."""


def document(found: Gathered) -> Json:
    """The event of all that was gathered."""
    first = min((instant(why.row.first, why.row.last) for why in found.whys), default="1970-01-01T00:00:00.000Z")
    last = max((instant(why.row.last, why.row.first) for why in found.whys), default=first)
    attributes = [
        *(one for why in found.whys for one in _claim(found, why)),
        *(one for text in found.texts.values() for one in _article(found, text.listed.id)),
    ]
    event: Json = {
        "uuid": str(found.uuid("misp", *found.names)),
        "info": _text(found.title or "Headwater")[:255],
        "date": first[:10],
        "threat_level_id": "4",
        "analysis": "1",
        "distribution": "0",
        "published": False,
        "timestamp": str(_seconds(last)),
        "Attribute": attributes,
    }
    return {"Event": event}


def _claim(found: Gathered, why: Why) -> Iterator[Json]:
    row = why.row
    says = f"{row.claim}: {row.standing}; {row.at_least} to {row.at_most} independent origins"
    tags = [admiralty.credibility(row.credibility)] if row.credibility else []
    yield _attribute(found, (row.claim,), "text", "Other", row.wording, says, row.last, tags)
    for telling in why.tellings:
        if telling.wording.strip():
            yield _telling(found, why, telling)
    for side, origin in sides(why):
        rated = why.reliability.get(origin.key)
        tags = [admiralty.reliability(rated)] if rated else []
        comment = f"{row.claim}: origin, {side}. {origin.why}"
        yield _attribute(
            found, (row.claim, origin.key), "text", "Attribution", origin.name or origin.kind, comment, row.last, tags
        )


def _telling(found: Gathered, why: Why, telling: Telling) -> Json:
    chain = " > ".join(hand.name for hand in telling.chain)
    comment = f"{why.row.claim}, {':'.join(telling.ref)}: {telling.stance}; {chain}"
    return _attribute(
        found, ("telling", *telling.ref), "text", "Attribution", telling.wording, comment, telling.published
    )


def _article(found: Gathered, article: str) -> Iterator[Json]:
    text = found.texts[article]
    comment = f"{text.listed.outlet or '?'}: {text.listed.title or article}; SHA-256 {text.sha256}"
    if url := web(text.listed.url):
        yield _attribute(found, ("article", article), "link", "External analysis", url, comment, text.fetched)
    else:
        title = text.listed.title or article
        yield _attribute(found, ("article", article), "text", "External analysis", title, comment, text.fetched)


def _attribute(
    found: Gathered,
    name: tuple[str, ...],
    type_: str,
    category: str,
    value: str,
    comment: str,
    when: str,
    tags: list[str] | None = None,
) -> Json:
    made: Json = {
        "uuid": str(found.uuid("attribute", *name)),
        "type": type_,
        "category": category,
        "value": _text(value).encode()[:LONGEST].decode("utf-8", "ignore"),
        "comment": _text(comment)[:10_000],
        "to_ids": False,
        "disable_correlation": type_ == "text",
        "distribution": "5",
        "timestamp": str(_seconds(instant(when, ""))),
    }
    if tags:
        made["Tag"] = [{"name": tag, "colour": _COLOUR} for tag in tags]
    return made


def _seconds(moment: str) -> int:
    return max(0, int(datetime.fromisoformat(moment).timestamp()))


def _text(text: str) -> str:
    return shown(text).strip()
