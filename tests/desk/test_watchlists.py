"""Names to look out for: loaded, met in any spelling, shown with the evidence, judged; and files that are no lists."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.desk.named import article, fill

from headwater.desk import Desk, judgements
from headwater.desk.watchlists import sighted, watchfile
from headwater.desk.watchlists.sighted import Outline
from headwater.errors import DeskError, InputError

CSV = "name,kind,aliases,birth date,country,note\nRosa Brandt,person,Роза Брант;R. Brandt-Aske,1970,KV,bank\n"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(CSV + "Toruma Bank,organization\nNobody Atall,person\n", encoding="utf-8")
    return file


def test_who_is_met_in_another_script_is_shown_with_the_passage(path: Path, listed: Path) -> None:
    with fill(path, [article("a", "Ivan Lozan", ("Розы Брандт", "хирурга"), language="ru")]) as desk:
        assert desk.add_watchlist("banks", listed) == (3, 1)
        (seen,) = desk.sightings("banks")
        assert (seen.listed, seen.spelling, seen.article, seen.state) == (
            "Rosa Brandt",
            "Розы Брандт",
            "a",
            "to be checked",
        )
        assert seen.span is not None
        assert "Here is Розы Брандт." in seen.passage
        assert (seen.birth, seen.country, seen.note) == ("1970", "KV", "bank")
        assert seen.entity == desk.entity("a", "e2")
        assert seen.score >= 0.7
        assert seen.reasons
        (row,) = desk.watchlists()
        assert (row.name, row.size, row.met, row.unchecked) == ("banks", 3, 1, 1)


def test_articles_that_come_later_are_watched(path: Path, listed: Path) -> None:
    with Desk(path) as desk:
        desk.add_watchlist("banks", listed)
    with fill(path, [article("a", "Rosa Brandt"), article("b", "Vera Brandt"), article("c", "Brandt")]) as desk:
        desk.add(*article("d", "Toruma Bank", kind="organization"))
        assert [(s.listed, s.article) for s in desk.sightings("banks")] == [("Rosa Brandt", "a"), ("Toruma Bank", "d")]


def test_outlines_are_the_sightings_without_their_evidence(path: Path, listed: Path) -> None:
    with fill(path, [article("a", "Rosa Brandt"), article("b", "Toruma Bank", kind="organization")]) as desk:
        desk.add_watchlist("banks", listed)
        first, second = desk.sightings("banks")
        desk.judge_sighting(first.sighting, "ada", confirmed=False)
        outlines = desk.sighting_outlines("banks")
        assert outlines == [Outline(s.sighting, s.line, s.entity, s.state) for s in desk.sightings("banks")]
        assert [o.state for o in outlines or ()] == ["dismissed", "to be checked"]
        assert desk.sightings("banks", [second.sighting]) == [second]
        assert desk.sightings("banks", []) == []
        assert desk.sighting_outlines("none") is None


def test_a_sighting_keeps_its_number_while_the_article_changes(path: Path, listed: Path) -> None:
    with fill(path, [article("a", "Rosa Brandt")]) as desk:
        desk.add_watchlist("banks", listed)
        (before,) = desk.sightings("banks")
        desk.add(*article("a", "Ivan Lozan", "Rosa Brandt", fetched="2026-02-01T00:00:00Z"))
        (after,) = desk.sightings("banks")
        assert (after.sighting, after.version) == (before.sighting, 2)
        desk.add(*article("a", "Ivan Lozan", fetched="2026-03-01T00:00:00Z"))
        assert desk.sightings("banks") == []


def test_a_verdict_holds_wherever_that_entity_is_met(path: Path, listed: Path) -> None:
    with fill(path, [article("a", ("Rosa Brandt", "surgeon"))]) as desk:
        desk.add_watchlist("banks", listed)
        (seen,) = desk.sightings("banks")
        judged = desk.judge_sighting(seen.sighting, "ada", confirmed=False)
        assert (judged.kind, judged.who) == ("dismiss", "ada")
        desk.add(*article("b", ("Роза Брандт", "хирург"), language="ru"))
        assert [(s.state, s.judged_by) for s in desk.sightings("banks")] == [("dismissed", "ada")] * 2
        assert desk.watchlists()[0].met == 0
        desk.judge_sighting(seen.sighting, "ben", confirmed=True)
        assert {s.state for s in desk.sightings("banks")} == {"confirmed"}
        desk.undo(None, "ben")
        desk.undo(None, "ada")
        assert {s.state for s in desk.sightings("banks")} == {"to be checked"}


def test_a_list_goes_and_its_judgements_stay(path: Path, listed: Path) -> None:
    with fill(path, [article("a", "Rosa Brandt")]) as desk:
        desk.add_watchlist("banks", listed)
        desk.judge_sighting(desk.sightings("banks")[0].sighting, "ada", confirmed=False)
        with pytest.raises(DeskError, match="already"):
            desk.add_watchlist("banks", listed)
        assert desk.remove_watchlist("banks") == 3
        assert (desk.watchlists(), len(desk.judgements())) == ([], 1)
        desk.add_watchlist("banks", listed)
        assert [s.state for s in desk.sightings("banks")] == ["to be checked"]
        for do in (lambda: desk.sightings("none"), lambda: desk.remove_watchlist("none")):
            with pytest.raises(DeskError, match="no such watch list"):
                do()
        with pytest.raises(DeskError, match="no such sighting"):
            desk.judge_sighting("h-9", "ada", confirmed=True)


def test_followthemoney_entities_are_names(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.ftm.json"
    rows = [
        {
            "id": "1",
            "schema": "Person",
            "properties": {"name": ["Rosa Brandt"], "alias": ["Роза Б."], "weakAlias": ["Owl"]},
        },
        {"id": "2", "schema": "Address", "properties": {"full": ["1 Quay"]}},
        {"id": "3", "schema": "Company", "properties": {"name": ["Toruma Bank"], "country": ["kv"]}},
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = watchfile.read(file)
    assert [(w.line, w.name, w.kind, w.aliases) for w in found] == [
        (1, "Rosa Brandt", "person", ("Роза Б.",)),
        (3, "Toruma Bank", "organization", ()),
    ]
    with fill(path, [article("a", "Rosa Brandt")]) as desk:
        assert desk.add_watchlist("ftm", file) == (2, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"  \n\n", "the file is empty"),
        (b"who,what\na,b\n", "line 1: no column is called `name`; the first line has: who, what"),
        (b"name\nRosa Brandt\n,\n 17\n", "line 4: there is no name in this line"),
        (b"name,kind\nRosa Brandt,ship\n", "line 2: 'ship' is no kind"),
        (b"name\nRosa\n\x00\x01\n", "line 3: this is not text"),
        (b"name\nRosa\nJos\xe9\n", "line 3: this is not UTF-8"),
        (b'name\n"Rosa\nBrandt\n', "line 3: unexpected end of data"),
        (b"name,kind\n", "there is no name in it"),
        (b'{"schema": "Person", "properties": {"name": ["R B"]}}\n{"schema"\n', "line 2: not JSON"),
        (b'{"schema": "Person"}\n', "line 1: no FollowTheMoney entity"),
        (b'{"schema": "Person", "properties": {"name": []}}\n', "line 1: there is no name"),
    ],
)
def test_what_is_no_list_is_told_with_its_line_and_nothing_is_kept(
    path: Path, tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "list"
    file.write_bytes(content)
    with Desk(path) as desk:
        with pytest.raises(InputError) as told:
            desk.add_watchlist("banks", file)
        assert str(file) in str(told.value)
        assert message in str(told.value)
        assert desk.watchlists() == []


def test_a_file_that_is_not_there_is_told(path: Path) -> None:
    with Desk(path) as desk, pytest.raises(InputError, match="cannot be read"):
        desk.add_watchlist("banks", path.with_name("none.csv"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_may_be_parted_as_spreadsheets_do(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "list.csv"
    rows = [["Name", "Country"], ["Rosa Brandt", "KV"]]
    file.write_text("\ufeff" + "\r\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    assert [(w.name, w.country) for w in watchfile.read(file)] == [("Rosa Brandt", "KV")]


def test_a_large_list_is_read_at_once(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    file.write_text("name\n" + "".join(f"Rosa Brandt{n}a\n" for n in range(100_000)), encoding="utf-8")
    began = time.process_time()
    assert len(watchfile.read(file)) == 100_000
    assert time.process_time() - began < 20


def test_signs_that_end_lines_elsewhere_stand_within_a_cell(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    note = "seen\u2028twice\u0085there\x0band\x1cback"
    file.write_bytes(f"name,note\r\nAda Vint,{note}\r\nBo Lund,none\r\n".encode())
    found = watchfile.read(file)
    assert [(row.line, row.name, row.note) for row in found] == [
        (2, "Ada Vint", " ".join(note.split())),
        (3, "Bo Lund", "none"),
    ]
    file.write_bytes("name;note\u2028x\rAda Vint;y\r".encode())
    assert [row.name for row in watchfile.read(file)] == ["Ada Vint"]


def test_what_was_judged_of_sightings_is_asked_for_by_them(path: Path, listed: Path) -> None:
    with fill(path, [article("a", "Rosa Brandt"), article("b", "Toruma Bank", kind="organization")]) as desk:
        desk.add_watchlist("banks", listed)
        one, other = (s.sighting for s in desk.sightings("banks"))
        made = [desk.judge_sighting(one, "ada", confirmed=n % 2 == 0).id for n in range(3)]
        last = desk.judge_sighting(other, "ada", confirmed=True).id
        desk.lock(str(desk.entity("a", "e1")), "ada")
        assert [j.id for j in desk.judged_sightings([one], 2)] == [made[2], made[1]]
        assert [j.id for j in desk.judged_sightings([one], 1, made[0])] == [made[2], made[0]]
        assert [j.id for j in desk.judged_sightings([one], 1, last)] == [made[2]]
        assert [j.id for j in desk.judged_sightings([one, other], 9)] == [last, *made[::-1]]
        assert desk.judged_sightings([], 9) == []


def test_sightings_are_told_however_many_were_judged_or_are_asked_for(path: Path, listed: Path) -> None:
    with fill(path, [article("a", "Rosa Brandt"), article("b", "Rosa Brandt")]) as desk:
        desk.add_watchlist("banks", listed)
        first, second = desk.sightings("banks")
        given = {"watched": 1, "article": "a", "spelling": "x", "sighting": int(first.sighting[2:]), "name": "n"}
        with desk._writing() as connection:
            for n in range(1000, 1300):
                judgements.record(connection, "confirm", "ada", given | {"entity": n})
        desk.judge_sighting(second.sighting, "ada", confirmed=False)
        event.listen(desk._engine, "checkout", lambda raw, *_: raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 200))
        asked = [f"h-{n:06d}" for n in range(1, 300)]
        assert [s.state for s in desk.sightings("banks", asked)][1] == "dismissed"
        assert [o.state for o in desk.sighting_outlines("banks") or ()][1] == "dismissed"
        with desk._reading() as connection:
            assert int(second.sighting[2:]) not in sighted.unjudged(connection, range(1, 300))
