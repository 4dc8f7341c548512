"""What the site tells machines: JSON-LD expanded by a real processor, Atom, the sitemaps, robots.txt, the headers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree, html
from pyld import jsonld
from starlette.testclient import TestClient
from tests.leaks.world import draft, source

from headwater.desk.publishing.items import Draft, Embargo
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.publishing import subscribing
from headwater.show.site.house import HEADERS, create_site
from headwater.show.site.kiosk import Kiosk

NOW = datetime(2036, 3, 14, 9, tzinfo=UTC)
BASE = "https://wire.example"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
W3C_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SCHEMA: Any = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}


@pytest.fixture(scope="module")
def keys() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, keys: dict[str, str]) -> Iterator[Desk]:
    with Desk(tmp_path_factory.mktemp("site") / "agency.desk") as made:
        languages = ("en", "be")
        made.settle_site(
            Site("Harbour & Wire <b>", base=BASE, languages=languages, zone="Europe/Vilnius", publisher="Harbour Wire"),
            languages,
            "Anna",
        )
        made.keep_section(Section("courts", {"en": "Courts & <law>", "be": "Суды"}), "Anna")
        then = NOW - timedelta(hours=30)
        whole = {"summary": 'A "sum" </script><b>', "authors": ("Anna Example",), "sources": (source("Invented Post"),)}
        keys["public"] = made.publish(
            draft("Court </script> & \u0007 opens", "public", "Text <b>here</b>.", **whole), "Anna", then
        )
        again = draft("Court </script> & \u0007 opens", "public", "Text <i>there</i>.", **whole)
        made.revise_item(keys["public"], 1, again, "There, not here.", "Anna", then + timedelta(hours=1))
        keys["closed"] = made.publish(draft("For some", "subscribers", "Secret.", summary="Hidden."), "Anna", then)
        keys["old"] = made.publish(draft("Old", "public", "Old."), "Anna", NOW - timedelta(days=9))
        keys["later"] = made.publish(
            draft("Later", "public", "Later."), "Anna", then, Embargo(NOW + timedelta(hours=1), "UTC")
        )
        other = draft("Суд адчыняе", "public", "Словы.", translation_of=keys["public"])
        keys["be"] = made.publish(
            Draft(**{n: getattr(other, n) for n in Draft.__slots__} | {"language": "be"}), "Anna", then
        )
        keys["gone"] = made.publish(draft("Gone", "public", "Gone words."), "Anna", NOW - timedelta(days=20))
        made.withdraw_item(keys["gone"], "It was wrong.", "Anna", NOW - timedelta(hours=2))
        yield made


@pytest.fixture
def web(desk: Desk) -> TestClient:
    kiosk = Kiosk(desk, lambda: Desk(desk.path), lambda: NOW, BASE)
    return TestClient(create_site(kiosk), base_url=BASE, raise_server_exceptions=False, follow_redirects=False)


def data(web: TestClient, key: str) -> dict[str, Any]:
    tree = html.fromstring(web.get(f"/en/item/{key}").content)
    (script,) = tree.xpath("//script")
    assert script.get("type") == "application/ld+json"
    found: dict[str, Any] = json.loads(script.text)
    return found


def expanded(told: dict[str, Any]) -> dict[str, Any]:
    """By a JSON-LD processor, with schema.org's words; nothing is fetched."""
    assert told["@context"] == "https://schema.org"
    (made,) = jsonld.expand({**told, **SCHEMA})
    return {name.removeprefix("https://schema.org/"): value for name, value in made.items()}


def test_json_ld_of_an_item_for_everybody(web: TestClient, keys: dict[str, str]) -> None:
    made = expanded(data(web, keys["public"]))
    assert made["@type"] == ["https://schema.org/NewsArticle"]
    assert made["@id"] == f"{BASE}/en/item/{keys['public']}"
    required = {
        "headline",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "mainEntityOfPage",
        "isAccessibleForFree",
        "articleSection",
        "inLanguage",
        "correction",
        "citation",
        "description",
    }
    assert required <= made.keys()
    assert made["isAccessibleForFree"] == [{"@value": True}]
    assert made["author"][0]["https://schema.org/name"] == [{"@value": "Anna Example"}]
    assert made["publisher"][0]["https://schema.org/name"] == [{"@value": "Harbour Wire"}]
    assert made["headline"] == [{"@value": "Court </script> & \u0007 opens"}]
    assert "hasPart" not in made
    assert W3C_TIME.fullmatch(made["datePublished"][0]["@value"])


def test_json_ld_of_an_item_for_subscribers(web: TestClient, desk: Desk, keys: dict[str, str]) -> None:
    told = data(web, keys["closed"])
    made = expanded(told)
    assert made["isAccessibleForFree"] == [{"@value": False}]
    (part,) = made["hasPart"]
    assert part["@type"] == ["https://schema.org/WebPageElement"]
    assert part["https://schema.org/isAccessibleForFree"] == [{"@value": False}]
    assert part["https://schema.org/cssSelector"] == [{"@value": ".for-subscribers"}]
    assert {"author", "description", "dateModified"} & made.keys() == set()
    assert set(told) == {
        "@context",
        "@type",
        "@id",
        "url",
        "mainEntityOfPage",
        "headline",
        "inLanguage",
        "articleSection",
        "datePublished",
        "isAccessibleForFree",
        "publisher",
        "hasPart",
    }
    page = html.fromstring(web.get(f"/en/item/{keys['closed']}").content)
    assert len(page.find_class("for-subscribers")) == 1
    _, token = subscribing.add(desk, "Reader", "2036-04-01", [], "Anna", NOW)
    own = html.fromstring(web.get(f"/en/item/{keys['closed']}", headers={"authorization": f"Bearer {token}"}).content)
    assert "Secret." in own.find_class("for-subscribers")[0].text_content()


def test_text_of_others_stays_text(web: TestClient, keys: dict[str, str]) -> None:
    page = web.get(f"/en/item/{keys['public']}").text
    assert "</script> & " not in page
    assert "<b>" not in page
    assert "&lt;i&gt;there&lt;/i&gt;" in page
    tree = html.fromstring(page)
    assert tree.xpath("string(//h1)") == "Court </script> & \ufffd opens"


def feed(web: TestClient, there: str) -> Any:
    answer = web.get(there)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


@pytest.mark.parametrize("there", ["/en/feed.atom", "/be/feed.atom", "/en/section/courts/feed.atom"])
def test_feeds_are_atom(web: TestClient, there: str) -> None:
    """RFC 4287, 4.1: what a feed and an entry must have, once, in their forms."""
    root = feed(web, there)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    for name in ("id", "title", "updated"):
        assert len(root.findall(f"a:{name}", ATOM)) == 1
    assert [link.get("href") for link in root.findall("a:link[@rel='self']", ATOM)] == [BASE + there]
    assert root.findtext("a:author/a:name", None, ATOM)
    entries = root.findall("a:entry", ATOM)
    assert entries
    for entry in entries:
        for name in ("id", "title", "updated", "published"):
            assert len(entry.findall(f"a:{name}", ATOM)) == 1
        assert W3C_TIME.fullmatch(entry.findtext("a:updated", "", ATOM))
        assert len(entry.findall("a:link[@rel='alternate']", ATOM)) == 1
        assert len(entry.findall("a:content", ATOM)) <= 1
        for content in entry.findall("a:content", ATOM):
            assert content.get("type") == "html"
            html.fragments_fromstring(content.text)
    times = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    assert times == sorted(times, reverse=True)
    assert root.findtext("a:updated", "", ATOM) == times[0]
    ids = [entry.findtext("a:id", "", ATOM) for entry in entries]
    assert len(set(ids)) == len(ids)


def test_a_feed_says_what_is_for_subscribers_and_what_was_withdrawn(web: TestClient, keys: dict[str, str]) -> None:
    entries = {
        e.findtext("a:id", "", ATOM).rpartition("/")[2]: e for e in feed(web, "/en/feed.atom").findall("a:entry", ATOM)
    }
    assert set(entries) == {keys[name] for name in ("public", "closed", "old", "gone")}
    assert entries[keys["closed"]].findtext("a:summary", "", ATOM) == "This item is for subscribers."
    assert entries[keys["closed"]].find("a:content", ATOM) is None
    assert entries[keys["gone"]].findtext("a:summary", "", ATOM) == "This item was withdrawn: It was wrong."
    assert (
        "Text <i>there</i>" in html.fromstring(entries[keys["public"]].findtext("a:content", "", ATOM)).text_content()
    )


def test_the_sitemap_keeps_to_its_protocol(web: TestClient, keys: dict[str, str]) -> None:
    answer = web.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    root = etree.fromstring(answer.content)
    assert root.tag == f"{{{SITEMAP['s']}}}urlset"
    urls = root.findall("s:url", SITEMAP)
    locs = [url.findtext("s:loc", "", SITEMAP) for url in urls]
    assert 0 < len(locs) < 50_000
    assert len(answer.content) < 50 * 1024 * 1024
    assert len(set(locs)) == len(locs)
    assert all(loc.startswith(f"{BASE}/") and len(loc) < 2048 and loc.isascii() for loc in locs)
    assert all(next(child.tag.rpartition("}")[2] for child in url) == "loc" for url in urls)
    assert all(W3C_TIME.fullmatch(mod.text or "") for mod in root.iterfind("s:url/s:lastmod", SITEMAP))
    both = {f"{BASE}/en/item/{keys['public']}", f"{BASE}/be/item/{keys['be']}"}
    for url in urls:
        if url.findtext("s:loc", "", SITEMAP) in both:
            links = url.findall("x:link", SITEMAP)
            assert {(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links} == {
                ("alternate", "en", f"{BASE}/en/item/{keys['public']}"),
                ("alternate", "be", f"{BASE}/be/item/{keys['be']}"),
            }
    assert not any(keys["later"] in loc or keys["gone"] in loc for loc in locs)
    for loc in locs:
        assert web.get(loc.removeprefix(BASE)).status_code == 200, loc


def test_the_news_sitemap_has_two_days(web: TestClient, keys: dict[str, str]) -> None:
    root = etree.fromstring(web.get("/news-sitemap.xml").content)
    rows = {url.findtext("s:loc", "", SITEMAP).rpartition("/")[2]: url.find("n:news", SITEMAP) for url in root}
    assert set(rows) == {keys[name] for name in ("public", "closed", "be")}
    for news in rows.values():
        assert news.findtext("n:publication/n:name", "", SITEMAP) == "Harbour Wire"
        assert news.findtext("n:publication/n:language", "", SITEMAP) in ("en", "be")
        assert W3C_TIME.fullmatch(news.findtext("n:publication_date", "", SITEMAP))
        assert news.findtext("n:title", "", SITEMAP)


def test_robots_names_the_sitemaps(web: TestClient) -> None:
    lines = web.get("/robots.txt").text.splitlines()
    assert {f"Sitemap: {BASE}/sitemap.xml", f"Sitemap: {BASE}/news-sitemap.xml"} <= set(lines)
    from protego import Protego

    read = Protego.parse("\n".join(lines))
    assert read.can_fetch(f"{BASE}/en/item/x", "any")
    assert not read.can_fetch(f"{BASE}/feed/en/secret", "any")
    assert not read.can_fetch(f"{BASE}/en/search?q=x", "any")


def test_a_page_names_itself_and_its_other_languages(web: TestClient, keys: dict[str, str]) -> None:
    for there, links in (
        (
            f"/en/item/{keys['public']}",
            {"en": f"{BASE}/en/item/{keys['public']}", "be": f"{BASE}/be/item/{keys['be']}"},
        ),
        ("/be/", {"en": f"{BASE}/en/", "be": f"{BASE}/be/"}),
        (f"/en/item/{keys['old']}", {}),
    ):
        tree = html.fromstring(web.get(there).content)
        assert tree.xpath("//link[@rel='canonical']/@href") == [BASE + there]
        assert {e.get("hreflang"): e.get("href") for e in tree.xpath("//link[@rel='alternate' and @hreflang]")} == links
        assert tree.get("lang") == there[1:3]
    # An item has one address: under another language there is nothing.
    assert web.get(f"/be/item/{keys['public']}").status_code == 404
    assert html.fromstring(web.get("/").content).xpath("//link[@rel='canonical']/@href") == [f"{BASE}/en/"]


def test_what_is_not_there_is_said_in_the_language_of_its_address(web: TestClient, keys: dict[str, str]) -> None:
    for there, language in (
        ("/be/no/such/page", "be"),
        ("/be/section/nothing", "be"),
        (f"/be/item/{keys['public']}", "be"),
        ("/be", "be"),
        ("/en/no/such/page", "en"),
        ("/no/such/page", "en"),
        ("/ru/no/such/page", "en"),  # it does not speak Russian
    ):
        answer = web.get(there)
        assert answer.status_code == 404
        assert html.fromstring(answer.content).get("lang") == language, there
        assert ("There is nothing here" in answer.text) == (language == "en")
    refused = web.put("/be/no/such/page")
    assert (refused.status_code, html.fromstring(refused.content).get("lang")) == (405, "be")


def test_every_answer_has_the_headers(web: TestClient, keys: dict[str, str]) -> None:
    answers = [web.get("/"), web.get("/nothing"), web.get("/static/site.css"), web.put("/"), web.get("/en/feed.atom")]
    answers.append(web.post("/en/login", data={"token": "x"}))
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (answer.url, name)
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert "script-src" not in HEADERS["content-security-policy"]
    page = web.get(f"/en/item/{keys['public']}")
    same = web.get(f"/en/item/{keys['public']}", headers={"if-none-match": page.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    tree = html.fromstring(page.content)
    assert not tree.xpath("//@style | //style | //@onclick | //img | //iframe")
    assert all(link.startswith("/static/") for link in tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href"))


def test_the_hostile_at_the_door(web: TestClient) -> None:
    for headers in ({"host": "a b"}, {"host": ""}, {"host": 'x"><script>'}):
        assert web.get("/", headers=headers).status_code == 400
    assert web.post("/en/login", data={"token": "x"}, headers={"origin": "https://evil.example"}).status_code == 403
    for there in (
        "/../etc/passwd",
        "/static/../../x",
        "/en/item/%2e%2e",
        "/en/archive/2036-03%00",
        "/en//",
        "/en/item/" + "a" * 5000,
    ):
        answer = web.get(there)
        assert answer.status_code == 404
        assert "location" not in answer.headers
    long = web.get("/en/search", params={"q": "слова " * 900})
    assert long.status_code == 200
    assert len(long.content) < 20_000
