"""Who acts, whom it touches and when it was, weighed; texts are invented."""

from __future__ import annotations

import pytest
from passages import article
from tests.attribute.happenings import date, entity

from headwater.attribute.happenings import dated, events, signs, weighed
from headwater.attribute.happenings.clauses import Sides
from headwater.attribute.happenings.ground import lay_out
from headwater.attribute.happenings.words import triggers
from headwater.records import DateMention, Entity, Event, Span


def read(text: str, language: str, *named: Entity, dates: tuple[DateMention, ...] = ()) -> tuple[Event, ...]:
    return events.find(article("a1", text, language), (), named, dates)


def test_shares_of_answers_leave_something_for_none_of_them() -> None:
    of = {"near": (2.0, 0.0), "far": (-2.0, 0.0)}
    near, other = signs.shares(("near", "never seen"), of, 2)
    assert near > 0.6 > other > 0.05
    assert near + other < 1
    assert signs.shares(("far",), of, 2)[0] < 0.1


def test_the_side_of_a_name_and_what_is_between() -> None:
    verb, clause = Span(20, 25), Span(10, 40)
    assert signs.side(verb, clause, 18, Span(12, 15)) == ("before", Span(15, 18))
    assert signs.side(verb, clause, 18, Span(0, 5)) == ("before apart", Span(5, 18))
    assert signs.side(verb, clause, 18, Span(30, 33)) == ("behind", Span(25, 30))
    assert signs.side(verb, clause, 18, Span(22, 24)) == ("within", None)


@pytest.mark.parametrize(("piece", "far"), [("", "0"), (" a bc ", "2"), ("a b c d e", "5"), ("a " * 11, "far")])
def test_distances_are_steps(piece: str, far: str) -> None:
    assert signs.distance(piece) == far


def test_every_weight_is_of_a_sign_for_each_answer() -> None:
    parties, when = signs.weights("parties"), signs.weights("when")
    assert len(parties) > 500
    assert all(len(row) == 2 for row in parties.values())
    assert all(len(row) == 1 for row in when.values())
    assert parties["rule:acts"][0] > 0.5
    assert parties["rule:another acts"][0] < -0.5


def test_the_signs_of_a_name_tell_what_the_rules_say_and_where_it_stands() -> None:
    text = "Lee was dismissed by Moss."
    named = (entity("e1", "person", text, "Lee"), entity("e2", "person", text, "Moss"))
    ground = lay_out(article("a1", text, "en"), (), named, ())
    first, second = weighed.candidates(ground, triggers(text, "en")[0], Sides(("e2",), ("e1",)))
    assert {"rule:touched", "zone:before", "first"} <= set(first.signs)
    assert {"rule:acts", "zone:behind", "led:by", "prep:by"} <= set(second.signs)


def test_whom_the_rules_found_elsewhere_is_weighed_too() -> None:
    text = "Lee spoke. She resigned."
    named = (entity("e1", "person", text, "Lee"),)
    ground = lay_out(article("a1", text, "en"), (), named, ())
    (trigger,) = triggers(text, "en")
    (one,) = weighed.candidates(ground, trigger, Sides(("e1",)))
    assert one.span is None
    assert "elsewhere" in one.signs


def test_the_date_of_the_nearer_verb_is_not_taken() -> None:
    text = "Lee met Moss on Monday and was dismissed on Friday."
    named = (entity("e1", "person", text, "Lee"), entity("e2", "person", text, "Moss"))
    dates = (date("d1", text, "Monday", "2027-03-22"), date("d2", text, "Friday", "2027-03-26"))
    assert [e.when for e in read(text, "en", *named, dates=dates)] == ["d1", "d2"]


def test_a_date_of_no_known_week_is_none() -> None:
    text = "Lee met Moss on Monday."
    named = (entity("e1", "person", text, "Lee"),)
    ground = lay_out(article("a1", text, "en"), (), named, (date("d1", text, "Monday", "XXXX-WXX-1"),))
    assert dated.known(ground, Span(0, len(text))) == []
    assert dated.choose(ground, triggers(text, "en")[0], None) is None


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("ru", "Фаузи Дерен вернулся в Джамиль.", "Джамиль"),
        ("uk", "Фаузі Дерен повернувся до Джаміля.", "Джаміля"),
        ("pl", "Fauzi Deren wrócił do Dżamila.", "Dżamila"),
    ],
)
def test_a_place_one_comes_back_to_does_not_act(language: str, text: str, place: str) -> None:
    who = " ".join(text.split()[:2])
    named = (entity("e1", "person", text, who, gender="m"), entity("e2", "place", text, place))
    assert all("e2" not in e.actors for e in read(text, language, *named))
