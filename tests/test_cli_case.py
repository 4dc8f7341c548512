"""`headwater case`: asked for on standard input, nothing printed that was not asked for."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.show import sample
from tests.show.keep import keep

from headwater import cli
from headwater.desk.store import Desk
from headwater.newsroom.sealed import opening
from headwater.newsroom.sealed.seal import Cost

PASSPHRASE = "kettle marble ferry oath"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    path = tmp_path / "news.desk"
    with Desk(path) as desk:
        keep(desk, sample.reading())
    for name, value in {"HOME": tmp_path, "XDG_CONFIG_HOME": tmp_path / "config", "HEADWATER_DESK": path}.items():
        monkeypatch.setenv(name, str(value))
    for name in ("make", "change_passphrase", "add_passphrase", "add_recovery", "renew"):
        monkeypatch.setitem(getattr(opening, name).__kwdefaults__, "cost", Cost(64, 1, 1))

    def running(*arguments: str, typed: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = cli.run(arguments)
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return running


def test_a_case_in_a_terminal(run: Run, tmp_path: Path) -> None:
    made = run("case", "new", "--stdin", typed=f"{PASSPHRASE}\nThe bridge\n")
    assert made.returncode == 0, made.stderr
    case = made.stdout.strip()
    assert (tmp_path / "config" / "headwater" / "case.key").exists()
    note = {"code_name": "Copper", "text": "It saw the quillwort ledger.", "rests": sample.reading().article.id}
    sealed = run("case", "note", case, "--stdin", typed=f"{PASSPHRASE}\n{json.dumps(note)}")
    assert sealed.returncode == 0, sealed.stderr
    refused = run(
        "case", "note", case, "--stdin", typed=f"{PASSPHRASE}\n{json.dumps(note | {'text': '+375 29 123-45-67'})}"
    )
    assert refused.returncode == 1
    assert "looks like phone" in refused.stderr
    shown = run("case", "show", case, "--stdin", "--json", typed=f"{PASSPHRASE}\n")
    (found,) = json.loads(shown.stdout)["notes"]
    assert found["text"] == "It saw the quillwort ledger."
    wrong = run("case", "show", case, "--stdin", typed="kettle marble ferry oats\n")
    assert wrong.returncode == 1
    assert wrong.stdout == ""
    assert "not the passphrase" in wrong.stderr
    narrowed = run("case", "narrow", case, "--stdin", typed=f"{PASSPHRASE}\n")
    assert narrowed.returncode in (0, 1)
    assert "Copper" in narrowed.stdout
    listed = run("case", "list").stdout
    assert case in listed
    assert "Copper" not in listed + run("log", "list").stdout
    data = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"quillwort" not in data
    assert PASSPHRASE.encode() not in data


def test_a_passphrase_is_not_taken_from_anywhere_else(run: Run) -> None:
    refused = run("case", "new")
    assert refused.returncode == 1
    assert "asked for at a terminal" in refused.stderr
    assert "no such" in run("case", "show", "k-00000000", "--stdin", typed="x\n").stderr


def test_backup_restore_verify_and_forget(run: Run, tmp_path: Path) -> None:
    file, new = str(tmp_path / "a.backup"), str(tmp_path / "new.desk")
    assert run("backup", file, "--sealed", "--stdin", typed=f"{PASSPHRASE}\n").returncode == 0
    again = run("backup", file)
    assert again.returncode == 1
    assert "nothing is ever written over" in again.stderr
    assert run("restore", file, "--desk", new, "--stdin", typed="wrong\n").returncode == 1
    assert run("restore", file, "--desk", new, "--stdin", typed=f"{PASSPHRASE}\n").returncode == 0
    assert run("verify", "--desk", new).returncode == 0
    id = sample.reading().article.id
    shown = run("forget", id)
    assert id in shown.stdout
    assert "nothing was removed" in shown.stderr
    assert run("forget", id, "--yes").returncode == 1
    gone = run("forget", id, "--yes", "--reason", "danger")
    assert gone.returncode == 0, gone.stderr
    assert "still hold it" in gone.stderr
    assert id not in run("list").stdout
    assert run("keep", "rule", "issues", "30").returncode == 0
    assert "issues  30 days" in run("keep", "rules").stdout
    assert run("keep", "apply").returncode == 0
