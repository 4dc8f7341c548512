"""What a person judges on a page: out of the fields of a form, into one call of the desk.

A form is believed where it carries the word of the session, or where nobody is logged in the token of this server
process, which only our own pages know, and which another site can neither read (no page may be framed or fetched from
elsewhere) nor guess. guard.py has looked at where it comes from before it gets here. With an account `by` is its name,
whatever was sent (asked.signed).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable

from headwater.desk.judgements import Judgement
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.said import kept
from headwater.show.web.asked import Form
from headwater.show.web.carried import LONGEST
from headwater.show.web.visitor import asking

_NAME = 300
STALE = kept(
    "The desk was started anew, or you logged in anew, since this page was loaded, so it could not be sure that the "
    "page was its own. Nothing was changed. What you wrote is still here: press the button again."
)


def ours(form: Form, token: str) -> bool:
    """True where the form was made by this server process; for whoever is logged in, for this session of theirs.

    A program that sends its own token needs none of ours: nobody can make a browser send that.
    """
    if asking().program:
        return True
    sent, token = form.one("token"), asking().form_word or token
    return hmac.compare_digest(sent.encode(), token.encode()) or hmac.compare_digest(_unmasked(sent), token.encode())


def masked(token: str) -> str:
    """The token as a page has it, another time in other letters: its length when packed tells nothing about it."""
    kept = token.encode()
    pad = secrets.token_bytes(len(kept))
    return (pad + bytes(a ^ b for a, b in zip(pad, kept, strict=True))).hex()


def _unmasked(sent: str) -> bytes:
    try:
        both = bytes.fromhex(sent)
    except ValueError:
        return b""
    half = len(both) // 2
    return bytes(a ^ b for a, b in zip(both[:half], both[half:], strict=False))


def who(form: Form) -> str:
    """Who judges. `DeskError` where nobody is named."""
    name = form.one("by")
    if not name:
        raise DeskError("Write who judges: a judgement is kept with a name.")
    if len(name) > LONGEST:
        raise DeskError(f"The name of who judges may have at most {LONGEST} characters.")
    return name


def on_entity(form: Form, entity: str) -> Callable[[Desk], Judgement]:
    """What the page of an entity asks for. `DeskError` where something is missing."""
    by = who(form)
    do: dict[str, Callable[[], Callable[[Desk], Judgement]]] = {
        "merge": lambda: _pair(form, lambda desk, other: desk.merge(entity, other, by)),
        "apart": lambda: _pair(form, lambda desk, other: desk.apart(entity, other, by)),
        "split": lambda: _split(form, entity, by),
        "rename": lambda: _rename(form, entity, by),
        "lock": lambda: lambda desk: desk.lock(entity, by),
        "unlock": lambda: lambda desk: desk.lock(entity, by, locked=False),
        "rate": lambda: lambda desk: desk.rate(entity, form.one("value"), by),
        "undo": lambda: undo(form, by),
    }
    return wanted(form, do)


def on_sighting(form: Form) -> Callable[[Desk], Judgement]:
    """What the page of a watch list asks for. `DeskError` where something is missing."""
    by, sighting = who(form), form.one("sighting")
    do: dict[str, Callable[[], Callable[[Desk], Judgement]]] = {
        "confirm": lambda: lambda desk: desk.judge_sighting(sighting, by, confirmed=True),
        "dismiss": lambda: lambda desk: desk.judge_sighting(sighting, by, confirmed=False),
        "undo": lambda: undo(form, by),
    }
    return wanted(form, do)


def wanted(form: Form, of: dict[str, Callable[[], Callable[[Desk], Judgement]]]) -> Callable[[Desk], Judgement]:
    """What the button that was pressed stands for. `DeskError` where it stands for nothing."""
    if form.one("do") not in of:
        raise DeskError("The page did not say what is to be judged. Load it again.")
    return of[form.one("do")]()


def _pair(form: Form, do: Callable[[Desk, str], Judgement]) -> Callable[[Desk], Judgement]:
    other = form.one("other")
    if not other:
        raise DeskError("Write the id of the other one, as e-000123: it stands at the head of its page.")

    def judge(desk: Desk) -> Judgement:
        # Somebody may have judged the other one since the page was loaded: then it is not the one that was shown.
        now = desk.entries_of([other])[0].entity
        if int(now[2:]) != int(other[2:]):
            raise DeskError(f"{other} was merged into {now} since this page was loaded. Look at {now} and judge anew.")
        return do(desk, other)

    return judge


def _split(form: Form, entity: str, by: str) -> Callable[[Desk], Judgement]:
    articles = form.all("article")
    if not articles:
        raise DeskError("Choose the articles in which it is somebody else.")
    return lambda desk: desk.split(entity, articles, by)


def _rename(form: Form, entity: str, by: str) -> Callable[[Desk], Judgement]:
    name = form.one("name")
    if not name:
        raise DeskError("A name needs at least one character.")
    if len(name) > _NAME:
        raise DeskError(f"A name may have at most {_NAME} characters.")
    return lambda desk: desk.rename(entity, name, by)


def undo(form: Form, by: str) -> Callable[[Desk], Judgement]:
    """Takes back the judgement that the form names."""
    given = form.one("judgement")
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        raise DeskError("The page did not say which judgement is to be taken back. Load it again.")
    return lambda desk: desk.undo(int(given), by)
