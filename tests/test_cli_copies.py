"""`headwater copies`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from headwater.cli.app import app

LEAD = (
    "Eleven miners were trapped underground on Friday after a gallery collapsed at a coal mine in the east of Velia, "
    "the mining authority said. Rescuers were drilling a second shaft and hoped to reach the men by the evening."
)
OTHER = (
    "The central bank of Gald raised its main interest rate by half a percentage point on Friday and said that more "
    "increases were likely before the summer. Inflation rose to nine percent in January, driven by the price of bread."
)


def run(*arguments: str, input: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["copies", *arguments], input=input)


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_documents_in_their_order_with_cluster_and_credits(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(
        lines(
            {"id": "a", "text": LEAD, "outlet": "Northern Wire", "lang": "en"},
            {"id": "b", "text": OTHER, "title": "Rates up"},
            {"id": "c", "text": f"{LEAD} (Reporting by Reuters)", "url": "https://paper.example/1"},
        )
    )
    result = run("--jsonl", str(file), "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["cluster"] == rows[2]["cluster"] != rows[1]["cluster"]
    assert rows[0]["credited"] == []
    assert rows[2]["credited"] == ["Reuters"]


def test_what_is_no_document_is_told_with_its_line_and_the_others_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(lines({"id": "a", "text": LEAD}) + "{nonsense\n\n" + lines({"id": "b"}, {"id": "c", "text": ""}))
    result = run("--jsonl", str(file))
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "c"]
    assert f"{file}: line 2 is not JSON" in result.stderr
    assert f'{file}: line 4 has no "text" that is a string' in result.stderr


def test_one_id_twice_is_two_documents() -> None:
    result = run("--jsonl", "-", input=lines({"id": 7, "text": LEAD}, {"id": 7, "text": OTHER}, {"text": LEAD}))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 3
    assert rows[0]["id"] == rows[1]["id"] == "7"
    assert rows[0]["cluster"] != rows[1]["cluster"]
    assert rows[0]["cluster"] == rows[2]["cluster"]


def test_wrong_usage_and_missing_file(tmp_path: Path) -> None:
    assert run().exit_code == 2
    missing = run("--jsonl", str(tmp_path / "none.jsonl"))
    assert missing.exit_code == 1
    assert "none.jsonl" in missing.stderr
