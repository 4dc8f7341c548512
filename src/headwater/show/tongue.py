"""In which language the desk speaks: what it says itself, never what it quotes.

English stands in the code and the templates, and is what every other language is translated from. Who draws a page says
in which language (`speaking`); whatever is said meanwhile, by whatever module, is said in it. The terminal speaks
English.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations
from typing import Final

LANGUAGES: Final = ("en", "be", "ru", "uk", "pl")
"""ISO 639-1 codes of the languages that the desk speaks; the first is what is spoken where nothing is asked."""
_now: ContextVar[str] = ContextVar("tongue", default=LANGUAGES[0])


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _now.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Says everything in this language until the block ends; in English where it is none of ours."""
    token = _now.set(code if code in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _now.reset(token)


def say(text: str) -> str:
    """A sentence or a word of ours in the language that is spoken."""
    return _catalogue(spoken()).gettext(text)


def many(one: str, more: str, number: int) -> str:
    """The form of a word that goes with a number, in the language that is spoken."""
    return _catalogue(spoken()).ngettext(one, more, number)


def mark(text: str) -> str:
    """The text itself: marks what is kept in a constant and said later, so that it gets into the catalogues."""
    return text


_ENGLISH: Final = NullTranslations()


def _catalogue(_: str) -> NullTranslations:
    return _ENGLISH
