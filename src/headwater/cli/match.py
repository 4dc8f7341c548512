"""`headwater match`: how like two names are, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli.terminal import put, tell

if TYPE_CHECKING:
    from headwater.names.likeness import Likeness

Names = Annotated[list[str] | None, typer.Argument(metavar="A B", help="Two names.")]
KindOfNames = Annotated[
    str | None, typer.Option("--kind", help="person, organization or place (or PER, ORG, LOC); else any.")
]
LanguageA = Annotated[str | None, typer.Option("--lang-a", help="The language of the first name, as en, ru, be.")]
LanguageB = Annotated[str | None, typer.Option("--lang-b", help="That of the second.")]
Lines = Annotated[
    bool, typer.Option("--jsonl", help='Lines {"a", "b", "kind", "lang_a", "lang_b"} from standard input.')
]


def match(
    names: Names = None,
    kind: KindOfNames = None,
    lang_a: LanguageA = None,
    lang_b: LanguageB = None,
    jsonl: Lines = False,
) -> None:
    """Tell how like two names are, 0 to 1, and why. From 0.7 on they are taken for one."""
    if jsonl:
        if names:
            raise typer.BadParameter("with --jsonl the names come from standard input")
        wrong = sum(not read for read in _scored())
        raise typer.Exit(1 if wrong else 0)
    if not names or len(names) != 2:
        raise typer.BadParameter('two names are needed, each as one word of the shell: "Jan Kowalski" "Ян Кавальскі"')
    from headwater.names.match import likeness

    a, b = names
    put(_told(a, b, likeness(a, b, kind, lang_a, lang_b)))


def _told(a: str, b: str, found: Likeness) -> str:
    lines = [f"{found.score:.2f}  {a} ~ {b}  ({_verdict(found.score)})"]
    for reason in found.reasons:
        sides = " ~ ".join(side for side in (reason.a, reason.b) if side)
        lines.append(f"      {reason.part}: {sides + ': ' if sides else ''}{reason.by}")
    return "\n".join(lines)


def _verdict(score: float) -> str:
    from headwater.names.likeness import CERTAIN

    return "taken for one" if score >= CERTAIN else "not taken for one"


def _scored() -> Iterator[bool]:
    """Prints each line with its score; False for one that could not be read (told on stderr, printed with null)."""
    from headwater.names.match import likeness

    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            row = _row(line)
        except ValueError as wrong:
            tell(f"line {number}: {wrong}")
            put(json.dumps({"score": None}))
            yield False
            continue
        kind, lang_a, lang_b = (_text(row.get(key)) for key in ("kind", "lang_a", "lang_b"))
        score = likeness(row["a"], row["b"], kind, lang_a, lang_b).score
        put(json.dumps({**row, "score": score}, ensure_ascii=False))
        yield True


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise ValueError('no JSON object; a line is {"a": NAME, "b": NAME}') from None
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("a", "b")):
        raise ValueError('"a" and "b" must be names, in quotes')
    return row


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
