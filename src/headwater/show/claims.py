"""Lists of claims, stories and copies for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.desk.changes.today import Change
from headwater.desk.claims.claim_listing import ClaimRow, Moved
from headwater.desk.claims.listed_articles import StoryArticle
from headwater.desk.claims.rulings import Verdict
from headwater.desk.claims.story_listing import Copied, Ruled, StoryRow, Told
from headwater.linked import Passage
from headwater.show import changes, words
from headwater.show.clean import line, shorten
from headwater.show.terminal import Page
from headwater.show.tongue import Words, mark

WORDING = 300
FEW = 8
"""Passages of a copy that are shown."""

KINDS = Words(
    {
        "identical": mark("the same text"),
        "trimmed": mark("a shortened text"),
        "extended": mark("the text with more added"),
        "rewritten": mark("the text rewritten"),
        "translated": mark("the text translated"),
        "part": mark("passages inside a text of another origin"),
    }
)
HOW = Words(
    {
        "verbatim": mark("word for word"),
        "reworded": mark("reworded"),
        "translated": mark("translated"),
        "quotation": mark("a quotation"),
    }
)


def _days(first: str, last: str) -> str:
    return words.days(first[:10], last[:10])


def claim(row: ClaimRow, *, colour: bool, width: int) -> str:
    """A claim on a few lines: what is claimed, its standing, how many origins stand behind how many publishers."""
    page = Page(width, colour=colour)
    page.put([(shorten(line(row.wording), WORDING), "head")], first=[(f"{row.claim}  ", "dim")])
    rated = f" · credibility {row.credibility}" if row.credibility else ""
    facts = f"{_stands(row)} · {words.interval(row.at_least, row.at_most)} · {words.count(row.houses, 'publisher')}, "
    facts += f"{words.count(row.articles, 'article')} · {_days(row.first, row.last)}{rated}"
    page.put([(facts, "")], first=[("          ", "")])
    return page.text().rstrip("\n")


def _stands(row: ClaimRow) -> str:
    """Its standing, and that it was withdrawn where no article says it any more: who is silent is another matter."""
    return f"withdrawn {words.day(row.withdrawn[:10])} · {row.standing}" if row.withdrawn else row.standing


def story(row: StoryRow, *, colour: bool, width: int) -> str:
    """A story on two lines."""
    page = Page(width, colour=colour)
    page.put([(shorten(line(row.title), WORDING), "head")], first=[(f"{row.story}  ", "dim")])
    page.put(
        [(f"{words.count(row.articles, 'article')} · {_days(row.first, row.last)}", "")], first=[("          ", "")]
    )
    return page.text().rstrip("\n")


def told(found: Told, *, colour: bool, width: int) -> str:
    """A story with its articles in time, which of their texts were changed since, and its claims."""
    page = Page(width, colour=colour)
    page.put([(line(found.row.title), "title"), (f"  {found.row.story}", "dim")])
    page.put([(f"{words.count(found.row.articles, 'article')} · {_days(found.row.first, found.row.last)}", "")])
    page.section("Articles")
    for each in found.articles:
        page.put([(_article(each), "")], first=[("  ", "")])
    _changed(page, found.changes)
    if found.claims:
        page.section("Claims")
        for row in found.claims:
            page.put([(shorten(line(row.wording), WORDING), "")], first=[(f"  {row.claim}  ", "dim")])
            facts = (
                f"{_stands(row)} · {words.interval(row.at_least, row.at_most)} · {words.count(row.houses, 'publisher')}"
            )
            page.put([(facts, "dim")], first=[("            ", "")])
    moved(page, found.moved)
    page.gap()
    return page.text()


def _changed(page: Page, rows: Sequence[Change]) -> None:
    """Which texts say something else now, or nothing any more."""
    if rows:
        page.section("Texts that were changed")
    for row in map(changes.line, rows):
        each = row.change
        page.put([(row.what, "note"), (f"  {shorten(line(row.wording), WORDING)}", "")], first=[("  ", "")])
        facts = [line(row.outlet), row.details, words.day(row.when), (each.article or "")[:12]]
        page.put([(" · ".join(filter(None, facts)), "dim")], first=[("    ", "")])


def moved(page: Page, rows: tuple[Moved, ...]) -> None:
    """What became of a claim or a story."""
    if rows:
        page.section("What became of it")
    for row in rows:
        other = f" {row.other}" if row.other else ""
        page.put([(f"{words.day(row.when[:10])}  {row.what}{other}: {row.why}", "")], first=[("  ", "")])


def _article(each: StoryArticle) -> str:
    return f"{each.published[:10] or 'no date':<10}  {each.article[:12]}  {line(each.outlet)}  {line(each.title or '')}"


def copied(found: Copied, of: str, texts: tuple[str, str], *, colour: bool, width: int) -> str:
    """One copy that an article takes part in, passage by passage; `texts` are those of the earlier and the later."""
    page = Page(width, colour=colour)
    copy = found.copy
    verdict = found.judged
    later = verdict.later if verdict and verdict.copied else copy.later
    _of_two(page, found.earlier if copy.later == of else found.later, verdict, mine=later == of)
    if verdict:
        page.put([("What was found in the two texts:", "dim")], first=[("  ", "")])
    credit = "credited" if copy.credited else "not credited"
    share = f"{copy.share:.0%} of the later text"
    page.put([(f"{KINDS[copy.kind]} · {share} · {credit} · sure {copy.score:.2f}", "")], first=[("  ", "")])
    page.put([(words.dated(copy.why), "dim")], first=[("  ", "")])
    for passage in copy.passages[:FEW]:
        _passage(page, passage, texts)
    if len(copy.passages) > FEW:
        page.put([(f"and {words.count(len(copy.passages) - FEW, 'passage')} more", "dim")], first=[("  ", "")])
    return page.text().rstrip("\n")


def ruled(found: Ruled, of: str, *, colour: bool, width: int) -> str:
    """What a person ruled about an article and another one, in which no common text was found."""
    page = Page(width, colour=colour)
    mine = found.judged.later == of
    _of_two(page, found.earlier if mine else found.later, found.judged, mine=mine)
    page.put([("No common text was found in them.", "dim")], first=[("  ", "")])
    return page.text().rstrip("\n")


def _of_two(page: Page, other: StoryArticle, verdict: Verdict | None, *, mine: bool) -> None:
    """Which of the two took its text from the other, by a person's word where there is one."""
    if verdict is None or verdict.copied:
        says = "took from" if mine else "was taken by"
    else:
        says = "is no copy of" if mine else "was not copied by"
    page.put([(f"{says}  ", "dim"), (_article(other), "head")])
    if verdict:
        what = "a copy" if verdict.copied else "no copy"
        says = f"judged: {what}, says {line(verdict.who)} (judgement {verdict.judgement})"
        page.put([(says, "")], first=[("  ", "")])


def _passage(page: Page, passage: Passage, texts: tuple[str, str]) -> None:
    page.put([(HOW[passage.how], "dim")], first=[("  ", "")])
    same = passage.how == "verbatim"
    for sign, span, text in (("< ", passage.earlier, texts[0]), ("> ", passage.later, texts[1]))[: 1 if same else 2]:
        page.put([(shorten(line(span.of(text)), WORDING), "")], first=[(f"    {'' if same else sign}", "dim")])
