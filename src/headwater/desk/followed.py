"""What the desk answers about feeds and pages that are followed."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Followed(Opened):
    """What the desk answers about feeds and pages that are followed; part of `Desk`."""
