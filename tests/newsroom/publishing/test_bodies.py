"""What editors type becomes blocks and nothing else; what changed is told word by word; times are those of a place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater.errors import DeskError
from headwater.newsroom.publishing import bodies, changed, timing

TEXT = """The court met.
It rose late.

## What it said

> Nobody was
> heard.

- one
- two

See [the ruling](https://court.example/a?b=1&c=2)."""


def test_what_is_typed_becomes_blocks() -> None:
    blocks = bodies.read(TEXT)
    kinds = [block.kind for block in blocks]
    assert kinds == ["paragraph", "heading", "quotation", "row", "row", "paragraph"]
    assert blocks[0].text == "The court met. It rose late."
    assert blocks[2].text == "Nobody was heard."
    assert blocks[-1].pieces[1] == bodies.Piece("the ruling", "https://court.example/a?b=1&c=2")


def test_what_was_typed_can_be_typed_again() -> None:
    blocks = bodies.read(TEXT)
    assert bodies.read(bodies.typed(blocks)) == blocks
    assert bodies.kept(bodies.stored(blocks)) == blocks


@given(some.text(alphabet="ab #>-[]()\n:/hтs.\u202e<", max_size=200))
def test_any_text_is_read_and_kept_and_read_again(text: str) -> None:
    blocks = bodies.read(text)
    assert bodies.kept(bodies.stored(blocks)) == blocks
    assert bodies.read(bodies.typed(blocks)) == bodies.read(bodies.typed(bodies.read(bodies.typed(blocks))))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://a.example/\"onx='"])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert [piece.url for piece in bodies.read(f"See [it]({url}).")[0].pieces if piece.url] == []


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(DeskError, match="200,000"):
        bodies.read("a" * 200_001)


def test_every_change_is_told_word_by_word() -> None:
    old = changed.lines("A strike", "", ("Anna",), bodies.read("It took eleven months.\n\nGone.\n\nSame."))
    new = changed.lines("A strike", "", ("Anna",), bodies.read("It took ten months.\n\nSame.\n\nNew."))
    lines = changed.between(old, new)
    assert [(line.kind, [(part.sign, part.text) for part in line.parts if part.sign != "same"]) for line in lines] == [
        ("headline", []),
        ("authors", []),
        ("paragraph", [("gone", "eleven"), ("new", "ten")]),
        ("paragraph", [("gone", "Gone.")]),
        ("paragraph", []),
        ("paragraph", [("new", "New.")]),
    ]


@given(
    some.lists(some.sampled_from(["a b", "b c d", "x", "a"]), max_size=6),
    some.lists(some.sampled_from(["a b", "b c", "x"]), max_size=6),
)
def test_no_word_of_either_state_is_left_out(old: list[str], new: list[str]) -> None:
    before, after = (changed.lines("h", "", (), bodies.read("\n\n".join(texts))) for texts in (old, new))
    lines = changed.between(before, after)
    kept = {
        sign: " ".join("".join(p.text for p in line.parts if p.sign in ("same", sign)) for line in lines).split()
        for sign in ("gone", "new")
    }
    assert kept["gone"] == " ".join(["h", *old]).split()
    assert kept["new"] == " ".join(["h", *new]).split()


def test_an_embargo_is_in_its_zone() -> None:
    found = timing.embargo("2036-07-01T06:00", "Europe/Vilnius")
    assert found
    assert found.until == datetime(2036, 7, 1, 3, tzinfo=UTC)
    assert timing.in_zone("2036-07-01T03:00:00.000000Z", "Europe/Vilnius") == "2036-07-01T06:00"
    assert timing.embargo(" ", "Europe/Vilnius") is None


def test_where_a_time_comes_twice_the_later_is_meant_and_one_that_never_comes_is_refused() -> None:
    # On 26 October 2036 clocks go back from 04:00 to 03:00 in Vilnius, on 30 March 2036 forward from 03:00 to 04:00.
    found = timing.embargo("2036-10-26T03:30", "Europe/Vilnius")
    assert found
    assert found.until == datetime(2036, 10, 26, 1, 30, tzinfo=UTC)
    with pytest.raises(DeskError, match="does not exist"):
        timing.embargo("2036-03-30T03:30", "Europe/Vilnius")
    for wrong in (("tomorrow", "UTC"), ("2036-03-01T10:00", "Nowhere/There"), ("2036-03-01T10:00", "../etc/passwd")):
        with pytest.raises(DeskError):
            timing.embargo(*wrong)


def test_a_last_day_ends_with_its_midnight_in_the_zone() -> None:
    end = timing.end_of(date(2036, 3, 29), "Europe/Vilnius")
    assert end == datetime(2036, 3, 29, 22, tzinfo=UTC)
    assert timing.last_day(end.isoformat(), "Europe/Vilnius") == "2036-03-29"
    assert timing.month("2036-12", "UTC") == (datetime(2036, 12, 1, tzinfo=UTC), datetime(2037, 1, 1, tzinfo=UTC))
    assert [timing.month(name, "UTC") for name in ("2036-13", "x", "36-01", "2036-1", "٢٠٣٦-٠١")] == [None] * 5
