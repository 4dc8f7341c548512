"""Where the tellings of a claim stand: outlet, day, words, the address of the passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from headwater.desk.claims.entering import OWN
from headwater.linked import Sheet, Telling
from headwater.records import Span
from headwater.show import words
from headwater.show.tongue import say

Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A telling as pages show it. `name` is ARTICLE:STATEMENT, `link` its passage ("" for what a person entered).

    `said` is the verb of its stance; `day` is when it came out, else when it was captured (`captured`).
    """

    name: str
    article: str
    outlet: str
    title: str
    day: str
    captured: bool
    language: str | None
    wording: str
    said: str
    plain: bool
    withdrawn: str
    link: str

    @property
    def own(self) -> bool:
        """True for an interview or a document that a person entered."""
        return self.article.startswith(OWN)


def places(tellings: Iterable[Telling], sheets: Mapping[str, Sheet]) -> dict[Ref, Place]:
    """The tellings of a claim as pages show them."""
    return {telling.ref: place(telling, sheets[telling.article]) for telling in tellings if telling.article in sheets}


def place(telling: Telling, sheet: Sheet) -> Place:
    """One telling as pages show it."""
    article, statement = telling.ref
    outlet = telling.chain[0].name if telling.chain and telling.chain[0].kind == "outlet" else ""
    span = telling.spans[0] if telling.spans else None
    return Place(
        name=f"{article}:{statement}",
        article=article,
        outlet=outlet or sheet.house.name or say("Outlet not known"),
        title=sheet.title,
        day=sheet.published or sheet.fetched,
        captured=not sheet.published,
        language=telling.language or sheet.language,
        wording=telling.wording,
        said=words.STANCE[telling.stance],
        plain=telling.stance == "asserts",
        withdrawn=telling.withdrawn,
        link=passage(telling.ref, span),
    )


def passage(ref: Ref, span: Span | None) -> str:
    """The address of the passage of a statement; one that was withdrawn is called after its version ("s4@1")."""
    article, statement = ref
    if article.startswith(OWN):
        return ""
    _, _, version = statement.partition("@")
    asked = [f"version={version}"] if version.isdigit() else []
    asked += [f"at={span.start}-{span.end}#at"] if span else []
    return f"/articles/{_quoted(article)}" + ("?" + "&".join(asked) if asked else "")


@lru_cache(maxsize=5000)
def _quoted(article: str) -> str:
    """An article's id in an address: a page leads to each of its articles several times."""
    return quote(article, safe="")
