"""JSON-LD 1.1: what is claimed, in whose words, where they stand, and who has it from whom.

    schema.org        NewsArticle, Claim, Quotation, Person, Organization; what they are called and when they came out
    W3C PROV-O        wasQuotedFrom (a quotation, its article), wasDerivedFrom (a text or telling, the one it is from),
                      hadPrimarySource (a telling, the account it rests on), wasAttributedTo (an account, whose it is)
    Web Annotation    where the words stand in the frozen text, by quote and by position, and the hash of the bytes

The context stands in the file: nothing has to be fetched to read it, and nobody learns that it is read. Identifiers are
UUIDs; captures are named by their hash (RFC 6920).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from headwater.desk.claims.claim_listing import Why
from headwater.linked import Hand, Origin, Telling
from headwater.records import SourceKind
from headwater.show.export.gathered import Gathered, Text, named_by_hash, sides, web
from headwater.show.export.quoting import Passage

Json = dict[str, Any]
MEDIA: Final = "application/ld+json"
_ID: Final = {"@type": "@id"}
_SCHEMA: Final = "https://schema.org/"
CONTEXT: Final[Json] = {
    "@version": 1.1,
    "schema": _SCHEMA,
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{
        name: f"schema:{name}"
        for name in (
            *("NewsArticle", "Claim", "Quotation", "CreativeWork", "Person", "Organization", "MediaObject"),
            *("GovernmentOrganization", "NewsMediaOrganization", "PropertyValue", "Collection"),
            *("name", "alternateName", "headline", "text", "inLanguage", "identifier", "datePublished", "description"),
            *(
                "isAccessibleForFree",
                "articleSection",
                "sha256",
                "encodingFormat",
                "propertyID",
                "value",
                "dateCreated",
            ),
        )
    },
    **{
        name: {"@id": f"schema:{name}", **_ID}
        for name in (
            *("appearance", "firstAppearance", "publisher", "author", "isPartOf", "url", "spokenByCharacter", "about"),
            *("hasPart", "additionalProperty"),
        )
    },
    **{
        name: {"@id": f"prov:{name}", **_ID}
        for name in ("wasQuotedFrom", "wasDerivedFrom", "wasAttributedTo", "hadPrimarySource", "hadMember")
    },
    "Entity": "prov:Entity",
    "Agent": "prov:Agent",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TimeState": "oa:TimeState",
    "body": {"@id": "oa:hasBody", **_ID},
    "target": {"@id": "oa:hasTarget", **_ID},
    "source": {"@id": "oa:hasSource", **_ID},
    "selector": {"@id": "oa:hasSelector", **_ID},
    "state": {"@id": "oa:hasState", **_ID},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "identifying": "oa:identifying",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "cached": {"@id": "oa:cachedSource", **_ID},
    "sourceDate": {"@id": "oa:sourceDate", "@type": "xsd:dateTime"},
}


def document(found: Gathered) -> Json:
    """All that was gathered, as one object."""
    agents = _Agents(found)
    graph = [
        *(node for text in found.texts.values() for node in _article(found, agents, text)),
        *(node for why in found.whys for node in _claim(found, agents, why)),
    ]
    return {"@context": CONTEXT, "@graph": [*graph, *agents.nodes()]}


def _urn(value: object) -> str:
    return f"urn:uuid:{value}"


class _Agents:
    """Persons, bodies and outlets, each once: those of the desk by their number, the others by their name."""

    def __init__(self, found: Gathered) -> None:
        self._found = found
        self._made: dict[str, Json] = {}

    def of(self, name: str, kind: SourceKind, bearer: str, *, naming: str = "named", official: bool = False) -> str:
        """The identifier of somebody."""
        key = bearer or f"{kind}:{name.casefold()}"
        id = _urn(self._found.uuid("agent", key))
        node = self._made.setdefault(id, {"@id": id, "type": ["Agent", *_kind(kind, official=official)], "name": name})
        if name != node["name"] and naming == "named":
            node["alternateName"] = sorted({*node.get("alternateName", ()), name})
        if bearer:
            node["identifier"] = bearer
        if naming != "named":
            # Words that describe somebody: nobody knows who it is, and two of them need not be one.
            node["description"] = f"{naming}: not named by the text"
        return id

    def hand(self, telling: Telling, hand: Hand) -> str:
        """The identifier of a link of a chain; whom a text does not name is somebody else in each text."""
        bearer = self._found.bearer(telling, hand)
        if hand.naming == "named":
            return self.of(hand.name, hand.kind, bearer, official=hand.official)
        key = bearer or f"{telling.article}:{hand.span.start if hand.span else hand.name}"
        return self.of(hand.name, hand.kind, key, naming=hand.naming, official=hand.official)

    def nodes(self) -> list[Json]:
        """All of them, in the order of their identifiers."""
        return [self._made[id] for id in sorted(self._made)]


def _kind(kind: SourceKind, *, official: bool) -> list[str]:
    if kind in ("person", "author"):
        return ["Person"]
    if kind == "outlet":
        return ["NewsMediaOrganization"]
    if kind == "body":
        return ["GovernmentOrganization" if official else "Organization"]
    return []


def _article(found: Gathered, agents: _Agents, text: Text) -> Iterator[Json]:
    listed, article = text.listed, text.reading.article
    capture = named_by_hash(text.sha256)
    free = {"open": True, "subscribers": False}.get(listed.access)
    outlet = article.outlet
    bearer = found.who.get((listed.id, outlet.entity or ""), "") if outlet else ""
    node = {
        "@id": _urn(found.of_article(listed.id)),
        "type": ["NewsArticle", "Entity"],
        "identifier": listed.id,
        "headline": listed.title,
        "inLanguage": listed.language,
        "url": web(listed.url),
        "datePublished": listed.published,
        "articleSection": list(article.sections),
        "isAccessibleForFree": free,
        "publisher": agents.of(outlet.name, "outlet", bearer) if outlet else None,
        "author": [agents.of(name, "author", "") for name in article.authors],
        "wasDerivedFrom": [capture, *_copied(found, listed.id)],
    }
    yield _full(node)
    yield {
        "@id": capture,
        "type": ["MediaObject", "Entity"],
        "sha256": text.sha256,
        "dateCreated": text.fetched,
    }


def _copied(found: Gathered, article: str) -> list[str]:
    """The articles whose text it repeats."""
    return [_urn(found.of_article(copy.earlier)) for copy in found.copies if copy.later == article]


def _claim(found: Gathered, agents: _Agents, why: Why) -> Iterator[Json]:
    row = why.row
    told = list(dict.fromkeys(article for article, _ in why.claim.tellings if article in found.texts))
    first = min(told, key=lambda id: (found.texts[id].listed.published or "~", id), default=None)
    properties = (
        ("standing", row.standing),
        ("origins, at least", row.at_least),
        ("origins, at most", row.at_most),
        ("publishers", row.houses),
        ("credibility (Admiralty)", row.credibility),
    )
    values = [
        {"@id": _urn(found.uuid(row.claim, name)), "type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in properties
        if value is not None
    ]
    yield _full(
        {
            "@id": _urn(found.uuid(row.claim)),
            "type": ["Claim", "Entity"],
            "identifier": row.claim,
            "text": row.wording,
            "inLanguage": row.language,
            "appearance": [_urn(found.of_article(id)) for id in told],
            "firstAppearance": _urn(found.of_article(first)) if first else None,
            "hadPrimarySource": [_account(found, why, origin) for _, origin in sides(why)],
            "hasPart": [_telling_id(found, telling.ref) for telling in why.tellings],
            "additionalProperty": [value["@id"] for value in values],
        }
    )
    yield from values
    for side, origin in sides(why):
        yield _origin(found, agents, why, side, origin)
    for telling in why.tellings:
        yield from _telling(found, agents, why, telling)


def _telling_id(found: Gathered, ref: tuple[str, str]) -> str:
    return _urn(found.uuid("telling", *ref))


def _account(found: Gathered, why: Why, origin: Origin) -> str:
    return _urn(found.uuid(why.row.claim, "origin", origin.key))


def _origin(found: Gathered, agents: _Agents, why: Why, side: str, origin: Origin) -> Json:
    """What an origin said, as something that others rest on; whose it is stands beside it."""
    by_ref = {telling.ref: telling for telling in why.tellings}
    last = next((t.chain[-1] for ref in origin.tellings if (t := by_ref.get(ref)) and t.chain), None)
    telling = next((t for ref in origin.tellings if (t := by_ref.get(ref)) and t.chain), None)
    agent = (
        agents.hand(telling, last)
        if telling and last and last.name == origin.name
        else agents.of(
            origin.name,
            origin.kind,
            "" if origin.naming == "named" else f"{why.row.claim}:{origin.key}",
            naming=origin.naming,
            official=origin.official,
        )
    )
    counted = "counted as proven" if origin.proven else "not proven distinct from others"
    return {
        "@id": _account(found, why, origin),
        "type": ["CreativeWork", "Entity"],
        "name": origin.name,
        "description": f"{side}; {counted}. {origin.why}",
        "wasAttributedTo": agent,
    }


def _telling(found: Gathered, agents: _Agents, why: Why, telling: Telling) -> Iterator[Json]:
    quoted = telling.quoted in ("direct", "mixed")
    article = _urn(found.of_article(telling.article))
    here = telling.article in found.texts
    edges = [edge for edge in why.weighed.edges if edge.telling == telling.ref]
    by_key = {origin.key: origin for _, origin in sides(why)}
    yield _full(
        {
            "@id": _telling_id(found, telling.ref),
            "type": ["Quotation" if quoted else "CreativeWork", "Entity"],
            "identifier": ":".join(telling.ref),
            "text": telling.wording,
            "inLanguage": telling.language,
            "about": _urn(found.uuid(why.row.claim)),
            "isPartOf": article if here else None,
            "wasQuotedFrom": article if here else None,
            "wasAttributedTo": [agents.hand(telling, hand) for hand in telling.chain],
            "spokenByCharacter": agents.hand(telling, telling.chain[-1]) if quoted and telling.chain else None,
            "wasDerivedFrom": _unique(_telling_id(found, e.from_) for e in edges if not isinstance(e.from_, str)),
            "hadPrimarySource": _unique(
                _account(found, why, by_key[e.from_]) for e in edges if isinstance(e.from_, str) and e.from_ in by_key
            ),
        }
    )
    for n, quote in enumerate(found.passages(telling)):
        yield _annotation(found, telling, n, quote)


def _annotation(found: Gathered, telling: Telling, n: int, quote: Passage) -> Json:
    """Where a piece of a telling stands: two selectors of one passage, and the state that they hold for."""
    text = found.texts[telling.article]
    state = {"type": "TimeState", "sourceDate": text.fetched, "cached": named_by_hash(text.sha256)}
    return {
        "@id": _urn(found.uuid("annotation", *telling.ref, str(n))),
        "type": "Annotation",
        "motivation": "identifying",
        "body": _telling_id(found, telling.ref),
        "target": {
            "type": "SpecificResource",
            "source": _urn(found.of_article(telling.article)),
            "sha256": text.digest,
            "state": state,
            "selector": [
                {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
                {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
            ],
        },
    }


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _full(node: Json) -> Json:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, [], "")}
