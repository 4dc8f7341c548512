"""Who is weighed as meant, and what settles it without weighing. Invented people, bodies and outlets."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.attribute.marked import Mark, article, attributions, everywhere, read

from headwater.attribute import called, candidates, referent_signs, referents, speakers
from headwater.attribute.candidates import Asked
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.attribute.referents import Meant
from headwater.attribute.statements import build
from headwater.records import Entity, Marks, Role, Source, Span


def person(id: str, name: str, text: str, gender: str, *roles: Role) -> Entity:
    return Entity(id, "person", name, mentions=everywhere(text, name), roles=roles, gender=gender)  # type: ignore[arg-type]


TEXT = "Ada Vint said the dam was safe. Ivo Brandt, her deputy, sat beside her. It would hold, she added."
MARKS = [("Ada Vint", "said", "the dam was safe"), ("she", "added", "It would hold")]
PEOPLE = (person("e1", "Ada Vint", TEXT, "f"), person("e2", "Ivo Brandt", TEXT, "m"))


def weighed(monkeypatch: pytest.MonkeyPatch, sure: float, source: Source | None) -> list[str]:
    """The forms that are weighed while TEXT is read, where the weighing says this."""
    forms: list[str] = []

    def meant(drafts: list[Draft], at: int, form: str, page: Page) -> Meant:
        forms.append(form)
        return Meant(source, sure)

    monkeypatch.setattr(referents, "meant", meant)
    return forms


def test_she_is_the_woman_though_a_man_was_named_since() -> None:
    assert [s.source.entity for s in read(TEXT, MARKS, entities=PEOPLE)] == ["e1", "e1"]


def test_what_is_weighed_and_sure_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    brandt = Source((Span(32, 42),), "Ivo Brandt", "e2", "person", "named")
    forms = weighed(monkeypatch, speakers.SURE, brandt)
    assert read(TEXT, MARKS, entities=PEOPLE)[1].source.entity == "e2"
    assert forms == ["she"]


def test_in_doubt_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    brandt = Source((Span(32, 42),), "Ivo Brandt", "e2", "person", "named")
    weighed(monkeypatch, speakers.SURE - 0.01, brandt)
    assert read(TEXT, MARKS, entities=PEOPLE)[1].source.entity == "e1"


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Ада Винт приехала. Свой собеседник сказал, что поздно.", ("Свой собеседник", "сказал", "что поздно")),
        ("en", "Ada Vint came. We saw it, I said.", ("I", "said", "We saw it")),
        ("en", "Ada Vint came. Ada Vint said it was late.", ("Ada Vint", "said", "it was late")),
        ("pl", "Ada Vint przyszła. Uważa się, że jest późno.", (None, "Uważa się", "że jest późno")),
    ],
)
def test_a_name_i_nobody_and_somebody_new_are_not_weighed(
    language: str, text: str, mark: tuple[str | None, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = weighed(monkeypatch, 1.0, None)
    (one,) = read(text, [mark], language, (person("e1", "Ada Vint", text, "f"),))
    assert forms == []
    assert (one.source.entity == "e1") == (mark[0] == "Ada Vint")


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("the dam director", called.WHOLLY),
        ("the retired director", called.BY_HEAD),
        ("the dam", called.BESIDE),
        ("the baker", called.NOT),
    ],
)
def test_how_well_somebody_is_called_so(words: str, how: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Ada Vint said so. It was late, {words} said."
    vint = person("e1", "Ada Vint", text, "f", Role("director", "Sellick Dam"))
    found: list[int] = []
    plain = candidates.pool

    def pool(drafts: list[Draft], asked: Asked, page: Page) -> list[candidates.Candidate]:
        out = plain(drafts, asked, page)
        found.extend(candidates.called_so(asked, c, page) for c in out)
        return out

    monkeypatch.setattr(candidates, "pool", pool)
    read(text, [("Ada Vint", "said", "so"), (words, "said", "It was late")], entities=(vint,))
    assert found == [how]


def test_the_shares_of_all_that_may_be_meant_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """`sure` is a share: with no weights all are as likely, those before and nobody."""
    monkeypatch.setattr(referents, "weights", dict)
    found: list[tuple[float, int]] = []
    plain = referents.meant

    def meant(drafts: list[Draft], at: int, form: str, page: Page) -> Meant:
        out = plain(drafts, at, form, page)
        asked = candidates.asked(drafts, at, form, page)
        found.append((out.sure, len(candidates.pool(drafts, asked, page))))
        return out

    monkeypatch.setattr(referents, "meant", meant)
    read(TEXT, MARKS, entities=PEOPLE)
    ((sure, many),) = found
    assert many == 2
    assert sure == pytest.approx(1 / 3)


def test_each_weight_is_of_a_sign_that_can_hold() -> None:
    """A sign that was renamed would leave its weight behind, and nobody would notice."""
    forms = {"he", "she", "they", "it", "left", "person", "body", "group", "outlet", "*"}
    of = referents.weights()
    assert len(of) > 500
    assert {sign.split(":")[0] for sign in of} - {"bias", "none"} == forms
    source = Path(referent_signs.__file__).read_text(encoding="utf-8")
    words = {
        sign.removeprefix(f"{sign.split(':')[0]}:").removeprefix("none:").split(":")[0].split("|")[0] for sign in of
    }
    known = {"bias", "none", "person", "body", "outlet", "group", "document", "quiet", "answers", "says", "None"}
    known |= {"he", "she", "they", "any", "departments", "commercial"}
    assert [word for word in sorted(words - known) if f'"{word}' not in source] == []


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        (
            "pl",
            "Jan Rud powiedział, że spokojnie. Ustaliliśmy, że most jest pęknięty.",
            (None, "Ustaliliśmy", "że most jest pęknięty"),
        ),
        ("lt", "Ona Lund sakė, kad ramu. Sužinojome, kad tiltas įskilo.", (None, "Sužinojome", "kad tiltas įskilo")),
    ],
)
def test_what_the_printing_outlet_found_is_nobody_elses(language: str, text: str, mark: Mark) -> None:
    """Not even where the text does not name the outlet, so that nobody can be given for it."""
    name, cue = ("Jan Rud", "powiedział") if language == "pl" else ("Ona Lund", "sakė")
    people = (person("e1", name, text, "m" if language == "pl" else "f"),)
    first = (name, cue, "że spokojnie" if language == "pl" else "kad ramu")
    marks = Marks(attributions(text, [first, mark]))
    _, ours = build(article(text, language), marks, people, ())
    assert ours.source.entity != "e1"
    assert name not in [link.text for link in ours.chain]


@pytest.mark.parametrize(
    ("language", "text", "first", "said", "second", "added"),
    [
        ("uk", "Один із них сказав, що міст стоїть. Другий додав, що він тріснув.", "Один із них", "сказав", "Другий", "додав"),
        ("ru", "Один из них сказал, что мост стоит. Другой добавил, что он треснул.", "Один из них", "сказал", "Другой", "добавил"),
        ("pl", "Jeden z nich mówi, że most stoi. Drugi dodał, że pękł.", "Jeden z nich", "mówi", "Drugi", "dodał"),
        ("be", "Адзін зь іх сказаў, што мост стаіць. Другі дадаў, што ён трэснуў.", "Адзін зь іх", "сказаў", "Другі", "дадаў"),
    ],
)  # fmt: skip
def test_the_second_is_not_the_one_who_spoke(
    language: str, text: str, first: str, said: str, second: str, added: str
) -> None:
    contents = [part.split(", ", 1)[1].rstrip(".") for part in text.split(". ")]
    marks = [(first, said, contents[0]), (second, added, contents[1])]
    assert [link.text for link in read(text, marks, language=language)[1].chain[1:]] == [second]


@pytest.mark.parametrize(
    ("language", "text", "name", "title", "noun", "cues", "same"),
    [
        ("ru", "Министр Иван Лоза сказал, что мост стоит. Водитель добавил, что он треснул.", "Иван Лоза", "министр", "Водитель", ("сказал", "добавил"), False),
        ("pl", "Minister Jan Loza mówi, że most stoi. Kierowca dodał, że pękł.", "Jan Loza", "minister", "Kierowca", ("mówi", "dodał"), False),
        ("uk", "Капітан Іван Лоза сказав, що міст стоїть. Майор додав, що він тріснув.", "Іван Лоза", "капітан", "Майор", ("сказав", "додав"), True),
    ],
)  # fmt: skip
def test_a_trade_is_not_of_who_came_in_by_another(
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    text: str,
    name: str,
    title: str,
    noun: str,
    cues: tuple[str, str],
    same: bool,
) -> None:
    weighed(monkeypatch, 0.0, None)  # in doubt the rules decide
    contents = [part.split(", ", 1)[1].rstrip(".") for part in text.split(". ")]
    who = person("e1", name, text, "m", Role(title, None, Span(0, len(title))))
    first = f"{text.split(' ', maxsplit=1)[0]} {name}"
    marks = [(first, cues[0], contents[0]), (noun, cues[1], contents[1])]
    found = read(text, marks, language=language, entities=(who,))[1]
    assert [link.text for link in found.chain[1:]] == [name if same else noun]


def test_the_unnamed_one_comes_back_by_the_same_noun() -> None:
    text = (
        "A former mechanic told us that the pier was rotten. Quay Line denied it.\n"
        "The mechanic, who worked there until May, said that he had warned them."
    )
    marks = [
        ("A former mechanic", "told", "that the pier was rotten"),
        ("Quay Line", "denied", "it"),
        ("The mechanic, who worked there until May,", "said", "that he had warned them"),
    ]
    assert [link.text for link in read(text, marks)[2].chain[1:]] == ["A former mechanic"]
