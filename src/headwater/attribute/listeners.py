"""Who in a sentence could have been told something: names, nouns for outlets, "us".

A name that is the printing outlet's in another case ("«Торговому дню»", "the Gazette" in the Harrowmouth Gazette) is
the printing outlet. A noun alone ("told the paper") is the outlet whose report is being retold, else the printing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from headwater.attribute.bound import SUBJECT
from headwater.attribute.drafts import Draft
from headwater.attribute.inquiries import SUBJECT as INQUIRY
from headwater.attribute.inquiries import fits, gathers
from headwater.attribute.nouns import articles, leads
from headwater.attribute.openings import Openings, first_words, openings
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.records import Entity, Span
from headwater.wordforms import CAPITAL, alike

REACH = 3
"""Paragraphs in which an outlet whose report is retold is still "the paper"."""
LEAD = 8
"""Characters before a name in which a preposition stands."""
_QUOTED = re.compile(r"[«„“\"‘]([^«»„“”\"‘’\n]{2,48})[»”\"“’]")
_CAPITALS = re.compile(rf"(?<![\w’'-]){CAPITAL}[\w’'ʼ-]*")
_WORD = re.compile(r"[\w’'ʼ]+")


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who may have been told: `span` with the nouns before the name, `name` the name or noun itself.

    `dative` where its form shows that it was told and did not tell; `own` where it is "our question"; `called` where
    a noun of outlets stands with the name.
    """

    span: Span
    name: Span
    entity: Entity
    dative: bool
    person: bool = False
    own: bool = False
    called: bool = False


class Listening:
    """The listeners of an article's sentences."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self._page, self._drafts = page, drafts
        self._outlets = [e for e in page.mentions.entities.values() if e.outlet]
        self._home = page.home

    def inside(self, sentence: Span, beside: list[Draft]) -> list[Listener]:
        """Who in this sentence could have been told, in the order of the text; `beside` are its drafts."""
        text, language = self._page.text, self._page.language
        found: list[Listener] = []
        nouns = [_free(n, beside) for n in _nouns(text, sentence, language)]
        nouns = [n for n in nouns if not (articles(language) and _in_name(n, text))]
        for span, entity in self._names(sentence):
            nouns = [_before_name(n, span, entity, self._page) for n in nouns]
            group = next((n for n in nouns if 0 <= span.start - n.end <= 3 and _joined(text[n.end : span.start])), None)
            if group and not (leads(language) or articles(language)) and _staff(group.of(text), language):
                group = None  # "žurnalistams | Seime": whose they are would stand before them
            people = entity.kind == "person"  # "Jonas Vinta | agentūrai": no name of an agency
            behind = (
                None if group or people or leads(language) or articles(language) else _noun_behind(nouns, span, text)
            )
            nouns = [n for n in nouns if n not in (group, behind) and not span.overlaps(n)]
            noun = group or behind
            dative = _dative_noun(noun.of(text), language) if noun else _dative_name(span.of(text), entity, language)
            dative = dative or (noun is None and _on_air(span, entity, self._page))
            whole = Span(min(span.start, noun.start), max(span.end, noun.end)) if noun else span
            span = Span(span.start, whole.end)
            found.append(Listener(whole, span, entity, dative, entity.kind == "person", called=noun is not None))
        found += self._first_person(sentence)
        for noun in nouns:
            alone = all(_staff(word, language) for word in noun.of(text).split())
            meant = None if alone else self._meant(noun, beside)
            if meant and not any(f.span.overlaps(noun) for f in found):
                found.append(Listener(noun, noun, meant, _dative_noun(noun.of(text), language)))
        found += self._gatherers(sentence, beside, found)
        return sorted(found, key=lambda f: f.span.start)

    def _gatherers(self, sentence: Span, beside: list[Draft], known: list[Listener]) -> list[Listener]:
        """Who of a body that gathers accounts was told, by a noun alone: "told the researchers", "рассказал центру"."""
        page, out = self._page, []
        for noun in pattern(page.language, INQUIRY, "hearers").finditer(page.text, sentence.start, sentence.end):
            span = _free(Span(*noun.span()), beside)
            meant = None if any(k.span.overlaps(span) for k in known) else self._gathering(span)
            if meant:
                forms = pattern(page.language, INQUIRY, "dative")
                dative = all(forms.fullmatch(word) for word in _WORD.findall(span.of(page.text)))
                out.append(
                    Listener(span, span, meant, dative and bool(words(page.language, SUBJECT, "hearer.endings")))
                )
        return out

    def _gathering(self, noun: Span) -> Entity | None:
        """The body that gathers accounts and spoke last before a noun that may stand for it."""
        page, paragraph = self._page, self._page.paragraph(noun.start)
        before = (d for d in reversed(self._drafts) if d.cue.end <= noun.start)
        near = takewhile(lambda d: paragraph - d.paragraph <= REACH, before)
        spoke = (page.mentions.entities.get(d.source.entity or "") for d in near)
        body = next((e for e in spoke if e and gathers(e, page)), None)
        return body if body and fits(noun.of(page.text), body, page) else None

    def _names(self, sentence: Span) -> list[tuple[Span, Entity]]:
        """Names of possible hearers, and pronouns that stand for somebody."""
        page, text = self._page, self._page.text
        out: dict[Span, Entity] = {}
        for quoted in _QUOTED.finditer(text, sentence.start, sentence.end):
            entity = self._outlet(quoted.group(1))
            if entity:
                out[Span(*quoted.span(1))] = entity
        for run in self._home_runs(sentence):
            if self._home and not any(run.overlaps(span) for span in out):
                out[run] = self._home
        mentions = page.mentions.within(sentence)
        for n, mention in enumerate(mentions):
            # "the state agency KARTA": the name, not the noun before it. A place hears nothing.
            followed = n + 1 < len(mentions) and mentions[n + 1].span.start - mention.span.end == 1
            words_of = mention.span.of(text)
            if followed and mention.entity.outlet and words_of[:1].isupper():
                followed = mentions[n + 1].entity.kind != "person"  # "in an interview with The Post Vint said"
            if followed or mention.entity.kind == "place" or any(mention.span.overlaps(span) for span in out):
                continue
            before = mentions[n - 1] if n and mentions[n - 1].entity.kind != "place" else None
            joined = before is not None and mention.span.start - before.span.end == 1 and not words_of.isupper()
            if before and before.entity.kind != "person" and mention.entity.kind == "person" and " " in words_of:
                joined = False  # "prezes SPL | Albert Rosti": a full name is no half of another
            if before and joined and words_of[:1].isupper() and not before.entity.outlet:
                # One name, found in two halves; "премьер-министр Даравии Ян Корт" is two, as is "The Post Винт".
                out[Span(before.span.start, mention.span.end)] = mention.entity
            elif (
                not words_of[:1].islower()
                or (mention.entity.outlet and words_of == mention.entity.name)  # "agencji | dpa"
                or words_of.lower() in words(page.language, SUBJECT, "hearer.pronouns")
            ):
                out[mention.span] = mention.entity
        return sorted(out.items(), key=lambda item: item[0].start)

    def _outlet(self, name: str) -> Entity | None:
        known = [*((self._home,) if self._home else ()), *self._outlets]
        fits = [e for e in known if alike(name, e.name)]
        return next((e for e in fits if len(e.name.split()) == len(name.split())), fits[0] if fits else None)

    def _home_runs(self, sentence: Span) -> list[Span]:
        """Where the printing outlet's name stands without quotation marks, in any form: all of it, or its last word."""
        if not self._home:
            return []
        text, name = self._page.text, _WORD.findall(self._home.name)
        out = []
        for found in _CAPITALS.finditer(text, sentence.start, sentence.end):
            run = [*_WORD.finditer(text, found.start(), min(sentence.end, found.start() + 60))][: len(name)]
            if run and alike(text[found.start() : run[-1].end()], self._home.name):
                out.append(Span(found.start(), run[-1].end()))
            elif len(name) > 1 and found.group() == name[-1] and text.endswith(("the ", "The "), 0, found.start()):
                out.append(Span(*found.span()))
        return out

    def _first_person(self, sentence: Span) -> list[Listener]:
        page, language = self._page, self._page.language
        if not self._home:
            return []
        out = []
        for key, own in (("hearer.us", False), ("hearer.ours", True)):
            for found in pattern(language, SUBJECT, key).finditer(page.text, sentence.start, sentence.end):
                if page.quotation(found.start()) is None:
                    span = Span(*found.span())
                    out.append(Listener(span, span, self._home, True, own=own))
        return out

    def _meant(self, noun: Span, beside: list[Draft]) -> Entity | None:
        """Which outlet "the paper" is: the one whose report is retold here, else the printing one."""
        entities = self._page.mentions.entities
        for draft in beside:
            above = draft.parent
            if above and above.source.entity and entities[above.source.entity].outlet:
                return entities[above.source.entity]
        named = next((m.entity for m in self._page.mentions.within(noun) if m.entity.outlet), None)
        if named and any(d.source.entity == named.id and d.cue.end <= noun.start for d in self._drafts):
            return named
        paragraph = self._page.paragraph(noun.start)
        earlier = (d for d in reversed(self._drafts) if d.cue.end <= noun.start and paragraph - d.paragraph <= REACH)
        for draft in earlier:
            if self._home and draft.told_to is self._home and draft.parent is None:
                return self._home  # "told the Gazette ... The ministry left the paper's questions without an answer"
            if draft.told_to and draft.told_to.outlet and draft.parent is None and draft.paragraph == paragraph:
                return draft.told_to  # "A source told the Post. The paper's other interlocutor confirmed it"
            entity = entities.get(draft.source.entity or "")
            if entity and (entity.outlet or draft.source.kind == "outlet"):
                return entity
        return self._home if _pointed(noun.of(self._page.text), self._page.language) else None


def _in_name(noun: Span, text: str) -> bool:
    """True for a noun with a capital letter and another word with one behind it: "Daily News editor Ada Vint"."""
    behind = text[noun.end : noun.end + 2]
    return noun.of(text).split()[-1][0].isupper() and behind[:1] == " " and behind[1:].isupper()


def _staff(noun: str, language: str) -> bool:
    return bool(pattern(language, SUBJECT, "hearer.staff").search(noun))


def _noun_behind(nouns: list[Span], name: Span, text: str) -> Span | None:
    """The noun of an outlet behind its name, where genitives lead: "LRK | televizijai"."""
    for noun in nouns:
        if noun.start <= name.start and name.end < noun.end and text[name.end] == " ":
            return Span(name.end + 1, noun.end)  # what leads up to the noun was taken together with it
        if noun.start - name.end == 1 and text[name.end] == " ":
            return noun
    return None


def _before_name(noun: Span, name: Span, entity: Entity, page: Page) -> Span:
    """A group of nouns up to the name of an outlet that begins with one itself: "w radiu | Kanał Dziewięć"."""
    inside = noun.start < name.start < noun.end and page.text[name.start - 1] == " "
    if not inside or entity.kind != "organization":
        return noun
    if name.end > noun.end:
        return Span(noun.start, name.start - 1)
    last = [*_WORD.finditer(page.text, noun.start, name.start)][-1]
    called = pattern(page.language, SUBJECT, "hearer.nouns").fullmatch(last.group())
    return Span(*last.span()) if called else noun  # "portalowi | Nasza Gazeta"


def _on_air(name: Span, entity: Entity, page: Page) -> bool:
    """True behind a preposition for a name that begins with the noun of an outlet: "w | Telewizji Trójka"."""
    first, lead = _WORD.match(name.of(page.text)), _WORD.findall(page.text[max(0, name.start - LEAD) : name.start])
    small = words(page.language, SUBJECT, "hearer.on_air")
    outlet = entity.outlet and first is not None and _dative_noun(first.group(), page.language)
    return bool(outlet and lead and lead[-1].lower() in small)


def _pointed(noun: str, language: str) -> bool:
    """True where a noun says which outlet is meant: "the paper", but not "state TV" where articles tell them apart."""
    first = _WORD.findall(noun.lower())[:1]
    return not articles(language) or bool(first and first[0] in words(language, "sources", "pointing"))


def _nouns(text: str, sentence: Span, language: str) -> list[Span]:
    """The groups of nouns in a sentence; none is looked for where no word may be such a noun."""
    known = _openings(language)
    if not known.any and not known.among(first_words(text).between(sentence.start, sentence.end)):
        return []
    return [Span(*m.span()) for m in _groups(language).finditer(text, sentence.start, sentence.end)]


@cache
def _openings(language: str) -> Openings:
    return Openings(openings(_listed(language)))


def _listed(language: str) -> str:
    """Nouns for outlets and who works for them, as alternatives."""
    return "|".join(_joined_list(language, key) for key in ("hearer.nouns", "hearer.staff"))


@cache
def _groups(language: str) -> re.Pattern[str]:
    """Nouns for outlets and who works for them, with the adjectives that lead up to them."""
    nouns = _listed(language)
    lead = _joined_list(language, "hearer.adjectives")
    return re.compile(rf"(?<!\w)(?:(?:{lead}) ){{0,4}}(?:{nouns})(?: (?:{nouns})){{0,2}}(?!\w)", re.IGNORECASE)


def _free(noun: Span, beside: list[Draft]) -> Span:
    """A group of nouns without the words at its head that are somebody's cue or end somebody's source."""
    parts = [s for d in beside for s in (*d.marks.source, *d.marks.cue)]
    start = max([noun.start, *(p.end for p in parts if noun.start < p.end < noun.end)])
    return Span(start + 1, noun.end) if noun.start < start < noun.end - 1 else noun


def _joined_list(language: str, key: str) -> str:
    return pattern(language, SUBJECT, key).pattern.removeprefix(r"(?<!\w)(?:").removesuffix(r")(?!\w)") or r"(?!)"


def _joined(gap: str) -> bool:
    return not gap.strip('«„“"‘ ')


def _dative_noun(text: str, language: str) -> bool:
    return any(pattern(language, SUBJECT, "hearer.dative").fullmatch(word) for word in text.split())


def _dative_name(text: str, entity: Entity, language: str) -> bool:
    """True where a name stands in another form than its base form, one that a hearer has."""
    endings = tuple(words(language, SUBJECT, "hearer.endings"))
    if text.lower() in words(language, SUBJECT, "hearer.pronouns"):
        return True
    if not endings or set(text.split()) <= set(entity.name.split()):
        return False  # "mówi Dask" of Oren Dask: a part of a name in its base form is in no case
    return any(word.lower().endswith(endings) for word in _WORD.findall(text)[-2:])
