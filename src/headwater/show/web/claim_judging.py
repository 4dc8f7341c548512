"""What a person judges about claims and copies: out of the fields of a form, into one call of the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final, get_args

from headwater.desk.claims.claim_listing import Why
from headwater.desk.judgements import Judgement
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.records import Naming, SourceKind
from headwater.show.web.asked import Form
from headwater.show.web.claim_cards import read_of
from headwater.show.web.judging import undo, wanted, who

Do = Callable[[Desk], Judgement]
_CLAIM = re.compile(r"c-[0-9]{1,9}", re.IGNORECASE)
_KINDS, _NAMINGS = get_args(SourceKind), get_args(Naming)
_LONG: Final = {"source": 300, "title": 300, "wording": 20_000, "passage": 20_000, "dates": 300, "chain": 4000}
"""Characters that a field may have."""


def on_claim(form: Form, why: Why) -> Do:
    """What the page of a claim asks for. `DeskError` where something is missing."""
    by, claim = who(form), why.row.claim
    do: dict[str, Callable[[], Do]] = {
        "join": lambda: _join(form, why, by),
        "part": lambda: _two(form, why, lambda desk, one, other: desk.part_claims(one, other, by)),
        "one origin": lambda: _two(form, why, lambda desk, a, b: desk.judge_origins(a, b, by, same=True)),
        "two origins": lambda: _two(form, why, lambda desk, a, b: desk.judge_origins(a, b, by, same=False)),
        "copy": lambda: _copied(form, why, by, copied=True),
        "no copy": lambda: _copied(form, why, by, copied=False),
        "correct": lambda: _correct(form, why, by),
        "own": lambda: _own(form, claim, by),
        "rate": lambda: _rate(form, claim, by),
        "undo": lambda: undo(form, by),
    }
    return wanted(form, do)


def on_article(form: Form, article: str) -> Do:
    """What the page of an article's copies asks for, or that of the article. `DeskError` where something is missing."""
    by = who(form)
    do: dict[str, Callable[[], Do]] = {
        "copy": lambda: _pair(form, article, by, copied=True),
        "no copy": lambda: _pair(form, article, by, copied=False),
        "missed": lambda: _missed(form, article, by),
        "undo": lambda: undo(form, by),
    }
    return wanted(form, do)


def _join(form: Form, why: Why, by: str) -> Do:
    other = form.one("other")
    if not other:
        raise DeskError("Write which other claim (c-000123) or statement (ARTICLE:STATEMENT) says the same.")
    shown = _named(why.claim.wording)

    def judge(desk: Desk) -> Judgement:
        if not _CLAIM.fullmatch(other):
            return desk.join_claims(shown, other, by)
        found = desk.why(other)
        if found.row.claim == why.row.claim:
            raise DeskError(f"{other} and {why.row.claim} are one claim already.")
        return desk.join_claims(shown, _named(found.claim.wording), by)

    return judge


def _two(form: Form, why: Why, do: Callable[[Desk, str, str], Judgement]) -> Do:
    """About two statements, the earlier one first."""
    known = [_named(ref) for ref in why.claim.tellings]
    chosen = [name for name in known if name in form.all("telling")]
    if len(form.all("telling")) != 2:
        raise DeskError("Choose the two statements that this is about.")
    if len(chosen) != 2:
        raise DeskError("One of these statements is no longer of this claim. Load the page again, and judge anew.")
    return lambda desk: do(desk, chosen[0], chosen[1])


def _copied(form: Form, why: Why, by: str, *, copied: bool) -> Do:
    def judge(desk: Desk, one: str, other: str) -> Judgement:
        earlier, later = one.partition(":")[0], other.partition(":")[0]
        return desk.judge_copy(later, earlier, by, copied=copied)

    return _two(form, why, judge)


def _pair(form: Form, article: str, by: str, *, copied: bool) -> Do:
    earlier, later = form.one("earlier"), form.one("later") or article
    if not earlier:
        raise DeskError("Write the id of the article that the text was taken from: it stands at the foot of its page.")
    if article not in (earlier, later):
        raise DeskError("The page did not say which two articles are meant. Load it again.")
    return lambda desk: desk.judge_copy(later, desk.find(earlier), by, copied=copied)


def _named(ref: tuple[str, str]) -> str:
    return f"{ref[0]}:{ref[1]}"


# Statements


def _correct(form: Form, why: Why, by: str) -> Do:
    """Only what is not as it was read is kept as corrected."""
    name = form.one("statement")
    telling = next((t for t in why.tellings if _named(t.ref) == name), None)
    if telling is None:
        raise DeskError("That statement is no longer of this claim. Load the page again, and judge anew.")
    now = read_of(telling)
    changes: dict[str, Any] = {}
    if _short(form, "chain") != now.chain:
        changes["chain"] = _chain(_short(form, "chain"), {hand.name for hand in telling.chain if hand.official})
    source = _source(form)
    if source != now.hand:
        changes["source"] = source
    if form.one("stance") != now.stance:
        changes["stance"] = form.one("stance")
    if _short(form, "dates").split() != now.dates.split():
        changes["dates"] = _short(form, "dates").split()
    if not changes:
        raise DeskError("Nothing is changed: the statement was read so.")
    return lambda desk: desk.correct_statement(name, changes, by)


def _chain(text: str, officials: set[str]) -> list[dict[str, Any]]:
    """The links of a chain, one a line: name; kind; naming. Who was read to be official stays so."""
    links = []
    for row in text.splitlines():
        name, kind, naming = ([part.strip() for part in row.split(";")] + ["", ""])[:3]
        if name:
            links.append(_link(name, kind or "person", naming or "named") | {"official": name in officials})
    return links


def _link(name: str, kind: str, naming: str) -> dict[str, Any]:
    if kind not in _KINDS:
        raise DeskError(f"“{kind}” is no kind of source; one of {', '.join(_KINDS)}.")
    if naming not in _NAMINGS:
        raise DeskError(f"“{naming}” does not say how a source is named; one of {', '.join(_NAMINGS)}.")
    return {"name": name, "kind": kind, "naming": naming, "official": False}


def _source(form: Form) -> dict[str, Any]:
    if not _short(form, "source"):
        raise DeskError("Write who says it: a name, or the words that describe them.")
    link = _link(_short(form, "source"), form.one("kind") or "person", form.one("naming") or "named")
    return link | {"official": bool(form.one("official"))}


def _missed(form: Form, article: str, by: str) -> Do:
    passage, stance = _short(form, "passage"), form.one("stance") or "asserts"
    if not passage:
        raise DeskError("Copy the words that are said from the text, as they are printed.")
    source = _source(form)
    return lambda desk: desk.add_statement(article, passage, source, stance, by)


# Origins of one's own, and ratings


def _own(form: Form, claim: str, by: str) -> Do:
    title, wording, day = _short(form, "title"), _short(form, "wording"), form.one("day")
    if not title:
        raise DeskError("Write what it is: “Interview with ...”, “Letter of ...”.")
    if not wording:
        raise DeskError("Write what was said, or what the document says.")
    body: dict[str, Any] = {"title": title, "wording": wording, "stance": form.one("stance") or "asserts"}
    body |= {"source": _source(form)} | ({"published": _day(day)} if day else {})
    return lambda desk: desk.enter_origin(claim, body, by)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise DeskError(f"“{text}” is no day; write it as 2026-03-31.") from None


def _rate(form: Form, claim: str, by: str) -> Do:
    value = form.one("value")
    if not value:
        raise DeskError("Choose how credible the claim is.")
    return lambda desk: desk.rate(claim, value, by)


def _short(form: Form, name: str) -> str:
    """The text of a field, which may have lines. `DeskError` where it is longer than anything that belongs there."""
    text = form.text(name)
    if len(text) > _LONG[name]:
        raise DeskError(f"That may have at most {_LONG[name]:,} characters.")
    return text
