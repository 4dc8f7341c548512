"""Half letters (lone surrogates) and NUL, which no database takes: an article that has them is added like any other."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk import told

from headwater import contract, pipeline
from headwater.config import Settings
from headwater.desk import Desk
from headwater.records import Issue, Reading

TITLE = "Mill \ud800 to close"
TEXT = "The mill \udfff will close, Ada\ud83d Vint said on \x00 Monday. Nobody \ud83d told No\udc00 Wire when it would."


def test_a_reading_with_half_letters_is_added_linked_and_compared(path: Path) -> None:
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        for name in ("wire", "daily"):
            capture, reading = told.items()[name]
            halved = broken(reading)
            desk.add(capture, halved)
            assert desk.reading(halved.article.id) == halved  # what came is kept as it came
            assert desk.claims_of(halved.article.id)
        assert desk.uncompared() == 0
        assert any("\ufffd" in claim.wording for claim in desk.claims())
        for claim in desk.claims():
            assert claim.wording.encode().decode() == claim.wording
            assert desk.why(claim.claim).sheets
        assert [step.wrong for step in desk.check() if step.wrong] == []


def broken(reading: Reading) -> Reading:
    """The reading with half a letter and NUL in its title, its text, the words of its sources, its names."""
    value = contract.as_json(reading)
    article = value["article"]
    article["title"] = "\udfff" + article["title"][1:]
    article["text"] = article["text"].replace("three", "thr\ud800\x00").replace("Marrow", "Marro\udc00")
    for statement in value["statements"]:
        statement["source"]["text"] = statement["source"]["text"].replace("Marrow", "Marro\udc00")
    for entity in value["entities"]:
        entity["name"] += "\ud800"
    return contract.from_json(value)


def test_a_file_with_half_letters_is_read_and_added(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    rows = [{"id": f"x{n}", "outlet": f"No{n} Wire\ud800", "title": TITLE, "text": TEXT} for n in range(2)]
    file.write_text("\n".join(json.dumps(row) for row in rows))
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        for item in pipeline.readings([str(file)], Settings()):
            assert not isinstance(item, Issue)
            assert desk.add(*item).status == "new"
        assert desk.uncompared() == 0


def test_half_letters_in_what_is_entered_by_hand_go_no_further(path: Path) -> None:
    source = {"name": "Rolf \udcff Anders", "kind": "person", "naming": "named"}
    own = {"title": "Interview \ud800", "wording": "I saw \udfff three cross.", "source": source, "stance": "asserts"}
    with told.fill(path) as desk:
        claim = told.release(desk).row.claim
        desk.enter_origin(claim, own, "anna")
        assert "Rolf \ufffd Anders" in {origin.name for origin in desk.why(claim).weighed.origins}
