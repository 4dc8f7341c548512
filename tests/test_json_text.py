"""What is sent, kept and shown as JSON says the same, and can be written anywhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from headwater import json_text
from headwater.records import Related, Span


@pytest.mark.parametrize(
    "value",
    [
        {"said": "two\u2028lines, half a pair \ud800, \x85", "where": None, 7: [1, 2.5, True]},
        {"імя": "Ганна", "pairs": ((1, 2), (3, 4))},
        [],
        {"plain": "ascii"},
    ],
)
def test_what_is_sent_says_the_same_as_what_is_kept(value: Any) -> None:
    packed = json_text.packed(value)
    assert json.loads(packed) == json.loads(json_text.encode(value))
    assert not {"\u2028", "\x85"} & set(packed)
    packed.encode()


def test_sets_become_lists_in_order() -> None:
    assert json_text.plain({"traits": frozenset(("b", "a")), "deep": [{"c": {3, 1}}]}) == {
        "traits": ["a", "b"],
        "deep": [{"c": [1, 3]}],
    }


def test_records_become_plain_whatever_they_hold() -> None:
    told = json_text.plain({"one": (Related("Bridge closed", ("Local",)), None), "two": [Span(1, 2), [Span(4, 5)]]})
    assert told["one"] == [
        {"title": "Bridge closed", "sections": ["Local"], "access": "headline", "url": None},
        None,
    ]
    assert told["two"] == [[1, 2], [[4, 5]]]


def test_what_breaks_lines_or_utf8_is_written_as_an_escape() -> None:
    assert json_text.encode({"t": "a\ud800b"}) == '{"t": "a\\ud800b"}'
    text = "".join(map(chr, range(0x3000)))
    assert len(json_text.encode(text).splitlines()) == 1
    assert json.loads(json_text.encode(text)) == text


def test_lines_are_written_as_any_list_of_them() -> None:
    text = "".join(map(chr, range(0x3000)))
    for lines in ((), ("",), ("a\ud800b", 'Says "no".', text), ("Both name Hardz.", "3 tell it.")):
        assert json_text.encode_lines(lines) == json_text.encode(list(lines))
