"""Events: triggers in their forms, who acts and whom it touches, when, and times in conflict."""

from __future__ import annotations

import pytest
from tests.attribute.happenings import article, content, date, entity

from headwater.attribute import event_letters, event_words, events
from headwater.attribute.event_times import inside
from headwater.names import scripts
from headwater.records import DateMention, Entity, Event, Span


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
    _, entries = event_words._entries(language)
    assert {e.type for e in entries} == event_words.TYPES


def test_one_spelling_and_the_way_back() -> None:
    text = "Anton Kruk sustreŭsia z ministram."
    spelling = event_letters.Spelling(text, "be")
    assert spelling.text == scripts.to_cyrillic(text)
    there = spelling.there(Span(11, 21))
    assert spelling.back(there) == Span(11, 21)
    assert Span(11, 21).of(text) == "sustreŭsia"
