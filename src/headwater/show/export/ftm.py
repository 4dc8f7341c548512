"""FollowTheMoney (followthemoney.tech), one entity a line: Aleph, OpenAleph and the tools of investigators read it.

    Person, Organization, PublicBody   those that articles name, with every spelling; a body is public where an article
                                       calls it one of state, and no more is guessed (a company is an Organization)
    Article                            what was read: headline, publisher, address, day, hash of the bytes
    Mention                            who is named in which article, as it is printed there
    Documentation                      who says what in which article: its source, in the article's words

Places are left out: FollowTheMoney knows them as addresses of somebody, which a place in the news is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from headwater.desk.bearers.listing import Entry
from headwater.desk.outgoing.records import CapturedOut, RoleOut, SpellingOut
from headwater.desk.rows import Listed
from headwater.desk.store import Desk
from headwater.records import Entity, Reading, Statement
from headwater.show.clean import shown
from headwater.show.export.gathered import gather, identifier, seed, web

MEDIA: Final = "application/x-ndjson"
Json = dict[str, Any]
_AT_ONCE: Final = 200
_DAY: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d)?)?)?")
_LANGUAGES: Final = {
    **{"be": "bel", "bg": "bul", "cs": "ces", "de": "deu", "en": "eng", "es": "spa", "et": "est", "fr": "fra"},
    **{"hr": "hrv", "it": "ita", "lt": "lit", "lv": "lav", "pl": "pol", "ru": "rus", "sk": "slk", "sl": "slv"},
    **{"uk": "ukr"},
}
"""ISO 639-3, which FollowTheMoney uses, by ISO 639-1."""
_GENDERS: Final = {"f": "female", "m": "male"}


def lines(desk: Desk, names: Sequence[str] = ()) -> Iterator[Json]:
    """Everything that is named: of the whole desk, or of some claims, stories, articles."""
    own = seed(desk)
    if not names:
        yield from _entities(desk, own, desk.all_entities())
        for listed, reading in desk.all_readings():
            yield from _read(desk, own, listed, reading)
        return
    found = gather(desk, names)
    chosen = sorted(set(found.who.values()))
    yield from _entities(desk, own, iter(desk.entries_of(chosen)))
    for text in found.texts.values():
        yield from _read(desk, own, text.listed, text.reading)


def _id(own: str, *name: str) -> str:
    return f"hw-{identifier(own, *name)}"


def _entities(desk: Desk, own: str, entries: Iterable[Entry]) -> Iterator[Json]:
    left = iter(entries)
    while some := list(islice(left, _AT_ONCE)):
        kept = [entry for entry in some if entry.kind != "place"]
        ids = [entry.entity for entry in kept]
        spelt, roles, public = _by_entity(desk.spellings_of(ids)), _by_role(desk.roles_of(ids)), desk.officials(ids)
        for entry in kept:
            yield _entity(own, entry, spelt.get(entry.entity, []), roles.get(entry.entity, []), entry.entity in public)


def _by_entity(rows: Iterable[SpellingOut]) -> Mapping[str, list[SpellingOut]]:
    found: dict[str, list[SpellingOut]] = {}
    for row in rows:
        found.setdefault(row.entity, []).append(row)
    return found


def _by_role(rows: Iterable[RoleOut]) -> Mapping[str, list[RoleOut]]:
    found: dict[str, list[RoleOut]] = {}
    for row in rows:
        found.setdefault(row.entity, []).append(row)
    return found


def _entity(own: str, entry: Entry, spelt: Sequence[SpellingOut], roles: Sequence[RoleOut], public: bool) -> Json:
    person = entry.kind == "person"
    schema = "Person" if person else "PublicBody" if public else "Organization"
    names = [row.text for row in spelt if row.text != entry.name]
    whole = [name for name in names if not person or " " in name]
    properties: dict[str, list[str]] = {
        "name": [entry.name],
        "alias": whole,
        # A surname alone means many: tools must not match by it.
        "weakAlias": [name for name in names if name not in whole],
        "notes": [f"Headwater: {entry.entity}, named in {entry.articles} articles"],
    }
    if person:
        properties["position"] = [f"{r.title}, {r.organization}" if r.organization else r.title for r in roles]
        properties["gender"] = [_GENDERS[entry.gender]] if entry.gender in _GENDERS else []
    return _made(_id(own, "entity", entry.entity), schema, properties)


def _read(desk: Desk, own: str, listed: Listed, reading: Reading) -> Iterator[Json]:
    who = desk.entities_of([listed.id])
    captures = desk.captures_behind([listed.id])
    document = f"hw-{identifier('', 'article', listed.id)}"
    yield _article(document, listed, reading, captures)
    for entity in reading.entities:
        known = who.get((listed.id, entity.id))
        if known and entity.kind != "place":
            yield _mention(own, document, listed, entity, known)
    for statement in reading.statements:
        known = who.get((listed.id, statement.source.entity or ""))
        speaker = reading.entity(statement.source.entity)
        if known and speaker and speaker.kind != "place":
            yield _said(own, document, listed, reading, statement, known)


def _article(document: str, listed: Listed, reading: Reading, captures: Sequence[CapturedOut]) -> Json:
    hashes = [one.sha256 for one in captures if one.version == listed.version]
    properties = {
        "fileName": [listed.id],
        "title": [listed.title or listed.id],
        "name": [listed.title or listed.id],
        "author": list(reading.article.authors),
        "publisher": [listed.outlet] if listed.outlet else [],
        "publishedAt": [day] if (day := _day(listed.published)) else [],
        "retrievedAt": sorted({one.fetched[:19] for one in captures if one.version == listed.version})[:1],
        "language": [_LANGUAGES[listed.language]] if listed.language in _LANGUAGES else [],
        "sourceUrl": [url] if (url := web(listed.url)) else [],
        "notes": [f"sha256:{sha256}" for sha256 in dict.fromkeys(hashes)],
    }
    return _made(document, "Article", properties)


def _mention(own: str, document: str, listed: Listed, entity: Entity, known: str) -> Json:
    properties = {
        "document": [document],
        "name": list(dict.fromkeys((entity.name, *(s.text for s in entity.spellings)))),
        "resolved": [_id(own, "entity", known)],
        "detectedSchema": ["Person" if entity.kind == "person" else "Organization"],
    }
    return _made(_id(own, "mention", listed.id, entity.id), "Mention", properties)


def _said(own: str, document: str, listed: Listed, reading: Reading, statement: Statement, known: str) -> Json:
    words = " ... ".join(span.of(reading.article.text) for span in statement.content)
    properties = {
        "document": [document],
        "entity": [_id(own, "entity", known)],
        "role": [f"source: {statement.stance}"],
        "summary": [words],
        "date": [day] if (day := _day(listed.published)) else [],
        "publisher": [listed.outlet] if listed.outlet else [],
        "sourceUrl": [url] if (url := web(listed.url)) else [],
    }
    return _made(_id(own, "said", listed.id, statement.id), "Documentation", properties)


def _day(published: str | None) -> str | None:
    """A day or a time without its zone: FollowTheMoney knows none."""
    found = _DAY.match(published or "")
    return found[0] if found else None


def _made(id: str, schema: str, properties: Mapping[str, Sequence[str]]) -> Json:
    """An entity without empty properties; each value once, on one line."""
    kept = {name: _values(values) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _values(values: Sequence[str]) -> list[str]:
    return [value for value in dict.fromkeys(" ".join(shown(v).split()) for v in values) if value]
