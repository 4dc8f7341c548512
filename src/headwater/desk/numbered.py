"""How what has a number is called everywhere outside: a letter for what it is, and the number."""

from __future__ import annotations


def token(kind: str, id: int) -> str:
    """A claim is c-000123, a dossier d-000123, an entity e-000123, a sighting h-000123, a story s-000123."""
    return f"{kind}-{id:06d}"
