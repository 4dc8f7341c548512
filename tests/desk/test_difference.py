"""A difference leads from one text to the other and names nothing that stayed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.desk import difference
from headwater.desk.difference import Change, Replaced
from headwater.records import Capture, Reading, Span

Make = Callable[..., tuple[Capture, Reading]]


def between(make: Make, before: str, after: str) -> difference.Difference:
    return difference.between(1, make(before)[1], 2, make(after)[1])


def test_a_sentence_is_named_and_not_its_paragraph(make: Make) -> None:
    before, after = "One stays. Two goes. Three stays.\n\nFour.", "One stays. Two came. Three stays.\n\nFour."
    (change,) = between(make, before, after).changes
    assert change.kind == "rewritten"
    assert change.before is not None
    assert change.after is not None
    assert (change.before.of(before), change.after.of(after)) == ("Two goes.", "Two came.")


def test_added_and_removed_paragraphs(make: Make) -> None:
    before, after = "One.\n\nTwo.\n\nThree.", "Zero.\n\nOne.\n\nThree."
    assert between(make, before, after).changes == (
        Change("added", None, Span(0, 5)),
        Change("removed", Span(6, 10), None),
    )


def test_white_space_is_no_change(make: Make) -> None:
    assert between(make, "One  two.\nThree.", "One two.\n\n\nThree.").changes == ()


def test_fields_are_named(make: Make) -> None:
    before, after = make()[1], make(title=None, access="subscribers", published="2026-03-03")[1]
    found = difference.between(3, before, 5, after)
    assert (found.a, found.b, found.changes) == (3, 5, ())
    assert found.title == Replaced("Mill to close", None)
    assert found.access == Replaced("open", "subscribers")
    assert found.published == Replaced("2026-01-01", "2026-03-03")


def test_it_goes_to_json_and_back(make: Make) -> None:
    found = difference.between(1, make("One. Two.")[1], 2, make("One. Three.", title="Other")[1])
    assert difference.from_json(json.loads(json.dumps(difference.as_json(found)))) == found


def words(text: str) -> list[str]:
    return text.split()


texts = st.lists(st.lists(st.sampled_from(["Ja.", "No.", "So be it.", "x"]), max_size=4).map(" ".join), max_size=6).map(
    "\n".join
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=texts, after=texts)
def test_cutting_the_changes_out_leaves_the_same(make: Make, before: str, after: str) -> None:
    changes = between(make, before, after).changes
    was = [c.before for c in changes if c.before]
    now = [c.after for c in changes if c.after]
    assert words(without(before, was)) == words(without(after, now))


def without(text: str, spans: list[Span]) -> str:
    """What is left when the spans, in order and apart, are cut out."""
    parts, at = [], 0
    for span in spans:
        assert span.start >= at
        parts.append(text[at : span.start])
        at = span.end
    return " ".join([*parts, text[at:]])


def test_texts_without_end_take_no_time(make: Make) -> None:
    before = "\n".join(f"Line {n}." for n in range(30_000))
    after = "\n".join(f"Line {n * 7 % 30_000}." for n in range(30_000))
    start = time.monotonic()
    assert between(make, before, after).changes
    assert between(make, "a\n" * 20_000, "b\n" + "a\n" * 19_000 + "b\n").changes
    assert time.monotonic() - start < 5
