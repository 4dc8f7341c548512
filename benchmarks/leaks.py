"""Asks every address of the site and of the desk for every kind of reader, and tells which hidden word is in an answer.

    python -m benchmarks.leaks

The whole of what tests/leaks does in part: all addresses with all that is real in their places, as each reader, before,
at and after an embargo. Prints a row for each; ends with 1 where a word leaked.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.leaks import test_desk, test_site, world
from tests.leaks.asking import Asker, told
from tests.show.house import house

from headwater.desk.store import Desk
from headwater.show.web.app import create_app


def main() -> int:
    """Makes the invented agency and asks."""
    Asker.begin()
    leaks = 0
    print(f"{'who':<18}{'when':<14}{'answers':>8}{'leaks':>7}{'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder:
        made = world.made(Path(folder) / "agency.desk")
        with Desk(made.path, read_only=True) as desk:
            for role in world.ROLES:
                for moment, now in test_site.MOMENTS.items():
                    begun = time.perf_counter()
                    answers = list(test_site.everything(test_site.site(desk, now), made, desk, now, role))
                    found = told(answers, world.hidden(role, now))
                    leaks += _row(role, moment, len(answers), found, begun)
            rooms = house(desk, lambda: Desk(made.path, create=False))
            web = Asker(create_app(rooms, host="127.0.0.1"), test_desk.HERE)
            chosen = test_desk.addresses(made, rooms)
            for role in ("nobody", "account", "expired account"):
                begun = time.perf_counter()
                answers = [a for a in test_desk.asked(web, rooms, made, role, chosen) if "?q=" not in a[0]]
                leaks += _row(role, "desk", len(answers), told(answers, world.ALL), begun)
    Asker.end()
    return 1 if leaks else 0


def _row(role: str, moment: str, number: int, found: list[str], begun: float) -> int:
    print(f"{role:<18}{moment:<14}{number:>8}{len(found):>7}{time.perf_counter() - begun:>9.1f}")
    for each in found[:10]:
        print(f"    {each}")
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
