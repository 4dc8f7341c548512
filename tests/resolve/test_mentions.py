"""Pronouns and nouns that stand for somebody named before, and those that are left alone."""

from __future__ import annotations

import pytest

from headwater.attribute.rules import names
from headwater.read import sentences
from headwater.records import Article, Attribution, CaptureRef, Entity, Marks, Outlet, Span
from headwater.resolve.entities import find


def meant(text: str, language: str = "en", outlet: str = "Lodestar") -> dict[str, list[str]]:
    """Name of each entity -> its mentions that are no names."""
    article = Article(
        "a",
        None,
        text,
        language,
        "open",
        CaptureRef("0", ""),
        outlet=Outlet(outlet),
        sentences=tuple(sentences.split(text, language)),
        read_in=language,
    )
    found = find(article, Marks(names=names.find(article)))
    return {e.name: [m for m in _mentions(text, e) if m not in {s.text for s in e.spellings}] for e in found}


def _mentions(text: str, entity: Entity) -> list[str]:
    return [span.of(text) for span in entity.mentions]


def test_he_is_the_subject_before() -> None:
    found = meant("Boris Orlik met Pavel Kuzma on Monday. He thanked him.")
    assert found["Boris Orlik"][0] == "He"


def test_she_is_not_he() -> None:
    found = meant("Boris Orlik praised Anna Sidorenko. She smiled, and he left.")
    assert found["Anna Sidorenko"] == ["She"]
    assert found["Boris Orlik"] == ["he"]


def test_an_unnamed_woman_takes_the_pronoun() -> None:
    found = meant("Anna Sidorenko left. Orlik’s spokeswoman declined to comment. “Not today,” she told reporters.")
    assert found["Anna Sidorenko"] == []


def test_a_pronoun_does_not_reach_far() -> None:
    text = "Anna Sidorenko left. It rained all day. The river rose. The bridges were closed. She smiled."
    assert meant(text)["Anna Sidorenko"] == []


def test_two_who_fit_alike_leave_it_alone() -> None:
    found = meant("A letter from Boris Orlik to Pavel Kuzma was found. His house was empty.")
    assert found["Boris Orlik"] == found["Pavel Kuzma"] == []


def test_the_daily_and_the_article_are_the_outlet_cited() -> None:
    text = "The talks failed, The Washington Post reports. According to the daily, nobody spoke. The article said more."
    assert meant(text)["The Washington Post"] == ["the daily", "The article"]


def test_an_agency_is_no_daily() -> None:
    text = "The Washington Post asked first. Reuters asked next. The agency got no answer."
    found = meant(text)
    assert found["Reuters"] == ["The agency"]
    assert found["The Washington Post"] == []


def test_a_nationality_that_does_not_fit_is_refused() -> None:
    found = meant("Reuters asked. Der Spiegel asked. The German magazine got no answer. The Polish agency did.")
    assert found["Der Spiegel"] == ["The German magazine"]
    assert found["Reuters"] == []


def test_a_report_counts_only_where_it_speaks() -> None:
    found = meant("It was in The Washington Post. The report said so. He read the report twice.")
    assert found["The Washington Post"] == ["The report"]


def test_it_is_the_article_spoken_of() -> None:
    found = meant("The Washington Post was first. It reported a quarrel. It rained.")
    assert found["The Washington Post"] == ["It"]


def test_titles_of_before_stand_for_their_bearer() -> None:
    text = "Foreign Minister Anna Sidorenko met Ambassador Boris Orlik. The minister was glad. The diplomat was not."
    found = meant(text)
    assert "The minister" in found["Anna Sidorenko"]
    assert "The diplomat" in found["Boris Orlik"]


def test_the_leader_of_somebody_else_is_somebody_else() -> None:
    found = meant("President Boris Orlik spoke. The president of the club was absent.")
    assert found["Boris Orlik"] == []


def test_the_ministry_is_the_one_named() -> None:
    found = meant("The Polish Foreign Ministry called. The ministry declined to say why.")
    assert found["Polish Foreign Ministry"] == ["The ministry"]


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        (
            "ru",
            "Министр обороны Виктор Ракитин прибыл. Он молчал. По словам министра, всё решено.",
            "Виктор Ракитин",
            ["Он", "министра"],
        ),
        ("ru", "Об этом пишет «Коммерсантъ». Издание сообщает о споре.", "Kommersant", ["Издание"]),
        ("be", "Віктар Ракіцкі прыбыў у Менск. Ён маўчаў.", "Віктар Ракіцкі", ["Ён"]),
        ("uk", "Речниця Рута Янкаускене прибула. Вона мовчала.", "Рута Янкаускене", ["Вона"]),
        ("pl", "Anna Nowak przybyła. Jej samochód czekał.", "Anna Nowak", ["Jej"]),
        ("lt", "Rūta Jankauskienė atvyko. Ji tylėjo.", "Rūta Jankauskienė", ["Ji"]),
    ],
)
def test_in_every_language(language: str, text: str, name: str, words: list[str]) -> None:
    assert meant(text, language)[name] == words


# Next of kin, people without a name, and who speaks of whom.


@pytest.mark.parametrize(
    "text",
    [
        "Toby Rask, Ivo Orl's daughter, blamed Karl Vint. She left.",
        "Toby Rask, the eldest daughter of the late mayor, blamed Karl Vint. She left.",
        "The mayor's wife Toby Rask blamed Karl Vint. She left.",
    ],
)
def test_next_of_kin_tell_whether_it_is_a_woman(text: str) -> None:
    assert meant(text)["Toby Rask"] == ["She"]


@pytest.mark.parametrize(
    "text",
    [
        "Toby Rask, who never met his daughter, blamed the port. He left.",
        "Toby Rask, the mayor's wife and two guards were there. He left.",
    ],
)
def test_whose_kin_somebody_is_not_says_nothing(text: str) -> None:
    assert meant(text)["Toby Rask"][-1] == "He"


def test_whose_husband_it_is_is_no_man() -> None:
    text = "Toby Rask, whose husband, Ivo Orl, died in May, spoke on Monday. She left."
    assert meant(text)["Toby Rask"] == ["She"]


@pytest.mark.parametrize(
    ("language", "text", "name", "word"),
    [
        ("ru", "Тоби Раск, дочь мэра, обвинила порт. Она уехала.", "Тоби Раск", "Она"),
        ("uk", "Тобі Раск, дочка мера, звинуватила порт. Вона поїхала.", "Тобі Раск", "Вона"),
        ("pl", "Toby Rask, córka burmistrza, oskarżyła port. Ona wyjechała.", "Toby Rask", "Ona"),
    ],
)
def test_next_of_kin_in_other_languages(language: str, text: str, name: str, word: str) -> None:
    assert word in meant(text, language)[name]


def test_he_behind_someone_is_them() -> None:
    found = meant("Boris Orlik met someone who said he would strike. A man told Orlik that he was late.")
    assert found["Boris Orlik"] == []


def test_of_oneself_one_does_not_say_he() -> None:
    text = "Pavel Orlik added about Ivan Vint: “He feels sorry.”"
    article = Article(
        "a", None, text, "en", "open", CaptureRef("0", ""), sentences=tuple(sentences.split(text, "en")), read_in="en"
    )
    source, content = Span(0, len("Pavel Orlik")), Span(text.index("“"), len(text))
    marks = Marks((Attribution((source,), (Span(12, 17),), (content,)),), names=names.find(article))
    he = Span(text.index("He"), text.index("He") + 2)
    assert [e.name for e in find(article, marks) if he in e.mentions] == ["Ivan Vint"]
