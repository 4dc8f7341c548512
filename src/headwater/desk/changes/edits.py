"""What became of a text from one version to the next: edited without a word, corrected, grown, withdrawn.

Between any two versions that follow on one another by when they were fetched there is one such row, whatever the order
in which they were added. A notice ("Correction: ...") is known by its words (data/<language>/corrections.toml): one
that stands in the later version and not in the earlier one says that the text was changed. Where there is none, what
went or was rewritten was edited silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, delete, select

from headwater import lexicon
from headwater.desk import difference, schema
from headwater.desk.changes import noting
from headwater.desk.changes.change_tables import changes
from headwater.desk.changes.noting import Edit
from headwater.desk.readings import latest, writable
from headwater.records import Reading

KINDS: Final = ("edited", "corrected", "grown", "withdrawn")


def note(connection: Connection, reading: Reading, n: int) -> None:
    """Notes what became of the text with a version that was just kept."""
    v, id = schema.versions.c, reading.article.id
    rows = connection.execute(select(v.n, v.fetched).where(v.article == id).order_by(v.fetched, v.n)).all()
    order = [row.n for row in rows]
    at, fetched = order.index(n), {row.n: row.fetched for row in rows}
    before, after = order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None
    if before is not None and after is not None:
        _forget(connection, id, before, after)
    for a, b in ((before, n), (n, after)):
        if a is not None and b is not None:
            _note_pair(connection, id, a, b, fetched[b], reading if b == n else None)


def _forget(connection: Connection, article: str, a: int, b: int) -> None:
    """A version has turned up between two: what was said of the two is said of the steps."""
    c = changes.c
    for row in connection.execute(select(c.id, c.body).where(c.article == article, c.kind.in_(KINDS))).all():
        if (row.body.get("a"), row.body.get("b")) == (a, b):
            connection.execute(delete(changes).where(c.id == row.id))


def _note_pair(connection: Connection, id: str, a: int, b: int, fetched: str, given: Reading | None) -> None:
    before, after = latest(connection, id, a), given or latest(connection, id, b)
    if before and after:
        kind, body = became(before, after)
        if kind == "grown" and not body["added"]:
            return  # what differs is a date, or how the text is set: nothing became of it
        noting.edited(connection, Edit(id, a, b, kind, fetched, body))


def became(before: Reading, after: Reading) -> tuple[str, dict[str, Any]]:
    """What became of a text, and how much of it: passages that went, were rewritten and came."""
    found = difference.between(1, before, 2, after)
    body: dict[str, Any] = {
        "removed": sum(change.kind == "removed" for change in found.changes),
        "rewritten": sum(change.kind == "rewritten" and _reads_anew(change, before, after) for change in found.changes),
        "added": sum(change.kind == "added" for change in found.changes),
        "title": found.title is not None and _plain(found.title.before or "") != _plain(found.title.after or ""),
    }
    notices = _notices(after) - _notices(before)
    if notices:
        body["notice"] = min(notices)
    return _kind(before, after, body), body


def stood(connection: Connection, reading: Reading, n: int) -> Reading | None:
    """The last version of an article before this one withdrew it; None where version `n` withdraws nothing."""
    v, id = schema.versions.c, reading.article.id
    rows = connection.execute(select(v.n).where(v.article == id).order_by(v.fetched, v.n)).scalars().all()
    if len(rows) < 2 or not (_says(reading, "withdrawn") or not reading.article.text.strip()):
        return None
    earlier = (writable(connection, id, each) for each in reversed(rows[: rows.index(n)]))
    return next((before for before in earlier if before and _withdraws(before, reading)), None)


def _withdraws(before: Reading, after: Reading) -> bool:
    old, new = before.article, after.article
    gone = bool(old.text.strip()) and not new.text.strip() and new.access == "open"
    return gone or (_says(after, "withdrawn") and not _says(before, "withdrawn"))


def _kind(before: Reading, after: Reading, body: dict[str, Any]) -> str:
    if _withdraws(before, after):
        return "withdrawn"
    if body.get("notice"):
        return "corrected"
    return "edited" if body["removed"] or body["rewritten"] or body["title"] else "grown"


_SET: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′ʼ`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
    }
)
"""How a text is set, which a new template or a corrector changes and nobody has to own up to. Quotation marks that
come or go are another matter: whose words they are."""


def _reads_anew(change: difference.Change, before: Reading, after: Reading) -> bool:
    was, now = change.before, change.after
    return not (was and now) or _plain(was.of(before.article.text)) != _plain(now.of(after.article.text))


def _plain(text: str) -> str:
    return " ".join(text.translate(_SET).split())


def _notices(reading: Reading) -> set[str]:
    """The sentences in which a text says that it was changed."""
    article = reading.article
    found = {m.group().strip() for m in _pattern("corrected").finditer(article.text)}
    return found | {m.group().strip() for m in _pattern("corrected").finditer(article.title or "")}


def _says(reading: Reading, what: str) -> bool:
    return bool(_pattern(what).search(reading.article.title or "") or _pattern(what).search(reading.article.text))


@cache
def _pattern(what: str) -> re.Pattern[str]:
    """Any notice of any language, up to the end of its line: a notice may stand in another language than the text."""
    tables = [lexicon.load(code, "corrections") for code in lexicon.LANGUAGES]
    anywhere = [phrase for table in tables for phrase in _strings(table, what)]
    heads = [phrase for table in tables for phrase in _strings(table, f"{what}_heads")]
    parts = [rf"^\W{{0,4}}(?:{_any(heads)})\s*[:.—–-].*$"] if heads else []
    parts += [rf"^.*\b(?:{_any(anywhere)}).*$"] if anywhere else []
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE | re.MULTILINE)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


def _strings(table: dict[str, Any], key: str) -> list[str]:
    return [str(value) for value in table.get(key, ())]
