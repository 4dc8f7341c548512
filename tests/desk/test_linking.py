"""Who is one across articles: spellings, namesakes, changed roles, whatever the order."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from tests.desk.named import Item, article, fill, partition

from headwater import pipeline
from headwater.desk import Desk
from headwater.errors import DeskError


def groups(path: Path, items: list[Item], *ids: str) -> set[frozenset[str]]:
    with fill(path, items) as desk:
        return partition(desk, ids or [item[1].article.id for item in items])


def one(*ids: str) -> frozenset[str]:
    return frozenset(ids)


def test_one_person_in_every_spelling(path: Path) -> None:
    items = [
        article("en", "Viktar Harast"),
        article("ru", "Виктор Хараст", language="ru"),
        article("be", "Віктар Хараст", language="be"),
        article("pl", "Wiktar Charast", language="pl"),
        article("gen", "Виктора Хараста", language="ru"),
    ]
    assert groups(path, items) == {one("en", "ru", "be", "pl", "gen")}


def test_relatives_are_two(path: Path) -> None:
    items = [article("a", "Viktar Harast"), article("b", "Danil Harast"), article("c", "Vera Harast")]
    assert groups(path, items) == {one("a"), one("b"), one("c")}


def test_fathers_names_tell_namesakes_apart(path: Path) -> None:
    items = [
        article("a", "Иван Петрович Лозан", language="ru"),
        article("b", "Иван Сергеевич Лозан", language="ru"),
        article("c", "Иван Петрович Лозан", language="ru"),
    ]
    assert groups(path, items) == {one("a", "c"), one("b")}


def test_namesakes_with_contradicting_roles_stay_open(path: Path) -> None:
    items = [
        article("a", ("Ivan Lozan", "mayor")),
        article("b", ("Ivan Lozan", "footballer")),
        article("c", ("Иван Лозан", "мэр"), language="ru"),
        article("d", ("Иван Лозан", "футболист"), language="ru"),
    ]
    with fill(path, items) as desk:
        assert partition(desk, "abcd") == {one("a", "c"), one("b", "d")}
        mayor, player = desk.entity("a", "e1"), desk.entity("b", "e1")
        (found,) = desk.who(str(mayor))
        assert [other.entity for other in found.candidates] == [player]
        assert "mayor" in found.candidates[0].why or "мэр" in found.candidates[0].why


def test_who_could_be_either_of_two_is_neither(path: Path) -> None:
    items = [
        article("c", "Ivan Lozan"),
        article("a", ("Ivan Lozan", "mayor")),
        article("b", ("Ivan Lozan", "footballer")),
    ]
    with fill(path, items) as desk:
        assert partition(desk, "abc") == {one("a"), one("b"), one("c")}
        (found,) = desk.who(str(desk.entity("c", "e1")))
        assert {other.entity for other in found.candidates} == {desk.entity("a", "e1"), desk.entity("b", "e1")}


def test_roles_change_with_the_years(path: Path) -> None:
    items = [
        article("a", ("Elena Brandt", "journalist"), day="2019-01-01"),
        article("b", ("Elena Brandt", "surgeon"), day="2024-01-01"),
        article("c", ("Elena Brandt", "minister"), day="2021-01-01"),
        article("d", ("Elena Brandt", "ambassador"), day="2021-09-01"),
    ]
    with fill(path, items[2:]) as desk:
        assert partition(desk, "cd") == {one("c", "d")}
        (found,) = desk.who("Elena Brandt")
        assert [(r.title, r.first) for r in found.roles] == [("minister", "2021-01-01"), ("ambassador", "2021-09-01")]
        assert found.roles[0].read_in[0].span is not None
    with fill(path.with_name("other.desk"), items[:2]) as desk:
        assert partition(desk, "ab") == {one("a", "b")}


def test_a_surname_alone_needs_one_bearer_and_a_role(path: Path) -> None:
    items = [
        article("full", ("Elena Brandt", "minister")),
        article("agrees", ("Brandt", "minister")),
        article("silent", "Brandt"),
    ]
    assert groups(path, items) == {one("full", "agrees"), one("silent")}
    other = path.with_name("other.desk")
    assert one("full", "agrees") not in groups(other, [*items, article("second", ("Rosa Brandt", "minister"))])


def test_letters_stand_for_a_given_name_where_only_one_fits(path: Path) -> None:
    items = [article("full", "Elena Brandt"), article("letter", "E. Brandt"), article("other", "R. Brandt")]
    assert groups(path, items) == {one("full", "letter"), one("other")}


def test_bodies_and_places_are_joined_by_name(path: Path) -> None:
    items = [
        article("a", "State Grain Committee", kind="organization"),
        article("b", "State Grain Committee", kind="organization", outlet="Lodestar"),
        article("c", "Toruma", kind="place"),
        article("d", "Торума", kind="place", language="ru"),
        article("e", "Toruma", kind="organization"),
    ]
    assert groups(path, items) == {one("a", "b"), one("c", "d"), one("e")}


CROWD = [
    article("a1", ("Ivan Lozan", "mayor")),
    article("a2", ("Иван Лозан", "мэр"), language="ru"),
    article("a3", ("Ivan Lozan", "footballer")),
    article("a4", "Ivan Lozan"),
    article("a5", ("Lozan", "mayor")),
    article("b1", ("Elena Brandt", "minister"), day="2021-03-01"),
    article("b2", ("Элена Брандт", "посол"), language="ru", day="2024-03-01"),
    article("b3", "E. Brandt"),
    article("b4", ("Brandt", "minister"), day="2021-03-02"),
    article("b5", "Brandt"),
    article("c1", ("Rosa Brandt", "surgeon")),
    article("c2", "Rosa Brandt"),
    article("d1", "Danil Harast"),
    article("d2", ("Harast", "president")),
    article("d3", ("Данил Хараст", "президент"), language="ru"),
]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_in_which_articles_come_does_not_matter(path: Path, seed: int) -> None:
    ids = [item[1].article.id for item in CROWD]
    items = CROWD.copy()
    random.Random(seed).shuffle(items)
    found = groups(path, items, *ids)
    assert found == {
        one("a1", "a2"),
        one("a3"),
        one("a4"),
        one("a5"),
        one("b1", "b2", "b3"),
        one("b4"),
        one("b5"),
        one("c1", "c2"),
        one("d1", "d2", "d3"),
    }


def test_relinking_gives_the_same_entities_the_same_ids(path: Path) -> None:
    with fill(path, CROWD) as desk:
        before = {item[1].article.id: desk.entity(item[1].article.id, "e1") for item in CROWD}
        assert len(list(desk.relink())) == len(CROWD)
        assert {id: desk.entity(id, "e1") for id in before} == before


def test_adding_twice_links_once(path: Path) -> None:
    with fill(path, [CROWD[0], CROWD[0]]) as desk:
        (found,) = desk.who("Ivan Lozan")
    assert (found.articles, found.spellings[0].count) == (1, 1)


def test_a_changed_article_is_linked_anew_and_leaves_nothing(path: Path) -> None:
    with fill(path, [article("a", "Ivan Lozan", "Rosa Brandt"), article("b", "Rosa Brandt")]) as desk:
        rosa = desk.entity("b", "e1")
        desk.add(*article("a", "Rosa Brandt", extra="Corrected.", fetched="2026-02-01T00:00:00Z"))
        assert desk.entity("a", "e1") == rosa
        assert desk.entity("a", "e2") is None
        assert desk.who("Ivan Lozan") == []
        (found,) = desk.who("Rosa Brandt")
        assert found.spellings[0].count == 2


def test_an_article_keeps_its_entities_when_it_is_read_again(path: Path) -> None:
    first = article("a", "Ivan Lozan")
    with fill(path, [first]) as desk:
        before = desk.entity("a", "e1")
        again = article("a", "Ivan Lozan", version="0.2.0")
        assert desk.add(first[0], again[1]).reread
        assert desk.entity("a", "e1") == before


def test_without_rules_articles_wait(path: Path) -> None:
    with Desk(path) as desk:
        desk.add(*CROWD[0])
        assert (desk.waiting(), desk.who("Ivan Lozan")) == (1, [])
        with pytest.raises(DeskError, match="without the rules"):
            list(desk.relink())
    with Desk(path, rules=pipeline.RULES) as desk:
        assert list(desk.link_waiting()) == ["a1"]
        assert desk.waiting() == 0
        assert [w.name for w in desk.who("Лозан")] == ["Ivan Lozan"]


def test_a_desk_of_the_first_form_waits_to_be_linked(path: Path) -> None:
    from alembic import command

    from headwater.desk import engine

    made = engine._engine(path, read_only=False, wait=engine.WAIT)
    with made.connect() as connection, connection.begin():
        config = engine._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(f"PRAGMA application_id={0x48445752}")
        connection.exec_driver_sql(
            "INSERT INTO articles(id, current, added, changed, access, statements) VALUES ('x', 1, '', '', 'open', 0)"
        )
    made.dispose()
    with Desk(path) as desk:
        assert desk.waiting() == 1
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM bearers").fetchone() == (0,)
    connection.close()


def test_statements_by_and_about_are_kept_apart(path: Path) -> None:
    with fill(path, [article("a", "Rosa Brandt", "Ivan Lozan"), article("b", "Ivan Lozan", "Rosa Brandt")]) as desk:
        (found,) = desk.who("Rosa Brandt")
    assert [said.article for said in found.by] == ["a"]
    assert [said.article for said in found.about] == ["b"]


def test_spellings_know_outlets_and_days(path: Path) -> None:
    items = [
        article("a", "Rosa Brandt", day="2025-01-01", outlet="Lodestar"),
        article("b", "Rosa Brandt", day="2026-02-02"),
        article("c", "Роза Брандт", day=None, language="ru"),
    ]
    with fill(path, items) as desk:
        (found,) = desk.who("rosa brandt")
    latin = next(s for s in found.spellings if s.script == "Latn")
    assert (latin.first, latin.last, latin.count) == ("2025-01-01", "2026-02-02", 2)
    assert latin.outlets == ("Harbour Post", "Lodestar")
    assert found.articles == 3
