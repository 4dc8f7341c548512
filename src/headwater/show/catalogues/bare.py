"""What a template says in English without asking for a translation: words between tags, and in what is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2 import Environment, nodes

_HOLE: Final = "\ufffc"
"""Stands where the template puts something in."""
_READ_ALOUD: Final = re.compile(r'\b(?:aria-label|aria-description|placeholder|title|alt)="([^"]*)"')
_UNSAID: Final = re.compile(r"<(pre|code|script|style)\b.*?</\1>", re.DOTALL)
_DATA: Final = re.compile(r'\bdata-[a-z]+="[^"]*"|https?://[^\s"<]+')
_TAG: Final = re.compile(r"<!?/?[a-zA-Z][^<>]*>")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NAMES: Final = frozenset(
    {"Headwater", "JSON", "SHA", "OpenAPI", "openapi", "json", "CSV", "XLSX", "Enter", "PDF", "UTF", "URL"}
)
"""What has one name in all languages."""
_SHOWN: Final = re.compile(r"[A-Z][a-z]|[a-z] [a-z]")
"""What a word that is put in looks like where it is shown, and not the name of a class or a field."""


def bare(source: str, house: Environment) -> tuple[str, ...]:
    """The stretches of English in a template that no catalogue knows of."""
    tree = house.parse(source)
    return (*_between(tree), *_put_in(tree))


def _between(tree: nodes.Template) -> Iterator[str]:
    """In the text of the page: the template without its logic, holes where something is put in."""
    page = _DATA.sub("", _UNSAID.sub(_HOLE, "".join(_pieces(tree))))
    found = [*_READ_ALOUD.findall(page), *_TAG.split(_READ_ALOUD.sub("", page))]
    for text in found:
        if [word for word in _WORD.findall(re.sub(r"&[a-z]+;", " ", text)) if word not in _NAMES]:
            yield " ".join(text.replace(_HOLE, "…").split())


def _pieces(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(node, nodes.Output):
            yield _HOLE
        else:
            yield from _pieces(child)


def _put_in(tree: nodes.Template) -> Iterator[str]:
    """Words that are put in as they stand: `{{ "Yes" if so else "No" }}`, `{{ title or "No title" }}`."""
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            yield from (text for text in _words(node) if _SHOWN.search(text) and "/" not in text)


def _words(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from _words(node.expr1)
        yield from _words(node.expr2) if node.expr2 else ()
    elif isinstance(node, nodes.Or | nodes.And | nodes.Concat):
        for child in node.iter_child_nodes():
            yield from _words(child)
    elif isinstance(node, nodes.Filter) and node.node and node.name != "count":
        yield from _words(node.node)
