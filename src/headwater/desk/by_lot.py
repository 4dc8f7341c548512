"""Words drawn by lot, by which somebody is let in: what is kept of one, so that nobody can go in by what is kept."""

from __future__ import annotations

import hashlib


def digest(word: str) -> str:
    """What the desk keeps of such a word. No salt, no slow hash: 80 bits by lot, or 256, cannot be guessed."""
    return hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()
