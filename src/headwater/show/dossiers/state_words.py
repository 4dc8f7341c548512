"""How a claim stands, stood, and what changed, in words: for pages and for what is printed."""

from __future__ import annotations

from typing import Final

from headwater.desk.dossiers.dossier_records import Evidence, Fate, State, StateOrigin
from headwater.newsroom.dossiers.since import Moved
from headwater.show import words
from headwater.show.notes import NOBODY
from headwater.show.tongue import Words, mark, say

SIDE: Final = Words(
    {
        "for": mark("Who stands behind it"),
        "against": mark("Who denies it"),
        "unanswered": mark("Who was asked and gave no answer"),
    }
)
FATE: Final = Words(
    {
        "stands": "",
        "edited": mark("This article has a newer version now, which still says this."),
        "orphaned": mark("This statement is no longer read in this article. It is quoted from the version of then."),
        "gone": mark("This article is no longer on this desk."),
    }
)
WHAT: Final = Words(
    {
        "begun": mark("begun"),
        "written": mark("written"),
        "acknowledged": mark("changes seen"),
        "restored": mark("an earlier text put back"),
    },
    context="of a dossier",
)


def standing(state: State) -> str:
    """How a claim stands: "unnamed sources only, 1 to 2 independent origins"."""
    name = words.STANDING[state.standing]
    told = say("{standing}, {interval}").format(standing=name, interval=words.interval(state.at_least, state.at_most))
    if not state.most_against:
        return told
    against = words.interval(state.least_against, state.most_against)
    return say("{standing}; against it: {interval}").format(standing=told, interval=against)


def change(moved: Moved) -> str:
    """What became of a claim: "was: unnamed sources only, 1 to 3 ...; is: officially confirmed, 2 ..."."""
    was = standing(moved.was)
    if moved.is_ is None:
        return say("was: {was}; is: told by no article any more").format(was=was)
    return say("was: {was}; is: {is_}").format(was=was, is_=standing(moved.is_))


def named(origin: StateOrigin) -> str:
    """The name of an origin in the words of its articles; a phrase of ours where they give none."""
    return known(origin.name)


def known(name: str) -> str:
    """A name as it stands; what stands for it where there is none, said."""
    return say(name) if name == NOBODY else name


def counted(origin: StateOrigin) -> str:
    """How an origin was counted."""
    if origin.side == "unanswered":
        return ""
    if origin.proven:
        return say("counted as an origin of its own")
    return say("cannot be told apart from another one") if origin.most else say("not counted")


def became(fate: Fate) -> str:
    """What became of a piece of evidence, "" where it stands."""
    return FATE[fate.what]


def who(piece: Evidence) -> str:
    """Who printed it."""
    return piece.outlet or say("an outlet that is not known")


def whose(piece: Evidence) -> str:
    """On whose word a statement is, as its article names them from the outlet to the origin."""
    return " → ".join(dict.fromkeys(name for name in piece.chain if name))


REASON: Final = Words(
    {
        "nobody": mark("no article tells it any more"),
        "wide": mark("how many independent origins there are cannot be said"),
        "single origin": mark("all of it goes back to one origin"),
        "unnamed only": mark("nobody stands behind it by name"),
        "no answer": mark("those who were asked gave no answer"),
        "disputed": mark("some say it, others deny it"),
        "denied": mark("it is denied"),
        "differing": mark("articles contradict each other in it"),
        "asked": mark("somebody was asked and gave no answer"),
    }
)
