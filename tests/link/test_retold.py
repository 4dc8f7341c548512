"""A text told in other words is found by what it tells; another report of the same event is another text."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import pairwise

import pytest
from tests.link.hard_set import ById
from tests.link.sheeted import sheet

from headwater.link import retold
from headwater.link.clusters import borne_out, clusters
from headwater.link.copies import compare
from headwater.link.laid import lay
from headwater.linked import Copy

HARD = ById("retold")
ORIGINAL = (
    "KALDEN (Orbit) - The town council of Kalden voted by 14 to 11 on Monday to sell its tramway to the Brandt family, "
    "which runs a circus, for 6.2 million crowns.\n\n"
    "The trams have lost money since 1998, and three of the nine cars no longer have brakes that inspectors approve, mayor "
    "Tilda Orm said.\n\n"
    "Georg Brandt, who will take over in March, promised to keep the fare at 18 crowns for two years and to teach the "
    "drivers juggling. Forty-one people work for the tramway.\n\n"
    "The union called the sale an insult. Its secretary, Anna Sund, said that lions would be looked after better than "
    "conductors. A petition against it was signed by 5,300 residents, a fifth of the town."
)
REWORDED = (
    "KALDEN (Orbit) - A circus family is going to own the trams of Kalden.\n\n"
    "For 6.2 million crowns the Brandts get the whole tramway, councillors decided on Monday with a majority of fourteen "
    "votes against eleven. It has been making losses since 1998. Of nine cars, three would not pass an inspection of their "
    "brakes, according to Tilda Orm, the mayor.\n\n"
    "From March on Georg Brandt is in charge. Passengers will go on paying 18 crowns for the next two years, he promised, "
    "and drivers shall learn to juggle.\n\n"
    "Those who work there, 41 in number, are insulted: the lions were in better hands than the conductors, complained Anna "
    "Sund, secretary of their union. Every fifth resident, 5,300 in all, had signed a petition to stop the sale."
)
OWN = (
    "KALDEN (Meridian) - The last tram of the evening was full of people who do not usually take it. They sang, and an "
    "accordion player named Pavel Rusk got on at the brewery without a ticket.\n\n"
    "Two hours before, in a hall with a leaking roof, councillors had sold the line to a circus. Mayor Tilda Orm spoke of "
    "a bitter day. The price is 6.2 million crowns.\n\n"
    "Driver Lotte Hauge, 52, has sat in car number 7 since she was a girl. 'I have been called a clown before,' she told "
    "Meridian, 'so I suppose that I am qualified.'\n\n"
    "Kalden's line was opened in 1904 by a king who fell asleep on it. Georg Brandt, the new owner, arrived on a bicycle "
    "and shook every hand. He would not say whether the elephants were to travel free of charge."
)


def found(one: str, other: str, *, outlet: str = "The Harbour Gazette", day: str = "2024-05-14") -> Copy | None:
    return compare(sheet("first", one), sheet("second", other, outlet=outlet, day=day))


def test_a_text_in_other_words_is_that_text_and_an_own_report_is_not() -> None:
    copy = found(ORIGINAL, REWORDED)
    assert copy is not None
    assert (copy.kind, copy.joins) == ("rewritten", True)
    assert min(copy.share, copy.kept) > 0.5
    for text in (ORIGINAL, REWORDED):
        own = found(text, OWN)
        assert own is None or not own.joins


def test_passages_are_sentences_that_tell_the_same() -> None:
    copy = found(ORIGINAL, REWORDED)
    assert copy is not None
    first, second = (ORIGINAL, REWORDED) if copy.earlier == "first" else (REWORDED, ORIGINAL)
    told = {(p.earlier.of(first), p.later.of(second)) for p in copy.passages if p.how == "reworded"}
    pair = next(sorted(pair, key=len) for pair in told if any("lions" in text for text in pair))
    assert all("Anna" in text for text in pair)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("blaze-a", "blaze-b", True),
        ("arms-a", "arms-b", True),
        ("resign-a", "resign-b", True),
        ("port-a", "port-b", True),
        ("blaze-a", "blaze-c", False),
        ("earnings-a", "earnings-c", False),
        ("arms-a", "arms-d", False),
        ("drug-a", "drug-c", False),
        ("resign-b", "resign-c", False),
    ],
)
def test_who_was_at_the_same_event_wrote_another_text(one: str, other: str, same: bool) -> None:
    copy = compare(HARD[one], HARD[other])
    assert (copy is not None and copy.joins) == same
    assert compare(HARD[other], HARD[one]) == copy


def test_it_is_looked_for_within_days_between_outlets_and_in_a_language_that_was_learnt() -> None:
    one, other = HARD["port-a"], HARD["port-b"]
    assert retold.worth_looking(one, other, 1)
    assert retold.worth_looking(one, other, None)
    assert not retold.worth_looking(one, other, 3)
    assert not retold.worth_looking(one, replace(other, house=one.house), 1)
    assert not retold.worth_looking(replace(one, language="lt"), replace(other, language="lt"), 1)
    assert not retold.keys(replace(one, language="lt"))


def test_texts_of_one_event_meet_by_full_names_and_large_numbers() -> None:
    one, other = (retold.keys(sheet(name, text)) for name, text in (("first", ORIGINAL), ("second", REWORDED)))
    assert len(one & other) >= 2
    assert not one & retold.keys(sheet("third", "In 1998 the trams of Kalden had 9 cars. There were 12 in 1904."))


def test_numbers_in_words_and_in_digits_are_one() -> None:
    words, digits = "They had thirty-one cars and nine trams.", "They had 31 cars and 9 trams."
    for text in (words, digits):
        assert {"31", "9"} <= set(retold.told(lay(sheet("first", text))).often)


def test_every_sign_has_its_weight() -> None:
    assert set(retold.weights("en")) == {"bias", *(field.name for field in fields(retold.Signs))}
    assert not retold.weights("lt")


def test_two_agencies_are_not_joined_by_cuts_that_have_little_else() -> None:
    """Of two texts that many print, some short cuts are alike enough: the other pairs of both speak against it."""
    ours, theirs = ([f"{house}{n}" for n in range(6)] for house in ("our", "their"))
    printed = [
        Copy(one, other, "trimmed", (), 1.0, 0.95, False, "") for g in (ours, theirs) for one, other in pairwise(g)
    ]
    cuts = [
        Copy(one, other, "rewritten", (), 0.6, 0.66, False, "", retold=True) for one in ours[:3] for other in theirs[:3]
    ]
    alike = {(copy.earlier, copy.later) for copy in cuts}
    assert len(clusters([*printed, *cuts])) == 1
    apart = borne_out([*printed, *cuts], lambda one, other: 0.66 if (one, other) in alike else -2.0)
    assert len(clusters(apart)) == 2
    together = borne_out([*printed, *cuts], lambda one, other: 0.66 if (one, other) in alike else 0.0)
    assert len(clusters(together)) == 1
