"""Secrets of the desk that cannot be opened here: whose apps make their codes of them, which alerts have webhooks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from headwater.desk.accounts.account_tables import accounts
from headwater.desk.alerts import receiver
from headwater.desk.alerts.alert_tables import channels
from headwater.desk.log import factors
from headwater.desk.log.factor_tables import totps
from headwater.desk.sealed import desk_key


@dataclass(frozen=True, slots=True)
class Lost:
    """What has to be made anew, unless the key is put back: names of accounts, numbers of alerts; `of`: how many
    secrets there are in all."""

    apps: tuple[str, ...] = ()
    webhooks: tuple[int, ...] = ()
    of: int = 0

    @property
    def any(self) -> bool:
        """True where something is lost."""
        return bool(self.apps or self.webhooks)


def lost(connection: Connection, desk: Path) -> Lost:
    """Tries every secret of a desk. `SealError` where the key's file is damaged."""
    query = select(totps.c.account, totps.c.secret, accounts.c.name).join(accounts, accounts.c.id == totps.c.account)
    apps = connection.execute(query.order_by(accounts.c.folded)).all()
    c = channels.c
    ways = connection.execute(select(c.alert, c.secret).where(c.kind == "webhook").order_by(c.alert)).all()
    return Lost(
        tuple(row.name for row in apps if not _opens(desk, row.account, row.secret)),
        tuple(dict.fromkeys(row.alert for row in ways if not receiver.opened(desk, row.alert, row.secret).to)),
        len(apps) + len(ways),
    )


def _opens(desk: Path, account: str, secret: str) -> bool:
    try:
        return bool(desk_key.unseal(desk, secret, about=factors.about_app(account)))
    except desk_key.SecretLost:
        return False
