"""What apps make codes of, and where and how webhooks are signed: sealed under a key beside the desk.

The key's file is made here where there is such a secret. Columns grow to hold what is sealed. Who subscribes by a token
has another letter than stories have.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from headwater.desk.alerts import receiver
from headwater.desk.alerts.receiver import Receiver
from headwater.desk.log import factors
from headwater.desk.sealed import desk_key

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Brings a desk to this form. What was written in the clear is overwritten, not marked as free."""
    bind = op.get_bind()
    bind.exec_driver_sql("PRAGMA secure_delete=ON").close()
    with op.batch_alter_table("totps") as totps:
        totps.alter_column("secret", existing_type=sa.String(length=64), type_=sa.Text(), existing_nullable=False)
    path = _path(bind)
    for account, secret in bind.exec_driver_sql("SELECT account, secret FROM totps").all():
        kept = desk_key.seal(path, secret, about=factors.about_app(account))
        bind.exec_driver_sql("UPDATE totps SET secret = ? WHERE account = ?", (kept, account))
    rows = bind.exec_driver_sql("""SELECT id, alert, "to", secret FROM alert_channels WHERE kind = 'webhook'""").all()
    for id, alert, to, secret in rows:
        kept = receiver.sealed(path, alert, Receiver(to, secret))
        values = (kept, receiver.place(to), id)
        bind.exec_driver_sql("""UPDATE alert_channels SET secret = ?, "to" = ? WHERE id = ?""", values)

    # Those who subscribe by a token were named like stories.
    for table in ("site_feeds", "site_use"):
        bind.exec_driver_sql(
            f"UPDATE {table} SET subscriber = 'r' || substr(subscriber, 2) WHERE subscriber LIKE 's-%'"
        )


def _path(bind: sa.Connection) -> Path:
    """The file of the desk that is brought up."""
    for _, name, file in bind.exec_driver_sql("PRAGMA database_list").all():
        if name == "main" and file:
            return Path(file)
    raise RuntimeError("the desk has no file")
