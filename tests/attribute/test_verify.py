"""What a language model proposes is found letter by letter or refused; it can point, and cannot add a word."""

from __future__ import annotations

import random
import time
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.attribute import verify
from headwater.attribute.rules.confidence import FLOOR
from headwater.attribute.verify import Refusal
from headwater.read.sentences import split
from headwater.records import Attribution, Span

TEXT = (
    "The bridge at Lund is unsafe, engineer Nora Quill said on Monday.\n"
    "“Nobody may cross it,” she said. The ex-president said that 3.5 million crossed it.\n"
    "Her office declined to comment. The unofficial count isn’t out, the mayor's aide said."
)


def proposed(source: Any, cue: Any, content: Any, text: str = TEXT) -> Attribution | Refusal:
    return verify.verify(verify.lay_out(text, split(text, "en")), source, cue, content)


def words(found: Attribution | Refusal, text: str = TEXT) -> tuple[list[str], list[str], list[str]]:
    assert isinstance(found, Attribution), found
    source, cue, content = ([s.of(text) for s in spans] for spans in (found.source, found.cue, found.content))
    return source, cue, content


def reason(found: Attribution | Refusal) -> str:
    assert isinstance(found, Refusal), found
    assert found.message.startswith("a statement that the language model proposed was refused: ")
    return found.reason


def test_strings_that_stand_once_become_spans() -> None:
    found = proposed(["Her office"], ["declined"], ["to comment"])
    assert words(found) == (["Her office"], ["declined"], ["to comment"])


def test_confidence_is_below_that_of_any_rule() -> None:
    found = proposed(["Her office"], ["declined"], ["to comment"])
    assert isinstance(found, Attribution)
    assert 0 < found.confidence == verify.CONFIDENCE < FLOOR


def test_a_string_alone_and_no_source_are_taken() -> None:
    assert words(proposed(None, "declined", "to comment")) == ([], ["declined"], ["to comment"])
    assert words(proposed([], "declined", ["", "to comment", "  "])) == ([], ["declined"], ["to comment"])


def test_pieces_are_put_in_the_order_of_the_text() -> None:
    text = "“One bridge,” she said, “is shut.”"
    found = proposed("she", "said", ["“is shut.”", "“One bridge,”"], text)
    assert words(found, text)[2] == ["“One bridge,”", "“is shut.”"]


@pytest.mark.parametrize(
    ("source", "cue", "content", "why"),
    [
        (["Nora Quill"], ["declared"], ["Nobody may cross it"], "absent"),
        (["nora quill"], ["declined"], ["to comment"], "absent"),  # case is not folded
        (["Her office"], ["declined"], ['"Nobody may cross it,"'], "absent"),  # nor are quotation marks
        (["Her  offices"], ["declined"], ["to comment"], "absent"),
        (["official"], ["declined"], ["to comment"], "cut"),
        (["president"], ["declined"], ["to comment"], "cut"),
        (["Her office"], ["declined"], ["million crossed it", "5"], "cut"),
        (["the mayor"], ["said"], ["The unofficial count"], "cut"),
        (["Her office"], ["isn"], ["to comment"], "cut"),
        (["Her office"], [], ["to comment"], "empty"),
        (["Her office"], ["declined"], None, "empty"),
        (["Her office"], ["  "], ["to comment"], "empty"),
        (["Her office"], ["declined"], ["."], "empty"),
        (["Her office"], ["declined"], [5], "shape"),
        (["Her office"], ["declined"], {"text": "to comment"}, "shape"),
        ([["Her office"]], ["declined"], ["to comment"], "shape"),
        (True, ["declined"], ["to comment"], "shape"),
        (["Her office"], ["declined\x1b[2J"], ["to comment"], "control"),
        (["Her office\0"], ["declined"], ["to comment"], "control"),
        (["Her office"], ["declined"], ["to"] * 9, "many"),
        (["Her office"], ["declined"], ["to comment" * 1000], "long"),
        (["Her office"], ["declined"], [TEXT], "overlapping"),
        (["Her office"], ["declined"], ["declined to comment"], "overlapping"),
        (["Her office declined"], ["declined"], ["to comment"], "overlapping"),
        (["Her office"], ["declined"], ["to comment", "to comment"], "overlapping"),
        (["she"], ["said"], ["said"], "ambiguous"),
        (["engineer Nora Quill"], ["declined"], ["to comment"], "apart"),
        (["Her office"], ["declined"], ["The bridge at Lund is unsafe"], "apart"),
    ],
)
def test_what_is_not_there_or_not_clear_is_refused(source: Any, cue: Any, content: Any, why: str) -> None:
    assert reason(proposed(source, cue, content)) == why


def test_the_refusal_names_the_words_and_shows_no_control_characters() -> None:
    found = proposed(["Her office"], ["declined"], ["“Nothing\u202e was\ud800 \x9b31m” " + "x" * 300])
    assert isinstance(found, Refusal)
    assert "its content ““Nothing was" in found.message
    assert found.message.isprintable()
    assert len(found.message) < 250


def test_what_stands_twice_is_taken_from_the_sentence_of_the_rest() -> None:
    found = proposed(["engineer Nora Quill"], ["said"], ["The bridge at Lund is unsafe"])
    assert isinstance(found, Attribution)
    assert found.cue == (Span(TEXT.index("said"), TEXT.index("said") + 4),)
    found = proposed(["The ex-president"], ["said"], ["3.5 million"])
    assert isinstance(found, Attribution)
    assert found.cue[0].start == TEXT.index("said that")


def test_what_stands_twice_is_taken_from_the_paragraph_where_the_sentence_has_none() -> None:
    text = "He slept and said so.\n“It fell.” That is what Nora Quill said.\nThey said no."
    found = verify.verify(verify.lay_out(text, split(text, "en")), [], ["said"], ["“It fell.”"])
    assert isinstance(found, Attribution)
    assert found.cue[0].start == text.index("said.")


def test_two_in_the_place_of_the_rest_are_one_too_many() -> None:
    text = "Quill said it fell, and Brandt said it stands. Lind said nothing."
    assert reason(proposed(["Quill"], ["said"], ["it fell"], text)) == "ambiguous"
    text = "“It fell.” Quill said so, and Brandt said so too."
    assert reason(proposed([], ["said"], ["“It fell.”"], text)) == "ambiguous"


def test_an_occurrence_inside_other_words_of_the_statement_does_not_count() -> None:
    text = "Quill said that Brandt said it fell. Brandt said nothing."
    found = proposed(["Quill"], ["said"], ["that Brandt said it fell"], text)
    assert isinstance(found, Attribution)
    assert found.cue == (Span(6, 10),)


def test_a_string_found_by_its_place_fixes_no_other() -> None:
    # Both “he” and “said” stand twice; “Nobody came” leads to one “said”, and “he” may not follow from that one.
    text = "Nobody came. Then he said so.\nAnd he said more."
    assert isinstance(proposed([], ["said"], ["Nobody came"], text), Attribution)
    assert reason(proposed(["he"], ["said"], ["came"], "he came, he said. he said more.")) == "ambiguous"


def test_white_space_is_folded_and_offsets_stay_exact() -> None:
    text = "The roof\n  fell\u00a0in,\tQuill said.\n\nIt was\r\nlate."
    found = proposed("Quill", "said", "The roof fell in", text)
    assert words(found, text)[2] == ["The roof\n  fell\u00a0in"]
    found = proposed("Quill", " said ", "The\n\troof   fell in,", text)
    assert words(found, text)[2] == ["The roof\n  fell\u00a0in,"]
    text = "It was\r\nlate, he said."
    assert words(proposed([], "said", "It was late", text), text)[2] == ["It was\r\nlate"]


def test_a_blank_line_is_not_a_space() -> None:
    text = "Quill said: it fell\n\ndown in March."
    assert reason(proposed("Quill", "said", "it fell down", text)) == "absent"
    assert words(proposed("Quill", "said", "it fell\n \ndown", text), text)[2] == ["it fell\n\ndown"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Прем’єр сказав: «ні».", "Прем"),
        ("П'ятий сказав: «ні».", "ятий"),
        ("Мини\u00adстр сказав: «ні».", "Мини"),
        ("За\u0301мок сказав: «ні».", "За"),
        ("Міністр\u200dка сказав: «ні».", "Міністр"),
        ("1,500 сказав: «ні».", "500"),
    ],
)
def test_no_part_of_a_word_is_a_word(text: str, source: str) -> None:
    assert reason(proposed(source, "сказав", "«ні»", text)) == "cut"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("‘No’—Quill said: “it fell”.", "Quill"),
        ("the miners’ Quill said: “it fell”.", "the miners’"),
        ("A, Quill said: “it fell”.", "A"),
    ],
)
def test_a_word_ends_at_punctuation(text: str, source: str) -> None:
    assert words(proposed(source, "said", "“it fell”", text), text)[0] == [source]


def judged(rows: Any, text: str = TEXT) -> verify.Verdict:
    return verify.judge(verify.lay_out(text, split(text, "en")), rows)


def statement(source: Any, cue: Any, content: Any) -> dict[str, Any]:
    return {"source": source, "cue": cue, "content": content}


def test_many_are_judged_one_by_one() -> None:
    good = statement(["Her office"], ["declined"], ["to comment"])
    verdict = judged([good, statement([], ["shouted"], ["to comment"]), "no statement", None, [good], good | {"x": 1}])
    assert len(verdict.accepted) == 1
    assert [r.reason for r in verdict.refused] == ["absent", "shape", "shape", "shape"]


def test_a_cue_belongs_to_one_statement() -> None:
    verdict = judged([statement("Her office", "declined", "to comment"), statement([], "declined to", "comment")])
    assert len(verdict.accepted) == 1
    assert [r.reason for r in verdict.refused] == ["taken"]


def test_more_than_a_passage_can_hold_are_not_looked_at() -> None:
    verdict = judged([statement([], ["shouted"], ["x"])] * 500)
    assert len(verdict.refused) == verify.STATEMENTS + 1
    assert verdict.refused[-1].reason == "many"
    assert "450" in verdict.refused[-1].message


@pytest.mark.parametrize("rows", [None, 5, "x", {}, {"statements": 3}, [[[[[]]]]], float("nan"), True])
def test_what_is_no_list_of_statements_is_refused(rows: Any) -> None:
    verdict = judged(rows)
    assert not verdict.accepted
    assert {r.reason for r in verdict.refused} <= {"shape", "empty"}
    assert verdict.refused


def test_hostile_strings_take_no_time() -> None:
    text = "a " * 2000
    rows = [statement(["a"] * 8, ["a a"] * 8, ["a " * 180 + "b"] * 8)] * 60 + [statement([], ["a"], ["a"])] * 40
    began = time.process_time()
    assert not judged(rows, text).accepted
    assert time.process_time() - began < 3


def test_a_passage_is_a_stretch_of_the_article() -> None:
    start = TEXT.index("“Nobody")
    passage = verify.lay_out(TEXT, split(TEXT, "en"), Span(start, TEXT.index(" The ex-")))
    found = verify.verify(passage, ["she"], ["said"], ["“Nobody may cross it,”"])
    assert words(found) == (["she"], ["said"], ["“Nobody may cross it,”"])
    assert reason(verify.verify(passage, [], ["declined"], ["to comment"])) == "absent"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00"])
def test_empty_articles_hold_nothing(text: str) -> None:
    assert reason(proposed("a", "b", "c", text)) == "absent"


WORDS = [
    "Nora",
    "Quill",
    "she",
    "said",
    "“it",
    "fell”",
    "ex-president",
    "п’ять",
    "3.5",
    "за\u0301мок",
    "не",
    "«ні»",
    "\ud800",
]
WORDS += [
    "(the",
    "mayor)",
    "according",
    "to",
    "late,",
    "bridge.",
    "Lund",
    "сказала",
    "ми\u00adністр",
    "office",
    "isn’t",
    "—",
]
GAPS = [*[" "] * 20, "\n", "\n\n", "  ", "\u00a0", "\u2028", "\r\n", "\t", "", ". ", "\u202e"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
)
CHANGES = [*[""] * 30, " ", "x", " forged", "\u0301", "\x07", "."]
ROLES = ("source", "cue", "content")


def answered(chance: random.Random) -> tuple[str, list[Any]]:
    """A text, and statements about it: stretches of its words, some of them changed or taken from elsewhere.

    Drawn by `random` and not by hypothesis, which likes the odd values so much that hardly a statement is right.
    """
    words = [*chance.sample(WORDS, len(WORDS)), *chance.choices(WORDS, k=6)]
    text = "".join(word + chance.choice(GAPS) for word in words)

    def string(start: int) -> str:
        taken = words[start : start + chance.randint(1, 3)]
        return chance.choice([" ", " ", " ", "\n", "\u00a0", ""]).join(taken) + chance.choice(CHANGES)

    def statement() -> dict[str, list[str]]:
        at = chance.randrange(len(words) - 6)
        places = [at, at + 3, at + 6] if chance.random() < 0.9 else [at, at + 1, chance.randrange(len(words))]
        return {role: [string(p)] for role, p in zip(ROLES, chance.sample(places, 3), strict=True)}

    return text, [statement() for _ in range(chance.randint(1, 4))]


def squeezed(text: str) -> str:
    """Without any white space: what is left are the characters that say something."""
    return "".join(c for c in text if not c.isspace())


def strings(rows: Any, role: str) -> set[str]:
    """Every string that an answer gives for a role, squeezed."""
    values = [row.get(role) for row in (rows if isinstance(rows, list) else [rows]) if isinstance(row, dict)]
    return {squeezed(s) for v in values for s in (v if isinstance(v, list) else [v]) if isinstance(s, str)}


def cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def check(text: str, rows: Any, found: Attribution) -> None:
    """Whole words of the text, each a string that the answer gave for that role, and no character twice."""
    assert found.cue
    assert found.content
    assert all(a.end <= b.start for a, b in pairwise(sorted((*found.source, *found.cue, *found.content))))
    for role, spans in (("source", found.source), ("cue", found.cue), ("content", found.content)):
        assert list(spans) == sorted(spans)
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert squeezed(span.of(text)) in strings(rows, role)
            assert not cuts_a_word(text, span.start)
            assert not cuts_a_word(text, span.end)


def test_no_answer_can_add_a_word() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=1500)
    @given(st.integers(0, 1 << 32))
    def whatever_comes_back(seed: int) -> None:
        text, rows = answered(random.Random(seed))
        verdict = judged(rows, text)
        for found in verdict.accepted:
            check(text, rows, found)
        seen.update(r.reason for r in verdict.refused)
        seen["accepted"] += len(verdict.accepted)

    whatever_comes_back()
    # The answers are such that it could go wrong: many are accepted, and the refusals are of every kind.
    assert seen["accepted"] > 250, seen
    assert not {"absent", "cut", "control", "overlapping", "apart", "ambiguous", "taken"} - set(seen), seen


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS + GAPS), max_size=20).map("".join), JSON)
def test_no_json_is_a_crash(text: str, rows: Any) -> None:
    more = [rows, *({"source": rows, "cue": "said", "content": rows} for _ in range(2))]
    for verdict in (judged(rows, text), judged(more, text)):
        assert all(r.message.isprintable() for r in verdict.refused)
        for found in verdict.accepted:
            check(text, [*more, *(rows if isinstance(rows, list) else [])], found)
