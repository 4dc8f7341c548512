"""`headwater alert ...`: what you want to be told, by which ways, and how it goes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, By, DeskFile, Limit, Offset
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError
from headwater.show.clean import line, shorten

if TYPE_CHECKING:
    from headwater.config import Settings
    from headwater.desk.accounts.rows import Account
    from headwater.desk.alerts.alert_records import Channel, ChannelKind, Rule, Secret, Tried, Wish
    from headwater.desk.changes.today import Change
    from headwater.desk.store import Desk
    from headwater.newsroom.alerts.teller import Told

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Be told when a claim's standing turns.")

Number = Annotated[int, typer.Argument(metavar="ALERT", help="Its number, as `alert list` gives it.", min=1)]
Way = Annotated[int, typer.Argument(metavar="CHANNEL", help="Its number, as `alert list` gives it.", min=1)]
What = Annotated[
    str,
    typer.Argument(
        metavar="WHAT",
        help="c-000123, s-000123, e-000123, d-000123, list:NAME, outlet:NAME, search:NAME, article:ID or all.",
    ),
]
When = Annotated[str, typer.Option("--when", metavar="TURNS", help="What to tell, with commas: confirmed,denied,...")]
Days = Annotated[int, typer.Option("--days", min=1, max=3650, help="How far back.")]
MailTo = Annotated[list[str] | None, typer.Option("--mail", metavar="ADDRESS", help="By mail; as often as wanted.")]
Hook = Annotated[list[str] | None, typer.Option("--webhook", metavar="URL", help="By a signed webhook.")]
Feed = Annotated[bool, typer.Option("--feed", help="In an Atom feed under a secret address.")]
Here = Annotated[bool, typer.Option("--here", help="On the desk's page (so it is where no other way is named).")]
Discreet = Annotated[bool, typer.Option("--discreet", help="Say only that there is something new.")]
Hours = Annotated[str, typer.Option("--quiet", metavar="FROM-UNTIL", help="Say nothing then, as 22:00-07:00.")]
Zone = Annotated[str, typer.Option("--zone", help="The zone of quiet hours and times (else this machine's).")]
Urgent = Annotated[str, typer.Option("--urgent", metavar="TURNS", help="What passes through quiet hours.")]
Gather = Annotated[
    str, typer.Option("--gather", metavar="TIME", help="Changes of one thing within it are told at once.")
]
Language = Annotated[str, typer.Option("--language", help="Of the messages: en, be, ru, uk, pl.")]
For = Annotated[str, typer.Option("--for", metavar="NAME", help="Whose it is: an account; needed where there are any.")]
Armed = Annotated[bool, typer.Option("--arm", help="Arm it at once.")]


@app.command("add")
def add_rule(
    what: What,
    when: When,
    mail: MailTo = None,
    webhook: Hook = None,
    feed: Feed = False,
    here: Here = False,
    discreet: Discreet = False,
    quiet: Hours = "",
    zone: Zone = "",
    urgent: Urgent = "",
    gather: Gather = "3m",
    language: Language = "en",
    whose: For = "",
    arm: Armed = False,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Keep a rule: of what to tell which turns, and how. Secrets are shown this once."""
    from headwater.newsroom.alerts import wishes

    settings, who = options.settings(desk), options.login_name(by)
    hours = {"quiet": quiet, "zone": zone, "urgent": urgent, "gather": gather}
    with options.change_desk(settings) as opened:
        wish = _wish(opened, what, when, _ways(mail, webhook, feed=feed, here=here), hours)
        wish = replace(wish, wording="discreet" if discreet else "plain", language=language)
        wishes.check_ways(wish, settings)
        owner = _owner(opened, whose)
        name, account = (owner.name, owner.id) if owner else (whose or who, None)
        rule, secrets = opened.add_alert(wish, name, account, by=who)
        if arm:
            rule = opened.arm_alert(rule.id, who)
    _show_secrets(secrets)
    how = "armed" if arm else f"not armed yet: `headwater alert try {rule.id}`, then `headwater alert arm {rule.id}`"
    tell(f"alert {rule.id} is kept, {how}")


def _owner(opened: Desk, whose: str) -> Account | None:
    """The account that an alert is for: on a desk with accounts one of nobody's would be on nobody's page, and go on
    when whoever made it has left. None on a desk without any."""
    if not opened.has_accounts():
        return None
    if not whose:
        raise DeskError(
            "this desk has accounts: say whose alert it is with --for NAME; `headwater account list` shows them"
        )
    account, _ = opened.account_named(whose) or (None, None)
    if account is None:
        raise DeskError(f"{whose}: there is no such account; `headwater account list` shows them")
    today = datetime.now(UTC).date().isoformat()
    if account.disabled or account.over(today) or account.role == "subscriber":
        raise DeskError(f"{account.name}: this account may not read the desk, so nothing is told to it")
    return account


def _ways(
    mail: list[str] | None, webhook: list[str] | None, *, feed: bool, here: bool
) -> tuple[tuple[ChannelKind, str], ...]:
    found: list[tuple[ChannelKind, str]] = [("mail", to) for to in mail or ()]
    found += [("webhook", to) for to in webhook or ()]
    found += [("feed", "")] if feed else []
    return tuple(found + ([("desk", "")] if here or not found else []))


def _wish(opened: Desk, what: str, when: str, ways: tuple[tuple[ChannelKind, str], ...], hours: dict[str, str]) -> Wish:
    from headwater.desk.alerts.alert_records import Quiet, Wish
    from headwater.newsroom.alerts import wishes
    from headwater.show import zones
    from headwater.watch import following

    watch, target = wishes.target(opened, what)
    start, _, end = hours["quiet"].partition("-")
    quiet = Quiet(hours["zone"] or zones.here(), start.strip(), end.strip(), wishes.turns(hours["urgent"]))
    gather = following.seconds(hours["gather"])
    return Wish(watch, target, wishes.turns(when), ways, quiet=quiet, gather=gather)


def _show_secrets(secrets: list[Secret]) -> None:
    for secret in secrets:
        if secret.kind == "webhook":
            put(f"channel {secret.channel}, to check its signatures with: {secret.secret}")
        elif secret.kind == "feed":
            put(f"channel {secret.channel}, the feed's address on this desk: /alerts/feed/{secret.secret}")


@app.command("list")
def list_(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List the rules, and how it goes on each of their ways. Ends with 1 where something could not be told."""
    from headwater.json_text import encode

    with options.open_desk(options.settings(desk)) as opened:
        found = opened.alerts()
    for rule in found:
        put(encode(_plain(rule)) if as_json else "\n".join(_rows(rule)))
    if not found:
        tell("there is no alert; `headwater alert add` keeps one")
    raise typer.Exit(1 if any(map(_in_trouble, found)) else 0)


def _plain(rule: Rule) -> Any:
    """A rule for programs: where a webhook leads is told as far as anybody may know it."""
    from headwater.json_text import plain

    row = asdict(rule)
    row["channels"] = [asdict(channel) | {"to": _where(channel)} for channel in rule.channels]
    return plain(row)


def _rows(rule: Rule) -> Iterator[str]:
    about = f"{rule.watch} {rule.target}".strip()
    yield f"{rule.id}  {rule.state}  {line(about)}  {','.join(rule.turns)}  {rule.wording}, for {line(rule.owner)}"
    if rule.trouble:
        yield f"    disarmed: {line(rule.trouble)}"
    if rule.quiet.start:
        passing = f", but {','.join(rule.quiet.urgent)}" if rule.quiet.urgent else ""
        yield f"    quiet {rule.quiet.start}-{rule.quiet.end} {rule.quiet.zone}{passing}"
    for channel in rule.channels:
        yield f"    {channel.id}  {channel.kind} {line(_where(channel))}".rstrip() + f"  {_health(channel)}"


def _where(channel: Channel) -> str:
    from headwater.desk.alerts.receiver import place

    return place(channel.to) if channel.kind == "webhook" else channel.to


def _health(channel: Channel) -> str:
    if channel.kind in ("desk", "feed"):
        return "shut" if channel.shut else "open"
    parts = [f"last taken {channel.success}" if channel.success else "nothing taken yet"]
    parts += [f"{channel.waiting} waiting"] if channel.waiting else []
    parts += [f"failed {channel.failures} times in a row: {line(channel.trouble)}"] if channel.failures else []
    parts += [f"{channel.given_up} GIVEN UP"] if channel.given_up else []
    return ", ".join([*parts, *(["SHUT"] if channel.shut else [])])


def _in_trouble(rule: Rule) -> bool:
    ill = any(c.failures or c.given_up for c in rule.channels if c.kind in ("mail", "webhook"))
    return bool(rule.trouble) or ill


@app.command("try")
def try_(
    alert: Annotated[str, typer.Argument(metavar="ALERT|WHAT", help="A rule's number, or what a new one would watch.")],
    when: Annotated[str, typer.Option("--when", metavar="TURNS", help="For a new one: what to tell.")] = "",
    days: Days = 30,
    gather: Gather = "3m",
    desk: DeskFile = None,
    as_json: AsJson = False,
) -> None:
    """Show what a rule would have told in the last days: nothing is sent or kept."""
    since = datetime.now(UTC) - timedelta(days=days)
    with options.open_desk(options.settings(desk)) as opened:
        if alert.isdigit():
            wish = opened.alert(int(alert)).wish
        else:
            hours = {"quiet": "", "zone": "", "urgent": "", "gather": gather}
            wish = _wish(opened, alert, when, (("desk", ""),), hours)
        tried = opened.try_alert(wish, since)
    if as_json:
        put(options.json_row(tried))
        return
    _show_tried(tried, days)


def _show_tried(tried: Tried, days: int) -> None:
    times = "once" if tried.messages == 1 else f"{tried.messages} times"
    least = " at least" if tried.more else ""
    put(f"in the last {days} days this would have told you{least} {times}" + (":" if tried.shown else ""))
    for message in tried.shown:
        for change in message:
            put("  " + _change(change))
    if tried.messages > len(tried.shown):
        put(f"  and {tried.messages - len(tried.shown)} times before")


def _change(change: Change) -> str:
    from headwater.show import changes

    told = changes.line(change)
    return f"{change.noticed[:16]}Z  {told.what}: {shorten(line(told.wording), 120)}  {line(told.outlet)}".rstrip()


@app.command()
def arm(alert: Number, desk: DeskFile = None, by: By = None) -> None:
    """Tell from now on what happens."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.arm_alert(alert, options.login_name(by))
    tell(f"alert {alert} is armed; `headwater watch`, `serve` and `alert send` send what it tells")


@app.command()
def disarm(alert: Number, desk: DeskFile = None, by: By = None) -> None:
    """Tell nothing more; what waits is still sent."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.disarm_alert(alert, options.login_name(by))
    tell(f"alert {alert} is disarmed")


@app.command()
def remove(alert: Number, desk: DeskFile = None, by: By = None) -> None:
    """Let go of a rule, with all that it told and all that waits."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.remove_alert(alert, options.login_name(by))
    tell(f"alert {alert} is removed")


@app.command("test")
def make_test(alert: Number, desk: DeskFile = None) -> None:
    """Make a message that says it is a test; `alert send`, `watch` or `serve` sends it."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.test_alert(alert, datetime.now(UTC))
    tell(f"a test of alert {alert} waits to be sent")


@app.command()
def secret(channel: Way, desk: DeskFile = None, by: By = None) -> None:
    """Give a webhook or a feed a new secret; the old one is of no use from now on."""
    with options.change_desk(options.settings(desk)) as opened:
        _show_secrets([opened.renew_secret(channel, options.login_name(by))])


@app.command()
def shut(channel: Way, desk: DeskFile = None, by: By = None) -> None:
    """Send nothing more by a channel; a feed's address leads nowhere."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.shut_channel(channel, options.login_name(by))
    tell(f"channel {channel} is shut")


@app.command("open")
def open_(channel: Way, desk: DeskFile = None, by: By = None) -> None:
    """Send by a channel again, what has waited first."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.shut_channel(channel, options.login_name(by), shut=False)
    tell(f"channel {channel} is open")


@app.command()
def send(
    desk: DeskFile = None, quiet: Annotated[bool, typer.Option("--quiet", help="Only what went wrong.")] = False
) -> None:
    """Decide and send what is due now, and end. Ends with 1 where something could not be sent."""
    settings = options.settings(desk)
    failed: list[Told] = []

    def told(one: Told) -> None:
        if one.what != "sent":
            failed.append(one)
        if one.what != "sent" or not quiet:
            tell(_said(one))

    run(settings, threading.Event(), once=True, told=told)
    raise typer.Exit(1 if failed else 0)


def run(settings: Settings, stop: threading.Event, *, once: bool = False, told: Any = None) -> None:
    """Tells what happens on the desk, in the desk's own words."""
    from headwater.newsroom.alerts import teller
    from headwater.show import alerting

    teller.run(settings, alerting.writer(settings.alerts.address), stop=stop, once=once, tell=told)


def _said(told: Told) -> str:
    from headwater.desk.alerts.receiver import place

    parcel = told.parcel
    where = place(parcel.to) if parcel.kind == "webhook" else parcel.to
    words = f": {line(told.words)}" if told.words else ""
    return f"alert {parcel.rule.id}, message {parcel.message.seq}, {parcel.kind} {line(where)}: {told.what}{words}"


@app.command()
def log(
    alert: Annotated[int | None, typer.Argument(metavar="ALERT", help="Of one rule alone.")] = None,
    desk: DeskFile = None,
    limit: Limit = 40,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what was sent, waits or was given up, the latest first. Never what it said."""
    from headwater.desk.alerts.receiver import place

    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.alert_log(alert, limit, offset)
    for row in rows:
        row = replace(row, to=place(row.to)) if row.kind == "webhook" else row
        tries = f", {row.tries} tries" if row.tries > 1 else ""
        what = "a test" if row.test else f"{row.changes} changes"
        text = f"{row.made[:19]}Z  message {row.seq}  {row.kind} {line(row.to)}  {row.state}{tries}  {what}"
        put(options.json_row(row) if as_json else text)


def add(parent: typer.Typer) -> None:
    """Adds the commands."""
    parent.add_typer(app, name="alert")
