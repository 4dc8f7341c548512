"""The only door to the network.

One fetch, hop by hop: the address is spelt in one way and checked (address.py), robots.txt is asked (robots.py), the
host gets its pause (turns.py), the name is resolved and its addresses judged or handed to the proxy unresolved
(wire.py, proxy.py), and the answer is read up to its limits. A redirect begins all of it anew. The environment's
proxies, netrc and certificate variables are never looked at; no cookies are kept; nothing is sent but the request.
"""

from __future__ import annotations

import codecs
import datetime
import re
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import httpcore2
import httpx2

from headwater import config
from headwater.acquire import address, proxy
from headwater.acquire.robots import MAX_BYTES as ROBOTS_BYTES
from headwater.acquire.robots import Robots
from headwater.acquire.turns import Hosts, Turns
from headwater.acquire.unpack import CODINGS, Broken, unpack
from headwater.acquire.wire import Backend, Budget, Destination, Resolver, system_resolver, too_large
from headwater.errors import FetchFailed, ForbiddenAddress
from headwater.said import inside, kept

_URL = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://([^/?#\\]*)([/?][^#]*)?(?:#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]*))?")
_MOVED = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([^\s;\"']+)", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?<![a-z-])max-age\s*=\s*\"?([0-9]{1,9})", re.IGNORECASE)
_NO_CACHE = re.compile(r"no-(?:cache|store)", re.IGNORECASE)
_MAX_REST = 3600.0
_BROKE = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, httpx2.HTTPError)
# Decoders that are no character sets, or whose decoding is slow or a way to smuggle markup.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})
_ADVICE = {
    401: inside("it wants a login, which Headwater does not send; save the page in a browser and read the file"),
    402: inside("it is for subscribers; save the page in a browser and read the file"),
    403: inside("the site refuses us; save the page in a browser and read the file"),
    404: inside("there is nothing at this address; check it for a misprint"),
    407: inside("a proxy on the way wants a login"),
    410: inside("it was taken down; an archive may have a copy"),
    429: inside("we ask too often; raise network.delay"),
    451: inside("it is withheld for legal reasons where we ask from; network.proxy may lead around it"),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `url` is where it was in the end; `status` 304 and no body where it is `unchanged`.

    `media_type` is lower case without parameters, `application/octet-stream` where the server named none;
    `encoding` the character set that the transport declared, if Python knows it; `fetched` ISO 8601 in UTC, seconds.
    """

    body: bytes
    url: str
    status: int
    media_type: str
    encoding: str | None
    fetched: str
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    max_age: float = 0.0
    """Seconds for which the server says that asking again is of no use; 0.0 where it does not say."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    body: bytes


class Door:
    """Fetches addresses under one set of rules. Safe to share between threads; keep one for each process.

    `resolver` and `tls` are for tests and for networks with a certificate authority of their own. `turns` say when a
    host may be asked; by default this process alone knows.
    """

    def __init__(
        self,
        settings: config.Network,
        *,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
        turns: Hosts | None = None,
    ) -> None:
        """Raises `ConfigError` where the proxy or the hosts named in `settings` make no sense."""
        self._settings = settings
        self._resolver = resolver
        self._tls = tls
        self._tls_lock = threading.Lock()
        self._allowed = proxy.named_hosts(settings.allow_hosts, "network.allow_hosts")
        self._proxy = proxy.from_settings(settings.proxy, settings.proxy_hosts)
        self._turns: Hosts = turns or Turns()
        self._robots = Robots(settings.user_agent)

    def spelt(self, url: str) -> tuple[str, str]:
        """An address as it would be asked for, and its host; nothing is asked. Raises `ForbiddenAddress`."""
        where = self._destination(url)
        return where.url, where.host

    def fetch(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at an http(s) address, redirects followed.

        With `etag` or `modified` (`Last-Modified` as it came) the server may answer that nothing changed. Raises
        `ForbiddenAddress`, `FetchFailed`, `TooLarge`.
        """
        budget = Budget(self._settings.total_timeout, self._settings.timeout)
        conditions = _conditions(etag, modified)
        where, answer = self._follow(self._destination(url), conditions, budget)
        if answer.status == 304 and conditions:
            return _fetched(where.url, answer, etag=etag, modified=modified)
        if not 200 <= answer.status < 300:
            raise self._refused(where, answer)
        return _fetched(where.url, answer)

    def _follow(
        self, where: Destination, headers: Mapping[str, str], budget: Budget, *, for_robots: bool = False
    ) -> tuple[Destination, _Answer]:
        """The first answer that is no redirect, and where it came from."""
        first = where.url
        for _ in range(self._settings.max_redirects + 1):
            delay = 0.0 if for_robots else self._ask_robots(where, budget)
            answer = self._exchange(where, headers, budget, delay, ROBOTS_BYTES if for_robots else None)
            if answer.status not in _MOVED:
                return where, answer
            where = self._moved(where, answer)
        limit = self._settings.max_redirects
        raise FetchFailed(f"{first}: more than {limit} redirects, the last to {where.url}; the site may want cookies")

    def _ask_robots(self, where: Destination, budget: Budget) -> float:
        """The pause that robots.txt asks for, in seconds; its refusal is raised."""
        if not self._settings.robots:
            return 0.0
        return self._robots.check(where.url, _site(where.url), lambda url: self._bring_robots(url, budget))

    def _bring_robots(self, url: str, budget: Budget) -> bytes | None:
        where, answer = self._follow(self._destination(url), {}, budget, for_robots=True)
        if 200 <= answer.status < 300:
            return answer.body
        if 400 <= answer.status < 500 and answer.status != 429:
            return None
        raise self._refused(where, answer)

    def _destination(self, url: str) -> Destination:
        """Check everything about an address that can be checked without the network. Raises `ForbiddenAddress`."""
        match = _URL.fullmatch(url.strip())
        if not match or match[1].lower() not in {"http", "https"}:
            raise ForbiddenAddress(f"{_masked(url)}: not a web address; it must begin with http:// or https://")
        scheme, authority, rest = match[1].lower(), match[2], match[3] or "/"
        if "@" in authority:
            raise ForbiddenAddress(f"{_masked(url)}: addresses with a name or password in them are not fetched")
        parts = _AUTHORITY.fullmatch(authority)
        if not parts or not parts[1]:
            raise ForbiddenAddress(f"{url}: no host can be read from this address; check it for a misprint")
        host = address.spelling(parts[1], url)
        port = int(parts[2][:6]) if parts[2] else {"http": 80, "https": 443}[scheme]
        clean = _rebuilt(url, scheme, host, port, rest)
        allowed = host in self._allowed
        if not allowed:
            address.check_port(port, clean)
            address.check_name(host, clean)
        proxy.refuse_direct(self._proxy, host, clean)
        via = self._proxy if self._proxy and self._proxy.serves(host) else None
        return Destination(clean, host, port, allowed, via)

    def _moved(self, where: Destination, answer: _Answer) -> Destination:
        """Where a redirect leads, checked like any other address; never from https back to http."""
        location = answer.headers.get("location", "").strip()
        if not location:
            raise FetchFailed(f"{where.url}: a redirect (HTTP {answer.status}) that does not say where to")
        try:
            target = self._destination(urljoin(where.url, location))
        except ValueError as error:
            raise FetchFailed(f"{where.url}: redirects to something that is no address ({error})") from None
        if where.url.startswith("https:") and target.url.startswith("http:"):
            hint = inside("on that way anybody could change the text; fetch that address itself if you accept this")
            raise FetchFailed(f"{where.url}: redirects to the unprotected {target.url}; {hint}")
        return target

    def _exchange(
        self, where: Destination, headers: Mapping[str, str], budget: Budget, delay: float, cut: int | None
    ) -> _Answer:
        """One request and its answer; the body is read for a success only, and cut after `cut` bytes where given."""
        if rest := self._turns.resting(where.host):
            told = kept(f"{where.url}: {where.host} asked to be left alone for another {rest:.0f} seconds")
            raise FetchFailed(told, retry_after=rest)
        pause = max(delay, self._settings.delay)
        budget.waited(self._turns.wait(where.host, pause))
        try:
            return self._sent(where, headers, budget, cut)
        finally:
            self._turns.leave(where.host, pause)

    def _sent(
        self,
        where: Destination,
        headers: Mapping[str, str],
        budget: Budget,
        cut: int | None,
        *,
        body: bytes | None = None,
    ) -> _Answer:
        limit = self._settings.max_bytes
        transport = _Transport(Backend(where, budget, self._resolver, limit), self._tls_context)
        method, always = ("GET", self._headers()) if body is None else ("POST", {"Connection": "close"})
        try:
            with (
                httpx2.Client(transport=transport, trust_env=False, headers=always) as client,
                client.stream(method, where.url, headers=dict(headers), content=body) as response,
            ):
                whole = body is None and 200 <= response.status_code < 300
                return _Answer(
                    response.status_code, response.headers, _body(response, where.url, limit, cut) if whole else b""
                )
        except (*_BROKE, OSError) as error:
            raise FetchFailed(_what_broke(where.url, error)) from error

    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": self._settings.user_agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
            "application/feed+json;q=0.9, */*;q=0.8",
            "Accept-Encoding": ", ".join(CODINGS),
            "Connection": "close",
        }

    def _tls_context(self) -> ssl.SSLContext:
        """Made once, when first needed: reading the certificates takes 20 ms."""
        with self._tls_lock:
            if self._tls is None:
                self._tls = httpx2.create_ssl_context(trust_env=False)
                self._tls.minimum_version = ssl.TLSVersion.TLSv1_2
            return self._tls

    def _refused(self, where: Destination, answer: _Answer) -> FetchFailed:
        """What the status means for the user; a `Retry-After` is kept, and the host left alone so long."""
        troubled = inside("the site is in trouble; try later")
        advice = _ADVICE.get(answer.status, troubled if answer.status >= 500 else "")
        rest = retry_after(answer.headers.get("retry-after")) if answer.status in {429, 503} else 0.0
        if rest:
            self._turns.rest(where.host, min(rest, _MAX_REST))
            advice = inside(f"the site asks to come back in {rest:.0f} seconds")
        plain = f"{where.url}: HTTP {answer.status}"
        told = kept(f"{where.url}: HTTP {answer.status}; {advice}") if advice else plain
        return FetchFailed(told, status=answer.status, retry_after=rest)


class _Transport(httpx2.BaseTransport):
    """One connection for one request: nothing is reused, so nothing unchecked can be."""

    def __init__(self, backend: Backend, tls: Callable[[], ssl.SSLContext]) -> None:
        self._backend = backend
        self._tls = tls
        self._connection: httpcore2.HTTPConnection | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send the request on a fresh connection. Raises what the wire raises, and `httpcore2`'s protocol errors."""
        raw = request.url
        target = httpcore2.URL(scheme=raw.raw_scheme, host=raw.raw_host, port=_port(raw), target=raw.raw_path)
        self._connection = httpcore2.HTTPConnection(
            origin=target.origin,
            ssl_context=self._tls() if raw.scheme == "https" else None,
            network_backend=self._backend,
        )
        body = request.stream if isinstance(request.stream, httpx2.SyncByteStream) else None
        sent = httpcore2.Request(request.method, target, headers=request.headers.raw, content=body)
        answer = self._connection.handle_request(sent)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

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


def _port(url: httpx2.URL) -> int:
    return url.port or {"http": 80, "https": 443}[url.scheme]


def _body(response: httpx2.Response, url: str, limit: int, cut: int | None) -> bytes:
    """The body, unpacked and within `limit` bytes packed and unpacked; from `cut` bytes on it is left unread."""
    declared = response.headers.get("content-length", "")
    if cut is None and declared.isdecimal() and int(declared) > limit:
        raise too_large(url, limit)
    coding = response.headers.get("content-encoding", "").strip().lower()
    body = bytearray()
    try:
        for piece in unpack(response.iter_raw(), coding):
            body += piece
            if cut is not None and len(body) >= cut:
                break
            if len(body) > limit:
                raise too_large(url, limit)
    except Broken as error:
        raise FetchFailed(f"{url}: the compressed answer cannot be unpacked: {error}; try again") from error
    return bytes(body)


def _fetched(url: str, answer: _Answer, *, etag: str | None = None, modified: str | None = None) -> Fetched:
    declared = answer.headers.get("content-type", "")
    return Fetched(
        body=answer.body,
        url=url,
        status=answer.status,
        media_type=declared.partition(";")[0].strip().lower() or "application/octet-stream",
        encoding=_charset(declared),
        fetched=datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        etag=answer.headers.get("etag") or etag,
        last_modified=answer.headers.get("last-modified") or modified,
        unchanged=answer.status == 304,
        max_age=_max_age(answer.headers.get("cache-control", "")),
    )


def _charset(content_type: str) -> str | None:
    """The declared character set under Python's name for it, None where there is none that Python reads text in."""
    match = _CHARSET.search(content_type)
    if not match:
        return None
    try:
        name = codecs.lookup(match[1]).name
        b"a".decode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else name


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    """The headers that ask only for news; values that are no header values are dropped, and all of it comes again."""
    given = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {k: v for k, v in given.items() if v and v.isascii() and v.isprintable() and len(v) <= 1024}


def retry_after(value: str | None) -> float:
    """Seconds to wait, from a number of seconds or a date; 0.0 where there is neither."""
    if not value:
        return 0.0
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    when = when if when.tzinfo else when.replace(tzinfo=datetime.UTC)
    return max(0.0, (when - datetime.datetime.now(datetime.UTC)).total_seconds())


def _max_age(cache_control: str) -> float:
    match = _MAX_AGE.search(cache_control)
    return float(match[1]) if match and not _NO_CACHE.search(cache_control) else 0.0


def _rebuilt(url: str, scheme: str, host: str, port: int, rest: str) -> str:
    """The address put together again from its checked parts, so that nobody downstream can read it another way."""
    netloc = f"[{host}]" if ":" in host else host
    try:
        return str(httpx2.URL(f"{scheme}://{netloc}:{port}{rest if rest.startswith('/') else '/' + rest}"))
    except httpx2.InvalidURL as error:
        raise ForbiddenAddress(f"{_masked(url)}: not an address that can be sent: {error}") from None


def _site(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])


def _masked(url: str) -> str:
    """The address for a message: without a name and password, and no longer than a message should be."""
    return re.sub(r"//[^/?#]*@", "//***@", url.strip())[:500]


def _what_broke(url: str, error: Exception) -> str:
    if isinstance(error, httpcore2.ProtocolError):
        return kept(f"{url}: the server does not speak HTTP as it should ({error}); try later")
    return kept(f"{url}: the connection broke ({error or type(error).__name__}); try later")
