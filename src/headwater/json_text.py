"""Any value as JSON: records as dicts, lists and strings, and those as one line that can be written anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

_ENCODER = json.JSONEncoder(ensure_ascii=False)

# Half a surrogate pair does not fit UTF-8; the others end a line for str.splitlines, or are obeyed by a terminal.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def plain(value: Any) -> Any:
    """Records as JSON has them: spans as pairs, sets as lists in order."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if names := _named(kind):
        value = dict(zip(names, _fields(kind)(value), strict=True))
    # What is no record is looked at here: a call for each word of a page would take longer than all else.
    if isinstance(value, dict):
        if value.keys() == _PAIR:
            return [value["start"], value["end"]]
        return {key: inner if type(inner) in _AS_IT_IS else plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [inner if type(inner) in _AS_IT_IS else plain(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted(value)
    return value


_AS_IT_IS = frozenset({str, int, float, bool, type(None)})
_PAIR = {"start", "end"}


@cache
def _named(kind: Hashable) -> tuple[str, ...]:
    """The fields of a record, none of what is no record."""
    return tuple(field.name for field in fields(kind)) if isinstance(kind, type) and is_dataclass(kind) else ()


@cache
def _fields(kind: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of such a record at once."""
    names = _named(kind)
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


def encode(value: Any) -> str:
    """Any plain value as one line of JSON that can be written as UTF-8, whoever cuts lines and however."""
    line = _ENCODER.encode(value)
    return line if line.isascii() else _ESCAPED.sub(_escape, line)


def packed(value: Any) -> str:
    """The same without spaces, in a tenth of the time: for what is sent, not kept."""
    try:
        line = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half a surrogate pair, which only the other one can tell
        return encode(value)
    return line if line.isascii() else _ESCAPED.sub(_escape, line)


def encode_lines(lines: Sequence[str]) -> str:
    """As `encode`, for a list of lines: the encoder takes several times as long to begin a list as to write it."""
    written = f"[{', '.join(map(_ENCODER.encode, lines))}]"
    return written if written.isascii() else _ESCAPED.sub(_escape, written)


def _escape(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign.group()):04x}"
