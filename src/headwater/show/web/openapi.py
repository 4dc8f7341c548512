"""The addresses of the desk, described for programs (/openapi.json) and for people (/api).

Made of the program's own routes, the table of described.py and the records that the JSON is made of, so that no address
can be forgotten: one without a row is described all the same, as taking and giving anything, and fails a test.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any, Final

import msgspec
from fastapi import FastAPI, Request, Response

from headwater import __version__, json_text
from headwater.show.web.drawer import as_json
from headwater.show.web.rooms import Rooms
from headwater.show.web.visitor import Role

RIGHTS: Final[dict[str, Role]] = {
    "GET /openapi.json": "reader",
    "GET /api": "reader",
}

Json = dict[str, Any]
_FIELD: Final = re.compile(r"\{(\w+)(:\w+)?\}")
_PROBLEM: Final = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {"status": {"type": "integer"}, "title": {"type": "string"}, "detail": {"type": "string"}},
}
"""What is answered instead of JSON (RFC 9457)."""
PROBLEM: Final = "application/problem+json"
_SPAN: Final = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
_WORDS: Final = {
    "200": "As described.",
    "303": "Done, and what came of it is at the address in `location`; or one has to log in there first.",
    "307": "It now goes by the address in `location`.",
    "308": "It is at the address in `location`.",
    "400": "What the address or the form says cannot be asked; the answer says why.",
    "401": "Nobody is logged in, and no token was sent that is good for this.",
    "403": "Not sent from a page of this desk, or not what this account may do.",
    "404": "There is nothing here.",
    "405": "Only to be read.",
    "408": "What was sent came too slowly.",
    "409": "It cannot be judged so; the answer says why. Nothing was changed.",
    "413": "More than may be sent.",
    "415": "No form.",
    "429": "Too many attempts; `retry-after` says when to try again.",
    "503": "Not now: another process writes, or too much is waiting.",
    "507": "The disk is full.",
}


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""

    @house.get("/openapi.json")
    def described() -> Response:
        return as_json(description(house))

    @house.get("/api")
    def api(request: Request) -> Response:
        return rooms.draw(request, "api.html", here="api", json="/openapi.json", rows=list(_rows(house)))


def problem(status: int, detail: str) -> Response:
    """What did not work, as JSON (RFC 9457)."""
    said = {"status": status, "title": HTTPStatus(status).phrase, "detail": detail}
    return Response(json_text.encode(said), status, media_type=PROBLEM)


def _rows(house: FastAPI) -> Iterator[tuple[str, str, str]]:
    """Method, address and what it is for."""
    for path, methods in description(house)["paths"].items():
        for method, said in methods.items():
            yield method.upper(), path, said["summary"]


def description(house: FastAPI) -> Json:
    """The whole description, OpenAPI 3.1. What it names of records is made when it is first asked for."""
    from headwater.show.web.described import READ

    types = [kind for page in READ.values() for kind in _types(page.gives)]
    schemas, components = _schemas(types)
    paths: dict[str, Json] = {}
    for route in house.routes:
        path = _FIELD.sub(r"{\1}", route.path)  # type: ignore[attr-defined]
        for method in sorted(route.methods & {"GET", "POST"}):  # type: ignore[attr-defined]
            paths.setdefault(path, {})[method.lower()] = _operation(method, path, route.path, schemas)  # type: ignore[attr-defined]
    info = {"title": "Headwater", "version": __version__, "description": "What lies behind the pages of a desk."}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": components}}


# One address


def _operation(method: str, path: str, written: str, schemas: Callable[[Any], Json]) -> Json:
    from headwater.show.web.described import CHANGED, READ
    from headwater.show.web.describing import Page

    bare = path.removesuffix(".json")
    page = (READ if method == "GET" else CHANGED).get(bare, Page(""))
    made: Json = {"summary": page.words, "parameters": _parameters(written, page.asked, path.endswith(".json"))}
    if method == "POST":
        made["requestBody"] = _form(page.sent, page.kind)
        answers = _html(303, 307, 400, 401, 403, 404, 405, 408, 409, 413, 415, 503, *page.refused)
    elif path.endswith(".json"):
        answers = _json(schemas(page.gives), path)
    else:
        answers = {"200": _answer("200", page.kind)} | _html(303, 307, 400, 401, 403, 404, 503, *page.refused)
    return made | {"responses": answers}


def _parameters(written: str, asked: tuple[str, ...], is_json: bool) -> list[Json]:
    from headwater.show.web.describing import ASKED, EVERYWHERE, NUMBER, Asked

    found: list[Json] = []
    for name, kind in _FIELD.findall(written):
        schema = NUMBER if kind == ":int" else {"type": "string", "minLength": 1}
        found.append({"name": name, "in": "path", "required": True, "schema": schema})
    for name in (*asked, *(() if is_json else EVERYWHERE)):
        row = ASKED.get(name, Asked(""))
        found.append({"name": name, "in": "query", "description": row.words, "schema": dict(row.schema)})
    return found


def _form(sent: tuple[str, ...], kind: str) -> Json:
    from headwater.show.web.describing import FILES

    kind = kind if kind == FILES else "application/x-www-form-urlencoded"
    fields = {name: {"type": "string"} for name in ("token", "by", *sent)}
    if "files" in sent:
        fields["files"] = {"type": "string", "format": "binary"}
    schema = {"type": "object", "properties": fields, "additionalProperties": False}
    return {"required": True, "content": {kind: {"schema": schema}}}


def _html(*codes: int) -> Json:
    return {str(code): _answer(str(code), "text/html") for code in sorted(set(codes))}


def _json(schema: Json, path: str) -> Json:
    told = {"$ref": "#/components/schemas/Trouble"}
    problems = {code: _answer(code, PROBLEM, told) for code in ("400", "401", "403", "404", "503")}
    moved = {"307": {"description": _WORDS["307"]}} if "{" in path else {}
    return {"200": _answer("200", "application/json", schema)} | moved | problems


def _answer(code: str, kind: str, schema: Json | None = None) -> Json:
    if code.startswith("3"):
        return {"description": _WORDS[code]}
    return {"description": _WORDS[code], "content": {kind: {"schema": schema} if schema else {}}}


# What JSON holds


def _types(gives: Any) -> list[Any]:
    """The types that a row of the table names."""
    from headwater.show.web.describing import Each

    if isinstance(gives, Mapping):
        return [kind for each in gives.values() for kind in _types(each)] if "type" not in gives else []
    if isinstance(gives, Each):
        return [_record(gives.of)]
    return [_record(gives)] if gives is not None else []


@cache
def _record(given: Any) -> Any:
    """A record's type; of a question to the desk that of its answer, of a list that of its members."""
    kind = given if isinstance(given, type) else typing.get_type_hints(given)["return"]
    return typing.get_args(kind)[0] if typing.get_origin(kind) in (list, tuple, Sequence) else kind


def _schemas(types: list[Any]) -> tuple[Callable[[Any], Json], Json]:
    """How a row's JSON is described, and the records by name."""
    found, components = msgspec.json.schema_components(
        types, schema_hook=lambda _: {}, ref_template="#/components/schemas/{name}"
    )
    of = dict(zip(types, found, strict=True))
    named = {name: _whole(schema) for name, schema in components.items()}
    if "Span" in named:
        named["Span"] = dict(_SPAN)

    def schema(gives: Any) -> Json:
        from headwater.show.web.describing import Each

        if gives is None:
            return {}
        if isinstance(gives, Each):
            return {"type": "array", "items": of[_record(gives.of)]}
        if not isinstance(gives, Mapping):
            found: Json = of[_record(gives)]
            return found
        if "type" in gives:
            return dict(gives)
        return {"type": "object", "required": list(gives), "properties": {name: schema(v) for name, v in gives.items()}}

    return schema, named | {"Trouble": dict(_PROBLEM)}


def _whole(schema: Json) -> Json:
    """A record as it is given: with every field, those that could be left out when it is made among them."""
    if schema.get("type") == "object" and "properties" in schema:
        fields = {
            name: {k: v for k, v in each.items() if k != "default"} for name, each in schema["properties"].items()
        }
        return {**schema, "properties": fields, "required": list(fields)}
    return schema
