"""Who a source is: its entity, its kind, how it is named, whether it speaks for a state.

A source is `named` where its head is a mention of an entity; a possessor ("Ivanova's spokeswoman") or what stands
behind a preposition ("a spokesman for the ministry") is not its head. Words in `sources.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from headwater import hosts, lexicon
from headwater.attribute import borne, hearsay, introduced, nouns, several, unfound
from headwater.attribute.mentions import Mention
from headwater.attribute.nouns import Head
from headwater.attribute.page import Page
from headwater.attribute.patterns import pattern, words
from headwater.names.scripts import script_of, to_cyrillic
from headwater.records import Entity, Naming, Source, SourceKind, Span
from headwater.wordforms import alike, stemmer

SUBJECT = "sources"
OUTLET_NOUN = 3
"""Words of "news agency", "daily newspaper", at most."""
_WORD, _CLAUSE = nouns.WORD, nouns.CLAUSE
_OWNS = re.compile(r"['’]s?$")
_CLOSED = ("»", "”", "“", '"')
_ADDRESS = re.compile(rf"(?:^|[\s«„“\"])((?:[\w-]{{2,}}\.)+(?:{hosts.endings()}))[»”“\"]?$", re.IGNORECASE)
_QUOTES = ("«", "„", "“", '"', "‚")


def implicit(page: Page, cue: str, *, silent: bool = False) -> Source:
    """The source where the text names none: the officials where somebody is said to be silent, else the author."""
    if silent or pattern(page.language, SUBJECT, "relay.nobody").search(cue):
        return Source((), "", None, "body", "implicit", official=True)
    return Source((), "", None, "author", "implicit")


def read(page: Page, spans: tuple[Span, ...], cue: str = "") -> Source:
    """The source that stands at `spans` (one or more fragments of the text); `cue` is what it is the subject of."""
    text = " ".join(s.of(page.article.text) for s in spans)
    if nouns.articles(page.language):
        text = _OWNS.sub("", text)  # "the company's | plans"
    if text.lower().strip(" ,") in words(page.language, SUBJECT, "nobody"):
        return Source((), "", None, "body", "implicit")  # "nobody has confirmed"
    noun = nouns.head(text, page.language)
    if _is_information(page, spans, noun) or hearsay.whole(text, page.language):
        return Source(spans, text, None, "author", "implicit")
    mention = _head(page, spans, noun)
    many = mention is not None and several.taken_for_one(page, spans, mention, noun, cue)
    if mention is not None and not many and several.two_people(page, spans, mention):
        return Source(spans, text, None, "group", "named", mention.entity.official)
    entity = mention.entity if mention and not many and not _no_name(page, mention) else None
    entity = _in_transcript(page, text, cue) or entity
    if entity is None and mention is None:
        entity = borne.bearer(page, spans)
    called = entity is None and introduced.named_behind_noun(page, spans)
    known_otherwise = entity is not None or many or _of_a_mention(page, spans) or from_a_place(page, spans)
    known_otherwise = known_otherwise and not called
    name = None if known_otherwise else nouns.printed_name(text, page.language)
    kind = _kind(text, noun, entity, page.language)
    if (
        entity is not None
        and mention is not None
        and kind == "body"
        and introduced.called_somebody(page, mention.span, spans[0])
    ):
        kind = "person"  # "his wife Tilly", "the engineer Ilmar"
    if entity is not None and entity.kind == "organization" and kind == "person" and mention is not None:
        kind = "body" if introduced.apposed(page, mention, spans[-1]) else kind  # "the builder, the firm «Tower»"
    if kind == "person" and (firm := _firm(text, page.language)):
        name, kind = firm, "body"
    if entity is None and kind != "document" and (address := _ADDRESS.search(text)):
        kind, name = "outlet", address.group(1)  # "пишет News.ru"
    if entity is None and name is None and unfound.one_word(page, spans, noun):
        name = text
    if entity is None and name is None and kind == "person":
        name = unfound.person(page, spans)
    if entity is None and name is None and kind == "person" and borne.is_name(page, spans):
        kind, name = "outlet", text
    if entity is None and unfound.outlet(page, spans, noun):
        kind, name = "outlet", text
    unnamed = kind == "person" and entity is None and name is None
    if unnamed and (many or several.are_several(page, spans, noun, cue)):
        kind = "group"
    if kind == "person" and entity is None and several.peoples(page, spans, noun):
        kind = "group"
    if kind == "person" and entity is None and text.lower().strip() in words(page.language, SUBJECT, "it"):
        kind = "body"
    if kind == "body" and entity is None and nouns.is_share(text, page.language):
        kind = "group"  # "54 proc. badanych firm"
    if kind == "group" and entity is None and several.one_by_its_genitive(noun, text, cue, page.language):
        kind = "person"
    known = entity is not None or name is not None
    naming: Naming = "named" if known else _naming(page, spans, kind)
    official = _official(page, spans, text, entity, kind)
    return Source(spans, text, entity.id if entity else None, kind, naming, official)


def _in_transcript(page: Page, text: str, cue: str) -> Entity | None:
    """The person whose last name stands in capitals before a colon, as in the transcript of a talk: "VINT: Yes." """
    name = text.strip(" ,").rstrip(":")
    if cue.strip() != ":" or not name.isupper():
        return None
    people = (e for e in page.mentions.entities.values() if e.kind == "person" and not e.name.isupper())
    last = name.split()[-1]
    fits = [e for e in people if e.name.split()[-1].upper() == last]
    return fits[0] if len(fits) == 1 else None


def _head(page: Page, spans: tuple[Span, ...], noun: Head) -> Mention | None:
    """The mention that a source is about: the first person, else the first other mention, that is no possessor."""
    found = [m for span in spans for m in page.mentions.within(span) if _may_head(page, m, span, noun)]
    if not found:
        return None
    people = [m for m in found if m.entity.kind == "person"]
    if people:
        return _speaking(page, people)
    # "the weekly Continent": the name, not the noun before it, whoever else that may have been said of.
    named = [m for m in found if not m.span.of(page.article.text)[:1].islower()]
    closing = [m for m in named if text_behind(page, m, spans) in _CLOSED and m.entity.kind != "person"]
    if closing and closing[-1] is not found[0] and found[0].entity.kind == "place":
        return closing[-1]  # "the operator of the dam «Dunaja»"
    behind = [m for m in named if any(o.span.end + 1 >= m.span.start > o.span.start for o in found if o not in named)]
    return next((m for m in (*behind, *found) if _fills(page, m, spans)), None)


def _of_a_mention(page: Page, spans: tuple[Span, ...]) -> bool:
    """True where the source ends in a name that is no person's, as `_head` has found, and in no quotation marks."""
    last = nouns.CLAUSE.split(spans[-1].of(page.text).rstrip(" ,"), maxsplit=1)[0].rstrip()
    end = spans[-1].start + len(last)
    inside = page.mentions.between(spans[-1].start, end)
    name = inside[-1] if inside else None
    return name is not None and name.span.end == end and name.span.start > spans[-1].start and not name.entity.outlet


def from_a_place(page: Page, spans: tuple[Span, ...]) -> bool:
    """True for "the North Marne Liberal": behind an article and a place stands what somebody is, and no name."""
    if not nouns.articles(page.language):
        return False
    text = page.text[spans[0].start : spans[-1].end]
    first = _WORD.match(text)
    if first is None or first.group().lower() not in words(page.language, SUBJECT, "pointing"):
        return False
    start, end = spans[0].start + first.end() + 1, spans[-1].end
    places = page.mentions.between(start, end)
    return any(m.entity.kind == "place" and m.span.start == start and m.span.end < end for m in places)


def _firm(text: str, language: str) -> str | None:
    """The name of a company by what closes it, where nobody found it: "Marl's Inc.", "Brint & Sons Ltd."."""
    clause = _CLAUSE.split(text.strip(" ,"), maxsplit=1)[0].strip()
    *rest, last = clause.split() or [""]
    closed = rest and pattern(language, SUBJECT, "firms").fullmatch(last)
    return clause if closed and all(w[:1].isupper() or not w[:1].isalpha() for w in rest) else None


def _no_name(page: Page, mention: Mention) -> bool:
    """True for a description of people that was taken for the name of a body: "Tinklaraštininko motina"."""
    printed = mention.span.of(page.article.text)
    if mention.entity.kind == "person" and not nouns.articles(page.language):
        if nouns.is_adherent(printed, page.language):
            return True  # "Senator, Republikanin,", while Green is a name too
        first, *rest = _WORD.findall(printed)
        opens = page.sentence(mention.span.start).start == mention.span.start and len(rest) <= 1
        return opens and printed == mention.entity.name and nouns.sort_of(first, page.language) == "person"
    if mention.entity.kind != "organization" or mention.entity.outlet:
        return False
    noun = nouns.head(printed, page.language)
    if len(_WORD.findall(printed)) == 1 and nouns.sort_of(printed, page.language) in ("outlet", "person"):
        opens = page.sentence(mention.span.start).start == mention.span.start
        return opens and not nouns.articles(page.language) and len(mention.entity.mentions) == 1
    lower = bool(noun.at) and noun.word in printed  # in small letters, as no word of a name is
    quoted = page.article.text[mention.span.start - 1 : mention.span.start] in _QUOTES and mention.span.start > 0
    return lower and not quoted and noun.sort in ("person", "group")


def text_behind(page: Page, mention: Mention, spans: tuple[Span, ...]) -> str:
    """What stands in a source behind a name."""
    return page.article.text[mention.span.end : spans[-1].end].strip(" ,")


def _speaking(page: Page, people: list[Mention]) -> Mention:
    """Of several people the first, unless it only says whose the next one is: "адвокат Лутовича Инна Скорбеж"."""
    for one, next_ in pairwise(people):
        between = page.article.text[one.span.end : next_.span.start]
        if nouns.leads(page.language) and between == " " and _one_word(page, one) and not _one_word(page, next_):
            continue  # "адвокатка | Яреми | Зоряна Пилипчук"
        apart = not between.strip() or not (set(",;:") & set(between))
        joined = any(word in words(page.language, SUBJECT, "and") for word in _WORD.findall(between.lower()))
        if not apart or joined or not (declined(page, one) or introduced.serves(page, between)):
            return one
    return people[-1]


def _one_word(page: Page, mention: Mention) -> bool:
    return len(_WORD.findall(mention.span.of(page.text))) == 1


def declined(page: Page, mention: Mention) -> bool:
    """True where a person's name is printed in another case than its base form."""
    printed = mention.span.of(page.article.text)
    if printed != mention.entity.name:
        return True
    return nouns.standing(printed, page.language) < nouns.INFLECTED


def _in_relative(before: str, language: str) -> bool:
    """True where a relative clause has begun before a name, and no comma has closed it."""
    relative = words(language, SUBJECT, "relative") | {"that", "whose", "whom"}
    opened = [m for m in _WORD.finditer(before.lower()) if m.group() in relative]
    return bool(opened) and "," not in before[opened[-1].end() :]


def _owns(page: Page, mention: Mention, span: Span) -> bool:
    """True for a name in front of a noun of people, where a genitive needs no other sign: "Krajevičiaus atstovė"."""
    if nouns.leads(page.language) or nouns.articles(page.language) or span.end <= mention.span.end:
        return False
    text = page.article.text
    rest = nouns.behind_name(text[mention.span.start : span.end], mention.span.of(text), page.language)
    first = _WORD.findall(rest)[:1]
    theirs = nouns.head(rest, page.language).sort
    of_all = rest != _CLAUSE.split(text[mention.span.end : span.end], maxsplit=1)[0]
    known = theirs in ("person", "group") or (of_all and theirs == "body")
    return bool(first) and first[0].islower() and known


def _may_head(page: Page, mention: Mention, span: Span, noun: Head) -> bool:
    text, language = page.article.text, page.language
    if _owns(page, mention, span):
        return False
    if introduced.apposed(page, mention, span):
        return True
    before = text[span.start : mention.span.start]
    low = _WORD.findall(before.lower())
    leads_up = noun.at > 1 and nouns.adjective(low[0], language) if low else False  # "Близкая к властям | газета «Щит»"
    behind = low[noun.at :] if leads_up else low[1 if noun.at else 0 :]
    hung = noun.word in low and any(word in words(language, SUBJECT, "of") for word in behind)
    if hung and (mention.entity.kind != "person" or noun.stem in nouns.stems(language, "bare") or noun.sort == "group"):
        return False  # "a source in the government of Ivan Marek", but "the member for Brenn, Ivan Marek"
    if low[-1:] and low[-1] in words(language, SUBJECT, "of"):
        return False
    where = tuple(lexicon.load(language, SUBJECT).get("hung", "").split())
    if where and noun.sort in ("person", "group") and noun.word in low and mention.span.of(text).endswith(where):
        return False  # "dviem šaltiniais uosto valdyboje": where they are
    after = text[mention.span.end : mention.span.end + 2]
    whole = _OWNS.fullmatch(text[mention.span.end : span.end].strip(" ,")) or mention.span.end == span.end
    printed = mention.span.of(text)
    if not whole and (re.match(r"['’]s|s['’]", after) or printed.endswith(("’s", "'s")) or _of_many(printed, after)):
        return False
    if mention.span.of(text).lower() in words(language, SUBJECT, "possessives"):
        return False
    if (apart := _CLAUSE.search(before)) and (mention.entity.kind != "person" or _in_relative(before, language)):
        return False  # "Its founder, Anna Marek", but not "the party, which backs Anna Marek"
    aside = _WORD.findall(_CLAUSE.split(before)[-1].lower())
    if apart and nouns.articles(language) and any(word in words(language, SUBJECT, "of") for word in aside):
        return False  # "Valley First, a group allied with Anna Marek"
    return noun.word not in low or not _possessed(page, before, mention, noun)


def _of_many(printed: str, behind: str) -> bool:
    """True for a name in -s with its apostrophe: "Norlas' manager Ada Vint"."""
    return printed.endswith("s") and behind[:1] in ("'", "’") and not behind[1:2].strip()


def _possessed(page: Page, before: str, mention: Mention, noun: Head) -> bool:
    """True where a name behind the head noun says whose it is, not who: "представитель «Северника»"."""
    text, language = page.article.text, page.language
    if noun.sort == "group":
        # "three members of the council, among them Anna Marek", but not "liderki opozycji Anny Marek": one is named.
        one = pattern(language, SUBJECT, "folk").fullmatch(noun.word) is not None
        return not (one and any(role.title.lower().startswith(noun.word) for role in mention.entity.roles))
    if noun.sort == "document":
        return True
    quoted = before.rstrip()[-1:] in _QUOTES
    if mention.entity.kind == "person":
        if nouns.leads(language) and declined(page, mention) and _stands(noun, before, language):
            return True  # "Obrońca Drozda"
        if _serves(page, before, mention, noun):
            return True
        # Its base form is no genitive; "the office of Marek" in all cases is.
        inflected = declined(page, mention)
        alone = len(_WORD.findall(mention.span.of(text))) == 1  # "the police of Rundal", but "Mayor Anna Marek"
        return (noun.sort == "body" and (inflected or alone) and nouns.leads(language)) or (
            inflected and noun.word in words(language, SUBJECT, "spokesperson")
        )
    if (
        noun.sort in ("body", "unknown")
        and mention.entity.kind == "organization"
        and _beside_it(noun, before, language)
    ):
        return False  # "the carmaker Nabis", "firma Norlot": the name of that body
    if noun.sort == "person" or (noun.sort == "unknown" and nouns.leads(language) and not quoted):
        return True
    # An outlet's or body's own name stands in quotation marks or is an outlet's: "the newspaper Dnevni Most".
    return not (quoted or mention.entity.outlet) and noun.sort in ("body", "outlet")


def _serves(page: Page, before: str, mention: Mention, noun: Head) -> bool:
    """True where a surname alone says whose lawyer, aide or sister somebody is: "Помощница Бурмистровой"; where it is
    of somebody else, or of a body, whom the text names more fully."""
    low, printed = _WORD.findall(before.lower()), mention.span.of(page.text)
    if low[-1:] != [noun.word] or noun.word not in words(page.language, SUBJECT, "serving"):
        return False
    if not _one_word(page, mention):
        return False
    whole = mention.entity.name.split()
    if len(whole) > 1:
        others = any(noun.word not in role.title.lower() for role in mention.entity.roles)
        return printed != whole[-1] or (others and mention.entity.mentions[0] != mention.span)
    earlier = {m.entity.id: m.entity for m in page.mentions.between(0, mention.span.start)}
    names = (_WORD.findall(e.name) for e in earlier.values() if e is not mention.entity and e.kind != "place")
    return any(len(name) > 1 and alike(word.lower(), printed.lower()) for name in names for word in (name[0], name[-1]))


def _beside_it(noun: Head, before: str, language: str) -> bool:
    """True for a noun of a business right before a name, which is then no genitive."""
    low = _WORD.findall(before.lower())
    if nouns.articles(language):
        return noun.sort == "body" and low[-1:] == [noun.word]
    cut = stemmer(language)
    kinds = nouns.stems(language, "apposed")
    return (cut(noun.word) in kinds and low[-1:] == [noun.word]) or " ".join(map(cut, low[-2:])) in kinds


def _stands(noun: Head, before: str, language: str) -> bool:
    """True for a lone noun of people in its base form right in front of a name: listed so, or of a listed ending."""
    low = _WORD.findall(before.lower())
    return low[-1:] == [noun.word] and bool(pattern(language, SUBJECT, "base").fullmatch(noun.word))


def _fills(page: Page, mention: Mention, spans: tuple[Span, ...]) -> bool:
    """A body, outlet or place heads a source only where no noun of people stands behind it ("Ministry officials").

    What stands before it may only be small words and adjectives: "the Polish Foreign Ministry".
    """
    rest = page.article.text[mention.span.end : spans[-1].end]
    behind = _CLAUSE.split(rest, maxsplit=1)[0].strip()
    first = _WORD.findall(behind.lower())[:1]
    if first and first[0] in words(page.language, SUBJECT, "of"):
        return True  # "the Association of Reporters": what hangs on the name is no head
    apart = first and first[0] not in words(page.language, SUBJECT, "and")
    if mention.entity.kind == "place" and apart and nouns.articles(page.language):
        return False  # "the North Marne Liberal", but not "Marne and Brenn"
    if mention.entity.kind == "organization" and nouns.articles(page.language) and _prints(behind, page.language):
        return True  # "the Vatic news agency"
    return not first or nouns.head(behind, page.language).sort == "unknown"


def _prints(behind: str, language: str) -> bool:
    """True for the noun of an outlet and no more."""
    words_ = _WORD.findall(behind)
    few = len(words_) <= OUTLET_NOUN and all(word[:1].islower() for word in words_)
    return few and nouns.head(behind, language).sort == "outlet"


def _kind(text: str, noun: Head, entity: Entity | None, language: str) -> SourceKind:
    # "The Harbour Post" is no post: the noun of a document is no part of a name.
    opens = entity is None and text.lower().startswith(noun.word) and noun.at == 0
    if _project(text, noun, language) or (entity is not None and entity.outlet and _also_outlet(text, noun, language)):
        return "outlet"
    if noun.sort == "document" and (noun.word in text or opens) and (entity is None or entity.kind != "person"):
        return "document"
    if entity is None and nouns.is_office(text, language):
        return "person"
    if entity and noun.sort == "body" and noun.stem in nouns.stems(language, "spokesperson"):
        return "body"  # "прэс-служба «Арэліса»": an outlet's or a firm's
    if entity:
        if entity.outlet or (noun.sort == "outlet" and entity.kind == "organization" and nouns.articles(language)):
            return "outlet"
        return "person" if entity.kind == "person" else "body"
    if noun.word in words(language, SUBJECT, "either") and pattern(language, SUBJECT, "indefinite").match(text):
        return "person"  # "a crane operator", while "the operator" is a company
    if noun.sort in ("outlet", "group", "body"):
        return noun.sort
    if noun.sort == "unknown" and pattern(language, SUBJECT, "things").search(text):
        return "body"
    return "person"


def _also_outlet(text: str, noun: Head, language: str) -> bool:
    """True for "the paper" and no more: what it writes, where it stands for an outlet."""
    small = words(language, SUBJECT, "pointing")
    alone = [w for w in _WORD.findall(text.lower()) if w not in small] == [noun.word]
    return alone and noun.stem in nouns.stems(language, "outlet")


def _project(text: str, noun: Head, language: str) -> bool:
    """True for "проект «Изоляция»": who runs it speaks, not a draft."""
    if noun.stem not in nouns.stems(language, "projects"):
        return False
    _, found, behind = text.lower().partition(noun.word)
    return bool(found) and behind.lstrip()[:1] in _QUOTES and bool(behind.strip())


def _is_information(page: Page, spans: tuple[Span, ...], noun: Head) -> bool:
    """True for "the information available to the paper": somebody told it, and the text does not say who."""
    if noun.stem not in nouns.stems(page.language, "information"):
        return False
    named = [m for span in spans for m in page.mentions.within(span) if not m.entity.outlet]
    words_ = _WORD.findall(" ".join(s.of(page.article.text) for s in spans))
    others = (nouns.sort_of(w, page.language) for w in words_ if w.lower() != noun.word)
    return not named and not any(sort in ("body", "group", "person") for sort in others)


def _naming(page: Page, spans: tuple[Span, ...], kind: SourceKind) -> Naming:
    """A body is known by what it is, unless it is one of several. Of people: `bare` where nothing but small words, or
    to whom they talked, stands beside the noun ("two sources", "the paper's interlocutor"); else `described`."""
    text, language = " ".join(s.of(page.article.text) for s in spans), page.language
    if kind == "body" and not pattern(language, SUBJECT, "indefinite").match(text):
        return "named"
    heard = [m.span.of(page.article.text) for s in spans for m in page.mentions.within(s) if m.entity.outlet]
    for name in heard:
        text = text.replace(name, "")
    low = [w.lower() for w in _WORD.findall(text)]
    rest = [w for w in low if w not in words(language, SUBJECT, "plain")]
    bare = words(language, SUBJECT, "bare", "media")
    if any(w in words(language, SUBJECT, "known_by") for w in rest):
        return "described"
    alone = len(low) == 1 and low[0] in (bare | pronouns(language))
    if not rest and low and not alone and not any(w in bare and w not in pronouns(language) for w in low):
        return "described"  # "one of them", "the other two": of those just spoken of, unlike "another source"
    if not rest and any(w in words(language, SUBJECT, "another") for w in low):
        return "described"
    if kind == "outlet" and not pattern(language, SUBJECT, "indefinite").match(text) and _told_apart(rest, language):
        return "named" if _is_known(text, rest, language) else "described"
    rest = [w for w in rest if w not in bare]
    return "bare" if all(nouns.sort_of(w, language) == "outlet" for w in rest) and low else "described"


def _is_known(text: str, rest: Sequence[str], language: str) -> bool:
    """True for an outlet of which there is one, as "the state television" or "Polskie radio", and for words that may be
    its name: "проект «Гранит»", "Литературная газета"; "brytyjskie gazety" and "Равенская газета" are any."""
    first, *others = _WORD.findall(text)
    if any(word[:1].isupper() for word in others):
        return True
    state = pattern(language, SUBJECT, "state_owned")
    if any(state.fullmatch(word) for word in rest):
        return True
    lead = first[2:].lower()
    endings = lexicon.load(language, "names").get("kinds", {}).get("adjectives", "").split()
    of_place = any(ending in lead for ending in endings)
    return first[:1].isupper() and nouns.adjective(first.lower(), language) and not of_place


@cache
def pronouns(language: str) -> frozenset[str]:
    """The pronouns of the third person in the nominative, in lower case."""
    return frozenset().union(*(words(language, SUBJECT, key) for key in ("he", "she", "they", "it")))


def _told_apart(rest: list[str], language: str) -> bool:
    """True where more than the noun of an outlet says which one it is."""
    return len([w for w in rest if w not in words(language, SUBJECT, "pointing")]) > 1 and not any(
        w in words(language, SUBJECT, "media") for w in rest
    )


@lru_cache(maxsize=4096)
def _in_cyrillic(text: str, language: str) -> str:
    """The words of a language with two scripts in the one in which its data is written: Łacinka in Cyrillic."""
    return to_cyrillic(text) if language == "be" and script_of(text) == "Latin" else text


def _is_trade(page: Page, text: str) -> bool:
    """True for "the operator of the dam, Hydrokar": no authority of a place, though its name could be one's."""
    cut, trade = stemmer(page.language), nouns.stems(page.language, "commercial")
    return any(cut(word) in trade for word in nouns.WORD.findall(text.lower()))


def _official(page: Page, spans: tuple[Span, ...], text: str, entity: Entity | None, kind: SourceKind) -> bool:
    """Whether it speaks for a state body or an office holder, by its entity or by its own words."""
    if kind in ("document", "outlet", "author"):
        return False
    if entity and (entity.official or (entity.kind == "place" and kind == "body" and not _is_trade(page, text))):
        return True  # a country, a capital: its authorities
    if pattern(page.language, SUBJECT, "former").search(text):
        return False
    in_words = bool(pattern(page.language, SUBJECT, "official").search(_in_cyrillic(text, page.language)))
    speaks_for = nouns.speaks_for_others(text, page.language)
    if entity and entity.kind == "person" and not speaks_for:
        return False  # a title that makes a person official is a role of the entity
    return in_words or (speaks_for and any(m.entity.official for span in spans for m in page.mentions.within(span)))
