"""The description of what lies behind the pages as JSON."""

from __future__ import annotations

from fastapi import FastAPI

from headwater.show.web.rooms import Rooms


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
