"""Who is not the subject of a verb, by form: "пассажирам предложили", "которые ... предложила".

What is in the dative is no subject at all, and a pronoun in the plural none of a verb in the singular. Endings and
pronouns in `sources.toml`; languages with articles have neither.
"""

from __future__ import annotations

from headwater.attribute import nouns, verbs
from headwater.attribute.nouns import SUBJECT
from headwater.attribute.page import Page
from headwater.attribute.patterns import words
from headwater.records import Attribution

_EDGES = " ,«»„“”\"'"


def no_subject(marks: Attribution, page: Page) -> bool:
    """True where a source by its form is not the subject of its verb: told or given to, or one where several do."""
    if nouns.articles(page.language) or len(marks.source) != 1 or not marks.cue:
        return False
    cue = " ".join(s.of(page.text) for s in marks.cue)
    text = marks.source[0].of(page.text).lower().strip(_EDGES)
    return _given(text, cue, page) or _relative_of_others(text, cue, page.language)


def _given(text: str, cue: str, page: Page) -> bool:
    if not any(verbs.speaks_as(who, cue, page.language) for who in ("they", "she", "he")):
        return False
    if text in words(page.language, "circumstances", "hearer.pronouns"):
        return True
    noun = nouns.head(text, page.language)
    ending = tuple(words(page.language, SUBJECT, "given"))
    return bool(ending) and noun.at == 0 and noun.sort in ("person", "group") and noun.word.endswith(ending)


def _relative_of_others(text: str, cue: str, language: str) -> bool:
    """True for a relative pronoun in the plural before a verb in the singular: the subject stands further off."""
    if text not in words(language, SUBJECT, "relative_many") or verbs.speaks_as("they", cue, language):
        return False
    return any(verbs.speaks_as(who, cue, language) for who in ("she", "he", "one"))
