"""`headwater note` and `headwater notes`: what persons write beside articles, claims and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, By, DeskFile, Limit, Offset
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError
from headwater.show.clean import line, shorten

if TYPE_CHECKING:
    from headwater.desk import Desk
    from headwater.desk.margin.margin_notes import MarginNote
    from headwater.records import Span

On: Final = ("c-", "s-")
_AROUND: Final = 30
_SHOWN: Final = 5

About = Annotated[
    str, typer.Argument(metavar="ON", help="An article (its id, or its beginning), a claim (c-000123) or a story.")
]
Words = Annotated[
    list[str],
    typer.Argument(metavar="[WORDS] TEXT", help="The words of the article that the note is on; what it says."),
]
At = Annotated[int | None, typer.Option("--at", min=1, help="Which of several places of these words, from 1.")]


def note(on: About, words: Words, at: At = None, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Write a note beside words of an article, or on a whole article, a claim or a story. It stays on the desk."""
    if len(words) > 2:
        raise typer.BadParameter('write the words and the note in quotation marks: "words" "text"')
    with options.change_desk(options.settings(desk)) as opened:
        target = on if on[:2].lower() in On else opened.find(on)
        who, text = options.login_name(by), words[-1]
        if len(words) == 1:
            made = opened.note_on(target, text, who)
        else:
            made = opened.note_passage(target, _place(opened, target, words[0], at), text, who)
    put(options.json_row(made) if as_json else _told(made))


def _place(opened: Desk, article: str, words: str, at: int | None) -> Span:
    """The place of the words. `DeskError` says where they are where there are several, as one must choose."""
    version = opened.current_version(article) or 1
    found = opened.places(article, words, version)
    if not found:
        raise DeskError(f"{article}: the present version does not have these words; write them as they are printed")
    if at is not None and at <= len(found):
        return found[at - 1]
    if len(found) > 1:
        reading = opened.reading(article)
        text = reading.article.text if reading else ""
        near = [line(text[max(0, s.start - _AROUND) : s.end + _AROUND]) for s in found[:_SHOWN]]
        places = "\n".join(f"  --at {n}  …{shorten(words, 160)}…" for n, words in enumerate(near, 1))
        raise DeskError(f"{article}: these words stand in {len(found)} places; choose one:\n{places}")
    return found[0]


def _told(row: MarginNote) -> str:
    at = f"  “{shorten(line(row.words), 60)}”" if row.words else ""
    state = "  (resolved)" if row.resolved else ""
    said = f"{line(row.who)}: {shorten(line(row.text), 200)}"
    return f"{row.id:>5}  {row.made[:16]}  {row.target[:12]:<12}  {said}{at}{state}"


def notes(
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="Only notes that have every one of them.")] = "",
    open_: Annotated[bool, typer.Option("--open", help="Only threads that are not resolved.")] = False,
    desk: DeskFile = None,
    limit: Limit = 40,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what persons wrote beside articles, claims and stories, the latest first."""
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.notes(words, "open" if open_ else "", limit=limit, offset=offset)
    for row in found:
        put(options.json_row(row) if as_json else _told(row.note))
    if not found:
        tell("there is no such note on this desk")
