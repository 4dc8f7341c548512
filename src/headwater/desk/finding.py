"""Search that is narrowed, searches that are kept, and the outlets."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Finding(Opened):
    """Search that is narrowed, searches that are kept, and the outlets; part of `Desk`."""
