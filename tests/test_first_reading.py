"""A single document is read with what it asks for alone, and just as it is read among others."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater import contract, pipeline
from headwater.config import Settings
from headwater.records import Issue

TEXT = "MERIDIAN, May 4 — The mine will close in June, Minister Ada Vint said on Monday. {}"


def read(inputs: list[Path], monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """The readings, and how often everything was loaded for them."""
    prepared: list[Settings] = []
    monkeypatch.setattr(pipeline, "_prepare", prepared.append)
    found = []
    for item in pipeline.readings([str(i) for i in inputs], Settings()):
        assert not isinstance(item, Issue)
        found.append(contract.dumps(item[1]))
    return found, len(prepared)


def test_one_document_and_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [tmp_path / "one.txt", tmp_path / "other.txt"]
    for n, file in enumerate(files):
        file.write_text(TEXT.format(n), encoding="utf-8")
    alone, loaded = read(files[:1], monkeypatch)
    both, loaded_for_both = read(files, monkeypatch)
    assert (loaded, loaded_for_both) == (0, 1)
    assert statements(alone[0]) == statements(both[0])


def test_a_file_of_several_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "several.jsonl"
    file.write_text('{"id": "a", "text": "Ada Vint resigned."}\n{"id": "b", "text": "Ada Vint stayed."}\n')
    found, loaded = read([file], monkeypatch)
    assert (len(found), loaded) == (2, 1)


def statements(line: str) -> object:
    """What of a reading says nothing of when it was read."""
    reading = contract.loads(line)
    return reading.statements, reading.entities, reading.dates
