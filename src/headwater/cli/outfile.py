"""A file that leaves the desk, written so that nobody else can read it and that nothing half written bears its name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from headwater.errors import ConfigError


def write(output: Path, pieces: Iterable[bytes], entered: Callable[[], None]) -> int:
    """Writes the pieces into a file for whoever writes it alone; how many bytes. `ConfigError` where it cannot be.

    `entered` tells the log, once all is written and before it has its name: what is in the log was written, and what
    has a name is in the log. Whatever ends it before leaves nothing behind.
    """
    begun: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name[:100]}.", suffix=".part", dir=output.parent)
        begun = Path(name)
        with os.fdopen(handle, "wb") as out:
            size = sum(map(out.write, pieces))
        if output.is_dir():
            raise IsADirectoryError(21, "it is a directory")
        entered()
        begun.replace(output)
        begun = None
    except OSError as error:
        raise ConfigError(f"{output}: cannot be written: {error.strerror or error}") from error
    finally:
        if begun is not None:
            begun.unlink(missing_ok=True)
    return size
