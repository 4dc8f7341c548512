"""Which statements are one claim, against what a person says: python -m benchmarks.claims [--pairs] [--fit FILE]

The invented reports of tests/link/claims are read, their tellings grouped, and the groups scored (B-cubed). `dev*` were
developed on, `held` was written afterwards and only scored. Beside it: the same without sentence vectors; words alone
(stems, Jaccard from .55 on); the same wording. `keys`: how many pairs of one claim meet under a key. `--pairs`: the
same by pair of languages. `--fit`: what each measure is worth (link/alike.py), fitted to the `dev` reports and to
statements of single articles of FILE (a .jsonl.gz with `id`, `lang`, `published`, `text`), which are no one claim.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from pathlib import Path

import numpy as np
from tests.link.reports import house_of, reports, told

from headwater import attribute, pipeline
from headwater.errors import SpanError
from headwater.link import words
from headwater.link.alike import WORTH, tie
from headwater.link.claims import claims
from headwater.link.comparison import Measures
from headwater.link.forms import form, keys
from headwater.link.measures import compare
from headwater.link.tellings import tellings
from headwater.linked import Telling
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Dated

DEVELOPED = ("dev", "dev2", "dev3")
HELD = ("dev4", "held")
JACCARD = 0.55
DROPPED, TIMES = 0.3, 4
"""For the fit, this share of the concepts is forgotten, so many times anew: what is read has words unknown to us."""
LIKE_RESTATED = 0.6
"""Statements of one article that share more are the same said twice, no example of two claims."""
SURE = {"dates": 400, "person": 100, "numbers": 100, "number": 200, "body": 200, "setting": 200, "country": 50}
SURE |= {"slight": 100, "several": 30, "place": 50, "date": 200}
"""How firmly a worth is held near what was expected, where the reports have too few examples; else 3."""
EXPECTED = Measures(
    bias=-5, words_least=4, words_most=1.5, slight=-2, near=0.8, sense=2, sense_across=4, blind=0, blind_words=2,
    names=0.7, numbers=3, dates=0.3, speaker=1, person=-2.4, place=-1, body=-0.4, country=-1.5, number=-0.4, far=-2,
    date=-0.5, act=-1.2, plan=-1.5, turned=-0.7, several=-2, setting=-1, extra=-0.3,
)  # fmt: skip

Ref = tuple[str, str]
Gold = dict[Ref, str]


@dataclass(frozen=True)
class Told:
    """The tellings of one file, and the claim of each."""

    tellings: tuple[Telling, ...]
    gold: Gold


def load(half: str, *, vectors: bool) -> Told:
    """Reads the reports of a file."""
    encoder = attribute.load_encoder()
    rows = [row for report in reports(half) for row in told(report)]
    if vectors:
        rows = [
            (replace(t, vector=attribute.sentence_vectors(encoder, [t.wording], t.language)[0]), claim)
            for t, claim in rows
        ]
    return Told(tuple(t for t, _ in rows), {t.ref: claim for t, claim in rows})


def met(found: Sequence[Telling]) -> set[tuple[Ref, Ref]]:
    """The pairs that meet under a key, or in one article."""
    holders: defaultdict[str, list[Ref]] = defaultdict(list)
    for t in found:
        for key in keys(t):
            holders[key].append(t.ref)
        holders[f"article {t.article}"].append(t.ref)
    return {pair for refs in holders.values() for pair in combinations(sorted(refs), 2)}


def grouped(found: Sequence[Telling]) -> dict[Ref, int]:
    """The group of each telling, as the desk makes them: only what meets is compared."""
    by_ref = {t.ref: t for t in found}
    ties = [t for a, b in sorted(met(found)) if (t := tie(by_ref[a], by_ref[b]))]
    return {ref: i for i, claim in enumerate(claims(found, ties)) for ref in claim.tellings}


def by_words(found: Sequence[Telling]) -> dict[Ref, int]:
    """A baseline: tellings of one language whose stems and concepts are alike are one claim, and what they touch."""
    bags = [(t.ref, t.language, t.stems | t.concepts) for t in found]
    home = {ref: i for i, (ref, _, _) in enumerate(bags)}
    for (a, la, x), (b, lb, y) in combinations(bags, 2):
        if la == lb and x | y and len(x & y) / len(x | y) >= JACCARD:
            old, new = home[b], home[a]
            home = {ref: new if i == old else i for ref, i in home.items()}
    return home


def by_wording(found: Sequence[Telling]) -> dict[Ref, int]:
    """A baseline: the same wording is one claim."""
    seen: dict[str, int] = {}
    return {t.ref: seen.setdefault(form(t).spoken, len(seen)) for t in found}


def bcubed(groups: Mapping[Ref, int], gold: Gold) -> tuple[float, float, float]:
    """Precision, recall and F1 of each telling's group against its claim, on the average. Who has no group is alone."""
    mine: defaultdict[object, set[Ref]] = defaultdict(set)
    true: defaultdict[str, set[Ref]] = defaultdict(set)
    for ref, claim in gold.items():
        mine[groups.get(ref, ref)].add(ref)
        true[claim].add(ref)
    both = [(len(mine[groups.get(r, r)] & true[c]), len(mine[groups.get(r, r)]), len(true[c])) for r, c in gold.items()]
    p, r = (sum(b / row[i] for b, *row in both) / len(both) for i in (0, 1))
    return p, r, 2 * p * r / (p + r)


def by_pair(found: Told, groups: Mapping[Ref, int]) -> Iterator[tuple[str, float, float, int]]:
    """Precision, recall and number of the pairs of one claim, by languages."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for a, b in combinations(found.tellings, 2):
        row = counts["-".join(sorted((a.language or "", b.language or "")))]
        mine = groups.get(a.ref, a.ref) == groups.get(b.ref, b.ref)
        true = found.gold[a.ref] == found.gold[b.ref]
        row[0] += mine and true
        row[1] += mine
        row[2] += true
    for languages, (both, mine, true) in sorted(counts.items()):
        if true:
            yield languages, both / mine if mine else 0.0, both / true, true


def show(halves: Iterable[str], *, pairs: bool) -> None:
    """Prints the scores of each file."""
    print(f"{'':28}{'tellings':>9}{'claims':>8}{'P':>8}{'R':>8}{'F1':>8}{'keys':>8}")
    for half in halves:
        for label, vectors in (("", True), (" no vectors", False)):
            found = load(half, vectors=vectors)
            groups = grouped(found.tellings)
            _row(half + label, found, groups, keys_found(found))
            if pairs and vectors:
                for languages, p, r, n in by_pair(found, groups):
                    print(f"    {languages}: precision {p:.3f}, recall {r:.3f} of {n} pairs")
        _row(f"{half} words alone", found, by_words(found.tellings), None)
        _row(f"{half} same wording", found, by_wording(found.tellings), None)


def keys_found(found: Told) -> float:
    """The share of pairs of one claim that meet, of contents that say something by themselves."""
    said = [t.ref for t in found.tellings if not t.borrowed]
    true = {p for p in combinations(sorted(said), 2) if found.gold[p[0]] == found.gold[p[1]]}
    return len(true & met(found.tellings)) / len(true)


def _row(label: str, found: Told, groups: Mapping[Ref, int], share: float | None) -> None:
    p, r, f = bcubed(groups, found.gold)
    last = f"{share:8.3f}" if share is not None else ""
    sizes = f"{len(found.tellings):9}{len(set(found.gold.values())):8}"
    print(f"{label:28}{sizes}{p:8.3f}{r:8.3f}{f:8.3f}{last}")


# What a measure is worth


def forgetful(telling: Telling, gone: frozenset[str]) -> Telling:
    """A telling read by somebody who does not know these concepts: their words are stems of its language."""
    lost = telling.concepts & gone
    stems = telling.stems | {f"{concept[:5]}{telling.language}" for concept in lost}
    return replace(telling, concepts=telling.concepts - gone, stems=stems) if lost else telling


def examples() -> Iterator[tuple[Measures, bool]]:
    """All pairs of the reports that are developed on, with and without vectors, with some of the concepts forgotten."""
    sets = [load(half, vectors=True) for half in DEVELOPED]
    for turn in range(TIMES + 1):
        rng = random.Random(turn)
        gone = frozenset(c for c in words.kinds() if rng.random() < DROPPED) if turn else frozenset()
        for found in sets:
            for blind in (False, True):
                said = [t for t in found.tellings if not t.borrowed]
                ready = [forgetful(replace(t, vector=b"") if blind else t, gone) for t in said]
                for a, b in combinations(ready, 2):
                    if m := _measured(a, b):
                        yield m, found.gold[a.ref] == found.gold[b.ref]


def apart(path: Path, articles: int = 330, most: int = 6000) -> list[tuple[Telling, Telling]]:
    """Pairs of statements of one real article that are no repetition: other claims in the words of one topic."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["lang"] in ("ru", "uk", "pl")]
    rng = random.Random(1)
    pairs = []
    for row in rng.sample(rows, min(articles, len(rows))):
        try:
            found = [t for t in tellings_of(row) if not t.borrowed]
        except (IndexError, SpanError) as error:  # the reader, not what is fitted; said, and no reason to lose an hour
            print(f"not read: {row['id']}: {error!r}", file=sys.stderr)
            continue
        pairs += [(replace(a, article=a.article + "#"), b) for a, b in combinations(found, 2) if _beside(a, b)]
    rng.shuffle(pairs)
    return pairs[:most]


def tellings_of(row: Mapping[str, str]) -> tuple[Telling, ...]:
    """The tellings of a line of the file, with vectors."""
    text, language = row["text"][:6000], row["lang"]
    dated = Dated(row["published"], "as given")
    ref = CaptureRef("", "")
    sentences = split(text, language)
    article = Article(
        row["id"], None, text, language, "open", ref, published=dated, sentences=sentences, read_in=language
    )
    reading = pipeline.read_article(article)
    contents = [" ".join(s.of(text) for s in st.content) for st in reading.told]
    made = attribute.sentence_vectors(attribute.load_encoder(), contents, language)
    return tellings(reading, house_of, {s.id: v for s, v in zip(reading.told, made, strict=True)})


def _beside(a: Telling, b: Telling) -> bool:
    nested = any(x.overlaps(y) for x in a.spans for y in b.spans)
    return not nested and a.answers != b.statement and b.answers != a.statement


def _measured(a: Telling, b: Telling) -> Measures | None:
    one, other = form(a), form(b)
    found = compare(one, other) if one.own and other.own else None
    return found.measures if found and not found.apart else None


def hard(pairs: Iterable[tuple[Telling, Telling]]) -> Iterator[Measures]:
    """What is measured of statements of one article: with vectors, without, and as if in two languages."""
    for a, b in pairs:
        for x, y in ((a, b), (replace(a, vector=b""), replace(b, vector=b""))):
            m = _measured(x, y)
            if m is None or m.words_most > LIKE_RESTATED or m.sense > 0.85:
                continue
            yield m
            yield replace(m, near=0.0, sense=0.0, sense_across=0.85 * m.sense)


def fit(path: Path) -> None:
    """Prints what each measure is worth: logistic regression, drawn to what was expected."""
    names = [f.name for f in fields(Measures)]
    rows = [([getattr(m, n) for n in names], y, 1.0) for m, y in examples()]
    against = [[getattr(m, n) for n in names] for m in hard(apart(path))]
    share = sum(y for _, y, _ in rows) / len(against)
    rows += [(row, False, share) for row in against]
    x, y, w = (np.array(column, float) for column in zip(*rows, strict=True))
    expected = np.array([getattr(EXPECTED, n) for n in names])
    hold = np.array([SURE.get(n, 3) * (TIMES + 1) if n != "bias" else 0.1 for n in names])
    worth = expected.copy()
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ worth))
        slope = x.T @ (w * (y - p)) - hold * (worth - expected)
        worth += np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + np.diag(hold), slope)
    for name, value in zip(names, worth, strict=True):
        print(f"    {name}={value:.1f},  # now {getattr(WORTH, name):.1f}")


def main() -> None:
    """Reads the options and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--pairs", action="store_true", help="also by pair of languages")
    parser.add_argument("--fit", type=Path, help="fit the worth of the measures; a .jsonl.gz of articles")
    options = parser.parse_args()
    if options.fit:
        fit(options.fit)
    else:
        show((*DEVELOPED, *HELD), pairs=options.pairs)


if __name__ == "__main__":
    main()
