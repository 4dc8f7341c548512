"""Bytes that lie somewhere, before anybody knows what they are, and how a capture is made of them."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from headwater.config import Settings
from headwater.errors import HeadwaterError, TooLarge
from headwater.records import Capture, Issue

if TYPE_CHECKING:
    from headwater.acquire.fetch import Door

HEAD = 65_536
"""Bytes that are looked at to tell what something is."""


@dataclass(frozen=True)
class Errand:
    """What one call of `captures` takes along: the settings, the clock, the door to the network."""

    settings: Settings
    now: datetime | None = None
    through: Door | None = None
    """A door that is there already."""

    @cached_property
    def door(self) -> Door:
        """One door for the whole errand, so that hosts get their pauses."""
        if self.through is not None:
            return self.through
        from headwater.acquire.fetch import Door  # takes 0.1 s, and most inputs are files

        return Door(self.settings.network)

    def clock(self) -> str:
        """The time as captures carry it: ISO 8601 in UTC, seconds."""
        return stamp(self.now or datetime.now(UTC))


@dataclass(frozen=True)
class Raw:
    """Bytes not looked at yet. `open` gives them from the start, as often as wanted.

    `source` is what issues and captures name; `name` a file name whose ending hints at the kind; `media_type`,
    `encoding` and `url` what the transport said; `depth` how many containers they were taken out of.
    """

    source: str
    open: Callable[[], BinaryIO]
    fetched: str
    name: str = ""
    size: int | None = None
    media_type: str | None = None
    encoding: str | None = None
    url: str | None = None
    container: str | None = None
    depth: int = 0
    hints: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def head(self) -> bytes:
        """The first bytes."""
        with self.open() as file:
            return file.read(HEAD)

    @cached_property
    def sha256(self) -> str:
        """Over all of the bytes."""
        digest = hashlib.sha256()
        with self.open() as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
        return digest.hexdigest()

    def read(self, limit: int, setting: str) -> bytes:
        """All of the bytes. Raises `TooLarge`, naming the setting, where they are more than `limit`."""
        if self.size is not None and self.size > limit:
            raise too_large(self.source, limit, setting)
        with self.open() as file:
            body = file.read(limit + 1)
        if len(body) > limit:
            raise too_large(self.source, limit, setting)
        return body

    def part(self, part: object, body: bytes, **changes: object) -> Raw:
        """Bytes taken out of these."""
        inner = replace(
            self,
            source=f"{self.source}#{part}",
            open=lambda: io.BytesIO(body),
            size=len(body),
            container=self.container or self.sha256,
            depth=self.depth + 1,
            media_type=None,
            encoding=None,
        )
        return replace(inner, **changes)  # type: ignore[arg-type]

    def capture(self, body: bytes, media_type: str, **changes: object) -> Capture:
        """The capture of `body`, which is these bytes or a part of them."""
        whole = Capture(
            sha256=hashlib.sha256(body).hexdigest(),
            fetched=self.fetched,
            source=self.source,
            media_type=media_type,
            body=body,
            url=self.url,
            encoding=self.encoding,
            container=self.container,
            hints=self.hints,
        )
        return replace(whole, **changes) if changes else whole  # type: ignore[arg-type]


def from_file(path: Path, source: str, errand: Errand) -> Raw:
    """A file on disk; its time of change goes into the hints. Raises `OSError`, `TooLarge`."""
    status = path.stat()
    limit = errand.settings.limits.max_bytes
    if status.st_size > limit:
        raise too_large(source, limit, "limits.max_bytes")
    return Raw(
        source=source,
        open=lambda: path.open("rb"),
        fetched=errand.clock(),
        name=path.name,
        size=status.st_size,
        hints={"mtime": stamp(datetime.fromtimestamp(status.st_mtime, UTC))},
    )


def from_bytes(body: bytes, source: str, fetched: str, **more: object) -> Raw:
    """Bytes in memory."""
    return Raw(source, lambda: io.BytesIO(body), fetched, size=len(body), **more)  # type: ignore[arg-type]


def issue(error: Exception, source: str) -> Issue:
    """What went wrong with an input, as the user is told; the message names the input."""
    code = error.code if isinstance(error, HeadwaterError) else "input"
    message = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return Issue(code, message if source in message else f"{source}: {message}", source)


def too_large(source: str, limit: int, setting: str) -> TooLarge:
    """The refusal of something larger than a setting allows."""
    return TooLarge(f"{source}: more than {limit:,} bytes; raise {setting} if it is to be read all the same")


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text: bytes in it that are no UTF-8 become U+FFFD, since neither JSON nor a desk could hold them."""
    return os.fsencode(path).decode("utf-8", "replace")


def stamp(when: datetime) -> str:
    """ISO 8601 in UTC, seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
