"""The same text about others: names changed for other names of their kind, language and ending.

SlavicNER has few documents in Ukrainian, and each says the same dozen names over and over; what stays the same when
they change is what shows where a name begins and ends.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHARE = 0.5
"""Of documents whose names are changed in a round, and of the names of such a document."""
ENDING = 2
"""Letters at the end that two names must share, so that the case stays what the sentence asks for."""

Row = dict[str, Any]
Pool = Mapping[tuple[str, str, str], Sequence[str]]


def pool(rows: Iterable[Row]) -> Pool:
    """All names of some documents by language, kind and ending, each once."""
    found: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for row in rows:
        for mention in row["mentions"]:
            found[_key(row["lang"], mention)][row["text"][mention["start"] : mention["end"]]] = None
    return {key: tuple(names) for key, names in found.items()}


def swapped(row: Row, names: Pool, chance: random.Random) -> Row:
    """The document, at times with other names; offsets follow. Mentions within mentions stay as they are."""
    if chance.random() >= SHARE:
        return row
    text, out, at, mentions = row["text"], [], 0, []
    length = 0
    for mention in sorted(row["mentions"], key=lambda m: (m["start"], -m["end"])):
        start, end = mention["start"], mention["end"]
        if start < at:
            continue
        named = chance.choice(names[_key(row["lang"], mention)]) if chance.random() < SHARE else text[start:end]
        out += [text[at:start], named]
        length += start - at
        mentions.append({**mention, "start": length, "end": length + len(named)})
        length += len(named)
        at = end
    return {**row, "text": "".join([*out, text[at:]]), "mentions": mentions}


def _key(language: str, mention: Row) -> tuple[str, str, str]:
    return language, mention["kind"], mention["surface"][-ENDING:].lower()
