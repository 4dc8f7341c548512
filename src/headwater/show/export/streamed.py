"""A zip file that is written from its beginning to its end and handed on as it is made: nothing lies on a disk."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pieces:
    """A file that can only be written on, whose bytes are taken as they come."""

    made: list[bytes] = field(default_factory=list)

    def write(self, data: bytes) -> int:
        """Keeps them until they are taken."""
        self.made.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def tell(self) -> int:
        """Refused: so that `zipfile` does not go back to fill in what it did not know."""
        raise OSError("written as a stream")

    def taken(self) -> bytes:
        """What was written since they were last taken."""
        made = b"".join(self.made)
        self.made.clear()
        return made


def entry(path: str, *, packed: bool) -> zipfile.ZipInfo:
    """A file in it, under one date for all: when it was made, and in which zone, is nobody's business."""
    made = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    made.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    made.create_system, made.external_attr = 3, 0o644 << 16
    return made
