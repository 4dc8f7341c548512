"""The command line: what goes to which stream, exit codes, and what a person is told."""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from headwater import cli, contract, pipeline
from headwater.desk import Desk
from headwater.records import (
    Article,
    Capture,
    CaptureRef,
    Dated,
    Entity,
    Issue,
    Link,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Source,
    Span,
    Statement,
)

Item = tuple[Capture, Reading] | Issue


def item(
    n: int = 1, *, text: str = "The mill will close, Ada Vint said.", title: str | None = None
) -> tuple[Capture, Reading]:
    """A capture and a reading with one statement."""
    sha256 = f"{abs(hash((n, text, title))):064x}"[:64]
    capture = Capture(sha256, "2026-01-02T03:04:05Z", f"{n}.html", "text/html", text.encode())
    article = Article(
        f"a{n}",
        title or f"Mill to close {n}",
        text,
        "en",
        "open",
        CaptureRef(sha256, capture.fetched),
        Outlet("Harbour Post"),
        published=Dated("2026-01-01", "the page says so"),
    )
    statement = Statement(
        "s1",
        Source((Span(0, 3),), text[:3], None, "person", "named"),
        cue=(Span(4, 8),),
        content=(Span(0, len(text)),),
        quoted="indirect",
        stance="asserts",
        presentation=Presentation(),
        chain=(Link("Harbour Post", None, "outlet", "named"),),
    )
    return capture, Reading(article, Producer("0.1.0", "rules-1"), statements=(statement,))


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
        if name.startswith("HEADWATER_") or name in ("NO_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def _run(*arguments: str) -> Ran:
        code = cli.run(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return _run


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes the pipeline give these items, whatever the inputs are."""

    def _given(*items: Item) -> None:
        def readings(inputs: object, settings: object, *, stdin: object = None) -> Iterator[Item]:
            yield from items

        monkeypatch.setattr(pipeline, "readings", readings)

    return _given


BROKEN = Issue("broken", "the bytes are damaged", "b.html")


def test_read_json_gives_a_line_for_each_article_and_nothing_else(
    run: Callable[..., Ran], given: Callable[..., None]
) -> None:
    first, third = item(1), item(3, text="Ёлка\u2028стаіць, Ада said.")
    given(first, BROKEN, third)
    ran = run("read", "--json", "a", "b", "c")
    assert ran.rows == [contract.as_json(first[1]), contract.as_json(third[1])]
    assert ran.err == "headwater: b.html: the bytes are damaged\n"
    assert ran.code == 1


def test_read_tells_quotations_that_differ(run: Callable[..., Ran], given: Callable[..., None]) -> None:
    readings = []
    for n, words in enumerate(("the mill will stay open for ten years", "the mill will stay open for two years"), 1):
        text = f"Ada Vint said “{words}”"
        capture, reading = item(n, text=text)
        said = replace(
            reading.statements[0],
            source=replace(reading.statements[0].source, entity="e1"),
            content=(Span(text.index("“"), len(text)),),
            quoted="direct",
        )
        who = Entity("e1", "person", "Ada Vint", mentions=(Span(0, 8),))
        article = replace(reading.article, read_in="en")
        readings.append((capture, replace(reading, article=article, entities=(who,), statements=(said,))))
    given(*readings)
    out = run("read", "x").out
    assert "Quotations that differ 1" in out.replace("─", "").replace("  ", " ")
    assert "only here: ten" in out
    assert "only here: two" in out


def test_read_prints_a_report(run: Callable[..., Ran], given: Callable[..., None]) -> None:
    given(item(1), item(2))
    ran = run("read", "a")
    assert ran.code == 0
    assert ran.out.index("Mill to close 1") < ran.out.index("Mill to close 2")
    assert "\033" not in ran.out
    assert ran.err == ""


def test_what_an_article_lacks_is_told_and_is_no_failure(run: Callable[..., Ran], given: Callable[..., None]) -> None:
    capture, reading = item()
    warned = replace(reading, article=replace(reading.article, issues=(Issue("language", "not read", "1.html"),)))
    given((capture, warned))
    ran = run("read", "--json", "a")
    assert (ran.code, ran.err) == (0, "headwater: 1.html: not read\n")


def test_a_message_cannot_play_with_the_terminal(run: Callable[..., Ran], given: Callable[..., None]) -> None:
    given(Issue("broken", "bad \033[2J\rname", "x"), item(1, title="Evil \033[31m title"))
    for command in ("read", "add"):
        ran = run(command, "x")
        assert "\033" not in ran.err + ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--jsn", "x"],
        ["nonsense"],
        ["list", "--limit", "none"],
        ["list", "--limit", "0"],
        ["show"],
        ["serve", "--port", "99999"],
    ],
)
def test_wrong_usage(run: Callable[..., Ran], arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: headwater" in ran.err
    assert "Traceback" not in ran.err


def test_a_wrong_setting_is_wrong_usage(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWATER_NETWORK_TIMEOUT", "soon")
    ran = run("read", "x")
    assert ran.code == 2
    assert "HEADWATER_NETWORK_TIMEOUT" in ran.err


def test_version_and_help(run: Callable[..., Ran]) -> None:
    assert run("--version").out.startswith("headwater 0.")
    ran = run("--help")
    assert ran.code == 0
    for command in ("read", "add", "list", "show", "search", "issues", "config", "serve"):
        assert f"\n  {command} " in ran.out


def test_add_reports_each_and_adding_twice_changes_nothing(run: Callable[..., Ran], given: Callable[..., None]) -> None:
    given(item(1), BROKEN, item(2))
    ran = run("add", "x", "--desk", "my.desk")
    assert ran.code == 1
    assert ran.out.splitlines() == ["new         a1  Mill to close 1", "new         a2  Mill to close 2"]
    assert "b.html: the bytes are damaged" in ran.err
    assert "my.desk: 2 new, 0 changed, 0 unchanged; 1 could not be read" in ran.err
    given(item(1), item(2, text="It stays open, Ada Vint said."))
    ran = run("add", "x", "--desk", "my.desk", "--json")
    assert ran.code == 0
    assert [(row["status"], row["article"], row["version"]) for row in ran.rows] == [
        ("unchanged", "a1", 1),
        ("changed", "a2", 2),
    ]
    assert "could not be read" not in ran.err
    assert run("issues", "--desk", "my.desk").out.endswith("broken          b.html: the bytes are damaged\n")
    assert run("issues", "--desk", "my.desk", "--json").rows[0]["input"] == "b.html"


@pytest.fixture
def filled(run: Callable[..., Ran], given: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk with two articles, one of them in two versions; named by the environment."""
    monkeypatch.setenv("HEADWATER_DESK", "news.desk")
    given(item(1), item(2), item(2, text="It stays open, Ada Vint said.", title="Mill stays"))
    assert run("add", "x").code == 0
    return "news.desk"


def test_list(run: Callable[..., Ran], filled: str) -> None:
    ran = run("list")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["a2", "a1"]
    assert ran.out.splitlines()[0].endswith("Mill stays  v2")
    assert "2026-01-01  Harbour Post" in ran.out
    assert [row["id"] for row in run("list", "--json", "--limit", "1").rows] == ["a2"]
    ran = run("list", "--limit", "1")
    assert "1 more; --offset 1 shows them" in ran.err
    assert run("list", "--desk", "other.desk").code == 1


def test_show(run: Callable[..., Ran], filled: str) -> None:
    ran = run("show", "a2")
    assert "Mill stays" in ran.out
    assert "v1  fetched 2026-01-02T03:04:05Z  Mill to close 2" in ran.out
    assert run("show", "a2", "--version", "1", "--json").rows == [contract.as_json(item(2)[1])]
    assert "Versions" not in run("show", "a1").out
    for arguments in (["zz"], ["a2", "--version", "7"], ["a"], ["a2", "--version", "7", "--difference"]):
        ran = run("show", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert arguments[0] in ran.err


def test_show_difference(run: Callable[..., Ran], filled: str) -> None:
    out = run("show", "a2", "--difference").out
    assert "  - Mill to close 2\n  + Mill stays\n" in out
    assert "  - The mill will close, Ada Vint said.\n  + It stays open, Ada Vint said.\n" in out
    (row,) = run("show", "a2", "--difference", "--json").rows
    assert (row["from"], row["to"], len(row["changes"])) == (1, 2, 1)  # type: ignore[arg-type]
    assert "first" in run("show", "a1", "--difference").err


def test_search(run: Callable[..., Ran], filled: str) -> None:
    ran = run("search", "stay", "opens")
    assert ran.out.startswith("a2 ")
    assert "    It stays open, Ada Vint said.\n" in ran.out
    (row,) = run("search", "--json", "open").rows
    assert row["marks"] == [[9, 13]]
    ran = run("search", "zebra")
    assert (ran.code, ran.out, ran.err) == (0, "", "headwater: nothing found\n")
    assert run("search", "--", "-zebra").code == 0


@pytest.mark.parametrize("command", ["list", "show a1", "search x", "issues"])
def test_without_a_desk_a_person_is_told_what_to_do(run: Callable[..., Ran], command: str) -> None:
    ran = run(*command.split(), "--desk", "none.desk")
    assert (ran.code, ran.out) == (1, "")
    assert "none.desk: there is no desk here; `headwater add` makes one" in ran.err


@pytest.mark.parametrize("how", ["option", "variable"])
def test_serve_makes_no_desk_of_a_name_that_may_be_misspelt(
    run: Callable[..., Ran], how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if how == "variable":
        monkeypatch.setenv("HEADWATER_DESK", "none.desk")
    ran = run("serve", *(["--desk", "none.desk"] if how == "option" else []))
    assert (ran.code, ran.out) == (1, "")
    assert "none.desk: there is no desk here. Is the name right? --new begins one under this name" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [[], ["--new", "--desk", "story.desk"]])
def test_serve_begins_where_nobody_named_a_desk_or_a_new_one_is_wanted(
    run: Callable[..., Ran], arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEADWATER_DESK", raising=False)
    asked: list[object] = []
    monkeypatch.setattr("headwater.show.web.serve", lambda path, *_, **more: asked.append((path, more["watch"])))
    assert run("serve", "--no-watch", *arguments).code == 0
    assert asked == [(Path(arguments[-1] if arguments else "headwater.desk"), False)]
    assert list(tmp_path.iterdir()) == []
    assert run("serve", "--new", "--desk", "no/such/folder.desk").code == 1


def test_config(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWATER_NETWORK_ALLOW_HOSTS", "a.example,b.example")
    out = run("config").out
    assert 'desk = "headwater.desk"  # default\n' in out
    assert 'network.allow_hosts = ["a.example", "b.example"]  # HEADWATER_NETWORK_ALLOW_HOSTS\n' in out
    rows = run("config", "--json").rows
    assert {"name": "network.robots", "value": True, "origin": "default"} in rows


def test_serve_hands_on_the_desk_and_the_address(
    run: Callable[..., Ran], filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(
        "headwater.show.web.serve",
        lambda *given, rules, weighing, watch: asked.append((*given, rules(), weighing(), watch)),
    )
    assert run("serve", "--port", "0").code == 0
    assert asked == [(Path(filled), "127.0.0.1", 0, pipeline.RULES, pipeline.WEIGHING, True)]


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("articles", "shown"), [(3, False), (6, True)])
def test_progress_is_shown_on_a_terminal_for_more_than_a_few(
    run: Callable[..., Ran], given: Callable[..., None], monkeypatch: pytest.MonkeyPatch, articles: int, shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("headwater.cli.progress._EVERY", 0)
    given(*(item(n) for n in range(articles)))
    ran = run("read", "--json", "x")
    assert len(ran.rows) == articles
    assert ("6 read" in terminal.getvalue()) == bool(terminal.getvalue()) == shown


def test_no_progress_where_nobody_looks(run: Callable[..., Ran], given: Callable[..., None]) -> None:
    given(*(item(n) for n in range(30)))
    assert run("read", "--json", "x").err == ""


# In a process of its own ---------------------------------------------------------------------------------------------

HEADWATER = [sys.executable, "-m", "headwater"]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "full.desk"
    with Desk(path) as desk:
        list(desk.add_all(item(n, title="Завод зачыняюць " * 10) for n in range(700)))
    return path


def test_whoever_stops_reading_gets_no_complaint(full: Path) -> None:
    arguments = [*HEADWATER, "list", "--limit", "700", "--desk", str(full)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 141


def test_output_is_utf8_whatever_the_locale_says(full: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    }
    arguments = [*HEADWATER, "list", "--limit", "1", "--json", "--desk", str(full)]
    done = subprocess.run(arguments, capture_output=True, env=environment, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["title"].startswith("Завод")
    assert done.stderr.decode("utf-8").endswith("699 more; --offset 1 shows them\n")


def _await_sleep(pid: int) -> None:
    """Waits until a process has been asleep, waiting for input, twenty times in a row: a busy machine starts it late."""
    asleep, patience = 0, time.monotonic() + 60
    while asleep < 20:
        assert time.monotonic() < patience
        time.sleep(0.05)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        asleep = asleep + 1 if state == "S" else 0


def test_an_interrupt_ends_it_without_a_word_too_many() -> None:
    process = subprocess.Popen(
        [*HEADWATER, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _await_sleep(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from headwater import cli; cli.run(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    heavy = {"sqlalchemy", "alembic", "rich", "lxml", "trafilatura", "fastapi", "feedparser", "httpx2", "sqlite3"}
    assert not heavy & loaded


def test_help_is_there_at_once() -> None:
    # benchmarks/startup.py measures the promised 0.3 s on a quiet machine; here others may be at work, so that only
    # what the program takes of a processor is counted.
    assert any(_used_by_help() < 0.6 for _ in range(5))


def _used_by_help() -> float:
    """Seconds of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*HEADWATER, "--help"], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
