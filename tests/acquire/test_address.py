"""No spelling of a non-public address gets through, and no public one is refused."""

import unicodedata
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.acquire.address import check_name, check_port, literal, local_name, refusal, spelling, under
from headwater.errors import ForbiddenAddress

URL = "http://somewhere.example/"

PRIVATE_4 = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
]
PRIVATE_6 = [
    "::",
    "::1",
    "::7f00:1",
    "::8.8.8.8",
    "::ffff:10.0.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "2a00:1450:4001::5efe:10.0.0.1",
    "3fff::1",
    "4000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2a00:1450:4001::1", "2606:4700::1111"]
PUBLIC += ["::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]

private_4 = st.one_of(
    *(
        st.ip_addresses(v=4, network=network)
        for network in (
            "10.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
        )
    )
)


@pytest.mark.parametrize("text", PRIVATE_4 + PRIVATE_6)
def test_non_public_addresses_are_refused(text):
    assert refusal(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_not(text):
    assert refusal(ip_address(text)) is None


@given(private_4, st.sampled_from(["::ffff:0:0", "::", "64:ff9b::", "::ffff:0:0:0"]))
def test_ipv6_with_a_private_address_inside_is_refused(inside, prefix):
    assert refusal(IPv6Address(int(IPv6Address(prefix)) | int(inside)))


@given(private_4, st.integers(0, 2**80 - 1))
def test_6to4_with_a_private_address_inside_is_refused(inside, rest):
    assert refusal(IPv6Address((0x2002 << 112) | (int(inside) << 80) | rest))


@given(st.integers(0, 2**32 - 1), private_4)
def test_teredo_with_a_private_address_inside_is_refused(server, inside):
    assert refusal(IPv6Address((0x20010000 << 96) | (server << 64) | (int(inside) ^ 0xFFFFFFFF)))


@given(st.ip_addresses(v=4))
def test_nothing_that_python_calls_not_global_is_let_through(address):
    if not address.is_global or address.is_multicast:
        assert refusal(address)


@given(st.ip_addresses(v=6))
def test_only_global_unicast_is_let_through(address):
    if refusal(address) is None:
        assert address in IPv6Network("2000::/3") or address.ipv4_mapped or address in IPv6Network("64:ff9b::/96")


def _number(value: int, base: str) -> str:
    return {"d": str(value), "x": hex(value), "X": f"0X{value:X}", "o": f"0{value:o}"}[base]


@given(
    st.ip_addresses(v=4), st.integers(1, 4), st.lists(st.sampled_from("dxXo"), min_size=4, max_size=4), st.booleans()
)
def test_other_spellings_of_ipv4_are_refused(address, count, bases, dot):
    """Decimal, hexadecimal, octal and short forms, as C's inet_aton takes them, with and without a trailing dot."""
    packed = address.packed
    parts = [*packed[: count - 1], int.from_bytes(packed[count - 1 :], "big")]
    text = ".".join(_number(part, base) for part, base in zip(parts, bases, strict=False)) + "." * dot
    if text.rstrip(".") == str(address):
        assert spelling(text, URL) == str(address)
    else:
        with pytest.raises(ForbiddenAddress):
            spelling(text, URL)


@cache
def _digits() -> dict[str, list[str]]:
    """What is read as a digit, by that digit."""
    found: dict[str, list[str]] = {d: [] for d in "0123456789"}
    for c in map(chr, range(0x80, 0x1FBFA)):
        found.get(unicodedata.normalize("NFKC", c), []).append(c)
    return found


@given(private_4, st.data())
def test_unicode_digits_are_read_as_what_they_are(address, data):
    digits = "".join(data.draw(st.sampled_from([c, *_digits().get(c, "。．.")]), label=c) for c in str(address))
    try:
        host = spelling(digits, URL)
    except ForbiddenAddress:
        return
    assert host == str(address)
    with pytest.raises(ForbiddenAddress):
        check_name(host, URL)


@given(st.text(max_size=40))
def test_a_spelling_is_a_host_name_or_refused(text):
    try:
        host = spelling(text, URL)
    except ForbiddenAddress:
        return
    assert host == host.lower()
    assert host.isascii()
    assert not set(host) & set("/?#@\\% \t\n[]")
    assert spelling(host, URL) == host


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("News.Example", "news.example"),
        ("news.example.", "news.example"),
        ("xn--80aaxitdbjk.xn--p1ai", "xn--80aaxitdbjk.xn--p1ai"),
        ("ＮＥＷＳ。example", "news.example"),
        ("[::FFFF:1.2.3.4]", "::ffff:102:304"),
        ("8.8.8.8.", "8.8.8.8"),
        ("a_b.example", "a_b.example"),
        ("1.example", "1.example"),
    ],
)
def test_one_spelling(host, expected):
    assert spelling(host, URL) == expected


@pytest.mark.parametrize(
    "host",
    [
        "",
        ".",
        "a..b",
        "-a.example",
        "a" * 64 + ".example",
        "a." * 130 + "a",
        "a b",
        "a%2eb",
        "127.0.0.1%00",
        "[::1",
        "::1%lo",
        "1.2.3.4.5",
        "1.2.3",
        "256.1.1.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "127.1",
        "0x",
        "a.0x7f",
        "example.1",
    ],
)
def test_what_is_no_host_is_refused(host):
    with pytest.raises(ForbiddenAddress, match="somewhere"):
        spelling(host, URL)


@pytest.mark.parametrize("host", ["localhost", "x.localhost", "printer.local", "wiki.internal", "router.home.arpa"])
def test_local_names_are_refused(host):
    assert local_name(host)
    with pytest.raises(ForbiddenAddress, match="allow_hosts"):
        check_name(host, URL)


@pytest.mark.parametrize("host", ["news.example", "localhost.example", "mylocal", "8.8.8.8"])
def test_other_names_are_not(host):
    check_name(host, URL)


def test_literals():
    assert literal("8.8.8.8") == IPv4Address("8.8.8.8")
    assert literal("::1") == IPv6Address("::1")
    assert literal("news.example") is None


def test_under():
    domains = frozenset({"news.example", "10.0.0.1"})
    assert under("news.example", domains)
    assert under("a.b.news.example", domains)
    assert under("10.0.0.1", domains)
    assert not under("badnews.example", domains)
    assert not under("example", domains)
    assert not under("10.0.0.1", frozenset({"0.0.1"}))


@pytest.mark.parametrize("port", [80, 443, 1024, 8080, 65535])
def test_ports_of_the_web(port):
    check_port(port, URL)


@pytest.mark.parametrize("port", [0, 22, 25, 110, 6000, 6667, 65536, 100000])
def test_other_ports_are_refused(port):
    with pytest.raises(ForbiddenAddress, match="port"):
        check_port(port, URL)
