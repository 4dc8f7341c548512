"""One message to a webhook: what is posted, and what becomes of it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from headwater.acquire.sending import Answered, Sender
from headwater.desk.alerts.alert_records import Parcel
from headwater.desk.alerts.receiver import LOST, place
from headwater.errors import FetchFailed, ForbiddenAddress
from headwater.newsroom.alerts import signing
from headwater.newsroom.alerts.letters import Letter
from headwater.newsroom.alerts.trouble import Trouble

_GONE: Final = 410
_LATER: Final = frozenset({408, 409, 423, 425, 429})


def send(parcel: Parcel, letter: Letter, sender: Sender, now: datetime) -> None:
    """Posts a message. Raises `Trouble` where it was not taken, or nobody can tell."""
    if not parcel.to:
        raise Trouble(LOST, refused=True)
    body = posted(parcel, letter)
    headers = signing.headers(parcel.secret, f"msg_{parcel.key}", int(now.timestamp()), body)
    try:
        answered = sender.deliver(parcel.to, body, headers)
    except ForbiddenAddress as error:
        raise Trouble(_bare(error, parcel.to), refused=True) from error
    except FetchFailed as error:
        raise Trouble(_bare(error, parcel.to), retry_after=error.retry_after) from error
    if not answered.taken:
        raise _refusal(answered)


def posted(parcel: Parcel, letter: Letter) -> bytes:
    """The body: type, time and data, as Standard Webhooks has them."""
    kind = "notice" if parcel.rule.wording == "discreet" else "alert"
    row = {"type": kind, "timestamp": parcel.message.sealed, "data": letter.data}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _refusal(answered: Answered) -> Trouble:
    status = answered.status
    if status == _GONE:
        return Trouble("HTTP 410: the receiver wants nothing more; the channel was shut", refused=True, shut=True)
    if 300 <= status < 400:
        return Trouble(f"HTTP {status}: it leads elsewhere, and nothing is sent there; give that address", refused=True)
    refused = 400 <= status < 500 and status not in _LATER
    return Trouble(f"HTTP {status}", refused=refused, retry_after=answered.retry_after)


def _bare(error: Exception, url: str) -> str:
    """What was in the way without the address, which may hold a secret of its receiver."""
    told = str(error).replace(url, place(url))
    parts = urlsplit(url)
    for secret in (parts.path, parts.query):
        if len(secret) > 1:
            told = told.replace(secret, "/...")
    return told
