"""Everyday notions of the news: one concept in every language, and words that only look like one."""

from __future__ import annotations

import pytest

from headwater import lexicon
from headwater.link import words
from headwater.wordforms import tokens

SAME = """
deliberate; deliberately; намеренно; наўмысна; умисно; celowo; tyčia
deliberate; intentional; умышленное; наўмысны; навмисне; umyślnie; tyčinis
illegal; unlawfully; незаконного; незаконна; нелегально; bezprawnie; neteisėtą
temporary; temporarily; временную; часова; тимчасове; tymczasowych; laikinąją
voluntary; voluntary; добровольно; добраахвотна; добровільні; dobrowolnie; savanoriškai
unanimous; unanimously; единогласно; аднагалосна; одноголосно; jednogłośnie; vienbalsiai
secret; covertly; тайно; таемна; таємно; potajemnie; slapta
sluice; sluices; затворов; засаўкі; шлюзів; śluzy; šliuzai
kill; death toll; число погибших; колькасць загінулых; кількість загиблих; bilans ofiar; žuvusiųjų skaičius
alive; survivors; уцелел; ацалелых; вціліли; ocaleni; išgyvenusieji
landslide; mudslides; оползня; апоўзень; зсуву; osuwiska; nuošliaužos
volcano; volcanic; вулкана; вывяржэнне; виверження; wulkanu; ugnikalnio
storm; typhoon; смерч; тайфун; тайфуном; tajfunu; taifūnas
weather; downpour; ливней; лівень; зливи; ulewy; liūties
cut_off; blackout; блэкаут; блэкаўт; блекаут; blackoutu; išjungė
wagon; wagons; вагоны; вагонаў; вагонів; wagonu; vagonų
tram; trams; трамвая; трамваі; трамваїв; tramwaje; tramvajus
ticket; tickets; билетов; білеты; квитки; biletów; bilietų
captain; captain; капитана; капітанам; капітаном; kapitana; kapitonas
turbine; turbines; турбину; турбіны; турбіни; turbinę; turbinos
oil; gasoline; дизеля; паліва; дизель; diesel; dyzelino
shortage; shortages; нехватку; недахопу; нестачі; niedobory; trūkumas
unemployment; jobless; безработицы; беспрацоўных; безробітні; bezrobotnych; nedarbo
stock_exchange; stock exchange; биржи; біржы; біржі; giełdzie; biržoje
subsidise; subsidies; дотации; датацыі; дотацій; dotacje; dotacijos
livestock; cattle; коров; каровы; худоби; bydła; galvijų
pig; pigs; свиней; свінні; свині; świń; kiaulių
fish; fish; рыбу; рыбы; риби; ryb; žuvų
sewage; wastewater; канализации; каналізацыі; стічних; ścieki; nuotekos
patient; patients; пациентов; пацыенты; пацієнта; pacjenci; pacientų
quarantine; quarantined; карантина; каранціну; карантині; kwarantanną; karantinas
ambulance; ambulances; скорой помощи; хуткую дапамогу; швидка допомога; karetkę; greitosios pagalbos
exam; exams; экзаменов; іспыты; іспити; egzaminu; egzaminų
polling_station; polling station; избирательном участке; выбарчы ўчастак; виборчих дільницях; lokalach wyborczych; rinkimų apylinkėje
coalition; coalition; коалиции; кааліцыю; коаліцією; koalicji; koalicijos
witness; eyewitnesses; свидетелей; сведкі; свідків; świadkowie; liudytojai
riot; rioters; беспорядков; беспарадкі; заворушень; zamieszek; riaušių
ransom; ransom; выкупа; выкупу; викуп; okupu; išpirką
volunteer; volunteers; волонтёры; валанцёраў; добровольців; wolontariusze; savanoriai
owner; owners; владельца; уладальнікі; власники; właścicieli; savininkų
pregnant; pregnancy; беременных; цяжарная; вагітної; ciężarna; nėščia
negligent; negligence; халатности; нядбайнасці; недбалість; zaniedbania; aplaidumą
speed; speeding; скорости; хуткасцю; швидкістю; prędkości; greičiu
"""

UNLIKE = """
ru; намерен; deliberate
ru; незаконченный; illegal
ru; сирень; siren
ru; разведение; divorce
ru; лесть; forest
uk; дозвілля; allow
uk; коровай; livestock
uk; свинець; pig
uk; розшукати; wanted_
be; шэсць; protest
be; маразм; weather
pl; niedobry; shortage
pl; naprawdę; repair
pl; strategia; lose_money
pl; rozwiązanie; develop
pl; zamieszkać; riot
pl; zatrudniać; poison
pl; zbiornik; harvest
pl; biedronka; poverty
pl; kurczy; bird
lt; birželio; stock_exchange
lt; šalčininkų; weather
lt; liūtas; weather
lt; karščiavimas; weather
lt; žuvys; kill
lt; taisyklės; repair
en; carriageway; wagon
en; unrestricted; riot
en; chickenpox; bird
en; record; record_
"""


def _read(text: str, language: str) -> frozenset[str]:
    return frozenset(word.concept for word in words.read(tokens(text).word, language) if word.concept)


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(";")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", _rows(SAME), ids=lambda row: row[1])
def test_a_notion_is_one_concept_in_every_language(row: list[str]) -> None:
    concept, *cells = row
    read = {language: _read(text, language) for language, text in zip(lexicon.LANGUAGES, cells, strict=True)}
    assert read == {language: {concept} for language in lexicon.LANGUAGES}


@pytest.mark.parametrize(("language", "word", "concept"), _rows(UNLIKE))
def test_a_word_that_only_begins_like_a_notion_is_none(language: str, word: str, concept: str) -> None:
    assert concept in words.kinds()
    assert words.concept(words.folded(word, language), language) != concept


@pytest.mark.parametrize(
    ("language", "told", "meant"),
    [
        ("en", {"door", "dam"}, {"sluice", "dam"}),
        ("lt", {"door", "house"}, {"door", "house"}),
        ("pl", {"fortify", "flood"}, {"dam", "flood"}),
        ("pl", {"fortify", "border", "flood"}, {"fortify", "border", "flood"}),
        ("lt", {"drown", "ship"}, {"sink", "ship"}),
        ("lt", {"drown", "people", "ship"}, {"drown", "people", "ship"}),
        ("pl", {"sail", "airport"}, {"fly", "airport"}),
        ("pl", {"sail", "ferry"}, {"sail", "ferry"}),
        ("pl", {"dismiss", "fly"}, {"lift", "fly"}),
        ("pl", {"dismiss", "minister", "fly"}, {"dismiss", "minister", "fly"}),
        ("en", {"publish", "gas"}, {"leak", "gas"}),
        ("en", {"publish", "document", "gas"}, {"publish", "document", "gas"}),
    ],
)
def test_what_stands_beside_a_word_says_which_notion_it_is(language: str, told: set[str], meant: set[str]) -> None:
    assert words.settled(frozenset(told), language) == meant


def test_who_died_in_a_flood_was_killed_by_it_and_who_died_otherwise_was_not() -> None:
    beside = {frozenset(acts) for places, acts in words.kin_beside().items() if "flood" in places}
    assert frozenset({"kill", "die"}) in beside
    assert words.kin().get("die", "die") != words.kin().get("kill", "kill")
