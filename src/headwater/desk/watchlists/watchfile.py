"""Files with names to look out for: CSV with a header, or FollowTheMoney entities, one JSON object a line.

CSV: a column `name`, and where there are such `kind`, `aliases` (parted by ;), `birth date`, `country`, `note`;
others are left. FollowTheMoney (followthemoney.tech): persons, organizations and companies with their `name`, `alias`,
`previousName` and `weakAlias`; other schemata (addresses, ownerships) are no names and are left. Whatever is wrong with
a file is told with its line, and nothing of the file is taken.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.errors import BrokenInput, InputError, UnknownFormat
from headwater.records import EntityKind

_COLUMNS = {
    "name": ("name", "full name", "caption"),
    "kind": ("kind", "type", "schema"),
    "aliases": ("aliases", "alias", "other names"),
    "birth": ("birth date", "birthdate", "date of birth", "birth", "dob"),
    "country": ("country", "countries", "nationality"),
    "note": ("note", "notes", "remark", "remarks"),
}
_KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(("person", "per", "individual", "man", "woman"), "person"),
    **dict.fromkeys(
        ("organization", "organisation", "org", "company", "publicbody", "legalentity", "entity", "body"),
        "organization",
    ),
    **dict.fromkeys(("place", "loc", "location"), "place"),
}
_SCHEMATA: dict[str, EntityKind | None] = {
    "Person": "person",
    "Organization": "organization",
    "Company": "organization",
    "PublicBody": "organization",
    "LegalEntity": None,
}
LONGEST = 1000
"""Characters of a name, at most: what is longer is another column."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to look out for, with its other spellings; `line` is where it stands in its file."""

    line: int
    name: str
    kind: EntityKind | None = None
    aliases: tuple[str, ...] = ()
    birth: str | None = None
    country: str | None = None
    note: str | None = None


def read(path: Path) -> list[Wanted]:
    """The names in a file. Raises `InputError` that names the file and the line."""
    text = _text(path)
    if not text.strip():
        raise BrokenInput(f"{path}: the file is empty")
    rows = list(_entities(path, text) if text.lstrip().startswith("{") else _table(path, text))
    if not rows:
        raise BrokenInput(f"{path}: there is no name in it")
    return rows


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if b"\0" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\0")) + 1
        raise UnknownFormat(f"{path}, line {line}: this is not text; a watch list is CSV or JSON lines in UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnknownFormat(f"{path}, line {line}: this is not UTF-8; save the file as UTF-8") from error


def _table(path: Path, text: str) -> Iterator[Wanted]:
    first = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    delimiter = max(",\t;|", key=first.count)
    # Not `splitlines`, which also cuts at signs that stand within cells, as U+2028.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: dict[str, int] | None = None
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = _header(path, reader.line_num, row)
                continue
            yield _wanted(path, reader.line_num, row, columns)
    except csv.Error as error:
        raise BrokenInput(f"{path}, line {reader.line_num}: {error}") from error


def _header(path: Path, line: int, row: list[str]) -> dict[str, int]:
    cells = [" ".join(cell.replace("_", " ").lower().split()) for cell in row]
    found = {column: cells.index(name) for column, names in _COLUMNS.items() for name in names if name in cells}
    if "name" not in found:
        shown = ", ".join(cell.strip()[:30] for cell in row[:8])
        raise BrokenInput(f"{path}, line {line}: no column is called `name`; the first line has: {shown}")
    return found


def _wanted(path: Path, line: int, row: list[str], columns: dict[str, int]) -> Wanted:
    def cell(column: str) -> str:
        i = columns.get(column, len(row))
        return " ".join(row[i].split()) if i < len(row) else ""

    return Wanted(
        line=line,
        name=_name(path, line, cell("name")),
        kind=_kind(path, line, cell("kind")),
        aliases=tuple(filter(None, (" ".join(a.split()) for a in cell("aliases").split(";")))),
        birth=cell("birth") or None,
        country=cell("country") or None,
        note=cell("note") or None,
    )


def _name(path: Path, line: int, name: str) -> str:
    if not any(sign.isalpha() for sign in name):
        raise BrokenInput(f"{path}, line {line}: there is no name in this line")
    if len(name) > LONGEST:
        raise BrokenInput(f"{path}, line {line}: a name of {len(name)} characters; is a quotation mark missing?")
    return name


def _kind(path: Path, line: int, kind: str) -> EntityKind | None:
    if not kind:
        return None
    found = _KINDS.get(kind.lower())
    if found is None:
        raise BrokenInput(f"{path}, line {line}: {kind!r} is no kind; write person, organization or place, or nothing")
    return found


def _entities(path: Path, text: str) -> Iterator[Wanted]:
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise BrokenInput(f"{path}, line {n}: not JSON: {error}") from error
        if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
            raise BrokenInput(f"{path}, line {n}: no FollowTheMoney entity (it has no `properties`)")
        if value.get("schema") in _SCHEMATA:
            yield _entity(path, n, value["schema"], value["properties"])


def _entity(path: Path, line: int, schema: str, properties: dict[str, Any]) -> Wanted:
    def values(*names: str) -> list[str]:
        found = [properties.get(name) or [] for name in names]
        lists = [[value] if isinstance(value, str) else value for value in found]
        return [" ".join(v.split()) for row in lists if isinstance(row, list) for v in row if isinstance(v, str)]

    names = values("name")
    # A weak alias of one word (a nickname, a code name) would be met in every second article.
    weak = [alias for alias in values("weakAlias") if len(alias.split()) > 1]
    return Wanted(
        line=line,
        name=_name(path, line, names[0] if names else ""),
        kind=_SCHEMATA[schema],
        aliases=tuple(dict.fromkeys((*names[1:], *values("alias", "previousName"), *weak))),
        birth=next(iter(values("birthDate")), None),
        country=next(iter(values("country", "nationality", "jurisdiction")), None),
        note=next(iter(values("notes", "position")), None),
    )
