"""Who says what in English sentences: where source, cue and content begin and end."""

from __future__ import annotations

import pytest
from tests.attribute.said import found

QUOTED = [
    ("“The bridge is safe,” Nora Quill said.", ("Nora Quill", "said", "“The bridge is safe,”")),
    ("“The bridge is safe,” said Nora Quill.", ("Nora Quill", "said", "“The bridge is safe,”")),
    ('"The bridge is safe," she said.', ("she", "said", '"The bridge is safe,"')),
    ("''The bridge is safe,'' she added.", ("she", "added", "''The bridge is safe,''")),
    ("“Is it safe?” he asked.", ("he", "asked", "“Is it safe?”")),
    (
        "“The bridge,” the mayor said, “is safe.”",
        ("the mayor", "said", "“The bridge,” | “is safe.”"),
    ),
    (
        "“The bridge is safe,” the mayor said. “We checked it twice.”",
        ("the mayor", "said", "“The bridge is safe,” | “We checked it twice.”"),
    ),
    ("The mayor said: “We checked it twice.”", ("The mayor", "said:", "“We checked it twice.”")),
    (
        "“It is safe,” said Nora Quill, an engineer at the port, on Tuesday.",
        ("Nora Quill, an engineer at the port,", "said", "“It is safe,”"),
    ),
    (
        "“It is safe,” Nora Quill, an engineer at the port, said.",
        ("Nora Quill, an engineer at the port,", "said", "“It is safe,”"),
    ),
]

REPORTED = [
    ("The ministry said that taxes would fall.", ("The ministry", "said", "that taxes would fall")),
    ("The ministry said taxes would fall.", ("The ministry", "said", "taxes would fall")),
    ("Taxes would fall, the ministry said.", ("the ministry", "said", "Taxes would fall")),
    ("Taxes, the ministry said, would fall.", ("the ministry", "said", "Taxes | would fall")),
    ("Taxes would fall, according to two officials.", ("two officials", "according to", "Taxes would fall")),
    ("According to the ministry, taxes would fall.", ("the ministry", "According to", "taxes would fall")),
    ("As the ministry noted, taxes had fallen.", ("the ministry", "noted", "taxes had fallen")),
    ("The minister told reporters that taxes would fall.", ("The minister", "told", "that taxes would fall")),
    ("He has repeatedly denied that he took money.", ("He", "has repeatedly denied", "that he took money")),
    ("The poll showed that voters were angry.", ("The poll", "showed", "that voters were angry")),
    ("She promised to rebuild the harbour.", ("She", "promised", "to rebuild the harbour")),
    ("The senator criticized the new law.", ("The senator", "criticized", "the new law")),
    ("The union called for a strike.", ("The union", "called for", "a strike")),
    ("The spokesman declined to comment on the deal.", ("The spokesman", "declined", "to comment on the deal")),
    ("The company did not respond to questions.", ("The company", "did not respond to", "questions")),
    ("The envoy thanked the host for the talks.", ("The envoy", "thanked", "the host for the talks")),
    ("She is concerned about the river.", ("She", "is concerned about", "the river")),
    ("The envoy expressed concern about the river.", ("The envoy", "expressed concern about", "the river")),
    ("The plan is expected to fail.", ("", "is expected", "The plan | to fail")),
    ("There have been no official reports on the visit.", ("", "no official reports on", "the visit")),
]

OTHERS = [
    ("The report states that costs rose.", ("The report", "states", "that costs rose")),
    ("He left the city, saying that he was tired.", ("He", "saying", "that he was tired")),
    ("The deal drew criticism. Her support for the deal is known.", ("Her", "support for", "the deal")),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED + REPORTED + OTHERS)
def test_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The river rose by two metres overnight.",
        "Both states lie on the northern coast.",
        "The claims office opens at nine.",
        "Reports of the fire filled the front pages.",
        "Fares rose for several reasons: The ferry was old.",
        "The strike threatens the harvest.",
        "The park boasts some of the oldest trees.",
    ],
)
def test_no_source_in_plain_narration(text: str) -> None:
    assert found(text) == []


def test_two_cues_of_one_subject() -> None:
    said = found("Nora Quill said the bridge was safe and denied that money was missing.")
    assert ("Nora Quill", "said", "the bridge was safe") in said
    assert ("Nora Quill", "denied", "that money was missing") in said


def test_a_clause_after_a_comma_is_not_said() -> None:
    assert found("The mayor said the bridge was safe, but the river rose.")[0][2] == "the bridge was safe"


def test_the_inner_statement_stands_beside_the_outer_one() -> None:
    said = found("She told them that the deal is near, according to people in the room.")
    assert ("She", "told", "that the deal is near") in said
    assert ("people in the room", "according to", "She told them that the deal is near") in said


def test_speech_within_a_quotation_is_found_too() -> None:
    said = found("“The minister told me that the bridge was safe,” she said.")
    assert ("The minister", "told", "that the bridge was safe") in said


def test_a_quotation_over_two_paragraphs() -> None:
    text = "“The bridge is safe,” the mayor said. “We checked it.\n\n“Nobody has to worry.”"
    assert found(text)[0][2].startswith("“The bridge is safe,” | “We checked it.")
