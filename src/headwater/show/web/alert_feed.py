"""What a rule told, as an Atom feed (RFC 4287): for readers that know nothing but its secret address."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final
from uuid import UUID
from xml.sax.saxutils import escape

from headwater.desk.alerts.alert_records import Message, Rule
from headwater.newsroom.alerts.letters import Write
from headwater.show import tongue
from headwater.show.clean import in_xml
from headwater.show.tongue import mark, say

_TITLE: Final = mark("Alert {n} on Headwater")


def atom(rule: Rule, messages: Sequence[Message], write: Write) -> bytes:
    """The feed, the latest message first. Where the wording is discreet, its own name is as discreet."""
    with tongue.speaking(rule.language):
        discreet = rule.wording == "discreet"
        title = say("Something new") if discreet else say(_TITLE).format(n=rule.id)
    updated = messages[0].sealed if messages else rule.made
    rows = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{_id(hashlib.sha256(f'{rule.id} {rule.made}'.encode()).hexdigest())}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_text(updated)}</updated>",
        f"<author><name>{_text('-' if discreet else 'Headwater')}</name></author>",
        *(_entry(message, rule, write) for message in messages),
        "</feed>",
    ]
    return "\n".join(rows).encode()


def _id(digest: str) -> str:
    return f"urn:uuid:{UUID(digest[:32])}"


def _entry(message: Message, rule: Rule, write: Write) -> str:
    letter = write(rule, message)
    link = next((row["link"] for row in letter.data.get("changes", ()) if "link" in row), "")
    rows = [
        "<entry>",
        f"<id>{_id(message.key)}</id>",
        f"<title>{_text(letter.subject)}</title>",
        f"<updated>{_text(message.sealed)}</updated>",
        f'<content type="text">{_text(letter.text)}</content>',
        *([f'<link rel="alternate" href="{_text(link)}"/>'] if link else []),
        "</entry>",
    ]
    return "\n".join(rows)


def _text(text: str) -> str:
    return escape(in_xml(text), {'"': "&quot;"})
