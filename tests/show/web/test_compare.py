"""Two versions of a text shown as one."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Span
from headwater.show.web.compare import Line, Rewritten, lines

OLD = "The port opens on Friday.\nNobody was hurt.\nThe minister said so."
NEW = "The port opens on Monday.\nNobody was hurt.\nThe minister said so."


def test_a_rewritten_sentence_is_shown_word_by_word() -> None:
    change = Rewritten(Span(0, 25), Span(0, 25))
    first, second, rest = lines(OLD, NEW, [change])
    assert first == Line(
        "changed", (("same", "The port opens on "), ("out", "Friday"), ("in", "Monday"), ("same", "."))
    )
    assert second == Line("same", (("same", "Nobody was hurt."),))
    assert rest == Line("gap", (), 1)


def test_sentences_that_have_little_in_common_stand_one_after_the_other() -> None:
    (first,) = lines("Rain again.", "Forty ships left port.", [Rewritten(Span(0, 11), Span(0, 22))])
    assert first.runs == (("out", "Rain again."), ("in", " Forty ships left port."))


def test_what_was_added_and_what_was_removed() -> None:
    new = "The port opens on Friday.\nFour people were hurt.\nThe minister said so."
    made = lines(OLD, new, [Rewritten(Span(26, 42), None), Rewritten(None, Span(26, 48))])
    assert [(kind, words) for line in made for kind, words in line.runs if kind != "same"] == [
        ("out", "Nobody was hurt."),
        ("in", "Four people were hurt."),
    ]


def test_no_change_is_one_gap() -> None:
    assert lines(OLD, OLD, []) == (Line("gap", (), 3),)
    assert lines("", "", []) == ()


words = st.sampled_from(["port", "ship", "opens", "closes", "Friday", "(so)", "—"])
sentences = st.lists(words, min_size=1, max_size=6).map(" ".join)
parts = st.lists(st.tuples(sentences, st.none() | sentences, st.booleans()), min_size=1, max_size=6)


@given(parts)
def test_both_texts_can_be_had_back(drawn: list[tuple[str, str | None, bool]]) -> None:
    """Out of the shown lines, without what went in, comes the old text; without what went out, the new one."""
    old, new, changes = "", "", []
    for before, after, only in drawn:
        if after is None:
            old, new = old + before + "\n", new + before + "\n"
            continue
        span = Span(len(new), len(new) + len(after))
        changes.append(Rewritten(None if only else Span(len(old), len(old) + len(before)), span))
        old, new = old + ("" if only else before + "\n"), new + after + "\n"
    made = lines(old, new, changes)
    if any(line.kind == "gap" for line in made):
        return
    for text, gone in ((old, "in"), (new, "out")):
        kept = "".join(t for line in made for kind, t in line.runs if kind != gone)
        assert "".join(kept.split()) == "".join(text.split())
