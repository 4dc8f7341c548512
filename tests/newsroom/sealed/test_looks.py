"""What in a note looks like who the source is. All names, numbers and addresses are invented."""

from __future__ import annotations

import pytest

from headwater.newsroom.sealed import codenames
from headwater.newsroom.sealed.looks import looks


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Works with Ivan Kavalenka at the ministry.", "name", "Ivan Kavalenka"),
        ("Ask Natalia about it.", "name", "Natalia"),
        ("Працуе разам з Алесем Гарнастаевым.", "name", "Алесем Гарнастаевым"),
        ("Работает у Петрова, сын Анны Сидоровой.", "name", "Анны Сидоровой"),
        ("Працює разом із Оленою.", "name", "Оленою"),
        ("Żona nazywa się Anna Nowak.", "name", "Anna Nowak"),
        ("Call +375 29 123-45-67 after six.", "phone", "+375 29 123-45-67"),
        ("Тел. 8 (029) 123 45 67", "phone", "8 (029) 123 45 67"),
        ("Write to who.is@mail.example", "mail", "who.is@mail.example"),
        ("On Telegram as @grey_heron", "account", "@grey_heron"),
        ("See t.me/grey_heron", "account", "t.me/grey_heron"),
        ("Lives at 12 Harbour Lane Street", "address", "12 Harbour Lane Street"),
        ("Живёт: ул. Садовая, 5", "address", "ул. Садовая, 5"),
        ("Passport MP1234567", "number", "MP1234567"),
        ("3141592A001PB4", "number", "3141592A001PB4"),
        ("Born on 3 March 1971 in Kalni", "birth", "Born on 3 March 1971"),
    ],
)
def test_it_is_found(text: str, kind: str, words: str) -> None:
    found = [(each.kind, each.words) for each in looks({"text": text})]
    assert any(kind == k and words in w for k, w in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Sits in the room where it is decided.",
        "It saw the quillwort ledger on 12.05.2026, between 2019-2021.",
        "Прасядзела ў зале міністэрства, бачыла паперу.",
        "Видел бумагу на столе; боится увольнения.",
        "The plan costs 1 200 000 roubles and 35,000 jobs.",
        "Not allowed to talk to the press. Wants the story out before June.",
        "Copper says the same as in 2024.",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert looks({"text": text}) == ()


def test_it_says_in_which_field(tmp_path: object) -> None:
    (found,) = looks({"motive": "Wants it out.", "reason": "mail who.is@mail.example"})
    assert (found.kind, found.field) == ("mail", "reason")


def test_no_code_name_looks_like_a_name() -> None:
    for language in ("en", "be", "ru", "uk", "pl", "lt"):
        words = codenames.words(language)
        assert len(words) > 50
        assert [each.words for each in looks({"code_name": ", ".join(words)}) if each.kind != "name"] == []


def test_suggestions_are_not_taken_and_not_the_same_each_time() -> None:
    taken = list(codenames.words("en"))[10:]
    assert set(codenames.suggested("en", taken, 20)) == set(codenames.words("en")[:10])
    assert len({tuple(codenames.suggested("be")) for _ in range(5)}) > 1
    assert codenames.suggested("xx")[0] in codenames.words("en")
