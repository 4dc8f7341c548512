"""`headwater account ...`: who may use the desk, from the terminal of whoever keeps its file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, By, DeskFile
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError
from headwater.show.clean import line

if TYPE_CHECKING:
    from headwater.desk import Desk
    from headwater.desk.accounts.rows import Account, AccountRole

accounts = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Who may use the desk: accounts and roles.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the account.")]
ROLE = "subscriber, reader, reporter, editor or admin: each may all that those before it may."
Stdin = Annotated[
    bool, typer.Option("--stdin", help="The password is the first line of standard input, and is not asked for.")
]
Until = Annotated[
    datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], metavar="DAY", help="The last day, as 2026-03-14.")
]
Groups = Annotated[
    list[str] | None, typer.Option("--group", metavar="GROUP", help="What a subscriber subscribes to; may be repeated.")
]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(accounts, name="account")


@accounts.command("add")
def add_(
    name: Name,
    role: Annotated[str, typer.Option("--role", help=ROLE)] = "reporter",
    link: Annotated[bool, typer.Option("--link", help="Print a link to set the password, and ask for none.")] = False,
    stdin: Stdin = False,
    until: Until = None,
    group: Groups = None,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Make an account. Its password is asked for here, or whoever it is for sets it by a link that works once."""
    from headwater.newsroom.accounts import entering, passwords

    with _change(desk, create=True) as opened:
        password = None if link else _password(stdin, lambda given: passwords.check(given, name))
        made = entering.add(opened, name, _role(role), options.login_name(by), password=password)
        if until or group:
            opened.subscribe(made.id, _day(until), group or (), options.login_name(by))
        tell(f"{made.name} may log in as {made.role}" + ("" if password else " once a password is set"))
        if link:
            put(_link(entering.link(opened, made.id, options.login_name(by))))


@accounts.command("list")
def list_(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List the accounts: role, day of the last visit, what stands in the way."""
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.accounts(limit=100_000)
        for row in found:
            put(options.json_row(row) if as_json else _row(row))
    if not found:
        tell("there is no account: whoever sits at this machine may do everything; `headwater account add` makes one")


def _row(row: Account) -> str:
    state = ["disabled"] if row.disabled else [] if row.password else ["no password yet"]
    state += [f"until {row.until}"] if row.until else []
    state += [", ".join(row.groups)] if row.groups else []
    seen = row.seen or "not seen yet"
    return f"{line(row.name):<24}  {row.role:<10}  {seen:<12}  {line('; '.join(state))}".rstrip()


@accounts.command("role")
def role_(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=ROLE)],
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Give an account another role; whoever is logged in with it has to log in anew."""
    with _change(desk) as opened:
        account = _named(opened, name)
        opened.set_role(account.id, _role(role), options.login_name(by))
    tell(f"{account.name} is {role} now")


@accounts.command()
def password(
    name: Name,
    link: Annotated[bool, typer.Option("--link", help="Print a link to set it, and ask for none.")] = False,
    stdin: Stdin = False,
    keep_tokens: Annotated[
        bool, typer.Option("--keep-tokens", help="Let programs in as before; else their tokens end.")
    ] = False,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Set a password, or make a link by which its owner does; attempts that failed are forgotten.

    Whoever is logged in is so no longer, and the tokens of programs end.
    """
    from headwater.newsroom.accounts import entering, passwords, throttle

    with _change(desk) as opened:
        account = _named(opened, name)
        throttle.let_try(opened, account.name)
        if link:
            put(_link(entering.link(opened, account.id, options.login_name(by))))
            return
        given = _password(stdin, lambda given: passwords.check(given, account.name))
        ended = entering.set_password(opened, account, given, options.login_name(by), keep_tokens=keep_tokens)
    tell(f"{account.name}: the password is another one; whoever was logged in is so no longer; {ended} tokens ended")


@accounts.command()
def until(
    name: Name,
    day: Annotated[str, typer.Argument(metavar="DAY", help="The last day, as 2026-03-14; `none`: there is none.")],
    group: Groups = None,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Set the last day of an account; with --group, what a subscriber subscribes to."""
    with _change(desk) as opened:
        account = _named(opened, name)
        groups = account.groups if group is None else group
        opened.subscribe(account.id, None if day == "none" else _written(day), groups, options.login_name(by))
    tell(f"{account.name}: " + ("it does not end" if day == "none" else f"{day} is its last day"))


@accounts.command()
def disable(name: Name, desk: DeskFile = None, by: By = None) -> None:
    """Let somebody in no longer, at once. What they did keeps their name."""
    with _change(desk) as opened:
        account = _named(opened, name)
        opened.disable_account(account.id, options.login_name(by))
    tell(f"{account.name} is let in no longer")


@accounts.command()
def enable(name: Name, desk: DeskFile = None, by: By = None) -> None:
    """Let somebody in again."""
    from headwater.newsroom.accounts import throttle

    with _change(desk) as opened:
        account = _named(opened, name)
        opened.disable_account(account.id, options.login_name(by), disabled=False)
        throttle.let_try(opened, account.name)
    tell(f"{account.name} is let in again")


@accounts.command("sessions")
def sessions_(name: Name, desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List where somebody is logged in."""
    from headwater.newsroom.accounts import sessions

    with options.open_desk(options.settings(desk)) as opened:
        found = sessions.of(opened, _named(opened, name).id)
    for row in found:
        told = f"{row.id}  since {row.made[:16]}  used {row.used[:16]}  {line(row.browser)}"
        put(options.json_row(row) if as_json else told.rstrip())
    if not found:
        tell(f"{name} is not logged in")


@accounts.command()
def end(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="The name of the account; without it, everybody.")] = "",
    session: Annotated[str, typer.Argument(metavar="[SESSION]", help="One, as `account sessions` names it.")] = "",
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Log somebody out, everywhere or where it is named; without a name everybody, and links are void."""
    with _change(desk) as opened:
        if not name:
            tell(f"{opened.end_every_session(options.login_name(by))} sessions and links ended")
            return
        account = _named(opened, name)
        if session:
            opened.end_session_named(account.id, session, options.login_name(by))
        ended = 1 if session else opened.end_sessions(account.id, options.login_name(by))
    tell(f"{account.name}: {ended} sessions ended")


def _change(desk: DeskFile, *, create: bool = False) -> Desk:
    """The desk to write to, without what is needed to read or to weigh articles."""
    from headwater.desk import Desk

    return Desk(options.settings(desk).desk, create=create)


@accounts.command("factors")
def factors_(
    name: Name,
    reset: Annotated[bool, typer.Option("--reset", help="Take all of them away: whoever it is has lost them.")] = False,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Show what second factors an account has; with --reset take them away, and end its sessions."""
    from headwater.newsroom.accounts import factors

    with _change(desk) if reset else options.open_desk(options.settings(desk)) as opened:
        account = _named(opened, name)
        if reset:
            factors.reset(opened, account.id, options.login_name(by))
        has = opened.factors(account.id)
    keys = "".join(f", passkey {key.name} for {key.host}" for key in has.passkeys)
    put(line(f"app {has.app[:10] if has.app else 'none'}{keys}, {has.recovery} recovery codes"))


def _named(opened: Desk, name: str) -> Account:
    found = opened.account_named(name)
    if found is None:
        raise DeskError(f"{name}: there is no such account; `headwater account list` shows them")
    return found[0]


def _role(role: str) -> AccountRole:
    return role  # type: ignore[return-value]  # the desk refuses what is none


def _day(until: datetime | None) -> str | None:
    return until.date().isoformat() if until else None


def _written(day: str) -> str:

    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise typer.BadParameter("write the day as 2026-03-14, or none") from None


def _link(token: str) -> str:
    return f"/invited/{token}   (behind the address of the desk; it works once, within two days)"


def _password(stdin: bool, check: Callable[[str], None]) -> str:
    """As it is typed, twice and unseen; never an argument, which other users of the machine and a history can read."""
    if stdin:
        given = sys.stdin.readline().rstrip("\r\n")
    elif not sys.stdin.isatty():
        raise DeskError("a password is asked for on a terminal only; give it by --stdin, or make a link by --link")
    else:
        from getpass import getpass

        given = getpass("Password: ")
        if getpass("The same once more: ") != given:
            raise DeskError("the two passwords are not the same; nothing was changed")
    check(given)
    return given
