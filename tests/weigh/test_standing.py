"""What can be said of a claim, and since when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.weigh.told import Told, body, interval, outlet, person, unnamed

from headwater.linked import Named, Weighed
from headwater.records import Presentation
from headwater.weigh.standing import Weight, standing

HARAST = Named("Danil Harast", "person", "en")
TIDES = Named("Ministry of Tides", "organization", "en")
NOT = Presentation(polarity="negative")


def steps(weighed: Weighed) -> list[tuple[str, str, int, int]]:
    return [(s.when, s.standing, s.at_least, s.at_most) for s in weighed.history]


@pytest.mark.parametrize(
    ("support", "denial", "at_most", "name"),
    [
        (Weight(), Weight(), 0, "no answer"),
        (Weight(1), Weight(), 1, "single origin"),
        (Weight(1, 1), Weight(), 1, "single origin"),
        (Weight(2), Weight(), 2, "unnamed sources only"),
        (Weight(1), Weight(), 2, "unnamed sources only"),
        (Weight(2, 1), Weight(), 2, "named source"),
        (Weight(1, 1, 1), Weight(), 1, "officially confirmed"),
        (Weight(2, 2, 1), Weight(1), 2, "officially confirmed"),
        (Weight(2, 2, 1), Weight(1, 1), 2, "disputed"),
        (Weight(1, 1), Weight(1, 1), 1, "disputed"),
        (Weight(1, 1), Weight(1), 1, "disputed"),
        (Weight(1), Weight(1), 1, "disputed"),
        (Weight(3), Weight(1, 1), 3, "denied"),
        (Weight(), Weight(1, 1), 0, "denied"),
        (Weight(), Weight(1), 0, "denied"),
    ],
)
def test_the_first_that_holds(support: Weight, denial: Weight, at_most: int, name: str) -> None:
    assert standing(support, denial, at_most) == name


# Silence


def test_who_is_silent_stands_on_no_side() -> None:
    desk = Told()
    desk.says("Pozhar", "a", body("Ministry of Tides", official=True), stance="silent")
    desk.says("Courier", "b", body("Ministry of Tides", official=True), stance="declines")
    weighed = desk.weigh()
    assert interval(weighed) == (0, 0)
    assert weighed.standing == "no answer"
    assert steps(weighed) == [("2026-05-01", "no answer", 0, 0)]
    assert [o.name for o in weighed.unanswered] == ["Ministry of Tides"]


def test_a_silent_ministry_changes_nothing_of_what_a_source_says() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed())
    desk.says("Pozhar", "a", body("Ministry of Tides", official=True), stance="silent")
    weighed = desk.weigh()
    assert (interval(weighed), weighed.standing) == ((1, 1), "single origin")
    assert weighed.would_change == ("Ministry of Tides has not answered: what it says would count.",)


def test_who_only_asks_says_nothing_and_who_demands_says_not_that_it_is_so() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Ann Lee"), stance="asks")
    assert (interval(desk.weigh()), desk.weigh().standing) == ((0, 0), "no answer")
    desk.says("Pozhar", "a", person("Ann Lee"), stance="demands")
    assert interval(desk.weigh()) == (1, 1)
    desk.says("Courier", "b", person("Iva Horn"))
    assert [o.name for o in desk.weigh().origins] == ["Iva Horn"]


# Denials


def test_a_denial_counts_apart_and_the_named_deny_what_only_the_unnamed_say() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed())
    desk.says("Courier", "b", person("Ann Lee"), stance="denies", at="2026-05-02")
    weighed = desk.weigh()
    assert (interval(weighed), weighed.standing) == ((1, 1), "denied")
    assert (weighed.least_against, weighed.most_against) == (1, 1)
    assert [o.name for o in weighed.against] == ["Ann Lee"]
    assert steps(weighed) == [("2026-05-01", "single origin", 1, 1), ("2026-05-02", "denied", 1, 1)]


def test_a_named_one_says_so_and_a_named_one_denies_it() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Iva Horn"))
    desk.says("Courier", "b", person("Ann Lee"), stance="denies")
    assert desk.weigh().standing == "disputed"


def test_to_say_that_it_is_not_so_is_to_deny_it_and_to_deny_that_is_to_say_it() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Iva Horn"))
    desk.says("Courier", "b", person("Ann Lee"), put=NOT)
    desk.says("Herald", "c", person("Ivan Lozan"), stance="denies", put=NOT)
    weighed = desk.weigh()
    assert [o.name for o in weighed.against] == ["Ann Lee"]
    assert interval(weighed) == (2, 2)


def test_a_claim_that_is_shown_as_a_negative_one_is_counted_as_it_is_shown() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Iva Horn"))
    no = desk.says("Courier", "b", person("Ann Lee"), put=NOT)
    weighed = desk.weigh(wording=no)
    assert [o.name for o in weighed.origins] == ["Ann Lee"]
    assert [o.name for o in weighed.against] == ["Iva Horn"]


def test_a_claim_that_all_put_negatively_has_no_deniers() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Iva Horn"), put=NOT)
    desk.says("Courier", "b", person("Ann Lee"), put=NOT)
    assert interval(desk.weigh()) == (2, 2)


def test_who_first_denies_and_then_confirms_has_confirmed() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed(), names=(TIDES,))
    desk.says("Courier", "b", body("Ministry of Tides", official=True), stance="denies", at="2026-05-02")
    desk.says("Herald", "c", body("Ministry of Tides", official=True), stance="confirms", at="2026-05-05")
    desk.says("Echo", "d", body("Ministry of Tides", official=True), stance="denies", at="2026-05-09")
    weighed = desk.weigh()
    assert weighed.standing == "officially confirmed"
    assert weighed.against[0].why == "It has since said the opposite."
    assert [s[1] for s in steps(weighed)] == ["single origin", "denied", "officially confirmed"]


def test_who_confirms_and_denies_on_one_day_is_in_dispute() -> None:
    desk = Told()
    desk.says("Courier", "b", person("Ann Lee"), stance="denies")
    desk.says("Herald", "c", person("Ann Lee"), stance="confirms")
    assert desk.weigh().standing == "disputed"


def test_the_day_of_a_capture_does_not_show_who_changed_his_mind() -> None:
    desk = Told()
    desk.says("Herald", "c", person("Ann Lee"), stance="confirms", at="2026-05-01")
    desk.says("Courier", "b", person("Ann Lee"), stance="denies", at="")
    assert desk.weigh().standing == "disputed"


# Official


@pytest.mark.parametrize(
    ("hand", "stance", "name"),
    [
        (body("Ministry of Tides", official=True), "confirms", "officially confirmed"),
        (body("Ministry of Tides", official=True), "asserts", "officially confirmed"),
        (person("Ada Vint", body="Ministry of Tides", official=True), "confirms", "officially confirmed"),
        (person("Danil Harast", official=True), "asserts", "officially confirmed"),
        (person("Ada Vint", body="Danil Harast", official=True), "asserts", "officially confirmed"),
        (body("Ministry of Tides"), "confirms", "single origin"),
        (body("Audit Chamber", official=True), "confirms", "officially confirmed"),
        (body("Audit Chamber", official=True), "asserts", "single origin"),
        (person("Ivan Lozan", official=True), "confirms", "single origin"),
        # A member of parliament is no voice of the state.
        (person("Danil Harast", official=True, sits=True), "asserts", "single origin"),
        (body("Ministry of Tides", official=True), "believes", "single origin"),
        (body("Ministry of Tides", official=True), "promises", "single origin"),
        (unnamed("an official", body="Ministry of Tides", official=True), "confirms", "single origin"),
    ],
)
def test_who_has_a_right_to_confirm(hand: object, stance: str, name: str) -> None:
    desk = Told()
    desk.says("Pozhar", "a", hand, stance=stance, names=(HARAST, TIDES))
    assert desk.weigh().standing == name


def test_a_ministry_of_a_third_country_does_not_confirm_for_those_concerned() -> None:
    desk = Told()
    names = (Named("Poland", "place", "en"), Named("Latvia", "place", "en"))
    desk.says("Pozhar", "a", body("Foreign Ministry of Lithuania", official=True), stance="confirms", names=names)
    assert desk.weigh().standing == "single origin"
    desk.says("Courier", "b", body("Polish Foreign Ministry", official=True), names=names)
    assert desk.weigh().standing == "officially confirmed"


def test_what_was_offered_on_a_condition_was_offered() -> None:
    desk = Told()
    put = Presentation(conditional=True, tense="past")
    desk.says("Pozhar", "a", body("Ministry of Tides", official=True), names=(TIDES,), put=put)
    assert desk.weigh().standing == "officially confirmed"


@pytest.mark.parametrize(
    "more",
    [
        {"put": Presentation(certainty="possible")},
        {"put": Presentation(conditional=True)},
        {"partly": True},
        {"confidence": 0.4},
    ],
)
def test_a_reserve_is_no_confirmation(more: dict[str, object]) -> None:
    desk = Told()
    desk.says("Pozhar", "a", body("Ministry of Tides", official=True), stance="confirms", names=(TIDES,), **more)
    assert desk.weigh().standing == "single origin"


def test_what_unnamed_people_say_that_the_ministry_says_is_no_official_word() -> None:
    desk = Told()
    tides = body("Ministry of Tides", official=True)
    desk.says("Pozhar", "a", unnamed("people in the room"), tides, stance="confirms", names=(TIDES,))
    desk.says("Courier", "b", unnamed("two officials", 2))
    weighed = desk.weigh()
    assert (interval(weighed), weighed.standing) == ((1, 3), "unnamed sources only")
    desk.says("Herald", "c", outlet("Northern Wire"), tides, stance="confirms", names=(TIDES,))
    assert desk.weigh().standing == "officially confirmed"


# History


def test_a_claim_from_one_source_to_an_official_confirmation() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed("a source in the port"), at="2026-05-01T08:00:00+03:00", names=(TIDES,))
    desk.says("Courier", "b", outlet("Pozhar"), at="2026-05-01T07:00:00Z")
    desk.says("Herald", "c", unnamed("two officials", 2), at="2026-05-02")
    desk.says("Echo", "d", person("Ann Lee"), at="2026-05-03")
    desk.says("Echo", "e", body("Ministry of Tides", official=True), stance="confirms", at="2026-05-04")
    weighed = desk.weigh()
    assert steps(weighed) == [
        ("2026-05-01T08:00:00+03:00", "single origin", 1, 1),
        ("2026-05-02", "unnamed sources only", 1, 3),
        ("2026-05-03", "named source", 1, 4),
        ("2026-05-04", "officially confirmed", 2, 5),
    ]
    assert weighed.history[-1].standing == weighed.standing
    assert weighed.history[2].why == "Echo prints it on the word of Ann Lee."


def test_times_of_other_zones_are_put_in_order() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Ann Lee"), at="2026-05-01T08:00:00+03:00")
    desk.says("Courier", "b", person("Iva Horn"), at="2026-05-01T06:00:00Z")
    assert [s.by for s in desk.weigh().history] == [("a", "s1"), ("b", "s1")]


def test_a_text_without_a_date_has_that_of_its_capture_and_one_without_any_comes_last() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Ann Lee"), at="")
    desk.says("Courier", "b", person("Iva Horn"), at="sometime")
    desk.sheets["b"] = replace(desk.sheets["b"], fetched="")
    desk.says("Herald", "c", person("Ivan Lozan"), at="2026-07-02")
    found = desk.weigh().history
    assert [(s.when, s.by[0]) for s in found] == [("2026-06-30T12:00:00Z", "a"), ("2026-07-02", "c"), ("", "b")]
    assert "its date is not known" in found[-1].why


def test_what_one_article_tells_comes_out_at_once() -> None:
    desk = Told()
    desk.says("Pozhar", "a", body("Ministry of Tides", official=True), stance="silent")
    desk.says("Pozhar", "a", unnamed("a source in the port"))
    desk.says("Pozhar", "a", person("Ann Lee"))
    assert steps(desk.weigh()) == [("2026-05-01", "named source", 1, 2)]


def test_a_withdrawn_text_counts_until_it_is_withdrawn() -> None:
    desk = Told()
    desk.says("Pozhar", "a", unnamed("a source in the port"), at="2026-05-01")
    gone = desk.says("Courier", "b", person("Ann Lee"), at="2026-05-02")
    desk.withdraw(gone, "2026-05-03T09:00:00Z")
    weighed = desk.weigh()
    assert interval(weighed) == (1, 1)
    assert steps(weighed)[-1] == ("2026-05-03T09:00:00Z", "single origin", 1, 1)
    assert weighed.history[-1].why == "Courier no longer says this."
    assert next(o for o in weighed.origins if o.name == "Ann Lee").most == 0


def test_what_no_text_says_any_more_is_said_to_be_withdrawn_beside_its_standing() -> None:
    desk = Told()
    for at, by in enumerate(("Pozhar", "Courier"), 2):
        desk.withdraw(desk.says(by, by, person("Ann Lee"), at=f"2026-05-0{at}"), f"2026-05-0{at + 3}")
    assert (desk.weigh().standing, desk.weigh().withdrawn) == ("no answer", "2026-05-06")
    desk.says("Meridian Post", "m", body("Ministry of Tides"), stance="silent", at="2026-05-04")
    assert (desk.weigh().standing, desk.weigh().withdrawn) == ("no answer", "")


def test_what_was_copied_from_a_withdrawn_text_still_stands_and_it_is_said_on_what() -> None:
    desk = Told()
    gone = desk.says("Courier", "a", person("Ann Lee"), at="2026-05-02")
    desk.says("Pozhar", "b", person("Ann Lee"), at="2026-05-02")
    desk.copied("a", "b")
    desk.withdraw(gone, "2026-05-03")
    weighed = desk.weigh()
    assert interval(weighed) == (1, 1)
    assert weighed.would_change == ("Pozhar has this from Courier, which no longer says it.",)


def test_a_claim_that_nobody_says_any_more_has_nobody_behind_it() -> None:
    desk = Told()
    desk.withdraw(desk.says("Pozhar", "a", person("Ann Lee"), at="2026-05-02"), "2026-05-01")
    weighed = desk.weigh()
    assert (interval(weighed), weighed.standing) == ((0, 0), "no answer")
    assert [s[:2] for s in steps(weighed)] == [("2026-05-02", "single origin"), ("2026-05-02", "no answer")]


# Mayors, offers, names in translation


@pytest.mark.parametrize(("town", "name"), [("Orsk", "officially confirmed"), ("Lund", "single origin")])
def test_a_mayor_confirms_what_names_his_town(town: str, name: str) -> None:
    desk = Told()
    mayor = person("Ada Vint", official=True, holds="Orsk")
    desk.says("Courier", "a", mayor, names=(Named(town, "place", "en"),), put=Presentation(tense="past"))
    assert desk.weigh().standing == name


@pytest.mark.parametrize(("acts", "name"), [({"agree/agree"}, "officially confirmed"), ({"die/die"}, "single origin")])
def test_an_offer_hangs_on_no_condition(acts: set[str], name: str) -> None:
    desk = Told()
    put = Presentation(tense="present", conditional=True)
    desk.says("Courier", "a", person("Ada Vint", official=True), names=(HARAST,), put=put, acts=frozenset(acts))
    desk.tellings[0] = replace(desk.tellings[0], names=(Named("Ada Vint", "person", "en"),))
    assert desk.weigh().standing == name


@pytest.mark.parametrize(("official", "most"), [(False, 1), (True, 2)])
def test_who_cites_an_outlet_names_its_source_in_translation(official: bool, most: int) -> None:
    desk = Told()
    desk.says("Szlak", "a", body("Wspólny Dom", official=official))
    desk.says("Courier", "b", outlet("Szlak"), body("Common Home", official=official))
    desk.tellings[0] = replace(desk.tellings[0], language="pl")
    assert interval(desk.weigh())[1] == most


def test_an_outlet_in_several_languages_has_it_from_one() -> None:
    desk = Told()
    desk.says("Sarda", "a", body("Orumas"))
    desk.says("Sarda", "b", body("Human Dignity"))
    desk.says("Courier", "c", outlet("Sarda"), body("Godność"))
    for n, language in enumerate(("lt", "en", "pl")):
        desk.tellings[n] = replace(desk.tellings[n], language=language)
    assert interval(desk.weigh()) == (1, 1)


def test_what_leaked_is_no_open_word_until_its_author_speaks() -> None:
    desk = Told()
    desk.says("Pozhar", "a", body("Ministry of Tides"), names=(TIDES,))
    desk.says("Courier", "b", body("Ministry of Tides", official=True), at="2026-05-02", names=(TIDES,))
    assert [(when, name) for when, name, _, _ in steps(desk.weigh())] == [
        ("2026-05-01", "single origin"),
        ("2026-05-02", "officially confirmed"),
    ]


@pytest.mark.parametrize(("language", "name"), [("ru", "single origin"), ("en", "denied")])
def test_one_quotation_in_two_languages_is_one_utterance(language: str, name: str) -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Danil Harast"), quoted="direct")
    desk.says("Courier", "b", person("Danil Harast"), quoted="direct", at="2026-05-02", language=language, put=NOT)
    assert desk.weigh().standing == name


def test_what_only_one_person_is_quoted_with_is_denied_by_nobody() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Danil Harast"), quoted="direct", put=NOT)
    desk.says("Courier", "b", person("Danil Harast"), quoted="direct", at="2026-05-02", language="ru")
    assert interval(desk.weigh()) == (1, 1)


def test_what_stands_within_ones_own_words_is_no_second_opinion() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Danil Harast"), quoted="direct")
    desk.says("Pozhar", "a", person("Danil Harast"), put=NOT, within="s1")
    assert desk.weigh().standing == "single origin"


def test_who_is_quoted_otherwise_days_later_may_have_turned() -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Danil Harast"), quoted="direct", published="2026-05-01")
    later = {"at": "2026-05-09", "published": "2026-05-09", "language": "ru"}
    desk.says("Courier", "b", person("Danil Harast"), quoted="direct", put=NOT, **later)
    assert desk.weigh().standing == "denied"


@pytest.mark.parametrize(("about", "official"), [((HARAST,), False), ((), True)])
def test_whoever_is_named_as_telling_it_is_not_whom_it_is_about(about: tuple[Named, ...], official: bool) -> None:
    desk = Told()
    tides = body("Ministry of Tides", official=True)
    desk.says("Pozhar", "a", tides, statement="s2", within="s1", names=about)  # "said that it ..." names nobody
    desk.says("Pozhar", "a", outlet("Courier"), statement="s1", names=(TIDES, *about))
    assert (desk.weigh().standing == "officially confirmed") is official
