"""Forgetting: no byte of it is left in the desk's files, and what is left is as if it had never been there."""

from __future__ import annotations

import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from headwater import link, pipeline
from headwater.config import Settings
from headwater.desk.keeping import wiping
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.keeping import forget


@dataclass(frozen=True, slots=True)
class Trace:
    """What only one article of a desk has: pieces of its text, names, the words it is found under, its bytes."""

    pieces: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    packed: bytes


@pytest.fixture
def news(milled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "news.desk"
    shutil.copy(milled, path)
    return path


@pytest.fixture
def desk(news: Path) -> Iterator[Desk]:
    with Desk(news, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        yield opened


def trace(desk: Desk, id: str) -> Trace:
    others = " ".join(f"{r.article.title} {r.article.text}" for r in desk.readings() if r.article.id != id)
    others += " ".join(_kept_of_others(desk.path, id))
    reading = desk.reading(id)
    assert reading
    whole = f"{reading.article.title}. {reading.article.text}"
    pieces = {whole[i : i + 18] for i in range(0, len(whole) - 18, 3)}
    names = {s.text for e in reading.entities for s in e.spellings}
    words = {word.strip(".,“”«»\"'()").casefold() for word in whole.split()}
    other_words = {word.strip(".,“”«»\"'()").casefold() for word in others.split()}
    capture = desk.capture(reading.article.capture.sha256)
    assert capture
    return Trace(
        frozenset(piece for piece in pieces if piece not in others),
        frozenset(name for name in names if len(name) > 6 and name not in others),
        frozenset(word for word in words - other_words if len(word) > 5),
        zlib.compress(capture.body, 3)[20:60],
    )


def _kept_of_others(path: Path, id: str) -> list[str]:
    """What is kept of other articles in other forms: folded words, keys of names."""
    rows = sqlite3.connect(path)
    told = [f"{a} {b}" for a, b in rows.execute("SELECT title, body FROM words WHERE article <> ?", (id,))]
    keys = "SELECT key FROM name_keys JOIN links USING (bearer) WHERE article <> ?"
    told += [key for (key,) in rows.execute(keys, (id,))]
    rows.close()
    return told


def left(path: Path, of: Trace, id: str) -> list[str]:
    """What of a trace stands in the desk's files."""
    found = []
    for file in path.parent.glob(path.name + "*"):
        data = file.read_bytes()
        told = [*of.pieces, *of.names, id]
        found += [f"{file.name}: {each}" for each in told if each.encode() in data]
        found += [
            f"{file.name}: {each}" for each in told if each.encode("unicode-escape") in data and not each.isascii()
        ]
        found += [f"{file.name}: bytes"] if of.packed in data else []
    rows = sqlite3.connect(path)
    for table, columns in {"words": "title || ' ' || body", "sayings": "words", "claims": "words"}.items():
        rows.execute(
            f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {table}_index, row)"
            if table == "words"
            else f"CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, {table}_words_index, row)"
        )
        terms = {term for (term,) in rows.execute("SELECT term FROM temp.v")}
        kept = {
            w.lower()
            for (line,) in rows.execute(f"SELECT {columns} FROM {table}")
            for w in re.split(r"[ -/:-@\\[-`{-\x7f]+", line)
        }
        found += [f"{table}: {term}" for term in terms - kept]
        rows.execute("DROP TABLE temp.v")
    rows.close()
    return found


def shared(desk: Desk) -> str:
    """An article that tells many claims, some of which others tell, too, and that has words of its own."""
    going = sorted(desk.going([row.id for row in desk.articles()]), key=lambda each: (-each.claims, each.article))
    return next(each.article for each in going if len((of := trace(desk, each.article)).pieces) > 40 and of.words)


def test_no_byte_of_an_article_is_left(desk: Desk, news: Path) -> None:
    id = shared(desk)
    of = trace(desk, id)
    assert len(of.pieces) > 40
    assert of.words
    assert left(news, of, id)
    desk.note_on(id, "A note on it: " + next(iter(of.pieces)), "anna")
    told = []
    made = forget.plan(desk, id)
    assert forget.carry_out(desk, Settings(), made, who="anna", reason="danger", told=told.append)
    assert left(news, of, id) == []
    assert id in told
    assert desk.article(id) is None
    with pytest.raises(DeskError, match="no such article"):
        desk.find(id)
    entry = desk.log(kind="forgotten")[0]
    assert entry.said == {"reason": "danger"}
    assert id not in entry.about
    assert desk.check_log().whole
    assert [step.wrong for step in desk.check() if step.wrong] == []


def test_what_is_left_is_as_if_it_had_never_been_there(desk: Desk, tmp_path: Path) -> None:
    """Claims, origins, standings, stories, names: those of a desk to which all but that article were added."""
    id = shared(desk)
    items = [(desk.capture(r.article.capture.sha256), r) for r in desk.readings()]
    items = [item for n, item in enumerate(items) if n % 4 == 0 or item[1].article.id == id]
    plainly = replace(pipeline.WEIGHING, sheet=lambda reading: link.sheet(reading, {}))
    made = []
    for name, left_out in (("whole", ""), ("without", id)):
        with Desk(tmp_path / name, rules=pipeline.RULES, weighing=plainly) as other:
            for capture, reading in items:
                if capture and reading.article.id != left_out:
                    other.add(capture, reading)
            before = _weighed(other)
            if not left_out:
                for _ in other.forget([id], "anna", "mistake"):
                    pass
                assert _weighed(other) != before
            made.append(_weighed(other))
    assert made[0] == made[1]


def _weighed(desk: Desk) -> dict[str, list[object]]:
    claims = [
        (row.wording, row.standing, row.at_least, row.at_most, row.tellings, row.articles)
        for row in desk.claims(limit=500)
    ]
    stories = [(row.title, row.articles) for row in desk.stories(limit=100)]
    entries = [(row.kind, row.name, row.articles) for row in desk.entries(limit=500) if row.articles]
    return {"claims": sorted(claims, key=str), "stories": sorted(stories, key=str), "entries": sorted(entries, key=str)}


def test_bytes_that_others_have_too_stay(desk: Desk) -> None:
    kept = {row.id for row in desk.articles()}
    id = shared(desk)
    for _ in desk.forget([id], "anna", "mistake"):
        pass
    assert {row.id for row in desk.articles()} == kept - {id}
    for row in desk.articles():
        for version in desk.versions(row.id):
            assert desk.capture(version.capture) is not None


def test_somebody_goes_with_every_article_that_names_them(desk: Desk, news: Path) -> None:
    entry = min((e for e in desk.entries(kind="person", limit=200) if e.articles >= 2), key=lambda e: e.articles)
    ids = desk.articles_of(entry.entity)
    names = {s.text for who in desk.who(entry.entity) for s in who.spellings if len(s.text) > 5}
    made = forget.plan(desk, entry.entity)
    assert {going.article for going in made.articles} == set(ids)
    with pytest.raises(DeskError, match="articles still name them"):
        desk.forget_entity(entry.entity, "anna", "asked")
    forget.carry_out(desk, Settings(), made, who="anna", reason="asked")
    data = b"".join(file.read_bytes() for file in news.parent.glob(news.name + "*"))
    assert [name for name in names if name.encode() in data] == []
    assert not set(ids) & {row.id for row in desk.articles()}


def test_words_find_what_is_to_go_and_nothing_goes_before_it_is_said(desk: Desk) -> None:
    reading = desk.reading(shared(desk))
    assert reading
    word = max(trace(desk, reading.article.id).words, key=len)
    made = forget.plan_matching(desk, word)
    assert [going.article for going in made.articles] == [reading.article.id]
    assert desk.article(reading.article.id)
    with pytest.raises(DeskError, match="write why"):
        forget.carry_out(desk, Settings(), made, who="anna", reason="because of Ada Vint")
    assert desk.article(reading.article.id)
    with pytest.raises(DeskError, match="Write the words"):
        forget.plan_matching(desk, " ")


def test_judgements_of_it_say_no_more_what(desk: Desk) -> None:
    id = shared(desk)
    e = desk.linked(id, 1)
    entity = next(iter(e.values()))
    desk.rename(entity, "Somebody Called Otherwise", "anna")
    desk.split(entity, [id], "anna") if len(desk.articles_of(entity)) > 1 else None
    for _ in desk.forget([id], "anna", "mistake"):
        pass
    log = desk.judgements()
    assert not any(id in row.what for row in log)
    for row in log:
        if row.kind == "forgotten":
            with pytest.raises(DeskError, match="was removed"):
                desk.undo(row.id, "anna")


def test_whoever_reads_all_the_while_is_told_of(desk: Desk, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiping.flush_log, "__defaults__", (0.2,))
    id = shared(desk)
    reader = sqlite3.connect(news, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM articles").fetchone()
    made = forget.plan(desk, id)
    assert not forget.carry_out(desk, Settings(), made, who="anna", reason="danger")
    reader.execute("COMMIT")
    reader.close()
    assert desk.wipe()
    assert desk.article(id) is None


def test_unnamed_sources_that_tell_the_same_are_found(desk: Desk) -> None:
    found = []
    for row in desk.articles():
        reading = desk.reading(row.id)
        assert reading
        refs = [(row.id, each.id) for each in reading.statements if each.source.unnamed]
        found += [(row.id, each) for each in desk.unnamed_beside(refs)]
    assert found
    for article, each in found:
        assert each.article != article
        reading = desk.reading(each.article)
        assert reading
        assert any(s.id == each.statement for s in reading.statements) or each.statement.startswith("j-")
