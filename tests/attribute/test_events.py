"""Events: triggers in their forms, who acts and whom it touches, when, and times in conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.attribute.happenings import content, date, entity
from tests.attribute.marked import article

from headwater.attribute.happenings import events, letters, words
from headwater.attribute.happenings.times import inside
from headwater.names import scripts
from headwater.records import DateMention, Entity, Event, Role, Span


def read(text: str, language: str, *entities: Entity, dates: tuple[DateMention, ...] = ()) -> list[Event]:
    return list(events.find(article(text, language), (), entities, dates))


def told(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return f"{event.type}/{event.mode}", event.actors, event.recipients


def test_a_meeting_with_its_parties_and_place() -> None:
    text = "Brandt met with Harast in Toruma."
    (event,) = read(
        text,
        "en",
        entity("e1", "person", text, "Brandt"),
        entity("e2", "person", text, "Harast"),
        entity("e3", "place", text, "Toruma"),
    )
    assert told(event) == ("consult/meet", ("e1",), ("e2",))
    assert event.place == "e3"


def test_an_event_without_parties_is_left_out() -> None:
    assert read("Somebody was released.", "en") == []
    assert read("The meeting was long.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "who", "whom", "kind"),
    [
        ("en", "Lee was arrested by the Harbour Guard.", "Harbour Guard", "Lee", "coerce/arrest"),
        ("en", "Lee, the head of the Salt Board, resigned.", "Lee", "", "retreat/resign"),
        ("en", "Lee, who met Moss in May, has been dismissed.", "", "Lee", "appoint/dismiss"),
        ("ru", "Лебедева задержал Озёрный комитет.", "Озёрный комитет", "Лебедева", "coerce/arrest"),
        ("ru", "Лебедев был арестован.", "", "Лебедев", "coerce/arrest"),
        ("uk", "Петренка заарештовано.", "", "Петренка", "coerce/arrest"),
        ("uk", "Остап Петренко подякував Мар'яні Гук.", "Остап Петренко", "Мар'яні Гук", "support/thank"),
        ("pl", "Nowaka zatrzymano.", "", "Nowaka", "coerce/arrest"),
        ("pl", "Jan Nowak został zwolniony przez Adama Lisa.", "Adama Lisa", "Jan Nowak", "appoint/dismiss"),
        ("be", "Антон Крук сустрэўся з Марыяй Рак.", "Антон Крук", "Марыяй Рак", "consult/meet"),
        ("be", "Anton Kruk sustreŭsia z Maryjaj Rak.", "Anton Kruk", "Maryjaj Rak", "consult/meet"),
        ("be", "Антон Крук зьняў санкцыі.", "Антон Крук", "", "retreat/ease"),
        ("lt", "Jonas Petraitis padėkojo Onai Rimkutei.", "Jonas Petraitis", "Onai Rimkutei", "support/thank"),
        ("lt", "Jonas Petraitis nepasitrauks iš pareigų.", "Jonas Petraitis", "", "retreat/resign"),
    ],
)
def test_who_acts_and_whom_it_touches(language: str, text: str, who: str, whom: str, kind: str) -> None:
    named = [entity(id, "person", text, name) for id, name in (("e1", who), ("e2", whom)) if name]
    if "Lee, " in text:
        named += [entity("e3", "organization", text, "Salt Board"), entity("e4", "person", text, "Moss")]
    found = {told(e) for e in read(text, language, *named)}
    assert (kind, ("e1",) if who else (), ("e2",) if whom else ()) in found or (
        kind == "retreat/resign" and (kind, ("e1",), ()) in found
    )


def test_coordinated_subjects_act_both() -> None:
    text = "Brandt and Harast signed the agreement."
    (event,) = read(text, "en", entity("e1", "person", text, "Brandt"), entity("e2", "person", text, "Harast"))
    assert told(event) == ("agree/sign", ("e1", "e2"), ())


def test_states_act_and_are_touched() -> None:
    text = "Karvenia pulled back. Tolm expelled two diplomats."
    first, second = read(text, "en", entity("e1", "place", text, "Karvenia"), entity("e2", "place", text, "Tolm"))
    assert (told(first)[0], first.actors) == ("retreat/withdraw", ("e1",))
    assert (told(second)[0], second.actors) == ("sanction/expel", ("e2",))


def test_whoever_is_urged_is_to_act() -> None:
    text = "Brandt urged Harast to resign. Brandt demanded to free the prisoners."
    found = read(text, "en", entity("e1", "person", text, "Brandt"), entity("e2", "person", text, "Harast"))
    assert [told(e) for e in found if e.mode == "resign"] == [("retreat/resign", ("e2",), ())]
    assert not [e for e in found if e.mode == "release" and e.actors]


def test_what_is_promised_is_done_by_who_promises() -> None:
    text = "Harast offered to free ten prisoners."
    harast = entity("e1", "person", text, "Harast")
    said = content("s1", text, "to free ten prisoners", "e1", "offered")
    (event,) = events.find(article(text), (said,), (harast,), ())
    assert (event.actors, event.statement) == (("e1",), "s1")


def test_nouns_with_their_parties() -> None:
    text = "The arrest of Lee angered many. Talks between Moss and Lee go on."
    arrest, talks = read(text, "en", entity("e1", "person", text, "Lee"), entity("e2", "person", text, "Moss"))
    assert told(arrest) == ("coerce/arrest", (), ("e1",))
    assert told(talks) == ("consult/negotiate", ("e2", "e1"), ())


def test_plural_verbs_without_a_subject_name_nobody() -> None:
    text = "Лебедев вышел на площадь. Его отпустили."
    found = read(text, "ru", entity("e1", "person", text, "Лебедев", gender="m"))
    assert [told(e) for e in found if e.mode == "release"] == [("retreat/release", (), ("e1",))]


def test_false_friends() -> None:
    text = "Lee struck a balance. Lee visited the website. Lee had a heart attack."
    assert read(text, "en", entity("e1", "person", text, "Lee")) == []


def test_the_date_of_its_own_clause() -> None:
    text = "Lee visited Toruma on Monday, and Moss resigned on Friday, the paper said on Sunday."
    lee, moss = entity("e1", "person", text, "Lee"), entity("e2", "person", text, "Moss")
    dates = (
        date("d1", text, "Monday", "2026-01-05"),
        date("d2", text, "Friday", "2026-01-09"),
        date("d3", text, "Sunday", "2026-01-11"),
    )
    said = content("s1", text, "Lee visited Toruma on Monday, and Moss resigned on Friday", cue="said")
    visit, resigned = events.find(article(text), (said,), (lee, moss), dates)
    assert (visit.when, resigned.when) == ("d1", "d2")


def test_a_weekday_of_no_known_week_is_no_time() -> None:
    text = "Lee resigned on Monday."
    (event,) = read(text, "en", entity("e1", "person", text, "Lee"), dates=(date("d1", text, "Monday", "XXXX-WXX-1"),))
    assert event.when is None


def test_times_in_conflict() -> None:
    text = "One says Lee met Moss on May 4. Another says Lee met Moss on May 6."
    lee, moss = entity("e1", "person", text, "Lee"), entity("e2", "person", text, "Moss")
    dates = (date("d1", text, "May 4", "2026-05-04"), date("d2", text, "May 6", "2026-05-06"))
    said = (content("s1", text, "Lee met Moss on May 4"), content("s2", text, "Lee met Moss on May 6"))
    first, second = events.find(article(text), said, (lee, moss), dates)
    assert (first.conflicts, second.conflicts) == (("v2",), ("v1",))


def test_a_day_lies_inside_its_month() -> None:
    assert inside("2026-05-04", "2026-05")
    assert inside("2026-05-04T10:00", "2026-05-04")
    assert inside("2026-05-04", "2026-Q2")
    assert not inside("2026-05-04", "2026-05-06")


@pytest.mark.parametrize("language", ["en", "ru", "uk", "be", "pl", "lt"])
def test_every_type_has_words(language: str) -> None:
    known = words._stems(language)
    stems = [stem for of_one_beginning in known.values() for stem in of_one_beginning]
    assert {stem.type for stem in stems} == words.TYPES
    assert "" not in known  # it would be tried at every word
    for stem in stems:
        words._compiled(stem.pattern)  # only what a text needs is compiled when it is read


def test_one_spelling_and_the_way_back() -> None:
    text = "Anton Kruk sustreŭsia z ministram."
    spelling = letters.Spelling(text, "be")
    assert spelling.text == scripts.to_cyrillic(text)
    there = spelling.there(Span(11, 21))
    assert spelling.back(there) == Span(11, 21)
    assert Span(11, 21).of(text) == "sustreŭsia"


def parties_of(text: str, *named: tuple[str, str, str]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The events of an English text with entities of these ids, kinds and names."""
    return [told(event) for event in read(text, "en", *(entity(id, kind, text, name) for id, kind, name in named))]


def test_who_takes_somebody_out_did_not_release_them() -> None:
    lee, moss = ("e1", "person", "Lee"), ("e2", "person", "Moss")
    assert parties_of("Lee took the released journalist Moss home.", lee, moss) == [("retreat/release", (), ("e2",))]
    assert parties_of("Lee released Moss on Monday.", lee, moss) == [("retreat/release", ("e1",), ("e2",))]


def test_meetings_of_somebody_and_others_are_theirs() -> None:
    people = [("e1", "person", "Lee"), ("e2", "person", "Moss"), ("e3", "person", "Vint")]
    text = "Nobody reported Lee’s or other envoys’ meetings with Moss."
    assert parties_of(text, *people) == [("consult/meet", ("e1",), ("e2",))]
    talks = "Lee’s talks with Moss and Vint ended."
    assert parties_of(talks, *people) == [("consult/negotiate", ("e1",), ("e2", "e3"))]


def test_relations_that_are_frozen_are_no_event_and_to_freeze_them_is() -> None:
    named = [("e1", "place", "Ostia"), ("e2", "place", "Lirand")]
    assert parties_of("They spoke of the frozen relations between Ostia and Lirand.", *named) == []
    assert [e[0] for e in parties_of("Ostia has frozen relations with Lirand.", *named)] == ["sanction/suspend"]


def test_the_country_in_a_title_is_not_who_is_thanked() -> None:
    text = "Lee thanked Ostia's President Vint for the help."
    lee, ostia = entity("e1", "person", text, "Lee"), entity("e2", "place", text, "Ostia")
    at = text.index("President")
    role = Role("President", "Ostia", Span(at, at + 9))
    vint = replace(entity("e3", "person", text, "Vint"), roles=(role,))
    assert [told(e) for e in read(text, "en", lee, ostia, vint)] == [("support/thank", ("e1",), ("e3",))]


def test_the_date_of_what_is_condemned_is_not_the_day_of_the_words() -> None:
    text = "Lee condemned the attack of June 6. On June 8 Lee thanked Moss for coming."
    lee, moss = entity("e1", "person", text, "Lee"), entity("e2", "person", text, "Moss")
    dates = (date("d1", text, "June 6", "2026-06-06"), date("d2", text, "June 8", "2026-06-08"))
    found = {e.type: e.when for e in events.find(article(text), (), (lee, moss), dates) if e.type != "assault"}
    assert found == {"accuse": None, "support": "d2"}


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("pl", "Nad wnioskiem, złożonym 4 marca, Jan Nowak będzie głosował.", "4 marca"),
        ("ru", "Лебедев не вернул картину, срок возврата которой истёк 28 февраля.", "28 февраля"),
        ("uk", "Остап Петренко не повернув картину, термін позики якої минув 28 лютого.", "28 лютого"),
        ("en", "Lee returned the painting, lent in May.", "May"),
    ],
)
def test_the_date_of_an_attribute_is_not_the_events(language: str, text: str, day: str) -> None:
    if language == "en":
        text = "Lee returned the painting, which was lent in May."
    name = {"pl": "Jan Nowak", "ru": "Лебедев", "uk": "Остап Петренко", "en": "Lee"}[language]
    (event,) = read(text, language, entity("e1", "person", text, name), dates=(date("d1", text, day, "2026-03-04"),))
    assert event.when is None


def test_what_is_said_at_a_meeting_is_of_its_day() -> None:
    text = "Lee met Moss on June 8. Lee praised Moss. Both sides gained. Kern praised Moss."
    named = (
        entity("e1", "person", text, "Lee"),
        entity("e2", "person", text, "Moss"),
        entity("e3", "person", text, "Kern"),
    )
    found = events.find(article(text), (), named, (date("d1", text, "June 8", "2026-06-08"),))
    assert [(e.type, e.when) for e in found] == [("consult", "d1"), ("support", "d1"), ("support", None)]


def test_a_date_before_a_semicolon_or_colon_is_of_both_halves() -> None:
    text = "The fire broke out on May 30; the guard Lee died in it."
    (event,) = read(text, "en", entity("e1", "person", text, "Lee"), dates=(date("d1", text, "May 30", "2026-05-30"),))
    assert event.when == "d1"


@pytest.mark.parametrize(
    ("language", "text", "body", "other"),
    [
        ("ru", "Прокуратура проверяет компанию «Гидрострой».", "", "Гидрострой"),
        ("uk", "Щойно компанія «Термінал» погасить борг, профспілка «Якір» відкличе позов.", "Якір", "Термінал"),
    ],
)
def test_a_name_in_quotation_marks_behind_a_noun(language: str, text: str, body: str, other: str) -> None:
    named = [entity(id, "organization", text, name) for id, name in (("e1", body), ("e2", other)) if name]
    for event in read(text, language, *named):
        assert "e2" not in event.actors
        assert ("e1" in event.actors) == bool(body)


def test_the_noun_of_the_main_clause_acts() -> None:
    text = "Профспілка «Якір» чекає. Щойно компанія «Термінал» погасить борг, профспілка відкличе позов."
    union, firm = entity("e1", "organization", text, "Якір"), entity("e2", "organization", text, "Термінал")
    (event,) = read(text, "uk", union, firm)
    assert event.actors == ("e1",)


def test_an_infinitive_has_the_subject_outside_its_content() -> None:
    text = "Jonas Petraitis šią savaitę gali palikti postą."
    said = content("s1", text, "šią savaitę gali palikti postą")
    (event,) = events.find(article(text, "lt"), (said,), (entity("e1", "person", text, "Jonas Petraitis"),), ())
    assert event.actors == ("e1",)


def test_received_by() -> None:
    text = "Lee visited Toruma and was received by Karvenian ruler Ada Moss."
    named = (
        entity("e1", "person", text, "Lee"),
        entity("e2", "place", text, "Toruma"),
        entity("e3", "person", text, "Karvenian"),
        entity("e4", "person", text, "Ada Moss"),
    )
    assert told(read(text, "en", *named)[-1]) == ("consult/meet", ("e4",), ("e1",))


def test_her_country_and_its_government() -> None:
    text = "Karvenia’s minister Ada Lorn said that her country will not withdraw its troops."
    named = (entity("e1", "person", text, "Ada Lorn", "her"), entity("e2", "place", text, "Karvenia"))
    said = content("s1", text, "that her country will not withdraw its troops", "e1", "said")
    (event,) = events.find(article(text), (said,), named, ())
    assert event.actors == ("e2",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death toll in Toruma rose."),
        ("en", "Lee abstained from comment."),
        ("ru", "Лебедев воздержался от оценок."),
        ("ru", "Как передаёт агентство, Лебедев здоров."),
        ("uk", "Петренко визнав, що помилився."),
        ("pl", "Jan Nowak wstrzymał się od komentarza."),
        ("lt", "Jonas Petraitis nuo vertinimų susilaikė."),
    ],
)
def test_false_friends_of_each_language(language: str, text: str) -> None:
    name = {"en": "Lee", "ru": "Лебедев", "uk": "Петренко", "pl": "Jan Nowak", "lt": "Jonas Petraitis"}[language]
    place = entity("e2", "place", text, "Toruma")
    assert read(text, language, entity("e1", "person", text, name), place) == []


@pytest.mark.parametrize(
    ("language", "phrase", "kind"),
    [
        ("ru", "вынес приговор", "coerce/sentence"),
        ("ru", "передаёт оружие", "aid/grant"),
        ("uk", "виніс вирок", "coerce/sentence"),
        ("uk", "скасовує мита", "retreat/ease"),
        ("be", "сыдзе з пасады", "retreat/resign"),
        ("be", "перакідвае войскі", "mobilize/troops"),
        ("pl", "uwalnia więźniów", "retreat/release"),
        ("lt", "pasiuntė į Brazdę 120 karių", "mobilize/troops"),
        ("en", "struck a deal", "agree/agree"),
        ("en", "gave $5 million", "aid/grant"),
    ],
)
def test_words_of_the_press(language: str, phrase: str, kind: str) -> None:
    (found,) = words.triggers(f"X {phrase}.", language)
    assert f"{found.type}/{found.mode}" == kind


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Мария Лебедева сообщила, что приостанавливает выплаты.", "Мария Лебедева"),
        ("pl", "Jan Nowak nie wyklucza, że podpisze umowę.", "Jan Nowak"),
        ("uk", "Остап Петренко заявив, що підпише угоду.", "Остап Петренко"),
    ],
)
def test_a_verb_right_behind_that_has_the_subject_before(language: str, text: str, name: str) -> None:
    (event,) = read(text, language, entity("e1", "person", text, name))
    assert event.actors == ("e1",)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("uk", "Тренує Інна Солтис, яку призначила рада.", "Інна Солтис"),
        ("ru", "Тренирует Инна Солтис, которую назначил совет.", "Инна Солтис"),
        ("pl", "Trenuje Inna Sołtys, którą mianowała rada.", "Inna Sołtys"),
        ("en", "The coach is Inna Soltis, whom the board appointed.", "Inna Soltis"),
    ],
)
def test_whom_of_a_relative_clause_is_touched(language: str, text: str, name: str) -> None:
    (event,) = read(text, language, entity("e1", "person", text, name, gender="f"))
    assert (event.actors, event.recipients) == ((), ("e1",))


@pytest.mark.parametrize(
    ("language", "text", "who", "kind"),
    [
        ("en", "Police detained two men.", "Police", "coerce/arrest"),
        ("en", "Two men were detained by the police.", "police", "coerce/arrest"),
        ("ru", "Суд запретил забастовку.", "Суд", "coerce/ban"),
        ("uk", "Поліція затримала двох активістів.", "Поліція", "coerce/arrest"),
        ("be", "Міліцыя затрымала двух актывістаў.", "Міліцыя", "coerce/arrest"),
        ("pl", "Policja pobiła dwóch z nich.", "Policja", "assault/beat"),
        ("lt", "Policija sumušė du vyrus.", "Policija", "assault/beat"),
    ],
)
def test_a_body_without_a_name_acts_as_it_is_called(language: str, text: str, who: str, kind: str) -> None:
    (event,) = read(text, language)
    assert told(event) == (kind, (), ())
    assert [span.of(text) for span in event.described] == [who]


def test_people_without_a_name_are_no_party() -> None:
    assert read("Two men attacked somebody.", "en") == []
    assert read("Рабочие прекратили работу.", "ru") == []


def test_a_body_of_another_clause_does_not_act() -> None:
    text = "Артилерія обстріляла село, загинув фермер Лука Бойко."
    dead = [e for e in read(text, "uk", entity("e1", "person", text, "Лука Бойко", gender="m")) if e.type == "die"]
    assert [(e.actors, e.described) for e in dead] == [(("e1",), ())]


def test_a_name_is_no_helper_of_a_verb() -> None:
    text = "Sąd w Sołotwinie skazał Leona Rudzkiego."
    court = entity("e1", "organization", text, "Sąd w Sołotwinie")
    (event,) = read(text, "pl", court, entity("e2", "person", text, "Leona Rudzkiego", gender="m"))
    assert told(event) == ("coerce/sentence", ("e1",), ("e2",))


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Lee retracted her complaint.", "retreat/withdraw"),
        ("en", "Lee called the verdict a disgrace.", "accuse/condemn"),
        ("en", "Lee succumbed to her injuries.", "die/die"),
        ("ru", "Леев освободил кресло.", "retreat/resign"),
        ("ru", "Леев нанёс визит соседям.", "consult/visit"),
        ("uk", "Леєв обійняв посаду.", "appoint/appoint"),
        ("uk", "Леєв дорікнув сусідам.", "accuse/accuse"),
        ("be", "Лееў аддасць шхуну.", "retreat/return"),
        ("pl", "Leew stanął na czele banku.", "appoint/appoint"),
        ("pl", "Leew odda kuter.", "retreat/return"),
        ("lt", "Lėjus neteko pareigų.", "appoint/dismiss"),
        ("lt", "Lėjus badauja.", "protest/strike"),
    ],
)
def test_verbs_that_a_newsroom_uses(language: str, text: str, kind: str) -> None:
    assert kind in [f"{t.type}/{t.mode}" for t in words.triggers(text, language)]


def test_an_attack_in_words_is_none_by_force() -> None:
    text = "Vint attacked Kos for her words."
    sides = (entity("e1", "person", text, "Vint"), entity("e2", "person", text, "Kos"))
    said = content("s1", text, "Kos for her words", "e1", "attacked")
    said = replace(said, source=replace(said.source, spans=(Span(0, 4),)))
    (event,) = events.find(article("Vint attacked Kos on Monday."), (), sides, ())
    assert event.type == "assault"
    (event,) = events.find(article(text), (said,), sides, ())
    assert event.type == "accuse"
    text = "Vint was attacked by Kos for her words."
    said = content("s1", text, "for her words", "e1", "attacked")
    sides = (entity("e1", "person", text, "Vint"), entity("e2", "person", text, "Kos"))
    (event,) = events.find(article(text), (replace(said, source=replace(said.source, spans=(Span(0, 4),))),), sides, ())
    assert event.type == "assault"


@pytest.mark.parametrize(
    "text",
    [
        "Kos had to deal with Vint and his friends.",
        "Kos received more bad news from Vint.",
        "The film by Kos will be released on Vint in May.",
    ],
)
def test_what_only_sounds_like_a_deal_a_visit_or_a_release(text: str) -> None:
    assert read(text, "en", entity("e1", "person", text, "Kos"), entity("e2", "organization", text, "Vint")) == []


def test_a_deal_a_visit_and_a_release_are_told_as_before() -> None:
    for text in ("Kos struck a deal with Vint.", "Kos received Vint, the minister.", "Kos released Vint on Monday."):
        assert read(text, "en", entity("e1", "person", text, "Kos"), entity("e2", "person", text, "Vint"))


def test_a_relative_clause_is_about_whom_it_stands_behind() -> None:
    text = "She reminded Vint of the acts of Tom Rask Jr., who shot Karl Brandt."
    people = [entity(f"e{n}", "person", text, name) for n, name in enumerate(("Vint", "Tom Rask Jr", "Karl Brandt"))]
    said = content("s1", text, "of the acts of Tom Rask Jr.")
    (event,) = events.find(article(text), (said,), tuple(people), ())
    assert told(event) == ("assault/attack", ("e1",), ("e2",))


def test_who_is_appointed_may_stand_within_the_phrase_that_tells_it() -> None:
    text = "У четвер уряд призначив Адама Лінда послом у Польщі."
    lind = entity("e1", "person", text, "Адама Лінда")
    (event,) = events.find(article(text, "uk"), (), (lind,), ())
    assert (event.type, event.trigger.of(text), event.recipients) == ("appoint", "призначив", ("e1",))
