"""The report of one reading for a terminal: who said what, on whose word, then what happened, when, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Deal, DealSide, Entity, Event, Reading, Related
from headwater.show import words
from headwater.show.clean import line, shorten
from headwater.show.notes import NOBODY, Index, Note, Step, content, notes, tally
from headwater.show.terminal import Page, Piece

_CONTENT = 320
_NAME = 120
_VERBS = {"confirms": "confirms", "denies": "refuses", "declines": "refuses", "silent": "refuses"}


def render(reading: Reading, *, colour: bool, width: int) -> str:
    """The whole report of a reading, ending in a newline; ANSI colours only where `colour`, `width` in columns."""
    page = Page(width, colour=colour)
    _head(page, reading)
    _statements(page, reading)
    _unattributed(page, reading)
    index = Index.of(reading)
    _cautions(page, reading)
    _events(page, reading, index)
    _deals(page, reading, index)
    _dates(page, reading)
    _entities(page, reading)
    _related(page, reading.article.related)
    _issues(page, reading)
    _foot(page, reading)
    return page.text()


def _head(page: Page, reading: Reading) -> None:
    article = reading.article
    page.put([(shorten(line(article.title), 300) if article.title else "(no title)", "title")])
    outlet = shorten(line(article.outlet.name), _NAME) if article.outlet else "outlet not known"
    date = line(words.day(article.published.value)) if article.published and article.published.value else "date open"
    facts = [outlet, date, line(words.language(article.language))]
    if article.authors:
        facts.insert(1, "by " + ", ".join(shorten(line(a), _NAME) for a in article.authors))
    if article.sections:
        facts.append(", ".join(line(s) for s in article.sections))
    page.put([(" · ".join(facts), "")])
    if article.published and article.published.basis:
        page.put([("why that date: " + line(article.published.basis), "dim")])
    if article.url:
        page.put([(line(article.url), "dim")])
    if notice := words.access_notice(article):
        page.put([(notice, "note")])


def _statements(page: Page, reading: Reading) -> None:
    if not reading.statements:
        if why := words.no_statements(reading.article):
            page.section("Statements")
            page.put([(why, "dim")], first=[("  ", "")])
        return
    page.section("Statements", tally(reading))
    for note in notes(reading):
        if note.depth == 0:
            page.gap()
        _statement(page, note)


def _statement(page: Page, note: Note) -> None:
    indent = "    " + "  " * min(note.depth, 6)
    # By their ids, as the commands that judge statements take them: ARTICLE:s2.
    number = f"{note.statement.id:>3} " if note.depth == 0 else f"{indent[4:-2]}    └ {note.statement.id} "
    pad = " " * max(len(indent), len(number)) if note.depth else indent
    page.put(_opening(note), first=[(number, "number")], rest=[(pad, "")])
    if len(note.chain) > 1:
        page.put(_chain(note), first=[(pad, "")])
    if note.content:
        bar = [(pad, ""), ("│ ", "rule")]
        page.put([(shorten(line(note.content), _CONTENT), "content")], first=bar, rest=bar)
    if aside := _aside(note):
        page.put([(aside, "dim")], first=[(pad, "")])


def _unattributed(page: Page, reading: Reading) -> None:
    if reading.unattributed:
        page.section("In its own words, naming nobody")
    for told in reading.unattributed:
        said = content(reading.article, told)
        page.put([(shorten(line(said), _CONTENT), "content")], first=[("  ", "")], rest=[("      ", "")])


def _opening(note: Note) -> list[Piece]:
    """Who, marked, and what they do with the content."""
    pieces = [(_named(note.who), "who" if note.who.named else "unnamed")]
    if note.role:
        pieces.append((", " + shorten(line(note.role), _NAME), ""))
    if note.unnamed and note.who.text != NOBODY:
        pieces.append((" [unnamed]", "unnamed"))
    if note.statement.source.official:
        pieces.append((" [official]", "official"))
    pieces.append((" " + note.verb, _VERBS.get(note.statement.stance, "verb")))
    if note.told_to:
        pieces.append((f" {shorten(line(note.told_to), _NAME)}", ""))
    if note.presentation:
        pieces.append((f" · {', '.join(note.presentation)}", "note"))
    if note.unsure:
        pieces.append((" [unsure]", "dim"))
    return pieces


def _aside(note: Note) -> str:
    parts = [f"on statement {note.statement.answers}"] if note.answers else []
    for aside in note.beside:
        said = shorten(line(aside.words), _NAME)
        parts.append(f"{aside.label}: “{said}”" if aside.quoted else f"{aside.label}: {said}")
    return " · ".join(parts)


def _chain(note: Note) -> list[Piece]:
    """The chain as arrows, from the printing outlet to the origin; the source itself was marked before."""
    pieces: list[Piece] = []
    for step in note.chain:
        if pieces:
            pieces.append((" → ", "arrow"))
        pieces.append((_named(step), "dim" if step.named else "hidden"))
        if step.quoted and step.text != note.who.text:
            pieces.append((" [unnamed]", "hidden"))
    return pieces


def _named(step: Step) -> str:
    name = shorten(line(step.text), _NAME)
    return f"“{name}”" if step.quoted else name


def _cautions(page: Page, reading: Reading) -> None:
    if reading.cautions:
        page.section("Warnings")
    for caution in reading.cautions:
        pieces = [(line(caution.text), "note")]
        said = " … ".join(span.of(reading.article.text) for span in caution.spans)
        if said:
            pieces.append((f" “{shorten(line(said), _NAME)}”", ""))
        if caution.statement:
            pieces.append((f" · statement {caution.statement}", "dim"))
        page.put(pieces, first=[("  ", "")], rest=[("      ", "")])


def _events(page: Page, reading: Reading, index: Index) -> None:
    if reading.events:
        page.section("Events")
    for event in reading.events:
        trigger = line(event.trigger.of(reading.article.text))
        described = [line(span.of(reading.article.text)) for span in event.described]
        page.put(_event(event, trigger, described, index), first=[("  ", "")], rest=[("      ", "")])


def _event(event: Event, trigger: str, described: list[str], index: Index) -> list[Piece]:
    pieces = [(line(words.happened(event)), "who"), (f" “{shorten(trigger, 60)}”", "")]
    actors = [*(_name(index, id) for id in event.actors), *described]
    for names, lead in ((actors, " "), ([_name(index, id) for id in event.recipients], " → ")):
        if names:
            pieces += [(lead, "arrow"), (", ".join(names), "")]
    if event.place:
        pieces.append((f" in {_name(index, event.place)}", ""))
    if event.when:
        pieces.append((f", {line(index.when[event.when])}", ""))
    if event.conflicts:
        pieces.append((f" [another time in {', '.join(index.events[id] for id in event.conflicts)}]", "note"))
    return pieces + _put(event)


def _put(of: Event | Deal) -> list[Piece]:
    """How an event or a deal is presented, and in whose statement."""
    pieces = []
    if put := words.presentation(of.presentation):
        pieces.append((f" · {', '.join(put)}", "note"))
    if of.statement:
        pieces.append((f" · statement {of.statement}", "dim"))
    return pieces


def _deals(page: Page, reading: Reading, index: Index) -> None:
    if reading.deals:
        page.section("Deals")
    for deal in reading.deals:
        page.put([("A deal", "who"), *_put(deal)], first=[("  ", "")])
        for lead, sides in (("gives ", deal.gives), ("gets  ", deal.gets)):
            for side in sides:
                page.put(_side(reading, side, index), first=[(f"    {lead}", "dim")])
        for condition in deal.conditions:
            said = shorten(line(condition.of(reading.article.text)), _CONTENT)
            page.put([(f"“{said}”", "")], first=[("    if    ", "dim")])


def _side(reading: Reading, side: DealSide, index: Index) -> list[Piece]:
    said = " … ".join(span.of(reading.article.text) for span in side.content)
    giver = _name(index, side.party) if side.party else NOBODY
    return [(giver, "who"), (": ", ""), (f"“{shorten(line(said), _CONTENT)}”", "")]


def _name(index: Index, id: str) -> str:
    return shorten(line(index.names[id]), _NAME)


def _dates(page: Page, reading: Reading) -> None:
    rows: dict[tuple[str, str, str], int] = {}
    for date in reading.dates:
        row = (line(date.text), line(words.day(date.value)) or "open", line(date.basis))
        rows[row] = rows.get(row, 0) + 1
    if rows:
        page.section("Dates")
    column = min(24, max((len(value) for _, value, _ in rows), default=0))
    for (text, value, basis), times in rows.items():
        pieces = [
            (value.ljust(column), "who"),
            (f"  “{shorten(text, 60)}”", ""),
            (f" ×{times}" if times > 1 else "", "dim"),
        ]
        page.put([*pieces, (f"  {basis}", "dim")], first=[("  ", "")], rest=[("      ", "")])


def _entities(page: Page, reading: Reading) -> None:
    for kind, heading in words.ENTITY.items():
        rows = [e for e in reading.entities if e.kind == kind]
        if not rows:
            continue
        page.section(heading)
        if kind == "place":
            page.put([(" · ".join(shorten(line(e.name), _NAME) for e in rows), "")], first=[("  ", "")])
            continue
        for entity in rows:
            page.put(_entity(entity), first=[("  ", "")], rest=[("      ", "")])


def _entity(entity: Entity) -> list[Piece]:
    pieces = [(shorten(line(entity.name), _NAME), "who")]
    pieces += [(f", {shorten(line(part), _NAME)}", "") for part in words.roles(entity)]
    if entity.outlet:
        pieces.append((" [outlet]", "dim"))
    if entity.official:
        pieces.append((" [official]", "official"))
    others = dict.fromkeys(line(s.text) for s in entity.spellings if s.text != entity.name)
    if others:
        pieces.append((f"  also {', '.join(f'“{shorten(o, _NAME)}”' for o in others)}", "dim"))
    return pieces


def _related(page: Page, related: Sequence[Related]) -> None:
    withheld = [r for r in related if r.access == "subscribers"]
    others = [r for r in related if r.access != "subscribers"]
    for rows, heading in ((withheld, "Withheld from non-subscribers"), (others, "Other headlines on the page")):
        if rows:
            page.section(heading, f"{len(rows):,}, not read")
        for row in rows:
            sections = f"{', '.join(line(s) for s in row.sections)}: " if row.sections else ""
            page.put(
                [(sections, "dim"), (shorten(line(row.title), 200), "")], first=[("  ", "")], rest=[("      ", "")]
            )


def _issues(page: Page, reading: Reading) -> None:
    if reading.article.issues:
        page.section("Issues")
    for issue in reading.article.issues:
        page.put([(line(issue.message), "note")], first=[("  ", "")])


def _foot(page: Page, reading: Reading) -> None:
    article = reading.article
    page.gap()
    made = f"{reading.producer.model}, headwater {reading.producer.version}"
    page.put([(line(f"article {article.id} · captured {words.day(article.capture.fetched)} · read by {made}"), "dim")])
