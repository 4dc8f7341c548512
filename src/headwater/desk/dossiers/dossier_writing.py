"""Dossiers begun, written, seen again; translations of quotations. Each text is a revision, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from headwater.desk import numbered, printed
from headwater.desk.claims.packing import pack
from headwater.desk.dossiers.dossier_records import Draft, Evidence, What
from headwater.desk.dossiers.dossier_tables import dossiers, evidence, revisions, states, translations
from headwater.desk.dossiers.freezing import Freezing
from headwater.desk.log import chain
from headwater.desk.readings import clean
from headwater.desk.stamps import stamp
from headwater.errors import DeskError, DeskOutdated
from headwater.said import kept

TITLE: Final = 300
TEXT: Final = 160_000
"""Characters of a text, some eighty pages: in Cyrillic letters, what a form of the desk can send."""
CLAIMS: Final = 500
SECTIONS: Final = 20
SECTION: Final = 80
TRANSLATION: Final = 20_000
_EMPTY: Final = kept("A dossier needs a title.")


def begin(connection: Connection, draft: Draft, who: str) -> int:
    """A new dossier with its first text; its number."""
    draft, who, made = checked(draft), person(who), stamp()
    row = {"made": made, "who": who, "n": 0} | _listed(draft, made, who)
    made_key = connection.execute(insert(dossiers).values(row)).inserted_primary_key
    id = int(made_key[0]) if made_key else 0
    _keep(connection, id, 1, "begun", draft, who, made)
    return id


def write(connection: Connection, id: int, base: int, draft: Draft, who: str, *, what: What = "written") -> int:
    """A new text in the place of revision `base`; its number. `DeskOutdated` where that is no longer the last."""
    draft, who = checked(draft), person(who)
    last = _last(connection, id)
    if last != base:
        raise DeskOutdated(
            kept(
                "Somebody wrote in this dossier since you opened it. What you wrote was not kept yet; nothing is lost."
            )
        )
    if what == "written" and _same(connection, id, last, draft):
        raise DeskError(kept("The dossier says that already."))
    _keep(connection, id, last + 1, what, draft, who, stamp())
    return last + 1


def acknowledge(
    connection: Connection,
    id: int,
    base: int,
    draft: Draft,
    who: str,
    *,
    seen: Mapping[str, str],
    articles: Mapping[str, int],
) -> int:
    """Somebody has seen how these claims stand now, and these versions of articles: the text (`draft`) rests on that.

    `seen` has for each claim the mark (`mark_of`) of what was shown. `DeskOutdated` where it changed again since.
    """
    who, made, last = person(who), stamp(), _last(connection, id)
    if last != base:
        raise DeskOutdated(kept("Somebody wrote in this dossier since this page was loaded. Load it again."))
    freezing = Freezing(connection)
    for claim, mark in seen.items():
        now = freezing.state(claim, made, who)
        if mark_of(now.standing, now.at_least, now.at_most, len(now.evidence) + now.more) != mark:
            raise DeskOutdated(
                kept("{claim} changed again since this page was loaded. Look at what it is now.").format(claim=claim)
            )
    ended = [int(claim[2:]) for claim in seen]
    until = update(states).where(states.c.dossier == id, states.c.until.is_(None), states.c.claim.in_(ended))
    connection.execute(until.values(until=last + 1))
    for article, n in articles.items():
        of = update(evidence).where(evidence.c.dossier == id, evidence.c.article == article)
        connection.execute(of.values(seen=min(n, printed.current(connection, article) or n)))
    _keep(connection, id, last + 1, "acknowledged", draft, who, made)
    return last + 1


def mark_of(standing: str, at_least: int, at_most: int, tellings: int) -> str:
    """What tells one state of a claim from another."""
    return f"{standing}/{at_least}/{at_most}/{tellings}"


def translate(connection: Connection, of: Evidence, language: str, text: str, who: str) -> None:
    """A quotation reads so in a language, says `who`; "" takes that back. What others entered before is kept."""
    said = clean(text).strip()
    if len(said) > TRANSLATION:
        raise DeskError(kept("A translation may have at most {n} characters.").format(n=f"{TRANSLATION:,}"))
    row: dict[str, Any] = {"article": of.article, "n": of.version, "start": of.span.start, "end": of.span.end}
    row |= {"language": _language(language), "text": said, "who": person(who), "made": stamp()}
    connection.execute(insert(translations).values(row))
    chain.enter(connection, "quotation translated", row["who"], of.article, {"language": row["language"]})


def exported(connection: Connection, id: int, who: str, *, form: str, safe: bool) -> None:
    """Enters in the log that a dossier was taken out of the desk."""
    said = {"revision": str(_last(connection, id)), "form": form, "safe copy": "yes" if safe else "no"}
    chain.enter(connection, "dossier exported", who, token(id), said)


def token(id: int) -> str:
    """How a dossier is called everywhere outside."""
    return numbered.token("d", id)


def number(text: str) -> int:
    """The number of a dossier by its name. `DeskError` for what is none."""
    kind, dash, digits = text.strip().partition("-")
    if kind.lower() != "d" or not dash or not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        raise DeskError(f"{text}: the name of a dossier looks like {token(123)}")
    return int(digits)


def person(who: str) -> str:
    """Who writes. `DeskError` where nobody is named."""
    name = " ".join(clean(who).split())
    if not name:
        raise DeskError(kept("Say who writes: a dossier is kept with a name."))
    return name[:80]


def _last(connection: Connection, id: int) -> int:
    n = connection.execute(select(dossiers.c.n).where(dossiers.c.id == id)).scalar()
    if n is None:
        raise DeskError(f"{token(id)}: there is no such dossier on this desk; `headwater dossier list` lists them")
    return int(n)


def checked(draft: Draft) -> Draft:
    """A draft as it is kept. `DeskError` for what cannot be."""
    title = " ".join(clean(draft.title).split())
    if not title:
        raise DeskError(_EMPTY)
    if len(title) > TITLE:
        raise DeskError(kept("A title may have at most {n} characters.").format(n=TITLE))
    if len(draft.text) > TEXT:
        raise DeskError(kept("A dossier may have at most {n} characters.").format(n=f"{TEXT:,}"))
    if len(draft.claims) > CLAIMS:
        raise DeskError(kept("A dossier may have at most {n} claims.").format(n=CLAIMS))
    sections = tuple(dict.fromkeys(name for each in draft.sections if (name := " ".join(clean(each).split()))))
    if len(sections) > SECTIONS or any(len(name) > SECTION for name in sections):
        raise DeskError(
            kept("A dossier may have at most {n} sections, each of {m} characters.").format(n=SECTIONS, m=SECTION)
        )
    text = clean(draft.text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return replace(draft, title=title, text=text, sections=sections, language=_language(draft.language))


def _language(code: str) -> str:
    code = code.strip().lower()
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):
        raise DeskError(f"{code}: a language is named by two or three letters, as “be”")
    return code


def _same(connection: Connection, id: int, n: int, draft: Draft) -> bool:
    r = revisions.c
    row = connection.execute(select(revisions).where(r.dossier == id, r.n == n)).one()
    was = (row.title, row.language, tuple(row.sections), row.text)
    return was == (draft.title, draft.language, draft.sections, draft.text)


def _keep(connection: Connection, id: int, n: int, what: What, draft: Draft, who: str, made: str) -> None:
    row: dict[str, Any] = {"dossier": id, "n": n, "what": what, "who": who, "made": made, "title": draft.title}
    row |= {"language": draft.language, "sections": list(draft.sections), "text": draft.text}
    connection.execute(insert(revisions).values(row))
    connection.execute(update(dossiers).where(dossiers.c.id == id).values({"n": n} | _listed(draft, made, who)))
    freezing = Freezing(connection)
    _keep_states(connection, id, n, draft, freezing, who, made)
    _keep_evidence(connection, id, n, draft, freezing)
    chain.enter(connection, f"dossier {what}", who, token(id), {"revision": str(n)})


def _listed(draft: Draft, made: str, who: str) -> dict[str, Any]:
    row: dict[str, Any] = {"title": draft.title, "language": draft.language, "sections": list(draft.sections)}
    row |= {"claims": len(draft.claims), "unsupported": draft.unsupported}
    return row | {"changed": made, "changed_by": who}


def _keep_states(
    connection: Connection, id: int, n: int, draft: Draft, freezing: Freezing, who: str, made: str
) -> None:
    """Each claim that is cited has the state it had when it was first, until somebody has seen a later one."""
    query = select(states.c.claim).where(states.c.dossier == id, states.c.until.is_(None))
    known = set(connection.execute(query).scalars())
    wanted = {int(claim[2:]) for claim in draft.claims}
    for gone in sorted(known - wanted):
        of = update(states).where(states.c.dossier == id, states.c.claim == gone, states.c.until.is_(None))
        connection.execute(of.values(until=n))
    for claim in sorted(wanted - known):
        try:
            state = freezing.state(numbered.token("c", claim), made, who)
        except DeskError:
            continue  # A name that is none, or of what nobody tells: the text is kept, and its page says so.
        row: dict[str, Any] = {"dossier": id, "claim": claim, "since": n, "until": None, "taken": made, "who": who}
        row |= {"standing": state.standing, "at_least": state.at_least, "at_most": state.at_most, "body": pack(state)}
        connection.execute(insert(states).values(row))


def _keep_evidence(connection: Connection, id: int, n: int, draft: Draft, freezing: Freezing) -> None:
    """What each key points at is frozen once: a text that was read never changes."""
    known = set(connection.execute(select(evidence.c.key).where(evidence.c.dossier == id)).scalars())
    connection.execute(update(evidence).where(evidence.c.dossier == id).values(cited=False))
    for at in draft.keys:
        if at.key in known:
            of = update(evidence).where(evidence.c.dossier == id, evidence.c.key == at.key)
            connection.execute(of.values(cited=True))
        elif made := freezing.pointed(at):
            seen = printed.current(connection, made.article) or made.version
            row = {"dossier": id, "key": at.key, "since": n, "cited": True, "article": made.article}
            row |= {"n": made.version, "seen": seen, "body": pack(made)}
            connection.execute(insert(evidence).values(row))
