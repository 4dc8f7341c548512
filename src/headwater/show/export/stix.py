"""STIX 2.1 (OASIS): claims as reports, statements as notes with those who answer for them, denials as opinions.

identity       outlets, and those whose word a claim rests on; rated ones carry the Admiralty tag
note           a statement: its words, who says it, where it was printed
relationship   `derived-from`, from a statement to the one it was taken from
opinion        a confirmation or a denial of a claim, by whom
report         a claim with all of these; its confidence where a person rated it
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from headwater.desk.claims.claim_listing import Why
from headwater.linked import Hand, Telling
from headwater.records import SourceKind
from headwater.show.clean import shown
from headwater.show.export import admiralty
from headwater.show.export.gathered import Gathered, instant, sides, web

Json = dict[str, Any]
MEDIA: Final = "application/stix+json;version=2.1"
_CLASSES: Final = {"person": "individual", "author": "individual", "group": "group", "document": "unknown"}
_OPINIONS: Final = {"denies": "disagree", "confirms": "agree"}


def document(found: Gathered) -> Json:
    """The bundle of all that was gathered."""
    made = _Bundle(found)
    for why in found.whys:
        made.claim(why)
    objects = [made.objects[id] for id in sorted(made.objects)]
    return {"type": "bundle", "id": f"bundle--{found.uuid('bundle', *found.names)}", "objects": objects}


class _Bundle:
    """The objects of a bundle, each once."""

    def __init__(self, found: Gathered) -> None:
        self._found = found
        self.objects: dict[str, Json] = {}

    def claim(self, why: Why) -> None:
        """A claim as a report, with all that it refers to."""
        row = why.row
        refs = [ref for telling in why.tellings for ref in self._note(why, telling)]
        refs += self._relations(why)
        for _, origin in sides(why):
            rated = why.reliability.get(origin.key)
            key = origin.name if origin.naming == "named" else f"{row.claim}:{origin.key}"
            refs.append(self._identity(key, origin.name, origin.kind, rated=rated))
        if not refs:
            return
        report = self._made("report", row.claim, instant(row.first, row.last), instant(row.last, row.first))
        report |= {
            "name": _text(row.wording),
            "description": f"{row.claim}: {row.standing}; {row.at_least} to {row.at_most} independent origins",
            "published": report["created"],
            "object_refs": sorted(set(refs)),
            "labels": [f"headwater:standing={row.standing!r}".replace("'", '"')],
        }
        if row.credibility:
            report["labels"].append(admiralty.credibility(row.credibility))
            if row.credibility in admiralty.CONFIDENCE:
                report["confidence"] = admiralty.CONFIDENCE[row.credibility]
        if language := row.language:
            report["lang"] = language
        self._keep(report)
        for telling in why.tellings:
            self._opinion(why, telling, report["id"])

    def _note(self, why: Why, telling: Telling) -> Iterator[str]:
        if not telling.wording.strip():
            return
        found = self._found
        when = instant(telling.published, why.row.first)
        note = self._made("note", "/".join(telling.ref), when, when)
        by = [self._hand(telling, hand) for hand in telling.chain]
        outlet = found.outlet(telling.article)
        by = by or [self._identity(outlet or telling.article, outlet or "outlet not known", "outlet")]
        note |= {
            "abstract": _text(f"{outlet}: {telling.stance}"),
            "content": _text(telling.wording),
            "authors": [_text(telling.chain[-1].name)] if telling.chain else [],
            "object_refs": sorted(set(by)),
            "external_references": [self._reference(telling)],
        }
        if not note["authors"]:
            del note["authors"]
        if telling.language:
            note["lang"] = telling.language
        self._keep(note)
        yield note["id"]
        yield from by

    def _reference(self, telling: Telling) -> Json:
        text = self._found.texts.get(telling.article)
        made: Json = {"source_name": _text(self._found.outlet(telling.article)) or "outlet not known"}
        if text is None:
            return made
        made |= {"external_id": telling.article, "description": _text(text.listed.title or telling.article)}
        if url := web(text.listed.url):
            made |= {"url": url, "hashes": {"SHA-256": text.sha256}}
        return made

    def _relations(self, why: Why) -> list[str]:
        by_ref = {telling.ref: telling for telling in why.tellings if telling.wording.strip()}
        made = []
        for edge in why.weighed.edges:
            if isinstance(edge.from_, str) or edge.from_ not in by_ref or edge.telling not in by_ref:
                continue
            when = instant(by_ref[edge.telling].published, why.row.first)
            name = "/".join((*edge.telling, *edge.from_))
            relation = self._made("relationship", name, when, when)
            relation |= {
                "relationship_type": "derived-from",
                "description": _text(f"{edge.how}: {edge.why}"),
                "source_ref": f"note--{self._uuid('note', '/'.join(edge.telling))}",
                "target_ref": f"note--{self._uuid('note', '/'.join(edge.from_))}",
            }
            self._keep(relation)
            made.append(relation["id"])
        return made

    def _opinion(self, why: Why, telling: Telling, report: str) -> None:
        says = _OPINIONS.get(telling.stance)
        if says is None or not telling.chain:
            return
        when = instant(telling.published, why.row.first)
        opinion = self._made("opinion", "/".join(telling.ref), when, when)
        opinion |= {
            "opinion": says,
            "explanation": _text(telling.wording),
            "authors": [_text(telling.chain[-1].name)],
            "object_refs": [report],
        }
        self._keep(opinion)

    def _hand(self, telling: Telling, hand: Hand) -> str:
        key = hand.name if hand.naming == "named" else f"{telling.article}:{hand.name}"
        return self._identity(key, hand.name, hand.kind)

    def _identity(self, key: str, name: str, kind: SourceKind, *, rated: str | None = None) -> str:
        first = "2000-01-01T00:00:00.000Z"  # when somebody was first met is not when they came to be
        identity = self._made("identity", f"{_CLASSES.get(kind, 'organization')}:{key.casefold()}", first, first)
        identity |= {"name": _text(name) or "?", "identity_class": _CLASSES.get(kind, "organization")}
        known = self.objects.get(identity["id"], {})
        labels = set(known.get("labels", ()))
        if rated:
            labels.add(admiralty.reliability(rated))
        if labels:
            identity["labels"] = sorted(labels)
        self._keep(identity)
        return str(identity["id"])

    def _uuid(self, type_: str, name: str) -> str:
        return str(self._found.uuid("stix", type_, name))

    def _made(self, type_: str, name: str, created: str, modified: str) -> Json:
        return {
            "type": type_,
            "spec_version": "2.1",
            "id": f"{type_}--{self._uuid(type_, name)}",
            "created": min(created, modified),
            "modified": max(created, modified),
        }

    def _keep(self, made: Json) -> None:
        self.objects[made["id"]] = made


def _text(text: str) -> str:
    return shown(text).strip()
