"""How an article becomes a sourced reading: the stages in order. Only this module calls them.

    acquire     inputs -> Capture           the raw bytes, hashed and dated before anything is read
    read        Capture -> Article          body, title, dateline, date, sections, access, related headlines
    attribute   Article -> Marks            who says what: spans of source, cue, content, and names;
                                            where the settings name a language model, what it points at besides
    resolve     Article, Marks -> Entity    one person under every mention; dates to the day
    attribute   all of these -> Statement   source, stance, presentation, chain; events, deals, warnings,
                                            and what the outlet tells by itself, naming nobody

    link        Reading -> Sheet            what of it is compared; Sheets -> copies, stories, claims
    weigh       Claim -> Weighed            whose word it rests on, how many origins, since when what standing

`RULES` say who is one across articles, `WEIGHING` who repeats whom, what is one claim and how it is weighed; the desk
asks them about each article that is added. `differing` sets the quotations of several articles side by side.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from headwater import __version__, acquire, attribute, engine, link, resolve
from headwater.attribute.encoder import Encoder
from headwater.bearers import Linking
from headwater.config import Settings
from headwater.errors import BrokenInput, InputError
from headwater.linked import Carried, Copy, House, Publisher, Ruling, Sheet, Telling, Weighed
from headwater.read import article as read_page
from headwater.read import prepare as prepare_reading
from headwater.records import Article, Capture, Entity, Issue, Marks, Producer, Reading
from headwater.weighing import Weighing

if TYPE_CHECKING:
    from headwater.acquire.feeditem import FeedItem

RULES: Linking = resolve.linking()
"""How the desk is told who is one across articles."""


def sheet(reading: Reading, settings: Settings | None = None) -> Sheet:
    """What of an article is compared with others, with the vectors of what its statements say."""
    article, encoder = reading.article, _encoder(settings or Settings())
    text = article.text
    contents = {s.id: " ".join(span.of(text) for span in s.content) for s in reading.told if s.content}
    told = attribute.sentence_vectors(encoder, list(contents.values()), article.language)
    vectors = dict(zip(contents, told, strict=True))
    return link.sheet(
        reading,
        vectors,
        topics=attribute.topics(reading),
        left_out=attribute.passing(reading),
        fragments=attribute.fragments(reading),
        denials=attribute.denials(reading),
    )


def bare_sheets(file: str, settings: Settings, *, stdin: BinaryIO | None = None) -> Iterator[tuple[str, Sheet] | Issue]:
    """Of each document of a file its id and what of its text is compared, without anything being read for statements.

    A sheet's own name is unique in the file. What could not be read is an `Issue` in its place.
    """
    met: Counter[str] = Counter()
    for item in acquire.captures([file], settings, stdin=stdin):
        if isinstance(item, Issue):
            yield item
            continue
        try:
            article = read_page(_with_language(item))
        except InputError as error:
            yield Issue(error.code, str(error), item.source)
            continue
        id = article.given_id or article.id
        met[id] += 1
        yield id, link.bare_sheet(article, id if met[id] == 1 else f"{id}#{met[id]}")


def clusters(sheets: Iterable[Sheet]) -> tuple[tuple[str, ...], ...]:
    """The groups of two articles and more that carry one text, by the names of their sheets."""
    return link.group_texts(sheets)


def carried(sheets: Sequence[tuple[str, Sheet]]) -> list[Carried]:
    """For each document of a corpus, with its id, whose text it carries and whom it credits; in their order."""
    known = link.signed([sheet for _, sheet in sheets])
    first = {name: group[0] for group in clusters(known) for name in group}
    return [
        Carried(id, first.get(sheet.article, sheet.article), tuple(dict.fromkeys(c.name for c in sheet.credits)))
        for (id, _), sheet in zip(sheets, known, strict=True)
    ]


def _with_language(capture: Capture) -> Capture:
    """A line that calls its language `lang`, as many corpora do, is read as one that says `language`."""
    try:
        row = json.loads(capture.body)
    except ValueError:
        return capture  # not a line: a page or a text; whatever is wrong with it is told when it is read
    if not isinstance(row, dict) or "lang" not in row or "language" in row:
        return capture
    return replace(capture, body=json.dumps({**row, "language": row["lang"]}).encode())


def publisher(key: str) -> Publisher | None:
    """What our lists know of the outlet with that `House.outlet`; None of one that they do not have."""
    return link.publisher(key)


def typed(title: str, wording: str, day: str) -> Reading:
    """What a person typed, read like an article; `day` is ISO 8601, "" where it is not known."""
    hints = {"title": title, "outlet": title} | ({"published": day} if day else {})
    body = wording.encode("utf-8", "surrogatepass")
    capture = Capture(hashlib.sha256(body).hexdigest(), day, "typed", "text/plain", body, hints=hints)
    return read_capture(capture)


def _weigh(
    tellings: Sequence[Telling],
    sheets: Mapping[str, Sheet],
    copies: Sequence[Copy],
    rulings: Sequence[Ruling],
    wording: tuple[str, str],
) -> Weighed:
    from headwater.weigh import weigh

    return weigh(tellings, sheets, link.agreed(copies), rulings, wording=wording)


def _printers(houses: Sequence[House]) -> Mapping[str, str]:
    from headwater.weigh.printers import as_one

    return as_one(houses)


WEIGHING = Weighing(
    sheet=sheet,
    text_keys=link.text_keys,
    worn=link.worn_keys,
    counted=link.counted_holders,
    word_keys=link.word_keys,
    worn_sentences=link.worn_sentences,
    partners=link.compared_with,
    copy=link.copy,
    close=link.close,
    counts_alike=link.counts_alike,
    matter_keys=link.matter_keys,
    near=link.near,
    may_take=link.may_take,
    stories=link.group_stories,
    content_keys=link.content_keys,
    tie=link.tie,
    claims=link.group_claims,
    claim=link.claim,
    weigh=_weigh,
    typed=typed,
    printers=_printers,
)
"""How the desk is told what articles have to do with each other, and how a claim is weighed."""


def readings(
    inputs: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[tuple[Capture, Reading] | Issue]:
    """Every article of the inputs, in their order; what could not be read is an `Issue` in its place.

    Documents are read side by side in worker processes under the limits of `settings`: a document that hangs or
    kills its worker is an issue, and the others go on. Raises `ConfigError` where the language model that the
    settings name may not be asked.
    """
    limits, seconds = settings.limits, settings.limits.seconds
    if settings.llm.endpoint:
        from headwater.attribute import llm

        llm.check(settings)
        seconds += settings.llm.timeout  # asking keeps to this limit by itself; reading has what it has without
    captures, several = _several(inputs, acquire.captures(inputs, settings, stdin=stdin))
    _encoder(settings)
    work = partial(_read_or_issue, settings=settings)
    # One thread: the models are loaded once, and the forked workers share them. More: threads survive no fork.
    alone = settings.engine.threads > 1
    ready = partial(_prepare, settings) if alone and several else None
    if several and not alone:
        _prepare(settings)
    answers = engine.pairs(
        work, captures, workers=settings.engine.workers, seconds=seconds, memory=limits.memory, ready=ready
    )
    for item, answer in answers:
        if isinstance(answer, engine.Failure):
            yield Issue(answer.code, answer.message, item.source if isinstance(item, Capture) else item.input)
        elif isinstance(item, Capture) and isinstance(answer, Reading):
            yield item, answer
        elif isinstance(answer, Issue):
            yield answer


def _several(inputs: Sequence[str], captures: Iterator[Capture | Issue]) -> tuple[Iterator[Capture | Issue], bool]:
    """The captures, and whether there may be more than one: a single one is read with no more than it asks for.

    Only into a file of this machine is it looked ahead: what comes over a wire would be waited for.
    """
    if len(inputs) != 1 or not Path(inputs[0]).is_file():
        return captures, True
    first = list(islice(captures, 2))
    return chain(first, captures), len(first) > 1


class Readers:
    """Worker processes that stay, for whoever reads for months: asked from any thread, under the limits of `settings`.

    Make them before there are threads: the models are loaded here, and the forked workers share them. Raises
    `ConfigError` as `readings` does.
    """

    def __init__(self, settings: Settings) -> None:
        limits, seconds = settings.limits, settings.limits.seconds
        if settings.llm.endpoint:
            from headwater.attribute import llm

            llm.check(settings)
            seconds += settings.llm.timeout
        alone = settings.engine.threads > 1
        if not alone:
            _prepare(settings)
        self._workers = engine.standing(
            partial(_asked, settings=settings),
            workers=settings.engine.workers,
            seconds=seconds,
            memory=limits.memory,
            ready=partial(_prepare, settings) if alone else None,
        )

    def read(self, capture: Capture) -> Reading | Issue:
        """One capture read to the end; what is wrong with it is an `Issue`, a limit that it ran into too."""
        answer = self._workers.ask(capture)
        if isinstance(answer, engine.Failure):
            return Issue(answer.code, f"{capture.source}: {answer.message}", capture.source)
        assert not isinstance(answer, list)
        return answer

    def items(self, body: bytes, url: str, encoding: str | None) -> list[FeedItem]:
        """The items of a feed. Raises `BrokenInput` where it is none, or a limit stopped the taking apart."""
        answer = self._workers.ask((body, url, encoding))
        if isinstance(answer, engine.Failure):
            raise BrokenInput(answer.message if url in answer.message else f"{url}: {answer.message}")
        assert isinstance(answer, list)
        return answer

    def close(self) -> None:
        """Ends the processes; who still waits for one is told so."""
        self._workers.close()


def _asked(item: Capture | tuple[bytes, str, str | None], settings: Settings) -> Reading | Issue | list[FeedItem]:
    if isinstance(item, Capture):
        return _read_or_issue(item, settings)
    from headwater.acquire import feeds

    return feeds.items(*item)


def quotations(reading: Reading) -> tuple[link.Quotation, ...]:
    """What of an article `differing` needs to know: long as a day's news is, its readings need not be kept for it."""
    return tuple(link.quotations(reading))


def differing(found: Iterable[link.Quotation]) -> tuple[link.Differing, ...]:
    """The quotations of one speaker whose words differ between two articles."""
    return link.differing(found)


def _read_or_issue(item: Capture | Issue, settings: Settings) -> Reading | Issue:
    if isinstance(item, Issue):
        return item
    try:
        return read_capture(item, settings)
    except InputError as error:
        return Issue(error.code, str(error), item.source)


def read_capture(capture: Capture, settings: Settings | None = None) -> Reading:
    """One capture read to the end; without `settings` the built-in ones hold. Raises `InputError`."""
    return _read(read_page(capture), settings or Settings(), capture.source)


def read_article(article: Article, settings: Settings | None = None) -> Reading:
    """An article with its statements, entities, dates, events and deals; without `settings` the built-in ones hold."""
    return _read(article, settings or Settings(), article.url or article.id)


def _read(article: Article, settings: Settings, named: str) -> Reading:
    encoder = _encoder(settings)
    marks, model = encoder.mark([article])[0], encoder.name
    if settings.llm.endpoint:
        article, marks, more = _pointed_at(article, marks, settings, named)
        model += more
    return read_marked(article, marks, model)


def read_marked(article: Article, marks: Marks, model: str) -> Reading:
    """An article of which it is known where its sources, cues, contents and names stand; `model` is who says so."""
    entities = resolve.find_entities(article, marks)
    dates = resolve.find_dates(article)
    statements = attribute.read_statements(article, marks, entities, dates)
    events = attribute.read_events(article, statements, entities, dates)
    return Reading(
        article=_with_outlet(article, entities),
        producer=Producer(__version__, model),
        entities=entities,
        statements=statements,
        events=events,
        deals=attribute.read_deals(article, statements, entities),
        dates=dates,
        cautions=attribute.read_cautions(article, statements, entities),
        unattributed=attribute.read_unattributed(article, statements, events, entities, dates),
    )


def _prepare(settings: Settings) -> None:
    """Loads what every article needs, side by side. Raises `ConfigError` where a model is missing.

    No thread is left when it returns, so forking is safe; the workers share what was loaded.
    """
    with ThreadPoolExecutor(2) as beside:
        waiting = [beside.submit(_encoder(settings).prepare), beside.submit(prepare_reading)]
        resolve.prepare()
        attribute.prepare()
        for each in waiting:
            each.result()


def _encoder(settings: Settings) -> Encoder:
    return attribute.load_encoder(settings.engine.reader, settings.engine.threads)


def _pointed_at(article: Article, marks: Marks, settings: Settings, named: str) -> tuple[Article, Marks, str]:
    """With what a language model points at besides, what of it was refused, and its part of the producer's name."""
    from headwater.attribute import llm

    proposals = llm.propose(article, settings)
    issues = tuple(replace(issue, input=named) for issue in proposals.issues)
    marks = llm.beside(marks, proposals.attributions)
    name = f"+{proposals.name}" if proposals.name else ""
    return replace(article, issues=(*article.issues, *issues)), marks, name


def _with_outlet(article: Article, entities: tuple[Entity, ...]) -> Article:
    """The article with its outlet bound to the entity that stands for it."""
    if not article.outlet:
        return article
    entity = next((e.id for e in entities if e.outlet and article.outlet.name == e.name), None)
    return replace(article, outlet=replace(article.outlet, entity=entity))
