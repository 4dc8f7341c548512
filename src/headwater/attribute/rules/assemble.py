"""From the rules' finds to the marks of one article."""

from __future__ import annotations

from itertools import pairwise

from headwater.attribute.rules import clauses, confidence, names, particles, refusals, relays, speech, states
from headwater.attribute.rules import words as reading
from headwater.attribute.rules.found import Found
from headwater.attribute.rules.grammar import Grammar, grammar
from headwater.attribute.rules.passage import Passage
from headwater.attribute.rules.words import Stretch, Words
from headwater.records import Article, Attribution, Marks, Span

DASHES = frozenset(("—", "–", "-", "--"))
NEAR = 2
"""Attributions before and behind one that may hold its words."""
MOST = 20_000
"""Attributions of one article. A book has fewer; what has more was made to keep us busy."""


def mark(article: Article) -> Marks:
    """The attributions and names of one article; empty where its language is not read."""
    g = grammar(article.read_in) if article.read_in else None
    if g is None or not article.text:
        return Marks()
    return Marks(tuple(_attributions(article, g)), tuple(names.find(article)))


def _attributions(article: Article, g: Grammar) -> list[Attribution]:
    w = reading.read(article, g)
    kept = (f for f in finds(w, g) if confidence.of(f.rule) >= confidence.FLOOR)
    made = sorted(filter(None, (_attribution(w, f) for f in kept)), key=_place)
    return sorted(relays.complete(article, _with_words_said(made)), key=_place)


def _with_words_said(made: list[Attribution]) -> list[Attribution]:
    """Without those whose content only names another's source: "По словам комиссара, все трое признали вину"."""
    return [
        a
        for n, a in enumerate(made)
        if not any(_names(b, a.content) for b in made[max(0, n - NEAR) : n + NEAR + 1] if b is not a)
    ]


def _names(attribution: Attribution, content: tuple[Span, ...]) -> bool:
    """True where a content lies within source and cue of an attribution, the two side by side."""
    who = sorted((*attribution.source, *attribution.cue))
    together = all(b.start - a.end <= 1 for a, b in pairwise(who))
    return together and all(Span(who[0].start, who[-1].end).covers(c) for c in content)


def finds(w: Words, g: Grammar) -> list[Found]:
    """Everything that the rules see in the words of an article, weak rules included."""
    found: list[Found] = []
    previous: Passage | None = None
    for stretch in w.stretches:
        if len(found) > MOST:
            break
        p = Passage(w, g, stretch, previous if stretch.inside < 0 else None)
        here = _without_overlap(states.find(p), speech.find(p))
        here = particles.find(p, here)
        here = refusals.find(p, w.text, g.language, here)
        if stretch.inside < 0:
            if not here and found:
                _continue_quotation(found, stretch)
                _continue_dialogue(found, p)
            p.previous = None
            previous = p
        found.extend(here)
    return found


def _without_overlap(first: list[Found], second: list[Found]) -> list[Found]:
    """`first`, and of `second` what shares no word of a cue with it."""
    taken = {i for f in first for a, b in f.cue for i in range(a, b)}
    kept = [f for f in second if not any(i in taken for a, b in f.cue for i in range(a, b))]
    return sorted(first + kept, key=lambda f: f.cue[0])


def _continue_quotation(found: list[Found], stretch: Stretch) -> None:
    """A quotation that makes up the whole next sentence is still the same speaker's."""
    if stretch.jump.get(stretch.first, 0) < stretch.last - 1:
        return
    for f in reversed(found[-12:]):
        s = f.stretch
        if s is None or s.inside >= 0 or s.last != stretch.first or s.paragraph != stretch.paragraph:
            continue
        if any(a in s.jump or b in s.back for a, b in f.content):
            f.content.append((stretch.first, stretch.jump[stretch.first]))
            f.stretch = stretch
            return


def _continue_dialogue(found: list[Found], p: Passage) -> None:
    """ "— ..., — said X. — ...": behind the speaker a dash takes up a speech that dashes and no marks set off."""
    f, s = found[-1], p.stretch
    if f.stretch is None or f.stretch.last != s.first or f.stretch.paragraph != s.paragraph or not f.content:
        return
    opened = p.low[f.stretch.first] in DASHES and p.low[s.first] in DASHES
    end = clauses.end_of_stretch(p)
    if opened and f.content[0][0] <= f.stretch.first + 1 and end > s.first + 1:
        f.content.append((s.first + 1, end))
        f.stretch = s


def _attribution(w: Words, f: Found) -> Attribution | None:
    source = _spans(w, f.source)
    cue = _spans(w, f.cue)
    content = _spans(w, f.content)
    if not cue or not content:
        return None
    return Attribution(source, cue, content, confidence.of(f.rule))


def _spans(w: Words, ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(w.start[a], w.end[b - 1]) for a, b in sorted(ranges) if a < b)


def _place(a: Attribution) -> tuple[int, int]:
    return (min(s.start for s in (*a.source, *a.cue, *a.content)), a.cue[0].start)
