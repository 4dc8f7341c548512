"""Which hosts are one site."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import hosts, lexicon


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("harbour.example", "www.harbour.example"),
        ("m.harbour.example", "amp.harbour.example"),
        ("www.m.harbour.com.ua", "harbour.com.ua"),
        ("eng.belta.by", "www.belta.by"),  # a site of our list
    ],
)
def test_one_site_by_several_hosts(one: str, other: str) -> None:
    assert hosts.one_site(one, other)
    assert hosts.one_site(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("harbour-news.com.ua", "www.harbour.com.ua"),
        ("harbour.co.uk", "tide.co.uk"),
        ("harbour.wordpress.com", "tide.wordpress.com"),
        ("harbour.kyiv.ua", "tide.kyiv.ua"),
        ("m.com.ua", "www.com.ua"),
        ("a.harbour.example", "b.harbour.example"),
        ("notbelta.by", "belta.by"),
        ("127.0.0.1", "10.1.0.1"),
    ],
)
def test_strangers_under_one_suffix_are_not_one_site(one: str, other: str) -> None:
    assert not hosts.one_site(one, other)
    assert not hosts.one_site(other, one)


def test_no_listed_outlet_stands_for_everybody_s_suffix() -> None:
    sites = {site for row in lexicon.shared("outlets")["outlets"] for site in row["domains"]}
    # All of gov.pl is one government's.
    assert {"gov.pl"} == {site for site in sites if hosts.registered(f"somebody.{site}") != hosts.registered(site)}


@pytest.mark.parametrize("name", ["kurs.example", "Kurs.BY", "прес.рф", "новини.укр", "harbour.press"])
def test_names_of_sites_end_in_what_sites_end_in(name: str) -> None:
    assert re.fullmatch(rf".*\.(?:{hosts.endings()})", name, re.IGNORECASE)


@given(st.from_regex(r"[a-z]{1,5}(\.[a-z]{1,5}){0,4}", fullmatch=True))
def test_every_host_is_one_with_itself_and_with_its_door(name: str) -> None:
    assert hosts.one_site(name, name)
    assert name.endswith(hosts.registered(name))
    assert hosts.one_site(f"www.{name}", name) or hosts.registered(f"www.{name}") == f"www.{name}"


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_hosts(text: str) -> None:
    assert isinstance(hosts.host(text), str)
    assert isinstance(hosts.host("//" + text), str)
