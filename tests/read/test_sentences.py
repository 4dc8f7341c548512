"""Sentences: abbreviations, initials, quotations, paragraphs; every stretch covered, offsets exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import sentences

WHOLE = {
    "en": [
        "Mr. Vale met Gen. Ivo A. Petran in the U.S. Senate on Monday.",
        "Prices rose 3.5 percent, see www.example.org for more.",
        "J. K. Marlow wrote it.",
        "He called it “a disgrace. A shame” and left.",
        "“Is it over?” he asked.",
        "It was… complicated, she said.",
        "No. 5 won the race against Apex Inc. of Selby.",
        "“Enough!” – said the mayor.",
    ],
    "ru": [
        "В 2020 г. в Минске, на ул. Садовой, д. 5, прошёл сход.",
        "Об этом сообщил И. И. Иванов, т.е. сам директор.",
        "В 1999 г. Орская область опустела.",
    ],
    "be": ["Пра гэта паведаміў праф. А. Б. Каваль з вул. Садовай.", "«Мы прыйшлі!» — сказаў ён."],
    "uk": ["Про це повідомив проф. О. М. Коваль на вул. Садовій."],
    "pl": ["Prof. Jan Kowal mieszka przy ul. św. Anny 5.", "Mówił o tym m.in. gen. A. Nowak."],
    "lt": [
        "2025 m. vasario 15 d. įvyko mitingas.",
        "Nuo sausio 1 d. Vilniuje galioja nauja tvarka.",
        "2024 m. Seimas priėmė įstatymą.",
        "Kaip rašoma projekte, sausio 12 d. Tarvijos valdžia uždarė perėją.",
        "Pvz. prof. A. Žukas nedalyvavo.",
    ],
}
SEVERAL = {
    "en": [
        "“We prefer quiet,” she told him. | “All is in the archive.” | He left.",
        "They met in the U.S. | The talks took five hours.",
        "Well… | Maybe.",
        "He said: “I came.” | “And then?” | Nobody answered!",
    ],
    "ru": [
        "Он родился в 1985 г. | Окончил вуз.",
        "Это было в 1999 г. | Потом он уехал.",
        "Собрали 5 млн руб. | Все ушли.",
    ],
    "be": ["Гэта было ў 1999 г. | Пасля ён з'ехаў."],
    "pl": ["Powiedział o tym w 2020 r. | W Warszawie pada."],
    "lt": [
        "Jis grįžo namo. | Ji liko Vilniuje.",
        "Tai įvyko pirmadienį, sausio 12 d. | Valdžia tyli.",
        "Sprogimas įvyko Kaune, sausio 12 d. | Policija tyli.",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in WHOLE.items() for text in texts])
def test_one_sentence_stays_one(code: str, text: str) -> None:
    assert [s.of(text) for s in sentences.split(text, code)] == [text]


@pytest.mark.parametrize(("code", "parts"), [(code, text) for code, texts in SEVERAL.items() for text in texts])
def test_several_are_told_apart(code: str, parts: str) -> None:
    expected = parts.split(" | ")
    text = " ".join(expected)
    assert [s.of(text) for s in sentences.split(text, code)] == expected


def test_each_line_of_copied_text_is_a_paragraph() -> None:
    text = "Harbour strike goes on\n\nDockers voted\nto go on."
    assert [s.of(text) for s in sentences.split(text, "en")] == ["Harbour strike goes on", "Dockers voted", "to go on."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The dockers of Port Selby voted on Thursday to continue their\n"
        "strike, which has closed the harbour for three weeks. The port\n"
        "authority declined to comment, and the ministry said that it would\n"
        "wait for the outcome of the talks before it took any measures of\n"
        "its own.\n\nA second paragraph."
    )
    found = [s.of(text) for s in sentences.split(text, "en")]
    assert len(found) == 3
    assert found[0].endswith("closed the harbour for three weeks.")
    assert found[2] == "A second paragraph."


def test_a_list_of_lines_alike_in_length_is_not_wrapped_text() -> None:
    text = "\n".join(["Mayor opens the new bridge", "Ferry fares rise in summer", "Storm closes the airport"] * 3)
    assert len(sentences.split(text, "en")) == 9


@given(st.text(alphabet="ab AB.!?…“”«»\"'()\n 1,é—Ўў", max_size=300), st.sampled_from(["en", "be", None]))
def test_everything_that_is_not_blank_is_covered_once_and_in_order(text: str, code: str | None) -> None:
    spans = sentences.split(text, code)
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(covered)
    assert all(not span.of(text)[0].isspace() and not span.of(text)[-1].isspace() for span in spans)
