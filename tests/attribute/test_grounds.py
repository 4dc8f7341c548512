"""Who is one of several: not who has no words of their own in the text."""

from __future__ import annotations

from tests.attribute.marked import article

from headwater.attribute import grounds
from headwater.attribute.drafts import Draft
from headwater.attribute.page import lay_out
from headwater.records import Attribution, Presentation, Source, Span

TEXT = "Dwaj posłowie milczą. Zwrócił uwagę, że most jest zamknięty."


def draft(source: tuple[Span, ...], cue: Span) -> Draft:
    """A draft of what an unnamed person says."""
    one = Source((Span(0, 13),), "Dwaj posłowie", None, "group", "described")
    marks = Attribution(source, (cue,), (Span(37, 59),))
    whole = Span(0, len(TEXT))
    return Draft(
        marks=marks,
        source=one,
        speaker=one,
        quoted="indirect",
        stance="asserts",
        presentation=Presentation(),
        partly=False,
        sentence=whole,
        paragraph=0,
        in_quotes=False,
        when=None,
    )


def test_a_verb_alone_is_no_member_of_a_group() -> None:
    page = lay_out(article(TEXT, "pl"), (), ())
    group = draft((Span(0, 13),), Span(14, 20))
    assert not grounds._member(draft((), Span(22, 35)), group, page)
