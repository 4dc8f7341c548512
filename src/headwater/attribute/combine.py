"""Model and rules read the same text; here their finds become one list. Who wins where was measured (decision 0054).

The model leads: it sees the ends of spans better than the rules do. The rules add what it leaves out: statements
within statements (its English gold marks the outermost only), silence and refusal, who relays whom, and finds of
rules that are seldom wrong. Where both see the same cue the model's spans stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater import lexicon
from headwater.attribute import behind_citing, dialogue, model_refusals, nouns, pointed, reportedly, said_bounds, unsaid
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.model.calibration import Calibration
from headwater.attribute.model.linking import Bound
from headwater.attribute.model.pieces import Pieces
from headwater.attribute.model.reader import Seen
from headwater.attribute.model_refusals import far
from headwater.attribute.overlaps import Beside, Spans, hull
from headwater.attribute.patterns import pattern
from headwater.records import Article, Attribution, Span

NESTED = 0.45
"""Least confidence of a rule whose find within a content is added: the field's scores do not see these, readers do."""
_CLOSED = frozenset('»”“"')
LONGEST_THAT = 5
"""Letters of "that" at most, in any language that has one."""


def attributions(
    article: Article, seen: Seen, by_rule: Sequence[Attribution], calibration: Calibration, added: float
) -> list[Attribution]:
    """The attributions of a text, in order; a rule's finds are added from a confidence of `added` on."""
    language = article.read_in or ""
    refusals: list[Attribution] = []
    others: list[Attribution] = []
    for a in by_rule:
        (refusals if model_refusals.is_refusal(article, a) else others).append(a)
    refusals = model_refusals.once(refusals)
    refused = Spans(c for a in refusals for c in a.cue)
    model = [_attribution(seen.pieces, b, calibration) for b in seen.outer]
    held = Spans(c for a in model for c in a.content)
    model += [a for a in (_attribution(seen.pieces, b, calibration) for b in seen.nested) if held.cover(hull(a))]
    model = [a for a in model if not _doubtful(article, a) and not model_refusals.turned_to(article, a)]
    refusals = [model_refusals.with_source(article, a, model) for a in refusals]
    model = [a for a in model if not refused.touch(a.cue[0]) and not model_refusals.half(article, a, refusals)]
    model = [m for a in model if (m := said_bounds.behind_dateline(a, article.body_start))]
    beside: defaultdict[int, list[Attribution]] = defaultdict(list)
    for rule in others:
        beside[rule.cue[-1].end].append(rule)
    model = [_who_told(article.text, a, beside) for a in model]
    rules = Beside(others)
    model = [_fuller(article.text, _not_ahead(article, _nearer(article, a, rules.at(a))), rules.at(a)) for a in model]
    model = [
        _parted(article.text, _pointing_back(article, a, rules.at(a)), rules.by(a))
        for a in model
        if not _two_in_one(a, rules.at(a))
    ]
    model = [pointed.resolved(article, _with_teller(article, a), rules.at(a)) for a in model]
    model = reportedly.apart(article, model, others)
    cues = Spans(c for a in model for c in a.cue)
    free = [a for a in others if not any(cues.touch(c) for c in a.cue)]
    kept = [a for a in free if _least(a, held, seen.end, added) <= a.confidence]
    taken = Spans(hull(a) for a in [*model, *refusals, *kept] if not unsaid.tells_deed(article.text, a, language))
    kept += [heard for a in free if (heard := reportedly.heard(article, a, taken))]
    unsure = (a for a in free if _least(a, held, seen.end, added) > a.confidence)
    kept += [whole for a in unsure if (whole := _as_told(article, a))]
    found = [
        said_bounds.in_sentence(article, said_bounds.from_sentence(article, said_bounds.in_line(article, a)))
        for a in [*model, *refusals, *kept]
    ]
    found = said_bounds.each_its_own(article, behind_citing.begun(article, said_bounds.quoted_on(article.text, found)))
    return sorted(dialogue.mended(article, found), key=place)


def _doubtful(article: Article, found: Attribution) -> bool:
    """True for a find of the model that is more often wrong than right, as `doubt` of the language data has it.

    What has no source must be surer, unless its cue is one of hearsay: "seems" and "was named" are nobody's words.
    """
    language = article.read_in or ""
    least: dict[str, float] = lexicon.load(language, "attribution").get("doubt", {})
    if found.source or not least:
        return found.confidence < least.get("least", 0.0)
    cue = " ".join(s.of(article.text) for s in found.cue)
    heard = any(pattern(language, CIRCUMSTANCES, key).search(cue) for key in ("gap.reports", "gap.rumour", "gap.known"))
    return found.confidence < least["least" if heard else "without_source"]


def _who_told(text: str, found: Attribution, beside: Mapping[int, Sequence[Attribution]]) -> Attribution:
    """With the speaker whom a rule sees beside the same cue; `beside` are the finds of rules by where their cue ends.

    Of the model's source what stands before him goes, where that was told: "Як расказаў | агенцтву «Празор» дыпламат".
    Where the model saw no source and took him for what is said, he is the source: "Kaip pranešė | prašęs tylėti meras".
    """
    end = found.cue[-1].end
    for rule in (a for a in beside.get(end, ()) if len(a.source) == 1 and a.content):
        who = rule.source[0]
        first = found.source[0] if len(found.source) == 1 else None
        behind = first and end <= first.start < who.start and first.end == who.end
        if first and behind and text[first.start : who.start].rstrip()[-1:] in _CLOSED:
            return replace(found, source=rule.source)
        if not found.source and found.cue == rule.cue and who in found.content and len(found.content) > 1:
            return replace(found, source=rule.source, content=tuple(c for c in found.content if c != who))
    return found


def _nearer(article: Article, found: Attribution, beside: Sequence[Attribution]) -> Attribution:
    """With the source that the rules see beside the same cue, where the model's stands in another sentence.

    "Minister Rud odmówił. | Według | ministerstwa ...": behind such a cue its own source stands.
    """
    if not found.source or not found.cue or not far(article.text, found, found):
        return found
    near = next((a for a in beside if a.source and not far(article.text, a, a)), None)
    taken = near is None or any(s.overlaps(c) for s in near.source for c in (*found.cue, *found.content))
    return found if taken or near is None else replace(found, source=near.source)


def _not_ahead(article: Article, found: Attribution) -> Attribution:
    """Without a source in a later sentence than its cue, where verbs go without a subject: it is the next one's."""
    ahead = bool(found.source and found.cue) and found.source[0].start > found.cue[0].end
    if not ahead or nouns.articles(article.read_in or "") or not far(article.text, found, found):
        return found
    return replace(found, source=())


def _fuller(text: str, found: Attribution, beside: Sequence[Attribution]) -> Attribution:
    """With the content that the rules see behind the same cue, where the model's is the "that" before it and no more.

    "He noted | that | , according to her, ...": what another is cited for within it is said by both.
    """
    if len(found.content) != 1 or len(word := found.content[0].of(text)) > LONGEST_THAT or " " in word:
        return found
    whole = next((a for a in beside if a.content and a.content[0].start == found.content[0].start), None)
    return replace(found, content=whole.content) if whole and whole.content[0].end > found.content[0].end else found


def _two_in_one(found: Attribution, beside: Sequence[Attribution]) -> bool:
    """True where the model's one cue holds those of two whom the rules part, one of them taken for what is said.

    "“It is old,” Ada Vint | was quoted as saying by | the agency."
    """
    held = [a for a in beside if a.source and all(any(d.covers(c) for d in found.cue) for c in a.cue)]
    said = [a for a in held if any(c.covers(s) for c in found.content for s in a.source)]
    return bool(said) and len(held) > len(said)


def _pointing_back(article: Article, found: Attribution, beside: Sequence[Attribution]) -> Attribution:
    """As a rule has it that sees what a sentence points back to, where the model took a name in it for what is said.

    "Her words | quotes | «Nord»": who quotes is the name between marks, and what is said stands before.
    """
    if not found.content or any(not said_bounds.same_sentence(article, c, found.cue[0]) for c in found.content):
        return found
    same = (a for a in beside if a.source and a.content)
    back = (a for a in same if not any(said_bounds.same_sentence(article, c, a.cue[0]) for c in a.content))
    whole = next((a for a in back if any(c.overlaps(s) for c in found.content for s in a.source)), None)
    return replace(found, source=whole.source, cue=whole.cue, content=whole.content) if whole else found


def _parted(text: str, found: Attribution, speaking: Sequence[Attribution]) -> Attribution:
    """As a rule has it that sees the verb before a source, where the model took what is said for more of the source.

    "As told | a spokesman, | passengers who are touched will be | informed": he told, and they will be.
    """
    first = found.source[0] if len(found.source) == 1 else None
    for rule in speaking if first and found.cue else ():
        if not rule.cue or not rule.content or first is None:
            continue
        behind = rule.cue[-1].end <= rule.source[0].start == first.start and rule.source[0].end < first.end
        behind = behind and text[rule.source[0].end] == ","
        if behind and rule.content[0].overlaps(first) and any(c.covers(found.cue[0]) for c in rule.content):
            return replace(found, source=rule.source, cue=rule.cue, content=rule.content)
    return found


def _least(found: Attribution, held: Spans, end: int, added: float) -> float:
    """How sure a rule must be of a find for it to stand beside the model's, which has read up to `end`."""
    if found.cue[0].start >= end:
        return 0.0
    return NESTED if held.cover(hull(found)) else added


def _as_told(article: Article, a: Attribution) -> Attribution | None:
    """With all that stands behind "As X said,", another's frame too: "As X said, | under the treaty, both will ...".

    The model takes only the second of two frames at the head of one sentence. None for what is no such frame.
    """
    text, who = article.text, sorted((*a.source, *a.cue))
    at = bisect_right(article.sentences, who[0].start, key=lambda s: s.start) - 1
    if not a.source or at < 0 or len(a.content) != 1 or a.content[0].start < who[-1].end:
        return None
    lead = text[article.sentences[at].start : who[0].start].strip().lower()
    rest = text[who[-1].end : a.content[0].start]
    if lead not in lexicon.load(article.read_in or "", "attribution").get("as_words", "").split() or rest[:1] != ",":
        return None
    return replace(a, content=(Span(a.content[0].start - len(rest[1:].lstrip()), a.content[0].end),))


def _with_teller(article: Article, found: Attribution) -> Attribution:
    """With who told it, where the outlet that was told stands between the verb and its subject."""
    if not found.cue:
        return found
    for behind in lexicon.load(article.read_in or "", "relay").get("teller_behind", ()):
        match = re.compile(behind).match(article.text, found.cue[-1].end)
        teller = Span(*match.span("teller")) if match else None
        if teller and (not found.source or any(s.covers(teller) for s in found.source)):
            return replace(found, source=(teller,))
    return found


def _attribution(pieces: Pieces, bound: Bound, calibration: Calibration) -> Attribution:
    return Attribution(
        source=(pieces.span(bound.source.first, bound.source.last),) if bound.source else (),
        cue=(pieces.span(bound.cue.first, bound.cue.last),),
        content=tuple(pieces.span(c.first, c.last) for c in bound.contents),
        confidence=calibration.of(bound),
    )


def place(a: Attribution) -> tuple[int, int]:
    """Where an attribution stands in the order of the text."""
    return (hull(a).start, a.cue[0].start)
