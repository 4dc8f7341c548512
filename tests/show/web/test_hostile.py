"""A desk that is hostile in every field, and every address of the app: all of it is shown as text, on pages of a size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from fastapi.routing import APIRoute
from httpx2 import Response
from starlette.testclient import TestClient
from tests.show.house import asking, house
from tests.show.keep import keep

from headwater.desk.store import Desk
from headwater.records import (
    Article,
    CaptureRef,
    Caution,
    Dated,
    DateMention,
    Deal,
    DealSide,
    Entity,
    Event,
    Issue,
    Link,
    Outlet,
    Phrase,
    Presentation,
    Producer,
    Reading,
    Related,
    Role,
    Source,
    Span,
    Spelling,
    Statement,
)
from headwater.show.web.app import house_of

BIDI = "\u202e\u2066\u061c"
TOWER = "o" + "\u0301" * 500
EVIL = (
    f"</p></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><style>*{{}}</style>"
    f'"onmouseover="alert(4)" \' class=num {BIDI}turned {TOWER} \x00\x1b[2J z\u200d\u200dj {{{{ 7*7 }}}} &lt;b&gt; %s %(x)s'
)
LONG = "Ю" * 10_000
"""A name of ten thousand letters."""
SPACELESS = 1_000_000
URLS = ("javascript:alert(5)", "data:text/html,<script>alert(6)</script>", "https://a.example/?" + "q" * 9_000)
BOUND = 150_000
"""Bytes of any page of this desk: every list has 40 rows that are as long as a row can be."""
OURS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "nav",
        "form",
        "label",
        "input",
        "button",
        "main",
        "article",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "span",
        "bdi",
        "time",
        "ol",
        "ul",
        "li",
        "dl",
        "div",
        "dt",
        "dd",
        "details",
        "summary",
        "footer",
        "select",
        "option",
        "textarea",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "blockquote",
        "q",
        "ins",
        "del",
        "mark",
        "strong",
        "em",
        "b",
        "i",
        "pre",
        "code",
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "line",
        "text",
        "tspan",
        "desc",
        "defs",
        "marker",
        "polyline",
        "polygon",
        "use",
        "fieldset",
        "legend",
        "br",
        "figure",
        "figcaption",
        "dialog",
        "kbd",
        "template",
        "small",
        "cite",
        "abbr",
        "sup",
        "sub",
        "hr",
        "col",
        "colgroup",
        "output",
        "progress",
        "meter",
        "noscript",
        "optgroup",
        "datalist",
        "img",
    ]
)
VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "col"})


def article(n: int, text: str, *, version: int = 1) -> Reading:
    """A reading with what is hostile in every field that takes text."""
    size = len(text)

    def span(start: int, end: int) -> Span:
        return Span(min(start, size - 1), max(min(end, size), min(start, size - 1) + 1))

    person = Entity(
        "p1",
        "person",
        EVIL,
        (Spelling(EVIL, "en", "Latn"), Spelling(LONG, "ru", "Cyrl")),
        (span(0, 9),),
        (Role(EVIL, LONG, span(0, 5)),),
        official=True,
    )
    others = (
        Entity("o1", "organization", f"{EVIL} Post {n}", (Spelling(EVIL, None, "Zyyy"),), outlet=True),
        Entity("l1", "place", LONG, (Spelling(LONG, "xx", "Cyrl"),), (span(3, 7),)),
    )
    chain = (
        Link(EVIL, "o1", "outlet", "named"),
        Link(LONG, None, "group", "described", span(10, 20)),
        Link(EVIL, "p1", "person", "named", span(0, 9)),
    )
    words = Phrase(span(2, 30), EVIL)
    statements = tuple(
        Statement(
            f"s{k}",
            Source(
                (span(k * 7, k * 7 + 5),), EVIL, "p1" if k % 2 else None, "person", "named" if k % 2 else "described"
            ),
            (span(k * 7 + 5, k * 7 + 6),),
            (span(k * 5, k * 5 + 40),),
            "direct",
            "denies" if k % 3 else "asserts",
            Presentation("possible", "negative", "future", True),
            chain if k % 2 else chain[:2],
            told_to="o1",
            terms=words,
            medium=words,
            occasion=words,
            reason=words,
            when="d1",
        )
        for k in range(12)
    )
    a = Article(
        f"evil{n}'\"<{BIDI[0]}",
        f"<svg><script>alert(7)</script></svg>{EVIL}",
        text,
        'en"><script>',
        "open",
        CaptureRef("0" * 64, f"2026-03-0{version}T08:00:00Z"),
        Outlet(others[0].name, "o1"),
        URLS[n % 3],
        published=Dated("2026-03-01", EVIL),
        dateline=EVIL,
        authors=(EVIL, LONG),
        sections=(EVIL,),
        sentences=(span(0, size),),
        related=tuple(
            Related(EVIL, (EVIL,), "subscribers" if k % 2 else "headline", url) for k, url in enumerate(URLS)
        ),
        issues=(Issue("odd", EVIL, EVIL),),
        read_in="en",
    )
    return Reading(
        a,
        Producer(EVIL, EVIL),
        (person, *others),
        statements,
        (Event("v1", EVIL, span(4, 9), ("p1",), ("o1",), "l1", "d1", statement="s1", mode=EVIL),),
        (Deal("k1", (DealSide("p1", (span(0, 30),)),), (DealSide(None, (span(5, 30),)),), statement="s1"),),
        (DateMention("d1", span(1, 8), EVIL, EVIL, "DATE", EVIL),),
        (Caution("w1", "odd", (span(0, 12),), EVIL, "s1"), Caution("w2", "odd", (), LONG)),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from headwater import pipeline

    path = tmp_path_factory.mktemp("hostile") / "evil.desk"
    first = article(0, EVIL * 3)
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        for reading in (
            first,
            article(0, EVIL * 3 + "\nMore.", version=2),
            article(1, EVIL * 3 + " Again."),
            article(2, "\u05d0\u05d1 " * 500 + EVIL),
        ):
            keep(desk, reading)
        desk.note_issue(Issue("odd", EVIL, LONG))
        id = first.article.id
        desk.note_passage(id, Span(0, 40), EVIL, "<b>Eve</b>", version=1)
        note = desk.note_passage(id, Span(5, 60), EVIL + LONG[:3000], EVIL[:80])
        desk.answer_note(note.id, EVIL, "Eve")
        desk.note_on(desk.claims(limit=1)[0].claim, EVIL, "Eve")
    huge = replace(article(3, "x" * SPACELESS), statements=(), events=(), deals=(), dates=(), cautions=())
    with Desk(path) as desk:
        keep(desk, huge)
    return path


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with Desk(path, create=False, read_only=True) as desk:
        yield asking(house(desk, lambda: Desk(path, create=False)))


class Strict(HTMLParser):
    """Fails on elements that are not ours, on what a script could be hidden in, and where the page is not well-formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag.lower() in OURS, tag
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), (tag, names)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "srcdoc", "background"), (tag, name)
            if name in ("href", "src", "action", "formaction", "xlink:href"):
                assert _fit(value or ""), (tag, name, (value or "")[:80])
            if name == "href":
                assert len(value or "") < 4_000
        given = dict(attrs)
        if tag == "script":
            assert (given.get("src") or "").startswith("/static/")
        if tag == "option" and self.open[-1:] == ["option"]:
            self.open.pop()
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        if self.open[-1] == "option" and tag != "option":
            self.open.pop()  # the one element of ours whose end may be left out
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            assert not data.strip()
        self.text.append(data)


def _fit(url: str) -> bool:
    return urlsplit(url).scheme in ("", "http", "https") and not re.match(r"\s*(javascript|data|vbscript):", url, re.I)


def _ids(path: Path) -> dict[str, list[str]]:
    with Desk(path, create=False, read_only=True) as desk:
        claims, stories = desk.claims(limit=50), desk.stories(50)
        return {
            "articles": [a.id for a in desk.articles()],
            "claim": [c.claim for c in claims[:3]],
            "story": [s.story for s in stories[:3]],
            "entity": [e.entity for e in desk.entries(limit=4)],
            "note": ["1", "2"],
        }


def _addresses(path: Path, client: TestClient) -> Iterator[str]:
    """Every address that the app answers to a GET, for everything of the kind that it names."""
    ids = _ids(path)
    with Desk(path, create=False, read_only=True) as desk:
        routes = [r for r in house_of(house(desk, lambda: desk)).routes if isinstance(r, APIRoute)]
    for route in routes:
        if "GET" not in (route.methods or ()) or "static" in route.path or route.path.startswith("/events"):
            continue
        kind = route.path.strip("/").split("/")[0]
        if "{" not in route.path:
            yield route.path
            continue
        for id in ids.get(kind, [EVIL[:60], "nothing"]):
            yield re.sub(r"\{[^{}]*\}", quote(id, safe="").replace("\\", ""), route.path)
    evil = quote(EVIL[:200], safe="")
    yield from (f"/search?q={evil}", f"/claims?q={evil}", f"/entities?q={evil}", f"/notes?q={evil}", f"/nothing/{evil}")
    for id in ids["articles"]:
        at = f"/articles/{quote(id, safe='')}"
        yield from (f"{at}?source=A", f"{at}?source={evil}", f"{at}?at=0-40", f"{at}?part=2", f"{at}?version=1")
        yield from (f"{at}/note?words={evil}", f"{at}/note?words=x", f"{at}/note?statement=1", f"{at}/note?at=0-30")
        yield from (f"{at}/difference?from=1&to=1", f"{at}?by={evil}&names=printed")


def _trouble(answer: Response) -> str:
    """What is wrong with an answer, "" for one that is right."""
    if answer.status_code >= 500:
        return f"{answer.status_code}: {re.sub('<[^>]*>', '', answer.text)[-160:]}"
    if "text/html" not in answer.headers.get("content-type", ""):
        return ""
    page = answer.text
    if len(answer.content) > BOUND:
        return f"{len(answer.content)} bytes"
    if loose := re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\u0301{5}", page):
        return f"a control: {page[max(0, loose.start() - 160) : loose.start() + 30]!a}"
    try:
        Strict(page)
    except AssertionError as error:
        return str(error)[:200]
    return ""


def test_every_page_shows_hostile_material_as_text(path: Path, client: TestClient) -> None:
    seen = {address: client.get(address) for address in _addresses(path, client)}
    pages = [a for a in seen.values() if "text/html" in a.headers.get("content-type", "")]
    troubles = [f"{a[:100]}: {trouble}" for a, answer in seen.items() if (trouble := _trouble(answer))]
    assert not troubles, "\n".join(troubles)
    assert len(pages) > 60


def test_a_text_without_a_blank_is_cut_into_parts_that_a_browser_can_show(path: Path, client: TestClient) -> None:
    with Desk(path, create=False, read_only=True) as desk:
        id = next(a.id for a in desk.articles() if a.id.startswith("evil3"))
    at = f"/articles/{quote(id, safe='')}"
    found = int(re.findall(r"Part 1 of (\d+)", client.get(at).text)[0])
    assert SPACELESS / 60_000 < found < SPACELESS / 10_000
    whole = "".join(re.findall(r"x{50,}", client.get(f"{at}?part={n}").text)[k] for n in (1,) for k in (0,))
    assert len(whole) == 6_000
    assert len(client.get(f"{at}?part={found}").content) < BOUND
    assert client.get(f"{at}?part=999999").status_code == 200


def test_the_words_are_there(client: TestClient, path: Path) -> None:
    with Desk(path, create=False, read_only=True) as desk:
        id = next(a.id for a in desk.articles() if a.id.startswith("evil0"))
    page = client.get(f"/articles/{quote(id, safe='')}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;svg&gt;" in page
    assert 'href="https://a.example' not in page or "q" * 3_000 not in page
