"""Which formats there are, what each takes, and a file of it: its name, its kind, its bytes some at a time.

Whatever leaves is entered in the log first: which format, of what, how many rows; never what was searched for, and
never a word of it. So what was broken off half way is there, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Literal

from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.show.export import atom, csvfile, ftm, graphml, jsonld, misp, ninjs, stix, wacz, xlsx
from headwater.show.export.columns import Table
from headwater.show.export.gathered import Gathered, gather
from headwater.show.export.sought import Sought
from headwater.show.export.tables import tables
from headwater.show.tongue import mark

Takes = Literal["table", "things", "either"]
"""`table`: one of the tables; `things`: claims, stories, articles, dossiers; `either`: such, or the whole desk."""
LOGGED: Final = "exported"
_PIECE: Final = 64
_UNFIT: Final = re.compile(r"[^\w-]")
_HALVES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, the ending of its files, their media type, what it takes, what it is for."""

    name: str
    label: str
    ending: str
    media: str
    takes: Takes
    says: str


FORMATS: Final = {
    one.name: one
    for one in (
        Format("csv", "CSV", "csv", csvfile.MEDIA, "table", mark("a table, for any program")),
        Format("xlsx", "XLSX", "xlsx", xlsx.MEDIA, "table", mark("a table, for Excel and LibreOffice")),
        Format(
            "jsonld",
            "JSON-LD",
            "jsonld",
            jsonld.MEDIA,
            "things",
            mark("claims, quotations and who has what from whom (RDF)"),
        ),
        Format(
            "ninjs",
            "ninjs",
            "ninjs.json",
            ninjs.MEDIA,
            "things",
            mark("news items with the chain of their sources (IPTC)"),
        ),
        Format(
            "graphml", "GraphML", "graphml", graphml.MEDIA, "things", mark("the source tree as a graph (Gephi, yEd)")
        ),
        Format(
            "stix", "STIX 2.1", "stix.json", stix.MEDIA, "things", mark("a STIX 2.1 bundle: reports, notes, opinions")
        ),
        Format("misp", "MISP", "misp.json", misp.MEDIA, "things", mark("a MISP event with the Admiralty scale's tags")),
        Format(
            "wacz",
            "WACZ",
            "wacz",
            wacz.MEDIA,
            "things",
            mark("the pages themselves as they were fetched, as a web archive"),
        ),
        Format("atom", "Atom", "atom", atom.MEDIA, "either", mark("a feed")),
        Format(
            "ftm",
            "FollowTheMoney",
            "ftm.json",
            ftm.MEDIA,
            "either",
            mark("persons, bodies, articles, mentions (FollowTheMoney)"),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to be: `name` is for whoever gets it, `about` and `said` for the log; `rows` counts what is in it.

    `left_out`, once the pieces were taken, says in sentences what is not in it.
    """

    name: str
    media: str
    about: str
    rows: int
    pieces: Iterator[bytes]
    said: dict[str, str]
    left_out: Callable[[], list[str]] = list


def of_table(desk: Desk, format: str, table: str, sought: Sought) -> File:
    """A table as a file. `DeskError` where there is no such table, or nothing can be asked so."""
    chosen = tables().get(table)
    if chosen is None:
        raise DeskError(f"{table}: there is no such table; there are {', '.join(tables())}")
    if FORMATS[format].takes != "table":
        raise DeskError(f"{format}: not a format for tables; csv and xlsx are")
    if table == "notes" and not sought.notes:
        raise DeskError("notes in the margins are the newsroom's own: say --notes if they are to leave the desk")
    lines, told = chosen.lines(desk, sought), xlsx.Told()
    made = csvfile.written(chosen.header, lines) if format == "csv" else xlsx.written(table, chosen.header, lines, told)
    rows, missing = chosen.count(desk, sought), chosen.left_out(desk, sought)
    said = {"format": format, "rows": str(rows), "filtered": "yes" if _filtered(chosen, sought) else "no"}
    name = _UNFIT.sub("", "-".join(filter(None, ("headwater", table, sought.about))))
    return File(
        f"{name}.{format}",
        FORMATS[format].media,
        f"table {table}",
        rows,
        made,
        said,
        lambda: [*missing, *_limits(told)],
    )


def _limits(told: xlsx.Told) -> list[str]:
    """What Excel could not hold."""
    said = []
    if told.cut:
        said.append(f"{told.cut} texts were longer than a cell of Excel can be, and are cut; the CSV has all of them")
    if told.sheets > 1:
        said.append(f"more rows than a sheet of Excel can have: they stand on {told.sheets} sheets")
    return said


def _filtered(table: Table, sought: Sought) -> bool:
    none = Sought()
    return any(getattr(sought, name) != getattr(none, name) for name in table.asked)


def of_things(desk: Desk, format: str, names: Sequence[str], *, files: bool = False) -> File:
    """Claims, stories, articles or dossiers as a file; with no names the whole desk, where a format can have it.

    `files`: captures that have no address on the web, letters and documents of the newsroom's own, go into a WACZ, too.
    `DeskError` for what is not there.
    """
    form = FORMATS[format]
    if form.takes == "table":
        raise DeskError(f"{format}: a format for tables; name one: {', '.join(tables())}")
    if not names and form.takes == "things":
        raise DeskError(f"{format}: name what is to be exported: claims, stories, dossiers, articles")
    if not names:
        pieces, rows = _WHOLE[format](desk), desk.article_total()
        said = {"format": format, "articles": str(rows)}
        return File(f"headwater.{form.ending}", form.media, "desk", rows, pieces, said)
    found = gather(desk, names)
    label = found.names[0] if len(found.names) == 1 else f"{found.names[0]}-and-{len(found.names) - 1}-more"
    said = {"format": format, "claims": str(len(found.whys)), "articles": str(len(found.texts))}
    left_out: list[str] = []
    if format == "wacz":
        own = wacz.without_address(desk, found)
        said["files"] = "yes" if files else "no"
        left_out = [] if files or not own else [_LEFT_OUT.format(own=own)]
        pieces = wacz.written(desk, found, files=files)
    elif format == "ftm":
        pieces = _lines(ftm.lines(desk, found.names))
    else:
        pieces = _encoded(_OF_THINGS[format](found))
    name = f"headwater-{label}.{form.ending}"
    rows = len(found.whys) + len(found.texts)
    return File(name, form.media, " ".join(found.names), rows, pieces, said, lambda: left_out)


_LEFT_OUT: Final = "files and letters of your own, with no address on the web: {own} left out; --files takes them in"


def entered(desk: Desk, file: File, who: str) -> None:
    """Enters in the log what is about to leave; `desk` is open to be written."""
    desk.enter_log(LOGGED, who, file.about, file.said)


def _json(value: Any) -> Iterator[str]:
    import json

    yield json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _lines(rows: Iterator[Any]) -> Iterator[bytes]:
    import json

    return _encoded(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _encoded(texts: Iterator[str]) -> Iterator[bytes]:
    """Texts as UTF-8, a good many at once; half a letter (a lone surrogate) is none."""
    left = iter(texts)
    while some := "".join(islice(left, _PIECE)):
        yield _HALVES.sub("\ufffd", some).encode()


_OF_THINGS: Final[dict[str, Callable[[Gathered], Iterator[str]]]] = {
    "jsonld": lambda found: _json(jsonld.document(found)),
    "ninjs": lambda found: _json(ninjs.document(found)),
    "stix": lambda found: _json(stix.document(found)),
    "misp": lambda found: _json(misp.document(found)),
    "graphml": graphml.written,
    "atom": atom.written,
}
_WHOLE: Final[dict[str, Callable[[Desk], Iterator[bytes]]]] = {
    "atom": lambda desk: _encoded(atom.latest(desk)),
    "ftm": lambda desk: _lines(ftm.lines(desk)),
}
