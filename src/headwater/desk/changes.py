"""What the desk answers about what changed, and about who did what."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Changes(Opened):
    """What the desk answers about what changed, and about who did what; part of `Desk`."""
