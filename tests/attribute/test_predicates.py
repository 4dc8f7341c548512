"""How a verb or noun anywhere in a sentence is put: the word in brackets, by what governs it."""

from __future__ import annotations

import pytest

from headwater import attribute
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Presentation, Span


def put(marked: str, language: str = "en") -> Presentation:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    article = Article(
        id="a",
        title="",
        text=text,
        language=language,
        access="open",
        capture=CaptureRef("", ""),
        sentences=sentences.split(text, language),
        read_in=language,
    )
    return attribute.read_presentation(article, (), Span(start, end))


@pytest.mark.parametrize(
    ("marked", "certainty", "polarity"),
    [
        ("The guard [opened] the gate.", "certain", "positive"),
        ("The guard may open the gate or even [leave] it.", "possible", "positive"),
        ("The guard did not [open] the gate.", "certain", "negative"),
        ("The guard didn’t [open] the gate.", "certain", "negative"),
        ("The port did[n’t] close.".replace("did[n’t]", "[did]n’t"), "certain", "negative"),
        ("No one [opened] the gate.", "certain", "negative"),
        ("Neither the guard nor the cook [opened] the gate.", "certain", "negative"),
        ("The guard failed to [open] the gate.", "certain", "negative"),
        ("The guard did not fail to [open] the gate.", "certain", "positive"),
        ("The guard was unable to [open] the gate.", "certain", "negative"),
        ("The guard left without [opening] the gate.", "certain", "negative"),
        ("The crew prevented the rebels from [opening] the gate.", "certain", "negative"),
        ("The mayor called off the [visit].", "certain", "negative"),
        ("The union ended the [strike].", "certain", "positive"),
        ("The court [decided] not to free the crew.", "certain", "positive"),
        ("The court decided not to [free] the crew.", "certain", "negative"),
        ("The mayor would have [resigned].", "possible", "positive"),
        ("The bridge nearly [collapsed].", "certain", "negative"),
        ("The mayor has no plans to [visit] the port.", "certain", "negative"),
        ("The guard managed to [open] the gate.", "certain", "positive"),
        ("The crew began to [unload] the ship.", "certain", "positive"),
        ("The guard wants to [open] the gate.", "possible", "positive"),
        ("The guard does not want to [open] the gate.", "possible", "negative"),
        ("The guard plans to [open] the gate.", "certain", "positive"),
        ("The guard is likely to [open] the gate.", "probable", "positive"),
        ("The state sent ships to [free] the crew.", "probable", "positive"),
        ("The two spoke of the possibility of a [strike].", "possible", "positive"),
        ("There were no [talks].", "certain", "negative"),
        ("The union could hold [talks] with the port.", "possible", "positive"),
        ("The mayor demanded that the guard [open] the gate.", "possible", "positive"),
        ("It is unclear whether the guard [opened] the gate.", "possible", "positive"),
        ("Did the guard [open] the gate?", "possible", "positive"),
        ("[Open] the gate.", "possible", "positive"),
        ("Perhaps the guard [opened] the gate.", "possible", "positive"),
        ("The guard, the report says, is anything but [reformed].", "certain", "negative"),
    ],
)
def test_english(marked: str, certainty: str, polarity: str) -> None:
    have = put(marked)
    assert (have.certainty, have.polarity) == (certainty, polarity)


@pytest.mark.parametrize(
    ("marked", "conditional"),
    [
        ("The crew will stay unless the guard [opens] the gate.", True),
        ("The crew will [leave] if the guard opens the gate.", True),
        ("If the guard [opens] the gate, the crew will leave.", True),
        ("If the guard opens the gate, the crew will [leave].", True),
        ("The mayor said the crew will [leave] if the guard opens the gate.", True),
        ("The mayor [says] the crew will leave if the guard opens the gate.", False),
        ("The crew has [agreed] to leave if the guard opens the gate.", False),
        ("The mayor would have [resigned].", True),
        ("They will leave if the mayor drops his [inquiry].", False),
        ("They [asked] if the gate was open.", False),
    ],
)
def test_what_hangs_on_a_condition(marked: str, conditional: bool) -> None:
    assert put(marked).conditional is conditional


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("He said the guard will [open] the gate.", "future"),
        ("The guard promised to [open] the gate.", "future"),
        ("The court voted 5-4 on Monday to [free] the crew.", "future"),
        ("The guard is said to have [opened] the gate.", "past"),
        ("The guard [opened] the gate, and the crew will leave.", "past"),
        ("I [suppose] the crew will leave.", "present"),
        ("The mayor demanded that the guard [open] the gate.", "future"),
    ],
)
def test_its_tense_is_its_own(marked: str, tense: str) -> None:
    assert put(marked).tense == tense


@pytest.mark.parametrize(
    ("language", "marked", "certainty", "polarity", "tense", "conditional"),
    [
        ("ru", "Мэр отказался [открыть] порт.", "certain", "negative", "past", False),
        ("ru", "Мэр хочет [открыть] порт.", "possible", "positive", "future", False),
        ("ru", "Мэр потребовал, чтобы порт [открыли].", "possible", "positive", "future", False),
        ("ru", "Порт закроют, если союз [объявит] забастовку.", "possible", "positive", "future", True),
        ("ru", "Союз [снимет] запрет, если порт откроют.", "certain", "positive", "future", True),
        ("uk", "Мер відмовився [відкрити] порт.", "certain", "negative", "past", False),
        ("uk", "Мер намагається [відкрити] порт.", "possible", "positive", "future", False),
        ("be", "Мэр адмовіўся [адкрыць] порт.", "certain", "negative", "past", False),
        ("be", "Мэр хоча [адкрыць] порт.", "possible", "positive", "future", False),
        ("pl", "Burmistrz odmówił [otworzyć] port.", "certain", "negative", "past", False),
        ("pl", "Związek potępił [napaść] na port.", "certain", "positive", "past", False),
        ("pl", "Gdyby burmistrz [otworzył] port, załoga wróci.", "possible", "positive", "past", True),
        ("ru", "Если союз [объявит] забастовку, порт закроют.", "possible", "positive", "future", True),
        ("ru", "Если союз объявит забастовку, команда [вернётся].", "certain", "positive", "future", True),
        ("pl", "Burmistrz zażądał, żeby straż [otworzyła] port.", "possible", "positive", "future", False),
        ("lt", "Meras atsisakė [atidaryti] uostą.", "certain", "negative", "past", False),
        ("lt", "Meras nori [atidaryti] uostą.", "possible", "positive", "future", False),
    ],
)
def test_other_languages(
    language: str, marked: str, certainty: str, polarity: str, tense: str, conditional: bool
) -> None:
    have = put(marked, language)
    assert (have.certainty, have.polarity, have.conditional) == (certainty, polarity, conditional)
    assert have.tense == tense
