"""What is sent, as whoever words it hands it over: the words are made above, where the desk's languages are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from headwater.desk.alerts.alert_records import Message, Rule


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in words: `subject` in one line, `text` plain, `data` for programs (plain words of JSON)."""

    subject: str
    text: str
    data: Mapping[str, Any]


Write = Callable[[Rule, Message], Letter]
"""Puts a message into the words, language and zone of its rule."""
