"""Of whom a verb or a noun is said by its form, and what of the text stands before a statement.

Slavic verbs in the past tell a man from a woman, and all of ours one from several; where neither tells anything,
nothing speaks against anybody. Patterns in `sources.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from headwater import wordforms
from headwater.attribute import nouns, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import EDGES, Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import QUIET
from headwater.records import Entity, Source


def cue_words(draft: Draft, page: Page) -> list[str]:
    cue = nouns.WORD.findall(" ".join(s.of(page.text) for s in draft.marks.cue).lower())
    if draft.stance not in QUIET or not draft.marks.content or draft.marks.content[0].start < draft.cue.start:
        return cue
    # A silence in one verb has its "not" as its cue, and the verb as its content.
    behind_it = nouns.WORD.findall(draft.marks.content[0].of(page.text).lower())
    return [*cue, *behind_it] if len(behind_it) == 1 else cue


def verb_gender(draft: Draft, page: Page) -> str | None:
    """Of whom the verb of the cue is said, by its ending: several, a woman, a man, any of them; None for no verb."""
    return _verb_gender(tuple(cue_words(draft, page)), page.language)


@lru_cache(maxsize=4096)
def _verb_gender(cue: tuple[str, ...], language: str) -> str | None:
    verbs = {g: pattern(language, sources.SUBJECT, f"verb.{g}") for g in ("they", "she", "he", "any")}
    return next((g for word in cue for g, verb in verbs.items() if verb.fullmatch(word)), None)


def gender(draft: Draft, page: Page) -> str | None:
    """Of whom the source and its verb are said to be, where they tell it."""
    if nouns.articles(page.language):
        return None
    return of_noun(nouns.head(draft.source.text, page.language).word, page.language) or verb_gender(draft, page)


def of_noun(word: str, language: str) -> str | None:
    """The gender that a noun tells by itself: "she" for "the woman", "he" for "the spokesman"."""
    sides = {"she": "female", "he": "male"}
    return next((g for g, key in sides.items() if pattern(language, sources.SUBJECT, key).fullmatch(word)), None)


def shown_gender(draft: Draft, page: Page) -> str | None:
    """The gender of a named person by the verb of what they said; None in languages whose verbs have none."""
    if not draft.source.spans or draft.source.entity is None or draft.source.kind != "person":
        return None
    verbs = {g: pattern(page.language, sources.SUBJECT, f"verb.{g}") for g in ("she", "he")}
    if verbs["she"].pattern == "(?!)":
        return None
    return next((g for word in cue_words(draft, page) for g, verb in verbs.items() if verb.fullmatch(word)), None)


def fits(speaker: Source, gender: str | None, page: Page) -> bool:
    entity = page.mentions.entities.get(speaker.entity or "")
    return of_gender(entity, gender)


def of_gender(entity: Entity | None, gender: str | None) -> bool:
    """True unless the verb beside it says that it is somebody else."""
    wanted = {"he": "m", "she": "f"}.get(gender or "")
    return entity is None or entity.gender is None or wanted is None or entity.gender == wanted


def other_gender(earlier: Draft, gender: str | None, page: Page) -> bool:
    """True where an unnamed person is by their noun or their verb the other of a man and a woman."""
    if gender not in ("he", "she") or earlier.speaker.entity:
        return False
    other, key = ("he", "male") if gender == "she" else ("she", "female")
    noun = nouns.head(earlier.speaker.text, page.language).word
    if pattern(page.language, sources.SUBJECT, key).fullmatch(noun):
        return True
    return earlier.speaker is earlier.source and verb_gender(earlier, page) == other


def says(draft: Draft, page: Page) -> bool:
    """True for a verb of one person in the present, alone: "Zastrzega, że ..."; not for "it is said"."""
    cue = cue_words(draft, page)
    return any(pattern(page.language, sources.SUBJECT, "verb.one").fullmatch(word) for word in cue)


def spoken_within(mention: Mention, draft: Draft) -> bool:
    """True for a name inside the pronoun's own words: those it speaks of, not it."""
    return any(c.covers(mention.span) for c in draft.marks.content)


def only_within(draft: Draft, page: Page) -> bool:
    """True where the last name of whom a pronoun was taken for stands in the quotation that the pronoun speaks.

    "“They trained with Tom Rask,” | he | wrote": of whom a speaker speaks by name is somebody else.
    """
    named = (m for m in reversed(mentions_before(draft, page)) if m.entity.id == draft.source.entity)
    last = next((m for m in named if not m.span.of(page.text).islower()), None)
    quoted = last is not None and page.quotation(last.span.start) is not None
    return bool(last and quoted and spoken_within(last, draft)) and not draft.in_quotes


def only_spoken_of(earlier: Draft, draft: Draft) -> bool:
    """True for somebody without a name of whom only a quotation speaks: the outlet's own "she" is not them.

    "“It was heard by someone who believed it,” Vint wrote. | She | said ...".
    """
    outer = earlier.parent
    return draft.parent is None and outer is not None and earlier.in_quotes and earlier.speaker.unnamed


def is_ours(draft: Draft, page: Page) -> bool:
    """True for a verb of the one who prints it: "Ustaliliśmy, że ...", "We got no answer"."""
    ours = pattern(page.language, sources.SUBJECT, "verb.we")
    return not draft.in_quotes and any(ours.fullmatch(word) for word in cue_words(draft, page))


def of_nobody(draft: Draft, page: Page) -> bool:
    """True for a verb alone of which nobody is the subject: "it is expected", "uważa się", "nikt | nie wie"."""
    cue = cue_words(draft, page)
    if pattern(page.language, sources.SUBJECT, "verb.oneself").fullmatch(" ".join(cue)) or by_nobody(draft, page):
        return True
    return any(word in words(page.language, sources.SUBJECT, "nobodys") for word in cue)


def by_nobody(draft: Draft, page: Page) -> bool:
    """True for a verb right behind "nobody": "tego | nikt | nie kwestionuje"."""
    start = draft.sentence.start
    before = nouns.WORD.findall(page.text[start : draft.cue.start].lower())[-1:]
    return before != [] and before[0] in words(page.language, sources.SUBJECT, "nobody")


def mentions_before(draft: Draft, page: Page) -> list[Mention]:
    """The mentions before a draft's source, in order."""
    start = draft.source.spans[0].start if draft.source.spans else draft.cue.start
    return page.mentions.between(0, start)


def come_in(before: Draft, draft: Draft, gender: str, page: Page) -> Source | None:
    """Who is named as a subject in the sentence right before a pronoun, since the one who spoke before that.

    "Иво Корт сказал ... Выступит и мэр Анна Лунд. По | её | словам ...": only where a case shows a subject.
    """
    start = draft.sentence.start
    if nouns.articles(page.language) or gender not in ("he", "she") or not start or draft.parent:
        return None
    last = page.sentence(start - 1)
    if page.paragraph(last.start) != draft.paragraph or before.cue.start >= last.start:
        return None
    people = [m for m in page.mentions.within(last) if m.entity.kind == "person" and " " in m.span.of(page.text)]
    if any(m.entity.id == before.speaker.entity for m in page.mentions.within(last)) or len(people) != 1:
        return None
    (one,) = people
    free = not page.quotation(one.span.start) and not any(c.covers(one.span) for c in before.marks.content)
    sure = {"he": "m", "she": "f"}[gender] == one.entity.gender and not sources.declined(page, one)
    return as_source(one) if free and sure else None


def as_source(mention: Mention) -> Source:
    entity = mention.entity
    kind = "outlet" if entity.outlet else "person" if entity.kind == "person" else "body"
    return Source((mention.span,), entity.name, entity.id, kind, "named", entity.official)  # type: ignore[arg-type]


def is_home(source: Source, page: Page) -> bool:
    """True for the printing outlet's own desk, and its name in whatever case: "«Перекрёстку» не удалось узнать"."""
    name = source.text.strip(EDGES)
    if name.lower() in words(page.language, sources.SUBJECT, "own_desk"):
        return True
    home = page.article.outlet
    if home is None or len(name.split()) != len(home.name.split()):
        return False
    return name[:1].isupper() and wordforms.alike(name, home.name)


def printing(draft: Draft, page: Page) -> Source | None:
    """The printing outlet, where it speaks of itself: "we", "the editors"."""
    mine = page.home
    named = draft.source if draft.source.spans or not mine else replace(draft.source, text=mine.name)
    return replace(named, entity=mine.id, kind="outlet", naming="named") if mine else None
