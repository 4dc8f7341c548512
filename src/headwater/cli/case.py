"""`headwater case ...`: confidential notes on sources that are not named, sealed by case.

What is in a case is printed only where somebody asks for it (`show`, `narrow`), and a terminal keeps what it printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.asking import Stdin, passphrase
from headwater.cli.options import AsJson, By, DeskFile
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError, WrongPassphrase
from headwater.show.clean import line, shown

if TYPE_CHECKING:
    from headwater.config import Settings
    from headwater.desk import Desk
    from headwater.newsroom.sealed.narrowing import Narrowed
    from headwater.newsroom.sealed.notes import Case, SourceNote
    from headwater.newsroom.sealed.opening import Opened

cases = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Confidential notes on sources that are not named, sealed."
)

Id = Annotated[str, typer.Argument(metavar="CASE", help="The case, as `case list` calls it (k-1f3a9c20).")]
_FIELDS = (
    ("code_name", "Code name"),
    ("position", "Position to know"),
    ("motive", "Motive"),
    ("reason", "Why it is not named"),
    ("terms", "Terms (on the record, on background, not for attribution, off the record, or nothing)"),
    ("editor_knows", "Does an editor know who it is (yes, no, or nothing)"),
    ("rests", "What rests on it: articles or statements (a1b2c3d4e5f6#s3), with spaces between them"),
    ("text", "Anything else"),
)


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(cases, name="case")


@cases.command()
def new(desk: DeskFile = None, by: By = None, stdin: Stdin = False) -> None:
    """Begin a case. Its passphrase and what it is called are asked for here."""
    from headwater.newsroom.sealed import keyfile, opening

    settings = options.settings(desk)
    given = passphrase("Passphrase", stdin=stdin, twice=True)
    title = sys.stdin.readline().strip() if stdin else typer.prompt("What it is called", default="", show_default=False)
    with options.change_desk(settings) as opened:
        made = opening.make(opened, settings, title, given, who=options.login_name(by))
        made.close()
    put(made.id)
    if file := keyfile.place(settings):
        tell(f"it opens only beside {file}: keep a copy of that file apart from the desk; `case recovery` makes a key")


@cases.command("list")
def list_(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List the cases: what is known of them without a passphrase."""
    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.sealed_cases()
    for row in rows:
        shared = "  shared with editors" if row.shared else ""
        words = f"{row.id}  made in {row.made}, changed in {row.changed}  {row.size // 1024} KiB{shared}"
        put(options.json_row(row) if as_json else words)
    if not rows:
        tell("there is no case on this desk; `headwater case new` begins one")


@cases.command()
def show(case: Id, desk: DeskFile = None, by: By = None, stdin: Stdin = False, as_json: AsJson = False) -> None:
    """Open a case and print what is in it. The terminal keeps what it printed: clear it."""
    with _opened(case, desk, by, stdin) as (_, _, opened):
        found = opened.case()
    put(json.dumps(asdict(found), ensure_ascii=False) if as_json else _told(found))


@cases.command()
def note(
    case: Id,
    desk: DeskFile = None,
    by: By = None,
    stdin: Annotated[
        bool,
        typer.Option("--stdin", help="Standard input: the passphrase on the first line, then the note as JSON."),
    ] = False,
    even_so: Annotated[
        bool, typer.Option("--even-so", help="It looks like an identity, and was looked at: it is none.")
    ] = False,
) -> None:
    """Add a note on a source, by a code name. Never write who it is."""
    from headwater.newsroom.sealed import notes, opening, resting
    from headwater.newsroom.sealed.looks import looks

    with _opened(case, desk, by, stdin) as (kept, _, opened):
        row = _row(json.loads(sys.stdin.read())) if stdin else _asked(opened.case())
        made = notes.from_row(row)
        made = replace(made, rests=resting.rests(kept, row.get("rests", "")))
        if (found := looks(made.words)) and not even_so:
            for each in found:
                tell(f"this looks like {each.kind}: {line(each.words)}")
            raise DeskError("nothing was kept: a note must not say who it is. --even-so keeps it if it does not")
        opening.change(kept, opened, lambda each: each.with_note(made), who=options.login_name(by))
    tell(f"{case}: sealed")


@cases.command()
def narrow(
    case: Id,
    desk: DeskFile = None,
    by: By = None,
    stdin: Stdin = False,
    also: Annotated[
        list[str] | None, typer.Option("--also", metavar="WORDS", help="A description that you mean to print.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what the articles that rest on each source say of it together. Exit code 1 where that narrows it down."""
    from headwater.newsroom.sealed import resting

    warned = False
    with _opened(case, desk, by, stdin) as (kept, _, opened):
        for each in opened.case().notes:
            found = resting.narrow(kept, each, also or ())
            warned = warned or found.warns
            if as_json:
                put(
                    json.dumps({"code_name": each.code_name, **asdict(found), "warns": found.warns}, ensure_ascii=False)
                )
            else:
                put(_narrowed(each, found))
    raise typer.Exit(1 if warned else 0)


@cases.command("passphrase")
def passphrase_(case: Id, desk: DeskFile = None, by: By = None, stdin: Stdin = False) -> None:
    """Change a passphrase. What is sealed stays as it is; the other passphrases still open it."""
    from headwater.newsroom.sealed import opening

    old = passphrase("The passphrase to be changed", stdin=stdin)
    with _opened(case, desk, by, stdin, given=old) as (kept, settings, opened):
        given = passphrase("The new one", stdin=stdin, twice=True)
        opening.change_passphrase(kept, settings, opened, old, given, who=options.login_name(by))
    tell(f"{case}: the passphrase was changed; older backups still open with the old one")


@cases.command()
def another(case: Id, desk: DeskFile = None, by: By = None, stdin: Stdin = False) -> None:
    """Add a passphrase for somebody else."""
    from headwater.newsroom.sealed import opening

    with _opened(case, desk, by, stdin) as (kept, settings, opened):
        given = passphrase("A passphrase for somebody else", stdin=stdin, twice=True)
        opening.add_passphrase(kept, settings, opened, given, who=options.login_name(by))
    tell(f"{case}: one more passphrase opens it")


@cases.command()
def recovery(case: Id, desk: DeskFile = None, by: By = None, stdin: Stdin = False) -> None:
    """Make a recovery key and print it, this once: it opens the case without passphrase and key file."""
    from headwater.newsroom.sealed import opening

    with _opened(case, desk, by, stdin) as (kept, _, opened):
        _, words = opening.add_recovery(kept, opened, who=options.login_name(by))
    put(words)
    tell("write it down on paper now, and clear the terminal; a key that was made before opens the case no longer")


@cases.command()
def renew(case: Id, desk: DeskFile = None, by: By = None, stdin: Stdin = False) -> None:
    """Seal a case under another key, which only the passphrase given here opens: all others are shut out."""
    from headwater.newsroom.sealed import opening

    with _opened(case, desk, by, stdin) as (kept, settings, opened):
        given = passphrase("The only passphrase from now on", stdin=stdin, twice=True)
        opening.renew(kept, settings, opened, given, who=options.login_name(by))
    tell(f"{case}: sealed anew; older backups still open with the old passphrases")


@cases.command()
def share(
    case: Id,
    desk: DeskFile = None,
    by: By = None,
    no: Annotated[bool, typer.Option("--no", help="Editors may no longer try to open it.")] = False,
) -> None:
    """Let editors try to open a case on the desk's pages; they need a passphrase of it besides."""
    with options.change_desk(options.settings(desk)) as opened:
        if opened.sealed_case(case) is None:
            raise DeskError("there is no such case on this desk")
        opened.share_case(case, options.login_name(by), shared=not no)
    tell(f"{case}: {'no longer shared' if no else 'shared with editors'}")


@cases.command()
def name(
    language: Annotated[str, typer.Option("--language", metavar="LANGUAGE", help="be, en, lt, pl, ru, uk.")] = "en",
    number: Annotated[int, typer.Option("--number", min=1, max=100, help="So many.")] = 5,
) -> None:
    """Suggest code names: plain words, drawn by chance."""
    from headwater.newsroom.sealed import codenames

    for word in codenames.suggested(language, number=number):
        put(word)


@contextmanager
def _opened(
    case: str, desk: DeskFile, by: str | None, stdin: bool, *, given: str = ""
) -> Iterator[tuple[Desk, Settings, Opened]]:
    """A case, opened for one command. The log says that it was, or that somebody could not."""
    from headwater.newsroom.sealed import opening

    settings = options.settings(desk)
    given = given or passphrase("Passphrase, or recovery key", stdin=stdin)
    with options.change_desk(settings) as kept:
        who = options.login_name(by)
        try:
            opened = opening.open_(kept, settings, case, given)
        except WrongPassphrase:
            kept.enter_log("case not opened", who, case)
            raise
        try:
            kept.enter_log("case opened", who, case)
            yield kept, settings, opened
        finally:
            opened.close()


def _row(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise DeskError("that is no note: one JSON object of strings; `headwater case note --help`")
    return value


def _asked(case: Case) -> dict[str, str]:
    from headwater.newsroom.sealed import codenames

    tell("never write who it is: no name, no number, no address, no account")
    suggested = codenames.suggested("en", [each.code_name for each in case.notes], 1)
    row = {}
    for field, words in _FIELDS:
        default = suggested[0] if field == "code_name" and suggested else ""
        row[field] = typer.prompt(words, default=default, show_default=bool(default), err=True)
    return row


def _told(case: Case) -> str:
    rows = [shown(case.title)] if case.title else []
    for each in case.notes:
        rows += ["", shown(each.code_name)]
        rests = " ".join(map(str, each.rests))
        for label, value in (
            ("position to know", each.position),
            ("motive", each.motive),
            ("why not named", each.reason),
            ("terms", each.terms),
            ("an editor knows", each.editor_knows),
            ("rests on it", rests),
            ("", each.text),
        ):
            rows += [f"  {label + ': ' if label else ''}{shown(value)}"] if value else []
    return "\n".join(rows).strip() or "nothing is in it yet"


def _narrowed(each: SourceNote, found: Narrowed) -> str:
    rows = [shown(each.code_name)]
    if not found.descriptions:
        return f"{rows[0]}\n  nothing that rests on it is on the desk"
    for given in found.given:
        more = "  (added by another article)" if given in found.added else ""
        rows.append(f"  {given.kind:<9} {line(' · '.join(given.words))}{more}")
    if found.warns:
        rows.append(
            f"  TOGETHER THEY NARROW IT DOWN: {found.together} things, no single article says more than "
            f"{found.most_alone}"
        )
    return "\n".join(rows)
