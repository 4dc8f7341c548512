"""Cyrillic -> Łacinka -> Cyrillic over the Belarusian words of texts: how many come back, and which do not.

    python benchmarks/scripts.py FILES... [--orthography official|classical] [--lost N]
    python benchmarks/scripts.py --pairs FILE.json [--system lacinka|geographic-2007] [--lost N]
    python benchmarks/scripts.py --latin FILES... [--lost N]

FILES are plain texts. A word is a run of letters, apostrophes within it, at least two letters and all of them of the
Belarusian alphabet; what has others (Russian и, щ, ъ; Latin) is counted apart. Any apostrophe counts as one.
`--pairs`: [[Cyrillic text, the same in Łacinka by a person], ...]; measured are texts with the same number of words,
and there the pairs of words that are spelt alike but for a few letters (the two translators chose the same word).
`--latin`: Łacinka written by people into Cyrillic and back.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from headwater.names.scripts import Orthography, ambiguities, romanise, to_cyrillic, to_lacinka

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
BELARUSIAN = re.compile(r"[абвгґдеёжзійклмнопрстуўфхцчшыьэюя'’ʼ]{2,}", re.IGNORECASE)
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LACINKA = re.compile(r"[abcćčdefghijklłmnńoprsśštuŭvyzźž]{2,}", re.IGNORECASE)
APOSTROPHE = str.maketrans("’ʼ", "''")
SOFTNESS = str.maketrans("śźćńĺ", "szcnl")
OTHER = "another word or form, or a fault"
SAME_WORD = 0.7
"""Share of equal letters from which two words of a pair are taken for one word in two scripts."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--orthography", choices=["official", "classical"], default="official")
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--system", default="lacinka", help="that of the people in --pairs")
    parser.add_argument("--latin", action="store_true")
    parser.add_argument("--lost", type=int, default=40, help="how many of those that are lost to list")
    options = parser.parse_args()
    if options.pairs:
        against_people(json.loads(options.pairs.read_text()), options.system, options.lost)
    text = "\n".join(path.read_text() for path in options.files)
    if options.files and options.latin:
        from_latin(text, options.orthography, options.lost)
    elif options.files:
        round_trip(text, options.orthography, options.lost)


def round_trip(text: str, orthography: Orthography, lost: int) -> None:
    words = Counter(w for w in WORD.findall(text) if CYRILLIC.search(w))
    tokens = Counter({w: n for w, n in words.items() if BELARUSIAN.fullmatch(w)})
    started = time.process_time()
    gone = {w: found[0] for w in tokens if (found := ambiguities(w, orthography))}
    seconds = time.process_time() - started
    report(f"Cyrillic -> Łacinka -> Cyrillic, {orthography}", tokens, gone)
    print(f"with letters of other alphabets, left out: {words.total() - tokens.total()} of {words.total()}")
    print(f"{2 * len(tokens) / seconds:.0f} conversions of a word in a second of processor time")
    for word, n in Counter({w: tokens[w] for w in gone}).most_common(lost):
        print(f"  {n:5} {word} -> {gone[word].latin} -> {gone[word].back}: {gone[word].why}")


def from_latin(text: str, orthography: Orthography, lost: int) -> None:
    tokens = Counter(w for w in WORD.findall(text) if LACINKA.fullmatch(w))
    gone = {w: back for w in tokens if (back := to_lacinka(to_cyrillic(w, orthography))) != w}
    report(f"Łacinka -> Cyrillic -> Łacinka, {orthography}", tokens, gone)
    for word, n in Counter({w: tokens[w] for w in gone}).most_common(lost):
        print(f"  {n:5} {word} -> {to_cyrillic(word, orthography)} -> {gone[word]}")


def against_people(pairs: Iterable[tuple[str, str]], system: str, lost: int) -> None:
    """What people wrote beside what the tables write, the differences sorted by what can explain them."""
    tokens: Counter[tuple[str, str]] = Counter()
    for cyrillic, latin in {(a, b) for a, b in pairs}:
        ours, theirs = WORD.findall(cyrillic), WORD.findall(latin)
        if len(ours) == len(theirs):
            tokens.update((a, b) for a, b in zip(ours, theirs, strict=True) if one_word(a, b))
    kinds: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for (cyrillic, latin), n in tokens.items():
        ours = romanise(cyrillic, "be", system)
        kind = difference(ours.lower(), latin.lower())
        kinds[kind] += n
        if kind == OTHER:
            rest[f"{cyrillic} -> {ours}, by a person {latin}"] += n
    print(f"{system} beside what people wrote, {tokens.total()} words:")
    for kind, n in kinds.most_common():
        print(f"  {n / tokens.total():8.4%} {kind}")
    for line, n in rest.most_common(lost):
        print(f"  {n:5} {line}")


def difference(ours: str, theirs: str) -> str:
    """One of the kinds below. Each fold takes away what the orthography of the Cyrillic side does not tell."""
    if ours == theirs:
        return "the same"
    ours, theirs = ours.translate(SOFTNESS), theirs.translate(SOFTNESS)
    if ours == theirs:
        return "softness by assimilation, which the official orthography does not write (śpis, spis)"
    if loan(ours) == loan(theirs):
        return "e and l of loan words, which the orthographies write differently (element, elemient)"
    return "another ending" if ours[:-3] == theirs[: len(ours) - 3] and len(ours) > 5 else OTHER


def loan(word: str) -> str:
    return re.sub("(?<!^)[ij](?=[eaou])", "", word.replace("ł", "l"))


def one_word(cyrillic: str, latin: str) -> bool:
    if not BELARUSIAN.fullmatch(cyrillic) or not LACINKA.fullmatch(latin):
        return False
    return SequenceMatcher(None, to_lacinka(cyrillic).lower(), latin.lower()).ratio() >= SAME_WORD


def report(title: str, tokens: Counter[str], gone: Iterable[str]) -> None:
    gone = list(gone)
    total, distinct = max(1, tokens.total()), max(1, len(tokens))
    print(f"{title}: {1 - sum(tokens[w] for w in gone) / total:.4%} of {total} words, ", end="")
    print(f"{1 - len(gone) / distinct:.4%} of {distinct} distinct")


if __name__ == "__main__":
    main()
