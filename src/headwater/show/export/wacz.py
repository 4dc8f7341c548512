"""WACZ 1.1.1: the captures behind claims, stories, articles or a dossier, as a web archive that can be looked at.

    archive/data.warc.gz     each capture as a record of its own (WARC 1.1), its bytes as they are kept
    indexes/index.cdx        where each one lies in it (CDXJ)
    pages/pages.jsonl        a page for each article
    datapackage.json         every file with its size and SHA-256; datapackage-digest.json has that of this one

The desk keeps the bytes of a page and not the headers that a server sent with them. So the records are `resource`
records, which is what WARC has for that, and no `response` is made up. A capture that came from a file or a letter of
the newsroom's own is left out unless it is asked for, since it may tell who sent it; then it is named by its hash, and
where it lay is not told.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from headwater import __version__
from headwater.desk.outgoing.records import CapturedOut
from headwater.desk.store import Desk
from headwater.show.export.gathered import Gathered, instant, web
from headwater.show.export.streamed import Pieces, entry

MEDIA: Final = "application/wacz"
VERSION: Final = "1.1.1"
_SOFTWARE: Final = f"Headwater {__version__}"
_ARCHIVE: Final = "data.warc.gz"
_WWW: Final = re.compile(r"www\d*\.")
_PORTS: Final = {"http": 80, "https": 443}
_PAGES: Final = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
_MEDIA_TYPE: Final = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+")
_CHARSET: Final = re.compile(r"[\w.:-]+")


@dataclass(slots=True)
class _File:
    """A file of the archive as it grows: its size and hash."""

    path: str
    size: int = 0
    hash: Any = field(default_factory=hashlib.sha256)

    def add(self, data: bytes) -> bytes:
        self.size += len(data)
        self.hash.update(data)
        return data

    @property
    def row(self) -> dict[str, Any]:
        name = self.path.rpartition("/")[2]
        return {"name": name, "path": self.path, "hash": f"sha256:{self.hash.hexdigest()}", "bytes": self.size}


def without_address(desk: Desk, found: Gathered) -> int:
    """How many of the captures have no address on the web."""
    return sum(not _public(one) for one in desk.captures_behind(found.texts))


def _public(one: CapturedOut) -> bool:
    """True for what came from the web: a letter or a document that somebody sent may tell who did."""
    return web(one.url) is not None and one.media_type != "message/rfc822"


def written(desk: Desk, found: Gathered, *, files: bool = False, now: datetime | None = None) -> Iterator[bytes]:
    """The archive as bytes, a capture at a time; `files`: with those that have no address on the web."""
    captures = [one for one in desk.captures_behind(found.texts) if files or _public(one)]
    return _written(desk, found, captures, now or datetime.now(UTC))


def _written(desk: Desk, found: Gathered, captures: list[CapturedOut], now: datetime) -> Iterator[bytes]:
    pieces, made, index = Pieces(), list[_File](), list[str]()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_STORED) as packed:  # type: ignore[call-overload]
        archive = _File(f"archive/{_ARCHIVE}")
        made.append(archive)
        with packed.open(entry(archive.path, packed=False), "w", force_zip64=True) as file:
            file.write(archive.add(_info(found)))
            yield pieces.taken()
            for one in captures:
                body = desk.bytes_of(one.sha256)
                if body is None:
                    continue
                at = archive.size
                record = _record(found, one, body)
                file.write(archive.add(record))
                index.append(_line(one, at, len(record)))
                yield pieces.taken()
        for path, body in (
            ("indexes/index.cdx", "".join(sorted(index)).encode()),
            ("pages/pages.jsonl", _pages(found, captures).encode()),
        ):
            made.append(_File(path))
            packed.writestr(entry(path, packed=True), made[-1].add(body))
        about = _package(found, made, now)
        packed.writestr(entry("datapackage.json", packed=True), about)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(about).hexdigest()}"}
        packed.writestr(entry("datapackage-digest.json", packed=True), _json(digest).encode())
    yield pieces.taken()


def _json(value: Any) -> str:
    """As JSON that is UTF-8 in any case."""
    return re.sub("[\ud800-\udfff]", "\ufffd", json.dumps(value, ensure_ascii=False))


def _package(found: Gathered, files: list[_File], now: datetime) -> bytes:
    row = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "software": _SOFTWARE,
        "created": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "title": found.title,
        "resources": [file.row for file in files],
    }
    return _json(row).encode()


# The archive


def address(one: CapturedOut) -> str:
    """The address of a capture; its hash where it has none."""
    return web(one.url) or f"urn:sha256:{one.sha256}"


def _record(found: Gathered, one: CapturedOut, body: bytes) -> bytes:
    headers = {
        "WARC-Type": "resource",
        "WARC-Record-ID": f"<urn:uuid:{found.uuid('record', one.sha256, one.url or '')}>",
        "WARC-Date": _date(one),
        "WARC-Target-URI": address(one),
        "WARC-Payload-Digest": f"sha256:{one.sha256}",
        "WARC-Block-Digest": f"sha256:{one.sha256}",
    }
    return _warc("resource", headers, _media(one), body)


def _info(found: Gathered) -> bytes:
    lines = f"software: {_SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode()
    headers = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{found.uuid('warcinfo', *found.names)}>",
        "WARC-Date": "1970-01-01T00:00:00Z",
        "WARC-Filename": _ARCHIVE,
    }
    if found.texts:
        headers["WARC-Date"] = max(text.fetched for text in found.texts.values())
    return _warc("warcinfo", headers, "application/warc-fields", lines)


def _warc(kind: str, headers: dict[str, str], media: str, body: bytes) -> bytes:
    """One record, packed by itself."""
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    record = writer.create_warc_record(
        headers.get("WARC-Target-URI", ""),
        kind,
        payload=io.BytesIO(body),
        length=len(body),
        warc_content_type=media,
        warc_headers_dict=headers,
    )
    writer.write_record(record)
    return out.getvalue()


def _media(one: CapturedOut) -> str:
    media = one.media_type if _MEDIA_TYPE.fullmatch(one.media_type) else "application/octet-stream"
    fits = one.encoding and _CHARSET.fullmatch(one.encoding)
    return f"{media}; charset={one.encoding}" if fits else media


def _date(one: CapturedOut) -> str:
    return instant(one.fetched, "")[:19] + "Z"


# Its index and its pages


def _line(one: CapturedOut, offset: int, length: int) -> str:
    """Where a record lies (CDXJ): its address turned round, its time, and the rest as JSON."""
    row = {
        "url": address(one),
        "mime": _media(one).partition(";")[0],
        "digest": f"sha256:{one.sha256}",
        "length": str(length),
        "offset": str(offset),
        "filename": _ARCHIVE,
    }
    return f"{turned(address(one))} {re.sub('[^0-9]', '', _date(one))} {json.dumps(row)}\n"


def turned(url: str) -> str:
    """An address as indexes sort them (SURT): `org,example)/path?query`, in small letters."""
    parts = urlsplit(url)
    if parts.scheme not in _PORTS:
        return url
    host = _WWW.sub("", (parts.hostname or "").lower(), count=1) if _WWW.match(parts.hostname or "") else parts.hostname
    try:
        port = parts.port
    except ValueError:
        port = None
    at = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    path = parts.path.lower() or "/"
    path = path[:-1] if len(path) > 1 and path.endswith("/") else path
    query = "&".join(sorted(parts.query.lower().split("&"))) if parts.query else ""
    return f"{','.join(reversed((host or '').split('.')))}{at}){path}" + (f"?{query}" if query else "")


def _pages(found: Gathered, captures: list[CapturedOut]) -> str:
    rows: list[dict[str, str]] = [_PAGES]
    for one in captures:
        text = found.texts.get(one.article)
        if text is None:
            continue
        page = {"id": str(found.uuid("page", one.sha256, one.url or "")), "url": address(one), "ts": _date(one)}
        rows.append(page | {"title": text.listed.title or one.article})
    return "".join(f"{_json(row)}\n" for row in rows)
