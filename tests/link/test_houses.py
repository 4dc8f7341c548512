"""Who stands behind an outlet: its names, hosts, mirrors and owner under one key; unknown outlets meet only themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.link.houses import NOBODY, house, meets, outlets, registrable

ONE_OUTLET = [
    (("Reuters", None), ("Рейтером", None), ("Ройтерс", None), (None, "https://www.reuters.com/world/1")),
    (("Associated Press", None), ("AP", None), (None, "https://apnews.com/article/1"), ("The Associated Press", None)),
    (("BBC News", None), ("Би-би-си", None), (None, "https://www.bbc.co.uk/news/1"), (None, "http://bbc.com/a")),
    (("Наша Ніва", None), ("Nasha Niva", None), (None, "https://m.nashaniva.com/1"), (None, "nn.by")),
    (("Zerkalo", None), (None, "https://news.zerkalo.io/1"), (None, "https://zerkalo-mirror9.xyz/news/1.html")),
    (("TUT.BY", None), (None, "https://news.tut.by/1"), ("tut.by", None)),
    (("Газета выборча", None), (None, "https://wyborcza.pl/1"), ("Gazeta Wyborcza", None)),
    (("Pul Pervogo", None), (None, "https://t.me/s/pul_1/12"), ("Пул Первого", None)),
    (("Radio Svaboda", None), (None, "https://svaboda.azureedge.net/a/1"), (None, "https://www.svaboda.org/a/1")),
    (("The Guardian", None), (None, "https://web.archive.org/web/2024/https://www.theguardian.com/uk/1")),
]
ONE_HOUSE = [
    ("RIA Novosti", "Sputnik", "https://ria.ru/1", "https://lt.sputniknews.ru/1", "Ukraina.ru"),
    ("USA Today", "https://www.azcentral.com/1", "The Tennessean", "Detroit Free Press"),
    ("Sinclair", "https://komonews.com/1", "WBFF"),
    ("The Hill", "https://ktla.com/1", "NewsNation"),
    ("Miami Herald", "The Sacramento Bee", "https://www.kansascity.com/1"),
    ("BelTA", "https://www.sb.by/1", "СТВ", "https://ont.by/1"),
    ("Gazeta Wyborcza", "TOK FM", "https://www.radiozet.pl/1"),
    ("Delfi", "ELTA", "https://www.delfi.lv/1"),
    ("Ukrainska Pravda", "European Pravda", "https://epravda.com.ua/1"),
    ("Daily Mirror", "https://www.liverpoolecho.co.uk/1", "Daily Express"),
    ("RFE/RL", "Крым.Реалии", "https://www.currenttime.tv/1"),
]
APART = [
    "Reuters", "Associated Press", "AFP", "PAP", "TVP", "Polskie Radio", "ČTK", "Czech Television", "Czech Radio", "BBC",
    "The Guardian", "Interfax", "Interfax-Ukraine", "Pozirk", "BelaPAN", "Nasha Niva", "BelTA", "TASS", "Meduza", "LRT",
    "BNS", "15min", "ELTA", "Novaya Gazeta", "Novaya Gazeta Europe", "Ukrinform", "Suspilne", "CNN", "Fox News",
    "The Wall Street Journal", "NPR", "PBS", "Denník N", "Deník N", "Dnevnik", "Dnevnik SI",
]  # fmt: skip


def key(of: str) -> str:
    return house(None, of).key if of.startswith("http") else house(of, None).key


@pytest.mark.parametrize("forms", ONE_OUTLET, ids=lambda forms: str(forms[0][0]))
def test_an_outlet_is_one_under_all_its_names_hosts_and_mirrors(
    forms: tuple[tuple[str | None, str | None], ...],
) -> None:
    assert len({house(name, url).outlet for name, url in forms}) == 1
    assert len({house(name, url) for name, url in forms}) == 1


@pytest.mark.parametrize("outlets_of_it", ONE_HOUSE, ids=lambda row: str(row[0]))
def test_outlets_of_one_owner_are_one_house(outlets_of_it: tuple[str, ...]) -> None:
    assert len({key(outlet) for outlet in outlets_of_it}) == 1


def test_outlets_of_different_owners_are_different_houses() -> None:
    assert len({house(name, None).key for name in APART}) == len(APART)
    assert all(house(name, None).key.startswith(("outlet:", "house:")) for name in APART)


def test_an_unknown_outlet_always_meets_itself_and_no_other() -> None:
    assert house("Harbour Gazette", None).key == house("the harbour  gazette", None).key
    assert house(None, "https://www.harbour.example/1").key == house("Harbour", "http://m.harbour.example/2?x=1").key
    assert house(None, "https://harbour.co.uk").key != house(None, "https://other.co.uk").key
    assert house(None, "https://one.blogspot.com/1").key != house(None, "https://two.blogspot.com/1").key
    assert house(None, "https://t.me/one").key != house(None, "https://t.me/two").key
    assert house("Harbour Gazette", None).key != house("Harbour Herald", None).key


def test_a_name_that_several_outlets_bear_says_nothing_at_an_unknown_address() -> None:
    assert house("The Guardian", "https://guardian.example/1").outlet == "host:guardian.example"
    assert house("Meduza", "https://d1abcdef.cloudfront.net/1").outlet == house("Meduza", None).outlet


def test_an_unknown_outlet_named_in_a_text_meets_the_site_that_spells_its_name() -> None:
    named, printed = house("The Harbour Gazette", None), house(None, "https://harbourgazette.example/1")
    assert named.key != printed.key
    assert meets(named, printed)
    assert meets(printed, named)
    assert not meets(house("Gazette", None), printed)
    assert not meets(NOBODY, NOBODY)


def test_where_nothing_is_known_nobody_publishes() -> None:
    assert house(None, None) == house("", "") == house(" . ", "not an address") == NOBODY


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.news.example.com.ua:8080/a?b=1", "example.com.ua"),
        ("http://day.kyiv.ua/uk/news", "day.kyiv.ua"),
        ("https://sub.paper.co.uk/x", "paper.co.uk"),
        ("paper.example", "paper.example"),
        ("https://youtube.com/@harbour/videos", "youtube.com/@harbour"),
        ("https://xn--80ak6aa92e.com/", "аррӏе.com"),
        ("mailto:desk@paper.example", ""),
        ("localhost", ""),
        ("http://[broken", ""),
    ],
)
def test_what_somebody_registered(url: str, host: str) -> None:
    assert registrable(url) == host


def test_every_listed_outlet_is_found_by_its_own_name_and_hosts() -> None:
    for outlet in outlets():
        assert house(outlet.name, None).outlet == outlet.key, outlet.name
        for host in outlet.hosts:
            assert house(None, f"https://{host}/").outlet == outlet.key, (outlet.name, host)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_name_and_address_give_a_house(name: str, url: str) -> None:
    found = house(name, url)
    assert bool(found.key) == bool(found.outlet)
    assert found == house(name, url)
