"""`headwater export` and `headwater import` as a user types them."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.show.export import outward

from headwater.cli import run
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.show.export import formats
from headwater.show.export.formats import File


@pytest.fixture
def desk(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(exported, tmp_path / "news.desk")
    monkeypatch.setenv("HEADWATER_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news.desk"


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def logged(desk: Path) -> list[tuple[str, str, str]]:
    with Desk(desk, read_only=True) as opened:
        return [
            (one.who, one.about, one.said.get("rows", one.said.get("claims", "")))
            for one in opened.log(kind="exported")
        ]


def test_a_table_and_a_claim_are_written_and_the_log_says_so(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "csv", "claims", "-q", "prisoners", "-o", "claims.csv", "--by", "Ilona"]) == 0
    found = rows("claims.csv")
    claim = found[0]["claim"]
    assert run(["export", "jsonld", claim, "-o", "c.jsonld", "--by", "Ilona"]) == 0
    assert json.loads(Path("c.jsonld").read_text("utf-8"))["@context"]
    assert run(["export", "csv", "edges", claim]) == 0
    assert capsys.readouterr().out.startswith('\ufeff"claim"')
    log = logged(desk)
    assert log[:3][::-1][:2] == [("Ilona", "table claims", str(len(found))), ("Ilona", claim, "1")]
    with Desk(desk, read_only=True) as opened:
        assert "prisoners" not in "".join(str(one.said) + one.about for one in opened.log())


@pytest.mark.parametrize("form", ["ninjs", "graphml", "stix", "misp", "wacz", "atom", "ftm"])
def test_every_format_writes_a_file(desk: Path, form: str) -> None:
    with Desk(desk, read_only=True) as opened:
        claim = outward.claim(opened)
    assert run(["export", form, claim, "-o", f"x.{form}"]) == 0
    assert Path(f"x.{form}").stat().st_size > 500
    assert Path(f"x.{form}").stat().st_mode & 0o077 == 0
    assert not list(Path().glob("*.part"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "doc", "claims"], "no such format"),
        (["export", "csv"], "name one table"),
        (["export", "csv", "secrets"], "no such table"),
        (["export", "csv", "notes"], "--notes"),
        (["export", "stix"], "name what"),
        (["export", "wacz", "c-999999"], "no such claim"),
        (["export", "csv", "claims", "-o", "nowhere/x.csv"], "cannot be written"),
        (["import", "nowhere.opml"], "cannot be read"),
    ],
)
def test_what_cannot_be_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(arguments) != 0
    assert says in capsys.readouterr().err


def test_nothing_that_was_refused_is_in_the_log(desk: Path) -> None:
    run(["export", "csv", "notes"])
    run(["export", "wacz", "c-999999"])
    assert logged(desk) == []


def test_what_ends_halfway_leaves_nothing_and_is_not_in_the_log(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise DeskError("the desk was moved")

    made = File("x.csv", "text/csv", "table claims", 1, pieces(), {"format": "csv"})
    monkeypatch.setattr(formats, "of_table", lambda *given: made)
    before = sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith("news."))
    assert run(["export", "csv", "claims", "-o", "x.csv"]) != 0
    assert sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith("news.")) == before
    assert run(["export", "csv", "claims", "-o", "nowhere/x.csv"]) != 0
    assert logged(desk) == []


def test_entities_go_out_and_come_back_as_judgements(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "csv", "entities", "--kind", "person", "-o", "e.csv"]) == 0
    found = rows("e.csv")
    found[0]["name"] = "Ilda Marrow-Venn"
    with Path("e.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0].keys())
        writer.writeheader()
        writer.writerows(found)
    assert run(["import", "e.csv"]) == 0
    told = capsys.readouterr()
    assert "is called  Ilda Marrow-Venn" in told.out
    assert "1 judgements proposed, 0 refused" in told.err
    with Desk(desk, read_only=True) as opened:
        assert opened.judgements(limit=1)[0].kind == "rate"
    assert run(["import", "e.csv", "--apply", "--by", "Ilona"]) == 0
    with Desk(desk, read_only=True) as opened:
        made = opened.judgements(limit=1)[0]
        assert (made.kind, made.who) == ("rename", "Ilona")
    assert run(["entity", "undo", str(made.id)]) == 0
    assert run(["import", "e.csv"]) == 0
    assert "1 judgements proposed" in capsys.readouterr().err


def test_what_left_comes_in_elsewhere(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Desk(desk, read_only=True) as opened:
        claim = outward.claim(opened)
        sent = {
            (one.sha256, one.url, one.media_type, one.encoding)
            for one in opened.captures_behind(opened.why(claim).sheets)
        }
    assert run(["export", "wacz", claim, "-o", "x.wacz"]) == 0
    assert run(["export", "ftm", "-o", "x.json"]) == 0
    other = ["--desk", str(tmp_path / "other.desk")]
    assert run(["import", "x.wacz", *other]) == 0
    assert run(["import", "x.json", "--watchlist", "=list", *other]) == 0
    with Desk(tmp_path / "other.desk", read_only=True) as opened:
        here = opened.captures_behind(row.id for row in opened.articles())
        assert {(one.sha256, one.url, one.media_type, one.encoding) for one in here} == sent
        assert opened.watchlists()[0].met > 0


def test_feeds_deeply_nested_and_a_hostile_list(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feeds = "".join(f'<outline type="rss" text="F{n}" xmlUrl="https://f{n}.example/rss"/>' for n in range(30))
    deep = "<outline text='x'>" * 200 + '<outline xmlUrl="https://deep.example/"/>' + "</outline>" * 200
    evil = '<outline xmlUrl="http://127.0.0.1/"/><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:1"/>'
    Path("a.opml").write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{feeds}{deep}</body></opml>')
    Path("b.opml").write_text(f'<?xml version="1.0"?><opml version="2.0"><body>{evil}</body></opml>')
    lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    Path("c.opml").write_text(
        f'<?xml version="1.0"?>{lol}<opml><body><outline text="&b;" xmlUrl="https://c.example/"/></body></opml>'
    )
    assert run(["import", "a.opml"]) == 0
    assert "31 new feeds" in capsys.readouterr().err
    assert run(["import", "b.opml"]) == 1
    told = capsys.readouterr().err
    assert "0 new feeds" in told or "no feed in this list" in told
    assert run(["import", "c.opml"]) in (0, 1)
    assert "a" * 60 not in capsys.readouterr().err
