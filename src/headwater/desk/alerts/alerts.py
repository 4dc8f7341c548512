"""What the desk answers about what somebody wants to be told, and what was told."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Alerts(Opened):
    """The questions about what somebody wants to be told, and what was told; part of `Desk`."""
