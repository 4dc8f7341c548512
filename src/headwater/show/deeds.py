"""Who did what, in the words of the desk, where nobody judged: notes, what is followed, what was added and run anew."""

from __future__ import annotations

from typing import Final

from headwater.desk.changes.activity import Deed, Sort
from headwater.show import changes, words
from headwater.show.tongue import Words, forms, many, mark, say

SORTS: Final[Words] = Words(
    {
        "entities": mark("Entities"),
        "claims": mark("Claims and copies"),
        "watch lists": mark("Watch lists"),
        "notes": mark("Margin notes"),
        "followed": mark("Followed"),
        "added": mark("Added"),
        "runs": mark("Runs of the program"),
    },
    context="sorts of activity",
)
_NOTES: Final = Words(
    {
        "written": mark("wrote a note"),
        "changed": mark("changed a note"),
        "taken back": mark("took a note back"),
        "put back": mark("put a note back"),
        "resolved": mark("settled a note"),
        "opened again": mark("opened a note again"),
    },
    context="what somebody did",
)
_ADDED: Final = (
    ("new", forms("{n} new article", "{n} new articles")),
    ("changed", forms("{n} changed text", "{n} changed texts")),
    ("failed", forms("{n} could not be read", "{n} could not be read")),
)


def what(deed: Deed) -> str:
    """What was done, in our words."""
    body = deed.body
    if deed.sort == "notes":
        return _NOTES[deed.what] if deed.what in _NOTES else say("did something with a note")
    if deed.sort == "followed":
        return say("follows a feed") if body["kind"] == "feed" else say("follows a page")
    if deed.what == "added":
        found = [many(*both, n).format(n=words.number(n)) for key, both in _ADDED if (n := body.get(key, 0))]
        return say("Added: {what}").format(what=words.listed(found))
    if deed.what == "read again":
        n, claims = body.get("articles", 0), body.get("claims", 0)
        articles = many("{n} article read again", "{n} articles read again", n).format(n=words.number(n))
        changed = many("{n} claim changed by it", "{n} claims changed by it", claims).format(n=words.number(claims))
        return words.listed((articles, changed))
    if deed.until is None:
        return say("The program is going through everything anew, or was broken off.")
    told = words.listed(changes.run(body))
    return say("The program went through everything anew: {what}").format(what=told)


def about(deed: Deed) -> tuple[str, str]:
    """Words of others that it is about, and the address that they lead to; "" where there are none."""
    body = deed.body
    if deed.sort == "notes":
        return str(body["text"] or body["on"]), f"/note/{body['note']}"
    if deed.sort == "followed":
        return str(body["title"] or body["address"]), "/watch"
    return "", ""


def order() -> tuple[Sort, ...]:
    """The sorts in the order in which they are offered."""
    return ("claims", "entities", "watch lists", "notes", "followed", "added", "runs")
