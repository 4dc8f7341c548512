"""One article, one address; two articles, two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.acquire.urls import canonical, host

SITE = "https://gazette.example"


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        (f"{SITE}/a?utm_source=x&utm_MEDIUM=y", f"{SITE}/a"),
        (f"{SITE}/a?fbclid=1&id=7&gclid=2&yclid=3&mc_cid=4&at_medium=5", f"{SITE}/a?id=7"),
        (f"{SITE}/a?utm%5Fsource=x", f"{SITE}/a"),
        (f"{SITE}/a#part-2", f"{SITE}/a"),
        (f"{SITE}/a?b=2&a=1", f"{SITE}/a?a=1&b=2"),
        ("HTTPS://Gazette.EXAMPLE:443/a", f"{SITE}/a"),
        ("https://gazette.example./a", f"{SITE}/a"),
        ("https://gazette.example", f"{SITE}/"),
        ("https://gazette.example:8443/a", "https://gazette.example:8443/a"),
        (f"{SITE}/x/../a/./b", f"{SITE}/a/b"),
        (f"{SITE}/a;jsessionid=0A1B?n=1", f"{SITE}/a?n=1"),
        (f"{SITE}/a?amp=1", f"{SITE}/a"),
        (f"{SITE}/a?amp", f"{SITE}/a"),
        (f"{SITE}/a?outputType=amp", f"{SITE}/a"),
        ("https://me:secret@gazette.example/a", f"{SITE}/a"),
        ("  https://gazette.example/a \n", f"{SITE}/a"),
        ("https://вестник.example/навіны", "https://xn--b1agjinxh.example/%D0%BD%D0%B0%D0%B2%D1%96%D0%BD%D1%8B"),
        (f"{SITE}/caf%c3%a9", f"{SITE}/caf%C3%A9"),
        (f"{SITE}/café", f"{SITE}/caf%C3%A9"),
    ],
)
def test_one_form(given_url, expected):
    assert canonical(given_url) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/story.php?id=1", "/story.php?id=2"),
        ("/?p=10", "/?p=11"),
        ("/a?page=2", "/a"),
        ("/a?ref=10", "/a?ref=11"),
        ("/story?source=3", "/story?source=4"),
        ("/index?sid=100", "/index?sid=101"),
        ("/news?12345", "/news?12346"),
        ("/a?amp=7", "/a"),
        ("/A", "/a"),
        ("/a/", "/a"),
    ],
)
def test_two_articles_stay_two(one, other):
    assert canonical(SITE + one) != canonical(SITE + other)


@pytest.mark.parametrize("prefix", ["m.", "amp.", "www.", "mobile."])
def test_hosts_are_not_merged(prefix):
    assert canonical(f"https://{prefix}gazette.example/a") != canonical("https://gazette.example/a")


def test_schemes_are_not_merged():
    assert canonical("http://gazette.example/a") != canonical("https://gazette.example/a")


@pytest.mark.parametrize(
    "text", ["", "not an address", "mailto:desk@gazette.example", "http://", "http://[::1", "/a/b"]
)
def test_what_is_no_address_stays(text):
    assert canonical(text) == text


_piece = st.text(alphabet="abÅж%0123;=&?/.:~+ utm_jsessionid'\"<>", max_size=30)


@given(path=_piece, query=_piece, fragment=_piece)
def test_canonical_twice_is_canonical_once(path, query, fragment):
    once = canonical(f"https://gazette.example/{path}?{query}#{fragment}")
    assert canonical(once) == once


@given(st.text(max_size=60))
def test_any_text_is_taken(text):
    once = canonical(text)
    assert canonical(once) == once
    host(text)


@given(st.lists(st.tuples(st.sampled_from(["id", "p", "utm_x", "fbclid", "a"]), st.text("0123é ", max_size=4))))
def test_only_trackers_are_lost(pairs):
    from urllib.parse import parse_qsl, urlencode, urlsplit

    kept = sorted((k, v) for k, v in pairs if k not in {"utm_x", "fbclid"})
    url = canonical(f"{SITE}/a?{urlencode(pairs)}")
    assert sorted(parse_qsl(urlsplit(url).query, keep_blank_values=True)) == kept


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Gazette.Example:80/x", "gazette.example"),
        ("https://gazette.example./x", "gazette.example"),
        ("https://вестник.example/", "xn--b1agjinxh.example"),
        ("http://[::1]:8/x", "::1"),
        ("http://127.1/", "127.1"),
        ("nonsense", ""),
        ("http://[::1/", ""),
    ],
)
def test_host(url, expected):
    assert host(url) == expected
