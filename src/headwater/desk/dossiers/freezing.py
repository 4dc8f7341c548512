"""How a claim stands at this moment, and what each of its statements is: frozen for a text that is being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, select

from headwater.desk import printed, readings, schema
from headwater.desk.claims import claim_listing, contents, quoting, reliable, sheets, weighed
from headwater.desk.claims.claim_tables import claims as claim_table
from headwater.desk.claims.claim_tables import sheets as sheet_table
from headwater.desk.claims.entering import OWN
from headwater.desk.claims.packing import unpack
from headwater.desk.dossiers.dossier_records import Evidence, Pointed, Side, State, StateOrigin, Taken, Warned
from headwater.desk.margin.anchors import anchor
from headwater.desk.numbered import token
from headwater.errors import DeskError
from headwater.linked import Claim, Origin, Sheet, Telling, Weighed
from headwater.records import Reading, Span

KEPT: Final = 60
"""Tellings of a claim that are kept one by one; of one that hundreds tell, the first."""
DIGITS: Final = 10
"""Of the SHA-256 of a capture in a key: beside a claim and a stretch of text, more tells nothing apart."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A version of an article, as far as evidence is made of it."""

    n: int
    sha256: str
    fetched: str
    text: str
    reading: Reading | None
    captures: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim with what is told of it: as much of `claim_listing.Why` as is frozen."""

    row: Row[Any]
    claim: Claim
    weighed: Weighed
    tellings: tuple[Telling, ...]
    sheets: dict[str, Sheet]

    @property
    def name(self) -> str:
        return token("c", self.row.id)


class Freezing:
    """Freezes claims and statements within one transaction; each article is opened once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pages: dict[tuple[str, int], _Page | None] = {}
        self._claims: dict[int, _Claim] = {}

    def number(self, claim: str) -> int:
        """The number under which a claim goes on now. `DeskError` where there is none of that name."""
        return claim_listing.number(self._connection, claim, "c")

    def state(self, claim: str, taken: str, who: str) -> State:
        """How a claim stands. `DeskError` where there is none of that name, or nobody tells it any more."""
        why = self._claim(claim)
        refs = {ref for origin in why.weighed.origins for ref in origin.tellings}
        ranked = sorted(why.tellings, key=lambda t: (t.ref not in refs, bool(t.withdrawn)))
        first = {telling.ref for telling in ranked[:KEPT]}
        kept = [telling for telling in why.tellings if telling.ref in first]
        shown = why.sheets.get(why.claim.wording[0])
        return State(
            claim=why.name,
            taken=taken,
            who=who,
            wording=why.row.wording,
            language=shown.language if shown else None,
            standing=why.weighed.standing,
            at_least=why.weighed.at_least,
            at_most=why.weighed.at_most,
            least_against=why.weighed.least_against,
            most_against=why.weighed.most_against,
            origins=tuple(_origins(why)),
            evidence=tuple(made for telling in kept if (made := self._evidence(why, telling))),
            more=len(why.tellings) - len(kept),
            differing=tuple((v.what, tuple(text for text, _ in v.values)) for v in why.claim.variants),
            credibility=reliable.ratings_of(self._connection, [why.name]).get(why.name),
        )

    def pointed(self, at: Pointed) -> Evidence | None:
        """What a key points at; None where its claim has no such statement, or more than one that fits."""
        try:
            why = self._claim(at.claim)
        except DeskError:
            return None
        told = [t for t in why.tellings if t.spans and _hull(t) == at.span]
        found = [made for t in told if (made := self._evidence(why, t)) and _fits(made, at)]
        # Two statements of the same words are the same words; two articles are not the same article.
        same = len({(e.article, e.version) for e in found}) == 1
        return replace(found[0], key=at.key) if same else None

    def _claim(self, name: str) -> _Claim:
        number = self.number(name)
        if number not in self._claims:
            self._claims[number] = self._opened_claim(number)
        return self._claims[number]

    def _opened_claim(self, number: int) -> _Claim:
        row = self._connection.execute(select(claim_table).where(claim_table.c.id == number)).one()
        if not row.tellings:
            raise DeskError(f"{token('c', number)}: no article says it any more")
        kept = unpack(weighed.Kept, row.body)
        members = contents.members(self._connection, {number})
        pairs = [pair for each in contents.told(self._connection, sorted(members)).values() for pair in each]
        order = {ref: n for n, ref in enumerate(kept.claim.tellings)}
        pairs.sort(key=lambda pair: order.get(pair[1].ref, len(order)))
        found = sheets.load(self._connection, sorted({sheet for sheet, _ in pairs}), text=False)
        told = tuple(telling for _, telling in pairs)
        return _Claim(row, kept.claim, kept.weighed, told, {one.sheet.article: one.sheet for one in found.values()})

    def _evidence(self, why: _Claim, telling: Telling) -> Evidence | None:
        sheet = why.sheets.get(telling.article)
        if sheet is None or not telling.spans:
            return None
        own = telling.article.startswith(OWN)
        page = None if own else self._page(telling.article, telling.statement)
        if not own and (page is None or telling.spans[-1].end > len(page.text)):
            return None
        key = key_of(why.name, _hull(telling), telling.article if own or page is None else page.sha256)
        return _made(why.name, key, telling, sheet, page)

    def _page(self, article: str, statement: str) -> _Page | None:
        n = quoting.version_of(statement)
        if n is None:
            query = select(sheet_table.c.n).where(sheet_table.c.article == article)
            n = self._connection.execute(query).scalar()
        if n is None:
            return None
        if (article, n) not in self._pages:
            self._pages[article, n] = self._opened(article, n)
        return self._pages[article, n]

    def _opened(self, article: str, n: int) -> _Page | None:
        v = schema.versions.c
        query = select(v.sha256, v.fetched, v.text).where(v.article == article, v.n == n)
        row = self._connection.execute(query).first()
        if row is None:
            return None
        captures = printed.captures(self._connection, article, n)
        taken = tuple(Taken(c.sha256, c.fetched, c.source, c.url, c.container) for c in captures)
        return _Page(n, row.sha256, row.fetched, row.text, readings.latest(self._connection, article, n), taken)


def key_of(claim: str, span: Span, capture: str) -> str:
    """How a text names a statement; `capture` is the SHA-256 of what it was read from, or `j-12`."""
    return f"{claim}:{span.start}-{span.end}@{capture if capture.startswith(OWN) else capture[:DIGITS]}"


def _hull(telling: Telling) -> Span:
    return Span(telling.spans[0].start, telling.spans[-1].end)


def _fits(made: Evidence, at: Pointed) -> bool:
    if made.own:
        return made.article == at.capture
    return any(each.startswith(at.capture) for each in (made.sha256, *(c.sha256 for c in made.captures)))


def _made(claim: str, key: str, telling: Telling, sheet: Sheet, page: _Page | None) -> Evidence:
    hull, last = _hull(telling), telling.chain[-1] if telling.chain else None
    at = anchor(page.text, hull) if page else None
    article = page.reading.article if page and page.reading else None
    read = next((s for s in page.reading.told if s.id == telling.statement), None) if page and page.reading else None
    return Evidence(
        key=key,
        claim=claim,
        article=telling.article,
        version=page.n if page else 0,
        statement=telling.statement,
        spans=telling.spans,
        words=readings.joined(telling.spans, page.text) if page else telling.wording,
        before=at.before if at else "",
        after=at.after if at else "",
        quoted=telling.quoted,
        stance=telling.stance,
        source=readings.clean(read.source.text if read else (last.name if last else "")),
        naming=last.naming if last else "implicit",
        kind=last.kind if last else "outlet",
        official=bool(last and last.official),
        chain=tuple(readings.clean(hand.name) for hand in telling.chain),
        outlet=sheet.house.name,
        title=readings.clean((article.title if article else sheet.title) or ""),
        language=sheet.language,
        access=sheet.access,
        published=(article.published.value if article and article.published else sheet.published) or "",
        authors=tuple(map(readings.clean, article.authors)) if article else (),
        url=article.url if article else sheet.url,
        sha256=page.sha256 if page else "",
        fetched=page.fetched if page else sheet.fetched,
        captures=page.captures if page else (),
        warnings=tuple(Warned(c.code, c.text, c.statement) for c in page.reading.cautions)
        if page and page.reading
        else (),
        marks=tuple(tuple(map(readings.clean, names)) for names in _marks(sheet, page, telling)),
        own=page is None,
    )


def _marks(sheet: Sheet, page: _Page | None, telling: Telling) -> Iterator[tuple[str, ...]]:
    """The names of the outlet that printed it, then those of each other one that the article names."""
    reading = page.reading if page else None
    house = sheet.house
    mine = {house.name, house.outlet, house.key}
    printing = reading.article.outlet if reading else None
    if printing:
        mine.add(printing.name)
    addresses = [sheet.url, reading.article.url if reading else None, *(c.url for c in (page.captures if page else ()))]
    mine |= {host.removeprefix("www.") for address in addresses if address and (host := _host(address))}
    if reading and printing and (entity := reading.entity(printing.entity)):
        mine |= {spelling.text for spelling in entity.spellings}
    yield tuple(sorted(mine - {""}))
    for entity in reading.entities if reading else ():
        if entity.outlet and not (printing and entity.id == printing.entity):
            yield tuple(sorted({entity.name, *(spelling.text for spelling in entity.spellings)} - {""}))
    for hand in telling.chain:
        if hand.house and hand.house.key != house.key:
            yield tuple(sorted({hand.name, hand.house.name, hand.house.outlet, hand.house.key} - {""}))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _origins(why: _Claim) -> Iterator[StateOrigin]:
    weighed = why.weighed
    sides: tuple[tuple[Side, tuple[Origin, ...]], ...] = (
        ("for", weighed.origins),
        ("against", weighed.against),
        ("unanswered", weighed.unanswered),
    )
    for side, origins in sides:
        for origin in origins:
            outlets = [why.sheets[a].house.name for a, _ in origin.tellings if a in why.sheets]
            yield StateOrigin(
                name=origin.name,
                kind=origin.kind,
                naming=origin.naming,
                official=origin.official,
                side=side,
                proven=origin.proven,
                most=origin.most,
                outlets=tuple(dict.fromkeys(name for name in outlets if name)),
            )
