"""Bodies of invented pages: what stays in, what goes out, what becomes a row of its own."""

from __future__ import annotations

import contextlib
import json
import time

import pytest

from headwater.errors import BrokenInput, TooLarge
from headwater.read import page
from headwater.read.parts import Parts
from headwater.records import Capture

URL = "https://www.vierasien-herald.example/politics/2025/02/14/ferry-line-reopens-120345"
STANDFIRST = (
    "The ferry between Port Sable and the islands sails again on Monday, two years after the storm took its pier."
)
PARAGRAPHS = (
    "PORT SABLE, Feb 14 (Vierasia Press) - The ferry line will reopen on Monday, transport minister Ilna Tarrow said.",
    "“We promised the islanders a pier before spring, and here it is,” Tarrow told reporters at the quay on Friday.",
    "According to the harbour office, some 400 passengers have booked for the first crossing, most of them returning home.",
    "A source close to the operator said that fares would rise by a tenth in summer. The operator declined to comment.",
)


def read(html: str, url: str | None = URL) -> Parts:
    return page.parts(Capture("0" * 64, "2025-02-20T08:00:00Z", "page.html", "text/html", b"", url=url), html)


def set_page(inside: str = "", *, head: str = "", before: str = "", after: str = "") -> str:
    first, *rest = (f"<p>{p}</p>" for p in PARAGRAPHS)
    return f"""<!doctype html><html lang="en"><head><title>Ferry line reopens | Vierasien Herald</title>{head}</head>
    <body><header class="site-header"><nav><a href="/">Home</a> <a href="/politics">Politics and more news</a></nav></header>
    <main><article><h1>Ferry line reopens</h1>{before}
    <div class="story-text">{first}{inside}{"".join(rest)}</div></article>{after}</main>
    <footer><p>Copyright 2025 Vierasien Herald. All rights reserved.</p></footer></body></html>"""


def body(*, standfirst: bool = False) -> str:
    return "\n\n".join(((STANDFIRST,) if standfirst else ()) + PARAGRAPHS)


def test_paragraphs_with_one_empty_line_between_and_nothing_else() -> None:
    parts = read(set_page())
    assert parts.text == body()
    assert parts.title == "Ferry line reopens"
    assert parts.access == "open"


@pytest.mark.parametrize(
    "markup",
    [
        f'<p class="article-lead">{STANDFIRST}</p>',
        f'<div class="header"><h2 class="subtitle">{STANDFIRST}</h2></div>',
        f"<p>{STANDFIRST}</p><div class='byline'>By Oona Merrick</div>",
        f'<p itemprop="description">{STANDFIRST}</p>',
    ],
)
def test_the_standfirst_is_text(markup: str) -> None:
    assert read(set_page(before=markup)).text == body(standfirst=True)


def test_a_standfirst_known_from_the_page_s_own_description() -> None:
    head = f'<meta property="og:description" content="{STANDFIRST[:70]}...">'
    markup = f'<div class="x1"><div class="q7"><span>{STANDFIRST.rstrip(".")}</span></div></div>'
    assert read(set_page(head=head, before=markup)).text.startswith(STANDFIRST.rstrip("."))


def test_subheads_stay_and_a_heading_with_nothing_under_it_goes() -> None:
    parts = read(set_page("<h2>A pier before spring</h2>", after="<h2>More from the coast</h2>"))
    assert "A pier before spring\n\n" in parts.text
    assert "More from" not in parts.text


@pytest.mark.parametrize(
    "insert",
    [
        '<p><strong>Read also:</strong> <a href="/news/2025/islanders-wait-90811">Islanders wait for the first boat</a></p>',
        '<div class="related-articles"><h3>Related</h3><p>The storm that took the pier, told by those who saw it come.</p></div>',
        "<aside><p>The ferry line in figures: 12 crossings a day, 400 seats, and 31 minutes from quay to quay.</p></aside>",
        '<figure><img src="a.jpg"><figcaption>The new pier at Port Sable, seen from the lighthouse on Friday.</figcaption></figure>',
        '<div class="image-caption">The new pier at Port Sable, seen from the lighthouse on Friday morning.</div>',
        "<p>Photo: Oona Merrick / Vierasia Press</p>",
        "<p>Sign up for our newsletter and get the morning's news in your inbox.</p>",
        "<p>Підписуйтесь на наш канал у Telegram</p>",
        "<p>Читайте также: Паром вернётся весной</p>",
        "<p>Чытайце таксама: Паром вернецца вясной</p>",
        "<p>Czytaj także: Prom wraca wiosną</p>",
        "<p>Skaitykite taip pat: Keltas grįžta pavasarį</p>",
        '<div class="share-buttons"><a href="#">Share on a network</a> Send this to a friend who is waiting for the boat.</div>',
        '<blockquote class="twitter-tweet"><p>Best news of the year for all of us on the islands! #ferry</p></blockquote>',
        '<div class="box"><p>All the news of the coast, once a week, free of charge.</p><form><input type="email"></form></div>',
        '<ul><li>Harbour: <a href="/n/1-2-3">Dredging begins at the old basin</a></li><li>Fares: <a href="/n/4-5-6">What a ticket will cost you</a></li></ul>',
    ],
)
def test_furniture_between_paragraphs_goes(insert: str) -> None:
    assert read(set_page(insert)).text == body()


def test_a_paragraph_that_trafilatura_drops_for_its_links_comes_back() -> None:
    linked = (
        '<p>The storm of 2023 <a href="/a/1">took the old pier, two boats and the roof of the customs house</a> '
        'and left <a href="/a/2">the islands without a link to the coast</a> for most of two years.</p>'
    )
    assert "took the old pier, two boats and the roof of the customs house and left" in read(set_page(linked)).text


def test_comments_below_are_not_the_article() -> None:
    comments = "".join(
        f'<div class="comment"><p>I have waited for this boat for years, says reader {n}.</p></div>' for n in range(9)
    )
    assert read(set_page(after=f'<section id="comments">{comments}</section>')).text == body()


def test_a_container_with_a_bad_name_is_still_the_article() -> None:
    html = set_page().replace('class="story-text"', 'class="paywall sidebar-right related"')
    assert read(html).text == body()


def test_paragraphs_named_after_the_wall_before_them_are_text() -> None:
    html = set_page().replace("<p>", '<p class="paywall">')
    assert read(html).text == body()


def test_line_breaks_set_paragraphs_too() -> None:
    html = f"<html><body><article><h1>Ferry line reopens</h1><div>{'<br><br>'.join(PARAGRAPHS)}</div></article></body></html>"
    assert read(html).text == body()


def test_a_paragraph_set_twice_is_text_once() -> None:
    assert read(set_page(f"<blockquote><p>{PARAGRAPHS[1]}</p></blockquote>")).text.count("We promised") == 1


def test_text_that_only_scripts_would_set_is_taken_from_json_ld() -> None:
    said = json.dumps(
        {"@type": "NewsArticle", "headline": "Ferry line reopens", "articleBody": "\n".join(PARAGRAPHS * 2)}
    )
    html = (
        f'<html><head><script type="application/ld+json">{said}</script></head><body><div id="app"></div></body></html>'
    )
    assert read(html).text == "\n\n".join(PARAGRAPHS * 2)


CARDS = """<section class="more-news"><h2>More news</h2>
 <div class="card"><span class="kicker">Economy</span><a href="/economy/2025/02/13/salt-price-120001"><h3>Salt price falls to its lowest in a decade</h3></a></div>
 <div class="card"><span class="icon-lock"></span><a href="/politics/2025/02/13/council-vote-120002"><h3>Council votes on the bridge behind closed doors</h3></a></div>
 <div class="card"><a href="/sport/2025/02/12/rowers-120003"><h3>Rowers of Port Sable win the spring regatta</h3></a><p>Only for subscribers</p></div>
 <div class="card"><a href="https://shop.example/offer-99999"><h3>Buy three mattresses and pay for only two</h3></a></div>
 <div class="card"><a href="/tag/port-sable-harbour-1234"><h3>All that we wrote about the harbour</h3></a></div>
</section>"""


def test_other_headlines_are_rows_with_section_and_access() -> None:
    rows = read(set_page(after=CARDS)).related
    assert [(r.title, r.sections, r.access) for r in rows] == [
        ("Salt price falls to its lowest in a decade", ("Economy",), "headline"),
        ("Council votes on the bridge behind closed doors", (), "subscribers"),
        ("Rowers of Port Sable win the spring regatta", (), "subscribers"),
    ]
    assert rows[0].url == "https://www.vierasien-herald.example/economy/2025/02/13/salt-price-120001"


def test_a_headline_in_a_read_also_line_is_a_row_and_no_text() -> None:
    parts = read(
        set_page('<p>Read also: <a href="/news/2025/islanders-wait-90811">Islanders wait for the first boat</a></p>')
    )
    assert parts.text == body()
    assert [r.title for r in parts.related] == ["Islanders wait for the first boat"]


def test_links_inside_the_body_are_no_headlines() -> None:
    linked = '<p>The harbour office, <a href="/a/12345-old-pier-gone">which lost its old pier to the storm</a>, hopes for calm.</p>'
    assert read(set_page(linked)).related == ()


def test_no_spaces_are_set_between_signs_of_chinese_and_japanese() -> None:
    text = "港の<ruby>連絡船</ruby>は二年ぶりに再開すると大臣が述べた。" * 3
    html = f"<html lang=ja><body><article><h1>連絡船</h1><p>{text}</p></article></body></html>"
    assert " " not in read(html).text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>",
        f'<html><body><div class="{"ad " * 400_000}"><p>{PARAGRAPHS[0]}</p></div>',
        "<html><body><div " + " ".join(f"a{n}=1" for n in range(50_000)) + f"><p>{PARAGRAPHS[0]}</p></div>",
        "<html><body>" + "<br>word" * 60_000,
        "<html><body>" + '<li><a href="/n/{n}-a-b-c-d">Minister says again that all is well</a></li>' * 20_000,
        '<html><head><script type="application/ld+json">' + "[" * 100_000 + "</script></head><body><p>x</p>",
        "<" * 500_000,
        "<!--" * 100_000,
        "\x00" * 1000,
    ],
)
def test_hostile_markup_ends_soon(html: str) -> None:
    start = time.process_time()  # others may be at work beside it
    with contextlib.suppress(TooLarge, BrokenInput):
        read(html)
    assert time.process_time() - start < 10


def test_depth_is_refused_by_name() -> None:
    with pytest.raises(TooLarge, match="nested more than"):
        read("<div>" * 1000 + "text")


def test_short_addresses_count_in_a_list_of_related_headlines_only() -> None:
    card = '<ul><li><a href="/economy/timber">Timber exports down by a tenth</a> <span class="premium">Plus</span></li></ul>'
    rows = read(set_page(f'<section class="related">{card}</section>')).related
    assert [(r.title, r.access) for r in rows] == [("Timber exports down by a tenth", "subscribers")]
    assert read(set_page(after=f"<section>{card}</section>")).related == ()


def test_a_notice_for_subscribers_does_not_end_the_text() -> None:
    html = (
        f"<html><body><article><h1>Ferry</h1><p>{PARAGRAPHS[0]}</p><p>Subscribe to read on.</p></article></body></html>"
    )
    parts = read(html)
    assert (parts.text, parts.access) == (PARAGRAPHS[0], "subscribers")


def test_headlines_of_a_saved_page_whose_address_nobody_knows() -> None:
    rows = read(set_page(after=CARDS), url=None).related
    assert "Salt price falls to its lowest in a decade" in [r.title for r in rows]
    assert all(r.url is None for r in rows if r.title.startswith("Salt"))


def test_a_page_without_metadata_is_dated_by_the_line_beside_its_headline() -> None:
    parts = read(
        set_page(before="<div>14.02.2025, 10:20</div>").replace("</footer>", "<p>Today is 20.02.2025</p></footer>")
    )
    assert parts.published is not None
    assert parts.published.value == "2025-02-14"
    assert parts.published.basis == "the line “14.02.2025, 10:20” beside the headline"
    assert read(set_page().replace("<main>", "<div>20.02.2025</div><main>")).published is None


def test_a_headline_set_on_the_page_ends_the_title_of_a_site_without_a_name() -> None:
    html = set_page().replace("h1>", "h2>").replace("| Vierasien Herald", "- News of the Coast")
    parts = read(html, url=None)
    assert (parts.title, parts.text) == ("Ferry line reopens", body())
