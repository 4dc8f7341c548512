"""acquire: inputs -> captures. The raw bytes, hashed and dated before anything is read from them.

inputs, raw, kinds          what the user names; bytes and what they are
containers, jsonl, mail     what is in a file: many documents, mails, saved pages
archives, wacz, telegram    WARC, archives of archives, an export of a channel
feeds, feedxml, feeditem    feeds from bytes; followed: their items with what they point at
saved, urls                 where a page came from; an address in one form
fetch                       the door to the network, with address, wire, proxy, turns, robots, gunzip, unpack
asking, sending             by the same door: a question to a server of the settings, what is sent to somebody
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from headwater.config import Settings
from headwater.records import Capture, Issue

__all__ = ["captures"]


def captures(
    inputs: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None, now: datetime | None = None
) -> Iterator[Capture | Issue]:
    """Every document in the inputs, in their order, one at a time; an `Issue` for what cannot be had.

    An input is a path, a directory (walked in the order of names, hidden files left out), an http(s) address, or
    `-` for `stdin`. `now` stands in for the clock, with its zone. Nothing is raised for bad input.
    """
    from headwater.acquire.inputs import captures as found

    return found(inputs, settings, stdin=stdin, now=now)
