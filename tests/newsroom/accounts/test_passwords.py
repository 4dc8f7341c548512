"""Which passwords will do, and what is kept of one."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from argon2 import PasswordHasher

from headwater.errors import DeskBusy, DeskError
from headwater.newsroom.accounts import passwords


@pytest.mark.parametrize(
    "password",
    ["four words by lot", "чатыры словы наўздагад", "t7#Kq-91xw_Zp", "dvylika raidžių čia", "ab cd ef gh ijx"],
)
def test_what_will_do(password: str) -> None:
    passwords.check(password, "Anna Example")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short words", "12 characters"),
        ("", "12 characters"),
        ("a" * 1001, "1000 characters"),
        ("aaaaaaaaaaaaaaaa", "first that anybody guesses"),
        ("123412341234", "first that anybody guesses"),
        ("Password1234", "first that anybody guesses"),
        ("passwordpassword", "first that anybody guesses"),
        ("PaSsWoRd!!!2026", "first that anybody guesses"),
        ("пароль123456", "first that anybody guesses"),
        ("qwertyuiop12", "first that anybody guesses"),
        ("йцукенгшщзхъ", "first that anybody guesses"),
        ("98765432109876", "first that anybody guesses"),
        ("abcdefghijklm", "first that anybody guesses"),
        ("headwater2026", "first that anybody guesses"),
        ("annaexample12", "name of the account"),
        ("AnnaExampleAnnaExample", "name of the account"),
    ],
)
def test_what_will_not(password: str, why: str) -> None:
    with pytest.raises(DeskError, match=why):
        passwords.check(password, "Anna Example")


def test_kept_is_argon2id_with_its_parameters_and_never_twice_the_same() -> None:
    one, other = passwords.hashed("four words by lot"), passwords.hashed("four words by lot")
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != other
    assert passwords.matches(one, "four words by lot")
    assert not passwords.matches(one, "four words by lots")
    assert not passwords.matches(None, "four words by lot")
    assert not passwords.matches("no hash", "four words by lot")


def test_what_looks_the_same_is_the_same() -> None:
    composed, apart = "slaptažodis čia toli", "slaptaz\u030codis c\u030cia toli"
    assert passwords.matches(passwords.hashed(composed), apart)


def test_what_was_hashed_with_less_is_to_be_hashed_anew() -> None:
    assert passwords.outdated(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash("four words by lot"))
    assert not passwords.outdated(passwords.hashed("four words by lot"))


def test_few_are_looked_at_together_and_few_wait(monkeypatch: Any) -> None:
    """A hash takes 64 MiB: a thousand logins at once must not take them a thousand times."""
    inside, most, go = [0], [0], threading.Event()

    def verify(hash: str, password: str) -> bool:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        go.wait(5)
        inside[0] -= 1
        return True

    class Slow:
        def verify(self, hash: str, password: str) -> bool:
            return verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Slow)
    refused: list[DeskBusy] = []

    def one() -> None:
        try:
            passwords.matches("hash", "four words by lot")
        except DeskBusy as error:
            refused.append(error)

    threads = [threading.Thread(target=one) for _ in range(30)]
    for thread in threads:
        thread.start()
    while len(refused) < 20:
        threading.Event().wait(0.01)
    go.set()
    for thread in threads:
        thread.join()
    assert most[0] == passwords.AT_ONCE
    assert len(refused) == 20
