"""From the names and other mentions in a text to the entities that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from headwater import lexicon
from headwater.gazetteer import Known
from headwater.records import Article, Entity, EntityKind, Marks, Name, Role, Span, Spelling
from headwater.resolve import (
    beside,
    capitals,
    mentions,
    openings,
    outlets,
    owners,
    publishers,
    roles,
    settling,
    surnames,
)
from headwater.resolve.people import Printed, people
from headwater.resolve.scene import Draft, Scene, scene
from headwater.resolve.titles import FoundRole
from headwater.wordforms import alike, script

_BRACKET = re.compile(r"[\s\u00a0]?\([«„“\"]?")
SHORTEST = 4
"""Letters of the one word by which an outlet may go."""
_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "outlet": "organization",
    "place": "place",
}


def find(article: Article, marks: Marks) -> tuple[Entity, ...]:
    """The entities of an article, ids e1, e2, ... in the order of their first mention; the printing outlet is one."""
    s = scene(article)
    found_names = openings.without_sources(s, settling.settle(s, publishers.mark(s, marks.names)))
    names = capitals.with_unmarked(s, surnames.with_unmarked(s, list(found_names)))
    drafts = [*_people(s, names), *_others(s, names)]
    drafts = _with_short_outlets(s, _with_printer(s, drafts))
    found = roles.find(s)
    _called_outlets(s)
    for draft in drafts:
        roles.known_office(s, draft)
    mentions.Walk(s, found, mentions.spoken(s, marks.attributions)).run()
    return tuple(_entities(s, drafts, found))


def _called_outlets(s: Scene) -> None:
    """`The Orbit, an independent newspaper,`: what an apposition calls an outlet is one."""
    for named in s.named.values():
        draft, i = named.draft, named.last
        if draft.kind != "organization" or draft.outlet or i >= len(s.stems) or s.words.gap(i) != ", ":
            continue
        if not s.lists.relatives.isdisjoint(s.low[i + 1 : i + 5]):
            continue  # "a letter of the ministry, the text of | which | the newsroom has"
        for k in range(i, min(i + 5, len(s.stems))):
            if (k > i and not s.joined(k)) or s.low[k] in s.lists.prepositions:
                break  # "the ministry, | which lies at the paper's newsroom": a clause, no apposition
            if s.lists.nouns.get(s.stems[k]) == "outlet":
                draft.outlet, draft.form = True, next(iter(s.lists.forms.get(s.stems[k], ())), "")
                break
            if k in s.inside:
                break


def _people(s: Scene, names: Iterable[Name]) -> list[Draft]:
    text = s.article.text
    printed = [_printed(s, n.span) for n in names if n.kind == "person"]
    aliases = [(a.span, b.span) for a, b in pairwise(printed) if beside.also_called(s, a.span, b.span)]
    drafts = []
    for person in people(printed, s.article.read_in or s.article.language, aliases):
        draft = Draft("person", person=person, gender=person.gender)
        for span in person.spans:
            draft.add(span, span.of(text))
            s.place(span, draft)
        drafts.append(draft)
    return drafts


def _printed(s: Scene, span: Span) -> Printed:
    told, subject, another = beside.gender(s, span), beside.may_be_subject(s, span), beside.another(s, span)
    return Printed(span, span.of(s.article.text), told.gender, sure=told.sure, subject=subject, another=another)


def _others(s: Scene, names: Iterable[Name]) -> list[Draft]:
    """Organisations and places: by what is known of them, else by their stems; with acronyms in brackets."""
    found: dict[tuple[str, ...], Draft] = {}
    read: dict[str, tuple[Known | None, str]] = {}
    previous: tuple[Span, Draft] | None = None
    listed = list(names)
    held: list[owners.Held] = []
    for at, name in enumerate(listed):
        if name.kind == "person":
            previous = None
            continue
        text = name.span.of(s.article.text)
        if text not in read:
            read[text] = _known(s, name, text)
        known, country = read[text]
        key = _key(s, name, text, known, country)
        open_ = known is not None and known.generic and not key[-1]
        place = owners.beside(s, listed, at) if open_ else None
        owner = owners.of_place(s, place) if place else owners.within(s, text) if open_ else ""
        if owner:
            key = (*key[:-1], owner)
        draft = owners.draft_for(found, key) if owner else found[key].last() if key in found else None
        if previous and _is_acronym_of(s, previous[0], name.span, text) and previous[1].kind != "place":
            own = _initials(previous[0].of(s.article.text)) == text
            draft = found[key] = _joined(previous[1], draft, None if own else known)
        if draft is None:
            draft = found[key] = _draft(_KINDS[name.kind], known, name)
            draft.country = draft.country or country
        if owner:
            found[key] = found[*key[:-1], ""] = draft
        draft.add(name.span, text)
        if place:
            held.append(owners.Held(key, text, draft, owners.printed(s, name.span, place)))
        previous = (name.span, draft)
    owners.tell_apart(held)
    drafts = list({id(d.last()): d.last() for d in found.values()}.values())
    for draft in drafts:
        for span in draft.spans:
            s.place(span, draft)
    return drafts


def _known(s: Scene, name: Name, text: str) -> tuple[Known | None, str]:
    """What is known under a name and whose it is; in a sentence a body may be written small ("said the ministry")."""
    found = s.lists.known.find_with_country(text)
    if found is None and text[:1].islower() and name.kind == "organization":
        found = s.lists.known.find_with_country(text[0].upper() + text[1:])
    return found or (None, "")


def _draft(kind: EntityKind, known: Known | None, name: Name) -> Draft:
    if known is None or known.kind == "thing":
        return Draft(kind, outlet=name.kind == "outlet")
    return Draft(
        kind=_KINDS[known.kind],
        known=known,
        outlet=known.kind == "outlet",
        official=known.official and known.kind == "organization",
        country=known.country,
        form=known.form,
    )


def _key(s: Scene, name: Name, text: str, known: Known | None, country: str) -> tuple[str, ...]:
    if known and known.kind != "thing":
        return ("known", known.id, country if known.generic else "")
    stems = s.lists.stem.key(text)
    if stems[:1] == ("the",):
        stems = stems[1:]
    return (_KINDS[name.kind], *stems)


def _is_acronym_of(s: Scene, full: Span, short: Span, text: str) -> bool:
    """`Committee for State Security (KGB)`: capitals in brackets right after a longer name."""
    between = s.article.text[full.end : short.start]
    closed = s.article.text[short.end : short.end + 2]
    return bool(_BRACKET.fullmatch(between)) and ")" in closed and text[:2].isupper() and len(text) <= 12


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _joined(full: Draft, short: Draft | None, known: Known | None) -> Draft:
    """The draft of a full name with its acronym taken in, wherever that was met before."""
    if short is None or short is full:
        if full.known is None and known is not None and known.kind != "thing":
            full.known, full.country, full.form = known, known.country, known.form
            full.official = full.official or known.official
            full.outlet = full.outlet or known.kind == "outlet"
        return full
    full.spans += short.spans
    for text, n in short.texts.items():
        full.texts[text] = full.texts.get(text, 0) + n
    full.known = full.known or short.known
    full.official, full.outlet = full.official or short.official, full.outlet or short.outlet
    short.into = full
    return full


def _with_printer(s: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the printing outlet among them: the one that the text names so, else a new one in front."""
    if not s.article.outlet:
        return drafts
    name = s.article.outlet.name
    known = s.lists.known.find(name)
    entry = outlets.known(name) or outlets.by_domain(name)
    ids = {known.id if known else "", f"outlet:{entry.name}" if entry else ""} - {""}
    key = s.lists.stem.key(name)
    found = []
    for draft in drafts:
        known_so = draft.known is not None and draft.known.id in ids
        same = draft.kind != "place" and (known_so or any(s.lists.stem.key(text) == key for text in draft.texts))
        if same or (draft.outlet and any(_in_another_case(text, name) for text in draft.texts)):
            found.append(draft)
    if found:
        draft = found[0]
        for other in found[1:]:
            _taken_in(s, draft, other)
        drafts = [d for d in drafts if d not in found[1:]]
    else:
        draft = Draft("organization")
        drafts = [draft, *drafts]
    draft.kind, draft.outlet, draft.printing = "organization", True, True
    if entry:
        draft.country, draft.form = entry.country, entry.kind
    return drafts


def _in_another_case(text: str, name: str) -> bool:
    """«Торговому дню» is the Торговый день: endings and vowels that come and go are more than a stem takes off."""
    return len(text.split()) == len(name.split()) and alike(text, name)


def _with_short_outlets(s: Scene, drafts: list[Draft]) -> list[Draft]:
    """Without outlets that are only another's name in short or in another case: the Compass is the Weekly Compass."""
    bodies = [d for d in drafts if d.kind == "organization" and d.person is None]
    outlets_ = [d for d in bodies if d.outlet]
    for short in bodies:
        if whole := _named_before(s, short, outlets_):
            _taken_in(s, whole, short)
            continue
        if short.known or short.printing or short.official or not short.spans or short.into:
            continue
        among = bodies if short.outlet else outlets_
        full = [d for d in among if d is not short and d.into is None and not d.official and _short_of(s, short, d)]
        if len(full) == 1:
            _taken_in(s, full[0], short)
            full[0].outlet = True
    return [d for d in drafts if d.into is None]


def _named_before(s: Scene, short: Draft, outlets_: list[Draft]) -> Draft | None:
    """The one outlet before it in whose name this one's last word stands, where a text says "the Post" of the New Marle
    Post. Only where an article says that it is known: elsewhere it may be the one of that name. So it may where another
    of the text is known by that name, and where the text says which it is: "The Times, the British paper"."""
    if not short.outlet or short.printing or not short.spans or short.into:
        return None
    data = lexicon.load(s.article.read_in or "", "sources")
    if not data.get("articles"):
        return None
    called = {_bare(text) for text in short.texts}
    first = min(span.start for span in short.spans)
    told = re.compile(data["told_apart"])
    if any(told.match(s.article.text, span.end) for span in short.spans):
        return None
    ends = [
        d
        for d in outlets_
        if d is not short
        and not d.into
        and any(span.start < first for span in d.spans)
        and any(called == {text.split()[-1]} and len(_bare(text).split()) > 1 for text in d.texts)
    ]
    if any(d.known and _bare(d.known.name) in called for d in outlets_ if d is not short):
        return None
    return ends[0] if len(ends) == 1 else None


def _short_of(s: Scene, short: Draft, full: Draft) -> bool:
    """True where every form of one name is the other's in another case, or the word by which it goes."""
    names = {*full.texts, *((s.article.outlet.name,) if full.printing and s.article.outlet else ())}
    return all(any(_goes_by(text, name, s.article.read_in or "") for name in names) for text in short.texts)


def _goes_by(text: str, name: str, language: str) -> bool:
    called, words = text.split(), name.split()
    if len(called) > 1:
        return text != name and _in_another_case(text, name)
    if text.isupper() and name.isupper() and len(words) == 1:
        return text != name and capitals.form_of(text, name)
    if words[-1:] and words[-1].lower() in publishers.aired() and text == " ".join(words[:-1]).removeprefix("The "):
        return True
    if len(words) < 2 or len(text) < SHORTEST:
        return False
    # Where the head leads, a name may begin with its noun: "Kurier" is the Kurier Zatoki.
    leads = language and lexicon.load(language, "sources").get("head_leads")
    ends = (words[0], words[-1]) if leads else words[-1:]
    return any(alike(text, word) for word in ends)


def _taken_in(s: Scene, draft: Draft, other: Draft) -> None:
    """All mentions of `other` are mentions of `draft`."""
    for span in other.spans:
        s.place(span, draft)
    draft.spans += other.spans
    for text, n in other.texts.items():
        draft.texts[text] = draft.texts.get(text, 0) + n
    other.into = draft


def _entities(s: Scene, drafts: list[Draft], found: list[FoundRole]) -> list[Entity]:
    order = sorted(drafts, key=lambda d: min((span.start for span in d.spans), default=-1))
    by_draft: dict[int, list[FoundRole]] = {}
    for role in found:
        by_draft.setdefault(id(role.draft), []).append(role)
    shown = {id(d): _name(s, d) for d in order}
    meant = {span: shown[id(d)] for d in order for span in d.spans}
    return [
        _entity(s, f"e{n}", draft, shown[id(draft)], _roles(s, by_draft.get(id(draft), []), meant))
        for n, draft in enumerate(order, 1)
    ]


def _entity(s: Scene, id: str, draft: Draft, name: str, roles: tuple[Role, ...]) -> Entity:
    return Entity(
        id=id,
        kind=draft.kind,
        name=name,
        spellings=tuple(Spelling(text, s.article.language, script(text)) for text in draft.texts),
        mentions=tuple(sorted(set(draft.spans), key=lambda span: (span.start, span.end))),
        roles=roles,
        outlet=draft.outlet,
        official=draft.official,
        gender="f" if draft.gender == "f" else "m" if draft.gender == "m" else None,
    )


def _name(s: Scene, draft: Draft) -> str:
    if draft.printing and s.article.outlet:
        return s.article.outlet.name
    if draft.person:
        return draft.person.shown()
    if draft.known and draft.kind == "place":
        return s.lists.known.local.get(draft.known.id, draft.known.name)
    if draft.known and draft.known.kind == "outlet":
        return draft.known.name  # bodies keep their printed form: ours may say more than the text does
    # "Marle Times" and not "The Times", where both are met.
    return max(draft.texts, key=lambda t: (len(_bare(t).split()), len(t.split()), draft.texts[t], -len(t)))


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def _roles(s: Scene, found: list[FoundRole], meant: dict[Span, str]) -> tuple[Role, ...]:
    """Each role once, with the name of the body it is in where the text says which."""
    roles_: dict[tuple[str, str | None], Role] = {}
    for role in found:
        organization = _organization(s, role, meant)
        record = roles.printed(s, role, organization)
        key = (record.title.lower(), organization)
        roles_.setdefault(key, record)
    named = {title for title, organization in roles_ if organization}
    return tuple(r for (title, organization), r in roles_.items() if organization or title not in named)


def _organization(s: Scene, role: FoundRole, meant: dict[Span, str]) -> str | None:
    if role.body is None:
        return None
    span = s.span(*role.body)
    if span in meant:
        return meant[span]
    around = [name for other, name in meant.items() if other.covers(span)]
    if around:
        return around[0]
    demonym = s.lists.known.demonyms.get(s.low[role.body[0]])
    if demonym:
        return s.lists.known.country_name(demonym) if role.office else None
    return span.of(s.article.text) if s.words.word[role.body[0]][0].isupper() else None
