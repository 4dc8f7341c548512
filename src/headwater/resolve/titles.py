"""The title before a name: `US President Ann Lee`, `министр обороны Польши ...`, `its coach, Ann Lee,`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from headwater.resolve import heads
from headwater.resolve.scene import Draft, Named, Scene

LONGEST = 14
"""Words of a role with its organisation, at most: longer ones are clauses."""
BESIDE = 3
"""Words around a role that may belong to the office that it names."""
_QUOTED = re.compile(r"[»“”\"]")
"""What closes a name that is printed in quotation marks."""


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role as found: tokens [first, last) are the role’s words, `body` those that say where, if any."""

    draft: Draft
    first: int
    last: int
    heads: frozenset[str]
    office: bool
    body: tuple[int, int] | None


def before(scene: Scene, named: Named) -> FoundRole | None:
    """The title before a name: the nearest head, what qualifies it, and the body or country on either side."""
    end = named.first
    while end and scene.joined(end) and scene.low[end - 1] in scene.lists.honorifics:
        end -= 1
    if _names_the_next(scene, named) or not touches(scene, end) or "(" in scene.words.gap(end):
        return None
    head = _head_leftwards(scene, end)
    return None if head is None else _titled(scene, named, head, end)


def _titled(scene: Scene, named: Named, head: int, end: int) -> FoundRole | None:
    """The title around `head` whose last word stands before `end`, where it can be this person's."""
    first = _qualifiers(scene, head)
    main = next(i for i in range(first, head + 1) if scene.stems[i] in scene.lists.heads)
    if main < head and heads.disagrees(scene, main, named):
        # `doradca prezydenta Jana Kowala`: an adviser of the president, who is named.
        first, main = main + 1, head
    if heads.disagrees(scene, main, named) or not _fits(scene, first, head, named):
        return None
    first, body = _body_before(scene, first)
    if body is None or (body[1] == first and _QUOTED.search(scene.words.gap(first))):
        # `рассказал газете «Полдень» | депутат парламента Велмарии`: whom somebody told is not where they sit.
        body = body_within(scene, head + 1, end) or _unsettled_within(scene, head + 1, end) or body
    last = body[0] if body and body[0] > head else end
    return made(scene, named.draft, first, _without_links(scene, head, last), body)


def _fits(scene: Scene, first: int, head: int, named: Named) -> bool:
    """False for what is said of next of kin, of several, or of a woman where a man is named."""
    if scene.gender(head) == "f" and named.draft.gender == "m":
        return False
    if heads.standing(scene, heads.span_of(scene, named)) < heads.STANDS:
        return True
    several = heads.is_plural(scene, head, surely=True) and _next_of_several(scene, named) is None
    return not several and not heads.after_kin(scene, first)


def _names_the_next(scene: Scene, named: Named) -> bool:
    """`Пресс-секретарь Путина Дмитрий Песков`: the title is of the name that follows at once."""
    following = scene.named.get(named.last)
    return bool(following and following.draft.kind == "person" and scene.joined(named.last))


def _next_of_several(scene: Scene, named: Named) -> Named | None:
    """Whom the text names next, parted only by a comma or `and`."""
    i = named.last
    if i < len(scene.low) and scene.joined(i) and scene.low[i] in scene.lists.beside.both:
        i += 1
    elif i >= len(scene.low) or scene.words.gap(i).strip() != ",":
        return None
    following = scene.named.get(i)
    return following if following and following.draft.kind == "person" else None


def shared(scene: Scene, named: Named, previous: Named | None, role: FoundRole | None) -> FoundRole | None:
    """`Ministers Ann Lee and Bob Roe`: the title of the one named before, where it is of several."""
    if previous is None or role is None or _next_of_several(scene, previous) is not named:
        return None
    several = any(heads.is_plural(scene, i, surely=False) for i in range(role.first, role.last) if _is_head(scene, i))
    return replace(role, draft=named.draft) if several else None


def _is_head(scene: Scene, i: int) -> bool:
    return scene.stems[i] in scene.lists.heads and i not in scene.inside


def left(scene: Scene, named: Named) -> FoundRole | None:
    """The title before a comma or colon: `The lawyer, Ann Lee, said`, `расстался с тренером: Иван Дуб ...`."""
    end = named.first
    mark = scene.words.gap(end).strip(' \u00a0"«„“')
    if not end or mark not in {",", ":"} or scene.sentence[end - 1] != scene.sentence[end]:
        return None
    if mark == "," and not _closed(scene, named):
        return None
    head = _head_after_article(scene, end) if scene.lists.beside.added_plural else _head_leftwards(scene, end)
    if head is None or heads.is_plural(scene, head, surely=False):
        return None
    if mark == "," and not heads.agrees(scene, head, named) and not scene.lists.beside.added_plural:
        return None
    return _titled(scene, named, head, end)


def _closed(scene: Scene, named: Named) -> bool:
    """True where a clause ends right after the name."""
    rest = scene.words.text[scene.words.end[named.last - 1] :][:2].strip()
    return not rest or rest[0] in ",.;:!?)—–-”»\n"


def _head_after_article(scene: Scene, end: int) -> int | None:
    """The first head after the article of the phrase before `end`, where it ends the phrase or governs the rest."""
    lists, i = scene.lists, end
    while i and end - i < 10 and (i == end or scene.joined(i) or scene.possessive(i) or scene.owned(i)):
        i -= 1
        if scene.low[i] in lists.speech:
            return None
        if scene.low[i] not in lists.articles | lists.unnamed:
            continue
        head = next((k for k in range(i + 1, end) if _is_head(scene, k) and not _owns(scene, k)), None)
        if head is not None:
            return head if head + 1 == end or scene.low[head + 1] in lists.links else None
        if not i or scene.low[i - 1] not in lists.links:
            return None
    return None


def _owns(scene: Scene, i: int) -> bool:
    """True for whoever owns what follows: the `nurses’` of their union are not its head."""
    return i + 1 < len(scene.low) and (scene.owned(i + 1) or scene.possessive(i + 1))


def _head_leftwards(scene: Scene, end: int) -> int | None:
    """The head nearest before `end`, across its complements only (`secretary of state`, `министр иностранных дел`)."""
    lists, i, governed = scene.lists, end, 0
    while i and end - i < 8 and (i == end or touches(scene, i)):
        i -= 1
        inside = scene.inside.get(i)
        if inside is None and scene.stems[i] in lists.heads:
            return i
        if inside and (inside.draft.kind != "person" or _possessor(scene, inside, end)):
            i = inside.first
        elif not _complements_a_head(scene, i):
            governed += 1
            if governed > heads.GOVERNED or not _may_be_governed(scene, i):
                return None
    return None


def _possessor(scene: Scene, inside: Named, end: int) -> bool:
    """`Адвокатка Рудакоўскага Марыя Бандаровіч`: whose lawyer she is, in languages whose endings say so."""
    return inside.last == end and bool(scene.lists.beside.genitive)


def _may_be_governed(scene: Scene, i: int) -> bool:
    """`директор порта`; after a preposition any word with a small letter (`чэмпіёнка па веславанні`)."""
    if i in scene.inside:
        return False
    after_link = bool(i) and scene.joined(i) and scene.low[i - 1] in scene.lists.links
    small = scene.words.word[i][0].islower() and bool(scene.lists.beside.genitive)
    return heads.governed(scene, i) or (after_link and small and scene.low[i] not in scene.lists.speech)


def _complements_a_head(scene: Scene, i: int) -> bool:
    """Words that may stand between a head and the name: links, qualifiers, nouns for bodies, names nobody settled."""
    lists, stem = scene.lists, scene.stems[i]
    if scene.low[i] in lists.links or stem in lists.modifiers or stem in lists.nouns:
        return True
    return bool(lists.adjective_endings) and scene.words.word[i][0].isupper() and i not in scene.inside


def touches(scene: Scene, i: int) -> bool:
    """True where nothing but a space, or the marks around a body’s name, parts token i from the last.

    A link that is shortened has a full stop: "minister | ds. | handlu".
    """
    if i >= len(scene.stems):
        return False
    gap = scene.words.gap(i).strip(' \u00a0()«»“”"')
    return not gap or (gap == "." and i > 0 and f"{scene.low[i - 1]}." in scene.lists.links)


def _qualifiers(scene: Scene, head: int) -> int:
    """The first word of the role that ends in `head`: further heads and qualifiers before it."""
    lists, i = scene.lists, head
    while i and head - i < 6 and scene.joined(i) and i - 1 not in scene.inside:
        stem = scene.stems[i - 1]
        if (stem not in lists.heads and stem not in lists.modifiers) or scene.low[i - 1] in lists.prepositions:
            break
        if scene.low[i - 1] in lists.known.demonyms or scene.low[i - 1] in lists.links:
            break
        i -= 1
    while i < head and scene.stems[i] in lists.loose:
        i += 1
    return i


def _body_before(scene: Scene, first: int) -> tuple[int, tuple[int, int] | None]:
    """The body, country or nationality before a role: `KGB chairman`, `Belarusian president`, `Russia’s envoy`."""
    i = first
    if i and scene.possessive(i - 1):
        i -= 1
    if not i or not touches(scene, i if i == first else first):
        return first, None
    if scene.low[i - 1] in scene.lists.known.demonyms:
        return first, (i - 1, i)
    named = scene.inside.get(i - 1)
    # "powiedział portalowi Latarnia | mer Orska": who was told, where a body's name hangs behind the office.
    told = bool(named and named.draft.outlet and scene.lists.beside.genitive)
    if named and named.draft.kind != "person" and named.last == i and not told:
        return first, (named.first, named.last)
    return first, None


def body_within(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """The first body or place named among tokens [start, end), as tokens; what of it lies behind them is cut off."""
    for i in range(start, end):
        named = scene.inside.get(i)
        if named and named.draft.kind != "person":
            return named.first, min(named.last, end)
    return None


def _unsettled_within(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """A word with a capital between head and name that is no name we settled: `амбасадар Нарландыі`."""
    first = next((i for i in range(start, end) if scene.words.word[i][0].isupper() and i not in scene.inside), None)
    return (first, end) if first is not None and scene.lists.adjective_endings else None


def _without_links(scene: Scene, head: int, last: int) -> int:
    """Without what only leads to the body: `spokesman | for the Union’s | Foreign Office`."""
    leads = scene.lists.links | scene.lists.articles
    while last > head + 1:
        if scene.possessive(last - 1):
            owner = scene.inside.get(last - 2)
            last = max(head + 1, owner.first if owner else last - 2)
        elif scene.low[last - 1] in leads:
            last -= 1
        else:
            break
    return last


def made(scene: Scene, draft: Draft, first: int, last: int, body: tuple[int, int] | None) -> FoundRole | None:
    """The role that tokens [first, last) are; None without a word for a post among them, or where they are too many."""
    lists = scene.lists
    called = frozenset(s for s in scene.stems[first:last] if s in lists.heads)
    if not called or last - first > LONGEST:
        return None
    gone = any(s in lists.former for s in scene.stems[first:last])
    own = frozenset(scene.stems[i] for i in range(first, last) if not _qualifies(scene, i, last)) & called
    office = not gone and (_is_office(scene, own, body) or _is_phrase(scene, first, last))
    return FoundRole(draft, first, last, called, office, body)


def _is_office(scene: Scene, called: frozenset[str], body: tuple[int, int] | None) -> bool:
    """An office of state by its word, unless the body is none of the state’s; or any post in a body of the state.

    A mayor, a governor, a member of parliament is one whatever is known of the body: `депутат Собрания Морвении`.
    """
    if called & scene.lists.elected:
        return True
    named = scene.inside.get(body[0]) if body else None
    if named and named.draft.kind == "organization":
        return named.draft.official
    return bool(called & scene.lists.office)


def _qualifies(scene: Scene, i: int, last: int) -> bool:
    """The `deputy` of a `deputy editor`: an office alone, but here it only says what kind of editor."""
    return i + 1 < last and scene.stems[i] in scene.lists.modifiers and scene.stems[i + 1] in scene.lists.heads


def _is_phrase(scene: Scene, first: int, last: int) -> bool:
    """An office that only several words name: `member of parliament`, `міський голова`, `старшыня гарвыканкама`."""
    if scene.lists.offices is None:
        return False
    span = scene.span(max(0, first - BESIDE), min(len(scene.low), last + BESIDE))
    role = scene.span(first, last)
    found = scene.lists.offices.finditer(scene.article.text, span.start, span.end)
    return any(m.start() < role.end and m.end() > role.start for m in found)
