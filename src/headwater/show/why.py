"""Why a claim counts as it does, for a terminal: its origins, who has it from whom by which evidence, and since when.

Origins that are proven are marked ●, those that may be one of the others ○. Under each stand the outlets that rest on
it, and under those the outlets that have it from them, each with the sentence that says how that is known.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from headwater.desk.claims.claim_listing import Why
from headwater.linked import Edge, Origin, Sheet, Step, Telling, Weighed
from headwater.records import Span
from headwater.show import words
from headwater.show.claims import moved
from headwater.show.clean import line, shorten
from headwater.show.reliability import RELIABILITY
from headwater.show.terminal import MEASURE, Page

MOST = 8
"""Outlets that are drawn under one: of forty copies the others are told in a line."""
DEEPEST = 12
"""Steps that are drawn: a chain of copies may go on for long."""
RELATED = 8
"""Related claims that are printed, the nearest first; a word that forty claims share relates them all."""
_NAME, _WORDS, _SENTENCE = 80, 200, 320
_NARROWEST = 24
_BEGINNING = 8
"""Characters of an article's id by which a statement is named: enough to tell it from some hundred thousand others."""
_STYLES = {
    "officially confirmed": "green",
    "denied": "magenta",
    "disputed": "magenta",
    "named source": "",
    "unnamed sources only": "yellow",
    "single origin": "yellow",
    "no answer": "yellow",
}
_OPENING, _CLOSING = frozenset('“„«"'), frozenset('”“»"')
Ref = tuple[str, str]
Quotes = Mapping[tuple[Ref, Span], str]
"""The words of a telling's article at a span."""


def tree(
    wording: str,
    weighed: Weighed,
    tellings: Sequence[Telling],
    sheets: Mapping[str, Sheet],
    quotes: Quotes | None = None,
    reliability: Mapping[str, str] | None = None,
) -> RenderableType:
    """The source tree of a claim: the claim, its interval and standing, origins with tellings, history, and doubts.

    `sheets` by article; where one carries its text, or `quotes` have them, the words that an edge points at are quoted.
    `reliability` are Admiralty marks by the keys of origins.
    """
    drawing = replace(_Drawing.of(weighed, tellings, sheets, quotes or {}), marks=reliability or {})
    parts: list[RenderableType] = [Text(_marked(shorten(line(wording), _SENTENCE)), "bold"), _verdict(weighed)]
    parts += _side("Behind it", words.interval(weighed.at_least, weighed.at_most), weighed.origins, drawing)
    if weighed.against:
        counted = words.interval(weighed.least_against, weighed.most_against) if weighed.most_against else ""
        parts += _side("Against it", counted, weighed.against, drawing)
    parts += _side("Asked, and gave no answer", "", weighed.unanswered, drawing)
    parts += _list("Since when", (_step(step) for step in weighed.history))
    parts += _list("What would change it", (Text(line(said)) for said in weighed.would_change))
    return Group(*parts)


def render(found: Why, *, colour: bool, width: int) -> str:
    """All that a claim of the desk rests on, ending in a newline: its tree, how it is told otherwise, related claims.

    ANSI colours only where `colour`, `width` in columns.
    """
    head = Page(width, colour=colour)
    rated = [f"credibility {found.row.credibility}"] if found.row.credibility else []
    head.put([(" · ".join([found.row.claim, *rated, *([f"story {found.story}"] if found.story else [])]), "dim")])
    shown = tree(found.row.wording, found.weighed, found.tellings, found.sheets, found.quotes, found.reliability)
    drawn = _printed(shown, colour=colour, width=width)
    foot = Page(width, colour=colour)
    _variants(foot, found)
    if found.related:
        foot.section("Related claims")
    for each in found.related[:RELATED]:
        foot.put(
            [
                (f"{each.claim.claim}  ", "dim"),
                (shorten(line(each.claim.wording), _WORDS), ""),
                (f" · {each.why}", "dim"),
            ],
            first=[("  ", "")],
        )
    if len(found.related) > RELATED:
        foot.put([(f"  and {len(found.related) - RELATED} more; --json has all of them", "dim")])
    moved(foot, found.moved)
    return head.text() + drawn + foot.text()


def _variants(page: Page, found: Why) -> None:
    """Where the tellings contradict each other: each value as printed, and who prints it."""
    if found.claim.variants:
        page.section("Told differently")
    for variant in found.claim.variants:
        page.put([(variant.what, "who")], first=[("  ", "")])
        for value, refs in variant.values:
            names = dict.fromkeys(found.sheets[ref[0]].house.name for ref in refs if ref[0] in found.sheets)
            by = shorten(", ".join(line(name) for name in names), _WORDS)
            page.put([(shorten(line(value), _NAME), ""), (f"  {by}", "dim")], first=[("    ", "")])


def draw(
    wording: str,
    weighed: Weighed,
    tellings: Sequence[Telling],
    sheets: Mapping[str, Sheet],
    *,
    colour: bool,
    width: int,
) -> str:
    """The source tree as text, ending in a newline; ANSI colours only where `colour`, `width` in columns."""
    return _printed(tree(wording, weighed, tellings, sheets), colour=colour, width=width)


def _printed(shown: RenderableType, *, colour: bool, width: int) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(_NARROWEST, min(width, MEASURE)),
        color_system="standard" if colour else None,
        force_terminal=colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(shown)
    return "\n".join(row.rstrip() for row in out.getvalue().splitlines()) + "\n"


def _verdict(weighed: Weighed) -> Text:
    since = _since(weighed)
    text = Text(words.interval(weighed.at_least, weighed.at_most), "bold")
    text.append(" · ", "dim").append(weighed.standing, _STYLES[weighed.standing] or None)
    if since:
        text.append(f" since {since}", "dim")
    if weighed.withdrawn:
        text.append(" · ", "dim").append("withdrawn: no article says it any more", "magenta")
    if weighed.most_against:
        text.append(" · ", "dim").append(f"denied by {words.interval(weighed.least_against, weighed.most_against)}")
    return text


def _since(weighed: Weighed) -> str:
    """From when on the present standing has held without a break."""
    day = ""
    for step in reversed(weighed.history):
        if step.standing != weighed.standing:
            break
        day = words.day(step.when) if step.when else "a day that is not known"
    return line(day)


def _step(step: Step) -> Text:
    text = Text(line(words.day(step.when)) if step.when else "day not known", "bold")
    text.append(f"  {step.standing}", _STYLES[step.standing] or None)
    text.append(f", {words.interval(step.at_least, step.at_most)}.")
    return text.append(f" {shorten(line(words.dated(step.why)), _SENTENCE)}", "dim")


def _list(heading: str, rows: Iterable[Text]) -> list[RenderableType]:
    found: list[RenderableType] = [Padding(row, (0, 0, 0, 2)) for row in rows]
    return [Text(), Text(heading, "bold"), *found] if found else []


def _side(heading: str, aside: str, origins: Sequence[Origin], drawing: _Drawing) -> list[RenderableType]:
    if not origins:
        return []
    root = Tree(Text(), hide_root=True, guide_style="dim")
    for origin in origins:
        drawing.draw(root.add(drawing.label(origin)), origin)
    head = Text(heading, "bold").append(f"  {aside}" if aside else "", "dim")
    return [Text(), head, Padding(root, (0, 0, 0, 2))]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What the tree is drawn from: who has it from whom, by the step that is shown, and how things are called."""

    tellings: Mapping[Ref, Telling]
    sheets: Mapping[str, Sheet]
    edges: Mapping[Ref, Sequence[Edge]]
    below: Mapping[Ref | str, Sequence[Ref]]
    names: Mapping[str, str]
    quotes: Quotes
    marks: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, weighed: Weighed, tellings: Iterable[Telling], sheets: Mapping[str, Sheet], quotes: Quotes) -> _Drawing:
        """The steps of each telling, and what stands below each telling and each origin."""
        edges: dict[Ref, list[Edge]] = defaultdict(list)
        below: dict[Ref | str, list[Ref]] = defaultdict(list)
        for edge in weighed.edges:
            if edge.telling not in edges:
                below[edge.from_].append(edge.telling)
            edges[edge.telling].append(edge)
        told = {t.ref: t for t in tellings}
        listed = (*weighed.origins, *weighed.against, *weighed.unanswered)
        drawing = cls(told, sheets, edges, below, {o.key: _called(o) for o in listed}, quotes)
        for refs in below.values():
            refs.sort(key=drawing.when)
        return drawing

    def when(self, ref: Ref) -> tuple[str, Ref]:
        """What puts tellings in the order in which they came out; those without a day come last."""
        sheet = self.sheets.get(ref[0])
        return (sheet.published or sheet.fetched if sheet else "") or "~", ref

    def label(self, origin: Origin) -> RenderableType:
        """An origin: whether it is proven, its name, what it may be, and why it counts so."""
        row = Table.grid()
        row.add_row(Text("● " if origin.proven else "○ ", "green" if origin.proven else "dim"), self._origin(origin))
        return row

    def _origin(self, origin: Origin) -> Text:
        text = Text()
        text.append(_called(origin), "bold" if origin.naming == "named" else "bold yellow")
        if origin.naming in ("described", "bare"):
            text.append(" [unnamed]", "yellow")
        if origin.official:
            text.append(" [official]", "cyan")
        if mark := self.marks.get(origin.key):
            text.append(f" {mark}, {RELIABILITY[mark]}", "dim")
        if origin.most > 1:
            text.append(f" up to {origin.most}", "yellow")
        text.append(f" · {line(words.dated(origin.why))}", "dim")
        if origin.may_be and not origin.proven:
            text.append(f" May be {self._maybes(origin)}.", "yellow")
        return text

    def _maybes(self, origin: Origin) -> str:
        names = [self.names[key] for key in origin.may_be if key in self.names]
        more = f" or {len(names) - 3} others" if len(names) > 3 else ""
        return " or ".join(names[:3]) + more

    def draw(self, at: Tree, origin: Origin) -> None:
        """The tellings that rest on an origin, each under what it has it from; in a ring the first one is the top."""
        drawn: set[Ref] = set()
        mine = set(origin.tellings)
        tops = [ref for ref in self.below.get(origin.key, ()) if ref in mine]
        self._hang(at, tops, mine, drawn, 0)
        # Rings have no top, and what rests on two origins is drawn under the one and named under the other.
        for ref in sorted(mine - drawn, key=self.when):
            if ref not in drawn and not self._stands_elsewhere(ref, mine):
                self._hang(at, [ref], mine, drawn, 0)

    def _stands_elsewhere(self, ref: Ref, mine: set[Ref]) -> bool:
        """True for a telling that is drawn under one of another origin."""
        first = self.edges[ref][0].from_ if self.edges.get(ref) else ""
        return isinstance(first, tuple) and first not in mine

    def _hang(self, at: Tree, refs: Sequence[Ref], mine: set[Ref], drawn: set[Ref], depth: int) -> None:
        rows = [ref for ref in refs if ref in mine and ref not in drawn]
        drawn.update(rows)
        rows, again = self._once(rows, mine)
        for ref in rows[:MOST]:
            branch = at.add(self._row(ref, top=depth == 0, again=again[ref]))
            if depth < DEEPEST:
                self._hang(branch, self.below.get(ref, ()), mine, drawn, depth + 1)
        if rest := rows[MOST:]:
            at.add(self._others(rest, mine, drawn))

    def _once(self, refs: Sequence[Ref], mine: set[Ref]) -> tuple[list[Ref], Counter[Ref]]:
        """One telling for each article, and how often it says so again: an article that repeats itself under one
        origin is one line, but where others have it from its later words."""
        first: dict[str, Ref] = {}
        again: Counter[Ref] = Counter()
        kept = []
        for ref in refs:
            if ref[0] in first and not any(below in mine for below in self.below.get(ref, ())):
                again[first[ref[0]]] += 1
                continue
            first.setdefault(ref[0], ref)
            kept.append(ref)
        return kept, again

    def _others(self, refs: Sequence[Ref], mine: set[Ref], drawn: set[Ref]) -> Text:
        """Those for whom there is no room, and all that have it from them."""
        open_ = list(refs)
        hidden = list(refs)
        while open_:
            found = [ref for ref in self.below.get(open_.pop(), ()) if ref in mine and ref not in drawn]
            drawn.update(found)
            open_ += found
            hidden += found
        names = list(dict.fromkeys(self._outlet(ref) for ref in hidden))
        return Text(f"and {words.count(len(hidden), 'more telling')}: {shorten(', '.join(names), _SENTENCE)}", "dim")

    def _row(self, ref: Ref, *, top: bool, again: int = 0) -> Text:
        """One telling: outlet, day, stance, where it has this from, how commands call it; its words if it is on top."""
        telling = self.tellings.get(ref)
        text = Text(self._outlet(ref), "bold")
        sheet = self.sheets.get(ref[0])
        if sheet and (sheet.published or sheet.fetched):
            day = words.day(sheet.published) if sheet.published else f"captured {words.day(sheet.fetched)}"
            text.append(f", {line(day)}")
        if telling and telling.stance != "asserts":
            text.append(f", {words.STANCE[telling.stance]}")
        if telling and telling.withdrawn:
            text.append(f" [withdrawn {line(words.day(telling.withdrawn))}]", "magenta")
        for said, style in self._evidence(ref, sheet):
            text.append(f" · {said}", style)
        if again:
            text.append(f" · says so {words.count(again, 'more time')}", "dim")
        text.append(f" · {ref[0][:_BEGINNING]}:{ref[1]}", "dim")
        if telling and top and telling.wording:
            text.append(f"\n{_marked(shorten(line(telling.wording), _WORDS))}")
        return text

    def _evidence(self, ref: Ref, sheet: Sheet | None) -> Iterator[tuple[str, str]]:
        for n, edge in enumerate(self.edges.get(ref, ())):
            said = line(words.dated(edge.why))
            if quoted := self._words(edge, sheet):
                said += f" {_marked(shorten(line(quoted), _NAME))}"
            yield (said if n == 0 else f"also: {said}"), "yellow" if edge.how == "judged" else "dim"

    def _words(self, edge: Edge, sheet: Sheet | None) -> str:
        """The words that an edge points at, "" where nobody has them."""
        if edge.span is None:
            return ""
        if sheet and sheet.text and edge.span.end <= len(sheet.text):
            return edge.span.of(sheet.text)
        return self.quotes.get((edge.telling, edge.span), "")

    def _outlet(self, ref: Ref) -> str:
        """The name of the outlet as it stands in the chain: a house may be called after its owner."""
        telling, sheet = self.tellings.get(ref), self.sheets.get(ref[0])
        first = telling.chain[0].name if telling and telling.chain and telling.chain[0].kind == "outlet" else ""
        return shorten(line(first or (sheet.house.name if sheet else "") or ref[0]), _NAME)


def _marked(words_: str) -> str:
    """Words of a text in quotation marks: those that they are printed in, where they have some at both ends."""
    within = words_[:1] in _OPENING and words_[-1:] in _CLOSING
    return words_ if within else f"“{words_}”"


def _called(origin: Origin) -> str:
    """An origin's name, or the text's own words in quotation marks."""
    name = shorten(line(origin.name), _NAME)
    return f"“{name}”" if origin.naming in ("described", "bare") else name
