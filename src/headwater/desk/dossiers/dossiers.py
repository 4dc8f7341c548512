"""What the desk answers about what is written up, with the state of each claim when it was."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Dossiers(Opened):
    """The questions about what is written up, with the state of each claim when it was; part of `Desk`."""
