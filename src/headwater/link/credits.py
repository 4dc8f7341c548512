"""Whom an article names as where its text or its news comes from: byline, dateline, tags, credit lines, "X reports".

Read from plain text without a model. Every mention of an outlet gets the role that the words right beside it give; what
a text is from counts wherever such a line may stand, what its news is from counts where the news is told: in the title
and the first sentences. Wordings are data: `data/<language>/credits.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.calendar_words import dates
from headwater.gazetteer import gazetteer
from headwater.link import credit_lines, houses
from headwater.link.credit_page import LEAD, QUOTES, Page, page_of
from headwater.link.credit_roles import (
    Found,
    groups,
    invites,
    is_cited,
    is_legal,
    is_picture,
    is_told,
    of_group,
    of_links,
    of_press,
)
from headwater.link.credit_words import language_of, words
from headwater.link.outlet_index import Mention
from headwater.link.outlet_names import given_names, mentions
from headwater.linked import Credit, House
from headwater.records import Reading, Span
from headwater.wordforms import fold, stemmer, tokens

LONGEST = 60_000
"""Characters of a text that are read: no article is longer, and a list of names that is would take minutes."""

_BLANKS = {ord(blank): " " for blank in "\u00a0\u2007\u2009\u202f\t"}
"""Blanks that the wordings need not know, one for one: spans stay right."""
_HEADS = re.compile(r"[\"»”“]?:\s")
_ENDS = re.compile(r"\s[-–—|]\s+[\"«„]?$")
_PERSON = 20
"""Characters before a name in which it may be told that it is somebody's surname."""
_ACRONYM = 3
"""Capitals from which a name that is also a word may stand as a tag: ANI, not AA."""


def credits(
    title: str | None,
    text: str,
    *,
    authors: Sequence[str] = (),
    dateline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> tuple[Credit, ...]:
    """Whom an article names as where its text or its main news comes from, each outlet once, the whole text's first.

    `language` (ISO 639-1) is told from the text where it is None. Names are as the article writes them, in base form;
    spans point into `text`, None for what stands in the title or the metadata. The printing outlet counts only where a
    dateline or an agency's tag names it.
    """
    text = text[:LONGEST].translate(_BLANKS)
    code = language_of(f"{title or ''}\n{text}", language)
    page = page_of(title, text, words(code), houses.house(outlet, url))
    found = _named(page, text, code)
    beside = [*_authors(authors, code, page), *_given_dateline(dateline, code), *_in_title(title, code, page)]
    told = [_credit(f, Span(f.mention.start, f.mention.end)) for f in _in_text(page, found)]
    return _once([*told, *(_credit(f, None) for f in beside)])


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The credits of a reading: those of its text, and the outlets behind the printing one that its lead rests on."""
    article = reading.article
    own = article.outlet.name if article.outlet else None
    found = credits(
        article.title,
        article.text,
        authors=article.authors,
        dateline=article.dateline,
        outlet=own,
        url=article.url,
        language=article.read_in or article.language,
    )
    return _once([*found, *_chained(reading, houses.house(own, article.url))])


def _chained(reading: Reading, own: House) -> Iterator[Credit]:
    """The first outlet behind the printing one in the chains of statements that tell the news."""
    start = reading.article.body_start
    for statement in reading.statements:
        link = next((x for x in statement.chain[1:] if x.kind == "outlet" and x.naming == "named"), None)
        if link is None or not statement.content or statement.content[0].start - start > LEAD:
            continue
        entity = reading.entity(link.entity)
        name = entity.name if entity else link.text
        who = houses.house(name, None)
        if who.key and not houses.named_alike(who, own):
            yield Credit(name, who, "cited", False, link.span)


def _named(page: Page, text: str, language: str) -> list[Mention]:
    """The outlets that a text names, without agencies of pictures and people; short names stand for full ones."""
    pictures = houses.listed("pictures")
    persons = page.words.persons
    found = [m for m in mentions(text, language) if m.outlet or m.name.casefold().partition(".")[0] not in pictures]
    found = [m for m in found if not persons.search(text[max(0, m.start - _PERSON) : m.start])]
    return [_in_full(m, found) if fold(m.name) in page.words.short else m for m in found]


def _in_full(m: Mention, found: Sequence[Mention]) -> Mention:
    """`the Times` in a text that names The New York Times is that one."""
    last = fold(m.name).split()[-1]
    full = [o for o in found if len(o.name.split()) > len(m.name.split()) and fold(o.name).split()[-1] == last]
    keys = {o.key for o in full}
    return replace(m, name=full[0].name, outlet=full[0].outlet, doubtful=False) if len(keys) == 1 else m


def _credit(f: Found, span: Span | None) -> Credit:
    who = houses.house_of(f.mention.outlet) if f.mention.outlet else houses.house(f.mention.name, None)
    return Credit(f.mention.name, who, f.how, f.whole, span)


def _once(found: Iterable[Credit]) -> tuple[Credit, ...]:
    """Each outlet once, under its strongest role."""
    kept: dict[str, Credit] = {}
    for credit in found:
        before = kept.get(credit.house.outlet)
        if credit.house.outlet and (before is None or (credit.whole and not before.whole)):
            kept[credit.house.outlet] = credit
    return tuple(sorted(kept.values(), key=lambda c: not c.whole))


def _signs(page: Page, m: Mention) -> bool:
    """True for an outlet that may sign a text: another one, or the printing one if it is an agency."""
    if page.prints(m) and not (m.outlet and m.outlet.kind == "agency"):
        return False
    acronym = m.name.isupper() and len(m.name) >= _ACRONYM and m.outlet is not None and m.outlet.kind == "agency"
    return (not m.doubtful or acronym) and not is_picture(page, m, m) and not is_legal(page, m)


def _authors(authors: Sequence[str], language: str, page: Page) -> Iterator[Found]:
    for author in authors:
        outlet = houses.known(author)
        named = [Mention(0, len(author), outlet.name, outlet)] if outlet else mentions(author, language)
        for m in named:
            if not m.doubtful and (not page.prints(m) or (m.outlet and m.outlet.kind == "agency")):
                yield Found(m, "byline", True)


def _in_one_word(page: Page, line: credit_lines.Line) -> Mention | None:
    """An agency of one word that no list knows, in the brackets of a dateline: another outlet, no place and no day.

    A country in brackets that no list knows either is named again by most texts: what stands twice is not taken.
    """
    named = credit_lines.one_word_dateline(page.text, line)
    if named is None or page.prints(named) or page.text.count(named.name) > 1:
        return None
    code, found = page.words.language, tokens(named.name)
    known = gazetteer(code).match(found, 0, [stemmer(code)(word) for word in found.word])
    person = fold(named.name) in given_names()
    return None if known or person or any(dates(named.name, code)) else named


def _given_dateline(dateline: str | None, language: str) -> Iterator[Found]:
    """The outlets of a dateline as it was printed."""
    if dateline:
        named = mentions(dateline, language)
        line = credit_lines.Line(0, len(dateline))
        unknown = None if named else credit_lines.unknown_dateline(f"{dateline} ", line)
        yield from (Found(m, "dateline", True) for m in [*named, *([unknown] if unknown else [])])


def _in_title(title: str | None, language: str, page: Page) -> Iterator[Found]:
    """`Agency: the news`, `the news - Agency`, and whom the title cites."""
    if not title:
        return
    inner = page_of(None, title, page.words, page.own)
    for m in _named(inner, title, language):
        if page.prints(m) or m.doubtful:
            continue
        heads = not title[: m.start].strip(QUOTES) and _HEADS.match(title, m.end)
        ends = m.outlet and _ENDS.search(title[: m.start]) and not title[m.end :].strip(' ."»”')
        if heads or ends or is_told(inner, m, m) or is_cited(inner, m, m):
            yield Found(m, "cited", False)


def _in_text(page: Page, found: Sequence[Mention]) -> Iterator[Found]:
    yield from _datelines(page, found)
    yield from _bylines(page, found)
    last = credit_lines.tail(page.text, found)
    for m in credit_lines.tags(page.text, found, last):
        own = page.prints(m) and m.start < last  # an agency's name under its own picture
        if _signs(page, m) and not own and not invites(page, m):
            yield Found(m, "tag", True)
    yield from (Found(m, "tag", True) for m in credit_lines.small_tags(page.text))
    yield from of_links(page)
    yield from of_press(page)
    for group in groups(page.text, found):
        yield from of_group(page, group)


def _bylines(page: Page, found: Sequence[Mention]) -> Iterator[Found]:
    """Lines that are only a byline, among the first and the last."""
    near = [*page.lines[: credit_lines.FIRST_LINES], *page.lines[-credit_lines.LAST_LINES :]]
    for line in near:
        if line.start < page.body or credit_lines.is_captioned(page.text, line, page.lines[-1].start):
            continue
        inside = [m for m in found if line.start <= m.start < line.end]
        if not inside:
            by = credit_lines.small_byline(page.text, line, page.words)
            inside = [by] if by else []
        if inside and credit_lines.is_byline(page.text, line, inside, page.words):
            yield from (Found(m, "byline", True) for m in inside if _signs(page, m))


def _datelines(page: Page, found: Sequence[Mention]) -> Iterator[Found]:
    for line in page.openings(credit_lines.FIRST_LINES):
        inside = [m for m in found if line.start <= m.start < line.end]
        inside = [m for m in inside if not m.doubtful or (m.outlet and m.outlet.kind == "agency")]
        named = next((m for m in inside if credit_lines.dateline(page.text, line, m)), None)
        named = named or credit_lines.unknown_dateline(page.text, line)
        named = named or _in_one_word(page, line)
        if named and not is_legal(page, named) and not is_picture(page, named, named):
            yield Found(named, "dateline", True)
