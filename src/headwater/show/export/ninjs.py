"""ninjs 3.0, IPTC's news in JSON: each article as a news item, with the chain of its sources in `infoSources`.

A claim or a story is a composite item, and its articles are its associations. The body of an article is not in it: it
is its publisher's, and the item says where it can be read. What the desk knows stands in `descriptions` and `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from headwater.desk.claims.claim_listing import Why
from headwater.linked import Hand
from headwater.records import Entity
from headwater.show.export.gathered import Gathered, Text, sides, web

Json = dict[str, Any]
MEDIA: Final = "application/json"
STANDARD: Final = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
}
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LINKS: Final = {"outlet": "outlet", "person": "person", "body": "body", "document": "document", "group": "group"}


def document(found: Gathered) -> Json:
    """All that was gathered: one article as an item, more as a composite of items."""
    items = [_item(found, text) for text in found.texts.values()]
    if len(items) == 1 and len(found.whys) != 1 and not found.stories:
        return {**items[0], "standard": STANDARD}
    return _full(
        {
            "uri": f"urn:uuid:{found.uuid('ninjs', *found.names)}",
            "standard": STANDARD,
            "type": "composite",
            "representationType": "partial",
            "title": found.title,
            "headlines": [{"value": found.title}] if found.title else [],
            "language": _language(found),
            "altIds": [{"role": "headwater", "value": name} for name in found.names],
            "descriptions": [row for why in found.whys for row in _standing(why)],
            "infoSources": _origins(found),
            "associations": [{**item, "name": item.get("title") or item["uri"], "rel": "tells"} for item in items],
        }
    )


def _language(found: Gathered) -> str | None:
    if found.stories:
        return found.stories[0].language
    return found.whys[0].row.language if found.whys else None


def _standing(why: Why) -> Iterator[Json]:
    row = why.row
    origins = f"{row.at_least} to {row.at_most} independent origins"
    yield {"role": "claim", "contentType": "text/plain", "value": f"{row.wording} [{row.claim}]"}
    yield {"role": "standing", "contentType": "text/plain", "value": f"{row.claim}: {row.standing}; {origins}"}


def _origins(found: Gathered) -> list[Json]:
    """Whose word the claims rest on; who denies, and who gave no answer."""
    return [
        _full({"name": origin.name, "role": f"origin, {side}", "literal": f"{why.row.claim}:{origin.key}"})
        for why in found.whys
        for side, origin in sides(why)
    ]


def _item(found: Gathered, text: Text) -> Json:
    listed, article = text.listed, text.reading.article
    published = listed.published if listed.published and _TIME.fullmatch(listed.published) else None
    return _full(
        {
            "uri": f"urn:uuid:{found.of_article(listed.id)}",
            "type": "text",
            "representationType": "partial",
            "version": str(listed.version),
            "versionCreated": text.fetched,
            "contentCreated": published,
            "language": listed.language,
            "title": listed.title,
            "headlines": [{"value": listed.title}] if listed.title else [],
            "by": ", ".join(article.authors),
            "located": article.dateline,
            "people": list(_named(found, text, "person")),
            "organisations": list(_named(found, text, "organization")),
            "places": list(_named(found, text, "place")),
            "infoSources": list(_chains(found, text)),
            "descriptions": list(_said(found, text)),
            "renditions": [{"name": "original", "href": listed.url}] if web(listed.url) else [],
            "altIds": [{"role": "headwater", "value": listed.id}, {"role": "sha256", "value": text.sha256}],
        }
    )


def _named(found: Gathered, text: Text, kind: str) -> Iterator[Json]:
    for entity in text.reading.entities:
        if entity.kind == kind and not entity.outlet:
            yield _party(found, text, entity)


def _party(found: Gathered, text: Text, entity: Entity) -> Json:
    known = found.who.get((text.listed.id, entity.id))
    return _full({"name": entity.name, "rel": "mentioned", "literal": known})


def _chains(found: Gathered, text: Text) -> Iterator[Json]:
    """Every link of every chain of its statements, in the order of the text: from the outlet to the origin.

    `literal` says of which statement it is and which link; the outlet itself stands once, at the top.
    """
    if text.listed.outlet:
        yield {"name": text.listed.outlet, "role": "outlet"}
    for why in found.whys:
        for telling in why.tellings:
            if telling.article == text.listed.id:
                for n, hand in enumerate(telling.chain[1:], 1):
                    yield _link(hand, f"{telling.statement}/{n}", last=n == len(telling.chain) - 1)


def _link(hand: Hand, literal: str, *, last: bool) -> Json:
    what = f"{_LINKS.get(hand.kind, hand.kind)}, {hand.naming}"
    return _full({"name": hand.name, "role": f"origin, {what}" if last else f"link, {what}", "literal": literal})


def _said(found: Gathered, text: Text) -> Iterator[Json]:
    for why in found.whys:
        for telling in why.tellings:
            if telling.article == text.listed.id:
                yield {"role": f"{telling.statement} {telling.stance}", "value": telling.wording}


def _full(row: Json) -> Json:
    return {name: value for name, value in row.items() if value not in (None, [], "")}
