"""A webhook's address, and the secret by which is signed what goes there: kept sealed, shown as far as one may know.

Many receivers have a secret in the address itself, so both are sealed under the key of the desk (sealed/desk_key.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from headwater.desk.sealed import desk_key
from headwater.said import kept

LOST: Final = kept(
    "The address and the secret of this webhook were sealed under a key that is not here. Put the key back beside the "
    "desk, or remove this alert and make it anew."
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a webhook leads, whole, and what its messages are signed with; both "" where the key is not here."""

    to: str = ""
    secret: str = ""


def sealed(desk: Path, alert: int, receiver: Receiver) -> str:
    """As it is kept."""
    plain = json.dumps({"to": receiver.to, "secret": receiver.secret})
    return desk_key.seal(desk, plain, about=_about(alert))


def opened(desk: Path, alert: int, body: str) -> Receiver:
    """As it was; an empty one where it cannot be opened."""
    try:
        row = json.loads(desk_key.unseal(desk, body, about=_about(alert)))
    except desk_key.SecretLost:
        return Receiver()
    return Receiver(row["to"], row["secret"])


def place(url: str) -> str:
    """Where a webhook leads, without what only its receiver should know."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "..."
    hidden = "/..." if parts.path.strip("/") or parts.query else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{hidden}"


def _about(alert: int) -> str:
    return f"webhook of alert {alert}"
