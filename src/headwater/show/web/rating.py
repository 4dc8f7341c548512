"""How reliable a person holds a source to be, by the Admiralty code: what a form asks for, and what was judged."""

from __future__ import annotations

from collections.abc import Callable

from headwater.desk.judgements import Judgement
from headwater.desk.store import Desk
from headwater.show.web import judging
from headwater.show.web.asked import Form
from headwater.show.web.cards import Judged
from headwater.show.web.rooms import Rooms


def rated(form: Form, name: str) -> Callable[[Desk], Judgement]:
    """What the form of a rating asks for: a value, or one taken back. `DeskError` where something is missing."""
    by = judging.who(form)
    return judging.wanted(
        form,
        {
            "rate": lambda: lambda desk: desk.rate(name, form.one("value"), by),
            "undo": lambda: judging.undo(form, by),
        },
    )


def history(rooms: Rooms, name: str) -> tuple[Judged, ...]:
    """The ratings of a source, the latest first."""
    return tuple(Judged.of(j) for j in rooms.desk.ratings_about(name))
