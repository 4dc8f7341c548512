"""Nobody and no subscriber gets a word of what is prepared or held back from any address of the desk itself."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from tests.leaks import asking, world
from tests.leaks.asking import Answer, Asker, told
from tests.leaks.world import World
from tests.show.house import house

from headwater.desk.store import Desk
from headwater.show.web.app import create_app, house_of
from headwater.show.web.door import Cookie
from headwater.show.web.rooms import Rooms

HERE = "127.0.0.1:8000"
_FORM_WORD = re.compile(r'value="[0-9a-f]{64,}"')
"""It is another one on every page."""
SAMPLE = 120
"""Addresses that are asked here; `benchmarks/leaks.py` asks them all."""


@pytest.fixture(scope="module")
def rooms(made: World) -> Iterator[Rooms]:
    with Desk(made.path, read_only=True) as desk:
        yield house(desk, lambda: Desk(made.path, create=False))


@pytest.fixture(scope="module")
def web(rooms: Rooms) -> Asker:
    return Asker(create_app(rooms, host="127.0.0.1"), HERE)


def cookie(rooms: Rooms, made: World, role: str) -> dict[str, str]:
    token = made.desk_sessions.get(role)
    return {"cookie": f"{Cookie.of(rooms).name}={token}"} if token else {}


def places(made: World, rooms: Rooms) -> dict[str, list[str]]:
    """What stands in the places of addresses, of all kinds that there are."""
    items = [made.keys[name] for name in ("desk", "embargo", "subscribers", "moved")]
    preview = [f"en/item/{key}" for key in items] + ["en/", "en/feed.atom", "sitemap.xml"]
    own = [rooms.desk.articles(2)[0].id, "d-000001", "c-000001", "s-000001", "e-000001", "1", *items[:2]]
    return {"who": ["everybody", "later", "subscriber", "desk"], "path": preview, "key": items, "id": own, "n": ["1"]}


def addresses(made: World, rooms: Rooms) -> list[tuple[str, str]]:
    """Every address with what is real in its places."""
    given = places(made, rooms)
    found = [
        (method, there)
        for method, path in asking.routes(house_of(rooms))
        for there in asking.paths(path, given, ["d-000001", "1", made.keys["desk"]])
    ]
    words = [("GET", f"{there}?q={word}") for there in ("/search", "/search.json") for word in world.OF_DESK]
    return [*found, *words]


def asked(
    web: Asker, rooms: Rooms, made: World, role: str, chosen: list[tuple[str, str]]
) -> Iterator[tuple[str, Answer]]:
    for method, there in chosen:
        headers = cookie(rooms, made, role) | {"origin": f"http://{HERE}"}
        if method == "POST":
            headers["content_type"] = "application/x-www-form-urlencoded"
        if not there.startswith("/logout"):
            yield f"{method} {there}", web(method, there, **headers)


@pytest.mark.parametrize("role", ["nobody", "account"])
def test_no_address_of_the_desk_tells_those_who_are_not_of_it(web: Asker, rooms: Rooms, made: World, role: str) -> None:
    chosen = addresses(made, rooms)
    assert len(chosen) > SAMPLE
    routes = {there.partition("?")[0].split("/")[1] for _, there in chosen}
    # A page that an admin has just been given is not given again to somebody else.
    warm = [there for there in chosen if there[1].startswith(("/publishing", "/dossiers")) and there[0] == "GET"]
    seen = list(asked(web, rooms, made, "admin", warm[:30]))
    assert told(seen, world.ALL) != []
    some = [*warm[:30], *random.Random(8).sample(chosen, SAMPLE)]
    answers = list(asked(web, rooms, made, role, some))
    assert told([(there, answer) for there, answer in answers if "?q=" not in there], world.ALL) == []
    assert "publishing" in routes


def test_what_is_not_of_the_desk_is_answered_alike_whether_it_is_there(web: Asker, rooms: Rooms, made: World) -> None:
    for role in ("nobody", "account"):
        for there in ("/publishing/item/{}", "/publishing/item/{}.json", "/publishing/preview/desk/en/item/{}"):
            real, none = made.keys["desk"], "zzzzzzzzzzzzzz"
            a, b = (next(asked(web, rooms, made, role, [("GET", there.format(key))]))[1] for key in (real, none))
            assert a.status == b.status
            assert _FORM_WORD.sub("", a.text).replace(real, none) == _FORM_WORD.sub("", b.text)
