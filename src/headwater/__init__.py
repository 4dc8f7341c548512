"""Headwater shows for every claim in the news who said it, on whose word, and how it is presented.

    import headwater

    for reading in headwater.read("report.html"):
        for statement in reading.statements:
            print(statement.source.text, statement.stance, [link.text for link in statement.chain])

    with headwater.Desk("my.desk") as desk:
        print(desk.search("sanctions"))

Here are `read`, `copies`, `Desk`, every record of `headwater.records` and every error of `headwater.errors`. Each is
loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.api import copies as copies
    from headwater.api import read as read
    from headwater.desk import Desk as Desk
    from headwater.errors import *  # noqa: F403
    from headwater.records import *  # noqa: F403


def __getattr__(name: str) -> Any:
    if name == "copies":
        return import_module("headwater.api").copies
    # Names of modules come through here too, while they are imported: records and errors are all in capitals.
    homes = ("headwater.desk",) if name == "Desk" else ("headwater.records", "headwater.errors")
    for home in homes if name[:1].isupper() else ():
        found = getattr(import_module(home), name, None)
        if found is not None and (home == "headwater.desk" or not isinstance(found, type) or found.__module__ == home):
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Reader(ModuleType):
    """The stage `headwater.read`, which can be called: the stage and the function of the API have one name.

    Importing a submodule binds its name here, so a function of that name would vanish with the first import of the
    stage. The module itself answers to both: `headwater.read("page.html")`, `from headwater.read import article`.
    """

    def __call__(self, *inputs: Any, **options: Any) -> Iterator[Any]:
        from headwater.api import read

        return read(*inputs, **options)


import_module("headwater.read").__class__ = _Reader
