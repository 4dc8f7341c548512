"""What the desk answers about what was done, in a chain of hashes."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Log(Opened):
    """The questions about what was done, in a chain of hashes; part of `Desk`."""
