"""What each kind of entry of the log is called in the language that is spoken.

The log keeps the kind itself, in English, in its chain of hashes: only how it is shown is translated. A kind that an
older or a newer version entered is shown as it stands.
"""

from __future__ import annotations

from typing import Final

from headwater.show.tongue import Words, mark

KINDS: Final = Words(
    {
        "account disabled": mark("account disabled"),
        "account enabled": mark("account enabled"),
        "account made": mark("account made"),
        "alert armed": mark("alert armed"),
        "alert channel opened": mark("alert channel opened"),
        "alert channel shut": mark("alert channel shut"),
        "alert disarmed": mark("alert disarmed"),
        "alert made": mark("alert made"),
        "alert removed": mark("alert removed"),
        "alert secret renewed": mark("alert secret renewed"),
        "backup made": mark("backup made"),
        "case keys changed": mark("case keys changed"),
        "case made": mark("case made"),
        "case no longer shared": mark("case no longer shared"),
        "case not opened": mark("case not opened"),
        "case opened": mark("case opened"),
        "case sealed": mark("case sealed"),
        "case shared": mark("case shared"),
        "dossier acknowledged": mark("dossier acknowledged"),
        "dossier begun": mark("dossier begun"),
        "dossier exported": mark("dossier exported"),
        "dossier restored": mark("dossier restored"),
        "dossier written": mark("dossier written"),
        "embargo set": mark("embargo set"),
        "exported": mark("exported"),
        "factor added": mark("factor added"),
        "factor removed": mark("factor removed"),
        "factors reset": mark("factors reset"),
        "followed": mark("followed"),
        "forgotten": mark("forgotten"),
        "identity expected": mark("identity expected"),
        "identity linked": mark("identity linked"),
        "identity removed": mark("identity removed"),
        "item published": mark("item published"),
        "item revised": mark("item revised"),
        "item withdrawn": mark("item withdrawn"),
        "judged": mark("judged"),
        "link made": mark("link made"),
        "log begun": mark("log begun"),
        "logged in": mark("logged in"),
        "logged out": mark("logged out"),
        "note changed": mark("note changed"),
        "note opened again": mark("note opened again"),
        "note put back": mark("note put back"),
        "note resolved": mark("note resolved"),
        "note taken back": mark("note taken back"),
        "note written": mark("note written"),
        "password set": mark("password set"),
        "paused": mark("paused"),
        "quotation translated": mark("quotation translated"),
        "recovery code used": mark("recovery code used"),
        "recovery codes made": mark("recovery codes made"),
        "restored": mark("restored"),
        "resumed": mark("resumed"),
        "retention applied": mark("retention applied"),
        "retention rule": mark("retention rule"),
        "role changed": mark("role changed"),
        "search kept": mark("search kept"),
        "search let go": mark("search let go"),
        "second factor demanded": mark("second factor demanded"),
        "second factor no longer demanded": mark("second factor no longer demanded"),
        "second factor refused": mark("second factor refused"),
        "session ended": mark("session ended"),
        "sessions ended": mark("sessions ended"),
        "site exported": mark("site exported"),
        "site section kept": mark("site section kept"),
        "site section removed": mark("site section removed"),
        "site settings changed": mark("site settings changed"),
        "subscriber added": mark("subscriber added"),
        "subscriber ended": mark("subscriber ended"),
        "subscriber extended": mark("subscriber extended"),
        "subscriber's token renewed": mark("subscriber's token renewed"),
        "subscription changed": mark("subscription changed"),
        "token ended": mark("token ended"),
        "token made": mark("token made"),
        "tokens ended": mark("tokens ended"),
        "unfollowed": mark("unfollowed"),
        "watch list added": mark("watch list added"),
        "watch list removed": mark("watch list removed"),
    },
    context="kind of entry",
)


def called(kind: str) -> str:
    """A kind of entry in our words."""
    return KINDS.get(kind, kind)
