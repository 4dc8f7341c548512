"""Keys of names: whoever can be one is looked up under a key the other is stored under; few others are."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path

import pytest

from headwater.names import match


def meet(a: str, b: str) -> bool:
    return bool(match.keys(a, "person") & match.lookups(b, "person"))


@pytest.mark.parametrize("name", ["persons_dev.jsonl", "persons_test.jsonl"])
def test_whoever_can_be_one_is_looked_up(name: str) -> None:
    rows = [json.loads(line) for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()]
    alike = [
        r for r in rows if match.likeness(r["a"], r["b"], "person", r["lang_a"], r["lang_b"]).score >= match.CERTAIN
    ]
    missed = [
        (r["a"], r["b"])
        for r in alike
        if not match.keys(r["a"], "person", r["lang_a"]) & match.lookups(r["b"], "person", r["lang_b"])
    ]
    assert len(alike) > 100
    assert len(missed) <= len(alike) // 50, missed


def test_a_full_name_is_looked_up_among_full_names_initials_and_bare_surnames() -> None:
    assert meet("Viktar Kavalčuk", "Виктор Ковальчук")
    assert meet("В. Кавальчук", "Viktor Kovalchuk")
    assert meet("Viktor Kovalchuk", "В. Кавальчук")
    assert meet("Кавальчук", "Viktor Kovalchuk")
    assert meet("Viktor Kovalchuk", "Кавальчук")


def test_but_not_among_all_of_that_surname() -> None:
    assert not meet("Viktor Kovalchuk", "Аляксандр Кавальчук")
    assert not meet("А. Кавальчук", "Viktor Kovalchuk")


def test_a_given_name_is_known_in_its_other_forms() -> None:
    assert meet("Мікола Бондар", "Nicholas Bondar")
    assert meet("М. Бондар", "Николай Бондарь")


def test_few_others_are_looked_up() -> None:
    chance = random.Random(4)
    heads = [
        "Бар",
        "Вал",
        "Гар",
        "Даб",
        "Жад",
        "Зел",
        "Кал",
        "Лаз",
        "Мал",
        "Нов",
        "Пал",
        "Раз",
        "Сал",
        "Тар",
        "Фад",
        "Хал",
        "Цар",
        "Чар",
        "Шал",
        "Юр",
    ]
    middles = ["а", "о", "у", "е", "ына", "ава", "ута", "ірка", "онча"]
    tails = ["енка", "аў", "скі", "ч", "к", "вец", "оль", "нік", "віч", "рэй"]
    givens = [
        "Іван",
        "Пётр",
        "Ганна",
        "Вольга",
        "Мікола",
        "Сяргей",
        "Алена",
        "Віктар",
        "Юрый",
        "Зміцер",
        "Марыя",
        "Андрэй",
    ]
    names = [
        f"{chance.choice(givens)} {chance.choice(heads)}{chance.choice(middles)}{chance.choice(tails)}"
        for _ in range(5_000)
    ]
    stored = defaultdict(set)
    for name in names:
        for key in match.keys(name, "person"):
            stored[key].add(name)
    looked_at = [len({n for key in match.lookups(name, "person") for n in stored[key]}) for name in names[:300]]
    assert sum(looked_at) / len(looked_at) < len(set(names)) / 50


@pytest.mark.parametrize("kind", ["person", "organization", "place"])
def test_no_name_has_no_key(kind: match.Kind) -> None:
    assert match.keys("", kind) == match.lookups(" — ", kind) == frozenset()
