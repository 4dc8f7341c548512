"""Sheets made from invented texts, as the desk makes them of articles."""

from __future__ import annotations

from tests.link.hard_set import made_of

from headwater.linked import Sheet


def sheet(name: str, text: str, *, outlet: str = "", day: str = "2024-05-14", language: str = "en") -> Sheet:
    """The sheet of a text that an outlet (by default one of its own) printed on a day."""
    return made_of(
        {
            "id": name,
            "text": text,
            "outlet": outlet or f"The {name.capitalize()} Gazette",
            "published": day,
            "title": "",
            "language": language,
        }
    )
