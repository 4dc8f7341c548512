"""Text of others is shown, never obeyed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.show.clean import MARK, line, plain, shorten, shown

texts = st.text(st.characters(codec=None), max_size=200)


@given(texts)
def test_shown_keeps_every_offset_and_lets_no_control_through(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    safe.encode()
    assert not [c for c in safe if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert not set(safe) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(texts)
def test_shown_changes_nothing_else(text: str) -> None:
    changed = [c for c, s in zip(text, shown(text), strict=True) if c != s]
    assert all(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in changed)


@given(texts)
def test_a_line_is_one_line_and_safe(text: str) -> None:
    safe = line(text)
    assert safe == " ".join(safe.split())
    assert not [c for c in safe if unicodedata.category(c) in ("Cc", "Cs")]


@pytest.mark.parametrize(
    ("hostile", "seen"),
    [
        ("a\x1b[2Jb", f"a{MARK}[2Jb"),
        ("a\x1b]8;;http://x\x07b", f"a{MARK}]8;;http://x{MARK}b"),
        ("a\x9b2Jb", f"a{MARK}2Jb"),
        ("a\u202eb\u202c", f"a{MARK}b{MARK}"),
        ("one\r\ntwo\ttwo", "one two two"),
        ("a\u200bb\ufeff\U000e0041", "ab"),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 4),
    ],
)
def test_hostile_characters_in_a_line(hostile: str, seen: str) -> None:
    assert line(hostile) == seen


def test_letters_that_need_joiners_keep_them() -> None:
    assert shown("می\u200cروند") == line("می\u200cروند") == "می\u200cروند"
    assert line("Цішчанка й Łukašyk") == "Цішчанка й Łukašyk"


@given(st.text(max_size=80), st.integers(2, 60))
def test_shortened_text_fits_and_says_so(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text if len(text) <= limit else short.endswith("…")


def test_shortened_after_a_word() -> None:
    assert shorten("the port opens again on Friday", 20) == "the port opens…"
    assert shorten("a" * 30, 10) == "a" * 9 + "…"


def test_a_text_is_plain_where_nothing_of_it_would_be_replaced() -> None:
    for start in range(0, 0x110000, 256):
        letters = [chr(code) for code in range(start, start + 256)]
        forms = [letters, [f"a{letter * 6}b" for letter in letters], [f"\n\u00a0\t{letter}" for letter in letters]]
        for texts in forms:
            whole = "".join(texts)
            if plain(whole) and shown(whole) == whole:
                continue  # then so is each of them
            for text in texts:
                assert plain(text) == (shown(text) == text), ascii(text)
