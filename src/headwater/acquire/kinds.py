"""What some bytes are, told from the bytes; a file's ending or a server's word decides only where bytes cannot.

Servers and people name things wrongly all the time: a page saved as .txt, a feed served as text/html, a Word file
called .pdf. So the ending is a hint, and what we do not read is refused by its own name.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from headwater.acquire import wacz
from headwater.errors import UnknownFormat
from headwater.said import inside

Kind = Literal[
    "html",
    "text",
    "markdown",
    "pdf",
    "docx",
    "mail",
    "mhtml",
    "warc",
    "lines",
    "feed",
    "opml",
    "telegram",
    "gzip",
    "wacz",
]

MEDIA: Final[dict[str, str]] = {
    "html": "text/html",
    "text": "text/plain",
    "markdown": "text/markdown",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mail": "message/rfc822",
    "mhtml": "multipart/related",
}
"""The media type that a capture of a document of that kind carries."""

_REFUSED: Final = (
    (b"\x89PNG", inside("a PNG picture")),
    (b"\xff\xd8\xff", inside("a JPEG picture")),
    (b"GIF8", inside("a GIF picture")),
    (b"II*\0", inside("a TIFF picture")),
    (b"MM\0*", inside("a TIFF picture")),
    (b"RIFF", inside("a sound, film or WebP file")),
    (b"OggS", inside("a sound file")),
    (b"fLaC", inside("a sound file")),
    (b"ID3", inside("a sound file")),
    (b"\x7fELF", inside("a program")),
    (b"\xd0\xcf\x11\xe0", inside("an old Office file; save it as .docx or .pdf")),
    (b"{\\rtf", inside("an RTF file; save it as .docx or .txt")),
    (b"7z\xbc\xaf\x27\x1c", inside("a 7z archive; unpack it first")),
    (b"Rar!\x1a", inside("a RAR archive; unpack it first")),
    (b"BZh", inside("a bzip2 file; unpack it first")),
    (b"\xfd7zXZ", inside("an xz file; unpack it first")),
    (b"\x28\xb5\x2f\xfd", inside("a zstd file; unpack it first")),
    (b"\x04\x22\x4d\x18", inside("an lz4 file; unpack it first")),
    (b"SQLite format 3\0", inside("a database")),
    (b"%!PS", inside("a PostScript file; save it as .pdf")),
    (b"wOF", inside("a font")),
)
_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS: Final = bytes(c for c in range(1, 32) if c not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_PROLOG = re.compile(rb"(?:\s+|<\?[^>]{0,500}\?>|<!--.{0,4000}?-->)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|meta|title|link|script|style|div|p|article|section|main|h[1-6]|span|table|ul|a|br)\b",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|atom:feed|rdf:RDF)[\s>]", re.IGNORECASE)
_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?")
_OF_MAIL: Final = frozenset(
    b"from to cc subject date message-id received return-path delivered-to mime-version content-type reply-to "
    b"x-mailer sender dkim-signature authentication-results list-id importance".split()
)
_ONLY_OF_MAIL: Final = frozenset(b"message-id received return-path delivered-to mime-version dkim-signature".split())
_SAVED = re.compile(rb"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)
_TELEGRAM = re.compile(rb'"messages"\s*:\s*\[|"chats"\s*:\s*\{')
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_LINE = re.compile(rb'\{.*"text"\s*:', re.DOTALL)


def kind(head: bytes, name: str = "", media_type: str | None = None) -> Kind:
    """What begins with the bytes `head`. Raises `UnknownFormat` saying what it is instead, as far as we can tell."""
    ending = _ending(name, media_type)
    if head[:3] == b"\x1f\x8b\x08":
        return "gzip"
    if head[:5] == b"WARC/":
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if wacz.begins(head, name):
        return "wacz"
    if head[:4] == b"PK\x03\x04":
        return "docx"  # or another zip: only its directory, at the end, tells; see containers.document
    for magic, what in _REFUSED:
        if head.startswith(magic):
            raise UnknownFormat(f"this is {what}")
    return _text_kind(_as_ascii(head), ending)


def utf16(head: bytes) -> str | None:
    """The byte order of UTF-16 without a byte-order mark, None where it is none.

    In any alphabet one half of the bytes says which alphabet it is, so two values make up nearly all of that half.
    """
    head = head[: len(head) // 2 * 2][:4096]
    if len(head) < 8:
        return None
    for order, half, other in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if half.count(0) * 20 < len(half) or other.count(0) * 4 > len(other):
            continue
        counts = sorted((half.count(value) for value in set(half)), reverse=True)
        if sum(counts[:2]) >= 0.9 * len(half) and set(half) <= set(range(0x60)):
            return order
    return None


def _ending(name: str, media_type: str | None) -> str:
    """The file's ending, or the one that the server's word stands for."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    declared = {"text/html": "html", "application/xhtml+xml": "html", "text/markdown": "md", "message/rfc822": "eml"}
    return declared.get(media_type or "", ending)


def _as_ascii(head: bytes) -> bytes:
    """The head with one byte for each Latin letter, whatever its encoding. Raises `UnknownFormat` for no text."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore")
    if order := utf16(head):
        return head.decode(order, "ignore").encode("utf-8", "ignore")
    sample = head.rstrip(b"\0")[:16_384]
    nulls = sample.count(0)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not sample or nulls * 10 > len(sample) or controls * 50 > len(sample):
        raise UnknownFormat("this is neither text nor a kind of file that we read")
    return head


def _text_kind(head: bytes, ending: str) -> Kind:
    start = head[_PROLOG.match(head).end() :]  # type: ignore[union-attr]
    if _PAGE.match(start):
        return "html"
    if _FEED.match(start) or _FEED.match(_after_doctype(start)):
        return "feed"
    if _OPML.match(start) or _OPML.match(_after_doctype(start)):
        return "opml"
    if start[:1] in b"{[" and start and (found := _json_kind(start, ending)):
        return found
    if ending in {"jsonl", "ndjson"}:
        return "lines"
    if found := _letter_kind(head, ending):
        return found
    if ending in {"html", "htm", "xhtml", "shtml"} and _TAG.search(head):
        return "html"
    if ending in {"md", "markdown"}:
        return "markdown"
    if start[:5] == b"<?xml" or (head.lstrip()[:5] == b"<?xml" and ending not in {"txt", "text"}):
        raise UnknownFormat("this is XML, but no feed, no OPML list and no page")
    return "html" if _TAG.match(start) else "text"


def _after_doctype(start: bytes) -> bytes:
    """What comes after a document type, with or without declarations of its own."""
    if start[:9].lower() != b"<!doctype":
        return start
    end = start.find(b"]>") + 2 if b"[" in start[: start.find(b">") + 1] else start.find(b">") + 1
    rest = start[end:] if end > 1 else b""
    return rest[_PROLOG.match(rest).end() :]  # type: ignore[union-attr]


def _json_kind(start: bytes, ending: str) -> Kind | None:
    if _JSON_FEED.search(start):
        return "feed"
    if ending in {"jsonl", "ndjson"}:
        return "lines"
    if _TELEGRAM.search(start):
        return "telegram"
    if _LINE.match(start.partition(b"\n")[0]) and ending != "txt":
        return "lines"
    if ending == "json":
        raise UnknownFormat('this is JSON of a kind we do not read; documents need a line each, with a "text"')
    return None


def _letter_kind(head: bytes, ending: str) -> Kind | None:
    """A mail or a saved page, by the fields that open it."""
    names: list[bytes] = []
    at = len(head) - len(head.lstrip())
    while len(names) < 40 and (field := _FIELD.match(head, at)):
        names.append(field[1].lower())
        at = field.end()
    known = _OF_MAIL.intersection(names)
    if len(known) < 2 or not (known & _ONLY_OF_MAIL or ending in {"eml", "mht", "mhtml"}):
        return None
    saved = ending in {"mht", "mhtml"} or b"snapshot-content-location" in names
    return "mhtml" if saved and (_SAVED.search(head[:at])) else "mail"
