"""The state or body for which one acts: "we" of its minister, "the Karvenian side", "her country", "the government".

A person acts for what stands in the title beside the name. Words in `data/<language>/events.toml`.
"""

from __future__ import annotations

import re

from headwater.attribute.happenings.ground import Ground
from headwater.attribute.happenings.words import SUBJECT, listed
from headwater.attribute.mentions import Mention
from headwater.attribute.nouns import WORD
from headwater.attribute.patterns import edges, words
from headwater.records import Entity, Span
from headwater.wordforms import made_of, shared_start

TITLE = 90
"""Characters before a name that its title may take."""

APPOSITION = 70
"""Characters behind a name that what it is may take."""

OFFICE = 6
"""Words between a state or body and the name of who acts for it, at most."""

ADJECTIVES = 3
"""Words before a noun among which the adjective of its country is looked for: "Marundi military tribunal"."""

SHORTEST = 4
"""Letters that an adjective has in common with the name of its country, at least."""

_BREAK = re.compile(r"[.;:()!?“”«»„–—\d]")


def behind(ground: Ground, id: str | None) -> str | None:
    """The id of the state or body for which a person acts, by the titles beside the name; None where there is none."""
    entity = ground.mentions.entities.get(id or "")
    if entity is None or entity.kind != "person":
        return None
    if entity.id not in ground.acts_for:
        ground.acts_for[entity.id] = _behind(ground, entity)
    return ground.acts_for[entity.id]


def _behind(ground: Ground, entity: Entity) -> str | None:
    longer = [e for e in ground.mentions.entities.values() if e.kind == "person" and e.name.endswith(f" {entity.name}")]
    for span in (*entity.mentions, *(span for e in longer for span in e.mentions)):
        if span.of(ground.text)[:1].isupper():
            found = _in_name(ground, span) or _in_title(ground, span) or _in_apposition(ground, span)
            if found:
                return found
    return None


def _in_name(ground: Ground, name: Span) -> str | None:
    """A state that was taken for a part of the name: "Karvenia Danil Harast"."""
    for word in WORD.findall(name.of(ground.text))[:-2]:
        for entity in ground.mentions.entities.values():
            known = entity.mentions[0].of(ground.text) if entity.kind == "place" and entity.mentions else ""
            if " " not in known and shared_start(word.lower(), known.lower()) >= max(SHORTEST, len(known) - 2):
                return entity.id
    return None


def _in_title(ground: Ground, name: Span) -> str | None:
    """ "President of Karvenia Danil Harast", "Karvenia's president, Danil Harast", "карвенский президент"."""
    since = max(ground.sentence(name.start).start, name.start - TITLE)
    for mention in reversed(ground.named_between(since, name.start)):
        between = ground.text[mention.span.end : name.start].lstrip('»”“"')
        if _BREAK.search(between) or between.count(",") > 1 or len(WORD.findall(between)) > OFFICE:
            break
        if _may_stand_behind(ground, mention):
            return mention.entity.id
    title = _BREAK.split(ground.text[since : name.start])[-1].split(",")[-1]
    found = (by_adjective(ground, word) for word in reversed(WORD.findall(title)[-OFFICE:]))
    return next((id for id in found if id), None)


def _in_apposition(ground: Ground, name: Span) -> str | None:
    """ "Danil Harast, president of Karvenia,"."""
    end = min(ground.sentence(name.start).end, name.end + APPOSITION)
    piece = ground.text[name.end : end]
    if not piece.startswith(", "):
        return None
    close = min((at for at in (piece.find(",", 2), piece.find(".", 2)) if at >= 0), default=-1)
    if close < 0:
        return None
    found = ground.named_between(name.end, name.end + close)
    words = WORD.findall(ground.text[name.end : found[0].span.start]) if found else []
    return found[0].entity.id if words and len(words) <= OFFICE and _may_stand_behind(ground, found[0]) else None


def _may_stand_behind(ground: Ground, mention: Mention) -> bool:
    if mention.entity.kind == "person" or mention.entity.outlet:
        return False
    before = ground.text[max(0, mention.span.start - 12) : mention.span.start].rstrip()
    return not edges(ground.language, SUBJECT, "words.in").search(before)


def by_adjective(ground: Ground, word: str) -> str | None:
    """The id of the state that an adjective is made of: "Karvenian", "карвенского"."""
    low = word.lower()
    if not edges(ground.language, SUBJECT, "words.adjective").search(low):
        return None
    states = [e for e in ground.mentions.entities.values() if e.mentions and (e.kind == "place" or not ground.cases)]
    named = [(e.mentions[0].of(ground.text).lower(), e) for e in states if e.kind != "person" and not e.outlet]
    fit = [(shared_start(low, name), e) for name, e in named if " " not in name and made_of(low, name)]
    return max(fit, key=lambda pair: pair[0])[1].id if fit else None


def side(ground: Ground, span: Span) -> str | None:
    """The id of the state whose side, government or forces a noun at `span` is: the adjective before it, the name
    behind it or, with "'s", before it."""
    known = listed(ground.language, "side", "stands_for", "people")
    if span.of(ground.text).lower() not in known:
        return None
    piece = _BREAK.split(ground.text[max(0, span.start - 40) : span.start])[-1]
    found = (by_adjective(ground, word) for word in reversed(WORD.findall(piece)[-ADJECTIVES:]))
    if one := next((id for id in found if id), None):
        return one
    following = ground.named_between(span.end, min(len(ground.text), span.end + 40))
    if following and len(WORD.findall(ground.text[span.end : following[0].span.start])) <= 2:
        first = following[0]
        between = ground.text[span.end : first.span.start].strip().lower()
        if _is_state(first.entity) and between in _links(ground) and _may_stand_behind(ground, first):
            return first.entity.id
    earlier = ground.named_between(max(0, span.start - 40), span.start)
    owner = earlier[-1] if earlier else None
    if owner and _is_state(owner.entity) and ground.text[owner.span.end : span.start].strip() in ("’s", "'s", ""):
        return owner.entity.id if _may_stand_behind(ground, owner) else None
    return None


def _links(ground: Ground) -> frozenset[str]:
    """What may stand between a state's body and the state: nothing, or the words of a language without cases."""
    return words(ground.language, SUBJECT, "words.of_state") | {""}


def _is_state(entity: Entity) -> bool:
    return entity.kind != "person" and not entity.outlet
