"""Makes a desk of very many articles out of the rumour mill: benchmarks/bigdesk.py DESK [--articles N] [--seed N]

Every article is stored and linked as `headwater add` does it, with the rules and the weighing of the program, so that
who is one, copies, claims, origins and stories are real; only what the reader model would see is the truth of the mill
(benchmarks/mill/stored.py), and statements have no sentence vectors, since making these takes hours. Six languages,
three ways to write Belarusian; corrected texts in several versions, texts that are withheld, inputs that could not be
read, a matter that everybody reports on for days, a watch list. One core, some 100 ms an article; those on the great
matter take up to ten times as long, as each touches claims that hundreds tell.

A desk that is there already is filled up to N. Prints, for each stretch, the milliseconds that an article took.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks.mill import atlas, flow
from benchmarks.mill.dials import Dials
from benchmarks.mill.names import LANGUAGES, person
from benchmarks.mill.stored import Stored
from benchmarks.mill.world import World

from headwater import link, pipeline
from headwater.config import Cases, Settings
from headwater.desk import Desk
from headwater.desk.alerts import alert_records
from headwater.desk.finding.hits import Wanted
from headwater.desk.publishing.items import Draft
from headwater.desk.publishing.site import Section, Site
from headwater.newsroom.dossiers import writing
from headwater.newsroom.publishing import bodies
from headwater.newsroom.sealed import opening
from headwater.records import Capture, Issue, Reading
from headwater.weighing import Weighing

DIALS = Dials(quoted=0.8, second_claim=0.8, no_comment=0.25, sayings=4.0, great=0.3)
"""Five statements an article, as real news has; one affair in three thousand that everybody writes about for days."""
EVERY = 500
"""Articles between two lines of the table."""
BROKEN = 40
"""One input in so many could not be read."""
NOTED = 50
"""Articles, and claims, with a note."""
CLAIMS = 10
"""Claims of the dossier."""
WATCHED = 120
"""People on the watch list."""


def main() -> int:
    """Fills the desk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--feed", type=float, metavar="SECONDS", help="add others one by one, until stopped")
    options = parser.parse_args()
    if options.feed is not None:
        feed(options.desk, options.feed)
    fill(options.desk, options.articles, options.seed, every=EVERY)
    return 0


def fill(path: Path, articles: int, seed: int = 1, *, every: int = 0) -> None:
    """Fills the desk at `path` up to `articles` captures; a line is printed after each `every` of them."""
    atlas.teach()
    with Desk(path, rules=pipeline.RULES, weighing=weighing()) as desk:
        done = desk.counts().captures
        if not done:
            _watch(desk, seed)
        coming = stream(articles, seed, after=done)
        while stretch := list(islice(coming, every or articles)):
            begun = time.process_time()
            added = sum(not isinstance(each, Issue) for each in desk.add_all(stretch))
            done += added
            if every and added:
                each = (time.process_time() - begun) / added
                print(f"{done:>8} articles  {1000 * each:6.1f} ms each  {desk.counts().statements:>8} statements")
                sys.stdout.flush()
        if not desk.note_total():
            _note(desk)


def _note(desk: Desk) -> None:
    """What people leave on a desk: notes on passages and claims, a search that is kept."""
    for listed in desk.articles(limit=NOTED):
        if found := desk.statements(article=listed.id, limit=1):
            reading = desk.reading(listed.id)
            span = next((s.content[0] for s in reading.statements if s.id == found[0].id), None) if reading else None
            if span:
                desk.note_passage(listed.id, span, "Ask the author of this.", "anna")
    for row in desk.claims(limit=NOTED):
        desk.note_on(row.claim, "Who else has this?", "jonas")
    desk.keep_search("Unnamed sources", Wanted(unnamed=True), "anna")
    _work(desk)


def _work(desk: Desk) -> None:
    """One of each thing that a newsroom makes of what it found: a dossier, an alert, an item of the site, a case."""
    claims = [row.claim for row in desk.claims(limit=CLAIMS)]
    text = "\n\n".join(f"This is told [{claim}].\n\n[{claim}]" for claim in claims)
    dossier = writing.begin(desk, "What is told", "anna", language="en", text=text)
    writing.write(desk, dossier, 1, "anna", text=f"{text}\n\nNobody knows more.")
    rule, _ = desk.add_alert(alert_records.Wish("claim", claims[0], ("standing",), (("desk", ""),)), "anna")
    desk.arm_alert(rule.id, "anna")
    desk.settle_site(Site("The Mill"), ("en",), "anna")
    desk.keep_section(Section("mill", {"en": "Mill"}), "anna")
    blocks = bodies.read("Much is told.")
    item = Draft("What is told", "mill", "en", "public", body=bodies.stored(blocks), words=bodies.words(blocks))
    desk.publish(item, "anna", datetime.now(UTC))
    opening.make(desk, Settings(cases=Cases(key_file="none")), "", "four words of the mill", who="anna").close()


def feed(path: Path, pause: float) -> None:
    """Adds articles one by one, as the watcher does, until it is stopped; `pause` in seconds between two of them.

    Out of another world each time: what a desk has already changes nothing in it, and would be no writing.
    """
    atlas.teach()
    with Desk(path, rules=pipeline.RULES, weighing=weighing()) as desk:
        for item in stream(100_000, seed=desk.counts().captures):
            if not isinstance(item, Issue):
                desk.add(*item)
                time.sleep(pause)


def weighing() -> Weighing:
    """The program's own, without sentence vectors."""
    return replace(pipeline.WEIGHING, sheet=link.sheet)


def stream(articles: int, seed: int, *, after: int = 0) -> Iterator[tuple[Capture, Reading] | Issue]:
    """The articles from the one behind `after` to the last, and between them inputs that could not be read."""
    stored = Stored(World(seed))
    out = (item for item in flow.printed(articles, seed, DIALS) if isinstance(item, flow.Out))
    for n, item in enumerate(out):
        if n < after:
            stored.address(item.piece)
            continue
        yield stored.read(item.piece, item.printed)
        if n % BROKEN == 0:
            where = f"https://mill.example/broken/{n}"
            yield Issue("fetch", f"{where}: answered 503; it is tried again later", where)


def _watch(desk: Desk, seed: int) -> None:
    """Puts people of the world on a watch list, under their names in one language or another."""
    names = []
    for n, who in enumerate(World(seed).people[::7][:WATCHED]):
        names.append(person(who.given, who.surname, who.gender, LANGUAGES[n % len(LANGUAGES)], short=False).name)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write("\n".join(["name,kind", *(f"{name},person" for name in names)]) + "\n")
        file.flush()
        desk.add_watchlist("Watched in the mill", file.name)


if __name__ == "__main__":
    raise SystemExit(main())
