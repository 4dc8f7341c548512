"""Names as running text prints them: inflected, so that each may stand for several base forms.

`match` compares names in their base form; here each name is also taken for what it is likely an inflected form of.
The printed form itself is compared only where it is likely a base form: two genitives look more alike than the
names do.
"""

from __future__ import annotations

from functools import lru_cache

from headwater.names import match
from headwater.names.inflection import candidates
from headwater.names.likeness import Kind, Likeness
from headwater.names.same import gender_of

LIKELY = 0.2
"""A base form less likely than this is not tried."""
MOST = 3
GUESSED = 0.985
"""For each side whose base form is a guess."""
MAY_STAND, OPEN = 0.35, 0.69
"""A printed form this likely a base form keeps the others open: none of them is taken for one with another name."""
SURE = 0.95
"""From here on no other form is tried."""


@lru_cache(maxsize=200_000)
def forms(name: str, kind: Kind, language: str | None) -> tuple[str, ...]:
    """The base forms that a printed name is likely a form of, the likeliest first; at least one, often itself."""
    if any(c.isdigit() for c in name) or len(name) > match.MOST:
        return (name,)
    found = candidates(name, kind, language)
    return tuple(c.form for c in found[:MOST] if c.weight >= LIKELY) or (found[0].form,)


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str, kind: Kind, language_a: str | None = None, language_b: str | None = None) -> Likeness:
    """How far two printed names can be one bearer's, in whatever case each stands."""
    best = Likeness(0.0)
    for one in forms(a, kind, language_a):
        for other in forms(b, kind, language_b):
            found = match.likeness(one, other, kind, language_a, language_b)
            guesses = (one != a) + (other != b)
            score = round(found.score * GUESSED**guesses, 4)
            if _another(a, one, kind, language_a) or _another(b, other, kind, language_b):
                score = min(score, OPEN)
            best = max(best, Likeness(score, found.reasons), key=lambda likeness: likeness.score)
            if best.score >= SURE:
                return best
    return best


@lru_cache(maxsize=200_000)
def _another(name: str, form: str, kind: Kind, language: str | None) -> bool:
    """True where a guess is of the other gender and the printed form as likely: Валерия Цепкало is she, or he."""
    if form == name or kind != "person":
        return False
    printed, guessed = (gender_of(text.split()[0]) for text in (name, form))
    if not printed or not guessed or printed == guessed:
        return False
    return any(c.form == name and c.weight >= MAY_STAND for c in candidates(name, kind, language))


def keys(name: str, kind: Kind, language: str | None = None) -> frozenset[str]:
    """The keys under which a printed name is stored."""
    return frozenset(k for form in forms(name, kind, language) for k in match.keys(form, kind, language))


def lookups(name: str, kind: Kind, language: str | None = None) -> frozenset[str]:
    """The keys under which printed names that can be the same bearer's are looked up."""
    return frozenset(k for form in forms(name, kind, language) for k in match.lookups(form, kind, language))
