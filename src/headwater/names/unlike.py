"""Which printed names of persons cannot be one bearer's, told by how their words sound, before any is taken apart.

Nine in ten of those who are looked up for a newcomer are somebody else, and to compare two names takes many times as
long as to see that. A no is never wrong: where `can_be_one` gives it, `printed.likeness` stays below `CERTAIN`. Names
of two words reach that only if the words pair off, each pair alike by `EACH` at least: of a family name less alike, or
a given name, `people` makes less whatever the other is. So do single words. All other names can be one here: those of
three words and more, with letters for names, hyphens, titles or numbers.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from headwater.names import same, sounds
from headwater.names.inflection_words import Declensions, written_in
from headwater.names.parts import is_plain, without_ending
from headwater.names.sounds import Sound

EACH = 0.62
"""How alike each word must be: `people` makes .7 of a family name of .684, or of a given name of .625, at the least."""
HEARD = 0.81
"""Less alike in sound than this two words are not alike by `EACH`."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """A word in all its base forms, with and without an added ending: in small letters, and how each of them may sound.

    Equal to itself alone: each word is made once, and pairs of them are looked up quickly.
    """

    texts: frozenset[str]
    sounds: tuple[tuple[Sound, ...], ...]


def can_be_one(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> bool:
    """False where two printed names of persons are less like than `CERTAIN` for sure."""
    ones, others = heard(a, language_a), heard(b, language_b)
    if not ones or not others or len(ones) != len(others):
        return True
    if len(ones) == 1:
        return _near(ones[0], others[0])
    first, last, given, family = *ones, *others
    # Family names stand last as a rule, and tell most apart.
    return (_near(last, family) and _near(first, given)) or (_near(last, given) and _near(first, family))


@lru_cache(maxsize=50_000)
def heard(name: str, language: str | None) -> tuple[Heard, ...]:
    """The one or two words of a name; none where it is of another make."""
    words = name.split()
    if not 1 <= len(words) <= 2 or not all(w[1:].islower() for w in words):
        return ()
    if not unicodedata.is_normalized("NFC", name) or (len(words) == 1 and words[0].islower()):
        return ()
    grammar = written_in(name, language)
    # As `inflection` has it: of a person's name a word in small letters declines as a common noun.
    found = [_heard(w.lower(), "o" if w.islower() else "p", language, grammar) for w in words]
    return tuple(w for w in found if w) if all(found) else ()


@lru_cache(maxsize=50_000)
def _heard(word: str, kind: str, language: str | None, grammar: Declensions) -> Heard | None:
    """A word in small letters, in whatever case its name stands; nothing where its forms are not all plain words."""
    forms = {word, *grammar.bases(word, kind)}
    if not all(map(is_plain, forms)):
        return None
    bare = [text for form in forms if (text := without_ending(form, language)[0])]
    return Heard(frozenset((*forms, *bare)), tuple(sounds.readings(text, language) for text in (*forms, *bare)))


@lru_cache(maxsize=50_000)
def _near(a: Heard, b: Heard) -> bool:
    """True where two words may be alike by `EACH`: by their letters, their sound, or what other languages call them."""
    if not a.texts.isdisjoint(b.texts) or any(sounds.reach(x, y, HEARD) for x in a.sounds for y in b.sounds):
        return True
    ours = _ids(a)
    return bool(ours) and not ours.isdisjoint(_ids(b))


@lru_cache(maxsize=50_000)
def _ids(word: Heard) -> frozenset[int]:
    return frozenset().union(*map(same.ids, word.texts))
