"""A piece as the text that is printed, with where each statement and each name stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache

from benchmarks.mill import orthographies
from benchmarks.mill.affairs import BEGINNING, DAY
from benchmarks.mill.facts import Fact
from benchmarks.mill.grammar import CONTENT, DATE, MARKS, SOURCE, Dice, Slots, Tongue, Value, opened, settled
from benchmarks.mill.names import NAME, Phrase, firm, person, place
from benchmarks.mill.pieces import Line, Piece
from benchmarks.mill.voices import Face, of_person, outlet, phrase, tongue
from benchmarks.mill.world import Outlet, World

_CLEAN = {ord(mark): None for mark in MARKS}
_WRITINGS = {"be-tarask": orthographies.classical, "be-latn": orthographies.latin}
_TIDY = re.compile(rf",([{MARKS}]*)(?=[{MARKS}]*[,.:])")
"""A comma that closes a description and meets the one of the sentence."""
_AFTER_STOP = re.compile(rf"(?<=\w\w[.])[{MARKS}]* [{MARKS}]*\w|(?<=[{MARKS}][.]) [{MARKS}]*\w")
"""The first letter of the second sentence of a frame."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something in a text: start and end in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as printed: its line, where its content, its source, the names and the dates in it stand."""

    line: Line
    content: Stretch
    source: Stretch | None
    names: tuple[Stretch, ...]
    dates: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished article. `sentences` are where its sentences stand, `told` its statements in the order of the text."""

    title: str
    text: str
    told: tuple[Told, ...]
    sentences: tuple[Stretch, ...]


class Composer:
    """Puts pieces into words."""

    def __init__(self, world: World) -> None:
        self._world = world

    def printed(self, piece: Piece) -> Printed:
        """A piece as its outlet prints it."""
        out, told, sentences = "", [], []
        day = piece.when // DAY
        if piece.dateline:
            out = self._plain(self._dateline(piece, day), piece.outlet)
        for n, line in enumerate(piece.lines):
            written = self._written(line, piece, day)
            text, marks = _unmarked(written)
            if n:
                out += "\n\n" if n % 2 == 0 or line.sort == "tag" else " "
            start = len(out)
            out += text
            sentences.append(Stretch(start, len(out)))
            if line.claim:
                told.append(_told(line, marks, start, start + len(text)))
        return Printed(self._title(piece, day), out, tuple(told), tuple(sentences))

    def _written(self, line: Line, piece: Piece, day: int) -> str:
        language = piece.outlet.language
        raw = self._line(line, piece.outlet, language, day)
        text = _AFTER_STOP.sub(lambda m: m.group().upper(), _TIDY.sub(r"\1", opened(settled(raw, language))))
        return _WRITINGS[piece.outlet.lang](text) if piece.outlet.lang in _WRITINGS else text

    def _plain(self, text: str, where: Outlet) -> str:
        text = opened(settled(text, where.language)).translate(_CLEAN)
        return _WRITINGS[where.lang](text) if where.lang in _WRITINGS else text

    # Lines

    def _line(self, line: Line, where: Outlet, language: str, day: int) -> str:
        voice, dice = tongue(language), Dice(line.dice)
        # Whom a second claim is about was not named before it.
        slots = self._slots(line.fact, language, day, full=line.full or line.claim.endswith(".1"))
        match line.sort:
            case "told":
                return self._telling(line, where, voice, slots, dice)
            case "quote":
                return self._quote(line, voice, slots, dice)
            case "background":
                lines = voice.data["background"]["lines"]
                return voice.fill(lines[line.row % len(lines)], {**slots, "k": line.fact.n}, dice)
            case "tag":
                frames = voice.data["frames"]["tag"]
                return voice.fill(_one(frames, dice), {"O": outlet(line.chain[0], language)}, dice)
            case "note":
                frames = voice.data["frames"][("corrected", "later")[line.row]]
                return voice.fill(_one(frames, dice), {}, dice)

    def _telling(self, line: Line, where: Outlet, voice: Tongue, slots: Slots, dice: Dice) -> str:
        frames, language = voice.data["frames"], voice.language
        chain = [o for o in line.chain if o.root != where.root]
        mine = len(chain) < len(line.chain)
        more: dict[str, Value] = {**slots}
        for name, each in zip("OP", chain or ((where,) if mine or line.own else ()), strict=False):
            more[name] = outlet(each, language, dice.below(3))
        if line.face:
            more["S"] = _marked(phrase(line.face, language, full=line.full, turn=dice.below(3)), SOURCE)
        claims = voice.data["claims"][line.fact.kind]
        if line.stance in ("declines", "silent"):
            about = voice.fill(claims["about"], more, dice)
            more["A"] = CONTENT[0] + about + CONTENT[1]
        clause = _one(claims["clauses"], dice)
        more["C"] = CONTENT[0] + voice.fill(clause, more, dice) + CONTENT[1]
        relayed = line.stance != "asserts" and chain
        frame = _one(frames[self._frame(line, chain, mine=mine)], dice)
        text = voice.fill(frame, more, dice)
        if relayed:
            text = voice.fill(_one(frames["relayed"], dice), {**more, "X": _lowered(text)}, dice)
        elif line.earlier and line.face and not chain:
            text = voice.fill(_one(frames["earlier"], dice), {**more, "X": _lowered(text)}, dice)
        return text

    @staticmethod
    def _frame(line: Line, chain: list[Outlet], *, mine: bool) -> str:
        if line.stance != "asserts":
            return line.stance
        if line.face is None:
            if not chain:
                return "own" if line.own else "plain" if line.dice % 3 == 0 else "implicit"
            return "cited_bare" if len(chain) == 1 else "cited2_bare"
        if line.face.sort == "document":
            return "document_seen" if chain or mine else "document"
        if not chain:
            return "told" if mine else "said"
        return "cited" if len(chain) == 1 else "cited2"

    def _quote(self, line: Line, voice: Tongue, slots: Slots, dice: Dice) -> str:
        assert line.face is not None
        if line.row < 0:
            said = voice.fill(_one(voice.data["claims"][line.fact.kind]["clauses"], Dice(line.dice + 1)), slots, dice)
            return self._quoted(line, voice, said, dice)
        bank = voice.data["quotes"]
        parts = [bank["lines"][line.row % 10], bank["ends"][line.row // 10 % 8], bank["tails"][line.row // 80 % 8]]
        # Nobody else says quite the same, so that the same words elsewhere are this quotation.
        said = voice.fill("".join(parts), {**slots, "k": line.fact.n}, dice)
        return self._quoted(line, voice, said, dice)

    @staticmethod
    def _quoted(line: Line, voice: Tongue, said: str, dice: Dice) -> str:
        assert line.face is not None
        more = {"S": _marked(phrase(line.face, voice.language, full=line.full, turn=dice.below(3)), SOURCE)}
        cue = voice.fill(_one(voice.data["frames"]["quote_cue"], dice), more, dice)
        frame: str = voice.data["quote"]
        return frame.format(q=CONTENT[0] + opened(said) + CONTENT[1], cue=cue)

    def _title(self, piece: Piece, day: int) -> str:
        line, language = piece.head, piece.outlet.language
        if line.sort != "told":
            return self._plain(place(line.fact.t, "towns", language).forms["nom"], piece.outlet)
        voice, dice = tongue(language), Dice(piece.dice + 1)
        slots = dict(self._slots(line.fact, language, day, full=False, heading=True))
        claims = voice.data["claims"][line.fact.kind]
        heads = claims["head"]
        if line.stance in ("denies", "confirms") and line.face:
            slots["S"] = phrase(line.face, language, full=False)
            slots["A"] = voice.fill(claims["about"], slots, dice)
            heads = voice.data["frames"][f"head_{line.stance}"]
        text = voice.fill(_one(heads, dice), slots, dice)
        return self._plain(_TIDY.sub(r"\1", text), piece.outlet)

    def _dateline(self, piece: Piece, day: int) -> str:
        assert piece.dateline is not None
        language = piece.outlet.language
        voice, dice = tongue(language), Dice(piece.dice)
        template = _one(voice.data["dateline"], dice)
        town = place(piece.head.fact.t, "towns", language).forms["nom"]
        name = piece.dateline.name(language)
        return (
            template.replace("{town.up}", town.upper())
            .replace("{town}", town)
            .replace("{day}", _day(voice, day))
            .replace("{outlet}", name)
        )

    def _slots(self, fact: Fact, language: str, day: int, *, full: bool, heading: bool = False) -> Slots:
        data = tongue(language).data
        slots: dict[str, Value] = {
            "c": place(fact.c, "countries", language),
            "d": place(fact.d, "countries", language),
            "t": place(fact.t, "towns", language),
            "f": firm(fact.f, "firms", language),
            "g": _row(tuple(data["topic"][fact.g]), _TOPIC_CASES[language]),
            "x": _row(tuple(data["accident"][fact.x]), _ACCIDENT_CASES[language]),
            "w": _when(language, (fact.day - BEGINNING).days, day),
        }
        if fact.n:
            slots["n"] = fact.n
        for slot, who in (("p", fact.p), ("q", fact.q)):
            if who >= 0:
                slots[slot] = self._person(who, language, full=full, heading=heading or fact.kind == "appointment")
        return slots

    def _person(self, who: int, language: str, *, full: bool, heading: bool) -> Phrase:
        each = self._world.people[who]
        if full and who % 2 == 0 and not heading:
            return _inside(of_person(each), language)
        return person(each.given, each.surname, each.gender, language, short=not (full or heading))


_TOPIC_CASES = {
    "en": ("nom",), "ru": ("loc", "dat"), "be": ("acc", "loc"), "uk": ("acc", "gen"), "pl": ("loc", "gen"),
    "lt": ("gen", "acc"),
}  # fmt: skip
_ACCIDENT_CASES = {
    "en": ("nom", "an"), "ru": ("nom", "gen", "loc"), "be": ("nom", "gen", "loc"), "uk": ("nom", "gen", "acc"),
    "pl": ("nom", "gen", "loc"), "lt": ("nom", "gen", "acc"),
}  # fmt: skip
"""The cases in which the rows of [topic] and [accident] stand."""


@cache
def _row(forms: tuple[str, ...], cases: tuple[str, ...]) -> Phrase:
    found = dict(zip(cases, forms, strict=True))
    found.setdefault("nom", forms[0])
    return Phrase(found, "m")


@cache
def _inside(face: Face, language: str) -> Phrase:
    """Somebody with his post, in the middle of a sentence."""
    return phrase(face, language, full=True)


@lru_cache(maxsize=50_000)
def _marked(words: Phrase, marks: tuple[str, str]) -> Phrase:
    forms = {case: marks[0] + form + marks[1] for case, form in words.forms.items()}
    return Phrase(forms, words.gender, words.name)


@lru_cache(maxsize=10_000)
def _when(language: str, day: int, today: int) -> str:
    """The day of a fact as an adverb: by its name within the week, by its date otherwise and now and then."""
    voice = tongue(language)
    if abs(day - today) <= 5 and (day + today) % 4:
        text = str(voice.data["weekdays"][day % 7])
    else:
        text = voice.data.get("on", "{day}").replace("{day}", _day(voice, day))
        text = _date(voice, text, day)
    return DATE[0] + text + DATE[1]


def _day(voice: Tongue, day: int) -> str:
    return _date(voice, voice.data["day"], day)


def _date(voice: Tongue, template: str, day: int) -> str:
    at = BEGINNING + timedelta(days=day)
    return template.replace("{d}", str(at.day)).replace("{month}", voice.data["months"][at.month - 1])


def _one(rows: list[str], dice: Dice) -> str:
    return rows[dice.below(len(rows))]


def _lowered(text: str) -> str:
    """A sentence in the middle of another: without its full stop, a small letter where no name opens it."""
    text = text.rstrip(".")
    return text if text.lstrip(CONTENT[0] + SOURCE[0]).startswith(NAME[0]) else text[:1].lower() + text[1:]


# Where things stand


def _unmarked(text: str) -> tuple[str, list[tuple[str, int]]]:
    """The text without its marks, and each mark with where it stood."""
    out: list[str] = []
    marks: list[tuple[str, int]] = []
    for char in text:
        if char in MARKS:
            marks.append((char, len(out)))
        else:
            out.append(char)
    return "".join(out), marks


def _told(line: Line, marks: list[tuple[str, int]], start: int, end: int) -> Told:
    content = _stretches(marks, CONTENT, start)
    source = _stretches(marks, SOURCE, start)
    return Told(
        line,
        content[0] if content else Stretch(start, end),
        source[0] if source else None,
        _stretches(marks, NAME, start),
        _stretches(marks, DATE, start),
    )


def _stretches(marks: list[tuple[str, int]], kind: tuple[str, str], start: int) -> tuple[Stretch, ...]:
    """The outermost stretches between the marks of a kind."""
    found: list[Stretch] = []
    depth, opened_at = 0, 0
    for mark, at in marks:
        if mark == kind[0]:
            depth += 1
            opened_at = at if depth == 1 else opened_at
        elif mark == kind[1]:
            depth -= 1
            if depth == 0 and at > opened_at:
                found.append(Stretch(start + opened_at, start + at))
    return tuple(found)
