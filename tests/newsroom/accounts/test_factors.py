"""Codes of an app, recovery codes, how often one may try, and who must have a second factor."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from tests.blank import blank
from typer.testing import CliRunner

from headwater.cli.app import app as app_
from headwater.desk import Desk
from headwater.desk.accounts import logged_in
from headwater.desk.accounts.rows import Account
from headwater.errors import DeskError
from headwater.newsroom.accounts import factors, sessions
from headwater.newsroom.accounts.factors import App, WrongFactor
from headwater.newsroom.accounts.throttle import TooOften
from headwater.newsroom.accounts.underway import Underway

RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of RFC 6238's own examples."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(blank(tmp_path / "news.desk")) as opened:
        yield opened


@pytest.fixture
def anna(desk: Desk) -> Account:
    return desk.make_account("Anna", "admin", "Anna")


def _with_app(desk: Desk, account: Account, monkeypatch: pytest.MonkeyPatch, at: float = 1e9) -> tuple[App, list[str]]:
    """An app that was set up at this moment, which from then on is now."""
    monkeypatch.setattr(time, "time", lambda: at)
    app = factors.new_app("Anna")
    return app, factors.set_app(desk, account, app, pyotp.TOTP(app.secret).at(int(at)))


@pytest.mark.parametrize(
    ("at", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(at: int, code: str) -> None:
    assert factors._step(RFC, code, after=-1, now=at) == at // 30
    assert factors._step(RFC, f" {code[:3]} {code[3:]} ", after=-1, now=at) == at // 30


def test_a_code_holds_for_the_step_before_and_after_and_no_longer() -> None:
    code = pyotp.TOTP(RFC).generate_otp(100)
    assert [n for n in range(95, 106) if factors._step(RFC, code, after=-1, now=n * 30 + 15)] == [99, 100, 101]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "１２３４５６", "12345\u0660", "-12345", "1e5   "])
def test_what_is_no_code_is_none(code: str) -> None:
    assert factors._step(RFC, code, after=-1) is None


def test_a_code_is_taken_once_and_none_before_it(desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    app, _ = _with_app(desk, anna, monkeypatch)
    totp = pyotp.TOTP(app.secret)
    for used in (totp.at(int(1e9)), totp.at(int(1e9) - 30)):  # that by which it was set up, and the one before
        with pytest.raises(WrongFactor):
            factors.check(desk, anna, used)
    following = totp.at(int(1e9) + 30)
    factors.check(desk, anna, following)
    with pytest.raises(WrongFactor):
        factors.check(desk, anna, following)


def test_of_two_who_come_with_one_code_at_once_one_is_let_in(
    desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, codes = _with_app(desk, anna, monkeypatch)
    for code in (pyotp.TOTP(app.secret).at(int(1e9) + 30), codes[0]):
        answers: list[bool] = []

        def come(code: str = code, answers: list[bool] = answers) -> None:
            answers.append(factors._app_takes(desk, anna, code) or factors._recovers(desk, anna, code))

        both = [threading.Thread(target=come) for _ in range(2)]
        for each in both:
            each.start()
        for each in both:
            each.join()
        assert sorted(answers) == [False, True]


def test_recovery_codes_are_good_once_each_in_any_spelling(
    desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, codes = _with_app(desk, anna, monkeypatch)
    assert len(set(codes)) == factors.CODES
    factors.check(desk, anna, codes[0].lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    with pytest.raises(WrongFactor):
        factors.check(desk, anna, codes[0])
    assert desk.factors(anna.id).recovery == factors.CODES - 1
    fresh = factors.renew_codes(desk, anna)
    with pytest.raises(WrongFactor):
        factors.check(desk, anna, codes[1])
    factors.check(desk, anna, fresh[1])


def test_nothing_of_a_recovery_code_is_in_the_file(desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    _, codes = _with_app(desk, anna, monkeypatch)
    factors.check(desk, anna, codes[3])
    kept = b"".join(path.read_bytes() for path in desk.path.parent.iterdir())
    for code in codes:
        assert code.encode() not in kept
        assert code.replace("-", "").encode() not in kept


def test_who_guesses_has_to_wait_and_stands_in_the_log(
    desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, codes = _with_app(desk, anna, monkeypatch)
    for _ in range(5):
        with pytest.raises(WrongFactor):
            factors.check(desk, anna, "000000")
    right = pyotp.TOTP(app.secret).at(int(1e9) + 30)
    for code in (right, codes[0]):  # while one has to wait the right one is not looked at
        with pytest.raises(TooOften) as told:
            factors.check(desk, anna, code)
        assert 0 < told.value.seconds <= 31
    assert [e.kind for e in desk.log(kind="second factor refused")] == ["second factor refused"] * 5
    now = datetime.now(UTC) + timedelta(seconds=31)
    factors.attempt(desk, anna, now=now)
    factors.forgive(desk, anna)
    factors.check(desk, anna, right)


def test_a_day_of_guessing_gives_few_tries(desk: Desk, anna: Account) -> None:
    now, tries = datetime.now(UTC), 0
    for minute in range(0, 24 * 60, 5):
        try:
            factors.attempt(desk, anna, now=now + timedelta(minutes=minute))
            tries += 1
        except TooOften:
            continue
    assert tries < 110


def test_who_must_have_one_must(desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    borys = desk.make_account("Borys", "editor", "Anna")
    token = sessions.begin(desk, borys.id)
    assert not factors.needed(desk, borys.id)
    with pytest.raises(DeskError, match="of your own first"):
        factors.demand(desk, "admin", anna, wanted=True, name="Anna")
    factors.demand(desk, "editor", anna, wanted=True, name="Anna")
    assert factors.needed(desk, borys.id)
    assert sessions.found(desk, token) is None  # who was let in without has to begin anew
    _with_app(desk, borys, monkeypatch)
    with pytest.raises(DeskError, match="must have a second factor"):
        desk.remove_factor(borys.id, "app", "Borys")
    assert desk.factors(borys.id).app
    factors.reset(desk, borys.id, "Anna")
    assert not desk.factors(borys.id).any
    assert factors.needed(desk, borys.id)
    factors.demand(desk, "editor", anna, wanted=False, name="Anna")
    assert not factors.needed(desk, borys.id)
    assert [e.who for e in desk.log(kind="factors reset")] == ["Anna"]


def test_the_last_factor_takes_the_recovery_codes_along(
    desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, codes = _with_app(desk, anna, monkeypatch)
    desk.remove_factor(anna.id, "app", "Anna")
    assert not factors.needed(desk, anna.id)
    assert not desk.take_recovery_code(anna.id, factors.digest(codes[0]), "Anna")
    with pytest.raises(DeskError, match="removed already"):
        desk.remove_factor(anna.id, "app", "Anna")
    with pytest.raises(DeskError, match="Set up a second factor first"):
        factors.renew_codes(desk, anna)


def test_nobody_takes_anothers(desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    borys = desk.make_account("Borys", "editor", "Anna")
    app, codes = _with_app(desk, anna, monkeypatch)
    for code in (pyotp.TOTP(app.secret).at(int(1e9) + 30), codes[0]):
        with pytest.raises(WrongFactor):
            factors.check(desk, borys, code)


def test_what_waits_is_taken_once_and_not_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: Underway[str] = Underway(longest=10, most=3)
    word = waiting.put("a thing")
    assert (waiting.take(word), waiting.take(word), waiting.take("")) == ("a thing", None, None)
    words = [waiting.put(f"thing {n}") for n in range(5)]
    assert [waiting.take(word) for word in words] == [None, None, "thing 2", "thing 3", "thing 4"]
    late, now = waiting.put("late"), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 11)
    assert waiting.take(late) is None


def test_the_command_shows_them_and_takes_them_away(desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_app(desk, anna, monkeypatch)
    run, at = CliRunner().invoke, ["--desk", str(desk.path)]
    assert "10 recovery codes" in run(app_, ["account", "factors", "Anna", *at]).stdout
    assert run(app_, ["account", "factors", "anna", "--reset", *at]).stdout.startswith("app none")
    assert not desk.factors(anna.id).any


def test_a_demand_or_a_reset_is_kept_with_the_sessions_that_it_ends_or_not_at_all(
    desk: Desk, anna: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    borys = desk.make_account("Borys", "editor", "Anna")
    token = sessions.begin(desk, borys.id)

    def killed(*_: object, **__: object) -> None:
        raise DeskError("killed")

    with monkeypatch.context() as at:
        at.setattr(logged_in, "end_all", killed)
        with pytest.raises(DeskError, match="killed"):
            factors.demand(desk, "editor", anna, wanted=True, name="Anna")
        assert desk.demanded_factors() == []
    _with_app(desk, borys, monkeypatch)
    with monkeypatch.context() as at:
        at.setattr(logged_in, "end_all", killed)
        with pytest.raises(DeskError, match="killed"):
            factors.reset(desk, borys.id, "Anna")
        assert desk.factors(borys.id).any
    assert sessions.found(desk, token)
    factors.demand(desk, "editor", anna, wanted=True, name="Anna")
    assert sessions.found(desk, token)  # who has one goes on
