"""How the entries of events.toml are read; the words are made up."""

from __future__ import annotations

import re

import pytest

from headwater.attribute.happenings import words


def found(entry: str, text: str, *, noun: bool = False) -> bool:
    return re.search(rf"(?<!\w){words._stem(entry, '', noun)}(?!\w)", text) is not None


@pytest.mark.parametrize(
    ("text", "right"),
    [("blore the bridge", True), ("blores the bridge", True), ("blore the fish", False), ("blore it", False)],
)
def test_every_lookahead_of_an_entry_holds(text: str, right: bool) -> None:
    assert found("blor (?=the)(?! the fish)", text) is right
    assert found("blor(?= the)(?! the fish)", text) is right


def test_a_lookahead_within_a_group_belongs_to_the_group() -> None:
    assert found("blor (?:bridge(?!head)|tower)", "blor tower")
    assert found("blor (?:bridge(?!head)|tower)", "blor bridges")
    assert not found("blor (?:bridge(?!head)|tower)", "blor bridgehead")
