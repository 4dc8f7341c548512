"""Containers: WARC archives, mails, saved pages, Telegram's export, feeds and lists of feeds."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater import acquire
from headwater.config import Limits, Network, Settings
from headwater.records import Capture, Issue

TEXT = "The ferry to Orvenna was late, the port said on Friday. " * 20


def found(path: object, **limits: int | float) -> list[Capture | Issue]:
    network = Network(allow_hosts=("127.0.0.1",), delay=0.0, robots=False)
    return list(acquire.captures([str(path)], Settings(network=network, limits=Limits(**limits))))  # type: ignore[arg-type]


def laid(tmp_path: Path, name: str, body: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return path


def record(kind: str, url: str, http: bytes, date: str = "2026-11-20T08:00:00Z") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def answer(body: bytes, media_type: str = "text/html", status: int = 200, more: str = "") -> bytes:
    return (
        f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )


def archive(*, packed: bool) -> bytes:
    page = "<html><p>Мост закрыт.</p>".encode("cp1251")
    zipped = gzip.compress(b"<html><p>packed")
    records = [
        record("warcinfo", "", b""),
        record("request", "http://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response", "http://a.example/1", answer(page, "Text/HTML; charset=windows-1251"), "2025-02-15T10:11:12Z"
        ),
        record("revisit", "http://a.example/1", answer(b"")),
        record("response", "http://a.example/pic", answer(b"\x89PNG", "image/png")),
        record("response", "http://a.example/gone", answer(b"<html>gone", status=404)),
        record("response", "http://a.example/robots.txt", answer(b"User-agent: *", "text/plain")),
        record("response", "http://a.example/2", answer(zipped, more="Content-Encoding: gzip\r\n")),
        record("response", "http://a.example/3.pdf", answer(b"%PDF-1.4 x", "application/pdf")),
    ]
    return b"".join(gzip.compress(r) if packed else r for r in records)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages_with_their_address_and_time(tmp_path: Path, packed: bool) -> None:
    body = archive(packed=packed)
    path = laid(tmp_path, "crawl.warc.gz" if packed else "crawl.warc", body)
    first, second, third = found(path)
    assert isinstance(first, Capture)
    assert first.body == "<html><p>Мост закрыт.</p>".encode("cp1251")
    assert (first.url, first.fetched, first.encoding) == ("http://a.example/1", "2025-02-15T10:11:12Z", "windows-1251")
    assert first.container == hashlib.sha256(body).hexdigest()
    assert first.source.startswith(f"{path}#")
    assert isinstance(second, Capture)
    assert isinstance(third, Capture)
    assert second.body == b"<html><p>packed"
    assert (third.media_type, third.body) == ("application/pdf", b"%PDF-1.4 x")
    assert len({c.source for c in (first, second, third)}) == 3


def test_a_page_in_an_archive_may_be_too_large(tmp_path: Path) -> None:
    bomb = answer(gzip.compress(b"<p>" * 1_000_000), more="Content-Encoding: gzip\r\n")
    path = laid(tmp_path, "x.warc", record("response", "http://a.example/b", bomb) + archive(packed=False))
    issue, *others = found(path, max_document=1_000_000)
    assert isinstance(issue, Issue)
    assert "http://a.example/b" in issue.message
    assert len(others) == 3


@pytest.mark.parametrize(
    "body", [b"WARC/1.1\r\n", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx"]
)
def test_an_archive_with_nothing_to_read_is_an_issue(tmp_path: Path, body: bytes) -> None:
    assert [type(f) for f in found(laid(tmp_path, "x.warc", body))] == [Issue]


MAIL = """From: =?utf-8?b?0J/QvtGA0YI=?= <press@port.example>
To: desk@courier.example
Subject: =?utf-8?q?Ferry_late?=
Date: Sat, 15 Feb 2025 10:00:00 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

The ferry is late.
--x
Content-Type: text/html; name="page.html"
Content-Disposition: attachment; filename="page.html"

<html><p>The timetable.
--x
Content-Type: image/png
Content-Disposition: attachment; filename="logo.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--x--
"""


def test_a_mail_is_a_document_and_so_is_what_is_attached(tmp_path: Path) -> None:
    path = laid(tmp_path, "letter.eml", MAIL)
    letter, page = found(path)
    assert isinstance(letter, Capture)
    assert (letter.media_type, letter.body) == ("message/rfc822", MAIL.encode())
    about = {"author": "Порт", "title": "Ferry late", "published": "2025-02-15T10:00:00+03:00"}
    assert {key: letter.hints[key] for key in about} == about
    assert isinstance(page, Capture)
    assert (page.media_type, page.body.strip(), page.container) == (
        "text/html",
        b"<html><p>The timetable.",
        letter.sha256,
    )
    assert page.source == f"{path}#3/page.html"
    assert page.hints["published"] == about["published"]


def test_a_mail_in_a_mail_in_a_mail_is_stopped(tmp_path: Path) -> None:
    body = "From: a@b.example\nMessage-ID: <1>\n\nThe innermost."
    for _ in range(7):
        body = f"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n{body}"
    got = found(laid(tmp_path, "deep.eml", body))
    assert any(isinstance(g, Issue) and "limits.max_depth" in g.message for g in got)


def test_a_saved_page_says_where_it_came_from(tmp_path: Path) -> None:
    pages = {
        "<!-- saved from url=(0031)https://a.example/b?c=1&amp;d=2 -->\n<html>": "https://a.example/b?c=1&d=2",
        "<html><!--\n Page saved with SingleFile \n url: https://a.example/s \n saved date: Sat Feb 15 2025 12:34:56 GMT+0200 (X)\n-->": "https://a.example/s",
        "<html><head><link href='https://a.example/c' rel=canonical>": "https://a.example/c",
        '<html><meta content="https://a.example/o" property="og:url">': "https://a.example/o",
        "<html><link rel=canonical href='javascript:alert(1)'>": None,
        "<html><p>Nothing.": None,
    }  # fmt: skip
    for number, (page, url) in enumerate(pages.items()):
        (capture,) = found(laid(tmp_path, f"{number}.html", page))
        assert isinstance(capture, Capture)
        assert capture.url == url
        assert capture.body == page.encode()
        if "SingleFile" in page:
            assert capture.hints["saved"] == "2025-02-15T12:34:56+02:00"


def test_mhtml_keeps_its_bytes_and_its_address(tmp_path: Path) -> None:
    body = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/m\nSubject: Ferry late\n"
        'Date: Sat, 15 Feb 2025 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        "--b\nContent-Type: text/html\n\n<html><p>x\n--b--\n"
    )
    (capture,) = found(laid(tmp_path, "m.mhtml", body))
    assert isinstance(capture, Capture)
    assert (capture.media_type, capture.url, capture.body) == (
        "multipart/related",
        "https://a.example/m",
        body.encode(),
    )
    assert capture.hints["title"] == "Ferry late"


def channel(**more: object) -> dict[str, object]:
    messages = [
        {"id": 1, "type": "service", "action": "pin_message", "text": "x"},
        {
            "id": 2,
            "type": "message",
            "date": "2025-02-15T13:00:00",
            "date_unixtime": "1739613600",
            "text": "Паром\nспазняецца",
        },
        {
            "id": 3,
            "type": "message",
            "date": "2025-02-15T13:05:00",
            "text": ["See ", {"type": "link", "text": "this"}, "."],
        },
        {"id": 4, "type": "message", "photo": "a.jpg", "text": ""},
    ]
    return {"name": "Orvenna Port", "type": "public_channel", "id": 1234567890, "messages": messages} | more


def rows(got: list[Capture | Issue]) -> list[dict[str, str]]:
    return [json.loads(c.body) for c in got if isinstance(c, Capture)]


def test_telegram_gives_every_message_with_text(tmp_path: Path) -> None:
    path = laid(tmp_path, "result.json", json.dumps(channel(), indent=1))
    got = found(path)
    first, second = rows(got)
    assert first == {
        "id": "2",
        "text": "Паром\nспазняецца",
        "outlet": "Orvenna Port",
        "url": "https://t.me/c/1234567890/2",
        "published": "2025-02-15T10:00:00Z",
    }
    assert (second["text"], second["published"]) == ("See this.", "2025-02-15T13:05:00")
    assert [g.source for g in got if isinstance(g, Capture)] == [f"{path}#2", f"{path}#3"]


def test_telegram_names_the_public_address_where_the_export_has_it(tmp_path: Path) -> None:
    named, private, group = (
        {"username": "orvenna_port"} | channel(),
        channel(type="personal_chat"),
        channel(type="private_group"),
    )
    group["messages"] = [{"id": 9, "type": "message", "from": "Tilda", "text": "Hi"}]
    whole = {"about": "x", "chats": {"list": [named, private, group]}, "left_chats": {"list": []}}
    got = rows(found(laid(tmp_path, "result.json", json.dumps(whole))))
    assert [r.get("url") for r in got] == [
        "https://t.me/orvenna_port/2",
        "https://t.me/orvenna_port/3",
        None,
        None,
        None,
    ]
    assert got[4]["outlet"] == "Tilda"


def test_telegram_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps(channel())
    *before, last = found(laid(tmp_path, "result.json", whole[: whole.index('"id": 4') + 5]))
    assert len(before) == 2
    assert isinstance(last, Issue)
    assert "breaks" in last.message


def feed(*items: str) -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Courier</title>{''.join(items)}</channel></rss>"


def item(title: str, link: str = "", text: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><description><![CDATA[<p>{text}</p>]]></description></item>"


def test_a_feed_in_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = laid(tmp_path, "feed.xml", feed(item("One", "http://127.0.0.1:9/1", "Short."), item("Two", "", TEXT)))
    got = found(path)
    assert [c.media_type for c in got if isinstance(c, Capture)] == ["application/x-headwater-item+json"] * 2
    first, second = rows(got)
    assert (first["title"], first["url"], first["outlet"]) == ("One", "http://127.0.0.1:9/1", "Courier")
    assert "Short." in first["html"]
    assert TEXT.strip() in second["html"]


def test_a_feed_from_the_network_has_its_pages_fetched(site: object, tmp_path: Path) -> None:
    page = b"<html><p>The whole report.</p>"
    links: Callable[[str], str] = site.url  # type: ignore[attr-defined]
    body = feed(
        item("One", links("/1"), "Short."), item("Two", links("/2"), TEXT * 2), item("Three", links("/3"), "Gone.")
    )
    site.pages = {  # type: ignore[attr-defined]
        "/feed": (200, {"Content-Type": "application/rss+xml"}, body.encode()),
        "/1": (200, {"Content-Type": "text/html; charset=utf-8"}, page),
    }
    one, two, broken, three = found(links("/feed"))
    assert isinstance(one, Capture)
    assert (one.media_type, one.body, one.url, one.encoding) == ("text/html", page, links("/1"), "utf-8")
    assert (one.hints["title"], one.hints["outlet"]) == ("One", "Courier")
    assert one.container == hashlib.sha256(body.encode()).hexdigest()
    assert isinstance(two, Capture)
    assert two.media_type == "application/x-headwater-item+json"
    assert isinstance(broken, Issue)
    assert "HTTP 404" in broken.message
    assert broken.input == f"{links('/feed')}#3"
    assert isinstance(three, Capture)
    assert json.loads(three.body)["title"] == "Three"
    assert site.paths() == ["/feed", "/1", "/3"]  # type: ignore[attr-defined]


def test_a_list_of_feeds_has_each_of_them_fetched(site: object, tmp_path: Path) -> None:
    links: Callable[[str], str] = site.url  # type: ignore[attr-defined]
    site.pages = {  # type: ignore[attr-defined]
        "/feed": (200, {"Content-Type": "text/html"}, feed(item("One", "", TEXT)).encode()),
        "/page": (200, {"Content-Type": "text/html"}, b"<html><p>no feed"),
    }
    outlines = "".join(f"<outline type='rss' xmlUrl='{links(path)}'/>" for path in ("/page", "/gone", "/feed"))
    path = laid(tmp_path, "list.opml", f"<opml version='2.0'><body>{outlines}</body></opml>")
    first, second, third = found(path)
    assert isinstance(first, Issue)
    assert "no feed" in first.message
    assert isinstance(second, Issue)
    assert second.input == f"{path}#{links('/gone')}"
    assert isinstance(third, Capture)
    assert json.loads(third.body)["title"] == "One"


def test_an_address_that_may_not_be_fetched_is_an_issue() -> None:
    (got,) = acquire.captures(["http://127.0.0.1:9/x"], Settings())
    assert isinstance(got, Issue)
    assert got.code == "forbidden-address"


def test_a_container_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    fields = b"From: a@b.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\n"
    deep = b"".join(
        fields + b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i) for i in range(3000)
    )
    got = found(laid(tmp_path, "deep.eml", deep), seconds=0.5)
    assert isinstance(got[-1], Issue)
    assert got[-1].code == "too-large"
    assert str(tmp_path) in got[-1].message
