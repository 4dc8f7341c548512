"""The language of a text, as ISO 639-1: statistics of letters, and rules where those are known to err.

Belarusian is the reason for the rules: it has two orthographies and two scripts, and short texts of it are taken for
Russian, Ukrainian, Polish or Czech by every statistical identifier we tried.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from headwater import lexicon
from headwater.wordforms import CYRILLIC

SAMPLE = 2000
"""Characters looked at: the identifier's answer does not change beyond, its cost does."""

SHORT = 300
"""Characters of a text whose language its function words must tell, however few they are."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ELSEWHERE = "ąęřěůėįųőűĉĝĥĵŝ"
"""Latin letters that Łacinka does not write."""
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")


def detect(text: str, declared: str | None = None) -> str | None:
    """The language of `text`, None where there are too few letters to tell.

    `declared` is what the page says of itself (`be-BY`, `en_US`): only a tie-break, as templates often lie.
    """
    sample = _sample(text)
    cyrillic, latin = len(CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    declared = _normal(declared)
    if cyrillic + latin < 4 and not any(c.isalpha() for c in sample):
        return declared
    if cyrillic > latin:
        return _cyrillic(sample, declared)
    if latin and _is_latin_belarusian(sample):
        return "be"
    return _by_common_words(sample) or _beyond_doubt(sample, latin) or _ranked(sample, None, declared)


def prepare() -> None:
    """Loads the identifier's statistics now, and not while a text waits."""
    _identifier()


def read_in(language: str | None) -> str | None:
    """The language whose data reads this text: `language` itself where we have it, else None."""
    return language if language in lexicon.LANGUAGES else None


def _sample(text: str) -> str:
    """The text, or of a long one a piece from its body: the first lines are often menus or names."""
    if len(text) <= SAMPLE:
        return text
    start = min(len(text) - SAMPLE, 400)
    return text[: SAMPLE // 4] + " " + text[start : start + 3 * SAMPLE // 4]


def _by_common_words(sample: str) -> str | None:
    """The language of a short text by its function words: three foreign names outweigh four words of the text."""
    if len(sample) > SHORT:
        return None
    words = {w.lower() for w in _WORD.findall(sample)}
    hits = sorted(((len(words & common), language) for language, common in _common_words().items()), reverse=True)
    (best, language), (second, _) = hits[:2]
    return language if best >= 2 and best >= 0.25 * len(words) and best > 2 * second else None


def _beyond_doubt(sample: str, latin: int) -> str | None:
    """The language of a longer text that has its own letters, or its function words, as often as no other language.

    So most first readings need not wait until the identifier is loaded. `latin`: how many Latin letters it has.
    """
    if len(sample) <= SHORT:
        return None
    low = sample.lower()
    for language, least in lexicon.shared("languages")["certain"].items():
        if "letters" in least:
            found, of = sum(low.count(c) for c in least["letters"]), latin
        else:
            words, common = _WORD.findall(low), _common_words()[language]
            found, of = sum(w in common for w in words), len(words)
        if found >= least["share"] * of:
            return str(language)
    return None


def _normal(declared: str | None) -> str | None:
    code = re.split(r"[-_]", declared.strip().lower())[0] if declared else ""
    return code if code in _candidates() else None


def _cyrillic(sample: str, declared: str | None) -> str | None:
    letters = Counter(c for c in sample.lower() if "\u0400" <= c <= "\u052f")
    total = sum(letters.values())
    own, never = _letter_tables()
    scores = {
        language: sum(letters[c] for c in own[language]) - 3 * sum(letters[c] for c in never[language])
        for language in own
    }
    # A stray letter (a quoted name, a typing error) must not decide over a whole text.
    possible = [language for language, score in scores.items() if score > -0.02 * total]
    needing = lexicon.shared("languages")["needs_own"].split()
    possible = [c for c in possible if c not in needing or scores[c] > 0]
    if letters["ў"] and letters["і"] > letters["и"]:
        return "be"  # also with a Russian sentence quoted in it
    if len(possible) == 1:
        return possible[0]
    return _ranked(sample, tuple(possible) or None, declared)


def _is_latin_belarusian(sample: str) -> bool:
    """Łacinka: enough words with its letters, endings and function words, and few of another language's."""
    table = _latin_tables()
    raw = _WORD.findall(sample)
    words = [w.lower() for w in raw]
    if not words or (any(c in _ELSEWHERE for c in sample.lower()) and not _dominant_breve(sample)):
        return False
    # A name carries its letters into every language: only words without a capital count as evidence by them.
    strong = sum(w in table.strong or ("ŭ" in w and w[0] == first[0]) for w, first in zip(words, raw, strict=True))
    endings = sum(bool(table.endings.fullmatch(w)) and len(w) > 3 for w in words)
    common = sum(w in table.words for w in words)
    foreign = max(sum(w in other for w in words) for other in _foreign_words())
    if strong == 0 and not (endings >= 2 and common):
        return False
    return bool(strong + 0.5 * endings + 0.5 * common >= 0.2 * len(words) and strong + common + endings > foreign)


def _dominant_breve(sample: str) -> bool:
    low = sample.lower()
    return low.count("ŭ") > sum(low.count(c) for c in _ELSEWHERE)


class _Latin:
    def __init__(self) -> None:
        table = lexicon.load("be", "letters")["latin"]
        self.words = frozenset(table["words"].split())
        self.strong = frozenset(table["strong"].split())
        self.endings = re.compile(table["endings"])


@cache
def _latin_tables() -> _Latin:
    return _Latin()


@cache
def _foreign_words() -> tuple[frozenset[str], ...]:
    ours = frozenset(lexicon.load("be", "letters")["latin"]["words"].split())
    return tuple(
        frozenset(lexicon.load(language, "letters").get("words", "").split()) - ours
        for language in lexicon.LANGUAGES
        if language != "be"
    )


@cache
def _common_words() -> dict[str, frozenset[str]]:
    tables = {language: lexicon.load(language, "letters").get("words", "") for language in lexicon.LANGUAGES}
    return {k: frozenset(w for w in v.split() if w.isascii() or k == "lt") for k, v in tables.items()}


@cache
def _letter_tables() -> tuple[dict[str, str], dict[str, str]]:
    table = lexicon.shared("languages")["letters"]
    return {k: v["own"] for k, v in table.items()}, {k: v["never"] for k, v in table.items()}


@cache
def _candidates() -> frozenset[str]:
    return frozenset(lexicon.shared("languages")["candidates"].split())


def _ranked(sample: str, among: tuple[str, ...] | None, declared: str | None) -> str | None:
    """The identifier's answer; `declared` wins where the two are nearly even."""
    ranking: list[tuple[str, float]] = [
        (code, score) for code, score in _identifier().rank(sample) if among is None or code in among
    ]
    if not ranking:
        return declared
    best, score = ranking[0]
    for code, other in ranking[1:4]:
        if code == declared and score - other < 0.02 * abs(score):
            return code
    return best


@cache
def _identifier() -> Any:
    # Loading the model takes half a second: only where a text asks for it, or while other things load.
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages(_candidates() & set(identifier.labels))
    return identifier
