"""A desk served by a process of its own, as `headwater serve` does it."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

_SERVE = """
import pathlib, sys
from jinja2 import FileSystemBytecodeCache
from headwater.show.web import drawer, serve

templates = drawer.environment

def compiled():
    # Once for all servers of a run: some 60 ms for each page of each.
    made = templates()
    made.bytecode_cache = FileSystemBytecodeCache(sys.argv[2])
    return made

drawer.environment = compiled

def weighing():
    from headwater import pipeline
    return pipeline.WEIGHING

serve(pathlib.Path(sys.argv[1]), "127.0.0.1", 0, weighing=weighing)
"""


@cache
def _templates() -> tempfile.TemporaryDirectory[str]:
    """Where servers keep their templates compiled; gone with this process, for what they are compiled to may change."""
    return tempfile.TemporaryDirectory()


@contextmanager
def serving(desk: Path) -> Iterator[str]:
    """The address of the served desk, with its slash at the end; the server is gone when the block ends."""
    command = [sys.executable, "-c", _SERVE, str(desk), _templates().name]
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
