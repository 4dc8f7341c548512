"""Marked passages as documents that teach deals and events."""

from __future__ import annotations

import random

from benchmarks.passages import parse, passages
from training.labels import LAYERS, UNKNOWN, labels, spans_of
from training.passages import DEALS, EVENTS, FOLDERS, Passage, documents, in_parts, marked, taught, together
from training.readers import Document

from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import FOLDER

CUTTER = Cutter(FOLDER / "multilingual" / "tokenizer.json")


def passage(line: str) -> Passage:
    return Passage("en", *parse(line))


def tagged(document: Document, layer: str) -> list[tuple[str, str]]:
    """The words and kinds that a layer's tags spell out."""
    start, end = document.pieces.start.tolist(), document.pieces.end.tolist()
    found = spans_of(labels(document)[layer], LAYERS[layer])
    return [(document.text[start[a] : end[b - 1]], kind) for a, b, kind in found]


def test_the_sides_of_a_deal_are_told_in_the_order_of_the_text() -> None:
    one = passage("[If|1:deal] [Tolm|1X] [pays|1x], [Harast|1G] [opens the lock|1g].")
    document = together([one], DEALS, CUTTER)
    assert tagged(document, "deals") == [("If", "tie"), ("pays", "first"), ("opens the lock", "second")]
    assert tagged(document, "givers") == [("Tolm", "of_first"), ("Harast", "of_second")]


def test_passages_stand_one_behind_the_other_and_keep_their_marks() -> None:
    deal = passage("[Tolm|1G] [pays|1g] [for|1:deal] [salt|1x].")
    event = passage("[Police|1a] [arrested|1:coerce/arrest] [Ada Vint|1r].")
    document = together([event, deal], EVENTS, CUTTER)
    assert document.text.count("\n\n") == 1
    assert tagged(document, "deals") == [("pays", "first"), ("for", "tie"), ("salt", "second")]
    assert tagged(document, "events") == [("Police", "actor"), ("arrested", "event"), ("Ada Vint", "touched")]


def test_what_a_folder_does_not_mark_is_not_taught() -> None:
    document = together([passage("Nothing is given.")], DEALS, CUTTER)
    found = labels(document)
    assert not found["deals"].any()
    assert (found["events"] == UNKNOWN).all()
    assert (found["outer"] == UNKNOWN).all()


def test_a_deal_without_two_sides_teaches_none() -> None:
    assert list(marked(passage("[Tolm|1G] [pays|1g] [dearly|1:deal].").marks)) == []


def test_files_that_are_kept_aside_do_not_teach() -> None:
    aside = {text for folder in FOLDERS for path in folder.glob("*-3.txt") for _, text, _ in passages(path)}
    assert len(aside) > 500
    read = documents(CUTTER, random.Random(1))
    assert not aside & {text for document in read for text in document.text.split("\n\n")}
    assert sum(kind == "first" for d in read for _, kind in d.told["deals"]) > 400


def test_a_text_holds_passages_of_one_part() -> None:
    parts = {p.text: len(p.text) % 4 for folder in FOLDERS for p in taught(folder)}
    for document, part in in_parts(CUTTER, random.Random(2), lambda text: len(text) % 4):
        assert {parts[text] for text in document.text.split("\n\n")} == {part}
