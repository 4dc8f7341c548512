"""robots.txt: asked for once, obeyed, and silent sites are not taken to agree."""

import threading
import time

import pytest

from headwater.acquire.fetch import Door
from headwater.acquire.robots import MAX_DELAY, Robots
from headwater.config import Network
from headwater.errors import FetchFailed, ForbiddenAddress

SITE = "https://gazette.example"
PAGE = f"{SITE}/news/1"


def answering(body):
    return lambda url: body


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /news/",
        "User-agent: Headwater\nDisallow: /",
        "User-agent: headwater\nDisallow: /news/*1$",
        "\ufeffUser-agent: *\nDisallow: /",
        "User-agent: Other\nUser-agent: Headwater\nDisallow: /",
    ],
)
def test_refused(rules):
    with pytest.raises(ForbiddenAddress, match=r"news/1.*robots\.txt does not allow Headwater"):
        Robots("Headwater/0.1 (x)").check(PAGE, SITE, answering(rules.encode()))


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "User-agent: *\nDisallow:",
        "User-agent: *\nDisallow: /\n\nUser-agent: Headwater\nAllow: /",
        "User-agent: Other\nDisallow: /",
        "User-agent: *\nDisallow: /news/\nAllow: /news/1",
        "<html>not found</html>",
        "\x00\xff\xfe",
    ],
)
def test_allowed(rules):
    assert Robots("Headwater/0.1").check(PAGE, SITE, answering(rules.encode("utf-8", "surrogatepass"))) == 0.0


def test_no_robots_file_allows_everything():
    assert Robots("Headwater").check(PAGE, SITE, answering(None)) == 0.0


@pytest.mark.parametrize(("asked", "kept"), [("4", 4.0), ("0.5", 0.5), ("86400", MAX_DELAY), ("inf", 0.0), ("x", 0.0)])
def test_crawl_delay_within_reason(asked, kept):
    rules = f"User-agent: *\nCrawl-delay: {asked}".encode()
    assert Robots("Headwater").check(PAGE, SITE, answering(rules)) == kept


def test_asked_once_for_each_site_even_by_many_threads():
    asked = []

    def bring(url):
        asked.append(url)
        time.sleep(0.05)
        return b""

    robots = Robots("Headwater")
    threads = [threading.Thread(target=robots.check, args=(PAGE, SITE, bring)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    robots.check("http://gazette.example/", "http://gazette.example", bring)
    assert asked == [f"{SITE}/robots.txt", "http://gazette.example/robots.txt"]


def test_a_failure_is_remembered_for_a_while():
    asked = []

    def bring(url):
        asked.append(url)
        raise FetchFailed(f"{url}: HTTP 503; the site is in trouble; try later")

    robots = Robots("Headwater")
    for _ in range(3):
        with pytest.raises(FetchFailed, match=r"news/1: nothing may be read .*: HTTP 503"):
            robots.check(PAGE, SITE, bring)
    assert len(asked) == 1


def test_a_forbidden_site_stays_forbidden_not_failed():
    def bring(url):
        raise ForbiddenAddress(f"{url}: 10.0.0.1 is not a public address")

    with pytest.raises(ForbiddenAddress, match=r"news/1: .*not a public address"):
        Robots("Headwater").check(PAGE, SITE, bring)


def test_hostile_files_are_read_soon():
    many = b"".join(b"User-agent: a%d\n" % n for n in range(15_000)) + b"Disallow: /x\n" * 20_000
    stars = b"User-agent: *\n" + b"Disallow: /" + b"*n" * 100_000 + b"\n" + b"Disallow: /*e*w*s*q$\n" * 20_000
    start = time.monotonic()
    Robots("Headwater").check(PAGE, SITE, answering(many))
    Robots("Headwater").check(SITE + "/" + "news" * 2_000, SITE, answering(stars))
    assert time.monotonic() - start < 5


def settings(**given):
    return Network(**{"allow_hosts": ("127.0.0.1",), "delay": 0.0, "timeout": 5.0, "total_timeout": 10.0, **given})


def test_the_door_asks_first(site):
    site.pages = {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /closed"), "/open": (200, {}, b"text")}
    door = Door(settings())
    assert door.fetch(site.url("/open")).body == b"text"
    with pytest.raises(ForbiddenAddress, match="closed"):
        door.fetch(site.url("/closed/1"))
    assert site.paths() == ["/robots.txt", "/open"]


def test_the_door_does_not_ask_where_told_so(site):
    site.pages = {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /"), "/a": (200, {}, b"text")}
    assert Door(settings(robots=False)).fetch(site.url("/a")).body == b"text"
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_file(site, status):
    site.pages = {"/robots.txt": (status, {}, b""), "/a": (200, {}, b"text")}
    assert Door(settings()).fetch(site.url("/a")).body == b"text"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_file_that_cannot_be_read_allows_nothing(site, status):
    site.pages = {"/robots.txt": (status, {}, b""), "/a": (200, {}, b"text")}
    with pytest.raises(FetchFailed, match=rf"/a: nothing may be read .*HTTP {status}"):
        Door(settings()).fetch(site.url("/a"))
    assert site.paths() == ["/robots.txt"]


def test_only_the_beginning_of_a_huge_one_is_read(site):
    rules = b"User-agent: *\nDisallow: /closed\n" + b"# padding\n" * 300_000
    site.pages = {"/robots.txt": (200, {}, rules), "/a": (200, {}, b"text")}
    door = Door(settings(max_bytes=1_000_000))
    assert door.fetch(site.url("/a")).body == b"text"
    with pytest.raises(ForbiddenAddress):
        door.fetch(site.url("/closed"))


def test_robots_of_the_host_that_a_redirect_leads_to(site):
    site.pages = {
        "/robots.txt": lambda headers: (
            200,
            {},
            b"User-agent: *\nDisallow: /" if "localhost" in headers["host"] else b"",
        ),
        "/a": (302, {"Location": site.url("/b", "localhost")}, b""),
        "/b": (200, {}, b"text"),
    }
    with pytest.raises(ForbiddenAddress, match=r"localhost:\d+/b: .*robots"):
        Door(settings(allow_hosts=("127.0.0.1", "localhost"))).fetch(site.url("/a"))
    assert "/b" not in site.paths()


def test_a_robots_file_behind_a_redirect(site):
    site.pages = {
        "/robots.txt": (301, {"Location": "/rules.txt"}, b""),
        "/rules.txt": (200, {}, b"User-agent: *\nDisallow: /closed"),
    }
    with pytest.raises(ForbiddenAddress, match="robots"):
        Door(settings()).fetch(site.url("/closed"))


def test_crawl_delay_is_kept(site):
    site.pages = {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 0.3"), "/a": (200, {}, b"text")}
    door = Door(settings())
    door.fetch(site.url("/a"))
    start = time.monotonic()
    door.fetch(site.url("/a"))
    assert time.monotonic() - start >= 0.25
