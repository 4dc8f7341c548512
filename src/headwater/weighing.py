"""How the desk asks the stages `link` and `weigh`: it knows no rule about copies or claims, they know no database.

All questions but `typed` are pure, and their answers do not depend on the order in which they get what they look at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from headwater.linked import Claim, Copy, House, Near, Ruling, Sheet, Story, Taking, Telling, Tie, Weighed
from headwater.records import Reading


def _nobody(_: Sequence[House]) -> Mapping[str, str]:
    return {}


def _always(_: Sheet, __: Sheet) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Weighing:
    """The questions, one by one.

    `sheet`      what of a reading is compared
    `text_keys`, `matter_keys`, `content_keys`
                 under which copies, articles on one matter, tellings of one content are looked up
    `worn`       which text keys tell nothing: who holds each, all keys of each holder, the outlet of each
    `counted`    which holders of a text key are looked at for that
    `word_keys`  which of the text keys, once they are worn, may change what an article repeats
    `worn_sentences`
                 which sentences of an article are worn: what it repeats depends on these alone, not on single keys
    `partners`   with which holders of a text key one of them is compared
    `close`      whether two articles have so many words in common that it may tell which of these are worn
    `copy`       what one of two articles repeats of the other, given the worn keys of both
    `counts_alike`
                 whether no claim is weighed otherwise, whichever of two findings on the same two articles is kept
    `near`       whether two articles, with so many claims in common, are on one matter
    `may_take`   which stories an article may be of: when it came out, how near it is to the articles of each, summed
                 up, and how many of them there are by day
    `stories`    the stories that articles make, given which of them carry one text
    `tie`        what two tellings have to do with each other
    `claims`     which tellings are one claim, given which are in any case; `claim` what such a group claims
    `weigh`      how many origins stand behind a claim; its last argument is the telling whose words are shown
    `printers`   which outlets, known by name alone, are others of which an address is known, by House.outlet
    `typed`      the reading of what a person typed: its title, its words, its day ("" where not known)
    """

    sheet: Callable[[Reading], Sheet]
    text_keys: Callable[[Sheet], frozenset[str]]
    worn: Callable[[Mapping[str, Collection[str]], Mapping[str, frozenset[str]], Mapping[str, str]], frozenset[str]]
    counted: Callable[[Collection[str]], list[str]]
    word_keys: Callable[[Sheet], frozenset[str]]
    worn_sentences: Callable[[Sheet, frozenset[str]], tuple[int, ...]]
    partners: Callable[[str, Collection[str]], Collection[str]]
    copy: Callable[[Sheet, Sheet, frozenset[str]], Copy | None]
    counts_alike: Callable[[Copy, Copy], bool]
    matter_keys: Callable[[Sheet], frozenset[str]]
    near: Callable[[Sheet, Sheet, int], Near | None]
    may_take: Callable[[str, Mapping[int, float], Mapping[int, Mapping[str, int]]], list[Taking]]
    stories: Callable[[Sequence[Sheet], Sequence[Near], Sequence[tuple[str, str]]], tuple[Story, ...]]
    content_keys: Callable[[Telling], frozenset[str]]
    tie: Callable[[Telling, Telling], Tie | None]
    claims: Callable[
        [Sequence[Telling], Sequence[Tie], Sequence[Ruling], Sequence[Sequence[tuple[str, str]]]],
        tuple[tuple[Telling, ...], ...],
    ]
    claim: Callable[[Sequence[Telling]], Claim]
    weigh: Callable[
        [Sequence[Telling], Mapping[str, Sheet], Sequence[Copy], Sequence[Ruling], tuple[str, str]], Weighed
    ]
    typed: Callable[[str, str, str], Reading]
    printers: Callable[[Sequence[House]], Mapping[str, str]] = _nobody
    close: Callable[[Sheet, Sheet], bool] = _always
