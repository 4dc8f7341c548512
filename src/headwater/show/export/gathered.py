"""All that stands behind some claims, stories, articles or dossiers, gathered for the formats that tell of chains.

Names are those of the desk (c-000123, s-000123, d-000123, an article's id). Outside a desk they mean nothing, and two
desks use the same ones: so everything gets an identifier besides, a UUID that is the same in every export of one desk.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Final
from uuid import UUID, uuid5

from headwater.desk.claims.claim_listing import Emptied, Why
from headwater.desk.claims.entering import OWN
from headwater.desk.claims.story_listing import StoryRow
from headwater.desk.rows import Listed
from headwater.desk.store import Desk
from headwater.errors import DeskError, TooLarge
from headwater.linked import Copy, Hand, Origin, Sheet, Telling
from headwater.records import Reading, Span
from headwater.show.export.quoting import Passage, passage

MOST: Final = 400
"""Claims, and articles, that one file may have: they are in memory all at once."""
_SPACE: Final = UUID("5b2e9a3e-8c0f-5d0b-9a57-6f5f5a1c7d20")
"""Of our own identifiers."""
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+")
_NAME: Final = re.compile(r"([csd])-\d{1,9}", re.IGNORECASE)
Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """An article in the version that its claims were read from, with the capture that it was read out of."""

    listed: Listed
    reading: Reading
    sha256: str
    fetched: str

    @property
    def digest(self) -> str:
        """The SHA-256 of the text itself, as UTF-8: spans are places in it."""
        return hashlib.sha256(self.reading.article.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Gathered:
    """What was asked for (`names`, as they are now) with all that it rests on.

    `whys` are the claims, `texts` the articles that tell them or were asked for, by id; `who` gives the entities of the
    desk by article and by their ids in it. `sheets` are those of what persons entered, which has no text.
    """

    names: tuple[str, ...]
    whys: tuple[Why, ...]
    texts: Mapping[str, Text]
    stories: tuple[StoryRow, ...] = ()
    copies: tuple[Copy, ...] = ()
    who: Mapping[Ref, str] = field(default_factory=dict)
    seed: str = ""

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """The sheet of every article that a claim rests on."""
        return {article: sheet for why in self.whys for article, sheet in why.sheets.items()}

    @property
    def title(self) -> str:
        """What to call a file with all of it."""
        if self.stories:
            return self.stories[0].title
        if self.whys:
            return self.whys[0].row.wording
        return next((text.listed.title or text.listed.id for text in self.texts.values()), "")

    def uuid(self, *name: str) -> UUID:
        """The identifier of something on this desk."""
        return identifier(self.seed, *name)

    def of_article(self, article: str) -> UUID:
        """The identifier of an article: the same on every desk that read it at the same address."""
        return identifier(self.seed if article.startswith(OWN) else "", "article", article)

    def passages(self, telling: Telling) -> list[Passage]:
        """Where the words of a telling stand in the frozen text; none for what a person entered or was withdrawn.

        Nor where the article changed and was not compared anew yet: a place that has other words now is none.
        """
        text = self.texts.get(telling.article)
        if text is None or "@" in telling.statement:
            return []
        whole, wording = text.reading.article.text, " ".join(telling.wording.split())
        found = [passage(whole, span) for span in telling.spans if span.end <= len(whole)]
        fit = found and all(" ".join(quote.exact.split()) in wording for quote in found)
        return found if fit and len(found) == len(telling.spans) else []

    def words(self, article: str, span: Span | None) -> str:
        """The words of an article at a span."""
        text = self.texts.get(article)
        return span.of(text.reading.article.text) if text and span else ""

    def outlet(self, article: str) -> str:
        """Who publishes an article; the title of what a person entered."""
        if text := self.texts.get(article):
            return text.listed.outlet or ""
        sheet = self.sheets.get(article)
        return (sheet.title or sheet.house.name) if sheet else ""

    def bearer(self, telling: Telling, hand: Hand) -> str:
        """The entity of the desk that a link of a chain is (e-000123), "" where it is none."""
        return hand.bearer or self.who.get((telling.article, hand.entity), "")


def gather(desk: Desk, names: Sequence[str]) -> Gathered:
    """Gathers. `DeskError` for a name that is none and a claim that nobody tells any more, `TooLarge` for too much."""
    sought = _Sought()
    for name in names:
        _seek(desk, name.strip(), sought)
    if not sought.names:
        raise DeskError("name what is to be exported: a claim (c-000123), a story (s-000123), a dossier or an article")
    whys = [_why(desk, claim) for claim in dict.fromkeys(sought.claims)]
    told = [article for why in whys for article in why.sheets if not article.startswith(OWN)]
    articles = list(dict.fromkeys((*sought.articles, *told)))
    _bounded(len(whys), "claims")
    _bounded(len(articles), "articles")
    texts = {id: text for id in articles if (text := _text(desk, id))}
    return Gathered(
        names=tuple(dict.fromkeys(sought.names)),
        whys=tuple(whys),
        texts=texts,
        stories=tuple(sought.stories),
        copies=tuple(desk.copies_among(texts)),
        who=desk.entities_of(texts),
        seed=seed(desk),
    )


@dataclass(slots=True)
class _Sought:
    names: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    stories: list[StoryRow] = field(default_factory=list)


def _seek(desk: Desk, name: str, sought: _Sought) -> None:
    match = _NAME.fullmatch(name)
    if match is None:
        article = desk.find(name)
        sought.names.append(article)
        sought.articles.append(article)
        sought.claims += [row.claim for row in desk.claims_of(article).values()]
    elif match[1].lower() == "c":
        why = _why(desk, name)
        sought.names.append(why.row.claim)
        sought.claims.append(why.row.claim)
    elif match[1].lower() == "s":
        told = desk.story(name)
        sought.names.append(told.row.story)
        sought.stories.append(told.row)
        sought.articles += [one.article for one in told.articles if not one.article.startswith(OWN)]
        sought.claims += [row.claim for row in told.claims]
    else:
        _seek_dossier(desk, name, sought)


def _seek_dossier(desk: Desk, name: str, sought: _Sought) -> None:
    """The claims that a dossier cites and the articles that its keys point at; what it says of its own stays here."""
    found = desk.dossier(name)
    sought.names.append(found.row.dossier)
    sought.claims += [claim for claim in found.states if not isinstance(desk.emptied(claim), Emptied)]
    cited = [*found.evidence.values(), *(piece for state in found.states.values() for piece in state.evidence)]
    sought.articles += [piece.article for piece in cited if not piece.own and desk.article(piece.article)]


def _why(desk: Desk, claim: str) -> Why:
    if left := desk.emptied(claim):
        raise DeskError(f"{left.row.claim}: no article says it any more; its history is all that is left")
    return desk.why(claim)


def _bounded(many: int, what: str) -> None:
    if many > MOST:
        raise TooLarge(f"{many} {what} are more than one file can have ({MOST}); name fewer, or export a table")


def _text(desk: Desk, id: str) -> Text | None:
    kept = desk.article(id)
    if kept is None:
        return None
    version = next(v for v in kept.versions if v.n == kept.listed.version)
    return Text(kept.listed, kept.reading, version.capture, version.fetched)


def seed(desk: Desk) -> str:
    """What tells this desk from all others: the hash of the first thing that was ever logged on it."""
    first = desk.log(before=2, limit=1)
    return first[0].hash if first else ""


def identifier(seed: str, *name: str) -> UUID:
    """The identifier of something by its name, on the desk of that seed; without one it is the same everywhere."""
    return uuid5(_SPACE, "\n".join((seed, *name)))


def web(url: str | None) -> str | None:
    """An address that may stand as one in any format: http or https, without a character that ends it early."""
    return url if url and _WEB.fullmatch(url) else None


def instant(value: str | None, otherwise: str) -> str:
    """A day or a time as RFC 3339 has it, in UTC: a day begins at midnight; `otherwise` where it is neither."""
    for given in (value, otherwise):
        try:
            when = datetime.fromisoformat(given or "")
        except ValueError:
            continue
        if when.tzinfo is None:
            when = when.replace(tzinfo=UTC)
        try:
            return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        except OverflowError:
            continue
    return "1970-01-01T00:00:00.000Z"


def named_by_hash(sha256: str) -> str:
    """The name of bytes by their hash (RFC 6920)."""
    return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def sides(why: Why) -> Iterable[tuple[str, Origin]]:
    """Every origin of a claim, with the side that it is on."""
    w = why.weighed
    for side, origins in (("behind", w.origins), ("against", w.against), ("no answer", w.unanswered)):
        for origin in origins:
            yield side, origin
