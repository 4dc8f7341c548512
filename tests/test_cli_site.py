"""`headwater site` as a user types it: settings, sections, subscribers, a mirror."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from headwater.cli import run
from headwater.desk.publishing.items import Draft
from headwater.desk.store import Desk
from headwater.newsroom.publishing import subscribing

NOW = datetime.now(UTC)
AHEAD = (NOW + timedelta(days=30)).date().isoformat()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEADWATER_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    Desk(tmp_path / "news.desk").close()
    return tmp_path / "news.desk"


def test_a_site_is_set_and_mirrored(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    assert run(["site", "export", out]) == 1
    assert "no address yet" in capsys.readouterr().err
    given = ["--title", "Wire", "--base", "https://wire.example", "--languages", "be,en", "--zone", "Europe/Vilnius"]
    assert run(["site", "set", *given, "--by", "Ada"]) == 0
    assert json.loads(capsys.readouterr().out)["languages"] == ["be", "en"]
    assert run(["site", "set", "--zone", "Nowhere/There"]) == 1
    assert run(["site", "section", "add", "courts", "be=Суды", "en=Courts"]) == 0
    assert run(["site", "section", "add", "courts", "Courts"]) == 1
    with Desk(desk) as opened:
        opened.publish(Draft("A court opens", "courts", "en", "public"), "Ada", NOW)
    capsys.readouterr()
    assert run(["site", "export", out]) == 0
    first = capsys.readouterr().out
    assert run(["site", "export", out]) == 0
    told = capsys.readouterr()
    assert told.out == first
    assert "0 written, 0 removed" in told.err
    assert run(["site", "check", out]) == 0
    (tmp_path / "out" / "index.html").write_text("other")
    assert run(["site", "check", out]) == 1
    assert "index.html" in capsys.readouterr().out
    assert run(["site", "section", "drop", "courts"]) == 1
    with Desk(desk) as opened:
        assert [entry.kind for entry in opened.log()][:2] == ["site exported", "site exported"]


def test_subscribers_come_and_go(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["site", "subscriber", "list"]) == 0
    assert run(["site", "subscriber", "add", "Consulate", "--until", AHEAD, "--group", "legal", "--by", "Ada"]) == 0
    id, token = capsys.readouterr().out.split()
    with Desk(desk) as opened:
        assert subscribing.with_token(opened, token, datetime.now(UTC)).subscribes  # type: ignore[union-attr]
    assert run(["site", "subscriber", "extend", id, "--until", AHEAD]) == 0
    assert run(["site", "subscriber", "list", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["id"], row["groups"], row["last"], row["state"]) == (id, ["legal"], AHEAD, "active")
    assert run(["site", "subscriber", "end", id]) == 0
    assert run(["site", "subscriber", "list"]) == 0
    assert "ended" in capsys.readouterr().out
    assert run(["site", "subscriber", "end", "s-000009"]) == 1
    assert run(["site", "subscriber", "add", "Late", "--until", "2001-01-01"]) == 1
    assert run(["site", "subscriber", "use", "--json"]) == 0
