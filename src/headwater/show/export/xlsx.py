"""XLSX (ECMA-376) as it is written, row by row, into a zip file that nobody needs to seek in.

Why not openpyxl: it keeps the sheet in a file of its own under the temporary folder, where what a newsroom exported
would lie about, and takes six times as long. It reads what is written here in the tests.

Every text is an inline string and none a formula. A text has at most 32,767 characters in a cell and a sheet 1,048,576
rows: what is longer is cut and says so, and further rows stand on further sheets. The file's properties name the
program, and nobody.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from headwater.show.export import cells
from headwater.show.export.cells import Cell
from headwater.show.export.streamed import Pieces, entry

MEDIA: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST: Final = 32_767
"""Characters (UTF-16 units, as Excel counts them) that a cell can hold."""
ROWS: Final = 1_048_576
"""Rows of a sheet, its header among them."""
CUT: Final = " [cut here: a cell of Excel holds no more. The CSV has all of it]"
_MANY: Final = 200
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would take for a character by its number."""
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_WIDTH: Final = 18
_MAIN: Final = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OF: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_STYLES: Final = (
    f"{_HEAD}<styleSheet {_MAIN}>"
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(slots=True)
class Told:
    """What came of a file: how many texts were cut, on how many sheets it stands."""

    cut: int = 0
    sheets: int = 1


def written(
    name: str, header: list[str], lines: Iterable[list[Cell]], told: Told | None = None, *, rows: int = ROWS
) -> Iterator[bytes]:
    """A table as bytes, some rows at a time; `told` is filled as it goes, `rows` are those of a sheet."""
    told = told if told is not None else Told()
    pieces, left, done = Pieces(), iter(lines), False
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:  # type: ignore[call-overload]
        names: list[str] = []
        while not done:
            names.append(name if not names else f"{name} {len(names) + 1}")
            with packed.open(
                entry(f"xl/worksheets/sheet{len(names)}.xml", packed=True), "w", force_zip64=True
            ) as sheet:
                sheet.write(_opening(header).encode())
                count = 1
                for line in left:
                    sheet.write(_row(line, told).encode())
                    count += 1
                    if count % _MANY == 0:
                        yield pieces.taken()
                    if count == rows:
                        break
                else:
                    done = True
                sheet.write(b"</sheetData></worksheet>")
        told.sheets = len(names)
        for path, body in _parts(names).items():
            packed.writestr(entry(path, packed=True), body)
    yield pieces.taken()


def _opening(header: list[str]) -> str:
    cols = "".join(f'<col min="{n}" max="{n}" width="{_WIDTH}" customWidth="1"/>' for n in range(1, len(header) + 1))
    top = "".join(_text(name, style=1) for name in header)
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetView workbookViewId="0">{pane}</sheetView>'
    return f"{_HEAD}<worksheet {_MAIN}><sheetViews>{view}</sheetViews><cols>{cols}</cols><sheetData><row>{top}</row>"


def _row(line: list[Cell], told: Told) -> str:
    return f"<row>{''.join(_cell(value, told) for value in line)}</row>"


def _cell(value: Cell, told: Told) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    return _text(_fitting(cells.text(value), told), style=2)


def _fitting(text: str, told: Told) -> str:
    """A text no longer than a cell: cut between two characters, and said so."""
    if len(text) * 2 <= LONGEST or len(text.encode("utf-16-le", "replace")) // 2 <= LONGEST:
        return text
    told.cut += 1
    units = text.encode("utf-16-le", "replace")[: 2 * (LONGEST - len(CUT))]
    return units.decode("utf-16-le", "ignore") + CUT


def _text(text: str, *, style: int) -> str:
    fit = _ESCAPED.sub("_x005F_", _UNFIT.sub("\ufffd", text))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(fit)}</t></is></c>'


def _parts(names: list[str]) -> dict[str, str]:
    """All parts of the file but the sheets."""
    sheets = "".join(
        f'<sheet name={quoteattr(name[:31])} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OF}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{main}.worksheet+xml"/>'
        for n in range(1, len(names) + 1)
    )
    return {
        "xl/styles.xml": _STYLES,
        "xl/workbook.xml": f'{_HEAD}<workbook {_MAIN} xmlns:r="{_OF}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{_OF}/styles" Target="styles.xml"/></Relationships>',
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Headwater</Application></Properties>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OF}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{_OF}/extended-properties" Target="docProps/app.xml"/></Relationships>',
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>{types}'
        f'<Override PartName="/xl/styles.xml" ContentType="{main}.styles+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'extended-properties+xml"/></Types>',
    }
