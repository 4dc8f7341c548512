"""What is unresolved in a dossier, what changed since it was written, and the warnings of the trade, as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from headwater.desk.dossiers.dossier_records import Evidence
from headwater.desk.judgements import Judgement
from headwater.newsroom.dossiers.open_ends import Caution, OpenEnd, OpenEnds, Unlike
from headwater.newsroom.dossiers.since import Moved, Since
from headwater.show import clean, tongue, words
from headwater.show.dossiers import state_words
from headwater.show.dossiers.evidence import Sources, headed, quoted, quoted_own
from headwater.show.dossiers.paper import Block, Head, Items, Para, Place, Run, fill, ours
from headwater.show.sayings import said
from headwater.show.tongue import say

Named = Callable[[str], str]
_ABOUT_CLAIMS: Final = frozenset(state_words.REASON)
_CAME: Final = 12
_CLAIM: Final = re.compile(r"\bc-\d{6,9}\b")


def ends(found: OpenEnds, name: Named) -> Iterator[Block]:
    """The section on what is unresolved."""
    yield Head(ours(say("What is unresolved")), 2, "unresolved")
    text = [end for end in found.ends if end.kind not in _ABOUT_CLAIMS]
    items = [*map(_of_text, (e for e in text if e.sentence)), *map(_of_key, (e for e in text if not e.sentence))]
    items += _of_claims([end for end in found.ends if end.kind in _ABOUT_CLAIMS], name)
    if items:
        yield Items(tuple(items))
    else:
        yield Para(ours(say("Nothing that this program can see.")))


def _of_text(end: OpenEnd) -> tuple[Para, ...]:
    if end.kind == "broken key":
        told = say("A key that cannot be read, {keys}, in: {words}")
        keys = Run(clean.shorten(words.listed(end.names), 200), "own")
        return (Para(fill(told, keys=keys, words=quoted_own(end.sentence))),)
    return (Para(fill(say("No evidence is given for: {words}"), words=quoted_own(end.sentence))),)


def _of_key(end: OpenEnd) -> tuple[Para, ...]:
    if end.piece is None:
        return (Para(fill(say("A key points at nothing on this desk: {key}"), key=Run(end.claim, code=True))),)
    told = {
        "gone": say("An article that is cited is no longer on this desk: {where}"),
        "elsewhere": say("What is cited here is now a part of another claim: {where}"),
    }
    orphan = say("A statement that is cited is no longer read where it was: {where}")
    where = (Run(state_words.who(end.piece), "theirs"), Run(" "), *quoted(end.piece.words, end.piece.language))
    return (Para(fill(told.get(end.kind, orphan), where=where)),)


def _of_claims(found: list[OpenEnd], name: Named) -> Iterator[tuple[Para, ...]]:
    """Each claim once, with everything that is open about it."""
    for claim in dict.fromkeys(end.claim for end in found):
        mine = [end for end in found if end.claim == claim]
        state = mine[0].state
        if state is None:
            continue
        why = words.listed(dict.fromkeys(map(_reason, mine)))
        claimed = quoted(clean.shorten(state.wording, 300), state.language)
        told = say("{name}, {words}: {standing}. Open: {why}.")
        place: dict[str, Place] = {"name": name(claim), "words": claimed, "standing": state_words.standing(state)}
        yield (Para(fill(told, **place, why=why)),)


def _reason(end: OpenEnd) -> str:
    told = state_words.REASON[end.kind]
    if end.kind == "differing" and end.names:
        values = words.listed(tongue.quoted(clean.shorten(value, 60)) for value in end.names[:6])
        return say("{why} ({values})").format(why=told, values=values)
    if end.kind == "asked" and end.names:
        return say("{why} ({values})").format(why=told, values=words.listed(map(state_words.known, end.names[:6])))
    return told


def warnings(found: OpenEnds, unlike: tuple[Unlike, ...], sources: Sources) -> Iterator[Block]:
    """The section of the warnings of the trade; none where there are none. Where a page of the articles is shown, those
    of its articles."""
    turned = sources.turned
    cautions = [c for c in found.cautions if not turned or turned.has(sources.number(c.piece))]
    items = [_caution(each, sources) for each in cautions] + [_unlike(each) for each in unlike]
    if items:
        yield Head(ours(say("Warnings about the articles cited")), 2, "warnings")
        yield Items(tuple(items))


def _caution(each: Caution, sources: Sources) -> tuple[Para, ...]:
    about = headed(each.piece, safe=True)
    told = said(each.warned.text)
    if sources.safe:
        # The headline that a warning quotes tells whose it is.
        told = told.partition("“")[0].rstrip()
    return (Para((*about, Run(" ("), sources.mark(each.piece), Run("): "), Run(told, "theirs"))),)


def _unlike(each: Unlike) -> tuple[Para, ...]:
    told = say("{speaker} is quoted in different words: by {one} as {first}, by {other} as {second}.")
    place: dict[str, Place] = {
        "speaker": Run(each.one.speaker, "theirs"),
        "one": Run(each.one.outlet, "theirs"),
        "other": Run(each.other.outlet, "theirs"),
        "first": quoted(each.one.text, each.one.language),
        "second": quoted(each.other.text, each.other.language),
    }
    return (Para(fill(told, **place)),)


def since(found: Since, name: Named, sources: Sources) -> Iterator[Block]:
    """The section on what changed since the text was written; none where nothing did."""
    items = [tuple(moved(each, name, safe=sources.safe)) for each in found.moved]
    for piece, fate in found.fates:
        where = (*headed(piece, safe=True), Run(": "), *quoted(clean.shorten(piece.words, 300), piece.language))
        items.append((Para((*where, Run(" "), Run(state_words.became(fate)))),))
    if items:
        yield Head(ours(say("What changed since this was written")), 2, "since")
        yield Items(tuple(items))


def moved(each: Moved, name: Named, *, safe: bool) -> Iterator[Para]:
    """How one claim stood and stands, by which articles, and by whose judgement."""
    claimed = quoted(clean.shorten(each.was.wording, 300), each.was.language)
    yield Para(fill(say("{name}, {words}"), name=name(each.claim), words=claimed))
    yield Para(ours(state_words.change(each)), "notice")
    if each.into:
        yield Para(ours(say("It became one with {claim}.").format(claim=name(each.into))), "small")
    for told, some in ((say("Told since by: {who}"), each.came), (say("No longer told by: {who}"), each.went)):
        if some:
            yield Para(fill(told, who=_articles(some)), "small")
    pieces = (*each.was.evidence, *(each.is_.evidence if each.is_ else ()))
    for judgement in each.judged:
        yield Para(judged(judgement, pieces, name, safe=safe), "small")


def _articles(pieces: tuple[Evidence, ...]) -> tuple[Run, ...]:
    made: list[Run] = []
    for piece in pieces[:_CAME]:
        made += [Run("; ")] if made else []
        made += headed(piece, safe=True)
    if len(pieces) > _CAME:
        made.append(Run(" " + say("and {n} more").format(n=words.number(len(pieces) - _CAME))))
    return tuple(made)


def judged(judgement: Judgement, pieces: Iterable[Evidence], name: Named, *, safe: bool) -> tuple[Run, ...]:
    """What a person decided; articles under the names of their outlets. In a safe copy nobody's name stands there."""
    told = said(judgement.what, judgement.own)
    names = {f"{piece.article}:{piece.statement}": state_words.who(piece) for piece in pieces}
    names |= {ref.partition(":")[0]: outlet for ref, outlet in list(names.items())}
    for ref in sorted(names, key=len, reverse=True):
        told = told.replace(ref, names[ref])
    told = _CLAIM.sub(lambda found: name(found[0]), told)
    if safe:
        return fill(say("Decided on {day}: {what}"), day=words.day(judgement.made), what=Run(told, "theirs"))
    place: dict[str, Place] = {
        "who": Run(judgement.who, "own"),
        "day": words.day(judgement.made),
        "what": Run(told, "theirs"),
    }
    runs = fill(say("{who} decided on {day}: {what}"), **place)
    return runs if judgement.undone_by is None else (*runs, Run(" " + say("(taken back since)")))
