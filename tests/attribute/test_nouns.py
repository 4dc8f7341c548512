"""The head noun of a source, and what sort it is."""

from __future__ import annotations

import pytest

from headwater.attribute import nouns


@pytest.mark.parametrize(
    ("language", "text", "word", "sort"),
    [
        ("en", "the Ministry spokesman", "spokesman", "person"),
        ("en", "two officials briefed on the talks", "officials", "group"),
        ("en", "the governor’s press office", "office", "body"),
        ("en", "an internal memo dated 27 February", "memo", "document"),
        ("en", "public filings of the ferry line", "filings", "document"),
        ("en", "The Tolmian polls", "polls", "document"),
        ("en", "Law professor Ada Vint", "professor", "person"),
        ("en", "the harbour’s regional banks", "banks", "group"),
        ("en", "a tentative agreement between the line and the unions", "agreement", "document"),
        ("en", "The crowd", "crowd", "group"),
        ("ru", "пресс-служба главы государства", "пресс-служба", "body"),
        ("ru", "Источник в окружении премьера", "источник", "person"),
        ("ru", "внутреннюю записку инженера", "записку", "document"),
        ("ru", "Сам директор", "директор", "person"),
        ("ru", "местные СМИ", "сми", "outlet"),
        ("ru", "лотарская медиакомпания", "медиакомпания", "outlet"),
        ("ru", "бюджетный лоукостер", "лоукостер", "body"),
        ("ru", "правящей партии", "партии", "body"),
        ("ru", "районный судья", "судья", "person"),
        ("ru", "национальные профсоюзы", "профсоюзы", "group"),
        ("uk", "речниця міністерства", "речниця", "person"),
        ("uk", "асоціації експортерів", "асоціації", "body"),
        ("uk", "Лиманська міська військова адміністрація", "адміністрація", "body"),
        ("uk", "військовий 12-ї бригади", "військовий", "person"),
        ("uk", "місцеві ЗМІ", "змі", "outlet"),
        ("uk", "бюджетний авіаперевізник", "авіаперевізник", "body"),
        ("uk", "кілька членів уряду", "членів", "group"),
        ("uk", "підсумки голосування", "підсумки", "document"),
        ("be", "супрацоўніца канцылярыі", "супрацоўніца", "person"),
        ("be", "аналітычны цэнтар", "цэнтар", "body"),
        ("be", "вайсковая адміністрацыя Маеўска", "адміністрацыя", "body"),
        ("be", "miascovyja SMI", "smi", "outlet"),
        ("be", "члены ўрада", "члены", "group"),
        ("be", "vyniki halasavańnia", "vyniki", "document"),
        ("pl", "pracownik sądu", "pracownik", "person"),
        ("pl", "źródła w gabinecie", "źródła", "group"),
        ("pl", "przewodnicząca Rady Portowej", "przewodnicząca", "person"),
        ("pl", "Obecny szef spółki", "szef", "person"),
        ("pl", "nowymi zasadami ruchu", "zasadami", "document"),
        ("pl", "Blisko jedna czwarta pilotów", "pilotów", "group"),
        ("pl", "Gość „Radia Norlot”", "gość", "person"),
        ("pl", "że większość radnych", "większość", "group"),
        ("lt", "ministerijos atstovė", "atstovė", "person"),
        ("lt", "du šaltiniai", "šaltiniai", "group"),
        ("lt", "vyriškis žurnalistams", "vyriškis", "person"),
        ("lt", "Baltarusiai", "baltarusiai", "group"),
        ("lt", "„Norlot“ vedlys", "vedlys", "person"),
        ("lt", "ukrainiečių pajėgos", "pajėgos", "body"),
    ],
)
def test_the_head_stands_where_the_language_puts_it(language: str, text: str, word: str, sort: str) -> None:
    found = nouns.head(text, language)
    assert (found.word, found.sort) == (word, sort)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("pl", "Żaneta Śliwa", "Żaneta Śliwa"),
        ("pl", "żona żołnierza", None),
        ("lt", "šalies žvalgyba", None),
        ("be", "šeraja žančyna", None),
        ("uk", "очільниця Їрина Ґавиш", "Їрина Ґавиш"),
    ],
)
def test_a_name_begins_with_a_capital_of_its_own_alphabet(language: str, text: str, name: str | None) -> None:
    assert nouns.printed_name(text, language) == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Harm’s press secretary, Lida Vost,", "Lida Vost"),
        ("en", "The patient's daughter, Mela,", "Mela"),
        ("pl", "Matka Łomskiej, osiemdziesięcioletnia Zoja,", "Zoja"),
        ("pl", "Jego adwokatka, mecenas Iga Rosa", "Iga Rosa"),
        ("uk", "Дружина затриманого, Лідія,", "Лідія"),
        ("be", "Жонка фермера, Валянціна,", "Валянціна"),
        ("en", "The senator, Republican,", None),
        ("en", "The senator, a Republican,", None),
        ("en", "The envoy, Armenian,", None),
        ("en", "The prime minister, Pashmenian,", "Pashmenian"),
        ("en", "The conductor, Varnese,", "Varnese"),
        ("ru", "Адвокат, Полянин,", "Полянин"),
        ("pl", "Trener, Makowiec,", "Makowiec"),
        ("lt", "Advokatas, Rokietis,", "Rokietis"),
        ("en", "The senator, Brian,", "Brian"),
        ("en", "The driver, from Marne,", None),
        ("en", "A spokesman for the port, Marne,", None),
        ("uk", "Водій, який бачив Лідію,", None),
    ],
)
def test_a_name_in_apposition_that_nobody_found(language: str, text: str, name: str | None) -> None:
    assert nouns.printed_name(text, language) == name


def test_nothing_has_no_head() -> None:
    assert nouns.head("", "en").word == ""
    assert nouns.head("…", "ru").word == ""


@pytest.mark.parametrize(
    ("language", "text", "word", "sort"),
    [
        ("pl", "opublikowanym pod koniec stycznia badaniem ośrodka", "badaniem", "document"),
        ("ru", "опубликованному в среду докладу палаты", "докладу", "document"),
        ("uk", "оприлюдненим у січні дослідженням центру", "дослідженням", "document"),
        ("be", "апублікаваным у студзені даследаваннем цэнтра", "даследаваннем", "document"),
        ("pl", "Gruzińska centralna komisja wyborcza", "komisja", "body"),
        ("pl", "Gruzińska regionalna agencja państwowa", "agencja", "body"),
        ("pl", "Gruzińska agencja prasowa", "agencja", "outlet"),
        ("en", "The anti-port movement", "movement", "body"),
        ("lt", "Uosto darbuotojų judėjimas", "judėjimas", "body"),
        ("en", "the latest polling", "polling", "document"),
    ],
)
def test_the_noun_behind_what_hangs_on_it(language: str, text: str, word: str, sort: str) -> None:
    found = nouns.head(text, language)
    assert (found.word, found.sort) == (word, sort)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Уволенный за доклад чиновник"),
        ("pl", "Zwolniony za raport urzędnik"),
        ("uk", "Звільнений за звіт урядовець"),
        ("ru", "Озёрный арбитраж иск"),
    ],
)
def test_who_is_said_something_of_stays_a_person(language: str, text: str) -> None:
    assert nouns.head(text, language).sort != "document"
