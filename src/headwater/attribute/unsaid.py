"""What was marked though nobody says anything in it.

Before it is known who speaks (`without`): "The flights went | according to plan", "It is not about | blaming anybody",
"In answer to | questions ...", words that stand where a cue stands and report nothing. Once it is known what stands in
what (`without_deeds`): a deed, what "you" or "anyone" may think, what nobody says inside a quotation. Which words these
are, the data of each language says (`sources.toml`); a language without them loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.attribute import nouns, presentation, reprinted, retracted, stance
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.drafts import Draft
from headwater.attribute.drafts import without as leave_out
from headwater.attribute.nouns import WORD
from headwater.attribute.page import Page
from headwater.attribute.patterns import edges, pattern, words
from headwater.attribute.sources import SUBJECT
from headwater.attribute.stance import QUIET
from headwater.records import Attribution, Span

_EDGES = " ,.;:()«»„“”\"'‘’"
LEADING = 3
"""Words of a cue among which its verb stands."""
BEHIND = 60
"""Characters behind a cue in which what it goes by is looked for."""
LEAD = 30
"""Characters of a sentence among which the words begin by which a house keeps its rights: "Any copying"."""
_HEARSAY = ("gap.reports", "gap.rumour", "gap.known")


def without(found: Sequence[Attribution], page: Page) -> list[Attribution]:
    """Those in which somebody says something."""
    kept = (
        a
        for n, a in enumerate(found)
        if not _reports_nothing(a, near := found[max(0, n - 2) : n + 4], page) and not _in_reserved(a, near, page)
    )
    return [_without_request(a, page) for a in kept]


def _without_request(a: Attribution, page: Page) -> Attribution:
    """Without the request to stay unnamed beside what is said: "Pavardės neskelbti prašęs | meras pranešė, kad"."""
    if len(a.content) < 2:
        return a
    asked = pattern(page.language, CIRCUMSTANCES, "grounds.terms")
    kept = tuple(c for c in a.content if not asked.fullmatch(c.of(page.text)))
    return replace(a, content=kept) if kept and len(kept) < len(a.content) else a


def _in_reserved(a: Attribution, near: Sequence[Attribution], page: Page) -> bool:
    """True for what only a house's reservation of rights holds: "Reprints only | with a link to | KARTA"."""
    if not a.cue or not (forbids := reprinted.reserves(sentence := page.sentence(a.cue[0].start), page)):
        return False
    if forbids.start - sentence.start <= LEAD and forbids.overlaps(a.cue[0]):
        return True
    cites = pattern(page.language, SUBJECT, "relay.cue").search(" ".join(s.of(page.text) for s in a.cue))
    return bool(cites) and not any(sentence.covers(o.cue[0]) for o in near if o is not a and o.cue)


def _reports_nothing(a: Attribution, near: Sequence[Attribution], page: Page) -> bool:
    if not a.cue:
        return False
    language, text = page.language, page.text
    cue = " ".join(s.of(text) for s in a.cue).strip(_EDGES)
    if pattern(language, SUBJECT, "unsaid.cues").fullmatch(cue):
        return True
    if is_deed(text, a.cue[0], language) or stance.is_unasked(page.article, a.cue):
        return True
    source = " ".join(s.of(text) for s in a.source).strip(_EDGES)
    if cue.lower() in words(language, SUBJECT, "of") and any(_half(a, o) for o in near):
        return True
    if len(a.content) == 1 and any(_is_lead(a.content[0], o, page) for o in near if o is not a):
        return True
    if source.lower() in words(language, SUBJECT, "pointing") and nouns.sort_of(cue, language) == "document":
        return True  # "that | report" is one noun
    if source and (pattern(language, SUBJECT, "unsaid.sources").fullmatch(source) or _tells_terms(a, source, page)):
        return True
    if pattern(language, SUBJECT, "unsaid.accord").fullmatch(cue):
        behind = text[a.cue[-1].end : a.cue[-1].end + BEHIND].lstrip(_EDGES)
        return bool(pattern(language, SUBJECT, "unsaid.measures").match(behind))
    return bool(pattern(language, SUBJECT, "unsaid.leads").fullmatch(cue)) and _goes_on(a, near, page)


def is_deed(text: str, cue: Span, language: str) -> bool:
    """True for a cue that tells, with what stands behind it, what is done and not said: "sentenced", "passed a law"."""
    return any(pattern(language, SUBJECT, "unsaid.whole").match(text, at) for at in _word_starts(cue, text))


def tells_deed(text: str, found: Attribution, language: str) -> bool:
    """As `is_deed` of a find with its content: "voted for | a law" too, but not "agreed | that the port will open"."""
    said = found.content[0].of(text) if found.content else ""
    if pattern(language, presentation.SUBJECT, "that").match(said.lstrip()):
        return False
    alone = pattern(language, SUBJECT, "deeds").fullmatch(" ".join(s.of(text) for s in found.cue))
    return bool(alone) or is_deed(text, found.cue[0], language)


def _is_lead(content: Span, other: Attribution, page: Page) -> bool:
    """True where all that is said is who says something else: "Norwesja | przekazała | Jak podaje portal"."""
    first = WORD.search(page.text, content.start, content.end)
    if first is None or first.group().lower() not in words(page.language, SUBJECT, "as_said"):
        return False
    said = any(c.overlaps(content) for c in other.content)
    return bool(other.cue) and not said and all(content.covers(s) for s in (*other.source, *other.cue))


def _tells_terms(a: Attribution, source: str, page: Page) -> bool:
    """True where what is asked for is to stay unnamed, in a clause: "a clerk, who | asked | not to be named".

    Readers of spans take the request for who asks: "який | попросив | не називати його ім’я".
    """
    if a.content and a.content[-1].end <= a.cue[0].start:  # "pavardės | neskelbti prašęs | diplomatas"
        start, end = a.content[0].start, a.cue[-1].end
        asked = pattern(page.language, CIRCUMSTANCES, "grounds.terms").finditer(page.text, start, end)
        if any(m.start() <= start and m.end() >= a.cue[0].end for m in asked):
            return True
    relative = source.lower() in words(page.language, SUBJECT, "relative")
    said = a.content if relative else a.source
    cue = a.cue[0]
    if not said or said[0].start < cue.end or said[-1].end > cue.end + BEHIND:
        return False
    found = pattern(page.language, CIRCUMSTANCES, "grounds.terms").finditer(page.text, cue.start, said[-1].end + BEHIND)
    return any(m.start() < cue.end and all(m.start() < s.start < m.end() for s in said) for m in found)


def _word_starts(cue: Span, text: str) -> list[int]:
    """Where the first words of a cue begin: before its verb may stand "also" or "recently"."""
    return [m.start() for m in WORD.finditer(text, cue.start, cue.end)][:LEADING] or [cue.start]


def _half(a: Attribution, other: Attribution) -> bool:
    """True for the preposition alone of what another one has whole: "по | его" beside "по | его | мнению"."""
    return other is not a and bool(a.source) and other.source == a.source and other.cue != a.cue


def _goes_on(a: Attribution, near: Sequence[Attribution], page: Page) -> bool:
    """True where a verb behind it in its sentence says what is answered: "Asked about the bridge, she | said ..."."""
    at = a.cue[0].start
    end = page.sentence(at).end
    return any(o is not a and o.cue and at < o.cue[0].start < end for o in near)


def without_deeds(drafts: list[Draft], page: Page) -> list[Draft]:
    """The drafts that tell of a statement; what stood in another one stands in what that stood in."""
    return leave_out(drafts, [d for d in drafts if _is_nobodys(d, page)])


def _is_nobodys(draft: Draft, page: Page) -> bool:
    if draft.stance in QUIET:
        return retracted.in_notice(draft, page)
    cue = " ".join(s.of(page.text) for s in draft.marks.cue)
    said = " ".join(s.of(page.text) for s in draft.marks.content)
    if draft.source.kind == "body" and pattern(page.language, SUBJECT, "joint_deeds").match(f"{cue} {said}"):
        return True  # "Dara agreed | to open the port"
    if pattern(page.language, SUBJECT, "deeds").fullmatch(cue) and not _opens_clause(said, page):
        return True  # but "they agreed | that the port will open"
    refused = draft.stance == "asserts" and stance.refuses_a_thing(cue, said, page.language)
    if refused and not _opens_clause(said, page):
        return True  # "refused | us damages"; who refuses "to sign" says something of what he will do
    tells = pattern(page.language, CIRCUMSTANCES, "hearer.tell").search(cue)
    crowd = edges(page.language, SUBJECT, "unsaid.crowds").match(draft.source.text.lower())
    if crowd and draft.stance == "believes" and not tells:
        return True  # "40,000 people | expect | help"
    nobody = pattern(page.language, SUBJECT, "unsaid.nobody").match(draft.source.text)
    if nobody and draft.parent is not None and draft.stance in ("asserts", "believes") and not tells:
        return True  # "“Nobody here | understands | why,” he said"
    if _anybody(draft, page):
        may = pattern(page.language, SUBJECT, "unsaid.may").search(cue)  # "you could say": nobody has
        return bool(may) or not tells  # but "you said"
    return draft.parent is not None and not draft.marks.source and _nobodys(cue, page)


def _opens_clause(said: str, page: Page) -> bool:
    return bool(pattern(page.language, presentation.SUBJECT, "that").match(said.lstrip()))


def _anybody(draft: Draft, page: Page) -> bool:
    """True for "you", "anyone", "no one else": whoever it may be, in a quotation or out of it."""
    return draft.source.text.lower().strip(_EDGES) in words(page.language, SUBJECT, "anybody")


def _nobodys(cue: str, page: Page) -> bool:
    """True for a cue inside another's words whose subject the text leaves open, unless it is one of hearsay."""
    heard = pattern(page.language, SUBJECT, "heard")
    known = any(pattern(page.language, CIRCUMSTANCES, key).search(cue) for key in _HEARSAY)
    return heard.pattern != "(?!)" and not known and not heard.search(cue)
