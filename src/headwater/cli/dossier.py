"""`headwater dossier ...`: texts of one's own, keyed to their evidence, taken away as files."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from headwater.cli import options, outfile
from headwater.cli.options import AsJson, By, DeskFile, Limit, Offset
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError
from headwater.show.clean import line, shorten

if TYPE_CHECKING:
    from headwater.desk.dossiers.dossier_records import Dossier, DossierRow
    from headwater.newsroom.dossiers.since import Since

dossier = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Write up claims, every sentence keyed to its evidence; take the text away as a file; see what changed since.",
)
Id = Annotated[str, typer.Argument(metavar="DOSSIER", help="Its name, as d-000001.")]
Title = Annotated[str, typer.Argument(metavar="TITLE", help="What it is called.")]
Written = Annotated[str | None, typer.Option("--written", metavar="CODE", help="The language it is written in.")]
Sections = Annotated[list[str] | None, typer.Option("--section", help="A section; may be given several times.")]
Keys = Annotated[list[str], typer.Argument(metavar="KEY...", help="Claims (c-000123), or keys of statements.")]
Revision = Annotated[int | None, typer.Option("--revision", min=1, help="As it was at this revision.")]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(dossier, name="dossier")


@dossier.command()
def new(
    title: Title,
    file: Annotated[
        Path | None, typer.Option("--text", metavar="FILE", help="Its text; - reads it from stdin.")
    ] = None,
    written: Written = None,
    section: Sections = None,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Begin a dossier; its name is printed."""
    from headwater.newsroom.dossiers import writing

    text = _read(file) if file else ""
    with options.change_desk(options.settings(desk)) as opened:
        who = options.login_name(by)
        put(writing.begin(opened, title, who, language=written or "en", text=text, sections=section or ()))


@dossier.command("list")
def list_(desk: DeskFile = None, limit: Limit = 40, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List the dossiers, those changed last first, with what changed since they were written."""
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.dossiers(limit, offset)
    for row in found:
        put(options.json_row(row) if as_json else _row(row))
    if not found:
        tell("there is no dossier on this desk; `headwater dossier new TITLE` begins one")


def _row(row: DossierRow) -> str:
    told = [f"{row.claims} claims"]
    told += [f"{row.unsupported} sentences without evidence"] if row.unsupported else []
    told += [f"{row.moved} claims stand otherwise now"] if row.moved else []
    told += [f"{row.edited} cited articles changed"] if row.edited else []
    head = f"{row.dossier}  {row.changed[:16]}  r{row.n}  {shorten(line(row.title), 80)}"
    return f"{head}  ({line(row.changed_by)}; {', '.join(told)})"


@dossier.command()
def show(id: Id, revision: Revision = None, desk: DeskFile = None, as_json: AsJson = False) -> None:
    """Print the text of a dossier as it was written, with its keys."""
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.dossier(id, revision)
    if as_json:
        put(options.json_row(found))
        return
    put(f"{line(found.revision.title)}\n")
    for each in found.revision.text.split("\n"):
        put(line(each))


@dossier.command()
def revisions(id: Id, desk: DeskFile = None, limit: Limit = 100, offset: Offset = 0, as_json: AsJson = False) -> None:
    """List every text that a dossier had, the latest first."""
    with options.open_desk(options.settings(desk)) as opened:
        for row in opened.dossier_revisions(id, limit, offset):
            told = f"{row.n:>5}  {row.made[:16]}  {row.what:<12}  {line(row.who)}: {shorten(line(row.title), 80)}"
            put(options.json_row(row) if as_json else told)


@dossier.command()
def keys(claim: Annotated[str, typer.Argument(metavar="CLAIM")], desk: DeskFile = None) -> None:
    """List what a sentence can be keyed to: a claim, and each of its statements."""
    with options.open_desk(options.settings(desk)) as opened:
        now = opened.evidence_now(claim)
    put(f"[{now.claim}]  {line(now.wording)}")
    for piece in now.evidence:
        put(f"[{piece.key}]  {shorten(line(piece.outlet or '?'), 30)}: {shorten(line(piece.words), 160)}")


@dossier.command("add")
def add_(id: Id, keys: Keys, desk: DeskFile = None, by: By = None) -> None:
    """Put claims, or quotations, at the end of a dossier."""
    from headwater.newsroom.dossiers import writing

    with options.change_desk(options.settings(desk)) as opened:
        n = writing.put_in(opened, id, keys, options.login_name(by))
    put(f"{id}  revision {n}")


@dossier.command()
def text(
    id: Id,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new text; - reads it from stdin.")],
    base: Annotated[
        int | None,
        typer.Option("--base", min=1, help="The revision it was made from; a later one: refused."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="What it is called from now on.")] = None,
    written: Written = None,
    section: Sections = None,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Write the text of a dossier anew. What it said before is kept."""
    from headwater.newsroom.dossiers import notation, writing

    new = _read(file)
    with options.change_desk(options.settings(desk)) as opened:
        last = opened.dossier(id).row.n
        who = options.login_name(by)
        n = writing.write(
            opened, id, base or last, who, title=title, text=new, language=written, sections=section or None
        )
        found = opened.dossier(id)
    put(f"{found.row.dossier}  revision {n}")
    for sentence in notation.unsupported(writing.parts_of(found)):
        tell(f"no evidence: {shorten(line(sentence.text), 160)}")


@dossier.command()
def restore(
    id: Id, revision: Annotated[int, typer.Argument(min=1, metavar="REVISION")], desk: DeskFile = None, by: By = None
) -> None:
    """Make the text of an earlier revision the text again."""
    from headwater.newsroom.dossiers import writing

    with options.change_desk(options.settings(desk)) as opened:
        base = opened.dossier(id).row.n
        put(f"{id}  revision {writing.put_back(opened, id, revision, base, options.login_name(by))}")


@dossier.command()
def translate(
    id: Id,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Which quotation.")],
    words: Annotated[str, typer.Argument(metavar="TEXT", help='What it says; "" takes the last one back.')],
    into: Annotated[str, typer.Option("--into", metavar="CODE", help="The language of TEXT.")],
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Enter a translation of a quotation, beside the original and under your name."""
    wanted = key.strip("[] ")
    with options.change_desk(options.settings(desk)) as opened:
        found = opened.dossier(id)
        pieces = [*found.evidence.values(), *(p for state in found.states.values() for p in state.evidence)]
        piece = next((piece for piece in pieces if piece.key == wanted), None)
        if piece is None:
            raise DeskError(
                f"{key}: {id} has no such quotation; `headwater dossier keys CLAIM` lists the keys of a claim"
            )
        opened.translate(piece, into, words, options.login_name(by))


@dossier.command()
def changed(
    id: Annotated[str, typer.Argument(metavar="[DOSSIER]", help="Else all that changed.")] = "",
    seen: Annotated[bool, typer.Option("--seen", help="You have seen it: the text rests on what is now.")] = False,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Tell what changed since a dossier was written: how its claims stood and stand, and why. Exit 1 where it did."""
    from headwater.newsroom.dossiers import writing
    from headwater.newsroom.dossiers.since import since

    settings = options.settings(desk)
    opened = options.change_desk(settings) if seen else options.open_desk(settings)
    with opened as desk_:
        wanted = [id] if id else [r.dossier for r in desk_.dossiers(10_000) if r.moved or r.edited]
        found = [(each, since(desk_, each)) for each in map(desk_.dossier, wanted)]
        for each, told in found:
            _tell_changes(each, told)
            if seen and told:
                n = writing.see(desk_, each, told, options.login_name(by))
                put(f"{each.row.dossier}  revision {n}: seen")
    if any(told for _, told in found) and not seen:
        raise typer.Exit(1)


def _tell_changes(found: Dossier, told: Since) -> None:
    from headwater.show.dossiers import state_words

    put(f"{found.row.dossier}  {line(found.row.title)}{'' if told else ': nothing changed'}")
    for moved in told.moved:
        put(f"  {moved.claim}  “{shorten(line(moved.was.wording), 120)}”\n    {state_words.change(moved)}")
        for what, pieces in (("told since by", moved.came), ("no longer told by", moved.went)):
            for piece in pieces[:12]:
                put(f"    {what} {line(state_words.who(piece))}: {shorten(line(piece.title or piece.words), 100)}")
        for judgement in moved.judged:
            put(f"    {line(judgement.who)} decided {judgement.made[:16]}: {shorten(line(judgement.what), 200)}")
    for piece, fate in told.fates:
        put(f"  [{piece.key}]  {line(state_words.who(piece))}: {state_words.became(fate)}")


def export(
    id: Id,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where it goes; its ending says as what.")],
    form: Annotated[
        Literal["html", "pdf", "docx", "md"] | None, typer.Option("--as", help="As what, else by the ending of FILE.")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="What is not quoted, in: en, be, ru, uk or pl.")] = "en",
    zone: Annotated[str, typer.Option("--zone", help="Your time zone, as Europe/Vilnius; else this machine's.")] = "",
    revision: Revision = None,
    safe: Annotated[
        bool, typer.Option("--safe", help="A safe copy: no users' names, no links, outlets as letters, no file data.")
    ] = False,
    hide: Annotated[
        list[str] | None, typer.Option("--hide", metavar="WORDS", help="These must not stand in a safe copy either.")
    ] = None,
    when: Annotated[
        str | None, typer.Option("--when", metavar="TIME", help="The time it is as of (ISO 8601); else now.")
    ] = None,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Write a dossier as a file: HTML, PDF, DOCX or Markdown. The log of the desk says that you did."""
    from headwater.show import zones
    from headwater.show.dossiers import takeaway
    from headwater.show.tongue import LANGUAGES

    wanted = next((f for f in takeaway.FORMS if f == (form or file.suffix.lower().lstrip("."))), None)
    if wanted is None:
        raise typer.BadParameter(f"{file}: say as what, with --as {' or '.join(takeaway.FORMS)}")
    if language not in LANGUAGES:
        raise typer.BadParameter(f"--language is one of {', '.join(LANGUAGES)}")
    wish = takeaway.Wish(_moment(when), language, zone or zones.here(), revision, safe, tuple(hide or ()))
    with options.change_desk(options.settings(desk)) as opened:
        made = takeaway.taken_away(opened, id, wanted, wish)
        entered = partial(opened.dossier_exported, id, options.login_name(by), form=wanted, safe=safe)
        if str(file) == "-":
            entered()
            sys.stdout.buffer.write(made)
            return
        size = outfile.write(file, [made], entered)
    tell(f"{file}: {size:,} bytes")


dossier.command()(export)


def _moment(when: str | None) -> str:
    from headwater.show.dossiers.takeaway import moment

    if when is None:
        return moment(datetime.now().astimezone())
    try:
        given = datetime.fromisoformat(when)
    except ValueError:
        raise typer.BadParameter(f"{when}: write the time as 2026-03-31T14:00+01:00") from None
    return moment(given if given.tzinfo else given.astimezone())


def _read(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(f"{file}: cannot be read as text: {error}") from error
