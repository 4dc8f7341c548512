"""Who is one among bearers: alone, and all at once in whatever order."""

from __future__ import annotations

import random

from headwater.bearers import Bearer, Held
from headwater.records import EntityKind, Spelling
from headwater.resolve.identity import choose, settle
from headwater.wordforms import script


def bearer(
    ref: str,
    *names: str,
    role: str | None = None,
    body: str | None = None,
    gender: str | None = None,
    day: str = "2026-01-01",
    kind: EntityKind = "person",
    language: str = "en",
    company: tuple[str, ...] = (),
    home: str | None = None,
    whole: bool = False,
) -> Bearer:
    spellings = tuple(Spelling(name, language, script(name)) for name in names)
    held = (Held(role, body, language, day, day),) if role else ()
    return Bearer(ref, kind, spellings, gender, held, frozenset({"Post"}), frozenset(company), home, whole)  # type: ignore[arg-type]


def groups(bearers: list[Bearer], apart: tuple[tuple[str, str], ...] = ()) -> set[frozenset[str]]:
    found = {frozenset(g.refs) for g in settle(bearers, apart).groups}
    for seed in range(3):
        shuffled = bearers.copy()
        random.Random(seed).shuffle(shuffled)
        assert {frozenset(g.refs) for g in settle(shuffled, apart).groups} == found
    return found


def one(*refs: str) -> frozenset[str]:
    return frozenset(refs)


def test_nobody_of_that_name_is_somebody_new() -> None:
    choice = choose(bearer("n", "Rosa Brandt"), [bearer("k", "Ivan Lozan")])
    assert (choice.joins, choice.doubts, choice.unsettled) == (None, (), ())


def test_the_only_one_of_that_name_is_joined_with_reasons() -> None:
    choice = choose(bearer("n", "Роза Брандт", language="ru"), [bearer("k", "Rosa Brandt"), bearer("v", "Vera Brandt")])
    assert choice.joins == "k"
    assert {r["part"] for r in choice.reasons} >= {"given name", "family name"}


def test_gender_is_never_overlooked() -> None:
    known = bearer("k", "Sasha Lozan", gender="m")
    assert choose(bearer("n", "Sasha Lozan", gender="f"), [known]).joins is None
    assert groups([bearer("n", "Sasha Lozan", gender="f"), known]) == {one("n"), one("k")}


def test_a_role_decides_between_two_of_a_name() -> None:
    mayor, player = bearer("m", "Ivan Lozan", role="mayor"), bearer("p", "Ivan Lozan", role="footballer")
    assert choose(bearer("n", "Ivan Lozan", role="mayor"), [mayor, player]).joins == "m"
    open_ = choose(bearer("n", "Ivan Lozan"), [mayor, player])
    assert open_.joins is None
    assert {d.b for d in open_.doubts} == {"m", "p"}


def test_a_namesake_who_contradicts_shakes_who_was_joined() -> None:
    known = bearer("m", "Ivan Lozan", role="mayor")
    assert choose(bearer("n", "Ivan Lozan", role="footballer"), [known]).unsettled == ("m",)


def test_company_speaks_for_one() -> None:
    mayor = bearer("m", "Ivan Lozan", role="mayor", company=("rosa brandt", "vera stolar"))
    player = bearer("p", "Ivan Lozan", role="footballer")
    bare = bearer("n", "Ivan Lozan", company=("rosa brandt", "vera stolar"))
    assert groups([mayor, player, bare]) == {one("m", "n"), one("p")}


def test_one_body_joins_two_roles() -> None:
    rows = [
        bearer("a", "Ivan Lozan", role="director", body="Tin Mill"),
        bearer("b", "Ivan Lozan", role="director", body="Copper Theatre"),
        bearer("c", "Ivan Lozan", role="engineer", body="Tin Mill"),
    ]
    assert groups(rows) == {one("a", "c"), one("b")}


def test_what_a_person_judged_apart_stays_apart() -> None:
    rows = [bearer("a", "Ivan Lozan"), bearer("b", "Ivan Lozan")]
    assert groups(rows) == {one("a", "b")}
    assert groups(rows, (("a", "b"),)) == {one("a"), one("b")}


def test_parts_of_one_that_is_not_taken_apart_stay_together() -> None:
    rows = [
        bearer("a", "Ivan Lozan", role="mayor", home="e-000001", whole=True),
        bearer("b", "Ivan Lozan", role="footballer", home="e-000001", whole=True),
    ]
    assert groups(rows) == {one("a", "b")}


def test_bodies_of_every_country_are_one_only_within_an_outlet() -> None:
    here = bearer("a", "Supreme Court", kind="organization")
    there = Bearer("b", "organization", here.names, outlets=frozenset({"Lodestar"}))
    assert groups([here, there]) == {one("a"), one("b")}
    assert choose(there, [here]).doubts[0].why == "every country has one of that name"


def test_a_person_is_no_place() -> None:
    assert groups([bearer("a", "Toruma", kind="place"), bearer("b", "Toruma", kind="organization")]) == {
        one("a"),
        one("b"),
    }
