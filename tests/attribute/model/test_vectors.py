"""Sentence vectors: a sentence is nearer to its translation than to others, and the model's readings stay as they were."""

import numpy as np
import pytest

from headwater import attribute
from headwater.attribute.model import vectors
from headwater.attribute.model.reader import FOLDER
from headwater.attribute.model.sentences import load_sentences

SAID = {
    "en": ("The court released the former mayor on bail.", "Bread prices rose by a fifth in one month."),
    "ru": ("Суд отпустил бывшего мэра под залог.", "Цены на хлеб за месяц выросли на пятую часть."),
    "pl": ("Sąd zwolnił byłego burmistrza za kaucją.", "Ceny chleba wzrosły w ciągu miesiąca o jedną piątą."),
}


def likeness(one: bytes, other: bytes) -> float:
    a, b = (np.frombuffer(v, np.int8).astype(float) for v in (one, other))
    return float(a @ b) / vectors.UNIT**2


@pytest.mark.parametrize(("one", "other"), [("en", "ru"), ("ru", "pl"), ("pl", "en")])
def test_a_translation_is_nearer_than_another_sentence(one: str, other: str) -> None:
    encoder = attribute.load_encoder()
    mayor, bread = attribute.sentence_vectors(encoder, SAID[one], one)
    its, others = attribute.sentence_vectors(encoder, SAID[other], other)
    assert likeness(mayor, its) > max(likeness(mayor, others), likeness(bread, its)) + 0.2


def test_a_vector_is_one_byte_a_number_and_of_length_one() -> None:
    (made,) = attribute.sentence_vectors(attribute.load_encoder(), [SAID["en"][0]], "en")
    assert len(made) == vectors.Vectors(FOLDER / "multilingual").width
    assert likeness(made, made) == pytest.approx(1, abs=0.02)


def test_a_text_without_words_and_rules_alone_give_no_vector() -> None:
    assert attribute.sentence_vectors(attribute.load_encoder(), [""], "en") == [b""]
    assert attribute.sentence_vectors(attribute.load_encoder("rules"), ["A word."], "en") == [b""]


def test_a_model_without_the_file_gives_none() -> None:
    assert load_sentences(FOLDER / "english") is None


def test_latin_belarusian_has_a_mean_of_its_own() -> None:
    assert vectors.writing("Суд вызваліў былога мэра", "be") == "be"
    assert vectors.writing("Sud vyzvaliŭ byłoha mera", "be") == "be-latn"
    assert vectors.writing("Sąd zwolnił", "pl") == "pl"
