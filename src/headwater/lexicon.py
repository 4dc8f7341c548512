"""Language knowledge as data: `data/<language>/<subject>.toml`, never `if language ==` in code.

Every stage reads its own subject and compiles what it needs once; a language lacks a subject where nobody has
written it yet, and the stage then finds nothing rather than guessing.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "ru", "be", "uk", "pl", "lt")
"""The languages whose statements we read, as ISO 639-1. Belarusian is `be` in either orthography and script."""


@cache
def load(language: str, subject: str) -> dict[str, Any]:
    """The table `data/<language>/<subject>.toml`; empty where there is none. Do not change what you get."""
    return _read(f"{language}/{subject}.toml")


@cache
def shared(subject: str) -> dict[str, Any]:
    """The table `data/<subject>.toml` that serves every language (outlets, countries, ...)."""
    return _read(f"{subject}.toml")


def _read(path: str) -> dict[str, Any]:
    file = resources.files("headwater") / "data" / path
    if not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))
