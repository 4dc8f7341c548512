"""Signs that speak for somebody as the one whom a pronoun, a verb alone or a description means, or for nobody so far.

Each is a word for something that is true of the two: how far back, who spoke last, of what kind, gender and number,
what they were called. A sign stands with the form of what asks ("he:", "left:", "body:") and for all forms ("*:"); "|"
joins two that hold together. What each is worth stands in `data/referent_weights.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from headwater import wordforms
from headwater.attribute import agreement, called, nouns, sources
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.bound import behind
from headwater.attribute.candidates import STATEMENTS, Asked, Candidate, called_so
from headwater.attribute.drafts import Draft
from headwater.attribute.mentions import Mention
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.pronouns import PRONOUNS
from headwater.attribute.stance import QUIET
from headwater.records import Entity

LISTS = ("bare", "interlocutor", "spokesperson", "known_by", "generic", "kin", "human", "chiefs", "text", "accused")
"""Lists of nouns that say something of whom they may mean."""
OPENS = 25
"""Characters of a sentence within which somebody opens it."""
OFTEN = 3
"""Mentions by which somebody is named often."""


@dataclass(frozen=True)
class Scene:
    """What asks, all who may be meant, the statements so far. `fits` and `called` are by candidate."""

    asked: Asked
    pool: Sequence[Candidate]
    drafts: Sequence[Draft]
    page: Page

    @cached_property
    def fits(self) -> list[str]:
        return [_fits(self.asked, c, self.page) for c in self.pool]

    @cached_property
    def called(self) -> list[int]:
        return [called_so(self.asked, c, self.page) if self.described else called.NOT for c in self.pool]

    @cached_property
    def lists(self) -> list[str]:
        return [key for key in LISTS if self.asked.noun.stem in nouns.stems(self.page.language, key)]

    def is_in(self, key: str) -> bool:
        """True where one of the first words of what asks is in a list."""
        low = nouns.WORD.findall(self.asked.draft.source.text.lower())[:2]
        return any(word in words(self.page.language, sources.SUBJECT, key) for word in low)

    @cached_property
    def titled(self) -> frozenset[str]:
        """The stems of the words of the title."""
        words_of = nouns.WORD.findall((self.page.article.title or "").lower())
        return frozenset(map(wordforms.stemmer(self.page.language), words_of))

    @cached_property
    def before(self) -> Draft | None:
        """The statement before."""
        return self.drafts[self.asked.at - 1] if self.asked.at else None

    @cached_property
    def named_in_words(self) -> frozenset[str]:
        """The ids of those who are named in the words of what asks."""
        spans = self.asked.draft.source.spans
        return frozenset(m.entity.id for span in spans for m in self.page.mentions.within(span))

    @cached_property
    def named_behind(self) -> frozenset[str]:
        """The ids of those who are named behind the cue in its sentence, by their names."""
        found = _behind(self.asked.draft, self.page)
        return frozenset(m.entity.id for m in found if _by_name(m.span.of(self.page.text)))

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The ids of those of whom the last statement speaks that is no part of another; not of who speaks there."""
        last = None if self.outside is None else self.drafts[self.outside]
        if last is None or self.asked.draft.paragraph - last.paragraph > 1:
            return frozenset()
        told = frozenset(m.entity.id for span in last.marks.content for m in self.page.mentions.within(span))
        return told - {last.speaker.entity}

    @cached_property
    def outside(self) -> int | None:
        """The number of the last statement before that is no part of another."""
        low = max(0, self.asked.at - STATEMENTS)
        return next((k for k in range(self.asked.at - 1, low - 1, -1) if self.drafts[k].parent is None), None)

    @cached_property
    def beside(self) -> list[Draft]:
        """The statements of the paragraph so far that stand in what this one stands in."""
        draft, near = self.asked.draft, self.drafts[max(0, self.asked.at - STATEMENTS) : self.asked.at]
        return [d for d in near if d.paragraph == draft.paragraph and d.parent is draft.parent]

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The names in the words of what asks, without case."""
        spans = self.asked.draft.source.spans
        return frozenset(m.entity.name.casefold() for span in spans for m in self.page.mentions.within(span))

    @cached_property
    def count(self) -> int | None:
        """How many what asks says they are."""
        return nouns.count(self.asked.draft.source.text, self.page.language)

    @cached_property
    def every(self) -> bool:
        """True for "all five"."""
        said = self.asked.draft.source.text.strip(" ,")
        return bool(pattern(self.page.language, sources.SUBJECT, "everyone").fullmatch(said))

    @cached_property
    def does(self) -> str:
        stance = self.asked.draft.stance
        return "quiet" if stance in QUIET else "answers" if stance in ("denies", "confirms") else "says"

    @cached_property
    def described(self) -> bool:
        """True where a description asks."""
        return self.asked.form not in (*PRONOUNS, "left")


def of_each(scene: Scene) -> list[tuple[str, ...]]:
    """The signs of each of the pool."""
    form = scene.asked.form
    found = zip(_of_all(scene), scene.pool, strict=True)
    out = []
    for n, (compared, c) in enumerate(found):
        signs = [*compared, *_whose(scene, c, n), *_named(scene, c), *_spoke(scene, c)]
        common = (f"*:{sign}" for sign in signs if not sign.startswith("kind"))
        out.append(("bias", *(f"{form}:{sign}" for sign in signs), *common))
    return out


def of_none(scene: Scene) -> tuple[str, ...]:
    """The signs that nobody who came before is meant."""
    asked, draft = scene.asked, scene.asked.draft
    best = max(scene.called, default=called.NOT)
    signs = [
        f"gender:{asked.gender}",
        f"fitting:{min(2, sum(fit != 'against' for fit in scene.fits))}",
        f"best called:{best}",
        f"stance:{'quiet' if draft.stance in QUIET else draft.stance}",
    ]
    if draft.source.entity:
        signs.append("has entity")
    if draft.parent is not None:
        signs.append("nested")
    signs += _of_words(scene, best) if draft.source.text else _of_verb(scene)
    return ("none", *(f"{asked.form}:none:{sign}" for sign in signs), *(f"*:none:{sign}" for sign in signs))


def _of_words(scene: Scene, best: int) -> Iterator[str]:
    """Of the words of a source."""
    asked, page, language = scene.asked, scene.page, scene.page.language
    text, spans = asked.draft.source.text, asked.draft.source.spans
    few = "one" if len(asked.stems) <= 1 else "two" if len(asked.stems) == 2 else "more"
    yield from (f"words:{few}", f"points:{asked.points}", f"points:{asked.points}|{few}", f"sort:{asked.noun.sort}")
    yield f"points:{asked.points}|best called:{best}"
    holds = {
        "indefinite": pattern(language, sources.SUBJECT, "indefinite").match(text),
        "another": scene.is_in("another"),
        "pointing": scene.is_in("pointing"),
        "possessive": scene.is_in("possessives"),
        f"kin|{few}": "kin" in scene.lists,
        "counted": scene.count,
        "names inside": any(page.mentions.within(span) for span in spans),
        "every": scene.every,
        "comma": "," in text.strip(" ,"),
        "lower": text.islower(),
        "knows": pattern(language, CIRCUMSTANCES, "grounds.knows").search(text),
        "member": behind(language, "grounds.member").match(text),
    }
    yield from (sign for sign, found in holds.items() if found)
    for key in scene.lists:
        yield from (f"list:{key}", f"list:{key}|points:{asked.points}")


def _of_verb(scene: Scene) -> Iterator[str]:
    """Of a verb alone."""
    asked, page, draft = scene.asked, scene.page, scene.asked.draft
    if draft.marks.content:
        yield f"quoted:{draft.quoted}"
        yield f"behind its words:{draft.marks.content[0].start < draft.cue.start}|{draft.quoted}"
    yield f"cue:{min(4, len(agreement.cue_words(draft, page)))} words"
    if agreement.says(draft, page):
        yield "says"
    yield f"articles:{nouns.articles(page.language)}|{asked.gender}"


# Of somebody ----------------------------------------------------------------------------------------------------------


def _of_all(scene: Scene) -> Iterator[list[str]]:
    """How each compares with the others: who was named last, spoke last, is named most, was called so best."""
    pool, fits = scene.pool, scene.fits
    free = [n for n, fit in enumerate(fits) if fit != "against"]
    named = _ranks([(c.last, n) for n, c in enumerate(pool)])
    spoke = _ranks([(c.said[-1], n) for n, c in enumerate(pool) if c.said])
    spoke_alike = _ranks([(pool[n].said[-1], n) for n in free if pool[n].said])
    kinds = {pool[n].kind for n in free}
    by_kind = [_ranks([(pool[n].last, n) for n in free if pool[n].kind == kind]) for kind in kinds]
    named_alike = {n: rank for ranks in by_kind for n, rank in ranks.items()}
    people = any(pool[n].kind == "person" for n in free)
    most, best = max((len(c.mentions) for c in pool), default=0), max(scene.called, default=called.NOT)
    oneself = scene.asked.draft.source.text and scene.is_in("oneself")
    for n, c in enumerate(pool):
        last = str(min(spoke[n], 3)) if n in spoke else "never"
        near = "never" if n not in spoke else str(min(spoke[n], 1))
        signs = [f"rank:{min(named[n], 4)}", f"spoke:{last}", f"{scene.does}|spoke:{near}"]
        if n in named_alike:
            signs.append(f"rank alike:{min(named_alike[n], 3)}")
        if n in spoke_alike:
            signs.append(f"spoke alike:{min(spoke_alike[n], 2)}")
        if most > 1 and len(c.mentions) == most:
            signs.append("named most")
        if scene.asked.form in ("he", "she"):
            here = bool(c.said) and scene.drafts[c.said[-1]].paragraph == scene.asked.draft.paragraph
            signs += [f"{c.kind}|people:{people}", f"{c.kind}|people:{people}|{here}"]
        if scene.asked.form == "left":
            signs.append(f"{scene.asked.gender}|{c.kind}|spoke:{near}")
        if oneself:
            signs.append(f"oneself|spoke:{near}")
        if scene.described:
            signs += [f"list:{key}|spoke:{last}" for key in scene.lists]
            if best > scene.called[n]:
                signs.append(f"called less:{best - scene.called[n]}")
        yield signs


def _ranks(rows: list[tuple[int, int]]) -> dict[int, int]:
    return {n: rank for rank, (_, n) in enumerate(sorted(rows, reverse=True))}


def _whose(scene: Scene, c: Candidate, n: int) -> Iterator[str]:
    """What it is, and what it was called."""
    asked, page = scene.asked, scene.page
    fit, so = scene.fits[n], scene.called[n]
    kind = f"{'phrase ' if c.phrase else 'unnamed ' if c.source.unnamed else ''}{c.kind}"
    yield from (f"kind:{kind}", f"fit:{fit}", f"fit:{fit}|{kind}")
    if scene.described:
        yield from (f"called:{so}", f"called:{so}|{kind}", f"called:{so}|points:{asked.points}")
        yield f"sort:{asked.noun.sort}|{kind}"
        yield from (f"list:{key}|{kind}" for key in scene.lists)
        if "chiefs" in scene.lists and called.leads(c.entity, scene.bodies, page):
            yield "heads it"
    if asked.form == "body":
        for key in ("departments", "commercial"):
            if asked.noun.stem in nouns.stems(page.language, key):
                yield f"{key}|official:{c.source.official}"
    if scene.count and c.entity is None and nouns.count(c.source.text, page.language) == scene.count:
        yield "counted alike"
    if scene.every and c.source.kind == "group":
        yield f"every|unnamed:{c.source.unnamed}"
    if c.entity is not None and c.entity is scene.page.home:
        yield "prints"
    if c.entity is not None and c.entity.official:
        yield "official"


def _fits(asked: Asked, c: Candidate, page: Page) -> str:
    """Whether gender and number speak "for" it, "against" it, or leave it "open"."""
    kind, gender = c.kind, asked.gender
    if gender == "they":
        return "for" if kind == "group" else "against" if kind in ("person", "outlet") else "open"
    if gender not in ("he", "she"):
        return "open"
    if kind != "person":
        return "against" if kind == "group" else "open"
    if c.entity is not None and c.entity.gender:
        return "for" if c.entity.gender == {"he": "m", "she": "f"}[gender] else "against"
    told = agreement.of_noun(nouns.head(c.source.text, page.language).word, page.language)
    return "open" if told is None else "for" if told == gender else "against"


def _named(scene: Scene, c: Candidate) -> Iterator[str]:
    """Where it was named."""
    page, draft, before = scene.page, scene.asked.draft, scene.before
    last = next((m for m in reversed(c.mentions) if not agreement.spoken_within(m, draft)), None)
    if c.mentions and last is None:
        yield "only within"
    if len(c.mentions) >= OFTEN:
        yield "named often"
    at = last.span.start if last else -1
    if c.entity is None and c.source.spans:
        at = max(at, c.source.spans[-1].start)
    if at >= 0:
        yield from _away(at, draft, page)
    if c.entity is None:
        return
    if c.entity.id in scene.named_in_words:
        yield "in its words"
    if c.entity.id in scene.named_behind:
        yield "named behind"
    if last is not None and before is not None and last.span.start >= before.extent.end:
        yield "named since"
    if before and before.stance == "asks" and any(0 <= m.span.start - before.cue.end <= 1 for m in c.mentions):
        yield "was asked"
    if c.entity.id in scene.spoken_of:
        yield from ("spoken of just now", f"{scene.does}|spoken of just now")
    if _in_title(scene, c.entity):
        yield "in the title"
    if last is not None:
        if id(last) not in page.standing:
            page.standing[id(last)] = tuple(_standing(last, page))
        yield from page.standing[id(last)]


def _standing(mention: Mention, page: Page) -> Iterator[str]:
    """How somebody is named at a place, whoever asks."""
    sentence = page.sentence(mention.span.start)
    others = (m for m in page.mentions.within(sentence) if m.entity.kind != "place")
    if (first := next(others, None)) is not None and first.entity is mention.entity:
        yield "first in its sentence"
        if mention.span.start - sentence.start <= OPENS:
            yield "opens its sentence"
    if page.quotation(mention.span.start) is not None:
        yield "in quotation marks"
    if mention.span.of(page.text).islower():
        yield "by a pronoun"
    elif not nouns.articles(page.language) and mention.entity.kind == "person":
        yield f"declined:{sources.declined(page, mention)}"


def _away(at: int, draft: Draft, page: Page) -> Iterator[str]:
    """How far back a place is."""
    start = draft.sentence.start
    paragraphs = draft.paragraph - page.paragraph(at)
    yield f"paragraph:{min(paragraphs, 3)}"
    if at >= start:
        yield "same sentence"
    elif paragraphs <= 1:
        name = "sentences before" if paragraphs else "sentences"
        yield f"{name}:{min(page.sentences_between(at, start), 3)}"


def _behind(draft: Draft, page: Page) -> list[Mention]:
    """Who is named behind the cue in its sentence, and not in what is said: "he told | Varga"."""
    found = page.mentions.between(draft.cue.end, draft.sentence.end)
    return [m for m in found if not agreement.spoken_within(m, draft)]


def _by_name(printed: str) -> bool:
    return not printed.islower()


def _in_title(scene: Scene, entity: Entity) -> bool:
    """True where the last word of a name stands in the title, in whatever case."""
    name = nouns.WORD.findall(entity.name.lower()) if scene.titled else []
    return bool(name) and wordforms.stemmer(scene.page.language)(name[-1]) in scene.titled


def _spoke(scene: Scene, c: Candidate) -> Iterator[str]:
    """Where it spoke last."""
    if not c.said:
        return
    at, draft, n = scene.asked.at, scene.asked.draft, c.said[-1]
    before = scene.drafts[n]
    here = draft.paragraph == before.paragraph
    yield f"spoke paragraphs:{min(draft.paragraph - before.paragraph, 3)}"
    if before.parent is not None:
        yield "spoke nested"
        if before.in_quotes:
            yield "spoke in quotes"
    if before is draft.parent:
        yield "holds"
    if draft.parent is not None and before.parent is draft.parent:
        yield "spoke beside"
    if n == at - 1:
        yield f"spoke just now|{here}"
    if n == scene.outside and at - n < STATEMENTS:
        yield f"spoke last outside|{here}"
    if before.sentence == draft.sentence:
        yield "spoke in the sentence"
    if draft.quoted == before.quoted == "direct":
        yield "both quoted"
    verb = agreement.verb_gender(before, scene.page)
    if verb and scene.asked.gender:
        yield f"verb alike:{verb == scene.asked.gender}"
    if here and all(d.same_speaker(before) for d in scene.beside):
        kind = f"{'unnamed ' if c.source.unnamed else ''}{c.kind}"
        yield from ("alone in the paragraph", f"alone in the paragraph|{kind}|points:{scene.asked.points}")
