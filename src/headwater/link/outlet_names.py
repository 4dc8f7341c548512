"""Where a text names outlets: those of our lists under their endings, and unknown ones by how they are written.

An unknown one shows itself by its noun («газета „Курс“», "the Harbour news agency"), by a word of its name ("The
Harbour Gazette"), or as the name of a site ("kurs.example"). The nouns are data: `data/<language>/credits.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from headwater import hosts, lexicon
from headwater.link import houses
from headwater.link.outlet_index import SUBJECT, Mention, is_cyrillic, names_in
from headwater.wordforms import CAPITAL, fold, script

REACH = 70
"""Characters before a name in which its noun stands."""
LONGEST = 5
"""Words of an unknown outlet's name, at most."""

_ARTICLES = frozenset({"die"})
"""First words of outlets' names that begin every other German sentence."""
_QUOTED = re.compile(r"[«„“”\"]([^«»„“”\"\n]{2,60}?)[»”“\"]")
_IN_NAME = r"[\w’'&.-]*\w"
_RUN = re.compile(
    rf"(?:{CAPITAL}{_IN_NAME}|{CAPITAL})(?: (?:(?:of|the|de|la|el|&|and|der|und) )?{CAPITAL}{_IN_NAME}){{0,4}}"
    r"(?: \d{1,3}\b)?"
)
_NAMED = re.compile(rf"[ \u00a0][«„“\"]?{CAPITAL}")
_SITE = re.compile(
    rf"(?<![@\w.-])(?<![\w:/]/)(?:www\.)?((?:[\w-]{{2,}}\.)+(?:{hosts.endings()}))(?![\w@-]|\.\w)", re.IGNORECASE
)
_LINK = re.compile(r"https?://[^\s<>()\[\]\"«»“”]+", re.IGNORECASE)


def mentions(text: str, language: str) -> list[Mention]:
    """Every outlet that a text names, known or unknown, in the order of the text; where two overlap, the known one."""
    known = [_with_noun(text, m, language) for m in names_in(language).find(text) if not _in_longer(text, m, language)]
    taken = sorted([*known, *_sites(text, known)], key=lambda m: m.start)
    for found in (_beside_nouns(text, language, taken), _in_slots(text, language), _by_words(text)):
        starts = [m.start for m in taken]
        taken += [m for m in found if not _crosses(m, taken, starts)]
        taken.sort(key=lambda m: m.start)
    return taken


def _crosses(m: Mention, taken: list[Mention], starts: list[int]) -> bool:
    i = bisect_left(starts, m.end)
    return any(o.end > m.start for o in taken[max(0, i - 2) : i])


def _sites(text: str, known: list[Mention]) -> Iterator[Mention]:
    """Names of sites, but not inside addresses of mail or links."""
    starts = [m.start for m in known]
    for found in _SITE.finditer(text):
        m = Mention(found.start(1), found.end(1), _site_name(found[1]), houses.at_address(found[1]), site=True)
        i = bisect_left(starts, m.end)
        if not any(o.end >= m.end for o in known[max(0, i - 1) : i] if o.end > m.start):
            yield m


def _in_longer(text: str, m: Mention, language: str) -> bool:
    """True inside a longer name that a noun and quotation marks show: `телеканал «Первый канал Бревании»`."""
    if (
        not m.start
        or text[m.start - 1] not in '«„“"'
        or not _noun_before(language).search(text[: m.start - 1].rstrip()[-REACH:])
    ):
        return False
    quoted = _QUOTED.match(text, m.start - 1)
    return bool(quoted and quoted.end(1) > m.end and len(quoted[1].split()) <= LONGEST)


def _site_name(printed: str) -> str:
    """The outlet's name where the site bears it ("INTERFAX.RU"), else the site as printed."""
    outlet = houses.at_address(printed)
    label = fold(printed.rpartition(".")[0].rpartition(".")[2])
    same = outlet and outlet.kind == "agency" and label in {fold(n).replace(" ", "") for n in outlet.names}
    return outlet.name if outlet and same else printed


def _with_noun(text: str, m: Mention, language: str) -> Mention:
    """A doubtful name beside its noun, or between quotation marks, is one."""
    before = text[max(0, m.start - REACH) : m.start].rstrip(" «„“”\"'‘(")
    noun = bool(_noun_before(language).search(before) or _noun_behind(language).match(text, m.end))
    quoted = text[m.start - 1 : m.start] in set('«„“"‘') and text[m.end : m.end + 1] in set('»”“"’')
    return Mention(m.start, m.end, m.name, m.outlet, m.doubtful and not noun and not quoted, noun)


def _beside_nouns(text: str, language: str, known: list[Mention]) -> Iterator[Mention]:
    """`газета «Курс»`, `agentura Zorva`, `the Zorva news agency`."""
    ends = {m.end for m in known}
    done = 0
    for found in _noun(language).finditer(text):
        if found.end() - 1 in ends or found.start() < done:  # the noun is a word of a name itself
            continue
        quoted, run = _QUOTED.match(text, found.end()), _RUN.match(text, found.end())
        if quoted and _may_name(quoted[1], language):
            done = quoted.end()
            yield Mention(quoted.start(1), quoted.end(1), quoted[1], None, noun=True)
        elif run and _may_name(run[0], language) and not _is_person(run[0]):
            bare = not _apposed(language).search(found[0].rstrip()) and not _foreign(run[0], language)
            yield Mention(run.start(), run.end(), run[0], None, noun=True, bare=bare)
    if lexicon.load(language, SUBJECT).get("noun_behind"):
        for run in _RUN.finditer(text):
            noun = _noun_behind(language).match(text, run.end())
            whose = noun and _NAMED.match(text, noun.end())  # "the German newspaper Die Zeit"
            if noun and not whose and _may_name(run[0], language):
                yield Mention(run.start(), run.end(), run[0], None, noun=True)


@cache
def _apposed(language: str) -> re.Pattern[str]:
    """Nouns that a name follows without quotation marks."""
    data = lexicon.load(language, SUBJECT)
    naming = data.get("naming", data.get("nouns", ()) if data.get("noun_behind") else ())
    return re.compile("(?:" + ("|".join(naming) or "(?!)") + ")$", re.IGNORECASE)


def _foreign(name: str, language: str) -> bool:
    """True for a name in another script than its text's, or with a word that is an outlet's."""
    words = [fold(w) for w in name.split()]
    own = words[0] in houses.listed("naming") or words[-1] in houses.listed("naming") | _outlet_words("last")
    return own or (is_cyrillic(language) and script(name) == "Latn")


@cache
def given_names() -> frozenset[str]:
    """Given names of people, in all languages and scripts, folded."""
    data = lexicon.shared("given_names")
    return frozenset(
        fold(name) for value in data.values() for name in (value.split() if isinstance(value, str) else value)
    )


def _is_person(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and fold(words[0]) in given_names()


def _in_slots(text: str, language: str) -> Iterator[Mention]:
    """Names behind words behind which only an outlet can stand: "originally published by"."""
    for found in _slots(language).finditer(text):
        name = _QUOTED.match(text, found.end()) or _RUN.match(text, found.end())
        group = (name.lastindex or 0) if name else 0
        if name and _may_name(name[group], language):
            yield Mention(name.start(group), name.end(group), name[group], None, noun=True)


@cache
def _slots(language: str) -> re.Pattern[str]:
    slots = lexicon.load(language, SUBJECT).get("slots", ())
    return re.compile("|".join(f"(?:{s})" for s in slots) or "(?!)", re.IGNORECASE)


def _may_name(name: str, language: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= LONGEST or not name[0].isupper() or name[-1] in " .,!?…":
        return False
    return fold(words[0]) not in _not_first(language)


@cache
def _not_first(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, SUBJECT).get("not_first", ()))


def _by_words(text: str) -> Iterator[Mention]:
    """`The Harbour Gazette`, `„Kalvos balsas“`: two words or more of which the last or the first is an outlet's."""
    for run in _RUN.finditer(text):
        if script(run[0]) != "Zyyy" and _is_outlets(run[0]):
            yield Mention(run.start(), run.end(), run[0], None)
    for quoted in _QUOTED.finditer(text):
        name = quoted[1]
        if name[0].isupper() and not _RUN.fullmatch(name) and len(name.split()) <= LONGEST and _is_outlets(name):
            yield Mention(quoted.start(1), quoted.end(1), name, None)


def _is_outlets(name: str) -> bool:
    words = [fold(w) for w in name.split()]
    words = words[1:] if words[0] == "the" else words
    if len(words) < 2:
        return False
    return words[-1] in _outlet_words("last") | houses.listed("naming_last") or words[0] in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return _outlet_words("first") - _ARTICLES


@cache
def _outlet_words(key: str) -> frozenset[str]:
    return frozenset(lexicon.shared("outlet_words").get(key, ()))


@cache
def _noun(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_nouns(language)})[ \u00a0](?=[«„“”\"]?{CAPITAL})")


@cache
def _noun_before(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_nouns(language)})$", re.IGNORECASE)


@cache
def _noun_behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"['’]?s?[ \u00a0](?:{_nouns(language)})\b")


def _nouns(language: str) -> str:
    return "|".join(lexicon.load(language, SUBJECT).get("nouns", ())) or "(?!)"


def links(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text prints an address: start, end, address."""
    for found in _LINK.finditer(text):
        yield found.start(), found.end(), found[0].rstrip(".,;:!?)")
