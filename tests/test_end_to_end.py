"""From a page to the desk, with every stage at work, as a user runs it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from tests import whole

from headwater import contract

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(str(path) for path in (ROOT / "src" / "headwater" / "examples").glob("[0-9]*"))


@dataclass
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith("HEADWATER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path)


def headwater(*arguments: str) -> Ran:
    command = [sys.executable, "-m", "headwater", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    return Ran(done.returncode, done.stdout, done.stderr)


def test_the_examples_read_in_order_and_fit_the_schema() -> None:
    ran = headwater("read", "--json", *EXAMPLES)
    assert ran.code == 0, ran.err
    assert len(ran.rows) == len(EXAMPLES) >= 12
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for name, line in zip(EXAMPLES, ran.out.splitlines(), strict=True):
        validator.validate(json.loads(line))
        reading = contract.loads(line)
        assert contract.dumps(reading) == line
        assert reading.article.capture.sha256 == hashlib.sha256(Path(name).read_bytes()).hexdigest()
    assert sum(len(row["statements"]) for row in ran.rows) > 30  # type: ignore[arg-type, misc]


def test_the_examples_go_onto_a_desk_once(tmp_path: Path) -> None:
    missing, some = str(tmp_path / "missing.html"), EXAMPLES[: whole.count(3, len(EXAMPLES))]
    for turn, status in enumerate(("new", "unchanged")):
        ran = headwater("add", "--json", *some, *([] if turn else [missing]))
        assert ran.code == (0 if turn else 1)
        assert [row["status"] for row in ran.rows] == [status] * len(some)
        assert (missing in ran.err) == (not turn)
    assert len(headwater("list", "--json").rows) == len(some)
    assert [row["input"] for row in headwater("issues", "--json").rows] == [missing]


def test_a_page_that_changes_on_its_way_is_a_new_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not whole.WHOLE:
        monkeypatch.setenv("HEADWATER_ENGINE_READER", "rules")  # what is said on the page is not the point
    page = tmp_path / "page.html"
    body = (ROOT / "src" / "headwater" / "examples" / "02-meridian-post.html").read_bytes()
    page.write_bytes(body)
    (first,) = headwater("add", "--json", "page.html").rows
    page.write_bytes(
        body.replace(b"</article>", b"<p>The envoy left the country on Friday, officials said.</p></article>")
    )
    (second,) = headwater("add", "--json", "page.html").rows
    assert (second["status"], second["article"], second["version"]) == ("changed", first["article"], 2)
    shown = headwater("show", str(first["article"]), "--difference").out
    assert "  + The envoy left the country on Friday, officials said.\n" in shown
    assert "  - " not in shown
