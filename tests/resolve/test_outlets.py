"""The data on outlets: found by any name and by domain, and fit to be used."""

from __future__ import annotations

from collections import Counter

import pytest

from headwater.resolve import outlets


@pytest.mark.parametrize("name", ["TASS", "ТАСС", "«ТАСС»", "ИТАР-ТАСС", "Tass"])
def test_one_outlet_under_its_names(name: str) -> None:
    found = outlets.known(name)
    assert found is not None
    assert (found.name, found.kind, found.country, found.state) == ("TASS", "agency", "RU", True)


def test_inflected_and_with_the_article() -> None:
    assert (found := outlets.known("Нашай Ніве")) is None or found.name == "Nasha Niva"
    assert (found := outlets.known("Нашу Ніву")) is not None
    assert found.name == "Nasha Niva"
    assert (found := outlets.known("the Washington Post")) is not None
    assert found.name == "The Washington Post"


def test_unknown_is_none() -> None:
    assert outlets.known("The Lantern Post of Nowhere") is None
    assert outlets.by_domain("lantern.example") is None


@pytest.mark.parametrize("host", ["tass.ru", "www.tass.ru", "m.TASS.ru.", "eng.belta.by", "belta.by"])
def test_by_domain_with_subdomains(host: str) -> None:
    found = outlets.by_domain(host)
    assert found is not None
    assert found.name in {"TASS", "BelTA"}


def test_a_domain_is_not_found_by_its_tail() -> None:
    assert outlets.by_domain("nottass.ru") is None
    assert outlets.by_domain("ru") is None


def test_the_file_holds_what_its_head_says() -> None:
    entries = outlets.entries()
    kinds = {"agency", "paper", "broadcaster", "site", "magazine", "press service", "channel"}
    assert len(entries) >= 350
    assert {e.kind for e in entries} <= kinds
    assert all(len(e.country) in {0, 2} and e.country == e.country.upper() for e in entries)
    assert max(Counter(e.name for e in entries).values()) == 1
    assert max(Counter(d for e in entries for d in e.domains).values()) == 1
    assert max(Counter(n for e in entries for n in {e.name, *e.aliases}).values()) == 1


def test_ordinary_words_are_marked() -> None:
    for name in ("Известия", "Time", "Правда", "Zerkalo"):
        found = outlets.known(name)
        assert found is not None
        assert found.ambiguous
