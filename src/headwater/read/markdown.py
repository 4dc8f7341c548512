"""Markdown -> plain text: headings and paragraphs with an empty line between them, links as their words."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT = re.compile(r"\s*---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]{2,20})[ \t]*:[ \t]*(\S.*)")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HINTS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "author": "author",
    "lang": "language",
    "language": "language",
    "outlet": "outlet",
    "publisher": "outlet",
}


def plain(source: str) -> tuple[str, dict[str, str]]:
    """The text, and hints from the front matter and the first heading; pictures, rules and markup are left out."""
    hints: dict[str, str] = {}
    if front := _FRONT.match(source):
        hints = _front(front[1])
        source = source[front.end() :]
    blocks: list[str] = []
    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(source)
    for before, token in zip([None, *tokens], tokens, strict=False):
        text = _block(token).strip()
        if not text:
            continue
        if before and before.type == "heading_open" and before.tag == "h1" and not blocks:
            hints.setdefault("title", text)
        blocks.append(text)
    return "\n\n".join(blocks), hints


def _block(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content
    if token.type == "html_block":
        return _TAG.sub("", token.content)
    return _words(token) if token.type == "inline" else ""


def _words(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)


def _front(block: str) -> dict[str, str]:
    """The fields of one line each; anything deeper is not for us."""
    hints: dict[str, str] = {}
    for line in block.splitlines():
        if (field := _FIELD.match(line)) and (name := _HINTS.get(field[1].lower())):
            hints.setdefault(name, field[2].strip().strip("\"'"))
    return hints
