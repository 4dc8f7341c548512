"""A desk with something on every page, and the address of every page that the app has, for a walk over all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from fastapi.routing import APIRoute
from tests.desk import told
from tests.show import people, sample, telling
from tests.show.house import house
from tests.show.keep import keep

from headwater import pipeline
from headwater.config import Cases, Settings
from headwater.desk.alerts import alert_records as alerts
from headwater.desk.finding.hits import Wanted
from headwater.desk.followed.subscribed import Wish
from headwater.desk.publishing.items import Draft
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.dossiers import writing
from headwater.newsroom.publishing import bodies
from headwater.newsroom.sealed import opening
from headwater.newsroom.sealed.seal import Cost
from headwater.records import Issue
from headwater.show.web.app import house_of

ARTICLE = "8f3a61c2d90b"
"""A report with two versions, notes in its margin and every kind of statement."""
LIST = "Ports / 2025"
NO_PAGES = re.compile(r"\.json$|\.svg$|^/(events|static/.*|favicon\.ico|export/(table|of)/.*|alerts/feed/.*)$")
"""Addresses that answer something that is no page: data, pictures, what a page loads."""
MORE = (
    "/today?by=Anna",
    "/today?done=all",
    "/claims?q=nothing+has+these+words",
    "/claims?standing=denied",
    "/search?q=prisoners",
    "/search?q=prisoners&stance=denies&unnamed=1&order=date",
    "/search?q=nothing+has+these+words",
    "/search?since=yesterday",
    "/entities?q=Зарэцкі",
    "/outlets?q=wire",
    "/notes?which=open",
    "/watch?which=trouble",
    "/search?q=port",
    "/search?q=prisoners&stance=denies",
    "/outlet/karvia-daily",
    f"/articles/{ARTICLE}#n5",
    f"/articles/{ARTICLE}?version=1",
    f"/articles/{ARTICLE}?source=A",
    f"/articles/{ARTICLE}/note?statement=2",
    f"/articles/{ARTICLE}/difference?from=1&to=2",
    "/claim/c-000001?page=0",
    "/dossiers/put?claim=c-000001",
    "/dossiers/put?story=s-000001",
    "/dossier/d-000001?revision=1",
    "/export?of=c-000001",
    "/alerts/new?watch=claim&of=c-000001",
    "/alerts/1?days=365",
    "/nothing/is/here",
)
"""What the same addresses show when something is asked of them, or when it is not there."""

LONGEST = (
    "/claim/c-000001",
    "/story/s-000001",
    "/watch",
    f"/articles/{ARTICLE}/note",
    "/notes",
    "/alerts/new",
    "/export",
)
"""Pages with many words of ours that test_languages.py has not, or not with so much on them, to be looked at in each
language."""


def fill(path: Path) -> None:
    """Makes the desk: stories, people in three scripts, versions, a withheld and a hostile article, notes, feeds."""
    telling.fill(path)
    names = path.with_suffix(".csv")
    names.write_text(people.WATCHED, encoding="utf-8")
    first = sample.reading()
    later = replace(first.article, text=sample.TEXT.replace("six years", "ten years"))
    given = (sample.hostile(), sample.foreign(), sample.withheld(), first, replace(first, article=later))
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        desk.look("Anna")
        for reading in (*people.readings(), *given):
            keep(desk, reading)
        desk.add_watchlist(LIST, names)
        desk.note_issue(Issue("broken", "The file ends in the middle.", "/in/" + "long" * 60 + ".pdf"))
        _by_hand(desk)


def _by_hand(desk: Desk) -> None:
    """What people leave on a desk."""
    note = desk.note_passage(ARTICLE, sample.span("Port Sable on Tuesday"), "Which Tuesday?", "Anna")
    desk.answer_note(note.id, "The eleventh.", "Bo")
    desk.note_on(desk.claims(limit=1)[0].claim, "Ask the ministry again.", "Anna")
    desk.follow(Wish("https://post.example/feed", "1", "post.example", "feed", 900, "Harbour Post"), "Anna")
    desk.follow(Wish("https://page.example/", "2", "page.example", "page", 86400), "Bo")
    desk.pause_followed(2, paused=True)
    desk.keep_search("Releases", Wanted("prisoners"), "Anna")
    desk.rate(desk.claims(limit=1)[0].claim, "3", "Anna")
    claim = desk.claims(limit=1)[0].claim
    written = f"# What is known\n\nThree are free [{claim}]. Nobody says why.\n\n[{claim}]"
    dossier = writing.begin(desk, "The release", "Anna", language="en", text=written)
    writing.write(desk, dossier, 1, "Bo", text=written.replace("Three", "Three men"), sections=("Politics",))
    ways: tuple[tuple[alerts.ChannelKind, str], ...]
    long: tuple[tuple[alerts.ChannelKind, str], ...]
    ways = (("desk", ""), ("mail", "ed@news.example"), ("webhook", "https://hooks.example/a"), ("feed", ""))
    rule, _ = desk.add_alert(alerts.Wish("claim", claim, ("denied", "standing"), ways, gather=0), "Anna")
    desk.arm_alert(rule.id, "Anna")
    desk.test_alert(rule.id, datetime.now(UTC))
    long = (("mail", "somebody-with-a-very-long-name@a-very-long-host-name.news.example"), ("feed", ""))
    desk.add_alert(alerts.Wish("all", "", ("denied",), long, wording="discreet"), "Bo")
    desk.settle_site(Site(title="The Sable Wire"), ("en",), "Anna")
    desk.keep_section(Section("ports", {"en": "Ports"}), "Anna")
    blocks = bodies.read("The men went home. [The report](https://post.example/1) says so.")
    item = Draft(
        "Three men are free", "ports", "en", "subscribers", body=bodies.stored(blocks), words=bodies.words(blocks)
    )
    desk.publish(item, "Anna", datetime.now(UTC))
    alone = Settings(cases=Cases(key_file="none"))
    opening.make(desk, alone, "", "kettle marble ferry oath", who="Anna", cost=Cost(64, 1, 1)).close()


def addresses(path: Path, *, work: str) -> list[str]:
    """Every page of the app, with an example of what its address names. A page without an example is a `KeyError`."""
    with Desk(path, create=False, read_only=True) as desk:
        named = {**_examples(desk), "/work/{id}": [work]}
        routes = [
            r.path for r in house_of(house(desk, lambda: desk)).routes if isinstance(r, APIRoute) and "GET" in r.methods
        ]
    return [*_filled(routes, named), *MORE, f"/articles/{told.article('daily')}/copies"]


def _filled(routes: Sequence[str], named: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for route in dict.fromkeys(routes):
        if NO_PAGES.search(route):
            continue
        plain = re.sub(r":\w+\}", "}", route)
        yield from ([plain] if "{" not in plain else named[plain])


def _examples(desk: Desk) -> Mapping[str, Sequence[str]]:
    """Addresses by the route that they are examples of."""
    articles = [ARTICLE, told.article("daily"), "bad1", "0bad", "f0e1", "a11c"]
    claims, stories = [c.claim for c in desk.claims(limit=3)], [s.story for s in desk.stories(2)]
    entities, outlets = [e.entity for e in desk.entries(limit=2)], [o.key for o in desk.outlets()[:2]]
    found = {
        "/articles/{id}": articles,
        "/articles/{id}/difference": articles[:1],
        "/articles/{id}/copies": articles[:1],
        "/articles/{id}/note": articles[:1],
        "/story/{id}": stories,
        "/claim/{id}": claims,
        "/claim/{id}/tree": claims[:1],
        "/claim/{id}/since": claims[:1],
        "/claim/{id}/related": claims[:1],
        "/entity/{id}": entities,
        "/outlet/{key}": outlets,
        "/note/{id}": ["1"],
        "/watchlist/{name}": [LIST],
        "/dossier/{id}": ["d-000001"],
        "/dossier/{id}/write": ["d-000001"],
        "/dossier/{id}/export": ["d-000001"],
        "/dossier/{id}/revisions": ["d-000001"],
        "/dossier/{id}/difference": ["d-000001"],
        "/dossier/{id}/translate": ["d-000001"],
        "/alerts/{id}": [str(rule.id) for rule in desk.alerts()],
        "/publishing/item/{key}": [item.key for item in desk.items(datetime.now(UTC))],
        "/publishing/preview/{who}/{path}": ["everybody/en", "desk/en"],
        # What only a desk with accounts has: the pages say that there is nothing.
        "/accounts/{id}": ["1"],
        "/invited/{link}": ["no-such-link"],
        "/cases/{id}": [case.id for case in desk.sealed_cases()],
    }
    return {route: [_named(route, id) for id in ids if id] for route, ids in found.items()}


def _named(route: str, id: str) -> str:
    """The address of one thing; where a route has two names, they stand in `id` with a slash between."""
    parts = iter(id.split("/") if route.count("{") > 1 else [id])
    return re.sub(r"\{\w+\}", lambda _: quote(next(parts), safe=""), route)
