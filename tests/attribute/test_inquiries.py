"""Witnesses whom a body heard that gathers accounts: its report, its researchers. All texts are invented."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading

from headwater.records import Reading

REPORTS = {
    "en": "Guards at Sellick prison beat inmates, the rights group Lantern said in a report published on Tuesday.\n\n"
    "According to one former inmate, prisoners were kept in an unheated cell for nine days.",
    "ru": "Надзиратели избивали заключённых, говорится в докладе правозащитного центра «Фонарь».\n\n"
    "По словам одного из бывших заключённых, людей девять дней держали в холодной камере.",
    "be": "Наглядчыкі білі зняволеных, гаворыцца ў справаздачы праваабарончага цэнтра «Ліхтар».\n\n"
    "Паводле слоў былога вязня, людзей дзевяць дзён трымалі ў халоднай камеры.",
    "pl": "W raporcie opublikowanym we wtorek organizacja praw człowieka „Latarnia” opisuje warunki w areszcie.\n\n"
    "Według byłej więźniarki cele nie były ogrzewane.",
}
TOLD = {
    "en": "The rights group Lantern says the court jailed a teacher for two years. "
    "“She did not even remember the messages,” a former colleague told the rights group.",
    "ru": "Суд приговорил учительницу к двум годам колонии, сообщает правозащитный центр «Фонарь». "
    "«Она даже не помнила об этом», — рассказал правозащитникам бывший коллега осуждённой.",
    "uk": "Суд засудив учительку до двох років, повідомляє правозахисна ініціатива «Ліхтар». "
    "«Вона навіть не пам'ятала тих повідомлень», — розповів правозахисникам колишній колега засудженої.",
    "be": "Суд пакараў настаўніцу двума гадамі калоніі, паведамляе праваабарончая ініцыятыва «Ліхтар». "
    "«Яна гэтага нават не памятала», — распавёў праваабаронцам былы калега асуджанай.",
    "pl": "Sąd skazał nauczycielkę na dwa lata – informuje organizacja praw człowieka „Latarnia”. "
    "„Nawet nie pamiętała tych wiadomości” – powiedział organizacji jej były kolega.",
}


def last_through(read: Reading) -> list[str]:
    """The links between the printing outlet and the last statement's source."""
    return [link.text for link in read.statements[-1].chain[1:-1]]


@pytest.mark.parametrize("language", REPORTS)
def test_a_witness_in_a_report_was_heard_by_whose_report_it_is(language: str) -> None:
    body = {"en": "Lantern", "ru": "Фонарь", "be": "Ліхтар", "pl": "Latarnia"}[language]
    assert last_through(reading(REPORTS[language], language)) == [body]


@pytest.mark.parametrize("language", TOLD)
def test_who_told_the_body_is_heard_through_it(language: str) -> None:
    read = reading(TOLD[language], language)
    body = read.statements[0].chain[-1]
    assert last_through(read) == [body.text]
    assert read.statements[-1].told_to == body.entity


@pytest.mark.parametrize(
    "next_words",
    [
        "The prison service rejected the findings.\n\nA retired guard said nothing had changed.",
        "Odo Varn, who runs the prison, said he had not read it.\n\nA retired guard said nothing had changed.",
    ],
)
def test_a_report_ends_where_somebody_else_speaks(next_words: str) -> None:
    read = reading(f"{REPORTS['en']}\n\n{next_words}", "en")
    assert last_through(read) == []


def test_experts_and_those_who_hold_office_are_no_witnesses() -> None:
    lead = REPORTS["en"].split("\n\n")[0]
    for who in ("One analyst", "A senior official", "A spokesman"):
        assert last_through(reading(f"{lead}\n\n{who} said nothing had changed.", "en")) == []


def test_a_firm_has_no_witnesses() -> None:
    text = "Sales fell by a tenth, the company Hydra said in a report.\n\nOne former worker said nobody was surprised."
    assert last_through(reading(text, "en")) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Halder Oil, which a rights group accuses of poisoning wells, said in its annual report that output had "
            "fallen.\n\nAccording to one fisherman, the bay was black.",
        ),
        (
            "en",
            "Halder Oil, sued by a rights group last year, said in a report that output had fallen.\n\n"
            "One driver said the road was shut.",
        ),
        (
            "ru",
            "Компания «Маяк», против которой выступают активисты, сообщила в отчёте, что добыча упала.\n\n"
            "По словам одного рыбака, залив почернел.",
        ),
        (
            "en",
            "The charity Lantern says rents rose. The rail commission met. "
            "A passenger told the commission that trains were late.",
        ),
    ],
)
def test_a_body_that_others_name_or_that_was_not_told_is_no_link(language: str, text: str) -> None:
    assert last_through(reading(text, language)) == []
