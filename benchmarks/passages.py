"""How well events, silence and deals are read in the marked passages of tests/sourcing/passages.

    python benchmarks/passages.py [--files en-1,ru-2 | --kept] [--misses KIND]

Each line of a file is a passage of its own; its marks are told in docs/passages-guideline.md. Prints a table by
language. Files that end in -3 are kept aside: they are scored with `--kept` and their misses are not shown.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from headwater import pipeline
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated, Deal, Event, Outlet, Reading, Span

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "sourcing" / "passages"
KEPT = "-3"
QUIET = ("silent", "declines")
KINDS = {
    "event": "events: type and mode",
    "seen": "events: a trigger of any type",
    "actors": "who acts, of events found",
    "recipients": "whom it touches, of events found",
    "when": "when, of events found",
    "whole": "events: type, parties and time",
    "quiet": "silence and refusal",
    "deal": "deals: both sides",
    "bargain": "deals: both sides and parties",
}
SHARES = ("actors", "recipients", "when")


@dataclass(frozen=True, slots=True)
class Marked:
    """One thing that a passage tells: its trigger and kind, and the spans of each role by its letter."""

    kind: str
    trigger: Span
    roles: dict[str, list[Span]]


@dataclass(slots=True)
class Tally:
    """Counts by kind; misses in words."""

    marked: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    misses: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def score(self, kind: str) -> str:
        """Precision, recall and F1; a share where nothing can be too much."""
        held, marked, read = self.held[kind], self.marked[kind], self.read[kind]
        if kind in SHARES:
            return f"{held / marked:.3f}" if marked else ""
        f1 = 2 * held / (marked + read) if marked + read else 1.0
        return f"{held / max(1, read):.2f} {held / max(1, marked):.2f} {f1:.3f}"


def parse(line: str) -> tuple[str, list[Marked]]:
    """A passage without its marks, and what they mark. Raises `ValueError` where a mark does not close."""
    out: list[str] = []
    stack: list[int] = []
    spans: list[tuple[Span, list[str]]] = []
    length = at = 0
    for part in re.finditer(r"\[|\|([^\]|\[]*)\]|[^\[|\]]+", line):
        if part.start() != at:
            raise ValueError(f"a stray sign at {at}: {line[max(0, at - 20) : at + 20]}")
        at = part.end()
        if part.group() == "[":
            stack.append(length)
        elif part.group(1) is not None:
            spans.append((Span(stack.pop(), length), part.group(1).split()))
        else:
            out.append(part.group())
            length += len(part.group())
    if stack or at != len(line):
        raise ValueError(f"a mark does not close: {line[:60]}")
    return "".join(out), _together(spans)


def _together(spans: Iterable[tuple[Span, list[str]]]) -> list[Marked]:
    roles: defaultdict[str, defaultdict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    heads: list[tuple[str, str, Span]] = []
    for span, tags in sorted(spans, key=lambda pair: pair[0]):
        for tag in tags:
            number, colon, kind = tag.partition(":")
            if colon:
                heads.append((number, kind, span))
            else:
                roles[tag[:-1]][tag[-1]].append(span)
    return [
        Marked(kind, span, {letter: where for letter, where in roles[number].items() if letter in letters(kind)})
        for number, kind, span in heads
    ]


def letters(kind: str) -> str:
    """The roles that a kind has: an event and a silence may bear one number."""
    return "gxGX" if kind == "deal" else "s" if kind in QUIET else "arpt"


def passages(path: Path) -> Iterator[tuple[str, str, list[Marked]]]:
    """The name of each passage, its text and its marks."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            yield f"{path.stem}:{n}", *parse(line)


def article(name: str, text: str, language: str) -> Article:
    """A passage as the stage `read` would give it, of a day in the week before Easter."""
    return Article(
        id=name,
        title="",
        capture=CaptureRef("", ""),
        text=text,
        language=language,
        access="open",
        published=Dated("2027-03-25T09:00:00Z", "given"),
        outlet=Outlet("Marked Passage"),
        sentences=sentences.split(text, language),
        read_in=language,
    )


def compare(name: str, text: str, marks: list[Marked], reading: Reading, tally: Tally) -> None:
    """Counts what of one passage was read."""
    _events(name, text, [m for m in marks if "/" in m.kind], reading, tally)
    _quiet(name, text, [m for m in marks if m.kind in QUIET], reading, tally)
    _deals(name, text, [m for m in marks if m.kind == "deal"], reading, tally)


def _events(name: str, text: str, marks: list[Marked], reading: Reading, tally: Tally) -> None:
    left = list(reading.events)
    for mark in marks:
        near = [e for e in left if e.trigger.overlaps(mark.trigger)]
        best = next((e for e in near if f"{e.type}/{e.mode}" == mark.kind), None)
        if not best and not _named(reading, mark):
            left = [e for e in left if e not in near]
            continue  # whose parties the text does not name is not told
        where = f"{name} {mark.kind} {_shown(text, mark.trigger)}"
        for kind, held in (("event", best is not None), ("seen", bool(near))):
            tally.marked[kind] += 1
            tally.held[kind] += held
            tally.read[kind] += held
        tally.marked["whole"] += 1
        if not best:
            tally.misses["event"].append(f"{where} — {[f'{e.type}/{e.mode}' for e in near]}")
            continue
        left.remove(best)
        tally.read["whole"] += 1
        right = [
            _parties(reading, best.actors, mark.roles.get("a", [])),
            _touched(reading, best, mark),
            _time(reading, best, mark.roles.get("t", [])),
        ]
        tally.held["whole"] += all(right)
        for kind, ok in zip(SHARES, right, strict=True):
            tally.marked[kind] += 1
            tally.held[kind] += ok
            if not ok:
                tally.misses[kind].append(f"{where} — {_told(reading, best, kind)}, marked {_marked(text, mark, kind)}")
    for event in left:
        for kind in ("event", "seen", "whole"):
            tally.read[kind] += 1
        tally.misses["extra"].append(f"{name} {event.type}/{event.mode} {_shown(text, event.trigger)}")


def _shown(text: str, trigger: Span) -> str:
    return f"“{trigger.of(text)}”: {text[max(0, trigger.start - 70) : trigger.end + 50]}"


def _named(reading: Reading, mark: Marked) -> bool:
    return any(_entity(reading, span) for span in (*mark.roles.get("a", ()), *mark.roles.get("r", ())))


def _entity(reading: Reading, span: Span) -> frozenset[str]:
    return frozenset(e.id for e in reading.entities if any(m.overlaps(span) for m in e.mentions))


def _parties(reading: Reading, ids: Iterable[str], spans: list[Span]) -> bool:
    """True where the marked names were read, and nobody else but for a mark without a name (a pronoun, a noun)."""
    known = [found for span in spans if (found := _entity(reading, span))]
    free = len(spans) - len(known)
    read = list(ids)
    for found in known:
        hit = next((id for id in read if id in found), None)
        if hit is None:
            return False
        read.remove(hit)
    return len(read) <= free


def _touched(reading: Reading, event: Event, mark: Marked) -> bool:
    """True where those marked were read; of a visit the place too that was read as where it was."""
    spans = mark.roles.get("r", [])
    there = [event.place] if event.place and mark.kind == "consult/visit" else []
    host = [span for span in spans if not _entity(reading, span).intersection(there)]
    elsewhere = [id for id in event.recipients if id not in there]
    return _parties(reading, event.recipients, spans) or _parties(reading, elsewhere, host)


def _time(reading: Reading, event: Event, spans: list[Span]) -> bool:
    meant = {d.id for d in reading.dates if any(d.span.overlaps(s) for s in spans)}
    return event.when in meant if meant else not event.when or bool(spans)


def _told(reading: Reading, event: Event, kind: str) -> str:
    if kind == "when":
        return next((d.text for d in reading.dates if d.id == event.when), "none")
    ids = event.actors if kind == "actors" else event.recipients
    return str([e.name for id in ids if (e := reading.entity(id))])


def _marked(text: str, mark: Marked, kind: str) -> str:
    letter = {"actors": "a", "recipients": "r", "when": "t"}[kind]
    return str([s.of(text) for s in mark.roles.get(letter, ())])


def _quiet(name: str, text: str, marks: list[Marked], reading: Reading, tally: Tally) -> None:
    left = [s for s in reading.statements if s.stance in QUIET]
    for mark in marks:
        hit = next((s for s in left if any(c.overlaps(mark.trigger) for c in s.cue)), None)
        tally.marked["quiet"] += 1
        if hit:
            left.remove(hit)
            tally.held["quiet"] += 1
            tally.read["quiet"] += 1
        else:
            tally.misses["quiet"].append(
                f"{name} “{mark.trigger.of(text)}”: {text[max(0, mark.trigger.start - 70) : mark.trigger.end + 50]}"
            )
    tally.read["quiet"] += len(left)
    tally.misses["loud"] += [f"{name} {' … '.join(c.of(text) for c in s.cue)}: {text[:160]}" for s in left]


def _deals(name: str, text: str, marks: list[Marked], reading: Reading, tally: Tally) -> None:
    left = list(reading.deals)
    for mark in marks:
        sides = [mark.roles.get("g", []), mark.roles.get("x", [])]
        hit = next((d for d in left if _same_deal(d, sides)), None)
        tally.marked["deal"] += 1
        tally.marked["bargain"] += 1
        if hit:
            left.remove(hit)
            tally.held["deal"] += 1
            tally.read["deal"] += 1
            whose = _whose(reading, hit, mark)
            tally.held["bargain"] += whose
            if not whose:
                tally.misses["bargain"].append(f"{name} “{mark.trigger.of(text)}”: {text[:260]}")
        else:
            tally.misses["deal"].append(f"{name} “{mark.trigger.of(text)}”: {text[:260]}")
        tally.read["bargain"] += hit is not None
    for kind in ("deal", "bargain"):
        tally.read[kind] += len(left)
    tally.misses["undealt"] += [f"{name}: {text[:260]}" for _ in left]


def _whose(reading: Reading, deal: Deal, mark: Marked) -> bool:
    """True where each side is somebody's who was marked; whom the text does not name may be nobody."""
    sides = [mark.roles.get("g", []), mark.roles.get("x", [])]
    want = [mark.roles.get("G", []), mark.roles.get("X", [])]
    given = [s for side in deal.gives for s in side.content]
    turned = not any(a.overlaps(b) for a in given for b in sides[0])
    told = [side.party for part in ((deal.gets, deal.gives) if turned else (deal.gives, deal.gets)) for side in part]
    return all(
        party in known
        if (known := frozenset().union(*(_entity(reading, s) for s in spans)))
        else not party or bool(spans)
        for party, spans in zip(told, want, strict=True)
    )


def _same_deal(deal: Deal, sides: list[list[Span]]) -> bool:
    """Seen from either side."""
    read = [[s for side in part for s in side.content] for part in (deal.gives, deal.gets)]
    return any(
        all(not want or any(a.overlaps(b) for a in have for b in want) for have, want in zip(read, order, strict=True))
        for order in (sides, sides[::-1])
    )


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", default="")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--misses", default="", help=f"of {', '.join(KINDS)}, extra, loud, undealt")
    chosen = parser.parse_args()
    names = [n for n in chosen.files.split(",") if n]
    tallies: dict[str, Tally] = {}
    total = tallies["all"] = Tally()
    for path in sorted(chosen.folder.glob("*.txt")):
        kept = path.stem.endswith(KEPT)
        if (path.stem not in names) if names else (kept != chosen.kept):
            continue
        language = path.stem.split("-")[0]
        mine = tallies.setdefault(language, Tally())
        for name, text, marks in passages(path):
            reading = pipeline.read_article(article(name, text, language))
            for tally in (mine, total):
                compare(name, text, marks, reading, tally)
    print(f"{'':36}" + "".join(f"{name:>18}" for name in tallies))
    for kind, told in KINDS.items():
        print(f"{told:36}" + "".join(f"{t.score(kind):>18}" for t in tallies.values()) + f"{total.marked[kind]:>7}")
    for kind in (k for k in chosen.misses.split(",") if k and not chosen.kept):
        print(f"\n{kind}:", *total.misses[kind], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
