"""A dossier as a page to be printed, in the language that is spoken and the zone in which the desk is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from headwater.desk.dossiers.dossier_records import Dossier, State, StateOrigin
from headwater.newsroom.dossiers import notation
from headwater.newsroom.dossiers.notation import Claimed, Heading, Key, Paragraph, Part, Quotation
from headwater.newsroom.dossiers.open_ends import OpenEnds, Unlike
from headwater.newsroom.dossiers.since import Moved, Since
from headwater.show import tongue, words
from headwater.show.dossiers import evidence, state_words, unresolved
from headwater.show.dossiers.evidence import ListPage, Sources
from headwater.show.dossiers.paper import Block, Box, Head, Items, Paper, Para, Run, fill, ours
from headwater.show.notes import NOBODY
from headwater.show.tongue import many, say

ORIGINS: Final = 12
"""Origins of a claim that are named one by one."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page is made of: a dossier, what changed since, what is open; `when` it is as of (ISO 8601)."""

    dossier: Dossier
    since: Since
    ends: OpenEnds
    unlike: tuple[Unlike, ...]
    when: str


def compose(taken: Taken, *, safe: bool = False, writing: bool = False, turned: ListPage | None = None) -> Paper:
    """The page. `safe`: without those who wrote, without links and titles; outlets are veiled afterwards (veil.py).

    `writing`: for whoever writes it: sentences without evidence are marked where they stand. `turned`: with one page of
    the list of articles, not all of it.
    """
    return _Composing(taken, safe=safe, writing=writing, turned=turned).paper()


class _Composing:
    def __init__(self, taken: Taken, *, safe: bool, writing: bool, turned: ListPage | None) -> None:
        self._writing = writing
        self._taken, self._dossier, self._safe = taken, taken.dossier, safe
        self._parts = notation.parts(self._dossier.revision.text, self._dossier.revision.language)
        self._keys = notation.keys(self._parts)
        claims = dict.fromkeys(key.claim for key in self._keys)
        self._named = {claim: n for n, claim in enumerate(claims, 1)}
        self._sources = Sources(safe=safe, turned=turned)
        fates = taken.since.by_key
        self._notes, self._numbers = evidence.noted(self._dossier, self._keys, self._sources, fates, self._name)
        self._moved = {moved.claim: moved for moved in taken.since.moved}

    def paper(self) -> Paper:
        revision = self._dossier.revision
        after = [*unresolved.warnings(self._taken.ends, self._taken.unlike, self._sources)]
        after += self._articles()
        text = [*self._head(), *(block for part in self._parts for block in self._part(part))]
        text += unresolved.ends(self._taken.ends, self._name)
        if not self._writing:  # On the desk it stands above the text, to be acted upon.
            text += unresolved.since(self._taken.since, self._name, self._sources)
        return Paper(
            title=Run(revision.title, "own", revision.language),
            language=tongue.spoken(),
            text=tuple(text),
            notes=self._notes,
            notes_title=say("Evidence"),
            after=tuple(after),
            dated=self._taken.when,
            writers=() if self._safe else tuple(dict.fromkeys((self._dossier.row.who, revision.who))),
            safe=self._safe,
            articles=len(self._sources.pieces),
        )

    def _name(self, claim: str) -> str:
        """How a claim is called: in a safe copy by a number that no desk knows."""
        if not self._safe:
            return claim
        return say("claim {n}").format(n=self._named.setdefault(claim, len(self._named) + 1))

    def _head(self) -> Iterator[Block]:
        row, revision = self._dossier.row, self._dossier.revision
        if self._safe:
            yield Para(ours(say("Written on {day}").format(day=words.day(revision.made[:10]))), "small")
        else:
            told = say("{dossier}, revision {n}, written by {who}, {day}")
            who = Run(revision.who, "own")
            runs = fill(told, dossier=row.dossier, n=str(revision.n), who=who, day=words.day(revision.made))
            yield Para(runs, "small")
        if revision.sections and not self._safe:
            told = say("Sections: {names}")
            yield Para(fill(told, names=Run(words.listed(revision.sections), "own")), "small")
        yield Para(ours(say("State as of {day}").format(day=words.day(self._taken.when))), "small")
        yield from self._notices()

    def _notices(self) -> Iterator[Block]:
        """What whoever reads this must know before anything else."""
        moved, orphans = len(self._taken.since.moved), len(self._taken.since.orphans)
        bare = sum(1 for end in self._taken.ends.ends if end.kind == "unsupported")
        for told, n in ((_stand_otherwise(moved), moved), (_orphaned(orphans), orphans), (_bare(bare), bare)):
            if n:
                yield Para(ours(told.format(n=words.number(n))), "notice")

    # The text

    def _part(self, part: Part) -> Iterator[Block]:
        if isinstance(part, Heading):
            yield Head((Run(part.text, "own", self._dossier.revision.language),), part.level + 1)
        elif isinstance(part, Paragraph):
            yield Para(tuple(self._sentences(part)))
        elif isinstance(part, Claimed):
            yield from self._claim(part)
        else:
            yield from self._quotation(part)

    def _sentences(self, part: Paragraph) -> Iterator[Run]:
        for n, sentence in enumerate(part.sentences):
            gap = " " if n else ""
            if sentence.text:
                yield Run(gap + sentence.text, "own", self._dossier.revision.language)
            for key in () if sentence.leads else sentence.keys:
                yield from self._reference(key)
            if self._writing and not any(key.name in self._numbers for key in sentence.keys):
                yield Run(" " + say("[no evidence]"), italic=True)

    def _reference(self, key: Key) -> Iterator[Run]:
        n = self._numbers.get(key.name)
        if n:
            yield Run("", note=n)

    def _claim(self, part: Claimed) -> Iterator[Block]:
        state = self._dossier.states.get(part.key.claim)
        if state is None:
            told = say("{claim} was to stand here: there is no such claim on this desk.")
            yield Para(ours(told.format(claim=self._name(part.key.claim))), "notice")
            return
        blocks: list[Block] = [Para((Run(self._name(part.key.claim), page=f"/claim/{state.claim}"),), "label")]
        blocks.append(Para((*evidence.quoted(state.wording, state.language), *self._reference(part.key)), "quoted"))
        blocks += self._translated(state)
        told = say("When this was written ({day}): {standing}.")
        blocks.append(Para(ours(told.format(day=words.day(state.taken[:10]), standing=state_words.standing(state)))))
        blocks += self._now(part.key.claim)
        blocks += self._origins(state)
        yield Box(tuple(blocks))

    def _translated(self, state: State) -> list[Para]:
        piece = next((piece for piece in state.evidence if piece.words == state.wording), None)
        return evidence.translated(self._dossier.translations, piece, safe=self._safe) if piece else []

    def _now(self, claim: str) -> Iterator[Block]:
        moved: Moved | None = self._moved.get(claim)
        if moved is None:
            return
        if moved.is_ is None:
            yield Para(ours(say("Now: told by no article any more.")), "notice")
        else:
            yield Para(ours(say("Now: {standing}.").format(standing=state_words.standing(moved.is_))), "notice")

    def _origins(self, state: State) -> Iterator[Block]:
        for side, label in state_words.SIDE.items():
            mine = [origin for origin in state.origins if origin.side == side]
            if not mine:
                continue
            yield Para(ours(label), "label")
            items = [(_origin(origin),) for origin in mine[:ORIGINS]]
            if len(mine) > ORIGINS:
                told = say("and {n} more").format(n=words.number(len(mine) - ORIGINS))
                items.append((Para(ours(told), "small"),))
            yield Items(tuple(items))

    def _quotation(self, part: Quotation) -> Iterator[Block]:
        piece = self._dossier.evidence.get(part.key.name)
        if piece is None:
            yield Para(ours(say("A quotation was to stand here: its key points at nothing on this desk.")), "notice")
            return
        blocks: list[Block] = [
            Para((*evidence.quoted(piece.words, piece.language), *self._reference(part.key)), "quoted")
        ]
        blocks += evidence.translated(self._dossier.translations, piece, safe=self._safe)
        blocks.append(Para(evidence.headed(piece, safe=self._safe), "small"))
        yield Box(tuple(blocks), "quotation")

    def _articles(self) -> Iterator[Block]:
        listed = self._sources.listed()
        if listed.items:
            yield Head(ours(say("Articles cited")), 2, "articles")
            yield listed


def _stand_otherwise(n: int) -> str:
    return many(
        "{n} claim stands otherwise now than when this was written.",
        "{n} claims stand otherwise now than when this was written.",
        n,
    )


def _orphaned(n: int) -> str:
    return many(
        "{n} statement that is cited is no longer read where it was.",
        "{n} statements that are cited are no longer read where they were.",
        n,
    )


def _bare(n: int) -> str:
    return many("{n} sentence has no evidence.", "{n} sentences have no evidence.", n)


def _origin(origin: StateOrigin) -> Para:
    """One origin: who it is, who prints it, how it was counted."""
    runs: list[Run] = [Run(state_words.named(origin), "theirs")]
    kind = words.NAMING[origin.naming] or (say("official", "of a source") if origin.official else "")
    if kind and origin.name != NOBODY:
        runs.append(Run(f" ({kind})"))
    if origin.outlets:
        runs += fill(say(", in {outlets}"), outlets=Run(words.listed(origin.outlets[:8]), "theirs"))
    if told := state_words.counted(origin):
        runs.append(Run(f"; {told}"))
    return Para(tuple(runs), "small")
