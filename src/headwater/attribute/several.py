"""Whether a source is several people, by a number, its noun, its verb, or one by one: words in `sources.toml`."""

from __future__ import annotations

import re
from itertools import pairwise

from headwater import lexicon
from headwater.attribute import nouns, verbs
from headwater.attribute.mentions import Mention
from headwater.attribute.nouns import SUBJECT, WORD, Head
from headwater.attribute.page import EDGES, Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Span

_CLAUSE = nouns.CLAUSE
SHORTEST_PLURAL = 6
"""Letters of a noun whose ending may show that it is several."""
BEFORE = 12
"""Characters before a source in which a preposition stands that it hangs on."""


def are_several(page: Page, spans: tuple[Span, ...], noun: Head, cue: str) -> bool:
    """True for people that are several, none of whom has a name that somebody found."""
    text = " ".join(s.of(page.text) for s in spans)
    return _several(page, spans, noun, cue) or _listed(text, page.language)


def _several(page: Page, spans: tuple[Span, ...], noun: Head, cue: str) -> bool:
    """True for people that are several: by a number, by the form of their noun, or by the verb that they speak in."""
    text, language = " ".join(s.of(page.article.text) for s in spans), page.language
    if counted := nouns.count(text, language):
        return counted > 1
    if nouns.is_share(text, language):
        return True
    ending = tuple(lexicon.load(language, SUBJECT).get("many", "").split())
    opens = text.lower().startswith(noun.word)  # with the capital of the sentence
    shown = opens or noun.word in text
    if ending and len(noun.word) > SHORTEST_PLURAL and shown and noun.word.endswith(ending):
        return True
    start = spans[0].start if spans else 0
    before = WORD.findall(page.article.text[max(0, start - BEFORE) : start].lower())
    if before and before[-1] in words(language, SUBJECT, "of"):
        return False  # "in the harbour | they say"
    return bool(pattern(language, SUBJECT, "verb.they").search(cue))


def of_several(page: Page, spans: tuple[Span, ...], cue: str) -> bool:
    """True where the verb of the cue is in the plural and the source its subject: not "in the harbour | they say"."""
    if nouns.articles(page.language) or not spans or not verbs.speaks_as("they", cue, page.language):
        return False
    start = spans[0].start
    before = WORD.findall(page.text[max(0, start - BEFORE) : start].lower())[-1:]
    hung = words(page.language, SUBJECT, "of", "where")
    return not before or before[0] not in hung


def taken_for_one(page: Page, spans: tuple[Span, ...], mention: Mention, noun: Head, cue: str) -> bool:
    """True for one word in the plural that was taken for one person or one body: "Британцы", "Авиакомпании"."""
    if _a_people(page, spans, mention, cue):
        return True
    if not of_several(page, spans, cue):
        return False
    whole = " ".join(s.of(page.text) for s in spans).strip(EDGES)
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
    return bool(endings) and alone and printed.endswith(endings) and verbs.speaks_as("they", cue, page.language)


def two_people(page: Page, spans: tuple[Span, ...], mention: Mention) -> bool:
    """True for two who speak as one source, both by their names: "Anna Marek i Jan Bolek", "Ada Vint and Ivo Marl"."""
    people = [m for s in spans for m in page.mentions.within(s) if m.entity.kind == "person"]
    for one, other in pairwise(people):
        between = page.text[one.span.end : other.span.start]
        first = WORD.findall(between.lower())[:1]
        joins = first and first[0] in words(page.language, SUBJECT, "and") and not set(",;:(") & set(between)
        # "A lawyer of Ada Vint and Ivo Marl" shows its one speaker by a case where there are cases.
        heads = one.span.start == spans[0].start or not nouns.articles(page.language)
        if joins and heads and one.entity.id == mention.entity.id != other.entity.id:
            return True
    return False


def _listed(text: str, language: str) -> bool:
    """True for several people one by one: "a pilot, the site manager and two officers", "врач и медсестра"."""
    clause = re.split(r"\b(?:who|that|whose)\b|\s[-–—]\s|\(", text, maxsplit=1)[0].strip(" ,")
    both = words(language, SUBJECT, "and")
    pieces = [m for m in WORD.finditer(clause) if m.group().lower() in both]
    if not pieces or pieces[0].start() == 0:
        return False
    before, after = clause[: pieces[0].start()], clause[pieces[0].end() :].strip()
    first = WORD.findall(after.lower())[:1]
    if nouns.head(before, language).sort != "person" or not first:
        return False
    if nouns.articles(language):
        opens = words(language, SUBJECT, "plain", "pointing")
        return first[0] in opens and nouns.head(after, language).sort in ("person", "group")
    return nouns.sort_of(first[0], language) in ("person", "group")


def peoples(page: Page, spans: tuple[Span, ...], noun: Head) -> bool:
    """True for people by a plural with a capital, or by a small word alone: "many Democrats", "some", "many"."""
    language = page.language
    if not nouns.articles(language):
        return False
    text = _CLAUSE.split(" ".join(s.of(page.text) for s in spans), maxsplit=1)[0]
    printed = WORD.findall(text)
    low = [w.lower() for w in printed]
    if not low:
        return False
    if all(w in words(language, SUBJECT, "plain") for w in low):
        one = (
            low[-1] in words(language, SUBJECT, "another")
            and len(low) > 1
            and low[0] in words(language, SUBJECT, "pointing")
        )
        return any(w in words(language, SUBJECT, "several") for w in low) and not one  # "the other" is one
    last = len(low) > 1 and printed[-1][:1].isupper() and low[-1].endswith("s") and noun.sort == "unknown"
    small = all(w[:1].islower() for w in printed[1:-1]) and low[0] in words(language, SUBJECT, "several")
    return last and small


def one_by_its_genitive(noun: Head, text: str, cue: str, language: str) -> bool:
    """True for one source whose genitive looks like several: "За словами джерела", "Według źródła"."""
    if not cue or nouns.articles(language) or noun.word not in words(language, SUBJECT, "one_or_many"):
        return False
    keys = ("relay.cue", *(f"verb.{who}" for who in verbs.SAID_OF))
    several = nouns.count(text, language) or any(pattern(language, SUBJECT, key).search(cue) for key in keys)
    return not several
