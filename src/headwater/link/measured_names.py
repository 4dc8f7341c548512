"""Whom and what two tellings name: both, or one where the other names somebody else; whose words they are.

Form, Form -> names, extra, person, body, place, speaker, voices of a Comparison
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from headwater.link import words
from headwater.link.comparison import Clash, Comparison
from headwater.link.forms import Form, Name, alike, is_one
from headwater.names import unlike
from headwater.names.organization_parts import taken_apart

BEGINS = 2
"""Consonants by which two surnames of two languages are seen to begin alike."""
MOST_NAMES = 4.0
"""Weight up to which more names in common say more."""


def names(a: Form, b: Form, c: Comparison) -> None:
    """Measures who and what both name, and whom only one of them does."""
    m = c.measures
    pairs, left, right = alike(a.names, b.names)
    if pairs:
        m.names = min(MOST_NAMES, sum(max(one.weight, other.weight) for one, other in pairs))
    for one, other in pairs:
        text = one.named.text
        c.why.append(f"Both name {text}." if text == other.named.text else f"{text} is {other.named.text}.")
    _speakers(a, b, c)
    if left or right:
        m.extra = min(MOST_NAMES, sum(n.weight for n in (*left, *right)))
    if not left or not right:
        return
    left, right = _but_speakers(left, right, b.origin), _but_speakers(right, left, a.origin)
    m.person = _others("person", left, right, c)
    if m.person and not any(one.named.kind == "person" for one, _ in pairs):
        _other_people(a, b, left, right, c)
    m.body = _others("organization", left, right, c)
    m.place = _others("place", left, right, c)
    if m.place == 1.0 and (pairs or a.countries & b.countries) and not m.person:
        mine, yours = (_list(n for n in side if n.named.kind == "place") for side in (left, right))
        c.clashes.append(Clash("name", mine, yours, mine, yours))


def _but_speakers(mine: Sequence[Name], yours: Sequence[Name], speaker: Name | None) -> list[Name]:
    """The names without whoever says the other: "I resign" is what others tell by a name, but where it names somebody
    itself (Lee says that Orl resigned), those are two people."""
    said = speaker and not any(n.named.kind == "person" for n in yours)
    return [n for n in mine if not (said and speaker and is_one(n, speaker))]


def _speakers(a: Form, b: Form, c: Comparison) -> None:
    """Whose printed words they are: one person's, or those of two, whose words are hardly one quotation.

    Of two bodies in one language as well: in two, a name may not have been known for its translation.
    """
    direct = a.telling.quoted == b.telling.quoted == "direct"
    if not a.origin or not b.origin:
        near = a.telling.language == b.telling.language
        if direct and near and a.body and b.body and not is_one(a.body, b.body):
            c.measures.voices = 1.0
            c.why.append(f"One is a quotation of {a.body.named.text}, the other of {b.body.named.text}.")
        return
    if is_one(a.origin, b.origin):
        if "direct" in (a.telling.quoted, b.telling.quoted):
            c.measures.speaker = 1.0
            c.why.append(f"Both are words of {a.origin.named.text}.")
    elif direct:
        c.measures.voices = 1.0
        c.why.append(f"One is a quotation of {a.origin.named.text}, the other of {b.origin.named.text}.")


def _other_people(a: Form, b: Form, left: Sequence[Name], right: Sequence[Name], c: Comparison) -> None:
    """No person in common: another claim, but where only one person can be what is said, and reports differ in who.

    Between two languages names may only not have been known for one: that counts as a measure alone, but where each
    names one person in full and no spelling makes the two one.
    """
    mine, yours = (_list([n for n in side if n.named.kind == "person"]) for side in (left, right))
    if words.unique() & a.acts & b.acts:
        c.clashes.append(Clash("name", mine, yours, mine, yours))
    elif a.telling.language == b.telling.language or _unlike(left, right):
        c.apart = f"Other people: {mine} here, {yours} there."


def _unlike(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """True for one person on either side, each with a given name and a surname, whom nothing makes one."""
    mine, yours = ([n.named for n in side if n.named.kind == "person"] for side in (left, right))
    if len(mine) != 1 or len(yours) != 1 or not all(" " in one.text for one in (*mine, *yours)):
        return False
    one, other = mine[0], yours[0]
    # A surname in a case that nobody knows ("Рудого") begins as it does in another language.
    surnames = [words.skeleton(each.text.casefold().rsplit(" ", 1)[-1])[:BEGINS] for each in (one, other)]
    alike = surnames[0] == surnames[1] or not all(surnames)
    return not alike and not unlike.can_be_one(one.text, other.text, one.language, other.language)


def _others(kind: str, left: Sequence[Name], right: Sequence[Name], c: Comparison) -> float:
    """How many of a kind each names whom the other does not, two at most: another place may be a slip, two are not."""
    mine = [n for n in left if n.named.kind == kind]
    yours = [n for n in right if n.named.kind == kind] if mine else []
    if not yours:
        return 0.0
    c.why.append(f"{_list(mine)} here, {_list(yours)} there.")
    return float(min(len(mine), len(yours), 2))


def other_towns(a: Form, b: Form) -> bool:
    """True where the places that only one of two tellings names are small ones that no list has.

    Of the known ones one may be the other's region, or a district of it: both are told of one event.
    """
    _, left, right = alike(a.names, b.names)
    places = [n.named.text for n in (*left, *right) if n.named.kind == "place"]
    return bool(places) and not any(map(_is_known, places))


@lru_cache(maxsize=20_000)
def _is_known(place: str) -> bool:
    return any(part.sort != "name" for part in taken_apart(place).parts)


def _list(names: Iterator[Name] | Sequence[Name]) -> str:
    return ", ".join(n.named.text for n in names)
