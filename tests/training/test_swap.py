"""Names changed for others of their kind: the offsets follow."""

from __future__ import annotations

import random

from training.swap import pool, swapped

ROWS = [
    {
        "lang": "uk",
        "text": "Рада Морвії і Гадор говорили з Гадором.",
        "mentions": [
            {"start": 0, "end": 11, "kind": "ORG", "surface": "Рада Морвії"},
            {"start": 5, "end": 11, "kind": "LOC", "surface": "Морвії"},
            {"start": 14, "end": 19, "kind": "ORG", "surface": "Гадор"},
            {"start": 31, "end": 38, "kind": "ORG", "surface": "Гадором"},
        ],
    },
    {"lang": "uk", "text": "«Дол», «Мор»", "mentions": [{"start": 8, "end": 11, "kind": "ORG", "surface": "Мор"}]},
]


def test_names_change_for_names_of_the_same_kind_and_ending() -> None:
    names, seen = pool(ROWS), set()
    for seed in range(40):
        row = swapped(ROWS[0], names, random.Random(seed))
        seen.add(row["text"])
        for mention in row["mentions"]:
            printed = row["text"][mention["start"] : mention["end"]]
            assert printed[-2:] == mention["surface"][-2:]
        assert row["text"].endswith("Гадором.")
    assert seen == {ROWS[0]["text"], ROWS[0]["text"].replace("Гадор ", "Мор ")}


def test_names_within_names_are_left_out_once_names_change() -> None:
    changed = next(r for s in range(40) if (r := swapped(ROWS[0], pool(ROWS), random.Random(s))) is not ROWS[0])
    assert [m["surface"] for m in changed["mentions"]] == ["Рада Морвії", "Гадор", "Гадором"]
