"""The pages of the site that list items: front, sections, archive, search; and those that say that there is nothing.

Each is made of what the desk gives out for the one who looks (desk/publishing/shown.py), and of nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from headwater.desk.publishing.shown import Head
from headwater.newsroom.publishing import timing
from headwater.show.site.drawing import Made, draw
from headwater.show.site.kiosk import View
from headwater.show.tongue import mark, say

FRONT: Final = 30
SECTION: Final = 60
FOUND: Final = 40
MONTH: Final = 2_000
"""Items on each kind of page: a month is whole, and so nothing is out of reach."""
QUERY: Final = 200
_HEADINGS: Final = {
    404: mark("There is nothing here"),
    403: mark("That was not sent from this site"),
    405: mark("That cannot be done here"),
    429: mark("Too many attempts"),
    503: mark("Not just now"),
}
_ADVICE: Final = {
    404: mark("Nothing is published at this address. It may have been cut off when it was copied."),
    403: mark("Go back to the page, load it again and send it once more."),
    405: mark("This address can only be read."),
    429: mark("Wait a few minutes, and try again."),
    503: mark("Try again in a minute."),
}


def front(view: View) -> Made:
    """What is new, in one language."""
    heads = view.desk.published(view.eyes, view.wanted(), FRONT)
    return draw(view, "front.html", path="/", heads=heads, alternates=everywhere(view, "/"))


def section(view: View, key: str) -> Made | None:
    """What is new in a section; None where there is no such section."""
    found = view.site.section(key)
    if found is None:
        return None
    heads = view.desk.published(view.eyes, view.wanted(key), SECTION)
    path = f"/section/{key}"
    more = len(heads) == SECTION
    return draw(
        view, "section.html", path=path, section=found, heads=heads, more=more, alternates=everywhere(view, path)
    )


def archive(view: View) -> Made:
    """The months in which something was published."""
    months = timing.months(view.desk.published_times(view.eyes, view.language), view.site.zone)
    years: dict[str, list[tuple[str, int]]] = {}
    for name, number in months.items():
        years.setdefault(name[:4], []).append((name, number))
    return draw(view, "archive.html", path="/archive", years=years, alternates=everywhere(view, "/archive"))


def month(view: View, name: str) -> Made | None:
    """All of a month, what was withdrawn included; None where nothing was published in it."""
    between = timing.month(name, view.site.zone)
    if between is None:
        return None
    wanted = replace(view.wanted(), since=between[0], until=between[1], withdrawn=True)
    heads = view.desk.published(view.eyes, wanted, MONTH)
    if not heads:
        return None
    return draw(view, "month.html", path=f"/archive/{name}", month=name, heads=heads)


def search(view: View, query: str) -> Made:
    """What is found in what the reader may read: the latest first, so that what is hidden moves nothing."""
    words = " ".join(query.split())[:QUERY]
    heads: list[Head] = []
    total = 0
    if words:
        wanted = replace(view.wanted(), words=words)
        total = view.desk.published_count(view.eyes, wanted)
        heads = view.desk.published(view.eyes, wanted, FOUND)
    return draw(view, "search.html", path="/search", heads=heads, query=words, total=total, most=FOUND, listed=False)


def trouble(view: View, status: int) -> Made:
    """A page that says what is the matter: the same for whatever is not there, whyever it is not."""
    heading = mark("That did not work") if status not in _HEADINGS else _HEADINGS[status]
    advice = _ADVICE.get(status, mark("Something went wrong here. It was not you."))
    with view.speaking():
        given = {"heading": say(heading), "advice": say(advice)}
    return draw(view, "trouble.html", path="/", status=status, listed=False, **given)


def everywhere(view: View, path: str) -> Mapping[str, str]:
    """A page that there is in all languages of the site, by language."""
    return {code: view.there(f"/{code}{path}") for code in view.site.languages} if len(view.site.languages) > 1 else {}
