"""The word lists that names are found with, compiled once for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater import lexicon
from headwater.attribute.patterns import pattern
from headwater.gazetteer import Gazetteer, gazetteer
from headwater.records import NameKind
from headwater.wordforms import Stemmer, fold, latinise, stemmer, tokens


@dataclass(frozen=True, slots=True)
class NameWords:
    """What `data/<language>/names.toml` and `roles.toml` say: sets of folded words, or of stems where so named."""

    stem: Stemmer
    known: Gazetteer
    stop: frozenset[str]
    calendar: frozenset[str]
    days: frozenset[str]
    org_heads: frozenset[str]
    place_heads: frozenset[str]
    org_words: frozenset[str]
    org_links: frozenset[str]
    org_ands: frozenset[str]
    adjectives: frozenset[str]
    leaders: frozenset[str]
    org_nouns: frozenset[str]
    prints: re.Pattern[str]
    outlet_nouns: frozenset[str]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    speech: frozenset[str]
    not_org: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    adjective_endings: tuple[str, ...]
    surname_endings: tuple[str, ...]
    place_endings: tuple[str, ...]
    quoted_names: bool
    lower_heads: bool
    small: frozenset[str]
    country_after: bool
    country_first: bool
    demonym_endings: tuple[str, ...]
    country_adjectives: frozenset[str]
    country_tails: tuple[str, ...]
    country_endings: tuple[str, ...]
    org_last: frozenset[str]
    outlet_first: frozenset[str]
    outlet_last: frozenset[str]
    acronym_outlets: frozenset[str]
    portfolios: frozenset[str]
    article: str
    indefinite: frozenset[str]
    several: frozenset[str]
    unknown: NameKind


@cache
def name_words(language: str) -> NameWords | None:
    """The lists of a language, None where it has none."""
    data = lexicon.load(language, "names")
    if not data:
        return None
    return _compile(language, data, lexicon.load(language, "roles"), lexicon.shared("given_names"))


def _compile(language: str, data: dict[str, Any], roles: dict[str, Any], shared: dict[str, Any]) -> NameWords:
    stem = stemmer(language)
    latin = data.get("latin", {})

    def words(text: str | Iterable[str]) -> list[str]:
        found = text.split() if isinstance(text, str) else list(text)
        return found + [latinise(w, latin) for w in found] if latin else found

    def folded(text: str | Iterable[str]) -> frozenset[str]:
        return frozenset(fold(w) for w in words(text))

    def stems(text: str | Iterable[str]) -> frozenset[str]:
        return frozenset(stem(w) for w in words(text))

    heads = roles.get("heads", {})
    given = shared.get("m", "") + " " + shared.get("f", "")
    return NameWords(
        stem=stem,
        known=gazetteer(language),
        stop=folded(data["stop"]) | _apart(folded(data["stop"])),
        calendar=folded(data["calendar"]),
        days=frozenset(d for d in folded(data["calendar"]) if len(d) > 5) if data.get("plural_days") else frozenset(),
        org_heads=stems(data["org_heads"]),
        place_heads=stems(data["place_heads"]),
        org_words=stems(data.get("org_words", "")),
        org_links=folded(data["org_links"]),
        org_ands=folded(data.get("org_ands", ())),
        adjectives=folded(data.get("adjectives", "")),
        leaders=frozenset(stem(s) for row in lexicon.shared("bodies").get("holders", ()) for s in row["surname"]),
        org_nouns=stems(data["org_nouns"]),
        prints=pattern(language, "sources", "relay.prints"),
        outlet_nouns=stems(lexicon.load(language, "pronouns").get("nominals", {}).get("outlet", "")),
        place_nouns=stems(data["place_nouns"]),
        place_prepositions=folded(data["place_prepositions"]),
        speech=folded(data["speech"]),
        not_org=frozenset(data["not_org"].split()),
        honorifics=folded(roles.get("honorifics", {})),
        titles=stems(f"{' '.join(heads.values())} {data.get('titles', '')}"),
        modifiers=stems(f"{roles.get('modifiers', {}).get('words', '')} {data.get('title_modifiers', '')}"),
        given=frozenset(stem(w) for w in given.split()),
        particles=frozenset(shared.get("particles", "").split()),
        adjective_endings=tuple(words(data.get("adjective_endings", ()))),
        surname_endings=tuple(shared.get("surname_endings", "").split()),
        place_endings=tuple(shared.get("place_endings", "").split()),
        quoted_names=data.get("quoted_names", False),
        lower_heads=data.get("lower_heads", False),
        small=frozenset(data.get("small", "").split()),
        country_after=data.get("country_after", False),
        country_first=data.get("country_first", False),
        demonym_endings=tuple(sorted(data.get("demonym_endings", "").split(), key=len, reverse=True)),
        country_adjectives=folded(data.get("country_adjectives", "")),
        country_tails=("", *data.get("country_tails", "").split()),
        country_endings=tuple(data.get("country_endings", "").split()),
        org_last=folded(data.get("org_last", "")),
        outlet_first=folded(lexicon.shared("outlet_words").get("first", ())),
        outlet_last=folded(lexicon.shared("outlet_words").get("last", ())),
        acronym_outlets=folded(data.get("acronym_outlets", "")),
        portfolios=folded(data.get("portfolios", "")),
        article=data.get("article", ""),
        indefinite=frozenset(data.get("indefinite", "").split()),
        several=folded(lexicon.load(language, "sources").get("group", ())),
        unknown=data.get("unknown", "organization"),
    )


def _apart(words: frozenset[str]) -> frozenset[str]:
    """The words as the tokens see them: `don't` stays, `it's` becomes `it`."""
    return frozenset(t for w in words for t in tokens(w).word[:1])
