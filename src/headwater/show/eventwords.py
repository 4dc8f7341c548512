"""Kinds of events in words, by type and mode (docs/sourcing-guideline.md)."""

from __future__ import annotations

from typing import Final

from headwater.show.tongue import Words, mark

EVENT: Final = Words(
    {
        "consult.meet": mark("consult, meet"),
        "consult.visit": mark("consult, visit"),
        "consult.call": mark("consult, call"),
        "consult.negotiate": mark("consult, negotiate"),
        "retreat.release": mark("retreat, release"),
        "retreat.ease": mark("retreat, ease"),
        "retreat.resign": mark("retreat, resign"),
        "retreat.withdraw": mark("retreat, withdraw"),
        "retreat.ceasefire": mark("retreat, ceasefire"),
        "retreat.return": mark("retreat, return"),
        "coerce.arrest": mark("coerce, arrest"),
        "coerce.charge": mark("coerce, charge"),
        "coerce.sentence": mark("coerce, sentence"),
        "coerce.search": mark("coerce, search"),
        "coerce.ban": mark("coerce, ban"),
        "coerce.deport": mark("coerce, deport"),
        "coerce.confiscate": mark("coerce, confiscate"),
        "sanction.impose": mark("sanction, impose"),
        "sanction.expel": mark("sanction, expel"),
        "sanction.recall": mark("sanction, recall"),
        "sanction.suspend": mark("sanction, suspend"),
        "agree.sign": mark("agree, sign"),
        "agree.agree": mark("agree"),
        "threaten.threaten": mark("threaten"),
        "assault.kill": mark("assault, kill"),
        "assault.strike": mark("assault, strike"),
        "assault.beat": mark("assault, beat"),
        "assault.attack": mark("assault, attack"),
        "protest.strike": mark("protest, strike"),
        "protest.rally": mark("protest, rally"),
        "accuse.accuse": mark("accuse"),
        "accuse.condemn": mark("accuse, condemn"),
        "accuse.investigate": mark("accuse, investigate"),
        "support.thank": mark("support, thank"),
        "support.praise": mark("support, praise"),
        "support.recognise": mark("support, recognise"),
        "aid.asylum": mark("aid, asylum"),
        "aid.grant": mark("aid, grant"),
        "mobilize.troops": mark("mobilize, troops"),
        "die.die": mark("die"),
        "vote.elect": mark("vote, elect"),
        "vote.adopt": mark("vote, adopt"),
        "vote.vote": mark("vote"),
        "appoint.appoint": mark("appoint"),
        "appoint.dismiss": mark("appoint, dismiss"),
    }
)
