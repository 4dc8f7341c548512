"""What changed, in the words of the desk: one line for each change, the same in the terminal and in the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from headwater.desk.changes.digests import Digest, Official
from headwater.desk.changes.ranks import Kind
from headwater.desk.changes.today import Card, Change
from headwater.show import words
from headwater.show.sayings import said
from headwater.show.tongue import Words, forms, many, mark, say

OWN: Final = "j-"
_EDITS: Final = ("edited", "corrected", "grown", "withdrawn")
WHAT: Final = Words(
    {
        "answer": mark("Somebody answers who had given no answer"),
        "withdrawn": mark("The text was withdrawn"),
        "edited": mark("The text was edited, and does not say so"),
        "corrected": mark("The text was corrected, and says so"),
        "grown": mark("The text has grown; nothing of it went"),
        "watched": mark("A name of a watch list may have been met"),
        "story": mark("A new story"),
        "claim": mark("A new claim"),
        "merged": mark("Went into another claim that says the same"),
        "split": mark("A claim of its own now, no longer part of another"),
        "gone": mark("No article says this any more"),
        "joined": mark("Another story turned out to be this one"),
        "article": mark("A new article"),
        "rerun": mark("The program went through everything anew"),
    },
    context="a change",
)
_DETAILS: Final = Words(
    {
        "number": mark("The number is told differently"),
        "date": mark("The date is told differently"),
        "name": mark("The name is told differently"),
        "polarity": mark("It is told both as so and as not so"),
    }
)
OFFICIAL: Final = Words(
    {
        "confirmed": mark("officially confirmed"),
        "denied": mark("officially denied"),
        "disagree": mark("officials contradict each other"),
        "said": mark("on an official's word"),
        "silent": mark("officials gave no answer"),
        "none": mark("no official answer"),
    },
    context="in one line of a story",
)
"""What officials say of a story's main claim."""
_ORIGINS: Final = forms("origin", "origins")


@dataclass(frozen=True, slots=True)
class Line:
    """A change in a line. `what` are our words, `wording` those of a claim or a title, in `language`; `path` leads to
    what it is about, `details` are what else there is to say. `outlet` brought it, `source` leads to its article."""

    change: Change
    what: str
    path: str
    wording: str
    language: str | None
    details: str
    outlet: str
    source: str

    @property
    def when(self) -> str:
        """When it happened, else when it was noticed."""
        return self.change.happened or self.change.noticed

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it names: origins that came, somebody who answered, the values that contradict each other."""
        body = self.change.body
        return tuple(str(n) for n in (*body.get("came", ()), *body.get("names", ()), *body.get("values", ())))


def line(change: Change) -> Line:
    """A change as it is told."""
    wording = change.wording or change.title
    if change.kind == "watched":
        wording = str(change.body["spelling"])
    own = not change.article or change.article.startswith(OWN)
    source = "" if own else f"/articles/{quote(change.article or '', safe='')}"
    return Line(
        change=change,
        what=what(change),
        path=path(change),
        wording=wording,
        language=change.language,
        details=_details(change),
        outlet=change.outlet,
        source=source,
    )


def what(change: Change) -> str:
    """What happened, in our words."""
    body, kind = change.body, change.kind
    if kind == "standing":
        given = {"before": words.STANDING[body["from"]], "after": words.STANDING[body["to"]]}
        return say("Standing: was {before}, is {after}").format(**given)
    if kind == "origins":
        return _origins(body)
    if kind == "contradiction":
        return _DETAILS[body["what"]] if body["what"] in _DETAILS else say("Told differently")
    if kind == "copy":
        return many("One more copy", "{n} more copies", change.of).format(n=words.number(change.of))
    if kind == "judged":
        told = say("The rating {value} was taken back") if body.get("undone") else say("Rated {value}")
        return told.format(value=body["value"])
    return WHAT[kind]


def _origins(body: Mapping[str, Any]) -> str:
    if body["from_interval"] == body["to_interval"]:
        before, after = (origins(*body[key]) for key in ("from_against", "to_against"))
        return say("Against it: was {before}, is {after}").format(before=before, after=after)
    before, after = (origins(*body[key]) for key in ("from_interval", "to_interval"))
    return say("Behind it: was {before}, is {after}").format(before=before, after=after)


def origins(least: int, most: int) -> str:
    """An interval in the fewest words: "1 to 2 origins"."""
    if not most:
        return say("no origin")
    if least == most:
        return words.count(most, *_ORIGINS)
    return many("{least} to {most} origins", "{least} to {most} origins", most).format(
        least=words.number(least), most=words.number(most)
    )


def _details(change: Change) -> str:
    """What else there is to say: why it is so, or how much of a text changed."""
    body = change.body
    if change.kind in _EDITS:
        return words.listed(_passages(body))
    if change.kind == "rerun":
        return words.listed(run(body))
    if change.kind == "watched":
        return say("{listed}, on {list}").format(listed=body["listed"], list=body["list"])
    return said(str(body.get("why", "")))


def _passages(body: Mapping[str, Any]) -> list[str]:
    found = [say("the title")] if body.get("title") else []
    if n := body.get("rewritten"):
        found.append(many("{n} passage rewritten", "{n} passages rewritten", n).format(n=words.number(n)))
    if n := body.get("removed"):
        found.append(many("{n} passage gone", "{n} passages gone", n).format(n=words.number(n)))
    if n := body.get("added"):
        found.append(many("{n} passage added", "{n} passages added", n).format(n=words.number(n)))
    return found


def run(body: Mapping[str, Any]) -> list[str]:
    """What a run of the program over everything changed."""
    told = (
        ("standing", forms("{n} claim has another standing", "{n} claims have another standing")),
        ("origins", forms("{n} claim has other origins", "{n} claims have other origins")),
        ("new", forms("{n} new claim", "{n} new claims")),
        ("gone", forms("{n} claim gone", "{n} claims gone")),
    )
    found = [many(*both, n).format(n=words.number(n)) for key, both in told if (n := body.get(key, 0))]
    return found or [say("nothing changed")]


def path(change: Change) -> str:
    """The address of what a change is about: the claim, the passage, the difference, the sighting."""
    body, article = change.body, quote(change.article or "", safe="")
    if change.kind in _EDITS:
        return f"/articles/{article}/difference?from={body['a']}&to={body['b']}"
    if change.kind == "watched":
        at = f"&at={body['at'][0]}-{body['at'][1]}#at" if body.get("at") else ""
        return f"/articles/{article}?version={body['n']}{at}"
    if change.kind == "copy" and change.of == 1:
        return f"/articles/{article}/copies"
    if change.kind == "article":
        return f"/articles/{article}"
    if change.kind == "merged":
        return f"/claim/c-{body['into']:06d}"
    return f"/claim/{change.claim}" if change.claim else f"/story/{change.story}" if change.story else "/activity"


# A story in one line of the trade


def trade(card: Card) -> list[str]:
    """A story in one line: articles, origins of its main claim, how many of them are unnamed, what officials say.

    "9 articles", "1 to 2 origins", "1 unnamed", "no official answer", "English and Russian".
    """
    digest = card.digest
    parts = [words.count(card.articles, "article")]
    if digest.claim is None:
        parts.append(say("no claim was read"))
    else:
        parts.append(origins(digest.at_least, digest.at_most))
        if digest.unnamed:
            parts.append(many("{n} unnamed", "{n} unnamed", digest.unnamed).format(n=words.number(digest.unnamed)))
        parts.append(official(digest))
    if digest.withheld:
        parts.append(many("{n} not read whole", "{n} not read whole", digest.withheld).format(n=digest.withheld))
    if len(digest.languages) > 1:
        parts.append(words.listed(words.language(code) for code in digest.languages))
    return parts


def official(digest: Digest) -> str:
    """What officials say of a story's main claim."""
    kind: Official = digest.official
    return OFFICIAL[kind]


def lines(found: Sequence[Change]) -> tuple[Line, ...]:
    """Changes as they are told, in their order."""
    return tuple(line(change) for change in found)


def kinds() -> tuple[Kind, ...]:
    """Kinds that are told of a story's texts: for pages that list what became of it."""
    return ("edited", "corrected", "withdrawn")
