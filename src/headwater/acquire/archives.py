"""WARC archives: every page, text and PDF that a server once gave, with its address and the time it was taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from headwater.acquire.raw import Raw, stamp
from headwater.errors import BrokenInput, TooLarge

TAKEN = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
"""Media types of the responses that are documents; the rest of an archive is what pages need to look well."""
_LARGEST_HEADER = 65_536
_CHARSET = re.compile(r";\s*charset=\"?([\w.:-]{1,40})")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """One response out of an archive. `fetched` is "" where the record has no date that can be read."""

    part: int
    body: bytes
    url: str
    media_type: str
    encoding: str | None
    fetched: str


def responses(raw: Raw, limit: int) -> Iterator[Taken | TooLarge]:
    """The documents of an archive, plain or gzip, in its order; `TooLarge` for one of more than `limit` bytes.

    Revisits, redirects, errors and everything that is no document is left out. Raises `BrokenInput`.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    with raw.open() as file:
        records = ArchiveIterator(
            file, record_types=wanted, parse_http=True, auto_decode="all", max_header_len=_LARGEST_HEADER
        )
        try:
            for number, record in enumerate(records, 1):
                if taken := _taken(record, number, raw.source, limit):
                    yield taken
        except (OSError, ValueError) as error:
            raise BrokenInput(f"{raw.source}: the WARC archive is damaged: {error}") from error


def _taken(record: Any, number: int, source: str, limit: int) -> Taken | TooLarge | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not _URL.fullmatch(url) or url.partition("?")[0].endswith("/robots.txt"):
        return None
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else 200
    declared = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    media_type = declared.partition(";")[0].strip()
    if status != 200 or media_type not in TAKEN:
        return None
    body = record.reader.read(limit + 1)
    if len(body) > limit:
        return TooLarge(f"{source}#{number}: {url} has more than {limit:,} bytes; raise limits.max_document")
    if not body:
        return None
    charset = record.http_charset or (found[1] if (found := _CHARSET.search(declared)) else None)
    return Taken(number, body, url, media_type, charset, _date(record))


def _date(record: Any) -> str:
    when = record.record_date
    return stamp(when if when.tzinfo else when.replace(tzinfo=UTC)) if when else ""
