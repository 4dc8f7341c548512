"""Free or not: what pages declare, and what they show of a wall."""

from __future__ import annotations

import json

import pytest

from headwater.read import page
from headwater.records import Capture

TEXT = (
    "<p>The ferry line will reopen on Monday, the transport minister said, two years after the storm took its pier.</p>"
)


def access(ld: object = None, *, head: str = "", body: str = TEXT, after: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    html = f"<html><head>{head}{script}</head><body><article><h1>Ferry</h1><div class=t>{body}</div>{after}</article></body></html>"
    return page.parts(Capture("0" * 64, "2025-02-20T08:00:00Z", "page.html", "text/html", b""), html).access


@pytest.mark.parametrize(
    "no", [False, "False", "false", "FALSE", "http://schema.org/False", "https://schema.org/False"]
)
def test_declared_not_free(no: object) -> None:
    assert access({"@type": "NewsArticle", "isAccessibleForFree": no}) == "subscribers"


@pytest.mark.parametrize("yes", [True, "True", "true", "http://schema.org/True", None])
def test_declared_free_or_nothing_declared(yes: object) -> None:
    assert access({"@type": "NewsArticle", "isAccessibleForFree": yes}) == "open"


@pytest.mark.parametrize(
    "part",
    [
        {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".p"},
        [{"isAccessibleForFree": False}],
    ],
)
def test_a_part_declared_not_free(part: object) -> None:
    assert access({"@type": "NewsArticle", "isAccessibleForFree": True, "hasPart": part}) == "subscribers"


def test_microdata_and_meta() -> None:
    assert access(body=TEXT + '<meta itemprop="isAccessibleForFree" content="false">') == "subscribers"
    assert access(head='<meta property="article:content_tier" content="locked">') == "subscribers"
    assert access(head='<meta property="article:content_tier" content="free">') == "open"


def test_the_body_that_a_closed_page_carries_is_kept() -> None:
    html = f'<html><head><script type="application/ld+json">{{"@type":"NewsArticle","isAccessibleForFree":false}}</script></head><body><article><h1>F</h1>{TEXT}</article></body></html>'
    parts = page.parts(Capture("0" * 64, "2025-02-20T08:00:00Z", "p", "text/html", b""), html)
    assert (parts.access, parts.text.startswith("The ferry line")) == ("subscribers", True)


@pytest.mark.parametrize(
    "notice",
    [
        "This article is for subscribers only.",
        "Already a subscriber? Log in.",
        "Полный текст доступен только подписчикам.",
        "Тэкст даступны толькі падпісчыкам.",
        "Dalszy ciąg tylko dla prenumeratorów.",
        "Skirta tik prenumeratoriams.",
        "Weiterlesen mit Abo: nur für Abonnenten.",
    ],
)
def test_a_stub_under_a_notice_is_not_the_article(notice: str) -> None:
    assert access(after=f'<div class="offer">{notice}</div>') == "subscribers"


def test_a_notice_beside_a_long_text_or_on_a_page_declared_free_says_nothing() -> None:
    notice = '<div class="offer">This article is for subscribers only.</div>'
    long = "".join(TEXT.replace("Monday", f"day {n} of the month") for n in range(20))
    assert access(body=long, after=notice) == "open"
    assert access({"@type": "NewsArticle", "isAccessibleForFree": True}, after=notice) == "open"


def test_another_article_s_lock_is_not_this_one_s() -> None:
    other = '<div class="related-articles"><p>Salt price falls. For subscribers</p></div>'
    assert access(after=other) == "open"
