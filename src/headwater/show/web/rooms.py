"""What the pages stand on: the desk to be read, how it is opened to be written, and what draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from headwater.config import Settings
from headwater.desk.store import Desk
from headwater.newsroom.accounts.factors import App
from headwater.newsroom.accounts.passkeys import Challenges
from headwater.newsroom.accounts.underway import Underway
from headwater.newsroom.sealed.held import OpenCases
from headwater.show.web.drawer import Drawer
from headwater.show.web.ledger import Ledger
from headwater.show.web.pulse import Pulse
from headwater.show.web.register import Register
from headwater.show.web.shelf import Shelf
from headwater.show.web.work import Works


@dataclass(frozen=True, slots=True)
class Rooms:
    """`desk` is open to be read; `change` opens it anew to write, for one thing, and only for itself (`with change() as
    desk`). `shelf`, `register` and `ledger` answer about articles, entities and claims. `works` is what is being read
    for somebody who waits, `pulse` what tells open pages that something changed. `apps` are those for codes that are
    being set up, each with whose it is to be, `challenges` what passkeys are asked to sign."""

    desk: Desk
    change: Callable[[], Desk]
    shelf: Shelf
    register: Register
    ledger: Ledger
    draw: Drawer
    settings: Settings
    works: Works
    pulse: Pulse
    cases: OpenCases = field(default_factory=OpenCases)
    apps: Underway[tuple[str, App]] = field(default_factory=Underway)
    challenges: Challenges = field(default_factory=Underway)
