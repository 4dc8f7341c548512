"""Taking a list away in a real Chromium: from its page, as a file; and a table back in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from tests.browser.conftest import Open
from tests.show import telling
from tests.show.serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = tmp_path_factory.mktemp("taken") / "story.desk"
    telling.fill(path)
    with serving(path) as address:
        yield address.rstrip("/")


def test_a_list_is_downloaded_from_its_page_with_its_filter(show: Open, tmp_path: Path) -> None:
    page = show("/claims?q=prisoners+Velmark")
    shown = page.locator(".item").count()
    with page.expect_download() as coming:
        page.get_by_role("link", name="This list as CSV").click()
    download = coming.value
    assert download.suggested_filename == "headwater-claims.csv"
    download.save_as(tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == shown > 0
    assert all("prisoners" in row["wording"] for row in rows[:1])
    with page.expect_download() as coming:
        page.get_by_role("link", name="as XLSX").click()
    coming.value.save_as(tmp_path / "claims.xlsx")
    book = openpyxl.load_workbook(tmp_path / "claims.xlsx")
    assert [row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)] == [r["claim"] for r in rows]


def test_a_claim_is_taken_away_as_a_web_archive(show: Open) -> None:
    page = show("/claims?q=prisoners+Velmark")
    page.locator(".item a").first.click()
    page.get_by_role("link", name="Take this away").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="WACZ", exact=True).click()
    assert coming.value.suggested_filename.endswith(".wacz")


def test_entities_go_out_and_come_back(show: Open, tmp_path: Path) -> None:
    page = show("/entities?kind=person")
    with page.expect_download() as coming:
        page.get_by_role("link", name="This list as CSV").click()
    coming.value.save_as(tmp_path / "e.csv")
    with (tmp_path / "e.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["name"] = "Ilda Marrow-Venn"
    with (tmp_path / "e.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    page.get_by_role("link", name="Out and in").click()
    page.get_by_role("link", name="Entities that you worked on").click()
    page.get_by_label("The table, as CSV in UTF-8").set_input_files(tmp_path / "e.csv")
    page.get_by_role("button", name="Show what it comes to").click()
    assert "Ilda Marrow-Venn" in page.get_by_role("checkbox").first.locator("xpath=..").inner_text()
    if page.get_by_label("Who judges").count():
        page.get_by_label("Who judges").fill("Ilona")
    page.get_by_role("button", name="Carry out what is ticked").click()
    assert "1 judgement is kept" in page.get_by_role("status").inner_text()
