"""GraphML: claims, their origins, who tells them, and who has it from whom; articles and who copies whom.

Nodes are claims, origins, statements, articles (`kind`); edges go from whoever has something to what it is from. A file
is read by Gephi, yEd, igraph, networkx.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from headwater.show.clean import in_xml
from headwater.show.export.gathered import Gathered, sides, web

MEDIA: Final = "application/graphml+xml"
_NODE: Final = {
    "kind": "string",
    "name": "string",
    "outlet": "string",
    "language": "string",
    "published": "string",
    "url": "string",
    "stance": "string",
    "naming": "string",
    "standing": "string",
    "at_least": "int",
    "at_most": "int",
    "official": "boolean",
    "proven": "boolean",
    "side": "string",
}
_EDGE: Final = {"how": "string", "why": "string", "share": "double", "words": "string"}
Value = str | int | float | bool | None


def written(found: Gathered) -> Iterator[str]:
    """The graph of all that was gathered."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, type_ in keys.items():
            yield f'<key id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph id="sources" edgedefault="directed">\n'
    yield from _articles(found)
    for why in found.whys:
        yield from _claim(found, why.row.claim)
    yield from _copies(found)
    yield "</graph>\n</graphml>\n"


def _articles(found: Gathered) -> Iterator[str]:
    for id, text in found.texts.items():
        listed = text.listed
        yield _node(
            id,
            kind="article",
            name=listed.title,
            outlet=listed.outlet,
            language=listed.language,
            published=listed.published,
            url=web(listed.url),
        )


def _claim(found: Gathered, claim: str) -> Iterator[str]:
    why = next(why for why in found.whys if why.row.claim == claim)
    row = why.row
    yield _node(
        claim,
        kind="claim",
        name=row.wording,
        language=row.language,
        published=row.first,
        standing=row.standing,
        at_least=row.at_least,
        at_most=row.at_most,
    )
    keys = {}
    for n, (side, origin) in enumerate(sides(why), 1):
        keys[origin.key] = f"{claim}/o{n}"
        yield _node(
            keys[origin.key],
            kind="origin",
            name=origin.name,
            naming=origin.naming,
            official=origin.official,
            proven=origin.proven,
            side=side,
        )
        yield _edge(claim, keys[origin.key], how="rests on" if side == "behind" else side, why=origin.why)
    told = {telling.ref for telling in why.tellings}
    for telling in why.tellings:
        id = ":".join(telling.ref)
        yield _node(
            id,
            kind="statement",
            name=telling.wording,
            outlet=found.outlet(telling.article),
            language=telling.language,
            published=telling.published,
            stance=telling.stance,
        )
        yield _edge(id, claim, how="tells")
        if telling.article in found.texts:
            yield _edge(id, telling.article, how="stands in")
    for edge in why.weighed.edges:
        to = keys.get(edge.from_) if isinstance(edge.from_, str) else ":".join(edge.from_)
        if to and edge.telling in told and (isinstance(edge.from_, str) or edge.from_ in told):
            yield _edge(
                ":".join(edge.telling),
                to,
                how=edge.how,
                why=edge.why,
                words=found.words(edge.telling[0], edge.span),
            )


def _copies(found: Gathered) -> Iterator[str]:
    for copy in found.copies:
        yield _edge(copy.later, copy.earlier, how=f"copy, {copy.kind}", why=copy.why, share=round(copy.share, 4))


def _node(id: str, **data: Value) -> str:
    return f"<node id={_quoted(id)}>{_data('n', data)}</node>\n"


def _edge(source: str, target: str, **data: Value) -> str:
    return f"<edge source={_quoted(source)} target={_quoted(target)}>{_data('e', data)}</edge>\n"


def _data(of: str, data: dict[str, Value]) -> str:
    return "".join(
        f'<data key="{of}_{name}">{_text(value)}</data>' for name, value in data.items() if value is not None
    )


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(in_xml(value)) if isinstance(value, str) else repr(value)


def _quoted(id: str) -> str:
    return quoteattr(in_xml(id))
