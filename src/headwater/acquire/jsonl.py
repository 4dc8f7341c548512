"""Documents one a line, as corpora and tests come: every line is a capture, in order, duplicates included."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from headwater import engine
from headwater.acquire.raw import Errand, Raw, issue, too_large
from headwater.errors import BrokenInput, HeadwaterError, InputError, TooLarge
from headwater.records import Capture, Issue

DOCUMENT = "application/x-headwater-document+json"
_GUARDED = 1_000_000
"""Lines of more bytes are tried out in a process of their own: 20 MB of brackets become 0.6 GB of lists."""


def documents(raw: Raw, errand: Errand) -> Iterator[Capture | Issue]:
    """A capture for each line; an issue, with its number, for a line that is no document. Blank lines are none.

    A line is an object with `text`, a string, and optionally `id title outlet url published language`.
    """
    container = raw.container or raw.sha256
    for number, line in _lines(raw, errand):
        source = f"{raw.source}#{number}"
        if isinstance(line, HeadwaterError):
            yield issue(line, source)
            continue
        if fault := _fault(line, errand):
            yield Issue(fault[0], f"{raw.source}: line {number} {fault[1]}", source)
        else:
            yield raw.capture(line, DOCUMENT, source=source, container=container, encoding=None)


def _lines(raw: Raw, errand: Errand) -> Iterator[tuple[int, bytes | HeadwaterError]]:
    """Number and bytes of each line that is not blank, or why it cannot be had."""
    limits = errand.settings.limits
    number = 0
    with raw.open() as file:
        while line := file.readline(limits.max_document + 2):
            number += 1
            if number > limits.max_documents:
                raise TooLarge(f"{raw.source}: more than {limits.max_documents:,} lines; raise limits.max_documents")
            if len(line.rstrip(b"\r\n")) > limits.max_document:
                _skip_line(file, line, raw, limits.max_bytes)
                yield number, too_large(f"{raw.source}: line {number}", limits.max_document, "limits.max_document")
                continue
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if line.strip():
                yield number, line.rstrip(b"\r\n")
    if not number:
        raise InputError(f"{raw.source}: no line in it")


def _skip_line(file: BinaryIO, line: bytes, raw: Raw, limit: int) -> None:
    size = len(line)
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)
        size += len(line)
        if size > limit:
            raise too_large(raw.source, limit, "limits.max_bytes")


def _fault(line: bytes, errand: Errand) -> tuple[str, str] | None:
    """Why a line is no document: code and words. None where it is one."""
    limits = errand.settings.limits
    if len(line) <= _GUARDED:
        return fault(line)
    found = engine.guard(fault, line, seconds=limits.seconds, memory=limits.memory)
    return (found.code, f"cannot be read: {found.message}") if isinstance(found, engine.Failure) else found


def fault(line: bytes) -> tuple[str, str] | None:
    """Why a line is no document: code and words. None where it is one."""
    try:
        row = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        return BrokenInput.code, f"is not JSON: {str(error)[:200]}"
    if not isinstance(row, dict):
        return BrokenInput.code, "is not a JSON object"
    if not isinstance(row.get("text"), str):
        return BrokenInput.code, 'has no "text" that is a string'
    return None
