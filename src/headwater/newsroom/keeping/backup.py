"""Backups: one file that holds the desk as it stood at one moment, read back and checked before it has its name.

    backup.tar      manifest.json: what is in it, with its hash; news.desk: the database
    sealed          the same, sealed under a passphrase as it is written (newsroom/sealed/seal.py)

The key of the desk's secrets (desk/sealed/desk_key.py) is left out, so that whoever is handed a backup has none of
them; on request it is in the manifest of one that is sealed.

Nothing is ever written over: not by a backup, not by a restore. What was killed half way has another name, beside the
desk (`.NAME.backup-PID`) or beside the backup (`.NAME.part-PID`), and is removed by the next one.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import secrets
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

from headwater import __version__
from headwater.desk.keeping.copying import looked_at
from headwater.desk.sealed import desk_key
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.sealed.seal import USUAL, Cost, is_sealed, seal_stream, unseal_stream

ABOUT: Final = b"headwater backup"
FORM: Final = 1
_MANIFEST, _DATABASE = "manifest.json", "news.desk"
_LARGEST_MANIFEST: Final = 1_000_000
_CHUNK: Final = 1 << 20
_BARE: Final = "A backup that has the key of the desk's secrets must be sealed under a passphrase (--sealed)."
Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup: when it was made, the database's hash and size, how many rows, how many entries the log has
    and the hash of the last one; the `key` of the desk's secrets if it was asked for. Of which form the desk is, the
    desk says itself."""

    form: int
    made: str
    program: str
    sha256: str
    size: int
    counts: Mapping[str, int]
    log: int
    log_head: str
    key: str = field(default="", repr=False)


def backup(
    desk: Desk,
    target: Path,
    *,
    who: str,
    passphrase: str = "",
    with_key: bool = False,
    cost: Cost = USUAL,
    told: Told = lambda _: None,
) -> Manifest:
    """Backs a desk up while others read and write, and reads the backup back; sealed where there is a passphrase.

    `with_key`: the key of the desk's secrets is in it, too, which takes a passphrase. `DeskError` where there is a file
    of that name, where the disk is full, where what was written cannot be read back.
    """
    if with_key and not passphrase:
        raise DeskError(_BARE)
    _free(target)
    # Beside the desk, not the backup: that may be on a disk that is handed on, and a copy in the clear was there then.
    with _aside(desk.path, "backup") as copy, _aside(target, "part") as part, _written_to(target):
        told("copying")
        desk.copy_to(copy)
        manifest = _manifest(copy, desk_key.read(desk.path).hex() if with_key else "")
        told("writing")
        _write(copy, part, manifest, passphrase, cost)
        told("reading back")
        _read_back(part, manifest, passphrase)
        _name(part, target)
    desk.enter_log("backup made", who, "", {"sealed": "yes" if passphrase else "no", "sha256": manifest.sha256})
    return manifest


def needs_passphrase(file: Path) -> bool:
    """True for a sealed backup. `DeskError` where there is none."""
    try:
        with file.open("rb") as opened:
            return is_sealed(opened.read(16))
    except OSError as error:
        raise DeskError(f"{file}: cannot be read: {error.strerror}") from None


def restore(file: Path, target: Path, *, who: str, passphrase: str = "", told: Told = lambda _: None) -> Manifest:
    """Makes a desk out of a backup, checked before it has its name.

    `DeskError` where there is a desk of that name already, where the backup is damaged or not whole, `WrongPassphrase`.
    """
    for name in (target, target.with_name(target.name + "-wal"), target.with_name(target.name + "-shm")):
        _free(name)
    with _aside(target, "part") as part, _written_to(target):
        told("reading")
        manifest = _extract(file, part, passphrase)
        told("checking")
        _compare(part, manifest, file)
        key = _key(manifest, target)
        if key:
            desk_key.lay(part, key)
        # What the desk itself says is wrong with it, its version for one, is said before it has its name.
        with Desk(part, create=False) as opened:
            opened.enter_log("restored", who, "", {"sha256": manifest.sha256})
            opened.end_every_session(who)  # whoever logged out since the backup stays logged out
        _alone(part)
        # A desk of an older form has its secrets sealed as it is opened.
        made = desk_key.read(part)
        if made and not desk_key.read(target):
            desk_key.lay(target, made)
        _name(part, target)
    return manifest


def _key(manifest: Manifest, target: Path) -> bytes:
    """The key for a desk that is put back: that of its backup, else the one that lies where it will look for it."""
    here = desk_key.read(target)
    given = desk_key.parsed(manifest.key, target) if manifest.key else b""
    if here and given and here != given:
        raise DeskError(
            f"{desk_key.place(target)}: another key lies there than the backup has; move that one away first"
        )
    return given or here


# Writing


def _manifest(copy: Path, key: str) -> Manifest:
    looked = looked_at(copy)
    made = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    sha, size = _hash(copy)
    counts = dict(looked.counts)
    return Manifest(FORM, made, __version__, sha, size, counts, looked.log, looked.head, key)


def _write(copy: Path, part: Path, manifest: Manifest, passphrase: str, cost: Cost) -> None:
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        if passphrase:
            with _Piped(lambda target: _pack(copy, target, manifest)) as packed:
                seal_stream(packed, out, passphrase, about=ABOUT, cost=cost)
        else:
            _pack(copy, out, manifest)
        out.flush()
        os.fsync(out.fileno())


def _pack(copy: Path, target: IO[bytes], manifest: Manifest) -> None:
    says = json.dumps(asdict(manifest), indent=1).encode()
    with tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for name, size, body in ((_MANIFEST, len(says), io.BytesIO(says)), (_DATABASE, manifest.size, copy.open("rb"))):
            row = tarfile.TarInfo(name)
            row.size, row.mode = size, 0o600
            with body:
                tar.addfile(row, body)


class _Piped:
    """What one thread writes, to be read by another: nothing unsealed is laid down on its way."""

    def __init__(self, write: Callable[[IO[bytes]], None]) -> None:
        from threading import Thread

        reader, writer = os.pipe()
        self._read = os.fdopen(reader, "rb")
        self._write = os.fdopen(writer, "wb")
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, args=(write,), daemon=True)

    def _run(self, write: Callable[[IO[bytes]], None]) -> None:
        try:
            with self._write as out:
                write(out)
        except BaseException as error:  # told by whoever reads
            self._error = error

    def __enter__(self) -> IO[bytes]:
        self._thread.start()
        return self._read

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._read.close()
        self._thread.join()
        if kind is None:
            self.raise_its_own()

    def raise_its_own(self) -> None:
        """Raises what went wrong in the thread that writes, but for that nobody reads any more."""
        if self._error is not None and not isinstance(self._error, BrokenPipeError):
            raise self._error


# Reading


def _read_back(part: Path, manifest: Manifest, passphrase: str) -> None:
    """Reads a backup as a restore would, and keeps nothing of it."""
    hashed = hashlib.sha256()
    found = _unpacked(part, _Sink(hashed.update), passphrase)
    if found != manifest or hashed.hexdigest() != manifest.sha256:
        raise DeskError("The backup could not be read back as it was written. It was removed; is the disk sound?")


class _Sink(io.RawIOBase):
    """Takes bytes and hands them on."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take

    def write(self, data: Any) -> int:
        self._take(bytes(data))
        return len(data)


def _extract(file: Path, part: Path, passphrase: str) -> Manifest:
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        manifest = _unpacked(file, out, passphrase)
        out.flush()
        os.fsync(out.fileno())
    return manifest


def _unpacked(file: Path, out: Any, passphrase: str) -> Manifest:
    """Writes the database of a backup to `out`, unsealed as it comes; its manifest."""
    try:
        if not needs_passphrase(file):
            with file.open("rb") as opened:
                return _members(opened, out, file)
        with file.open("rb") as opened:
            opening = _Piped(lambda target: unseal_stream(opened, target, passphrase, about=ABOUT))
            try:
                with opening as plain:
                    found = _members(plain, out, file)
                    while plain.read(_CHUNK):  # to the last chunk, which proves that all of it is there
                        pass
                return found
            except DeskError:
                opening.raise_its_own()
                raise
    except (OSError, tarfile.TarError, EOFError) as error:
        raise DeskError(f"{file}: cannot be read to its end: {error}") from None


def _members(opened: IO[bytes], out: Any, file: Path) -> Manifest:
    """The two members of a backup, by their names and in their order: nothing else is looked at or written."""
    broken = DeskError(f"{file}: this is not a backup of a desk, or it is damaged or not whole")
    try:
        with tarfile.open(fileobj=opened, mode="r|") as tar:
            manifest = _said(_member(tar, _MANIFEST, _LARGEST_MANIFEST).read(), file)
            body, left = _member(tar, _DATABASE, manifest.size), manifest.size
            while data := body.read(_CHUNK):
                out.write(data)
                left -= len(data)
            if left:
                raise broken
            return manifest
    except (tarfile.TarError, EOFError, ValueError, TypeError, KeyError, AttributeError):
        raise broken from None


def _member(tar: tarfile.TarFile, name: str, most: int) -> IO[bytes]:
    row = tar.next()
    if row is None or row.name != name or not row.isreg() or row.size > most:
        raise ValueError(name)
    found = tar.extractfile(row)
    if found is None:
        raise ValueError(name)
    return found


def _said(body: bytes, file: Path) -> Manifest:
    row = json.loads(body)
    if int(row["form"]) > FORM:
        raise DeskError(f"{file}: this backup was made by a newer version of Headwater; update Headwater")
    return Manifest(**{name: row[name] for name in Manifest.__slots__ if name in row})


def _compare(part: Path, manifest: Manifest, file: Path) -> None:
    sha, size = _hash(part)
    if (sha, size) != (manifest.sha256, manifest.size):
        raise DeskError(f"{file}: the desk in it is not the one that its manifest is of: it was changed since")
    try:
        looked = looked_at(part)
    except DeskError as error:
        raise DeskError(f"{file}: {error}") from None
    if (dict(looked.counts), looked.log, looked.head) != (dict(manifest.counts), manifest.log, manifest.log_head):
        raise DeskError(f"{file}: the desk in it does not hold what its manifest says")


def _hash(path: Path) -> tuple[str, int]:
    hashed, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            hashed.update(data)
            size += len(data)
    return hashed.hexdigest(), size


# Names


_IN_USE: Final[set[str]] = set()
"""Tokens in the names of what this process writes now."""


def _free(path: Path) -> None:
    if os.path.lexists(path):
        raise DeskError(f"{path}: there is a file of that name; nothing is ever written over. Choose another name")
    if not path.absolute().parent.is_dir():
        raise DeskError(f"{path}: its folder does not exist; make it first, or choose another name")


@contextmanager
def _aside(path: Path, what: str) -> Iterator[Path]:
    """A name beside a file for what is not whole yet; whatever has it is removed in the end, and what a killed one
    left before."""
    token = secrets.token_hex(4)
    _IN_USE.add(token)
    made = path.with_name(f".{path.name}.{what}-{os.getpid()}-{token}")
    try:
        _sweep(path, what)
        yield made
    finally:
        _IN_USE.discard(token)
        for end in ("", "-journal", "-wal", "-shm", desk_key.END):
            made.with_name(made.name + end).unlink(missing_ok=True)


def _sweep(path: Path, what: str) -> None:
    key = rf"{re.escape(desk_key.END)}(?:\.[0-9]+-[0-9a-f]+)?"
    left = re.compile(
        rf"\.{{1,2}}{re.escape(path.name)}\.{what}-([0-9]{{1,10}})(?:-([0-9a-f]{{8}}))?(?:-journal|-wal|-shm|{key})?"
    )
    for name in os.listdir(path.absolute().parent):
        if (match := left.fullmatch(name)) and not _lives(int(match[1]), match[2]):
            with suppress(OSError):
                (path.absolute().parent / name).unlink()


def _lives(pid: int, token: str) -> bool:
    """Whether somebody still writes to what has these in its name. Another process may have had our number before us,
    as where each run of a container has the same: of our own number it is the token that tells."""
    if pid == os.getpid():
        return token in _IN_USE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _alone(part: Path) -> None:
    """One file without a log: only that is given its name."""
    wal = part.with_name(part.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise DeskError(f"{part}: something still writes to it")


def _name(part: Path, target: Path) -> None:
    """Gives a file its name, unless there is one of that name by now; it is on the disk when this returns."""
    try:
        os.link(part, target)
    except FileExistsError:
        _free(target)
        raise
    except OSError:
        # Disks of cameras and sticks (FAT) know no second name.
        _free(target)
        os.rename(part, target)
    folder = os.open(target.absolute().parent, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _written_to(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DeskError(f"{target}: cannot be written: {error.strerror}") from None
