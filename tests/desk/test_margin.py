"""Notes of persons: where they stand, in which versions, and that nothing that was written is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.desk import Desk
from headwater.desk.margin.anchors import again, anchor, verbatim
from headwater.errors import DeskError
from headwater.records import Capture, Reading, Span

Make = Callable[..., tuple[Capture, Reading]]
TEXT = "The mill will close, Ada Vint said.\nThe mill employs forty. It will close in May."


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@given(st.text(st.sampled_from("ab \n."), min_size=1, max_size=60), st.data())
def test_a_passage_is_always_found_again_in_its_own_text_and_nowhere_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    where = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert again(anchor(text, where), text) == where


def test_words_that_stand_twice_are_no_longer_found_where_they_stand_once() -> None:
    made = anchor("He left. He left.", Span(9, 16))
    assert again(made, "He left. She stayed.") is None


def test_surroundings_that_changed_make_an_orphan() -> None:
    made = anchor(TEXT, span("forty"))
    assert again(made, TEXT.replace("The mill employs forty", "The mine employs forty")) is None
    assert again(made, "A new beginning.\n" + TEXT) == Span(span("forty").start + 17, span("forty").end + 17)


def test_words_are_found_whatever_the_white_space_between_them() -> None:
    text = "One  two\nthree. A \u202e sign (a|b)*."
    assert verbatim("One two three.", text) == [Span(0, 15)]
    assert verbatim("A \ufffd sign (a|b)*", text)
    assert verbatim("  ", text) == []
    assert verbatim("Two", text) == []


def test_a_note_stands_in_its_version_and_in_later_ones_only_where_its_words_are(desk: Desk, make: Make) -> None:
    desk.add(*make(TEXT))
    first = desk.note_passage("a1", span("employs forty"), "Who counted them?", "Ana")
    second = desk.note_passage("a1", span("Ada Vint said"), "Ring her.", "Ben")
    later = TEXT.replace("employs forty", "employs sixty")
    desk.add(*make(later, fetched="2026-01-03T03:04:05Z"))
    then, now = desk.margin("a1", 1, TEXT), desk.margin("a1", 2, later)
    assert [(t.note.id, t.orphan) for t in then] == [(second.id, False), (first.id, False)]
    assert [(t.note.id, t.span, t.orphan) for t in now] == [
        (second.id, span("Ada Vint said"), False),
        (first.id, None, True),
    ]
    assert now[1].note.words == "employs forty"


def test_a_change_keeps_what_was_written_before(desk: Desk, make: Make) -> None:
    desk.add(*make(TEXT))
    note = desk.note_passage("a1", span("forty"), "First words", "Ana")
    desk.change_note(note.id, "Second words", "Ben")
    acts = desk.acts_of_notes([note.id])
    assert [(a.kind, a.who, a.text) for a in acts] == [
        ("written", "Ana", "First words"),
        ("changed", "Ben", "Second words"),
    ]
    assert desk.note(note.id).note.text == "Second words"
    assert desk.note(note.id).note.who == "Ana"


def test_threads_are_answered_resolved_taken_back_and_put_back(desk: Desk, make: Make) -> None:
    desk.add(*make(TEXT))
    note = desk.note_passage("a1", span("forty"), "Who counted?", "Ana")
    answer = desk.answer_note(note.id, "The union.", "Ben")
    deeper = desk.answer_note(answer.id, "Which?", "Ana")
    assert deeper.answers == note.id
    assert desk.resolve_note(note.id, "Ben").resolved_by == "Ben"
    assert desk.note_total("", "open") == 0
    desk.resolve_note(note.id, "Ben", resolved=False)
    desk.take_back_note(note.id, "Ana")
    assert len(desk.margin("a1", 1, TEXT)) == 1  # its answers still stand
    for each in (answer, deeper):
        desk.take_back_note(each.id, "Ana")
    assert desk.margin("a1", 1, TEXT) == []
    assert desk.note_total("", "taken back") == 3
    desk.take_back_note(note.id, "Ana", back=False)
    assert desk.margin("a1", 1, TEXT)[0].note.undone is None
    assert [a.kind for a in desk.note_acts(2)] == ["put back", "taken back"]


@pytest.mark.parametrize(
    ("do", "says"),
    [
        (lambda d: d.note_passage("a1", Span(0, 9_999), "x", "Ana"), "no such passage"),
        (lambda d: d.note_passage("zz", Span(0, 3), "x", "Ana"), "no such article"),
        (lambda d: d.note_passage("a1", Span(0, 3), " \n", "Ana"), "at least one word"),
        (lambda d: d.note_passage("a1", Span(0, 3), "x" * 10_001, "Ana"), "10,000 characters"),
        (lambda d: d.note_passage("a1", Span(0, 3), "x", " "), "Say who writes"),
        (lambda d: d.note_on("c-000099", "x", "Ana"), "no such claim"),
        (lambda d: d.answer_note(7, "x", "Ana"), "no such note"),
    ],
)
def test_what_cannot_be_noted_changes_nothing(desk: Desk, make: Make, do: Callable[[Desk], object], says: str) -> None:
    desk.add(*make(TEXT))
    with pytest.raises(DeskError, match=says):
        do(desk)
    assert desk.note_total() == 0


def test_an_answer_cannot_be_resolved_and_nothing_is_done_twice(desk: Desk, make: Make) -> None:
    desk.add(*make(TEXT))
    note = desk.note_on("a1", "On the whole.", "Ana")
    answer = desk.answer_note(note.id, "Yes.", "Ben")
    with pytest.raises(DeskError, match="is an answer"):
        desk.resolve_note(answer.id, "Ben")
    with pytest.raises(DeskError, match="was not taken back"):
        desk.take_back_note(note.id, "Ana", back=False)
    with pytest.raises(DeskError, match="says that already"):
        desk.change_note(note.id, "On the whole.", "Ana")


def test_notes_are_searched_in_any_inflection_with_what_they_are_on(desk: Desk, make: Make) -> None:
    desk.add(*make(TEXT))
    desk.note_passage("a1", span("forty"), "Спросить министров", "Ana")
    (row,) = desk.notes("министры forty")
    assert (row.title, row.language, row.many) == ("Mill to close", "en", 0)
    assert desk.notes("nothing") == []


def test_the_words_of_a_text_that_no_database_can_hold(desk: Desk, make: Make) -> None:
    capture, reading = make("A \ud800 half and a \x00 nul.")
    desk.add(capture, replace(reading, statements=()))
    note = desk.note_passage("a1", Span(0, 8), "Odd.", "Ana")
    assert desk.margin("a1", 1, reading.article.text)[0].span == note.span


def test_notes_are_in_no_other_table(path: Path, make: Make) -> None:
    with Desk(path) as desk:
        desk.add(*make(TEXT))
        desk.note_passage("a1", span("forty"), "Secretword", "Ana")
        assert desk.search("Secretword") == []
    connection = sqlite3.connect(path)
    found = {t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    holding = {t for t in found if any("Secretword" in str(row) for row in connection.execute(f"SELECT * FROM '{t}'"))}
    connection.close()
    assert holding <= {"notes", "note_acts"}
