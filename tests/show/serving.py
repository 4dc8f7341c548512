"""A desk served by a process of its own, as `headwater serve` does it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from multiprocessing.connection import Connection
from pathlib import Path

from tests import forked, shared

_PATIENCE = 20.0
"""Seconds in which a server ends that is told to."""


def _serve(desk: Path, templates: Path, environ: Mapping[str, str], said: Connection, cheap: bool) -> None:
    """What the process does, as if it were started here; what it prints is heard."""
    from jinja2 import FileSystemBytecodeCache
    from tests.show.members import quick_passwords

    from headwater import pipeline
    from headwater.show.web import drawer, serve

    os.environ.clear()
    os.environ.update(environ)
    tempfile.tempdir = None  # as the environment names it
    os.dup2(said.fileno(), 1)
    said.close()
    made = drawer.environment

    def compiled() -> object:
        # Once for all servers of a run: some 60 ms for each page of each.
        templates_of = made()
        templates_of.bytecode_cache = FileSystemBytecodeCache(str(templates))
        return templates_of

    drawer.environment = compiled  # type: ignore[assignment]
    with quick_passwords() if cheap else nullcontext():
        serve(desk, "127.0.0.1", 0, weighing=lambda: pipeline.WEIGHING)


@contextmanager
def serving(desk: Path, *, cheap: bool = False) -> Iterator[str]:
    """The address of the served desk, with its slash at the end; the server is gone when the block ends.

    `cheap`: it hashes passwords as cheaply as `quick_passwords` does.
    """
    context = forked.context()
    heard, said = context.Pipe(duplex=False)
    given = (desk.absolute(), shared.folder("templates"), dict(os.environ), said, cheap)
    process = context.Process(target=_serve, args=given)
    process.start()
    said.close()
    try:
        with open(heard.fileno(), closefd=False, encoding="utf-8") as lines:
            line = lines.readline()
        found = re.search(r"http://\S+", line)
        assert found, f"no address: {line!r}"
        yield found.group()
    finally:
        process.terminate()
        process.join(_PATIENCE)
        assert process.exitcode is not None, "it goes on"
        process.close()
        heard.close()
