"""Model and rules read the same text; here their finds become one list. Who wins where was measured (decision 0054).

The model leads: it sees the ends of spans better than the rules do. The rules add what it leaves out: statements
within statements (its English gold marks the outermost only), silence and refusal, who relays whom, and finds of
rules that are seldom wrong. Where both see the same cue the model's spans stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater import lexicon
from headwater.attribute import behind_citing, dialogue, model_refusals, nouns, pointed, reportedly, unsaid
from headwater.attribute.bound import SUBJECT as CIRCUMSTANCES
from headwater.attribute.model.calibration import Calibration
from headwater.attribute.model.linking import Bound
from headwater.attribute.model.pieces import Pieces
from headwater.attribute.model.reader import QUOTES, Seen
from headwater.attribute.model_refusals import far
from headwater.attribute.overlaps import Spans, hull
from headwater.attribute.patterns import pattern
from headwater.records import Article, Attribution, Span

NESTED = 0.45
"""Least confidence of a rule whose find within a content is added: the field's scores do not see these, readers do."""
DASHES = frozenset("-–—")
_EDGES = " \n\t"
_CLOSED = frozenset('»”“"')
LONGEST_THAT = 5
"""Letters of "that" at most, in any language that has one."""
LOOK_BACK = 8
"""Statements in several fragments looked at before one that may stand within them."""


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
    model = [m for a in model if (m := _behind_dateline(a, article.body_start))]
    model = [_who_told(article.text, a, others) for a in model]
    model = [_fuller(article.text, _not_ahead(article, _nearer(article, a, others)), others) for a in model]
    model = [
        _parted(article.text, _pointing_back(article, a, others), others) for a in model if not _two_in_one(a, others)
    ]
    model = [pointed.resolved(article, _with_teller(article, a), others) for a in model]
    model = reportedly.apart(article, model, others)
    cues = Spans(c for a in model for c in a.cue)
    free = [a for a in others if not any(cues.touch(c) for c in a.cue)]
    kept = [a for a in free if _least(a, held, seen.end, added) <= a.confidence]
    taken = Spans(hull(a) for a in [*model, *refusals, *kept] if not unsaid.is_deed(article.text, a.cue[0], language))
    kept += [heard for a in free if (heard := reportedly.heard(article, a, taken))]
    unsure = (a for a in free if _least(a, held, seen.end, added) > a.confidence)
    kept += [whole for a in unsure if (whole := _as_told(article, a))]
    found = [_in_sentence(article, _from_sentence(article, _in_line(article, a))) for a in [*model, *refusals, *kept]]
    found = _each_its_own(article, behind_citing.begun(article, _quoted_on(article.text, found)))
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


def _who_told(text: str, found: Attribution, by_rule: Sequence[Attribution]) -> Attribution:
    """With the speaker whom a rule sees beside the same cue.

    Of the model's source what stands before him goes, where that was told: "Як расказаў | агенцтву «Празор» дыпламат".
    Where the model saw no source and took him for what is said, he is the source: "Kaip pranešė | prašęs tylėti meras".
    """
    rules = (a for a in by_rule if len(a.source) == 1 and a.content and found.cue)
    for rule in rules:
        who, cue = rule.source[0], rule.cue[-1]
        first = found.source[0] if len(found.source) == 1 else None
        behind = first and found.cue[-1].end == cue.end <= first.start < who.start and first.end == who.end
        if first and behind and text[first.start : who.start].rstrip()[-1:] in _CLOSED:
            return replace(found, source=rule.source)
        if not found.source and found.cue == rule.cue and who in found.content and len(found.content) > 1:
            return replace(found, source=rule.source, content=tuple(c for c in found.content if c != who))
    return found


def _nearer(article: Article, found: Attribution, by_rule: Sequence[Attribution]) -> Attribution:
    """With the source that the rules see beside the same cue, where the model's stands in another sentence.

    "Minister Rud odmówił. | Według | ministerstwa ...": behind such a cue its own source stands.
    """
    if not found.source or not found.cue or not far(article.text, found, found):
        return found
    same = (a for a in by_rule if a.source and any(c.overlaps(d) for c in a.cue for d in found.cue))
    near = next((a for a in same if not far(article.text, a, a)), None)
    taken = near is None or any(s.overlaps(c) for s in near.source for c in (*found.cue, *found.content))
    return found if taken or near is None else replace(found, source=near.source)


def _not_ahead(article: Article, found: Attribution) -> Attribution:
    """Without a source in a later sentence than its cue, where verbs go without a subject: it is the next one's."""
    ahead = bool(found.source and found.cue) and found.source[0].start > found.cue[0].end
    if not ahead or nouns.articles(article.read_in or "") or not far(article.text, found, found):
        return found
    return replace(found, source=())


def _fuller(text: str, found: Attribution, by_rule: Sequence[Attribution]) -> Attribution:
    """With the content that the rules see behind the same cue, where the model's is the "that" before it and no more.

    "He noted | that | , according to her, ...": what another is cited for within it is said by both.
    """
    if len(found.content) != 1 or len(word := found.content[0].of(text)) > LONGEST_THAT or " " in word:
        return found
    same = (a for a in by_rule if any(c.overlaps(d) for c in a.cue for d in found.cue) and a.content)
    whole = next((a for a in same if a.content[0].start == found.content[0].start), None)
    return replace(found, content=whole.content) if whole and whole.content[0].end > found.content[0].end else found


def _two_in_one(found: Attribution, by_rule: Sequence[Attribution]) -> bool:
    """True where the model's one cue holds those of two whom the rules part, one of them taken for what is said.

    "“It is old,” Ada Vint | was quoted as saying by | the agency."
    """
    held = [a for a in by_rule if a.source and a.cue and all(any(d.covers(c) for d in found.cue) for c in a.cue)]
    said = [a for a in held if any(c.covers(s) for c in found.content for s in a.source)]
    return bool(said) and len(held) > len(said)


def _pointing_back(article: Article, found: Attribution, by_rule: Sequence[Attribution]) -> Attribution:
    """As a rule has it that sees what a sentence points back to, where the model took a name in it for what is said.

    "Her words | quotes | «Nord»": who quotes is the name between marks, and what is said stands before.
    """
    if not found.content or any(not _same_sentence(article, c, found.cue[0]) for c in found.content):
        return found
    same = (a for a in by_rule if a.source and a.content and any(c.overlaps(d) for c in a.cue for d in found.cue))
    back = (a for a in same if not any(_same_sentence(article, c, a.cue[0]) for c in a.content))
    whole = next((a for a in back if any(c.overlaps(s) for c in found.content for s in a.source)), None)
    return replace(found, source=whole.source, cue=whole.cue, content=whole.content) if whole else found


def _parted(text: str, found: Attribution, by_rule: Sequence[Attribution]) -> Attribution:
    """As a rule has it that sees the verb before a source, where the model took what is said for more of the source.

    "As told | a spokesman, | passengers who are touched will be | informed": he told, and they will be.
    """
    first = found.source[0] if len(found.source) == 1 else None
    for rule in by_rule if first and found.cue else ():
        if len(rule.source) != 1 or not rule.cue or not rule.content or first is None:
            continue
        behind = rule.cue[-1].end <= rule.source[0].start == first.start and rule.source[0].end < first.end
        behind = behind and text[rule.source[0].end] == ","
        if behind and rule.content[0].overlaps(first) and any(c.covers(found.cue[0]) for c in rule.content):
            return replace(found, source=rule.source, cue=rule.cue, content=rule.content)
    return found


def _behind_dateline(a: Attribution, start: int) -> Attribution | None:
    """Without what stands before the body: a dateline is nobody's words. None where no cue or content is left."""
    if place(a)[0] >= start:
        return a
    source, cue, content = (
        tuple(Span(max(s.start, start), s.end) for s in spans if s.end > start)
        for spans in (a.source, a.cue, a.content)
    )
    return Attribution(source, cue, content, a.confidence) if cue and content else None


def _quoted_on(text: str, found: list[Attribution]) -> list[Attribution]:
    """With what goes on of quotations within others' words: "He told them “...,” according to them. “...”" """
    outer = sorted((a for a in found if len(a.content) > 1), key=lambda a: a.content[0])
    starts = [a.content[0].start for a in outer]
    out = []
    for a in found:
        whole = hull(a)
        near = outer[max(0, bisect_right(starts, whole.start) - LOOK_BACK) : bisect_right(starts, whole.start)]
        around = next((o for o in reversed(near) if o is not a and o.content[0].covers(whole)), None)
        more = tuple(c for c in around.content[1:] if text[c.start] in QUOTES) if around else ()
        quoted = more and any(q in a.content[-1].of(text) for q in QUOTES)
        out.append(replace(a, content=(*a.content, *more)) if quoted else a)
    return out


def _in_line(article: Article, a: Attribution) -> Attribution:
    """With nothing that goes on from a headline into the text below, and with brackets whole.

    "The Gazette: bridge shut" is followed by the first sentence; "8 m) for the bridge, reports KARTA" began before.
    """
    if not a.cue:
        return a
    content = tuple(_opened(article, _up_to_line(article, c), a.cue[0]) for c in a.content)
    cue = tuple(_up_to_line(article, c) for c in a.cue)
    if (content, cue) == (a.content, a.cue) or any(p.overlaps(c) for p in content for c in (*cue, *a.source)):
        return a
    return replace(a, cue=cue, content=content)


def _up_to_line(article: Article, piece: Span) -> Span:
    """Up to the end of the line in which a piece begins, where no sentence and no quotation runs over it."""
    end = article.text.find("\n", piece.start, piece.end)
    if end <= piece.start or any(q in article.text[piece.start : end] for q in QUOTES):
        return piece
    at = bisect_right(article.sentences, end, key=lambda s: s.start) - 1
    broken = at >= 0 and article.sentences[at].start < end < article.sentences[at].end
    return piece if broken or article.text[end : piece.end].lstrip()[:1].islower() else Span(piece.start, end)


def _opened(article: Article, piece: Span, cue: Span) -> Span:
    """From the head of its sentence, where a piece before the cue closes a bracket that it does not open."""
    words = piece.of(article.text)
    depth = 0
    for letter in words:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            break
    at = bisect_right(article.sentences, piece.start, key=lambda s: s.start) - 1
    if depth >= 0 or piece.end > cue.start or at < 0 or not article.sentences[at].covers(piece):
        return piece
    return Span(article.sentences[at].start, piece.end)


def _from_sentence(article: Article, a: Attribution) -> Attribution:
    """Without the sentence before, where what is told stands before its verb and no mark or dash opens a speech.

    "Nine died on May 3. | 20 people left, said Ada Vint": she was not asked about the nine.
    """
    if not a.cue or not a.content:
        return a
    piece, text = a.content[0], article.text
    at = bisect_right(article.sentences, a.cue[0].start, key=lambda s: s.start) - 1
    start = article.sentences[at].start if at >= 0 else 0
    speech = any(q in piece.of(text) for q in QUOTES) or _set_off(text, piece) or "\n" in text[piece.start : start]
    if speech or not piece.start < start < piece.end <= a.cue[0].start:
        return a
    return replace(a, content=(Span(start, piece.end), *a.content[1:]))


def _in_sentence(article: Article, a: Attribution) -> Attribution:
    """Without a piece from within another sentence that no marks or dash set off, where its own sentence holds one."""
    if len(a.content) < 2 or not a.cue:
        return a
    own = [c for c in a.content if _same_sentence(article, c, a.cue[0])]
    kept = tuple(c for c in a.content if c in own or not article.text[c.start].islower() or _set_off(article.text, c))
    return replace(a, content=kept) if own else a


def _same_sentence(article: Article, piece: Span, cue: Span) -> bool:
    """True where a sentence holds the cue and a part of the piece."""
    starts = article.sentences
    at = bisect_right(starts, cue.start, key=lambda s: s.start) - 1
    return at < 0 or starts[at].overlaps(piece)


def _set_off(text: str, piece: Span) -> bool:
    """True for a quotation, or what stands behind a dash at the head of a line or sentence."""
    lead = text[max(0, piece.start - 3) : piece.start].strip()
    return any(q in piece.of(text) for q in QUOTES) or lead[-1:] in DASHES


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


def _each_its_own(article: Article, found: list[Attribution]) -> list[Attribution]:
    """Without what another says of it in its own sentence: "“X,” said A. “Y,” added A" are two."""
    own = {c: a for a in found for c in a.content if a.cue and _same_sentence(article, c, a.cue[0])}
    begun = {c.start: a for c, a in own.items()}
    starts = sorted(begun)
    out = []
    for a in found:
        content = tuple(_up_to_next(article, c, a, begun, starts) for c in a.content)
        others = [
            c for c in content[1:] if (b := own.get(c)) and b is not a and not _same_sentence(article, c, a.cue[0])
        ]
        kept = tuple(c for c in content if c not in others)
        out.append(replace(a, content=kept) if kept != a.content else a)
    return out


def _up_to_next(
    article: Article, piece: Span, a: Attribution, begun: Mapping[int, Attribution], starts: Sequence[int]
) -> Span:
    """Up to the sentence that another tells: "A said that X on May 3. | 20 people left, added A"."""
    if not a.cue or not _same_sentence(article, piece, a.cue[0]) or article.text[piece.start] in QUOTES:
        return piece
    at = bisect_right(article.sentences, piece.start, key=lambda s: s.start) - 1
    end = article.sentences[at].end if at >= 0 else piece.end
    n = bisect_right(starts, end)
    following = starts[n] if n < len(starts) and starts[n] < piece.end else None
    if following is None or article.text[end:following].strip(_EDGES):
        return piece
    beyond = begun[following] is not a and begun[following].cue[0].start >= piece.end
    return Span(piece.start, end - 1 if article.text[end - 1] == "." else end) if beyond else piece


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
