"""Copies on the desk: what is worn in one of two texts tells in the pair, whenever it came to be worn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.conftest import make_item
from tests.link.hard_set import ById

from headwater import link, pipeline
from headwater.desk import Desk
from headwater.desk.claims import copying
from headwater.desk.claims.sheets import Kept
from headwater.linked import Copy
from headwater.records import Capture, Outlet, Reading

Item = tuple[Capture, Reading]
HARD = ById("developed", "afterwards")
FLOOD = (
    "The ferry company of Toruma cancelled all crossings to Velimor on Tuesday after the river rose above the piers. "
    "Two crews carried stranded passengers to the school in Harbour Street. Engineers measured the piers all night. "
)
HERE = (
    "A baker on the square told this paper that he gave bread to forty people who had nowhere to sleep that night. "
    "The mayor thanked him, and promised that the town would pay for the flour before the month was over. "
)
THERE = (
    "In Velimor nobody had been warned, and a line of lorries stood on the road behind the customs house until dawn. "
    "Drivers said they would rather go by the northern bridge, though it is twice as far and the toll has doubled. "
)
OFFER = (
    "Subscribers of the Courier read every page of the archive at the reduced price until the end of the spring. "
    "Call the desk between eight and noon or write to the office in Mill Lane to order the paper at your door. "
)
RIVER = (
    "The river last rose as high in the year of the great fair, when the lower market stood under water for a week. "
    "The dam above the town was repaired afterwards with money that the province had put aside for a bridge. "
)
NEWS = (
    "A bakery on Quay Road won the prize for rye loaves and will send its youngest apprentice to Sarnia. ",
    "Council clerks counted signatures against the parking fees, and found four hundred more than needed. ",
    "The theatre opens with a comedy about beekeepers, played by pupils of the evening college of Karvenia. ",
    "Trams will stop at the hospital again, as the tracks were welded during the quiet days of the holiday. ",
    "Farmers asked for cheaper seed potatoes, because frost in April had spoiled what was kept in barns. ",
)


def _item(id: str, outlet: str, *parts: str) -> Item:
    capture, reading = make_item("".join(parts), id=id, title=id)
    article = replace(reading.article, outlet=Outlet(outlet), url=f"https://{outlet.lower()}.example/{id}")
    return capture, replace(reading, article=article, statements=())


FLOODED = [_item("a1", "Courier", FLOOD, HERE, OFFER, RIVER), _item("b1", "Herald", FLOOD, THERE, RIVER)]
COURIER = [_item(f"c{n}", "Courier", news, OFFER) for n, news in enumerate(NEWS)]
HERALD = [_item(f"h{n}", "Herald", news[::-1], RIVER) for n, news in enumerate(NEWS)]


def _copies(path: Path, items: Sequence[Item]) -> list[Copy]:
    with Desk(path, weighing=replace(pipeline.WEIGHING, sheet=link.sheet)) as desk:
        for item in items:
            desk.add(*item)
        return sorted((each.copy for each in desk.copies("a1")), key=lambda copy: (copy.earlier, copy.later))


@pytest.mark.parametrize(
    "items",
    [
        pytest.param([*COURIER, *HERALD, *FLOODED], id="last"),
        pytest.param([*COURIER, *FLOODED, *HERALD], id="before what both have is worn"),
        pytest.param([*HERALD, *FLOODED, *COURIER], id="before what one has is worn"),
        pytest.param([*FLOODED[::-1], *HERALD, *COURIER], id="first"),
    ],
)
def test_any_order_of_arrival_gives_the_same_copies(path: Path, tmp_path: Path, items: Sequence[Item]) -> None:
    found = _copies(path, items)
    assert [(copy.earlier, copy.later) for copy in found if copy.joins] == [("a1", "b1")]
    assert found == _copies(tmp_path / "other.desk", [*COURIER, *HERALD, *FLOODED])


def test_of_a_translation_it_does_not_tell_what_is_worn() -> None:
    """So it is not compared anew when something turns out to be: its words are others."""
    one, other = HARD["most-agency"], HARD["most-uk"]
    again = replace(one, article="again")
    worn = link.word_keys(one) | link.word_keys(other)
    for known, worded in ((other, False), (again, True)):
        pair = Kept(1, 1, one), Kept(2, 1, known)
        fresh, tired = (copying._row(*pair, each, pipeline.WEIGHING) for each in (frozenset[str](), worn))
        assert fresh is not None
        assert fresh.worded is link.close(one, known) is worded
        assert (fresh == tired) is not worded
