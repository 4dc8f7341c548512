"""How long a long dossier takes: written, read, and printed in each form.

    python -m benchmarks.dossiers DESK [--claims 200] [--sentences 6]

Works on a copy of DESK, which needs claims (`python -m benchmarks.bigdesk`). Invented sentences of eighteen words, each
keyed to a claim; every claim is shown. Seconds are those of the processor: what a busy machine adds is left out.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from headwater import pipeline
from headwater.desk.claims.claim_listing import Asked
from headwater.desk.store import Desk
from headwater.newsroom.dossiers import writing
from headwater.newsroom.dossiers.since import since
from headwater.show.dossiers import takeaway
from headwater.show.dossiers.takeaway import FORMS, Wish

T = TypeVar("T")
SAID = "the ministry said that several hundred would go home after talks while others denied that any were near"
WHEN = "2026-05-01T12:00:00Z"


def main() -> None:
    """Prints the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("desk", type=Path)
    asked.add_argument("--claims", type=int, default=200)
    asked.add_argument("--sentences", type=int, default=6)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(given.desk, folder))
        with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
            _measure(desk, given.claims, given.sentences)


def _measure(desk: Desk, claims: int, sentences: int) -> None:
    text = _text([row.claim for row in desk.claims_page(Asked(), claims)], sentences)
    print(f"{len(text.split()):,} words, {len(text):,} characters")
    id = _timed("written", lambda: writing.begin(desk, "A long dossier", "Anna", language="en", text=text))
    found = _timed("read", lambda: desk.dossier(id))
    _timed("what changed since", lambda: since(desk, found))
    made = _timed("made a page", lambda: takeaway.paper(desk, id, Wish(WHEN)))
    _timed("made a safe page", lambda: takeaway.paper(desk, id, Wish(WHEN, safe=True)))
    for form in FORMS:
        size = len(_timed(form, lambda form=form: takeaway.printed(made, form)))  # type: ignore[misc]
        print(f"{'':24}{size:>12,} bytes")
    pieces = sum(len(state.evidence) for state in found.states.values())
    print(f"{len(found.states)} claims, {pieces:,} statements, {len(made.notes)} notes")


def _text(claims: list[str], sentences: int) -> str:
    chance = random.Random(1)
    made = []
    for n, claim in enumerate(claims):
        if n % 10 == 0:
            made.append(f"# Part {n // 10 + 1}")
        keyed = (
            f"{' '.join(chance.choices(SAID.split(), k=18)).capitalize()} [{chance.choice(claims)}]."
            for _ in range(sentences)
        )
        made += [" ".join(keyed), f"[{claim}]"]
    return "\n\n".join(made)


def _timed(what: str, do: Callable[[], T]) -> T:
    begun = time.process_time()
    made = do()
    print(f"{what:<24}{time.process_time() - begun:>8.2f} s", flush=True)
    return made


if __name__ == "__main__":
    main()
