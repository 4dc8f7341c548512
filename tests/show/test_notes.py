"""Statements as they are told to a reader."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from tests.show import sample
from tests.show.readings import readings

from headwater.records import Reading, Statement
from headwater.show.notes import Note, content, extent, notes, tally, unnamed


def by_number(reading: Reading) -> dict[int, Note]:
    return {n.number: n for n in notes(reading)}


def test_each_statement_once_and_the_nested_right_after_what_it_stands_in() -> None:
    told = notes(sample.reading())
    assert [n.number for n in told] == list(range(1, 13))
    assert [(n.number, n.depth, n.within) for n in told if n.depth] == [(5, 1, 4), (11, 1, 10)]


def test_nested_before_its_frame_still_follows_it() -> None:
    reading = sample.reading()
    swapped = tuple(reversed(reading.statements))
    told = notes(replace(reading, statements=swapped))
    at = [n.statement.id for n in told]
    assert at.index("s5") == at.index("s4") + 1


def test_a_ring_of_statements_is_told_once() -> None:
    reading = sample.reading()
    first, second = reading.statements[:2]
    ring = (replace(first, within=second.id), replace(second, within=first.id))
    bare = replace(reading, statements=ring, events=(), deals=())
    assert sorted(n.number for n in notes(bare)) == [1, 2]


def test_a_named_source_is_told_by_name_and_as_the_text_says() -> None:
    note = by_number(sample.reading())[5]
    assert (note.who.text, note.said_as, note.who.quoted, note.unnamed) == ("Anton Vesk", "He", False, "")
    assert note.role == "deputy foreign secretary"


def test_an_unnamed_source_is_told_in_the_texts_own_words() -> None:
    note = by_number(sample.reading())[4]
    assert (note.who.text, note.who.quoted, note.unnamed, note.said_as) == (
        "people in attendance",
        True,
        "unnamed",
        None,
    )


def test_a_source_that_nobody_names() -> None:
    note = by_number(sample.reading())[6]
    assert (note.who.text, note.unnamed) == ("nobody named", "")
    assert [(a.label, a.words, a.quoted) for a in note.beside] == [("terms", "on condition of anonymity", True)]


def test_a_pronoun_for_somebody_unnamed_is_told_as_whom_it_stands_for() -> None:
    reading = sample.reading()
    eighth = reading.statements[7]
    she = replace(eighth, source=replace(eighth.source, text="she"))
    told = by_number(replace(reading, statements=(*reading.statements[:7], she, *reading.statements[8:])))
    assert (told[8].who.text, told[8].said_as) == ("A source familiar with the talks", "she")


def test_the_chain_runs_from_the_outlet_to_the_origin() -> None:
    note = by_number(sample.reading())[5]
    names = [(step.text, step.named) for step in note.chain]
    assert names == [
        ("Norrland Wire", True),
        ("The Harbour Courier", True),
        ("people in attendance", False),
        ("Anton Vesk", True),
    ]


def test_who_rests_on_unnamed_sources() -> None:
    reading = sample.reading()
    assert [n for n, s in enumerate(reading.statements, 1) if unnamed(s)] == [1, 4, 5, 8, 9]
    assert tally(reading) == "12, 5 resting on unnamed sources"
    assert tally(replace(reading, statements=reading.statements[1:2], events=(), deals=())) == "1"


def test_to_whom_and_when() -> None:
    told = by_number(sample.reading())
    assert told[8].told_to == "Norrland Wire"
    assert ("when", "12 March 2025") in [(a.label, a.words) for a in told[3].beside]


def test_content_is_quoted_in_the_original() -> None:
    reading = sample.reading()

    def said(of: Statement) -> str:
        return content(reading.article, of)

    tenth = reading.statements[9]
    assert said(tenth) == "“We have never discussed an exchange,” … “Such reports are reportedly written abroad.”"
    bare = replace(tenth, content=(sample.span("We have never discussed an exchange"),))
    assert said(bare) == "“We have never discussed an exchange”"
    assert said(replace(bare, quoted="indirect")) == "We have never discussed an exchange"
    assert said(replace(bare, content=())) == ""


def test_extent_goes_from_first_to_last_character() -> None:
    reading = sample.reading()
    span = extent(reading.statements[11])
    assert span is not None
    assert span.of(reading.article.text) == "Ilona Brask thanked the Marvian government for its efforts"
    nowhere = replace(reading.statements[5], cue=(), content=())
    assert extent(nowhere) is None


@given(readings())
def test_numbers_follow_the_telling_and_a_nested_statement_follows_its_frame(reading: Reading) -> None:
    told = notes(reading)
    assert [n.number for n in told] == list(range(1, len(reading.statements) + 1))
    assert {n.statement.id for n in told} == {s.id for s in reading.statements}
    for before, note in pairwise(told):
        assert note.depth <= before.depth + 1


def test_what_is_more_likely_misread_than_not_is_called_unsure() -> None:
    reading = sample.reading()
    first, *others = reading.statements
    doubtful = replace(reading, statements=(replace(first, confidence=0.49), *others))
    assert [n.number for n in notes(doubtful) if n.unsure] == [n.number for n in notes(reading) if n.statement == first]
    assert tally(doubtful).endswith("1 of unsure reading")
    assert "unsure" not in tally(reading)
