"""What a process keeps at hand of what it compared: never without a bound, and no answer depends on it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import _lru_cache_wrapper

import pytest
from tests.link.hard_set import kept

from headwater.link import copies, evidence, laid, outlet_index, shingles
from headwater.link.shelf import Shelf

ROOMS = (
    "link",
    "weigh",
    "desk",
    "names",
    "wordforms",
    "bearers",
    "gazetteer",
    "lexicon",
    "linked",
    "weighing",
    "hosts",
)
LISTED = {"language", "script", "subject", "key", "kind", "table", "dialect"}
"""What our own lists and tables are asked by: there are so many of these and no more, however many articles come."""
OURS = {"changes.edits._pattern", "names.places_sounds._letters", "names.same._table"}
"""Those asked by a word of ours, under whatever name it is handed to them."""


def _modules() -> Iterator[object]:
    for room in ROOMS:
        module = importlib.import_module(f"headwater.{room}")
        yield module
        for each in pkgutil.walk_packages(getattr(module, "__path__", ()), f"headwater.{room}."):
            if ".migrations" not in each.name:
                yield importlib.import_module(each.name)


def test_nothing_is_kept_by_what_articles_say_without_a_bound() -> None:
    found = {
        f"{kept.__module__}.{kept.__qualname__}": set(inspect.signature(kept).parameters) - LISTED
        for module in _modules()
        for kept in vars(module).values()
        if isinstance(kept, _lru_cache_wrapper) and kept.cache_parameters()["maxsize"] is None
    }
    assert len(found) > 30
    asked = {name for name, by in found.items() if by}
    assert {name for name in asked if not name.endswith(tuple(OURS))} == set()


def test_stems_of_a_language_that_is_only_named_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlet_index, "MOST_STEMS", 10)
    stems = outlet_index._Endings("as os")
    assert {stems(f"Lodestar{n}as") for n in range(40)} == {f"lodestar{n}" for n in range(40)}
    assert len(stems._known) <= 11


def test_copies_are_the_same_where_hardly_anything_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [sheet for sheet, _ in kept("developed")][:40]
    before = Shelf(some).copies()
    assert before
    least = laid.Lately(laid.Laid, 2, size=len, room=300)
    for module in (laid, copies, evidence, shingles, importlib.import_module("headwater.link.across")):
        if hasattr(module, "lay"):
            monkeypatch.setattr(module, "lay", least)
    assert Shelf(some).copies() == before
    assert len(least) <= 2
