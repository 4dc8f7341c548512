"""An invented agency with something to hide in every place where it can be, and who must not see which words.

Every hidden place has a word of its own that is in no dictionary, so that what leaks says where it leaked from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.show import sample
from tests.show.keep import keep

from headwater.desk.publishing.items import Draft, Embargo
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.newsroom.accounts import entering, sessions
from headwater.newsroom.dossiers import writing
from headwater.newsroom.publishing import bodies, subscribing
from headwater.newsroom.publishing.bodies import Block

NOW = datetime.now(UTC).replace(microsecond=0)
"""Sessions of accounts are by the clock of the machine: so is all of this."""
OUT = NOW + timedelta(hours=3)
"""When the embargoed item comes out."""
LATER = OUT + timedelta(hours=1)
PASSWORD = "a-long-invented-passphrase-71"
STORY = "s-000001"
OF_SUBSCRIBERS = ("zqsubbody", "zqsubsum", "zqsubauthor", "zqsubsource", "zqsubnote", "zqsubheading")
OF_GROUP = ("zqgroupbody", "zqgroupsum", "zqgroupauthor")
OF_DESK = ("zqdeskhead", "zqdesksum", "zqdeskbody", "zqdeskauthor", "zqdossiertitle", "zqdossiertext")
OF_EMBARGO = ("zqlaterhead", "zqlatersum", "zqlaterbody", "zqlaterauthor")
NEVER_OUT = ("zqdrafthead", "zqdraftbody", "zqearlyhead", "zqearlybody")
"""In states of items that were replaced before they came out."""
WITHDRAWN = ("zqgonebody", "zqgonesum", "zqgoneold", "zqunnamedhead", "zqunnamedbody", "zqneverhead")
MOVED = ("zqmovedold", "zqmovednew", "zqmovednote")
"""In an item that was for everybody and is for subscribers now."""
OPENED = ("zqopenedold",)
"""In the old state of one that was for subscribers and is for everybody now."""
ALL = (*OF_SUBSCRIBERS, *OF_GROUP, *OF_DESK, *OF_EMBARGO, *NEVER_OUT, *WITHDRAWN, *MOVED, *OPENED)


@dataclass(slots=True)
class World:
    """`keys` are those of the items, by what they are for the test; `tokens` open the site, `feeds` feeds; `sessions` are what
    browsers hold for the site, `desk_sessions` for the desk."""

    path: Path
    keys: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    feeds: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    desk_sessions: dict[str, str] = field(default_factory=dict)


ROLES = ("nobody", "expired", "ended", "expired account", "subscriber", "other group", "account")
"""Who asks the site."""


def hidden(role: str, now: datetime) -> tuple[str, ...]:
    """The words that somebody must not see at a time."""
    words = {*OF_DESK, *NEVER_OUT, *WITHDRAWN, *OF_GROUP}
    words |= set(OF_EMBARGO) if now < OUT else set()
    if role not in ("subscriber", "other group", "account"):
        words |= {*OF_SUBSCRIBERS, *MOVED, *OPENED}
    return tuple(sorted(words))


def draft(headline: str, tier: str, *texts: str, **other: object) -> Draft:
    """An item with these paragraphs."""
    blocks = (*bodies.read("\n\n".join(texts)), *other.pop("sources", ()))  # type: ignore[misc]
    given = {"summary": "", "authors": ()} | other
    words = bodies.words(blocks)
    return Draft(headline, "courts", "en", tier, body=bodies.stored(blocks), words=words, **given)  # type: ignore[arg-type]


def source(outlet: str) -> Block:
    return Block("source", number=1, facts={"outlet": outlet, "title": outlet, "url": "https://a.example/x"})


def made(path: Path) -> World:
    """Writes the desk of this agency."""
    world = World(path)
    with Desk(path) as desk:
        for reading in (sample.reading(), sample.foreign()):
            keep(desk, reading)
        languages = ("en", "be")
        base = "https://wire.example"
        desk.settle_site(Site("Harbour Wire", base=base, languages=languages, zone="Europe/Vilnius"), languages, "Anna")
        desk.keep_section(Section("courts", {"en": "Courts", "be": "Суды"}), "Anna")
        desk.keep_section(Section("quiet", {"en": "Quiet"}), "Anna")
        _open_items(desk, world)
        _hidden_items(desk, world)
        _revised(desk, world)
        _withdrawn(desk, world)
        _subscribers(desk, world)
    return world


def _open_items(desk: Desk, world: World) -> None:
    start = NOW - timedelta(days=40)
    first = draft("A court opens its doors", "public", "Open words.", summary="Open sum.", story=STORY)
    world.keys["public"] = key = desk.publish(first, "Anna", start)
    second = draft("A court opens its doors", "public", "Open words, mended.", summary="Open sum.", story=STORY)
    desk.revise_item(key, 1, second, "A word was wrong.", "Anna", start + timedelta(days=1))
    other = draft("Суд адчыняе дзверы", "public", "Адкрытыя словы.", translation_of=key)
    other = Draft(**{name: getattr(other, name) for name in Draft.__slots__} | {"language": "be"})
    world.keys["belarusian"] = desk.publish(other, "Anna", start + timedelta(days=2))


def _hidden_items(desk: Desk, world: World) -> None:
    start = NOW - timedelta(days=3)
    whole = {"summary": "zqsubsum", "authors": ("zqsubauthor",), "sources": (source("zqsubsource"),), "story": STORY}
    first = draft("What the contracts say", "subscribers", "## zqsubheading", "old", **whole)
    world.keys["subscribers"] = key = desk.publish(first, "Anna", start)
    second = draft("What the contracts say", "subscribers", "## zqsubheading", "A zqsubbody here.", **whole)
    desk.revise_item(key, 1, second, "It was zqsubnote.", "Anna", start + timedelta(hours=1))
    group = draft(
        "A briefing", "subscribers", "zqgroupbody", summary="zqgroupsum", authors=("zqgroupauthor",), groups=("legal",)
    )
    world.keys["group"] = desk.publish(group, "Anna", start + timedelta(hours=2))
    related = (world.keys["subscribers"], world.keys["public"])
    whole = {"summary": "zqdesksum", "authors": ("zqdeskauthor",), "story": STORY, "related": related}
    world.keys["desk"] = desk.publish(draft("zqdeskhead", "desk", "zqdeskbody", **whole), "Anna", start)
    writing.begin(desk, "zqdossiertitle", "Anna", language="en", text="A zqdossiertext.")
    early = draft("zqearlyhead", "public", "zqearlybody", story=STORY)
    world.keys["embargo"] = key = desk.publish(early, "Anna", start, Embargo(OUT, "Europe/Vilnius"))
    whole = {"summary": "zqlatersum", "authors": ("zqlaterauthor",), "story": STORY}
    desk.revise_item(
        key, 1, draft("zqlaterhead", "public", "zqlaterbody", **whole), "", "Anna", start + timedelta(hours=1)
    )


def _revised(desk: Desk, world: World) -> None:
    start = NOW - timedelta(days=5)
    key = world.keys["moved"] = desk.publish(draft("The port", "public", "zqmovedold", story=STORY), "Anna", start)
    desk.revise_item(
        key, 1, draft("The port", "subscribers", "zqmovednew"), "zqmovednote", "Anna", start + timedelta(hours=1)
    )
    key = world.keys["opened"] = desk.publish(draft("The bridge", "subscribers", "zqopenedold"), "Anna", start)
    desk.revise_item(
        key, 1, draft("The bridge", "public", "Open by now."), "Now for everybody.", "Anna", start + timedelta(hours=1)
    )
    key = world.keys["drafted"] = desk.publish(draft("zqdrafthead", "desk", "zqdraftbody"), "Anna", start)
    desk.revise_item(key, 1, draft("The lighthouse", "public", "Lit."), "", "Anna", start + timedelta(hours=1))


def _withdrawn(desk: Desk, world: World) -> None:
    start = NOW - timedelta(days=6)
    key = world.keys["withdrawn"] = desk.publish(draft("A rumour", "public", "zqgoneold"), "Anna", start)
    again = draft("A rumour", "public", "zqgonebody", summary="zqgonesum")
    desk.revise_item(key, 1, again, "Another word.", "Anna", start + timedelta(hours=1))
    desk.withdraw_item(key, "It was forged.", "Anna", start + timedelta(hours=2))
    key = world.keys["unnamed"] = desk.publish(draft("zqunnamedhead", "public", "zqunnamedbody"), "Anna", start)
    desk.withdraw_item(key, "It named somebody.", "Anna", start + timedelta(hours=2), unnamed=True)
    held = draft("zqneverhead", "public", "zqneverhead")
    key = world.keys["never"] = desk.publish(held, "Anna", start, Embargo(OUT, "UTC"))
    desk.withdraw_item(key, "", "Anna", start + timedelta(hours=2))


def _subscribers(desk: Desk, world: World) -> None:
    then = NOW - timedelta(days=30)
    past, ahead = (NOW - timedelta(days=5)).date().isoformat(), (NOW + timedelta(days=300)).date().isoformat()
    lasts = {"expired": past, "ended": ahead, "subscriber": ahead, "other group": ahead}
    ids = {}
    for role, last in lasts.items():
        groups = ("economy",) if role == "other group" else ()
        ids[role], world.tokens[role] = subscribing.add(desk, f"Invented {role}", last, groups, "Anna", then)
        world.feeds[role] = desk.new_feed(ids[role], then)
        world.sessions[role] = subscribing.log_in_by_token(desk, world.tokens[role], NOW - timedelta(days=10))
    subscribing.end(desk, ids["ended"], "Anna", NOW - timedelta(days=1))
    admin = entering.add(desk, "Invented Admin", "admin", "Anna", password=PASSWORD, first=True)
    world.desk_sessions["admin"] = sessions.begin(desk, admin.id)
    for role, last in (("expired account", past), ("account", ahead)):
        id = subscribing.add_account(desk, f"invented {role}", PASSWORD, last, (), "Anna")
        world.feeds[role] = desk.new_feed(id, then)
        token = world.desk_sessions[role] = sessions.begin(desk, id)
        world.sessions[role] = subscribing.BY_ACCOUNT + token


def texts(parts: Iterable[bytes | str]) -> str:
    """All of an answer as one text."""
    return "\n".join(part.decode("utf-8", "replace") if isinstance(part, bytes) else part for part in parts)
