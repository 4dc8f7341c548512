"""Whose account it is that somebody logs in to by way of another provider (oidc.py).

One that has the identity, one that awaits the address, or a new one where the settings let them in.

Nobody is let in because they are called like an account, nor by an address that the provider has not made sure of. No
provider makes admins.
"""

from __future__ import annotations

from typing import Final

from headwater.config import Oidc, Settings
from headwater.desk.accounts.rows import Account, AccountRole
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.accounts import oidc
from headwater.newsroom.accounts.oidc import Claims, Refused
from headwater.said import kept

_RANKS: Final[tuple[AccountRole, ...]] = ("subscriber", "reader", "reporter", "editor")
_STRANGER: Final = kept(
    "The provider knows you, but this desk has no account for you. Ask an admin, or log in with a password and add the "
    "provider to your account."
)
_TAKEN: Final = kept(
    "This desk has an account of your name already. Log in to it with its password and add the provider there."
)


def enter(desk: Desk, settings: Settings, claims: Claims) -> Account:
    """The account that somebody is let in to. Raises `Refused`."""
    of = settings.oidc
    id = desk.identified(claims.subject)
    if id is None and claims.email:
        id = desk.expected_identity(of.issuer, oidc.hashed(claims.email), claims.subject)
    account = desk.account(id) if id else None
    if account is None:
        account = _new(desk, of, claims)
    elif account.made_by == of.issuer:
        account = _again(desk, of, claims, account)
    if account.disabled:
        raise Refused(_STRANGER)
    return account


def link(desk: Desk, settings: Settings, account: Account, claims: Claims) -> None:
    """Somebody who is logged in adds who they are at the provider to their account."""
    desk.link_identity(account.id, settings.oidc.issuer, account.name, subject=claims.subject)


def expect(desk: Desk, settings: Settings, account: str, email: str, by: str) -> None:
    """An admin says that whoever comes with this address is the owner of the account. Kept is its hash."""
    if "@" not in email.strip("@ "):
        raise DeskError("Write the address by which the provider knows them.")
    desk.link_identity(account, settings.oidc.issuer, by, email=oidc.hashed(oidc.folded(email)))


def _role(of: Oidc, claims: Claims) -> AccountRole | None:
    """The role that the settings give; None where they let nobody in who comes so."""
    emails, domains = {oidc.folded(e) for e in of.emails}, {d.lower().lstrip("@") for d in of.domains}
    named = claims.email in emails or claims.email.rpartition("@")[2] in domains
    if (of.emails or of.domains) and not (claims.email and named):
        return None
    given = {row.rpartition("=")[2].strip() for row in of.roles if row.rpartition("=")[0].strip() in claims.groups}
    if of.roles:
        return next((role for role in reversed(_RANKS) if role in given), None)
    return next((role for role in _RANKS if role == of.role), None)


def _new(desk: Desk, of: Oidc, claims: Claims) -> Account:
    role = _role(of, claims)
    if role is None:
        raise Refused(_STRANGER)
    if desk.account_named(claims.name or claims.subject):
        raise Refused(_TAKEN)
    name = (claims.name or claims.subject)[:80]
    return desk.make_account(name, role, of.issuer, identity=(of.issuer, claims.subject))


def _again(desk: Desk, of: Oidc, claims: Claims, account: Account) -> Account:
    """An account that was made so may what the provider says now, unless an admin has made its owner one, too."""
    role = _role(of, claims)
    if role is None:
        raise Refused(_STRANGER)
    if account.role not in (role, "admin"):
        desk.set_role(account.id, role, of.issuer)
        return desk.account(account.id)
    return account
