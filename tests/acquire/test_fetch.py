"""The door: what it brings, what it refuses, and where it stops."""

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import brotli
import pytest

from headwater.acquire.fetch import Door, _charset, retry_after
from headwater.config import Network
from headwater.errors import ConfigError, FetchFailed, ForbiddenAddress, TooLarge


def settings(**given):
    base = {"allow_hosts": ("127.0.0.1",), "delay": 0.0, "timeout": 5.0, "total_timeout": 10.0, "robots": False}
    return Network(**{**base, **given})


@pytest.fixture
def door():
    return Door(settings())


def test_a_page(site, door):
    headers = {
        "Content-Type": "Text/HTML; Charset=Windows-1251",
        "ETag": '"v1"',
        "Last-Modified": "Mon, 02 Mar 2026 10:00:00 GMT",
    }
    site.pages["/a?q=%D0%B6"] = (200, headers, b"text")
    fetched = door.fetch(f"  {site.url('/a?q=ж')}#part ")
    assert (fetched.body, fetched.status, fetched.unchanged) == (b"text", 200, False)
    assert fetched.url == site.url("/a?q=%D0%B6")
    assert (fetched.media_type, fetched.encoding) == ("text/html", "cp1251")
    assert (fetched.etag, fetched.last_modified) == ('"v1"', "Mon, 02 Mar 2026 10:00:00 GMT")
    assert time.strptime(fetched.fetched, "%Y-%m-%dT%H:%M:%SZ")
    assert site.headers[0]["user-agent"] == Network().user_agent
    assert not {"cookie", "referer", "authorization"} & set(site.headers[0])


def test_no_media_type(site, door):
    site.pages["/a"] = (200, {}, b"text")
    fetched = door.fetch(site.url("/a"))
    assert (fetched.media_type, fetched.encoding) == ("application/octet-stream", None)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("text/html; charset=utf8", "utf-8"),
        ('text/html; charset="koi8-r"; x=y', "koi8-r"),
        ("text/html; charset='utf-8'", "utf-8"),
        ("text/html; charset=nonsense", None),
        ("text/html; charset=base64", None),
        ("text/html; charset=utf-7", None),
        ("text/html; charset=punycode", None),
        ("text/html; charset=unicode_escape", None),
        ("text/html; charset=\x00", None),
        ("text/html", None),
        ("", None),
    ],
)
def test_declared_encodings(declared, encoding):
    assert _charset(declared) == encoding


def test_conditional(site, door):
    def page(headers):
        known = headers.get("if-none-match") == '"v1"' or "if-modified-since" in headers
        return (304, {}, b"") if known else (200, {"ETag": '"v1"'}, b"text")

    site.pages["/a"] = page
    again = door.fetch(site.url("/a"), etag='"v1"')
    assert (again.unchanged, again.status, again.body, again.etag) == (True, 304, b"", '"v1"')
    assert door.fetch(site.url("/a"), modified="Mon, 02 Mar 2026 10:00:00 GMT").unchanged
    changed = door.fetch(site.url("/a"), etag='"v0"')
    assert (changed.unchanged, changed.body) == (False, b"text")
    assert door.fetch(site.url("/a"), etag="a\r\nX-Evil: 1").body == b"text"
    assert "x-evil" not in site.headers[-1]


def test_unasked_not_modified_is_an_error(site, door):
    site.pages["/a"] = (304, {}, b"")
    with pytest.raises(FetchFailed, match="304"):
        door.fetch(site.url("/a"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(site, door, status):
    site.pages["/a/1"] = (status, {"Location": "../b#x"}, b"")
    site.pages["/b"] = (200, {}, b"text")
    assert door.fetch(site.url("/a/1")).url == site.url("/b")


def test_too_many_redirects(site):
    site.pages["/a"] = (302, {"Location": "/a"}, b"")
    with pytest.raises(FetchFailed, match=r"/a: more than 3 redirects"):
        Door(settings(max_redirects=3)).fetch(site.url("/a"))
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/",
        "//192.168.0.1/x",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://localhost:1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://①⓪.0.0.1:8080/",
        "http://me:secret@news.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "http://127.0.0.1.:22x/",
        "http://[",
        "",
    ],
)
def test_redirects_to_forbidden_places(site, door, location):
    site.pages["/a"] = (302, {"Location": location.encode().decode("latin-1")}, b"")
    with pytest.raises((ForbiddenAddress, FetchFailed)) as error:
        door.fetch(site.url("/a"))
    assert "secret" not in str(error.value)
    assert site.paths() == ["/a"]
    if location.startswith(("http:", "//", "file:", "gopher:", "java")) and location != "http://[":
        assert isinstance(error.value, ForbiddenAddress)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example",
        "ftp://news.example/",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "http://user@news.example/",
        "http://user:secret@news.example/",
        "http://news.example\\@127.0.0.1/",
        "http://news.example:99999/",
        "http://news.example:22/",
        "http://news.example:8x/",
        "http://news.example:٨٠/",
        "http://news.example /",
        "http://news.exa\nmple/",
        "http://127.0.0.1%2f/",
        "http://127.0.0.1#@news.example:x@/",
    ],
)
def test_addresses_that_are_refused_unasked(url):
    asked = []
    door = Door(Network(delay=0.0), resolver=lambda host, port: asked.append(host) or [])
    with pytest.raises(ForbiddenAddress) as error:
        door.fetch(url)
    assert asked == []
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    "found",
    [
        ["10.0.0.1"],
        ["8.8.8.8", "127.0.0.1"],
        ["2606:4700::1111", "::1"],
        ["fe80::1%1"],
        ["64:ff9b::7f00:1"],
        ["0.0.0.0"],
    ],
)
def test_every_address_of_a_name_is_judged(site, found, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *a: pytest.fail("connected"))
    door = Door(settings(allow_hosts=()), resolver=lambda host, port: found)
    with pytest.raises(ForbiddenAddress, match=r"news\.example leads to .*network\.allow_hosts"):
        door.fetch("http://news.example/")


def test_resolved_once_and_connected_to_what_was_checked(monkeypatch):
    """DNS rebinding: a name that is public when checked and private when connected to."""
    answers = [["8.8.8.8"], ["127.0.0.1"], ["127.0.0.1"]]
    connected = []

    def connect(self, where):
        connected.append(where[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: pytest.fail("looked up a second time"))
    door = Door(settings(allow_hosts=()), resolver=lambda host, port: answers.pop(0))
    with pytest.raises(FetchFailed, match="Connection refused"):
        door.fetch("http://rebind.example/")
    assert connected == ["8.8.8.8"]
    with pytest.raises(ForbiddenAddress):
        door.fetch("http://rebind.example/")
    assert connected == ["8.8.8.8"]


def test_the_next_address_is_tried(site):
    site.pages["/a"] = (200, {}, b"text")
    door = Door(settings(allow_hosts=("news.example",)), resolver=lambda host, port: ["127.0.0.2", "127.0.0.1"])
    assert door.fetch(site.url("/a", "news.example")).body == b"text"
    assert site.asked == [(f"news.example:{site.port}", "/a")]


def test_allowing_a_host_allows_no_other(site):
    door = Door(settings(allow_hosts=("wiki.example", "127.0.0.1")), resolver=lambda host, port: ["127.0.0.1"])
    site.pages["/a"] = (200, {}, b"text")
    assert door.fetch(site.url("/a", "WIKI.example.")).body == b"text"
    for other in ("evil.example", "sub.wiki.example"):
        with pytest.raises(ForbiddenAddress, match=r"127\.0\.0\.1"):
            door.fetch(site.url("/a", other))


def test_allow_hosts_must_be_hosts():
    with pytest.raises(ConfigError, match=r"network\.allow_hosts"):
        Door(settings(allow_hosts=("http://wiki.example/",)))


def test_an_unknown_host():
    def nothing(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchFailed, match=r"news\.example cannot be found .*misprint"):
        Door(settings(), resolver=nothing).fetch("http://news.example/a")


def test_a_resolver_that_hangs():
    stop = threading.Event()
    door = Door(settings(timeout=0.2), resolver=lambda host, port: [str(stop.wait(5))])
    with pytest.raises(FetchFailed, match=r"no address for news\.example within 0\.2 seconds"):
        door.fetch("http://news.example/")
    stop.set()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "login"),
        (402, "subscribers"),
        (403, "refuses us"),
        (404, "misprint"),
        (410, "taken down"),
        (451, "legal"),
        (500, "later"),
        (418, "418"),
    ],
)
def test_what_a_status_means_is_told(site, door, status, said):
    site.pages["/a"] = (status, {}, b"x" * 10)
    with pytest.raises(FetchFailed, match=rf"{site.port}/a: HTTP {status}.*{said}|HTTP 418$"):
        door.fetch(site.url("/a"))


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_told_and_kept(site, door, status):
    site.pages["/a"] = (status, {"Retry-After": "120"}, b"")
    with pytest.raises(FetchFailed, match=rf"HTTP {status}; the site asks to come back in 120 seconds"):
        door.fetch(site.url("/a"))
    with pytest.raises(FetchFailed, match=r"left alone for another 1[12][0-9] seconds"):
        door.fetch(site.url("/b"))
    assert site.paths() == ["/a"]


def test_retry_after_forms():
    soon = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 90))
    assert 80 < retry_after(soon) <= 90
    assert retry_after("Mon, 02 Mar 2020 10:00:00 GMT") == 0.0
    assert retry_after("120") == 120.0
    assert retry_after("soon") == 0.0
    assert retry_after("9" * 5000) > 0
    assert retry_after(None) == 0.0


TEXT = "Навіны порта. ".encode() * 1000


def _raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": _raw_deflate,
    "br": brotli.compress,
    "identity": bytes,
}


@pytest.mark.parametrize("coding", PACKERS)
def test_compressed(site, door, coding):
    site.pages["/a"] = (200, {"Content-Encoding": coding}, PACKERS[coding](TEXT))
    assert door.fetch(site.url("/a")).body == TEXT
    assert site.headers[0]["accept-encoding"] == "gzip, deflate, br"


def test_gzip_in_parts_and_with_padding(site, door):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"one ") + gzip.compress(b"two") + bytes(64))
    assert door.fetch(site.url("/a")).body == b"one two"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_compressed_answer_that_breaks_off_is_no_article(site, door, coding):
    packed = PACKERS[coding](os.urandom(2000) + TEXT)
    for body in (packed[: len(packed) // 2], b"\xff" * 50, b""):
        site.pages["/a"] = (200, {"Content-Encoding": coding}, body)
        with pytest.raises(FetchFailed, match="cannot be unpacked"):
            door.fetch(site.url("/a"))


@pytest.mark.parametrize("coding", ["gzip, gzip", "zstd", "compress"])
def test_codings_that_were_not_asked_for(site, door, coding):
    site.pages["/a"] = (200, {"Content-Encoding": coding}, gzip.compress(gzip.compress(TEXT)))
    with pytest.raises(FetchFailed, match="did not ask for"):
        door.fetch(site.url("/a"))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "Deflate", "br"])
def test_bombs_are_stopped(site, coding):
    """60 MB in a few KB: stopped at the first MB, not after the last."""
    site.pages["/a"] = (200, {"Content-Encoding": coding}, PACKERS[coding](bytes(60_000_000)))
    tracemalloc.start()
    with pytest.raises(TooLarge, match=r"/a: larger than 1,000,000 bytes; raise network\.max_bytes"):
        Door(settings(max_bytes=1_000_000)).fetch(site.url("/a"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_many_empty_gzip_parts(site, door):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"") * 100_000)
    start = time.monotonic()
    assert door.fetch(site.url("/a")).body == b""
    assert time.monotonic() - start < 3


def test_a_declared_size_is_refused_before_reading(site):
    site.pages["/a"] = (200, {"Content-Length": "5000000000"}, b"x")
    with pytest.raises(TooLarge):
        Door(settings()).fetch(site.url("/a"))


def _request(connection):
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)


def _flood(connection, head, piece):
    _request(connection)
    connection.sendall(head)
    while True:
        connection.sendall(piece)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1;" + b"e" * 500 + b"\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n\x78\x9c", b"\x00\x00\x00\xff\xff" * 2000),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" * 100),
    ],
    ids=["body", "chunks", "chunk extensions", "empty deflate blocks", "early hints"],
)
def test_endless_answers_are_cut(raw, head, piece):
    port = raw(lambda connection: _flood(connection, head, piece))
    start = time.monotonic()
    with pytest.raises(TooLarge, match="larger than 300,000 bytes"):
        Door(settings(max_bytes=300_000)).fetch(f"http://127.0.0.1:{port}/")
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("piece", [b"X: " + b"y" * 10_000 + b"\r\n", b"X" * 10_000], ids=["many", "long"])
def test_endless_headers_are_cut(raw, piece):
    port = raw(lambda connection: _flood(connection, b"HTTP/1.1 200 OK\r\n", piece))
    with pytest.raises((TooLarge, FetchFailed)):
        Door(settings()).fetch(f"http://127.0.0.1:{port}/")


def _drip(connection, head, piece):
    _request(connection)
    connection.sendall(head)
    while True:
        connection.sendall(piece)
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x08\0\0\0\0\0\0", b"n"),
    ],
    ids=["body", "status", "headers", "gzip name"],
)
def test_a_server_that_drips_is_cut(raw, head, piece):
    port = raw(lambda connection: _drip(connection, head, piece))
    start = time.monotonic()
    with pytest.raises(
        FetchFailed, match=r"(not done after 0\.5 seconds; .*network\.total_timeout|does not speak HTTP)"
    ):
        Door(settings(timeout=0.3, total_timeout=0.5)).fetch(f"http://127.0.0.1:{port}/")
    assert time.monotonic() - start < 3


def test_the_time_is_for_all_redirects_together(site):
    def slow(headers):
        time.sleep(0.2)
        return (302, {"Location": "/a"}, b"")

    site.pages["/a"] = slow
    start = time.monotonic()
    with pytest.raises(FetchFailed, match="seconds"):
        Door(settings(total_timeout=0.5, max_redirects=50)).fetch(site.url("/a"))
    assert time.monotonic() - start < 3


def test_a_silent_server(raw):
    stop = threading.Event()
    port = raw(lambda connection: stop.wait(5))
    with pytest.raises(FetchFailed, match=r"no answer within 0\.2 seconds; .*network\.timeout"):
        Door(settings(timeout=0.2)).fetch(f"http://127.0.0.1:{port}/")
    stop.set()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-x\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"\x16\x03\x01\x00\x00",
    ],
)
def test_broken_answers(raw, answer):
    def once(connection):
        _request(connection)
        connection.sendall(answer)

    with pytest.raises(FetchFailed, match=r"http://127\.0\.0\.1:\d+/x: "):
        Door(settings()).fetch(f"http://127.0.0.1:{raw(once)}/x")


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(FetchFailed, match="no connection"):
        Door(settings()).fetch(f"http://127.0.0.1:{port}/")


def test_requests_to_one_host_keep_their_distance(site):
    times = []
    site.pages["/a"] = lambda headers: times.append(time.monotonic()) or (200, {}, b"")
    door = Door(settings(delay=0.1, total_timeout=0.3))
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(door.fetch, [site.url("/a")] * 5))
    times.sort()
    assert len(times) == 5
    assert all(later - earlier > 0.08 for earlier, later in pairwise(times))


def test_other_hosts_do_not_wait(site):
    site.pages["/a"] = (200, {}, b"")
    door = Door(settings(delay=5.0, allow_hosts=("127.0.0.1", "localhost")))
    start = time.monotonic()
    door.fetch(site.url("/a"))
    door.fetch(site.url("/a", "localhost"))
    assert time.monotonic() - start < 3


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for news.example, made on the spot, that only the tests trust."""
    if not (openssl := shutil.which("openssl")):
        pytest.fail("openssl is not installed, and the certificates of this test need it: apt-get install openssl")
    path = tmp_path_factory.mktemp("tls")
    command = f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=x"
    command += f" -addext subjectAltName=DNS:news.example -keyout {path}/key.pem -out {path}/cert.pem"
    subprocess.run(command.split(), check=True, capture_output=True)
    return path


@pytest.fixture
def secure(certificate, raw):
    """A TLS server; gives its port, the names it was asked for by SNI, and a context that trusts it."""
    names = []
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    server.sni_callback = lambda sock, name, context: names.append(name)

    def answer(connection):
        with server.wrap_socket(connection, server_side=True) as wrapped:
            _request(wrapped)
            location = b"HTTP/1.1 302 Found\r\nLocation: http://news.example:8080/\r\nContent-Length: 0\r\n\r\n"
            wrapped.sendall(
                location if names[-1] == "moved.news.example" else b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext"
            )

    client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    client.load_verify_locations(certificate / "cert.pem")
    return raw(answer), names, client


def test_tls_is_checked_against_the_name_not_the_address(secure):
    port, names, client = secure
    hosts = ("news.example", "other.example", "127.0.0.1")
    door = Door(settings(allow_hosts=hosts), resolver=lambda host, port: ["127.0.0.1"], tls=client)
    assert door.fetch(f"https://news.example:{port}/").body == b"text"
    assert names == ["news.example"]
    for wrong in ("other.example", "127.0.0.1"):
        with pytest.raises(FetchFailed, match="certificate is not valid"):
            door.fetch(f"https://{wrong}:{port}/")


def test_an_unknown_authority_is_not_trusted(secure):
    port, _, _ = secure
    door = Door(settings(allow_hosts=("news.example",)), resolver=lambda host, port: ["127.0.0.1"])
    with pytest.raises(FetchFailed, match="certificate is not valid"):
        door.fetch(f"https://news.example:{port}/")


def test_no_way_back_from_https_to_http(secure):
    port, _, client = secure
    client.check_hostname = False
    door = Door(
        settings(allow_hosts=("moved.news.example", "news.example")),
        resolver=lambda host, port: ["127.0.0.1"],
        tls=client,
    )
    with pytest.raises(FetchFailed, match=r"redirects to the unprotected http://news\.example:8080/"):
        door.fetch(f"https://moved.news.example:{port}/")


def test_tls_handshake_that_never_ends(raw):
    stop = threading.Event()
    port = raw(lambda connection: stop.wait(5))
    with pytest.raises(FetchFailed, match=r"no secure connection within 0\.2 seconds"):
        Door(settings(timeout=0.2)).fetch(f"https://127.0.0.1:{port}/")
    stop.set()


def test_certificate_variables_of_the_environment_are_not_used(secure, certificate, monkeypatch):
    port, _, _ = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    door = Door(settings(allow_hosts=("news.example",)), resolver=lambda host, port: ["127.0.0.1"])
    with pytest.raises(FetchFailed, match="certificate is not valid"):
        door.fetch(f"https://news.example:{port}/")
