"""Mails and pages saved as MHTML: the part that is the text."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from typing import Literal

from headwater.errors import BrokenInput
from headwater.read import encoding

_TAG = re.compile(r"<[^<>]*>")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_MOST_PARTS = 2_000


def letter(body: bytes) -> tuple[Literal["html", "text"], str]:
    """The text of a mail: its HTML where that says as much as its plain text, "" where it has neither."""
    parts = list(_own_parts(email.message_from_bytes(body)))
    html = next((_text(part) for part in parts if part.get_content_type() == "text/html"), "")
    plain = "\n\n".join(filter(None, (_plain(p) for p in parts if p.get_content_type() == "text/plain"))).strip()
    if html and len(_TAG.sub("", html).split()) * 2 > len(plain.split()):
        return "html", html
    return "text", plain


def saved_page(body: bytes, source: str) -> str:
    """The page itself out of an MHTML file. Raises `BrokenInput` where there is none."""
    message = email.message_from_bytes(body.lstrip())
    pages = [part for part in _own_parts(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise BrokenInput(f"{source}: there is no page in this MHTML file")
    where = message.get("Snapshot-Content-Location")
    page = next((part for part in pages if where and part.get("Content-Location") == where), pages[0])
    return _text(page)


def _own_parts(message: Message) -> Iterator[Message]:
    """The parts that are no attachments and belong to no mail attached."""
    pending = [message]
    for _ in range(_MOST_PARTS):
        if not pending:
            return
        part = pending.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            pending += [p for p in reversed(list(part.get_payload())) if isinstance(p, Message)]
        elif not part.is_multipart() and "attachment" not in str(part.get("Content-Disposition", "")).lower():
            yield part


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        declared = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        declared = None
    return encoding.text(payload, declared)


def _plain(part: Message) -> str:
    """The text without its signature; lines that the writer's program broke (format=flowed) made whole."""
    text = _SIGNATURE.split(_text(part), maxsplit=1)[0]
    if "flowed" not in str(part.get("Content-Type", "")).lower():
        return text
    glue = "" if "delsp=yes" in str(part.get("Content-Type", "")).lower().replace(" ", "") else " "
    return re.sub(r" \n(?!\n|>)", glue, text)
