"""The language, the time zone and the script in which somebody reads the desk."""

from __future__ import annotations

from fastapi import FastAPI

from headwater.show.web.rooms import Rooms


def add(house: FastAPI, rooms: Rooms) -> None:
    """Adds the addresses."""
