"""A page as Markdown (CommonMark with footnotes): nothing that others wrote is obeyed as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from headwater.show.dossiers.as_html import harmless
from headwater.show.dossiers.paper import Block, Box, Head, Items, Note, Paper, Para, Run

_SPECIAL: Final = re.compile(
    # Anywhere; an address that a reader makes a link of by itself; what begins a list or underlines a heading.
    r"[\\`*_{}\[\]<>#|~^$&@]|:(?=//)|(?<=www)\.|^[+=-](?=\s|$|[=-])|(?<=^\d)[.)]|(?<=^\d\d)[.)]",
    re.IGNORECASE,
)
_SPACE: Final = re.compile(r"\s+")
_SAFE_LINK: Final = re.compile(r"https?://[^\s<>\\]+")


def markdown(paper: Paper) -> bytes:
    """The page as a file."""
    made = [f"# {_text(paper.title.text)}"]
    made += [_block(block) for block in paper.text]
    if paper.notes:
        made.append(f"## {_text(paper.notes_title)}")
    made += [_note(note) for note in paper.notes]
    made += [_block(block) for block in paper.after]
    return ("\n\n".join(part for part in made if part) + "\n").encode()


def _block(block: Block, indent: str = "") -> str:
    if isinstance(block, Para):
        return indent + _para(block)
    if isinstance(block, Head):
        return f"{indent}{'#' * min(block.level, 6)} {_runs(block.runs)}"
    if isinstance(block, Box):
        inner = "\n\n".join(_block(each) for each in block.blocks)
        return "\n".join(f"{indent}> {line}".rstrip() for line in inner.split("\n"))
    return _items(block, indent)


def _items(block: Items, indent: str) -> str:
    made = []
    for item in block.items:
        first, *rest = [_para(para) for para in item]
        made.append("\n\n".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]))
    return "\n".join(made) if all(len(item) == 1 for item in block.items) else "\n\n".join(made)


def _para(para: Para) -> str:
    text = _runs(para.runs)
    return f"**{text}**" if para.style in ("notice", "label") and "*" not in text.replace("\\*", "") else text


def _note(note: Note) -> str:
    """A footnote; what follows its first paragraph is set in by four, as all readers of footnotes take it."""
    first, *rest = [_para(para) for para in note.paras]
    return "\n\n".join([f"[^{note.n}]: {first}", *(f"    {line}" for line in rest)])


def _runs(runs: Iterable[Run]) -> str:
    made = "".join(f"[^{run.note}]" if run.note else _run(run) for run in runs).strip()
    return made.replace("][^", "] [^")


def _run(run: Run) -> str:
    if run.code and run.text and "`" not in run.text:
        return f"`{_SPACE.sub(' ', harmless(run.text))}`"
    if run.link and _SAFE_LINK.fullmatch(run.link):
        return f"<{harmless(run.link)}>"
    text = _text(run.text)
    inner = text.strip()
    if run.bold and inner:
        return text.replace(inner, f"**{inner}**", 1)
    return text


def _text(text: str) -> str:
    """Text on one line, every character that could be markup with a backslash before it."""
    return _SPECIAL.sub(r"\\\g<0>", _SPACE.sub(" ", harmless(text)))
