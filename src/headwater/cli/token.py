"""`headwater token ...`: what programs log in with."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile
from headwater.cli.terminal import put, tell
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.desk.accounts.rows import Account
    from headwater.desk.log.tokens import Token
    from headwater.desk.store import Desk

token = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="What programs log in with.")
Name = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The name of the account that it acts for.")]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(token, name="token")


@token.command()
def make(
    account: Name,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="For which program it is.")],
    scope: Annotated[
        list[str], typer.Option("--scope", metavar="SCOPE", help="published, read, add, export; repeat it.")
    ],
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="Its last day (2027-03-31).")] = "",
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="Or so many days from now.")] = 90,
    desk: DeskFile = None,
) -> None:
    """Make a token, and print it once: nobody is told it again."""
    from headwater.newsroom.accounts import tokens

    last = _day(until) if until else date.today() + timedelta(days=days)
    with options.change_desk(options.settings(desk)) as opened:
        made, word = tokens.make(opened, _account(opened, account), name, scope, last, options.login_name(None))
    put(word)
    tell(f"token {made.id} for {account}, good until {made.until}: {', '.join(made.scopes)}. It is not shown again")


@token.command("list")
def list_(account: Name, desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List the tokens of an account, the last made first."""
    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.tokens(_account(opened, account).id)
    for row in rows:
        put(options.json_row(row) if as_json else _row(row))
    if not rows:
        tell(f"{account} has no tokens")


def _row(row: Token) -> str:
    state = f"ended {row.ended[:10]}" if row.ended else f"until {row.until}"
    return line(f"{row.id}  {state}  last used {row.used or 'never'}  {' '.join(row.scopes)}  {row.name}")


@token.command()
def end(
    account: Name,
    id: Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, as `token list` gives it; `all` for all.")],
    desk: DeskFile = None,
) -> None:
    """End a token: it is good for nothing from now on."""
    with options.change_desk(options.settings(desk)) as opened:
        owner, by = _account(opened, account).id, options.login_name(None)
        ended = opened.end_tokens(owner, by) if id == "all" else 1
        if id != "all":
            opened.end_token(owner, id, by)
    tell(f"{ended} tokens of {account} ended")


def _account(desk: Desk, name: str) -> Account:
    from headwater.errors import DeskError

    found = desk.account_named(name)
    if found is None:
        raise DeskError(f"{name}: there is no account of this name")
    return found[0]


def _day(written: str) -> date:
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(f"{written}: write a day as 2027-03-31") from None
