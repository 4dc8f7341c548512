"""`headwater keep`, `backup`, `restore` as a user types them: what is spared and what is lost is told."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from tests.desk import alerted
from tests.show.members import quick_passwords

from headwater.cli import run
from headwater.desk import Desk
from headwater.desk.sealed import desk_key
from headwater.newsroom.accounts import entering, factors, tokens
from headwater.newsroom.sealed import seal

PASSPHRASE = "kettle marble ferry oath"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HEADWATER_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    alerted.opened(tmp_path / "news.desk").close()
    with quick_passwords():
        yield tmp_path / "news.desk"


def test_what_is_as_old_and_stays_is_told_with_why(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = sqlite3.connect(desk, isolation_level=None)
    rows.execute("UPDATE articles SET changed = '2020-01-01', added = '2020-01-01'")
    rows.execute("UPDATE versions SET fetched = '2020-01-01T00:00:00Z'")
    rows.close()
    with Desk(desk) as opened:
        opened.note_on(alerted.article("wire"), "Ask.", "anna")
    assert run(["keep", "rule", "articles", "30"]) == 0
    capsys.readouterr()
    assert run(["keep", "apply"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("articles  2 older than 30 days")
    assert "1 as old stay" in told.err
    assert "somebody wrote a note" in told.err
    assert alerted.article("wire") in told.err
    assert run(["keep", "apply", "--yes", "--past-cases"]) == 0
    assert "1 as old stay" in capsys.readouterr().err
    with Desk(desk) as opened:
        assert [row.id for row in opened.articles()] == [alerted.article("wire")]


def test_a_backup_says_that_the_key_is_not_in_it_and_a_restore_what_is_lost(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "USUAL", seal.Cost(64, 1, 1))
    with Desk(desk) as opened:
        anna = entering.add(opened, "Anna", "admin", "Anna", password="four words by lot", first=True)
        app = factors.new_app(anna.name)
        factors.set_app(opened, anna, app, pyotp.TOTP(app.secret).now())
        ways = (("webhook", "https://hooks.wire.example/a"),)
        opened.add_alert(alerted.wish("all", "", ("denied",), channels=ways), "Anna", anna.id)
    file, new = str(tmp_path / "a.tar"), str(tmp_path / "new.desk")
    assert run(["backup", file]) == 0
    assert "copy of news.desk.key apart" in capsys.readouterr().err
    assert run(["restore", file, "--desk", new]) == 0
    told = capsys.readouterr().err
    assert "put your copy beside it as new.desk.key" in told
    assert "`headwater account factors Anna --reset`" in told
    assert "`headwater alert remove 1`" in told
    assert run(["verify", "--desk", new]) == 1
    desk_key.lay(Path(new), desk_key.read(desk))
    assert run(["verify", "--desk", new]) == 0
    assert run(["backup", str(tmp_path / "b"), "--with-key"]) == 2
    for words in (["backup", str(tmp_path / "b"), "--sealed", "--with-key", "--stdin"],):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
        capsys.readouterr()
        assert run(words) == 0
        assert "whoever has its passphrase has them" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    assert run(["restore", str(tmp_path / "b"), "--desk", str(tmp_path / "other.desk"), "--stdin"]) == 0
    assert "anew" not in capsys.readouterr().err


def test_a_password_that_an_admin_sets_ends_tokens(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk(desk) as opened:
        anna = entering.add(opened, "Anna", "admin", "Anna", password="four words by lot", first=True)
        tokens.make(opened, anna, "Reading machine", ["read"], None, "Anna")
    for more, ended in ((["--keep-tokens"], 0), ([], 1)):
        monkeypatch.setattr("sys.stdin", io.StringIO("five other words by lot\n"))
        assert run(["account", "password", "Anna", "--stdin", *more]) == 0
        assert f"{ended} tokens ended" in capsys.readouterr().err
        with Desk(desk) as opened:
            assert bool(opened.tokens(anna.id)[0].ended) == bool(ended)
