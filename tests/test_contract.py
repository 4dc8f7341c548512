"""A reading goes to JSON and comes back whole, and what comes out is what docs/reading.schema.json says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import contract, records
from headwater.errors import BrokenInput
from headwater.records import (
    Article,
    CaptureRef,
    Caution,
    Dated,
    DateMention,
    Deal,
    DealSide,
    Entity,
    Event,
    Gap,
    Issue,
    Link,
    Outlet,
    Phrase,
    Presentation,
    Producer,
    Reading,
    Related,
    Role,
    Source,
    Span,
    Spelling,
    Statement,
)

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

LENGTH = 20
WHO, SAID, PLAIN, WHEN = ("e1", "e2"), ("s1", "s2"), ("u1",), ("d1",)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def some(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


words = st.text(max_size=6)
maybe_words = st.none() | words
spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH))
spans = spans.map(lambda p: Span(p[0], min(LENGTH, p[0] + p[1])))
who, which, when = (st.sampled_from([None, *ids]) for ids in (WHO, SAID, WHEN))
presentations = st.builds(
    Presentation, one_of(records.Certainty), one_of(records.Polarity), one_of(records.Tense), st.booleans()
)
source_kinds, namings = one_of(records.SourceKind), one_of(records.Naming)
links = st.builds(Link, words, who, source_kinds, namings, st.none() | spans)
seen = st.sampled_from(["named", "described", "bare"])
phrases = st.none() | st.builds(Phrase, spans, words)
counts = st.none() | st.integers(1, 9)
sources = st.builds(
    Source, some(spans), words, who, source_kinds, seen, st.booleans(), counts, who, phrases, phrases
) | st.builds(Source, st.just(()), words, who, source_kinds, st.just("implicit"), st.booleans())
articles = st.builds(
    Article,
    id=st.text(min_size=1, max_size=8),
    title=maybe_words,
    text=st.text(min_size=LENGTH, max_size=LENGTH),
    language=st.sampled_from([None, "en", "be"]),
    access=one_of(records.Access),
    capture=st.just(CaptureRef("ab" * 32, "2026-01-02T03:04:05Z")),
    outlet=st.none() | st.builds(Outlet, words, who),
    url=maybe_words,
    given_id=maybe_words,
    published=st.none() | st.builds(Dated, st.dates().map(str), st.just("the page says so")),
    modified=maybe_words,
    dateline=maybe_words,
    body_start=st.integers(0, LENGTH),
    authors=some(words),
    sections=some(words),
    sentences=some(spans),
    related=some(st.builds(Related, words, some(words), one_of(records.Access), maybe_words)),
    read_in=st.sampled_from([None, "en"]),
    issues=some(st.builds(Issue, words, words, words)),
)
entities = st.builds(
    Entity,
    id=st.just("e0"),
    kind=one_of(records.EntityKind),
    name=words,
    spellings=some(st.builds(Spelling, words, maybe_words, words)),
    mentions=some(spans),
    roles=some(st.builds(Role, words, maybe_words, st.none() | spans, maybe_words, maybe_words)),
    outlet=st.booleans(),
    official=st.booleans(),
    gender=st.sampled_from([None, "f", "m"]),
)
statements = st.builds(
    Statement,
    id=st.just("s0"),
    source=sources,
    cue=some(spans),
    content=some(spans),
    quoted=one_of(records.Quoted),
    stance=one_of(records.Stance),
    presentation=presentations,
    chain=some(links),
    within=which,
    told_to=who,
    terms=phrases,
    when=when,
    confidence=st.floats(0, 1),
    answers=which,
    partly=st.booleans(),
    medium=phrases,
    occasion=phrases,
    reason=phrases,
    gap=st.none() | st.builds(Gap, st.none() | spans, st.just("nobody is named")),
)
parties = some(st.sampled_from(WHO))
events = st.builds(
    Event, st.just("v1"), words, spans, parties, parties, who, when, presentations, which, words, some(st.just("v1"))
)
sides = some(st.builds(DealSide, who, some(spans)))
deals = st.builds(Deal, st.just("g1"), sides, sides, presentations, which, some(spans))
codes = st.sampled_from(["plural-sources", "unnamed-opinion", "declined-and-quoted", "withheld-cited"])
cautions = st.builds(Caution, st.just("w1"), codes, some(spans), st.just("only one source is quoted"), which)
days = st.builds(DateMention, st.just("d1"), spans, words, words, one_of(records.TimexType), st.just("as printed"))


def each(strategy: st.SearchStrategy[Any], ids: tuple[str, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """One record for each id, in order."""
    return st.tuples(*(strategy.map(lambda record, id=id: replace(record, id=id)) for id in ids))


readings = st.builds(
    Reading,
    article=articles,
    producer=st.just(Producer("0", "rules-0")),
    entities=each(entities, WHO),
    statements=each(statements, SAID),
    events=some(events, 1),
    deals=some(deals, 1),
    dates=each(days, WHEN),
    cautions=some(cautions, 1),
    unattributed=st.just(()) | each(statements, PLAIN),
)


@settings(max_examples=80, deadline=None)
@given(readings)
def test_a_reading_comes_back_whole_and_fits_the_schema(reading: Reading) -> None:
    line = contract.dumps(reading)
    assert "\n" not in line
    line.encode("utf-8")
    value = json.loads(line)
    assert value == contract.as_json(reading)
    assert contract.loads(line) == reading
    VALIDATOR.validate(value)


def small() -> Reading:
    text = "The mill will close, Ada Vint said."
    return Reading(
        article=Article(
            id="a1",
            title="Mill to close",
            text=text,
            language="en",
            access="open",
            capture=CaptureRef("0" * 64, "2026-01-02T03:04:05Z"),
            outlet=Outlet("Harbour Post"),
        ),
        producer=Producer("0.1.0", "rules-1"),
        entities=(Entity("e1", "person", "Ada Vint", mentions=(Span(21, 29),)),),
        statements=(
            Statement(
                "s1",
                Source((Span(21, 29),), "Ada Vint", "e1", "person", "named"),
                cue=(Span(30, 34),),
                content=(Span(0, 19),),
                quoted="indirect",
                stance="asserts",
                presentation=Presentation(tense="future"),
            ),
        ),
    )


FIRST_CONTRACT = {
    "article": "id given_id outlet url title language published dateline authors sections access text capture",
    "entities": "id kind name spellings mentions roles",
    "statements": "id source cue content quoted stance within presentation told_to terms chain when",
}


def test_the_fields_of_the_first_contract_come_first_and_in_order() -> None:
    value = contract.as_json(small())
    assert " ".join(value) == "article related entities statements events deals dates producer warnings unattributed"
    for part, names in FIRST_CONTRACT.items():
        record = value[part] if part == "article" else value[part][0]
        assert " ".join(record).startswith(names)


ADDED = {
    "statements": "answers partly medium occasion reason gap confidence",
    "events": "mode conflicts",
    "deals": "conditions",
}


@settings(max_examples=20, deadline=None)
@given(readings)
def test_a_reading_kept_by_an_older_program_can_still_be_read(reading: Reading) -> None:
    value = contract.as_json(reading)
    del value["warnings"], value["unattributed"]
    for part, names in ADDED.items():
        for record in value[part]:
            for name in names.split():
                del record[name]
    for record in value["statements"]:
        for name in ("count", "speaks_for", "knows", "motive"):
            del record["source"][name]
    kept = contract.from_json(value)
    assert (kept.cautions, kept.unattributed) == ((), ())
    assert all(s.answers is None and s.source.count is None for s in kept.statements)
    assert [s.source.text for s in kept.statements] == [s.source.text for s in reading.statements]


def break_enum(value: Any) -> None:
    value["statements"][0]["stance"] = "shouts"


def break_span(value: Any) -> None:
    value["statements"][0]["cue"] = [[3]]


def break_missing(value: Any) -> None:
    del value["article"]["access"]


def break_unknown(value: Any) -> None:
    value["article"]["mood"] = "gloomy"


def break_implicit(value: Any) -> None:
    value["statements"][0]["source"]["naming"] = "implicit"


@pytest.mark.parametrize("damage", [break_enum, break_span, break_missing, break_unknown, break_implicit])
def test_the_schema_refuses_what_the_contract_forbids(damage: Any) -> None:
    value = contract.as_json(small())
    VALIDATOR.validate(value)
    damage(value)
    assert not VALIDATOR.is_valid(value)


def test_the_schema_is_itself_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("line", ["", "{", "[]", "{}", '{"article": null}', "7"])
def test_what_is_not_a_reading_is_refused(line: str) -> None:
    with pytest.raises(BrokenInput, match="not a reading"):
        contract.loads(line)


def test_a_span_outside_its_text_is_refused() -> None:
    value = contract.as_json(small())
    value["statements"][0]["content"] = [[0, 4000]]
    with pytest.raises(BrokenInput, match="outside a text"):
        contract.from_json(value)
