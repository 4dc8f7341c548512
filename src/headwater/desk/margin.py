"""Notes of persons beside the text of an article."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Margin(Opened):
    """Notes of persons beside the text of an article; part of `Desk`."""
