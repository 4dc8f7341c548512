"""One catalogue brought up to date with what is said."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from headwater.show.catalogues.gathering import Text

_DATES = re.compile(rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team): .*\n', re.M)


def update(path: Path, code: str, texts: Collection[Text]) -> int:
    """Writes the file with exactly these texts, those that it has translated as they are; how many are not.

    The comment at its head, with the glossary, stays.
    """
    old = read(path, code)
    new = Catalog(locale=code, header_comment=old.header_comment, project="Headwater", fuzzy=False)
    missing = 0
    for text in texts:
        message = old.get(text.id, text.context or None) or old.get(text.text, text.context or None)
        told = (message.string if message else "") or ""
        if text.more and not isinstance(told, tuple | list):
            told = ("",) * new.num_plurals
        if not text.more and isinstance(told, tuple | list):
            told = told[0]
        new.add(text.id, told, context=text.context or None)
        missing += not all(told if isinstance(told, tuple | list) else (told,))
    with path.open("wb") as file:
        file.write(_lasting(new))
    return missing


def read(path: Path, code: str) -> Catalog:
    """The catalogue in a file, an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=code)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def _lasting(catalog: Catalog) -> bytes:
    """The file without what changes each time it is written: dates, and who wrote it."""
    from io import BytesIO

    out = BytesIO()
    write_po(out, catalog, width=120, omit_header=False, no_location=True, sort_output=False)
    return _DATES.sub(b"", out.getvalue())


def of(message: Message) -> tuple[str, ...]:
    """The forms of a message, one where nothing is counted."""
    told = message.string or ""
    return tuple(told) if isinstance(told, tuple | list) else (told,)
