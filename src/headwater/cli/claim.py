"""`headwater claim ...`: what persons decide about claims, copies, origins and statements."""

from __future__ import annotations

import json
from datetime import date as calendar
from typing import Annotated, Any

import typer

from headwater.cli.judging import judge, log, undo
from headwater.cli.options import AsJson, By, DeskFile
from headwater.records import Naming, SourceKind, Stance

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Judge claims, copies, origins and statements; enter an origin of your own; undo; the log.",
)

One = Annotated[str, typer.Argument(metavar="ONE", help="A statement: ARTICLE:STATEMENT, as `why` shows it.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another statement.")]
Later = Annotated[str, typer.Argument(metavar="LATER", help="The later article: its id, or its beginning.")]
Earlier = Annotated[str, typer.Argument(metavar="EARLIER", help="The article that was there before.")]
Name = Annotated[str, typer.Option("--source", metavar="NAME", help="Who says it: a name, or the words for it.")]
Kind = Annotated[SourceKind, typer.Option("--kind", help="What that is.")]
Named = Annotated[Naming, typer.Option("--naming", help="How it is named.")]
Official = Annotated[bool, typer.Option("--official", help="It speaks for a state body.")]


@app.command()
def join(one: One, other: Other, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Both statements say the same: one claim."""
    judge(desk, by, lambda opened, who: opened.join_claims(one, other, who), as_json=as_json)


@app.command()
def part(one: One, other: Other, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """The statements do not say the same: two claims."""
    judge(desk, by, lambda opened, who: opened.part_claims(one, other, who), as_json=as_json)


@app.command("copy")
def copy_(later: Later, earlier: Earlier, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """LATER took its text from EARLIER."""
    judge(desk, by, lambda opened, who: opened.judge_copy(later, earlier, who, copied=True), as_json=as_json)


@app.command("no-copy")
def no_copy(later: Later, earlier: Earlier, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """LATER did not take its text from EARLIER."""
    judge(desk, by, lambda opened, who: opened.judge_copy(later, earlier, who, copied=False), as_json=as_json)


@app.command("one-origin")
def one_origin(one: One, other: Other, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """One origin stands behind both statements of a claim."""
    judge(desk, by, lambda opened, who: opened.judge_origins(one, other, who, same=True), as_json=as_json)


@app.command("two-origins")
def two_origins(one: One, other: Other, desk: DeskFile = None, by: By = None, as_json: AsJson = False) -> None:
    """Two origins stand behind the two statements of a claim."""
    judge(desk, by, lambda opened, who: opened.judge_origins(one, other, who, same=False), as_json=as_json)


def _source(name: str, kind: str, naming: str, *, official: bool) -> dict[str, Any]:
    return {"name": name, "kind": kind, "naming": naming, "official": official}


@app.command()
def correct(
    statement: One,
    desk: DeskFile = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Who says it in truth.")] = None,
    kind: Kind = "person",
    naming: Named = "named",
    official: Official = False,
    chain: Annotated[
        str | None,
        typer.Option("--chain", metavar="JSON", help='All links behind the outlet: [{"name", "kind", "naming"}, ...].'),
    ] = None,
    stance: Annotated[Stance | None, typer.Option("--stance", help="What the source does with it.")] = None,
    date: Annotated[list[str] | None, typer.Option("--date", help="The date it is about (TIMEX3).")] = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """A statement was read wrong: say what is right. What the program read stays kept beside it."""
    changes: dict[str, Any] = {"stance": stance} if stance else {}
    if source:
        changes["source"] = _source(source, kind, naming, official=official)
    if chain:
        changes["chain"] = _links(chain)
    if date:
        changes["dates"] = date
    if not changes:
        raise typer.BadParameter("say what is right: --source, --chain, --stance or --date")
    judge(desk, by, lambda opened, who: opened.correct_statement(statement, changes, who), as_json=as_json)


def _links(text: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise typer.BadParameter(f"--chain is not JSON: {error}") from error
    if not isinstance(found, list) or not all(isinstance(link, dict) for link in found):
        raise typer.BadParameter(
            '--chain must be a list of links: [{"name": "...", "kind": "body", "naming": "named"}]'
        )
    return found


@app.command()
def missed(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id, or its beginning.")],
    passage: Annotated[str, typer.Argument(metavar="PASSAGE", help="What is said, word for word as printed.")],
    source: Name,
    kind: Kind = "person",
    naming: Named = "named",
    official: Official = False,
    stance: Annotated[Stance, typer.Option("--stance", help="What the source does with it.")] = "asserts",
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """An article has a statement that was not read: add it."""
    body = _source(source, kind, naming, official=official)
    judge(desk, by, lambda opened, who: opened.add_statement(article, passage, body, stance, who), as_json=as_json)


@app.command()
def enter(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's name (c-000123).")],
    wording: Annotated[str, typer.Argument(metavar="WORDING", help="What was said, or what the document says.")],
    title: Annotated[str, typer.Option("--title", help='What it is: "Interview with ...", "Letter of ...".')],
    source: Name,
    kind: Kind = "person",
    naming: Named = "named",
    official: Official = False,
    stance: Annotated[Stance, typer.Option("--stance", help="What the source does with it.")] = "asserts",
    day: Annotated[str | None, typer.Option("--day", metavar="YYYY-MM-DD", help="When; else today.")] = None,
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Enter an interview or a document of your own as an origin of a claim. It stays on this machine."""
    body: dict[str, Any] = {"title": title, "wording": wording, "stance": stance}
    body |= {"source": _source(source, kind, naming, official=official)}
    body["published"] = day or calendar.today().isoformat()
    judge(desk, by, lambda opened, who: opened.enter_origin(claim, body, who), as_json=as_json)


@app.command()
def rate(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A claim (c-000123), or a source: entity or outlet.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="Of a source A to F, of a claim 1 to 6.")],
    desk: DeskFile = None,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Rate a source's reliability or a claim's credibility by the Admiralty code. 1 needs two independent origins."""
    judge(desk, by, lambda opened, who: opened.rate(name, value, who), as_json=as_json)


app.command()(undo)
app.command()(log)
