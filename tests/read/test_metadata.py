"""What invented pages say about themselves, in every dialect they say it in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import linked_data, metadata, stamps, tree
from headwater.read.metadata import Metadata

URL = "https://www.vierasien-herald.example/politics/ferry-120345"


def read(head: str = "", body: str = "<p>x</p>", url: str | None = URL, lang: str = "en") -> Metadata:
    return metadata.read(tree.parse(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>', "page"), url)


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry line &quot;reopens&quot;",
    "datePublished": "2025-02-14T09:30:00+03:00",
    "dateModified": "2025-02-14T11:00:00+0300",
    "author": [
        {"@type": "Person", "name": "Oona Merrick", "url": "https://www.vierasien-herald.example/oona"},
        {"@type": "Organization", "name": "Vierasia Press"},
        {"@type": "Person", "name": "Vierasien Herald"},
    ],
    "articleSection": ["Politics", "Coast"],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Vierasien Herald"},
    "description": "The ferry sails again.",
}


def test_an_article_in_json_ld() -> None:
    said = read(ld(ARTICLE))
    assert said.title == 'Ferry line "reopens"'
    assert said.authors == ("Oona Merrick",)
    assert said.sections == ("Politics", "Coast")
    assert said.outlet == "Vierasien Herald"
    assert said.published
    assert said.published.value == "2025-02-14T09:30:00+03:00"
    assert said.published.basis == "the page's JSON-LD says datePublished 2025-02-14T09:30:00+03:00"
    assert said.modified == "2025-02-14T11:00:00+03:00"
    assert said.summaries == ("The ferry sails again.",)


@pytest.mark.parametrize(
    "script",
    [
        json.dumps([{"@type": "WebSite", "name": "x"}, ARTICLE]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps({**ARTICLE, "@type": ["Article", "ReportageNewsArticle"]}),
        json.dumps({**ARTICLE, "@type": "https://schema.org/NewsArticle"}),
        "<!--" + json.dumps(ARTICLE) + "-->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE) + ";",
        json.dumps({"@type": "WebSite"}) + "\n" + json.dumps(ARTICLE),
        json.dumps(ARTICLE).replace("The ferry sails", "The ferry\n\tsails"),
        json.dumps(ARTICLE).replace("The ferry sails", "The ferry\\' sails"),
    ],
)
def test_json_ld_in_every_wrapping(script: str) -> None:
    said = read(ld(script))
    assert said.published
    assert said.published.value == "2025-02-14T09:30:00+03:00"


def test_the_page_s_own_article_among_others() -> None:
    other = {**ARTICLE, "headline": "Something else entirely", "datePublished": "2020-01-01"}
    own = {**ARTICLE, "headline": "Ferry line reopens"}
    said = read('<meta property="og:title" content="Ferry line reopens | Vierasien Herald">' + ld([other, own]))
    assert said.title == "Ferry line reopens"
    assert said.published
    assert said.published.value.startswith("2025")


def test_articles_of_a_list_are_not_the_page_s_own() -> None:
    item = {"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Other", "datePublished": "2020-01-01"}}
    assert read(ld({"@type": "ItemList", "itemListElement": [item]})).published is None


def test_references_by_id_are_followed() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": "H", "author": {"@id": "#oona"}, "publisher": {"@id": "#herald"}},
        {"@type": "Person", "@id": "#oona", "name": "Oona Merrick"},
        {"@type": "Organization", "@id": "#herald", "name": "Vierasien Herald"},
    ]
    said = read(ld({"@graph": graph}))
    assert (said.authors, said.outlet) == (("Oona Merrick",), "Vierasien Herald")


@pytest.mark.parametrize(
    "script",
    ["", "{", "[[[[", "null", "7", '"text"', '{"@type": 5}', '{"@type":"NewsArticle","author":7,"publisher":[]}'],
)
def test_broken_json_ld_says_nothing(script: str) -> None:
    said = read(ld(script))
    assert (said.published, said.authors, said.outlet) == (None, (), None)


def test_open_graph_and_meta_tags() -> None:
    said = read(
        '<meta property="og:title" content="Ferry line reopens – Vierasien Herald">'
        '<meta property="og:site_name" content="Vierasien Herald">'
        '<meta property="article:published_time" content="2025-02-14T06:30:00Z">'
        '<meta property="article:modified_time" content="2025-02-15">'
        '<meta property="article:section" content="Coast">'
        '<meta name="author" content="By Oona Merrick and Tove Ansel">'
    )
    assert said.title == "Ferry line reopens"
    assert said.authors == ("Oona Merrick", "Tove Ansel")
    assert said.sections == ("Coast",)
    assert said.published
    assert said.published.value == "2025-02-14T06:30:00Z"
    assert said.published.basis == "the page's meta tag article:published_time says 2025-02-14T06:30:00Z"
    assert said.modified == "2025-02-15"


@pytest.mark.parametrize("name", ["DC.date.issued", "dcterms.created", "parsely-pub-date", "pubdate", "datePublished"])
def test_dates_of_other_dialects(name: str) -> None:
    said = read(f'<meta name="{name}" content="2025-02-14">')
    assert said.published
    assert said.published.value == "2025-02-14"


def test_microdata() -> None:
    said = read(
        body='<article><h1>Ferry</h1><time itemprop="datePublished" datetime="2025-02-14">Friday</time></article>'
    )
    assert said.published
    assert said.published.value == "2025-02-14"


def test_a_time_in_the_article_is_the_last_resort_and_one_in_the_margin_is_none() -> None:
    inside = read(body='<article><time datetime="2025-02-14T09:30">Friday</time></article>')
    assert inside.published
    assert inside.published.value == "2025-02-14T09:30"
    assert read(body='<div><time datetime="2025-02-14T09:30">Friday</time></div>').published is None


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Oona Merrick", ("Oona Merrick",)),
        ("Oona Merrick, Tove Ansel", ("Oona Merrick", "Tove Ansel")),
        ("Анна Кароль и Пётр Дуб", ("Анна Кароль", "Пётр Дуб")),
        ("Vierasien Herald", ()),
        ("Редакция", ()),
        ("https://social.example/oona", ()),
        ("oona@vierasien-herald.example", ()),
        ("VH", ()),
        ("oona-merrick", ()),
        ("(Image: Agency", ()),
        ("Web team", ()),
    ],
)
def test_only_people_are_authors(byline: str, people: tuple[str, ...]) -> None:
    head = f'<meta property="og:site_name" content="Vierasien Herald"><meta name="author" content="{byline}">'
    assert read(head).authors == people


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry line reopens | Vierasien Herald", "Ferry line reopens"),
        ("Ferry line reopens - vierasien-herald", "Ferry line reopens"),
        ("Vierasien Herald: Ferry line reopens", "Vierasien Herald: Ferry line reopens"),
        ("Vierasien Herald | Ferry line reopens", "Ferry line reopens"),
        ("Ferry – a line reopens", "Ferry – a line reopens"),
    ],
)
def test_a_headline_without_the_site(title: str, headline: str) -> None:
    assert read(f'<title>{title}</title><meta property="og:site_name" content="Vierasien Herald">').title == headline


def test_a_headline_that_metadata_cut_short_is_taken_from_the_page() -> None:
    long = "Ferry line reopens after two years, and the islanders are the first to cross the strait again"
    said = read(ld({**ARTICLE, "headline": long[:60]}), body=f"<h1>{long}</h1>")
    assert said.title == long


def test_a_company_is_named_by_its_paper() -> None:
    head = '<meta property="og:site_name" content="Vierasien Herald">' + ld(
        {**ARTICLE, "publisher": {"name": "Coast Media GmbH"}}
    )
    assert read(head).outlet == "Vierasien Herald"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://www.vierasien-herald.example/politics/ferry", "https://www.vierasien-herald.example/politics/ferry"),
        ("/politics/ferry", "https://www.vierasien-herald.example/politics/ferry"),
        ("https://www.vierasien-herald.example/", URL),
        ("https://elsewhere.example/politics/ferry", URL),
        ("javascript:void(0)", URL),
        ("http://[", URL),
    ],
)
def test_the_canonical_address(href: str, url: str) -> None:
    assert read(f'<link rel="canonical" href="{href}">').url == url


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://harbour-news.com.ua/ferry", "https://www.harbour.com.ua/politics/ferry-120345"),
        ("https://tide.co.uk/ferry", "https://harbour.co.uk/politics/ferry-120345"),
        ("https://tide.wordpress.com/ferry", "https://harbour.wordpress.com/politics/ferry-120345"),
    ],
)
@pytest.mark.parametrize("tag", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'])
def test_no_page_takes_the_address_of_another_site(tag: str, url: str, href: str) -> None:
    assert read(tag.format(href), url=url).url == url


@pytest.mark.parametrize("url", ["https://m.harbour.com.ua/ferry?x=1", "https://amp.harbour.com.ua/ferry"])
def test_a_site_by_another_door_is_the_same(url: str) -> None:
    own = "https://www.harbour.com.ua/ferry"
    assert read(f'<link rel="canonical" href="{own}">', url=url).url == own


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-02-14", "2025-02-14"),
        ("2025-02-14 09:30", "2025-02-14T09:30"),
        ("2025-02-14T09:30:00.123Z", "2025-02-14T09:30:00Z"),
        ("2025-02-14T09:30:00 +0300", "2025-02-14T09:30:00+03:00"),
        ("20250214T093000Z", "2025-02-14T09:30:00Z"),
        ("Fri, 14 Feb 2025 09:30:00 +0300", "2025-02-14T09:30:00+03:00"),
        ("2025-02-30", None),
        ("2025-02-14T29:30", None),
        ("0001-01-01", None),
        ("yesterday", None),
        (1739500000, None),
        (None, None),
        (["2025-02-14"], "2025-02-14"),
    ],
)
def test_dates_as_iso(value: object, expected: str | None) -> None:
    assert stamps.iso(value) == expected


@given(
    st.datetimes(
        min_value=__import__("datetime").datetime(1950, 1, 1), max_value=__import__("datetime").datetime(2090, 1, 1)
    )
)
def test_any_iso_moment_is_kept_to_the_second(moment: object) -> None:
    written = moment.replace(microsecond=0).isoformat()  # type: ignore[attr-defined]
    assert stamps.iso(written) == written


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    value = stamps.iso(text)
    assert value is None or value[4] == "-"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda c: (
            st.lists(c, max_size=3)
            | st.dictionaries(
                st.sampled_from(["@type", "@id", "author", "publisher", "name", "headline", "hasPart"]), c, max_size=4
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_breaks_the_reading_of_metadata(value: object) -> None:
    said = read(
        ld(
            json.dumps(
                {
                    "@type": "NewsArticle",
                    "author": value,
                    "publisher": value,
                    "articleSection": value,
                    "datePublished": value,
                }
            )
        )
    )
    assert isinstance(said.authors, tuple)
    assert linked_data.is_article(said.own or {})
