"""The lexicon of Latin and Cyrillic spellings of the world's names, from Wikidata's names in the package rigour.

    pip download --no-deps rigour==2.6.1 && unzip rigour-*.whl
    python -m training.name_lexicon --names rigour/_core*.so --out src/headwater/data/names/lexicon.txt

The names lie in rigour's compiled core as a zstd frame (`person_names.txt`, `form, form => Q...` a line; unpacked by
the command `zstd`); the plain file of its source will do as well. Wikidata is CC0 (docs/decisions/0062).

A group of Wikidata mixes spellings with other names (Nicholas with Никола, Мікалай, Николаев). What is written for
what is learnt from the groups themselves: letters are aligned over all of them by expectation maximisation, and a
Latin and a Cyrillic form are joined only where their letters answer each other. A Latin word then gets an id for each
of its readings (Geoffrey: Джеффри, Джэфры; and Жоффруа), which the Cyrillic words of that reading share. No two
Latin words share one: Jonson is not Johnson because both are Джонсон.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from headwater import lexicon as words
from headwater.names import same

LATIN = re.compile(r"[a-zà-ɏḀ-ỿ'’ʼʹ. -]+")
CYRILLIC = re.compile(r"[\u0400-\u052f'’ʼ\u0301 -]+")
ZSTD = b"\x28\xb5\x2f\xfd"
ROUNDS = 6
SAMPLE = 40_000
"""Pairs that the letters are learnt from: of groups with one Latin form and at most two Cyrillic ones, hardly mixed."""
LONGEST_WORD = 16
"""Letters of a word; longer ones are left out."""
PART = 4_000
"""Pairs of words that are aligned at once: bounds the memory."""
LONGEST_LATIN, LONGEST_CYRILLIC = 3, 2
"""Letters that can stand for one another at once (tch = ч, x = кс)."""

ENOUGH = -3.4
"""Log-likelihood for each letter: 91 % of the pairs within a group are above, 0.2 % of those drawn by chance."""
BEST = -4.0
"""The same where each form is the other's likest in its group: Jinping, Цзиньпин."""
MOST_READINGS = 12
"""Latin words of one Cyrillic word, the likest: Ли is Li, Lee, Leigh, ..., and forty more."""
LIKE = 0.6
"""Share of letters in which two Cyrillic words must agree to be one reading."""

REGION = re.compile(r"..([ое]ва?|[сц]кая?|[сц]ки|енк[оа]|[оеа]вич|[оеи]вна|[оеа]вец|[ую]к)$")
REGION_LATIN = re.compile(
    r"(o[vw]a?|e[vw]a?|[oe]ff|[sck]k[iy]\w*|ska\w*|cka\w*|enk[oa]|i[cč]h?|icz|itsch|ovna|evna|ivna|ve[ct]s?|[uy]k)$"
)
"""Surnames of the region: every romanisation of them is regular, and they come in two genders."""
WOMEN = re.compile(r"(ова|ева|ина|ая|ска|ова|[oe][vw]n?a|[iy]na|s[ck]a|aja|aya|ová)$")
MEN = re.compile(r"(ов|ев|ин|ски|[oe][vw]|[iy]n|sk[iy]j?)$")


def main() -> None:
    """Writes the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    rows = list(_groups(_text(chosen.names)))
    pairs = _without_known(joined(rows))
    chosen.out.write_bytes(lexicon(pairs))
    print(f"{len(rows)} groups, {len(pairs)} pairs of words")


def _text(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".txt":
        return data.decode()
    at = -1
    while (at := data.find(ZSTD, at + 1)) >= 0:
        found = subprocess.run(["zstd", "-dcq"], input=data[at:], capture_output=True, check=False).stdout
        if b" => Q" in found[:1000]:
            return found.decode()
    raise ValueError(f"{path}: no list of names in it")


def _groups(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Latin and Cyrillic words of each group; of forms with several words those that stand in the same place."""
    for line in text.splitlines():
        forms = line.rpartition(" => ")[0].split(", ")
        places: dict[tuple[int, int], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for form in forms:
            side = 0 if LATIN.fullmatch(form) else 1 if CYRILLIC.fullmatch(form) else None
            if side is not None:
                words = re.split("[ -]", form)
                for n, word in enumerate(words):
                    clean = same.key(word) if side else word.translate(APOSTROPHES)
                    if 1 < len(clean) <= LONGEST_WORD:
                        places[len(words), n][side].add(clean)
        for latin, cyrillic in places.values():
            men = sorted(w for w in latin if not _czech(w, latin))
            if men and cyrillic and len(men) * len(cyrillic) < 3000:
                yield men, sorted(cyrillic)


APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼʹ.", ""))


def _czech(word: str, others: set[str]) -> bool:
    """A woman's form that stands beside the man's: Johnsonová."""
    return word.endswith("ová") and any(word[:-3] + end in others for end in ("", "a", "o", "e"))


# Which letters are written for which. All pairs of words are aligned at once: a step of one is a row for each of them.


@dataclass(frozen=True, slots=True)
class _Words:
    """Words as numbers: `pieces[n][w, i]` is the number of letters [i, i + n) of word `w`, NONE past its end."""

    at: dict[str, int]
    length: np.ndarray
    pieces: tuple[np.ndarray, ...]
    names: list[str]


NONE, SILENT = 0, 1
"""The numbers of no piece and of the empty one."""


def _numbered(words: Iterable[str], longest: int) -> _Words:
    ordered = sorted(words)
    numbers: dict[str, int] = {"": SILENT}
    pieces = [
        np.full((len(ordered), LONGEST_WORD + 1), SILENT if n == 0 else NONE, np.int32) for n in range(longest + 1)
    ]
    for row, word in enumerate(ordered):
        for n in range(1, longest + 1):
            for i in range(len(word) - n + 1):
                pieces[n][row, i] = numbers.setdefault(word[i : i + n], len(numbers) + 1)
    at = {word: row for row, word in enumerate(ordered)}
    return _Words(at, np.array([len(w) for w in ordered]), tuple(pieces), ["\0", *numbers])


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of Latin and Cyrillic words, as rows of `latin` and `cyrillic`."""

    latin: _Words
    cyrillic: _Words
    one: np.ndarray
    other: np.ndarray

    def part(self, first: int, last: int) -> _Pairs:
        return _Pairs(self.latin, self.cyrillic, self.one[first:last], self.other[first:last])

    def steps(self) -> Iterator[tuple[tuple[int, int], tuple[int, int], np.ndarray, np.ndarray]]:
        """From where to where, and with which letters each pair gets there, in order."""
        rows, columns = self.latin.length[self.one].max(), self.cyrillic.length[self.other].max()
        for i, j in product(range(rows + 1), range(columns + 1)):
            for a, b in STEPS:
                if i + a <= rows and j + b <= columns:
                    letters = self.latin.pieces[a][self.one, i], self.cyrillic.pieces[b][self.other, j]
                    yield (i, j), (i + a, j + b), *letters

    def ends(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return self.latin.length[self.one], self.cyrillic.length[self.other], np.arange(len(self.one))

    def places(self, value: float) -> np.ndarray:
        shape = self.latin.length[self.one].max() + 1, self.cyrillic.length[self.other].max() + 1, len(self.one)
        return np.full(shape, value)


def paired(words: list[tuple[str, str]]) -> _Pairs:
    """Pairs of words as numbers."""
    latin = _numbered({a for a, _ in words}, LONGEST_LATIN)
    cyrillic = _numbered({c for _, c in words}, LONGEST_CYRILLIC)
    return _Pairs(
        latin, cyrillic, np.array([latin.at[a] for a, _ in words]), np.array([cyrillic.at[c] for _, c in words])
    )


def learnt(pairs: _Pairs) -> np.ndarray:
    """The probability of each pair of letters, a row for each Latin piece; it starts from a plain romanisation."""
    chance = _first(pairs)
    for _ in range(ROUNDS):
        seen = np.zeros(chance.size)
        for first in range(0, len(pairs.one), PART):
            _expect(pairs.part(first, first + PART), chance, seen)
        kept = np.where(seen > 0.8, seen - 0.3, 0.0).reshape(chance.shape)
        chance = kept / kept.sum()
    return chance


def _first(pairs: _Pairs) -> np.ndarray:
    lengths = [np.array([max(len(name), 1) for name in side.names]) for side in (pairs.latin, pairs.cyrillic)]
    chance: np.ndarray = 1e-4 * 0.03 ** (lengths[0][:, None] + lengths[1][None, :] - 2.0)
    rows, columns = ({name: n for n, name in enumerate(side.names)} for side in (pairs.latin, pairs.cyrillic))
    for latin, cyrillic in PLAIN.items():
        if latin in rows and cyrillic in columns:
            chance[rows[latin], columns[cyrillic]] = 0.03
    chance[SILENT] *= 0.05
    chance[:, SILENT] *= 0.05
    chance[NONE] = 0.0
    chance[:, NONE] = 0.0
    return chance


def _expect(pairs: _Pairs, chance: np.ndarray, seen: np.ndarray) -> None:
    """Adds how often each pair of letters is expected: all ways to cut the words, by their chance."""
    ahead, back, ends = pairs.places(0.0), pairs.places(0.0), pairs.ends()
    ahead[0, 0] = 1.0
    back[ends] = 1.0
    taken = []
    for place, after, latin, cyrillic in pairs.steps():
        p = chance[latin, cyrillic]
        if p.any():
            ahead[after] += ahead[place] * p
            taken.append((place, after, p, latin * chance.shape[1] + cyrillic))
    whole = ahead[ends]
    whole = np.where(whole > 0, whole, np.inf)
    for place, after, p, letters in reversed(taken):
        back[place] += back[after] * p
        share = ahead[place] * p * back[after] / whole
        some = share > 1e-3
        np.add.at(seen, letters[some], share[some])


UNSEEN = -14.0
"""What a letter costs that answers nothing."""


def agreement(pairs: _Pairs, chance: np.ndarray) -> np.ndarray:
    """The best alignment of each pair of words: log-likelihood for each letter, about -1.7 for one name, -5 for two."""
    with np.errstate(divide="ignore"):
        cost = np.log(chance)
    single = [
        np.array([len(name) == 1 and name != "\0" for name in side.names]) for side in (pairs.latin, pairs.cyrillic)
    ]
    cost[single[0], SILENT] = np.maximum(cost[single[0], SILENT], UNSEEN)
    cost[SILENT, single[1]] = np.maximum(cost[SILENT, single[1]], UNSEEN)
    return np.concatenate([_best(pairs.part(n, n + PART), cost) for n in range(0, len(pairs.one), PART)])


def _best(pairs: _Pairs, cost: np.ndarray) -> np.ndarray:
    reached = pairs.places(-np.inf)
    reached[0, 0] = 0.0
    for place, after, latin, cyrillic in pairs.steps():
        np.maximum(reached[after], reached[place] + cost[latin, cyrillic], out=reached[after])
    ends = pairs.ends()
    best: np.ndarray = reached[ends] / (ends[0] + ends[1])
    return best


STEPS = [
    (a, b)
    for a, b in product(range(LONGEST_LATIN + 1), range(LONGEST_CYRILLIC + 1))
    if a + b and (b or a < 3) and (a or b < 2)
]
"""How many letters of each word can go together; of silent ones two Latin or one Cyrillic."""

PLAIN = dict(zip("abcdefghijklmnopqrstuvwyz", "абцдефгхииклмнопкрстуввиз", strict=True))


def _clear(rows: list[tuple[list[str], list[str]]]) -> list[tuple[str, str]]:
    """The pairs to learn from."""
    fit = sorted({(a[0], c) for a, cs in rows if len(a) == 1 and len(cs) <= 2 for c in cs})
    return random.Random(1).sample(fit, min(SAMPLE, len(fit)))


# Which words are joined.


def joined(rows: list[tuple[list[str], list[str]]]) -> dict[tuple[str, str], float]:
    """Pairs of Latin and Cyrillic words, as `same.key` folds them, with how well their letters agree."""
    words = sorted({pair for latin, cyrillic in rows for pair in product(latin, cyrillic)})
    every = paired(words)
    clear = _clear(rows)
    ones = np.array([every.latin.at[a] for a, _ in clear])
    chance = learnt(_Pairs(every.latin, every.cyrillic, ones, np.array([every.cyrillic.at[c] for _, c in clear])))
    known = dict(zip(words, agreement(every, chance).tolist(), strict=True))
    found: dict[tuple[str, str], float] = {}
    for latin, cyrillic in rows:
        best_of_latin = {a: max((known[a, c], c) for c in cyrillic)[1] for a in latin}
        best_of_cyrillic = {c: max((known[a, c], a) for a in latin)[1] for c in cyrillic}
        for a, c in product(latin, cyrillic):
            mutual = best_of_latin[a] == c and best_of_cyrillic[c] == a
            if known[a, c] >= (BEST if mutual else ENOUGH) and not _regional(a, c):
                word = same.key(a)
                found[word, c] = max(known[a, c], found.get((word, c), -math.inf))
    return found


def _regional(latin: str, cyrillic: str) -> bool:
    """A surname of the region, or a man's and a woman's form of one."""
    women = bool(WOMEN.search(latin)), bool(WOMEN.search(cyrillic))
    men = bool(MEN.search(latin)), bool(MEN.search(cyrillic))
    return (
        bool(REGION.search(cyrillic) and REGION_LATIN.search(latin)) or (women[0] and men[1]) or (men[0] and women[1])
    )


def _without_known(pairs: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Leaves out what the groups of `same.toml` decide: Catherine is no spelling of Екатерина."""
    listed = {same.key(form) for form in re.findall(r"[^\s|/]+", words.shared("names/same")["groups"])}
    known = {w for pair in pairs for w in pair if w in listed or same.groups(w)}
    return {(a, c): p for (a, c), p in pairs.items() if not (a in known and c in known)}


def lexicon(pairs: dict[tuple[str, str], float]) -> bytes:
    """The lines of the lexicon: `word id id`, ids in base 36, in the order of bytes."""
    by_cyrillic: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (a, c), p in pairs.items():
        by_cyrillic[c].append((p, a))
    by_latin: dict[str, list[str]] = defaultdict(list)
    for c, found in by_cyrillic.items():
        for _, a in sorted(found, reverse=True)[:MOST_READINGS]:
            by_latin[a].append(c)
    ids: dict[str, list[int]] = defaultdict(list)
    every = ((latin, reading) for latin in sorted(by_latin) for reading in readings(sorted(by_latin[latin])))
    for number, (latin, reading) in enumerate(every):
        for word in (latin, *reading):
            ids[word].append(number)
    lines = (f"{word} {' '.join(map(_base36, numbers))}".encode() for word, numbers in ids.items())
    return b"\n".join(sorted(lines)) + b"\n"


def readings(words: list[str]) -> list[list[str]]:
    """Cyrillic words that write one sound: each is like one of the others."""
    found: list[list[str]] = []
    for word in words:
        near = [group for group in found if any(_like(word, other) for other in group)]
        found = [group for group in found if group not in near]
        found.append([w for group in near for w in group] + [word])
    return found


def _like(a: str, b: str) -> bool:
    one, other = (w.replace("дж", "ж").translate(SOUNDS) for w in (a, b))
    row = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        before = row[0]
        row[0] = i
        for j, y in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return 1 - row[-1] / max(len(one), len(other), 1) >= LIKE


SOUNDS = str.maketrans("оятгщув", "аетхшвв")


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits


if __name__ == "__main__":
    main()
