"""Documents of every kind as pages or text."""

from __future__ import annotations

import io
import zipfile

import pytest

from headwater.errors import BrokenInput, TooLarge, UnknownFormat
from headwater.read import documents, pdf, word
from headwater.read.documents import DOCX, PDF, Document
from headwater.records import Capture

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(body: bytes, media_type: str, **more: object) -> Document:
    return documents.as_html_or_text(
        Capture("0" * 64, "2026-11-24T00:00:00Z", "in", media_type, body, **more)  # type: ignore[arg-type]
    )


def test_pages_and_texts_are_decoded_and_keep_their_hints() -> None:
    page = read("<p>Мост".encode("cp1251"), "text/html", encoding="cp1251", hints={"title": "t"})
    assert page == Document("html", "<p>Мост", {"title": "t"})
    assert read(b"one\r\ntwo", "text/plain") == Document("text", "one\ntwo", {})


def test_other_kinds_and_empty_documents_are_refused() -> None:
    with pytest.raises(UnknownFormat, match="image/png"):
        read(b"\x89PNG", "image/png")
    for media_type in ("text/plain", "text/markdown", "message/rfc822"):
        with pytest.raises(BrokenInput, match="no text in it"):
            read(b" \n", media_type)


def test_markdown_becomes_text_with_its_front_matter_as_hints() -> None:
    source = (
        "---\ntitle: 'Ferry late'\ndate: 2026-11-20\nauthor: Tilda\ntags: [x]\n---\n# Ferry *late*\n\nThe [ferry](http://a.example)\n"
        "was ![pic](p.png)`late`.\n\n- one\n- two\n\n> He said “no”.\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    got = read(source.encode(), "text/markdown")
    assert got.text == "Ferry late\n\nThe ferry was late.\n\none\n\ntwo\n\nHe said “no”.\n\na\n\nb\n\n1\n\n2"
    assert got.hints == {"title": "Ferry late", "published": "2026-11-20", "author": "Tilda"}
    assert read(b"# Only a head\n\nText", "text/markdown").hints == {"title": "Only a head"}
    assert read(b"Text\n\n# Late head", "text/markdown").hints == {}


def drawn(*pages: list[str], info: bytes = b"") -> bytes:
    """A PDF with these lines on its pages."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    for i, lines in enumerate(pages):
        stream = (
            b"BT /F1 11 Tf 72 720 Td 14 TL " + b" ".join(b"(%s) Tj T*" % ln.encode("cp1252") for ln in lines) + b" ET"
        )
        rest = b"/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>" % (5 + 2 * i, rest))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n0\n%%%%EOF" % (len(objects) + 1, info)


def test_a_pdf_becomes_paragraphs_without_running_heads() -> None:
    head = ["The Orvenna Courier"]
    first = [
        "The ministry of waterways said on Wednes-",
        "day that the northern harbour would close",
        "until spring.",
        "A second paragraph begins on this page and",
    ]
    second = ["goes on over the edge to the next one, as", "they do.", "The end."]  # fmt: skip
    got = read(drawn([*head, *first, "Page 1 of 2"], [*head, *second, "Page 2 of 2"]), PDF)
    assert got.text.split("\n\n") == [
        "The ministry of waterways said on Wednesday that the northern harbour would close until spring.",
        "A second paragraph begins on this page and goes on over the edge to the next one, as they do.",
        "The end.",
    ]


def test_a_pdf_says_its_title_unless_it_is_a_file_name() -> None:
    assert read(drawn(["Text."], info=b"/Info<</Title(Ferry late)/Author(Tilda)>>"), PDF).hints == {
        "title": "Ferry late",
        "author": "Tilda",
    }
    assert read(drawn(["Text."], info=b"/Info<</Title(Microsoft Word - ferry.docx)>>"), PDF).hints == {}


def test_words_divided_at_a_line_are_joined_unless_written_so_elsewhere() -> None:
    lines = ["The press-service of the har-", "bour said so, and the press-", "service said no more."]
    assert pdf.paragraphs(lines) == ["The press-service of the harbour said so, and the press-service said no more."]
    assert pdf.paragraphs(["It was 1914-", "1918 then, and it was the ice-", "Age."]) == [
        "It was 1914- 1918 then, and it was the ice- Age."
    ]
    assert pdf.paragraphs([]) == []
    assert pdf.paragraphs(["One", "", "two"]) == ["One", "two"]


@pytest.mark.parametrize(
    "body",
    [b"%PDF-1.4", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>", drawn([])],
)
def test_a_broken_or_empty_pdf_is_refused(body: bytes) -> None:
    with pytest.raises(BrokenInput):
        read(body, PDF)


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr({"document": "word/document.xml", "core": "docProps/core.xml"}[name], body)
    return out.getvalue()


def paragraphs(*inner: str) -> str:
    space = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f"<w:document {space}><w:body>{''.join(f'<w:p>{p}</w:p>' for p in inner)}</w:body></w:document>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_word_file_becomes_text() -> None:
    box = f"<w:txbx><w:p>{run('In a box.')}</w:p></w:txbx>"
    document = paragraphs(
        f'<w:pPr><w:pStyle w:val="Heading 1"/></w:pPr>{run("Ferry late")}',
        f"{run('One ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:hyperlink>{run('link')}</w:hyperlink><w:r><w:br/></w:r>{run('two')}",
        "",
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>{run('Beside.')}",
    )
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Letterhead</dc:title><dc:creator>Tilda</dc:creator></c>'
    got = read(zipped(document=document, core=core), DOCX)
    assert got.text == "Ferry late\n\nOne link\ntwo\n\nBeside.\n\nIn a box."
    assert got.hints == {"title": "Ferry late", "author": "Tilda"}


def test_a_word_file_with_entities_is_refused(tmp_path: object) -> None:
    document = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + paragraphs(run("&e;"))
    with pytest.raises(BrokenInput, match="document type"):
        read(zipped(document=document), DOCX)


def test_a_word_bomb_is_refused_by_its_declared_and_by_its_real_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_LARGEST_PART", 100_000)
    bomb = zipped(document=" " * 200_000)
    with pytest.raises(TooLarge, match="bomb"):
        read(bomb, DOCX)
    place = bomb.rfind(b"PK\x01\x02") + 24
    lying = bomb[:place] + (50_000).to_bytes(4, "little") + bomb[place + 4 :]
    with pytest.raises((TooLarge, BrokenInput)):
        read(lying, DOCX)


@pytest.mark.parametrize("cut", [10, 100, -10])
def test_a_damaged_word_file_is_refused(cut: int) -> None:
    with pytest.raises(BrokenInput):
        read(zipped(document=paragraphs(run("text")))[:cut], DOCX)


def mail(*parts: str, more: str = "") -> bytes:
    fields = f"From: a@b.example\n{more}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    return (fields + "".join(f"--x\nContent-Type: {p}\n" for p in parts) + "--x--\n").encode()


def test_a_mail_is_read_from_its_fuller_part() -> None:
    plain, html = "text/plain\n\nThe ferry is late again.\n", "text/html\n\n<p>The ferry is <b>late</b> again.</p>\n"
    assert read(mail(plain, html), "message/rfc822").kind == "html"
    assert read(mail(plain), "message/rfc822") == Document("text", "The ferry is late again.", {})
    short = "text/html\n\n<p>Open in a browser</p>\n"
    long = f"text/plain\n\n{'The ferry is late again. ' * 20}\n"
    assert read(mail(long, short), "message/rfc822").kind == "text"


def test_flowed_lines_are_joined_and_the_signature_is_left_out() -> None:
    body = b"From: a\nContent-Type: text/plain; charset=koi8-r; format=flowed\n\n"
    body += "Паром \nопоздает.\n\nДа.\n-- \nТильда".encode("koi8-r")
    assert read(body, "message/rfc822").text == "Паром опоздает.\n\nДа."


def test_what_is_attached_to_a_mail_is_not_its_text() -> None:
    attached = 'text/plain\nContent-Disposition: attachment; filename="a.txt"\n\nAttached.\n'
    inner = "message/rfc822\n\nFrom: c@d.example\nContent-Type: text/plain\n\nForwarded.\n"
    assert read(mail("text/plain\n\nMine.\n", attached, inner), "message/rfc822").text == "Mine."


def test_mhtml_gives_the_page_itself() -> None:
    frame = "text/html\nContent-Location: cid:frame\n\n<p>An advertisement\n"
    page = "text/html; charset=utf-8\nContent-Location: https://a.example/1\nContent-Transfer-Encoding: quoted-printable\n\n<p>=D0=9F=D0=B0=D1=80=D0=BE=D0=BC\n"
    body = mail(frame, page, more="Snapshot-Content-Location: https://a.example/1\n")
    assert read(body, "multipart/related") == Document("html", "<p>Паром\n", {})
    with pytest.raises(BrokenInput, match="no page"):
        read(mail("image/png\n\nx\n"), "multipart/related")


@pytest.mark.parametrize("name", ["idna", "utf-7", "hex", "x" * 3000, "\xff"])
def test_a_mail_may_name_any_character_set(name: str) -> None:
    body = f"From: a\nContent-Type: text/plain; charset={name}\n\n".encode("latin-1") + "Паром".encode()
    assert read(body, "message/rfc822").text == "Паром"
