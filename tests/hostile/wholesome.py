"""One good input of every kind that is read, made up for the tests: what the generator breaks, and what must be read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

TITLE = "Harbour of Orvenna closes for the winter"
SENTENCES = (
    "The harbour of Orvenna will close on Monday, port director Tilda Marsk told the Orvenna Courier.",
    "“We have no choice,” she said. “The ice came three weeks early this year.”",
    "According to the Ministry of Waterways, eleven ships are still on their way.",
    "A source familiar with the talks said that a decision on the ferries was possible by Friday.",
    "The ministry did not respond to a request for comment.",
    "Fishermen in the village of Lower Tarn, who sell most of their catch abroad, say that the winter will be long.",
    "“Last year the ferries ran until January, and nobody warned us,” said Oskar Brint, who owns two boats there.",
    "The Orvenna Courier could not establish how many people live on the islands that the ferries serve in winter.",
    "Портовая служба Орвенны сообщила, что «последний паром уйдёт в воскресенье».",
)
BODY = "\n\n".join(SENTENCES)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE_URL = "https://courier.example/news/harbour"


def html(body: str = "") -> bytes:
    """A page with metadata, navigation and an article."""
    meta = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-20T08:00:00+02:00"}
    text = body or PARAGRAPHS
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f'<link rel="canonical" href="{PAGE_URL}"><script type="application/ld+json">{json.dumps(meta)}</script></head>'
        f"<body><nav><a href='/'>Home</a><a href='/sea'>Sea</a></nav><article><h1>{TITLE}</h1>{text}</article>"
        f"<footer>Orvenna Courier</footer></body></html>"
    ).encode()


def text() -> bytes:
    """A plain text with a title."""
    return f"{TITLE}\n\nORVENNA, Nov 20 (OC) — {BODY}\n".encode()


def markdown() -> bytes:
    """Markdown with front matter."""
    return f"---\ntitle: {TITLE}\ndate: 2026-11-20\n---\n\n# {TITLE}\n\n{BODY}\n\n- one\n- two\n".encode()


def pdf(pages: int = 2) -> bytes:
    """A PDF of so many pages, Latin letters only."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i in range(pages):
        lines = ["Orvenna Courier", TITLE, "", *SENTENCES[:3], f"Page {i + 1}"]
        if i:
            lines = ["Orvenna Courier", f"Part {i}.", *SENTENCES[3:5], f"Page {i + 1}"]
        drawn = b" ".join(b"(%s) Tj T*" % line.encode("cp1252").replace(b"(", b"\\(") for line in lines)
        stream = b"BT /F1 11 Tf 72 720 Td 14 TL " + drawn + b" ET"
        resources = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/Contents {5 + 2 * i} 0 R{resources}/MediaBox[0 0 612 792]>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """PDF objects, numbered from 1, with their table and trailer; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))


def docx(document: bytes = b"") -> bytes:
    """A Word file with the least that one needs, or with another `document.xml`."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    rest = "".join(f"<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>" for sentence in SENTENCES)
    xml = (
        document
        or f'<?xml version="1.0"?><w:document xmlns:w="{w}"><w:body>{title}{rest}</w:body></w:document>'.encode()
    )
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml})


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip archive of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mail() -> bytes:
    """A mail with a plain and an HTML part, and a page attached."""
    fields = (
        "From: Orvenna Port <press@port.example>\r\nTo: desk@courier.example\r\nSubject: =?utf-8?q?Harbour_closes?=\r\n"
        "Date: Fri, 20 Nov 2026 08:00:00 +0200\r\nMessage-ID: <1@port.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="aa"\r\n\r\n'
    )
    return b"\r\n".join(
        [
            fields.encode(),
            b"--aa\r\nContent-Type: text/plain; charset=utf-8\r\n",
            BODY.encode(),
            b'--aa\r\nContent-Type: text/html; name="a.html"\r\nContent-Disposition: attachment; filename="a.html"\r\n',
            html(),
            b"--aa--\r\n",
        ]
    )


def mhtml() -> bytes:
    """A page as a browser saves it."""
    fields = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {PAGE_URL}\r\nSubject: {TITLE}\r\n"
        "Date: Fri, 20 Nov 2026 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="bb"\r\n\r\n--bb\r\n'
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\nContent-Location: {PAGE_URL}\r\n\r\n"
    )
    return fields.encode() + html() + b"\r\n--bb\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--bb--\r\n"


def warc(*, packed: bool = False) -> bytes:
    """An archive: a page, its picture, a page that is gone."""
    records = []
    for media_type, status, body in (
        ("text/html", 200, html()),
        ("image/png", 200, b"\x89PNG"),
        ("text/html", 404, html()),
    ):
        http = (
            f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        block = http.encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000-{len(records)}>\r\n"
            f"WARC-Date: 2026-11-20T08:00:00Z\r\nWARC-Target-URI: {PAGE_URL}?{len(records)}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        records.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(records)


def lines() -> bytes:
    """Three documents, one a line."""
    rows = [{"id": str(i), "title": TITLE, "outlet": "Orvenna Courier", "text": BODY} for i in range(3)]
    return "\n".join(json.dumps(row, ensure_ascii=i > 1) for i, row in enumerate(rows)).encode()


def rss() -> bytes:
    """A feed that carries its articles."""
    item = (
        f"<item><title>{TITLE}</title><link>{PAGE_URL}</link><description><![CDATA[{PARAGRAPHS}]]></description></item>"
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{item * 3}</channel></rss>'.encode()


def json_feed() -> bytes:
    """A JSON feed."""
    items = [{"id": "1", "url": PAGE_URL, "title": TITLE, "content_html": PARAGRAPHS}]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": items}).encode()


def opml() -> bytes:
    """A list with one feed, at an address that is never fetched: it is this machine's own."""
    return b'<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="http://127.0.0.1:9/rss"/></body></opml>'


def telegram() -> bytes:
    """A channel with two messages and a service message."""
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2026-11-20T08:00:00", "date_unixtime": "1795161600", "text": BODY},
        {"id": 3, "type": "message", "date": "2026-11-20T09:00:00", "text": ["See ", {"type": "bold", "text": "this"}]},
    ]
    chat = {"name": "Orvenna Port", "type": "public_channel", "id": 1234567890, "messages": messages}
    return json.dumps(chat, indent=1, ensure_ascii=False).encode()


KINDS = {
    "page.html": html,
    "text.txt": text,
    "note.md": markdown,
    "paper.pdf": pdf,
    "release.docx": docx,
    "letter.eml": mail,
    "saved.mhtml": mhtml,
    "crawl.warc": warc,
    "crawl.warc.gz": lambda: warc(packed=True),
    "corpus.jsonl": lines,
    "corpus.jsonl.gz": lambda: gzip.compress(lines(), mtime=0),
    "feed.rss": rss,
    "feed.json": json_feed,
    "list.opml": opml,
    "result.json": telegram,
}
