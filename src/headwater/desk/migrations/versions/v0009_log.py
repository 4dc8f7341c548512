"""The log of what was done; second factors, tokens, providers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    _log()
    _guard()
    _factors()
    _others()


def _log() -> None:
    op.create_table(
        "log_entries",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_log_entries")),
    )
    op.create_index(op.f("ix_log_entries_hash"), "log_entries", ["hash"], unique=False)
    op.create_index("ix_log_entries_kind", "log_entries", ["kind", "n"], unique=False)
    op.create_index("ix_log_entries_who", "log_entries", ["who", "n"], unique=False)
    op.create_index("ix_log_entries_about", "log_entries", ["about", "n"], unique=False)


def _guard() -> None:
    """The database takes an entry at the end of the chain, and nothing else.

    The third guard is needed for `INSERT OR REPLACE`, too: SQLite removes what it replaces without telling the second.
    """
    last = "coalesce((SELECT max(n) FROM log_entries), 0)"
    before = f"coalesce((SELECT hash FROM log_entries WHERE n = new.n - 1), '{'0' * 64}')"
    wrong = f"new.n <> {last} + 1 OR new.previous <> {before}"
    refused = "the log is only ever added to"
    if op.get_bind().dialect.name == "sqlite":
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER log_entries_no_{what.lower()} BEFORE {what} ON log_entries"
                f" BEGIN SELECT RAISE(ABORT, '{refused}'); END"
            )
        op.execute(
            f"CREATE TRIGGER log_entries_in_order BEFORE INSERT ON log_entries WHEN {wrong}"
            f" BEGIN SELECT RAISE(ABORT, '{refused}'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION log_entries_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{refused}'; END $$"
    )
    op.execute(
        "CREATE FUNCTION log_entries_order() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN IF {wrong} THEN RAISE EXCEPTION '{refused}'; END IF; RETURN new; END $$"
    )
    for name, when, do in (
        ("no_update", "UPDATE", "STATEMENT EXECUTE FUNCTION log_entries_refuse()"),
        ("no_delete", "DELETE OR TRUNCATE", "STATEMENT EXECUTE FUNCTION log_entries_refuse()"),
        ("in_order", "INSERT", "ROW EXECUTE FUNCTION log_entries_order()"),
    ):
        op.execute(f"CREATE TRIGGER log_entries_{name} BEFORE {when} ON log_entries FOR EACH {do}")


def _factors() -> None:
    op.create_table(
        "totps",
        sa.Column("account", sa.String(length=16), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_totps_account")),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_totps")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("account", sa.String(length=16), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("used", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_recovery_codes_account")),
        sa.PrimaryKeyConstraint("account", "hash", name=op.f("pk_recovery_codes")),
    )
    op.create_table(
        "passkeys",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("account", sa.String(length=16), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("transports", sa.JSON(), nullable=False),
        sa.Column("synced", sa.Boolean(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("used", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_passkeys_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential", name=op.f("uq_passkeys_credential")),
    )
    op.create_index(op.f("ix_passkeys_account"), "passkeys", ["account"], unique=False)
    op.create_table(
        "demands",
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("role", name=op.f("pk_demands")),
    )


def _others() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("account", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("used", sa.String(length=10), nullable=True),
        sa.Column("ended", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_tokens_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_tokens_hash")),
    )
    op.create_index(op.f("ix_tokens_account"), "tokens", ["account"], unique=False)
    op.create_table(
        "identities",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("account", sa.String(length=16), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("email", sa.String(length=64), nullable=True),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name=op.f("fk_identities_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identities")),
        sa.UniqueConstraint("subject", name=op.f("uq_identities_subject")),
    )
    op.create_index(op.f("ix_identities_account"), "identities", ["account"], unique=False)
