"""The maps at the heads of packages: each names every module that is there, and none that is not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import headwater

HOME = Path(headwater.__file__).parent
_ROW = re.compile(r"\|(?! file| ?-)(.+)\|")
"""A row of a table: what it names stands between backticks."""
_LINE = re.compile(r"([a-z_]\w*/?(?:, [a-z_]\w*/?)*) {2,}\S.*")
"""A line in columns: what it names is the first; beside it there may be more names among the words."""


def lines(package: Path) -> list[str]:
    """The lines of a package's map, from its first to where its paragraph ends; empty where it has none."""
    said = (ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or "").splitlines()
    found = [i for i, line in enumerate(said) if _ROW.fullmatch(line) or _LINE.fullmatch(line)]
    if not found:
        return []
    end = next((i for i in range(found[-1], len(said)) if not said[i].strip()), len(said))
    return said[found[0] : end]


def named(line: str) -> set[str]:
    """What a line says is a module."""
    if column := _LINE.fullmatch(line):
        return {name.rstrip("/") for name in column[1].split(", ")}
    return set(re.findall(r"`(\w+)`", line))


PACKAGES = sorted(path.parent for path in HOME.rglob("__init__.py"))
MAPPED = [package for package in PACKAGES if len(lines(package)) > 1]


@pytest.mark.parametrize("package", MAPPED, ids=lambda path: str(path.relative_to(HOME)))
def test_a_map_names_the_modules_of_its_package(package: Path) -> None:
    files = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    there = files | {path.parent.name for path in package.glob("*/__init__.py")}
    rows = lines(package)
    words = {word for row in rows for word in re.findall(r"\w+", row)}
    assert sorted(there - words) == [], "not in the map"
    assert sorted({name for row in rows for name in named(row)} - there) == [], "no such module"


def test_most_packages_have_a_map() -> None:
    names = {str(package.relative_to(HOME)) for package in MAPPED}
    assert {"names", "weigh", "link", "attribute/happenings", "attribute/model", "show", "show/web", "cli"} <= names
    assert len(names) > 30
