"""One frame filled day after day is a text each day; a running story changes some of its numbers and stays one."""

from __future__ import annotations

import pytest
from tests.link.sheeted import sheet

from headwater.link.copies import compare

MARKET = (
    "Shares in Ostrel ended {how} on {day}, led by {who}. The benchmark OX20 index {moved} {percent} percent to "
    "{points} points, after {before} points the day before. {who} shares {moved} {most} percent to {price} crowns. "
    "Advancing issues outnumbered falling ones by {up} to {down}, while {flat} ended unchanged. Volume on the exchange "
    "was {volume} million shares. The crown stood at {crown} to the euro, and the yield on the ten-year government "
    "bond was {bond} percent."
)
DAYS: tuple[dict[str, object], ...] = (
    {"how": "higher", "day": "Monday", "who": "Halvard Bank", "moved": "rose", "percent": 0.8, "points": "4,212.6"}
    | {"before": "4,179.1", "most": 3.4, "price": 118.5, "up": 14, "down": 5, "flat": 2, "volume": 61}
    | {"crown": 7.42, "bond": 2.87},
    {"how": "lower", "day": "Tuesday", "who": "Orlo Energy", "moved": "fell", "percent": 1.1, "points": "4,166.3"}
    | {"before": "4,212.6", "most": 4.1, "price": 44.2, "up": 7, "down": 12, "flat": 1, "volume": 58}
    | {"crown": 7.45, "bond": 2.82},
)
STORM = (
    "The hurricane was {miles} miles southeast of Port Amity at {hour} a.m. and moved northwest at {speed} mph, with "
    "winds of {winds} mph, the storm office said. Officials told 30,000 people on the islands to leave, and cars were "
    "lined up for 9 miles on the only bridge, built in 1961. The water may rise by 8 feet, and up to 15 inches of rain "
    "may fall. The governor called up 2,500 soldiers. Hospitals moved 88 patients to the mainland. Odette is the 15th "
    "storm of the season."
)


def joined(
    one: str, other: str, *, outlet: str = "Orbit News", next_day: str = "2024-05-15", language: str = "en"
) -> bool:
    first = sheet("first", one, outlet=outlet, language=language)
    copy = compare(first, sheet("second", other, outlet=outlet, day=next_day, language=language))
    return copy is not None and copy.joins


def test_two_days_of_one_report_of_the_market_are_two_texts() -> None:
    monday, tuesday = (MARKET.format(**day) for day in DAYS)
    assert not joined(monday, tuesday)
    assert joined(monday, monday, next_day="2024-05-14")


def test_who_rewords_a_report_of_the_market_keeps_its_numbers() -> None:
    report = MARKET.format(**DAYS[0])
    reworded = report.replace("ended higher", "closed up").replace("percent", "per cent").replace("led by", "helped by")
    assert joined(report, reworded, outlet="The Harbour Gazette", next_day="2024-05-14")


@pytest.mark.parametrize(("miles", "hour", "speed", "winds"), [(60, 8, 10, 110), (150, 11, 12, 75)])
def test_a_running_story_gives_new_numbers_and_stays_one(miles: int, hour: int, speed: int, winds: int) -> None:
    first = STORM.format(miles=210, hour=8, speed=12, winds=65)
    assert joined(first, STORM.format(miles=miles, hour=hour, speed=speed, winds=winds))


def test_the_same_figures_in_russian_make_a_frame_too() -> None:
    frame = (
        "Курс кроны на торгах в {day} составил {a} за евро. Индекс биржи Острела {moved} на {b} процента, до {c} пункта. "
        "Объём торгов достиг {d} миллиона крон. Доходность десятилетних облигаций составила {e} процента, цена нефти "
        "достигла {f} доллара за баррель."
    )
    one = frame.format(day="понедельник", moved="вырос", a="7,42", b="0,8", c="4212,6", d="61", e="2,87", f="77,93")
    other = frame.format(day="вторник", moved="снизился", a="7,45", b="1,1", c="4166,3", d="58", e="2,82", f="76,10")
    assert not joined(one, other, language="ru")
    assert joined(one, one, next_day="2024-05-14", language="ru")


MISSING = (
    "Police are looking for {who} who has gone missing from {town}. {name}, {age}, was last seen on {road} at {hour} on "
    "{day}. The missing person is described as {tall} centimetres tall, with {hair} hair, and was wearing {coat}. Whoever "
    "knows more is asked to call the police of Calden on 101, quoting log {log}."
)


def test_two_short_notices_of_one_pattern_are_two() -> None:
    girl = MISSING.format(who="a girl", town="Calden", name="Amelia Frost", age=15, road="Sparrow Road", hour=6.30,
        day="Monday", tall=160, hair="long brown", coat="a black jacket", log=412)  # fmt: skip
    man = MISSING.format(who="a man", town="Ostrel", name="Graham Tully", age=62, road="Harbour Street", hour=9.15,
        day="Thursday", tall=178, hair="short grey", coat="a green coat", log=87)  # fmt: skip
    assert not joined(girl, man)
    assert joined(girl, girl.replace("Whoever knows more", "Anybody who knows more"), outlet="The Harbour Gazette")


OBITUARY = (
    "{name}, {age}, of {town}, passed away peacefully on {day}, surrounded by family. Born in {town} on {born}, to "
    "{parents}, {they} worked for {years} years at {work} and loved {loved}. Visitation will be held from 4 to 7 p.m. at "
    "Hale Funeral Home. The service will be at {hour} a.m. at {church} Church. In lieu of flowers, donations may be made "
    "to the {gift}."
)
WALTER = OBITUARY.format(
    name="Walter Eugene Stroud", age=79, town="Pine Bluff", day="Thursday", born="April 12, 1944", years=28, hour=10,
    parents="Amos and Greta Stroud", they="he", work="the county road department", loved="bowling and country music",
    church="Grace Lutheran", gift="Pine Bluff Fire Department",
)  # fmt: skip
ELEANOR = OBITUARY.format(
    name="Eleanor Ruth Vance", age=91, town="Cedar Mills", day="Saturday", born="July 30, 1932", years=20, hour=11,
    parents="Harold and Mabel Vance", they="she", work="the library of the town", loved="quilting and her garden",
    church="Saint Mark Catholic", gift="Cedar Mills Animal Shelter",
)  # fmt: skip


def test_two_obituaries_of_one_pattern_are_two_and_one_in_two_papers_is_one() -> None:
    assert not joined(WALTER, ELEANOR)
    assert joined(WALTER, WALTER.replace("passed away peacefully", "died"), outlet="The Harbour Gazette")


def test_a_shorter_version_that_names_fewer_people_is_one_text_with_the_longer() -> None:
    assert joined(
        WALTER, WALTER.replace("Walter Eugene Stroud", "Walter Stroud").replace(" to Amos and Greta Stroud,", "")
    )


def test_a_text_in_other_units_is_that_text() -> None:
    report = (
        "A freight train left the rails near Ostrel on Monday night, the railway said. The train was 2,600 feet long and "
        "carried 1,200 tons of grain. It was moving at 62 miles an hour when it met a herd of cows 14 miles south of the "
        "town. The damage was put at $3.4 million by the insurer Halvard. Farmers lost 38 acres of wheat, and it was 1,470 "
        "degrees in the burning cars, the fire chief Tilda Orm said. Nobody was hurt. The line may stay shut until Friday."
    )
    units = {
        "2,600 feet": "790 metres",
        "1,200 tons": "1,090 tonnes",
        "62 miles": "100 kilometres",
        "38 acres": "15 hectares",
    }
    units |= {"14 miles": "23 kilometres", "$3.4 million": "3.1 million euros", "1,470 degrees": "800 degrees"}
    converted = report
    for here, there in units.items():
        converted = converted.replace(here, there)
    assert joined(report, converted, outlet="The Harbour Gazette", next_day="2024-05-14")


HEARING = (
    "A court in the town of {town} opened its hearing of the case against seven dockers on Monday. The accused, {names}, "
    "came in one after the other and sat down behind glass. They are charged with holding up a ship for two nights. The "
    "judge read out their names, asked each of them for the year of birth and put the hearing off until Thursday, as the "
    "witness for the port had fallen ill. The defence asked for the dockers to be let go until then, which was refused. "
    "Relatives who had come from afar waited at the gate of the court and called out to them as they were led away."
)
ONE_SPELLING = HEARING.format(
    town="Zhadova",
    names="Yauhen Khvastou, Tsimur Zhdanovich, Siarhei Shchahlou, Uladzimir Yakubets, Ihar Chyhir, Mikhas Liauchuk, Yury Tsvirka",
)
ANOTHER = HEARING.format(
    town="Jadova",
    names="Evgen Hvostov, Timur Jdanovich, Sergey Scheglov, Vladimir Iakubets, Igor Chigir, Michas Levchuk, Iouri Tvirko",
)


def test_names_in_another_romanisation_make_no_other_filling() -> None:
    assert joined(ONE_SPELLING, ANOTHER, outlet="The Harbour Gazette", next_day="2024-05-14")
    others = "Olaf Brenner, Karl Osten, Peter Mallow, Hugo Lind, Anton Falk, Emil Reuter, Jonas Weber"
    assert not joined(ONE_SPELLING, HEARING.format(town="Grenhold", names=others), outlet="The Harbour Gazette")
