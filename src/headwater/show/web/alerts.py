"""To be filled."""

from __future__ import annotations

from fastapi import FastAPI

from headwater.show.web.rooms import Rooms


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
