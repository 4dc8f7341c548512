"""Whom words mean without any weighing: "I", "we", "all five", "the accused", "its own source".

What stands here cannot be told by what usually holds; all other words are weighed (`referents.py`).
"""

from __future__ import annotations

from dataclasses import replace

from headwater.attribute import (
    agreement,
    called,
    descriptions,
    fields,
    nouns,
    pronouns,
    recalled,
    several,
    sources,
)
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.pronouns import PRONOUNS
from headwater.records import Source
from headwater.wordforms import stemmer

GLOSS = 60
"""Characters behind a pronoun in which the name stands that an editor adds in brackets."""
NEAREST = 2
"""Statements back to whose speaker a surname alone belongs that another bears too."""


def says_i(draft: Draft, page: Page) -> bool:
    """True for a verb that says "I" by its ending, in what a person says: "– | Mówiłem |, że runie – dodał Kot"."""
    outer = draft.parent
    if outer is None or draft.source.spans or outer.speaker.kind != "person" or not outer.speaker.spans:
        return False
    cue = agreement.cue_words(draft, page)  # one word: "на думку" is no verb
    return len(cue) == 1 and bool(pattern(page.language, sources.SUBJECT, "verb.i").fullmatch(cue[0]))


def by_itself(draft: Draft, before: list[Draft], earlier: list[Draft], page: Page) -> Source | None:
    """Whom "I", "we", the outlet's own desk and its name in any case mean, a surname that two bear, and "all five";
    `before` are all statements so far, `earlier` the near ones."""
    source, language = draft.source, page.language
    low = source.text.lower().strip(" ,")
    if low in words(language, sources.SUBJECT, "first"):
        return draft.parent.speaker if draft.parent else None if draft.in_quotes else agreement.printing(draft, page)
    if not source.spans:
        if not agreement.is_ours(draft, page):
            return None
        # "We got no answer": from whoever was heard or asked last.
        return recalled.last_heard(draft, earlier) if draft.stance == "silent" else agreement.printing(draft, page)
    if glossed := _in_brackets(source, page):
        return glossed
    own = source.entity is None and agreement.is_home(source, page)
    home = agreement.printing(draft, page) if own else None
    return home or _namesake(draft, before, page) or recalled.everyone(draft, before, page)


def before_weighing(draft: Draft, form: str, earlier: list[Draft], page: Page) -> Source | None:
    """Whom a rule finds that goes before all weighing; `earlier` are the near statements before."""
    if form in ("he", "she"):
        last = next((b for b in reversed(earlier) if b.parent is None), None)
        return (_answers(last, draft, form, page) or agreement.come_in(last, draft, form, page)) if last else None
    noun = nouns.head(draft.source.text, page.language)
    if form == "group":  # "паводле мужчыны": by its form one man or several
        return _just_unnamed(draft, earlier, noun, page)
    if form != "person":
        return None
    return (
        fields.holder(draft, noun, page)
        or (recalled.charged(draft, page) if descriptions.accused(draft.source, noun, page) else None)
        or (recalled.last_named(draft, earlier) if _from_a_place(draft, page) else None)
        or (recalled.human(draft, earlier, noun, page) if descriptions.human(draft.source, noun, page) else None)
        or descriptions.unnamed_again(draft, earlier, page)
        or _just_unnamed(draft, earlier, noun, page)
    )


def only_by_rule(draft: Draft, form: str, page: Page) -> bool:
    """True where weighing would mislead: "its own source", the head of another country's diplomacy, "everybody" alone,
    several of a kind of which one was named ("companies")."""
    language, text = page.language, draft.source.text.strip(" ,")
    noun = nouns.head(text, language)
    if any(word in words(language, sources.SUBJECT, "reflexive") for word in nouns.WORD.findall(text.lower())):
        return True
    if form == "person" and fields.tells(draft, noun, page):
        return fields.holder(draft, noun, page) is None
    if form not in PRONOUNS and " " not in text and pattern(language, sources.SUBJECT, "everyone").fullmatch(text):
        return True
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    many = form == "body" and bool(text) and nouns.plural(noun.word, language)
    return many and several.of_several(page, draft.source.spans, cue)


def heard_before(draft: Draft, page: Page) -> bool:
    """True for "rozmówca" alone: a talk with whoever it is was told of before, and nobody new is meant."""
    word = draft.source.text.lower().strip(" ,")
    return " " not in word and stemmer(page.language)(word) in nouns.stems(page.language, "interlocutor")


def _in_brackets(source: Source, page: Page) -> Source | None:
    """Whom an editor names behind a pronoun: "On (Jan Rud – red.) | myśli", "He [Vint] | knew"."""
    low = source.text.lower().strip(" ,(")
    span = source.spans[-1]
    found = page.mentions.between(span.start, min(len(page.text), span.end + GLOSS))
    name = next((m for m in found if m.entity.kind == "person" and not m.span.of(page.text).islower()), None)
    if name is None or pronouns.pronoun(replace(source, text=low.partition(" (")[0]), page.language) is None:
        return None
    before = page.text[span.start : name.span.start].rstrip()
    opened = before.endswith(("(", "[")) and before[:-1].strip().lower() == low.split()[0]
    # "She (Anna Lind’s mother)" is somebody else.
    alone = page.text.startswith((")", "]", " –", " —", " -"), name.span.end)
    return agreement.as_source(name) if opened and alone else None


def _namesake(draft: Draft, before: list[Draft], page: Page) -> Source | None:
    """Who spoke before, where a surname alone was taken for somebody of that name who has not: "«Lozan will come»,
    Lozan said"."""
    entity = page.mentions.entities.get(draft.source.entity or "")
    if entity is None or entity.kind != "person" or len(nouns.WORD.findall(draft.source.text)) != 1:
        return None
    cut = stemmer(page.language)
    last = cut(entity.name.split()[-1].lower())
    spoke = {b.speaker.entity: b.speaker for b in before[-NEAREST:] if b.speaker.kind == "person"}
    told = [c for b in (*before, draft) for c in b.marks.content]
    outside = (m for m in entity.mentions if m.start < draft.cue.start and m not in draft.source.spans)
    if entity.id in spoke or any(not any(c.covers(m) for c in told) for m in outside):
        return None  # whom the text itself brings in may speak next
    named = [e for id in spoke if (e := page.mentions.entities.get(id or ""))]
    same = [e for e in named if len(e.name.split()) > 1 and cut(e.name.split()[-1].lower()) == last]
    return spoke[same[0].id] if len(same) == 1 and same[0].id != entity.id else None


def _answers(question: Draft, draft: Draft, gender: str, page: Page) -> Source | None:
    """Who was asked just before, in so many words: "Varga asked | Brandt how deep it was. | “It is deep,” he said"."""
    near = draft.parent is None and draft.paragraph - question.paragraph <= 1
    asks = question.stance == "asks" and near and nouns.articles(page.language)
    return pronouns.asked(question, gender, page) if asks else None


def _from_a_place(draft: Draft, page: Page) -> bool:
    """True for "the North Marne Liberal": whoever spoke last by name."""
    return draft.source.entity is None and sources.from_a_place(page, draft.source.spans)


def _just_unnamed(draft: Draft, earlier: list[Draft], noun: nouns.Head, page: Page) -> Source | None:
    """The one unnamed person who has spoken so far in the paragraph: "A guard told us ... The jailer says ..."."""
    language = page.language
    lone = called.points_back(draft.source, noun, page) and len(nouns.WORD.findall(draft.source.text)) == 1
    if nouns.articles(language) or not lone or noun.stem in nouns.stems(language, "spokesperson"):
        return None
    if noun.word in words(language, sources.SUBJECT, "another"):
        return None  # "Один із них каже ... Другий додав": somebody else than who spoke
    here = [b for b in earlier if b.paragraph == draft.paragraph and b.parent is draft.parent]
    last = here[-1] if here else None
    if last is None or not all(b.same_speaker(last) for b in here):
        return None
    if not last.speaker.unnamed or last.speaker.kind != "person":
        return None
    gender = agreement.gender(draft, page)
    return None if gender == "they" or agreement.other_gender(last, gender, page) else last.speaker
