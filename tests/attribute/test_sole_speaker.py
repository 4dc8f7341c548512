"""Offices by which a report calls the only person who speaks in it, and those that are somebody else's. All invented."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading

from headwater.attribute import sole
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.records import Source


def last(text: str, language: str) -> str:
    return reading(text, language).statements[-1].chain[-1].text


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "pl",
            "Zych powiedział, że most stoi. „Będzie stał” – mówił Zych. „To pewne” – dodał wiceszef resortu.",
            "Zych",
        ),
        (
            "uk",
            "Іван Кріт заявив, що міст стоїть. «Він стоятиме», — сказав Кріт. «Це певно», — додав виконавчий директор.",
            "Іван Кріт",
        ),
        (
            "ru",
            "Иван Крот заявил, что мост стоит. «Он будет стоять», — сказал Крот. «Это верно», — добавил глава ведомства.",
            "Иван Крот",
        ),
        ("pl", "Zych powiedział, że most stoi. Zych mówił o porcie. Były szef dyplomacji odparł, że to pewne.", "Zych"),
    ],
)
def test_an_office_is_the_only_speakers(language: str, text: str, speaker: str) -> None:
    assert last(text, language) == speaker


SAID = "Adam Zych powiedział, że most stoi.\n\nZych mówił też o porcie.\n\n"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (SAID, "Prezydent zapowiedział, że go odwiedzi."),  # the head of a country is known without a name
        (SAID, "Szef niemieckiego resortu oznajmił, że to pewne."),
        (SAID, "Jego wiceszef dodał, że to pewne."),
        (SAID, "Inny dyrektor dodał, że to pewne."),
        (SAID + "Jan Kret mówił, że pada.\n\n", "„To pewne” – dodał wiceszef resortu zdrowia."),  # two have spoken
        (SAID + "Do Rawy przyjechał Jan Kret.\n\n", "„To pewne” – dodał wiceszef resortu zdrowia."),
        # The text has said what he is.
        (SAID.replace("Adam", "Burmistrz Adam", 1), "„To pewne” – dodał prezes szpitala."),
    ],
)
def test_an_office_may_be_somebody_elses(before: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Source | None] = []
    rule = sole.speaker

    def spy(draft: Draft, earlier: list[Draft], page: Page) -> Source | None:
        answers.append(rule(draft, earlier, page))
        return answers[-1]

    monkeypatch.setattr(sole, "speaker", spy)
    last(before + "„To pewne” – dodał wiceszef resortu.", "pl")
    known = answers[-1] if before == SAID else None
    last(before + said, "pl")
    assert answers[-1] is None
    assert before != SAID or known is not None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oto Brint spoke of the mill. Brint said it was shut. “Pell will come,” he said.", "Oto Brint"),
        ("Oto Brint spoke of Colin Pell. Brint said Pell was late. He said that Pell would come.", "Oto Brint"),
    ],
)
def test_who_is_spoken_of_by_name_is_not_the_one_who_speaks(text: str, speaker: str) -> None:
    assert last(text, "en") == speaker


def test_he_in_a_quotation_is_not_the_one_who_is_quoted() -> None:
    text = "Oto Brint spoke of Colin Pell. “Pell was late, and he said that he had slept,” Brint said."
    found = [s.chain[-1].text for s in reading(text, "en").statements if s.within]
    assert found == ["Colin Pell"]


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        (
            "ru",
            "Директор завода Иван Крот заявил, что завод закроют. «Денег нет», — добавил он. "
            "«Деньги есть», — сказал председатель профсоюза.",
            "председатель профсоюза",
        ),
        (
            "uk",
            "Директор заводу Іван Крот заявив, що завод закриють. «Грошей немає», — додав він. "
            "«Гроші є», — сказав голова профспілки.",
            "голова профспілки",
        ),
        (
            "be",
            "Дырэктар завода Іван Крот заявіў, што завод зачыняць. «Грошай няма», — дадаў ён. "
            "«Грошы ёсць», — сказаў старшыня прафсаюза.",
            "старшыня прафсаюза",
        ),
        (
            "pl",
            "Dyrektor portu Jan Rud powiedział, że port zniknie. „Nie ma pieniędzy” – dodał. "
            "„Pieniądze są” – powiedział przewodniczący związku.",
            "przewodniczący związku",
        ),
        (
            "lt",
            "Uosto direktorius Jonas Rudys pareiškė, kad uostas bus uždarytas. „Pinigų nėra“, – pridūrė jis. "
            "„Pinigų yra“, – sakė profsąjungos pirmininkas.",
            "profsąjungos pirmininkas",
        ),
        (
            "pl",
            "„Przegraliśmy” – powiedział Jan Rud. „Sędzia się mylił” – dodał. "
            "„Bramkarz jest chory” – poinformował prezes klubu.",
            "prezes klubu",
        ),
        (
            "pl",
            "„Przegraliśmy” – powiedział Jan Rud. „Sędzia się mylił” – dodał. "
            "Dyrektor szkoły powiedział, że dzieci są bezpieczne.",
            "Dyrektor szkoły",
        ),
        (
            "ru",
            "«Воды нет», — сказал житель Иван Крот. «Света тоже», — добавил он. «Вода есть», — заявил глава города.",
            "глава города",
        ),
    ],
)
def test_the_head_of_something_else_is_somebody_else(language: str, text: str, office: str) -> None:
    assert last(text, language) == office


def test_the_head_of_what_the_speaker_heads_is_the_speaker() -> None:
    text = "Dyrektor portu Jan Rud powiedział, że port zniknie. „Nie ma pieniędzy” – dodał. "
    assert last(text + "„Nie będzie” – powiedział szef portu.", "pl") == "Jan Rud"
