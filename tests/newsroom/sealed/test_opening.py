"""Cases on the desk: sealed bytes that only a passphrase with its key file opens, each in its own place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from headwater.config import Cases, Settings
from headwater.desk.store import Desk
from headwater.errors import DeskError, SealBroken, SealError, WrongPassphrase
from headwater.newsroom.sealed import keyfile, notes, opening
from headwater.newsroom.sealed.notes import Case, Rest, SourceNote
from headwater.newsroom.sealed.opening import Opened
from headwater.newsroom.sealed.seal import Cost

LOW = Cost(64, 1, 1)
PASSPHRASE = "kettle marble ferry oath"
NOTE = SourceNote("0a", "Copper", text="It saw the quillwort ledger.", rests=(Rest("a1", "s1", "the mill"),))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(desk=str(tmp_path / "news.desk"), cases=Cases(key_file=str(tmp_path / "keys" / "case.key")))


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with Desk(settings.desk) as opened:
        yield opened


def make(desk: Desk, settings: Settings, title: str = "The bridge") -> Opened:
    made = opening.make(desk, settings, title, PASSPHRASE, who="anna", cost=LOW)
    return opening.change(desk, made, lambda case: case.with_note(NOTE), who="anna")


def spoil(desk: Desk, statement: str, *values: object) -> None:
    rows = sqlite3.connect(desk.path, isolation_level=None)
    rows.execute(statement, values)
    rows.close()


def test_what_was_sealed_is_opened(desk: Desk, settings: Settings) -> None:
    made = make(desk, settings)
    assert opening.open_(desk, settings, made.id, PASSPHRASE).case() == Case("The bridge", (NOTE,))
    file = keyfile.place(settings)
    assert file
    assert oct(file.stat().st_mode & 0o777) == "0o600"


def test_the_desk_file_alone_opens_nothing(desk: Desk, settings: Settings) -> None:
    made = make(desk, settings)
    file = keyfile.place(settings)
    assert file
    elsewhere = replace(settings, cases=Cases(key_file=str(file.with_name("other"))))
    with pytest.raises(SealError, match="key file, which is not here"):
        opening.open_(desk, elsewhere, made.id, PASSPHRASE)
    _, recovery = opening.add_recovery(desk, made, who="anna", cost=LOW)
    assert opening.open_(desk, elsewhere, made.id, recovery.lower().replace("-", " ")).case().notes == (NOTE,)
    file.write_text("f" * 64)
    with pytest.raises(WrongPassphrase, match="key file"):
        opening.open_(desk, settings, made.id, PASSPHRASE)
    file.write_text("no key at all")
    with pytest.raises(SealError, match="not a key file"):
        opening.open_(desk, settings, made.id, PASSPHRASE)


def test_a_key_file_is_made_once(settings: Settings) -> None:
    assert keyfile.read(settings) == b""
    assert keyfile.made(settings) == keyfile.made(settings) == keyfile.read(settings)
    assert keyfile.made(replace(settings, cases=Cases(key_file="none"))) == b""


def test_a_changed_byte_of_a_case_or_of_its_key_is_refused(desk: Desk, settings: Settings) -> None:
    made = make(desk, settings)
    for table, column in (("sealed_cases", "id"), ("sealed_keys", '"case"')):
        rows = sqlite3.connect(desk.path)
        (body,) = rows.execute(f"SELECT body FROM {table} WHERE {column} = ?", (made.id,)).fetchone()
        rows.close()
        for place in range(0, len(body), 97):
            changed = body[:place] + bytes([body[place] ^ 4]) + body[place + 1 :]
            spoil(desk, f"UPDATE {table} SET body = ? WHERE {column} = ?", changed, made.id)
            with pytest.raises(SealError):
                opening.open_(desk, settings, made.id, PASSPHRASE)
        spoil(desk, f"UPDATE {table} SET body = ? WHERE {column} = ?", body, made.id)
    assert opening.open_(desk, settings, made.id, PASSPHRASE).case().notes == (NOTE,)


def test_what_belongs_to_another_case_is_refused(desk: Desk, settings: Settings) -> None:
    """Also where both have the same passphrase, and the keys go with what they open."""
    one, other = make(desk, settings), make(desk, settings, "Another")
    swap = "UPDATE {t} SET body = (SELECT body FROM {t} WHERE {c} = ?) WHERE {c} = ?"
    spoil(desk, swap.format(t="sealed_cases", c="id"), other.id, one.id)
    with pytest.raises(SealBroken, match="another key"):
        opening.open_(desk, settings, one.id, PASSPHRASE)
    spoil(desk, swap.format(t="sealed_keys", c='"case"'), other.id, one.id)
    with pytest.raises(SealBroken, match="put here in its place"):
        opening.open_(desk, settings, one.id, PASSPHRASE)
    assert opening.open_(desk, settings, other.id, PASSPHRASE).case().title == "Another"


def test_two_who_change_a_case_at_once_lose_nothing(desk: Desk, settings: Settings) -> None:
    made = make(desk, settings)
    other = opening.open_(desk, settings, made.id, PASSPHRASE)
    opening.change(desk, other, lambda case: case.without(NOTE.id), who="bob")
    with pytest.raises(DeskError, match="Somebody else changed this case"):
        opening.change(desk, made, lambda case: replace(case, title="x"), who="anna")


def test_its_size_does_not_tell_how_much_is_in_it(desk: Desk, settings: Settings) -> None:
    sizes = {len(notes.packed(Case("t", (replace(NOTE, text="x" * n),)))) for n in (0, 1, 100, 1_000, 3_000)}
    assert sizes == {4096}
    assert len(notes.packed(Case("t", (replace(NOTE, text="x" * 5_000),)))) == 8192
    with pytest.raises(DeskError, match="full"):
        notes.packed(Case("t", tuple(replace(NOTE, text="x" * 20_000) for _ in range(60))))
    assert notes.unpacked(notes.packed(Case("т", (NOTE,)))) == Case("т", (NOTE,))


def test_a_passphrase_that_was_changed_opens_nothing_that_is_left_in_the_file(desk: Desk, settings: Settings) -> None:
    made = make(desk, settings)
    before = desk.sealed_case(made.id)
    assert before
    new = "ribbon thistle oar plum"
    opening.change_passphrase(desk, settings, made, PASSPHRASE, new, who="anna", cost=LOW)
    files = b"".join(file.read_bytes() for file in desk.path.parent.glob("news.desk*"))
    assert before.keys[0].body[-32:] not in files
    with pytest.raises(WrongPassphrase):
        opening.open_(desk, settings, made.id, PASSPHRASE)
    opened = opening.open_(desk, settings, made.id, new)
    assert opened.sealed.body == before.body  # only the wrapped key is another one


def test_a_case_of_a_newer_version_is_told_apart(desk: Desk, settings: Settings) -> None:
    with pytest.raises(SealError, match="newer version"):
        notes.unpacked(bytearray(b"\x00\x00\x00\x0a" + b'{"form":2}'))


@pytest.mark.parametrize("given", ["", "short", "aaaaaaaaaaaaaaaaaaaaaaaaa", "abababababababababab"])
def test_a_passphrase_that_is_easy_to_guess_is_not_taken(desk: Desk, settings: Settings, given: str) -> None:
    with pytest.raises(DeskError, match="too easy to guess"):
        opening.make(desk, settings, "", given, who="anna", cost=LOW)
    assert desk.sealed_cases() == []


@pytest.mark.parametrize("id", ["", "k-", "k-zzzzzzzz", "k-00000000", "../k-00000000", "k-00000000' OR 1=1"])
def test_what_is_no_case_is_not_there(desk: Desk, settings: Settings, id: str) -> None:
    with pytest.raises(DeskError, match="no such case"):
        opening.open_(desk, settings, id, PASSPHRASE)
