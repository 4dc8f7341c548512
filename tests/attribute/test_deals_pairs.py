"""Deals told as two things side by side, as a plea, as a bid; and threats, claims and turns of speech that are none."""

from __future__ import annotations

import pytest
from tests.attribute.happenings import content, entity
from tests.attribute.marked import article
from tests.attribute.test_deals import read, told
from tests.attribute.test_deals_agreed import sides

from headwater.attribute.happenings import deals


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        (
            "en",
            "Tolm would free two pilots, and Karve would lift its grain duty. So it is set down in a draft.",
            "free two pilots",
            "lift its grain duty",
        ),
        ("ru", "Толмия вернёт тела, а Карвия откроет мост. Такие условия согласовали ночью.", "вернёт тела", "откроет"),
        ("uk", "Толмія випустить рибалок, а Карвія поверне катер. Такі умови узгодили вночі.", "випустить", "поверне"),
        ("be", "Толмія выпусціць рыбакоў, а Карвія верне катар. Такія ўмовы ўзгоднілі ўночы.", "выпусціць", "верне"),
        ("pl", "Tolmia wypuści rybaków, a Karwia odda kuter. Takie warunki uzgodniono w nocy.", "wypuści", "odda"),
        ("lt", "Tolmija paleis žvejus, o Karvija grąžins katerį. Tokias sąlygas suderino naktį.", "paleis", "grąžins"),
    ],
)
def test_two_halves_beside_words_of_a_deal(language: str, text: str, gives: str, gets: str) -> None:
    names = [next(w for w in text.split() if w[:4] in heads) for heads in (("Tolm", "Толм"), ("Karv", "Карв", "Karw"))]
    found = [entity(f"e{n}", "place", text, name.strip(",.")) for n, name in enumerate(names)]
    (deal,) = read(text, language, *found)
    one, first, other, second = told(deal, text)
    assert (one, other) == ("e0", "e1")
    assert gives in first
    assert gets in second


@pytest.mark.parametrize(
    ("language", "text", "gives", "gets"),
    [
        ("en", "She pleaded guilty to one count. The prosecution dropped six.", "pleaded guilty", "dropped six"),
        ("ru", "Рогов признал вину. Прокуратура сняла два обвинения.", "признал вину", "сняла два обвинения"),
        ("uk", "Рогов визнав провину. Прокуратура зняла два звинувачення.", "визнав провину", "зняла два"),
        ("pl", "Rogow przyznał się do winy. Prokuratura wycofała dwa zarzuty.", "przyznał się", "wycofała dwa"),
        ("lt", "Rogovas prisipažino kaltas. Prokuratūra atsisakė dviejų kaltinimų.", "prisipažino", "dviejų kaltinimų"),
        ("en", "The wards will open once they see the back pay.", "open", "the back pay"),
        ("ru", "Шахтёры согласились подняться, как только увидят деньги.", "подняться", "деньги"),
        ("uk", "Лікарі повернуться, щойно область виплатить премії.", "повернуться", "виплатить премії"),
        ("be", "Лекары вернуцца, як толькі вобласць выплаціць прэміі.", "вернуцца", "выплаціць прэміі"),
        ("pl", "Lekarze wrócą, gdy tylko województwo wypłaci premie.", "wrócą", "wypłaci premie"),
        ("lt", "Gydytojai grįš, kai tik apskritis išmokės priedus.", "grįš", "išmokės priedus"),
        ("pl", "Mowa o umowie: trzech szpiegów za uwolnienie kont.", "trzech szpiegów", "uwolnienie kont"),
    ],
)
def test_pleas_waiting_and_nouns(language: str, text: str, gives: str, gets: str) -> None:
    ((first, second),) = sides(text, language)
    assert gives in first
    assert gets in second


@pytest.mark.parametrize(
    ("language", "text", "club", "man", "gives", "gets"),
    [
        ("en", "Tolm tabled £12m for winger Luis Barde.", "Tolm", "Luis Barde", "£12m", "winger Luis Barde"),
        ("ru", "«Толм» предлагает за вратаря Лунина два миллиона.", "Толм", "Лунина", "два миллиона", "вратаря Лунина"),
        ("uk", "«Толм» пропонує за воротаря Луніна два мільйони.", "Толм", "Луніна", "два мільйони", "воротаря Луніна"),
        ("be", "«Толм» прапануе за варатара Луніна два мільёны.", "Толм", "Луніна", "два мільёны", "варатара Луніна"),
        ("pl", "Tolm oferuje za bramkarza Lunina dwa miliony.", "Tolm", "Lunina", "dwa miliony", "bramkarza Lunina"),
        (
            "lt",
            "„Tolmas“ siūlo už vartininką Luniną du milijonus.",
            "Tolmas",
            "Luniną",
            "du milijonus",
            "vartininką Luniną",
        ),
    ],
)
def test_a_bid(language: str, text: str, club: str, man: str, gives: str, gets: str) -> None:
    (deal,) = read(text, language, entity("e1", "organization", text, club), entity("e2", "person", text, man))
    assert told(deal, text)[0] == "e1"
    assert (told(deal, text)[1], told(deal, text)[3]) == (gives, gets)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union Tolm will strike unless the company pays."),
        ("en", "Tolm will demand damages if the company opens the sluice."),
        ("en", "Tolm agreed on a timetable. The company will vote in May, and the union will vote in June."),
        ("en", "Tolm gave money to a group, also once a rival of the company."),
        ("ru", "Толм будет добиваться компенсации, если компания откроет шлюз."),
        ("ru", "Толм будет конкурировать, когда компания продаёт дешевле."),
        ("uk", "Толм буде конкурувати, коли компанія продає дешевше."),
        ("pl", "Niemcy i Tolm zawierają umowy, podczas gdy rząd ma je chronić."),
        ("pl", "Kryzys uzależnił Tolm od importu."),
        ("lt", "Tolmas streikuos, nebent įmonė sumokės."),
        ("ru", "За воду жители Толма заплатят больше."),
    ],
)
def test_no_offer(language: str, text: str) -> None:
    name = next(w.strip(",.") for w in text.split() if w.startswith(("Tolm", "Толм")))
    assert read(text, language, entity("e1", "organization", text, name)) == []


def test_who_only_speaks_next_gives_nothing() -> None:
    text = "Tolm will release its funds, she said. In turn, the minister of Karve stressed that the port stays open."
    found = [entity("e1", "place", text, "Tolm"), entity("e2", "place", text, "Karve")]
    said = content("s1", text, "the port stays open", None, "stressed")
    assert deals.find(article(text, "en"), (said,), tuple(found)) == ()
