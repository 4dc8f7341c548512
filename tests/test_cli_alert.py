"""`headwater alert ...` as a user types it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from benchmarks.alert_receivers import receiving
from tests.desk import alerted

from headwater.cli import run
from headwater.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEADWATER_CONFIG", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HEADWATER_DESK", str(tmp_path / "news.desk"))
    alerted.opened(tmp_path / "news.desk").close()
    return tmp_path / "news.desk"


def test_from_the_rule_to_the_mail(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with receiving() as receivers:
        given = {
            **{"NETWORK_ALLOW_HOSTS": "127.0.0.1", "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(receivers.smtp)},
            **{"MAIL_SECURITY": "none", "MAIL_SENDER": "desk@news.example", "ALERTS_ADDRESS": "https://desk.example"},
        }
        for name, value in given.items():
            monkeypatch.setenv(f"HEADWATER_{name}", value)
        hook = f"http://127.0.0.1:{receivers.http}/a/s3cret"
        ways = ["--mail", "ed@news.example", "--webhook", hook, "--feed", "--here"]
        hours = ["--quiet", "22:00-07:00", "--zone", "Europe/Vilnius", "--urgent", "denied,disputed"]
        assert run(["alert", "add", "c-000001", "--when", "disputed,answer", "--gather", "0s", *ways, *hours]) == 0
        told = capsys.readouterr()
        assert re.search(r"whsec_\S{40,}", told.out)
        assert "/alerts/feed/" in told.out
        assert "not armed yet" in told.err
        assert run(["alert", "try", "1", "--days", "3650"]) == 0
        assert "this would have told you 0 times" in capsys.readouterr().out
        assert run(["alert", "arm", "1"]) == 0
        with alerted.Desk(desk, rules=alerted.pipeline.RULES, weighing=alerted.pipeline.WEIGHING) as opened:
            alerted.deny(opened)
        capsys.readouterr()
        assert run(["alert", "send"]) == 0
        assert capsys.readouterr().err.count(": sent") == 2
        assert {one.way for one in receivers.taken} == {"ed@news.example", "/a/s3cret"}
        receivers.faults = {"refuse": 1.0}
        assert run(["alert", "test", "1"]) == 0
        assert run(["alert", "send"]) == 1
        assert run(["alert", "list"]) == 1
    told = capsys.readouterr()
    assert "failed 1 times in a row" in told.out
    assert "quiet 22:00-07:00 Europe/Vilnius, but disputed" in told.out
    assert run(["alert", "log", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted((row["state"], row["kind"]) for row in rows) == [
        *(("sent", "mail"), ("sent", "webhook"), ("waiting", "mail"), ("waiting", "webhook")),
    ]
    assert "s3cret" not in told.out + told.err + json.dumps(rows)


def test_arming_away_and_what_is_wrong(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["alert", "list"]) == 0
    assert run(["alert", "add", "all", "--when", "denied", "--discreet", "--arm"]) == 0
    for command in (["disarm", "1"], ["arm", "1"], ["list", "--json"], ["log"], ["shut", "1"], ["open", "1"]):
        assert run(["alert", *command]) == 0
    assert run(["alert", "try", "list:none", "--when", "met"]) == 1
    assert run(["alert", "remove", "1"]) == 0
    capsys.readouterr()
    wrong = {
        ("add", "x-1", "--when", "denied"): "write c-000123",
        ("add", "all", "--when", "sunny"): "nothing that is told",
        ("add", "all", "--when", "denied", "--mail", "a@b.example"): "mail.server",
        ("add", "all", "--when", "denied", "--webhook", "http://10.0.0.1/"): "not a public address",
        ("add", "outlet:None", "--when", "denied"): "no such outlet",
        ("arm", "7"): "there is no alert 7",
        ("secret", "7"): "there is no channel 7",
    }
    for command, says in wrong.items():
        assert run(["alert", *command]) in (1, 2)
        assert says in capsys.readouterr().err


def test_on_a_desk_with_accounts_an_alert_is_somebodys(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["alert", "add", "c-000001", "--when", "disputed", "--here"]
    assert run([*asked, "--by", "Karl"]) == 0
    with Desk(desk) as opened:
        anna = opened.make_account("Anna", "admin", "tests")
        opened.make_account("Olga", "subscriber", "tests")
    for more, told in (
        ([], "--for NAME"),
        (["--for", "Nobody"], "no such account"),
        (["--for", "Olga"], "may not read the desk"),
    ):
        capsys.readouterr()
        assert run([*asked, *more]) == 1
        assert told in capsys.readouterr().err
    assert run([*asked, "--for", "anna", "--by", "Karl"]) == 0
    with Desk(desk) as opened:
        assert [(rule.owner, rule.account) for rule in opened.alerts()] == [("Anna", anna.id), ("Karl", None)]
        (entry, *_) = opened.log(kind="alert made")
        assert (entry.who, entry.said) == ("Karl", {"for": anna.id})
