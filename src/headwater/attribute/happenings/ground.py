"""What an article offers those who look for events and deals: its text, who is named where, whose content it is, when.

Asked by `parties` (who), `times` (when) and `deals`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from headwater.attribute.happenings.overlooked import overlooked
from headwater.attribute.happenings.spellings import NearNames
from headwater.attribute.happenings.words import SUBJECT
from headwater.attribute.mentions import Mention, Mentions
from headwater.attribute.overlaps import Spans
from headwater.attribute.patterns import edges, words
from headwater.names import inflection
from headwater.records import Article, DateMention, Entity, Span, Statement

if TYPE_CHECKING:
    from headwater.attribute.happenings.clauses import Party
    from headwater.attribute.happenings.weighed import Named

TITLE = 40
"""Characters between an office and the name of who holds it, or of whose it is, at most."""
LIKELY = 0.3
"""Share of the readings of a name from which it may stand in a case."""


@dataclass(slots=True)
class Ground:
    """One article, ready to be asked. `dates` are in the order of the text.

    `text` is its body, `language` the one whose data reads it, `cases` is true where that tells who acts by case and
    not by place: fields, as they are asked for at every step.
    """

    article: Article
    statements: tuple[Statement, ...]
    mentions: Mentions
    dates: tuple[DateMention, ...]
    spellings: frozenset[str] = frozenset()
    _starts: list[int] = field(default_factory=list)
    _contents: list[tuple[Span, Statement]] = field(default_factory=list)
    _content_starts: list[int] = field(init=False)
    _longest: int = 0
    """Characters of the longest content."""
    dated: Spans = field(default_factory=Spans)
    """Where the dates stand."""
    cues: Spans = field(default_factory=Spans)
    """Where the cues of the statements stand."""
    sources: Spans = field(default_factory=Spans)
    """Where the sources of the statements stand."""
    around: dict[int, list[Named]] = field(default_factory=dict)
    """What `weighed` knows of the names of a sentence, by where that begins."""
    read_parties: dict[tuple[int, int, int], Party] = field(default_factory=dict)
    """What `clauses` knows of a mention (its `id`) in a stretch."""
    titles: Spans = field(init=False)
    """Where the country or body stands in whose office somebody is named: "| Norway |'s President Nils Fram"."""
    regions: dict[tuple[int, int], Span] = field(default_factory=dict)
    clause_starts: dict[tuple[int, int], int] = field(default_factory=dict)
    """What `clauses` found around a verb and before it."""
    acts_for: dict[str, str | None] = field(default_factory=dict)
    """For which state or body a person acts, as far as `states` was asked."""
    _readings: dict[int, dict[str, float]] = field(default_factory=dict)
    """The readings of a mention (its `id`)."""
    _near: NearNames = field(init=False)
    text: str = field(init=False, repr=False)
    language: str = field(init=False)
    cases: bool = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.language = self.article.text, self.article.read_in or ""
        self._content_starts = [c.start for c, _ in self._contents]
        self.cases = not words(self.language, SUBJECT, "words.genitive")
        self.titles = Spans(() if self.cases else _titles(self.mentions))
        self._near = NearNames(self.spellings)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds a place."""
        at = bisect_right(self._starts, offset) - 1
        return self.article.sentences[max(0, at)] if self._starts else Span(0, max(1, len(self.text)))

    def sentences_between(self, low: int, high: int) -> int:
        """How many sentences begin between two places."""
        return bisect_left(self._starts, high) - bisect_left(self._starts, low)

    def covering(self, span: Span) -> list[tuple[Span, Statement]]:
        """The contents that cover a stretch, with their statements, the shortest first."""
        low = bisect_left(self._content_starts, span.start - self._longest)
        near = self._contents[low : bisect_right(self._content_starts, span.start)]
        found = [(c, s) for c, s in near if span.end <= c.end]
        return sorted(found, key=lambda pair: pair[0].end - pair[0].start) if len(found) > 1 else found

    def contents_in(self, span: Span, around: Span | None = None) -> list[Span]:
        """The contents inside a stretch that do not hold `around`; none that `around` itself introduces."""
        low = bisect_left(self._content_starts, span.start)
        return [
            c
            for c, s in self._contents[low : bisect_left(self._content_starts, span.end, low)]
            if span.covers(c) and not (around and (c.covers(around) or any(cue.overlaps(around) for cue in s.cue)))
        ]

    def says(self, span: Span) -> Statement | None:
        """The statement whose cue overlaps a stretch."""
        if not self.cues.touch(span):
            return None
        return next(s for s in self.statements if any(c.overlaps(span) for c in s.cue))

    def named(self, where: Span) -> list[Mention]:
        """The mentions inside a stretch, in order; one within a longer one is left out."""
        out: list[Mention] = []
        for mention in self.mentions.within(where):
            if not out or mention.span.start >= out[-1].span.end:
                out.append(mention)
        return out

    def acting(self, where: Span) -> list[Mention]:
        """As `named`, without the country or body in whose office somebody is named, "| Norway |'s minister Fram", in a
        language without cases: elsewhere it stands in the genitive."""
        return [m for m in self.named(where) if not self._in_title(m)]

    def _in_title(self, mention: Mention) -> bool:
        return mention.entity.kind != "person" and self.titles.touch(mention.span)

    def named_between(self, start: int, end: int) -> list[Mention]:
        """As `named`, between two places; nobody where nothing lies between."""
        return self.named(Span(start, end)) if start < end else []

    def case(self, mention: Mention, case: str) -> float:
        """How likely a mention stands in a case (`nominative`, `genitive`, ...), 0 to 1; 0 in a language without."""
        text = mention.span.of(self.text)
        low = text.lower()
        if low in words(self.language, SUBJECT, "words.he", "words.she"):
            return float(case == "nominative")
        if low in self._pronouns():
            return float(case != "nominative")
        return self.readings(mention).get(case, 0.0)

    def readings(self, mention: Mention) -> dict[str, float]:
        """The share of each case among the readings of a name."""
        found = self._readings.get(id(mention))
        if found is None:
            name, entity = mention.span.of(self.text), mention.entity
            found = _cases(name, entity.kind, self.language, entity.gender, self._near.to(name))
            self._readings[id(mention)] = found
        return found

    def upright(self, mention: Mention) -> bool:
        """True for a mention that may be a subject by its case; in a language without cases for every one."""
        return not self.cases or self.case(mention, "nominative") >= 0.5

    def _pronouns(self) -> frozenset[str]:
        return words(self.language, "pronouns", "person.m", "person.f")


def _titles(mentions: Mentions) -> Iterator[Span]:
    """Where bodies and countries stand between or before an office and the name of who holds it in them."""
    for entity in mentions.entities.values():
        for role in entity.roles if entity.kind == "person" else ():
            if not role.organization or not role.span:
                continue
            named = next((m for m in entity.mentions if 0 <= m.start - role.span.end <= TITLE), None)
            beside = Span(max(0, role.span.start - TITLE), named.start) if named else None
            yield from (
                m.span for m in (mentions.within(beside) if beside else ()) if m.entity.name == role.organization
            )


def lay_out(
    article: Article, statements: tuple[Statement, ...], entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> Ground:
    """The ground of an article. What stands in its dateline acts in nothing and dates nothing."""
    text, start = article.text, article.body_start
    if start:
        body = (Span(max(s.start, start), s.end) for s in article.sentences if s.end > start)
        article = replace(article, sentences=tuple(body))
        dates = tuple(d for d in dates if d.span.start >= start)
        entities = tuple(replace(e, mentions=tuple(m for m in e.mentions if m.start >= start)) for e in entities)
    names = frozenset(
        form for e in entities for m in e.mentions if (form := m.of(text))[:1].isupper() and len(form) < 60
    )
    contents = sorted(((c, s) for s in statements for c in s.content), key=lambda pair: pair[0])
    return Ground(
        article,
        statements,
        Mentions(overlooked(article, entities)),
        dates,
        names,
        [s.start for s in article.sentences],
        contents,
        max((c.end - c.start for c, _ in contents), default=0),
        Spans(d.span for d in dates),
        Spans(c for s in statements for c in s.cue),
        Spans(span for s in statements for span in s.source.spans),
    )


@lru_cache(maxsize=20_000)
def _cases(name: str, kind: str, language: str, gender: str | None, near: frozenset[str]) -> dict[str, float]:
    """The share of each case among the readings of a name, with the spellings that may be forms of it."""
    found: dict[str, float] = {}
    for one in inflection.candidates(name, kind, language, gender=gender, known=near):  # type: ignore[arg-type]
        # A form that is its own base form is the nominative, whatever else it can be.
        case = "nominative" if one.form == name else one.why.split(" ", 1)[0].rstrip(";")
        found[case] = found.get(case, 0.0) + one.weight
    if edges(language, SUBJECT, "words.oblique").search(name):
        found["accusative"] = found.get("accusative", 0.0) + found.pop("nominative", 0.0)
    return found
