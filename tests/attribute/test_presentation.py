"""Certainty, polarity, tense and condition, from the words of the first clause."""

from __future__ import annotations

import pytest

from headwater.attribute import presentation
from headwater.records import Presentation


@pytest.mark.parametrize(
    ("text", "certainty", "polarity", "tense", "conditional"),
    [
        ("the bridge was closed", "certain", "positive", "past", False),
        ("the bridge may be closed", "possible", "positive", "present", False),
        ("the bridge would open if the lists were honest", "certain", "positive", "future", True),
        ("it will not open", "certain", "negative", "future", False),
        ("it was not only the bridge", "certain", "positive", "past", False),
        ("the bridge is closed, but the road may open", "certain", "positive", "present", False),
        ("they will likely come", "probable", "positive", "future", False),
    ],
)
def test_english(text: str, certainty: str, polarity: str, tense: str, conditional: bool) -> None:
    have = presentation.judge(text, "en")
    assert (have.certainty, have.polarity, have.tense, have.conditional) == (certainty, polarity, tense, conditional)


@pytest.mark.parametrize(
    ("language", "text", "certainty", "polarity", "tense"),
    [
        ("ru", "мост был закрыт", "certain", "positive", "past"),
        ("ru", "мост не будет открыт", "certain", "negative", "future"),
        ("ru", "стороны могут договориться", "possible", "positive", "present"),
        ("be", "мост не будзе адкрыты", "certain", "negative", "future"),
        ("be", "бакі могуць дамовіцца", "possible", "positive", "present"),
        ("uk", "сторони можуть домовитися", "possible", "positive", "present"),
        ("pl", "strony mogą się porozumieć", "possible", "positive", "present"),
        ("pl", "most nie będzie otwarty", "certain", "negative", "future"),
        ("lt", "tiltas galbūt bus atidarytas", "possible", "positive", "future"),
    ],
)
def test_other_languages(language: str, text: str, certainty: str, polarity: str, tense: str) -> None:
    have = presentation.judge(text, language)
    assert (have.certainty, have.polarity) == (certainty, polarity)
    assert have.tense in (tense, "present")


def test_a_language_without_words_reads_nothing_into_a_text() -> None:
    assert presentation.judge("silta oli ehkä kiinni", "fi") == Presentation()
