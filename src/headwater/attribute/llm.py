"""An optional language model behind any OpenAI-compatible address: it proposes who says what, and may only point.

Off unless `llm.endpoint` is set. It is shown the article in passages and gives strings back; `verify` finds each of
them in the passage letter by letter, or refuses it, and the refusal is told as an issue. Whatever is wrong with the
server is an issue too, and the article is read without it. What it answered is kept (`llm_answers`), so that reading
again asks nothing.

The second door to the network, beside that of `acquire`: one POST to one address, judged in `llm_line`. The
environment's proxies and certificates are not looked at, no redirect is followed, no cookie kept.
"""

from __future__ import annotations

import json
import os
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import httpcore2
import httpx2

from headwater import config
from headwater.attribute import llm_answers, llm_line, llm_prompt, verify
from headwater.attribute.llm_line import Clock, Endpoint, Resolver, Trouble
from headwater.config import Settings
from headwater.records import Article, Attribution, Issue, Marks, Span

ROWS: Final = 20
"""Refusals of one article that are told one by one; of the others only how many there were."""
_NEXT_FORM: Final = frozenset({400, 415, 422, 500, 501})
"""Statuses with which servers refuse a `response_format`; the same question without it shows whether it was that."""
_ADVICE: Final = {
    401: "it wants a key; name the variable that holds it in llm.key_variable",
    403: "it does not take the key of llm.key_variable",
    404: "there is no such address or model; see llm.endpoint (it often ends in /v1) and llm.model",
    413: "the text is too long for it",
    429: "it was asked too often, or its quota is spent",
}
_BROKE: Final = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpx2.HTTPError)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model pointed at in one article. `issues` carry the article's id as their input.

    `asked` passages of the article were put to it, `answered` of them read; `refused` is every refusal, by reason.
    """

    attributions: tuple[Attribution, ...] = ()
    issues: tuple[Issue, ...] = ()
    refused: tuple[verify.Refusal, ...] = ()
    asked: int = 0
    answered: int = 0
    name: str = ""
    """What `producer.model` adds for it, e.g. `llm:NAME`; "" where no answer came."""


@dataclass(slots=True)
class _Notes:
    """What was found and what went wrong on the way through one article."""

    attributions: list[Attribution] = field(default_factory=list)
    refused: list[verify.Refusal] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)
    """Message -> code: a server that fails in one way for ten passages is told once."""
    answered: int = 0


def check(settings: Settings) -> None:
    """See that a model could be asked under these settings. Raises `ConfigError`; connects to nothing."""
    if settings.llm.endpoint:
        llm_line.endpoint(settings)
        config.answers_folder(settings.llm.cache, os.environ)


def propose(
    article: Article,
    settings: Settings,
    *,
    resolver: Resolver = llm_line.system_resolver,
    tls: ssl.SSLContext | None = None,
) -> Proposals:
    """What the model of `settings.llm` says that the article attributes to whom, as far as it stands there.

    Spans are into `article.text`. Nothing is asked where `llm.endpoint` is empty, the article's language is not read,
    or there is no text. Takes `llm.timeout` seconds at most, all passages together. `resolver` and `tls` are for
    tests and for networks with a certificate authority of their own. Raises `ConfigError`, and nothing else.
    """
    if not settings.llm.endpoint or not article.read_in or not article.text.strip():
        return Proposals()
    desk = _Desk(settings, llm_line.endpoint(settings), resolver, tls)
    passages, notes = llm_prompt.parts(article), _Notes()
    for span in passages:
        if not _read_passage(article, span, desk, notes):
            break
    if notes.answered < len(passages) and not notes.troubles:
        notes.troubles[str(desk.clock.late())] = "llm-unreachable"
    return Proposals(
        tuple(sorted(notes.attributions, key=_place)),
        tuple(_issues(article.id, notes)),
        tuple(notes.refused),
        len(passages),
        notes.answered,
        _name(settings.llm.model, notes.answered, len(passages)),
    )


def beside(marks: Marks, proposed: tuple[Attribution, ...]) -> Marks:
    """The encoder's marks and, after them in the order of the text, the proposals whose cue overlaps no marked one."""
    marked = [cue for a in marks.attributions for cue in a.cue]
    more = [a for a in proposed if not any(cue.overlaps(c) for cue in a.cue for c in marked)]
    return Marks(tuple(sorted((*marks.attributions, *more), key=_place)), marks.names) if more else marks


def _place(a: Attribution) -> Span:
    return min((*a.source, *a.cue, *a.content))


def _name(model: str, answered: int, asked: int) -> str:
    """Says where only a part of the article was answered for: the next reading may then find more."""
    if not answered:
        return ""
    return f"llm:{model}" if answered == asked else f"llm:{model} ({answered} of {asked} passages)"


def _read_passage(article: Article, span: Span, desk: _Desk, notes: _Notes) -> bool:
    """One passage asked for and verified; False where it is no use to go on."""
    try:
        answer = desk.answer(span.of(article.text), notes)
    except Trouble as trouble:
        notes.troubles[str(trouble)] = trouble.code
        return trouble.code == "llm-broken" and not desk.clock.over
    passage = verify.lay_out(article.text, article.sentences, span)
    verdict = verify.judge(passage, answer.statements)
    notes.attributions += verdict.accepted
    notes.refused += verdict.refused
    notes.answered += 1
    if not answer.whole:
        notes.troubles["an answer of the language model breaks off; what was whole of it was taken"] = "llm-broken"
    return not desk.clock.over


def _issues(id: str, notes: _Notes) -> Iterator[Issue]:
    for message, code in notes.troubles.items():
        yield Issue(code, message, id)
    messages = list(dict.fromkeys(refusal.message for refusal in notes.refused))
    for message in messages[:ROWS]:
        yield Issue("llm-unverified", message, id)
    more = len(messages) - ROWS
    if more > 0:
        yield Issue("llm-unverified", f"{more} more statements that the language model proposed were refused", id)


class _Desk:
    """Asks one server, and looks first whether it was asked before."""

    def __init__(self, settings: Settings, to: Endpoint, resolver: Resolver, tls: ssl.SSLContext | None) -> None:
        self.clock = Clock(settings.llm.timeout)
        self._llm = settings.llm
        self._to = to
        self._resolver = resolver
        self._tls = tls
        self._form = 0
        folder = config.answers_folder(settings.llm.cache, os.environ)
        self._kept = llm_answers.Answers(folder)

    def answer(self, passage: str, notes: _Notes) -> llm_prompt.Answer:
        """The answer for one passage, kept or fresh. Raises `Trouble`."""
        key = llm_answers.key(passage, llm_prompt.version(), self._llm.model, self._to.url)
        kept = self._kept.get(key)
        answer = llm_prompt.read(kept) if kept is not None else None
        if answer is not None:
            return answer
        content = self._ask(passage)
        answer = llm_prompt.read(content)
        if answer is None:
            raise Trouble("llm-broken", "the language model's answer holds no statements as they were asked for")
        if answer.whole:
            self._keep(key, content, notes)
        return answer

    def _keep(self, key: str, content: str, notes: _Notes) -> None:
        try:
            self._kept.put(key, content, self._llm.model)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            notes.troubles[f"an answer of the language model cannot be kept ({why}); see llm.cache"] = "llm-cache"

    def _ask(self, passage: str) -> str:
        """What the server says to one passage; the first form of answer that it takes is used from then on."""
        while True:
            form = llm_prompt.FORMATS[self._form]
            body = llm_prompt.question(passage, self._llm.model, self._llm.max_tokens, form)
            status, answer = self._post(json.dumps(body).encode("ascii"))
            if status not in _NEXT_FORM or form is None:
                break
            self._form += 1
        if not 200 <= status < 300:
            raise _refused(status)
        return _content(answer)

    def _post(self, body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer to one question; the body is read for a success only."""
        transport = _Transport(llm_line.Backend(self._to, self.clock, self._llm.max_bytes, self._resolver), self._tls)
        try:
            with (
                httpx2.Client(transport=transport, trust_env=False, headers=self._headers()) as client,
                client.stream("POST", self._to.url, content=body, follow_redirects=False) as response,
            ):
                good = 200 <= response.status_code < 300
                return response.status_code, _body(response, self._llm.max_bytes) if good else b""
        except (*_BROKE, OSError) as error:
            why = _what_broke(error)
            raise Trouble("llm-unreachable", f"the connection to the language model broke: {why}") from None

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "Content-Type": "application/json"}
        if self._to.key:
            headers["Authorization"] = f"Bearer {self._to.key}"
        return headers | {"Connection": "close", "User-Agent": "Headwater"}


class _Transport(httpx2.BaseTransport):
    """One connection for one question."""

    def __init__(self, backend: llm_line.Backend, tls: ssl.SSLContext | None) -> None:
        self._backend = backend
        self._tls = tls
        self._connection: httpcore2.HTTPConnection | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request on a fresh connection. Raises `Trouble`, and `httpcore2`'s errors."""
        raw = request.url
        port = raw.port or {"http": 80, "https": 443}[raw.scheme]
        target = httpcore2.URL(scheme=raw.raw_scheme, host=raw.raw_host, port=port, target=raw.raw_path)
        self._connection = httpcore2.HTTPConnection(
            origin=target.origin,
            ssl_context=self._context() if raw.scheme == "https" else None,
            network_backend=self._backend,
        )
        sent = httpcore2.Request(request.method, target, headers=request.headers.raw, content=request.read())
        answer = self._connection.handle_request(sent)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    def _context(self) -> ssl.SSLContext:
        if self._tls is not None:
            return self._tls
        context = httpx2.create_ssl_context(trust_env=False)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()


class _Stream(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _body(response: httpx2.Response, limit: int) -> bytes:
    """The answer's body as it came. Raises `Trouble` where it is over `limit` bytes, or packed against our wish."""
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"", "identity"}:
        raise Trouble("llm-broken", "the language model's answer is compressed, unasked; it was not read")
    body = bytearray()
    for piece in response.iter_raw():
        body += piece
        if len(body) > limit:
            raise llm_line.too_long()
    return bytes(body)


def _content(body: bytes) -> str:
    """`choices[0].message.content` of an answer. Raises `Trouble`."""
    try:
        found: Any = json.loads(body)
        content = found["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise Trouble("llm-broken", "the language model's server did not answer as an OpenAI-compatible one does")
    return content


def _what_broke(error: Exception) -> str:
    """In our words: those of a protocol error repeat what the server sent, and that may be anything."""
    if isinstance(error, httpcore2.ProtocolError):
        return "it does not speak HTTP as it should"
    return getattr(error, "strerror", None) or "try later"


def _refused(status: int) -> Trouble:
    """What a status means for the user. The server's own words are not shown: they may repeat the key."""
    if 300 <= status < 400:
        advice = "it points to another address, which is not followed; see llm.endpoint"
    else:
        otherwise = "it is in trouble; try later" if status >= 500 else "see llm.endpoint and llm.model"
        advice = _ADVICE.get(status, otherwise)
    return Trouble("llm-refused", f"the language model's server answers HTTP {status}: {advice}")
