"""In which language the desk speaks: what it says itself, never what it quotes.

English stands in the code and the templates, and is what every other language is translated from (catalogues/, one
gettext file for each language, read when it is first asked for). Who draws a page says in which language (`speaking`);
whatever is said meanwhile, by whatever module, is said in it. The terminal speaks English.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES: Final = ("en", "be", "ru", "uk", "pl")
"""ISO 639-1 codes of the languages that the desk speaks; the first is what is spoken where nothing is asked."""
_LOCALES: Final = {"en": "en_GB"}
"""British dates: the days before the months, as the English sentences have them."""
_IN: Final = "\x04"
"""Between a context and its text, as gettext has it."""
_now: ContextVar[str] = ContextVar("tongue", default=LANGUAGES[0])


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _now.get()


def two_bytes() -> bool:
    """True where the letters of the language that is spoken now take two bytes each: a page has room for less."""
    return spoken() in ("be", "ru", "uk")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Says everything in this language until the block ends; in English where it is none of ours."""
    token = _now.set(code if code in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _now.reset(token)


def locale() -> Locale:
    """What is known of the language that is spoken now: its dates, numbers, lists and names of languages (CLDR)."""
    return _locale(spoken())


@cache
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES.get(code, code))


def in_context(context: str, code: str) -> Iterator[tuple[str, str]]:
    """All texts of one context, and what is said for them in a language."""
    before = f"{context}{_IN}"
    kept = _catalogue(code).words.items()
    return ((text.removeprefix(before), forms[0]) for text, forms in kept if text.startswith(before))


def own_name(code: str) -> str:
    """How a language of the desk calls itself, with a capital: "Беларуская"."""
    name: str = _locale(code).languages[code]
    return name[:1].upper() + name[1:]


def say(text: str, context: str = "") -> str:
    """A sentence or a word of ours in the language that is spoken; `context` tells words apart that English does not.

    "denied" is one word in English whether a source did it or a claim is it, and two in others.
    """
    return _catalogue(spoken()).one(text, context)


def say_in(context: str, text: str) -> str:
    """The same, as templates call it."""
    return say(text, context)


def many(one: str, more: str, number: int) -> str:
    """The form of a word that goes with a number, in the language that is spoken."""
    return _catalogue(spoken()).many(one, more, number)


def quoted(words: str) -> str:
    """Words of somebody in the quotation marks of the language that is spoken; marks within the words stay."""
    return say("“%(words)s”") % {"words": words}


def mark(text: str) -> str:
    """The text itself: marks what is kept in a constant and said later, so that it gets into the catalogues."""
    return text


def forms(one: str, more: str) -> tuple[str, str]:
    """Both forms of a word as they are: marks one that is kept in a constant and counted later."""
    return one, more


class Words(Mapping[str, str]):
    """Words of ours by a name, each said in the language that is spoken when it is looked up."""

    def __init__(self, words: Mapping[str, str], *, context: str = "") -> None:
        self._words = dict(words)
        self._context = context

    def __getitem__(self, name: str) -> str:
        return say(word, self._context) if (word := self._words[name]) else ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


_AS_IN_ENGLISH: Final[Callable[[int], int]] = gettext.c2py("n != 1")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is said in a language: the words for each English text, in as many forms as the language counts in."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _AS_IN_ENGLISH

    def one(self, text: str, context: str = "") -> str:
        """The words for a text; the text itself where there are none."""
        found = self.words.get(f"{context}{_IN}{text}" if context else text)
        return found[0] if found else text

    def many(self, one: str, more: str, number: int) -> str:
        """The form that goes with a number."""
        found = self.words.get(one)
        form = self.form(abs(number))
        return found[form] if found and form < len(found) else one if number == 1 else more


@cache
def _catalogue(code: str) -> Catalogue:
    """The catalogue of a language. A text that is not translated, or not surely, is said in English."""
    if code == LANGUAGES[0]:
        return Catalogue()
    from babel.messages.pofile import read_po

    with (resources.files("headwater.show") / "catalogues" / f"{code}.po").open("rb") as file:
        kept = read_po(file, locale=code)
    words: dict[str, tuple[str, ...]] = {}
    for message in kept:
        told = message.string or ""
        forms = tuple(told) if isinstance(told, tuple | list) else (told,)
        id = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if id and all(forms) and not message.fuzzy:
            words[f"{message.context}{_IN}{id}" if message.context else id] = forms
    return Catalogue(words, gettext.c2py(kept.plural_expr))
