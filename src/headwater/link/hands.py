"""The links of a chain as origins are compared: who it is, for whom he speaks, whose official he is.

    Reading, Link -> Hand

A reading knows the names that were found in it. What a chain must know besides stands in its words: the country before
a ministry, the body behind a spokesperson that nobody marked, that a paper was not written for the public.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from headwater import lexicon
from headwater.bearers import base
from headwater.link import words as concepts
from headwater.link.contents import name
from headwater.link.posts import led
from headwater.linked import Hand, House
from headwater.records import Entity, Link, Reading, Source, Span
from headwater.wordforms import stemmer, tokens

HouseOf = Callable[[str | None, str | None], House]
"""Who stands behind an outlet, by name and address: link/houses.py."""

BEFORE_NAME = 90
"""Characters before a name in which the office is looked for that somebody holds."""
BEHIND_PAPER = 60
"""Characters behind a paper in which a text says who saw it."""
_AND_ALSO = re.compile(r"(?:^|[.!?;:\n—–«„“\"]\s*)([^.!?;:,\n—–«»„“”\"]+), ?\Z")
"""What opens a sentence before a comma and a further office."""
_OWNS, _OF = ("’s ", "'s "), " of "


def hands(
    reading: Reading, chain: Sequence[Link], sources: Sequence[tuple[Span, Source]], house_of: HouseOf
) -> tuple[Hand, ...]:
    """The links of a chain. `sources` are the sources of the reading's statements, each beside where it stands."""
    found: list[Hand] = []
    private = False
    for n, link in enumerate(chain):
        source = next((s for span, s in sources if link.span and span.overlaps(link.span)), None)
        # What a leaked paper says that a state offers is no open word of that state either.
        private = private or bool(source and _private(reading, source))
        made = _hand(reading, link, source, house_of, opens=n == 0)
        found.append(replace(made, official=made.official and not private))
    return tuple(found)


def _hand(reading: Reading, link: Link, source: Source | None, house_of: HouseOf, *, opens: bool) -> Hand:
    entity = reading.entity(link.entity)
    body = reading.entity(source.speaks_for) if source else None
    if body and body.kind == "person" and link.kind == "body" and not _names(link.text, body.name, reading):
        body = None  # "the president's office" is called so whoever is president; "the office of Harast" is his
    spoken_for = _body(reading, body) if body else _spoken_for(reading, entity)
    called = _body(reading, entity) if entity else link.text
    prints = opens and link.span is None  # an outlet that is only meant has no span either
    official = bool(entity and entity.official) or bool(source and source.official)
    return Hand(
        name=called,
        kind=link.kind,
        naming=link.naming,
        official=official,
        language=reading.article.read_in,
        house=house_of(called, reading.article.url if prints else None) if link.kind == "outlet" else None,
        body=spoken_for,
        count=source.count if source else None,
        span=link.span,
        holds=_office(entity, reading.article.read_in) if not spoken_for else None,
        entity=entity.id if entity else "",
        traits=_traits(called, reading.article.read_in) if link.naming == "described" else frozenset(),
        paper=bool(source and source.kind == "document"),
        sits=not spoken_for and _sits(reading, entity),
        leads=led(entity, reading.article.text, reading.article.read_in) if not spoken_for else "",
    )


def _names(text: str, person: str, reading: Reading) -> bool:
    """True where a word of somebody's name stands in these words."""
    cut = stemmer(reading.article.read_in)
    said, named = ({cut(word) for word in tokens(each).word} for each in (text, person))
    return not said.isdisjoint(named)


def _body(reading: Reading, entity: Entity) -> str:
    """The name of somebody or of a body, with the country whose it is where that stands beside it: a "Foreign
    Ministry" is one of two hundred."""
    called = name(entity, reading.article.read_in).text
    if entity.kind != "organization" or not entity.official:
        return called
    text = reading.article.text
    places = [(m, e.name) for e in reading.entities if e.kind == "place" for m in e.mentions]
    before = {m.end + len(_OWNS[0]): owner for m, owner in places if text.startswith(_OWNS, m.end)}
    behind = {m.start - len(_OF): owner for m, owner in places if text.endswith(_OF, 0, m.start)}
    for mention in entity.mentions:
        owner = before.get(mention.start) or behind.get(mention.end)
        if owner and owner not in called:
            return f"{owner}’s {called}"
    return called


def _spoken_for(reading: Reading, entity: Entity | None) -> str | None:
    """The body whose spokesperson somebody is called, where nobody found its name: "речник міністерства юстиції"."""
    if entity is None or entity.kind != "person":
        return None
    text, language = reading.article.text, reading.article.read_in
    for mention in entity.mentions:
        found = _words(language).spokesperson.search(text, max(0, mention.start - BEFORE_NAME), mention.start)
        if found:
            return base(found["body"].strip(), "organization", language, None)
    return None


def _office(entity: Entity | None, language: str | None) -> str | None:
    """The body, country or town in which somebody holds an office of state: as the article says it, one word alone in
    its base form."""
    if entity is None or not entity.official or entity.kind != "person":
        return None
    found = next((role.organization for role in reversed(entity.roles) if role.organization), None)
    return base(found, "place", language, None) if found and " " not in found else found


def _sits(reading: Reading, entity: Entity | None) -> bool:
    """True for a member of a parliament or council of whom the article tells no other office."""
    if entity is None or not entity.official or entity.kind != "person":
        return False
    words, cut = _words(reading.article.read_in), stemmer(reading.article.read_in)
    sits = False
    for role in entity.roles:
        # "Министр обороны, | депутат | Иван Крот": the office before the comma is theirs too.
        low = max(0, role.span.start - BEFORE_NAME) if role.span else 0
        before = _AND_ALSO.search(reading.article.text, low, role.span.start) if role.span else None
        told = f"{before[1]} {role.title}" if before else role.title
        if not {cut(word) for word in tokens(told).word}.isdisjoint(words.offices):
            return False
        where = f"{role.title} {role.organization}" if role.organization else role.title
        seated = not {cut(word) for word in tokens(role.title).word}.isdisjoint(words.seats)
        sits = sits or seated or bool(words.seated.search(where))
    return sits


@lru_cache(maxsize=10_000)
def _traits(described: str, language: str | None) -> frozenset[str]:
    """The concepts of a description, without countries and without what only speaks of speaking ("a source")."""
    kinds = concepts.kinds()
    found = (word.concept for word in concepts.read(tokens(described).word, language or ""))
    return frozenset(c for c in found if kinds.get(c, "country") not in ("country", "hollow"))


def _private(reading: Reading, source: Source) -> bool:
    """True for a letter, a draft or a paper that an outlet saw: its author has said openly nothing of it."""
    if source.kind != "document" or not source.spans:
        return False
    text, words = reading.article.text, _words(reading.article.read_in)
    paper = " ".join(span.of(text) for span in source.spans)
    end = source.spans[-1].end
    seen = words.seen.search(paper) or words.seen.search(text[end : end + BEHIND_PAPER].partition(". ")[0])
    return bool(seen or (words.letters.search(paper) and not words.open.search(paper)))


class _Words:
    """The words of one language that tell what a link is. Patterns that match nothing for a language without them."""

    def __init__(self, language: str | None) -> None:
        known = language in lexicon.LANGUAGES
        people, papers = (lexicon.load(language, s) if known else {} for s in ("spokespeople", "papers"))
        office, bodies = people.get("spokespeople", "(?!)"), people.get("bodies", "(?!)")
        # Up to the name nothing but the body: behind a comma, a verb or an "and" stands another matter.
        other = people.get("not_bodies", "(?!)")
        behind = rf"(?P<body>(?:{bodies})[ \u00a0](?:(?!(?i:{other})[ \u00a0])[\w’'-]+[ \u00a0]){{0,6}})\Z"
        self.spokesperson = re.compile(rf"(?i:\b(?:{office})[ \u00a0]){behind}")
        self.letters = re.compile(rf"\b(?:{papers.get('letters', '(?!)')})\b", re.IGNORECASE)
        self.open = re.compile(rf"\b(?:{papers.get('open', '(?!)')})\b", re.IGNORECASE)
        self.seen = re.compile(rf"\b(?:{papers.get('seen', '(?!)')})", re.IGNORECASE)
        roles, cut = lexicon.load(language, "roles") if known else {}, stemmer(language)
        seats, heads, elected = (roles.get(part, {}) for part in ("seats", "heads", "elected"))
        self.seats = frozenset(map(cut, seats.get("words", "").split()))
        self.seated = re.compile(rf"\b(?:{'|'.join(seats.get('phrases', ())) or '(?!)'})", re.IGNORECASE)
        posts = (heads.get("office", ""), heads.get("forms", ""), elected.get("words", ""))
        self.offices = frozenset(map(cut, " ".join(posts).split())) - self.seats


@cache
def _words(language: str | None) -> _Words:
    return _Words(language)
