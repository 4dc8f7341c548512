"""Every address of the desk's pages, over a desk in memory."""

import json
import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.show import sample
from tests.show.house import asking, house
from tests.show.shelf import EmptyLedger, EmptyRegister, MemoryShelf, many
from tests.show.web.html import Page, page

from headwater import contract
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.records import Span
from headwater.show.web import assets
from headwater.show.web.app import PAGE
from headwater.show.web.assets import address, asset, link_styles, styles, tight
from headwater.show.web.guard import HEADERS
from headwater.show.web.shelf import Problem

PROBLEM = Problem("broken", "The file ends in the middle.", "/in/<b>scan</b>.pdf", "2025-03-14T10:00:00Z")


def client(*readings, problems=(), shelf=None) -> TestClient:
    shelf = shelf or MemoryShelf(*readings, problems=problems)
    return asking(house(empty(), empty, shelf=shelf, register=EmptyRegister(), ledger=EmptyLedger()))


@cache
def empty() -> Desk:
    """A desk with nothing on it: what these tests ask about stands on the shelf."""
    return Desk(Path(tempfile.mkdtemp()) / "story.desk")


@pytest.fixture
def desk() -> TestClient:
    first = sample.reading()
    later = replace(first, article=replace(first.article, text=sample.TEXT.replace("six years", "ten years")))
    shelf = MemoryShelf(first, later, sample.withheld(), sample.foreign(), sample.hostile(), problems=(PROBLEM,))
    at = sample.TEXT.index("six years")
    shelf.change = (Span(at, at + 9), Span(at, at + 9))
    return client(shelf=shelf)


PAGES = [
    "/articles",
    "/articles/8f3a61c2d90b",
    "/articles/8f3a61c2d90b?version=1",
    "/articles/8f3a61c2d90b/difference",
    "/articles/0bad",
    "/articles/f0e1",
    "/articles/a11c",
    "/search",
    "/search?q=port",
    "/search?q=%3Cscript%3E",
    "/issues",
    "/nothing",
    "/articles?page=x",
]


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_well_formed_and_carry_nothing_that_runs_or_comes_from_elsewhere(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    made = Page(answer.text)
    tags = {name for name, _ in made.elements}
    scripts = [attrs["src"] or "" for attrs in made.all("script")]
    assert scripts[0] == address("headwater.js")
    assert all(src.startswith("/static/") for src in scripts)
    assert not tags & {"svg", "img", "iframe", "object", "embed", "style", "base", "video", "audio"}
    assert not [a for _, attrs in made.elements for a in attrs if a.startswith("on") or a == "style"]
    loaded = [attrs["href"] or "" for attrs in made.all("link")]
    assert all(href.startswith("/static/") for href in loaded)
    links = [attrs["href"] or "" for attrs in made.all("a")]
    assert all(re.match(r"[/#?]|https://norrland\.example/|https://courier\.example/", href) for href in links)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", answer.text)


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(desk: TestClient, path: str) -> None:
    made = Page(desk.get(path).text)
    ids = [attrs["id"] for _, attrs in made.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for attrs in made.all("a") if (attrs["href"] or "").startswith("#")} <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_a_language_a_title_and_one_first_heading(desk: TestClient, path: str) -> None:
    made = Page(desk.get(path).text)
    assert made.all("html")[0]["lang"] == "en"
    assert len(made.all("h1")) == len(made.all("title")) == len(made.all("main")) == 1


def test_the_front_of_a_desk_with_nothing_on_it_leads_to_what_can_be_added(desk: TestClient) -> None:
    answer = desk.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/add")


def test_the_list_tells_outlet_date_and_why_access_and_sums(desk: TestClient) -> None:
    made = page(desk, "/articles")
    assert "Norrland Wire 12 March 2025 Envoy met ministers" in made.text
    assert "12 statements 5 resting on unnamed sources 2 versions" in made.text
    assert (
        "The Harbour Courier 12 March 2025, 04:00 (06:00 +02:00) subscribers only Inside the harbour talks" in made.text
    )
    assert "Outlet not known day not known No title" in made.text
    assert "/articles/8f3a61c2d90b" in [attrs["href"] for attrs in made.all("a")]


def test_the_list_is_paged() -> None:
    desk = client(*many(sample.withheld(), PAGE + 3))
    first, second = page(desk, "/articles"), page(desk, "/articles?page=2")
    assert len(first.all("h2")) == PAGE
    assert len(second.all("h2")) == 3
    assert "Page 2 of 2" in second.text
    assert [a["href"] for a in first.all("a") if a.get("rel") == "next"] == ["/articles?page=2"]
    assert [a["href"] for a in second.all("a") if a.get("rel") == "prev"] == ["/articles?page=1"]
    assert "nothing on this page" in page(desk, "/articles?page=9").text


def test_an_empty_desk_says_how_to_add() -> None:
    made = page(client(), "/articles")
    assert f"headwater add --desk {empty().path}" in made.text


def test_the_article_shows_its_text_marked_and_its_notes(desk: TestClient) -> None:
    made = page(desk, "/articles/8f3a61c2d90b?version=1")
    assert " ".join(sample.TEXT.split("\n")[1].split()) in made.text
    notes = [attrs for attrs in made.all("li") if (attrs.get("class") or "").startswith("note")]
    assert [attrs["id"] for attrs in notes] == [f"n{n}" for n in range(1, 13)]
    refs = {attrs["href"]: attrs["id"] for attrs in made.all("a", "ref")}
    assert refs == {f"#n{n}": f"s{n}" for n in range(1, 13)}
    backs = [attrs["href"] for attrs in made.all("a", "num")]
    assert backs == [f"#s{n}" for n in range(1, 13)]


def test_the_article_names_date_basis_language_and_capture(desk: TestClient) -> None:
    text = page(desk, "/articles/8f3a61c2d90b").text
    assert "12 March 2025 “March 12” in the dateline" in text
    assert "LanguageEnglish" in text
    assert sample.reading().article.capture.sha256 in text
    assert "12 statements, 5 resting on unnamed sources, 3 official" in text


def test_a_note_names_source_chain_and_how_it_is_put(desk: TestClient) -> None:
    text = page(desk, "/articles/8f3a61c2d90b").text
    assert "5 Anton Vesk, deputy foreign secretary official proposed Norrland WireThe Harbour Courier" in text
    assert "possibleconditional" in text
    assert "in statement 4" in text
    assert "“A source familiar with the talks” unnamed confirmed to Norrland Wire" in text


def test_the_text_has_its_language_and_paragraphs_their_direction(desk: TestClient) -> None:
    body = next(a for a in page(desk, "/articles/f0e1").all("div") if a.get("class") == "body")
    assert body["lang"] == "ar"
    rows = [a for a in page(desk, "/articles/f0e1").all("p") if a.get("class") == "text"]
    assert [a["dir"] for a in rows] == ["auto", "auto"]
    hostile = next(a for a in page(desk, "/articles/0bad").all("div") if a.get("class") == "body")
    assert "lang" not in hostile


def test_withheld_headlines_are_shown_as_not_read(desk: TestClient) -> None:
    text = page(desk, "/articles/8f3a61c2d90b").text
    assert "Withheld from non-subscribers 3, not read Economy Port authority names a new board" in text
    assert "Other headlines on the page 1, not read" in text
    assert "nothing of it was read" in page(desk, "/articles/a11c").text


def test_hostile_text_is_text(desk: TestClient) -> None:
    made = page(desk, "/articles/0bad")
    assert "<script>alert(1)</script><svg onload=alert(2)>" in made.text
    assert "{{ 7*7 }}" in made.text
    assert "javascript:alert(3)" in made.text
    assert len(made.text) < 20_000


def test_an_older_version_and_what_changed(desk: TestClient) -> None:
    assert "six years" in page(desk, "/articles/8f3a61c2d90b?version=1").text
    assert "ten years" in page(desk, "/articles/8f3a61c2d90b").text
    made = page(desk, "/articles/8f3a61c2d90b/difference?from=1&to=2")
    assert "What changed from version 1 to version 2" in made.text
    assert "at this level in sixten years" in made.text
    assert len(made.all("del")) == len(made.all("ins")) == 2
    page(desk, "/articles/8f3a61c2d90b?version=3", 404)
    page(desk, "/articles/8f3a61c2d90b/difference?from=1&to=3", 404)
    page(desk, "/articles/a11c/difference", 200)


def test_behind_each_page_is_its_json(desk: TestClient) -> None:
    answer = desk.get("/articles/8f3a61c2d90b.json?version=1")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.json() == json.loads(contract.dumps(sample.reading()))
    assert desk.get("/articles/nothing.json").status_code == 404
    rows = desk.get("/articles.json").json()
    assert (rows["total"], len(rows["articles"])) == (4, 4)
    assert rows["articles"][0]["unnamed"] == 5
    assert desk.get("/issues.json").json()["issues"][0]["code"] == "broken"


@pytest.mark.parametrize("path", ["/articles", "/articles/8f3a61c2d90b", "/search?q=port", "/issues"])
def test_pages_link_to_their_json(desk: TestClient, path: str) -> None:
    foot = next(a["href"] for a in page(desk, path).all("a") if ".json" in (a["href"] or ""))
    assert foot is not None
    assert desk.get(foot).headers["content-type"].startswith("application/json")


def test_a_search_that_cannot_be_asked_says_what_can(desk: TestClient) -> None:
    assert "Nothing" in page(desk, "/search?q=zzz").text
    box = next(a for a in page(desk, "/search?q=%22%3E%3Cb%3E").all("input"))
    assert box["value"] == '"><b>'
    assert "at most 300" in page(desk, "/search?q=" + "a" * 301, 400).text


def test_issues_name_input_and_reason(desk: TestClient) -> None:
    text = page(desk, "/issues").text
    assert "broken 14 March 2025, 10:00 UTC The file ends in the middle. /in/<b>scan</b>.pdf" in text
    assert "Every input could be read" in page(client(), "/issues").text


@pytest.mark.parametrize(
    "path",
    [
        "/articles?page=0",
        "/articles?page=-1",
        "/articles?page=x",
        "/articles?page=１",
        "/articles/8f3a61c2d90b?version=1e3",
    ],
)
def test_a_wrong_address_says_what_is_wrong(desk: TestClient, path: str) -> None:
    assert "must be a whole number" in page(desk, path, 400).text


def test_what_is_not_there_says_what_to_do(desk: TestClient) -> None:
    text = page(desk, "/articles/unknown", 404).text
    assert "No article, entity or page of this desk has this address" in text
    assert "All articles of this desk" in text
    for path in ("/static/other.css", "/static/..%2fapp.py", "/docs", "/static/links-999999.css"):
        assert desk.get(path).status_code == 404


@pytest.mark.parametrize("path", [*PAGES, "/articles?page=2", "/search?q=zzz"])
def test_every_address_hands_on_how_names_are_shown(desk: TestClient, path: str) -> None:
    mark = "&" if "?" in path else "?"
    made = Page(desk.get(path + mark + "names=printed&by=anna").text)
    own = [href for href in made.links if href.startswith("/") and ".json" not in href]
    switch, rest = own[-1], own[:-1]
    assert len(rest) > 4
    assert [href for href in rest if "names=printed&by=anna" not in href] == []
    assert "by=anna" in switch
    assert "names=" not in switch
    assert {"names": "printed", "by": "anna"}.items() <= made.forms[0].items()


def test_names_in_another_script_stand_beside_the_original_and_can_be_left_out(desk: TestClient) -> None:
    reading = sample.reading()
    named = replace(reading.entities[2], name="Антон Веск")
    entities = (*reading.entities[:2], named, *reading.entities[3:])
    foreign = client(replace(reading, article=replace(reading.article, language="ru"), entities=entities))
    both, printed = page(foreign, "/articles/8f3a61c2d90b"), page(foreign, "/articles/8f3a61c2d90b?names=printed")
    assert "Антон Веск in Latin letters, by machine: ≈ Anton Vesk" in both.text
    assert all("not as it was printed" in (row["title"] or "") for row in both.all("span", "latin"))
    assert "≈" not in printed.text
    assert "Антон Веск" in printed.text
    assert printed.all("span", "latin") == []


def test_a_passage_that_the_reader_was_sent_to_is_marked(desk: TestClient) -> None:
    at = sample.TEXT.index("six years")
    marked = page(desk, f"/articles/8f3a61c2d90b?version=1&at={at}-{at + 9}")
    assert [row["id"] for row in marked.all("span", "at") if row["id"] == "at"] == ["at"]
    assert len(marked.all("span", "passage")) == 1
    assert page(desk, "/articles/8f3a61c2d90b?at=1-999999").all("span", "passage") == []
    for wrong in ("5", "9-5", "a-b", "-1-5", "5-5"):
        assert "must be two numbers" in page(desk, f"/articles/8f3a61c2d90b?at={wrong}", 400).text


def test_nothing_can_be_changed(desk: TestClient) -> None:
    answer = desk.post("/articles", headers={"origin": "http://127.0.0.1:8000"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert "it can only be read" in answer.text


class Broken(MemoryShelf):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def total(self) -> int:
        raise self.error


def test_a_fault_is_a_page_with_the_headers_and_without_its_details() -> None:
    answer = client(shelf=Broken(RuntimeError("secret detail"))).get("/articles")
    assert answer.status_code == 500
    assert "This is a fault of Headwater" in answer.text
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_desk_that_cannot_be_read_says_so() -> None:
    answer = client(shelf=Broken(DeskError("story.desk: the disk is full"))).get("/articles")
    assert answer.status_code == 500
    assert "story.desk: the disk is full" in answer.text


def test_another_host_name_gets_a_page_that_says_why(desk: TestClient) -> None:
    answer = desk.get("/articles", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "only under the address" in answer.text
    assert "Envoy" not in answer.text


def test_the_style_sheets_are_ours_and_load_nothing(desk: TestClient) -> None:
    for path in ("/static/headwater.css", "/static/links-12.css"):
        answer = desk.get(path)
        assert answer.headers["content-type"] == "text/css; charset=utf-8"
        assert "url(" not in answer.text
        assert "@import" not in answer.text
    assert desk.get("/static/headwater.svg").headers["content-type"] == "image/svg+xml"
    assert desk.get("/favicon.ico").headers["location"] == address("headwater.svg")


@pytest.mark.parametrize("name", ["headwater.css", "headwater.js", "headwater.svg", "links-3.css"])
def test_an_asset_is_kept_for_a_year_under_an_address_that_names_what_is_in_it(desk: TestClient, name: str) -> None:
    plain = desk.get(address(name), headers={"accept-encoding": "identity"})
    packed = desk.get(address(name))
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert "immutable" in plain.headers["cache-control"]
    assert "immutable" not in desk.get(f"/static/{name}?v=old").headers["cache-control"]


def test_the_script_is_small_and_all_that_a_page_loads_too() -> None:
    assert len(asset("headwater.js").body) < 6 * 1024
    common = ("headwater.css", "headwater.js", "headwater.svg")
    for more in (("margin.js", "links-40.css"), ("people.css", "passkeys.js"), ("newsroom.css",)):
        assert sum(len(asset(name).body) for name in (*common, *more)) < 60_000


@pytest.mark.parametrize("sheet", ["people.css", "newsroom.css"])
def test_a_page_that_needs_a_second_style_sheet_asks_for_it(sheet: str) -> None:
    classes = re.compile(r"\.([a-z][a-z0-9-]*)")
    own = set(classes.findall(styles(sheet))) - set(classes.findall(styles()))
    found = set()
    for template in sorted(Path(assets.__file__).with_name("templates").glob("*.html")):
        said = template.read_text("utf-8")
        used = {name for given in re.findall(r'class="([a-z0-9 -]*)"', said) for name in given.split()}
        if used & own and said.startswith('{% extends "base.html" %}'):
            found.add(template.name)
            assert f'{{% set styles = "{sheet.removesuffix(".css")}" %}}' in said, template.name
    assert len(found) > 5


def test_it_is_loaded_by_these_pages_alone(desk: TestClient) -> None:
    assert "/static/newsroom.css" in desk.get("/dossiers").text
    assert "/static/people.css" in desk.get("/accounts").text
    assert not re.search(r"/static/(newsroom|people)\.css", desk.get("/articles").text)


def test_a_style_sheet_says_the_same_without_its_remarks() -> None:
    sheet = '/* Quiet; */\n.a > b, .c::before {\n  content: " → " / " then ";\n  margin: 0 calc(1rem + 2px);\n}\n'
    assert tight(sheet) == '.a>b,.c::before{content:" → " / " then ";margin:0 calc(1rem + 2px)}'


def test_one_rule_lights_up_each_statement() -> None:
    rules = link_styles(3).splitlines()
    assert rules[1] == ":root:has(#n2:target,#s2:target,#n2:hover,#n2:focus-within) .s2{background:var(--lit)}"
    assert len(rules) == 3
