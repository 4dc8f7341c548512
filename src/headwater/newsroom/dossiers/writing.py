"""Dossiers begun, written and seen anew; claims and quotations put into them; an earlier text put back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from headwater.desk.dossiers.dossier_records import Dossier, Draft, Revision
from headwater.desk.store import Desk
from headwater.errors import DeskError, DeskOutdated
from headwater.newsroom.dossiers import notation
from headwater.newsroom.dossiers.notation import Key
from headwater.newsroom.dossiers.since import Since
from headwater.said import kept

TRIES: Final = 5
"""Times that a claim is put in again where somebody wrote meanwhile: at the end there is always room."""


def begin(desk: Desk, title: str, who: str, *, language: str, text: str = "", sections: Sequence[str] = ()) -> str:
    """A new dossier; its name (d-000001)."""
    return desk.begin_dossier(notation.draft(title, text, language=language, sections=tuple(sections)), who)


def write(
    desk: Desk,
    dossier: str,
    base: int,
    who: str,
    *,
    title: str | None = None,
    text: str | None = None,
    language: str | None = None,
    sections: Sequence[str] | None = None,
) -> int:
    """What is given takes the place of what revision `base` said; the number of the new one. See `Desk.write_dossier`.

    A new language only says how sentences end: what was written is not translated.
    """
    was = desk.dossier(dossier).revision
    return desk.write_dossier(
        dossier,
        base,
        notation.draft(
            was.title if title is None else title,
            was.text if text is None else text,
            language=language or was.language,
            sections=was.sections if sections is None else tuple(sections),
        ),
        who,
    )


def put_in(desk: Desk, dossier: str, keys: Sequence[str], who: str) -> int:
    """Claims are shown, statements quoted, at the end of a dossier; the number of the revision that has them.

    Those that it shows already are left out. Nothing is in anybody's way: this adds to whatever the text is by now.
    """
    wanted = [_key(desk, text) for text in dict.fromkeys(keys)]
    for last in range(TRIES, 0, -1):
        was = desk.dossier(dossier).revision
        there = _shown(was)
        new = [_line(key) for key in wanted if key.name not in there]
        if not new:
            raise DeskError(kept("{dossier} shows all of that already.").format(dossier=dossier))
        text = "\n\n".join([*([was.text] if was.text else []), *new])
        try:
            return desk.write_dossier(dossier, was.n, _draft(was, text), who)
        except DeskOutdated:
            if last == 1:
                raise
    raise AssertionError("unreachable")


def put_back(desk: Desk, dossier: str, n: int, base: int, who: str) -> int:
    """The text of revision `n` is the text again; what was written since is kept as revisions."""
    return desk.restore_dossier(dossier, base, draft_of(desk.dossier(dossier, n).revision), who)


def see(desk: Desk, dossier: Dossier, told: Since, who: str) -> int:
    """Somebody has seen all that changed: the text rests on what is now. The number of the revision that says so.

    `DeskError` where nothing of it can be: a claim that nobody tells any more has to be taken out of the text.
    """
    seen = {moved.claim: moved.mark for moved in told.moved if moved.is_}
    articles = {piece.article: fate.version for piece, fate in told.edited if fate.version}
    if not seen and not articles:
        raise DeskError(kept("What changed in {dossier} can only be written anew.").format(dossier=dossier.row.dossier))
    last = dossier.row
    return desk.acknowledge(last.dossier, last.n, draft_of(dossier.revision), who, seen=seen, articles=articles)


def draft_of(revision: Revision) -> Draft:
    """A revision as the desk takes it."""
    return _draft(revision, revision.text)


def parts_of(dossier: Dossier) -> tuple[notation.Part, ...]:
    """The text of a dossier taken apart."""
    return notation.parts(dossier.revision.text, dossier.revision.language)


def _draft(was: Revision, text: str) -> Draft:
    return notation.draft(was.title, text, language=was.language, sections=was.sections)


def _shown(was: Revision) -> set[str]:
    made = notation.parts(was.text, was.language)
    return {part.key.name for part in made if isinstance(part, notation.Claimed | notation.Quotation)}


def _line(key: Key) -> str:
    return f"> [{key.name}]" if key.pointed else f"[{key.name}]"


def _key(desk: Desk, text: str) -> Key:
    """What is to be put in, if the desk has it."""
    key = notation.read_key(text)
    if key is None:
        raise DeskError(f"{text}: name a claim as c-000123, a statement by the key that its claim's page shows")
    now = desk.evidence_now(key.claim)
    if key.pointed and key.name not in {piece.key for piece in now.evidence}:
        raise DeskError(f"{text}: {key.claim} has no such statement; `headwater dossier keys {key.claim}` lists them")
    # A claim that went into another one is put in under the name that it has now.
    return key if key.pointed or now.claim == key.claim else Key(now.claim, now.claim)
