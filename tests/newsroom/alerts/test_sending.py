"""Messages on their way to real receivers of mail and webhooks, that fail at will: what is sent, what is not, and when."""

from __future__ import annotations

import json
import re
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from benchmarks import alerting
from benchmarks.alert_receivers import Receivers, Taken, receiving
from lxml import etree
from tests.acquire.conftest import Socks, raw, site, socks  # noqa: F401
from tests.desk import alerted
from tests.desk.alerted import armed, decide, happens, later
from tests.newsroom.alerts.certificate import Certificate, certificate

from headwater.acquire import feeds
from headwater.acquire.sending import Sender
from headwater.config import Mail, Network, Settings
from headwater.desk import Desk
from headwater.desk.alerts.alert_records import Rule
from headwater.desk.alerts.alert_tables import events
from headwater.desk.claims.claim_tables import claims, stories
from headwater.desk.followed.turns import Moment
from headwater.errors import ConfigError
from headwater.newsroom.alerts import pace, signing, wishes
from headwater.newsroom.alerts.pace import Pace
from headwater.newsroom.alerts.teller import Teller, Told
from headwater.newsroom.alerts.trouble import Trouble
from headwater.show import alerting as words
from headwater.show.tongue import LANGUAGES
from headwater.watch.clock import Clock

RARE = "Quernstone"
HOSTILE = (
    f"{RARE}\r\nBcc: all@evil.example\r\n\r\n<b>hi</b> \u202egnp.exe\u202c \x1b[2J http://evil.example/x "
    "www.evil.example \u2028Subject: no\0\ud800 =?utf-8?q?a?="
)
HEADERS = (
    *("from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type"),
    "content-transfer-encoding",
)
SLOW = Pace(first=60.0, most=60.0, patience=86400.0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a claim and a story whose words are as bad as words can be, without one article."""
    with Desk(tmp_path / f"{RARE}.desk") as opened:
        with opened._writing() as connection:
            fit = HOSTILE.encode("utf-8", "replace").decode()
            connection.execute(claims.insert(), [alerting._claim(1) | {"wording": fit}])
            connection.execute(stories.insert(), [alerting._story(1) | {"title": fit}])
        yield opened


def settings(desk: Desk, receivers: Receivers, **mail: Any) -> Settings:
    given = {"server": "127.0.0.1", "port": receivers.smtp, "security": "none", "sender": "desk@news.example"} | mail
    network = Network(allow_hosts=("127.0.0.1", "localhost"), timeout=2.0, total_timeout=4.0)
    return Settings(desk=str(desk.path), network=network, mail=Mail(**given))


class Ahead(Clock):
    """A clock that is so many seconds ahead: what was put off is due at once."""

    def __init__(self, seconds: float) -> None:
        self._by = timedelta(seconds=seconds)

    def now(self) -> Moment:
        real = super().now()
        return replace(real, wall=real.wall + self._by)


def send(
    desk: Desk,
    given: Settings,
    *,
    tls: ssl.SSLContext | None = None,
    at: Pace | None = None,
    base: str = "",
    ahead: float = 0.0,
) -> list[Told]:
    """Sends all that is due so many seconds ahead; what became of it."""
    told: list[Told] = []
    stop, sender = threading.Event(), Sender(given.network, tls=tls)
    Teller(desk, given, words.writer(base), stop, sender, Ahead(ahead), at or SLOW, told.append).run(once=True)
    return told


def ways(receivers: Receivers) -> tuple[tuple[str, str], ...]:
    return (("mail", "ed@news.example"), ("webhook", f"http://127.0.0.1:{receivers.http}/hook"), ("feed", ""))


def told_of(desk: Desk, receivers: Receivers, **other: Any) -> Rule:
    """A rule that has something to tell by every way."""
    rule = armed(desk, **{"channels": ways(receivers)} | other)
    happens(desk, "standing")
    decide(desk)
    return rule


def mail(taken: Taken) -> Any:
    return message_from_bytes(taken.raw.partition(b"\r\n")[2], policy=default)


# What is sent


def test_a_mail_is_plain_and_nothing_in_a_title_becomes_a_header_a_link_or_a_turned_line(desk: Desk) -> None:
    with receiving() as receivers:
        rule = told_of(desk, receivers, wording="plain")
        given = settings(desk, receivers)
        assert [told.what for told in send(desk, given, base="https://desk.example/")] == ["sent", "sent"]
        sent = mail(receivers.by_way()["ed@news.example"][0])
    assert sorted(name.lower() for name in sent) == sorted(HEADERS)
    assert (sent["to"], sent["from"], sent["auto-submitted"]) == (
        "ed@news.example",
        "desk@news.example",
        "auto-generated",
    )
    assert sent.get_content_type() == "text/plain"
    text = sent.get_content().replace("\r\n", "\n")
    for unfit in ("\u202e", "\x1b", "\0", "\u2028", "http://evil", "www.evil"):
        assert unfit not in text + str(sent["subject"])
    assert [line for line in text.splitlines() if RARE in line] == [
        line for line in text.splitlines() if line[:2] == "> "
    ]
    assert re.search(r"^Bcc:", text, re.MULTILINE) is None
    assert f"https://desk.example/alerts/{rule.id}" in text
    assert str(sent["message-id"]).endswith("@news.example>")


def test_without_an_address_of_the_desk_there_is_no_link(desk: Desk) -> None:
    with receiving() as receivers:
        told_of(desk, receivers)
        send(desk, settings(desk, receivers))
        assert all(b'"link"' not in one.raw for one in receivers.taken)
        assert "://" not in mail(receivers.by_way()["ed@news.example"][0]).get_content().replace("hxxp://", "")


def test_what_was_forgotten_meanwhile_is_not_told(desk: Desk) -> None:
    with receiving() as receivers:
        told_of(desk, receivers)
        with desk._writing() as connection:
            connection.execute(events.update().values(body={}, article=None))
        assert [told.what for told in send(desk, settings(desk, receivers))] == ["sent", "sent"]
        assert "no longer on the desk" in mail(receivers.by_way()["ed@news.example"][0]).get_content()
        assert all(RARE.encode() not in one.raw for one in receivers.taken)


def test_a_webhook_is_signed_as_the_standard_says(desk: Desk) -> None:
    # The example of standardwebhooks.com's own libraries.
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    given = signing.signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert given == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    with receiving() as receivers:
        rule, secrets = desk.add_alert(alerted.wish(channels=ways(receivers)[1:2]), "ana")
        desk.arm_alert(rule.id, "ana")
        number = happens(desk, "standing")
        decide(desk)
        send(desk, settings(desk, receivers))
        (one,) = receivers.taken
    body = one.raw.partition(b"\r\n")[2]
    at = int(one.headers["webhook-timestamp"])
    assert abs(at - datetime.now(UTC).timestamp()) < 60
    assert one.headers["webhook-signature"] == signing.signature(secrets[0].secret, one.id, at, body)
    row = json.loads(body)
    assert (row["type"], row["data"]["changes"][0]["key"]) == ("alert", f"{rule.id}.{number}")
    assert "headwater" not in json.dumps(one.headers).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_discreet_words_let_nothing_on_in_any_byte(desk: Desk, language: str) -> None:
    """All that goes over the lines, and the feed: no name, no word of a claim, of the desk or of what it is."""
    with receiving() as receivers:
        rule = armed(
            desk,
            "all",
            "",
            ("denied", "edited", "claim", "answer"),
            channels=ways(receivers),
            wording="discreet",
            language=language,
        )
        happens(desk, "standing")
        happens(desk, "edited", None, article="a" * 12)
        happens(desk, "story", None)
        happens(desk, "answer", body={"names": ["Ilda Marrow"], "why": "Lund Post prints the denial."})
        decide(desk)
        desk.test_alert(rule.id, later())
        secret = desk.renew_secret(rule.channels[2].id, "ana").secret
        send(desk, settings(desk, receivers), base="https://desk.example")
        feed = _feed(desk, secret)
        everything = [one.raw + json.dumps(one.headers).encode() for one in receivers.taken]
        everything += [mail(one).get_content().encode() for one in receivers.by_way()["ed@news.example"]]
        sizes = {len(one.raw) for one in receivers.by_way()["/hook"]}
    assert len(receivers.taken) == 2 * 4
    assert len(sizes) == 1  # not even how much there is
    words_ = (
        RARE,
        "Marrow",
        "Lund",
        "denied",
        "standing",
        "claim",
        "c-000001",
        "s-000001",
        "Headwater",
        "desk.example",
    )
    words_ += ("test", "edited", "alert ", "gnp", "single origin", "ana")
    for sent in (*everything, feed):
        # The base64 of a mail is looked through as its text; here only what stands in the clear.
        for word in words_:
            assert word.lower().encode() not in _without_ids(sent).lower(), (word, sent)


def _feed(desk: Desk, secret: str) -> bytes:
    from headwater.show.web import alert_feed

    found = desk.alert_feed(secret)
    assert found
    return alert_feed.atom(*found, words.writer("https://desk.example"))


def _without_ids(sent: bytes) -> bytes:
    """Without what is drawn by lot: any three letters may stand in it."""
    for drawn in (
        rb"[0-9a-f]{32,64}",
        rb"v1,[A-Za-z0-9+/=]+",
        rb"\n[A-Za-z0-9+/=]{40,}",
        rb"desk@news\.example",
        rb"urn:uuid:[0-9a-f-]+",
    ):
        sent = re.sub(drawn, b"", sent)
    return sent


def test_a_feed_is_an_atom_feed_whatever_is_in_it(desk: Desk) -> None:
    rule, (secret,) = desk.add_alert(alerted.wish("all", "", ("denied", "claim"), channels=(("feed", ""),)), "ana")
    desk.arm_alert(rule.id, "ana")
    happens(desk, "standing")
    happens(desk, "story", None)
    decide(desk)
    made = _feed(desk, secret.secret)
    root, atom = etree.fromstring(made), "{http://www.w3.org/2005/Atom}"
    needed = {f"{atom}id", f"{atom}title", f"{atom}updated"}
    assert root.tag == f"{atom}feed"
    assert needed <= {child.tag for child in root}
    entries = root.findall(f"{atom}entry")
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries) == 2
    assert all(needed <= {child.tag for child in entry} for entry in entries)
    assert all(len(child) == 0 for entry in entries for child in entry)  # no markup of others in it
    # Our own reader of feeds takes it as well.
    assert len(feeds.items(made, "https://desk.example/feed")) == 2


# Where it is sent


def test_passwords_go_under_tls_alone_and_are_nowhere_else(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    made: Certificate = certificate(tmp_path)
    monkeypatch.setenv("MAIL_KEY", "s3cret-Pa55word")
    known: list[tuple[bytes, bytes]] = []

    def login(_: Any, __: Any, ___: Any, mechanism: str, data: Any) -> AuthResult:
        known.append((data.login, data.password))
        right = data.password == b"s3cret-Pa55word"
        return AuthResult(success=right, handled=False, message=None if right else f"535 no: {data.password.decode()}")

    with receiving(authenticator=login, auth_required=True, tls_context=made.server) as receivers:
        told_of(desk, receivers, channels=ways(receivers)[:1])
        given = settings(
            desk, receivers, server="localhost", security="starttls", user="ana", password_variable="MAIL_KEY"
        )
        # A certificate that nobody knows: nothing is sent, the password least of all.
        (failed,) = send(desk, given)
        assert (failed.what, "certificate" in failed.words.lower(), known) == ("failed", True, [])
        (sent,) = send(desk, given, tls=made.client, ahead=100)
        assert (sent.what, known) == ("sent", [(b"ana", b"s3cret-Pa55word")])
        monkeypatch.setenv("MAIL_KEY", "an0ther-Pa55word")
        happens(desk, "standing")
        decide(desk)
        (refused,) = send(desk, given, tls=made.client, ahead=200)
        assert (refused.what, "535" in refused.words) == ("failed", True)
        # Without TLS, no login is tried.
        bare = replace(given, mail=replace(given.mail, security="none"))
        (refused,) = send(desk, bare, ahead=300)
        assert "without a password" in refused.words
    everything = b"".join(file.read_bytes() for file in desk.path.parent.glob("*.desk*"))
    assert b"Pa55word" not in everything
    assert "Pa55word" not in "".join(capfd.readouterr())


def test_a_key_in_the_place_of_its_name_is_refused_and_not_repeated() -> None:
    with pytest.raises(ConfigError) as error:
        Mail(password_variable="s3cret")
    assert "s3cret" not in str(error.value)


def test_mail_under_tls_from_the_first_byte_and_a_server_without_tls_is_refused(desk: Desk, tmp_path: Path) -> None:
    made = certificate(tmp_path)
    with receiving() as plain:
        told_of(desk, plain, channels=ways(plain)[:1])
        given = settings(desk, plain, server="localhost", security="starttls")
        (failed,) = send(desk, given, tls=made.client)
        assert "STARTTLS" in failed.words
        assert plain.taken == []
    with receiving(ssl_context=made.server) as receivers:
        given = settings(desk, receivers, server="localhost", security="tls")
        assert [told.what for told in send(desk, given, tls=made.client, ahead=100)] == ["sent"]


def test_what_is_not_public_is_reached_only_where_the_settings_name_it(desk: Desk) -> None:
    with receiving() as receivers:
        told_of(desk, receivers)
        given = settings(desk, receivers)
        told = send(desk, replace(given, network=replace(given.network, allow_hosts=())))
        assert [one.what for one in told] == ["failed", "failed"]
        assert all("not a public address" in one.words for one in told)
        assert receivers.taken == []
    with pytest.raises(Exception, match="not a public address"):
        wishes.check_ways(alerted.wish(channels=(("webhook", "http://127.0.0.1/x"),)), Settings())
    with pytest.raises(ConfigError, match=r"mail\.server"):
        wishes.check_ways(alerted.wish(channels=(("mail", "a@b.example"),)), Settings())


def test_nothing_follows_a_redirect(desk: Desk, raw: Callable[..., int]) -> None:  # noqa: F811
    asked: list[bytes] = []

    def elsewhere(connection: Any) -> None:
        asked.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n")

    with receiving() as receivers:
        told_of(desk, receivers, channels=(("webhook", f"http://127.0.0.1:{raw(elsewhere)}/secret-path?key=k3y"),))
        (told,) = send(desk, settings(desk, receivers))
    assert (told.what, "307" in told.words, len(asked)) == ("failed", True, 1)
    assert "secret-path" not in told.words


def test_all_goes_through_the_proxy_and_without_it_nothing_goes(desk: Desk, raw: Callable[..., int]) -> None:  # noqa: F811
    with receiving() as receivers:
        told_of(desk, receivers, channels=(("webhook", "http://hook.example/x"), ("mail", "ed@news.example")))
        given = settings(desk, receivers, server="mail.example", security="none")
        dead = replace(given.network, allow_hosts=("mail.example",), proxy="socks5h://127.0.0.1:9")
        told = send(desk, replace(given, network=dead))
        assert [(one.what, "nothing goes around it" in one.words) for one in told] == [("failed", True)] * 2
        ports = {"webhook": receivers.http, "mail": receivers.smtp}
        for n, (kind, port) in enumerate(ports.items(), 1):
            through = Socks(leads_to=port)
            through.port = raw(through.serve)
            proxied = replace(dead, proxy=f"socks5h://127.0.0.1:{through.port}")
            send(desk, replace(given, network=proxied), ahead=n * 100.0)
            asked = {host for host, _ in through.asked}
            assert ("hook.example" if kind == "webhook" else "mail.example") in asked
        assert {one.way for one in receivers.taken} >= {"ed@news.example"}


def test_a_receiver_that_drips_is_cut_off(desk: Desk, raw: Callable[..., int]) -> None:  # noqa: F811
    stop = threading.Event()

    def drip(connection: Any) -> None:
        while not stop.wait(0.1):
            connection.sendall(b"2")

    port = raw(drip)
    with receiving() as receivers:
        told_of(desk, receivers, channels=(("webhook", f"http://127.0.0.1:{port}/"), ("mail", "ed@news.example")))
        given = settings(desk, receivers, port=port)
        given = replace(given, network=replace(given.network, total_timeout=0.8))
        began = datetime.now(UTC)
        assert [told.what for told in send(desk, given)] == ["failed", "failed"]
        assert datetime.now(UTC) - began < timedelta(seconds=6)
    stop.set()


def test_a_server_that_drips_under_tls_is_cut_off_too(desk: Desk, tmp_path: Path) -> None:
    made = certificate(tmp_path)
    with receiving(faults={"silence": 1.0}, tls_context=made.server, require_starttls=True) as receivers:
        receivers.silence = 30.0
        told_of(desk, receivers, channels=ways(receivers)[:1])
        given = settings(desk, receivers, server="localhost", security="starttls")
        given = replace(given, network=replace(given.network, timeout=20.0, total_timeout=0.6))
        began = datetime.now(UTC)
        (told,) = send(desk, given, tls=made.client)
        assert (told.what, datetime.now(UTC) - began < timedelta(seconds=8)) == ("failed", True)


# When it is sent, and given up


def test_a_repeat_after_an_unknown_outcome_has_the_same_id(desk: Desk) -> None:
    with receiving(faults={"taken, then drop": 1.0}) as receivers:
        told_of(desk, receivers)
        given = settings(desk, receivers)
        send(desk, given)
        send(desk, given, ahead=100)
        receivers.faults = {}
        assert [told.what for told in send(desk, given, ahead=200)] == ["sent", "sent"]
        assert send(desk, given, ahead=300) == []
        for taken in receivers.by_way().values():
            assert len(taken) == 3
            assert len({one.id for one in taken}) == 1


def test_a_dead_receiver_shows_is_waited_for_and_then_given_up_aloud(desk: Desk) -> None:
    with receiving(faults={"refuse": 1.0}) as receivers:
        rule = told_of(desk, receivers)
        happens(desk, "standing")
        decide(desk)
        given = settings(desk, receivers)
        assert {told.what for told in send(desk, given, at=Pace(first=60.0))} == {"failed"}
        assert send(desk, given) == []  # both are left alone for half an hour
        ways_ = desk.alert(rule.id).channels[:2]
        assert [(c.failures, c.waiting, bool(c.failure), c.success) for c in ways_] == [(1, 2, True, None)] * 2
        assert ["550" in ways_[0].trouble, "404" in ways_[1].trouble] == [True, True]
        for channel in ways_:
            desk.shut_channel(channel.id, "ana", shut=False)  # at once, please
        told = send(desk, given, at=Pace(patience=0.0), ahead=100)
        assert [one.what for one in told] == ["given up"] * 4
        assert [c.given_up for c in desk.alert(rule.id).channels[:2]] == [2, 2]
        receivers.faults = {}
        happens(desk, "standing")
        decide(desk)
        assert [one.what for one in send(desk, given, ahead=200)] == ["sent", "sent"]
        ways_ = desk.alert(rule.id).channels[:2]
        assert [(c.failures, c.given_up, bool(c.success)) for c in ways_] == [(0, 2, True)] * 2
    assert {row.state for row in desk.alert_log(rule.id)} == {"sent", "given up"}


def test_who_wants_nothing_more_is_sent_nothing_more(desk: Desk, raw: Callable[..., int]) -> None:  # noqa: F811
    def gone(connection: Any) -> None:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")

    with receiving() as receivers:
        rule = told_of(desk, receivers, channels=(("webhook", f"http://127.0.0.1:{raw(gone)}/"),))
        (told,) = send(desk, settings(desk, receivers))
        assert (told.what, bool(desk.alert(rule.id).channels[0].shut)) == ("given up", True)
        happens(desk, "standing")
        decide(desk)
        assert send(desk, settings(desk, receivers)) == []


def test_pauses_double_with_jitter_and_keep_within_their_bounds() -> None:
    at = Pace(first=10.0, most=3600.0)
    assert [pace.again(at, n) for n in (1, 2, 3, 4, 99)] == [10.0, 20.0, 40.0, 80.0, 3600.0]
    assert pace.again(at, 1, chance=1.0) == 13.0
    assert pace.again(at, 1, refused=True) == 300.0
    assert pace.again(at, 1, retry_after=600.0) == 600.0
    assert pace.again(at, 1, retry_after=1e9) == 86400.0


def test_what_a_receiver_says_is_kept_on_one_line_and_short() -> None:
    told = str(Trouble("550 \x1b[2Jno\r\nmore \u202e" + "x" * 5000))
    assert (len(told) <= 400, told.isprintable()) == (True, True)


# Killed at random: a seeded sample of benchmarks/alerting.py


def test_killed_at_random_with_receivers_that_fail_it_keeps_its_word(tmp_path: Path) -> None:
    trial = alerting.Trial(60, 2, 5, life=8, tellers=1, patience=60.0)
    rows, beside = alerting.tried(trial, tmp_path)
    assert [row for row in rows if not row[2]] == []
    assert {what: number for what, number, _ in rows}["alerts to be told (rule, change)"] >= 60
    assert beside["killed"] == 2
