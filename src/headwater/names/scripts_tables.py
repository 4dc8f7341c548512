"""A table of letters and rules, made ready: what `data/scripts/<language>.toml` says, as regular expressions.

How the files are read is said at the head of `be.toml`. Contexts look at the original in small letters; what stands in
capitals there is set in capitals after the conversion, so that a table is written once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater import lexicon

LANGUAGES = ("be", "ru", "uk", "pl", "lt")
"""Languages with tables."""

APOSTROPHES = "'’ʼ"
_LETTER = r"[^\W\d_]"
_RANGES = {"Latn": "a-z\u00df-\u024f", "Cyrl": "\u0400-\u052f"}
_ATOM = re.compile(r"\{(\w+)\}(\*?)|(.)(\*?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """`letters` become `result` where one of `after` stands before them and one of `before` behind; "" is anywhere."""

    letters: str
    result: str
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """One way to write a language in another script.

    `source` names the standard or the practice; `script` is that of the result (ISO 15924).
    """

    language: str
    name: str
    title: str
    source: str
    script: str


@dataclass(frozen=True, slots=True)
class Start:
    """What can be done at one letter: the rules that begin with it, and a pattern with a group for each of them."""

    pattern: re.Pattern[str]
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A system with its rules in the order in which they are tried, letters last.

    `starts` is by first letter; `foreign` finds the words that are left alone. `examples` are pairs of words.
    """

    system: System
    rules: tuple[Rule, ...]
    starts: dict[str, Start]
    foreign: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]


@cache
def tables(language: str) -> dict[str, Table]:
    """The systems of a language by name, the most usual first; none where nobody has written tables for it."""
    data = lexicon.shared(f"scripts/{language}") if language in LANGUAGES else {}
    return {name: _table(language, name, data) for name in data.get("order", ())}


def _table(language: str, name: str, data: dict[str, Any]) -> Table:
    own = data["systems"][name]
    rules = [*_rules(name, data), *(Rule(*pair) for pair in _letters(name, data))]
    return Table(
        system=System(language, name, own["title"], own["source"], own["to"]),
        rules=tuple(rules),
        starts=_starts(rules, data.get("classes", {})),
        foreign=_foreign(rules, own["to"]) if own.get("whole_words") else None,
        examples=tuple(_pairs(own.get("examples", ""))),
    )


def _rules(name: str, data: dict[str, Any]) -> list[Rule]:
    own = data["systems"][name]
    behind = _rules(own["base"], data) if "base" in own else []
    return [*(Rule(*row) for row in own.get("rules", ())), *behind]


def _letters(name: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs, longer ones first."""
    own = data["systems"][name]
    found = dict(_letters(own["base"], data)) if "base" in own else {}
    found.update(_pairs(own.get("letters", "")))
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for pair in text.split():
        left, _, right = pair.partition("=")
        yield left, right


def _starts(rules: list[Rule], classes: dict[str, str]) -> dict[str, Start]:
    """By letter, as a word has few of the many: one pattern for the whole table is twenty times slower."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for letter in APOSTROPHES if rule.letters[0] == "'" else rule.letters[0]:
            found.setdefault(letter, []).append(rule)
    return {
        letter: Start(re.compile("|".join(f"({_rule(r, classes)})" for r in rows)), tuple(r.result for r in rows))
        for letter, rows in found.items()
    }


def _rule(rule: Rule, classes: dict[str, str]) -> str:
    after = "|".join(f"(?<={_context(c, classes)})" for c in rule.after.split())
    before = "|".join(f"(?={_context(c, classes)})" for c in rule.before.split())
    letters = "".join(_literal(c) for c in rule.letters)
    return (f"(?:{after})" if after else "") + letters + (f"(?:{before})" if before else "")


def _foreign(rules: list[Rule], to: str) -> re.Pattern[str]:
    """Words with a letter that no rule knows, other than letters that are in the script of the result already."""
    known = re.escape("".join(sorted({c for rule in rules for c in rule.letters}))) + _RANGES[to]
    return re.compile(rf"(?<!{_LETTER}){_LETTER}*[^\W\d_{known}]{_LETTER}*")


def _context(text: str, classes: dict[str, str]) -> str:
    """A context as it stands in a table, as a regular expression."""
    out = []
    for name, repeated, literal, again in _ATOM.findall(text):
        if name:
            out.append((classes[name] if classes[name].startswith("(") else f"[{classes[name]}]") + repeated)
        elif literal == "^":
            out.append(f"(?<!{_LETTER})(?<!{_LETTER}[{APOSTROPHES}])")
        elif literal == "$":
            out.append(f"(?![{APOSTROPHES}]?{_LETTER})")
        else:
            out.append(_literal(literal) + again)
    return "".join(out)


def _literal(letter: str) -> str:
    return f"[{APOSTROPHES}]" if letter == "'" else re.escape(letter)


def convert(text: str, table: Table) -> str:
    """`text` after a table, composed (NFC); letters that the table does not know stay as they are."""
    text = unicodedata.normalize("NFC", text)
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    left_alone = {m.start(): m.end() for m in table.foreign.finditer(small)} if table.foreign else {}
    out, at = [], 0
    while at < len(text):
        start = table.starts.get(small[at])
        found = start.pattern.match(small, at) if start and at not in left_alone else None
        if start and found and found.lastindex:
            out.append(_cased(text, at, found.end(), start.results[found.lastindex - 1]))
        end = found.end() if found else left_alone.get(at, at + 1)
        if not found:
            out.append(text[at:end])
        at = end
    return "".join(out)


def _cased(text: str, start: int, end: int, result: str) -> str:
    """The result in the capitals of the letters it comes from: `Щ` gives `Shch` in `Щука`, `SHCH` in `ЩУКА`."""
    piece = text[start:end]
    letters = [c for c in piece if c.isalpha()]
    if not letters or not letters[0].isupper():
        return result
    capitals = all(c.isupper() for c in letters)
    if capitals and (len(letters) > 1 or _among_capitals(text, start, end)):
        return result.upper()
    first = next((i for i, c in enumerate(result) if c.isalpha()), 0)
    return result[:first] + result[first : first + 1].upper() + result[first + 1 :]


def _among_capitals(text: str, start: int, end: int) -> bool:
    """True where the neighbour, the next letter or else the one before, is a capital too."""
    following = text[end : end + 2].lstrip(APOSTROPHES)[:1]
    if following.isalpha():
        return following.isupper()
    before = text[max(0, start - 2) : start].rstrip(APOSTROPHES)[-1:]
    return before.isupper()
