"""By which letters a pattern may begin, and that nothing is lost by asking for them."""

from __future__ import annotations

import re

import pytest

from headwater import lexicon
from headwater.attribute import silence
from headwater.attribute.openings import (
    FIRST_LETTERS,
    Openings,
    cut_at_bars,
    first_words,
    matches_at,
    openings,
    openings_of_word,
)
from headwater.attribute.patterns import opened_lists
from headwater.records import Span

LANGUAGES = ("en", "ru", "uk", "be", "pl", "lt")


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("declined", {"declined"}),
        ("did not|does", {"did ", "does "}),
        ("(?:would|could) not", {"would ", "could "}),
        ("not?hing", {"nothing ", "nohing "}),
        ("refus(?:ed|al)", {"refused ", "refusal "}),
        ("[нН]ичего", {"ничего "}),
        ("(?<!to )keep silent", {"keep "}),
        ("'m not", {"m "}),
        (" ?nothing", {"nothing "}),
        (r"\w+ said", {""}),
        ("a*b", {""}),
        ("sa+id", {"s"}),
        ("answer(?:s|ed)?", {"answer ", "answers ", "answered"}),
        ("incomprehensible", {"incompre"}),
    ],
)
def test_the_letters_that_open_a_pattern(pattern: str, begins: set[str]) -> None:
    assert openings(pattern) == {b[:8] for b in begins}


def test_bars_in_groups_and_classes_cut_nothing() -> None:
    assert cut_at_bars("a(?:b|c)|[|)]d|e\\|f") == ["a(?:b|c)", "[|)]d", "e\\|f"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_silence_is_found_by_the_letters_it_begins_with(language: str) -> None:
    """What the shortest words of each head begin with is among the letters that it is looked up by."""
    forms = silence._forms(language)
    for letters, places in silence._by_opening(language).items():
        assert letters == letters.lower()
        for at in places:
            assert at in silence._opened_by(letters.strip(), language), (letters, forms[at].head)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("He DID not say.", "did not"),
        ("Министерство НЕ ответило.", "не ответил\\w+"),
        ("Пресс-служба никак не отреагировала", "никак не отреагировал\\w+"),
    ],
)
def test_a_match_is_opened_by_a_word_of_its_text(text: str, pattern: str) -> None:
    assert re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
    asked = {begins for word in FIRST_LETTERS.findall(text) for begins in openings_of_word(word.lower())}
    assert asked & openings(pattern)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("He did not, did not say: did notice.", "did not|not say"),
        ("Не, не ответил и не ответит; неответ", "не отве\\w+|не"),
        ("'twas said 'twas so", "'twas|so"),
        ("", "did"),
    ],
)
def test_matches_at_the_words_that_open_a_pattern_are_those_everywhere(text: str, pattern: str) -> None:
    whole = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    known = Openings(openings(pattern))
    for start, end in ((0, len(text)), (3, len(text) - 2)):
        places = known.places(first_words(text), start, max(start, end))
        found = [m.span() for m in matches_at(whole, text, places, start, end)]
        assert found == [m.span() for m in whole.finditer(text, start, end)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_left_out_of_a_sentence_only_where_nothing_of_it_stands_there(language: str) -> None:
    """A word of each list of deals, alone in a sentence, opens its list."""
    for key, listed in lexicon.load(language, "deals").items():
        for form in listed if isinstance(listed, list) else ():
            if form.isalpha():
                text = f"Xx {form} xx."
                assert key in opened_lists(language, "deals", text, Span(0, len(text))), (key, form)
