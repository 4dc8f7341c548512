"""Events by their trigger words, deals by their two sides."""

from __future__ import annotations

import re

from headwater.attribute import deals, events
from headwater.records import Article, CaptureRef, Entity, Span


def article(text: str, language: str = "en") -> Article:
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.”?", text))
    return Article("a1", "T", text, language, "open", CaptureRef("0", "t"), sentences=sentences, read_in=language)


def entity(id: str, kind: str, text: str, name: str) -> Entity:
    mentions = tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(name), text))
    return Entity(id, kind, name, mentions=mentions)  # type: ignore[arg-type]


def test_a_meeting_with_its_parties_and_place() -> None:
    text = "Brandt met with Harast in Toruma."
    brandt, harast = entity("e1", "person", text, "Brandt"), entity("e2", "person", text, "Harast")
    (event,) = events.find(article(text), (), (brandt, harast, entity("e3", "place", text, "Toruma")), ())
    assert (event.type, event.actors, event.recipients, event.place) == ("consult", ("e1",), ("e2",), "e3")
    assert event.trigger.of(text) == "met with"


def test_an_event_without_parties_is_left_out() -> None:
    assert events.find(article("Somebody was released."), (), (), ()) == ()


def test_a_deal_over_two_sentences() -> None:
    text = "It is a plan under which Harast would free prisoners. “In return, the Union would lift sanctions.”"
    harast, union = entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "the Union")
    (deal,) = deals.find(article(text), (), (harast, union))
    assert [(side.party, side.content[0].of(text)) for side in deal.gives] == [("e1", "would free prisoners")]
    assert [(side.party, side.content[0].of(text)) for side in deal.gets] == [("e2", "would lift sanctions")]
    assert deal.presentation.conditional


def test_a_deal_in_one_sentence() -> None:
    text = "Harast could free prisoners in exchange for timber from the Union."
    harast, union = entity("e1", "person", text, "Harast"), entity("e2", "organization", text, "the Union")
    (deal,) = deals.find(article(text), (), (harast, union))
    assert deal.gives[0].content[0].of(text) == "could free prisoners"
    assert (deal.gets[0].party, deal.gets[0].content[0].of(text)) == ("e2", "timber from the Union")


def test_half_a_deal_is_none() -> None:
    text = "In return, the Union would lift sanctions."
    assert deals.find(article(text), (), (entity("e2", "organization", text, "the Union"),)) == ()
