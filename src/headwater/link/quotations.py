"""Quotations of one speaker whose words differ between two articles: a warning that no article alone can give.

Two quotations are compared where they are in one language and from speakers of one name. They are the same words told
differently where most of their words agree, in order, and some do not; a quotation that is only cut short is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from headwater.link.writings import respelling
from headwater.names.likeness import Kind
from headwater.names.match import keys, likeness
from headwater.records import Entity, Reading, Span

FEWEST = 5
"""Words of a quotation below which a likeness says nothing."""
ALIKE = 0.6
"""Share of the shorter quotation's words that both must have, in order, to be one quotation told twice."""
SAME_NAME = 0.7
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_QUOTED = re.compile(r"“([^”“]+)”|«([^»«]+)»|„([^”“]+)[”“]|\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an article prints as somebody's own words. `span` points into its text, the marks left out."""

    article: str
    outlet: str
    language: str
    speaker: str
    kind: Kind
    statement: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Differing:
    """One quotation in two articles, and the words that only one of them has."""

    one: Quotation
    other: Quotation
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]


def quotations(reading: Reading) -> Iterator[Quotation]:
    """The quotations of an article that are long enough to be compared and whose speaker it names."""
    article = reading.article
    for statement in reading.statements:
        speaker = reading.entity(statement.source.entity)
        if speaker is None or statement.quoted == "indirect" or not article.read_in:
            continue
        for span in statement.content:
            for quoted in _quoted(span, article.text):
                if len(_words(quoted.of(article.text))) >= FEWEST:
                    yield _quotation(reading, speaker, statement.id, quoted)


def _quotation(reading: Reading, speaker: Entity, statement: str, span: Span) -> Quotation:
    article = reading.article
    return Quotation(
        article=article.id,
        outlet=article.outlet.name if article.outlet else "",
        language=article.read_in or "",
        speaker=speaker.name,
        kind="person" if speaker.kind == "person" else "organization",
        statement=statement,
        span=span,
        text=" ".join(span.of(article.text).split()),
    )


def _quoted(content: Span, text: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(text, content.start, content.end):
        group = next(n for n in range(1, 5) if match[n] is not None)
        yield Span(match.start(group), match.end(group))


def differing(found: Iterable[Quotation]) -> tuple[Differing, ...]:
    """The pairs of quotations from different articles that are one quotation in different words, in their order."""
    found = list(found)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for each in found:
        articles[each.language].add(each.article)
    by_key: defaultdict[tuple[str, str], list[Quotation]] = defaultdict(list)
    out: dict[tuple[str, str, Span, Span], Differing] = {}
    for new in found:
        if len(articles[new.language]) < 2:
            continue  # keys of names take half a second to load: a single article need not wait for them
        for key in sorted(keys(new.speaker, new.kind, new.language)):
            for old in by_key[new.language, key]:
                pair = (old.article, new.article, old.span, new.span)
                if old.article != new.article and pair not in out and (told := _compared(old, new)):
                    out[pair] = told
            by_key[new.language, key].append(new)
    return tuple(out.values())


def _compared(one: Quotation, other: Quotation) -> Differing | None:
    a, b = _words(one.text), _words(other.text)
    matching = LCSseq.editops(_compared_by(a, one.language), _compared_by(b, other.language))
    only_one = [a[op.src_pos] for op in matching if op.tag == "delete"]
    only_other = [b[op.dest_pos] for op in matching if op.tag == "insert"]
    shared = len(a) - len(only_one)
    if not only_one or not only_other or shared < ALIKE * min(len(a), len(b)):
        return None  # word for word, or one of them cut short
    score = likeness(one.speaker, other.speaker, one.kind, one.language, other.language).score
    return Differing(one, other, tuple(only_one), tuple(only_other)) if score >= SAME_NAME else None


def _compared_by(words: list[str], language: str) -> list[str]:
    """The words in one writing of their language: another orthography is no other wording."""
    respelt = respelling(language)
    return [respelt(word) if respelt else word.replace("ё", "е") for word in words]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
