"""`headwater follow`, `unfollow`, `followed`, `watch` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater.cli import run

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Harbour"><outline type="rss" text="Harbour Post" xmlUrl="https://harbour.example/feed?utm_source=x"/></outline>
<outline type="rss" text="Lodestar" xmlUrl="https://lodestar.example/rss"/></body></opml>"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEADWATER_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    return tmp_path / "news.desk"


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    capsys.readouterr()
    assert run(["followed", "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_list_of_a_feed_reader_is_followed_whole(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.opml").write_text(OPML)
    assert run(["follow", str(tmp_path / "mine.opml"), "--every", "2h", "--by", "Ada"]) == 0
    assert run(["follow", "https://harbour.example:443/feed"]) == 0
    found = rows(capsys)
    assert [(r["title"], r["every"], r["who"], r["kind"]) for r in found] == [
        ("Harbour Post", 7200, "Ada", "feed"),
        ("Lodestar", 7200, "Ada", "feed"),
    ]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("ftp://harbour.example/", "must begin with http"),
        ("http://127.0.0.1/feed", "not a public address"),
        ("https://me:secret@harbour.example/", "name or password"),
        ("https:///x", "no host"),
        ("list.txt", "not a web address"),
    ],
)
def test_bad_addresses_are_told_and_the_others_followed(
    desk: Path, capsys: pytest.CaptureFixture[str], wanted: str, says: str
) -> None:
    assert run(["follow", wanted, "https://harbour.example/feed"]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert "secret" not in told.err
    assert len(rows(capsys)) == 1


def test_a_file_that_is_no_list_and_an_interval_that_is_none(
    desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.opml").write_text("just words")
    assert run(["follow", str(tmp_path / "mine.opml")]) == 1
    assert "not an OPML list" in capsys.readouterr().err
    assert run(["follow", "https://harbour.example/", "--every", "1s"]) == 2
    assert "write an interval from 1m to 30d" in capsys.readouterr().err


def test_following_no_longer(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["follow", "https://harbour.example/feed", "https://lodestar.example/rss", "--page"])
    assert run(["unfollow", "1", "https://lodestar.example/rss#top"]) == 0
    assert rows(capsys) == []
    assert run(["unfollow", "1"]) == 1
    assert "is not followed" in capsys.readouterr().err
    assert run(["watch", "--once"]) == 1
    assert "nothing is followed yet" in capsys.readouterr().err
