"""Secrets of the desk are sealed under a key beside it: in no byte of its file, and of no use without the key."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from tests.desk import alerted
from tests.show.members import quick_passwords

from headwater.desk import Desk
from headwater.desk.alerts import receiver
from headwater.desk.sealed import desk_key
from headwater.errors import DeskError, SealError
from headwater.newsroom.accounts import entering, factors
from headwater.newsroom.keeping import backup
from headwater.newsroom.sealed.seal import Cost

HOOK = "https://hooks.wire.example/T0F4X/secret-in-the-path"
LOW = Cost(64, 1, 1)
PASSPHRASE = "kettle marble ferry oath"


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    with quick_passwords():
        yield


def keep(path: Path) -> tuple[str, str, list[str]]:
    """A desk whose admin has an app, with an alert that goes to a webhook; their secrets, and recovery codes."""
    with Desk(path) as desk:
        account = entering.add(desk, "Anna", "admin", "Anna", password="four words by lot", first=True)
        app = factors.new_app(account.name)
        codes = factors.set_app(desk, account, app, pyotp.TOTP(app.secret).now())
        _, (secret,) = desk.add_alert(alerted.wish("all", "", ("denied",), channels=(("webhook", HOOK),)), "Anna")
        assert secret.secret.startswith("whsec_")
    return app.secret, secret.secret, codes


def on_disk(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir() if not each.name.endswith(desk_key.END))


def sent(desk: Desk) -> tuple[str, str]:
    """Where the webhook leads and how it is signed, as whoever sends has them."""
    now = datetime.now(UTC)
    desk.test_alert(1, now)
    ((parcel, *_),) = desk.take_parcels("tests", now + timedelta(seconds=1), 5)
    desk.release_channels("tests")
    return parcel.to, parcel.secret


def test_no_secret_is_in_the_file_and_each_is_there_with_the_key(path: Path) -> None:
    app, hook, _ = keep(path)
    key = desk_key.place(path)
    assert key.name == "news.desk.key"
    assert oct(key.stat().st_mode & 0o777) == "0o600"
    for secret in (app, hook, "secret-in-the-path"):
        assert secret.encode() not in on_disk(path)
    assert key.read_text().strip().encode() not in on_disk(path)
    with Desk(path) as desk:
        assert (desk.app_secret(desk.accounts()[0].id) or ("",))[0] == app
        assert sent(desk) == (HOOK, hook)
        assert desk.alerts()[0].channels[0].to == "https://hooks.wire.example/..."
        fresh = desk.renew_secret(1, "Anna").secret
        assert sent(desk)[1] == fresh != hook
        assert not desk.lost_secrets().any
        assert [step.wrong for step in desk.check() if step.what == "secrets"] == [""]


def test_a_desk_without_secrets_has_no_key(path: Path) -> None:
    Desk(path).close()
    assert not desk_key.place(path).exists()


def test_without_the_key_it_is_said_what_is_lost_and_nobody_is_let_in_more_easily(path: Path) -> None:
    app, _, codes = keep(path)
    desk_key.place(path).unlink()
    with Desk(path) as desk:
        anna = desk.accounts()[0]
        assert (desk.lost_secrets().apps, desk.lost_secrets().webhooks) == (("Anna",), (1,))
        assert sorted(step.about for step in desk.check() if step.wrong) == ["app of Anna", "webhook of alert 1"]
        assert factors.needed(desk, anna.id)
        with pytest.raises(factors.WrongFactor, match="key of the desk is missing"):
            factors.check(desk, anna, pyotp.TOTP(app).now())
        factors.check(desk, anna, codes[0])
        assert sent(desk) == ("", "")
        with pytest.raises(DeskError, match="make it anew"):
            desk.renew_secret(1, "Anna")
        factors.reset(desk, anna.id, "Anna")
        again = factors.new_app(anna.name)
        factors.set_app(desk, anna, again, pyotp.TOTP(again.secret).now())
        assert desk.lost_secrets().apps == ()
        assert desk.lost_secrets().webhooks == (1,)


def test_what_was_changed_or_put_in_anothers_place_is_not_opened(path: Path) -> None:
    kept = desk_key.seal(path, "a secret", about="app of one")
    assert desk_key.unseal(path, kept, about="app of one") == "a secret"
    other = kept[:-6] + ("AAAAAA" if kept[-6:] != "AAAAAA" else "BBBBBB")
    for sealed, about in ((kept, "app of two"), (other, "app of one"), ("a secret", "app of one"), ("", "app of one")):
        with pytest.raises(desk_key.SecretLost):
            desk_key.unseal(path, sealed, about=about)
    desk_key.lay(path, bytes(32))  # never over one that is there
    assert desk_key.unseal(path, kept, about="app of one") == "a secret"
    desk_key.place(path).write_text("zz")
    with pytest.raises(SealError, match="not the key of a desk"):
        desk_key.seal(path, "a secret", about="app of one")


def test_an_old_desk_is_sealed_when_it_is_opened_and_its_bytes_are_gone(path: Path) -> None:
    app, hook, _ = keep(path)
    _back_to_the_clear(path, app, hook)
    key = desk_key.place(path)
    key.unlink()
    assert app.encode() in on_disk(path)
    with pytest.raises(DeskError, match="older version"):
        Desk(path, read_only=True)
    with Desk(path) as desk:
        assert key.exists()
        for secret in (app, hook, "secret-in-the-path"):
            assert secret.encode() not in on_disk(path)
        assert sent(desk) == (HOOK, hook)
        assert (desk.app_secret(desk.accounts()[0].id) or ("",))[0] == app
        assert not desk.lost_secrets().any
    rows = sqlite3.connect(path)
    assert rows.execute("SELECT subscriber FROM site_feeds").fetchall() == [("r-000001",)]
    rows.close()


def _back_to_the_clear(path: Path, app: str, hook: str) -> None:
    """The desk as it was before secrets were sealed, and before later forms added to it."""
    rows = sqlite3.connect(path, isolation_level=None)
    rows.execute("DROP INDEX ix_spellings_last")
    rows.execute("ALTER TABLE captures DROP COLUMN last")
    rows.execute("UPDATE totps SET secret = ?", (app,))
    rows.execute("""UPDATE alert_channels SET secret = ?, "to" = ? WHERE kind = 'webhook'""", (hook, HOOK))
    rows.execute("INSERT OR REPLACE INTO site_feeds VALUES ('s-000001', 'x', '2026')")
    rows.execute("UPDATE alembic_version SET version_num = '0016'")
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    rows.close()


@pytest.mark.parametrize("old", [False, True])
def test_a_backup_has_no_secret_and_its_desk_finds_the_key_that_lies_there(
    path: Path, tmp_path: Path, *, old: bool
) -> None:
    app, hook, _ = keep(path)
    if old:
        _back_to_the_clear(path, app, hook)
    file, there = tmp_path / "a.tar", tmp_path / "there.desk"
    with Desk(path) as desk:
        backup.backup(desk, file, who="Anna")
    data = file.read_bytes()
    for secret in (app, hook, desk_key.read(path).hex()):
        assert secret.encode() not in data
    backup.restore(file, there, who="Anna")
    with Desk(there) as desk:
        assert (desk.lost_secrets().apps, desk.lost_secrets().webhooks) == (("Anna",), (1,))
    there.unlink()
    desk_key.lay(there, desk_key.read(path))
    backup.restore(file, there, who="Anna")
    with Desk(there) as desk:
        assert not desk.lost_secrets().any


def test_an_old_backup_is_sealed_as_it_is_put_back(path: Path, tmp_path: Path) -> None:
    app, hook, _ = keep(path)
    _back_to_the_clear(path, app, hook)
    file, there = tmp_path / "a.tar", tmp_path / "there.desk"
    manifest = backup._manifest(path, "")
    with file.open("wb") as out:
        backup._pack(path, out, manifest)
    backup.restore(file, there, who="Anna")
    with Desk(there) as desk:
        assert not desk.lost_secrets().any
        assert sent(desk) == (HOOK, hook)
    for secret in (app, hook):
        assert secret.encode() not in there.read_bytes()
    assert {each.name for each in tmp_path.iterdir() if "there" in each.name} == {"there.desk", "there.desk.key"}


def test_a_backup_has_the_key_only_where_it_was_asked_for_and_sealed(path: Path, tmp_path: Path) -> None:
    keep(path)
    file, there = tmp_path / "a.sealed", tmp_path / "there.desk"
    with Desk(path) as desk:
        with pytest.raises(DeskError, match="must be sealed"):
            backup.backup(desk, file, who="Anna", with_key=True)
        made = backup.backup(desk, file, who="Anna", passphrase=PASSPHRASE, cost=LOW, with_key=True)
    key = desk_key.read(path).hex()
    assert made.key == key
    assert key not in repr(made)
    assert key.encode() not in file.read_bytes()
    backup.restore(file, there, who="Anna", passphrase=PASSPHRASE)
    assert desk_key.read(there).hex() == key
    with Desk(there) as desk:
        assert not desk.lost_secrets().any
    other = tmp_path / "other.desk"
    desk_key.lay(other, os.urandom(32))
    with pytest.raises(DeskError, match="another key"):
        backup.restore(file, other, who="Anna", passphrase=PASSPHRASE)
    assert not other.exists()
    assert not [each.name for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_a_webhooks_place_tells_no_more_than_anybody_may_know() -> None:
    assert receiver.place(HOOK) == receiver.place(receiver.place(HOOK)) == "https://hooks.wire.example/..."
    assert receiver.place("https://h.example:8443/") == "https://h.example:8443"
