"""The tables of `data/scripts/` as a page for linguists: python benchmarks/scripts_table.py > docs/scripts.md

A test compares the page with the tables, so that it cannot drift.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata

from headwater import lexicon
from headwater.names.scripts_tables import LANGUAGES, Rule, Table, tables

NAMES = {"be": "Belarusian", "ru": "Russian", "uk": "Ukrainian", "pl": "Polish", "lt": "Lithuanian"}
INTRODUCTION = """# Writing systems and spellings of names

How Headwater writes a name in another script (`headwater translit`, `headwater.names.scripts`). This page is made from
the tables in `src/headwater/data/scripts/` by `python benchmarks/scripts_table.py`; a test keeps the two the same. If a
row is wrong, change it there: every example below is a test.

- Rules come first, from top to bottom; then letters, longer ones first. Contexts look at the original word.
- “—” is nothing: the letter is left out. An empty cell is a letter that the system does not know: it stays as it is.
- Letters in capitals give capitals: Щука, ЩУКА are Shchuka, SHCHUKA. ' stands for every apostrophe (' ’ ʼ).
- Press spellings are for names in the nominative. What is not written cannot be known: ё printed as е, the stress.
- The original spelling is never replaced: a conversion stands beside it.
"""
PLACES = str.maketrans({"і": "и~", "ї": "и~~", "ґ": "г~", "є": "е~", "ł": "l~"})
DOUBTS = """
### Where the way to Łacinka and back loses something

`ambiguities(text)` lists the words of a text that do not come back, with one of these reasons. All others do.

| letters (regular expression) | why |
|---|---|
"""


def page() -> str:
    return INTRODUCTION + "".join(language(code) for code in LANGUAGES)


def language(code: str) -> str:
    found = list(tables(code).values())
    into = {script: [t for t in found if t.system.script == script] for script in ("Latn", "Cyrl")}
    classes = lexicon.shared(f"scripts/{code}")["classes"]
    named = "; ".join(f"*{name}* {' '.join(letters)}" for name, letters in classes.items() if letters[0] != "(")
    out = [f"\n## {NAMES[code]}\n\n", filled(f"Letters by their names in the rules: {named}.")]
    out += [matrix(group) for group in into.values() if group]
    out += [system(table) for table in found]
    if code == "be":
        rows = lexicon.shared("scripts/be")["doubts"]
        out += [DOUBTS, *(f"| `{row['find']}` | {row['why']} |\n" for row in rows)]
    return "".join(out)


def filled(text: str) -> str:
    return textwrap.fill(text, 118, break_long_words=False, break_on_hyphens=False) + "\n"


def plain(table: Table) -> dict[str, str]:
    """The pairs without a context. The first of them counts."""
    found: dict[str, str] = {}
    for rule in table.rules:
        if not rule.after and not rule.before:
            found.setdefault(rule.letters, rule.result or "—")
    return found


def matrix(group: list[Table]) -> str:
    columns = [plain(table) for table in group]
    letters = sorted({letter for column in columns for letter in column}, key=alphabetical)
    head = "| | " + " | ".join(table.system.name for table in group) + " |\n|---|" + "---|" * len(group) + "\n"
    rows = (f"| {letter} | " + " | ".join(c.get(letter, "") for c in columns) + " |\n" for letter in letters)
    return "\n" + head + "".join(rows)


def alphabetical(letters: str) -> tuple[str, str]:
    """Letters that Unicode puts at the end, after those they come from."""
    folded = unicodedata.normalize("NFD", letters.translate(PLACES))
    return folded[0], folded


def system(table: Table) -> str:
    rules = [rule for rule in table.rules if rule.after or rule.before]
    out = [f"\n### {NAMES[table.system.language]}, `{table.system.name}`: {table.system.title}\n\n"]
    out.append(filled(f"Source: {table.system.source}."))
    if rules:
        out.append("\n| letters | become | after | before |\n|---|---|---|---|\n")
        out += [row(rule) for rule in rules]
    out += ["\n", filled("Examples: " + ", ".join(f"{a} → {b}" for a, b in table.examples) + ".")]
    return "".join(out)


def row(rule: Rule) -> str:
    return f"| {rule.letters} | {rule.result or '—'} | {said(rule.after)} | {said(rule.before)} |\n"


def said(context: str) -> str:
    """A context in words: the beginning, a *vowel*, or letters."""
    return ", ".join(said_one(one) for one in context.split())


def said_one(one: str) -> str:
    if one == "^":
        return "the beginning"
    if one == "$":
        return "the end"
    if "*" in one:
        return "letters of two more syllables"
    words = re.sub(r"\{(\w+)\}", r" *\1* ", one).replace("^", "the beginning and ").replace("$", " and the end")
    return " ".join(words.split())


if __name__ == "__main__":
    print(page(), end="")
