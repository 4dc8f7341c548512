"""What people are said to be: titles before a name, appositions after it.

`US President Ann Lee`, `KGB chairman ...`, `Ann Lee, the Paris bureau chief for the daily,`, `министр обороны ...`.
"""

from __future__ import annotations

from dataclasses import dataclass

from headwater.gazetteer import holder
from headwater.records import Role
from headwater.resolve.scene import Draft, Named, Scene

LONGEST = 14
"""Words of a role with its organisation, at most: longer ones are clauses."""


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role as found: tokens [first, last) are the role’s words, `body` those that say where, if any."""

    draft: Draft
    first: int
    last: int
    heads: frozenset[str]
    office: bool
    body: tuple[int, int] | None


def find(scene: Scene) -> list[FoundRole]:
    """The roles of the persons named in a text, in order; drafts learn their heads, office and gender from them."""
    found: list[FoundRole] = []
    for named in sorted(scene.named.values(), key=lambda n: n.first):
        if named.draft.kind != "person":
            continue
        for role in (_before(scene, named), _after(scene, named)):
            if role:
                found.append(role)
                _learn(scene, role)
    return found


def _learn(scene: Scene, role: FoundRole) -> None:
    draft = role.draft
    draft.heads |= role.heads
    draft.official = draft.official or role.office
    for i in range(role.first, role.last):
        if scene.stems[i] in scene.lists.heads:
            draft.gender = draft.gender or scene.gender(i)
    if role.body and not draft.country:
        draft.country = country(scene, *role.body)


def country(scene: Scene, first: int, last: int) -> str:
    """The country that tokens name, as ISO 3166, by a place, a body or an adjective; "" where they name none."""
    for i in range(first, last):
        named = scene.inside.get(i)
        if named and named.draft.country:
            return named.draft.country
        if found := scene.lists.known.demonyms.get(scene.low[i]):
            return found
    return ""


def _before(scene: Scene, named: Named) -> FoundRole | None:
    """The title before a name: the nearest head, what qualifies it, and the body or country on either side."""
    end = named.first
    while end and scene.joined(end) and scene.low[end - 1] in scene.lists.honorifics:
        end -= 1
    head = _head_leftwards(scene, end)
    if head is None:
        return None
    first = _qualifiers(scene, head)
    first, body = _body_before(scene, first)
    if body is None:
        body = _body_within(scene, head + 1, end) or _unsettled_within(scene, head + 1, end)
    last = body[0] if body and body[0] > head else end
    last = _without_links(scene, head, last)
    return _role(scene, named.draft, first, last, body)


def _head_leftwards(scene: Scene, end: int) -> int | None:
    """The head nearest before `end`, across its complements only (`secretary of state`, `министр иностранных дел`)."""
    lists, i = scene.lists, end
    while i and end - i < 8 and _touches(scene, i):
        i -= 1
        if scene.stems[i] in lists.heads and i not in scene.inside:
            return i
        if i in scene.inside and scene.inside[i].draft.kind != "person":
            i = scene.inside[i].first
        elif not _complements_a_head(scene, i):
            return None
    return None


def _complements_a_head(scene: Scene, i: int) -> bool:
    """Words that may stand between a head and the name: links, qualifiers, nouns for bodies, names nobody settled."""
    lists, stem = scene.lists, scene.stems[i]
    if scene.low[i] in lists.links or stem in lists.modifiers or stem in lists.nouns:
        return True
    return bool(lists.adjective_endings) and scene.words.word[i][0].isupper() and i not in scene.inside


def _touches(scene: Scene, i: int) -> bool:
    """True where nothing but a space, or the marks around a body’s name, parts token i from the last."""
    return i < len(scene.stems) and scene.words.gap(i).strip(' \u00a0()«»“”"') == ""


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
    if i and scene.low[i - 1] == "s" and scene.words.gap(i - 1) in {"’", "'"}:
        i -= 1
    if not i or not _touches(scene, i if i == first else first):
        return first, None
    if scene.low[i - 1] in scene.lists.known.demonyms:
        return first, (i - 1, i)
    named = scene.inside.get(i - 1)
    if named and named.draft.kind != "person" and named.last == i:
        return first, (named.first, named.last)
    return first, None


def _body_within(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    for i in range(start, end):
        named = scene.inside.get(i)
        if named and named.draft.kind != "person":
            return named.first, min(named.last, end)
    return None


def _unsettled_within(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """A word with a capital between head and name that is no name we settled: `амбасадар Нарландыі`."""
    first = next((i for i in range(start, end) if scene.words.word[i][0].isupper()), None)
    return (first, end) if first is not None and scene.lists.adjective_endings else None


def _without_links(scene: Scene, head: int, last: int) -> int:
    while last > head + 1 and scene.low[last - 1] in scene.lists.links | scene.lists.articles:
        last -= 1
    return last


def _after(scene: Scene, named: Named) -> FoundRole | None:
    """The apposition after a name, between commas, dashes or brackets."""
    lists, start = scene.lists, named.last
    if start >= len(scene.stems) or scene.words.gap(start).strip() not in {",", "—", "–", "-", "("}:
        return None
    if scene.low[start] in lists.articles | lists.unnamed:
        start += 1
    head = _head_rightwards(scene, start)
    if head is None:
        return None
    last = _complements(scene, head)
    if _names_somebody_next(scene, last):
        return None
    first = _first_of(scene, start, head)
    body = _body_after(scene, last) or _body_within(scene, start, head)
    if body and body[0] <= head:
        first = max(first, body[1])
    return _role(scene, named.draft, first, last, body)


def _head_rightwards(scene: Scene, start: int) -> int | None:
    """The last of the heads that open an apposition, over qualifiers, names and adjectives."""
    lists, i, head = scene.lists, start, None
    while i < len(scene.stems) and i - start < 9 and (i == start or _touches(scene, i)):
        named = scene.inside.get(i)
        stem, low = scene.stems[i], scene.low[i]
        if named and named.draft.kind == "person":
            break
        if named:
            i = named.last
            if head is not None:
                break
            continue
        if stem in lists.heads:
            head = i
        elif head is not None and (stem not in lists.modifiers or low in lists.links):
            break
        elif not _may_qualify(scene, i, low, stem):
            return None
        i += 1
    return head


def _may_qualify(scene: Scene, i: int, low: str, stem: str) -> bool:
    lists = scene.lists
    if stem in lists.modifiers or low in lists.known.demonyms or scene.words.word[i][0].isupper():
        return True
    if low in lists.prepositions or low in lists.speech:
        return False
    return low.isdigit() or (bool(lists.adjective_endings) and len(low) > 4 and low.endswith(lists.adjective_endings))


def _names_somebody_next(scene: Scene, last: int) -> bool:
    """`Ann Lee, President Bob Roe and others` is a list; so is `Ковалевской, министр здравоохранения Остап Дуб`."""
    i, steps = last, 0
    while scene.joined(i) and steps < 4:
        named = scene.inside.get(i)
        if named and named.draft.kind == "person":
            return True
        if not named and not _genitive(scene, i):
            return False
        i, steps = named.last if named else i + 1, steps + 1
    return False


def _genitive(scene: Scene, i: int) -> bool:
    """A word that a head can govern without a link: only where endings say so, not a verb of speech."""
    lists, low = scene.lists, scene.low[i]
    return bool(lists.adjective_endings) and low not in lists.prepositions | lists.speech | lists.links


def _complements(scene: Scene, head: int) -> int:
    """`secretary` + `of state`, `министр` + `иностранных дел`: the token after the role’s last word."""
    lists, i, last = scene.lists, head + 1, head + 1
    while i < len(scene.stems) and i - last < 2 and scene.joined(i) and i not in scene.inside:
        if scene.stems[i] in lists.modifiers and scene.low[i] not in lists.links:
            last = i + 1
        elif scene.low[i] not in lists.links:
            break
        i += 1
    return last


def _first_of(scene: Scene, start: int, head: int) -> int:
    """The first of the role’s own words before `head`: nationality and the name of the body stay outside."""
    lists, i = scene.lists, head
    while i > start and i - 1 not in scene.inside:
        stem, low = scene.stems[i - 1], scene.low[i - 1]
        if low in lists.known.demonyms or (stem not in lists.modifiers and stem not in lists.heads):
            break
        i -= 1
    while i < head and scene.stems[i] in lists.loose:
        i += 1
    return i


def _body_after(scene: Scene, i: int) -> tuple[int, int] | None:
    """`of the Foundation`, `for the American daily`, `Сбербанка`: the body after a role; a noun for one counts too."""
    lists = scene.lists
    steps = 0
    while i < len(scene.stems) and steps < 6 and scene.joined(i):
        named = scene.inside.get(i)
        if named:
            return (named.first, named.last) if named.draft.kind != "person" else None
        if scene.stems[i] in lists.nouns:
            return i, i + 1
        low = scene.low[i]
        between = low in lists.links or low in lists.articles or low in lists.known.demonyms
        if not between and not (lists.adjective_endings and low.endswith(lists.adjective_endings)):
            return None
        i, steps = i + 1, steps + 1
    return None


def _role(scene: Scene, draft: Draft, first: int, last: int, body: tuple[int, int] | None) -> FoundRole | None:
    lists = scene.lists
    heads = frozenset(s for s in scene.stems[first:last] if s in lists.heads)
    if not heads or last - first > LONGEST:
        return None
    gone = any(s in lists.former for s in scene.stems[first:last])
    office = not gone and _is_office(scene, heads, body)
    return FoundRole(draft, first, last, heads, office, body)


def _is_office(scene: Scene, heads: frozenset[str], body: tuple[int, int] | None) -> bool:
    """An office of state by its word, unless the body is none of the state’s; or any post in a body of the state."""
    named = scene.inside.get(body[0]) if body else None
    if named and named.draft.kind == "organization":
        return named.draft.official
    return bool(heads & scene.lists.office)


def printed(scene: Scene, role: FoundRole, organization: str | None) -> Role:
    """A found role as a record: its words as printed, with their span."""
    span = scene.span(role.first, role.last)
    return Role(span.of(scene.article.text), organization, span)


def known_office(scene: Scene, draft: Draft) -> None:
    """Somebody who holds the highest office of a country is official, whether or not the text says so."""
    if draft.person is None:
        return
    text = draft.person.shown()
    words = text.split()
    if not words:
        return
    language = scene.article.read_in or scene.article.language
    found = holder(language, words[0] if len(words) > 1 else None, words[-1])
    if not found:
        return
    draft.gender = draft.gender or found.gender
    draft.country = draft.country or found.country
    published = scene.article.published
    year = published.value[:4] if published else "9999"
    if found.since <= year and (not found.until or year <= found.until):
        draft.official = True
        draft.form = "leader"
