"""Who has it from whom: the edges from one telling to another, or to the report of an outlet that is not on the desk.

A telling has it from another where a person said so, where it cites that outlet for this claim, where its text is a
copy of that text there, where the whole of it is credited to that outlet, or where it prints the other inside itself.
Only tellings of one side are joined: a denial is no copy of what it denies. All that is found is kept, since a text
that copies one report and cites another adds nothing to either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from headwater.linked import Copy, Ruling
from headwater.weigh import cited, copied
from headwater.weigh.brief import Brief
from headwater.weigh.chains import owner_key
from headwater.weigh.moments import moment
from headwater.weigh.sides import Ref, Side
from headwater.weigh.steps import Lead
from headwater.wordforms import fold

FEWEST_WORDS = 5
"""Words of a telling, at least, that two addresses of one house do not print by chance."""


def leads(brief: Brief, copies: Sequence[Copy], rulings: Sequence[Ruling]) -> list[Lead]:
    """All that is known of who has it from whom, in no order; each pair once for each way."""
    judged = copied.Judged.of(rulings)
    used = _each_once(judged.over(copies))
    taken = list(_copied(brief, used))
    found = [*cited.leads(brief, judged, taken, used), *taken, *_inside(brief), *_owned(brief, judged)]
    return _kept([*found, *_judged(brief, judged)])


def _each_once(copies: Iterable[Copy]) -> list[Copy]:
    """The copies in order, of two that say something of the same texts the first."""
    once: dict[tuple[str, str], Copy] = {}
    for copy in sorted(copies, key=copied.rank):
        once.setdefault((copy.earlier, copy.later), copy)
    return list(once.values())


def _kept(found: Iterable[Lead]) -> list[Lead]:
    """Each step once; a copy whose earlier text cites the later one was taken the other way."""
    once = {(lead.at, lead.to, lead.how): lead for lead in found if lead.at != lead.to}
    cites = {(at, to) for at, to, how in once if how in ("cites", "judged")}
    return [lead for (at, to, how), lead in once.items() if how not in ("copy", "owner") or (to, at) not in cites]


# Copied texts


def _copied(brief: Brief, copies: Sequence[Copy]) -> Iterator[Lead]:
    """From each telling to the one whose text it repeats: the best of the copies that reach it."""
    by_article: dict[str, list[Ref]] = defaultdict(list)
    for ref in sorted(brief.tellings):
        by_article[ref[0]].append(ref)
    later: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.earlier in by_article and copy.later in by_article and copy.earlier != copy.later:
            later[copy.later].append(copy)
    for article, rows in later.items():
        for ref in by_article[article]:
            yield from _best_copy(brief, ref, rows, by_article)


def _best_copy(brief: Brief, ref: Ref, rows: Sequence[Copy], by_article: Mapping[str, list[Ref]]) -> Iterator[Lead]:
    for copy in rows:
        if brief.tellings[ref].withdrawn and _came_before(brief, copy):
            continue  # what an earlier version said it did not have from what came out behind it
        earlier = [r for r in by_article[copy.earlier] if brief.sides[r] == brief.sides[ref]]
        found = copied.taken_from(brief, ref, earlier, copy)
        if found is not None:
            names = (brief.printer(ref), brief.printer(found.to))
            yield Lead(ref, found.to, "copy", copied.why(copy, found.passage, *names), found.span)
            return


def _came_before(brief: Brief, copy: Copy) -> bool:
    """True where the article that has the words later was published before the other: they came with a new version."""
    earlier, later = (moment(brief.sheets[article].published) for article in (copy.earlier, copy.later))
    return earlier.after(later)


# Mirrors, one inside another, and what persons said


def _owned(brief: Brief, judged: copied.Judged) -> Iterator[Lead]:
    """The same words, resting on the same, at two addresses of one outlet or in two outlets of one owner."""
    seen: dict[tuple[str, Side, str, str, int], Ref] = {}
    for ref in sorted(brief.tellings, key=lambda r: (brief.sheets[r[0]].published or "9", r)):
        house, words = brief.sheets[ref[0]].house, fold(" ".join(brief.tellings[ref].wording.split()))
        if not owner_key(house) or len(words.split()) < FEWEST_WORDS:
            continue
        key = (owner_key(house), brief.sides[ref], words, brief.endings[ref].sort, brief.identity(ref))
        first_ = seen.setdefault(key, ref)
        if first_[0] != ref[0] and not judged.parts(first_[0], ref[0]):
            printer, printer2 = brief.printer(ref), brief.printer(first_)
            why = f"{printer} and {printer2} belong to one house and print the same words."
            if printer == printer2:
                why = f"{printer} prints the same words in two of its articles."
            yield Lead(ref, first_, "owner", why)


def _inside(brief: Brief) -> Iterator[Lead]:
    """A statement that holds or begins another one rests on it."""
    for outer, others in brief.continued.items():
        for ref in others:
            spans = brief.tellings[ref].spans
            why = f"{brief.printer(ref)} tells further on whose word this is."
            yield Lead(outer, ref, "cites", why, spans[0] if spans else None)


def _judged(brief: Brief, judged: copied.Judged) -> Iterator[Lead]:
    """Copies that persons saw: every telling of the one article comes from the likest telling of the other."""
    by_article: dict[str, list[Ref]] = defaultdict(list)
    for ref in sorted(brief.tellings):
        by_article[ref[0]].append(ref)
    for one, other in judged.copies:
        for ref in by_article.get(one, ()):
            earlier = [r for r in by_article.get(other, ()) if brief.sides[r] == brief.sides[ref]]
            if earlier:
                to = copied.likest(brief, ref, earlier)
                why = f"A person judged that {brief.printer(ref)} took its text from {brief.printer(to)}."
                yield Lead(ref, to, "judged", why)
