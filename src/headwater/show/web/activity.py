"""Who did what on this desk: judgements, notes, what was added and followed."""

from __future__ import annotations

from fastapi import FastAPI

from headwater.show.web.rooms import Rooms


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
