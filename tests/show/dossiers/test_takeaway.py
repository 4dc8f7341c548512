"""A dossier taken away: in four forms, the same bytes each time; hostile text harmless; a safe copy that gives nobody away."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from tests.desk.conftest import make_item

from headwater import pipeline
from headwater.desk import Desk
from headwater.errors import ConfigError
from headwater.newsroom.dossiers import writing
from headwater.records import Entity, Outlet, Span, Spelling
from headwater.show.dossiers import as_pdf, takeaway
from headwater.show.dossiers.takeaway import FORMS, Form, Wish

WHEN = "2026-05-01T12:00:00+02:00"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
USERS = ("Halina Redaktar", "Symon Pisar")
EVIL = '<script>alert(1)</script> "><img src=x onerror=y> \u202egnp.exe\u202c \x00\x07\x1b[31m \ufffe {{7*7}} [x](javascript:z)'


def adding(desk: Desk, text: str, id: str, outlet: str, **other: object) -> None:
    """An article of an outlet, with an author, captured from somebody's folder."""
    capture, reading = make_item(text, id=id, source=f"/home/halina/secret/{id}.html", **other)  # type: ignore[arg-type]
    host = f"https://www.{id}-news.example/a"
    spelt = (Spelling(outlet, "en", "Latn"), Spelling(outlet + "u", "pl", "Latn"))
    named = Span(text.index("Ada Vint"), text.index("Ada Vint") + 8)
    entities = (
        replace(reading.entities[0], mentions=(named,)),
        Entity("e2", "organization", outlet, spelt, outlet=True),
    )
    article = replace(
        reading.article,
        outlet=Outlet(outlet, "e2"),
        url=host,
        authors=("Ina Author",),
        read_in=reading.article.language,
    )
    said = reading.statements[0]
    chain = tuple(replace(link, text=outlet) if link.entity == "e2" else link for link in said.chain)
    chain = (chain[0], replace(chain[1], span=named))
    source = replace(said.source, spans=(named,))
    statement = replace(said, chain=chain, content=(Span(0, named.start - 2),), source=source, cue=(named,))
    made = replace(reading, article=article, entities=entities, statements=(statement,))
    desk.add(replace(capture, url=host), made)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("away") / "halina.desk"
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        adding(opened, "The mill at Toruma will close in May, Ada Vint said.", "lune", "Lunebridge Courier")
        adding(
            opened, "The mill at Toruma will close in May, Ada Vint told Lunebridge Courier.", "vest", "Весткі Паўночы"
        )
        adding(opened, f"Forty men lose their work. {EVIL}, Ada Vint said.", "evil", "Evil Herald", title=EVIL)
        yield opened


def claim(desk: Desk, words: str) -> str:
    return next(row.claim for row in desk.claims() if words in row.wording)


@pytest.fixture(scope="module")
def dossier(desk: Desk) -> str:
    mill, evil = claim(desk, "Toruma"), claim(desk, "Forty")
    first = desk.evidence_now(mill).evidence[0]
    text = (
        f"# What is known of Lunebridge Courieru\n\nThe mill closes [{mill}]. Halina Redaktar asked the Lunebridge Courier, "
        f"see https://www.lune-news.example/a or lune-news.example. Весткамі Паўночы it is said [{first.key}]. "
        f"Vestki Paunochy has it too.\n\nThey print:\n\n> [{first.key}]\n\n[{evil}]\n\n{EVIL} [{evil}]."
    )
    id = writing.begin(desk, f"The mill {EVIL}", USERS[0], language="en", text=text, sections=("Secret section",))
    desk.translate(first, "be", "Млын у Таруме зачыняць", USERS[1])
    return id


@cache
def away(desk: Desk, dossier: str, form: Form, **wish: object) -> bytes:
    return takeaway.taken_away(desk, dossier, form, replace(Wish(WHEN, zone="Europe/Vilnius"), **wish))  # type: ignore[arg-type]


def opened(made: bytes, form: Form) -> str:
    """Everything in a file: the parts of an archive, the streams of a PDF, and its text as a reader sees it."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
            return "\n".join([*archive.namelist(), *parts, *(re.sub(r"<[^>]+>", "", part) for part in parts)])
    if form == "pdf":
        found = [made.decode("latin-1")]
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.S):
            try:
                data = zlib.decompress(stream)
            except zlib.error:
                data = stream
            found += [data.decode("latin-1"), data.decode("utf-16-be", "replace")]
        # Names in its head and its outline are in UTF-16, a byte after the other.
        return "\n".join(
            [*found, made.decode("utf-16-be", "replace"), made[1:].decode("utf-16-be", "replace"), read_pdf(made)]
        )
    return made.decode()


def read_pdf(made: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(made)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_dossier_at_the_same_time_is_the_same_bytes(desk: Desk, dossier: str, form: Form) -> None:
    assert away(desk, dossier, form) == away.__wrapped__(desk, dossier, form)


@pytest.mark.parametrize("form", FORMS)
def test_every_sentence_leads_to_outlet_author_time_quotation_translation_hash_and_capture(
    desk: Desk, dossier: str, form: Form
) -> None:
    piece = desk.evidence_now(claim(desk, "Toruma")).evidence[0]
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>|\\", "", opened(away(desk, dossier, form), form)))
    bare = re.sub(r"\s", "", told)
    wanted = ["Lunebridge Courier", "Ina Author", "1 January 2026", "Млын у Таруме зачыняць", "Symon Pisar"]
    for each in (
        *wanted,
        "Весткі Паўночы",
        "What is unresolved",
        "Articles cited",
        "Revision" if False else "revision 1",
    ):
        assert re.sub(r"\s", "", each) in bare, each
    assert piece.sha256 in bare
    assert re.sub(r"\s", "", piece.words) in bare
    assert "www.lune-news.example/a" in bare


@pytest.mark.parametrize("form", FORMS)
def test_a_safe_copy_gives_nobody_away(desk: Desk, dossier: str, form: Form) -> None:
    told = opened(away(desk, dossier, form, safe=True, hide=("Toruma",)), form)
    low = told.casefold()
    for name in (*USERS, "Halina", "Symon", "Pisar", "Redaktar", "Ina Author", "Toruma", "Secret section"):
        assert name.casefold() not in low, name
    for mark in (
        "lunebridge",
        "lune-news",
        "весткі",
        "весткамі",
        "vestki",
        "evil herald",
        "https://www",
        "/home/",
        ".desk",
    ):
        assert mark not in low, mark
    for trace in ("d-000001", "c-0000", "weasyprint", "python-docx", "europe/", "macintosh", "2026-05-01"):
        assert trace not in low, trace
    plain = re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", told))
    assert "outletA" in plain
    assert "outletB" in plain
    assert desk.evidence_now(claim(desk, "Toruma")).evidence[0].sha256 in plain


def test_html_has_no_script_no_address_and_a_policy_that_its_own_style_fulfils(desk: Desk, dossier: str) -> None:
    import base64
    import hashlib

    page = away(desk, dossier, "html").decode()
    assert "<script" not in page
    assert "<img" not in page
    assert not re.search(r"""\s(?:on\w+|style|src)\s*=\s*["'][^"']""", re.sub(r">[^<]*<", "><", page))
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "url(" not in style
    assert not set(page) & set("\x00\x07\x1b\u202e\ufffe")
    for link in re.findall(r'href="([^"]*)"', page):
        assert link.startswith(("#", "https://www."))


def test_docx_has_headings_footnotes_and_nothing_that_xml_forbids(desk: Desk, dossier: str) -> None:
    from docx import Document

    made = away(desk, dossier, "docx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        trees = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    ids = [note.get(W + "id") for note in trees["word/footnotes.xml"] if note.get(W + "type") is None]
    referred = [ref.get(W + "id") for ref in trees["word/document.xml"].iter(W + "footnoteReference")]
    assert referred == ids == [str(n) for n in range(1, len(ids) + 1)]
    anchors = {mark.get(W + "name") for mark in trees["word/document.xml"].iter(W + "bookmarkStart")}
    for tree in (trees["word/document.xml"], trees["word/footnotes.xml"]):
        assert {link.get(W + "anchor") for link in tree.iter(W + "hyperlink")} - {None} <= anchors
    styles = {para.style.name for para in Document(io.BytesIO(made)).paragraphs if para.style}
    assert {"Title", "Heading 1"} <= styles
    outside = [r.get("Target") for r in trees["word/_rels/document.xml.rels"] if r.get("TargetMode") == "External"]
    assert all(str(target).startswith("https://www.") for target in outside)


def test_markdown_obeys_nothing_that_others_wrote(desk: Desk, dossier: str) -> None:
    text = away(desk, dossier, "md").decode()
    assert "<script>" not in re.sub(r"\\<", "", text)
    assert "](javascript" not in re.sub(r"\\.", "", text)
    assert not set(text) & set("\x00\x07\x1b\u202e")


def test_pdf_says_who_and_when_and_is_text(desk: Desk, dossier: str) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(away(desk, dossier, "pdf"))
    meta = document.get_metadata_dict()
    assert meta["Author"] == USERS[0]
    assert (meta["Producer"], meta["Creator"]) == ("", "")
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert "Весткі Паўночы" in text
    document.close()


def test_without_pango_it_is_said_what_to_install(desk: Desk, dossier: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real: Callable[..., object] = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ConfigError, match="libpango"):
        away.__wrapped__(desk, dossier, "pdf")


def test_a_process_of_its_own_prints_the_same(desk: Desk, dossier: str) -> None:
    made = takeaway.paper(desk, dossier, Wish(WHEN, zone="Europe/Vilnius"))
    assert as_pdf.apart(made) == away(desk, dossier, "pdf")


def test_a_huge_quotation_is_cut_and_says_so(desk: Desk, tmp_path: Path) -> None:
    adding(desk, "A wall of letters: " + "щ" * 200_000 + " stands, Ada Vint said.", "wall", "Wall Post")
    id = writing.begin(desk, "A wall", "Ana", language="en", text=f"It stands [{claim(desk, 'A wall')}].")
    for form in ("html", "docx", "md"):
        made = away(desk, id, form)
        assert len(made) < 200_000
        assert "characters more" in opened(made, form)


def test_right_to_left_text_is_set_so(desk: Desk) -> None:
    adding(desk, "أعلنت الوزارة إغلاق المطحنة, Ada Vint said.", "noor", "Noor", language="ar", title="المطحنة")
    id = writing.begin(desk, "قصة", "Ana", language="ar", text=f"أغلقت المطحنة [{claim(desk, 'الوزارة')}].")
    page = away(desk, id, "html").decode()
    assert '<bdi lang="ar">' in page
    document = opened(away(desk, id, "docx"), "docx")
    assert "<w:bidi/>" in document
    assert "<w:rtl/>" in document
