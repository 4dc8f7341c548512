"""Entities: one for each person, body, outlet and place, under every mention, in six languages."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import whole

from headwater import lexicon
from headwater.attribute.rules import names
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Dated, Entity, Marks, Name, Outlet, Span
from headwater.resolve.entities import find


def article(text: str, language: str = "en", outlet: str | None = None, published: str | None = None) -> Article:
    return Article(
        "a",
        None,
        text,
        language,
        "open",
        CaptureRef("0", ""),
        outlet=Outlet(outlet) if outlet else None,
        published=Dated(published, "given") if published else None,
        sentences=tuple(sentences.split(text, language)),
        read_in=language,
    )


def entities(text: str, language: str = "en", outlet: str | None = None, published: str | None = None) -> list[Entity]:
    a = article(text, language, outlet, published)
    return list(find(a, Marks(names=names.find(a))))


def named(found: list[Entity], name: str) -> Entity:
    return next(e for e in found if name in {e.name, *(s.text for s in e.spellings)})


def mentions(text: str, entity: Entity) -> list[str]:
    return [span.of(text) for span in entity.mentions]


def test_ids_follow_the_first_mention_and_the_printer_comes_first_where_unnamed() -> None:
    found = entities("Anna Sidorenko met Boris Orlik in Riga.", outlet="The Lantern Post")
    assert [(e.id, e.name) for e in found] == [
        ("e1", "The Lantern Post"),
        ("e2", "Anna Sidorenko"),
        ("e3", "Boris Orlik"),
        ("e4", "Riga"),
    ]
    assert found[0].outlet
    assert found[0].mentions == ()


def test_the_printer_named_in_the_text_keeps_the_name_of_the_article() -> None:
    text = "RIGA, May 3 (Reuters) - Anna Sidorenko told Reuters that it rained."
    found = entities(text, outlet="Рейтер")
    printer = named(found, "Рейтер")
    assert printer.outlet
    assert mentions(text, printer) == ["Reuters", "Reuters"]


def test_short_forms_and_possessives_are_the_same_person() -> None:
    text = "Anna Sidorenko spoke. Mrs. Sidorenko left. Sidorenko’s lawyer stayed, and Anna was glad."
    person = named(entities(text), "Anna Sidorenko")
    assert mentions(text, person) == ["Anna Sidorenko", "Sidorenko", "Sidorenko", "Anna"]
    assert person.gender == "f"


def test_namesakes_stay_apart() -> None:
    text = "Anna Sidorenko met Boris Sidorenko. Mr. Sidorenko left; Mrs. Sidorenko stayed."
    found = entities(text)
    assert mentions(text, named(found, "Boris Sidorenko")) == ["Boris Sidorenko", "Sidorenko"]
    assert mentions(text, named(found, "Anna Sidorenko")) == ["Anna Sidorenko", "Sidorenko"]


@pytest.mark.parametrize(
    ("language", "text", "name", "count"),
    [
        ("ru", "Виктор Ракитин прибыл. Встречу с Ракитиным отменили, Ракитину сообщили.", "Виктор Ракитин", 3),
        ("be", "Віктар Ракіцкі прыбыў. Сустрэчу з Ракіцкім адмянілі, Ракіцкаму паведамілі.", "Віктар Ракіцкі", 3),
        ("be", "Viktar Rakicki prybyŭ. Sustreču z Rakickim admianili, skazaŭ Rakicki.", "Viktar Rakicki", 3),
        ("uk", "Віктор Ракитенко прибув. Зустріч із Ракитенком скасували, Ракитенку сказали.", "Віктор Ракитенко", 3),
        ("pl", "Jan Rakowski przybył. Spotkanie z Rakowskim odwołano, Rakowskiemu powiedziano.", "Jan Rakowski", 3),
        (
            "lt",
            "Viktoras Petrauskas atvyko. Petrausko laukė žurnalistai, Petrauskui pranešta.",
            "Viktoras Petrauskas",
            3,
        ),
    ],
)
def test_inflected_forms_join(language: str, text: str, name: str, count: int) -> None:
    assert len(named(entities(text, language), name).mentions) == count


def test_a_form_that_only_a_woman_bears_is_not_a_mans() -> None:
    text = "Виктор Ракитин прибыл в Ригу. Позже сообщили о Ракитиной, заявил врач. О Ракитиной знали."
    found = entities(text, "ru")
    assert mentions(text, named(found, "Виктор Ракитин")) == ["Виктор Ракитин"]


def test_the_base_form_is_shown() -> None:
    text = "О Викторе Ракитине говорили давно. Виктор Ракитин молчал."
    assert named(entities(text, "ru"), "Виктор Ракитин").name == "Виктор Ракитин"


def test_acronyms_in_brackets_tie() -> None:
    text = "The Committee for Fair Rivers (CFR) met. The CFR said no."
    body = named(entities(text), "CFR")
    assert mentions(text, body) == ["Committee for Fair Rivers", "CFR", "CFR"]


def test_an_acronym_of_another_body_is_not_taken_for_it() -> None:
    text = "The Institute for River Studies (IRS) met. The IRS said no."
    body = named(entities(text), "IRS")
    assert not body.official
    assert len(body.mentions) == 3


def test_state_bodies_and_their_countries() -> None:
    text = "The Polish Foreign Ministry met the Lithuanian Foreign Ministry. The White House was silent."
    found = entities(text)
    assert [e.name for e in found if e.official] == [
        "Polish Foreign Ministry",
        "Lithuanian Foreign Ministry",
        "White House",
    ]


def test_places_are_named_in_the_language_of_the_text() -> None:
    text = "Встреча в Варшаве. Из Варшавы уехали."
    place = named(entities(text, "ru"), "Варшава")
    assert (place.kind, len(place.mentions)) == ("place", 2)


def test_spellings_keep_what_was_printed() -> None:
    text = "Виктор Ракитин и Reuters. Ракитина ждали."
    found = entities(text, "ru")
    assert [(s.text, s.language, s.script) for s in named(found, "Виктор Ракитин").spellings] == [
        ("Виктор Ракитин", "ru", "Cyrl"),
        ("Ракитина", "ru", "Cyrl"),
    ]
    assert named(found, "Reuters").spellings[0].script == "Latn"


@pytest.mark.parametrize(("published", "official"), [("2020-05-01", True), ("1990-05-01", False), (None, True)])
def test_a_holder_of_the_highest_office_is_official_in_his_years(published: str | None, official: bool) -> None:
    person = named(entities("On Sunday Emmanuel Macron left.", published=published), "Emmanuel Macron")
    assert person.official is official


def test_what_an_apposition_calls_a_newspaper_is_an_outlet() -> None:
    text = "According to The Orbit, an independent newspaper, it rained. The newspaper quoted nobody."
    orbit = next(e for e in entities(text) if "Orbit" in e.name)
    assert orbit.outlet
    assert mentions(text, orbit)[-1] == "The newspaper"


def test_unnamed_people_are_no_entities() -> None:
    text = "A source familiar with the talks said so. His spokeswoman agreed, and people in attendance nodded."
    assert entities(text) == []


@settings(max_examples=whole.count(50, 100), deadline=None)
@given(st.data())
def test_any_names_give_entities_whose_spans_fit(data: st.DataObject) -> None:
    parts = [
        "Anna",
        "Smith",
        "МИД",
        "(",
        ")",
        "KGB",
        ", ",
        ". ",
        "\n",
        "he",
        "the daily",
        "said",
        "министр",
        "’s",
        "«",
        "»",
    ]
    text = " ".join(data.draw(st.lists(st.sampled_from(parts), min_size=1, max_size=25)))
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
    kinds = st.sampled_from(["person", "organization", "place", "outlet"])
    marks = Marks(names=tuple(Name(Span(a, b), data.draw(kinds)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)))
    language = data.draw(st.sampled_from(lexicon.LANGUAGES))
    found = find(article(text, language, "Anna Post"), marks)
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert sum(e.outlet and e.name == "Anna Post" for e in found) == 1
    for entity in found:
        assert all(span.end <= len(text) for span in entity.mentions)
        assert len(set(entity.mentions)) == len(entity.mentions)


@pytest.mark.parametrize(
    "piece", ["Anna Smith said. He left. ", "Anna B said. Anna left. ", "Foo Bar Committee (FBC) ", "the daily said "]
)
def test_long_hostile_texts_stay_linear(piece: str) -> None:
    a = article(piece * (200_000 // len(piece)))
    marks = Marks(names=names.find(a))
    began = time.perf_counter()
    find(a, marks)
    assert time.perf_counter() - began < 8


def persons(language: str, text: str) -> list[set[str]]:
    """The persons of a text in which [brackets] mark their names: the spellings of each."""
    plain, marks = "", []
    for n, part in enumerate(text.replace("]", "[").split("[")):
        if n % 2:
            marks.append(Name(Span(len(plain), len(plain) + len(part)), "person"))
        plain += part
    return [{s.text for s in e.spellings} for e in find(article(plain, language), Marks(names=tuple(marks)))]


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        # Another name that the text itself gives.
        ("en", "[Alma Verbova], née [Drozd], sang. [Drozd] bowed.", [{"Alma Verbova", "Drozd"}]),
        ("en", "[Alma Verbova], better known under her maiden name, [Drozd], sang.", [{"Alma Verbova", "Drozd"}]),
        ("pl", "Śpiewała [Alma Werbowa], z domu [Drozd].", [{"Alma Werbowa", "Drozd"}]),
        ("ru", "Пела [Алма Вербова], урождённая [Дрозд].", [{"Алма Вербова", "Дрозд"}]),
        ("be", "Спявала [Алма Дрозд], цяпер [Вярбова].", [{"Алма Дрозд", "Вярбова"}]),
        ("en", "[Alma Verbova] sang. Now [Drozd] sings.", [{"Alma Verbova"}, {"Drozd"}]),
        ("en", "[Alma Verbova] has a son known as [Adam].", [{"Alma Verbova"}, {"Adam"}]),
        # Other cases, for which no ending can be cut.
        ("be", "Прыйшоў [Іван Сакалоў]. Паводле [Сакалова], позна.", [{"Іван Сакалоў", "Сакалова"}]),
        ("pl", "Przyszedł [Jan Zielonka]. [Zielonce] dano klucz.", [{"Jan Zielonka", "Zielonce"}]),
        ("ru", "Пришёл [Иван Петрович Дуб]. [Иван Петрович] сел.", [{"Иван Петрович Дуб", "Иван Петрович"}]),
        # Whose surname it is, of a man and a woman.
        (
            "ru",
            "Пришли [Павел Короткевич] и [Ирина Короткевич]. «Да», — сказала [Короткевич].",
            [{"Павел Короткевич"}, {"Ирина Короткевич", "Короткевич"}],
        ),
        (
            "be",
            "Прыйшлі [Вера Сакалова] і [Павел Сакалоў]. Адказу [Сакалова] няма.",
            [{"Вера Сакалова"}, {"Павел Сакалоў", "Сакалова"}],
        ),
        (
            "be",
            "Прыйшлі [Вера Сакалова] і [Павел Сакалоў]. [Сакалова] не адказала.",
            [{"Вера Сакалова", "Сакалова"}, {"Павел Сакалоў"}],
        ),
        # Of two with one surname, who was named right before.
        (
            "pl",
            "Milczała [Anna Halenko]. Mówiła [Helena Halenko]. [Halenko] jest rzeczniczką.",
            [{"Anna Halenko"}, {"Helena Halenko", "Halenko"}],
        ),
        (
            "en",
            "[Ann Harast] sits, said [Paul Harast], who has it from another man in the same old jail. [Harast] is ill.",
            [{"Ann Harast", "Harast"}, {"Paul Harast"}],
        ),
        # Another of that name.
        (
            "pl",
            "Przyszedł [Jan Kowal]. Dom dano innemu [Kowalowi] – malarzowi [Adamowi Kowalowi].",
            [{"Jan Kowal"}, {"Kowalowi", "Adamowi Kowalowi"}],
        ),
    ],
)
def test_whose_a_name_is(language: str, text: str, groups: list[set[str]]) -> None:
    assert persons(language, text) == groups


def test_a_body_that_is_written_small_is_the_one_with_a_capital() -> None:
    text = "Министерство экономики Польши молчит. Позже министерство экономики Польши всё же ответило."
    spans = [Span(m.start(), m.end()) for m in re.finditer("(?i:м)инистерство экономики Польши", text)]
    found = find(article(text, "ru"), Marks(names=tuple(Name(span, "organization") for span in spans)))
    bodies = [e for e in found if "экономики" in e.name]
    assert [len(e.mentions) for e in bodies] == [2]
    assert bodies[0].official
