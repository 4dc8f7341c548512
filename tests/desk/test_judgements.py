"""What persons judge: it is shown, it is logged, it stands whatever is linked anew, and it can be taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, insert, select
from tests.desk.named import article, fill, partition

from headwater.desk import Desk, judgements, schema
from headwater.errors import DeskError

ITEMS = [
    article("a", ("Rosa Brandt", "surgeon")),
    article("b", ("Роза Брандт", "хирург"), language="ru"),
    article("c", ("Róza Brand", "chirurg"), language="pl"),
    article("x", "Vera Lozan"),
    article("y", ("Danil Harast", "president")),
    article("z", "President of Toruma", kind="organization"),
]


@pytest.fixture
def full(path: Path) -> Iterator[Desk]:
    with fill(path, ITEMS) as desk:
        yield desk


def ids(desk: Desk, *articles: str) -> list[str]:
    return [str(desk.entity(article, "e1")) for article in articles]


def test_merged_ones_are_shown_as_one_and_the_old_id_leads_there(full: Desk) -> None:
    rosa, ivan = ids(full, "a", "x")
    judged = full.merge(rosa, ivan, "ada")
    assert (judged.kind, judged.who, judged.entities) == ("merge", "ada", (rosa, ivan))
    (found,) = full.who(ivan)
    assert (found.entity, found.merged) == (rosa, (ivan,))
    assert {"Vera Lozan", "Rosa Brandt"} <= {s.text for s in found.spellings}
    assert [w.entity for w in full.who("Vera Lozan")] == [rosa]


def test_a_merge_stands_for_new_articles_and_when_all_is_linked_anew(full: Desk) -> None:
    rosa, ivan = ids(full, "a", "x")
    full.merge(rosa, ivan, "ada")
    full.add(*article("n", "Vera Lozan"))
    assert full.entity("n", "e1") == rosa
    list(full.relink())
    assert ids(full, "a", "x", "n") == [rosa, rosa, rosa]


def test_a_merge_taken_back_parts_them_again(full: Desk) -> None:
    rosa, ivan = ids(full, "a", "x")
    full.merge(rosa, ivan, "ada")
    back = full.undo(None, "ben")
    assert back.kind == "undo"
    assert ids(full, "a", "x") == [rosa, ivan]
    log = full.judgements()
    assert [(j.kind, j.who, j.undone_by) for j in log] == [("undo", "ben", None), ("merge", "ada", back.id)]
    list(full.relink())
    assert ids(full, "a", "x") == [rosa, ivan]


def test_a_chain_of_merges_comes_apart_at_the_right_place(full: Desk) -> None:
    rosa, ivan, danil = ids(full, "a", "x", "y")
    first = full.merge(ivan, danil, "ada")
    full.merge(rosa, ivan, "ada")
    assert ids(full, "x", "y") == [rosa, rosa]
    full.undo(first.id, "ada")
    assert ids(full, "a", "x", "y") == [rosa, rosa, danil]


def test_split_off_articles_are_somebody_else_for_good(full: Desk) -> None:
    (rosa,) = ids(full, "a")
    assert ids(full, "b") == [rosa]
    judged = full.split(rosa, ["b"], "ada")
    new = judged.entities[1]
    assert ids(full, "a", "b") == [rosa, new]
    list(full.relink())
    assert ids(full, "a", "b") == [rosa, new]
    again = article("b", ("Роза Брандт", "хирург"), language="ru", extra="More.", fetched="2026-03-01T00:00:00Z")
    full.add(*again)
    assert ids(full, "b") == [new]
    full.undo(judged.id, "ada")
    assert ids(full, "a", "b") == [rosa, rosa]
    assert full.who(new)[0].entity == rosa


def test_those_judged_apart_are_not_joined(full: Desk) -> None:
    rosa, ivan = ids(full, "a", "x")
    full.apart(rosa, ivan, "ada")
    with pytest.raises(DeskError, match="judged not to be the same"):
        full.merge(rosa, ivan, "ben")
    with pytest.raises(DeskError, match="already"):
        full.apart(ivan, rosa, "ben")
    full.undo(None, "ada")
    full.merge(rosa, ivan, "ben")


def test_a_new_name_stands_until_it_is_taken_back(full: Desk) -> None:
    (rosa,) = ids(full, "a")
    machine = full.who(rosa)[0].name
    full.rename(rosa, "  Dr.  Brandt ", "ada")
    full.rename(rosa, "Brandt the Elder", "ben")
    full.add(*article("n", ("Rosa Brandt", "surgeon")))
    assert full.who(rosa)[0].name == "Brandt the Elder"
    full.undo(None, "ada")
    assert full.who(rosa)[0].name == "Dr. Brandt"
    full.undo(None, "ada")
    assert full.who(rosa)[0].name in {machine, "Rosa Brandt"}


def test_a_locked_entity_keeps_what_it_has(path: Path) -> None:
    with fill(path, [article("a", "Vera Lozan"), article("b", ("Vera Lozan", "mayor"))]) as desk:
        (ivan,) = ids(desk, "a")
        desk.lock(ivan, "ada")
        assert desk.who(ivan)[0].locked
        desk.add(*article("c", ("Vera Lozan", "footballer")))
        assert partition(desk, "abc") == {frozenset("ab"), frozenset("c")}
        with pytest.raises(DeskError, match="locked already"):
            desk.lock(ivan, "ada")
        desk.undo(None, "ada")
        assert not desk.who(ivan)[0].locked
        with pytest.raises(DeskError, match="not locked"):
            desk.lock(ivan, "ada", locked=False)


def test_what_cannot_be_is_told(full: Desk) -> None:
    rosa, ivan, body = ids(full, "a", "x", "z")
    wrong = [
        (lambda: full.merge(rosa, "e-999999", "ada"), "e-999999: no such entity"),
        (lambda: full.merge("Rosa", ivan, "ada"), "Rosa: no such entity"),
        (lambda: full.merge(rosa, rosa, "ada"), "one already"),
        (lambda: full.merge(rosa, body, "ada"), "kind person"),
        (lambda: full.split(rosa, ["x"], "ada"), "not named in this article"),
        (lambda: full.split(ivan, ["x"], "ada"), "nothing left"),
        (lambda: full.split(ivan, ["nowhere"], "ada"), "no such article"),
        (lambda: full.rename(ivan, "  ", "ada"), "at least one character"),
        (lambda: full.undo(77, "ada"), "77: no such judgement"),
        (lambda: full.undo(None, "ada"), "no judgement that could"),
    ]
    for do, message in wrong:
        with pytest.raises(DeskError, match=message):
            do()
    assert full.judgements() == []


def test_nothing_is_taken_back_twice(full: Desk) -> None:
    full.rename(ids(full, "a")[0], "Brandt", "ada")
    back = full.undo(1, "ada")
    with pytest.raises(DeskError, match="taken back already"):
        full.undo(1, "ada")
    with pytest.raises(DeskError, match="judge again"):
        full.undo(back.id, "ada")


def _marked(desk: Desk) -> tuple[set[int], set[int]]:
    """Who is marked as judged, and who is to be: whom a standing judgement names, and who stands for them."""
    with desk._reading() as connection:
        b = schema.bearers.c
        rows = connection.execute(select(b.id, b.root, b.judged)).all()
        standing = judgements.standing(connection, ["merge", "split", "rename", "lock", "apart"])
    named = {id for row in standing for id in row.payload["entities"]}
    return {row.id for row in rows if row.judged}, named | {row.root for row in rows if row.id in named}


def test_who_is_judged_is_known_after_each_judgement(full: Desk) -> None:
    rosa, vera, danil = ids(full, "a", "x", "y")
    steps: list[Callable[[], object]] = [
        lambda: full.lock(vera, "ada"),
        lambda: full.merge(rosa, vera, "ada"),
        lambda: full.apart(rosa, danil, "ada"),
        lambda: full.split(rosa, ["b"], "ada"),
        lambda: full.merge(danil, rosa, "ada") if not full.undo(3, "ben") else None,
        lambda: full.undo(2, "ben"),
        lambda: full.undo(4, "ben"),
        lambda: full.undo(1, "ben"),
        lambda: full.rename(rosa, "Rosa B.", "ada"),
    ]
    for do in steps:
        try:
            do()
        except DeskError as error:
            raise AssertionError(str(error)) from error
        marked, wanted = _marked(full)
        assert marked == wanted
    assert _marked(full)[0]


def test_one_more_judgement_is_taken_however_many_there_are(full: Desk) -> None:
    few = 300
    (rosa, vera) = ids(full, "a", "x")
    with full._writing() as connection:
        b = schema.bearers
        row = dict(connection.execute(select(b).limit(1)).one()._mapping) | {"judged": True}
        rows = [row | {"id": n, "root": n, "into": None} for n in range(1000, 1000 + few)]
        connection.execute(insert(b), rows)
        for n in range(1000, 1000 + few):
            judgements.record(connection, "lock", "ada", {"entities": [n]})
            other = judgements.record(connection, "apart", "ada", {"entities": [n, n]})
            connection.execute(insert(schema.partings), {"judgement": other, "a": n, "b": n})
    event.listen(full._engine, "checkout", lambda raw, *_: raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 200))
    full.merge(rosa, vera, "ada")
    full.undo(None, "ada")
    full.apart(rosa, vera, "ada")
