"""A desk served by a process of its own, as `headwater serve` does it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SERVE = """
import pathlib, sys
from headwater.show.web import serve

def weighing():
    from headwater import pipeline
    return pipeline.WEIGHING

serve(pathlib.Path(sys.argv[1]), "127.0.0.1", 0, weighing=weighing)
"""


@contextmanager
def serving(desk: Path) -> Iterator[str]:
    """The address of the served desk, with its slash at the end; the server is gone when the block ends."""
    command = [sys.executable, "-c", _SERVE, str(desk)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://\S+", said)
            assert found, f"no address: {said!r}"
            yield found.group()
        finally:
            process.terminate()
            process.communicate(timeout=20)
