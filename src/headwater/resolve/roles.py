"""What people are said to be: titles before a name, appositions after it.

`US President Ann Lee`, `KGB chairman ...`, `Ann Lee, the Paris bureau chief for the daily,`, `министр обороны ...`.
"""

from __future__ import annotations

from headwater.gazetteer import holder
from headwater.records import Role
from headwater.resolve import heads, titles
from headwater.resolve.scene import Draft, Named, Scene
from headwater.resolve.titles import FoundRole, body_within, made, touches

SHORT, LONG = 5, 12
"""Words behind a role, its body and what they govern up to the mark that closes them, at most: see `_goes_on`."""
_CLOSING = frozenset((",", "—", "–", ")", ";", ":"))
_OPEN = ' \u00a0«»„“”"'
"""What parts nothing: a space, the quotation marks around a name."""


def find(scene: Scene) -> list[FoundRole]:
    """The roles of the persons named in a text, in order; drafts learn their heads, office and gender from them."""
    found: list[FoundRole] = []
    previous: Named | None = None
    title: FoundRole | None = None
    for named in sorted(scene.named.values(), key=lambda n: n.first):
        if named.draft.kind != "person":
            continue
        title = titles.before(scene, named) or titles.left(scene, named) or titles.shared(scene, named, previous, title)
        for role in (title, _after(scene, named)):
            if role:
                found.append(role)
                _learn(scene, role)
        previous = named
    return found


def _learn(scene: Scene, role: FoundRole) -> None:
    draft = role.draft
    draft.heads |= role.heads
    draft.official = draft.official or role.office
    for i in range(role.first, role.last):
        if scene.stems[i] in scene.lists.heads:
            draft.gender = draft.gender or scene.gender(i)
            if scene.lists.beside.past_f:
                break  # heads lead there: behind "речник" stands for whom he speaks ("прем'єрки")
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


def _after(scene: Scene, named: Named) -> FoundRole | None:
    """The apposition after a name, between commas, dashes or brackets."""
    lists, start = scene.lists, named.last
    if start >= len(scene.stems) or scene.words.gap(start).strip() not in {",", "—", "–", "-", "("}:
        return None
    if scene.low[start] in lists.articles | lists.unnamed:
        start += 1
    head = _head_rightwards(scene, start)
    if head is None or heads.disagrees(scene, head, named):
        return None
    if heads.is_plural(scene, head, surely=False) and not heads.agrees(scene, head, named):
        return None
    last = _complements(scene, head)
    if _names_somebody_next(scene, last):
        return None
    first = _first_of(scene, start, head)
    body = _body_after(scene, last) or body_within(scene, start, head)
    if scene.ends_frame(named.first) and not _closed(scene, max(last, body[1] if body else 0)):
        return None
    if body and body[0] <= head:
        first = max(first, body[1])
    return made(scene, named.draft, first, last, body)


def _closed(scene: Scene, i: int) -> bool:
    """True where an apposition whose role and body end before token i ends there, or behind what hangs on them."""
    far = min(i + heads.GOVERNED, len(scene.low))
    while i < far and not _mark(scene, i) and _hangs(scene, i):
        i += 1
    if i >= len(scene.low) or scene.sentence[i] != scene.sentence[i - 1] or _mark(scene, i) in _CLOSING:
        return True
    return _goes_on(scene, i)


def _mark(scene: Scene, i: int) -> str:
    """The mark before token i, "" where only a space or the quotation marks of a name stand there."""
    return scene.words.gap(i).strip(_OPEN)[:1]


def _hangs(scene: Scene, i: int) -> bool:
    """True for a noun in the genitive, or a word with a capital, behind a role."""
    return heads.governed(scene, i) or (bool(scene.lists.beside.genitive) and scene.words.word[i][0].isupper())


def _goes_on(scene: Scene, i: int) -> bool:
    """True where more of an apposition begins with token i and a mark closes it: "| since 2019,", "| and leader of X,".

    Not many words where endings leave any order free: there a clause may begin with a day.
    """
    lists, low = scene.lists, scene.low[i]
    if low not in lists.prepositions | lists.links | lists.relatives | lists.beside.both | lists.beside.that:
        return False
    words = range(i + 1, min(i + (SHORT if lists.adjective_endings else LONG), len(scene.low)))
    end = next((k for k in words if _mark(scene, k) and not scene.possessive(k)), None)
    return end is not None and scene.sentence[end] == scene.sentence[i] and _mark(scene, end) in _CLOSING


def _head_rightwards(scene: Scene, start: int) -> int | None:
    """The last of the heads that open an apposition, over qualifiers, names and adjectives."""
    lists, i, head = scene.lists, start, None
    while i < len(scene.stems) and i - start < 9 and (i == start or touches(scene, i) or scene.possessive(i)):
        if scene.possessive(i):
            i += 1
            continue
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
    while i < len(scene.low) and scene.joined(i) and steps < 4:
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
        if scene.stems[i] in lists.loose:
            break  # "the journalist freed on Monday"
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
