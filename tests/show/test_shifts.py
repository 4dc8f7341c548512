"""What became of statements from one version to another."""

from __future__ import annotations

from dataclasses import replace

from tests.show import sample

from headwater.records import Reading
from headwater.show.shifts import shifts


def changed(reading: Reading, n: int, **fields: object) -> Reading:
    """The reading with its nth statement, from 0, as it is told now."""
    rows = list(reading.statements)
    rows[n] = replace(rows[n], **fields)  # type: ignore[arg-type]
    return replace(reading, statements=tuple(rows))


def test_nothing_became_of_what_stayed() -> None:
    assert shifts(sample.reading(), sample.reading(), {}, {}) == ()


def test_a_source_that_became_unnamed_and_a_stance_that_turned() -> None:
    old = sample.reading()
    source = replace(old.statements[9].source, entity=None, naming="described", text="a spokesman")
    new = changed(old, 9, source=source, stance="confirms")
    (shift,) = shifts(old, new, {}, {})
    assert {"now unnamed", "stance"} <= {t.what for t in shift.turned}
    back = shifts(new, old, {}, {})[0]
    assert "now named" in {t.what for t in back.turned}


def test_dropped_and_new_statements() -> None:
    old = sample.reading()
    new = replace(old, statements=old.statements[:-1])
    (gone,) = shifts(old, new, {}, {})
    assert (gone.before is not None, gone.after) == (True, None)
    (come,) = shifts(new, old, {}, {})
    assert (come.before, come.after is not None) == (None, True)
