"""Lets go of what a page was made from as soon as it is made.

A macro of a template holds the names that it was made among, and these hold the macro: so all that was given to a page
stayed until Python looked for such rings, a tenth of a second after every few pages (litter.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context

_made: ContextVar[list[Context]] = ContextVar("made")


class Listed(Context):
    """The names among which a template, or a part of it, is filled: noted down to be emptied."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _made.get([]).append(self)


def rendered(template: Template, given: Mapping[str, Any]) -> str:
    """The template filled in. Its environment has `Listed` as its class of contexts, and no template of it takes
    something from another one without context, whose names jinja2 keeps for the next page."""
    made: list[Context] = []
    before = _made.set(made)
    try:
        return template.render(given)
    finally:
        _made.reset(before)
        for each in made:
            each.vars.clear()
            each.parent.clear()
