"""Whom a statement was told to: an outlet, a body or a person by name, or "us", the printing outlet.

A hearer stands beside a verb of telling ("told the Gazette", "рассказал «Торговому дню»"), behind a word for a talk
("in an interview with"), for a question ("на запрос агентства") or for who talks ("the paper's interlocutor"). It is
never part of the source. Words in `circumstances.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute import nouns, sources, voices
from headwater.attribute.bound import SUBJECT, before, behind, grown, owners
from headwater.attribute.drafts import Draft, by_sentence
from headwater.attribute.listeners import Listener, Listening
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.attribute.stance import QUIET
from headwater.records import Entity, Span

NEAR = 3
"""Statements before and behind in which one speaker's words in one paragraph were told to the same outlet."""
SEEN = 14
"""Characters before a name in which it stands that its bearer has only seen a document."""
CONTEXT = 80
"""Characters before a hearer in which the words stand that make it one."""
OBJECT = 4
"""Words of an object between whom something is told and the verb, at most."""
NEXT = 4
"""Characters between a verb and the words for a talk, where their preposition stands."""
_OWNED = re.compile(r"['’]s\b")
LEAD = 2
"""Paragraphs before an interview is named that are already taken from it."""


def find(drafts: list[Draft], page: Page) -> None:
    """Sets `told_to` of every draft, and takes hearers out of the words of sources."""
    listening = Listening(page, drafts)
    interviews: list[Draft] = []
    together = by_sentence(drafts)
    for sentence, beside in together.items():
        for listener in listening.inside(sentence, beside):
            for draft, in_interview in _hearing(listener, beside, page):
                if draft.told_to is None and listener.entity.id != draft.source.entity:
                    draft.told_to = listener.entity
                    if in_interview:
                        interviews.append(draft)
    _asked_by_us(drafts, page)
    _carry(drafts)
    interviews += _announced(drafts, set(together), listening, page)
    _carry_interviews(drafts, interviews)


def _asked_by_us(drafts: list[Draft], page: Page) -> None:
    """Whoever answers without a name behind "We called four members of the board" in its paragraph told us."""
    ours = False
    for last, draft in zip([None, *drafts], drafts, strict=False):
        start = max(page.paragraph_starts[draft.paragraph], last.cue.end if last else 0)
        ours = voices.asks_itself(page, start, draft.cue.start) or (
            ours and last is not None and last.paragraph == draft.paragraph
        )
        ours = ours and (draft.parent is not None or draft.speaker.unnamed)
        if ours and draft.parent is None and draft.told_to is None and draft.stance not in QUIET:
            draft.told_to = page.home


def _hearing(listener: Listener, beside: list[Draft], page: Page) -> Iterator[tuple[Draft, bool]]:
    """The drafts that were told to `listener`, each with whether that was an interview."""
    language, span = page.language, listener.span
    if pattern(language, SUBJECT, "hearer.platforms").fullmatch(listener.name.of(page.text)):
        return  # "said on Facebook": through it, not to it
    sentence = beside[0].sentence
    lead = page.text[max(sentence.start, span.start - CONTEXT) : span.start].rstrip('«„“"‘ ')
    rest = page.text[listener.name.end : sentence.end].lstrip('»”"“’ ')
    owned = listener.person and _OWNED.match(page.text, listener.name.end)  # "e-mails from | Marek’s | time in office"
    if owned and not behind(language, "hearer.asking").match(rest):
        return
    if listener.own or before(language, "hearer.asked").search(lead) or behind(language, "hearer.asking").match(rest):
        # What is refused or left unanswered is the question itself.
        if not listener.own and _commented(lead, beside, page):
            return  # "would not comment on the Gazette's report": the report is what is asked about
        asked = owners(beside, span) or [d for d in beside if any(c.covers(span) for c in d.marks.content)]
        yield from ((d, False) for d in asked if not _heard_of(d, listener))
        return
    if talk := before(language, "hearer.talk").search(lead):
        if _speakers_own(talk.group(), listener, language):
            return
        interview = bool(before(language, "hearer.interview_lead").search(lead))
        start = max(sentence.start, span.start - CONTEXT) + talk.start()
        papers = (s for d in beside if d.source.kind == "document" for s in d.marks.source)
        if any(start <= s.start < span.start and s.covers(listener.name) for s in papers):
            return  # "in | the comment of the Gazette | it is noted": the comment is the source
        # "Пол Кірк | заявив | в інтерв'ю «Хвилі»": whose verb the talk stands right behind.
        spoke = [d for d in beside if any(0 <= start - c.end <= NEXT for c in d.marks.cue)]
        yield from ((d, interview) for d in spoke or owners(beside, span))
        return
    talks = before(language, "hearer.interlocutor").search(lead)
    if talks or behind(language, "hearer.interlocutors").match(rest):
        at = Span(span.start - len(lead) + talks.start() if talks else span.start, span.end)
        yield from ((d, False) for d in beside if any(s.overlaps(at) for s in d.marks.source))
        return
    for draft in beside:
        if _told(draft, listener, beside, page):
            yield draft, False


def _speakers_own(talk: str, listener: Listener, language: str) -> bool:
    """True for a person whose the talk is, and to whom nobody talks: "before the address | of premier Anna Kort"."""
    if not listener.person or listener.dative or not words(language, SUBJECT, "hearer.endings"):
        return False
    ties = words(language, sources.SUBJECT, "of") | words(language, SUBJECT, "hearer.to")
    return talk.lower().split()[-1] not in ties


def _commented(lead: str, beside: list[Draft], page: Page) -> bool:
    """True for a text of an outlet's that somebody is said to comment on, confirm or deny."""
    found = before(page.language, "hearer.asked").search(lead)
    if not found or not pattern(page.language, SUBJECT, "hearer.told_of").search(found.group()):
        return False
    said = " ".join(s.of(page.text) for d in beside for s in (*d.marks.cue, *d.marks.content))
    return bool(pattern(page.language, SUBJECT, "hearer.comments").search(said))


def _heard_of(draft: Draft, listener: Listener) -> bool:
    return any(s.covers(listener.name) for s in draft.marks.source) and not listener.own


def _told(draft: Draft, listener: Listener, beside: list[Draft], page: Page) -> bool:
    """True where the listener stands beside the draft's verb of telling and is not its subject."""
    language = page.language
    if not draft.marks.source and draft.parent is None and not listener.dative:
        return False
    for cue in draft.marks.cue:
        words_of_cue = cue.of(page.text)
        # Where its form shows a hearer, any verb of speech will do.
        clear = listener.dative and (listener.entity.outlet or listener.called)
        if listener.span.overlaps(cue) or not (clear or pattern(language, SUBJECT, "hearer.tell").search(words_of_cue)):
            continue
        if not _beside(draft, cue, listener, page):
            continue
        if any(s.overlaps(listener.name) for d in beside for s in d.marks.source):
            told = listener.dative or (_caseless(listener, page) and _behind_speaker(draft, listener, page))
            return told and _released(draft, listener, page)
        return True
    return False


def _beside(draft: Draft, cue: Span, listener: Listener, page: Page) -> bool:
    language = page.language
    first = cue.end <= listener.span.start
    if not first and not _may_lead(cue, listener, page):
        return False
    low, high = (cue.end, listener.span.start) if first else (listener.name.end, cue.start)
    between = _between(draft, low, high, page)
    small = words(language, SUBJECT, "hearer.between", "hearer.to")
    if between and not first and listener.dative and listener.called and len(between) <= OBJECT:
        return True  # "agentūrai „Vakaris“ | žinią iš dalies | patvirtino"
    if between is None or any(w not in small and not w.endswith(("’s", "'s")) for w in between):
        return False  # "told Russia's TASS", but not "told him about TASS"
    if not first:
        return True
    if words(language, SUBJECT, "hearer.endings"):
        return listener.dative or not listener.person
    if pattern(language, SUBJECT, "hearer.object").search(cue.of(page.text)):
        return True
    return between[-1:] != [] and between[-1] in words(language, SUBJECT, "hearer.to")


def _may_lead(cue: Span, listener: Listener, page: Page) -> bool:
    """A hearer before the verb: its case shows it, or the verb is one of learning ("the Gazette has learned")."""
    if listener.person and not page.text[listener.name.start].islower():
        return False
    learned = pattern(page.language, SUBJECT, "hearer.hears_first").search(cue.of(page.text))
    shown = listener.dative and bool(words(page.language, SUBJECT, "hearer.endings"))  # "the website | said" itself
    return shown or bool(learned) or _caseless(listener, page)


def _caseless(listener: Listener, page: Page) -> bool:
    """True for a name that shows no case, in capitals alone or an outlet's: "BNS | sakė policijos atstovė"."""
    name, bodies = listener.name.of(page.text), listener.entity.kind == "organization"
    plain = name.isupper() or (listener.entity.outlet and name == listener.entity.name)
    return bool(words(page.language, SUBJECT, "hearer.endings")) and bodies and plain


def _behind_speaker(draft: Draft, listener: Listener, page: Page) -> bool:
    """True behind who says it, taken together with who was told: "Jis | BNS | nurodė", "ministrė | BNS | sakė"."""
    first = next((s for s in draft.marks.source if s.overlaps(listener.name)), None)
    if first is None or listener.span.start - first.start < 2:
        return False
    lead = Span(first.start, listener.span.start)
    low = lead.of(page.text).strip().lower()
    if any(low in words(page.language, sources.SUBJECT, key) for key in ("he", "she", "they")):
        return True
    last = first.end - listener.name.end < 2 and listener.name.end < draft.cue.start
    named = any(m.entity.kind == "person" and m.span.end >= lead.end - 1 for m in page.mentions.within(lead))
    noun = low.split()[-1]
    body = not nouns.leads(page.language) and nouns.sort_of(noun, page.language) == "body"  # "ministerija BNS"
    teller = named or body or _person(noun, page.language)
    return last and bool(listener.entity.outlet or named) and teller


def _between(draft: Draft, low: int, high: int, page: Page) -> list[str] | None:
    """The words between a cue and a hearer without the source, other cues and dates; None where a clause ends there."""
    if high - low > 4 * CONTEXT:
        return None
    chars = list(page.text[low:high])
    dates = (d.span for d in page.dates_in(draft.sentence))
    for span in (*draft.marks.source, *draft.marks.cue, *dates):
        for at in range(max(span.start, low), min(span.end, high)):
            chars[at - low] = " "
    rest = "".join(chars).strip('«„“"‘»”’ ').lower()
    return rest.split() if not set(rest) & set(".,;:!?()«»“”\n") else None


def _released(draft: Draft, listener: Listener, page: Page) -> bool:
    """Takes the hearer out of the words of the draft's source; False where nothing would be left of them.

    A body behind a noun of people is whose they are, in whatever case: "написала глава | Комісії".
    """
    if not draft.marks.source:
        return True  # the hearer stands in the source of a statement beside it; there is nothing to take it out of
    lead = page.text[draft.marks.source[0].start : max(listener.span.start, draft.marks.source[0].start + 1)].strip()
    body = listener.entity.kind == "organization" and not listener.entity.outlet
    if body and not _caseless(listener, page) and _person(lead, page.language):
        return False
    if pattern(page.language, sources.SUBJECT, "relay.seen").search(lead[-SEEN:]):
        return False  # "minutes obtained by | the Examiner"
    left = []
    for span in draft.marks.source:
        if not span.overlaps(listener.span):
            left.append(span)
        elif span.start >= listener.span.start - 1 and span.end > listener.name.end + 2:
            left.append(_trimmed(page.text, listener.name.end, span.end))
        elif span.end <= listener.name.end + 1 and span.start < listener.span.start - 2:
            left.append(_trimmed(page.text, span.start, listener.span.start))
        else:
            return False
    draft.marks = replace(draft.marks, source=tuple(left))
    same = draft.speaker is draft.source
    draft.source = sources.read(page, tuple(left))
    if same:
        draft.speaker = draft.source
    return True


def _person(lead: str, language: str) -> bool:
    """True for a single noun of people, or of an office that speaks for others: "прес-служба «Хвильгазу»"."""
    low = nouns.WORD.findall(lead.lower())
    return len(low) == 1 and (nouns.sort_of(low[0], language) == "person" or nouns.speaks_for_others(low[0], language))


def _trimmed(text: str, start: int, end: int) -> Span:
    edges = '«»„“”"‘’ ,\n'
    while start < end - 1 and text[start] in edges:
        start += 1
    while end > start + 1 and text[end - 1] in edges and text[end - 1] not in ",»”":
        end -= 1
    return Span(start, end)


def _carry(drafts: list[Draft]) -> None:
    """One speaker's words in one paragraph were told to the same outlet."""
    found = {id(d): d.told_to for d in drafts if d.told_to}
    for i, draft in enumerate(drafts):
        if id(draft) in found:
            continue
        near = [d for d in drafts[max(0, i - NEAR) : i] if d.paragraph == draft.paragraph and id(d) in found]
        heard = next((found[id(d)] for d in near if d.same_speaker(draft) and d.parent is draft.parent), None)
        heard = heard or _heard_before(draft, drafts[:i], found)
        draft.told_to = heard if heard and heard.kind == "organization" else _heard_next(draft, drafts[i + 1 : i + 2])


def _heard_before(draft: Draft, earlier: list[Draft], found: dict[int, Entity]) -> Entity | None:
    """To which outlet an unnamed source spoke first: nobody else hears what it goes on saying further down."""
    if not draft.source.unnamed or draft.stance in QUIET:
        return None
    told = (found[id(d)] for d in reversed(earlier) if id(d) in found and d.same_speaker(draft))
    return next((entity for entity in told if entity.outlet), None)


def _heard_next(draft: Draft, following: list[Draft]) -> Entity | None:
    """To whom an unnamed source goes on speaking right away: "Harast's spokeswoman said ... “...,” she told KARTA".

    Somebody with a name may have said the first thing elsewhere, and a refusal mostly was.
    """
    for after in following:
        on = after.paragraph == draft.paragraph and after.same_speaker(draft) and after.parent is draft.parent
        if on and draft.source.unnamed and draft.stance not in QUIET and after.told_to:
            return after.told_to if after.told_to.kind == "organization" else None
    return None


def _announced(drafts: list[Draft], spoken: set[Span], listening: Listening, page: Page) -> list[Draft]:
    """What one says first whose interview a sentence tells of that quotes nothing: "She gave an interview to ..."."""
    language, out = page.language, []
    for found in pattern(language, SUBJECT, "hearer.interview_lead").finditer(page.text):
        sentence = page.sentence(found.start())
        if sentence in spoken or page.quotation(found.start()):
            continue
        heard = next((n for n in listening.inside(sentence, []) if 0 <= n.span.start - found.end() <= 3), None)
        after = [d for d in drafts if d.cue.start > sentence.start and d.told_to is None and d.parent is None]
        people = {m.entity.id for m in page.mentions.within(sentence) if m.entity.kind == "person"}
        held = next((d for d in after if d.source.entity in people), None)
        if heard and held and heard.entity.outlet:
            held.told_to = heard.entity
            held.occasion = held.occasion or grown(page, Span(*found.span()), [], "setting.stop")
            out.append(held)
    return out


def _carry_interviews(drafts: list[Draft], interviews: list[Draft]) -> None:
    """An interview fills the article, from its lead on, until its speaker talks to somebody else."""
    for held in interviews:
        hearer: Entity | None = held.told_to
        for draft in drafts:
            if draft.paragraph < held.paragraph - LEAD or not _in_interview(draft, held):
                continue
            if draft.told_to and draft.told_to is not hearer and draft.cue.start > held.cue.start:
                hearer = draft.told_to
            elif draft.told_to is None and hearer and hearer.kind == "organization":
                draft.told_to = hearer
                draft.occasion = draft.occasion or (held.occasion if hearer is held.told_to else None)


def _in_interview(draft: Draft, held: Draft) -> bool:
    """True for what the one interviewed says: by name, by a pronoun or a single noun that nobody else is behind."""
    if draft is held or draft.parent is not held.parent:
        return False
    if draft.same_speaker(held):
        return True
    source = draft.speaker
    return source.entity is None and source.kind == "person" and len(source.text.split()) == 1 and bool(source.spans)
