"""What is told to somebody, in words: of a rule what it watches and tells, of a message its subject, text and data.

Text of others stands in a mail as characters: on one line, marked as quoted, no sign in it turns a line or ends it, and
no address in it can be clicked. Where the rule wants discreet words there are none but one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from headwater.desk.alerts.alert_records import Message, Rule
from headwater.desk.alerts.turns import Turn
from headwater.desk.changes.ranks import RANKS
from headwater.desk.changes.today import Change
from headwater.newsroom.alerts.letters import Letter, Write
from headwater.show import changes, clean, days, tongue, zones
from headwater.show.tongue import Words, many, mark, say

TURNS: Final = Words(
    {
        "confirmed": mark("It becomes officially confirmed"),
        "denied": mark("It becomes denied"),
        "disputed": mark("It becomes disputed"),
        "standing": mark("Its standing changes, in whatever way"),
        "least": mark("One more independent origin is proven"),
        "most": mark("One more origin may stand behind it"),
        "named": mark("The first source with a name stands behind it"),
        "answer": mark("Somebody who gave no answer gives one"),
        "contradiction": mark("A detail of it is told differently"),
        "edited": mark("A text is changed without a word about it"),
        "corrected": mark("A text is corrected, and says so"),
        "withdrawn": mark("A text, or a copy of it, is withdrawn"),
        "met": mark("A name of a watch list may have been met"),
        "claim": mark("A new claim is made"),
        "gone": mark("A claim is in no article any more"),
    },
    context="what an alert tells",
)
WATCHES: Final = Words(
    {
        "claim": mark("A claim"),
        "story": mark("A story"),
        "entity": mark("Somebody or something"),
        "watchlist": mark("A watch list"),
        "outlet": mark("An outlet"),
        "search": mark("A search that is kept"),
        "article": mark("An article that I cite"),
        "dossier": mark("What a dossier cites"),
        "all": mark("Everything on the desk"),
    },
    context="what an alert watches",
)
_DISCREET: Final = mark("There is something new on your desk.")
_LONGEST: Final = 400
_SUBJECT: Final = 90
_MOST: Final = 50
"""Changes that one mail tells; of the others it says how many there are."""
_SCHEME: Final = re.compile(r"\b(h)tt(ps?)://|\b(f)t(p)://", re.IGNORECASE)
_WWW: Final = re.compile(r"\bwww\.", re.IGNORECASE)


def writer(address: str) -> Write:
    """Puts messages into words; they lead to the desk where its own address is known."""
    base = address.rstrip("/")

    def write(rule: Rule, message: Message) -> Letter:
        with tongue.speaking(rule.language), zones.reading_in(rule.quiet.zone):
            return discreet() if rule.wording == "discreet" else plain(rule, message, base)

    return write


def discreet() -> Letter:
    """That there is something, and nothing else: the same words whatever it is."""
    told = say(_DISCREET)
    return Letter(told, told + "\n", {"text": told})


def plain(rule: Rule, message: Message, base: str) -> Letter:
    """What there is to tell, in full."""
    if message.test:
        told = say("This is a test of alert {n}. Nothing has happened.").format(n=rule.id)
        return Letter(told, told + "\n", {"alert": rule.id, "test": True, "text": told, "changes": []})
    if not message.changes:
        told = say("What this told of is no longer on the desk.")
        return Letter(told, told + "\n", {"alert": rule.id, "text": told, "changes": []})
    subject = head(message.changes)
    parts = ["\n".join(_told(change, base)) for change in message.changes[:_MOST]]
    if more := len(message.changes) - _MOST:
        parts += [many("and {n} more change", "and {n} more changes", more).format(n=more)] if more > 0 else []
    text = "\n\n".join([*parts, _footer(rule, base)]) + "\n"
    rows = [_row(rule, change, base) for change in message.changes]
    data = {"alert": rule.id, "watch": rule.watch, "target": rule.target, "text": subject, "changes": rows}
    return Letter(subject, text, data)


def head(found: Sequence[Change]) -> str:
    """What happened, in one line: what is worth most of one thing, or of how many things there is something."""
    things = {_thing(change) for change in found}
    if len(things) > 1:
        return many("{n} change on what you watch", "{n} changes on what you watch", len(found)).format(n=len(found))
    first = max(found, key=lambda change: (RANKS[change.kind], -change.number))
    line = changes.line(first)
    wording = defused(clean.shorten(clean.line(line.wording), _SUBJECT))
    return say("{what}: {words}").format(what=line.what, words=wording) if wording else line.what


def _thing(change: Change) -> str:
    return change.claim or (change.story or "" if change.kind == "story" else change.article or "")


def defused(text: str) -> str:
    """Text of others whose addresses no mail program makes a link of."""
    text = _SCHEME.sub(lambda m: f"{m[1]}xx{m[2]}://" if m[1] else f"{m[3]}x{m[4]}://", text)
    return _WWW.sub("www[.]", text)


def _told(change: Change, base: str) -> Iterator[str]:
    line = changes.line(change)
    yield clean.line(line.what)
    if line.wording:
        yield "> " + defused(clean.shorten(clean.line(line.wording), _LONGEST))
    where = ", ".join(part for part in (defused(clean.line(line.outlet)), days.day(line.when)) if part)
    yield where
    if line.names:
        yield ", ".join(defused(clean.shorten(clean.line(name), 80)) for name in line.names)
    if line.details:
        yield defused(clean.shorten(clean.line(line.details), _LONGEST))
    if change.who:
        yield say("By a judgement of {who}").format(who=clean.shorten(clean.line(change.who), 80))
    if base:
        yield base + line.path


def _footer(rule: Rule, base: str) -> str:
    told = say("You get this because of alert {n} on Headwater.").format(n=rule.id)
    return "-- \n" + told + (f"\n{base}/alerts/{rule.id}" if base else "")


def _row(rule: Rule, change: Change, base: str) -> Mapping[str, Any]:
    """A change for programs. `key` is one for this rule and this change, whatever it is told in."""
    line = changes.line(change)
    row = {
        **{"key": f"{rule.id}.{change.number}", "number": change.number, "kind": change.kind, "what": line.what},
        **{"claim": change.claim, "story": change.story, "article": change.article, "wording": line.wording},
        **{"language": line.language, "outlet": line.outlet, "happened": change.happened, "noticed": change.noticed},
        **{"who": change.who, "judgement": change.judgement, "body": dict(change.body)},
    }
    return row | ({"link": base + line.path} if base else {})


# Rules


def turns(told: Sequence[Turn]) -> list[str]:
    """What a rule tells, in words."""
    return [TURNS[turn] for turn in told]


def target_path(rule: Rule) -> str:
    """The page of what a rule watches, "" where there is none."""
    name = quote(rule.target, safe="")
    if rule.watch in ("claim", "story", "entity", "outlet", "dossier", "watchlist"):
        return f"/{rule.watch}/{name}"
    return f"/articles/{name}" if rule.watch == "article" else ""
