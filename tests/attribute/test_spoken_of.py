"""Who is only spoken of, who serves whom, what is no hearer, and outlets that are named in passing."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.records import Entity, Statement


def person(id: str, name: str, text: str, gender: str | None = None) -> Entity:
    return Entity(id, "person", name, mentions=everywhere(text, name), gender=gender)  # type: ignore[arg-type]


def body(id: str, name: str, text: str, *, outlet: bool = False) -> Entity:
    return Entity(id, "organization", name, mentions=everywhere(text, name), outlet=outlet)


def chain(statement: Statement) -> list[str]:
    return [link.text for link in statement.chain]


def test_whom_a_quotation_speaks_of_is_not_who_goes_on() -> None:
    text = "“It was heard by someone who believed it,” Ada Vint wrote.\nShe said it was late."
    marks = [
        ("Ada Vint", "wrote", "“It was heard by someone who believed it,”"),
        ("someone", "believed", "it"),
        ("She", "said", "it was late"),
    ]
    *_, last = read(text, marks, entities=(person("e1", "Ada Vint", text, "f"),))
    assert (last.source.entity, chain(last)) == ("e1", ["Lodestar", "Ada Vint"])


def test_an_unnamed_speaker_of_the_report_goes_on_as_before() -> None:
    text = "A woman at the gate wrote that it rained. She said it was late."
    marks = [("A woman at the gate", "wrote", "that it rained"), ("She", "said", "it was late")]
    assert chain(read(text, marks)[1]) == ["Lodestar", "A woman at the gate"]


def test_who_listens_is_not_who_goes_on() -> None:
    text = (
        "Ivo Hale asked Karl Brandt how high it was.\n“It is high,” he told Hale, to cheers.\n"
        "“We have no choice,” he said."
    )
    hale, brandt = person("e1", "Hale", text, "m"), person("e2", "Karl Brandt", text, "m")
    marks = [
        ("Ivo Hale", "asked", "how high it was"),
        ("he", "told", "“It is high,”"),
        ("he", "said", "“We have no choice,”"),
    ]
    assert [s.source.entity for s in read(text, marks, entities=(hale, brandt))[1:]] == ["e2", "e2"]


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("His wife, longtime Anna Marek aide Ida Kos,", "e2"),
        ("Anna Marek spokeswoman Ida Kos", "e2"),
        ("Anna Marek, aide to Ida Kos,", "e1"),
    ],
)
def test_who_serves_somebody_speaks_and_not_that_one(source: str, who: str) -> None:
    text = f"{source} said that it rained."
    people = (person("e1", "Anna Marek", text), person("e2", "Ida Kos", text))
    (s,) = read(text, [(source, "said", "that it rained")], entities=people)
    assert s.source.entity == who


def test_two_people_stay_two() -> None:
    text = "Anna Marek and spokesman Ivo Kos said that it rained."
    people = (person("e1", "Anna Marek", text), person("e2", "Ivo Kos", text))
    (s,) = read(text, [("Anna Marek and spokesman Ivo Kos", "said", "that it rained")], entities=people)
    assert (s.source.kind, s.source.entity) == ("group", None)


def test_a_website_that_says_something_was_not_told_it() -> None:
    text = "The project’s website, run by Ida Kos, said it rained."
    (s,) = read(text, [("The project’s website, run by Ida Kos,", "said", "it rained")])
    assert (s.source.text, s.told_to) == ("The project’s website, run by Ida Kos,", None)


def test_a_noun_in_a_name_is_no_hearer() -> None:
    text = "Daily Tide editor Ida Kos told The Lina Bell that it rained."
    who, bell = person("e1", "Ida Kos", text), body("e2", "The Lina Bell", text, outlet=True)
    (s,) = read(text, [("Daily Tide editor Ida Kos", "told", "that it rained")], entities=(who, bell))
    assert (s.source.text, s.told_to) == ("Daily Tide editor Ida Kos", "e2")


def test_whose_letters_they_were_nobody_was_told() -> None:
    text = "Karl Vint told Marund to dig up e-mails from Marek’s time."
    people = (person("e1", "Karl Vint", text), person("e2", "Marek", text))
    (s,) = read(text, [("Karl Vint", "told", "to dig up e-mails from Marek’s time")], entities=people)
    assert s.told_to is None


@pytest.mark.parametrize(
    ("language", "text", "outlet", "cue", "content", "then"),
    [
        ("en", "They parted after the Bell revealed it. X", "the Bell", "revealed", "it", "said"),
        ("ru", "Он ушёл после того, как «Колокол» сообщил об этом. X", "«Колокол»", "сообщил", "об этом", "сказал"),
        ("pl", "Odszedł po tym, jak „Dzwon” ujawnił sprawę. X", "„Dzwon”", "ujawnił", "sprawę", "powiedział"),
    ],
)
def test_an_outlet_named_in_passing_is_not_retold(
    language: str, text: str, outlet: str, cue: str, content: str, then: str
) -> None:
    sources = {"en": "A clerk", "ru": "Один клерк", "pl": "Pewien urzędnik"}
    text = text.replace("X", f"«…» {sources[language]} {then}, …")
    paper = body("e1", outlet.strip("«»„”"), text, outlet=True)
    marks = [(outlet, cue, content), (sources[language], then, "«…»")]
    assert chain(read(text, marks, language, (paper,))[1]) == ["Lodestar", sources[language]]


def test_an_outlet_that_is_retold_goes_on() -> None:
    text = "The Bell reported that it rained. A clerk said it was late."
    paper = body("e1", "Bell", text, outlet=True)
    marks = [("The Bell", "reported", "that it rained"), ("A clerk", "said", "it was late")]
    assert chain(read(text, marks, entities=(paper,))[1]) == ["Lodestar", "Bell", "A clerk"]


@pytest.mark.parametrize(
    ("language", "text", "name", "form", "cue", "content", "who"),
    [
        ("pl", "Ivo Korc mówi, że to już. Głos zabierze Tomasz Blau. Jego zdaniem jest późno.", "Tomasz Blau",
         "Jego", "zdaniem", "jest późno", "e2"),
        ("pl", "Ivo Korc mówi, że to już. Spotka się z Tomaszem Blau. Jego zdaniem jest późno.", "Tomaszem Blau",
         "Jego", "zdaniem", "jest późno", "e1"),
        ("ru", "Ivo Korc mówi, że to już. Выступит и Антон Лунд. По его словам, уже поздно.", "Антон Лунд",
         "его", "словам", "уже поздно", "e2"),
        ("ru", "Ivo Korc mówi, że to już. Он встретится с Антоном Лундом. По его словам, уже поздно.", "Антоном Лундом",
         "его", "словам", "уже поздно", "e1"),
    ],
)  # fmt: skip
def test_who_comes_in_as_a_subject_is_meant_next(
    language: str, text: str, name: str, form: str, cue: str, content: str, who: str
) -> None:
    base = {"Tomaszem Blau": "Tomasz Blau", "Антоном Лундом": "Антон Лунд"}.get(name, name)
    people = (
        person("e1", "Ivo Korc", text, "m"),
        Entity("e2", "person", base, mentions=everywhere(text, name), gender="m"),
    )
    marks = [("Ivo Korc", "mówi", "że to już"), (form, cue, content)]
    assert read(text, marks, language, people)[1].source.entity == who


def test_a_project_of_that_name_is_an_outlet_that_goes_on() -> None:
    text = "Проект «Изба» рассказал об этом. Двое заключённых сказали, что поздно."
    named = Entity("e1", "organization", "Изба", mentions=everywhere(text, "Изба"))
    marks = [("Проект «Изба»", "рассказал", "об этом"), ("Двое заключённых", "сказали", "что поздно")]
    assert len(chain(read(text, marks, "ru", (named,))[1])) == 3
