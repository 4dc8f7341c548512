"""Who is named between two places."""

from __future__ import annotations

from headwater.attribute.mentions import Mentions
from headwater.records import Entity, Span


def test_nobody_is_named_where_nothing_lies_between() -> None:
    text = "Ada Vint left."
    known = Mentions((Entity("e1", "person", "Ada Vint", (), (Span(0, 8),)),))
    assert [m.span.of(text) for m in known.between(0, len(text))] == ["Ada Vint"]
    assert known.between(8, 8) == known.between(9, 3) == []
    assert known.before(0, 0) is None
    assert known.after(len(text), len(text)) is None
