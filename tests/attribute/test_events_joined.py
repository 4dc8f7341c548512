"""Days that joined verbs share, the two who met, crowds, missiles that hit, and names that tell nothing; all invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from passages import article
from tests.attribute.happenings import date, entity

from headwater import pipeline
from headwater.attribute.happenings import events
from headwater.attribute.happenings.words import triggers
from headwater.records import Dated, DateMention, Entity, Event


def read(text: str, language: str, *named: Entity, dates: tuple[DateMention, ...] = ()) -> list[Event]:
    return list(events.find(article("a1", text, language), (), named, dates))


def told(text: str, language: str) -> list[tuple[str, list[str], list[str]]]:
    """The type, actors and recipients of the events of a text, its people and places found by the program."""
    whole = replace(article("a1", text, language), published=Dated("2026-03-05", "given"))
    reading = pipeline.read_article(whole)
    names = {e.id: e.name for e in reading.entities}
    return [(e.type, [names[i] for i in e.actors], [names[i] for i in e.recipients]) for e in reading.events]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Ostria arrested Paul Dray on Monday and confiscated his phone.", "Monday"),
        ("ru", "Остария в понедельник задержала Павла Драя и конфисковала его телефон.", "понедельник"),
        ("uk", "Остарія в понеділок затримала Павла Драя і конфіскувала його телефон.", "понеділок"),
        ("be", "Астарыя ў панядзелак затрымала Паўла Драя і канфіскавала яго тэлефон.", "панядзелак"),
        ("pl", "Ostaria w poniedziałek zatrzymała Pawła Draja i skonfiskowała jego telefon.", "poniedziałek"),
        ("lt", "Ostarija pirmadienį sulaikė Paulių Drajų ir konfiskavo jo telefoną.", "pirmadienį"),
    ],
)
def test_joined_verbs_of_one_subject_share_the_day(language: str, text: str, day: str) -> None:
    who = next(word for word in ("Ostria", "Остария", "Остарія", "Астарыя", "Ostaria", "Ostarija") if word in text)
    found = read(text, language, entity("e1", "place", text, who), dates=(date("d1", text, day, "2026-03-02"),))
    assert [(e.type, e.when) for e in found if e.actors == ("e1",)] == [("coerce", "d1"), ("coerce", "d1")]


def test_what_has_a_subject_of_its_own_shares_no_day() -> None:
    text = "Остария в понедельник задержала Павла Драя, лига дисквалифицировала его."
    monday = date("d1", text, "понедельник", "2026-03-02")
    found = read(
        text, "ru", entity("e1", "place", text, "Остария"), entity("e2", "person", text, "Павла Драя"), dates=(monday,)
    )
    assert [e.when for e in found] == ["d1", None]


@pytest.mark.parametrize(
    ("language", "text", "met"),
    [
        ("en", "Paul Dray met Ivan Lorn in Kell. They signed a treaty on fishing.", "Paul Dray"),
        ("ru", "Павел Драй встретился с Иваном Лорном в Келле. Стороны подписали договор о рыбе.", "Павел Драй"),
        ("uk", "Павло Драй зустрівся з Іваном Лорном у Келлі. Вони підписали договір про рибу.", "Павло Драй"),
        ("be", "Павел Драй сустрэўся з Іванам Лорнам у Келі. Бакі падпісалі дамову аб рыбе.", "Павел Драй"),
        ("pl", "Paweł Draj spotkał się z Janem Lornem w Kell. Podpisali umowę o rybach.", "Paweł Draj"),
        ("lt", "Paulius Drajus susitiko su Jonu Lornu Kelyje. Jiedu pasirašė sutartį dėl žuvies.", "Paulius Drajus"),
    ],
)
def test_they_who_sign_are_the_two_who_met(language: str, text: str, met: str) -> None:
    _, actors, recipients = next(row for row in told(text, language) if row[0] == "agree")
    assert met in actors
    assert (len(actors), recipients) == (2, [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Monday a missile hit a bus depot in Lower Brenn."),
        ("ru", "В понедельник ракета попала в автопарк в Бреннове."),
        ("uk", "У понеділок ракета влучила в автопарк у Бренові."),
        ("be", "У панядзелак ракета трапіла ў аўтапарк у Брэнаве."),
        ("pl", "W poniedziałek rakieta spadła na zajezdnię w Brennie."),
        ("lt", "Pirmadienį raketa pataikė į autobusų parką Brene."),
    ],
)
def test_a_missile_that_hits_touches_the_place(language: str, text: str) -> None:
    ((type_, actors, recipients),) = told(text, language)
    assert (type_, actors, len(recipients)) == ("assault", [], 1)


@pytest.mark.parametrize(
    ("language", "text", "employer", "crowd"),
    [
        ("en", "Workers at Halder Steel walked out on Friday.", "Halder Steel", "Workers"),
        ("ru", "Рабочие завода «Гальдер» бастуют с пятницы.", "Гальдер", "Рабочие"),
        ("uk", "Робітники заводу «Гальдер» страйкують із п'ятниці.", "Гальдер", "Робітники"),
        ("be", "Рабочыя завода «Гальдэр» бастуюць з пятніцы.", "Гальдэр", "Рабочыя"),
        ("pl", "Pracownicy fabryki „Halder” strajkują od piątku.", "Halder", "Pracownicy"),
        ("lt", "„Halderio“ gamyklos darbuotojai streikuoja nuo penktadienio.", "Halderio", "darbuotojai"),
    ],
)
def test_an_employer_does_not_strike(language: str, text: str, employer: str, crowd: str) -> None:
    (event,) = read(text, language, entity("e1", "organization", text, employer))
    assert event.actors == ()
    assert [span.of(text) for span in event.described] == [crowd]


def test_members_strike_as_their_union() -> None:
    text = "Members of the Seafarers’ Alliance walked out on Friday."
    (event,) = read(text, "en", entity("e1", "organization", text, "Seafarers’ Alliance"))
    assert event.actors == ("e1",)


def test_a_name_tells_of_no_event() -> None:
    text = "In Kell Livia Banning spoke of fish. Ostria, said Banning, was banning Ivan Lorn."
    named = (
        entity("e1", "person", text, "Livia Banning", "Banning"),
        entity("e2", "place", text, "Ostria"),
        entity("e3", "person", text, "Ivan Lorn"),
    )
    assert [e.trigger.of(text) for e in read(text, "en", *named)] == ["banning"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Its president, Tom Baros, resigned in May.", ["resigned"]),
        ("Paul Dray met his counterpart, Ivan Lorn, in Kell.", ["met"]),
        ("The yard met its targets.", []),
    ],
)
def test_false_friends_are_whole_words_with_their_object(text: str, verbs: list[str]) -> None:
    assert [t.span.of(text) for t in triggers(text, "en")] == verbs


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [
        ("en", "Felix Damm took over as governor.", "Felix Damm"),
        ("ru", "Пётр Лунд ушёл. Его сменила Елена Чо.", "Елена Чо"),
        ("uk", "Фелікс Дамм очолив банк.", "Фелікс Дамм"),
        ("be", "Фелікс Дам узначаліў банк.", "Фелікс Дам"),
        ("pl", "Feliks Damm stanął na czele banku.", "Feliks Damm"),
        ("lt", "Feliksas Damas perėmė vadovo pareigas.", "Feliksas Damas"),
    ],
)
def test_who_takes_an_office_is_appointed(language: str, text: str, new: str) -> None:
    (event,) = (e for e in read(text, language, entity("e1", "person", text, new)) if e.type == "appoint")
    assert (event.actors, event.recipients) == ((), ("e1",))


@pytest.mark.parametrize(
    ("language", "text", "who", "whom"),
    [
        ("ru", "Норландия потребовала освободить Ивана Варна.", "Норландия", "Ивана Варна"),
        ("uk", "Норландія зажадала звільнити з-під варти Івана Варна.", "Норландія", "Івана Варна"),
        ("be", "Нарландыя запатрабавала вызваліць Івана Варна.", "Нарландыя", "Івана Варна"),
        ("pl", "Norlandia zażądała uwolnienia Jana Warna.", "Norlandia", "Jana Warna"),
        ("lt", "Norlandija pareikalavo paleisti Joną Varną.", "Norlandija", "Joną Varną"),
    ],
)
def test_who_demands_a_release_frees_nobody(language: str, text: str, who: str, whom: str) -> None:
    named = (entity("e1", "place", text, who), entity("e2", "person", text, whom))
    (event,) = (e for e in read(text, language, *named) if e.type == "retreat")
    assert (event.actors, event.recipients) == ((), ("e2",))


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "The Board recalled the ambassador from Ostria.", "sanction/recall"),
        ("en", "Ostria is sending two batteries to Sarmia.", "aid/grant"),
        ("ru", "Остария передаст Сармии две батареи.", "aid/grant"),
        ("uk", "Остарія передасть Сармії дві батареї.", "aid/grant"),
        ("be", "Астарыя перадасць Сарміі дзве батарэі.", "aid/grant"),
        ("pl", "Ostaria przekaże Sarmii dwie baterie.", "aid/grant"),
        ("lt", "Ostarija perduos Sarmijai dvi baterijas.", "aid/grant"),
        ("ru", "Фонд заморозил финансирование Сармии.", "sanction/suspend"),
        ("pl", "Fundusz wstrzymał pożyczkę dla Sarmii.", "sanction/suspend"),
        ("be", "Цэнтр прызнаў Івана Варна палітвязнем.", "support/recognise"),
        ("lt", "Profsąjunga pratęsė streiką.", "protest/strike"),
        ("pl", "Partia wyszła z koalicji.", "retreat/withdraw"),
        ("uk", "Варн назвав голосування переворотом.", "accuse/condemn"),
    ],
)
def test_words_of_events(language: str, text: str, kind: str) -> None:
    assert kind in [f"{t.type}/{t.mode}" for t in triggers(text, language)]


def test_they_are_who_is_named_nearer_than_a_meeting() -> None:
    text = "Ada Vint met Oren Dask on Monday. Jan Kort and Pia Lund went home, and they signed a treaty."
    agreed = [actors for kind, actors, _ in told(text, "en") if kind.startswith("agree")]
    assert agreed == [["Jan Kort", "Pia Lund"]]


def test_who_replaces_one_by_another_takes_no_office() -> None:
    text = "Президентка Ада Вінт замінила Орена Даска на Яна Корта."
    assert [touched for kind, _, touched in told(text, "uk") if kind.startswith("appoint")] == [["Орена Даска"]]
