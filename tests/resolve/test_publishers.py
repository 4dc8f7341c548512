"""Outlets that no list knows: by a word of their name, or by the noun before it."""

from __future__ import annotations

import pytest

from headwater.attribute.rules import names
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Entity, Marks, Outlet
from headwater.resolve.entities import find


def entities(text: str, language: str) -> dict[str, Entity]:
    article = Article(
        "a1",
        "T",
        text,
        language,
        "open",
        CaptureRef("0", "t"),
        Outlet("Lodestar"),
        sentences=tuple(sentences.split(text, language)),
        read_in=language,
    )
    return {e.name: e for e in find(article, Marks(names=names.find(article)))}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The road is closed, The Harbour Gazette reports.", "The Harbour Gazette"),
        ("en", "She spoke to Radio Breva on Monday.", "Radio Breva"),
        ("en", "The road is closed, the state agency KARTA reported.", "KARTA"),
        ("ru", "Дорога закрыта, сообщает газета «Маяк».", "Маяк"),
        ("be", "Дарога закрыта, паведамляе газета «Хваля».", "Хваля"),
        ("uk", "Дорогу закрито, повідомляє газета «Хвиля».", "Хвиля"),
        ("pl", "Drogę zamknięto, podaje dziennik „Kurier Nadmorski”.", "Kurier Nadmorski"),
    ],
)
def test_an_unlisted_outlet(language: str, text: str, name: str) -> None:
    found = entities(text, language)
    assert name in found, sorted(found)
    assert found[name].outlet


def test_a_person_or_a_ministry_is_no_outlet() -> None:
    found = entities("The Harbour Ministry said that Anna Marlow had left.", "en")
    assert not any(e.outlet for e in found.values() if e.name != "Lodestar")
