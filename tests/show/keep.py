"""Puts hand-made readings on a desk."""

import hashlib

from headwater.desk.store import Desk
from headwater.records import Capture, Reading


def keep(desk: Desk, reading: Reading) -> None:
    """Adds the reading under a capture whose bytes are its text."""
    a = reading.article
    body = f"{a.title}\n{a.text}".encode("utf-8", "replace")
    hints: dict[str, str] = {}
    source = f"{a.id}.txt"
    capture = Capture(hashlib.sha256(body).hexdigest(), a.capture.fetched, source, "text/plain", body, hints=hints)
    desk.add(capture, reading)
