"""Who had it from whom: from the outlet that prints a statement down to the origin.

A report about a report keeps speaking in the other outlet's voice for some sentences ("the daily reports ... It went
on ... according to people in attendance"). That voice holds while sources stay unnamed, pronouns or inside quotation
marks; it ends where somebody speaks to another outlet, where the printing outlet speaks for itself again ("Earlier,
..."), or where a newly named source takes over. A text that is printed again from another outlet is that one's voice
from beginning to end.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from headwater import wordforms
from headwater.attribute import (
    bound,
    citing,
    grounds,
    inquiries,
    links,
    nesting,
    nouns,
    papers,
    reprinted,
    signed,
    sources,
    voices,
)
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import ANSWERING
from headwater.attribute.voices import Voice
from headwater.records import Entity, Link, Source

NOUN_NEAR = 30
"""Characters before a name in which the noun stands that tells what it is."""
MEMBER = 3
"""Words of "the other two", at most."""
LOOK_BACK = 6
"""Statements back that one may go on from within its paragraph."""


@dataclass(slots=True)
class _Teller:
    """What following the chains of one article remembers: the links before all others, whose voice is heard."""

    page: Page
    printing: tuple[Link, ...]
    home: str | None
    review: bool = False
    """True for a press review: there whoever is named without more is named by the paper it is about."""
    guests: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    """By entity the chain in which each last spoke for themselves."""
    known: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    """By outlet the links by which its words first came, where others passed them on."""
    voice: Voice | None = None
    last: Voice | None = None
    """Whose voice was heard last, though it may have ended: "the paper's columnist" is of that paper still."""
    inquiry: inquiries.Inquiry | None = None
    """What a body that gathers accounts has published, while its witnesses are heard."""

    def hears(self, voice: Voice | None) -> None:
        """From here on the text speaks in this voice; None: in that of the printing outlet."""
        self.voice = voice
        self.last = voice or self.last

    def notes(self, chain: tuple[Link, ...]) -> None:
        """Remembers through whom the outlets of a chain came in."""
        many = len(self.printing)
        for at, link in enumerate(chain):
            if at >= many and link.kind == "outlet" and link.entity:
                self.known.setdefault(link.entity, chain[many : at + 1])

    def welcomes(self, draft: Draft) -> None:
        """Remembers through whom a speaker was heard last, and whose report it opens, goes on with or ends."""
        if draft.speaker.entity:
            self.guests[draft.speaker.entity] = draft.chain
        opened = inquiries.opened(draft, self.page)
        if opened or inquiries.ends(draft, self.inquiry):
            self.inquiry = opened
        elif self.inquiry:
            self.inquiry.paragraph = draft.paragraph

    def last_repeats(self, own: tuple[Link, ...]) -> bool:
        """True where the outlet heard last is among these links already."""
        return self.last is None or any(link.entity == self.last.entity and link.entity for link in own)


def follow(drafts: list[Draft], page: Page) -> None:
    """Sets the chain of every draft; a nested one continues the chain of the one it stands in."""
    printing = reprinted.printing(page)
    home = printing[0].entity if printing else None
    again = reprinted.printed_again(page, home)
    openings, since = papers.Openings(page, drafts), 0
    teller = _Teller(page, (*printing, *again), home, papers.is_review(page, drafts))
    for n, draft in enumerate(drafts):
        opened = openings.between(since, draft.sentence.start)
        if opened and opened.id == home:
            teller.hears(None)
        elif opened:
            link = Link(opened.name, opened.id, "outlet", "named")
            teller.hears(Voice((link,), opened.id, draft.paragraph))
        if teller.voice and voices.asks_itself(page, max(since, teller.voice.heard), draft.cue.start):
            teller.hears(None)
        since = draft.sentence.start
        if draft.parent is None:
            draft.chain = _outer(draft, teller, drafts[max(0, n - LOOK_BACK) : n])
            if teller.voice and all(link in draft.chain for link in teller.voice.links):
                teller.voice.heard = draft.sentence.end
            for told in drafts[max(0, n - LOOK_BACK) : n]:
                if told.parent is draft:  # "Ann Lee said so. The Gazette reports this": she is its guest
                    _follow_nested(told, teller, depth=0)
                    teller.welcomes(told)
            teller.welcomes(draft)
        elif draft.parent.chain:
            _follow_nested(draft, teller, depth=0)
        teller.notes(draft.chain)
    for draft in drafts:
        _follow_nested(draft, teller, depth=0)
        _known_by_author(draft)
    _credit(drafts, page, printing)


def _credit(drafts: list[Draft], page: Page, printing: tuple[Link, ...]) -> None:
    """Whom a paragraph or the text is signed with passes on what it holds, as does who has the last word in it."""
    for mark in (*signed.find(page), *_last_word(drafts, page)):
        for draft in drafts:
            held = mark.paragraph in (None, draft.paragraph)
            ours = draft.told_to is not None and draft.told_to is page.home
            if held and not ours and not _repeats(mark.link, draft.chain):
                draft.chain = (*printing, mark.link, *(k for k in draft.chain if k not in printing))


def _last_word(drafts: list[Draft], page: Page) -> tuple[signed.Mark, ...]:
    """The outlet that a text's last paragraph says no more of than that it has it: "Об этом сообщает «Норд»." """
    last = drafts[-1] if drafts else None
    if last is None or last.parent or not _is_outlet(last.speaker, page) or not nesting.points_back(last):
        return ()
    start = page.paragraph_starts[last.paragraph]
    alone = not page.text[start : last.sentence.start].strip() and not page.text[last.sentence.end :].strip()
    own = last.speaker.entity is None or last.speaker.entity == (page.home.id if page.home else None)
    return (signed.Mark(last.chain[-1], None),) if alone and last.chain and not own else ()


def _known_by_author(draft: Draft) -> None:
    """A document whose author, issuer or outlet the text names can be looked up: it counts as named."""
    last = draft.chain[-1] if draft.chain else None
    if draft.source.kind == "document" and last and last.naming == "named" and last.kind != "document":
        draft.source = replace(draft.source, naming="named")


def _outer(draft: Draft, teller: _Teller, before: list[Draft]) -> tuple[Link, ...]:
    """The chain of a statement in nobody else's words; notes whose voice is heard from here on."""
    printing, voice, speaker = teller.printing, teller.voice, draft.speaker
    own = tuple(link for link in links.own_links(speaker, teller.page) if not _repeats(link, printing))
    if _is_outlet(speaker, teller.page):
        own_voice = speaker.entity == teller.home and teller.home is not None
        own = _cited_before(draft, before, printing) or teller.known.get(speaker.entity or "") or own
        if own_voice or not voices.in_passing(speaker, teller.page):
            teller.hears(None if own_voice else Voice(own, speaker.entity, draft.paragraph))
        return printing if own_voice else (*printing, *own)
    if reporting := voices.reports_for(speaker, teller.page):
        # What its reporter saw or heard the outlet says itself: "a Gazette correspondent reported from the port".
        if reporting.id == teller.home:
            teller.hears(None)
            return printing
        link = Link(reporting.name, reporting.id, "outlet", "named")
        teller.hears(Voice((link,), reporting.id, draft.paragraph))
        return (*printing, *_medium(reporting, printing))
    if voice and own and own[-1].kind == "document" and voices.its_article(speaker, teller.page):
        draft.source = replace(draft.source, naming="named")
        return (*printing, *voice.links)
    if own and own[0].kind == "outlet":
        teller.hears(Voice(own[:1], own[0].entity, draft.paragraph))  # a document of that outlet
        return (*printing, *own)
    if (draft.told_to and draft.told_to.id == teller.home) or _ours(speaker, teller):
        teller.voice = None
        return (*printing, *own)
    if of := _of_outlet(speaker, teller):
        teller.hears(Voice(of, of[-1].entity, draft.paragraph))
        return (*printing, *of, *own)
    if by := citing.person(draft, teller.page):
        return (*teller.guests.get(by.entity or "", (*printing, by)), *own)
    found = citing.outlet(draft, before, teller.page, teller.home)
    if through := tuple(link for link in found if not _repeats(link, printing)):
        if not citing.once(draft, teller.page):
            teller.hears(Voice(through, through[-1].entity, draft.paragraph))
        return (*printing, *through, *own)
    if group := _of_group(draft, before, teller.page):
        return (*group, *own)
    heard = _hearer(draft, teller)
    if heard and (voice is None or heard.id != voice.entity):
        teller.voice = None
        return (*printing, *_medium(heard, printing), *own)
    if asked := inquiries.through(draft, teller.inquiry, teller.guests, teller.page):
        return (*asked, *own)
    if passed_on := _passed_on(draft, before, teller) or _told_on(draft, before, page=teller.page):
        return passed_on
    if voices.of_its_pages(speaker, teller.page) and teller.last and not teller.last_repeats(own):
        return (*printing, *teller.last.links, *own)
    if (
        voice
        and not heard
        and (
            voices.answers(draft, teller.page, voice)
            or (
                voices.ended(draft, teller.page, voice, review=teller.review)
                and not voices.its_guest(draft, teller.guests, voice, teller.page)
            )
            or voices.own_guest(draft, teller.guests, voice)
        )
    ):
        voice = teller.voice = None
    if voice is None:
        return (*printing, *own)
    voice.paragraph = draft.paragraph
    return (*printing, *voice.links, *own)


def _ours(source: Source, teller: _Teller) -> bool:
    """True for an unnamed source that the printing outlet is named beside: "Dockers interviewed by the Gazette"."""
    inside = [m for span in source.spans for m in teller.page.mentions.within(span)]
    return source.unnamed and teller.home is not None and any(m.entity.id == teller.home for m in inside)


def _of_outlet(source: Source, teller: _Teller) -> tuple[Link, ...]:
    """The links down to the outlet that an unnamed source talks or writes for: "the Post's interlocutor", "the authors
    of an investigation published by the Post"."""
    page = teller.page
    if not source.unnamed or not source.spans:
        return ()
    outlets = (m for span in source.spans for m in page.mentions.within(span) if m.entity.outlet)
    found = next((m for m in outlets if m.entity.id != teller.home), None)
    if found is None:
        return ()
    stem, cut = nouns.head(source.text, page.language).stem, wordforms.stemmer(page.language)
    called = {stem, *map(cut, nouns.WORD.findall(source.text.lower()))}  # "jeden z rozmówców „Gońca”"
    talks = bool(called & nouns.stems(page.language, "interlocutor"))
    if not talks and stem in nouns.stems(page.language, "bare") and nouns.leads(page.language):
        before = nouns.WORD.findall(page.text[source.spans[0].start : found.span.start].lower())
        # "a source in the Post" is somebody of its own
        talks = not any(word in words(page.language, sources.SUBJECT, "of") for word in before)
    if not (talks or voices.of_its_pages(source, page)):
        return ()
    return teller.known.get(found.entity.id) or (Link(found.entity.name, found.entity.id, "outlet", "named"),)


def _hearer(draft: Draft, teller: _Teller) -> Entity | None:
    """The outlet that a statement was told to, where that is not the printing one. A body that is no state's and has
    no noun of a body in its name is taken for an outlet: who else is told things in the news?"""
    heard = draft.told_to
    if heard is None or heard.id == teller.home:
        return None
    if heard.outlet:
        return heard
    called = pattern(teller.page.language, bound.SUBJECT, "hearer.nouns")  # "Radiem", which is no "rada"
    parts = (word for word in nouns.WORD.findall(heard.name) if not called.fullmatch(word))
    sorts = {nouns.sort_of(word, teller.page.language) for word in parts}
    for span in heard.mentions:  # "the company «Hydra»" is none
        beside = nouns.WORD.findall(teller.page.text[max(0, span.start - NOUN_NEAR) : span.start])[-1:]
        sorts |= {nouns.sort_of(word, teller.page.language) for word in beside if not called.fullmatch(word)}
    return heard if heard.kind == "organization" and not heard.official and "body" not in sorts else None


def _passed_on(draft: Draft, before: list[Draft], teller: _Teller) -> tuple[Link, ...]:
    """The chain of what the speaker said just before in words that others pass on: they pass on this too.

    "According to people in the room, he told them that ... In exchange, the envoy said, ..."
    """
    if draft.stance in ANSWERING or _themselves(draft.source, teller.page):
        return ()  # who answers, or says it "herself", was asked by the one who prints it
    for earlier in reversed(before):
        if earlier.paragraph != draft.paragraph:
            return ()
        if earlier.same_speaker(draft):
            if earlier.parent is None or not earlier.parent.chain or earlier.same_speaker(earlier.parent):
                return ()
            if not earlier.parent.speaker.unnamed and earlier.parent.speaker.kind in ("body", "group"):
                return ()  # "The union says that the line | has offered nothing": it passes nothing on
            _follow_nested(earlier, teller, depth=0)
            return earlier.chain
    return ()


def _told_on(draft: Draft, before: list[Draft], page: Page) -> tuple[Link, ...]:
    """The chain of what the speaker told an outlet just before, where they go on: "he told Radio Ridge. He added"."""
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    last = next((b for b in reversed(before) if b.parent is None), None)
    if last is None or not pattern(page.language, sources.SUBJECT, "relay.goes_on").fullmatch(cue):
        return ()
    on = last.told_to is not None and last.same_speaker(draft) and draft.paragraph - last.paragraph <= 1
    return last.chain if on else ()


def _themselves(source: Source, page: Page) -> bool:
    """True for "the director herself", "сам директор": not in the words of those who quoted her."""
    own = words(page.language, sources.SUBJECT, "oneself")
    low = nouns.WORD.findall(source.text.lower())
    return any(word in own for word in (*low[:1], *low[-1:]))


def _of_group(draft: Draft, before: list[Draft], page: Page) -> tuple[Link, ...]:
    """The links before one of a group just quoted: the others of it spoke to the same outlet."""
    if not draft.source.unnamed or not draft.source.spans or not _member(draft.source, page):
        return ()
    for earlier in reversed(before):
        if draft.paragraph - earlier.paragraph > 1 or voices.asks_itself(page, earlier.cue.end, draft.cue.start):
            return ()
        if earlier.parent and earlier.parent.speaker.kind != "outlet":
            continue  # of whom one who was quoted spoke
        several = earlier.speaker.kind == "group" or (nouns.count(earlier.speaker.text, page.language) or 0) > 1
        if several and earlier.speaker.unnamed and len(earlier.chain) > 1 and earlier.speaker.spans:
            return earlier.chain[:-1]
    return ()


def _member(source: Source, page: Page) -> bool:
    """True for "one of them", "the other two", "Kitas": some of those who were quoted, without a noun of their own."""
    low = nouns.WORD.findall(source.text.lower())
    more = words(page.language, sources.SUBJECT, "another")
    few = len(low) <= MEMBER and any(word in more for word in low[:2])
    return few or grounds.is_member(source.spans[0].start, page)


def _cited_before(draft: Draft, before: list[Draft], printing: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links down to an outlet that another one cited just before, and that is retold from here on."""
    for earlier in reversed(before):
        if earlier.paragraph != draft.paragraph:
            return ()
        if earlier.parent and earlier.parent.chain and draft.speaker.entity and earlier.same_speaker(draft):
            links = tuple(link for link in earlier.parent.chain if not _repeats(link, printing))
            return (*links, Link(draft.speaker.text, draft.speaker.entity, "outlet", "named"))
    return ()


def _follow_nested(draft: Draft, teller: _Teller, depth: int) -> None:
    if draft.chain or draft.parent is None or depth > 8:
        return
    _follow_nested(draft.parent, teller, depth + 1)
    mine = () if draft.same_speaker(draft.parent) else links.own_links(draft.speaker, teller.page)
    before = draft.parent.chain[:-1] if _of_its_own(draft, teller.page) else draft.parent.chain
    own = tuple(link for link in mine if not _repeats(link, before))
    heard = _hearer(draft, teller)
    draft.chain = (*before, *(_medium(heard, before) if heard else ()), *own)


def _of_its_own(draft: Draft, page: Page) -> bool:
    """True for one of a group beside what they all say: "Nurses said they would refuse, | one of them | calling it a
    swap": nobody else tells of that one."""
    outer = draft.parent
    if outer is None or not draft.source.spans or not outer.source.spans or draft.in_quotes:
        return False
    several = outer.speaker.kind == "group" and outer.speaker.unnamed and len(outer.chain) > 1
    named = pattern(page.language, bound.SUBJECT, "grounds.member").search(draft.source.text)
    return several and named is not None and _member(draft.source, page)


def _repeats(link: Link, chain: tuple[Link, ...]) -> bool:
    return link.entity is not None and any(link.entity == earlier.entity for earlier in chain)


def _medium(heard: Entity, chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """The outlet that a statement was told to, as a link of its own unless the chain has it already."""
    link = Link(heard.name, heard.id, "outlet", "named")
    return () if _repeats(link, chain) else (link,)


def _is_outlet(source: Source, page: Page) -> bool:
    if source.kind == "document":
        return False
    entity = page.mentions.entities.get(source.entity or "")
    return source.kind == "outlet" or (entity is not None and entity.outlet)
