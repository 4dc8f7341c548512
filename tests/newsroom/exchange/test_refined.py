"""Entities that somebody worked on elsewhere: what is proposed, what is refused and why, and that it can be taken back."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk import named

from headwater import pipeline
from headwater.desk.store import Desk
from headwater.errors import BrokenInput
from headwater.newsroom.exchange import kinds, refined
from headwater.newsroom.exchange.refined import Proposal, Row
from headwater.show.export import cells, formats
from headwater.show.export.sought import Sought

# Invented people and bodies.
NAMES = ("Ada Brill", "Ada Brill-Tarn", "Oskar Venn", "=Petro Lin", "Harbour Board")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("people") / "people.desk"
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        for n, name in enumerate(NAMES):
            kind = "organization" if "Board" in name else "person"
            opened.add(*named.article(f"a{n:012x}", name, day=f"2026-01-0{n + 1}", kind=kind))  # type: ignore[arg-type]
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copy(made, tmp_path / "people.desk")
    with Desk(tmp_path / "people.desk", rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        yield opened


def table(desk: Desk) -> list[dict[str, str]]:
    """The table of entities as it is exported, read as a spreadsheet reads it."""
    body = b"".join(formats.of_table(desk, "csv", "entities", Sought()).pieces)
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def sent_back(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def planned(desk: Desk, rows: list[dict[str, str]], *, by_name: bool = False) -> list[Proposal]:
    return refined.plan(desk, refined.read(sent_back(rows), "x.csv"), cells.text, by_name=by_name)


def row(rows: list[dict[str, str]], name: str) -> dict[str, str]:
    return next(one for one in rows if one["name"] == cells.text(name))


def test_a_table_that_was_not_touched_comes_to_nothing(desk: Desk) -> None:
    rows = table(desk)
    assert {cells.text(name) for name in NAMES} <= {one["name"] for one in rows}
    assert planned(desk, rows) == []
    assert refined.plan(desk, refined.read(sent_back(rows, "\t"), "x.tsv"), cells.text) == []
    assert planned(desk, list(reversed(rows))) == []


def test_what_is_changed_is_proposed_and_carried_out_and_taken_back(desk: Desk) -> None:
    rows, before = table(desk), table(desk)
    ada, other, oskar, petro = (row(rows, name) for name in NAMES[:4])
    oskar["name"] = "Oskar  Venn of Tarn"
    other["same_as"] = ada["entity"]
    petro["not_same_as"] = oskar["entity"]
    found = planned(desk, rows)
    assert {(one.kind, one.entity, one.other or one.name) for one in found} == {
        ("rename", oskar["entity"], "Oskar Venn of Tarn"),
        ("merge", other["entity"], ada["entity"]),
        ("apart", petro["entity"], oskar["entity"]),
    }
    assert not [one for one in found if one.refused]
    assert table(desk) == before
    done = list(refined.apply(desk, found, "Ilona"))
    judged = [one.judgement for one in done if one.judgement]
    assert len(judged) == 3
    assert {one.who for one in judged} == {"Ilona"}
    assert desk.entities_now([other["entity"]])[other["entity"]].entity == ada["entity"]
    assert desk.entities_now([oskar["entity"]])[oskar["entity"]].name == "Oskar Venn of Tarn"
    for judgement in reversed(judged):
        desk.undo(judgement.id, "Ilona")
    assert table(desk) == before


def test_a_row_that_changed_meanwhile_is_refused_and_the_others_go_on(desk: Desk) -> None:
    rows = table(desk)
    ada, other, oskar, petro, board = (row(rows, name) for name in NAMES)
    desk.rename(oskar["entity"], "Oskar the Elder", "Bob")
    desk.merge(ada["entity"], other["entity"], "Bob")
    oskar["name"] = "Oskar the Younger"
    other["name"] = "Somebody Else"
    petro["name"] = "Petro Linn"
    board["same_as"] = other["entity"]
    found = {one.entity: one for one in planned(desk, rows)}
    assert "it is called Oskar the Elder" in found[oskar["entity"]].refused
    assert f"merged into {ada['entity']}" in found[other["entity"]].refused
    assert f"merged into {ada['entity']}" in found[board["entity"]].refused
    assert found[petro["entity"]].refused == ""
    (done,) = refined.apply(desk, found.values(), "Ilona")
    assert done.judgement
    assert done.judgement.kind == "rename"


def test_what_cannot_be_is_refused_with_its_reason(desk: Desk) -> None:
    rows = table(desk)
    ada, other, oskar, petro, board = (row(rows, name) for name in NAMES)
    ada["same_as"] = board["entity"]
    other["same_as"] = other["not_same_as"] = oskar["entity"]
    oskar["same_as"] = "e-999999"
    petro["name"] = "x" * 301
    board["same_as"] = "'; DROP TABLE bearers"
    why = {one.entity: one.refused for one in planned(desk, rows)}
    assert "of kind organization" in why[ada["entity"]]
    assert "both" in why[other["entity"]]
    assert "there is no e-999999" in why[oskar["entity"]]
    assert "300 characters" in why[petro["entity"]]
    assert "there is no '; DROP" in why[board["entity"]]
    assert list(refined.apply(desk, planned(desk, rows), "Ilona")) == []


def test_names_that_became_alike_are_one_only_where_that_is_asked(desk: Desk) -> None:
    rows = table(desk)
    ada, other = row(rows, "Ada Brill"), row(rows, "Ada Brill-Tarn")
    other["name"] = "ada brill"
    (plain,) = planned(desk, rows)
    assert (plain.kind, plain.name) == ("rename", "ada brill")
    (merge,) = planned(desk, rows, by_name=True)
    assert (merge.kind, merge.entity, merge.other) == ("merge", other["entity"], ada["entity"])


def test_that_one_is_the_other_and_the_other_it_is_said_once(desk: Desk) -> None:
    rows = table(desk)
    ada, other, oskar = (row(rows, name) for name in NAMES[:3])
    ada["same_as"], other["same_as"], oskar["same_as"] = other["entity"], oskar["entity"], ada["entity"]
    found = planned(desk, rows)
    assert [one.kind for one in found] == ["merge", "merge"]
    assert all(one.judgement for one in refined.apply(desk, found, "Ilona"))
    assert (
        len({now.entity for now in desk.entities_now([ada["entity"], other["entity"], oskar["entity"]]).values()}) == 1
    )


def test_what_the_desk_refuses_after_all_is_told(desk: Desk) -> None:
    ada, other = (one["entity"] for one in (row(table(desk), name) for name in NAMES[:2]))
    desk.apart(ada, other, "Bob")
    (done,) = refined.apply(desk, [Proposal(2, "merge", other, "", other=ada)], "Ilona")
    assert done.judgement is None
    assert "judged not to be the same" in done.why


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"entity,name\ne-000001,x\n", "no column `state`"),
        (b"\xff\xfe", "not UTF-8"),
        (b'entity,name,state\n"e', "line 2"),
        (b"entity,name,state,name\n", "two columns"),
        (b"", "no column `entity`"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(body: bytes, says: str) -> None:
    with pytest.raises(BrokenInput, match=says):
        refined.read(body, "x.csv")


def test_rows_may_be_left_out_and_columns_moved() -> None:
    body = b"\xef\xbb\xbfstate;same_as;name;entity\nv1;e-000002;'=x;e-000001\n;;;\n"
    assert refined.read(body, "x") == [Row(2, "e-000001", "=x", "e-000002", "", "v1")]


def test_the_state_is_no_number_and_another_one_after_each_change(desk: Desk) -> None:
    id = row(table(desk), "Ada Brill")["entity"]
    now = desk.entities_now([id])[id]
    states = {
        refined.state(one)
        for one in (now, replace(now, name="x"), replace(now, locked=True), replace(now, kind="place"))
    }
    assert len(states) == 4
    assert all(state.startswith("v") for state in states)
    assert desk.entities_now(["e-1", "x", "e-999999"]) == {}


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a.xml", b"<?xml version='1.0'?><opml version='2.0'><body/></opml>", "feeds"),
        ("a.gz", b"\x1f\x8b\x08" + b"\0" * 20, "articles"),
        ("a.txt", b"WARC/1.0\r\n", "articles"),
        ("a.json", b'{"id": "x", "schema": "Person", "properties": {"name": ["A"]}}', "names"),
        ("a.csv", b"Name,birth date\nAda,1970\n", "names"),
        ("a.csv", b'"entity","kind","name","state"\n', "entities"),
    ],
)
def test_what_a_file_is_is_told_by_what_is_in_it(tmp_path: Path, name: str, body: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    assert kinds.kind(path) == kind
