"""WACZ: pages come out of one that is what it says; one that is not is refused whole, and nothing is unpacked."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from headwater.acquire import captures
from headwater.acquire.kinds import kind
from headwater.config import Limits, Settings
from headwater.records import Capture, Issue

PAGE = b"<html><title>Mill sold</title><p>The mill was sold, Ada Brill said on Monday.</p></html>"


def warc(*urls: str) -> bytes:
    return b"".join(gzip.compress(record(url, PAGE + str(n).encode())) for n, url in enumerate(urls))


def record(url: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\nWARC-Date: 2026-03-02T08:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def listed(files: Mapping[str, bytes]) -> bytes:
    rows = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
            "bytes": len(body),
        }
        for name, body in files.items()
    ]
    return json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": rows}).encode()


GOOD = {"archive/data.warc.gz": warc("https://a.example/1", "https://a.example/2"), "pages/pages.jsonl": b"{}\n"}


def packed(files: Mapping[str, bytes], package: bytes | None = None, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in (
            dict(files) | {"datapackage.json": listed(files) if package is None else package} | more
        ).items():
            made.writestr(name, body)
    return out.getvalue()


def read(tmp_path: Path, body: bytes, name: str = "x.wacz", **limits: int) -> list[Capture | Issue]:
    path = tmp_path / name
    path.write_bytes(body)
    return list(captures([str(path)], replace(Settings(), limits=replace(Limits(), **limits))))


def test_the_pages_of_every_archive_in_it_come_out(tmp_path: Path) -> None:
    files = GOOD | {"archive/more.warc.gz": warc("https://b.example/")}
    body = packed(files)
    found = read(tmp_path, body)
    assert all(isinstance(one, Capture) for one in found)
    assert [one.url for one in found if isinstance(one, Capture)] == [
        "https://a.example/1",
        "https://a.example/2",
        "https://b.example/",
    ]
    first = found[0]
    assert isinstance(first, Capture)
    assert first.body == PAGE + b"0"
    assert first.fetched == "2026-03-02T08:00:00Z"
    assert first.container == hashlib.sha256(body).hexdigest()
    assert {path.name for path in tmp_path.iterdir()} == {"x.wacz"}


def test_it_is_known_by_what_is_in_it_and_can_come_through_a_pipe(tmp_path: Path) -> None:
    body = packed(GOOD)
    assert kind(body[:64], "saved.zip") == "wacz"
    assert kind(packed({"word/document.xml": b"<w/>"})[:64], "x.docx") == "docx"
    found = list(captures(["-"], Settings(), stdin=io.BytesIO(body)))
    assert len([one for one in found if isinstance(one, Capture)]) == 2
    assert len(list(captures(["-"], Settings(), stdin=io.BytesIO(GOOD["archive/data.warc.gz"])))) == 2


def lying() -> bytes:
    other = dict(GOOD) | {"archive/data.warc.gz": warc("https://evil.example/")}
    return packed(other, listed(GOOD))


def twice() -> bytes:
    out = io.BytesIO(packed(GOOD))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as made:
        made.writestr("archive/data.warc.gz", warc("https://evil.example/"))
    return out.getvalue()


def encrypted() -> bytes:
    body = bytearray(packed({"archive/data.warc.gz": b"x"}))
    for at in (6, body.rindex(b"PK\x01\x02") + 8):
        body[at] |= 1
    return bytes(body)


BOMB = {"archive/data.warc.gz": b"\0" * 45_000_000}
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a lying hash": (lying, "is not the one that its list gives"),
    "no list": (
        lambda: packed(GOOD, b"").replace(b"datapackage.json", b"datapackage.jsom"),
        "without datapackage.json",
    ),
    "a list that is no JSON": (lambda: packed(GOOD, b"{"), "is no JSON"),
    "a list that is a list": (lambda: packed(GOOD, b"[]"), "not what it should be"),
    "a list without files": (lambda: packed(GOOD, b"{}"), "does not list"),
    "deeply nested": (lambda: packed(GOOD, b"[" * 100_000), "is no JSON"),
    "an archive that is not listed": (lambda: packed(GOOD | {"archive/b.warc": b"x"}, listed(GOOD)), "not in its list"),
    "a listed archive that is missing": (
        lambda: packed({"pages/pages.jsonl": b"{}\n"}, listed(GOOD)),
        "but not in it",
    ),
    "no hash": (lambda: packed(GOOD, listed(GOOD).replace(b"sha256:", b"crc32:")), "no hash of"),
    "a lying digest": (
        lambda: packed(GOOD, **{"datapackage-digest.json": b'{"path": "datapackage.json", "hash": "sha256:00"}'}),
        "hash of datapackage.json",
    ),
    "a way out of it": (lambda: packed(GOOD | {"archive/../../evil.warc": b"x"}), "leads out of it"),
    "a root": (lambda: packed(GOOD | {"/etc/passwd": b"x"}), "leads out of it"),
    "a drive": (lambda: packed(GOOD | {"C:/evil.warc": b"x"}), "leads out of it"),
    "two of one name": (twice, "two files in it"),
    "a bomb": (lambda: packed(BOMB), "unpacked it would be more"),
    "encrypted": (encrypted, "encrypted"),
    "cut off": (lambda: packed(GOOD)[:-40], "damaged"),
    "no archive at all": (lambda: packed({"pages/pages.jsonl": b"{}\n"}), "nothing to read"),
    "many files": (lambda: packed({f"archive/{n}.txt": b"" for n in range(10_001)}), "10,000 are read at most"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_what_it_says_is_refused_whole(tmp_path: Path, case: str) -> None:
    make, says = REFUSED[case]
    (issue,) = read(tmp_path, make(), max_bytes=2_000_000)
    assert isinstance(issue, Issue)
    assert says in issue.message, issue.message
    assert {path.name for path in tmp_path.iterdir()} == {"x.wacz"}


def test_a_byte_that_was_changed_is_found(tmp_path: Path) -> None:
    good = packed(GOOD)
    with zipfile.ZipFile(io.BytesIO(good)) as made:
        at = made.getinfo("archive/data.warc.gz").header_offset + 80
    changed = good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]
    (issue,) = read(tmp_path, changed)
    assert isinstance(issue, Issue)
    assert "damaged" in issue.message or "changed" in issue.message


def test_bytes_at_random_are_refused_or_read_and_never_crash(tmp_path: Path) -> None:
    import random

    chance, good = random.Random(7), packed(GOOD)
    for _ in range(12):
        body = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            body[chance.randrange(len(body))] = chance.randrange(256)
        assert read(tmp_path, bytes(body))
