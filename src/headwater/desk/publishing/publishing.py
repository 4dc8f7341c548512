"""What the desk answers about what is published, to whom, and what was read of it."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Publishing(Opened):
    """The questions about what is published, to whom, and what was read of it; part of `Desk`."""
