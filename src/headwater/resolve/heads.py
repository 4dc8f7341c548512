"""Words for people beside a name: whether they can be that person's title.

`журналистам` before a name are somebody it was told to, `the wife of the coach` is no coach, and in `Адвокат Бориса
Гнатюка` the lawyer is another. Endings and words are data: `[beside]` in `data/<language>/roles.toml`.
"""

from __future__ import annotations

from headwater.names.inflection import candidates
from headwater.records import Span
from headwater.resolve.scene import Named, Scene

STANDS, INFLECTED = 0.45, 0.25
"""A name this likely in its base form may be one, and one less likely than the second is inflected."""
GOVERNED = 3
"""Words that a title may govern before the name: `начальник аддзела культуры горада`."""


def is_plural(s: Scene, i: int, *, surely: bool) -> bool:
    """True where a word for people means several; `surely` not where its ending is as often one person's."""
    low, beside = s.low[i], s.lists.beside
    if low in s.lists.printed_heads or len(low) < 4:
        return False
    return low.endswith(beside.plural) or (not surely and low.endswith(beside.plurals))


def after_kin(s: Scene, first: int) -> bool:
    """`жонка прэзідэнта`, `the wife of the coach`: what follows next of kin is said of somebody else."""
    i = first
    while i and first - i < 3 and s.joined(i) and s.low[i - 1] in s.lists.links | s.lists.articles:
        i -= 1
    return bool(i) and s.joined(i) and s.stems[i - 1] in s.lists.beside.kin


def governed(s: Scene, i: int) -> bool:
    """A word with no capital that a title before it can govern: it ends as a genitive does and is no verb."""
    low, beside = s.low[i], s.lists.beside
    if not beside.genitive or len(low) < 4 or not s.words.word[i][0].islower():
        return False
    if low in s.lists.speech | s.lists.prepositions or low in s.lists.pronouns:
        return False
    return low.endswith(beside.genitive) and not low.endswith(beside.verb)


def disagrees(s: Scene, head: int, named: Named) -> bool:
    """`Адвокат Бориса Гнатюка`: a title in its base form before a name that is not.

    A woman's title in the form for men is not declined in Polish and elsewhere, so it says nothing.
    """
    if s.low[head] not in s.lists.printed_heads or (named.draft.gender == "f" and s.gender(head) != "f"):
        return False
    return standing(s, span_of(s, named)) < INFLECTED


def span_of(s: Scene, named: Named) -> Span:
    """Where a name stands."""
    return s.span(named.first, named.last)


def standing(s: Scene, at: Span) -> float:
    """How likely the name printed there is in its base form, from 0 to 1."""
    text = at.of(s.article.text)
    language = s.article.read_in or s.article.language
    return sum(c.weight for c in candidates(text, "person", language) if c.form == text)


def agrees(s: Scene, head: int, named: Named) -> bool:
    """True where title and name both stand in their base forms, or neither does."""
    return (s.low[head] in s.lists.printed_heads) == (standing(s, span_of(s, named)) >= STANDS)
