"""What the desk answers about what is backed up, checked, forgotten, let go."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Keeping(Opened):
    """The questions about what is backed up, checked, forgotten, let go; part of `Desk`."""
