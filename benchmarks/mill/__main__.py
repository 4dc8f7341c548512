"""Writes an invented media landscape: articles.jsonl, which Headwater reads, and truth.jsonl, which it never sees.

python -m benchmarks.mill --articles 10000 --seed 1 --out FOLDER [dials]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.mill import flow
from benchmarks.mill.dials import arguments, dials
from benchmarks.mill.pieces import Piece
from benchmarks.mill.prose import Printed
from benchmarks.mill.truth import address, article_id, article_row, claim_row, published


def main() -> int:
    """Runs the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000, help="100 to 1,000,000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments(parser)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / "articles.jsonl").open("w") as articles, (options.out / "truth.jsonl").open("w") as truth:
        for item in flow.printed(options.articles, options.seed, dials(options)):
            if isinstance(item, flow.Out):
                _write(articles, article(item.piece, item.printed))
                _write(truth, article_row(item.piece, statements(item.printed)))
            else:
                _write(truth, claim_row(item))
    return 0


def _write(file: Any, row: dict[str, Any]) -> None:
    file.write(json.dumps(row, ensure_ascii=False) + "\n")


def article(piece: Piece, printed: Printed) -> dict[str, str]:
    """An article as a line of a .jsonl that Headwater reads."""
    outlet = piece.outlet
    return {
        "id": article_id(piece),
        "title": printed.title,
        "text": printed.text,
        "outlet": outlet.name(outlet.language),
        "published": published(piece),
        "url": address(piece),
        "lang": outlet.language,
    }


def statements(printed: Printed) -> list[dict[str, Any]]:
    """The statements that an article really carries."""
    return [
        {
            "claim": t.line.claim,
            "stance": t.line.stance,
            "content": [t.content.start, t.content.end],
            "source": [t.source.start, t.source.end] if t.source else None,
            "origin": t.line.origin.id if t.line.origin else None,
            "chain": [o.key for o in t.line.chain],
            "number": t.line.fact.n or None,
            "day": t.line.fact.day.isoformat(),
        }
        for t in printed.told
    ]


if __name__ == "__main__":
    sys.exit(main())
