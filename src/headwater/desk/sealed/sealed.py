"""What the desk answers about notes on unnamed sources, as sealed bytes."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Sealed(Opened):
    """The questions about notes on unnamed sources, as sealed bytes; part of `Desk`."""
