"""One or several, by the form of the verb: "авиакомпании считают", "британцы высказались", "пассажирам предложили".

A verb in the plural has no single person as its subject, a name in it that stands for one person is a people's or two
people's, and what is in the dative is no subject at all. Endings and pronouns in `sources.toml`.
"""

from __future__ import annotations

from headwater import lexicon
from headwater.attribute import nouns
from headwater.attribute.mentions import Mention
from headwater.attribute.nouns import SUBJECT, WORD, Head
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Attribution, Span

BEFORE = 12
"""Characters before a source in which a preposition stands that it hangs on."""
_EDGES = " ,«»„“”\"'"


def of_several(page: Page, spans: tuple[Span, ...], cue: str) -> bool:
    """True where the verb of the cue is in the plural and the source its subject: not "in the harbour | they say"."""
    if nouns.articles(page.language) or not spans or not _verb(cue, page.language, "they"):
        return False
    start = spans[0].start
    before = WORD.findall(page.text[max(0, start - BEFORE) : start].lower())[-1:]
    hung = words(page.language, SUBJECT, "of") | words(page.language, SUBJECT, "where")
    return not before or before[0] not in hung


def is_several(page: Page, spans: tuple[Span, ...], mention: Mention, noun: Head, cue: str) -> bool:
    """True for one word in the plural that was taken for one person or one body: "Британцы", "Авиакомпании"."""
    if _a_people(page, spans, mention, cue):
        return True
    if not of_several(page, spans, cue):
        return False
    whole = " ".join(s.of(page.text) for s in spans).strip(_EDGES)
    if len(whole.split()) != 1 or not nouns.plural(whole.lower(), page.language):
        return False
    if mention.entity.kind == "person":
        return noun.sort != "person"
    return noun.sort == "body" and mention.entity.kind == "organization" and whole != mention.entity.name


def _a_people(page: Page, spans: tuple[Span, ...], mention: Mention, cue: str) -> bool:
    """True for what a people or a party is called, by its ending: "Brytyjczycy | chcą"."""
    printed = mention.span.of(page.text)
    endings = tuple(lexicon.load(page.language, SUBJECT).get("peoples", "").split())
    alone = mention.entity.kind == "person" and len(WORD.findall(printed)) == 1 and mention.span.end == spans[-1].end
    return bool(endings) and alone and printed.endswith(endings) and _verb(cue, page.language, "they")


def two_people(page: Page, spans: tuple[Span, ...], mention: Mention) -> bool:
    """True for two that speak together, both by their names: "Anna Marek i Jan Bolek | powiedzieli"."""
    if mention.entity.kind != "person" or len(spans) > 1:
        return False
    others = [
        m
        for m in page.mentions.within(spans[0])
        if m.entity.kind == "person" and m.entity.id != mention.entity.id and m.span.start > mention.span.end
    ]
    between = page.text[mention.span.end : others[0].span.start] if others else ""
    first = WORD.findall(between.lower())[:1]
    return bool(first) and first[0] in words(page.language, SUBJECT, "and") and not set(",;:(") & set(between)


def no_subject(marks: Attribution, page: Page) -> bool:
    """True where a source by its form is not the subject of its verb: told or given to, or one where several do."""
    if nouns.articles(page.language) or len(marks.source) != 1 or not marks.cue:
        return False
    cue = " ".join(s.of(page.text) for s in marks.cue)
    text = marks.source[0].of(page.text).lower().strip(_EDGES)
    return _given(text, cue, page) or _relative_of_others(text, cue, page.language)


def _given(text: str, cue: str, page: Page) -> bool:
    if not any(_verb(cue, page.language, who) for who in ("they", "she", "he")):
        return False
    if text in words(page.language, "circumstances", "hearer.pronouns"):
        return True
    noun = nouns.head(text, page.language)
    ending = tuple(words(page.language, SUBJECT, "given"))
    return bool(ending) and noun.at == 0 and noun.sort in ("person", "group") and noun.word.endswith(ending)


def _relative_of_others(text: str, cue: str, language: str) -> bool:
    """True for a relative pronoun in the plural before a verb in the singular: the subject stands further off."""
    if text not in words(language, SUBJECT, "relative_many") or _verb(cue, language, "they"):
        return False
    return any(_verb(cue, language, who) for who in ("she", "he", "one"))


def _verb(cue: str, language: str, who: str) -> bool:
    verb = pattern(language, SUBJECT, f"verb.{who}")
    return any(verb.fullmatch(word) for word in WORD.findall(cue.lower()))
