"""Who is not the subject of a verb, by form: "пассажирам предложили", "которые ... предложила", "мост снесут".

What is in the dative is no subject at all, a pronoun in the plural none of a verb in the singular, and what is one, or
is in the accusative, none of a verb in the plural. Endings and pronouns in `sources.toml`; languages with articles have
none of them.
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import bound, nouns, silence, verbs
from headwater.attribute.nouns import SUBJECT, WORD
from headwater.attribute.page import EDGES, Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.subject_documents import cue_words
from headwater.records import Attribution, Span

SHORTEST = 4
"""Letters of a word whose ending tells its case, at least."""
BEFORE = 8
"""Characters before a source in which the preposition stands that it hangs on."""
APART = 3
"""Words between a verb and what can no longer be its subject, at least."""
_PLAIN = ("person", "body", "document", "outlet")


def no_subject(marks: Attribution, page: Page) -> bool:
    """True where a source by its form is not the subject of its verb: told or given to, or one where several do."""
    if nouns.articles(page.language) or len(marks.source) != 1 or not marks.cue:
        return False
    cue = " ".join(s.of(page.text) for s in marks.cue)
    text = marks.source[0].of(page.text).lower().strip(EDGES)
    return _given(text, cue, page) or _relative_of_others(text, cue, page.language) or _object(marks, cue, page)


def _given(text: str, cue: str, page: Page) -> bool:
    if not any(verbs.speaks_as(who, cue, page.language) for who in ("they", "she", "he", "any")):
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


def _object(marks: Attribution, cue: str, page: Page) -> bool:
    """True for what a verb is done to, right before it: "клієнтам | пропонують", "новый мост | обещают открыть"."""
    language, source = page.language, marks.source[0]
    pieces = [*nouns.WORD.finditer(page.text, source.start, source.end)]
    if not pieces or source.end > marks.cue[0].start or pattern(language, SUBJECT, "relay.cue").search(cue):
        return False
    first = pieces[0].group()
    if first.isupper() or page.mentions.between(*pieces[0].span()) or _hangs(source, page):
        return False
    word, behind = first.lower(), [p.group() for p in pieces[1:]]
    several = verbs.speaks_as("they", cue, language) or verbs.speaks_as("impersonal", cue, language)
    if several and _ends(word, "given", language):
        return True
    if _accusative(word, behind, language) and verbs.has_verb(cue, language):
        return True
    # "Пассажиров | предупредили": the accusative of people; without a number nobody is the subject so.
    return several and (_ends(word, "object.many", language) or _one(word, behind, source.of(page.text), language))


def _hangs(source: Span, page: Page) -> bool:
    """True for what stands behind a preposition: where several say something, or among whom."""
    before = nouns.WORD.findall(page.text[max(0, source.start - BEFORE) : source.start].lower())[-1:]
    return bool(before) and before[0] in words(page.language, SUBJECT, "where", "of")


def _ends(word: str, key: str, language: str) -> bool:
    ending = tuple(words(language, SUBJECT, key))
    return bool(ending) and len(word) >= SHORTEST and word.endswith(ending)


def _accusative(word: str, behind: list[str], language: str) -> bool:
    """True for one in a case that no subject has: "лоукостеру", "школу", "нову дорогу"."""
    if not _ends(word, "object.one", language):
        return False
    sort = nouns.sort_of(word, language)
    agreeing = bool(behind) and behind[0].islower() and _ends(behind[0], "object.one", language)
    listed = any(word in words(language, SUBJECT, key) for key in ("document", "outlet", "body", "group"))
    return agreeing or (sort in _PLAIN and not listed)


def _one(word: str, behind: list[str], text: str, language: str) -> bool:
    """True for one thing or person, where the verb is of several: "старий міст | пропонують знести"."""
    joined = words(language, SUBJECT, "object.joined")
    if not joined or "," in text or any(w.lower() in joined or w[0].isdigit() for w in (word, *behind)):
        return False
    if word in words(language, SUBJECT, "object.pointing"):
        return bool(behind) and nouns.sort_of(behind[0], language) != "group"
    sort = nouns.sort_of(word, language)
    if sort == "unknown" and _ends(word, "object.adjective", language):
        return bool(behind) and behind[0].islower() and nouns.sort_of(behind[0], language) in ("unknown", *_PLAIN)
    if sort == "body" and word in words(language, SUBJECT, "body") and not behind:
        return _ends(word, "object.body", language)
    return sort == "person" and _ends(word, "object.person", language) and not _several_in_a(word, language)


def _several_in_a(word: str, language: str) -> bool:
    """True for nouns of people whose plural ends as their accusative does: "профессора"."""
    return bool(pattern(language, SUBJECT, "object.several").fullmatch(word))


def without_venue(marks: Attribution, page: Page) -> Attribution:
    """Without a source that is where it was said: "podkreślił na | antenie Radia Breva"; who spoke before goes on."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or first.start < marks.cue[-1].end:
        return marks
    lead = page.text[marks.cue[-1].end : first.start]
    noun = WORD.search(page.text, first.start, first.end)
    start = first.start - len(lead.lstrip())
    air = pattern(page.language, "circumstances", "setting.occasion").match(page.text, start)
    if noun is None or not lead.strip() or air is None or air.end() < noun.end():
        return marks
    rest = page.text[noun.end() : first.end].strip(EDGES)
    named = [m for m in page.mentions.within(first) if m.span.of(page.text).strip(EDGES) == rest]
    outlets = [m for m in named if m.entity.outlet or nouns.sort_of(rest.split()[0], page.language) == "outlet"]
    one = any(verbs.speaks_as(who, " ".join(cue_words(marks.cue, page)), page.language) for who in ("he", "she"))
    return replace(marks, source=()) if outlets and one else marks


def nobody_plans(marks: Attribution, page: Page) -> bool:
    """True for a verb that has no subject: "the report | is expected"; but "in the ministry it is expected"."""
    verb = pattern(page.language, SUBJECT, "verb.oneself")
    before = WORD.findall(page.text[max(0, marks.source[0].start - BEFORE) : marks.source[0].start].lower())[-1:]
    hung = bool(before) and before[0] in words(page.language, SUBJECT, "where")
    return not hung and bool(verb.fullmatch(" ".join(cue_words(marks.cue, page))))


def unowned(marks: Attribution, page: Page) -> bool:
    """True for what is kept back with nobody as its subject: "who will head the ministry | is not reported"."""
    verb = pattern(page.language, SUBJECT, "verb.unowned")
    return any(verb.fullmatch(word) for word in cue_words(marks.cue, page))


def without_question(marks: Attribution, page: Page) -> Attribution:
    """Without a source that is a part of the question kept back: "Kto zastąpi szefa | MSZ | na razie nie podano"."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or first.start > marks.cue[0].start:
        return marks
    opened = page.sentence(first.start).start
    opened = max(opened, *(page.text.rfind(mark, opened, first.start) + 1 for mark in ",;:—–"))
    low = [word.lower() for word in WORD.findall(page.text[opened : first.end])]
    before = [word.lower() for word in WORD.findall(page.text[opened : first.start])][-1:]
    asks = len(low) > 1 and low[0] in words(page.language, silence.SUBJECT, "asks")
    if not asks or (before and before[0] in words(page.language, SUBJECT, "where")):
        return marks
    near = [c for c in marks.content if opened <= c.start <= first.end + 1 and c.end <= marks.cue[0].start]
    rest = tuple(c for c in marks.content if c not in near)
    start = page.text.index(page.text[opened : first.end].lstrip(), opened)
    return replace(marks, source=(), content=(Span(start, max([first.end, *(c.end for c in near)])), *rest))


def without_hanger(marks: Attribution, page: Page) -> Attribution:
    """Without a source behind a preposition behind which nobody speaks: "mówi w rozmowie z radiem po | wyjściu"."""
    first = marks.source[0] if len(marks.source) == 1 and marks.cue else None
    if first is None or not verbs.has_verb(marks.cue[-1].of(page.text), page.language):
        return marks
    low = max([page.sentence(first.start).start, *(c.end for c in marks.cue if c.end <= first.start)])
    if low == page.sentence(first.start).start or not any(c.end <= first.start for c in marks.cue):
        return marks  # before its verb: "O generale Solska mówi"
    if len(WORD.findall(page.text[low : first.start])) < APART:
        return marks  # "cytowany przez | telewizję": by whom it is said
    hung = bound.before(page.language, "hung_only", SUBJECT).search(page.text[low : first.start].rstrip(EDGES))
    return replace(marks, source=()) if hung else marks
