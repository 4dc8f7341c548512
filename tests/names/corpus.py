"""Reads an invented corpus of people, `corpus/` or `corpus_second/`: articles, and who is meant by each name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
SECOND = Path(__file__).parent / "corpus_second"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
PERSON = re.compile(r"^\| `([^`]+)` \| ([^|]+) \| ([mf]) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the table in `corpus/README.md`."""

    id: str
    name: str
    gender: str
    roles: str
    relation: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at [start, end) of the article's text; `people` has several ids where no reader can decide."""

    start: int
    end: int
    people: tuple[str, ...]

    @property
    def person(self) -> str | None:
        return self.people[0] if len(self.people) == 1 else None


@dataclass(frozen=True, slots=True)
class Marked:
    """An article without its marks; `writing` says how it spells (see `corpus/README.md`)."""

    id: str
    story: str
    language: str
    writing: str
    outlet: str
    date: date
    text: str
    mentions: tuple[Mention, ...]


def articles(folder: Path = FOLDER) -> Iterator[Marked]:
    """Every article, file by file, in the order in which they are written."""
    for path in sorted(folder.glob("*.txt")):
        for number, part in enumerate(re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:], 1):
            yield read(part, f"{path.stem}-{number:02}")


def read(written: str, name: str) -> Marked:
    """One article as it stands in a file, from behind its `@`; ValueError where the first line has other fields."""
    header, body = written.split("\n", 1)
    story, language, writing, outlet, day = header.split(" | ")
    text, mentions = unmarked(body.strip())
    return Marked(name, story, language, writing, outlet, date.fromisoformat(day), text, mentions)


def unmarked(body: str) -> tuple[str, tuple[Mention, ...]]:
    """The text without marks, and what was marked in it."""
    text, mentions, behind = "", [], 0
    for mark in MARK.finditer(body):
        text += body[behind : mark.start()]
        mentions.append(Mention(len(text), len(text) + len(mark[1]), tuple(mark[2].split("/"))))
        text += mark[1]
        behind = mark.end()
    return text + body[behind:], tuple(mentions)


def people(folder: Path = FOLDER) -> dict[str, Person]:
    """Who is who, by id."""
    rows = PERSON.findall((folder / "README.md").read_text(encoding="utf-8"))
    return {row[0]: Person(*(field.strip() for field in row)) for row in rows}
