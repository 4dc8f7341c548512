"""What `import headwater` offers beside the records: `read`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from headwater import config, pipeline
from headwater.errors import InputError
from headwater.records import Issue, Reading


def read(
    *inputs: str | Path, settings: config.Settings | None = None, issues: list[Issue] | None = None
) -> Iterator[Reading]:
    """The readings of files, folders, web addresses and feeds, in their order, one at a time.

    What could not be read goes into `issues` where a list is given; otherwise it raises `InputError` in its turn.
    `settings`: default those of the settings file and the environment.
    """
    for item in pipeline.readings([str(i) for i in inputs], settings or config.load()):
        if not isinstance(item, Issue):
            yield item[1]
        elif issues is None:
            raise InputError(item.message if item.input in item.message else f"{item.input}: {item.message}")
        else:
            issues.append(item)
