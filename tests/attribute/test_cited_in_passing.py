"""Who is cited in a clause of its own, who is interviewed, and who heads a field: whose word it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attribute.marked import Mark
from tests.attribute.said import reading
from tests.attribute.test_chain import chain, entity, read

from headwater.records import Role


@pytest.mark.parametrize(
    ("language", "text", "cited", "cue", "said"),
    [
        ("ru", "Ада Винт, которую цитирует «Норд», заявила, что мост цел.", "цитирует", "заявила", "что мост цел"),
        ("uk", "Ада Винт, яку цитує «Норд», заявила, що міст цілий.", "цитує", "заявила", "що міст цілий"),
        ("be", "Ада Винт, якую цытуе «Норд», заявіла, што мост цэлы.", "цытуе", "заявіла", "што мост цэлы"),
    ],
)
@pytest.mark.parametrize("source", ["«Норд»,", "Ада Винт, {}"])
def test_who_is_cited_in_a_relative_clause_speaks_through_who_cites(
    language: str, text: str, cited: str, cue: str, said: str, source: str
) -> None:
    ada, nord = entity(text, "e1", "person", "Ада Винт"), entity(text, "e2", "organization", "Норд", outlet=True)
    marks: list[Mark] = [(source.format(text.split()[2]), cue, said), ("«Норд»", cited, said)]
    found = read(text, marks, ada, nord, language=language)
    assert {(s.source.text, *chain(s)[1:]) for s in found} == {("Ада Винт", "Норд", "Ада Винт"), ("«Норд»", "Норд")}


@pytest.mark.parametrize(
    ("language", "text", "source", "cue", "said"),
    [
        (
            "ru",
            "Мост цел, заявила министр Ада Винт, слова которой приводит «Норд».",
            "министр Ада Винт, слова которой",
            "заявила",
            "Мост цел",
        ),
        (
            "uk",
            "Міст цілий, заявила міністерка Ада Винт, слова якої наводить «Норд».",
            "міністерка Ада Винт, слова якої наводить «Норд»",
            "заявила",
            "Міст цілий",
        ),
        (
            "pl",
            "Most jest cały, powiedziała minister Ada Vint, której słowa przytacza „Nord”.",
            "minister Ada Vint, której słowa",
            "powiedziała",
            "Most jest cały",
        ),
    ],
)
def test_whose_words_an_outlet_gives_speaks_through_it(
    language: str, text: str, source: str, cue: str, said: str
) -> None:
    name, outlet = ("Ada Vint", "Nord") if language == "pl" else ("Ада Винт", "Норд")
    ada, nord = entity(text, "e1", "person", name), entity(text, "e2", "organization", outlet, outlet=True)
    (s,) = read(text, [(source, cue, said)], ada, nord, language=language)
    assert (s.source.text, chain(s)[1:]) == (source.split(",", maxsplit=1)[0], [outlet, name])


def test_a_pronoun_that_ends_a_source_is_no_part_of_it() -> None:
    text = "О забастовке объявили пилоты «Крыла», которые недовольны отпусками."
    (s,) = read(text, [("пилоты «Крыла», которые", "объявили", "О забастовке")], language="ru")
    assert s.source.text == "пилоты «Крыла»"


def test_a_day_before_the_place_is_no_part_of_who_speaks_there() -> None:
    found = reading("Порт закриють до весни, повідомили у п'ятницю в уряді країни.", "uk").statements
    assert [s.source.text for s in found] == ["уряді країни"]


def test_who_gave_an_interview_speaks_and_not_who_held_it() -> None:
    text = "Про це директор Пол Кірк заявив в інтерв'ю Harbour Post. Міст цілий."
    paul = entity(text, "e1", "person", "Пол Кірк")
    post = entity(text, "e2", "organization", "Harbour Post", outlet=True)
    (s,) = read(text, [("Harbour Post", "заявив", "Міст цілий")], paul, post, language="uk")
    assert chain(s)[1:] == ["Harbour Post", "Пол Кірк"]


def test_an_outlet_right_before_the_name_of_who_talked_to_it_was_told() -> None:
    text = "В интервью Harbour Post Винт сравнила порт с кораблем."
    vint = entity(text, "e1", "person", "Винт")
    post = entity(text, "e2", "organization", "Harbour Post", outlet=True)
    (s,) = read(text, [("Винт", "сравнила", "порт с кораблем")], vint, post, language="ru")
    assert chain(s)[1:] == ["Harbour Post", "Винт"]


def test_whose_a_talk_is_was_not_told() -> None:
    text = "Об уходе министра стало известно до обращения премьера Анны Корт."
    anna = entity(text, "e1", "person", "Анны Корт")
    (s,) = read(text, [("", "стало известно", "Об уходе министра")], anna, language="ru")
    assert s.told_to is None


@pytest.mark.parametrize(
    ("language", "title", "text", "mark"),
    [
        (
            "ru",
            "министр иностранных дел",
            "Ян Корт уехал. Глава даравийской дипломатии считает, что мир близок.",
            ("Глава даравийской дипломатии", "считает", "что мир близок"),
        ),
        (
            "uk",
            "міністр закордонних справ",
            "Ян Корт поїхав. Очільник даравійської дипломатії вважає, що мир близько.",
            ("Очільник даравійської дипломатії", "вважає", "що мир близько"),
        ),
        (
            "be",
            "міністр замежных спраў",
            "Ян Корт паехаў. Кіраўнік даравійскай дыпламатыі лічыць, што мір блізка.",
            ("Кіраўнік даравійскай дыпламатыі", "лічыць", "што мір блізка"),
        ),
        (
            "pl",
            "minister spraw zagranicznych",
            "Ян Корт wyjechał. Szef darawijskiej dyplomacji uważa, że pokój jest blisko.",
            ("Szef darawijskiej dyplomacji", "uważa", "że pokój jest blisko"),
        ),
        (
            "en",
            "foreign minister",
            "Ян Корт left. Daravia's top diplomat said peace was near.",
            ("Daravia's top diplomat", "said", "peace was near"),
        ),
    ],
)
def test_the_head_of_a_field_is_who_holds_its_office(
    language: str, title: str, text: str, mark: tuple[str, str, str]
) -> None:
    jan = replace(entity(text, "e1", "person", "Ян Корт"), roles=(Role(title),))
    (s,) = read(text, [mark], jan, language=language)
    assert chain(s)[-1] == "Ян Корт"
    sailor = replace(jan, roles=(Role("матрос"),))
    (s,) = read(text, [mark], sailor, language=language)
    assert chain(s)[-1] == mark[0]


def test_the_head_of_another_countrys_diplomacy_is_somebody_else() -> None:
    text = "Министр Германии Ян Корт был в Польше. Глава польской дипломатии считает, что мир близок."
    jan = replace(entity(text, "e1", "person", "Ян Корт"), roles=(Role("министр иностранных дел"),))
    germany, poland = entity(text, "e2", "place", "Германии"), entity(text, "e3", "place", "Польше")
    mark = ("Глава польской дипломатии", "считает", "что мир близок")
    (s,) = read(text, [mark], jan, germany, poland, language="ru")
    assert chain(s)[-1] == mark[0]
