"""Whatever the text, the rules answer with spans that fit it, in order, and in good time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import whole
from tests.attribute.said import article

from headwater.attribute.rules import RuleEncoder, quotes
from headwater.attribute.rules.confidence import FLOOR, of
from headwater.records import Article, CaptureRef

PIECES = ["said", "He", "Nora Quill", "that", "“", "”", '"', "«", "»", "'", "’s", ",", ".", "\n", "—", ":", "told", "("]
PIECES += [
    "according to",
    "the report",
    "was asked",
    "сказал",
    "что",
    "and",
    "who",
    "criticism of",
    "1,5",
    "’",
    "…",
    " ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@settings(max_examples=whole.count(50, 150), deadline=None)
@given(TEXTS, st.sampled_from(["en", "ru", "lt"]))
def test_spans_fit_the_text(text: str, language: str) -> None:
    for a in RuleEncoder().mark([article(text, language)])[0].attributions:
        assert a.cue
        assert a.content
        assert 0 <= a.confidence <= 1
        for spans in (a.source, a.cue, a.content):
            assert list(spans) == sorted(spans)
            assert all(span.of(text).strip() for span in spans)


@given(st.text(alphabet="ab “”\"'‘’«»„.,", max_size=60))
def test_quotations_lie_in_their_paragraph(text: str) -> None:
    for q in quotes.find(text, [(0, len(text))]):
        assert 0 <= q.start < q.end <= len(text)
        assert 0 <= q.depth < quotes.MAX_DEPTH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and left.", ["“yes”"]),
        ("Он сказал «да „и нет“ да» ему.", ["«да „и нет“ да»", "„и нет“"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("The farmers’ market isn’t open.", []),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”", "‘no’"]),
        ("“It goes on to the end", ["“It goes on to the end"]),
        ("„Taip“, – sakė jis.", ["„Taip“"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotes.find(text, [(0, len(text))])] == expected


def test_a_language_that_is_not_read_gives_nothing() -> None:
    text = "“Yes,” he said."
    unread = Article("a", None, text, "cs", "open", CaptureRef("", ""))
    assert RuleEncoder().mark([unread, article(text)])[0].attributions == ()
    assert RuleEncoder().mark([unread, article(text)])[1].attributions


def test_the_dateline_is_not_read() -> None:
    text = "Port, May 2 (Agency) - Taxes rose, the mayor said."
    whole = article(text)
    later = Article("a", None, text, "en", "open", CaptureRef("", ""), None, None, None, None, None, None, 23)
    assert later.body_start == 23
    assert whole.body_start == 0
    cut = Article(
        "a", None, text, "en", "open", CaptureRef("", ""), body_start=23, sentences=whole.sentences, read_in="en"
    )
    assert RuleEncoder().mark([cut])[0].attributions[0].content[0].of(text) == "Taxes rose"


def test_a_rule_is_as_sure_as_its_family() -> None:
    assert of("speech-before") > of("noun") >= FLOOR
    assert of("speech-that-unheard-of") == of("speech-that")


@pytest.mark.parametrize("piece", ["said ", "“", "He said that ", "'a b ", "(a", "X, a man, said it. ", "Bo and "])
def test_hostile_text_takes_no_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.perf_counter()
    RuleEncoder().mark([article(text)])
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said it rains and", "en"),
        ("Он сказал, что идёт дождь и", "ru"),
        ("Minister powiedział, że pada deszcz i", "pl"),
        ("Він сказав, що йде дощ і", "uk"),
    ],
)
def test_a_text_that_breaks_off_behind_a_conjunction_is_read(text: str, language: str) -> None:
    assert RuleEncoder().mark([article(text, language)])[0].attributions
