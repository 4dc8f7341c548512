"""The notes that sentences are keyed to, and the list of the articles that are cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final
from urllib.parse import quote, urlsplit

from headwater.desk.dossiers.dossier_records import Dossier, Evidence, Fate, State, Taken, Translation
from headwater.newsroom.dossiers.notation import Key
from headwater.show import clean, tongue, words
from headwater.show.dossiers import state_words
from headwater.show.dossiers.paper import Items, Note, Para, Place, Run, fill
from headwater.show.tongue import many, say

LONGEST: Final = 3000
"""Characters of one quotation that are printed; of a longer one, how many are missing is said."""
TOLD: Final = 6
"""Statements of a claim that its note has one by one; of the others, the articles are named."""
COPIES: Final = 12
"""Captures of one version that are named."""
LISTED: Final = 8
"""Articles on one page of the list, where it has pages."""
_ARCHIVES: Final = ("web.archive.org", "archive.org", "archive.today", "archive.is", "archive.ph", "ghostarchive.org")


@dataclass(frozen=True, slots=True)
class ListPage:
    """Which page of the list of articles is shown, and the address that a number is put behind for another one."""

    page: int
    address: str

    def has(self, n: int) -> bool:
        """True for the articles with these numbers."""
        return self.of(n) == self.page

    def of(self, n: int) -> int:
        """The page on which the article with that number is."""
        return (n - 1) // LISTED + 1


@dataclass(slots=True)
class Sources:
    """The articles that are cited, numbered in the order in which they are. `turned`: a page of their list is shown,
    not all of it."""

    safe: bool = False
    turned: ListPage | None = None
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    pieces: dict[int, Evidence] = field(default_factory=dict)

    def number(self, piece: Evidence) -> int:
        """The number of the version of an article that a piece of evidence is from."""
        at = (piece.article, piece.version)
        if at not in self.numbers:
            self.numbers[at] = len(self.numbers) + 1
            self.pieces[self.numbers[at]] = piece
        return self.numbers[at]

    def mark(self, piece: Evidence) -> Run:
        """What leads to an article in the list: "A3"."""
        return self.marked(self.number(piece))

    def marked(self, n: int) -> Run:
        """The same for a number."""
        if self.turned and not self.turned.has(n):
            return Run(f"A{n}", page=f"{self.turned.address}{self.turned.of(n)}#a{n}")
        return Run(f"A{n}", to=f"a{n}")

    def page(self, piece: Evidence) -> str:
        """The page of the desk on which a piece of evidence is marked; "" where it has none."""
        if piece.own:
            return ""
        at = f"{piece.span.start}-{piece.span.end}"
        return f"/articles/{quote(piece.article, safe='')}?version={piece.version}&at={at}#at"

    def listed(self) -> Items:
        """The list, or the page of it that is shown, all that is known of each capture with it."""
        shown = {n: piece for n, piece in self.pieces.items() if self.turned is None or self.turned.has(n)}
        return Items(
            tuple(tuple(_source(n, piece, safe=self.safe)) for n, piece in shown.items()), tuple(f"a{n}" for n in shown)
        )


def quoted(words_: str, language: str | None) -> tuple[Run, ...]:
    """Words of others in quotation marks: in single ones where they have some themselves."""
    return fill(_marked(words_), words=_cut(words_, language))


def _marked(text: str) -> str:
    return "‘{words}’" if any(mark in text for mark in '“”«»„"') else tongue.quoted("{words}")


def quoted_own(sentence: str) -> tuple[Run, ...]:
    """A sentence of the dossier in quotation marks."""
    return fill(_marked(sentence), words=Run(clean.shorten(sentence, LONGEST), "own"))


def _cut(text: str, language: str | None) -> tuple[Run, ...]:
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return (Run(text, "theirs", language),)
    missing = len(text) - LONGEST
    told = many("[{n} character more]", "[{n} characters more]", missing).format(n=words.number(missing))
    return (Run(text[:LONGEST] + "…", "theirs", language), Run(" " + told))


def translated(translations: Iterable[Translation], piece: Evidence, *, safe: bool) -> list[Para]:
    """A quotation as persons translated it."""
    made = []
    for each in translations:
        if (each.article, each.version, each.span) == (piece.article, piece.version, piece.span):
            words_ = fill(_marked(each.text), words=Run(each.text, "own", each.language))
            if safe:
                told = say("In translation ({language}): {words}")
                runs = fill(told, language=words.language(each.language), words=words_)
            else:
                told = say("In translation ({language}, by {who}, {day}): {words}")
                place: dict[str, Place] = {"language": words.language(each.language), "who": Run(each.who, "own")}
                runs = fill(told, **place, day=words.day(each.made), words=words_)
            made.append(Para(runs, "small"))
    return made


def headed(piece: Evidence, *, safe: bool) -> tuple[Run, ...]:
    """Who printed a piece, who wrote it, when."""
    made = [Run(state_words.who(piece), "theirs" if piece.outlet else "ours", bold=True)]
    if piece.authors and not safe:
        made += [Run(", "), Run(words.listed(piece.authors[:6]), "theirs")]
    when = words.day(piece.published) if piece.published else say("captured {day}").format(day=words.day(piece.fetched))
    return (*made, Run(f", {when}"))


def of_statement(
    n: int, piece: Evidence, sources: Sources, translations: Iterable[Translation], fate: Fate | None
) -> Note:
    """The note of a key that names one statement: all of its evidence."""
    paras = [Para((*headed(piece, safe=sources.safe), *_title(piece, safe=sources.safe)))]
    paras.append(Para(_words(piece, sources), "quoted"))
    paras += translated(translations, piece, safe=sources.safe)
    if piece.own:
        paras.append(Para((Run(say("Entered by hand: an interview or a document of the newsroom's own.")),), "small"))
        return Note(n, tuple(paras))
    told = say("On the word of: {chain}")
    paras.append(Para(fill(told, chain=Run(state_words.whose(piece), "theirs", piece.language)), "small"))
    paras.append(Para(_hash(piece, sources), "small"))
    if fate and (said := state_words.became(fate)):
        paras.append(Para((Run(said),), "notice"))
    return Note(n, tuple(paras))


def _title(piece: Evidence, *, safe: bool) -> tuple[Run, ...]:
    return () if safe or not piece.title else (Run(": "), *quoted(piece.title, piece.language))


def _words(piece: Evidence, sources: Sources) -> tuple[Run, ...]:
    """The quotation, and the name of its language, which on the desk leads to where it stands."""
    language = words.language(piece.language)
    return (*quoted(piece.words, piece.language), Run(" ("), Run(language, page=sources.page(piece)), Run(")"))


def _hash(piece: Evidence, sources: Sources) -> tuple[Run, ...]:
    told = say("Read from the capture of {day}, SHA-256 {hash} ({mark}).")
    return fill(told, day=words.day(piece.fetched), hash=Run(piece.sha256, code=True), mark=sources.mark(piece))


def of_claim(n: int, name: str, state: State, sources: Sources, translations: tuple[Translation, ...]) -> Note:
    """The note of a key that names a claim as a whole: how it stood, and who tells it."""
    told = say("{name} as of {day}: {standing}.")
    paras = [Para(fill(told, name=name, day=words.day(state.taken), standing=state_words.standing(state)))]
    told_by = _each_once(state.evidence)
    for piece in told_by[:TOLD]:
        runs = (*headed(piece, safe=sources.safe), Run(": "), *quoted(piece.words, piece.language))
        paras.append(Para((*runs, *_mark(piece, sources)), "small"))
        paras += translated(translations, piece, safe=sources.safe)
    rest = told_by[TOLD:]
    if rest:
        marks = list(dict.fromkeys(sources.number(piece) for piece in rest if not piece.own))
        count = len(rest) + state.more
        told = many("And {n} statement more: {marks}.", "And {n} statements more: {marks}.", count)
        paras.append(Para(fill(told, n=words.number(count), marks=_marks(marks, sources) or "–"), "small"))
    return Note(n, tuple(paras))


def _marks(numbers: Iterable[int], sources: Sources) -> tuple[Run, ...]:
    """What leads to these articles: "A3, A7–A31"."""
    stretches: list[list[int]] = []
    for n in sorted(numbers):
        if stretches and n == stretches[-1][-1] + 1:
            stretches[-1].append(n)
        else:
            stretches.append([n])
    made: list[Run] = []
    for each in stretches:
        shown, between = (each, ", ") if len(each) < 3 else ([each[0], each[-1]], "–")
        made += [run for n in shown for run in (Run(between), sources.marked(n))][1:]
        made.append(Run(", "))
    return tuple(made[:-1])


def _each_once(pieces: Iterable[Evidence]) -> list[Evidence]:
    """The same words of the same article once, however many statements they are."""
    found: dict[tuple[str, int, str], Evidence] = {}
    for piece in pieces:
        found.setdefault((piece.article, piece.version, piece.words), piece)
    return list(found.values())


def _mark(piece: Evidence, sources: Sources) -> tuple[Run, ...]:
    if piece.own:
        return (Run(" " + say("(entered by hand)")),)
    return (Run(" ("), sources.mark(piece), Run(")"))


def _source(n: int, piece: Evidence, *, safe: bool) -> Iterable[Para]:
    """An article in the list: who, when, where, and what its bytes are known by."""
    mark = Run(f"A{n}. ", bold=True)
    yield Para((mark, *headed(piece, safe=safe), *_title(piece, safe=safe)))
    if piece.own:
        yield Para((Run(say("Entered by hand: an interview or a document of the newsroom's own.")),), "small")
        return
    about = [words.language(piece.language), words.ACCESS[piece.access]]
    if not safe:
        about.append(say("version {n}").format(n=piece.version))
    told = say("Captured {day}; SHA-256 {hash}")
    runs = fill(told, day=words.day(piece.fetched), hash=Run(piece.sha256, code=True))
    first = _first(piece)
    if first and not safe:
        runs = (*runs, Run(" · "), *fill(say("From: {where}"), where=_where(first)))
    yield Para((Run(" · ".join(about) + " · "), *runs), "small")
    if not safe:
        yield from _copies(piece, first)


def _first(piece: Evidence) -> Taken | None:
    """The capture from which the version was read."""
    return next((t for t in piece.captures if t.sha256 == piece.sha256 and t.fetched == piece.fetched), None)


def _copies(piece: Evidence, first: Taken | None) -> Iterable[Para]:
    """Its address where that is not from where it was captured, and every other copy of it that is kept."""
    if piece.url and not (first and first.url == piece.url):
        yield Para((_address(piece.url),), "small")
    for taken in piece.captures[:COPIES]:
        if taken != first:
            told = say("Another copy, {day}: {where}; SHA-256 {hash}")
            place: dict[str, Place] = {"day": words.day(taken.fetched), "where": _where(taken)}
            yield Para(fill(told, **place, hash=Run(taken.sha256, code=True)), "small")
        if taken.container:
            told = say("Taken out of an archive with SHA-256 {hash}")
            yield Para(fill(told, hash=Run(taken.container, code=True)), "small")


def _where(taken: Taken) -> tuple[Run, ...]:
    """An address, or the bare name of a file: where it lay on somebody's machine is nobody's business."""
    address = taken.url or taken.source
    if (host := _host(address)) is None:
        name = PureWindowsPath(PurePosixPath(address).name).name
        return fill(say("the file {name}"), name=Run(name, "theirs"))
    run = _address(address)
    archived = any(host == each or host.endswith("." + each) for each in _ARCHIVES)
    return fill(say("{address} (an archive's copy)"), address=run) if archived else (run,)


def _host(address: str) -> str | None:
    """The host of an address of the web; None for what is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").lower() if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _address(address: str) -> Run:
    known = _host(address) is not None and not any(c.isspace() or ord(c) < 0x21 for c in address)
    return Run(address, "theirs", link=address if known else "")


def noted(
    dossier: Dossier,
    keys: Iterable[Key],
    sources: Sources,
    fates: Mapping[str, Fate],
    name: Callable[[str], str],
) -> tuple[tuple[Note, ...], dict[str, int]]:
    """The notes of all keys that point at something, and the number of each by its key; `name` calls a claim."""
    notes: list[Note] = []
    numbers: dict[str, int] = {}
    for key in keys:
        n = len(notes) + 1
        if key.pointed and (piece := dossier.evidence.get(key.name)):
            notes.append(of_statement(n, piece, sources, dossier.translations, fates.get(key.name)))
        elif not key.pointed and (state := dossier.states.get(key.claim)):
            notes.append(of_claim(n, name(key.claim), state, sources, dossier.translations))
        else:
            continue
        numbers[key.name] = n
    return tuple(notes), numbers
