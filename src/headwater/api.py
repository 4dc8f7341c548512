"""What `import headwater` offers beside the records and `Desk`: `read` and `copies`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from headwater import config, pipeline
from headwater.errors import InputError
from headwater.linked import Carried
from headwater.records import Issue, Reading


def read(
    *inputs: str | Path, settings: config.Settings | None = None, issues: list[Issue] | None = None
) -> Iterator[Reading]:
    """The readings of files, folders, web addresses and feeds, in their order, one at a time.

    What could not be read goes into `issues` where a list is given; otherwise it raises `InputError` in its turn.
    `settings`: default those of the settings file and the environment.
    """
    for item in pipeline.readings([str(i) for i in inputs], settings or config.load()):
        if isinstance(item, Issue):
            _told(item, issues)
        else:
            yield item[1]


def copies(
    file: str | Path, *, settings: config.Settings | None = None, issues: list[Issue] | None = None
) -> list[Carried]:
    """Which documents of a file carry one text, and whom each credits: as `headwater copies --jsonl`, in their order.

    `file` has lines {"id", "text"}, maybe with "title", "outlet", "published", "url", "lang". What could not be read
    goes into `issues` where a list is given; otherwise it raises `InputError`.
    """
    sheets = []
    for item in pipeline.bare_sheets(str(file), settings or config.load()):
        if isinstance(item, Issue):
            _told(item, issues)
        else:
            sheets.append(item)
    return pipeline.carried(sheets)


def _told(issue: Issue, issues: list[Issue] | None) -> None:
    if issues is None:
        raise InputError(issue.message if issue.input in issue.message else f"{issue.input}: {issue.message}")
    issues.append(issue)
