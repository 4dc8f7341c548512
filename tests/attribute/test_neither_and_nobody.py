"""Neither of two who said it, verbs that nobody is the subject of, and what only sounds like a refusal."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read
from tests.attribute.said import found, reading

from headwater.attribute.stance import in_text
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Entity, Span, Stance


def stance(text: str, cue: str, content: str, language: str = "en") -> Stance:
    article = Article(
        "a", None, text, language, "open", CaptureRef("", ""), sentences=split(text, language), read_in=language
    )
    places = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in (cue, content)]
    return in_text(article, (places[0],), (places[1],))


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Neither Ida Kos nor the port gave a reason for the offer.", "gave a reason for", "the offer", "silent"),
        ("Neither Ida Kos nor the port said whether it would close.", "said", "whether it would close", "silent"),
        ("Neither company disclosed the price.", "disclosed", "the price", "silent"),
        ("Neither Ida Kos nor the port confirmed the report.", "confirmed", "the report", "declines"),
        ("Neither Ida Kos nor the port has confirmed the report.", "has confirmed", "the report", "declines"),
        ("Ida Kos, who confirmed the report, had met neither side.", "confirmed", "the report", "confirms"),
        ("Neither Ida Kos, who confirmed the report, nor Vint was there.", "confirmed", "the report", "confirms"),
        ("“As I see it,” she elaborated, “no one doubts it.”", "elaborated", "“no one doubts it.”", "asserts"),
        ("Ida Kos gave a reason for the offer.", "gave a reason for", "the offer", "asserts"),
        ("Neither side was there, but Ida Kos confirmed the report.", "confirmed", "the report", "confirms"),
    ],
)
def test_neither_of_two(text: str, cue: str, content: str, expected: Stance) -> None:
    assert stance(text, cue, content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("To nie do przyjęcia, że port zamknięto", "asserts"),
        ("To nie do wiary", "asserts"),
        ("To nie do nas", "declines"),
        ("To nie do mnie pytanie", "declines"),
    ],
)
def test_what_cannot_be_accepted_is_no_refusal(content: str, expected: Stance) -> None:
    assert stance(f"– {content} – mówi Ida Kos.", "mówi", content, "pl") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The port did not give a reason for the delay and Karl Vint could not be reached for comment.",
        "The port would not comment on the delay and the Harbour Board has declined to speak.",
    ],
)
def test_what_another_leaves_unsaid_is_no_part_of_it(text: str) -> None:
    assert not any(" and " in content for _, _, content in found(text))


def test_of_whom_two_a_question_asks() -> None:
    contents = [c for _, _, c in found("The port did not say whether Karl Vint and Ida Kos would leave.")]
    assert "whether Karl Vint and Ida Kos would leave" in contents


@pytest.mark.parametrize(
    ("language", "text", "first", "cue", "content"),
    [
        ("pl", "Władze liczą na ulgi, ale, jak się przewiduje, ich nie będzie.", "liczą na", "się przewiduje", "ich"),
        ("ru", "Власти рассчитывают на льготы, но, как ожидается, их нет.", "рассчитывают на", "ожидается", "их нет"),
        ("uk", "Влада розраховує на пільги, але, як очікується, їх нема.", "розраховує на", "очікується", "їх нема"),
        ("be", "Улады разлічваюць на льготы, але, як чакаецца, іх няма.", "разлічваюць на", "чакаецца", "іх няма"),
        ("lt", "Valdžia tikisi lengvatų, bet, kaip manoma, jų negaus.", "tikisi", "manoma", "jų negaus"),
    ],
)
def test_what_is_expected_nobody_said(language: str, text: str, first: str, cue: str, content: str) -> None:
    source, what = (
        text.split(maxsplit=1)[0],
        text.split(",", maxsplit=1)[0].removeprefix(f"{text.split(maxsplit=1)[0]} {first} "),
    )
    last = read(text, [(source, first, what), (None, cue, content)], language)[-1]
    assert (last.source.naming, [link.text for link in last.chain]) == ("implicit", ["Lodestar"])


@pytest.mark.parametrize(
    ("language", "text", "verb", "on"),
    [
        ("pl", "Serwis „Fala” nazywa to klęską. Opowiedzieli się za zmianą.", "Opowiedzieli się za", False),
        ("pl", "W serwisie „Fala” napisali, że to klęska. Dodali, że jest późno.", "Dodali", True),
    ],
)
def test_of_one_outlet_several_are_not_said(language: str, text: str, verb: str, on: bool) -> None:
    outlet = Entity("e1", "organization", "Fala", mentions=everywhere(text, "Fala"), outlet=True)
    first = ("Serwis „Fala”", "nazywa", "to klęską") if not on else ("serwisie „Fala”", "napisali", "że to klęska")
    rest = text[text.index(verb) + len(verb) :].strip(" .,")
    last = read(text, [first, (None, verb, rest)], language, (outlet,))[-1]
    assert (last.source.entity == "e1") == on


def test_a_full_name_is_no_half_of_another() -> None:
    text = "– To za mało – mówi prezes SPL Albert Rosti."
    people = (
        Entity("e1", "person", "Albert Rosti", mentions=everywhere(text, "Albert Rosti")),
        Entity("e2", "organization", "SPL", mentions=everywhere(text, "SPL")),
    )
    (s,) = read(text, [("prezes SPL Albert Rosti", "mówi", "To za mało")], "pl", people)
    assert (s.source.entity, s.told_to) == ("e1", None)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Neither the club nor the league would be drawn on the fee.", "the club nor the league"),
        ("Neither the ministry nor the police commented.", "the ministry nor the police"),
        ("Neither of the two firms has commented.", "the two firms"),
        ("The mayor's office wasn't answering calls on Monday.", "The mayor's office"),
    ],
)
def test_who_neither_of_them_is(text: str, source: str) -> None:
    assert [who for who, _, _ in found(text)] == [source]


def test_who_gives_no_ground_is_not_silent() -> None:
    assert found("Neither club gave ground. The clinic is not taking new patients.") == []


def test_a_ministry_that_is_only_called_so_is_no_agency_named_before() -> None:
    text = "Ada Horn, the mayor of Halmet, told KARTA on Monday that it was late.\n\nThe ministry isn't commenting."
    (quiet,) = (s for s in reading(text, "en").statements if s.stance == "declines")
    assert (quiet.source.text, quiet.source.entity) == ("The ministry", None)
