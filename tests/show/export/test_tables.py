"""Tables as CSV and XLSX: read back by other programs, whole, and with nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from benchmarks import exports_table
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.show.export import outward

from headwater.desk.claims.claim_listing import Asked
from headwater.desk.finding.hits import Wanted
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.exchange.formulas import guarded, unguarded
from headwater.show.export import cells, csvfile, formats, xlsx
from headwater.show.export.columns import Column, Table
from headwater.show.export.sought import Sought
from headwater.show.export.tables import tables

RUN = re.compile("(^|[;|\t\r\n])[ \u00a0\u3000]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
ASKED = {"search": Sought(search=Wanted("Velmark")), "today": Sought(who="anna"), "notes": Sought(notes=True)}


def sought(name: str) -> Sought:
    return ASKED.get(name, Sought())


def as_csv(desk: Desk, name: str, wanted: Sought | None = None) -> list[dict[str, str]]:
    file = formats.of_table(desk, "csv", name, wanted or sought(name))
    text = b"".join(file.pieces).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def as_xlsx(desk: Desk, name: str) -> list[list[Any]]:
    file = formats.of_table(desk, "xlsx", name, sought(name))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.pieces)))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_what_a_table_has_no_room_for_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("search", "today"):
        assert formats.of_table(desk, "csv", name, sought(name)).left_out() == []
    found, news = desk.find_texts(Wanted("Velmark")), desk.today("anna")
    monkeypatch.setattr(Desk, "find_texts", lambda *given, **more: replace(found, more=True))
    monkeypatch.setattr(Desk, "today", lambda *given, **more: replace(news, total=407))
    (of_search,) = formats.of_table(desk, "csv", "search", sought("search")).left_out()
    assert of_search.startswith("more than 2000 fit")
    (of_today,) = formats.of_table(desk, "xlsx", "today", sought("today")).left_out()
    assert of_today.startswith("7 more stories")


@pytest.mark.parametrize("name", tables())
def test_csv_and_xlsx_read_back_the_same_and_as_many_rows_as_the_log_is_told(desk: Desk, name: str) -> None:
    rows, sheet = as_csv(desk, name), as_xlsx(desk, name)
    file = formats.of_table(desk, "csv", name, sought(name))
    assert file.rows == len(rows) == len(sheet) - 1
    assert sheet[0] == tables()[name].header
    for row, cells_ in zip(rows, sheet[1:], strict=True):
        for text, value in zip(row.values(), cells_, strict=True):
            shown = str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
            shown = shown.replace("_x005F_", "_")  # as Excel reads it, which openpyxl does not
            assert text == shown or len(text) >= xlsx.LONGEST or float(text) == value


def test_most_tables_have_rows_here(desk: Desk) -> None:
    empty = {name for name in tables() if not as_csv(desk, name)}
    assert empty <= {"deals"}


def test_no_text_of_any_table_is_run_by_a_spreadsheet(desk: Desk) -> None:
    for name, table in tables().items():
        for line in table.lines(desk, sought(name)):
            for value in line:
                if isinstance(value, str):
                    assert not RUN.search(cells.text(value)), (name, value[:80])
        for row in as_xlsx(desk, name)[1:]:
            assert not [value for value in row if isinstance(value, str) and RUN.search(value)]


def test_numbers_stay_numbers_and_a_minus_before_one_is_no_formula() -> None:
    text = b"".join(csvfile.written(["a", "b", "c"], iter([[-1, 0.5, "-1"]]))).decode("utf-8-sig")
    assert text == '"a","b","c"\r\n-1,0.5,"\'-1"\r\n'


@settings(max_examples=60)
@given(st.text(st.sampled_from("'=+-@;|\t\r\n ab\u3000\uff1d\uff20"), max_size=12))
def test_what_is_guarded_is_never_run_and_comes_back_as_it_was(text: str) -> None:
    assert not RUN.search(guarded(text))
    assert unguarded(guarded(text)) == text


@settings(max_examples=15)
@given(st.text(max_size=40))
def test_any_text_comes_through_both_files(text: str) -> None:
    header, lines = ["a"], [[text]]
    read = next(
        iter(
            csv.reader(
                io.StringIO(
                    b"".join(csvfile.written(header, lines)).decode("utf-8-sig").split("\r\n", 1)[1], newline=""
                )
            )
        )
    )
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx.written("t", header, lines))))
    value = book.worksheets[0]["A2"].value or ""
    assert read == [cells.text(text)]
    assert re.sub("_x005F_", "_", value) == re.sub("[\ufffe\uffff]", "\ufffd", cells.text(text))


def test_control_characters_are_shown_and_not_obeyed(desk: Desk) -> None:
    rows = [row for row in as_csv(desk, "statements") if row["outlet"].endswith("<Post>")]
    assert rows
    assert "_x0041_" in rows[0]["content"]
    assert not {"\x07", "\u202e", "\u2028"} & set("".join("".join(row.values()) for row in rows))


def test_a_text_longer_than_a_cell_is_cut_in_xlsx_alone_and_that_is_told(desk: Desk) -> None:
    file = formats.of_table(desk, "xlsx", "statements", Sought())
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.pieces)))
    values = [v for row in book.worksheets[0].iter_rows(values_only=True) for v in row if isinstance(v, str)]
    assert max(len(value.encode("utf-16-le")) // 2 for value in values) == xlsx.LONGEST
    assert "longer than a cell of Excel" in file.left_out()[0]
    assert max(len(row["content"]) for row in as_csv(desk, "statements")) > 33_000


def test_a_pair_of_units_is_not_cut_in_two() -> None:
    told = xlsx.Told()
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx.written("t", ["a"], [["\U0001f4f0" * 20_000]], told))))
    assert book.worksheets[0]["A2"].value.endswith(xlsx.CUT)
    assert "\ufffd" not in book.worksheets[0]["A2"].value
    assert told.cut == 1


def test_more_rows_than_a_sheet_can_have_stand_on_further_sheets() -> None:
    told = xlsx.Told()
    lines: list[list[cells.Cell]] = [[n] for n in range(10)]
    made = b"".join(xlsx.written("rows", ["n"], lines, told, rows=4))
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert [sheet.title for sheet in book.worksheets] == ["rows", "rows 2", "rows 3", "rows 4"]
    assert [row[0] for s in book.worksheets for row in s.iter_rows(min_row=2, values_only=True)] == list(range(10))
    assert told.sheets == 4


def test_columns_keep_their_names_and_docs_say_what_is_in_them() -> None:
    page = Path("docs/exports.md").read_text("utf-8")
    assert page == exports_table.page()
    assert tables()["claims"].header[:5] == ["claim", "wording", "language", "standing", "origins_at_least"]
    for table in tables().values():
        assert len(set(table.header)) == len(table.header)


def test_filters_are_those_of_the_pages(desk: Desk) -> None:
    claims = {row.claim for row in desk.claims_page(Asked("prisoners"), 100)}
    assert {row["claim"] for row in as_csv(desk, "claims", Sought(claims=Asked("prisoners")))} == claims
    assert claims
    denied = as_csv(desk, "claims", Sought(claims=Asked(standing="denied")))
    assert {row["standing"] for row in denied} <= {"denied"}
    people = as_csv(desk, "entities", Sought(kind="person"))
    assert {row["kind"] for row in people} == {"person"}
    named = as_csv(desk, "entities", Sought(query="Marrow"))
    assert "Ilda Marrow" in {row["name"] for row in named}
    one = outward.claim(desk)
    assert {row["claim"] for row in as_csv(desk, "edges", Sought(about=one))} == {one}


def test_an_empty_desk_gives_tables_without_rows(empty: Desk) -> None:
    for name in tables():
        if name != "search":
            assert as_csv(empty, name) == []
            assert as_xlsx(empty, name) == [tables()[name].header]


def test_notes_and_names_leave_only_where_they_are_asked_for(desk: Desk) -> None:
    with pytest.raises(DeskError, match="--notes"):
        formats.of_table(desk, "csv", "notes", Sought())
    assert outward.SECRET in as_csv(desk, "notes")[0]["text"]
    for name in tables():
        if name != "notes":
            whole = "".join("".join(row.values()) for row in as_csv(desk, name))
            assert outward.SECRET not in whole
            assert outward.JUDGE not in whole
    assert as_csv(desk, "judgements", Sought(names=True))[0]["who"] == outward.JUDGE
    assert as_csv(desk, "notes", Sought(notes=True, names=True))[0]["who"] == outward.JUDGE


def test_nothing_tells_where_the_desk_lies_or_who_is_logged_in(desk: Desk) -> None:
    for name in tables():
        for form in ("csv", "xlsx"):
            file = formats.of_table(desk, form, name, sought(name))
            assert desk.path.stem not in file.name
            body = b"".join(file.pieces)
            for part in _parts(body) if form == "xlsx" else [body]:
                for word in (desk.path.stem, str(desk.path.parent), "/home/ada"):
                    assert word.encode() not in part, (name, word)


def _parts(body: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert "docProps/core.xml" not in packed.namelist()
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in packed.namelist():
            yield packed.read(name)


def test_two_exports_of_one_desk_are_the_same(desk: Desk) -> None:
    for form in ("csv", "xlsx"):
        one, other = (b"".join(formats.of_table(desk, form, "statements", Sought()).pieces) for _ in range(2))
        assert one == other


def test_rows_are_taken_a_few_at_a_time() -> None:
    taken = 0

    def rows(_: Desk, __: Sought) -> Iterator[int]:
        nonlocal taken
        for n in range(100_000):
            taken += 1
            yield n

    table = Table("t", "", (Column("n", "", lambda n: n),), rows, lambda *_: 100_000)
    for made in (
        csvfile.written(["n"], table.lines(None, Sought())),  # type: ignore[arg-type]
        xlsx.written("t", ["n"], table.lines(None, Sought())),  # type: ignore[arg-type]
    ):
        taken = 0
        next(made)
        assert taken <= 200
