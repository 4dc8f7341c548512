"""Short reports of one event share nearly all they tell, and are no copies of each other where none says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.link.brief_pairs import APART, JOINED, Pair, Text
from tests.link.sheeted import sheet

from headwater.link.copies import compare, in_common, other_words
from headwater.link.laid import lay
from headwater.link.own_report import each_quotes_alone, names, own_report
from headwater.linked import Sheet


def sheets(pair: Pair) -> tuple[Sheet, Sheet]:
    one, other = (sheet(name, text.text, outlet=text.outlet) for name, text in zip("ab", pair, strict=True))
    return replace(one, published="2024-05-14T08:00:00Z"), replace(other, published="2024-05-14T15:00:00Z")


def own(text: str, *, outlet: str = "The Harbour Gazette", earlier: str = "Nothing is known.") -> bool:
    one, other = sheets(Pair(Text("Bay Chronicle", earlier), Text(outlet, text)))
    return own_report(other, one)


@pytest.mark.parametrize("event", APART)
def test_independent_short_reports_stay_apart(event: str) -> None:
    one, other = sheets(APART[event])
    assert in_common(one, other, None) is not None
    assert other_words(one, other, None) is None
    copy = compare(one, other)
    assert copy is None or not copy.joins


@pytest.mark.parametrize("event", JOINED)
def test_a_short_text_that_names_where_it_is_from_is_joined(event: str) -> None:
    one, other = sheets(JOINED[event])
    copy = compare(one, other)
    assert copy is not None
    assert copy.joins
    assert compare(other, one) == copy


@pytest.mark.parametrize(
    "text",
    [
        "The roof was gone, Mira Holt told the Harbour Gazette.",
        "The roof was gone, Mira Holt told The Gazette on Monday.",
        "The roof was gone, said Mira Holt in an interview with the Harbour Gazette.",
        "In a letter seen by the Harbour Gazette, Mira Holt resigned.",
        "“The roof is gone,” Mira Holt told us.",
        "Our correspondent in Kalden heard shots.",
        "We could not try it.",
    ],
)
def test_an_outlet_that_heard_or_saw_something_itself(text: str) -> None:
    assert own(text)


@pytest.mark.parametrize(
    "text",
    [
        "The roof was gone, Mira Holt told the Bay Chronicle.",
        "The roof was gone, Mira Holt told the paper.",
        "“We told the foreman. He told us to go home, and we saw nothing,” said Mira Holt.",
        'They had "told us" to wait, Mira Holt said.',
        "The Harbour Gazette is sold at the kiosk in Kalden.",
        "She told reporters that the roof was gone.",
        "The roof was gone, Mira Holt told the Morning Gazette.",
    ],
)
def test_what_others_heard_is_no_report_of_ones_own(text: str) -> None:
    assert not own(text)


def test_who_is_named_in_the_earlier_text_was_heard_there_already() -> None:
    text = "The roof was gone, Mira Holt told the Harbour Gazette."
    assert not own(text, earlier="Mira Holt spoke to the Harbour Gazette of a roof.")


def test_quotations_tell_where_each_text_has_its_own() -> None:
    mine = lay(sheet("a", 'She left. "The lamps were lit when we came ashore," said Ida Moll.'))
    yours = lay(sheet("b", 'She left. "Nobody had counted those barrels twice," said Ben Carrow.'))
    retold = lay(sheet("c", "She left. When they came ashore lamps were lit, according to Ida Moll."))
    assert each_quotes_alone(mine, yours)
    assert not each_quotes_alone(mine, retold)
    assert not each_quotes_alone(mine, lay(sheet("d", "She left.")))


def test_a_name_of_one_word_may_be_a_common_one() -> None:
    one, other = sheets(Pair(Text("Bay Chronicle", "Time is short."), Text("The Time", "The bay chronicle knows.")))
    assert names(other, one, surely=True)
    assert names(one, other)
    assert not names(one, other, surely=True)
