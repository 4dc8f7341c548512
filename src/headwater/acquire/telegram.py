"""Telegram's JSON export (result.json): every message with text is a document of its channel.

A message is taken out of the text one at a time, never the whole file as one object: 100 MB of export would be a
gigabyte of dictionaries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from headwater import isodates
from headwater.errors import BrokenInput

_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_NAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})")
_SPACE = " \t\r\n,"


@dataclass(frozen=True, slots=True)
class Post:
    """One message: its place in the export, and the document made of it, as a line of .jsonl would be."""

    part: str
    document: dict[str, str]


def posts(body: bytes, source: str) -> Iterator[Post]:
    """The messages with text, chat by chat, in the order of the export. Raises `BrokenInput` where it breaks."""
    text = body.decode("utf-8-sig", "replace")
    decoder = json.JSONDecoder()
    at, chats = 0, 0
    while start := _MESSAGES.search(text, at):
        chat = _chat(text, start.start())
        chats += 1
        at = start.end()
        while (at := _BETWEEN.match(text, at).end()) < len(text) and text[at] != "]":  # type: ignore[union-attr]
            try:
                message, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                raise BrokenInput(f"{source}: the Telegram export breaks at character {at}: {error}") from error
            if isinstance(message, dict) and (post := _post(message, chat, chats)):
                yield post
        if at >= len(text):
            raise BrokenInput(f"{source}: the Telegram export breaks off")


def _chat(text: str, end: int) -> dict[str, Any]:
    """What stands between the opening brace of a chat and its messages: name, type, id."""
    start = text.rfind("{", max(0, end - 10_000), end)
    try:
        chat = json.loads(text[start:end].rstrip(_SPACE) + "}") if start >= 0 else {}
    except (ValueError, RecursionError):
        return {}
    return chat if isinstance(chat, dict) else {}


def _post(message: dict[str, Any], chat: dict[str, Any], number: int) -> Post | None:
    body = flat(message.get("text")) or flat(message.get("text_entities"))
    if message.get("type", "message") != "message" or not body.strip():
        return None
    id = str(message.get("id", ""))
    row = {"id": id, "text": body, "outlet": _outlet(message, chat), "url": _url(chat, id), "published": _date(message)}
    return Post(f"{number}/{id}" if number > 1 else id, {key: value for key, value in row.items() if value})


def flat(text: object) -> str:
    """A text of the export, which is a string or a list of strings and entities with a `text`."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    parts = (part.get("text") if isinstance(part, dict) else part for part in text)
    return "".join(part for part in parts if isinstance(part, str))


def _outlet(message: dict[str, Any], chat: dict[str, Any]) -> str:
    """The channel; in a group or a talk, whoever wrote the message."""
    channel = str(chat.get("name") or "")
    if "channel" in str(chat.get("type") or "channel"):
        return channel
    return str(message.get("from") or channel)


def _url(chat: dict[str, Any], id: str) -> str:
    """The public address where the export gives the channel's short name, else the one that members can open."""
    if not id.isdecimal():
        return ""
    given = chat.get("username") or chat.get("public_name") or ""
    name = _NAME.fullmatch(str(given)) or (
        _NAME.fullmatch(str(chat.get("name"))) if "@" in str(chat.get("name")) else None
    )
    if name:
        return f"https://t.me/{name[1]}/{id}"
    if "channel" in str(chat.get("type")) or "supergroup" in str(chat.get("type")):
        number = str(chat.get("id", "")).removeprefix("-100")
        return f"https://t.me/c/{number}/{id}" if number.isdecimal() else ""
    return ""


def _date(message: dict[str, Any]) -> str:
    """ISO 8601 in UTC from the seconds, else the local time as it stands, which the export gives without a zone."""
    seconds = str(message.get("date_unixtime") or "")
    try:
        if seconds.isdecimal():
            return datetime.fromtimestamp(int(seconds[:11]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return ""
    return isodates.moment(str(message.get("date") or "")) or ""
