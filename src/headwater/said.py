"""Sentences of ours that are kept: written in English, so made that they can be found again and said otherwise.

What weighs, links and reads gives its reasons in sentences, and they are stored as they are. Whoever shows them in
another language needs to know from which sentence of the code each was made. So a sentence is written as a whole, with
places for names and numbers, and never glued together from parts of sentences; show/catalogues/gathering.py reads the
places out of the code, and show/sayings.py matches what is stored against them. In the modules that `gathering` lists,
what looks like a sentence is taken for one; elsewhere, and for what does not, these mark it.
"""

from __future__ import annotations


def tell(sentence: str, **words: object) -> str:
    """A sentence with its named places filled in; `sentence` is written out where this is called, or marked `kept`."""
    return sentence.format(**words)


def kept(sentence: str) -> str:
    """The sentence itself: marks one that is kept."""
    return sentence


def inside(words: str) -> str:
    """The words themselves: marks what stands in a place of a sentence that is kept, and is no name or quotation."""
    return words
