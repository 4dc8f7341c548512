"""What `import headwater` offers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.desk import told
from typer.testing import CliRunner

import headwater
from headwater import config, desk, errors, pipeline, records
from headwater.cli.app import app
from headwater.errors import InputError
from headwater.records import Article, Capture, CaptureRef, Issue, Producer, Reading

CAPTURE = Capture("0" * 64, "2026-01-02T03:04:05Z", "a.txt", "text/plain", b"x")
READING = Reading(
    Article("a1", None, "x", "en", "open", CaptureRef("0" * 64, "2026-01-02T03:04:05Z")), Producer("0", "rules")
)
ISSUE = Issue("broken", "the bytes are damaged", "b.html")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, object]]:
    """What the pipeline was asked for; it gives a reading, an issue and a reading."""
    calls: list[tuple[object, object]] = []

    def readings(inputs: object, settings: object) -> Iterator[tuple[Capture, Reading] | Issue]:
        calls.append((inputs, settings))
        yield CAPTURE, READING
        yield ISSUE
        yield CAPTURE, READING

    monkeypatch.setattr(pipeline, "readings", readings)
    return calls


def test_read_gives_readings_and_collects_issues(asked: list[tuple[object, object]]) -> None:
    issues: list[Issue] = []
    settings = config.Settings(desk="other.desk")
    found = list(headwater.read("a.txt", Path("b.html"), settings=settings, issues=issues))
    assert found == [READING, READING]
    assert issues == [ISSUE]
    assert asked == [(["a.txt", "b.html"], settings)]


def test_read_raises_in_its_turn_what_nobody_collects(asked: list[tuple[object, object]]) -> None:
    found = headwater.read("a.txt")
    assert next(found) == READING
    with pytest.raises(InputError, match=r"^b\.html: the bytes are damaged$"):
        next(found)


def test_read_is_the_stage_too() -> None:
    from headwater.read import article

    assert isinstance(headwater.read, ModuleType)
    assert callable(article)
    assert headwater.read.article is article  # type: ignore[attr-defined]


def test_every_record_and_error_is_at_hand() -> None:
    for module, made in ((records, "Reading Statement Span Capture Stance"), (errors, "HeadwaterError DeskError")):
        for name in made.split():
            assert getattr(headwater, name) is getattr(module, name)
    assert headwater.Desk is desk.Desk


@pytest.mark.parametrize("name", ["nothing", "Nothing", "dataclass", "Iterator", "_spans"])
def test_what_is_not_ours_is_not_there(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(headwater, name)


def test_desk_gives_what_it_names() -> None:
    for name in desk.__all__:
        assert getattr(desk, name).__name__ == name
    with pytest.raises(AttributeError):
        desk.nothing  # noqa: B018


@pytest.mark.parametrize(
    "first",
    ["import headwater.read", "from headwater import Desk", "import headwater.pipeline", "import headwater.cli"],
)
def test_the_order_of_imports_does_not_matter(first: str) -> None:
    code = f"{first}; import headwater; assert callable(headwater.read); headwater.Desk, headwater.Reading"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, headwater; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "lxml", "trafilatura", "rich", "typer", "httpx2", "headwater.pipeline", "headwater.desk"}
    assert not heavy & set(done.stdout.split())


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert headwater.__version__ == version("headwater")


def test_the_examples_of_its_own_text_run(
    asked: list[tuple[object, object]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run_text: Callable[[str], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "readings", lambda inputs, settings: iter([(CAPTURE, READING)]))
    assert headwater.__doc__ is not None
    run_text(headwater.__doc__)
    assert (tmp_path / "my.desk").exists()


@pytest.fixture
def run_text() -> Callable[[str], None]:
    """Runs the indented lines of a docstring."""

    def _run(text: str) -> None:
        code = "\n".join(line[4:] for line in text.splitlines() if line.startswith("    "))
        exec(compile(code, "docstring", "exec"), {})

    return _run


def test_the_readmes_example_of_a_desk_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = Path("README.md").read_text("utf-8")
    (example,) = (block for block in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "Desk(" in block)
    (tmp_path / "demo").mkdir()
    with told.fill(tmp_path / "demo" / "demo.desk") as filled:
        claim, story = told.release(filled).row.claim, told.release(filled).story
        title = filled.story(story or "").row.title
    rows = [{"id": row["id"], "text": row["text"]} for row in told.ARTICLES]
    (tmp_path / "news.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert f"{claim} " in printed
    assert f"   {told.article('wire')}:s1 Northern Wire\n" in printed
    assert title in printed
    assert "   Karvia Daily" in printed
    assert "daily daily ('Northern Wire',)\n" in printed


def test_copies_are_what_the_command_prints(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    text = (
        "Eleven miners were trapped underground on Friday after a gallery collapsed in the east of Velia, it was said."
    )
    rows = [{"id": "a", "text": text, "outlet": "Orvaline", "url": "https://orvaline.example/1"}]
    rows += [{"id": "b", "text": f"{text}\n\n(Orvaline)", "outlet": "Calden Post", "url": "https://b.example/1"}]
    rows += [{"id": "c", "text": "A bridge in Calden will be closed.\n\n(Ends)", "outlet": "Velia Post"}]
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    found = headwater.copies(file)
    printed = CliRunner().invoke(app, ["copies", "--jsonl", str(file)]).stdout.splitlines()
    assert [json.loads(row) for row in printed] == [
        {"id": each.id, "cluster": each.cluster, "credited": list(each.credited)} for each in found
    ]
    # The agency that no list knows prints another article of the corpus; "Ends" prints none.
    assert [each.credited for each in found] == [(), ("Orvaline",), ()]
    assert found[0].cluster == found[1].cluster == "a"


def test_copies_raise_or_collect_what_could_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text('{nonsense\n{"id": "a", "text": "A bridge will be closed."}\n', "utf-8")
    with pytest.raises(InputError, match="line 1 is not JSON"):
        headwater.copies(file)
    issues: list[Issue] = []
    assert [each.id for each in headwater.copies(str(file), issues=issues)] == ["a"]
    assert len(issues) == 1
