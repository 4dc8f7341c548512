"""What the desk answers about who may use the desk: accounts, what they may do, their sessions."""

from __future__ import annotations

from headwater.desk.opened import Opened


class Accounts(Opened):
    """The questions about who may use the desk: accounts, what they may do, their sessions; part of `Desk`."""
