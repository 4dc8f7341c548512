"""WACZ: a zip file of WARC archives with a list of what is in it and their hashes (specs.webrecorder.net/wacz).

Nothing is unpacked to a disk. The whole file is refused where it is not what it says: a name that leads out of it, two
files of one name, a hash that does not fit, an archive that its list does not name, more in it than may be unpacked.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, Final, cast

from headwater.acquire.raw import Raw
from headwater.errors import BrokenInput, TooLarge

_BEGINS: Final = re.compile(rb"(archive/|pages/|indexes/|datapackage(-digest)?\.json$|fuzzy\.json$|logs/)")
_WARC: Final = re.compile(r"archive/[^/]+\.warc(\.gz)?", re.IGNORECASE)
_PACKAGE: Final = "datapackage.json"
_DIGEST: Final = "datapackage-digest.json"
_LARGEST_LIST: Final = 4_000_000
"""Bytes of the list of what is in it."""
_MOST: Final = 10_000
"""Files in one of them."""
_KINDS: Final = {"sha256": hashlib.sha256, "sha-256": hashlib.sha256, "md5": hashlib.md5}
_PIECE: Final = 1 << 20
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ValueError, KeyError, OverflowError, NotImplementedError, RuntimeError),
)
"""Whatever `zipfile` and what it unpacks with raise for bytes that are none of theirs."""


def begins(head: bytes, name: str) -> bool:
    """True for the beginning of one: by the name of the first file in it, or by its own."""
    if head[:4] != b"PK\x03\x04" or len(head) < 30:
        return False
    length = int.from_bytes(head[26:28], "little")
    return name.lower().endswith(".wacz") or bool(_BEGINS.match(head[30 : 30 + length]))


def archives(raw: Raw, growth: int, limit: int) -> Iterator[Raw]:
    """The WARC archives in it, each checked against its hash. They may be `growth` bytes in all, unpacked.

    Raises `BrokenInput`, `TooLarge`; `limit` bounds what is read into memory where it cannot be read twice.
    """
    with _file(raw, limit) as file, _zip(raw.source, file) as packed:
        infos = _infos(raw.source, packed, growth)
        listed = _listed(raw.source, packed, infos)
    for path in sorted(listed):
        yield Raw(
            source=f"{raw.source}#{path}",
            open=partial(_inside, raw, path, limit),
            fetched=raw.fetched,
            name=path.rpartition("/")[2],
            size=infos[path].file_size,
            container=raw.container or raw.sha256,
            depth=raw.depth + 1,
        )


def _file(raw: Raw, limit: int) -> BinaryIO:
    """Its bytes as a file in which one can go to and fro."""
    file = raw.open()
    if file.seekable():
        return file
    with file:
        body = file.read(limit + 1)
    if len(body) > limit:
        raise TooLarge(f"{raw.source}: more than {limit:,} bytes; save it as a file first")
    return io.BytesIO(body)


def _zip(source: str, file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise BrokenInput(f"{source}: the WACZ file is damaged: {error}") from error


def _infos(source: str, packed: zipfile.ZipFile, growth: int) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    every = packed.infolist()
    if len(every) > _MOST:
        raise TooLarge(f"{source}: {len(every):,} files in one WACZ; {_MOST:,} are read at most")
    if sum(info.file_size for info in every) > growth:
        raise TooLarge(f"{source}: unpacked it would be more than {growth:,} bytes; raise limits.max_bytes")
    for info in every:
        name = info.filename
        if (
            name.startswith(("/", "\\"))
            or ".." in re.split(r"[/\\]", name)
            or "\\" in name
            or ":" in name.split("/")[0]
        ):
            raise BrokenInput(f"{source}: the name of a file in it leads out of it")
        if name in found:
            raise BrokenInput(f"{source}: two files in it are called {name[:100]}")
        if info.flag_bits & 1:
            raise BrokenInput(f"{source}: it is encrypted")
        found[name] = info
    return found


def _listed(source: str, packed: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo]) -> list[str]:
    """The archives that its list names, checked one by one."""
    about = _read(source, packed, infos, _PACKAGE)
    if _DIGEST in infos:
        digest = _json(source, _read(source, packed, infos, _DIGEST), _DIGEST)
        _check(source, _PACKAGE, io.BytesIO(about), digest.get("hash"))
    resources = _json(source, about, _PACKAGE).get("resources")
    if not isinstance(resources, list):
        raise BrokenInput(f"{source}: {_PACKAGE} does not list what is in it")
    hashes = {str(row.get("path")): row.get("hash") for row in resources if isinstance(row, dict)}
    there = {path for path in infos if _WARC.fullmatch(path)}
    if unlisted := sorted(there - hashes.keys()):
        raise BrokenInput(f"{source}: {unlisted[0][:100]} is in it, but not in its list")
    if missing := sorted(path for path in hashes if _WARC.fullmatch(path) and path not in there):
        raise BrokenInput(f"{source}: {missing[0][:100]} is in its list, but not in it")
    for path in sorted(there):
        try:
            with packed.open(path) as file:
                _check(source, path, cast("BinaryIO", file), hashes[path])
        except _DAMAGED as error:
            raise BrokenInput(f"{source}: {path[:100]} is damaged: {error}") from error
    return sorted(there)


def _read(source: str, packed: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], path: str) -> bytes:
    if path not in infos:
        raise BrokenInput(f"{source}: a zip archive without {path}; it is no WACZ")
    if infos[path].file_size > _LARGEST_LIST:
        raise TooLarge(f"{source}: {path} has more than {_LARGEST_LIST:,} bytes")
    try:
        return packed.read(path)
    except _DAMAGED as error:
        raise BrokenInput(f"{source}: {path} is damaged: {error}") from error


def _json(source: str, body: bytes, path: str) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BrokenInput(f"{source}: {path} is no JSON") from error
    if not isinstance(value, dict):
        raise BrokenInput(f"{source}: {path} is not what it should be")
    return value


def _check(source: str, path: str, file: BinaryIO, said: object) -> None:
    """Its hash is the one that is said."""
    kind, _, value = str(said).partition(":")
    if kind not in _KINDS or not value:
        raise BrokenInput(f"{source}: no hash of {path[:100]} that can be checked")
    digest = _KINDS[kind](usedforsecurity=False)
    while piece := file.read(_PIECE):
        digest.update(piece)
    if digest.hexdigest() != value.strip().lower():
        raise BrokenInput(f"{source}: the hash of {path[:100]} is not the one that its list gives: it was changed")


def _inside(raw: Raw, path: str, limit: int) -> BinaryIO:
    return io.BufferedReader(_Inside(raw, path, limit), 1 << 18)


class _Inside(io.RawIOBase):
    """A file inside a zip file, from its start; closing it closes that."""

    def __init__(self, raw: Raw, path: str, limit: int) -> None:
        self._base = _file(raw, limit)
        self._packed = _zip(raw.source, self._base)
        self._file = self._packed.open(path)

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always: whoever reads archives asks where it is. Going back unpacks it anew from its start."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """To a place in it."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where it is read."""
        return self._file.tell()

    def readinto(self, buffer: object) -> int:
        """Some more of it."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            piece = self._file.read(len(view))
        except _DAMAGED as error:
            raise OSError(f"the WACZ file is damaged: {error}") from error
        view[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Closes all of it."""
        for file in (self._file, self._packed, self._base):
            file.close()
        super().close()
