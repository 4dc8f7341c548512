"""`headwater follow`, `unfollow` and `followed`: the feeds and pages that the watcher looks at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.options import AsJson, DeskFile, Limit, Offset
from headwater.cli.terminal import put, tell
from headwater.errors import HeadwaterError
from headwater.show.clean import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.config import Settings
    from headwater.desk.followed.subscribed import FollowedRow

Wanted = Annotated[
    list[str], typer.Argument(metavar="ADDRESS|OPML...", help="Addresses of feeds, or OPML files with lists of them.")
]
Every = Annotated[str, typer.Option("--every", metavar="TIME", help="How often to look: 15m, 2h, 1d.")]
Page = Annotated[bool, typer.Option("--page", help="It is a page and no feed: look whether its text changed.")]
Who = Annotated[str | None, typer.Option("--by", metavar="WHO", help="Who wants it (else your login name).")]
Known = Annotated[list[str], typer.Argument(metavar="ADDRESS|NUMBER...", help="As `headwater followed` lists them.")]
InTrouble = Annotated[bool, typer.Option("--trouble", help="Only those that could not be had at the last look.")]


def follow(wanted: Wanted, every: Every = "30m", page: Page = False, desk: DeskFile = None, by: Who = None) -> None:
    """Follow feeds and pages; `headwater watch` looks at them. What is followed already stays as it is."""
    from headwater.watch import following

    settings = options.settings(desk)
    seconds = following.bounded(following.seconds(every))
    new = known = failed = 0
    with options.open_desk(settings, create=True) as opened:
        for name in wanted:
            try:
                for title, address in _named(name, settings):
                    kind = "page" if page else "feed"
                    given = {"who": options.login_name(by), "kind": kind, "every": seconds, "title": title or None}
                    row, added = following.follow(opened, address, settings, **given)  # type: ignore[arg-type]
                    new, known = new + added, known + (not added)
                    put(f"{'followed' if added else 'known':<9} {row.id:>5}  {line(row.address)}")
            except HeadwaterError as error:
                failed += 1
                tell(str(error))
    tell(
        f"{settings.desk}: {new} new, {known} followed already"
        + (f", {failed} could not be followed" if failed else "")
    )
    if new:
        tell("`headwater watch` looks at them, as long as it runs")
    raise typer.Exit(1 if failed else 0)


def _named(name: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """Title ("" where it has none yet) and address of what a word on the command line names."""
    from headwater.watch import following

    if "://" not in name and Path(name).is_file():
        yield from following.listed(Path(name), settings)
    else:
        yield "", name


def unfollow(names: Known, desk: DeskFile = None) -> None:
    """Follow them no longer. The articles that came by them stay."""
    settings = options.settings(desk)
    with options.change_desk(settings) as opened:
        for name in names:
            row = opened.followed_named(name, _key(name, settings))
            opened.unfollow(row.id, options.login_name(None))
            tell(f"{row.address} is followed no longer")


def _key(name: str, settings: Settings) -> str:
    from headwater.watch import following

    return name if name.isdigit() else following.key(name, settings)


def followed(
    desk: DeskFile = None,
    trouble: InTrouble = False,
    limit: Limit = 1000,
    offset: Offset = 0,
    as_json: AsJson = False,
) -> None:
    """List what is followed with its health: last look, what was in the way, next look; trouble first."""
    with options.open_desk(options.settings(desk)) as opened:
        rows = opened.followed(trouble=trouble, limit=limit, offset=offset)
        left = opened.followed_count(trouble=trouble) - offset - limit
    for row in rows:
        put(options.json_row(row) if as_json else _row(row))
    if not rows:
        tell("nothing is in trouble" if trouble else "nothing is followed yet; `headwater follow ADDRESS` begins it")
    if left > 0:
        tell(f"{left} more; --offset {offset + limit} shows them")


def _row(row: FollowedRow) -> str:
    from headwater.watch.following import length

    title = f"  {line(row.title)}" if row.title else ""
    when = "paused" if row.paused else f"next {_minute(row.next)}"
    seen = f"last {_minute(row.success)}" if row.success else "never had"
    waiting = f", {row.waiting} to be read" if row.waiting else ""
    head = (
        f"{row.id:>5}  {row.kind}  every {length(row.every)}  {seen}  {when}  {row.articles} articles{waiting}{title}"
    )
    lines = [head, f"       {line(row.address)}"]
    if row.trouble:
        times = "once" if row.failures == 1 else f"{row.failures} times"
        lines.append(f"       failed {times}, last {_minute(row.attempt)}: {line(row.trouble)}")
    return "\n".join(lines)


def _minute(stamp: str | None) -> str:
    return stamp[:16].replace("T", " ") if stamp else "-"
