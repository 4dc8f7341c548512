"""What is added from a page: the first run, an address, a file, the examples; and how far that has come."""

from __future__ import annotations

from fastapi import FastAPI

from headwater.show.web.rooms import Rooms


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
