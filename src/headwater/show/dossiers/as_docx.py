"""A page as DOCX: real headings, and real footnotes for the evidence, each sentence's at the foot of its page.

python-docx knows no footnotes: their part, its styles and its settings are made here as the format (ECMA-376, 17.11)
has them. The archive is packed anew, so that the same page gives the same bytes, and without what the template of
python-docx brings: a picture of itself, and who is said to have made it.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from headwater.show.dossiers.as_html import harmless
from headwater.show.dossiers.paper import Block, Box, Head, Items, Note, Paper, Para, Run

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FOOTNOTES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_LEFT: Final = ("docProps/thumbnail.jpeg", "docProps/app.xml")
"""What the template brings that says something of a machine, if only of somebody else's."""
_SERIF, _SANS, _MONO = "Georgia", "Arial", "Courier New"
_QUIET, _NOTICE, _RULE = "55585C", "7A3B00", "C9C6BF"


def docx(paper: Paper) -> bytes:
    """The page as a file, the same for the same page."""
    return _Making(paper).made()


class _Making:
    def __init__(self, paper: Paper) -> None:
        from docx import Document

        self._paper = paper
        self._document = Document()
        self._notes = {note.n: note for note in paper.notes}
        self._referred: set[int] = set()
        self._bookmarks = 0
        self._boxed = False

    def made(self) -> bytes:
        self._styles()
        self._properties()
        title = self._document.add_paragraph(style="Title")
        self._runs(title, (self._paper.title,))
        for block in (*self._paper.text, *self._paper.after):
            self._block(block)
        self._footnotes()
        return _packed(self._document)

    # Styles

    def _styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt, RGBColor

        styles = self._document.styles
        normal = styles["Normal"]
        _font(normal, _SERIF, Pt(10.5))
        normal.paragraph_format.space_after = Pt(6)
        normal.paragraph_format.line_spacing = 1.15
        for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11), ("Heading 4", 10.5)):
            _font(styles[name], _SANS, Pt(size))
            styles[name].font.color.rgb = RGBColor(0, 0, 0)
            _without_border(styles[name])
        text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.base_style = normal
        _font(text, _SERIF, Pt(8.5))
        text.paragraph_format.space_after = Pt(1)
        text.paragraph_format.line_spacing = 1.0
        reference = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        for section in self._document.sections:
            _paged(section)

    def _properties(self) -> None:
        """Who wrote it and when; nothing at all in a safe copy."""
        core, safe = self._document.core_properties, self._paper.safe
        core.author = "" if safe else _legal(", ".join(self._paper.writers))[:255]
        core.last_modified_by = core.comments = core.keywords = core.category = core.subject = ""
        core.title = _legal(self._paper.title.text)[:255]
        core.language = self._paper.language
        core.revision = 1
        when = datetime(1980, 1, 1) if safe else datetime.fromisoformat(self._paper.dated).replace(tzinfo=None)
        core.created = core.modified = when.replace(microsecond=0)

    # Blocks

    def _block(self, block: Block) -> None:
        if isinstance(block, Para):
            self._para(block)
        elif isinstance(block, Head):
            made = self._document.add_paragraph(style=f"Heading {min(max(block.level - 1, 1), 4)}")
            self._runs(made, block.runs, anchor=block.anchor)
        elif isinstance(block, Box):
            self._box(block)
        else:
            self._items(block)

    def _box(self, block: Box) -> None:
        from docx.shared import Pt

        before = len(self._document.paragraphs)
        self._boxed = True
        for each in block.blocks:
            self._block(each)
        self._boxed = False
        mine = self._document.paragraphs[before:]
        if mine:
            mine[0].paragraph_format.space_before = Pt(9)
            mine[-1].paragraph_format.space_after = Pt(9)

    def _para(self, para: Para, *, style: str | None = None, anchor: str = "", keep: bool = False) -> Any:
        from docx.shared import Pt

        made = self._document.add_paragraph(style=style)
        self._runs(made, para.runs, para.style, anchor=anchor)
        if para.style in ("small", "label"):
            made.paragraph_format.space_after = Pt(2)
        made.paragraph_format.keep_with_next = keep or para.style == "label" or None
        if self._boxed:
            _boxed(made)
        return made

    def _items(self, block: Items) -> None:
        from docx.shared import Mm, Pt

        for n, item in enumerate(block.items):
            anchor = block.anchors[n] if n < len(block.anchors) else ""
            for k, para in enumerate(item):
                # A list would move the rule at the left of a box.
                dashed = replace(para, runs=(Run("– "), *para.runs)) if self._boxed and k == 0 else para
                bullet = "List Bullet" if k == 0 and not block.anchors and not self._boxed else None
                made = self._para(dashed, style=bullet, anchor=anchor if k == 0 else "", keep=k + 1 < len(item))
                if k and not block.anchors and not self._boxed:
                    made.paragraph_format.left_indent = Mm(6.35)
                if block.anchors:
                    made.paragraph_format.space_before = Pt(8) if k == 0 else None
                    made.paragraph_format.space_after = Pt(2)

    # Runs

    def _runs(self, made: Any, runs: Iterable[Run], style: str = "plain", *, anchor: str = "") -> None:
        runs = tuple(runs)
        if anchor:
            made._p.append(self._bookmark(anchor, "Start"))
            made._p.append(_element("w:bookmarkEnd", id=str(self._bookmarks)))
        for before, run in zip((Run(""), *runs), runs, strict=False):
            if run.note:
                if before.note:
                    made._p.append(_superscript(","))
                self._reference(made._p, run.note)
            elif run.to:
                link = _element("w:hyperlink", anchor=_anchor(run.to))
                link.append(_run(run, style))
                made._p.append(link)
            elif run.link:
                link = _element("w:hyperlink")
                id = made.part.relate_to(run.link, _RELATION + "hyperlink", is_external=True)
                link.set(_name("r:id"), id)
                link.append(_run(run, style))
                made._p.append(link)
            elif run.text:
                made._p.append(_run(run, style))
        if _turned("".join(run.text for run in runs)):
            made._p.get_or_add_pPr().append(_element("w:bidi"))

    def _bookmark(self, name: str, which: str) -> Any:
        self._bookmarks += 1
        return _element(f"w:bookmark{which}", id=str(self._bookmarks), name=_anchor(name))

    def _reference(self, to: Any, n: int) -> None:
        """The number of a footnote: the first time the footnote itself, afterwards what leads to it."""
        if n in self._referred:
            field = _element("w:fldSimple", instr=f" NOTEREF _note{n} \\h ")
            field.append(_superscript(str(n)))
            to.append(field)
            return
        self._referred.add(n)
        to.append(self._bookmark(f"_note{n}", "Start"))
        mark = self._bookmarks
        run = _element("w:r")
        properties = _element("w:rPr")
        properties.append(_element("w:rStyle", val="footnotereference"))
        run.append(properties)
        run.append(_element("w:footnoteReference", id=str(n)))
        to.append(run)
        to.append(_element("w:bookmarkEnd", id=str(mark)))

    # Footnotes

    def _footnotes(self) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls
        from lxml import etree

        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for id, kind in ((-1, "separator"), (0, "continuationSeparator")):
            root.append(_separator(id, kind))
        for n in sorted(self._referred):
            root.append(self._footnote(self._notes[n]))
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, package)
        self._document.part.relate_to(part, _RELATION + "footnotes")
        properties = _element("w:footnotePr")
        for id in (-1, 0):
            properties.append(_element("w:footnote", id=str(id)))
        settings = self._document.settings.element
        before = settings.find(_name("w:compat"))
        at = list(settings).index(before) if before is not None else len(settings)
        settings.insert(at, properties)

    def _footnote(self, note: Note) -> Any:
        made = _element("w:footnote", id=str(note.n))
        for k, para in enumerate(note.paras):
            paragraph = _element("w:p")
            properties = _element("w:pPr")
            properties.append(_element("w:pStyle", val="footnotetext"))
            if _turned("".join(run.text for run in para.runs)):
                properties.append(_element("w:bidi"))
            paragraph.append(properties)
            if k == 0:
                mark = _superscript("")
                mark.append(_element("w:footnoteRef"))
                paragraph.append(mark)
                paragraph.append(_run(Run(" "), "plain"))
            for run in para.runs:
                made_run = _run(run, "note" if para.style == "small" else para.style)
                if run.to:
                    link = _element("w:hyperlink", anchor=_anchor(run.to))
                    link.append(made_run)
                    paragraph.append(link)
                else:
                    paragraph.append(made_run)
            made.append(paragraph)
        return made


def _separator(id: int, kind: str) -> Any:
    made = _element("w:footnote", id=str(id), type=kind)
    paragraph, run = _element("w:p"), _element("w:r")
    run.append(_element(f"w:{kind}"))
    paragraph.append(run)
    made.append(paragraph)
    return made


def _run(run: Run, style: str) -> Any:
    made, properties = _element("w:r"), _element("w:rPr")
    if run.code:
        properties.append(_element("w:rFonts", ascii=_MONO, hAnsi=_MONO, cs=_MONO))
    if run.bold or style == "label":
        properties.append(_element("w:b"))
    if run.italic:
        properties.append(_element("w:i"))
    color = {"small": _QUIET, "label": _QUIET, "notice": _NOTICE}.get(style)
    if color:
        properties.append(_element("w:color", val=color))
    half_points = 15 if run.code else {"small": 18, "label": 18}.get(style)
    if half_points:
        properties.append(_element("w:sz", val=str(half_points)))
        properties.append(_element("w:szCs", val=str(half_points)))
    if run.to or run.link:
        properties.append(_element("w:u", val="single"))
    turned = _turned(run.text)
    if turned:
        properties.append(_element("w:rtl"))
    if run.language and run.language.isascii() and run.language.isalpha():
        properties.append(_element("w:lang", **({"bidi": run.language} if turned else {"val": run.language})))
    if len(properties):
        made.append(properties)
    text = _element("w:t")
    text.text = _legal(run.text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(text)
    return made


def _superscript(text: str) -> Any:
    made, properties = _element("w:r"), _element("w:rPr")
    properties.append(_element("w:rStyle", val="footnotereference"))
    made.append(properties)
    if text:
        words = _element("w:t")
        words.text = text
        made.append(words)
    return made


def _legal(text: str) -> str:
    """What XML lets stand, on one line."""
    return _NO_XML.sub("\ufffd", harmless(text)).replace("\n", " ").replace("\t", " ")


def _turned(text: str) -> bool:
    """True where the first letter that has a direction runs from right to left."""
    found = (unicodedata.bidirectional(c) for c in text)
    return next((way in ("R", "AL") for way in found if way in ("L", "R", "AL")), False)


def _anchor(name: str) -> str:
    return re.sub(r"\W", "_", name, flags=re.ASCII)[:40]


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    named: str = qn(tag)
    return named


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _font(style: Any, name: str, size: Any) -> None:
    """A font for every script: without this, Cyrillic and Arabic letters take the theme's."""
    style.font.name, style.font.size = name, size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for old in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(_name(f"w:{old}"), None)
    for of in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(_name(f"w:{of}"), name)


def _without_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(_name("w:pBdr")):
        properties.remove(border)


def _boxed(made: Any) -> None:
    """A rule at the left of what stands apart from the text."""
    from docx.shared import Mm

    made.paragraph_format.left_indent = Mm(6)
    properties = made._p.get_or_add_pPr()
    border = _element("w:pBdr")
    border.append(_element("w:left", val="single", sz="12", space="8", color=_RULE))
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _paged(section: Any) -> None:
    """A4, and the number of each page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(22)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = _element("w:fldSimple", instr=" PAGE ")
    field.append(_run(Run("1"), "small"))
    foot._p.append(field)


def _packed(document: Any) -> bytes:
    """The archive with every part in its order and at one time, without what the template brought."""
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if relation.target_ref in _LEFT:
            package.rels.pop(id)
    first = BytesIO()
    document.save(first)
    last = BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 0, 0
            new.writestr(info, old.read(name))
    return last.getvalue()
