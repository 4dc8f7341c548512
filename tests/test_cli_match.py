"""`headwater match` and `headwater translit`, as a user runs them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from headwater.cli.app import app


def run(*arguments: str, input: str | bytes = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=input)


def test_two_names_with_score_and_reasons() -> None:
    result = run("match", "Łukjanienka Alaksandar", "Александр Лукьяненко")
    assert result.exit_code == 0
    assert result.stdout.startswith("0.9")
    assert "taken for one" in result.stdout
    assert "given name: Alaksandar ~ Александр: one name in two languages" in result.stdout


def test_two_persons_and_why() -> None:
    result = run("match", "Кавальчук Віктар Пятровіч", "Кавальчук Віктар Іванавіч", "--kind", "PER")
    assert "not taken for one" in result.stdout
    assert "different fathers" in result.stdout


@pytest.mark.parametrize("arguments", [(), ("one",), ("one", "two", "three"), ("one", "--jsonl")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run("match", *arguments).exit_code == 2


def test_lines_are_scored_in_their_order() -> None:
    rows = [
        {"a": "Віктар Дубко", "b": "Viktar Dubko", "kind": "PER", "lang_a": "be", "lang_b": "be"},
        {"a": "Віктар Дубко", "b": "Аляксандр Дубко"},
        {"a": "Нямеччына", "b": "Niemcy", "kind": "place", "lang_a": "zz", "note": "kept"},
    ]
    result = run("match", "--jsonl", input="\n".join(map(json.dumps, rows)) + "\n\n")
    scored = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [{k: v for k, v in row.items() if k != "score"} for row in scored] == rows
    assert [row["score"] >= 0.7 for row in scored] == [True, False, True]


def test_a_broken_line_is_told_and_the_others_are_scored() -> None:
    result = run("match", "--jsonl", input=b'nonsense\n{"a": 1, "b": "x"}\n\xff\n{"a": "Jan", "b": "Jan"}\n')
    scored = [json.loads(line)["score"] for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert scored[:3] == [None, None, None]
    assert scored[3] > 0.7
    assert "line 1" in result.stderr
    assert "line 2" in result.stderr


def test_a_name_in_another_script() -> None:
    assert run("translit", "Віктар Лук’янчык").stdout == "Viktar Łukjančyk\n"
    assert run("translit", "Viktar Łukjančyk", "--to", "cyrillic").stdout == "Віктар Лук'янчык\n"


def test_a_wrong_system_names_those_there_are() -> None:
    result = run("translit", "Віктар", "--to", "klingon")
    assert result.exit_code != 0
    assert "lacinka" in str(result.exception or result.stderr)
