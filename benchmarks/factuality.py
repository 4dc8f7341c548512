"""How far certainty and polarity agree with what people say of whether something happened: factuality, -3 to 3.

    python benchmarks/factuality.py [--asked happens|happened] FILE [FILE ...]

FILE holds lines {"text": tokens parted by spaces, "targets": [{"span1": [first, end], "label": -3 to 3}]}: the form in
which UW (Lee et al. 2015) and UDS-IH2 (Rudinger et al. 2018) go about. Each target is asked for in the reading of its
sentence, as an event's presentation is, and that is turned into a number by one of two tables (`VALUES`), since the
sets asked different things: `happens`, how sure it is that it did or will happen (UW), and `happened`, whether it has
(UDS-IH2: what is still to come has not). Prints, for each file and for all of one table: the targets, mean absolute
error, Pearson's r and the share with the right sign, those of answering 3 to everything, and what people said of
each of our answers. Nothing here is fitted to the file that is scored.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater import attribute, pipeline
from headwater.read import sentences
from headwater.records import Article, CaptureRef, Presentation, Span

HIGHEST = 3.0
VALUES: dict[str, dict[str, float]] = {
    # Chosen on the development parts, rounded: what people said on average where we answered so.
    "happens": {"certain": 3.0, "to come": 2.0, "probable": 2.0, "possible": 1.0, "conditional": 1.0},
    "happened": {"certain": 2.6, "to come": -1.5, "probable": 1.0, "possible": -1.0, "conditional": -1.0},
}
NEGATIVE: dict[str, dict[str, float]] = {
    "happens": {"certain": -2.0, "to come": -1.5, "probable": -1.5, "possible": -0.5, "conditional": -0.5},
    "happened": {"certain": -1.5, "to come": -1.5, "probable": -1.5, "possible": -1.5, "conditional": -1.5},
}


@dataclass(frozen=True, slots=True)
class Target:
    """A word of a sentence, what people said of it, and how we say it is put."""

    label: float
    put: Presentation

    @property
    def answer(self) -> str:
        """The row of the tables that our presentation belongs to."""
        if self.put.conditional:
            return "conditional"
        if self.put.certainty != "certain":
            return self.put.certainty
        return "to come" if self.put.tense == "future" else "certain"

    def value(self, asked: str) -> float:
        """Our presentation on the scale of people."""
        return (NEGATIVE if self.put.polarity == "negative" else VALUES)[asked][self.answer]


# The text -----------------------------------------------------------------------------------------------------------

_NO_SPACE_BEFORE = re.compile(r"[.,;:?!%)\]}]+$|n['’]t$|['’](?:s|re|ve|ll|d|m)?$|''$|na$", re.IGNORECASE)
_NO_SPACE_AFTER = frozenset(("(", "[", "{", "$", "#", "``"))
_QUOTES = frozenset(('"', "“", "``", "''"))


def joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text that the tokens were made of, as far as they tell, and where each of them stands in it."""
    out, spans, opened, glued = "", [], False, True
    for n, token in enumerate(tokens):
        if n and token == "'" and tokens[n - 1] == "“":
            spans.append(spans[-1])
            continue
        written, after = token, token in _NO_SPACE_AFTER
        before = bool(_NO_SPACE_BEFORE.match(token)) and _contracts(tokens, n)
        if token in _QUOTES:
            opened = _opens(tokens, n, opened)
            written, before, after = "“" if opened else "”", not opened, opened
        elif token == "-" and 0 < n < len(tokens) - 1:
            before = after = True
        elif token == "--":
            written = "—"
        out += "" if glued or before else " "
        spans.append(Span(len(out), len(out) + len(written)))
        out += written
        glued = after
    return out, spans


def _opens(tokens: Sequence[str], n: int, opened: bool) -> bool:
    """True for a mark that opens a quotation; a lone one behind a comma closes what another sentence opened."""
    behind = n > 0 and tokens[n - 1] in (",", ".", "!", "?")
    return tokens[n] in ("``", "“") or (tokens[n] == '"' and not opened and not behind)


def _contracts(tokens: Sequence[str], n: int) -> bool:
    """False for "na" that is no end of "gonna", and for a mark of quotation that opens."""
    return tokens[n].lower() != "na" or (n > 0 and tokens[n - 1].lower() in ("gon", "wan"))


# Reading ------------------------------------------------------------------------------------------------------------


def targets(lines: Iterable[str]) -> Iterator[Target]:
    """The targets of a file, read. Raises `ValueError` where a target is not the word that the file says."""
    for number, line in enumerate(lines):
        row = json.loads(line)
        tokens = row["text"].split(" ")
        # UW has its opening marks of quotation in two halves.
        text, places = joined(["“" if tokens[n : n + 2] == ["'", "'"] else token for n, token in enumerate(tokens)])
        article = Article(
            id=f"line-{number}",
            title="",
            text=text,
            language="en",
            access="open",
            capture=CaptureRef("", ""),
            sentences=sentences.split(text, "en"),
            read_in="en",
        )
        statements = pipeline.read_article(article).statements
        for marked in row["targets"]:
            first, end = marked["span1"]
            if marked.get("span_text", " ".join(tokens[first:end])) != " ".join(tokens[first:end]):
                raise ValueError(f"line {number}: no “{marked['span_text']}” at {first}")
            place = Span(places[first].start, places[end - 1].end)
            yield Target(marked["label"], attribute.read_presentation(article, statements, place))


# Figures ------------------------------------------------------------------------------------------------------------


def error(labels: Sequence[float], values: Sequence[float]) -> float:
    """The mean absolute error."""
    return sum(abs(a - b) for a, b in zip(labels, values, strict=True)) / len(labels)


def pearson(labels: Sequence[float], values: Sequence[float]) -> float | None:
    """Pearson's r; None where one side never changes."""
    mean_a, mean_b = sum(labels) / len(labels), sum(values) / len(values)
    over = sum((a - mean_a) * (b - mean_b) for a, b in zip(labels, values, strict=True))
    under = math.sqrt(sum((a - mean_a) ** 2 for a in labels) * sum((b - mean_b) ** 2 for b in values))
    return over / under if under else None


def signs(labels: Sequence[float], values: Sequence[float]) -> float:
    """The share whose sign is right, of those of which people were not wholly undecided."""
    decided = [(a, b) for a, b in zip(labels, values, strict=True) if a]
    return sum((a > 0) == (b > 0) for a, b in decided) / len(decided)


def show(name: str, found: Sequence[Target], asked: str) -> None:
    """Prints the figures of some targets."""
    labels = [t.label for t in found]
    print(f"\n{name}: {len(found)} targets, asked: {asked}")
    for row, values in (("Headwater", [t.value(asked) for t in found]), ("all 3.0", [HIGHEST] * len(found))):
        r = pearson(labels, values)
        told = "-" if r is None else f"{r:.3f}"
        print(f"  {row:10} MAE {error(labels, values):.3f}  r {told:>6}  sign {signs(labels, values):.3f}")
    groups: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for target in found:
        groups[target.put.polarity, target.answer].append(target.label)
    for (polarity, answer), said in sorted(groups.items(), reverse=True):
        below = sum(label < 0 for label in said)
        print(f"  {polarity:9} {answer:12} {len(said):4}  people: mean {sum(said) / len(said):5.2f}, below 0: {below}")


def main() -> None:
    """Reads the arguments and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--asked", choices=tuple(VALUES), default="happens")
    chosen = parser.parse_args()
    total: list[Target] = []
    for path in chosen.files:
        found = list(targets(path.read_text(encoding="utf-8").splitlines()))
        show(path.stem, found, chosen.asked)
        total += found
    if len(chosen.files) > 1:
        show("all", total, chosen.asked)


if __name__ == "__main__":
    main()
