"""Shapes of formats as their specifications have them, in short, for those whose own schema is not to be had here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import etree

_TEXT = {"type": "string"}
_URI = {"type": "string", "format": "uri"}
_TIME = {"type": "string", "format": "date-time"}


def _rows(*required: str, **fields: Any) -> dict[str, Any]:
    item = {"type": "object", "additionalProperties": False, "required": list(required), "properties": fields}
    return {"type": "array", "items": item}


_NAMED = {"name": _TEXT, "rel": _TEXT, "uri": _URI, "literal": _TEXT}
_ITEM: dict[str, Any] = {
    "uri": _URI,
    "type": {"enum": ["text", "composite"]},
    "representationType": {"enum": ["full", "partial"]},
    "version": _TEXT,
    "versionCreated": _TIME,
    "contentCreated": _TIME,
    "language": _TEXT,
    "title": _TEXT,
    "by": _TEXT,
    "located": _TEXT,
    "headlines": _rows("value", role=_TEXT, contentType=_TEXT, value=_TEXT),
    "descriptions": _rows("value", role=_TEXT, contentType=_TEXT, value=_TEXT),
    "people": _rows(**_NAMED),
    "organisations": _rows(**_NAMED),
    "places": _rows(**_NAMED),
    "infoSources": _rows(name=_TEXT, role=_TEXT, uri=_URI, literal=_TEXT),
    "renditions": _rows("name", name=_TEXT, href=_URI, contentType=_TEXT, title=_TEXT),
    "altIds": _rows(role=_TEXT, value=_TEXT),
    "standard": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"name": _TEXT, "version": _TEXT, "schema": _URI},
    },
}
NINJS: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["uri"],
    "properties": _ITEM
    | {
        "associations": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "uri"],
                "properties": {name: shape for name, shape in _ITEM.items() if name != "standard"}
                | {"name": _TEXT, "rel": _TEXT},
            },
        }
    },
}
"""What we use of ninjs 3.0 (iptc.org/std/ninjs/ninjs-schema_3.0.json): nothing that it does not have may be there."""

_UUID = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
_DIGITS = {"type": "string", "pattern": "^[0-9]+$"}
MISP: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["Event"],
    "properties": {
        "Event": {
            "type": "object",
            "required": [
                "uuid",
                "info",
                "date",
                "threat_level_id",
                "analysis",
                "timestamp",
                "distribution",
                "published",
            ],
            "properties": {
                "uuid": _UUID,
                "info": {"type": "string", "minLength": 1},
                "date": {"type": "string", "format": "date"},
                "threat_level_id": {"enum": ["1", "2", "3", "4"]},
                "analysis": {"enum": ["0", "1", "2"]},
                "distribution": {"enum": ["0", "1", "2", "3", "4"]},
                "published": {"type": "boolean"},
                "timestamp": _DIGITS,
                "Attribute": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["uuid", "type", "category", "value", "to_ids", "distribution", "timestamp"],
                        "properties": {
                            "uuid": _UUID,
                            "type": {"enum": ["text", "link"]},
                            "category": {"enum": ["Other", "Attribution", "External analysis"]},
                            "value": {"type": "string", "minLength": 1},
                            "to_ids": {"const": False},
                            "distribution": {"const": "5"},
                            "timestamp": _DIGITS,
                        },
                    },
                },
            },
        }
    },
}
"""What the MISP core format (RFC draft "misp-core-format") wants of an event and an attribute, of our types alone."""

_FTM = json.loads(Path(__file__).with_name("ftm_schema.json").read_text("utf-8"))["schemata"]


def ftm(entities: list[dict[str, Any]]) -> list[str]:
    """What is wrong with FollowTheMoney entities: properties that there are not, missing ones, links that lead nowhere.

    test_ftm_library.py asks the real library.
    """
    wrong, by_id = [], {entity["id"]: entity for entity in entities}
    for entity in entities:
        schema = _FTM[entity["schema"]]
        where = f"{entity['schema']} {entity['id']}"
        wrong += [f"{where}: no {name}" for name in schema["required"] if name not in entity["properties"]]
        for name, values in entity["properties"].items():
            kind = schema["properties"].get(name)
            if kind is None:
                wrong.append(f"{where}: {name} is no property of it")
            elif not values or not all(isinstance(value, str) and value for value in values):
                wrong.append(f"{where}: {name} is empty")
            elif kind[0] == "entity":
                wrong += [f"{where}: {name} leads to {v}" for v in values if not _fits(by_id.get(v), kind[1])]
    return wrong


def _fits(entity: dict[str, Any] | None, range_: str) -> bool:
    return entity is not None and range_ in _FTM[entity["schema"]]["is"]


ATOM = "{http://www.w3.org/2005/Atom}"


def atom(text: str) -> list[str]:
    """What is wrong with a feed by RFC 4287, section 4.1: what must be there, and what may be there but once."""
    feed = etree.fromstring(text.encode())
    wrong = [] if feed.tag == f"{ATOM}feed" else ["no feed"]
    for node in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if len(node.findall(f"{ATOM}{name}")) != 1:
                wrong.append(f"{node.tag}: {name} is not there once")
        for name in ("generator", "published", "content", "source", "summary"):
            if len(node.findall(f"{ATOM}{name}")) > 1:
                wrong.append(f"{node.tag}: {name} twice")
        if any(not (author.findtext(f"{ATOM}name") or "").strip() for author in node.findall(f"{ATOM}author")):
            wrong.append("an author without a name")
    entries = feed.findall(f"{ATOM}entry")
    if not feed.findall(f"{ATOM}author") and any(not entry.findall(f"{ATOM}author") for entry in entries):
        wrong.append("nobody is its author")
    for entry in entries:
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link[@rel='alternate']") is None:
            wrong.append("an entry with neither content nor link")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) < len(ids):
        wrong.append("two entries of one id")
    return wrong
