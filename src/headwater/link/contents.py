"""What a content says, so that it can be compared across languages: concepts, stems, numbers, names, dates.

    Reading, spans -> Content

Names are taken from the entities of the reading, dates from its dates; what is left are words (link/words.py) and
numbers (link/numbers.py). A content that says nothing by itself ("denied this") is `hollow`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from headwater.bearers import base
from headwater.gazetteer import gazetteer
from headwater.link import words
from headwater.link.numbers import numbers
from headwater.linked import Named, Number
from headwater.records import DateMention, Entity, Reading, Span
from headwater.wordforms import Tokens, stemmer, tokens

LEAST = 1.6
"""Weight of the words, names and numbers of a content from which it says something by itself: two good words, or one
and a name. "Information about the release" is below, "the release of three prisoners" above."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in the spans of one content. `own`: words by which the source speaks of itself stand in it."""

    names: tuple[Named, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[DateMention, ...] = ()
    stems: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    own: bool = False

    @property
    def hollow(self) -> bool:
        """True where it says too little to be compared."""
        known = words.weights()
        told = fsum(known[c] for c in self.concepts) + 0.8 * len(self.stems)
        return told + len(self.names) + 0.5 * len(self.numbers) < LEAST


def contents(reading: Reading, spans: Sequence[Span]) -> Content:
    """What the words at `spans` of the article say."""
    language = reading.article.read_in or ""
    named = [(entity, span) for entity in reading.entities for span in entity.mentions if _inside(span, spans)]
    named += _overlooked(reading, spans, [span for _, span in named])
    named.sort(key=lambda row: row[1].start)  # in the order of the text: who did it to whom
    dates = tuple(d for d in reading.dates if d.value and d.type in ("DATE", "TIME") and _inside(d.span, spans))
    nowhere = [span for entity, span in named if _no_country(entity, language)]
    told: list[words.Word] = []
    counted: list[Number] = []
    for span in spans:
        found, nums = _stretch(reading, span, [s for _, s in named], [d.span for d in dates], nowhere)
        told += found
        counted += nums
    return Content(
        names=tuple(dict.fromkeys(name(entity, language) for entity, _ in named)),
        numbers=tuple(counted),
        dates=dates,
        stems=frozenset(w.stem for w in told if w.stem),
        concepts=words.settled(frozenset(w.concept for w in told if w.concept), language),
        own=_own(reading, spans, language),
    )


def name(entity: Entity, language: str | None) -> Named:
    """The fullest name of an entity, in its base form and without a title before it ("Presidents Danil Harast")."""
    printed = (entity.spellings[0].language if entity.spellings else None) or language
    text = entity.name
    if entity.outlet:
        return Named(text, entity.kind, printed)  # whoever prints is listed under a name, which no case has bent
    first, _, rest = text.partition(" ")
    if entity.kind == "person" and " " in rest and words.concept(words.folded(first, printed or ""), printed or ""):
        text = rest
    return Named(base(text, entity.kind, printed, entity.gender), entity.kind, printed)


def _stretch(
    reading: Reading, span: Span, names: Sequence[Span], dates: Sequence[Span], nowhere: Sequence[Span]
) -> tuple[list[words.Word], tuple[Number, ...]]:
    """The words and the numbers of one stretch of a content. `nowhere` are the names that have no country in them."""
    text, language = span.of(reading.article.text), reading.article.read_in or ""
    taken = [(s.start - span.start, s.end - span.start) for s in (*names, *dates)]
    page = tokens(text)
    nums, at = numbers(page, language, taken)
    skip = at | {i for i, start in enumerate(page.start) if any(a <= start < b for a, b in taken)}
    no_country = {i for i in skip if any(s.start <= span.start + page.start[i] < s.end for s in nowhere)}
    return list(words.read(page.word, language, skip, no_country)), nums


def _no_country(entity: Entity, language: str) -> bool:
    """True for a name whose words only begin as a country's do: Nemtsov is no German, Norwich is not in Norway."""
    return entity.kind == "person" or (entity.kind == "place" and not countries(name(entity, language)))


def _own(reading: Reading, spans: Sequence[Span], language: str) -> bool:
    """Whether somebody speaks of himself in these spans."""
    one = words.first_person(language)
    said = (w for span in spans for w in tokens(span.of(reading.article.text)).word)
    return any(words.folded(w, language) in one for w in said if not w.isupper() or len(w) == 1)


def _overlooked(reading: Reading, spans: Sequence[Span], seen: Sequence[Span]) -> Iterator[tuple[Entity, Span]]:
    """Words in capitals that are a part of a person's name in this article and were not taken for a mention."""
    cut = stemmer(reading.article.read_in)
    parts = {
        cut(word): e for e in reading.entities if e.kind == "person" for word in tokens(e.name).word if len(word) > 3
    }
    for span in spans if parts else ():
        page = tokens(span.of(reading.article.text))
        for start, end, word in zip(page.start, page.end, page.word, strict=True):
            at = Span(span.start + start, span.start + end)
            if word[0].isupper() and (entity := parts.get(cut(word))) and not any(at.overlaps(s) for s in seen):
                yield entity, at


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(each.covers(span) for each in spans)


@lru_cache(maxsize=100_000)
def countries(named: Named) -> tuple[str, ...]:
    """The concept of a country that a name is, so that "Belarus" and "Belarusian" meet."""
    if named.kind != "place":
        return ()
    language, kinds = named.language or "", words.kinds()
    page = tokens(named.text)
    found = ((i, words.concept(words.folded(word, language), language)) for i, word in enumerate(page.word))
    return tuple(c for i, c in found if kinds.get(c) == "country" and _is_that(c, page, i, language))


def _is_that(country: str, page: Tokens, i: int, language: str) -> bool:
    """True where a place whose word begins as a country's name is the country, and no town that begins alike.

    Either the whole word is known for it, or what is known as a place stands there: the country, or a town after which
    it is called in the news (Moscow), whose name is all of the word.
    """
    word = words.folded(page.word[i], language)
    if words.is_whole(word, language):
        return True
    cut, known = stemmer(language), gazetteer(language)
    if (whole := known.find(page.text)) and known.is_country(whole):
        return whole.country == country  # "Republika Czeska"
    hit = known.match(page, i, [cut(w) for w in page.word])
    if hit is None or hit.known.kind != "place":
        return False
    if known.is_country(hit.known):
        return hit.known.country == country
    stem = word[: words.begins(word, language)]
    itself = words.folded(known.country_name(country) or "", language)
    return len(cut(word)) <= len(stem) + 1 and not itself.startswith(stem)
