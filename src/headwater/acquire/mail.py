"""Mails and saved pages in MIME: what their fields say, and what is attached."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from headwater import isodates

_HEADER_BYTES = 262_144
_MOST_PARTS = 2_000


@dataclass(frozen=True, slots=True)
class Piece:
    """The mail itself (`part` "") or one attachment. `readable` is false for a mail that has no text of its own."""

    part: str
    body: bytes = b""
    name: str = ""
    readable: bool = True
    hints: Mapping[str, str] = field(default_factory=dict)


def pieces(body: bytes) -> Iterator[Piece]:
    """The mail, then its attachments, each with what the mail's fields say: title, published, author."""
    message = email.message_from_bytes(body)
    hints = fields(message)
    parts = list(_own_parts(message))
    yield Piece("", readable=any(_is_text(part) for part in parts), hints=hints)
    about = {key: value for key, value in hints.items() if key != "title"}
    for number, part in enumerate(parts, 1):
        name = _name(part)
        if part.is_multipart():
            if part.get_content_type() == "message/rfc822":
                yield Piece(f"{number}", bytes(part.get_payload(0)), name or "attached.eml")  # type: ignore[arg-type]
        elif name:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                yield Piece(f"{number}/{name}", payload, name, hints=about)


def _own_parts(message: Message) -> Iterator[Message]:
    """The mail and its parts in order, without going into the mails that are attached to it."""
    pending = [message]
    for _ in range(_MOST_PARTS):
        if not pending:
            return
        part = pending.pop()
        yield part
        inner = part.get_payload() if part.get_content_maintype() == "multipart" and part.is_multipart() else []
        pending += [p for p in reversed(list(inner)) if isinstance(p, Message)]


def fields(message: Message) -> dict[str, str]:
    """Subject, date and sender of a mail as hints; what is missing or broken is left out."""
    found = {"title": text(message.get("Subject")), "author": _sender(message), "published": date(message.get("Date"))}
    return {key: value for key, value in found.items() if value}


def saved(head: bytes) -> tuple[str | None, dict[str, str]]:
    """Address, and hints, of a page saved as MHTML, from its fields."""
    message = email.message_from_bytes(re.split(rb"\r?\n\r?\n", head.lstrip()[:_HEADER_BYTES], maxsplit=1)[0] + b"\n\n")
    where = text(message.get("Snapshot-Content-Location") or message.get("Content-Location"))
    hints = {"title": text(message.get("Subject")), "saved": date(message.get("Date"))}
    url = where if re.fullmatch(r"https?://\S+", where) else None
    return url, {key: value for key, value in hints.items() if value}


def text(value: object) -> str:
    """A field in one line, its encoded words read as far as they can be."""
    raw = str(value or "")[:10_000]
    with suppress(MessageError, ValueError, LookupError):
        raw = str(make_header(decode_header(raw)))
    return " ".join(raw.encode("utf-8", "replace").decode("utf-8").split())


def date(value: object) -> str:
    """A date of RFC 5322 as ISO 8601 with its zone, without one where it says that it is not known; "" if none."""
    return isodates.letter(str(value)[:200]) or "" if value else ""


def _sender(message: Message) -> str:
    name, _ = parseaddr(text(message.get("From")))
    return name


def _name(part: Message) -> str:
    try:
        return text(part.get_filename())[:200].replace("/", "_")
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" and not part.is_multipart() and not _name(part)
