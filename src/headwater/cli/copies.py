"""`headwater copies`: which articles carry one text, and whom each credits with it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater import config
from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile, NoColour
from headwater.cli.progress import Progress
from headwater.cli.terminal import in_colour, put, tell, tell_issue, width
from headwater.records import Issue

if TYPE_CHECKING:
    from headwater.desk import Desk
    from headwater.linked import Sheet

Lines = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE",
        help='Lines {"id", "text"}, maybe with "title", "outlet", "published", "url", "lang"; - is standard input.',
    ),
]


def copies(
    article: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="An article of the desk: its id, or its beginning.")
    ] = None,
    jsonl: Lines = None,
    desk: DeskFile = None,
    as_json: AsJson = False,
    no_color: NoColour = False,
) -> None:
    """Show whose text an article of the desk repeats, and who repeats its; or group the articles of a file.

    With --jsonl it prints {"id", "cluster", "credited"} for each article of the file, in its order; articles of one
    cluster carry one original text.
    """
    if (article is None) == (jsonl is None):
        raise typer.BadParameter("name an article of the desk, or a file with --jsonl")
    if jsonl is not None:
        raise typer.Exit(_of_file(jsonl))
    _of_desk(article or "", desk, as_json=as_json, colour=in_colour(sys.stdout, wanted=not no_color))


def _of_desk(article: str, desk: Path | None, *, as_json: bool, colour: bool) -> None:
    from headwater.json_text import plain
    from headwater.show.claims import copied, ruled

    with options.open_desk(options.settings(desk)) as opened:
        id = opened.find(article)
        found, judged = opened.copies(id), opened.ruled_copies(id)
        for row in found:
            texts = _text(opened, row.copy.earlier), _text(opened, row.copy.later)
            put(options.json_row(row) if as_json else copied(row, id, texts, colour=colour, width=width()))
    for each in judged:
        row_of = {"copy": None} | plain(each)
        put(options.json_row(row_of) if as_json else ruled(each, id, colour=colour, width=width()))
    if not found and not judged:
        tell(f"{id}: no other article on this desk repeats its text, nor does it repeat another's")


def _text(opened: Desk, article: str) -> str:
    reading = opened.reading(article)
    return reading.article.text if reading else ""


def _of_file(jsonl: str) -> int:
    """Prints a line for each document; 1 where one could not be read."""
    from headwater import pipeline

    sheets: list[tuple[str, Sheet]] = []
    failed = False
    progress = Progress("read")
    try:
        for item in pipeline.bare_sheets(jsonl, config.load(), stdin=sys.stdin.buffer):
            if isinstance(item, Issue):
                failed = True
                with progress.aside():
                    tell_issue(item)
            else:
                sheets.append(item)
            progress.step(failed=isinstance(item, Issue))
    finally:
        progress.end()
    for each in pipeline.carried(sheets):
        put(json.dumps(asdict(each), ensure_ascii=False))
    return 1 if failed else 0
