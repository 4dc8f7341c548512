"""A reading as JSON, and back: the one form in which readings leave and enter the program.

`docs/reading.schema.json` describes it. Fields may be added, never renamed or removed; spans are
`[start, end]` in code points of `article.text`. What a reading's records hold and the first form of the contract
did not name stands at the end of its object (`article.modified`, `entities[].official`, `statements[].confidence`);
a reading that was written before a field was there is read as if nothing had been found for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from headwater.errors import BrokenInput, SpanError
from headwater.json_text import encode
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

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The reading as plain dicts, lists and strings, in the order of the contract."""
    return {
        "article": _article(reading.article),
        "related": [_related(r) for r in reading.article.related],
        "entities": [_entity(e) for e in reading.entities],
        "statements": [_statement(s) for s in reading.statements],
        "events": [_event(e) for e in reading.events],
        "deals": [_deal(d) for d in reading.deals],
        "dates": [_date(d) for d in reading.dates],
        "producer": {"version": reading.producer.version, "model": reading.producer.model},
        "warnings": [_caution(c) for c in reading.cautions],
        "unattributed": [_statement(s) for s in reading.unattributed],
    }


def dumps(reading: Reading) -> str:
    """The reading as one line of JSON, without the line end."""
    return encode(as_json(reading))


def from_json(value: Json) -> Reading:
    """The reading that `as_json` wrote. Raises `BrokenInput` where `value` is not one."""
    try:
        return _reading(value)
    except (KeyError, TypeError, ValueError, AttributeError, SpanError) as error:
        raise BrokenInput(f"not a reading: {type(error).__name__}: {error}") from error


def loads(line: str) -> Reading:
    """The reading on one line of `headwater read --json`. Raises `BrokenInput`."""
    try:
        value = json.loads(line)
    except ValueError as error:
        raise BrokenInput(f"not a reading: {error}") from error
    return from_json(value)


# Records to JSON ---------------------------------------------------------------------------------------------------


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _article(a: Article) -> Json:
    return {
        "id": a.id,
        "given_id": a.given_id,
        "outlet": {"name": a.outlet.name, "entity": a.outlet.entity} if a.outlet else None,
        "url": a.url,
        "title": a.title,
        "language": a.language,
        "published": {"value": a.published.value, "basis": a.published.basis} if a.published else None,
        "dateline": a.dateline,
        "authors": list(a.authors),
        "sections": list(a.sections),
        "access": a.access,
        "text": a.text,
        "capture": {"sha256": a.capture.sha256, "fetched": a.capture.fetched},
        "modified": a.modified,
        "body_start": a.body_start,
        "read_in": a.read_in,
        "sentences": _spans(a.sentences),
        "issues": [{"code": i.code, "message": i.message, "input": i.input} for i in a.issues],
    }


def _related(r: Related) -> Json:
    return {"title": r.title, "sections": list(r.sections), "access": r.access, "url": r.url}


def _entity(e: Entity) -> Json:
    return {
        "id": e.id,
        "kind": e.kind,
        "name": e.name,
        "spellings": [{"text": s.text, "language": s.language, "script": s.script} for s in e.spellings],
        "mentions": _spans(e.mentions),
        "roles": [_role(r) for r in e.roles],
        "outlet": e.outlet,
        "official": e.official,
        "gender": e.gender,
    }


def _role(r: Role) -> Json:
    return {
        "title": r.title,
        "organization": r.organization,
        "span": _span(r.span),
        "since": r.since,
        "until": r.until,
    }


def _statement(s: Statement) -> Json:
    return {
        "id": s.id,
        "source": _source(s.source),
        "cue": _spans(s.cue),
        "content": _spans(s.content),
        "quoted": s.quoted,
        "stance": s.stance,
        "within": s.within,
        "presentation": _presentation(s.presentation),
        "told_to": s.told_to,
        "terms": _phrase(s.terms),
        "chain": [_link(link) for link in s.chain],
        "when": s.when,
        "confidence": s.confidence,
        "answers": s.answers,
        "partly": s.partly,
        "medium": _phrase(s.medium),
        "occasion": _phrase(s.occasion),
        "reason": _phrase(s.reason),
        "gap": {"span": _span(s.gap.span), "why": s.gap.why} if s.gap else None,
    }


def _phrase(phrase: Phrase | None) -> Json | None:
    return {"span": _span(phrase.span), "text": phrase.text} if phrase else None


def _source(s: Source) -> Json:
    return {
        "spans": _spans(s.spans),
        "text": s.text,
        "entity": s.entity,
        "kind": s.kind,
        "naming": s.naming,
        "official": s.official,
        "count": s.count,
        "speaks_for": s.speaks_for,
        "knows": _phrase(s.knows),
        "motive": _phrase(s.motive),
    }


def _presentation(p: Presentation) -> Json:
    return {"certainty": p.certainty, "polarity": p.polarity, "tense": p.tense, "conditional": p.conditional}


def _link(link: Link) -> Json:
    return {
        "text": link.text,
        "entity": link.entity,
        "kind": link.kind,
        "naming": link.naming,
        "span": _span(link.span),
    }


def _event(e: Event) -> Json:
    return {
        "id": e.id,
        "type": e.type,
        "trigger": _span(e.trigger),
        "actors": list(e.actors),
        "recipients": list(e.recipients),
        "place": e.place,
        "when": e.when,
        "presentation": _presentation(e.presentation),
        "statement": e.statement,
        "mode": e.mode,
        "conflicts": list(e.conflicts),
        "described": _spans(e.described),
    }


def _deal(d: Deal) -> Json:
    return {
        "id": d.id,
        "gives": [{"party": side.party, "content": _spans(side.content)} for side in d.gives],
        "gets": [{"party": side.party, "content": _spans(side.content)} for side in d.gets],
        "presentation": _presentation(d.presentation),
        "statement": d.statement,
        "conditions": _spans(d.conditions),
    }


def _caution(c: Caution) -> Json:
    return {"id": c.id, "code": c.code, "spans": _spans(c.spans), "text": c.text, "statement": c.statement}


def _date(d: DateMention) -> Json:
    return {
        "id": d.id,
        "span": _span(d.span),
        "text": d.text,
        "value": d.value,
        "type": d.type,
        "basis": d.basis,
    }


# JSON to records ---------------------------------------------------------------------------------------------------


def _reading(value: Json) -> Reading:
    return Reading(
        article=_to_article(value["article"], value["related"]),
        producer=Producer(value["producer"]["version"], value["producer"]["model"]),
        entities=tuple(_to_entity(e) for e in value["entities"]),
        statements=tuple(_to_statement(s) for s in value["statements"]),
        events=tuple(_to_event(e) for e in value["events"]),
        deals=tuple(_to_deal(d) for d in value["deals"]),
        dates=tuple(_to_date(d) for d in value["dates"]),
        cautions=tuple(_to_caution(c) for c in value.get("warnings", [])),
        unattributed=tuple(_to_statement(s) for s in value.get("unattributed", [])),
    )


def _to_span(pair: list[int]) -> Span:
    start, end = pair
    if not (isinstance(start, int) and isinstance(end, int)):
        raise ValueError(f"no span: {pair!r}")
    return Span(start, end)


def _maybe(pair: list[int] | None) -> Span | None:
    return None if pair is None else _to_span(pair)


def _to_spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_to_span(p) for p in pairs)


def _to_article(a: Json, related: list[Json]) -> Article:
    return Article(
        id=a["id"],
        title=a["title"],
        text=a["text"],
        language=a["language"],
        access=a["access"],
        capture=CaptureRef(a["capture"]["sha256"], a["capture"]["fetched"]),
        outlet=Outlet(a["outlet"]["name"], a["outlet"]["entity"]) if a["outlet"] else None,
        url=a["url"],
        given_id=a["given_id"],
        published=Dated(a["published"]["value"], a["published"]["basis"]) if a["published"] else None,
        modified=a.get("modified"),
        dateline=a["dateline"],
        body_start=a.get("body_start", 0),
        authors=tuple(a["authors"]),
        sections=tuple(a["sections"]),
        sentences=_to_spans(a.get("sentences", [])),
        related=tuple(Related(r["title"], tuple(r["sections"]), r["access"], r["url"]) for r in related),
        read_in=a.get("read_in"),
        issues=tuple(Issue(i["code"], i["message"], i["input"]) for i in a.get("issues", [])),
    )


def _to_entity(e: Json) -> Entity:
    return Entity(
        id=e["id"],
        kind=e["kind"],
        name=e["name"],
        spellings=tuple(Spelling(s["text"], s["language"], s["script"]) for s in e["spellings"]),
        mentions=_to_spans(e["mentions"]),
        roles=tuple(Role(r["title"], r["organization"], _maybe(r["span"]), r["since"], r["until"]) for r in e["roles"]),
        outlet=e.get("outlet", False),
        official=e.get("official", False),
        gender=e.get("gender"),
    )


def _to_phrase(phrase: Json | None) -> Phrase | None:
    return Phrase(_to_span(phrase["span"]), phrase["text"]) if phrase else None


def _to_statement(s: Json) -> Statement:
    source, gap = s["source"], s.get("gap")
    return Statement(
        id=s["id"],
        source=Source(
            _to_spans(source["spans"]),
            source["text"],
            source["entity"],
            source["kind"],
            source["naming"],
            source["official"],
            source.get("count"),
            source.get("speaks_for"),
            _to_phrase(source.get("knows")),
            _to_phrase(source.get("motive")),
        ),
        cue=_to_spans(s["cue"]),
        content=_to_spans(s["content"]),
        quoted=s["quoted"],
        stance=s["stance"],
        presentation=_to_presentation(s["presentation"]),
        chain=tuple(
            Link(link["text"], link["entity"], link["kind"], link["naming"], _maybe(link["span"]))
            for link in s["chain"]
        ),
        within=s["within"],
        told_to=s["told_to"],
        terms=_to_phrase(s["terms"]),
        when=s["when"],
        confidence=s.get("confidence", 1.0),
        answers=s.get("answers"),
        partly=s.get("partly", False),
        medium=_to_phrase(s.get("medium")),
        occasion=_to_phrase(s.get("occasion")),
        reason=_to_phrase(s.get("reason")),
        gap=Gap(_maybe(gap["span"]), gap["why"]) if gap else None,
    )


def _to_presentation(p: Json) -> Presentation:
    return Presentation(p["certainty"], p["polarity"], p["tense"], p["conditional"])


def _to_event(e: Json) -> Event:
    return Event(
        id=e["id"],
        type=e["type"],
        trigger=_to_span(e["trigger"]),
        actors=tuple(e["actors"]),
        recipients=tuple(e["recipients"]),
        place=e["place"],
        when=e["when"],
        presentation=_to_presentation(e["presentation"]),
        statement=e["statement"],
        mode=e.get("mode", ""),
        conflicts=tuple(e.get("conflicts", [])),
        described=_to_spans(e.get("described", [])),
    )


def _to_sides(sides: list[Json]) -> tuple[DealSide, ...]:
    return tuple(DealSide(side["party"], _to_spans(side["content"])) for side in sides)


def _to_deal(d: Json) -> Deal:
    return Deal(
        id=d["id"],
        gives=_to_sides(d["gives"]),
        gets=_to_sides(d["gets"]),
        presentation=_to_presentation(d["presentation"]),
        statement=d["statement"],
        conditions=_to_spans(d.get("conditions", [])),
    )


def _to_caution(c: Json) -> Caution:
    return Caution(c["id"], c["code"], _to_spans(c["spans"]), c["text"], c["statement"])


def _to_date(d: Json) -> DateMention:
    return DateMention(d["id"], _to_span(d["span"]), d["text"], d["value"], d["type"], d["basis"])
