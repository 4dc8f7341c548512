"""Two tellings: one content, a contradiction in it, or two claims. The tellings are made by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from tests.link.made import telling

from headwater.link.alike import clashes, tie
from headwater.link.forms import _name, days, form, is_one, keys
from headwater.link.measures import compare
from headwater.linked import Hand, Named, Telling

FREED = telling(
    "a", "Three prisoners were released from prison in Toruma on Monday", names=("Toruma",), day="2026-03-02"
)


def how(one: Telling, other: Telling) -> str:
    found = tie(one, other)
    return found.how if found else "nothing"


def test_a_tie_is_symmetric() -> None:
    other = telling("b", "Трое заключенных освобождены из тюрьмы в Торуме", "ru", names=("Торума",))
    assert tie(FREED, other) == tie(other, FREED)
    assert how(FREED, other) == "same"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("be", "Трое зняволеных выйшлі на волю з турмы ў Торуме", "Торума"),
        ("be", "Troje źniavolenych vyjšli na volu z turmy ŭ Torumie", "Toruma"),
        ("uk", "Троє в'язнів вийшли на волю з тюрми в Торумі", "Торума"),
        ("pl", "Trzech więźniów wyszło na wolność z więzienia w Torumie", "Toruma"),
        ("lt", "Iš kalėjimo Torumoje į laisvę išėjo trys kaliniai", "Toruma"),
    ],
)
def test_one_content_across_languages(language: str, text: str, place: str) -> None:
    other = telling("b", text, language, names=(place,))
    assert how(FREED, other) == "same"
    assert keys(FREED) & keys(other)


def test_another_number_is_a_variant() -> None:
    other = telling(
        "b", "Four prisoners were released from prison in Toruma on Monday", names=("Toruma",), day="2026-03-02"
    )
    found = tie(FREED, other)
    assert found is not None
    assert (found.how, found.what) == ("variant", ("number",))
    assert "Three here, Four there." in found.why


def test_a_reason_names_concepts_and_prints_words_that_are_in_none() -> None:
    words = "prisoners were released in Toruma beside the hornbeams of Belarus"
    found = tie(telling("a", f"Three {words}"), telling("b", f"Some {words}"))
    assert found is not None
    spoken = next(why for why in found.why if why.startswith("Both speak of:"))
    assert {"release", "prisoners", "Belarus", "“hornbeams”"} <= set(spoken[15:-1].split(", "))
    assert not set("~=_") & set(spoken)


def test_between_languages_the_word_is_printed_whose_consonants_meet() -> None:
    found = tie(
        telling("a", "Protokoł mówi o trzech więźniach", "pl"), telling("b", "В протоколе трое заключённых", "ru")
    )
    assert found is not None
    assert "Both speak of: prisoners, “Protokoł”." in found.why


def test_other_countries_are_named() -> None:
    one = telling("a", "Poland sent three prisoners back on Monday", day="2026-03-02")
    other = telling("b", "Belarus sent three prisoners back on Monday", day="2026-03-02")
    found = tie(one, other)
    assert found is not None
    assert "Other countries: Belarus, Poland." in found.why


@pytest.mark.parametrize("words", ["About three", "More than two", "Several"])
def test_what_may_be_one_number_is_no_contradiction(words: str) -> None:
    other = telling("b", f"{words} prisoners were released from prison in Toruma", names=("Toruma",))
    assert how(FREED, other) == "same"


def test_another_day_is_a_variant_near_by_and_another_event_far_off() -> None:
    text = "Three prisoners were released from prison in Toruma on"
    next_day = telling(
        "b", f"{text} March 3", names=("Toruma",), day="2026-03-03", printed="March 3", published="2026-03-06"
    )
    one = replace(FREED, published="2026-03-06", printed_dates=("March 2",))
    assert clashes(one, next_day)[0].what == "date"
    assert how(one, next_day) == "variant"
    later = replace(next_day, dates=("2026-06-03",), published="2026-06-04")
    assert how(one, later) == "related"


def test_a_month_and_a_day_in_it_agree() -> None:
    month = replace(FREED, article="b", dates=("2026-03",), printed_dates=("March",), wording="x " + FREED.wording)
    assert how(FREED, month) == "same"


def test_what_was_told_before_it_happened_is_another_event() -> None:
    early = telling(
        "b", "Three prisoners were released from prison in Toruma", names=("Toruma",), published="2026-02-20"
    )
    later = replace(FREED, printed_dates=("March 2",))
    assert how(early, later) == "related"


def test_that_it_is_not_so_is_a_variant_and_a_denial_is_none() -> None:
    denied = replace(FREED, article="b", stance="denies", wording="that three prisoners had been released in Toruma")
    assert how(FREED, denied) == "same"
    negated = replace(FREED, article="b", polarity="negative", wording="Three prisoners were not released in Toruma")
    found = tie(FREED, negated)
    assert found is not None
    assert (found.how, found.what) == ("variant", ("polarity",))


def test_other_people_make_another_claim() -> None:
    one = telling("a", "A court sentenced Tomas Lind to five years in prison", people=("Tomas Lind",))
    other = telling("b", "A court sentenced Volha Rak to five years in prison", people=("Volha Rak",))
    assert how(one, other) in ("related", "nothing")


def test_who_gets_a_post_is_a_variant() -> None:
    text = "will be appointed finance minister of Toruma on Monday"
    one = telling("a", f"Marta Linden {text}", people=("Marta Linden",), names=("Toruma",))
    other = telling("b", f"Olga Pries {text}", people=("Olga Pries",), names=("Toruma",))
    assert [c.what for c in clashes(one, other)] == ["name"]


def test_contradictions_in_two_details_are_another_event() -> None:
    text = "prisoners were released from prison in Toruma on"
    one = telling(
        "a", f"Three {text} March 2", names=("Toruma",), day="2026-03-02", printed="March 2", published="2026-03-06"
    )
    two = telling(
        "b", f"Nine {text} March 3", names=("Toruma",), day="2026-03-03", printed="March 3", published="2026-03-06"
    )
    number = replace(two, dates=one.dates, printed_dates=one.printed_dates)
    assert tie(one, two).score < tie(one, number).score  # type: ignore[union-attr]


def test_a_weekday_may_be_any_of_that_name() -> None:
    read_as_last_week = replace(FREED, article="b", dates=("2026-02-23",), wording="x " + FREED.wording)
    assert how(FREED, read_as_last_week) == "same"


def test_the_same_words_with_as_many_negations_contradict_nothing() -> None:
    text = "Three prisoners who had not pleaded guilty were released from prison in Toruma"
    one = telling("a", text, names=("Toruma",))
    other = replace(one, article="b", wording=f"that {text}", polarity="negative")
    assert how(one, other) == "same"


def test_a_demand_is_no_report() -> None:
    demanded = replace(FREED, article="b", stance="demands", wording="that three prisoners be released in Toruma")
    assert how(FREED, demanded) in ("related", "nothing")


def test_the_same_words_in_other_countries_are_no_copy() -> None:
    one = telling("a", "Two people were killed", setting=("Toruma",))
    there = telling("b", "Two people were killed", setting=("Velimor",))
    here = telling("c", "Two people were killed", setting=("Toruma",))
    assert tie(one, here).score == 1.0  # type: ignore[union-attr]
    assert (found := tie(one, there)) is None or found.score < 1.0


def test_an_answer_that_says_nothing_belongs_to_what_it_answers() -> None:
    answer = replace(FREED, statement="s2", stance="denies", wording="this", borrowed=True, answers="s1")
    assert tie(FREED, answer).score == 1.0  # type: ignore[union-attr]
    assert not keys(answer)


def test_keys_are_few_and_do_not_depend_on_the_order_of_names() -> None:
    named = (
        Named("Danil Harast", "person", "en"),
        Named("Igor Velt", "person", "en"),
        Named("Port Amber", "place", "en"),
    )
    found = {keys(replace(FREED, names=names)) for names in permutations(named)}
    assert len(found) == 1
    assert len(found.pop()) <= 2 * 13 + 7


@pytest.mark.parametrize("later", ["2026-03-04", "2026-03-09", "2026-03-13"])
def test_tellings_of_the_same_days_meet_under_a_key_of_that_time(later: str) -> None:
    other = replace(FREED, article="b", published=later)
    assert any("#" in key for key in keys(FREED) & keys(other))


def test_after_months_only_the_best_keys_are_shared() -> None:
    shared = keys(FREED) & keys(replace(FREED, article="b", published="2026-06-03"))
    assert shared
    assert not any("#" in key for key in shared)


def test_the_same_weekday_of_two_weeks_is_two_events() -> None:
    next_week = replace(FREED, article="b", dates=("2026-03-09",), published="2026-03-10", wording="x " + FREED.wording)
    assert how(FREED, next_week) in ("related", "nothing")


def test_another_number_on_another_day_is_another_event() -> None:
    text = "Seven prisoners were released from prison in Toruma on Wednesday"
    other = replace(telling("b", text, names=("Toruma",), day="2026-03-04"), printed_dates=("March 4",))
    one = replace(FREED, printed_dates=("March 2",))
    assert how(one, other) in ("related", "nothing")


def test_what_points_to_the_news_points_to_that_of_its_days() -> None:
    bare = telling("b", "the release of prisoners in Toruma", names=("Toruma",))
    soon, late = replace(bare, published="2026-03-04"), replace(bare, published="2026-03-20")
    assert how(FREED, late) in ("related", "nothing")
    near, far = tie(FREED, soon), tie(FREED, late)
    assert near is not None
    assert far is None or near.score > far.score


def test_days_of_dates() -> None:
    assert days("2026-03") == (739676, 739706)
    assert days("2026-W10") == (739677, 739683)
    assert days("2026-03-02TMO") == (739677, 739677)
    assert days("PAST_REF") is None
    assert days("2026-13-40") is None


def test_a_form_is_made_once() -> None:
    assert form(FREED) is form(FREED)


def test_a_number_is_another_one_rounded_and_not_one_that_is_near() -> None:
    def of(article: str, number: str) -> Telling:
        return telling(article, f"Marvia gave {number} people a pension", names=("Marvia",), day="2026-03-02")

    assert how(of("a", "1,187"), of("b", "1,200")) == "same"
    assert how(of("a", "197"), of("b", "200")) == "same"
    assert how(of("a", "170"), of("b", "175")) == "variant"
    assert how(of("a", "433"), of("b", "439")) == "variant"


def test_the_same_act_between_other_countries_is_another_event() -> None:
    words = "{} and {} agreed to open 18 border crossings"
    one = telling("a", words.format("Poland", "Lithuania"), names=("Poland", "Lithuania"), day="2026-03-02")
    other = telling("b", words.format("Latvia", "Poland"), names=("Latvia", "Poland"), day="2026-03-02")
    found = tie(one, other)
    assert found is None or found.how == "related"
    assert how(one, replace(one, article="b")) == "same"


def test_who_did_it_to_whom_turned_round_with_another_number_is_another_event() -> None:
    def sanctions(article: str, by: str, on: str, number: int) -> Telling:
        return telling(article, f"{by} put {number} officials from {on} under sanctions", names=(by, on))

    one = sanctions("a", "Poland", "Latvia", 89)
    assert how(one, sanctions("b", "Poland", "Latvia", 62)) == "variant"
    assert how(one, sanctions("b", "Latvia", "Poland", 62)) != "variant"


def test_another_plant_in_another_town_is_another_event() -> None:
    def struck(article: str, plant: str, town: str) -> Telling:
        text = f"16 drones struck the {plant} plant in {town} on Monday"
        made = telling(article, text, names=(plant, town), day="2026-03-02")
        return replace(made, names=(Named(plant, "organization", "en"), Named(town, "place", "en")))

    one = struck("a", "Ultrapak", "Lenmark")
    assert how(one, struck("b", "Ultrapak", "Lenmark")) == "same"
    assert how(one, struck("b", "Prometal", "Dubran")) in ("related", "nothing")


def test_what_is_planned_when_the_day_of_a_plan_is_over_is_another_plan() -> None:
    def visit(article: str, day: str, published: str) -> Telling:
        made = telling(article, f"Aleks Zhagul will visit Latvia on {day}", names=("Aleks Zhagul",), day=day)
        return replace(made, tense="future", published=published, names=(Named("Aleks Zhagul", "person", "en"),))

    one = visit("a", "2026-03-10", "2026-03-05")
    assert how(one, visit("b", "2026-03-14", "2026-03-06")) == "variant"
    assert how(one, visit("b", "2026-03-14", "2026-03-12")) in ("related", "nothing")


def test_quotations_of_two_persons_are_one_claim_only_where_they_say_much_the_same() -> None:
    def quoted(article: str, who: str, text: str) -> Telling:
        hand = replace(FREED.chain[0], name=who, kind="person", house=None)
        return replace(telling(article, text), quoted="direct", chain=(FREED.chain[0], hand))

    text = "Nothing is over yet in the town, as was said a year ago, and only the government can decide that"
    near = "Nothing is decided yet in the town, and that was clear a year ago to the government"
    assert how(quoted("a", "Marta Lind", text), quoted("b", "Ivar Tonn", text)) == "same"
    assert how(quoted("a", "Marta Lind", text), quoted("b", "Marta Lind", near)) == "same"
    assert how(quoted("a", "Marta Lind", text), quoted("b", "Ivar Tonn", near)) != "same"


def test_another_number_about_another_thing_is_another_event() -> None:
    def vote(article: str, number: int, law: str) -> Telling:
        text = f"{number} deputies of the parliament of Latvia voted for the law on {law}"
        return telling(article, text, names=("Latvia",), day="2026-03-02")

    assert how(vote("a", 62, "tobacco"), vote("b", 64, "tobacco")) == "variant"
    assert how(vote("a", 62, "tobacco"), vote("b", 156, "fisheries")) in ("related", "nothing")


def quoted(article: str, text: str, by: Hand, setting: tuple[str, ...], language: str = "en") -> Telling:
    made = telling(article, text, language, setting=setting)
    return replace(made, quoted="direct", chain=(*made.chain, by))


def test_two_quotations_of_articles_about_other_people_and_places_are_two() -> None:
    ministry = Hand("Ministry of Tides", "body", "named", language="en")
    one = quoted("a", "We need guarantees that the law on forests holds, and 830 people signed", ministry, ("Orwin",))
    text = "830 people signed for guarantees against the law, and nobody listened to them"
    other = quoted("b", text, Hand("Ann Lee", "person", "named", language="en"), ("Lakmar",))
    assert how(one, other) == "related"
    assert how(one, replace(other, setting=one.setting)) == "same"
    assert how(one, replace(one, article="b", setting=other.setting)) == "same"


def test_a_company_of_one_language_is_no_town_of_another_that_sounds_like_it() -> None:
    town, firm = Named("Kolvar", "place", "en"), Named("Калівар", "organization", "uk")
    assert not is_one(_name(town), _name(firm))
    assert is_one(_name(town), _name(replace(town, kind="organization")))
    assert is_one(_name(town), _name(Named("Колвар", "place", "ru")))


def test_laws_on_two_things_with_other_numbers_are_two_in_two_languages_as_well() -> None:
    one = telling("a", "65 deputies backed the law on grain in Toruma on Monday", names=("Toruma",), day="2026-03-02")
    text = "269 депутатов в Торуме поддержали закон об электричестве в понедельник"
    other = telling("b", text, "ru", names=("Торума",), day="2026-03-02")
    assert how(one, other) != "variant"
    assert (
        how(one, telling("b", text.replace("об электричестве", "о зерне"), "ru", names=("Торума",), day="2026-03-02"))
        != "related"
    )


def test_who_held_talks_has_met() -> None:
    met = telling("a", "Ada Vint met Ivan Orlik in Toruma on Monday", names=("Ada Vint", "Ivan Orlik", "Toruma"))
    talks = telling("b", "Ada Vint held talks with Ivan Orlik in Toruma", names=("Ada Vint", "Ivan Orlik", "Toruma"))
    one, other = replace(met, acts=frozenset({"consult/meet"})), replace(talks, acts=frozenset({"consult/negotiate"}))
    fled = replace(talks, acts=frozenset({"retreat/flee"}), concepts=frozenset({"flee"}))
    found = [compare(form(one), form(each)) for each in (other, fled)]
    assert [bool(each and each.measures.act) for each in found] == [False, True]


def test_other_events_of_one_person_on_one_day_are_two_claims() -> None:
    left = telling("a", "Economy minister Ada Vint resigned on Monday", names=("Ada Vint",), day="2026-03-02")
    met = telling("b", "Economy minister Ada Vint visits Lund on Monday", names=("Ada Vint", "Lund"), day="2026-03-02")
    one, other = replace(left, acts=frozenset({"retreat/resign"})), replace(met, acts=frozenset({"consult/visit"}))
    assert how(one, other) != "same"


def test_two_places_are_two_events_where_nothing_but_the_countries_is_one() -> None:
    near = "Karvenia closed its border with Belarus near"
    one = telling("a", f"{near} Toruma on Monday", names=("Belarus", "Toruma"), day="2026-03-02")
    other = telling("b", f"{near} Daluva on Monday", names=("Belarus", "Daluva"), day="2026-03-02")
    assert how(one, other) == "related"
    counted = [
        replace(t, wording=f"{t.wording} to 40 lorries", numbers=telling("n", "40 lorries").numbers)
        for t in (one, other)
    ]
    assert how(*counted) == "variant"


def test_countries_alone_are_no_claim() -> None:
    one = telling(
        "a", "Poland sent a new ambassador to Belarus on Monday", names=("Poland", "Belarus"), day="2026-03-02"
    )
    other = telling("b", "Polska pożyczyła Białorusi pieniądze", "pl", names=("Polska", "Białoruś"), day="2026-03-02")
    alike = replace(other, concepts=frozenset(("XB",)) | other.concepts)
    assert how(one, alike) != "same"
    found = tie(one, other)
    assert found is None or "Another event: nothing in common but countries." in found.why


def test_what_was_offered_on_another_day_is_not_what_was_done() -> None:
    done = replace(FREED, dates=("2026-03-01",), printed_dates=("Sunday",))
    text = "The government offered on Monday to release three prisoners from prison in Toruma"
    offered = telling("b", text, names=("Toruma",), day="2026-03-02")
    assert how(done, offered) == "related"


def test_a_place_in_a_case_that_nobody_knows_is_the_place() -> None:
    text = "Three prisoners were released from prison in"
    polish = telling("b", "W więzieniu w Tolmarze uwolniono trzech więźniów", "pl", names=("Tolmarze",))
    found = tie(telling("a", f"{text} Tolmar", names=("Tolmar",)), polish)
    assert found is not None
    assert (found.how, "Tolmar is Tolmarze." in found.why) == ("same", True)
    other = telling("b", f"{text} Tolvar", names=("Tolvar",))
    assert "Tolmar is Tolvar." not in (tie(telling("a", f"{text} Tolmar", names=("Tolmar",)), other) or found).why


def test_nobody_who_was_asked_speaks_of_another_time() -> None:
    asked = telling("b", "the release of three prisoners in Toruma", names=("Toruma",))
    silent = replace(asked, stance="silent", tense="future")
    found = tie(FREED, silent)
    assert found is not None
    assert "One is told as a plan, the other as a fact." not in found.why


def test_other_things_that_are_counted_are_another_event() -> None:
    jobs = telling("a", "The factory in Toruma lost 398 jobs on Monday", names=("Toruma",), day="2026-03-02")
    drones = telling("b", "40 drones hit the factory in Toruma on Monday", names=("Toruma",), day="2026-03-02")
    assert how(jobs, drones) != "same"
    found = tie(jobs, drones)
    assert found is None or "what is counted" in found.why[-1]


def test_a_company_and_its_plant_are_one_matter_and_so_is_what_becomes_of_their_jobs() -> None:
    one = telling(
        "a", "У понеділок компанія в Торумі скоротила 295 робочих місць", "uk", names=("Торума",), day="2026-03-02"
    )
    other = telling(
        "b", "Предприятие в Торуме в понедельник лишилось 295 рабочих мест", "ru", names=("Торума",), day="2026-03-02"
    )
    assert how(one, other) == "same"


def test_two_laws_of_one_day_are_two_claims() -> None:
    one = telling(
        "a", "The parliament of Poland passed a law on forests on Monday", names=("Poland",), day="2026-03-02"
    )
    other = telling(
        "b", "Парламент Польщі в понеділок ухвалив закон про рибальство", "uk", names=("Польща",), day="2026-03-02"
    )
    assert how(one, other) == "related"


def test_who_receives_is_given() -> None:
    one = telling("a", "Poland gave Belarus 159 million euros on Monday", names=("Poland", "Belarus"), day="2026-03-02")
    other = telling(
        "b", "Belarus received 159 million euros from Poland on Monday", names=("Belarus", "Poland"), day="2026-03-02"
    )
    assert how(one, other) == "same"


def test_an_equal_number_of_what_no_concept_knows_agrees() -> None:
    one = telling("a", "Poland and Belarus agreed to open 24 crossings", names=("Poland", "Belarus"))
    other = telling(
        "b", "Польша и Беларусь договорились открыть 24 пункта пропуска", "ru", names=("Польша", "Беларусь")
    )
    found = tie(one, other)
    assert found is not None
    assert any("24" in why for why in found.why)


def test_other_people_in_two_languages_are_other_claims_where_no_other_name_is_one() -> None:
    one = telling(
        "a", "Ada Vint plans to visit Poland on Monday", names=("Poland",), people=("Ada Vint",), day="2026-03-02"
    )
    text = "Мартин Ладонин планирует посетить Польшу в понедельник"
    other = telling("b", text, "ru", names=("Польша",), people=("Мартин Ладонин",), day="2026-03-02")
    assert how(one, other) == "related"


def test_who_receives_from_whom_is_not_who_gives_him() -> None:
    one = telling("a", "Poland gave Belarus 159 million euros on Monday", names=("Poland", "Belarus"), day="2026-03-02")
    words = "Poland received 885 million euros from Belarus on Monday"
    assert how(one, telling("b", words, names=("Poland", "Belarus"), day="2026-03-02")) == "related"
    words = "Belarus received 162 million euros from Poland on Monday"
    assert how(one, telling("b", words, names=("Belarus", "Poland"), day="2026-03-02")) == "variant"


def test_to_agree_to_open_is_another_event_than_to_close() -> None:
    lands = ("Poland", "Belarus")
    one = telling("a", "Poland closed the border crossing with Belarus on Monday", names=lands, day="2026-03-02")
    agreed = "Poland and Belarus agreed to open a border crossing on Monday"
    assert how(one, telling("b", agreed, names=lands, day="2026-03-02")) == "related"
    opened = "Poland opened the border crossing with Belarus on Monday"
    assert how(one, telling("b", opened, names=lands, day="2026-03-02")) == "variant"


def test_quotations_of_two_bodies_in_one_language_are_two() -> None:
    def quoted(article: str, by: str, rest: str) -> Telling:
        made = telling(article, f"Nothing in Lund can be settled without us, {rest}", names=("Lund",))
        hand = Hand(by, "body", "named", language="en", official=True)
        return replace(made, quoted="direct", chain=(*made.chain[:1], hand))

    one = quoted("a", "Poland’s Foreign Ministry", "though 180 of our people think otherwise")
    assert how(one, quoted("b", "Latvia’s Economy Ministry", "and we shall be back in 440 days")) != "same"
    assert (
        how(one, quoted("b", "Poland’s Foreign Ministry", "though 180 of our people think otherwise today")) == "same"
    )


def test_two_in_full_whom_no_spelling_makes_one_are_two_in_two_languages_as_well() -> None:
    def arrested(article: str, text: str, language: str, who: str, town: str) -> Telling:
        return telling(article, text, language, names=(town,), people=(who,), day="2026-03-02")

    one = arrested("a", "The police arrested Helena Petran in Lund on Monday", "en", "Helena Petran", "Lund")
    words = "Паліцыя затрымала Хелену Сахарэвіч у Лундзе ў панядзелак"
    assert how(one, arrested("b", words, "be", "Хелена Сахарэвіч", "Лунд")) in ("related", "nothing")
    words = "Паліцыя затрымала Хелену Петран у Лундзе ў панядзелак"
    assert how(one, arrested("b", words, "be", "Хелена Петран", "Лунд")) == "same"


def test_what_somebody_only_speaks_of_is_no_claim() -> None:
    one = telling("a", "Poland released 92 political prisoners from a prison on Monday", names=("Poland",))
    assert how(one, telling("b", "the prisons of Poland", names=("Poland",))) == "nothing"


def test_two_who_resigned_are_two_though_the_one_tells_of_the_other() -> None:
    told = telling("a", "Marta Kalder resigned on Monday", people=("Marta Kalder",), day="2026-03-02")
    told = replace(told, chain=(*told.chain[:1], Hand("Stefan Dubrenko", "person", "named", language="en")))
    other = telling("b", "Стефан Дубренко в понедельник ушёл в отставку", "ru", people=("Стефан Дубренко",))
    assert how(told, replace(other, dates=told.dates)) != "same"


SUNDAY_NIGHT = (
    ("en", "2026-03-01TNI", "Sunday night"),
    ("en", "2026-03-02TNI", "the night to Monday"),
    ("ru", "2026-03-02TNI", "ночь на понедельник"),
    ("ru", "2026-03-01TNI", "ночь с воскресенья на понедельник"),
    ("uk", "2026-03-02TNI", "ніч на понеділок"),
    ("be", "2026-03-02TNI", "ноч на панядзелак"),
    ("be", "2026-03-02TNI", "noč na paniadziełak"),
    ("pl", "2026-03-02TNI", "nocy na poniedziałek"),
    ("pl", "2026-03-01TNI", "nocy z niedzieli na poniedziałek"),
    ("lt", "2026-03-02TNI", "naktį į pirmadienį"),
)


@pytest.mark.parametrize(("language", "value", "text"), SUNDAY_NIGHT)
def test_a_night_is_one_by_whichever_of_its_days_it_is_called(language: str, value: str, text: str) -> None:
    one = replace(FREED, dates=("2026-03-01TNI",), printed_dates=("Sunday night",))
    other = replace(
        FREED, article="b", language=language, dates=(value,), printed_dates=(text,), wording="x " + FREED.wording
    )
    assert not [clash for clash in clashes(one, other) if clash.what == "date"]


@pytest.mark.parametrize("text", ["Saturday night", "the night to Sunday"])
def test_two_nights_that_follow_each_other_are_two(text: str) -> None:
    one = replace(FREED, dates=("2026-03-01TNI",), printed_dates=("Sunday night",))
    value = "2026-02-28TNI" if text == "Saturday night" else "2026-03-01TNI"
    other = replace(FREED, article="b", dates=(value,), printed_dates=(text,), wording="x " + FREED.wording)
    assert [clash.what for clash in clashes(one, other)] == ["date"]


def test_a_night_meets_both_of_its_days_and_no_other() -> None:
    one = replace(FREED, dates=("2026-03-01TNI",), printed_dates=("Sunday night",))
    for day, printed, differ in (
        ("2026-03-02", "March 2", False),
        ("2026-03-01", "March 1", False),
        ("2026-03-03", "March 3", True),
    ):
        other = replace(FREED, article="b", dates=(day,), printed_dates=(printed,), wording="x " + FREED.wording)
        assert bool(clashes(one, other)) == differ
