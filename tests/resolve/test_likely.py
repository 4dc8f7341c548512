"""What two bearers have to do with each other: other surnames, the people met beside both."""

from __future__ import annotations

import pytest

from headwater.bearers import Bearer, Held
from headwater.records import Spelling
from headwater.resolve.identity import settle
from headwater.resolve.likely import has_two_surnames, tie
from headwater.wordforms import script


def bearer(ref: str, *names: str, language: str = "en", company: tuple[str, ...] = (), role: str = "") -> Bearer:
    spellings = tuple(Spelling(name, language, script(name)) for name in names)
    held = (Held(role, None, language, "2026-01-01", "2026-01-01"),) if role else ()
    return Bearer(ref, "person", spellings, None, held, frozenset({"Post"}), frozenset(company))


MARRIED = bearer("both", "Alma Verbova", "Drozd", language="be")


@pytest.mark.parametrize(
    ("names", "two"),
    [
        (("Alma Verbova", "Drozd"), True),
        (("Alma Verbova", "Alma Drozd"), True),
        (("Alma Verbova", "Verbova"), False),
        (("Alma Verbova", "Verbovaj"), False),
        (("Alma Verbova", "Alma"), False),
        (("Drozd",), False),
    ],
)
def test_another_surname(names: tuple[str, ...], two: bool) -> None:
    assert has_two_surnames(bearer("a", *names)) is two


def test_a_maiden_name_makes_one_of_two_unlike_names() -> None:
    known = [bearer("then", "Алма Дрозд", language="ru"), bearer("now", "Alma Verbova"), MARRIED]
    assert tie(known[0], known[1]).score < 0.4
    assert {frozenset(g.refs) for g in settle(known).groups} == {frozenset({"then", "now", "both"})}


def test_company_is_known_in_another_script() -> None:
    a = bearer("a", "Ivan Lozan", company=("rosa brandt", "piotr jasiuk"))
    b = bearer("b", "Иван Лозан", language="ru", company=("роза брандт", "пётр ясюк", "анна дуб"))
    assert tie(a, b).stand == "may be one"


def test_one_person_under_two_spellings_is_no_company() -> None:
    a = bearer("a", "Ivan Lozan", company=("rosa brandt", "роза брандт"))
    b = bearer("b", "Ivan Lozan", company=("rosa brandt", "роза брандт"))
    assert tie(a, b).stand == ""


def test_roles_that_contradict_weigh_more_than_company() -> None:
    company = ("rosa brandt", "piotr jasiuk")
    a = bearer("a", "Ivan Lozan", company=company, role="surgeon")
    b = bearer("b", "Ivan Lozan", company=company, role="mayor")
    assert tie(a, b).stand == "two"


def test_two_of_one_article_are_two() -> None:
    a = bearer("a", "Ihnat Kaval", company=("ihnat kavaliou",))
    b = bearer("b", "Ihnat Kavaliou", company=("ihnat kaval",))
    apart = tie(a, b)
    assert apart.score < 0.7 or apart.stand == "never"
    a = bearer("a", "Stanislau Zytkevich", company=("stanislav zhytkevych",))
    assert tie(a, bearer("b", "Stanislav Zhytkevych")).stand != "never"


def test_the_reason_is_the_same_whoever_is_made_first() -> None:
    names = tuple(Spelling(text, "en", "Latn") for text in ("Anna Lozan", "Anna Harast"))
    one = Bearer("a", "person", names, held=(Held("mayor"),))
    other = Bearer("b", "person", names[::-1], held=(Held("mayor", "Harast"),))
    first, second = settle([one, other]).groups, settle([other, one]).groups
    assert first == second
    assert first[0].refs == ("a", "b")
