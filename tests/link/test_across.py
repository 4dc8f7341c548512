"""Translations: told by names and numbers in their order, and by vectors where there are any."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.link.hard_set import ById

from headwater.link import across
from headwater.link.copies import compare
from headwater.linked import Sheet

HARD = ById("developed", "afterwards")


def test_a_translation_shares_keys_and_is_found() -> None:
    for one, other in (("most-agency", "most-uk"), ("most-agency", "most-en"), ("szpital-kap", "szpital-uk")):
        assert len(across.keys(HARD[one]) & across.keys(HARD[other])) >= 1
        copy = compare(HARD[one], HARD[other])
        assert copy is not None
        assert copy.kind == "translated"
        assert copy.passages
        assert {p.how for p in copy.passages} == {"translated"}


def test_another_report_of_the_event_in_another_language_is_none() -> None:
    for one, other in (("most-own", "most-en"), ("most-own", "most-uk"), ("szpital-own", "szpital-uk")):
        copy = compare(HARD[one], HARD[other])
        assert copy is None or not copy.joins


def test_weeks_apart_names_and_numbers_alone_do_not_tell() -> None:
    later = replace(HARD["most-en"], published="2021-06-30T09:00:00Z")
    assert compare(HARD["most-agency"], later) is None


def test_one_language_in_two_scripts_is_as_two() -> None:
    latin = "Dvuch niezaležnych naziralnikaŭ nie puścili ŭ niadzielu na vybarčy ŭčastak u horadzie Žytnieva."
    sheet = HARD["vybary-be"]
    assert across.other_language(sheet, replace(sheet, article="latin", text=latin, sentences=(), quoted=()))
    assert not across.other_language(sheet, HARD["vybary-be-2"])


def test_vectors_tell_where_names_and_numbers_do_not() -> None:
    """Vectors that say sentence for sentence the same make a copy out of what was too little; others do not."""
    one, other = HARD["vybary-be"], replace(HARD["vybary-ru"], published="2021-10-01T00:00:00Z")
    assert compare(one, other) is None
    rng = np.random.default_rng(3)
    said = rng.normal(size=(len(one.sentences), 64))
    same = _with(one, said), _with(other, said[: len(other.sentences)])
    copy = compare(*same)
    assert copy is not None
    assert copy.kind == "translated"
    assert compare(same[0], _with(other, rng.normal(size=(len(other.sentences), 64)))) is None


def _with(sheet: Sheet, said: np.ndarray) -> Sheet:
    said = said / np.linalg.norm(said, axis=1, keepdims=True)
    return replace(sheet, vectors=tuple(np.round(row * 127).astype(np.int8).tobytes() for row in said))
