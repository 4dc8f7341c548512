"""Weighing a claim: how many independent origins stand behind it, as an honest interval, and its standing with history.

| file | its question |
|---|---|
| `sides` | who stands behind it, who denies it, who was asked and says nothing? |
| `utterances` | what one origin says, in several languages or words, is on one side: which? |
| `printers` | which outlet of the claim does an article name? |
| `chains`, `countries` | through whom did a telling come, in what does its chain end, for which country is that? |
| `identities` | which named origins are one? |
| `brief` | all of that for the tellings of one claim |
| `edges`, `copied` | who has it from whom, by which evidence? |
| `steps` | what is one step of that? |
| `cited` | which telling does an outlet mean that it names? |
| `graph`, `origins` | where does all of it spring from, and what did persons say? |
| `counting` | how many are proven distinct, how many can there be? |
| `standing` | what can be said of it? |
| `moments`, `tally`, `history` | since when? |
| `listing`, `doubts` | how did each origin and each step come about, what would change the count? |

Nothing here knows a database, a text or a language; the order in which anything is handed in does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.linked import Copy, Ruling, Sheet, Telling, Weighed
from headwater.weigh.brief import brief
from headwater.weigh.counting import distinct
from headwater.weigh.doubts import doubts
from headwater.weigh.edges import leads
from headwater.weigh.history import replay, withdrawn
from headwater.weigh.listing import edges, origins, unanswered
from headwater.weigh.origins import springs
from headwater.weigh.sides import Ref
from headwater.weigh.standing import levels
from headwater.weigh.tally import Tally

__all__ = ["weigh"]


def weigh(
    tellings: Sequence[Telling],
    sheets: Mapping[str, Sheet],
    copies: Sequence[Copy],
    rulings: Sequence[Ruling] = (),
    *,
    wording: Ref | None = None,
) -> Weighed:
    """How many independent origins stand behind a claim, by which edges, and its standing with history.

    `sheets` by article (their texts are not needed), `copies` among these articles. `wording` is the telling whose
    words are shown as the claim: it decides which way round denials are. Pure, and never raises on what records hold.
    """
    if not tellings:
        return Weighed(0, 0, (), (), "no answer", ())
    told = brief(tellings, sheets, wording)
    found, held = springs(told, leads(told, copies, rulings), rulings)
    support, denial = distinct(told, found, "for"), distinct(told, found, "against")
    tally = Tally(found, levels(told, found), support, denial)
    steps = replay(told, found, tally)
    now = tally.count()
    return Weighed(
        now.at_least,
        now.at_most,
        origins(found, tally, support, "for"),
        edges(told, found, held),
        now.standing,
        steps,
        doubts(told, found, tally, support, copies, held),
        origins(found, tally, denial, "against"),
        now.least_against,
        now.most_against,
        unanswered(found),
        withdrawn(tellings),
    )
