"""`headwater copies`: which articles carry one text, and whom each credits with it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from headwater import config
from headwater.cli.options import AsJson
from headwater.cli.progress import Progress
from headwater.cli.terminal import put, tell_issue
from headwater.errors import InputError
from headwater.records import Capture, Issue

if TYPE_CHECKING:
    from headwater.linked import Sheet
    from headwater.records import Article

Lines = Annotated[
    str | None,
    typer.Option(
        "--jsonl",
        metavar="FILE",
        help='Lines {"id", "text"}, maybe with "title", "outlet", "published", "url", "lang"; - is standard input.',
    ),
]


def copies(jsonl: Lines = None, as_json: AsJson = False) -> None:
    """Tell which articles of a file carry one text. Prints {"id", "cluster", "credited"} for each, in its order."""
    del as_json  # what is printed for a file of lines is JSON in any case, as with `headwater match --jsonl`
    if jsonl is None:
        raise typer.BadParameter("--jsonl FILE says which articles to compare")
    from headwater.link.shelf import Shelf

    sheets: list[tuple[str, Sheet]] = []
    failed = False
    progress = Progress("read")
    try:
        for item in _sheets(jsonl):
            if isinstance(item, Issue):
                failed = True
                with progress.aside():
                    tell_issue(item)
            else:
                sheets.append(item)
            progress.step(failed=isinstance(item, Issue))
    finally:
        progress.end()
    groups = Shelf(sheet for _, sheet in sheets).clusters()
    first = {article: group[0] for group in groups for article in group}
    for id, sheet in sheets:
        credited = list(dict.fromkeys(credit.name for credit in sheet.credits))
        row = {"id": id, "cluster": first.get(sheet.article, sheet.article), "credited": credited}
        put(json.dumps(row, ensure_ascii=False))
    raise typer.Exit(1 if failed else 0)


def _sheets(file: str) -> Iterator[tuple[str, Sheet] | Issue]:
    """Each document's id with its sheet, or why it could not be read. A sheet's own name is unique in the file."""
    from headwater.acquire import captures

    met: Counter[str] = Counter()
    for item in captures([file], config.load(), stdin=sys.stdin.buffer):
        if isinstance(item, Issue):
            yield item
            continue
        try:
            article = _article(item)
        except InputError as error:
            yield Issue(error.code, str(error), item.source)
            continue
        id = article.given_id or article.id
        met[id] += 1
        yield id, _sheet(article, id if met[id] == 1 else f"{id}#{met[id]}")


def _article(capture: Capture) -> Article:
    from headwater.read import article

    return article(_declared(capture))


def _declared(capture: Capture) -> Capture:
    """A line that calls its language `lang`, as many corpora do, is read as one that says `language`."""
    try:
        row = json.loads(capture.body)
    except ValueError:
        return capture  # not a line: a page or a text; whatever is wrong with it is told when it is read
    if not isinstance(row, dict) or "lang" not in row or "language" in row:
        return capture
    return replace(capture, body=json.dumps({**row, "language": row["lang"]}).encode())


def _sheet(article: Article, name: str) -> Sheet:
    from headwater.link.bare import bare

    return bare(article, name=name)
