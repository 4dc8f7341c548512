"""Prints the table of docs/rights.md: who may ask for which address. `python -m benchmarks.rights > docs/rights.md`"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from headwater.desk.store import Desk
from headwater.show.web import rights
from headwater.show.web.app import MODULES, house_of
from headwater.show.web.server import rooms
from headwater.show.web.visitor import ROLES

_HEAD = """# Who may what

Made by `python -m benchmarks.rights`; a test compares it with the program. What each role may is told in
[people.md](people.md): each may all that those before it may. An address that stands here for nobody in particular may
be asked for without a login. HEAD is as GET. `.json` stands for the data behind a page.

On a desk without accounts, which only its own machine can reach, whoever asks may do all of it.
"""


def page() -> str:
    """The page as it has to be."""
    with tempfile.TemporaryDirectory() as folder, Desk(Path(folder) / "news.desk") as desk:
        made = rooms(desk, lambda: desk)
        rows = list(rights.rows(house_of(made), rights.collected(MODULES)))
        made.works.close()
    lines = ["| address | " + " | ".join(ROLES) + " |", "|---|" + "---|" * len(ROLES)]
    for path in dict.fromkeys(path for _, path, _ in rows):
        needed = {method: role for method, at, role in rows if at == path}
        cells = (
            ", ".join(m.lower() for m, role in needed.items() if ROLES.index(who) >= ROLES.index(role)) for who in ROLES
        )
        lines.append(f"| `{path}` | " + " | ".join(cells) + " |")
    return "\n".join([_HEAD, *lines, ""])


if __name__ == "__main__":
    sys.stdout.write(page())
