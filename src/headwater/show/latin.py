"""Names that are not in the reader's script, in Latin letters: made by a table, never shown without the original."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from headwater.names import scripts
from headwater.show import words
from headwater.show.tongue import say
from headwater.wordforms import CYRILLIC, script

TABLE: Final = "table of letters"
"""The context in the catalogues of the titles of tables: these are data (data/scripts/)."""
SIGN: Final = "≈"
"""Stands before every form of this kind, so that it cannot pass for a spelling that somebody printed."""


@dataclass(frozen=True, slots=True)
class Latin:
    """A name in Latin letters, made from this language after the table of that title."""

    text: str
    language: str
    table: str

    @property
    def how(self) -> str:
        """Says in a sentence that no one printed it so, and after which table it is."""
        told = say("Put into Latin letters by this program ({language}: {table}); not as it was printed")
        return told.format(language=words.language(self.language), table=say(self.table, TABLE))


@lru_cache(maxsize=8192)
def latin(text: str, language: str | None) -> Latin | None:
    """`text`, a name in this language (ISO 639-1), by the most usual table of it.

    None where it is in Latin letters already, where the language is not known or has no table, and where the table
    does not know every letter of it: half of a name helps nobody, and a language is not guessed.
    """
    if not language or script(text) != "Cyrl":
        return None
    system = usual(language)
    if system is None:
        return None
    made = scripts.romanise(text, language, system.name)
    if CYRILLIC.search(made):
        return None
    return Latin(made, language, system.title)


def usual(language: str) -> scripts.System | None:
    """The most usual table by which names of a language are put into Latin letters."""
    return next((s for s in scripts.systems(language) if s.script == "Latn"), None)
