"""The reports that are marked for who had it from whom, when and what happened, as records with spans.

The format is docs/sourcing-guideline.md; a report that does not keep to it is a `MarkingError` that names the report
and the string. `load` reads a file, `article` makes of a report what the stage `read` would have made.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from headwater import records
from headwater.read import dateline, sentences
from headwater.records import Article, CaptureRef, Dated, Outlet, Span

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "sourcing"

MODES = {
    "consult": "meet visit call negotiate",
    "retreat": "release ease resign withdraw ceasefire return",
    "coerce": "arrest charge sentence search ban deport confiscate",
    "sanction": "impose expel recall suspend",
    "agree": "agree sign",
    "threaten": "threaten",
    "assault": "attack strike kill beat",
    "protest": "rally strike",
    "accuse": "accuse condemn investigate",
    "support": "thank praise recognise",
    "aid": "grant asylum",
    "mobilize": "troops",
    "die": "die",
    "vote": "vote adopt elect",
    "appoint": "appoint dismiss",
}
WARNINGS = ("plural-sources", "unnamed-opinion", "declined-and-quoted", "headline-exceeds-body", "withheld-cited")

_CHOICES: dict[str, tuple[Any, ...]] = {
    "stance": get_args(records.Stance),
    "naming": get_args(records.Naming),
    "kind": get_args(records.SourceKind),
    "certainty": get_args(records.Certainty),
    "polarity": get_args(records.Polarity),
    "tense": get_args(records.Tense),
}
_STATEMENT = frozenset(
    [
        "source",
        "cue",
        "content",
        "nth",
        "stance",
        "naming",
        "kind",
        "official",
        "chain",
        "breaks",
        "told_to",
        "medium",
        "occasion",
        "speaks_for",
        "count",
        "knows",
        "motive",
        "terms",
        "reason",
        "partly",
        "answers",
        "certainty",
        "polarity",
        "tense",
        "conditional",
        "within",
    ]
)
_EVENT = frozenset(
    [
        "trigger",
        "nth",
        "type",
        "mode",
        "actors",
        "recipients",
        "place",
        "when",
        "statement",
        "certainty",
        "polarity",
        "tense",
        "conditional",
    ]
)
_PHRASES = ("medium", "occasion", "knows", "motive", "terms", "reason")
"""What is quoted from beside the content."""


class MarkingError(Exception):
    """A report whose marks cannot be right: says which, and what of it."""


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """One statement as marked; `row` holds the words and the choices that are not spans."""

    number: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    row: dict[str, Any]

    @property
    def chain(self) -> tuple[str, ...]:
        """The links, from the printing outlet to the origin."""
        return tuple(self.row["chain"])


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A date, an event's trigger or a warning, with what is said of it."""

    span: Span
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One marked report."""

    id: str
    language: str
    outlet: str
    published: str | None
    title: str
    text: str
    hard: bool
    statements: tuple[MarkedStatement, ...] = ()
    dates: tuple[MarkedPlace, ...] = ()
    events: tuple[MarkedPlace, ...] = ()
    warnings: tuple[MarkedPlace, ...] = ()
    deals: tuple[dict[str, Any], ...] = field(default=())


def files(half: str, languages: frozenset[str] = frozenset()) -> list[Path]:
    """The files of a half, `dev` or `test`; of all languages where none is named."""
    found = sorted((FOLDER / half).glob("*.toml"))
    return [path for path in found if not languages or path.stem in languages]


def load(path: Path) -> list[Report]:
    """The reports of a file. Raises `MarkingError`."""
    faults: list[str] = []
    reports = list(_load(path, faults))
    if faults:
        raise MarkingError("\n".join(faults))
    return reports


def faults(path: Path) -> list[str]:
    """All that is wrong in a file, in words."""
    found: list[str] = []
    list(_load(path, found))
    return found


def article(report: Report) -> Article:
    """The report as the stage `read` would have handed it on."""
    language = report.language.split("-")[0]
    opening = dateline.find(report.text, language)
    rest = report.text[opening.span.end :] if opening else report.text
    return Article(
        id=report.id,
        title=report.title,
        text=report.text,
        language=language,
        access="open",
        capture=CaptureRef("", ""),
        outlet=Outlet(report.outlet),
        dateline=opening.text if opening else None,
        body_start=len(report.text) - len(rest.lstrip()) if opening else 0,
        published=Dated(report.published, "given") if report.published else None,
        sentences=sentences.split(report.text, language),
        read_in=language,
    )


def _load(path: Path, faults: list[str]) -> Iterator[Report]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["report"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        faults.append(f"{path.name}: {error}")
        return
    seen: set[str] = set()
    for row in rows:
        reader = _Reader(row, faults)
        if row.get("id") in seen:
            reader.fault("two reports of one id")
        seen.add(str(row.get("id")))
        if made := reader.report():
            yield made


def _distance(one: Span, other: Span) -> int:
    """Characters between two spans; what overlaps is far, for a cue is no part of its own content."""
    if one.overlaps(other):
        return 10_000
    return max(one.start - other.end, other.start - one.end)


class _Reader:
    """Reads one report; what is wrong is collected, so that a writer sees all of it at once."""

    def __init__(self, row: dict[str, Any], faults: list[str]) -> None:
        self.row, self.faults = row, faults
        self.text = str(row.get("text", "")).strip("\n")

    def fault(self, what: str) -> None:
        self.faults.append(f"{self.row.get('id', '(no id)')}: {what}")

    def report(self) -> Report | None:
        missing = [key for key in ("id", "language", "outlet", "title", "text") if not self.row.get(key)]
        if missing:
            self.fault(f"lacks {', '.join(missing)}")
            return None
        statements = [self._statement(n, row) for n, row in enumerate(self.row.get("statement", ()), 1)]
        return Report(
            id=self.row["id"],
            language=self.row["language"],
            outlet=self.row["outlet"],
            published=self.row.get("published"),
            title=self.row["title"],
            text=self.text,
            hard=bool(self.row.get("hard")),
            statements=tuple(s for s in statements if s),
            dates=tuple(self._places("date", "text", {"text", "nth", "value", "type"})),
            events=tuple(self._places("event", "trigger", _EVENT)),
            warnings=tuple(self._places("warning", "text", {"text", "nth", "code"})),
            deals=tuple(self._deals()),
        )

    def _statement(self, number: int, row: dict[str, Any]) -> MarkedStatement | None:
        what = f"statement {number}"
        self._known(what, row, _STATEMENT)
        self._chosen(what, row, ("stance", "naming", "kind"))
        if not row.get("chain") or not isinstance(row["chain"], list):
            self.fault(f"{what} has no chain")
            row["chain"] = [self.row["outlet"]]
        elif row["chain"][0] != self.row["outlet"]:
            self.fault(f"{what}: its chain begins with {row['chain'][0]!r}, not with the printing outlet")
        for key in ("answers", "within"):
            if key in row and not (isinstance(row[key], int) and 1 <= row[key] <= len(self.row["statement"])):
                self.fault(f"{what}: {key} = {row[key]!r} is no statement of this report")
        content = self._fragments(what, row.get("content"), row.get("nth"), ())
        cue = self._fragments(what, row.get("cue"), None, content)
        if not cue and not content:
            self.fault(f"{what} has neither cue nor content")
            return None
        near = cue or content
        source = self._fragments(what, row.get("source"), None, near)
        for key in _PHRASES:
            if row.get(key):
                self._fragments(f"{what}, {key}", row[key], None, near)
        return MarkedStatement(number, source, cue, content, row)

    def _fragments(
        self, what: str, given: str | list[str] | None, nth: int | None, near: tuple[Span, ...]
    ) -> tuple[Span, ...]:
        """Where each fragment stands: nearest to `near`, and to the fragments before it."""
        spans: tuple[Span, ...] = ()
        for piece in [given] if isinstance(given, str) else given or []:
            found = self._find(what, piece, nth, near or spans)
            if found:
                spans = (*spans, found)
        return tuple(sorted(spans))

    def _find(self, what: str, piece: str, nth: int | None, near: tuple[Span, ...]) -> Span | None:
        places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(piece), self.text)] if piece.strip() else []
        # "he" is no part of "the": of a short word only whole ones count.
        whole = [p for p in places if not self._inside_word(p)] or places
        if not whole:
            if piece.strip():
                self.fault(f"{what}: {piece!r} does not stand in the text")
            return None
        if nth is not None:
            if not 1 <= nth <= len(whole):
                self.fault(f"{what}: {piece!r} has no place {nth}, it stands {len(whole)} times")
                return None
            return whole[nth - 1]
        if near:
            return min(whole, key=lambda p: min(_distance(p, n) for n in near))
        if len(whole) > 1:
            self.fault(f"{what}: {piece!r} stands {len(whole)} times; quote more of it or give nth")
        return whole[0]

    def _inside_word(self, place: Span) -> bool:
        before, after = self.text[place.start - 1 : place.start], self.text[place.end : place.end + 1]
        return (before.isalnum() and self.text[place.start].isalnum()) or (
            after.isalnum() and self.text[place.end - 1].isalnum()
        )

    def _places(self, table: str, key: str, known: set[str] | frozenset[str]) -> Iterator[MarkedPlace]:
        for number, row in enumerate(self.row.get(table, ()), 1):
            what = f"{table} {number}"
            self._known(what, row, known)
            if table == "event":
                self._event(what, row)
            if table == "warning" and row.get("code") not in WARNINGS:
                self.fault(f"{what}: no such code: {row.get('code')!r}")
            if table == "date" and row.get("type") not in get_args(records.TimexType):
                self.fault(f"{what}: no such type: {row.get('type')!r}")
            if table == "date" and not isinstance(row.get("value"), str):
                self.fault(f"{what} has no value")
            text = str(row.get(key, ""))
            # A headline is no part of the text: a warning may point at it.
            if table == "warning" and text and text not in self.text and text in self.row["title"]:
                yield MarkedPlace(Span(0, 1), row)
                continue
            span = self._find(what, text, row.get("nth"), ())
            if span:
                yield MarkedPlace(span, row)
            elif not text:
                self.fault(f"{what} quotes nothing")

    def _event(self, what: str, row: dict[str, Any]) -> None:
        kind = row.get("type")
        if kind not in MODES:
            self.fault(f"{what}: no such type: {kind!r}")
        elif row.get("mode") not in MODES[kind].split():
            self.fault(f"{what}: {kind} has no mode {row.get('mode')!r}")
        if not row.get("actors") and not row.get("recipients"):
            self.fault(f"{what} has neither actors nor recipients")
        if not isinstance(row.get("when", ""), str):
            self.fault(f"{what}: when is a value in quotes")
        self._chosen(what, row, ())

    def _deals(self) -> Iterator[dict[str, Any]]:
        for number, row in enumerate(self.row.get("deal", ()), 1):
            what = f"deal {number}"
            self._known(
                what, row, {"gives", "gets", "said_by", "certainty", "polarity", "tense", "conditional", "conditions"}
            )
            if not row.get("gives") or not row.get("gets"):
                self.fault(f"{what} lacks a side")
            for side in (*row.get("gives", ()), *row.get("gets", ())):
                self._known(what, side, {"party", "content"})
                self._find(what, str(side.get("content", "")), None, (Span(0, 1),))
            yield row

    def _known(self, what: str, row: dict[str, Any], known: set[str] | frozenset[str]) -> None:
        if strange := sorted(set(row) - known):
            self.fault(f"{what}: unknown {', '.join(strange)}")

    def _chosen(self, what: str, row: dict[str, Any], needed: tuple[str, ...]) -> None:
        for key, values in _CHOICES.items():
            if key in needed and key not in row:
                self.fault(f"{what} has no {key}")
            elif key in row and key != "kind" and row[key] not in values:
                self.fault(f"{what}: {key} = {row[key]!r} is none of {', '.join(values)}")
            elif key == "kind" and key in row and row[key] not in values:
                self.fault(f"{what}: no such kind: {row[key]!r}")
