"""What holds for every test: invented examples are the same at each run, and a busy machine is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("headwater", deadline=None, derandomize=True)
settings.load_profile("headwater")
