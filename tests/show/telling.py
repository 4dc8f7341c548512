"""A desk with the invented story of tests/desk, its copy and its denial, and a hostile article that tells claims too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.desk import told
from tests.show.keep import keep
from tests.show.people import person, reading, said

from headwater.records import Link, Reading

HOSTILE = "Visitor </h1><script>alert(2)</script> said that <img src=x onerror=alert(3)> \u202eseized the old mill."
OUTLET = "Evil </p><script>alert(4)</script> Post"
CLAIM = "<img src=x onerror=alert(3)>"


def hostile() -> Reading:
    """Its name, its outlet and what it says would break a page that trusted them."""
    name = "Visitor </h1><script>alert(2)</script>"
    who = person(HOSTILE, "p1", name, language="en")
    content = HOSTILE[HOSTILE.index("<img") :].rstrip(".")
    statement = said(HOSTILE, "s1", name, "p1", content, "said")
    chain = (Link(OUTLET, "o1", "outlet", "named"), Link(name, "p1", "person", "named"))
    return reading("bad1", HOSTILE, "en", OUTLET, "2026-03-05", (who,), replace(statement, chain=chain))


def fill(path: Path) -> None:
    """Makes the desk."""
    with told.fill(path) as desk:
        keep(desk, hostile())
