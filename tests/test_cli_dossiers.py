"""`headwater dossier ...`: begun, written, taken away, told what changed, as in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk import told

from headwater import pipeline
from headwater.cli import run
from headwater.desk import Desk


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Runs `headwater dossier`; its exit code, what it printed, what it told."""
    code = run(["dossier", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_from_a_claim_to_a_file_and_what_changed_since(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.desk"
    with told.fill(path) as desk:
        claim = told.release(desk).row.claim
        refs = {t.article: f"{t.article}:{t.statement}" for t in reversed(told.release(desk).tellings)}
    here = ("--desk", str(path), "--by", "Anna")
    assert ran(capsys, "new", "The release", *here) == (0, "d-000001\n", "")
    _, keys, _ = ran(capsys, "keys", claim, "--desk", str(path))
    key = keys.splitlines()[1].split("]")[0].strip("[")
    assert ran(capsys, "add", "d-1", claim, key, *here)[1] == "d-1  revision 2\n"
    draft = tmp_path / "draft.txt"
    draft.write_text(f"Three are free [{key}]. Nobody says why.\n\n[{claim}]", encoding="utf-8")
    code, out, err = ran(capsys, "text", "d-1", str(draft), "--base", "2", *here)
    assert (code, out) == (0, "d-000001  revision 3\n")
    assert "no evidence: Nobody says why." in err
    assert ran(capsys, "text", "d-1", str(draft), "--base", "2", *here)[0] == 1
    assert ran(capsys, "show", "d-1", "--desk", str(path))[1].endswith(f"[{claim}]\n")
    made = tmp_path / "release.md"
    assert ran(capsys, "export", "d-1", str(made), "--zone", "Europe/Vilnius", *here)[0] == 0
    assert "Northern Wire" in made.read_text("utf-8")
    assert ran(capsys, "export", "d-1", str(made), "--safe", *here)[0] == 0
    assert "Northern Wire" not in made.read_text("utf-8")
    assert made.stat().st_mode & 0o077 == 0
    assert ran(capsys, "export", "d-1", str(tmp_path / "x.exe"), *here)[0] == 2
    with Desk(path, read_only=True) as desk:
        exported = len(desk.log(kind="dossier exported"))
    for nowhere in (tmp_path / "nowhere" / "x.md", tmp_path):
        code, _, err = ran(capsys, "export", "d-1", str(nowhere), "--as", "md", *here)
        assert (code, "cannot be written" in err) == (2, True)
    with Desk(path, read_only=True) as desk:
        assert len(desk.log(kind="dossier exported")) == exported == 2
    assert not list(tmp_path.glob(".*.part"))
    assert ran(capsys, "changed", "--desk", str(path))[0] == 0
    with Desk(path, weighing=pipeline.WEIGHING) as desk:
        desk.judge_origins(refs[told.article("wire")], refs[told.article("vesti")], "Bo", same=True)
    code, out, _ = ran(capsys, "changed", "--desk", str(path))
    assert code == 1
    assert "was: disputed, 1 to 2 independent origins" in out
    assert ran(capsys, "changed", "d-1", "--seen", *here)[1].endswith("d-000001  revision 4: seen\n")
    assert ran(capsys, "changed", "--desk", str(path)) == (0, "", "")
    assert ran(capsys, "restore", "d-1", "1", *here)[0] == 0
    assert "restored" in ran(capsys, "revisions", "d-1", "--desk", str(path))[1]
    with Desk(path, read_only=True) as desk:
        assert {"dossier begun", "dossier written", "dossier exported"} <= set(desk.log_kinds())
