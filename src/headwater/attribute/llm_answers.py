"""Answers of a language model, kept: one small file each, named by a digest of everything that was asked.

What is kept is what the server said, never what became of it: every answer is verified again when it is read, so a
file that somebody changed can do no more than a server that lies. A damaged file is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LARGEST: Final = 1_500_000
"""Bytes of a file of ours: an answer of 100,000 characters takes twelve for each of them in JSON, at most."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The folder with the answers; None: nothing is kept."""

    folder: Path | None

    def get(self, key: str) -> str | None:
        """The answer kept under `key`; None where there is none that can be read."""
        if self.folder is None:
            return None
        try:
            with self._file(key).open("rb") as file:
                kept = json.loads(file.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def put(self, key: str, answer: str, model: str) -> None:
        """Keep an answer: whole or not at all, for this user alone. Raises `OSError`."""
        if self.folder is None:
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes files that only their owner can read and write.
        handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=self.folder)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump({"model": model, "answer": answer}, file)
            os.replace(name, self._file(key))
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise

    def _file(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{key}.json"


def key(passage: str, prompt: str, model: str, endpoint: str) -> str:
    """SHA-256, as hexadecimal digits, of everything that an answer depends on."""
    whole = json.dumps([passage, prompt, model, endpoint])  # a list: no part can run into the next
    return hashlib.sha256(whole.encode("ascii")).hexdigest()
