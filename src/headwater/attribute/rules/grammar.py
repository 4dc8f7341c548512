"""The language data of a language, compiled once for the span rules: word classes, cue verbs, cue nouns, phrases.

The tables are `data/<language>/attribution.toml`. Forms are made by the inflection rules given there, or are spelt
out with braces (`сообщи{л,ла,ли}`) where a language inflects too richly for suffix rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from headwater import lexicon


class Word:
    """Classes of words, bit by bit: a form may have several. Plain integers, as an enum's take ten times as long."""

    DETERMINER = 1
    POSSESSIVE = 2
    PREPOSITION = 4
    CONJUNCTION = 8
    SUBORDINATOR = 16
    RELATIVE = 32
    SUBJECT = 64
    OBJECT = 128
    LOOSE = 256
    AUXILIARY = 512
    BE = 1024
    MODAL = 2048
    NEGATION = 4096
    ADVERB = 8192
    TIME = 16384
    TITLE = 32768
    VERB = 65536  # a finite form of a verb that is surely one
    PARTICIPLE = 131072
    GERUND = 262144
    BARE = 524288  # a form that may be a verb or a noun
    THAT = 1048576
    NAME = 2097152
    NUMBER = 4194304
    MARK = 8388608  # punctuation
    NP_PREPOSITION = 16777216
    ROLE = 33554432
    CLITIC = 67108864  # the possessive 's


FINITE = Word.VERB | Word.AUXILIARY | Word.BE | Word.MODAL

BASE, THIRD, PAST, PERFECT, GERUND = 1, 2, 4, 8, 16

_CLASSES = {
    "complementizers": Word.THAT,
    "subordinators": Word.SUBORDINATOR,
    "conjunctions": Word.CONJUNCTION,
    "relatives": Word.RELATIVE,
    "subject_pronouns": Word.SUBJECT,
    "object_pronouns": Word.OBJECT,
    "loose_pronouns": Word.LOOSE,
    "possessives": Word.POSSESSIVE,
    "determiners": Word.DETERMINER,
    "prepositions": Word.PREPOSITION,
    "np_prepositions": Word.NP_PREPOSITION,
    "auxiliaries": Word.AUXILIARY,
    "be": Word.BE,
    "modals": Word.MODAL,
    "negations": Word.NEGATION,
    "adverbs": Word.ADVERB,
    "times": Word.TIME,
    "titles": Word.TITLE,
    "role_nouns": Word.ROLE,
}


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One reading of a verb as a cue. `particles` are the word sequences that may follow and join it.

    `hearer`: somebody spoken to may stand before the content. Not `bare`: a cue only with a particle.
    """

    group: str
    frames: frozenset[str]
    particles: tuple[tuple[str, ...], ...] = ()
    hearer: bool = False
    bare: bool = True


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that carries a content, and how."""

    clause: bool = False
    infinitive: bool = False
    prepositions: frozenset[str] = frozenset()


@dataclass(slots=True)
class Grammar:
    """What the rules of one language know."""

    language: str = ""
    classes: dict[str, int] = field(default_factory=dict)
    verbs: dict[str, list[CueVerb]] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    nouns: dict[str, CueNoun] = field(default_factory=dict)
    adjectives: dict[str, frozenset[str]] = field(default_factory=dict)
    light_verbs: frozenset[str] = frozenset()
    light_nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    suffixes: tuple[tuple[str, int], ...] = ()
    abbreviations: tuple[str, ...] = ()
    free_order: bool = False
    hearer_endings: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    quoted_hearer_endings: tuple[str, ...] = ()
    attributive: tuple[str, ...] = ()
    silence: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def phrase_at(self, low: list[str], k: int) -> tuple[int, str] | None:
        """The longest phrase that begins at token k: where it ends, and its name."""
        for parts, name in self.phrases.get(low[k], ()):
            if tuple(low[k : k + len(parts)]) == parts:
                return k + len(parts), name
        return None

    def has(self, table: str, word: str) -> bool:
        """True where `word` (lower case) stands in the named word list."""
        return word in self.words.get(table, frozenset())


@cache
def grammar(language: str) -> Grammar | None:
    """The compiled rules of a language, None where nobody has written any."""
    table = lexicon.load(language, "attribution")
    return _compile(table, language) if table else None


def _compile(table: dict[str, Any], language: str) -> Grammar:
    g = Grammar(language)
    for name, value in table.items():
        if isinstance(value, str):
            g.words[name] = frozenset(_items(value))
    g.abbreviations = tuple(sorted(g.words.get("abbreviations", frozenset()), key=len, reverse=True))
    inflect = _Inflection(table)
    _add_plain_verbs(g, table, inflect)
    _add_cue_verbs(g, table, inflect)
    _add_nouns(g, table)
    g.free_order = bool(table.get("free_order", False))
    g.hearer_endings = tuple(table.get("hearer_endings", "").split())
    g.quoted_hearer_endings = tuple(table.get("quoted_hearer_endings", "").split())
    g.attributive = tuple(table.get("attributive", "").split())
    g.plural_endings = tuple(table.get("plural_endings", "").split())
    g.silence = {k: tuple(tuple(i.split(" ")) for i in _items(v)) for k, v in table.get("silence", {}).items()}
    light = table.get("light", {})
    g.light_verbs = frozenset(f for v in light.get("verbs", "").split() for f in inflect.forms(v))
    for form_bits in (inflect.forms(v) for v in light.get("verbs", "").split()):
        for form, bits in form_bits.items():
            _add_form(g, form, bits)
    g.light_nouns = _with_tails(light.get("nouns", ""))
    g.adjectives = _with_tails(table.get("adjectives", {}).get("items", ""))
    for entry in table.get("phrases", ()):
        for item in _items(entry["words"]):
            parts = tuple(item.split(" "))
            g.phrases.setdefault(parts[0], []).append((parts, entry["name"]))
    for options in g.phrases.values():
        options.sort(key=lambda o: -len(o[0]))
    for name, flag in _CLASSES.items():
        for word in g.words.get(name, frozenset()):
            g.classes[word] = g.classes.get(word, 0) | flag
    g.suffixes = tuple(
        (s, getattr(Word, kind.upper())) for kind, v in table.get("suffixes", {}).items() for s in v.split()
    )
    return g


def _with_tails(text: str) -> dict[str, frozenset[str]]:
    """ "word:a,b" -> {"word": {"a", "b"}}."""
    pairs = (item.partition(":") for item in _items(text))
    return {head: frozenset(t for t in tail.split(",") if t) for head, _, tail in pairs}


def _items(text: str) -> Iterator[str]:
    """The items of a word list, braces expanded, `_` read as a space."""
    for item in text.split():
        for form in _expand(item):
            yield form.replace("_", " ")


def _expand(item: str) -> list[str]:
    m = re.search(r"\{([^{}]*)\}", item)
    if not m:
        return [item]
    return [f for part in m[1].split(",") for f in _expand(item[: m.start()] + part + item[m.end() :])]


class _Inflection:
    """Forms of a verb by the rules of the data; with no rules, the forms are those written."""

    def __init__(self, table: dict[str, Any]) -> None:
        rules = table.get("inflection", {})
        self.rules = {k: [(re.compile(p), r) for p, r in rules[k]] for k in ("third", "past", "gerund") if k in rules}
        self.doubled = frozenset(rules.get("doubled", "").split())
        self.irregular = {k: v.split() for k, v in table.get("irregular", {}).items()}

    def forms(self, verb: str) -> dict[str, int]:
        """Form -> BASE, THIRD, PAST, PERFECT, GERUND bits."""
        if not self.rules:
            return dict.fromkeys(_expand(verb), PAST | THIRD)
        stem = verb + verb[-1] if verb in self.doubled else verb
        regular = [self._make("third", verb), self._make("past", stem), self._make("past", stem)]
        regular.append(self._make("gerund", stem))
        written = self.irregular.get(verb, [])
        made = [w if w != "-" else r for w, r in zip(written, regular, strict=False)] if written else regular
        out = {verb: BASE}
        for form, bit in zip(made, (THIRD, PAST, PERFECT, GERUND), strict=True):
            out[form] = out.get(form, 0) | bit
        return out

    def _make(self, kind: str, verb: str) -> str:
        return next((p.sub(r, verb, count=1) for p, r in self.rules[kind] if p.search(verb)), verb)


def _add_plain_verbs(g: Grammar, table: dict[str, Any], inflect: _Inflection) -> None:
    for verb in table.get("verbs", "").split():
        for form, bits in inflect.forms(verb).items():
            _add_form(g, form, bits)


def _add_form(g: Grammar, form: str, bits: int) -> None:
    g.forms[form] = g.forms.get(form, 0) | bits
    flag = 0
    if bits & PAST:
        flag |= Word.VERB
    if bits & PERFECT:
        flag |= Word.PARTICIPLE
    if bits & GERUND:
        flag |= Word.GERUND
    if bits & (BASE | THIRD):
        flag |= Word.BARE
    g.classes[form] = g.classes.get(form, 0) | int(flag)


def _add_cue_verbs(g: Grammar, table: dict[str, Any], inflect: _Inflection) -> None:
    for entry in table.get("groups", ()):
        frames = frozenset(entry["frames"].split())
        if entry.get("passive"):
            frames |= {"passive"}
        if entry.get("sourceless"):
            frames |= {"sourceless"}
        for item in entry["verbs"].split():
            verb, _, tail = item.partition(":")
            options = [p for p in tail.split(",") if p and p != "-"]
            bare = not any(p.startswith("!") for p in options)
            options = sorted((p.lstrip("!") for p in options), key=len, reverse=True)
            cue = CueVerb(
                entry["name"], frames, tuple(tuple(p.split("_")) for p in options), bool(entry.get("to")), bare
            )
            for form, bits in inflect.forms(verb).items():
                _add_form(g, form, bits)
                g.verbs.setdefault(form, []).append(cue)
        for form in _items(entry.get("gerunds", "")):
            _add_form(g, form, GERUND)
            g.verbs.setdefault(form, []).append(CueVerb(entry["name"], frames, ()))


def _add_nouns(g: Grammar, table: dict[str, Any]) -> None:
    nouns = table.get("nouns", {})
    clause = frozenset(_items(nouns.get("with_clause", "")))
    infinitive = frozenset(_items(nouns.get("with_inf", "")))
    prepositions = _with_tails(nouns.get("with_prep", ""))
    for noun in clause | infinitive | prepositions.keys():
        g.nouns[noun] = CueNoun(noun in clause, noun in infinitive, prepositions.get(noun, frozenset()))


def any_of(words: Iterable[str], g: Grammar, flag: int) -> bool:
    """True where one of `words` has the class."""
    return any(g.classes.get(w, 0) & flag for w in words)
