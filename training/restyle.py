"""The same text in other clothes: quotation marks of another house, sign for sign, so that offsets and words stay.

PolNeAR's papers know two styles of marks, our readers' papers a dozen.
"""

from __future__ import annotations

import random
from dataclasses import replace

from headwater.attribute.model.pieces import Cutter
from training.readers import Document

STYLES = ("“”", "«»", "„“", "„”", '""', "‘’")
SHARE = 0.4
"""Of documents whose marks are changed in a round."""


def restyled(document: Document, cutter: Cutter, chance: random.Random) -> Document:
    """The document, at times with other quotation marks and dashes. Marks within words are left alone."""
    if chance.random() >= SHARE:
        return document
    text = _marks(document.text, chance.choice(STYLES))
    if chance.random() < 0.3:
        text = text.replace("—", "–") if "—" in text else text.replace("–", "—")
    pieces = cutter.cut(text)
    return replace(document, text=text, pieces=pieces) if len(pieces) == len(document.pieces) else document


def _marks(text: str, style: str) -> str:
    out = list(text)
    for n, sign in enumerate(text):
        if sign in "“«„":
            out[n] = style[0]
        elif sign in "”»":
            out[n] = style[1]
        elif sign == '"':
            opens = not n or text[n - 1].isspace() or text[n - 1] in "([—–-"
            out[n] = style[0] if opens else style[1]
    return "".join(out)
