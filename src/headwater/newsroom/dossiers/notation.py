"""How a dossier is written: plain text, with keys in it that say on what each sentence rests.

    # A heading, ## one below it       a line that begins so
    a paragraph                        between empty lines; its sentences end as they do in its language
    ... three convicts [c-000012].     a key: the claim as a whole
    ... [c-000012:118-203@4e542d2063]  a key: one statement of it, as it stands from character 118 to 203 of the text
                                       that was read from the capture whose SHA-256 begins so
    [c-000012]                         a paragraph of such keys alone: the claim is shown there, with how it stands
    > [c-000012:118-203@4e542d2063]    the quotation is set there, cut out of the frozen article, with its translation

A key belongs to the sentence that it stands in, or behind. A sentence that ends in a colon and leads to a claim or a
quotation that is shown below it needs none. Anything else in square brackets is text; what begins as a
key and is none is said to be broken. Why so: docs/decisions/0117.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Final, TypeAlias

from headwater.desk.dossiers.dossier_records import Draft, Pointed
from headwater.read import sentences
from headwater.records import Span

KEY: Final = re.compile(
    r"\[\s*(c-\d{1,9})(?:\s*:\s*(\d{1,8})-(\d{1,8})\s*@\s*([0-9a-f]{6,64}|j-\d{1,9}))?\s*\]", re.IGNORECASE
)
_ALMOST: Final = re.compile(r"\[\s*[cсCС]\s*[-–—]\s*\d[^\[\]\n]{0,100}\]?")
"""What was meant to be a key, a Cyrillic letter for the Latin one among it."""
_HEADING: Final = re.compile(r"(#{1,3})[ \t]+(\S.*)")
_QUOTED: Final = re.compile(r">\s*(\S.*)", re.DOTALL)
_GAP: Final = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True, slots=True)
class Key:
    """A key in a text. `name` is how it is always written: `c-000012`, or `c-000012:118-203@4e542d2063`."""

    name: str
    claim: str
    pointed: Pointed | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its keys, and these; none: nothing supports it. `broken` are keys that cannot be read;
    `leads`: it has no key of its own, and leads to what stands below it."""

    text: str
    keys: tuple[Key, ...] = ()
    broken: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 3."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of one's own."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim is shown here as a whole."""

    key: Key


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement is quoted here, in its own words."""

    key: Key


Part: TypeAlias = Heading | Paragraph | Claimed | Quotation


@lru_cache(maxsize=32)
def parts(text: str, language: str) -> tuple[Part, ...]:
    """A text taken apart, in its order; `language` says how its sentences end."""
    blocks = (block.strip() for block in _GAP.split(text.replace("\r\n", "\n").replace("\r", "\n")))
    made = [part for block in blocks if block for part in _block(block, language)]
    return tuple(_led_in(part, after) for part, after in zip_longest(made, made[1:]))


def _led_in(part: Part, after: Part | None) -> Part:
    """A sentence that ends in a colon rests on the claim or the quotation that it leads to."""
    if not isinstance(part, Paragraph) or not isinstance(after, Claimed | Quotation):
        return part
    last = part.sentences[-1]
    if last.keys or not last.text.endswith(":"):
        return part
    return Paragraph((*part.sentences[:-1], replace(last, keys=(after.key,), leads=True)))


def keys(made: tuple[Part, ...]) -> tuple[Key, ...]:
    """Every key of a text, each once, in its order."""
    found: dict[str, Key] = {}
    for part in made:
        for key in _keys_of(part):
            found.setdefault(key.name, key)
    return tuple(found.values())


def unsupported(made: tuple[Part, ...]) -> tuple[Sentence, ...]:
    """The sentences that no key supports."""
    return tuple(s for part in made if isinstance(part, Paragraph) for s in part.sentences if not s.keys)


def draft(title: str, text: str, *, language: str, sections: tuple[str, ...] = ()) -> Draft:
    """A text as the desk takes it."""
    made = parts(text, language)
    named = keys(made)
    claims = tuple(dict.fromkeys(key.claim for key in named))
    pointed = tuple(key.pointed for key in named if key.pointed)
    return Draft(title, language, sections, text, claims, pointed, len(unsupported(made)))


def read_key(text: str) -> Key | None:
    """One key, with its brackets or without; None where it is none."""
    found = next(_found(text if text.strip().startswith("[") else f"[{text.strip()}]"), None)
    return _key(found) if found and found[0] in (text.strip(), f"[{text.strip()}]") else None


def _keys_of(part: Part) -> Iterator[Key]:
    if isinstance(part, Claimed | Quotation):
        yield part.key
    elif isinstance(part, Paragraph):
        for sentence in part.sentences:
            yield from sentence.keys


def _block(block: str, language: str) -> Iterator[Part]:
    """The parts of what stands between two empty lines: a heading needs none around it."""
    lines: list[str] = []
    for line in block.split("\n"):
        if found := _HEADING.fullmatch(line.strip()):
            yield from _plain("\n".join(lines), language)
            lines = []
            yield Heading(found[2].strip(" #") or found[2], len(found[1]))
        else:
            lines.append(line)
    yield from _plain("\n".join(lines), language)


def _plain(block: str, language: str) -> Iterator[Part]:
    block = block.strip()
    quoted = _QUOTED.fullmatch(block)
    inside = list(_found(quoted[1] if quoted else block))
    alone = inside and not KEY.sub("", quoted[1] if quoted else block).strip(" \t\n>")
    if alone and quoted and all(found[2] for found in inside):
        yield from (Quotation(_key(found)) for found in inside)
    elif alone and not quoted and not any(found[2] for found in inside):
        yield from (Claimed(_key(found)) for found in inside)
    elif block:
        yield Paragraph(tuple(_sentences(block, language)))


def _found(text: str) -> Iterator[re.Match[str]]:
    """The keys in a text; one whose stretch ends before it begins is none."""
    return (m for m in KEY.finditer(text) if m[2] is None or int(m[2]) < int(m[3]))


def _key(found: re.Match[str]) -> Key:
    claim = f"c-{int(found[1][2:]):06d}"
    if found[2] is None:
        return Key(claim, claim)
    name = f"{claim}:{int(found[2])}-{int(found[3])}@{found[4].lower()}"
    return Key(name, claim, Pointed(name, claim, Span(int(found[2]), int(found[3])), found[4].lower()))


def _sentences(block: str, language: str) -> Iterator[Sentence]:
    """The sentences of a paragraph. Keys are taken out first: a full stop before one or behind it is the same."""
    plain, at = _without_keys(" ".join(block.split()))
    spans = sentences.split(plain, language) or ((Span(0, len(plain)),) if plain else ())
    if not spans:
        yield Sentence("", tuple(_key(found) for _, found in at))
        return
    of: dict[int, list[Key]] = {}
    for place, found in at:
        before = [n for n, span in enumerate(spans) if span.start < place]
        of.setdefault(before[-1] if before else 0, []).append(_key(found))
    for n, span in enumerate(spans):
        text = span.of(plain)
        yield Sentence(text, tuple(dict.fromkeys(of.get(n, ()))), tuple(m[0] for m in _ALMOST.finditer(text)))


def _without_keys(line: str) -> tuple[str, list[tuple[int, re.Match[str]]]]:
    """A line without its keys, and where in it each stood; the space before a key goes with it."""
    plain, at, end = "", [], 0
    for found in _found(line):
        plain += line[end : found.start()]
        end = found.end()
        if plain.endswith(" ") and (line[end : end + 1] in (" ", "") or not line[end].isalnum()):
            plain = plain[:-1]
        at.append((len(plain), found))
    return plain + line[end:], at
