"""Inputs made to hang, crash or fill whoever reads them. Sizes are drawn; `heavy` ones are rare, as they are slow to make."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Callable

from wholesome import BODY, assembled, docx, html, lines, mail, text, warc, zipped

Bomb = tuple[str, bytes]


def deep_html(r: random.Random) -> Bomb:
    depth = r.choice([1_000, 20_000, 100_000])
    tag = r.choice(["div", "b", "table", "ul><li", "span", "blockquote", "font", "a"])
    return "deep.html", b"<html><body>" + f"<{tag}>".encode() * depth + BODY.encode()


def unclosed_html(r: random.Random) -> Bomb:
    piece = r.choice(
        ["<p", "<a href='", "<!--", "<![CDATA[", "<script>", "<title>", "<svg><", "&#", "</", "<table><tr>", "<h1>"]
    )
    return "unclosed.html", html(BODY + piece * r.choice([1_000, 200_000]))


def huge_attribute(r: random.Random) -> Bomb:
    size = r.choice([100_000, 11_000_000])
    return "attribute.html", html(f"<p title='{'x' * size}'>{BODY}</p>")


def many_attributes(r: random.Random) -> Bomb:
    return "attributes.html", html("<p " + " ".join(f"a{i}='{i}'" for i in range(100_000)) + f">{BODY}</p>")


def many_elements(r: random.Random) -> Bomb:
    piece = r.choice(
        ["<p>x</p>", "<br>", "<a href=/x>y</a> ", "<li>one", "<h2>Head</h2>", "<script></script>", "<p></p>"]
    )
    return "many.html", html(piece * r.choice([10_000, 200_000]))


def bad_linked_data(r: random.Random) -> Bomb:
    value = r.choice(
        ["[" * 100_000, '{"@graph":' * 50_000, '{"headline": ' + "9" * 10_000 + "}", '"\\ud800"', "null", "{" * 9]
    )
    page = html().replace(b"</head>", f'<script type="application/ld+json">{value}</script></head>'.encode())
    return "linked.html", page


def trap_text(r: random.Random) -> Bomb:
    """Text on which a careless pattern takes for ever."""
    piece = r.choice(
        ["“", '"', "(", " ", "\n", "a", "a ", "Aa ", "said ", "«", "…", "1", "1.", "- ", "A.", "’", "\t", ", ", "—", "who said that ",
         "Ab Cd ", "“x” said ", "Jan 1 ", "a-", "A", "в ", "http://", "@", "&lt;", "\u0301", "\u200b", "\u202e", "😀", "ﷺ", "Mr. "]
    )  # fmt: skip
    size = r.choice([10_000, 300_000, 1_900_000])
    body = piece * (size // len(piece))
    return r.choice([("trap.txt", f"{BODY}\n\n{body}".encode()), ("trap.html", html(f"<p>{BODY}</p><p>{body}</p>"))])


def long_sentence(r: random.Random) -> Bomb:
    words = [
        "told",
        "said",
        "Orvenna",
        "that",
        "the",
        "minister",
        "“",
        "”",
        ",",
        "who",
        "according to",
        "and",
        "Smith",
        "не",
        "сказал",
    ]
    return "long.txt", " ".join(r.choice(words) for _ in range(r.choice([5_000, 100_000]))).encode()


def many_quotes(r: random.Random) -> Bomb:
    return "quotes.txt", ("“Yes,” said Tilda Marsk. " * r.choice([1_000, 20_000])).encode()


def gzip_bomb(r: random.Random) -> Bomb:
    fill = r.choice([b"\0", b"a", b"\n", b"<p>", b" ", b'{"text":"a"}\n', b"[", b"WARC/1.1\r\n"])
    name = r.choice(["bomb.txt.gz", "bomb.html.gz", "bomb.jsonl.gz", "bomb.warc.gz", "bomb.pdf.gz", "bomb.gz"])
    packer = zlib.compressobj(6, wbits=31)
    start = b"WARC/1.1\r\n" if "warc" in name else b""
    chunk = fill * (1_000_000 // len(fill))
    return name, packer.compress(start) + b"".join(
        packer.compress(chunk) for _ in range(r.choice([30, 300]))
    ) + packer.flush()


def nested_gzip(r: random.Random) -> Bomb:
    body = html()
    for _ in range(r.choice([2, 6, 60])):
        body = gzip.compress(body, mtime=0)
    return "nested.html.gz", body


def many_members(r: random.Random) -> Bomb:
    return r.choice(["members.jsonl.gz", "members.txt.gz", "members.warc.gz"]), gzip.compress(b"", mtime=0) * 300_000


def zip_bomb(r: random.Random) -> Bomb:
    space = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    fill = r.choice([b" ", b"<w:p>", b"<w:p/>", b"<w:p><w:r><w:t>x</w:t></w:r></w:p>", b"A"])
    return "bomb.docx", docx(space + fill * (r.choice([5, 80]) * 1_000_000 // len(fill)))


def lying_zip(r: random.Random) -> Bomb:
    """A zip whose directory declares another size than there is."""
    body = docx()
    place = body.rfind(b"PK\x01\x02") + 20
    return "lying.docx", body[:place] + r.randbytes(8) + body[place + 8 :]


def many_parts(r: random.Random) -> Bomb:
    return "parts.docx", zipped({f"word/{i}": b"" for i in range(30_000)} | {"word/document.xml": b"<a/>"})


def entities(r: random.Random) -> Bomb:
    """XML entities: a billion laughs, a file of this machine, a page of another."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    kinds = [
        f'<!ENTITY l0 "lol">{laughs}',
        '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY l9 SYSTEM "http://127.0.0.1:9/x">',
        f'<!ENTITY l9 "{"x" * 100_000}">',
        '<!ENTITY % p SYSTEM "file:///etc/passwd">%p;<!ENTITY l9 "x">',
    ]
    text = "&l9;" * r.choice([1, 10_000])
    declared = f'<?xml version="1.0"?><!DOCTYPE x [{r.choice(kinds)}]>'
    item = f"<item><title>{text}</title><description>{BODY}</description></item>"
    rss = f"{declared}<rss version='2.0'><channel>{item}</channel></rss>".encode()
    word = f"{declared}<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>{text}{BODY}</w:t></w:r></w:p></w:body></w:document>"
    page = f"{declared}<html><body><p>{text}{BODY}</p></body></html>".encode()
    return r.choice(
        [("feed.xml", rss), ("entities.docx", docx(word.encode())), ("entities.html", page), ("entities.opml", rss)]
    )


def hostile_feed(r: random.Random) -> Bomb:
    item = r.choice([f"<item><title>{'<b>' * 5000}</title></item>", "<item/>", "<item><link>javascript:x</link></item>", "<a>" * 100_000,
                     f"<item><pubDate>{'9' * 100000}</pubDate></item>", f"<item><description>{'&lt;div&gt;' * 30000}</description></item>"])  # fmt: skip
    return "feed.rss", f"<rss version='2.0'><channel>{item * r.choice([1, 100])}{BODY}".encode()


def hostile_json(r: random.Random) -> Bomb:
    name = r.choice(["x.jsonl", "x.json", "result.json"])
    value = r.choice(
        ["[" * 1_000_000, '{"text":' * 100_000, '{"text":"a","x":[' + "[]," * 1_000_000 + "1]}", '{"text":"\\ud800\\u0000"}', '{"text":null}',
         '{"text":["a"]}', "{" * 10, '{"text":"' + "\\u0041" * 1_000_000 + '"}', '{"text": 1e999999}', '{"text":"a","published":"' + "9" * 99999 + '"}',
         '{"version":"https://jsonfeed.org/version/1.1","items":[' + "{}," * 100_000, '{"name":"x","messages":[' + '{"id":1,"text":[[[' * 9,
         '{"messages":[' + '"messages":[' * 100_000, '{"text":"a","id":' + "9" * 10_000 + "}", '{"text":"a","url":"http://[::1"}', "true", "NaN"]
    )  # fmt: skip
    return name, (value + "\n").encode() * r.choice([1, 3])


def hostile_mail(r: random.Random) -> Bomb:
    fields = b"From: a@b.example\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nDate: "
    kinds = [
        fields + b"x" * 1_000_000,
        fields + b"\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\nhello",
        fields + b"\r\nSubject: " + b"=?utf-8?b?" * 50_000 + b"\r\n\r\n" + BODY.encode(),
        b"".join(
            fields + b'\r\nContent-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i) for i in range(3_000)
        ),
        fields + b'\r\nContent-Type: multipart/mixed; boundary="a"\r\n\r\n' + b"--a\r\n\r\nx\r\n" * 50_000,
        fields
        + b"\r\nContent-Type: text/plain; charset="
        + r.choice([b"utf-7", b"idna", b"\xff", b"x" * 9999])
        + b"\r\n\r\n"
        + text(),
        fields + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"////=" * 300_000,
        fields + b"\r\nContent-Type: message/rfc822\r\n\r\n" + fields * 500,
        mail().replace(b"--aa\r\n", b"--aa\r\n--aa\r\n" * 1000),
    ]
    return r.choice(["bad.eml", "bad.mhtml"]), r.choice(kinds)


def hostile_warc(r: random.Random) -> Bomb:
    body = warc()
    length = r.choice([b"99999999999999999999", b"-5", b"4294967296", b"0", b"x", b"1"])
    kinds = [
        body.replace(b"Content-Length: ", b"Content-Length: " + length, 1),
        body.replace(b"text/html", b"text/html\r\nContent-Encoding: gzip"),
        warc()[:200] + gzip.compress(b"a" * 30_000_000) + body,
        b"WARC/1.1\r\n" + b"X: y\r\n" * 300_000,
        b"WARC/1.1\r\n" * 300_000,
        body.replace(b"200 X", b"200 X\r\nTransfer-Encoding: chunked"),
        body.replace(b"2026-11-20", b"9999-99-99"),
        _warc_bomb(),
    ]
    chosen = r.choice(kinds)
    return r.choice([("bad.warc", chosen), ("bad.warc.gz", gzip.compress(chosen, mtime=0))])


def _warc_bomb() -> bytes:
    packed = gzip.compress(b"<p>" * 30_000_000, mtime=0)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + packed
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/x\r\nWARC-Date: 2026-11-20T08:00:00Z\r\n"
    return (
        head
        + b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)
        + http
        + b"\r\n\r\n"
    )


def hostile_pdf(r: random.Random) -> Bomb:
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>/MediaBox[0 0 9 9]>>"
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    bomb = zlib.compress(b"(x) Tj " * 10_000_000)
    nested = zlib.compress(zlib.compress(zlib.compress(b"\0" * 100_000_000)))
    start = b"<</Type/Catalog/Pages 2 0 R>>"
    kinds = [
        [start, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"],
        [start, b"<</Type/Pages/Count 1/Kids[2 0 R 2 0 R 2 0 R]/Parent 2 0 R>>"],
        [start, b"<</Type/Pages/Count 99999999/Kids[3 0 R]>>", page],
        [start, tree, page, b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(bomb), bomb)],
        [
            start,
            tree,
            page,
            b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(nested), nested),
        ],
        [start, tree, page, b"<</Length 4 0 R>>stream\nBT ET\nendstream"],
        [start, tree, page, b"[" * 100_000],
        [start, tree, page, b"<</Length 200000>>stream\n" + b"q " * 100_000 + b"\nendstream"],
        [start, tree, b"<<" * 50_000],
        [b"<</Type/Catalog/Pages 1 0 R>>"],
    ]
    return "bad.pdf", assembled(r.choice(kinds))


def bad_unicode(r: random.Random) -> Bomb:
    pieces = [
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\0",
        b"\xc0\xaf",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\x1b[2J",
        b"\x85",
        b"\xef\xbf\xbf",
    ]
    body = b"".join(r.choice([*pieces, BODY.encode()]) for _ in range(2_000))
    encoded = BODY.encode(
        r.choice(["utf-16", "utf-32", "utf-16-be", "utf-16-le", "cp1251", "koi8-r", "utf-8-sig"]), "replace"
    )
    declared = html().replace(
        b"utf-8", r.choice([b"utf-16", b"utf-7", b"cp037", b"x", b"utf-32", b"hex", b"unicode_escape"])
    )
    return r.choice(
        [
            ("odd.txt", body),
            ("odd.html", html() + body),
            ("odd.txt", encoded),
            ("odd.html", encoded),
            ("odd.html", declared),
        ]
    )


def heavy_line(r: random.Random) -> Bomb:
    """A line of about 100 MB, below and above the limit for a file."""
    size = r.choice([99_000_000, 101_000_000])
    name = r.choice(
        ["line.txt", "line.html", "line.jsonl", "line.json", "line.md", "line.eml", "line.warc", "line.rss"]
    )
    start = {"jsonl": b'{"text":"', "json": b'{"text":"', "warc": b"WARC/1.1\r\n", "rss": b"<rss>", "html": b"<html>"}
    return name, start.get(name[5:], b"a ") + b"x" * size


def heavy_document(r: random.Random) -> Bomb:
    """As much as one document may have."""
    size = 19_000_000
    kinds = [
        ("big.txt", BODY.encode() * (size // len(BODY.encode()))),
        ("big.html", html(f"<p>{BODY}</p>" * (size // (len(BODY.encode()) + 10)))),
        ("big.html", b"<html>" + b"<div>" * (size // 5)),
        ("big.html", b"<html>" + b"<" * size),
        ("big.html", b"<html>" + b"<p>a" * (size // 4)),
        ("big.md", b"[" * size),
        ("big.md", b"> " * (size // 2)),
        ("big.md", b"*a_ " * (size // 4)),
        ("big.jsonl", b'{"text":"x","a":[' + b"[]," * (size // 3) + b"1]}"),
        ("big.jsonl", b'{"text":"' + b"x " * (size // 2) + b'"}'),
        ("big.jsonl", (json.dumps({"text": "x"}) + "\n").encode() * 3_000),
        ("big.eml", mail() + b"x" * size),
        ("big.rss", b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * (size // 30)),
        ("big.rss", b"<rss version='2.0'><channel>" + b"<a b='c'/>" * (size // 11)),
        ("result.json", b'{"messages":[' + b'{"id":1,"text":"x"},' * 3_000),
        ("big.txt", r.randbytes(1000) * (size // 1000)),
    ]
    return r.choice(kinds)


def broken_lines(r: random.Random) -> Bomb:
    rows = lines().split(b"\n")
    junk = [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\0",
        b'{"text": 5}',
        b"\xff\xfe",
        b'{"text": "x"',
        r.randbytes(50).replace(b"\n", b""),
    ]
    return "mixed.jsonl", b"\n".join(r.choice([*rows, *junk]) for _ in range(30))


BOMBS: tuple[Callable[[random.Random], Bomb], ...] = (
    deep_html, unclosed_html, huge_attribute, many_attributes, many_elements, bad_linked_data, trap_text, long_sentence, many_quotes,
    gzip_bomb, nested_gzip, many_members, zip_bomb, lying_zip, many_parts, entities, hostile_feed, hostile_json, hostile_mail,
    hostile_warc, hostile_pdf, bad_unicode, broken_lines,
)  # fmt: skip
HEAVY: tuple[Callable[[random.Random], Bomb], ...] = (heavy_line, heavy_document)
