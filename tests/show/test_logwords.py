"""Every kind of entry that the program can make has its words, and they are those of the language that is spoken."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import headwater
from headwater.desk.dossiers.dossier_records import What
from headwater.desk.margin.margin_notes import ActKind
from headwater.show import logwords
from headwater.show.export.formats import LOGGED
from headwater.show.tongue import LANGUAGES, speaking

HOME = Path(headwater.__file__).parent
_AT = {"enter": 1, "enter_log": 0, "_enter": 1}
"""Which argument of a call is the kind."""


def entered() -> Iterator[str]:
    """The kinds that stand in the code."""
    for path in HOME.rglob("*.py"):
        source = path.read_text("utf-8")
        if path.parent.name == "versions" or not any(f"{name}(" in source for name in _AT):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if name in _AT and len(node.args) > _AT[name] and not isinstance(node.args[_AT[name]], ast.JoinedStr):
                    yield from _strings(node.args[_AT[name]])


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_strings(node.body), *_strings(node.orelse))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_kind_of_entry_has_its_words_and_nothing_else_has() -> None:
    made = {f"note {kind}" for kind in get_args(ActKind)} | {f"dossier {what}" for what in get_args(What)} | {LOGGED}
    assert set(entered()) | made == set(logwords.KINDS)


def test_they_are_said_in_the_language_that_is_spoken() -> None:
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = logwords.called("password set")
    assert said["en"] == "password set"
    assert len(set(said.values())) == len(LANGUAGES)
    with speaking("pl"):
        assert logwords.called("of another version") == "of another version"
