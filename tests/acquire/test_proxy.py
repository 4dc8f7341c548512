"""Through a SOCKS5 proxy: names resolved at its far end, and nothing, ever, around it."""

import socket
import threading

import pytest

from headwater.acquire.fetch import Door
from headwater.acquire.proxy import Proxy, connect, from_settings, is_onion
from headwater.config import Network
from headwater.errors import ConfigError, FetchFailed, ForbiddenAddress

ONION = "abcdefghijklmnop.onion"


def settings(socks, **given):
    base = {"proxy": f"socks5h://127.0.0.1:{socks.port}", "delay": 0.0, "timeout": 5.0, "total_timeout": 10.0}
    return Network(**{**base, **given})


@pytest.fixture
def looked_up(monkeypatch):
    """Every name that the local resolver is asked for, by whatever way."""
    names = []
    real = socket.getaddrinfo

    def record(host, *args, **kwargs):
        names.append(host)
        return real(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", record)
    for other in ("gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo"):
        monkeypatch.setattr(socket, other, lambda *a, **k: pytest.fail("a name was looked up here"))
    return names


@pytest.fixture
def connected(monkeypatch):
    """Every address that anything in this process connects to."""
    ports = []
    real = socket.socket.connect

    def record(self, where):
        ports.append(where[:2])
        return real(self, where)

    monkeypatch.setattr(socket.socket, "connect", record)
    return ports


def test_names_are_resolved_at_the_far_end(site, socks, looked_up):
    site.pages["/a"] = (200, {}, b"text")
    fetched = Door(settings(socks)).fetch("http://news.example/a")
    assert fetched.body == b"text"
    assert fetched.url == "http://news.example/a"
    assert socks.asked == [("news.example", 80), ("news.example", 80)]
    assert site.asked == [("news.example", "/robots.txt"), ("news.example", "/a")]
    assert looked_up == []


def test_socks5_means_the_same_as_socks5h(site, socks, looked_up):
    site.pages["/a"] = (200, {}, b"text")
    door = Door(settings(socks, proxy=f"socks5://127.0.0.1:{socks.port}", robots=False))
    door.fetch("http://news.example/a")
    assert socks.asked == [("news.example", 80)]
    assert looked_up == []


def test_only_the_hosts_named_and_their_subdomains(site, socks, looked_up):
    site.pages["/a"] = (200, {}, b"text")
    hosts = ("secret.example",)
    door = Door(settings(socks, proxy_hosts=hosts, allow_hosts=("127.0.0.1", "localhost"), robots=False))
    door.fetch("http://secret.example/a")
    door.fetch("http://www.secret.example/a")
    door.fetch(site.url("/a", "localhost"))
    assert [host for host, _ in socks.asked] == ["secret.example", "www.secret.example"]
    assert looked_up == ["localhost"]
    with pytest.raises(FetchFailed, match="cannot be found"):
        door.fetch("http://notsecret.invalid/a")
    assert len(socks.asked) == 2


def test_a_redirect_from_a_proxied_host_keeps_the_rules_of_each_host(site, socks, looked_up):
    site.pages = {
        "/to-direct": (302, {"Location": site.url("/a")}, b""),
        "/to-proxied": (302, {"Location": "http://b.secret.example/a"}, b""),
        "/to-private": (302, {"Location": "http://10.0.0.1/a"}, b""),
        "/a": (200, {}, b"text"),
    }
    door = Door(settings(socks, proxy_hosts=("secret.example",), allow_hosts=("127.0.0.1",), robots=False))
    assert door.fetch("http://secret.example/to-direct").url == site.url("/a")
    assert [host for host, _ in socks.asked] == ["secret.example"]
    assert door.fetch(site.url("/to-proxied")).url == "http://b.secret.example/a"
    assert [host for host, _ in socks.asked] == ["secret.example", "b.secret.example"]
    with pytest.raises(ForbiddenAddress, match=r"10\.0\.0\.1"):
        door.fetch("http://secret.example/to-private")
    assert looked_up == []


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "[::1]", "localhost", "2130706433"])
def test_the_far_end_is_not_asked_for_non_public_addresses(socks, host):
    with pytest.raises(ForbiddenAddress):
        Door(settings(socks)).fetch(f"http://{host}/a")
    assert socks.asked == []


def test_a_public_literal_goes_through_the_proxy_as_an_address(site, socks, connected):
    site.pages["/a"] = (200, {}, b"text")
    door = Door(settings(socks, robots=False))
    door.fetch("http://8.8.8.8/a")
    door.fetch("http://[2606:4700::1111]/a")
    assert socks.asked == [("8.8.8.8", 80), ("2606:4700::1111", 80)]
    assert set(connected) == {("127.0.0.1", socks.port), ("127.0.0.1", site.port)}  # ours, and the proxy's own


def test_allowed_hosts_go_through_the_proxy_too(site, socks):
    site.pages["/a"] = (200, {}, b"text")
    Door(settings(socks, allow_hosts=("localhost",), robots=False)).fetch("http://localhost:1234/a")
    assert socks.asked == [("localhost", 1234)]


def test_a_proxy_that_is_down_is_never_gone_around(looked_up, connected):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    door = Door(Network(proxy=f"socks5h://127.0.0.1:{port}", delay=0.0, timeout=2.0))
    with pytest.raises(FetchFailed, match=rf"news\.example/a: .*nothing goes around it; start .*127\.0\.0\.1:{port}"):
        door.fetch("http://news.example/a")
    assert looked_up == []
    assert set(connected) == {("127.0.0.1", port)}


def test_onions_only_through_the_proxy(site, socks, looked_up):
    site.pages["/a"] = (200, {}, b"text")
    with pytest.raises(ForbiddenAddress, match="only through Tor"):
        Door(Network()).fetch(f"http://{ONION}/a")
    door = Door(settings(socks, proxy_hosts=("secret.example",), robots=False))
    assert door.fetch(f"http://{ONION}/a").body == b"text"
    assert socks.asked == [(ONION, 80)]
    assert looked_up == []


def test_a_redirect_to_an_onion_is_refused_without_a_proxy(site, looked_up):
    site.pages["/a"] = (302, {"Location": f"http://{ONION}/"}, b"")
    with pytest.raises(ForbiddenAddress, match="onion"):
        Door(Network(allow_hosts=("127.0.0.1",), delay=0.0, robots=False)).fetch(site.url("/a"))
    assert looked_up == []


def test_the_environments_proxies_are_not_used(site, socks, monkeypatch):
    site.pages["/a"] = (200, {}, b"text")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"socks5h://127.0.0.1:{socks.port}")
    Door(Network(allow_hosts=("127.0.0.1",), delay=0.0)).fetch(site.url("/a"))
    assert socks.asked == []


def test_name_and_password(site, socks):
    site.pages["/a"] = (200, {}, b"text")
    socks.user, socks.password = b"ada", b"p@ss"
    door = Door(settings(socks, proxy=f"socks5h://ada:p%40ss@127.0.0.1:{socks.port}", robots=False))
    assert door.fetch("http://news.example/a").body == b"text"
    with pytest.raises(FetchFailed, match="refused the name and password") as error:
        Door(settings(socks, proxy=f"socks5h://ada:no@127.0.0.1:{socks.port}", robots=False)).fetch("http://n.example/")
    assert "ada" not in str(error.value)
    with pytest.raises(FetchFailed, match="wants a name and password"):
        Door(settings(socks, robots=False)).fetch("http://news.example/a")


@pytest.mark.parametrize(
    ("reply", "said"), [(1, "it failed"), (4, "cannot find"), (5, "refused"), (0xF0, "onion"), (99, "99")]
)
def test_what_the_proxy_says_is_told(socks, reply, said):
    socks.reply = reply
    with pytest.raises(FetchFailed, match=rf"news\.example/a: the proxy says that .*{said}"):
        Door(settings(socks, robots=False)).fetch("http://news.example/a")


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad\r\n\r\n", b"", b"\x04\x5a" + bytes(6), b"\x05"])
def test_what_speaks_no_socks(raw, answer):
    port = raw(lambda connection: connection.sendall(answer))
    with pytest.raises(FetchFailed, match=r"network\.proxy"):
        Door(Network(proxy=f"socks5h://127.0.0.1:{port}", robots=False, timeout=2.0)).fetch("http://news.example/")


def test_a_silent_proxy_is_given_up(raw):
    stop = threading.Event()
    port = raw(lambda connection: stop.wait(5))
    with pytest.raises(FetchFailed, match=r"news\.example/: no answer within 0\.2 seconds"):
        Door(Network(proxy=f"socks5h://127.0.0.1:{port}", robots=False, timeout=0.2)).fetch("http://news.example/")
    stop.set()


@pytest.mark.parametrize(
    ("proxy", "hosts"),
    [
        ("http://127.0.0.1:8080", ()),
        ("socks4://127.0.0.1:9050", ()),
        ("127.0.0.1:9050", ()),
        ("socks5h://", ()),
        ("socks5h://127.0.0.1:port", ()),
        ("socks5h://" + "u" * 300 + ":p@127.0.0.1", ()),
        ("", ("secret.example",)),
        ("socks5h://127.0.0.1", ("http://secret.example/",)),
    ],
)
def test_settings_that_make_no_sense(proxy, hosts):
    with pytest.raises(ConfigError, match=r"network\.proxy"):
        from_settings(proxy, hosts)


def test_settings():
    assert from_settings("", ()) is None
    proxy = from_settings("socks5h://tor.example", ("*.Secret.Example.", ".other.example"))
    assert proxy == Proxy("tor.example", 1080, hosts=frozenset({"secret.example", "other.example"}))
    assert proxy.serves("a.secret.example")
    assert not proxy.serves("secret.example.other")
    assert is_onion("a.onion")
    assert not is_onion("onion.example")


class Tape:
    """A wire that answers from a tape."""

    def __init__(self, answers):
        self.answers, self.written = answers, b""

    def write(self, buffer):
        self.written += buffer

    def read(self, max_bytes):
        piece, self.answers = self.answers[:max_bytes], self.answers[max_bytes:]
        return piece


def test_not_one_byte_too_many_is_read():
    tape = Tape(b"\x05\x00" + b"\x05\x00\x00\x03\x04name\x00\x50" + b"HTTP")
    connect(tape, Proxy("127.0.0.1", 9050), "news.example", 443, "https://news.example/")
    assert tape.answers == b"HTTP"
    assert tape.written == b"\x05\x01\x00" + b"\x05\x01\x00\x03\x0cnews.example\x01\xbb"
