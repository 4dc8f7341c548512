"""The invented reports as documents in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.labels import STATEMENT, labels, spans_of
from training.readers import HELD_EVERY, Document, held, invented

from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import FOLDER

CUTTER = Cutter(FOLDER / "multilingual" / "tokenizer.json")
REPORT = "id: {id}\nlanguage: en\noutlet: Lodestar\npublished: 2026-03-14\ntitle: Harbour closed\n\n{text}\n"


def _read(folder: Path, *texts: str) -> list[Document]:
    reports = [REPORT.format(id=f"x-{n}", text=text) for n, text in enumerate(texts)]
    (folder / "en.txt").write_text("=====\n".join(reports), encoding="utf-8")
    return list(invented(folder, CUTTER))


def _words(document: Document, ranges: list[tuple[int, int]]) -> list[str]:
    start, end = document.pieces.start.tolist(), document.pieces.end.tolist()
    return [document.text[start[a] : end[b - 1]] for a, b in ranges]


def test_a_report_in_words(tmp_path: Path) -> None:
    [document] = _read(
        tmp_path,
        "{S1 {P Ada Vint}, of the {O Tides},} {Q1 told} {M Lodestar} {C1 “no}.\n\n{C1 Never”}, she was in {L Ost}.",
    )
    assert (document.id, document.language, document.nests) == ("x-0", "en", True)
    assert document.relations is not None
    assert document.names is not None
    [one] = document.relations
    assert _words(document, one.source) == ["Ada Vint, of the Tides,"]
    assert _words(document, one.cue) == ["told"]
    assert _words(document, one.content) == ["“no", "Never”"]
    assert not one.nested
    names = [(*_words(document, [r]), kind) for r, kind in document.names]
    assert names == [("Ada Vint", "person"), ("Tides", "organization"), ("Lodestar", "organization"), ("Ost", "place")]
    assert [document.text[a:b] for a, b in document.spans[0].content] == ["“no", "Never”"]


def test_fragments_that_touch_are_one_and_words_marked_in_part_are_whole(tmp_path: Path) -> None:
    [document] = _read(tmp_path, "{Q1 Said} {C1 one} {C1 two} three {C1 fo}ur, {P Ka}rvenian.")
    assert document.relations is not None
    assert document.names is not None
    assert _words(document, document.relations[0].content) == ["one two", "four"]
    assert _words(document, [r for r, _ in document.names]) == ["Karvenian"]


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("{S1 He} {Q1 said} {C1 that {S2 she} {Q2 had promised} {C2 to go}}.", [False, True]),
        ("{C2 {S1 He} {Q1 said} {C1 it}}, {Q2 wrote} {S2 Ada}.", [True, False]),
        ("{S1 A} {Q1 said} {C1 {S2 B} {Q2 said} {C2 {S3 C} {Q3 said} {C3 so}}}.", [False, True, True]),
        # Who shares the content relays it, and is not in it.
        ("{S1 The paper} {Q1 reports}, {Q2 citing} {S2 two men}, {C1,2 that X}.", [False, False]),
        # In part inside is outside.
        ("{S2 She} {C1 {Q2 promised} {C2 to go}}, {S1 he} {Q1 said}.", [False, False]),
        ("{C1 Yes, {Q2 said} {C2 no}}, {Q1 said} {S1 he}. {C1 and {S2 she}}.", [False, True]),
        ("{S1 A} {Q1 said} {C1 so}. {S2 B} {Q2 said} {C2 no}.", [False, False]),
    ],
)
def test_what_stands_inside_a_content_is_nested(text: str, nested: list[bool], tmp_path: Path) -> None:
    [document] = _read(tmp_path, text)
    assert document.relations is not None
    assert [one.nested for one in document.relations] == nested
    found = labels(document)
    inside = {kind for _, _, kind in spans_of(found["nested"], STATEMENT)}
    assert ("cue" in inside) == any(nested)


def test_a_wrong_report_is_named_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _read(tmp_path, "Fine.", "{S1 He", "Fine too.")
    assert [d.id for d in found] == ["x-0", "x-2"]
    assert "en.txt, report 2 (x-1): not closed" in capsys.readouterr().err


def test_files_are_read_in_order(tmp_path: Path) -> None:
    for name in ("uk", "be"):
        (tmp_path / f"{name}.txt").write_text(REPORT.format(id=name, text="Text."), encoding="utf-8")
    (tmp_path / "notes.md").write_text("No report.", encoding="utf-8")
    assert [d.id for d in invented(tmp_path, CUTTER)] == ["be", "uk"]


def test_what_is_held_back_is_never_learnt_from(tmp_path: Path) -> None:
    documents = _read(tmp_path, *["Text."] * (2 * HELD_EVERY + 1))
    learnt, kept = held(documents)
    assert [d.id for d in kept] == ["x-0", f"x-{HELD_EVERY}", f"x-{2 * HELD_EVERY}"]
    assert [d for d in documents if d not in kept] == learnt
