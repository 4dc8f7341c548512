"""A text as the joining of mentions sees it: its words, where its sentences begin, and who is named where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from headwater import lexicon
from headwater.gazetteer import Gazetteer, Known, gazetteer
from headwater.occupations import words
from headwater.records import Article, EntityKind, Span
from headwater.resolve.people import Person
from headwater.wordforms import Stemmer, Tokens, fold, latinise, stemmer, tokens


@dataclass(slots=True)
class Draft:
    """An entity in the making. `spans` are its mentions so far; `heads` the stems of nouns it was called by.

    `into` is the draft that it turned out to be one with.
    """

    kind: EntityKind
    known: Known | None = None
    person: Person | None = None
    spans: list[Span] = field(default_factory=list)
    texts: dict[str, int] = field(default_factory=dict)
    outlet: bool = False
    official: bool = False
    printing: bool = False
    country: str = ""
    form: str = ""
    gender: str | None = None
    heads: set[str] = field(default_factory=set)
    into: Draft | None = None

    def last(self) -> Draft:
        """This draft, or the one that it was joined to."""
        draft = self
        while draft.into is not None:
            draft = draft.into
        return draft

    def add(self, span: Span, text: str) -> None:
        """One more mention by name."""
        self.spans.append(span)
        self.texts[text] = self.texts.get(text, 0) + 1

    def rename(self, text: str, whole: str) -> None:
        """One mention is called by `whole` instead."""
        self.texts[text] -= 1
        self.texts = {**{name: n for name, n in self.texts.items() if n}, whole: self.texts.get(whole, 0) + 1}


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text: tokens [first, last), and whose it is."""

    first: int
    last: int
    draft: Draft


@dataclass(slots=True)
class Scene:
    """Tokens with their stems and folded forms; `named` by first token, `inside`: token -> the name it lies in."""

    article: Article
    words: Tokens
    low: list[str]
    stems: list[str]
    sentence: list[int]
    lists: RoleLists
    named: dict[int, Named] = field(default_factory=dict)
    inside: dict[int, Named] = field(default_factory=dict)

    def place(self, span: Span, draft: Draft) -> None:
        """Notes that `span` names `draft`."""
        first, last = self.words.at(span.start), self.words.at(span.end)
        if first < last:
            named = Named(first, last, draft)
            self.named[first] = named
            self.inside.update(dict.fromkeys(range(first, last), named))

    def gender(self, i: int) -> str | None:
        """The gender that a word for a person gives away, if it does."""
        return self.lists.gender.get(self.low[i]) or self.lists.gender.get(self.stems[i])

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        return Span(self.words.start[first], self.words.end[last - 1])

    def tokens(self, span: Span) -> range:
        """The tokens that lie in a span."""
        return range(self.words.at(span.start), self.words.at(span.end))

    def joined(self, i: int) -> bool:
        """True where only a space stands before token i."""
        return self.words.gap(i).strip("\u00a0 ") == ""

    def owned(self, i: int) -> bool:
        """True where several own token i: an apostrophe behind an s parts it from the word before, "nurses’ union"."""
        return i > 0 and self.words.gap(i) in {"’ ", "' "} and self.low[i - 1].endswith("s")

    def possessive(self, i: int) -> bool:
        """True where token i is the ending of whoever owns what follows: the `s` of `Russia’s envoy`."""
        return self.low[i] == "s" and self.words.gap(i) in {"’", "'"}

    def ends_frame(self, first: int) -> bool:
        """True for a name from token `first` on by whose comma what its bearer says may begin: the clause that opens
        the sentence names who says it, `According to Lee, Freedonia's president left`."""
        i = first
        while i and self.sentence[i - 1] == self.sentence[i] and "," not in self.words.gap(i):
            i -= 1
        opens = not i or self.sentence[i - 1] != self.sentence[i]
        return opens and i < first and self.low[i] in self.lists.beside.frames


@dataclass(frozen=True, slots=True)
class Beside:
    """`[beside]` of `roles.toml`: folded words and phrases that stand beside a name, stems of kin, endings.

    `kin_gender` says which next of kin are women and which men, `frames` open a sentence with whoever
    says it, `that` a clause about what stands before it.
    """

    born: tuple[tuple[str, ...], ...]
    follows: tuple[tuple[str, ...], ...]
    another: frozenset[str]
    kin: frozenset[str]
    kin_gender: dict[str, str]
    added_plural: str
    plural: tuple[str, ...]
    plurals: tuple[str, ...]
    past_f: tuple[str, ...]
    past_m: tuple[str, ...]
    genitive: tuple[str, ...]
    verb: tuple[str, ...]
    both: frozenset[str]
    frames: frozenset[str]
    that: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleLists:
    """`roles.toml` and `pronouns.toml` of a language, as stems (heads, modifiers) and folded words (the rest)."""

    stem: Stemmer
    known: Gazetteer
    office: frozenset[str]
    elected: frozenset[str]
    offices: re.Pattern[str] | None
    heads: frozenset[str]
    modifiers: frozenset[str]
    loose: frozenset[str]
    former: frozenset[str]
    links: frozenset[str]
    honorifics: dict[str, str]
    gender: dict[str, str]
    also: dict[str, frozenset[str]]
    leaders: frozenset[str]
    pronouns: dict[str, str]
    somebody: frozenset[str]
    nobodies: frozenset[str]
    relative: frozenset[str]
    thing: frozenset[str]
    thing_before: frozenset[str]
    articles: frozenset[str]
    between: int
    nouns: dict[str, str]
    forms: dict[str, frozenset[str]]
    after: tuple[tuple[str, ...], ...]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    unnamed: frozenset[str]
    speech: frozenset[str]
    adjective_endings: tuple[str, ...]
    printed_heads: frozenset[str]
    beside: Beside


def _phrases(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern of whole words without case; None without any."""
    joined = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE) if joined else None


def occupations(language: str) -> list[str]:
    """What people do, in the base forms of a language (`data/occupations.toml`); words of several parts left out."""
    return [word for word in sorted(words(language)) if "-" not in word]


@cache
def role_lists(language: str | None) -> RoleLists:
    """The lists of a language; empty ones where it has none."""
    code = language if language in lexicon.LANGUAGES else ""
    roles, pronouns = lexicon.load(code, "roles"), lexicon.load(code, "pronouns")
    names = lexicon.load(code, "names")
    return _Compiler(code, names.get("latin", {})).lists(roles, pronouns, names)


class _Compiler:
    """Folds and stems the words of the data files, in both scripts where the language has two."""

    def __init__(self, language: str, latin: dict[str, str]) -> None:
        self.language, self.latin, self.stem = language, latin, stemmer(language)

    def both(self, words: Any) -> list[str]:
        found = words.split() if isinstance(words, str) else list(words)
        return found + [latinise(w, self.latin) for w in found] if self.latin else found

    def folded(self, words: Any) -> frozenset[str]:
        return frozenset(fold(w) for w in self.both(words))

    def stems(self, words: Any) -> frozenset[str]:
        return frozenset(self.stem(w) for w in self.both(words))

    def lists(self, roles: dict[str, Any], pronouns: dict[str, Any], names: dict[str, Any]) -> RoleLists:
        heads, nominals = roles.get("heads", {}), pronouns.get("nominals", {})
        modifiers, more = roles.get("modifiers", {}), pronouns.get("more", {})
        return RoleLists(
            stem=self.stem,
            known=gazetteer(self.language),
            office=self.stems(f"{heads.get('office', '')} {heads.get('forms', '')}"),
            elected=self.stems(roles.get("elected", {}).get("words", "")),
            offices=_phrases(roles.get("elected", {}).get("phrases", ())),
            heads=self.stems(self.with_plurals(" ".join([*heads.values(), *occupations(self.language)]), roles)),
            modifiers=self.stems(modifiers.get("words", "")),
            loose=self.stems(modifiers.get("loose", "")),
            former=self.stems(modifiers.get("former", "")),
            links=self.folded(modifiers.get("links", ())),
            honorifics={fold(w): g for word, g in roles.get("honorifics", {}).items() for w in self.both([word])},
            gender=self.genders(roles.get("gender", {}), " ".join(heads.values())),
            also={
                self.stem(w): self.stems(also)
                for word, also in roles.get("also", {}).items()
                for w in self.both([word])
            },
            leaders=self.stems(roles.get("leaders", {}).get("words", ())),
            pronouns={w: g for g in ("f", "m") for w in self.folded(pronouns.get("person", {}).get(g, ()))},
            somebody=self.folded(pronouns.get("somebody", {}).get("words", ())),
            nobodies=self.folded(pronouns.get("somebody", {}).get("nouns", ())),
            relative=self.folded(pronouns.get("somebody", {}).get("relative", ())),
            thing=self.folded(pronouns.get("thing", {}).get("words", ())),
            thing_before=self.folded(pronouns.get("thing", {}).get("before", "")),
            articles=self.folded(nominals.get("articles", ())),
            between=nominals.get("between", 0),
            nouns={
                s: kind
                for kind in ("body", "telling", "document", "outlet")
                for s in self.stems(nominals.get(kind, ""))
            },
            forms={
                self.stem(w): frozenset(forms)
                for word, forms in pronouns.get("forms", {}).items()
                for w in self.both([word])
            },
            after=tuple(tuple(self.both_phrase(p)) for p in pronouns.get("after", {}).get("words", ())),
            prepositions=self.folded(more.get("prepositions", "")),
            relatives=self.folded(" ".join(lexicon.load(self.language, "sources").get("relative", ()))),
            unnamed=self.folded(more.get("unnamed", ())),
            speech=self.folded(names.get("speech", "")),
            adjective_endings=tuple(self.both(names.get("adjective_endings", ()))),
            # "Ministra" is a woman who is one, and the genitive of any other.
            printed_heads=self.folded(" ".join(w for kind, w in heads.items() if kind != "forms"))
            | self.folded(occupations(self.language)) - self.folded(heads.get("forms", "")),
            beside=self.beside(roles.get("beside", {})),
        )

    def with_plurals(self, heads: str, roles: dict[str, Any]) -> list[str]:
        """The words, with their plurals where the language has an ending that no stem is cut of (`reporters`)."""
        ending = roles.get("beside", {}).get("added_plural", "")
        words = heads.split()
        return words + [w + ending for w in words if ending]

    def beside(self, lists: dict[str, Any]) -> Beside:
        return Beside(
            born=self.phrases(lists.get("born", ())),
            follows=self.phrases(lists.get("follows", ())),
            another=self.folded(lists.get("another", "")),
            kin=self.stems(" ".join(lists.get(key, "") for key in ("kin", "kin_f", "kin_m"))),
            kin_gender={fold(w): g for g in ("f", "m") for w in self.both(lists.get(f"kin_{g}", ""))},
            added_plural=lists.get("added_plural", ""),
            plural=tuple(self.both(lists.get("plural", ""))),
            plurals=tuple(self.both(lists.get("plurals", ""))),
            past_f=tuple(self.both(lists.get("past_f", ""))),
            past_m=tuple(self.both(lists.get("past_m", ""))),
            genitive=tuple(self.both(lists.get("genitive", ""))),
            verb=tuple(self.both(lists.get("verb", ""))),
            both=self.folded(lists.get("and", "")),
            frames=self.folded(lists.get("frames", "")),
            that=self.folded(" ".join(lexicon.load(self.language, "sources").get("relative_close", ()))),
        )

    def phrases(self, found: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Folded phrases, in both scripts."""
        written = [p.split() for p in found]
        written += [[latinise(w, self.latin) for w in p] for p in written] if self.latin else []
        return tuple(tuple(fold(w) for w in p) for p in written)

    def genders(self, lists: dict[str, str], heads: str) -> dict[str, str]:
        """Word or stem -> gender; a stem that words of both share (prezidentas, prezidentė) tells none."""
        men, women = self.both(lists.get("m", "")), self.both(lists.get("f", ""))
        others = {self.stem(w) for w in set(self.both(heads)) - set(women)} - {self.stem(w) for w in men}
        stems = {**{self.stem(w): "m" for w in men}, **{self.stem(w): "f" for w in women}}
        shared = ({self.stem(w) for w in men} & {self.stem(w) for w in women}) | others
        words = {**{fold(w): "m" for w in men}, **{fold(w): "f" for w in women}}
        return {**{s: g for s, g in stems.items() if s not in shared}, **words}

    def both_phrase(self, phrase: str) -> list[str]:
        return [fold(w) for w in phrase.split()]


def scene(article: Article) -> Scene:
    """The words of an article, cut once for all that follows."""
    language = article.read_in or article.language
    lists = role_lists(language)
    words = tokens(article.text)
    return Scene(
        article=article,
        words=words,
        low=[fold(w) for w in words.word],
        stems=[lists.stem(w) for w in words.word],
        sentence=_sentences(article, words),
        lists=lists,
    )


def _sentences(article: Article, words: Tokens) -> list[int]:
    """For each token the number of its sentence; where the article has none, paragraphs and full stops count."""
    if article.sentences:
        starts = [s.start for s in article.sentences]
        return [bisect_right(starts, at) for at in words.start]
    number, found = 0, []
    for i in range(len(words.word)):
        gap = words.gap(i)
        if "\n" in gap or (len(gap) > 1 and any(c in gap for c in ".!?…")):
            number += 1
        found.append(number)
    return found
