"""What was asked: numbers and words out of an address, and the fields of a form that was sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from urllib.parse import parse_qs

from fastapi import Request
from starlette.exceptions import HTTPException

from headwater.records import Span
from headwater.show.web.visitor import visitor

T = TypeVar("T")
_QUERY = 300
_FORM: Final = 1_000_000
"""Bytes of a form: a list of ten thousand articles fits."""
_FIELDS = 20_000
_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, each with its values; a field that was not sent is "" and ()."""

    fields: Mapping[str, list[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The value of a field, on one line."""
        return " ".join(self.fields.get(name, [""])[-1].split())

    def text(self, name: str) -> str:
        """The value of a field as it was typed, with its lines, without white space around it."""
        return "\n".join(self.fields.get(name, [""])[-1].splitlines()).strip()

    def raw(self, name: str) -> str:
        """The value of a field as it was typed, all its white space with it: a password, a passphrase."""
        return self.fields.get(name, [""])[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(self.fields.get(name, ()))


async def form(request: Request) -> Form:
    """The form that a page of ours sent; anything else is refused with a sentence."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Only the forms on the desk's own pages can be sent to it.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _FORM:
            raise HTTPException(413, "That is more than any form of the desk can send. Nothing was changed.")
    try:
        return signed(parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=_FIELDS))
    except ValueError:
        raise HTTPException(400, "That is no form of the desk's pages. Nothing was changed.") from None


def signed(fields: Mapping[str, list[str]]) -> Form:
    """A form, by whoever sent it: with an account it is its name, whatever the form says."""
    return Form({**fields, "by": [name]} if (name := visitor().name) else fields)


def number(request: Request, name: str, default: int) -> int:
    """A positive whole number out of the address."""
    given = request.query_params.get(name)
    if given is None:
        return default
    if not (given.isascii() and given.isdigit() and len(given) <= 9 and int(given) > 0):
        raise HTTPException(400, f"“{name}” in the address must be a whole number from 1 up.")
    return int(given)


def turn(request: Request, total: int, size: int) -> dict[str, int]:
    """Which page of a list is asked for, how many there are, and the number of the first row on it."""
    page = number(request, "page", 1)
    return {"page": page, "pages": -(-total // size), "total": total, "first": (page - 1) * size + 1}


def choice(request: Request, name: str, of: tuple[str, ...]) -> str:
    """One of these words out of the address, the first where none is named."""
    given = request.query_params.get(name, of[0])
    if given not in of:
        raise HTTPException(400, f"“{name}” in the address must be one of: {', '.join(filter(None, of))}.")
    return given


def version(request: Request) -> int | None:
    """The version that is asked for, None for the current one."""
    return number(request, "version", 0) or None


def passage(request: Request) -> Span | None:
    """The characters of the text that are pointed at ("at=120-164")."""
    given = request.query_params.get("at")
    if given is None:
        return None
    if not (match := _SPAN.fullmatch(given)) or not int(match[1]) < int(match[2]):
        raise HTTPException(400, "“at” in the address must be two numbers, where a passage begins and where it ends.")
    return Span(int(match[1]), int(match[2]))


def query(request: Request) -> str:
    """What is searched for."""
    asked = request.query_params.get("q", "").strip()
    if len(asked) > _QUERY:
        raise HTTPException(400, f"A search may have at most {_QUERY} characters.")
    return asked


def found(value: T | None) -> T:
    """The value; a page that says that there is nothing where it is None."""
    if value is None:
        raise HTTPException(404)
    return value
