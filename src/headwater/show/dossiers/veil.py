"""What a safe copy must not show: outlets' names stand as neutral letters, addresses and the names of users are gone.

A copy that leaves the house may be found on somebody. So outlets are called by letters, one for all names and spellings
of each, wherever in the page they stand: quotations, the dossier's own text, the names of origins. Names are looked for
in every case that their words take (by their stems, where they begin with a capital), in Latin letters where they are
in Cyrillic, with accents and without, and without regard to case where they are addresses. Rather too much is veiled
than too little; but a single word of a longer name ("the Post") is not known for one: whoever hands the copy on looks
at it first, and can name more words. Marks that
are not seen (characters of no width, unusual spaces), with which an outlet can tell whose copy of a text this is, are
taken out as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from headwater.desk.dossiers.dossier_records import Dossier, Evidence
from headwater.desk.finding import folding
from headwater.names import scripts
from headwater.newsroom.dossiers.since import Since
from headwater.show.dossiers.paper import Paper, Run, changed
from headwater.show.tongue import say
from headwater.wordforms import CYRILLIC

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[\w-]+\.)+(?:[a-z]{2,24})\b/[^\s<>“”«»]*",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(r"(?:name|host|owner|outlet|house):")
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_TOKEN: Final = re.compile(r"\w+(?:[’'\-]\w+)*")
_HOST: Final = re.compile(r"(?:[\w-]+\.)+\w{2,}")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of an outlet as its words, each in all the stems that it may have; `loose`: in any case of letters."""

    words: tuple[frozenset[str], ...]
    outlet: int


class Veil:
    """Knows what is to be veiled in one dossier; `hide` are words that somebody wants gone as well."""

    def __init__(self, dossier: Dossier, since: Since, hide: Iterable[str] = ()) -> None:
        groups = _joined(dict.fromkeys(_marks(dossier, since)))
        self._names = [_Name(_stems(name), n) for n, names in enumerate(groups) for name in names if not _is_host(name)]
        self._names = sorted((n for n in self._names if n.words), key=lambda name: -len(name.words))
        self._starts: dict[str, list[_Name]] = {}
        for name in self._names:
            for stem in name.words[0]:
                self._starts.setdefault(stem, []).append(name)
        hosts = [(name.casefold(), n) for n, names in enumerate(groups) for name in names if _is_host(name)]
        self._hosts = dict(sorted(hosts, key=lambda pair: -len(pair[0])))
        self._letters: dict[int, str] = {}
        self._hide = _any(hide)
        self._users = _any(_users(dossier, since), whole=True)

    def over(self, paper: Paper) -> Paper:
        """The page, veiled."""
        return changed(paper, self._run)

    def _run(self, run: Run) -> Run:
        text = self._text(run.text, own=run.whose == "own") if run.text else ""
        return replace(run, text=text, link="", page="")

    def _text(self, text: str, *, own: bool) -> str:
        text = _plain(text)
        text = _ADDRESS.sub(self._host_in, text)
        if self._hosts:
            text = _HOST.sub(self._host_in, text)
        text = self._outlets(text)
        if self._hide:
            text = self._hide.sub("[…]", text)
        return self._users.sub("[…]", text) if own and self._users else text

    def _host_in(self, found: re.Match[str]) -> str:
        """An address: the letter of its outlet where it is one's, else nothing of it."""
        address = found[0].casefold()
        for host, outlet in self._hosts.items():
            if host in address:
                return self._called(outlet)
        return found[0] if _HOST.fullmatch(found[0]) else say("[address]")

    def _outlets(self, text: str) -> str:
        tokens = list(_TOKEN.finditer(text))
        made, at, n = [], 0, 0
        while n < len(tokens):
            name = self._at(tokens, n, text)
            if name is None:
                n += 1
                continue
            last = tokens[n + len(name.words) - 1]
            made += [text[at : tokens[n].start()], self._called(name.outlet)]
            at, n = last.end(), n + len(name.words)
        return "".join(made) + text[at:]

    def _at(self, tokens: Sequence[re.Match[str]], n: int, text: str) -> _Name | None:
        """The longest name that begins at a word."""
        first = tokens[n][0]
        if not first[0].isupper() and not first[0].isdigit():
            return None
        begin = (name for stem in sorted(_stems_of(first)) for name in self._starts.get(stem, ()))
        fitting = (name for name in begin if self._fits(name, tokens, n, text))
        return max(fitting, key=lambda name: len(name.words), default=None)

    def _fits(self, name: _Name, tokens: Sequence[re.Match[str]], n: int, text: str) -> bool:
        if n + len(name.words) > len(tokens):
            return False
        for k, stems in enumerate(name.words):
            if not stems & _stems_of(tokens[n + k][0]):
                return False
            between = text[tokens[n + k - 1].end() : tokens[n + k].start()] if k else " "
            if k and len(between) > 3:
                return False
        return True

    def _called(self, outlet: int) -> str:
        if outlet not in self._letters:
            self._letters[outlet] = _letter(len(self._letters))
        return say("outlet {letter}").format(letter=self._letters[outlet])


def _letter(n: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    made = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        made = chr(ord("A") + rest) + made
    return made


def _plain(text: str) -> str:
    """Without characters that nobody sees and that tell one copy from another."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return "".join(" " if unicodedata.category(c) == "Zs" else c for c in text) if not text.isascii() else text


def _marks(dossier: Dossier, since: Since) -> Iterator[tuple[str, ...]]:
    """The names of every outlet that anything on the page may name."""
    pieces: list[Evidence] = [*dossier.evidence.values()]
    states = [*dossier.states.values(), *(moved.is_ for moved in since.moved if moved.is_)]
    pieces += [piece for state in states for piece in state.evidence]
    for piece in pieces:
        yield from piece.marks
        yield (piece.outlet,)
    for state in states:
        for origin in state.origins:
            yield from ((name,) for name in origin.outlets)
            if origin.kind == "outlet":
                yield (origin.name,)


def _joined(marks: Iterable[tuple[str, ...]]) -> list[list[str]]:
    """Names that are one outlet's together, each with its other spellings; in the order of the first."""
    groups: list[set[str]] = []
    of: dict[str, int] = {}
    for names in marks:
        mine = {name for each in names for name in _spelt(each)}
        known = sorted({of[_same(name)] for name in mine if _same(name) in of})
        at = known[0] if known else len(groups)
        if not known:
            groups.append(set())
        for other in known[1:]:
            mine |= groups[other]
            groups[other] = set()
        groups[at] |= mine
        for name in groups[at]:
            of[_same(name)] = at
    return [sorted(group) for group in groups if group]


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _spelt(name: str) -> Iterator[str]:
    """A name without what our own lists put before it, without its article, and in Latin letters."""
    name = _PREFIX.sub("", name.strip(), count=1)
    if len(name) < 2:
        return
    yield name
    if bare := _ARTICLE.sub("", name, count=1):
        yield bare
    if not name.isascii():
        for language in ("be", "ru", "uk"):
            for system in scripts.systems(language):
                if system.script == "Latn":
                    yield scripts.romanise(name, language, system.name)


def _is_host(name: str) -> bool:
    return bool(_HOST.fullmatch(name)) and name.casefold() == name


def _stems(name: str) -> tuple[frozenset[str], ...]:
    return tuple(_stems_of(word) for word in _TOKEN.findall(name))


@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> frozenset[str]:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    either = {word, bare} if word.isascii() or CYRILLIC.search(word) is None else {word}
    return frozenset({form.casefold() for form in either} | {stem for form in either for stem in folding.stems(form)})


def _users(dossier: Dossier, since: Since) -> Iterator[str]:
    """Everybody whose name the desk keeps with this dossier."""
    row, revision = dossier.row, dossier.revision
    yield from (row.who, row.changed_by, revision.who)
    yield from (each.who for each in dossier.translations)
    yield from (state.who for state in dossier.states.values())
    yield from (judgement.who for moved in since.moved for judgement in moved.judged)


def _any(words: Iterable[str], *, whole: bool = False) -> re.Pattern[str] | None:
    wanted = sorted({word.strip() for word in words if word.strip()}, key=lambda word: (-len(word), word))
    if not wanted:
        return None
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in wanted)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if whole else f"(?:{either})", re.IGNORECASE)
