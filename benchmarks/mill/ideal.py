"""Sheets as an ideal reader would make them: who said what on whose word is known, nothing was overlooked or misread.

With them, linking and weighing are measured by themselves. Words, numbers and stems of a content are those that linking
reads out of any text (headwater.link); names, dates, chains and stances are the true ones, unless the dials of the
reader's noise spoil them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from benchmarks.mill import orthographies
from benchmarks.mill.cast import cast, inside
from benchmarks.mill.dials import Dials
from benchmarks.mill.names import place
from benchmarks.mill.pieces import Line, Piece
from benchmarks.mill.prose import Printed, Stretch, Told
from benchmarks.mill.truth import address, article_id, published
from benchmarks.mill.voices import Face, base
from benchmarks.mill.world import Outlet, World

from headwater.link import words
from headwater.link.numbers import numbers
from headwater.link.quoted import stretches
from headwater.linked import Credit, Hand, House, Named, Sheet, Telling
from headwater.records import Presentation, SourceKind, Span, Stance
from headwater.wordforms import tokens

_WRITINGS = {"be-tarask": orthographies.classical, "be-latn": orthographies.latin}
_KINDS: dict[str, SourceKind] = {"person": "person", "body": "body", "unnamed": "person", "document": "document"}
_BODIES = {"government": "government", "two": "government", "foreign": "foreign"}
"""Unnamed sources of which the text says for which body they work."""
_ANSWERS: frozenset[Stance] = frozenset(("confirms", "denies", "declines", "silent"))
_OTHERS: dict[Stance, Stance] = {"asserts": "denies", "confirms": "asserts", "denies": "asserts", "declines": "silent"}


class Reader:
    """An ideal reader of the world's press, or one who errs as the dials say."""

    def __init__(self, world: World, dials: Dials, seed: int) -> None:
        self._world, self._dials = world, dials
        self._rng = random.Random(seed * 104729 + 3)

    def sheet(self, piece: Piece, printed: Printed) -> Sheet:
        """What of an article is compared."""
        outlet, dials, rng = piece.outlet, self._dials, self._rng
        told = [(i, t) for i, t in enumerate(printed.told) if rng.random() >= dials.lost]
        opening = printed.told[0] if printed.told else None
        setting = self._names(opening, printed.text, outlet) if opening else ()
        tellings = tuple(replace(self._telling(piece, printed, i, t), setting=setting) for i, t in told)
        tellings = tuple(replace(t, answers=_answered(n, told, tellings)) for n, t in enumerate(tellings))
        return Sheet(
            article=article_id(piece),
            house=house(outlet),
            title=printed.title,
            text=printed.text,
            access="open",
            language=outlet.language,
            published=published(piece),
            fetched=published(piece),
            url=address(piece),
            sentences=tuple(_span(s) for s in printed.sentences),
            quoted=stretches(printed.text),
            credits=tuple(_credits(piece)),
            tellings=tellings,
            names=tuple(dict.fromkeys(name for t in tellings for name in t.names)),
        )

    def _telling(self, piece: Piece, printed: Printed, number: int, told: Told) -> Telling:
        line, outlet, text = told.line, piece.outlet, printed.text
        content = text[told.content.start : told.content.end]
        within = [s for s in (*told.names, *told.dates) if told.content.start <= s.start < told.content.end]
        stems, concepts, counted = _words(content, outlet.language, tuple(_at(s, told.content) for s in within))
        dates = [s for s in told.dates if told.content.start <= s.start < told.content.end]
        quiet = line.stance in ("declines", "silent")
        future = line.fact.about.future and _of_fact(line)
        return Telling(
            article=article_id(piece),
            statement=f"s{number}",
            wording=content,
            spans=(_span(told.content),),
            stance=self._stance(line.stance),
            quoted="direct" if line.sort == "quote" else "indirect",
            presentation=Presentation(tense="future" if future else "past"),
            chain=self._chain(told, text, outlet),
            language=outlet.language,
            names=self._names(told, text, outlet),
            numbers=counted,
            dates=(line.fact.day.isoformat(),) if dates and _of_fact(line) else (),
            stems=stems,
            acts=line.fact.about.acts if _of_fact(line) and not quiet else frozenset(),
            concepts=concepts,
            tense="future" if future else "past",
            printed_dates=tuple(text[s.start : s.end] for s in dates),
            published=published(piece),
            own=line.own and not line.chain,
        )

    def _stance(self, stance: Stance) -> Stance:
        wrong = self._rng.random() < self._dials.wrong_stance
        return _OTHERS.get(stance, stance) if wrong else stance

    def _names(self, told: Told, text: str, outlet: Outlet) -> tuple[Named, ...]:
        """Who and what is named in a content, under the base form of the language."""
        known = cast(self._world, told.line.fact, outlet.lang)
        found = []
        for form in inside(told, text):
            part = known.get(form)
            found.append(Named(part.name if part else form, part.kind if part else "organization", outlet.language))
        return tuple(dict.fromkeys(found))

    def _chain(self, told: Told, text: str, outlet: Outlet) -> tuple[Hand, ...]:
        """The links of a chain, each where the text names it: whose words were copied is told by that."""
        line = told.line
        hands = [_outlet_hand(outlet, outlet, None)]
        for each in line.chain:
            if each.root != outlet.root and self._rng.random() >= self._dials.broken:
                hands.append(_outlet_hand(each, outlet, _named_at(told, text, each.name(outlet.language))))
        if line.face and self._rng.random() >= self._dials.broken:
            hands.append(replace(_hand(line.face, outlet), span=_span(told.source) if told.source else None))
        return tuple(hands)


def _answered(n: int, told: Sequence[tuple[int, Told]], tellings: Sequence[Telling]) -> str | None:
    """What a denial, a confirmation or no answer is about: what its article tells of the claim besides."""
    if told[n][1].line.stance not in _ANSWERS:
        return None
    claim = told[n][1].line.claim
    said = (i for i, (_, t) in enumerate(told) if i != n and t.line.claim == claim and t.line.stance == "asserts")
    return next((tellings[i].statement for i in said), None)


def _of_fact(line: Line) -> bool:
    """True where a content is a claim about what happened, not an opinion."""
    return not line.claim.startswith("q")


def house(outlet: Outlet) -> House:
    """Who stands behind an outlet, as a list of outlets would say it."""
    return House(f"mill:{outlet.house}", f"mill:{outlet.root}", outlet.name(outlet.language))


def _outlet_hand(each: Outlet, printing: Outlet, span: Span | None) -> Hand:
    return Hand(
        each.name(printing.language), "outlet", "named", language=printing.language, house=house(each), span=span
    )


@lru_cache(maxsize=50_000)
def _hand(face: Face, outlet: Outlet) -> Hand:
    language = outlet.language
    write = _WRITINGS.get(outlet.lang, str)
    body = _BODIES.get(face.key, "") if face.sort == "unnamed" else face.body
    called = write(base(Face("body", body, face.c, face.t), language)) if body else None
    return Hand(
        name=write(base(face, language)),
        kind="group" if face.key in ("two", "bare") else _KINDS[face.sort],
        naming="named" if face.named else "bare" if face.key == "bare" else "described",
        official=face.official or bool(body and face.sort == "unnamed"),
        language=language,
        body=called if face.spokesman or face.sort == "unnamed" else None,
        count=2 if face.key == "two" else None,
        holds=_office(face, called, language, write),
        sits=face.sits,
    )


def _office(face: Face, body: str | None, language: str, write: Callable[[str], str]) -> str | None:
    """The body in which a person holds an office, of a mayor the town."""
    if face.sort != "person" or face.spokesman:
        return None
    return write(place(face.t, "towns", language).name) if face.key == "mayor" else body


def _named_at(told: Told, text: str, name: str) -> Span | None:
    """Where a statement names an outlet, in whatever case: outside what is said, and beside whoever said it."""
    taken = [told.content, *([told.source] if told.source else [])]
    free = [s for s in told.names if not any(t.start <= s.start < t.end for t in taken)]
    best = max(free, key=lambda s: _alike(text[s.start : s.end], name), default=None)
    return _span(best) if best else None


def _alike(form: str, name: str) -> int:
    """How many letters two forms of a name begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(form, name, strict=False)) if a != b), min(len(form), len(name)))


def _credits(piece: Piece) -> list[Credit]:
    found = []
    own = piece.outlet
    if piece.dateline and piece.dateline.root != own.root:
        found.append(Credit(piece.dateline.name(own.language), house(piece.dateline), "dateline", True))
    for line in piece.lines:
        for each in line.chain:
            if each.root != own.root:
                whole = line.sort == "tag"
                found.append(Credit(each.name(own.language), house(each), "tag" if whole else "cited", whole))
    return list(dict.fromkeys(found))


# Words of a content


def _words(
    content: str, language: str, taken: tuple[tuple[int, int], ...]
) -> tuple[frozenset[str], frozenset[str], tuple]:  # type: ignore[type-arg]
    """Stems, concepts and numbers of a content, names and dates left out."""
    page = tokens(content)
    counted, at = numbers(page, language, taken)
    skip = at | {i for i, start in enumerate(page.start) if any(a <= start < b for a, b in taken)}
    found = list(words.read(page.word, language, skip))
    return frozenset(w.stem for w in found if w.stem), frozenset(w.concept for w in found if w.concept), counted


def _at(stretch: Stretch, content: Stretch) -> tuple[int, int]:
    return stretch.start - content.start, stretch.end - content.start


def _span(stretch: Stretch) -> Span:
    return Span(stretch.start, stretch.end)
