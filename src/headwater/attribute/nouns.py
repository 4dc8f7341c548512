"""What an unnamed source is called: its head noun, and whether that is a text, an outlet, a body, somebody or several.

Lists in `data/<language>/sources.toml` hold base forms; what stands in the text is compared by its stem. Where the head
stands differs: a Slavic genitive follows it ("прес-служба міністерства"), an English or Lithuanian one leads up to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from headwater import lexicon, occupations, wordforms
from headwater.attribute.patterns import pattern, words
from headwater.names.inflection import candidates
from headwater.wordforms import CAPITAL

SUBJECT = "sources"
Sort = Literal["document", "outlet", "body", "group", "person", "unknown"]
FIRST_WORDS = 4
"""Words of a source among which its number stands."""
NEAREST = 3
"""Words of a participle with what hangs on it and its noun, at least."""
LEAD = 2
"""Words before a name in apposition, at most: "her lawyer, the barrister | Ida Kos"."""
SHORTEST_SOFT = 4
"""Letters of a stem that may have been softened: shorter ones begin to fall together."""
INFLECTED = 0.25
"""A name less likely than this to be in its base form is not."""
WORD = re.compile(r"[\w’'ʼ-]+")
CLAUSE = re.compile(r",|\s[-–—]\s|\(|\b(?:who|which|that|whose|whom)\b")
_QUOTED_NAME = re.compile(r"[«„“\"]([^«»„“”\"]{2,60})[»”“\"]$")
_CAPITAL_NAME = re.compile(rf"(?:^|(?<=\s))((?:{CAPITAL}[\w’'ʼ-]+\s){{1,3}}{CAPITAL}[\w’'ʼ-]+)$")
_APPOSED = re.compile(
    rf"((?:(?!{CAPITAL})[^\W\d][\w’'ʼ-]* |\d[\w-]+ )*)({CAPITAL}[\w’'ʼ-]+(?: {CAPITAL}[\w’'ʼ-]+){{0,2}})"
)
_CAPITALS = re.compile(rf"(?<=\s)({CAPITAL}{{3,}}[\w-]*)$")
_WITHIN_NUMBER = re.compile(r"(?<=\d)[.,\u00a0](?=\d)")
"""The mark of a decimal or of thousands, which ends no clause: "32,5 proc. badanych", "1,200 patients"."""
_SOFT = "ыиіyi"
"""What may be left of an ending behind a soft stem: "паліцы-і" of "паліцы-я"."""
_SORTED: tuple[Sort, ...] = ("document", "outlet", "body")


@dataclass(frozen=True, slots=True)
class Head:
    """The head noun of a source in lower case, its stem, what sort it is, and where it stands among the words."""

    word: str
    stem: str
    sort: Sort
    at: int


@cache
def stems(language: str, key: str) -> frozenset[str]:
    """The stems of a list of nouns; of those in several words the whole, stem by stem."""
    cut = wordforms.stemmer(language)
    return frozenset(" ".join(map(cut, word.split())) for word in words(language, SUBJECT, key))


@cache
def _all_stems(language: str) -> frozenset[str]:
    """Those of the nouns of documents, outlets and bodies: most words are none of them."""
    return frozenset().union(*(stems(language, sort) for sort in _SORTED))


@cache
def _endings(language: str, key: str) -> tuple[str, ...]:
    return tuple(lexicon.load(language, SUBJECT).get(key, "").split())


@lru_cache(maxsize=4096)
def head(text: str, language: str) -> Head:
    """The head of a source's words: among those before a preposition, a comma or a relative clause."""
    printed = WORD.findall(CLAUSE.split(_last_of_list(text, language), maxsplit=1)[0])
    low = [w.lower() for w in printed]
    small = words(language, SUBJECT, "of")
    if leads(language) and (at := _before_name(text, printed, language)):
        return _made(low, at, _sort(low, at, language), language)
    if len(low) > 1 and low[0] in small and leads(language):
        printed, low = printed[1:], low[1:]  # "in the association"
    hangs, small = small, words(language, SUBJECT, "plain", "pointing", "another")
    # "trys | su derybomis susipažinę žmonės": what stands before the preposition is no more than a number.
    ties = words(language, SUBJECT, "ties")
    cuts = (i for i, word in enumerate(low) if word in hangs and i and (word not in ties or not small >= {*low[:i]}))
    if leads(language) and (at := _behind_participle(low, language)):
        return _made(low, at, "document", language)
    low = low[: next(cuts, len(low))]
    order = range(len(low)) if leads(language) else range(len(low) - 1, -1, -1)
    found = [(i, _sort(low, i, language)) for i in order if low[i] not in small and not low[i].isdigit()]
    # "the newspaper Dnevni Most": a word of a name is no noun of people, though "Foreign Ministry" is one of a body.
    hung = _endings(language, "hung")
    if hung and any(s != "unknown" and not low[i].endswith(hung) for i, s in found):
        # "a source in the staff", in one word each; what stands in a text is that text's: "kontrolės ataskaitoje"
        people = max((i for i, s in found if s in ("person", "group") and not low[i].endswith(hung)), default=len(low))
        inside = any(low[i].endswith(hung) for i, _ in found if i > people)  # "šaltinis | uosto valdyboje"
        found = [(i, s) for i, s in found if s == "document" or not low[i].endswith(hung)]
        found = [(i, s) for i, s in found if i <= people] if inside else found
    found = [(i, "unknown" if s in ("group", "person") and i and printed[i][:1].isupper() else s) for i, s in found]
    if leads(language):
        found = [(i, "unknown" if s in ("person", "group") and _leads_up(low, i, language) else s) for i, s in found]
        found = _without_adjectives(low, found, language)
    last = next((i for i, _ in found), None)
    if last is not None and not leads(language) and (sort := _who(printed[last], language, opens=not last)):
        return _made(low, last, sort, language)  # "a hospital nurse", "ligoninės gydytojas": the last noun is who
    for i, sort in found:
        # "тренер сборной компании": an unknown noun in front is the head, an adjective in front is none.
        if sort != "unknown" or (leads(language) and not adjective(low[i], language)):
            return _made(low, i, sort, language)
    if found and not leads(language):
        return _made(low, found[0][0], "unknown", language)
    at = len(low) - 1
    return _made(low, at, "unknown", language) if low else Head("", "", "unknown", 0)


def _who(word: str, language: str, *, opens: bool = False) -> Sort | None:
    """What sort of people a noun names by its form, where none of the lists has it: one, or several.

    With a capital only where it `opens` the words and is several: "Dockers", while "Archer" may be a name.
    """
    several = bool(pattern(language, SUBJECT, "somebodies").fullmatch(word))
    if (not word[:1].islower() and not (opens and several)) or _sort([word.lower()], 0, language) != "unknown":
        return None
    if pattern(language, SUBJECT, "somebody").fullmatch(word):
        return "person"
    return "group" if several else None


def _behind_participle(low: list[str], language: str) -> int:
    """Where the noun of a document stands behind a participle and what hangs on it; 0 for none.

    "opublikowanym | pod koniec stycznia | badaniem", but not "уволенный за доклад чиновник".
    """
    if len(low) < NEAREST or not adjective(low[0], language) or low[1] not in _prepositions(language):
        return 0
    sorts = [_sort(low, i, language) for i in range(len(low))]
    if any(sort != "unknown" for sort in sorts[:2]) or {"person", "group"} & set(sorts):
        return 0
    return next((i for i, sort in enumerate(sorts) if sort == "document"), 0)


def _before_name(text: str, printed: list[str], language: str) -> int:
    """Where the noun of an outlet or body stands behind an adjective and what hangs on it, beside or in the name that
    closes the words; 0 for none: "Близкая | к властям | газета «Щит»", "Pośredniczące | w rozmowach | Biuro Mediacji".
    """
    low = [w.lower() for w in printed]
    if len(low) <= NEAREST or not adjective(low[0], language) or low[1] not in _prepositions(language):
        return 0
    quoted = _QUOTED_NAME.search(CLAUSE.split(text, maxsplit=1)[0].strip())
    if quoted:
        ends = len(low) - len(WORD.findall(quoted.group(1)))
        places = range(ends - 1, ends)
    else:
        ends = next((i for i in range(len(printed), 0, -1) if not printed[i - 1][:1].isupper()), 0)
        places = range(ends, len(low))
    return next((i for i in places if i >= NEAREST and _sort(low, i, language) in ("outlet", "body")), 0)


@cache
def _prepositions(language: str) -> frozenset[str]:
    lists = words(language, "events", "words.preposition")
    return words(language, SUBJECT, "of") | {word for entry in lists for word in entry.split()}


def _leads_up(low: list[str], at: int, language: str) -> bool:
    """True for what may be a noun of people and is an adjective before that of a body: "Следчы | камітэт"."""
    return adjective(low[at], language) and at + 1 < len(low) and low[at + 1] in words(language, SUBJECT, "body")


def _without_adjectives(low: list[str], found: list[tuple[int, Sort]], language: str) -> list[tuple[int, Sort]]:
    """Without the one or two adjectives in front of the noun of a body: "Gruzińska regionalna | agencja"."""
    soft = _endings(language, "agreeing") + _endings(language, "adjectives")
    for many in (1, 2):
        lead, rest = found[:many], found[many - 1 :]
        plain = all(sort == "unknown" and low[i].endswith(soft) for i, sort in lead)
        if len(rest) > 1 and plain and rest[0][1] == "unknown" and _agreeing(low, rest, language):
            return found[many:]
    return found


def _agreeing(low: list[str], found: list[tuple[int, Sort]], language: str) -> bool:
    """True for an adjective in front of the noun of a body or an outlet: "Обласна | адміністрація"."""
    (first, _), (second, sort) = found[:2]
    soft = _endings(language, "agreeing")
    exact = words(language, SUBJECT, "body", "outlet", "document")
    return (
        bool(soft) and second == first + 1 and low[first].endswith(soft) and sort != "unknown" and low[second] in exact
    )


def _made(low: list[str], at: int, sort: Sort, language: str) -> Head:
    return Head(low[at], wordforms.stemmer(language)(low[at]), sort, at)


@cache
def articles(language: str) -> bool:
    """True where a language says by an article what is known."""
    return bool(lexicon.load(language, SUBJECT).get("articles"))


@cache
def talking(language: str) -> frozenset[str]:
    """The stems of nouns of unnamed sources, and of whom an outlet has talked to."""
    return stems(language, "interlocutor") | stems(language, "bare")


def _last_of_list(text: str, language: str) -> str:
    """The last name of a list with the noun behind it, where the noun is of all; any other text as it is."""
    listed = None if leads(language) else _listed(language).match(text)
    return text[listed.end() :] if listed else text


@cache
def _listed(language: str) -> re.Pattern[str]:
    """The names before the last of a list whose noun stands behind it: "Belgijos, Ispanijos ir | Italijos
    ambasadoriai"."""
    joins = "|".join(map(re.escape, sorted(words(language, SUBJECT, "and"))))
    last = rf"{CAPITAL}[\w’'ʼ-]+ (?:[\w’'ʼ-]+ )*(?!{CAPITAL})[^\W\d][\w’'ʼ-]*$"
    return re.compile(rf"{CAPITAL}[\w’'ʼ-]+(?:, {CAPITAL}[\w’'ʼ-]+)*,? (?:{joins}) (?={last})")


def behind_name(text: str, name: str, language: str) -> str:
    """What stands in its clause behind a name that opens a text, or behind the list that the name opens."""
    last = _last_of_list(text, language)
    return CLAUSE.split(text[len(name) :] if last is text else last.partition(" ")[2], maxsplit=1)[0]


def leads(language: str) -> bool:
    """True where the head stands before what hangs on it."""
    return bool(lexicon.load(language, SUBJECT).get("head_leads"))


def adjective(word: str, language: str) -> bool:
    """True for a word that ends as adjectives do."""
    return len(word) > 4 and word.endswith(_endings(language, "adjectives") or ("\0",))


def _sort(low: list[str], at: int, language: str) -> Sort:
    return _sort_between(low[at - 1] if at else "", low[at], low[at + 1] if at + 1 < len(low) else "", language)


@lru_cache(maxsize=16_384)
def _sort_between(before: str, printed: str, behind: str, language: str) -> Sort:
    """What sort of source a word names beside the words around it, "" where there are none."""
    word, cut = _opened(printed, language), wordforms.stemmer(language)
    if word in words(language, SUBJECT, "group"):
        return "group"
    if word in words(language, SUBJECT, "media"):
        return "outlet"
    pairs = [f"{before} {printed}"] if before else []
    if leads(language) and behind:
        pairs.append(f"{printed} {behind}")  # "linia lotnicza": the first of the two is the head
    stem, both = cut(word), {*pairs, *(" ".join(map(cut, pair.split())) for pair in pairs)}
    if pattern(language, SUBJECT, "holder").fullmatch(word):
        return "person"
    # Two words before one: "agencja rządowa" is no news agency. The word as it stands before its stem: "раді" is a
    # council, though cut short it could be "радіо" too.
    cut_short = {stem, stem.rstrip(_SOFT), *hard(stem, language)}
    printed_as, cut_as = words(language, SUBJECT, *_SORTED), _all_stems(language)
    known = word in printed_as or not cut_as.isdisjoint(both | cut_short) or not printed_as.isdisjoint(both | cut_short)
    for keys, stemmed in ((both, True), ({word}, False), (cut_short, True)) if known else ():
        for sort in _SORTED:
            if keys & words(language, SUBJECT, sort) or (stemmed and keys & stems(language, sort)):
                return sort
    if pattern(language, SUBJECT, "folks").fullmatch(word):
        return "group"
    if pattern(language, SUBJECT, "folk").fullmatch(word):
        return "person"
    if not is_person(word, language):
        return "unknown"
    if word in occupations.words(language) or word in words(language, SUBJECT, "persons"):
        return "person"  # "śledczy": by its ending it may be several, and is as often one
    return "group" if plural(word, language) else "person"


def _opened(word: str, language: str) -> str:
    """A word with the letter it begins with where no vowel stands before it: "ўпраўленні" is "упраўленні"."""
    table: dict[str, str] = lexicon.load(language, SUBJECT).get("initial", {})
    return table[word[0]] + word[1:] if word[:1] in table else word


def hard(stem: str, language: str) -> tuple[str, ...]:
    """A stem as it is in the base form, where a case has softened its end: "urzędz-ie" of "urząd"."""
    if len(stem) < SHORTEST_SOFT:
        return ()
    table: dict[str, list[str]] = lexicon.load(language, SUBJECT).get("soft", {})
    return tuple(stem[: -len(soft)] + end for soft, ends in table.items() if stem.endswith(soft) for end in ends)


def printed_name(text: str, language: str) -> str | None:
    """A name that a source's words end in though nobody found it: two capitalised words, or one in quotation marks.

    "Liderka opozycji Wolha Karatajewa", "газета «Вісник свободи»"; not what hangs on a preposition or on a noun of an
    unnamed source ("a source in New Marne", "rozmówca „Gońca”").
    """
    return _in_clause(text, language) or _apposed_name(text, language)


def _in_clause(text: str, language: str) -> str | None:
    """The name in a source's first clause."""
    clause = CLAUSE.split(text.strip(" ,"), maxsplit=1)[0].rstrip()
    found = _QUOTED_NAME.search(clause) or _CAPITAL_NAME.search(clause) or _in_capitals(clause, language)
    if found is None:
        return _first_name(clause, language)
    if found.re is _CAPITAL_NAME and not found.start() and _noun_first(found.group(1), language):
        return None  # "Представитель Лядова": a noun with the capital of the sentence, and whose he is
    if found.re is _CAPITAL_NAME and not found.start() and _small_first(found.group(1), language):
        return None  # "Other Republicans", "Another Muslim": some of them
    before = [w.lower() for w in WORD.findall(clause[: found.start()])]
    if (
        found.re is _CAPITAL_NAME
        and before[-1:] == ["the"]
        and sort_of(found.group(1).split()[-1], language) == "person"
    ):
        return None  # "the Prime Minister"
    named = head(text, language)
    loose = named.stem in stems(language, "bare") or named.sort in ("group", "document")
    hung = before[-1:] if leads(language) else before
    if loose or any(word in words(language, SUBJECT, "of") for word in hung):
        return None
    if found.re is _QUOTED_NAME and named.sort not in ("outlet", "body") and before:
        return None  # "представитель «Северника»"
    if found.re is _CAPITAL_NAME and named.sort == "person" and before and _of_a_body(found.group(1), language):
        return None  # "były prezes Banku Kraju"
    people = named.sort in ("person", "group") and before and leads(language)
    if found.re is _CAPITAL_NAME and people and standing(found.group(1), language) < INFLECTED:
        return None  # "rzecznik premier Idy Morn": whose he is
    return found.group(1)


def _first_name(clause: str, language: str) -> str | None:
    """The first name alone behind a noun of kin: "Дочь арестованного София", "Jo dukra Marina"; no genitive."""
    found: list[str] = WORD.findall(clause) or [""]
    lead, last = found[:-1], found[-1]
    cut = wordforms.stemmer(language)
    kin = [n for n, word in enumerate(lead) if cut(word.lower()) in stems(language, "kin")]
    if not kin or not last[:1].isupper() or not clause.endswith(last):
        return None
    if any(word[:1].isupper() for word in lead[kin[-1] + 1 :]) or standing(last, language) < INFLECTED:
        return None
    return last


def _apposed_name(text: str, language: str) -> str | None:
    """The name that is set behind a noun of people and a comma: "Molnar's sister, Vera,", "Matka Łomskiej, 80-letnia
    Zoja"; before it there no more than what tells of somebody, without a capital."""
    noun, comma, rest = text.strip(" ,").partition(", ")
    aside = CLAUSE.split(rest, maxsplit=1)[0].strip()
    found = _APPOSED.fullmatch(aside) if comma else None
    if found is None or head(noun, language).sort != "person":
        return None
    lead = WORD.findall(found.group(1))
    if any(word in words(language, SUBJECT, "of", "and", "relative") for word in lead) or len(lead) > LEAD:
        return None
    if is_adherent(found.group(2), language):
        return None  # "The senator, Republican,": of which party or country
    if lead and lead[-1].lower() in words(language, SUBJECT, "indefinite"):
        return None  # "The senator, a Republican,"
    hung = any(word in words(language, SUBJECT, "of") for word in WORD.findall(noun.lower()))
    return None if hung and " " not in found.group(2) else found.group(2)  # "a spokesman for the port, Marne"


def is_adherent(word: str, language: str) -> bool:
    """True for a word that says of which party or country somebody is, and names nobody."""
    return bool(pattern(language, SUBJECT, "adherents").fullmatch(word)) or word in _peoples(language)


@cache
def _peoples(language: str) -> frozenset[str]:
    """What somebody of a country is called, where such words have capitals; by no ending, which names have too."""
    if not lexicon.load(language, "names").get("capital_demonyms"):
        return frozenset()
    return frozenset(word for row in lexicon.shared("places")["places"] for word in row[1].split("|") if word)


def _in_capitals(clause: str, language: str) -> re.Match[str] | None:
    """The name in capitals alone behind the noun of an outlet: "naujienų agentūra VILNA"."""
    found = _CAPITALS.search(clause)
    before = WORD.findall(clause[: found.start()])[-1:] if found else []
    return found if before and sort_of(before[0], language) == "outlet" else None


def _of_a_body(name: str, language: str) -> bool:
    """True for words with capitals of which the first says that they name a body, an outlet or a text."""
    return leads(language) and sort_of(WORD.findall(name)[0], language) in _SORTED


def _noun_first(name: str, language: str) -> bool:
    """True for a single name behind a noun of people that opens the sentence."""
    first, *rest = WORD.findall(name)
    known = sort_of(first, language) in ("person", "group") or bool(pattern(language, SUBJECT, "base").fullmatch(first))
    return len(rest) == 1 and (known or rest[0].isupper())


def _small_first(name: str, language: str) -> bool:
    """True for a small word with the capital of its sentence, and one other: how many, or which of them."""
    first, *rest = WORD.findall(name.lower())
    return len(rest) == 1 and first in words(language, SUBJECT, "another", "several", "pointing", "plain")


@lru_cache(maxsize=4096)
def standing(name: str, language: str) -> float:
    """How likely a person's name as printed is in its base form, from 0 to 1."""
    return sum(c.weight for c in candidates(name, "person", language) if c.form == name)


@lru_cache(maxsize=65_536)
def sort_of(word: str, language: str) -> Sort:
    """What sort of source a single word names."""
    return _sort([word.lower()], 0, language)


def office(phrase: str, language: str) -> tuple[str, ...]:
    """The stems of the offices that a phrase ends in another name for: president, king for "the head of state"."""
    cut = wordforms.stemmer(language)
    called = " ".join(map(cut, WORD.findall(CLAUSE.split(phrase.strip(" ,"), maxsplit=1)[0].lower())))
    offices: dict[str, list[str]] = lexicon.load(language, SUBJECT).get("offices", {})
    for title, same in offices.items():
        if called.endswith(" ".join(map(cut, title.split()))):
            return tuple(map(cut, same))
    return ()


def is_office(phrase: str, language: str) -> bool:
    """True where a phrase is an office's other name and no more: not "the staff of the head of state"."""
    small = words(language, SUBJECT, "pointing")
    low = [w for w in WORD.findall(phrase.lower()) if w not in small]
    offices: dict[str, list[str]] = lexicon.load(language, SUBJECT).get("offices", {})
    return bool(office(phrase, language)) and any(len(low) == len(title.split()) for title in offices)


def is_person(word: str, language: str) -> bool:
    """True for a noun of people: a spokesman, a source, a diplomat."""
    if pattern(language, SUBJECT, "people").fullmatch(word):
        return True
    stem = wordforms.stemmer(language)(word)
    if any(stem in stems(language, key) for key in ("spokesperson", "bare", "group", "persons")):
        return True
    return occupations.head(word, language) in occupations.concepts(language)


def count(text: str, language: str) -> int | None:
    """How many a source is, by a number in its first words."""
    clause = CLAUSE.split(_WITHIN_NUMBER.sub("", text), maxsplit=1)[0]
    low = [w.lower() for w in WORD.findall(clause)][: FIRST_WORDS + 1]
    table = numbers(language)
    for at, word in enumerate(low[:FIRST_WORDS]):
        if (word.isdigit() or word in table) and _uncounted(low, at, clause, language):
            return None
        pair = table.get(" ".join(low[at : at + 2])) if at + 1 < len(low) else None
        number = pair or (None if word.isdigit() else table.get(word))
        if number:
            return number
        if word.isdigit() and at < 2 and 0 < int(word) < 1000:
            return int(word)
    return None


def is_share(text: str, language: str) -> bool:
    """True for people by a share of all: "34 proc. badanych", "40 % respondentų"."""
    text = _WITHIN_NUMBER.sub("", text)
    first = WORD.findall(text.lower())[: FIRST_WORDS + 1]
    at = next((n for n, word in enumerate(first) if word.isdigit()), None)
    return at is not None and _uncounted(first, at, text, language) and not _numbered(first, at, language)


def _numbered(low: list[str], at: int, language: str) -> bool:
    return any(w in words(language, "circumstances", "uncounted.before") for w in low[max(0, at - 1) : at])


def _uncounted(low: list[str], at: int, text: str, language: str) -> bool:
    """True for a number of something else: a share of all, thousands, the number of an article of a law."""
    share = bool(re.search(rf"(?<!\d){re.escape(low[at])} ?%", text))
    more = any(word in words(language, "circumstances", "uncounted.behind") for word in low[at + 1 : at + 2])
    return share or more or _numbered(low, at, language)


@cache
def numbers(language: str) -> dict[str, int]:
    """The words for small numbers, in all their forms."""
    table = lexicon.load(language, "circumstances").get("count", {})
    return {word.lower(): int(number) for number, forms in table.items() for word in forms}


def plural(word: str, language: str) -> bool:
    """True where a word's ending is one of the plural; a guess where endings serve both numbers."""
    if word in words(language, SUBJECT, "bare"):
        return word in words(language, SUBJECT, "group")
    return word.endswith(_endings(language, "plurals") or ("\0",))


def speaks_for_others(text: str, language: str) -> bool:
    """True where the words say that somebody or some office speaks for another."""
    return bool(pattern(language, SUBJECT, "spokesperson_forms").search(text))
