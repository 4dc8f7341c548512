"""An item: its page, each state of it that was published, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headwater.desk.publishing.shown import Head, Published, Shown
from headwater.newsroom.publishing import bodies, changed
from headwater.newsroom.publishing.bodies import Block
from headwater.show.site import pages, structured
from headwater.show.site.drawing import Made, draw
from headwater.show.site.kiosk import View

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Told:
    """An item in the words of its page: blocks apart from the sources behind them."""

    blocks: tuple[Block, ...]
    sources: tuple[Block, ...]


def item(view: View, key: str) -> Made | None:
    """The page of an item; None where there is none for who looks."""
    shown = found(view, key)
    if shown is None:
        return None
    with view.speaking():
        data = structured.embedded(structured.news_article(view, shown)) if not shown.head.withdrawn else None
    return draw(
        view,
        "item.html",
        path=f"/item/{key}",
        shown=shown,
        head=shown.head,
        told=_told(shown.body),
        corrections=shown.history[1:],
        data=data,
        closed=structured.CLOSED,
        alternates=_alternates(view, shown),
        others=[each for each in shown.languages if each.key != key],
        listed=not shown.head.withdrawn,
    )


def version(view: View, key: str, number: int) -> Made | None:
    """A state of an item as it was published, with what changed in it; None where who looks may not read it."""
    shown = found(view, key)
    state = next((p for p in shown.history if p.number == number and p.readable), None) if shown else None
    if shown is None or state is None:
        return None
    before = next((p for p in shown.history if p.number == number - 1 and p.readable), None)
    lines = changed.between(_lines(before), _lines(state)) if before else _lines(state)
    return draw(
        view,
        "version.html",
        path=f"/item/{key}/version/{number}",
        shown=shown,
        state=state,
        before=before,
        lines=lines,
        last=len(shown.history),
        listed=False,
    )


def item_json(view: View, key: str) -> Made | None:
    """An item as JSON."""
    shown = found(view, key)
    if shown is None:
        return None
    head = shown.head
    data: dict[str, Any] = as_data(view, head)
    if head.readable:
        data["body"] = list(shown.body)
        data["versions"] = [{"number": p.number, "since": p.since, "note": p.note} for p in shown.history if p.readable]
    data["same_story"] = [as_data(view, each) for each in shown.same_story]
    return as_json(view, data)


def items_json(view: View) -> Made:
    """What is new, as JSON."""
    heads = view.desk.published(view.eyes, view.wanted(), pages.FRONT)
    return as_json(view, {"language": view.language, "items": [as_data(view, head) for head in heads]})


def as_data(view: View, head: Head) -> dict[str, Any]:
    """A row of JSON: of what the reader may not read headline, section and date, and that it is for subscribers."""
    url = view.there(f"/{head.language}/item/{head.key}")
    data: dict[str, Any] = {"url": url, "headline": head.headline, "section": head.section, "published": head.out}
    data |= {"language": head.language, "for": "everybody" if head.tier == "public" else "subscribers"}
    if head.withdrawn:
        return data | {"withdrawn": head.withdrawn, "why": head.why}
    if head.readable:
        data |= {"summary": head.summary, "authors": list(head.authors), "changed": head.changed}
    return data


def as_json(view: View, data: Mapping[str, Any]) -> Made:
    """JSON, for programs."""
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    public = view.reader.subscriber is None and not view.reader.of_the_desk
    return Made(text.encode(), JSON, public=public, listed=False)


def found(view: View, key: str) -> Shown | None:
    """An item of the language of the view; None where there is none for who looks."""
    shown = view.desk.published_item(view.eyes, key)
    return shown if shown and shown.head.language == view.language else None


def _alternates(view: View, shown: Shown) -> Mapping[str, str]:
    return {each.language: view.there(f"/{each.language}/item/{each.key}") for each in shown.languages}


def _told(body: tuple[Mapping[str, Any], ...]) -> Told:
    blocks = bodies.kept(body)
    return Told(
        tuple(block for block in blocks if block.kind != "source"),
        tuple(block for block in blocks if block.kind == "source"),
    )


def _lines(state: Published | None) -> tuple[changed.Line, ...]:
    if state is None:
        return ()
    return changed.lines(state.headline, state.summary, state.authors, bodies.kept(state.body))
