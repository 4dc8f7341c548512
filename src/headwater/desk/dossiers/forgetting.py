"""What dossiers have of an article, really gone: for `forget`. Dossiers themselves stay as they were written."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, delete, select, update

from headwater.desk.claims.packing import pack, unpack
from headwater.desk.dossiers.dossier_records import State
from headwater.desk.dossiers.dossier_tables import evidence, states, translations


def article(connection: Connection, id: str) -> int:
    """Lets go of every word, name and hash that dossiers keep of an article; how many rows had something of it.

    The texts that persons wrote stay as they wrote them: where one has a key of it, the key points at nothing. A
    claim's wording may be this article's: it goes too.
    """
    gone = connection.execute(delete(evidence).where(evidence.c.article == id)).rowcount
    gone += connection.execute(delete(translations).where(translations.c.article == id)).rowcount
    for row in connection.execute(select(states.c.id, states.c.body)).all():
        state = unpack(State, row.body)
        if any(e.article == id for e in state.evidence):
            body = pack(_without(state, id))
            connection.execute(update(states).where(states.c.id == row.id).values(body=body))
            gone += 1
    return gone


def _without(state: State, article: str) -> State:
    lost = [e for e in state.evidence if e.article == article]
    rest = tuple(e for e in state.evidence if e.article != article)
    outlets = {e.outlet for e in lost} - {e.outlet for e in rest}
    origins = tuple(
        replace(origin, outlets=tuple(name for name in origin.outlets if name not in outlets))
        for origin in state.origins
        if not origin.outlets or not set(origin.outlets) <= outlets
    )
    wording = state.wording
    # A claim is shown with the words that lead its own in ("demand | higher wages"): those are the article's too.
    if any(wording.endswith(e.words) for e in lost) and not any(wording == e.words for e in rest):
        wording = rest[0].words if rest else ""
    differing = tuple(
        (what, kept) for what, values in state.differing if len(kept := tuple(v for v in values if _in(v, rest))) > 1
    )
    return replace(state, evidence=rest, origins=origins, wording=wording, differing=differing)


def _in(value: str, rest: tuple[object, ...]) -> bool:
    return any(value in getattr(piece, "words", "") for piece in rest)
