"""Surnames alone that nobody marked."""

from __future__ import annotations

import pytest

from headwater.records import Article, CaptureRef, Name, Span
from headwater.resolve.scene import scene
from headwater.resolve.surnames import with_unmarked


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("pl", "[Jan Zielonka] wyszedł. Potem Zielonce dano klucz.", ["Zielonce"]),
        ("ru", "Пришёл [Иван Гавранек]. С Гавранеком говорили. Гавранек молчал.", ["Гавранеком", "Гавранек"]),
        ("be", "[Юры Пшанічны] маўчаў. Пшанічнаму далі слова.", ["Пшанічнаму"]),
        ("en", "[Anna Forrest] met us in Forrest Park. Then Forrest left the forrest.", ["Forrest"]),
        ("en", "[Forrest] met us. Then Forrest left.", []),
        ("ru", "Пришёл [Иван Дуб]. Дуб молчал.", []),
    ],
)
def test_what_is_found(language: str, text: str, found: list[str]) -> None:
    plain, names = "", []
    for n, part in enumerate(text.replace("]", "[").split("[")):
        if n % 2:
            names.append(Name(Span(len(plain), len(plain) + len(part)), "person"))
        plain += part
    article = Article("a", None, plain, language, "open", CaptureRef("0", ""), read_in=language)
    added = [n for n in with_unmarked(scene(article), names) if n not in names]
    assert [n.span.of(plain) for n in added] == found
