"""How well articles are brought together by story, over days and languages: benchmarks/stories.py ARTICLES.jsonl[.gz]

    ARTICLES    lines {"id", "lang", "topic", "outlet", "published", "url", "title", "text"}
    --gold      lines {"id", "story", "half"}: benchmarks/stories_gold.jsonl, which says how it was made
    --half      dev (looked at in making the rules) or test (only scored); both, one below the other, unless given
    --fit       prints what each likeness is worth, learnt from the dev half: the numbers of link/nearness.py
    --most N    of the articles under an article's keys only the N that share most are compared with it, as they arrive

All articles are grouped, and those with a label are scored: B3 F1 over articles (for each article, which share of its
group is on its story, and which share of its story is in its group), and F1 over the pairs of articles in two languages
("across"). Beside it, on the same articles: headlines with more than .55 of their words in common (Jaccard), joined
within a week; a single pass in the order of time with TF-IDF vectors, each article joining the story whose mean is
nearest (threshold chosen on dev); and all of one topic within a calendar week.

What one story is: one developing matter, an event and its direct follow-ups (announced, done, answered, commented on).
The topic as a whole is none, nor is everything about one person or company: two strikes of one airline a fortnight
apart are two. An article on two matters is of the one that its headline names first. What reports nothing that
another labelled article reports too is alone (single-...). The labels were given by one reader to a sample by topic and
month, headlines and openings read, whole texts in doubt.

How far to trust it. One or two strikes make most pairs of articles in two languages: the rows "small" leave out the
stories of more than 15 labelled articles, and are the better guide to what happens on a desk. The intervals are wide:
differences of a few points say nothing. Whoever labelled also wrote the notions of data/matters.toml, after having read
the headlines of both halves: the words of test are not unseen, only its scores were. A second look by the same reader
at 60 articles, who still knew the first labels, differed in one; that is no measure of agreement. One label of test
was put right after its scores had been seen (an article on the strike of 28 September had been left alone).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from headwater.link import nearness, stories
from headwater.link.matters import matter
from headwater.linked import House, Near, Sheet
from headwater.wordforms import fold, tokens

GOLD = Path(__file__).with_name("stories_gold.jsonl")
SMALL = 15
"""Labelled articles of a story that does not by itself decide the score."""
Groups = Mapping[str, str]
"""Article -> its group."""


def main() -> int:
    """Prints the table that was asked for."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--gold", type=Path, default=GOLD)
    arguments.add_argument("--half", choices=("dev", "test"))
    arguments.add_argument("--fit", action="store_true")
    arguments.add_argument("--most", type=int, default=10**9)
    chosen = arguments.parse_args()
    rows = read(chosen.articles)
    gold = {row["id"]: row for row in read(chosen.gold)}
    if chosen.fit:
        print(fitted([sheet(row) for row in rows if gold.get(row["id"], {}).get("half") == "dev"], gold))
        return 0
    found = grouped(rows, chosen.most)
    systems: dict[str, Groups] = {
        "this program": found,
        "headlines, Jaccard": by_headline(rows),
        "TF-IDF, single pass": single_pass(rows, gold),
        "one topic in a week": {row["id"]: f"{row['topic']} {_day(row) // 7}" for row in rows},
    }
    for half in (chosen.half,) if chosen.half else ("dev", "test"):
        told = {id: row["story"] for id, row in gold.items() if row["half"] == half}
        size = Counter(told.values())
        table(half, systems, told, rows)
        table(f"{half}, small", systems, {id: story for id, story in told.items() if size[story] <= SMALL}, rows)
    return 0


def read(path: Path) -> list[dict[str, Any]]:
    """The lines of a file, gzip or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sheet(row: Mapping[str, Any]) -> Sheet:
    """What of an article is compared, as the light path makes it: no name was read."""
    house = House(row["outlet"], row["outlet"], row["outlet"])
    made = Sheet(
        row["id"], house, row["title"], row["text"], "open", row["lang"], row["published"], row["published"], row["url"]
    )
    return replace(made, matter=matter(made), text="")


def grouped(rows: Sequence[Mapping[str, Any]], most: int) -> Groups:
    """The stories of all articles as the desk finds them, one article after the other; prints how long it took."""
    print(f"{'articles':>9}{'compared':>10}{'read /s':>9}{'near /s':>9}{'grouped in':>12}{'stories':>9}")
    groups: Groups = {}
    for count in sorted({len(rows) // 4, len(rows) // 2, len(rows)}):
        groups = _grouped(rows[:count], most)
    return groups


def _grouped(rows: Sequence[Mapping[str, Any]], most: int) -> Groups:
    start = time.perf_counter()
    sheets = [sheet(row) for row in rows]
    made = time.perf_counter()
    nears: list[Near] = []
    compared = 0
    for one, other in candidates(sheets, most):
        compared += 1
        if told := nearness.near(one, other):
            nears.append(told)
    met = time.perf_counter()
    found = stories.stories(sheets, nears)
    done = time.perf_counter()
    each = f"{compared / len(rows):10.1f}{len(rows) / (made - start):9.0f}{compared / (met - made):9.0f}"
    print(f"{len(rows):9}{each}{done - met:11.2f}s{len(found):9}")
    return {article: story.articles[0] for story in found for article in story.articles}


def candidates(sheets: Iterable[Sheet], most: int) -> Iterable[tuple[Sheet, Sheet]]:
    """The pairs of articles that share keys, each once; of each newcomer's the `most` that share most of them."""
    under: defaultdict[str, list[Sheet]] = defaultdict(list)
    for new in sheets:
        keys = nearness.keys(new)
        shared = Counter(other.article for key in keys for other in under[key])
        of = {other.article: other for key in keys for other in under[key]}
        yield from ((new, of[id]) for id, _ in shared.most_common(most))
        for key in keys:
            under[key].append(new)


# Other ways, for comparison


def by_headline(rows: Sequence[Mapping[str, Any]], alike: float = 0.55) -> Groups:
    """Articles whose headlines have most of their words in common, within a week, and all that these bring along."""
    root = {row["id"]: row["id"] for row in rows}

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    words = {row["id"]: frozenset(map(fold, tokens(row["title"]).word)) for row in rows}
    holders: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        mine = words[row["id"]]
        for other in {o["id"]: o for word in mine for o in holders[word]}.values():
            theirs = words[other["id"]]
            if abs(_day(row) - _day(other)) <= 7 and len(mine & theirs) > alike * len(mine | theirs):
                root[find(row["id"])] = find(other["id"])
        for word in mine:
            holders[word].append(row)
    return {id: find(id) for id in root}


def _day(row: Mapping[str, Any]) -> int:
    return nearness.day(Sheet("", House("", "", ""), "", "", "open", None, row["published"], ""))


def single_pass(rows: Sequence[Mapping[str, Any]], gold: Mapping[str, Mapping[str, str]]) -> Groups:
    """TF-IDF vectors of all words, each article in the order of time to the story with the nearest mean."""
    dev = {id: row["story"] for id, row in gold.items() if row["half"] == "dev"}
    vectors = _tf_idf(rows)
    tried = [_single_pass(rows, vectors, least) for least in (0.06, 0.09, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4)]
    return max(tried, key=lambda groups: b_cubed(groups, dev)[2])


def _tf_idf(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    counts = {row["id"]: Counter(fold(w)[:6] for w in tokens(row["title"] + "\n" + row["text"]).word) for row in rows}
    seen = Counter(word for words in counts.values() for word in words)
    vectors = {}
    for id, words in counts.items():
        raw = {word: (1 + math.log(n)) * math.log(len(rows) / seen[word]) for word, n in words.items()}
        length = math.sqrt(sum(v * v for v in raw.values())) or 1
        vectors[id] = {word: v / length for word, v in raw.items()}
    return vectors


def _single_pass(rows: Sequence[Mapping[str, Any]], vectors: Mapping[str, Mapping[str, float]], least: float) -> Groups:
    sums: list[tuple[int, Counter[str], list[str]]] = []
    for row in sorted(rows, key=lambda row: (row["published"], row["id"])):
        mine, today = vectors[row["id"]], _day(row)
        best, score = None, least
        for n, (last, total, _) in enumerate(sums):
            if today - last <= 7:
                length = math.sqrt(sum(v * v for v in total.values()))
                if (alike := sum(v * total[w] for w, v in mine.items() if w in total) / length) >= score:
                    best, score = n, alike
        if best is None:
            sums.append((today, Counter(mine), [row["id"]]))
        else:
            _, total, ids = sums[best]
            for word, v in mine.items():
                total[word] += v  # type: ignore[assignment]
            sums[best] = (today, total, [*ids, row["id"]])
    return {id: str(n) for n, (_, _, ids) in enumerate(sums) for id in ids}


# Scores


def table(half: str, systems: Mapping[str, Groups], gold: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> None:
    """One line for each way to group."""
    languages = {row["id"]: row["lang"] for row in rows}
    head = f"{half}: {len(gold)} articles, {len(set(gold.values()))} stories"
    print(f"\n{head:36}{'B3 P / R / F1':>22}{'95 % of F1':>15}{'across P / R / F1':>22}")
    for name, groups in systems.items():
        b3 = " / ".join(f"{100 * value:.1f}" for value in b_cubed(groups, gold))
        pairs = " / ".join(f"{100 * value:.1f}" for value in across(groups, gold, languages))
        low, high = chance(groups, gold)
        print(f"{name:36}{b3:>22}{f'{100 * low:.1f}-{100 * high:.1f}':>15}{pairs:>22}")


def b_cubed(groups: Groups, gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over articles."""
    ours, theirs = _members(groups, gold), _members(gold, gold)
    shares = [(ours[groups[id]], theirs[gold[id]]) for id in gold]
    precision = sum(len(a & b) / len(a) for a, b in shares) / len(shares)
    recall = sum(len(a & b) / len(b) for a, b in shares) / len(shares)
    return precision, recall, 2 * precision * recall / (precision + recall)


def chance(groups: Groups, gold: Mapping[str, str], times: int = 1000) -> tuple[float, float]:
    """Between which values F1 lies for 95 in 100 samples of these stories, drawn with replacement."""
    ours, theirs = _members(groups, gold), _members(gold, gold)
    told = []
    for story in theirs.values():
        both = [len(ours[groups[id]] & story) for id in story]
        right = sum(n / len(ours[groups[id]]) for n, id in zip(both, story, strict=True))
        told.append((right, sum(both) / len(story), len(story)))
    drawn = np.random.default_rng(1).integers(0, len(told), (times, len(told)))
    precision, recall, count = np.array(told)[drawn].sum(axis=1).T
    p, r = precision / count, recall / count
    low, high = np.percentile(2 * p * r / (p + r), (2.5, 97.5))
    return float(low), float(high)


def _members(groups: Groups, of: Iterable[str]) -> dict[str, set[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for id in of:
        members[groups[id]].add(id)
    return members


def across(groups: Groups, gold: Mapping[str, str], languages: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of articles in two languages."""
    pairs = [(a, b) for a, b in combinations(sorted(gold), 2) if languages[a] != languages[b]]
    found = {(a, b) for a, b in pairs if groups[a] == groups[b]}
    true = {(a, b) for a, b in pairs if gold[a] == gold[b]}
    precision, recall = len(found & true) / (len(found) or 1), len(found & true) / (len(true) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


# What a likeness is worth


def fitted(sheets: Sequence[Sheet], gold: Mapping[str, Mapping[str, str]]) -> str:
    """Logistic regressions over the pairs of the dev half, within one language and across; great stories count less."""
    size = Counter(gold[s.article]["story"] for s in sheets)
    names = [field.name for field in fields(nearness.Likeness)]
    out = []
    for label, one_language in (("SAME", True), ("ACROSS", False)):
        told, same, weight = [], [], []
        for a, b in combinations(sheets, 2):
            if (a.language == b.language) is one_language and abs(nearness.day(a) - nearness.day(b)) <= 10:
                x, y = gold[a.article]["story"], gold[b.article]["story"]
                told.append(astuple(nearness.likeness(a, b)))
                same.append(x == y)
                weight.append(1 / math.sqrt(math.sqrt(size[x] * size[y])))
        worth, base = _logistic(np.array(told), np.array(same, float), np.array(weight))
        rounded = ", ".join(f"{name}={value:.1f}" for name, value in zip(names, worth, strict=True))
        out.append(f"{label} = Likeness({rounded})\n{label}_BASE = {base:.1f}")
    return "\n".join(out)


def _logistic(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Newton's method with a little ridge; a sign that both have never speaks against, so no weight is below 0."""
    kept = np.ones(x.shape[1], bool)
    while True:
        full = np.c_[x[:, kept], np.ones(len(x))]
        w = np.zeros(full.shape[1])
        ridge = np.diag([1e-5 * len(x)] * (full.shape[1] - 1) + [1e-9])
        for _ in range(50):
            p = 1 / (1 + np.exp(-full @ w))
            hessian = (full * (weight * p * (1 - p))[:, None]).T @ full + ridge
            w -= np.linalg.solve(hessian, full.T @ (weight * (p - y)) + ridge @ w)
        if (w[:-1] >= 0).all() or not kept.any():
            worth = np.zeros(x.shape[1])
            worth[kept] = w[:-1]
            return worth, float(w[-1])
        kept[np.flatnonzero(kept)[w[:-1].argmin()]] = False


if __name__ == "__main__":
    raise SystemExit(main())
