"""`headwater backup`, `restore`, `verify`, `forget`, `keep`: that nothing is lost, and that what must go, goes."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import options
from headwater.cli.asking import Stdin, passphrase
from headwater.cli.options import AsJson, By, DeskFile
from headwater.cli.progress import Progress
from headwater.cli.terminal import put, tell
from headwater.errors import DeskError
from headwater.show.clean import line, shorten

if TYPE_CHECKING:
    from headwater.desk.keeping.retaining import Older
    from headwater.desk.sealed.lost import Lost
    from headwater.newsroom.keeping.forget import Plan

keeping = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="What is kept for how long: rules, and their doing."
)

Yes = Annotated[bool, typer.Option("--yes", help="Do it. Without this it is only shown.")]
_SHOWN = 40
_WHY = {
    "noted": "somebody wrote a note on them, or on what they tell",
    "judged": "somebody judged them, what they tell, or whom they name (the last article of each)",
    "watched": "somebody confirmed a name of a watch list in them",
    "dossier": "a dossier cites them",
    "item": "a published or prepared item cites them or repeats their words",
    "alert": "an armed alert watches what they tell",
    "case": "a sealed case may rest on them (they were here when one was last changed); --past-cases lets them go",
}
OLDER = (
    "backups, exports and site copies that were made before still hold it, and so may what was published or sent: "
    "that is not in the reach of this desk"
)


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("verify")(verify)
    app.command("forget")(forget)
    app.add_typer(keeping, name="keep")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; nothing is written over.")],
    sealed: Annotated[bool, typer.Option("--sealed", help="Seal it under a passphrase that is asked for.")] = False,
    with_key: Annotated[
        bool, typer.Option("--with-key", help="Put in the key of the desk's secrets, too; only with --sealed.")
    ] = False,
    desk: DeskFile = None,
    by: By = None,
    stdin: Stdin = False,
) -> None:
    """Back the desk up as it stands now, while others read and write, and read the backup back."""
    from headwater.desk.sealed import desk_key
    from headwater.newsroom.keeping import backup as backups

    if with_key and not sealed:
        raise typer.BadParameter("--with-key needs --sealed: else whoever has the file has the secrets")
    given = passphrase("Passphrase of the backup", stdin=stdin, twice=True) if sealed else ""
    if sealed and not given:
        raise DeskError("a sealed backup needs a passphrase")
    with options.change_desk(options.settings(desk)) as opened:
        by_whom = options.login_name(by)
        made = backups.backup(opened, file, who=by_whom, passphrase=given, with_key=with_key, told=_step)
        key = desk_key.place(opened.path) if desk_key.read(opened.path) else None
        cases = made.counts.get("sealed_cases", 0)
    tell(f"{file}: {made.counts.get('articles', 0)} articles, {made.size:,} bytes, read back and whole")
    if cases:
        tell("confidential cases are in it, sealed; their key file is not: keep a copy of that apart")
    if key and made.key:
        tell("the key of second factors and webhooks is in it: whoever has its passphrase has them")
    elif key:
        tell(f"second factors by app and webhooks are in it, sealed; their key is not: keep a copy of {key.name} apart")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    desk: Annotated[Path, typer.Option("--desk", metavar="NEW", help="The desk to be made; there must be none yet.")],
    by: By = None,
    stdin: Stdin = False,
) -> None:
    """Make a desk out of a backup, once it is found whole. Never over a desk that is there."""
    from headwater.newsroom.keeping import backup as backups

    given = passphrase("Passphrase of the backup", stdin=stdin) if backups.needs_passphrase(file) else ""
    made = backups.restore(file, desk, who=options.login_name(by), passphrase=given, told=_step)
    with options.open_desk(options.settings(desk)) as opened:
        _tell_lost(opened.lost_secrets(), desk)
    if made.counts.get("sealed_cases"):
        tell("the confidential cases in it open only beside the key file they were sealed with (cases.key_file)")
    tell(f"{desk}: {made.counts.get('articles', 0)} articles, as they were on {made.made[:16].replace('T', ' ')} UTC")


def _tell_lost(lost: Lost, desk: Path) -> None:
    """What cannot be opened beside a desk that was put back, and how it is made anew."""
    if not lost.any:
        return
    tell(f"the key of this desk's secrets is not here: put your copy beside it as {desk.name}.key, or make them anew:")
    for name in lost.apps:
        tell(f"  second factor of {line(name)}: `headwater account factors {shlex.quote(name)} --reset`, then they set")
        tell("      one up at their next login; passkeys and recovery codes go on until then")
    for alert in lost.webhooks:
        tell(f"  webhook of alert {alert}: `headwater alert remove {alert}`, and add it anew with its address")


def _step(what: str) -> None:
    tell(what)


def verify(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """Check that what the desk keeps is what it kept: captures, readings, references, the log, the database itself.

    Exit code 1 where something does not hold; each such thing is one line on standard output.
    """
    progress, wrong, last = Progress("checked"), 0, ""
    with options.open_desk(options.settings(desk)) as opened:
        try:
            for step in opened.check():
                last = step.what
                progress.step(failed=bool(step.wrong))
                if step.wrong:
                    wrong += 1
                    with progress.aside(message=False):
                        put(options.json_row(step) if as_json else f"{step.about}: {line(step.wrong)}")
        finally:
            progress.end()
    tell(f"{wrong} things do not hold" if wrong else "everything holds")
    raise typer.Exit(1 if wrong or not last else 0)


def forget(
    what: Annotated[
        str, typer.Argument(metavar="[WHAT]", help="An article, somebody (e-000123) or a case (k-1f3a9c20).")
    ] = "",
    matching: Annotated[
        str, typer.Option("--matching", metavar="WORDS", help="All articles that a search for these words finds.")
    ] = "",
    reason: Annotated[
        str, typer.Option("--reason", help="Why, for the log: asked, danger, law, mistake, retention or other.")
    ] = "",
    cited: Annotated[bool, typer.Option("--cited", help="Also what a dossier or a published item rests on.")] = False,
    yes: Yes = False,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Take something off the desk for good, with all that was made of it. Shows what would go; --yes does it.

    Somebody goes with every article that names them. The log keeps that something was removed, and why, not what.
    """
    from headwater.newsroom.keeping import forget as forgetting

    if bool(what) == bool(matching):
        raise typer.BadParameter("name one thing: an article, somebody, a case, or --matching words")
    settings = options.settings(desk)
    with options.change_desk(settings) if yes else options.open_desk(settings) as opened:
        made = forgetting.plan_matching(opened, matching) if matching else forgetting.plan(opened, what)
        if not yes:
            put("\n".join(_going(made)))
            tell("nothing was removed; --yes --reason WHY removes it")
            return
        progress = Progress("forgotten")
        try:
            whole = forgetting.carry_out(
                opened,
                settings,
                made,
                who=options.login_name(by),
                reason=reason,
                cited=cited,
                told=lambda _: progress.step(failed=False),
            )
        finally:
            progress.end()
    tell(f"{len(made.articles)} articles were removed" if not made.case else "the case was removed")
    tell(OLDER)
    if made.cited:
        tell(f"these rest on what was removed, and say what they said: {', '.join(made.cited)}")
        tell("look at each in the desk; a published item can be withdrawn there")
    if not whole:
        tell("somebody read the desk all the while: its log may hold bytes of it yet; run `headwater keep wipe`")


def _going(made: Plan) -> list[str]:
    rows = [f"{made.case}: the case whole"] if made.case else []
    for each in made.articles[:_SHOWN]:
        cited = f"; {', '.join(each.cited)} rest on it" if each.cited else ""
        rows.append(
            f"{each.article}  {shorten(line(each.title or 'no title'), 60)}  {each.versions} versions, "
            f"{each.captures} captures, {each.statements} statements, {each.claims} claims, {each.notes} notes, "
            f"{each.judgements} judgements{cited}"
        )
    more = len(made.articles) - _SHOWN
    rows += [f"and {more} more articles"] if more > 0 else []
    rows += [f"{made.entity}: what is left of them once these are gone"] if made.entity else []
    return rows or ["nothing has these words"]


@keeping.command("rule")
def rule(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="articles, captures, issues, use or alerts.")],
    days: Annotated[
        int | None, typer.Argument(metavar="[DAYS]", help="What is older goes; without it: no rule.")
    ] = None,
    desk: DeskFile = None,
    by: By = None,
) -> None:
    """Say for how many days something is kept. What somebody's work rests on stays in any case."""
    with options.change_desk(options.settings(desk)) as opened:
        opened.keep_for(kind, days, options.login_name(by))
    kept = "kept for good" if days is None else f"kept for {days} days"
    tell(f"{kind}: {kept}; `headwater keep apply` shows what goes")


@keeping.command("rules")
def rules(desk: DeskFile = None, as_json: AsJson = False) -> None:
    """List the rules."""
    with options.open_desk(options.settings(desk)) as opened:
        found = opened.retention()
    for row in found:
        words = f"{row.kind}  {row.days} days, says {line(row.who)}; last done {row.applied or 'never'}"
        put(options.json_row(row) if as_json else words)
    if not found:
        tell("there is no rule: everything is kept")


@keeping.command("apply")
def apply(
    yes: Yes = False,
    past_cases: Annotated[
        bool, typer.Option("--past-cases", help="Also what sealed cases may rest on: they cannot be asked.")
    ] = False,
    desk: DeskFile = None,
) -> None:
    """Show what the rules would let go of now; --yes does it. `headwater watch` and `serve` do it once a day.

    What is as old and stays, as something rests on it, is told with why.
    """
    from headwater.newsroom.keeping import retention

    settings = options.settings(desk)
    if yes:
        with options.change_desk(settings) as opened:
            for each in retention.apply(opened, past_cases=past_cases):
                put(_older(each))
                _tell_spared(each)
        tell(OLDER)
        return
    with options.open_desk(settings) as opened:
        for each in opened.older(past_cases=past_cases):
            put(_older(each))
            for id in each.articles[:_SHOWN]:
                put(f"  {id}")
            _tell_spared(each)
    tell("nothing was removed; --yes removes it")


def _older(each: Older) -> str:
    return f"{each.rule.kind}  {each.number} older than {each.rule.days} days"


def _tell_spared(each: Older) -> None:
    """What is as old and stays: how many for each reason, and each of those that are few."""
    from headwater.desk.keeping import sparing

    if not each.spared:
        return
    tell(f"{len(each.spared)} as old stay, as something rests on them:")
    for why, count in sparing.counted(each.spared).items():
        tell(f"  {count}  {_WHY[why]}")
        few = [row.article for row in each.spared if why in row.why][:_SHOWN]
        tell(f"      {' '.join(few)}{' ...' if count > len(few) else ''}")


@keeping.command("wipe")
def wipe(desk: DeskFile = None) -> None:
    """Write the desk's file anew, without a byte of what was removed."""
    with options.change_desk(options.settings(desk)) as opened:
        whole = opened.wipe(_step)
    if not whole:
        raise DeskError("somebody reads the desk all the while: close what has it open, and run this again")
    tell("the file holds only what the desk holds")
