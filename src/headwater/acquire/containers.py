"""From bytes to captures: a document is one capture, a container is opened, and what is in it is looked at again.

What a C library or a pure-Python parser takes apart here (feeds, mails, archives) is taken apart in a process of its
own, with limits; this process only cuts, counts, hashes and unpacks gzip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from headwater import engine
from headwater.acquire import jsonl, kinds, saved
from headwater.acquire.gunzip import gunzip
from headwater.acquire.raw import Errand, Raw, issue
from headwater.errors import HeadwaterError, InputError, TooLarge, UnknownFormat
from headwater.records import Capture, Issue

Found = Iterator[Capture | Issue]
T = TypeVar("T")
R = TypeVar("R")

_GROWTH = 20
"""A gzip of lines or messages may unpack to so many times `limits.max_bytes`: twenty is what text reaches at best."""


def opened(raw: Raw, errand: Errand) -> Found:
    """Everything in these bytes; at least one capture or issue, and nothing is raised for bad input."""
    anything = False
    try:
        for found in _opened(raw, errand):
            anything = True
            yield found
        if not anything:
            raise InputError(f"{raw.source}: there is nothing to read in it")
    except (HeadwaterError, OSError) as error:
        yield issue(error, raw.source)


def _opened(raw: Raw, errand: Errand) -> Found:
    if raw.depth > errand.settings.limits.max_depth:
        raise TooLarge(f"{raw.source}: packed more than {errand.settings.limits.max_depth} times (limits.max_depth)")
    if not raw.head:
        raise InputError(f"{raw.source}: it is empty")
    try:
        kind = kinds.kind(raw.head, raw.name, raw.media_type)
    except UnknownFormat as error:
        raise UnknownFormat(f"{raw.source}: {error}") from None
    return _OPENERS.get(kind, _document)(raw, errand)


def _document(raw: Raw, errand: Errand) -> Found:
    body = raw.read(errand.settings.limits.max_document, "limits.max_document")
    kind = kinds.kind(raw.head, raw.name, raw.media_type)
    if kind == "docx" and b"word/document.xml" not in body:
        raise UnknownFormat(f"{raw.source}: this is a zip archive or another kind of office file; unpack it first")
    url, hints = raw.url, raw.hints
    if kind == "html" and not url:
        url, more = saved.origin(body)
        hints = {**hints, **more}
    yield raw.capture(body, kinds.MEDIA[kind], url=url, hints=hints)


def _saved_page(raw: Raw, errand: Errand) -> Found:
    from headwater.acquire import mail

    body = raw.read(errand.settings.limits.max_document, "limits.max_document")
    url, hints = mail.saved(raw.head)
    yield raw.capture(body, kinds.MEDIA["mhtml"], url=raw.url or url, hints={**raw.hints, **hints})


def _unpacked(raw: Raw, errand: Errand) -> Found:
    """What was packed with gzip: lines, messages and archives as a stream, a document at once."""
    limits = errand.settings.limits
    name = raw.name.removesuffix(".gz") if raw.name.endswith(".gz") else raw.name
    inner = Raw(
        source=raw.source,
        open=lambda: gunzip(raw.open(), raw.source, limits.max_bytes * _GROWTH),
        fetched=raw.fetched,
        name=name,
        url=raw.url,
        container=raw.container or raw.sha256,
        depth=raw.depth + 1,
        hints=raw.hints,
    )
    if inner.head[:5] == b"WARC/":
        return _archive(raw, errand)  # fastwarc unpacks it itself, record by record
    return _opened(inner, errand)


def _archive(raw: Raw, errand: Errand) -> Found:
    from headwater.acquire import archives

    limit = errand.settings.limits.max_document
    for taken in _guarded(lambda it: archives.responses(it, limit), raw, raw.source, errand):
        if isinstance(taken, archives.Taken):
            yield raw.capture(
                taken.body,
                taken.media_type.replace("application/xhtml+xml", "text/html"),
                source=f"{raw.source}#{taken.part}",
                url=taken.url,
                encoding=taken.encoding,
                fetched=taken.fetched or raw.fetched,
                container=raw.container or raw.sha256,
                hints={},
            )
        else:
            yield issue(taken, raw.source)


def _web_archive(raw: Raw, errand: Errand) -> Found:
    """The archives inside a WACZ, which is refused whole where anything in it is not what it says."""
    from headwater.acquire import wacz

    limits = errand.settings.limits
    for archive in wacz.archives(raw, limits.max_bytes * _GROWTH, limits.max_bytes):
        yield from _archive(archive, errand)


def _messages(raw: Raw, errand: Errand) -> Found:
    import json

    from headwater.acquire import telegram

    body = raw.read(errand.settings.limits.max_bytes, "limits.max_bytes")
    for post in _guarded(lambda body: telegram.posts(body, raw.source), body, raw.source, errand):
        if isinstance(post, HeadwaterError):
            yield issue(post, raw.source)
            continue
        line = json.dumps(post.document, ensure_ascii=False).encode("utf-8", "replace")
        where = post.document.get("url")
        part = f"{raw.source}#{post.part}"
        yield raw.capture(line, jsonl.DOCUMENT, source=part, url=where, container=raw.container or raw.sha256)


def _mail(raw: Raw, errand: Errand) -> Found:
    from headwater.acquire import mail

    body = raw.read(errand.settings.limits.max_document, "limits.max_document")
    for piece in _guarded(mail.pieces, body, raw.source, errand):
        if isinstance(piece, HeadwaterError):
            yield issue(piece, raw.source)
        elif not piece.part:
            if piece.readable:
                yield raw.capture(body, kinds.MEDIA["mail"], hints={**raw.hints, **piece.hints})
        else:
            yield from _attachment(raw, piece, errand)


def _attachment(raw: Raw, piece: object, errand: Errand) -> Found:
    """What is attached, if we read its kind: a picture or a calendar is no fault of the mail."""
    from headwater.acquire import mail

    assert isinstance(piece, mail.Piece)
    inner = raw.part(piece.part, piece.body, name=piece.name, hints=piece.hints, url=None)
    try:
        kinds.kind(inner.head, inner.name)
    except UnknownFormat:
        return
    yield from opened(inner, errand)


def _feed(raw: Raw, errand: Errand) -> Found:
    from headwater.acquire import followed

    return followed.items(raw, errand, _guarded)


def _subscriptions(raw: Raw, errand: Errand) -> Found:
    from headwater.acquire import followed

    return followed.subscriptions(raw, errand, _guarded)


def _guarded(work: Callable[[T], Iterable[R]], item: T, source: str, errand: Errand) -> Iterator[R | HeadwaterError]:
    """What `work(item)` gives in a process of its own; an error, last, where it went wrong."""
    limits = errand.settings.limits
    for answer in engine.stream(work, item, seconds=limits.seconds, memory=limits.memory):
        yield _error(answer, source) if isinstance(answer, engine.Failure) else answer


def _error(failure: engine.Failure, source: str) -> HeadwaterError:
    error = InputError(failure.message if source in failure.message else f"{source}: {failure.message}")
    error.code = failure.code
    return error


_OPENERS: dict[str, Callable[[Raw, Errand], Found]] = {
    "mhtml": _saved_page,
    "gzip": _unpacked,
    "warc": _archive,
    "wacz": _web_archive,
    "lines": jsonl.documents,
    "telegram": _messages,
    "mail": _mail,
    "feed": _feed,
    "opml": _subscriptions,
}
