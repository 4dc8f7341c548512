"""The door: kinds and languages as the outside names them."""

from __future__ import annotations

import pytest

from headwater.names import match


@pytest.mark.parametrize("kind", ["person", "PER", "per", "Person"])
def test_kinds_by_their_names_in_the_field(kind: str) -> None:
    assert match.likeness("Viktar Kavalčuk", "Виктор Ковальчук", kind).score >= match.CERTAIN
    assert match.likeness("Мінская вобласць", "Minsk Region", "LOC").score >= match.CERTAIN
    assert match.likeness("КДБ", "KGB", "ORG").score >= match.CERTAIN


@pytest.mark.parametrize("kind", [None, "", "EVT", "something"])
def test_without_a_kind_the_likest_counts(kind: str | None) -> None:
    for a, b in (("Viktar Kavalčuk", "Виктор Ковальчук"), ("Нямеччына", "Niemcy"), ("ААН", "United Nations")):
        assert match.likeness(a, b, kind).score >= match.CERTAIN


def test_unknown_languages_are_as_if_none_were_given() -> None:
    for kind in ("PER", "LOC", "ORG"):
        plain = match.likeness("Новая Заря", "Novaja Zaria", kind)
        assert match.likeness("Новая Заря", "Novaja Zaria", kind, "xx", "tlh").score == plain.score


def test_a_very_long_name_ends_soon() -> None:
    assert match.likeness("Ян " * 100_000, "Jan " * 100_000, "PER").score >= 0.0


@pytest.mark.parametrize("kind", ["PER", "LOC", "ORG", None])
@pytest.mark.parametrize("text", ["", " ", "\n", "…", "\u0301", "🙂", "12"])
def test_what_is_no_name_raises_nothing(kind: str | None, text: str) -> None:
    assert 0.0 <= match.likeness(text, "Ян Кавальскі", kind).score < match.CERTAIN
    assert 0.0 <= match.likeness("Ян Кавальскі", text, kind).score < match.CERTAIN
