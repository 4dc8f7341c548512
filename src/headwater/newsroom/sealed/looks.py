"""What in a note looks like the identity that must not be in it: names, numbers, addresses, accounts.

A warning, never a proof: what is written in hints ("her brother runs the bakery") no rule finds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from headwater import lexicon
from headwater.config import Engine, Settings
from headwater.records import Capture, Reading
from headwater.wordforms import CAPITAL

Kind = Literal["name", "phone", "mail", "account", "address", "number", "birth"]
_RULES_ALONE: Final = Settings(engine=Engine(reader="rules"))

_STREET = (
    r"street|st\.|avenue|road|lane|square|ул\.|улиц[аыеу]|вул\.|вуліц[аыеу]|вулиц[яіюі]|просп\.|проспект\w*|"
    r"праспект\w*|пер\.|переул\w+|завул\w+|пров(?:\.|ул\w+)|пл\.|площад\w+|плошч\w+|площ\w+|бульвар\w*|ul\.|ulic[aeyę]|"
    r"al\.|alej\w+|plac|g\.|gatv\w+|pr\."
)
_PATTERNS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("mail", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "account",
        re.compile(
            r"(?<![\w@.])@[A-Za-z_][\w.]{2,}|(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|wa\.me|signal\.me|vk\.com|ok\.ru|"
            r"facebook\.com|fb\.com|instagram\.com|twitter\.com|x\.com|linkedin\.com|tiktok\.com|threads\.net|github\.com)"
            r"/[\w./?=-]+",
            re.IGNORECASE,
        ),
    ),
    # Seven digits and more, as they are grouped by hand; not a date, nor thousands of something.
    ("phone", re.compile(r"(?<![\w.])(?:\+|00)?\(?\d{1,4}\)?(?:[ \u00a0().-]{0,2}\d{2,4}){2,5}(?![\w])")),
    (
        "number",
        re.compile(
            r"\b\d{7}[A-ZА-Я]\d{3}[A-ZА-Я]{2}\d\b|\b[A-ZА-Я]{2} ?\d{6,7}\b|\b\d{11}\b|\b\d{4} ?[A-ZА-Я]{2}-?\d\b|"
            r"\b(?:\d{1,3}\.){3}\d{1,3}\b",
        ),
    ),
    ("address", re.compile(rf"(?<!\w)(?:{_STREET})\s*[^\W\d_][\w-]*(?:\s[\w-]+){{0,2}}?,?\s*\d+\w?", re.IGNORECASE)),
    ("address", re.compile(rf"\b\d+[a-z]?\s+(?:[A-Z][\w-]+\s){{1,3}}(?:{_STREET})(?!\w)", re.IGNORECASE)),
    (
        "birth",
        re.compile(
            r"(?:born|родил\w+|нарадзі\w+|народи\w+|urodzon\w+|gim\w+)\W+(?:\w+\W+){0,3}?\d{1,2}[. ]\w+[. ]\d{2,4}",
            re.IGNORECASE,
        ),
    ),
)
_CALLED: Final = re.compile(rf"(?<!\w){CAPITAL}[\w'’ʼ-]+(?: {CAPITAL}[\w'’ʼ-]+){{0,3}}")
_NO_PHONE: Final = re.compile(
    r"(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{4}\s*[-–]\s*\d{4})"
)


@dataclass(frozen=True, slots=True)
class Looks:
    """Words of a note that look like what must not be in it; `field` is where they stand."""

    kind: Kind
    field: str
    words: str


def looks(fields: Mapping[str, str]) -> tuple[Looks, ...]:
    """What looks like an identity in these fields, each once, in their order."""
    found = [each for name, text in fields.items() if text for each in (*_patterns(name, text), *_names(name, text))]
    return tuple(dict.fromkeys(found))


def _patterns(name: str, text: str) -> Iterator[Looks]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            words = match.group().strip()
            if kind == "phone" and (sum(c.isdigit() for c in words) < 7 or _NO_PHONE.fullmatch(words)):
                continue
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield Looks(kind, name, words)


def _names(name: str, text: str) -> Iterator[Looks]:
    """Names of people by the rules that read articles, without the model; and given names that these leave out.

    Better one warning too many: an article's sentence shows who somebody is, a line of a note often does not.
    """
    found = [entity.name for entity in typed(text).entities if entity.kind == "person"]
    for match in _CALLED.finditer(text):
        words = match.group()
        first = next((w for w in words.split() if _is_given(w)), None)
        if first and not any(first in other for other in found):
            found.append(words[words.index(first) :])
    yield from (Looks("name", name, words) for words in found)


def _is_given(word: str) -> bool:
    """True for a given name of our lists, in any case of its language."""
    folded = word.casefold().replace("ё", "е")
    return any(folded[: len(folded) - cut] in _given() for cut in range(min(4, max(1, len(folded) - 2))))


@cache
def _given() -> frozenset[str]:
    """Given names, and what of them stays before endings; short ones only whole."""
    lists = lexicon.shared("given_names")
    names = [name.casefold().replace("ё", "е") for key in ("m", "f") for name in str(lists.get(key, "")).split()]
    stems = {name.rstrip("аеоуыіяйьaąęoiy") for name in names}
    return frozenset(names) | {stem for stem in stems if len(stem) >= 4}


def typed(text: str) -> Reading:
    """What somebody typed, read like an article by the rules alone."""
    from headwater import pipeline

    body = text.encode("utf-8", "surrogatepass")
    capture = Capture(hashlib.sha256(body).hexdigest(), "2000-01-01T00:00:00Z", "typed", "text/plain", body)
    return pipeline.read_capture(capture, _RULES_ALONE)
