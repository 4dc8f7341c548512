"""No word of what somebody may not read is in any answer of the site to them: all its addresses, in every way."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.leaks import asking, world
from tests.leaks.asking import Answer, Asker, told
from tests.leaks.world import LATER, NOW, OUT, ROLES, World, hidden

from headwater.desk.publishing.items import Embargo
from headwater.desk.store import Desk
from headwater.newsroom.publishing import timing
from headwater.show.site import entrance
from headwater.show.site.house import addresses, create_site
from headwater.show.site.kiosk import Kiosk

BASE = "https://wire.example"
FORM = "application/x-www-form-urlencoded"
NO_KEY = "zzzzzzzzzzzzzz"
HIDDEN_ITEMS = ("desk", "embargo", "never")


@pytest.fixture(scope="module")
def desk(made: World) -> Iterator[Desk]:
    with Desk(made.path, read_only=True) as opened:
        yield opened


def site(desk: Desk, now: datetime) -> Asker:
    kiosk = Kiosk(desk, lambda: Desk(desk.path), lambda: now, BASE)
    return Asker(create_site(kiosk), "wire.example")


def values(made: World, desk: Desk, now: datetime) -> dict[str, list[str]]:
    """What stands in the places of the addresses: all that there is, and something that there is not."""
    stamps = [now.strftime("%Y-%m-%dT%H:%M:%SZ"), OUT.strftime("%Y-%m-%dT%H:%M:%SZ")]
    stamps += [(NOW - timedelta(days=n)).strftime("%Y-%m-%dT%H:%M:%SZ") for n in (3, 40)]
    return {
        "language": ["en", "be", "xx"],
        "key": [*made.keys.values(), NO_KEY, "courts", "quiet"],
        "number": ["1", "2", "3", "0", "x"],
        "month": sorted({*timing.months(stamps, "Europe/Vilnius"), "1999-01"}),
        "name": ["site.css", "site.svg", "x"],
        "secret": [*made.feeds.values(), "x"],
    }


def cookies(made: World, role: str) -> dict[str, str]:
    held = made.sessions.get(role)
    return {"cookie": f"__Host-{entrance.COOKIE}={held}"} if held else {}


def everything(
    web: Asker, made: World, desk: Desk, now: datetime, role: str, *, only: str = ""
) -> Iterator[tuple[str, Answer]]:
    """Every address as this reader sees it, by its browser; `only` those with this in them."""
    kiosk = Kiosk(desk, None, lambda: now, BASE)
    for method, path in asking.routes(addresses(kiosk)):
        if only not in path:
            continue
        places = values(made, desk, now)
        if "{key}" in path:
            places["language"] = ["en"]
        for there in asking.paths(path, places, ["x"]):
            if there.startswith("/feed/") and not there.endswith(made.feeds.get(role, "/x")):
                continue  # whose feed it is decides: each role has its own
            if method == "GET":
                yield there, web("GET", there, **cookies(made, role))
            # A new feed would end the one that is asked for next, who logs out is somebody else, and who tries to log in
            # too often has to wait: tests/show/site asks for these.
            elif not there.endswith(("/login", "/logout")) and (role == "nobody" or "subscription" not in there):
                yield f"POST {there}", web("POST", there, **cookies(made, role), origin=BASE, content_type=FORM)


MOMENTS = {"before": NOW, "just before": OUT - timedelta(seconds=1), "at": OUT, "after": LATER}


@pytest.mark.parametrize(
    ("role", "moment"),
    [*((role, "before") for role in ROLES if "expired" not in role), ("nobody", "just before"), ("expired", "after")],
)
def test_no_address_tells_what_somebody_may_not_read(made: World, desk: Desk, role: str, moment: str) -> None:
    now = MOMENTS[moment]
    # The whole for each kind of reader once; of those that differ only in who they are, the pages of items and feeds.
    whole = (role, moment) in (("nobody", "before"), ("subscriber", "before"), ("expired", "after"))
    answers = list(everything(site(desk, now), made, desk, now, role, only="" if whole else "item/{key}"))
    answers += [] if whole else list(everything(site(desk, now), made, desk, now, role, only="feed"))
    assert len(answers) > 60
    assert {answer.status for _, answer in answers} <= {200, 303, 404, 405, 403, 415}
    assert told(answers, hidden(role, now)) == []


def test_what_may_be_read_is_there(made: World, desk: Desk) -> None:
    """The test can see: the same words are found where they may be."""
    seen = told(everything(site(desk, LATER), made, desk, LATER, "subscriber", only="item/{key}"), world.ALL)
    words = {each.partition(" ")[0] for each in seen}
    assert words == {*world.OF_SUBSCRIBERS, *world.MOVED, *world.OPENED, *world.OF_EMBARGO}
    everybody = told(everything(site(desk, LATER), made, desk, LATER, "nobody", only="item/{key}"), world.ALL)
    assert {each.partition(" ")[0] for each in everybody} == set(world.OF_EMBARGO)


def test_the_token_of_a_program_opens_no_more_than_the_browser(made: World, desk: Desk) -> None:
    web = site(desk, NOW)
    for role in ("expired", "ended", "subscriber", "other group"):
        headers = {"authorization": f"Bearer {made.tokens[role]}"}
        paths = [
            f"/en/item/{key}{end}" for key in made.keys.values() for end in ("", ".json", "/version/1", "/version/2")
        ]
        answers = [(path, web("GET", path, **headers)) for path in [*paths, "/en/", "/en/items.json"]]
        assert told(answers, hidden(role, NOW)) == []
    assert "zqsubbody" in web("GET", f"/en/item/{made.keys['subscribers']}", **headers).text


def test_what_is_not_there_for_others_is_as_what_was_never_made(made: World, desk: Desk) -> None:
    """The same status, headers, bytes and the same work of the database, whatever is asked about it."""
    web = site(desk, NOW)
    counts: list[str] = []
    event.listen(desk._engine, "before_cursor_execute", lambda *given: counts.append(given[2]))
    places = {"language": ["en", "be"], "number": ["1", "2"]}
    for method, path in asking.routes(addresses(Kiosk(desk, None, lambda: NOW, BASE))):
        if "{key}" not in path or "section" in path:
            continue
        for role in ("nobody", "expired", "subscriber"):
            for name in HIDDEN_ITEMS:
                given = dict(places, key=[made.keys[name], NO_KEY])
                asked = list(asking.paths(path, given, ["x"]))
                for there in (p for p in asked if NO_KEY not in p):
                    got = []
                    for each in (there, there.replace(made.keys[name], NO_KEY)):
                        counts.clear()
                        answer = web(method, each, **cookies(made, role))
                        got.append((answer, list(counts)))
                    assert got[0] == got[1], there
                    assert got[0][0].status == 404


def test_what_is_hidden_changes_nothing_that_others_see(made: World, desk: Desk, tmp_path: Path) -> None:
    """Nobody's whole site, byte by byte with its hashes and lengths, is the same whatever the desk does behind it."""
    path = tmp_path / "agency.desk"
    with Desk(made.path) as original:
        original.counts()
    shutil.copy(made.path, path)
    for beside in ("-wal", "-shm"):
        if (part := Path(f"{made.path}{beside}")).exists():
            shutil.copy(part, f"{path}{beside}")
    with Desk(path) as other:
        before = list(everything(site(other, NOW), made, other, NOW, "nobody"))
        _work_behind(other, made)
        after = list(everything(site(other, NOW), made, other, NOW, "nobody"))
        assert [where for (where, a), (_, b) in zip(before, after, strict=True) if a != b] == []


def _work_behind(desk: Desk, made: World) -> None:
    at = NOW - timedelta(minutes=10)
    long = "zqsubbody " * 500
    whole = {"summary": "zqsubsum changed", "authors": ("zqsubauthor", "Another"), "story": world.STORY}
    desk.revise_item(
        made.keys["subscribers"],
        2,
        world.draft("What the contracts say", "subscribers", long, **whole),
        "zqsubnote",
        "Bo",
        at,
    )
    desk.publish(world.draft("zqdeskhead two", "desk", "zqdeskbody", story=world.STORY), "Bo", at)
    desk.publish(
        world.draft("zqlaterhead two", "public", "zqlaterbody", story=world.STORY), "Bo", at, Embargo(OUT, "UTC")
    )
    desk.publish(world.draft("zqlaterhead three", "subscribers", long, groups=("new",)), "Bo", at, Embargo(OUT, "UTC"))
    desk.hold_item(made.keys["embargo"], Embargo(OUT + timedelta(days=40), "UTC"), "Bo", at)
    desk.revise_item(made.keys["desk"], 1, world.draft("zqdeskhead", "desk", "zqdeskbody three"), "", "Bo", at)
    desk.add_subscriber("Another", NOW + timedelta(days=5), ("new",), "Bo", at)


@pytest.mark.parametrize("role", ["nobody", "expired", "subscriber"])
def test_a_search_for_hidden_words_is_as_one_for_words_that_are_nowhere(made: World, desk: Desk, role: str) -> None:
    web = site(desk, NOW)
    nowhere = web("GET", "/en/search?q=qqqqqqqqqq", **cookies(made, role))
    for word in hidden(role, NOW):
        got = web("GET", f"/en/search?q={word}", **cookies(made, role))
        assert got.body.replace(word.encode(), b"-") == nowhere.body.replace(b"qqqqqqqqqq", b"-")
        both = web("GET", f"/en/search?q={word}+contracts", **cookies(made, role)).text
        assert "What the contracts say" not in both
    found = web("GET", "/en/search?q=contracts", **cookies(made, role)).text
    assert found.count(f"/en/item/{made.keys['subscribers']}") == 1


def test_no_way_of_asking_tells_more(made: World, desk: Desk) -> None:
    """HEAD, ranges, conditions, other codings, methods that are none: asked of every item as nobody."""
    web = site(desk, NOW)
    for key in made.keys.values():
        path = f"/en/item/{key}"
        plain = web("GET", path, accept_encoding="identity")
        privileged = web("GET", path, **cookies(made, "subscriber"))
        assert "etag" not in dict(privileged.headers)
        ways: list[tuple[str, dict[str, str]]] = [
            ("HEAD", {}),
            ("GET", {"range": "bytes=0-99"}),
            ("GET", {"range": "bytes=-500"}),
            ("GET", {"if-none-match": "*"}),
            ("GET", {"if-none-match": '"x", W/"y"'}),
            ("GET", {"if-modified-since": "Thu, 01 Jan 2099 00:00:00 GMT"}),
            ("GET", {"accept-encoding": "gzip, br"}),
            ("GET", {"accept": "application/json"}),
            ("GET", {"x-forwarded-for": "127.0.0.1", "x-original-url": path, "x-rewrite-url": path}),
            ("GET", {"cookie": f"__Host-{entrance.COOKIE}=t.x; {entrance.COOKIE}={made.sessions['subscriber']}"}),
            ("GET", {"authorization": f"Bearer {made.feeds['subscriber']}"}),
            *(
                (method, {"origin": BASE})
                for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
            ),
        ]
        for method, headers in ways:
            answer = web(method, path, **headers)
            packed = dict(answer.headers).get("content-encoding") == "gzip"
            answer = replace(answer, body=gzip.decompress(answer.body)) if packed else answer
            assert told([(f"{method} {path} {headers}", answer)], hidden("nobody", NOW)) == []
            if method == "GET" and answer.status == 200:
                assert answer.body == plain.body


def test_packed_pages_are_the_same_pages(made: World, desk: Desk) -> None:
    web = site(desk, NOW)
    packed = web("GET", "/en/", accept_encoding="gzip")
    assert gzip.decompress(packed.body) == web("GET", "/en/").body
    own = dict(web("GET", "/en/", accept_encoding="gzip", **cookies(made, "subscriber")).headers)
    assert "content-encoding" not in own
    assert own["cache-control"] == "no-store"


def test_a_page_that_was_fetched_before_is_asked_for_anew(made: World, desk: Desk) -> None:
    """At the embargo's end, and after a withdrawal, no answer of before is still good."""
    for there in ("/en/", "/en/feed.atom", "/sitemap.xml", "/en/archive", "/en/items.json"):
        before, after = site(desk, NOW)("GET", there), site(desk, LATER)("GET", there)
        assert dict(before.headers)["cache-control"] == "no-cache"
        assert dict(before.headers)["etag"] != dict(after.headers)["etag"]
    gone = site(desk, NOW)("GET", f"/en/item/{made.keys['embargo']}")
    assert dict(gone.headers)["cache-control"] == "no-store"


def test_a_fault_tells_nothing(
    made: World, desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from headwater.errors import DeskBusy
    from headwater.show.site import item_pages

    def fails(error: Exception) -> Callable[..., object]:
        def failing(view: object, key: str) -> object:
            raise error

        return failing

    web = site(desk, NOW)
    for error in (RuntimeError("zqsubbody"), DeskBusy("zqsubbody")):
        monkeypatch.setattr(item_pages, "item", fails(error))
        answer = web("GET", f"/en/item/{made.keys['subscribers']}")
        assert answer.status in (500, 503)
        assert "zqsubbody" not in answer.text
    assert "zqsub" not in capsys.readouterr().out


def test_keys_are_not_in_a_row(made: World, desk: Desk) -> None:
    keys = list(made.keys.values())
    assert len({len(key) for key in keys}) == 1
    assert len(set(keys)) == len(keys)
    assert sorted(keys) != keys
    assert all(set(key) <= set("23456789abcdefghjkmnpqrstvwxyz") for key in keys)


def test_the_log_has_no_word_of_it(made: World, desk: Desk) -> None:
    rows = [repr(entry) for entry in desk.log(limit=1000)]
    assert len(rows) > 20
    assert [row for row in rows if any(word in row for word in world.ALL)] == []
