"""What stands between quotation marks, whoever set them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.quoted import stretches


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We will not close the port." Then he left.', ["We will not close the port."]),
        ("He said: “We will not close the port.” Then he left.", ["We will not close the port."]),
        ("``We will not close the port,'' he said.", ["We will not close the port,"]),
        ("‘We won’t close the port at all,’ he said.", ["We won’t close the port at all,"]),
        ("Он сказал: «Мы не закроем порт никогда», и ушёл.", ["Мы не закроем порт никогда"]),
        ("Powiedział: „Nie zamkniemy portu nigdy więcej”, i wyszedł.", ["Nie zamkniemy portu nigdy więcej"]),
        (
            "- Nie zamkniemy tego portu - powiedział burmistrz. - Nigdy, póki ja tu jestem.",
            ["Nie zamkniemy tego portu", "Nigdy, póki ja tu jestem."],
        ),
        ('The "so-called" port of Edda, and its "Old Quay".', []),
        ("The captain's boat and the mate's boat weren't theirs.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in stretches(text)] == quoted


def test_a_quotation_over_paragraphs_opens_anew_in_each() -> None:
    text = "“We will not close the port.\n“It feeds four villages, and we know it,” she said.\nThe mayor left."
    assert [span.of(text) for span in stretches(text)] == [
        "We will not close the port.",
        "It feeds four villages, and we know it,",
    ]


def test_a_mark_that_nobody_closed_swallows_nothing() -> None:
    assert stretches('A 24" pipe burst in the old town on Monday, and "many people saw it.\nNobody was hurt.') == ()


@given(st.text(alphabet="ab \"“”«»„'‘’-–\n.", max_size=80))
def test_any_text_gives_stretches_in_order_that_do_not_overlap(text: str) -> None:
    found = stretches(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
