"""For whom a pronoun or a verb without a subject speaks, by rule: "she", "they", "Dodał, że ...", "there they would not
say".

The unnamed person just quoted goes before any name further off. Descriptions ("the envoy") are `descriptions`. Word
lists in `sources.toml`.
"""

from __future__ import annotations

from headwater import lexicon
from headwater.attribute import agreement, nouns, phrases, recalled, silence, sources
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import QUIET
from headwater.records import Source, Span

_MARKS = "«»„“”\"'‘’ ,"
LONGEST_VERB = 3
"""Words of a cue without a subject that may be a verb with its adverb and negation."""
LONGEST_REFUSAL = 6
"""The same of a refusal: "nie wspomniała ani słowem"."""
PRONOUNS = ("he", "she", "they", "it")
"""What the words of a pronoun may be; each has a list in `sources.toml`."""
NEAR = 2
"""Paragraphs back in which a pronoun finds whom it stands for."""
OPENS = 2
"""Characters before a quotation that opens a paragraph."""


def pronoun(source: Source, language: str) -> str | None:
    """Which pronoun the words of a source are: "he", "she", "they", "it"; None for none."""
    low = source.text.lower().strip(" ,")
    first, _, rest = low.partition(" ")
    if rest and rest in words(language, sources.SUBJECT, "sayings"):
        low = first  # "his words"
    return next((p for p in PRONOUNS if low in words(language, sources.SUBJECT, p)), None)


def left_out(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """Who a verb without a subject goes on about: "Dodał, że ...". None where it speaks of nobody ("it was said")."""
    if agreement.is_ours(draft, page) or agreement.of_nobody(draft, page):
        return None  # "it is expected", after whoever spoke before
    cue = agreement.cue_words(draft, page)
    gender = agreement.verb_gender(draft, page)
    longest = LONGEST_REFUSAL if draft.stance in QUIET and gender in ("he", "she") else LONGEST_VERB
    if len(cue) > longest:
        return None
    if gender in (None, "they"):
        return _goes_on(draft, earlier, gender, page) or _of_sentence(draft, page) or recalled.topic(draft, page)
    if body := _body_before(draft, earlier, gender or "", page):
        return body
    if draft.parent is None:  # whom others quote is not who goes on
        earlier = sorted(earlier, key=lambda d: (d.paragraph, d.parent is None))
    for before in reversed(earlier):
        if before.paragraph < draft.paragraph and (here := _named_here(draft, gender or "", page)):
            return here
        if draft.paragraph - before.paragraph > NEAR:
            return None
        speaker = before.speaker
        person = before is not draft.parent and speaker.naming != "implicit" and speaker.kind == "person"
        if person and agreement.fits(speaker, gender, page):
            return speaker
    return _named_before(draft, gender, page)


def _body_before(draft: Draft, earlier: list[Draft], gender: str, page: Page) -> Source | None:
    """The body that answered just before in the paragraph and leaves more unsaid, where its noun has the verb's gender.

    What is said outright and not left unsaid is as often its spokesperson's.
    """
    last = earlier[-1] if earlier else None
    if (
        last is None
        or draft.stance not in QUIET
        or last.paragraph != draft.paragraph
        or last.parent is not draft.parent
    ):
        return None
    noun = nouns.head(last.source.text, page.language)
    fits = pattern(page.language, sources.SUBJECT, f"gendered.{gender}").fullmatch(noun.word)
    return last.speaker if fits and last.speaker.kind == "body" and last.source.spans else None


def _goes_on(draft: Draft, earlier: list[Draft], gender: str | None, page: Page) -> Source | None:
    """Who spoke just before in the same sentence: "The union proposes ..., and in exchange | demands"."""
    last = earlier[-1] if earlier else None
    while last and last.parent is not None and last.parent is not draft.parent and last.sentence == draft.sentence:
        last = last.parent  # what somebody said of others in between
    if last is None or nouns.articles(page.language) or last.parent is not draft.parent:
        return None
    on = last.sentence == draft.sentence or (last.paragraph == draft.paragraph and agreement.says(draft, page))
    on = on or (last.paragraph == draft.paragraph and gender == "they" and _say_on(last, page))
    on = on or (draft.paragraph - last.paragraph == 1 and last.speaker.kind == "person" and _line(draft, page))
    if not on:
        return None
    # "Serwis nazywa to klęską": one does.
    one = last.speaker.kind in ("outlet", "document") and agreement.says(last, page)
    one = one and agreement.verb_gender(last, page) != "they"
    apart = gender == "they" and (one or last.speaker.kind == "person")
    known = bool(last.marks.source or last.speaker.entity) and last.speaker.naming != "implicit"
    return last.speaker if known and not apart else None


def _say_on(last: Draft, page: Page) -> bool:
    """True behind several who spoke, where a verb of several alone goes on about them: "Twierdzą również, że ..."."""
    left_out = lexicon.load(page.language, sources.SUBJECT).get("many_left_out")
    return bool(left_out) and last.speaker.kind == "group" and bool(last.speaker.spans)


def _line(draft: Draft, page: Page) -> bool:
    """True for words that open a paragraph behind a dash or a quotation mark, and a verb alone: "– ... – tłumaczy."."""
    start = page.paragraph_starts[draft.paragraph]
    opens = draft.marks.content and draft.marks.content[0].start - start <= OPENS and draft.parent is None
    return bool(opens) and page.text[start] in '–—-„“«"' and agreement.says(draft, page)


def _of_sentence(draft: Draft, page: Page) -> Source | None:
    """The person whom the sentence has named before the verb: "There speaks the director, Emil Kos: he assures ..."."""
    if nouns.articles(page.language) or draft.parent is not None or not agreement.says(draft, page):
        return None
    start = draft.sentence.start
    named = page.mentions.between(start, draft.cue.start)
    people = [m for m in named if m.entity.kind == "person" and not agreement.spoken_within(m, draft)]
    return agreement.as_source(people[-1]) if people else None


def meant(draft: Draft, earlier: list[Draft], gender: str, page: Page) -> Source | None:
    """Whom a pronoun stands for; `gender` as `pronoun` gives it."""
    if gender == "it" and (place := _there(draft, earlier, page)):
        return place
    if gender in ("it", "they") and nouns.articles(page.language) and (own := _of_itself(draft, gender, page)):
        return own  # "the line said | it | expects"
    if gender == "it" and draft.stance in QUIET and (asked := _asked_body(draft, earlier, page)):
        return asked
    if gender == "it" and (opened := _opening_body(draft, earlier, page) or recalled.paper_here(draft, earlier, page)):
        return opened
    if draft.parent is None:  # whom others quote is not who goes on
        earlier = sorted(earlier, key=lambda d: (d.paragraph, d.parent is None))
    for before in reversed(earlier):
        if before.paragraph != draft.paragraph and gender != "it":
            break
        if _may_be(before, draft, gender, page):
            return agreement.come_in(before, draft, gender, page) or before.speaker
    if gender == "they" and (one := _one_of_no_gender(draft, earlier, page)):
        return one
    if gender in ("he", "she") and (on := _speaks_on(draft, earlier, gender, page)):
        return on
    if gender in ("he", "she") and not nouns.articles(page.language) and (body := _body_here(draft, earlier, page)):
        return body
    if gender in ("he", "she") and (since := _spoke_since(draft, earlier, gender, page)):
        return since
    within = bool(draft.source.entity) and agreement.only_within(draft, page)
    if draft.source.entity and nouns.articles(page.language) and not within:
        return None  # the stage before this one has found whom it stands for: the subject goes before who is named last
    if gender in ("he", "she") and (here := _named_here(draft, gender, page)):
        return here
    if draft.source.entity and not within:
        return None
    for before in reversed(earlier):
        if draft.paragraph - before.paragraph > NEAR:
            break
        if _may_be(before, draft, gender, page):
            return before.speaker
    return _named_before(draft, gender, page) or _of_itself(draft, gender, page)


def _spoke_since(draft: Draft, earlier: list[Draft], gender: str, page: Page) -> Source | None:
    """Who has spoken by name since the one was last named for whom a pronoun was taken.

    "Mayor Anna Marek's staff helped. Her deputy, Ida Kos, is new. Kos said so. | “...,” she said": not the mayor.
    """
    last = next((b for b in reversed(earlier) if b.parent is None), None)
    mine = draft.source.entity
    if not mine or last is None or draft.parent or draft.in_quotes or not nouns.articles(page.language):
        return None
    other = last.source.entity not in (None, mine) and not last.source.text.islower() and last.source.spans
    if not other or pronoun(last.source, page.language) or draft.paragraph - last.paragraph > 1:
        return None
    named = (m for m in agreement.mentions_before(draft, page) if m.entity.id == mine)
    since = all(m.span.start < last.source.spans[0].start for m in named if not m.span.of(page.text).islower())
    return last.speaker if since and _may_be(last, draft, gender, page) else None


def _one_of_no_gender(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """One of whom nobody says whether it is a man or a woman: "A spokesperson said ... Asked why, | they | said"."""
    last = next((b for b in reversed(earlier) if b.parent is None and b.speaker.naming != "implicit"), None)
    if last is None or draft.parent is not None or draft.in_quotes or not nouns.articles(page.language):
        return None
    speaker = last.speaker
    near = last.paragraph == draft.paragraph and speaker.kind == "person" and speaker.unnamed
    told = any(agreement.other_gender(last, gender, page) for gender in ("he", "she"))
    return speaker if near and not told else None


def _asked_body(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The body that the printing outlet has just asked: "We asked the mayor's office why. | It | has yet to reply"."""
    last = earlier[-1] if earlier else None
    if last is None or page.home is None or last.speaker.entity != page.home.id or last.paragraph != draft.paragraph:
        return None
    if not nouns.articles(page.language) or draft.in_quotes:
        return None
    between = Span(last.sentence.start, draft.source.spans[0].start)
    named = [
        m for m in page.mentions.within(between) if m.entity.kind == "organization" and m.entity.id != page.home.id
    ]
    common = phrases.body_before(page, draft.source.spans[0].start)
    if common and common.spans[0].start >= between.start:
        return common
    return agreement.as_source(named[-1]) if named else None


def _speaks_on(draft: Draft, earlier: list[Draft], gender: str, page: Page) -> Source | None:
    """Who spoke last, where a paragraph opens with a quotation of theirs and nobody else has come in between.

    "“...,” Varga said of the mayor. | “...,” he added": whom a speaker has spoken of is not who goes on.
    """
    start = page.paragraph_starts[draft.paragraph]
    opens = draft.marks.content and draft.marks.content[0].start - start < OPENS and page.quotation(start + 1)
    if draft.parent is not None or draft.in_quotes or not opens or not nouns.articles(page.language):
        return None
    last = next((b for b in reversed(earlier) if b.parent is None and b.paragraph < draft.paragraph), None)
    if last is None or draft.paragraph - last.paragraph > NEAR or not _may_be(last, draft, gender, page):
        return None
    if last.stance == "asks":
        return asked(last, gender, page)  # "Marl asked Vint how ... | “...,” she said"
    told = [c for b in earlier for c in b.marks.content]
    between = agreement.mentions_before(draft, page)
    others = (m for m in reversed(between) if m.span.start >= last.sentence.start and m.entity.kind == "person")
    others = (m for m in others if not 0 <= m.span.start - last.cue.end <= 1)  # "he told | Hale": who listens
    alone = all(m.entity.id == last.speaker.entity or any(c.covers(m.span) for c in told) for m in others)
    free = all(agreement.spoken_within(m, draft) for m in between if m.span.start >= start)
    return last.speaker if alone and free else None


def asked(question: Draft, gender: str, page: Page) -> Source | None:
    """The person right behind the cue of a question: who answers it."""
    people = (m for m in page.mentions.within(question.sentence) if m.entity.kind == "person")
    beside = (m for m in people if 0 <= m.span.start - question.cue.end <= 1)
    return next((agreement.as_source(m) for m in beside if agreement.of_gender(m.entity, gender)), None)


def _of_itself(draft: Draft, gender: str, page: Page) -> Source | None:
    """Whose words hold the pronoun, where it can be nobody else: "Two members | said they had learned ..."."""
    outer = draft.parent
    if outer is None or draft.in_quotes or not outer.speaker.spans:
        return None
    kinds = {"they": ("group",), "he": ("person",), "she": ("person",), "it": ("body", "outlet", "document")}
    unknown = gender == "it" and outer.speaker.kind == "person" and outer.speaker.unnamed  # by a noun of no list
    fits = (unknown or outer.speaker.kind in kinds.get(gender, ())) and not agreement.other_gender(outer, gender, page)
    return outer.speaker if fits else None


def _there(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The body named last before "there they would not say", where it stands nearer than the one that spoke last."""
    if draft.source.text.lower().strip(_MARKS) not in words(page.language, silence.SUBJECT, "there"):
        return None
    told = [c for b in earlier for c in b.marks.content if not c.overlaps(draft.sentence)]
    bodies = [
        m for m in agreement.mentions_before(draft, page) if m.entity.kind == "organization" and not m.entity.outlet
    ]
    bodies = [m for m in bodies if not any(c.covers(m.span) for c in told)]
    spoke = next((b for b in reversed(earlier) if b.speaker.kind == "body" and b.source.spans), None)
    near = bodies[-1] if bodies else None
    common = phrases.body_before(page, draft.source.spans[0].start)
    last = max(near.span.start if near else -1, spoke.source.spans[0].start if spoke else -1)
    about = [c for b in earlier if b.source.kind != "outlet" for c in b.marks.content if c in told]
    if common and common.spans[0].start > last and not any(c.covers(common.spans[0]) for c in about):
        return common  # "sent questions to the governor's staff. There they promised ..."
    if near is None or (spoke and spoke.source.spans[0].start > near.span.start):
        return spoke.speaker if spoke else None
    return agreement.as_source(near) if draft.paragraph - page.paragraph(near.span.start) <= 1 else None


def _opening_body(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The outlet that a sentence opens with: "The daily Dawn devotes a page to him, which | it | puts down to ..."."""
    if not nouns.articles(page.language) or draft.parent is not None or draft.in_quotes:
        return None
    sentence = draft.sentence
    others = (b for b in earlier if b.sentence == sentence)
    if draft.source.spans[0].start <= sentence.start or not all(recalled.only_cites(b, page) for b in others):
        return None
    named = page.mentions.between(sentence.start, draft.source.spans[0].start)
    bodies = [m for m in named if m.entity.kind == "organization"]
    return agreement.as_source(bodies[0]) if len(bodies) == 1 and bodies[0].entity.outlet else None


def _body_here(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
    """The body or outlet that spoke in this paragraph, where nobody is named in it: things have genders too."""
    start = page.paragraph_starts[draft.paragraph]
    here = [m for m in agreement.mentions_before(draft, page) if m.span.start >= start]
    if any(m.entity.kind == "person" and not m.span.of(page.text).islower() for m in here):
        return None
    near = (b.speaker for b in reversed(earlier) if b.paragraph == draft.paragraph and not _cited_here(b, draft, page))
    return next((s for s in near if s.kind in ("outlet", "body") and s.spans), None)


def _cited_here(earlier: Draft, draft: Draft, page: Page) -> bool:
    """True for who is cited in the sentence of the pronoun: "со ссылкой на агентство, об этом она | сообщила"."""
    return earlier.sentence == draft.sentence and recalled.only_cites(earlier, page)


def _named_before(draft: Draft, gender: str, page: Page) -> Source | None:
    """The last person named before a pronoun, in its paragraph or the one before."""
    wanted = {"he": "m", "she": "f"}.get(gender)
    if wanted is None:
        return None
    for mention in reversed(agreement.mentions_before(draft, page)):
        if page.paragraph(mention.span.start) < draft.paragraph - 1:
            return None
        entity = mention.entity
        if entity.kind == "person" and entity.gender in (wanted, None) and not agreement.spoken_within(mention, draft):
            return agreement.as_source(mention)
    return None


def _named_here(draft: Draft, gender: str, page: Page) -> Source | None:
    """The last person named before a pronoun in its own paragraph: nearer than who spoke in another one."""
    start = page.paragraph_starts[draft.paragraph]
    before = [m for m in agreement.mentions_before(draft, page) if m.span.start >= start]
    people = [m for m in before if m.entity.kind == "person" and not m.span.of(page.text).islower()]
    fitting = [m for m in people if m.entity.gender == {"he": "m", "she": "f"}.get(gender, "")]
    return agreement.as_source(fitting[-1]) if fitting and not agreement.spoken_within(fitting[-1], draft) else None


def _may_be(earlier: Draft, draft: Draft, gender: str, page: Page) -> bool:
    speaker = earlier.speaker
    if not speaker.spans or earlier is draft.parent:
        return False
    if gender == "it":
        ours = page.home is not None and speaker.entity == page.home.id and earlier.speaker is not earlier.source
        return speaker.kind in ("document", "outlet", "body") and not (ours and nouns.articles(page.language))
    if speaker.kind not in ("person", "group"):
        return False
    if (gender == "they") != (speaker.kind == "group"):
        return False
    if pronoun(speaker, page.language) and not speaker.entity:
        return False
    entity = page.mentions.entities.get(speaker.entity or "")
    shown = agreement.shown_gender(
        earlier, page
    )  # by their own verb, which says more than a pronoun that was given to them
    if shown and gender in ("he", "she") and entity:
        return shown == gender
    if entity:
        return entity.gender is None or entity.gender == {"he": "m", "she": "f"}.get(gender, entity.gender)
    other = "male" if gender == "she" else "female"
    return not pattern(page.language, sources.SUBJECT, other).search(speaker.text)
