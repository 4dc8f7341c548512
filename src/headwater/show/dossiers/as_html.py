"""A page as one HTML file: no script, nothing from elsewhere, its only style sheet allowed by its hash."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from importlib import resources
from typing import Final

from headwater.show import clean
from headwater.show.dossiers.paper import Block, Box, Head, Note, Paper, Para, Run

_NONCHARACTERS: Final = dict.fromkeys((65534, 65535), clean.MARK)
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv"})


def html(paper: Paper) -> bytes:
    """The page as a file."""
    return text(paper).encode()


def text(paper: Paper, *, meta: Iterable[tuple[str, str]] = ()) -> str:
    """The page as HTML; `meta` are named in its head."""
    policy = f"default-src 'none'; style-src '{_hash()}'; base-uri 'none'; form-action 'none'"
    named = "".join(f'<meta name="{escape(name)}" content="{escape(harmless(value))}">\n' for name, value in meta)
    return (
        f'<!doctype html>\n<html lang="{_tag(paper.language)}"{_direction(paper.language)}>\n'
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n<meta name="referrer" content="no-referrer">\n'
        f"{named}<title>{escape(harmless(paper.title.text))}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>\n"
        f"{body(paper)}</main>\n</body>\n</html>\n"
    )


def body(paper: Paper, *, to: Callable[[str], str] | None = None, titled: bool = True) -> str:
    """What stands in the page, without its frame; `to` makes an address of a page of the desk, none: none is linked."""
    making = _Making(to, paper.language)
    title = f'<h1 dir="auto"{_lang(paper.title)}>{escape(harmless(paper.title.text))}</h1>\n' if titled else ""
    made = [title, *(making.block(block) for block in paper.text)]
    if paper.notes:
        made.append(f'<h2 id="evidence">{escape(paper.notes_title)}</h2>\n<ol class="notes">\n')
        made += [making.note(note) for note in paper.notes]
        made.append("</ol>\n")
    return "".join([*made, *(making.block(block) for block in paper.after)])


def blocks(some: Iterable[Block], language: str, *, to: Callable[[str], str] | None = None) -> str:
    """Some blocks of a page in a language."""
    making = _Making(to, language)
    return "".join(making.block(block) for block in some)


def harmless(text: str) -> str:
    """Text of others with nothing in it that turns a line, or that no file may have."""
    return clean.shown(text).translate(_NONCHARACTERS)


class _Making:
    def __init__(self, to: Callable[[str], str] | None, language: str) -> None:
        self._to, self._language = to, language

    def block(self, block: Block) -> str:
        if isinstance(block, Para):
            return self._para(block)
        if isinstance(block, Head):
            anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
            level = min(block.level, 6)
            return f'<h{level}{anchor} dir="auto">{self._runs(block.runs)}</h{level}>\n'
        if isinstance(block, Box):
            tag = "blockquote" if block.kind == "quotation" else "section"
            return f'<{tag} class="{block.kind}">\n{"".join(map(self.block, block.blocks))}</{tag}>\n'
        made = []
        for n, item in enumerate(block.items):
            anchor = f' id="{escape(block.anchors[n])}"' if n < len(block.anchors) else ""
            made.append(f"<li{anchor}>{''.join(map(self._para, item))}</li>\n")
        kind = ' class="sources"' if block.anchors else ""
        return f"<ul{kind}>\n{''.join(made)}</ul>\n"

    def note(self, note: Note) -> str:
        return f'<li id="n{note.n}" value="{note.n}">{"".join(map(self._para, note.paras))}</li>\n'

    def _para(self, para: Para) -> str:
        style = "" if para.style == "plain" else f' class="{para.style}"'
        return f'<p{style} dir="auto">{self._runs(para.runs)}</p>\n'

    def _runs(self, runs: Iterable[Run]) -> str:
        """Words of others stand by themselves only where something runs from right to left: each costs a box."""
        runs = tuple(runs)
        turned = any(_turned(run.text) for run in runs)
        made = []
        for before, run in zip((Run(""), *runs), runs, strict=False):
            if run.note:
                made.append(f'<sup>{"," * bool(before.note)}<a href="#n{run.note}">{run.note}</a></sup>')
            else:
                made.append(self._run(run, turned))
        return "".join(made)

    def _run(self, run: Run, turned: bool) -> str:
        text = escape(harmless(run.text))
        if run.code:
            text = f"<code>{text}</code>"
        if run.italic:
            text = f"<em>{text}</em>"
        if run.bold:
            text = f"<strong>{text}</strong>"
        if run.whose != "ours" and run.text.strip():
            text = self._theirs(text, run, turned)
        if run.page and self._to:
            return f'<a href="{escape(self._to(run.page))}">{text}</a>'
        if run.link:
            return f'<a href="{escape(run.link)}" rel="noreferrer noopener">{text}</a>'
        return f'<a href="#{escape(run.to)}">{text}</a>' if run.to else text

    def _theirs(self, text: str, run: Run, turned: bool) -> str:
        lead = " " if text.startswith(" ") else ""
        language = _lang(run) if run.language != self._language else ""
        if turned:
            return f"{lead}<bdi{language}>{text[len(lead) :]}</bdi>"
        return f"{lead}<span{language}>{text[len(lead) :]}</span>" if language else text


def _turned(text: str) -> bool:
    # Nothing before Hebrew runs from right to left, and no text of our languages has a letter after it.
    return max(text, default="") >= "\u0590" and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def _lang(run: Run) -> str:
    return f' lang="{_tag(run.language)}"' if run.language else ""


def _tag(language: str) -> str:
    return language if language.isascii() and language.replace("-", "").isalnum() else "und"


def _direction(language: str) -> str:
    return ' dir="rtl"' if language in _RIGHT_TO_LEFT else ""


@cache
def _style() -> str:
    return resources.files("headwater.show.dossiers").joinpath("paper.css").read_text("utf-8")


@cache
def _hash() -> str:
    digest = hashlib.sha256(_style().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
