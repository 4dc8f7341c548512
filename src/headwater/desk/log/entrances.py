"""What the desk answers about what an account logs in with beside its password: second factors, tokens, providers."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.desk.accounts import logged_in
from headwater.desk.accounts.rows import Account, AccountRole
from headwater.desk.log import chain, factors, providers, tokens
from headwater.desk.log.factors import Factors, Passkey
from headwater.desk.log.providers import Identity
from headwater.desk.log.tokens import Token
from headwater.desk.opened import Opened
from headwater.desk.sealed import desk_key


class Entrances(Opened):
    """Second factors, tokens, identities; part of `Desk`. newsroom/accounts says how they come about.

    Every call that writes raises `DeskError` with what is wrong, and then nothing was changed. `by` is who does it.
    """

    # Second factors

    def factors(self, account: str) -> Factors:
        """What second factors an account has, and whether its role must have one."""
        with self._reading() as connection:
            return factors.of(connection, account)

    def app_secret(self, account: str) -> tuple[str, int] | None:
        """What the codes of an app are made of, and the step of the last one; None where there is no app.

        `SecretLost` where the key of the desk is not here.
        """
        with self._reading() as connection:
            found = factors.secret(connection, account)
        return (desk_key.unseal(self.path, found[0], about=factors.about_app(account)), found[1]) if found else None

    def set_app(
        self, account: str, secret: str, step: int, codes: Sequence[str], by: str, *, first: bool = False
    ) -> None:
        """An app makes codes of this secret; `codes`: hashes of new recovery codes, none where the old ones hold."""
        kept = desk_key.seal(self.path, secret, about=factors.about_app(account))
        with self._writing() as connection:
            factors.set_secret(connection, account, kept, step, codes, by, first=first)

    def take_step(self, account: str, step: int) -> bool:
        """The app's code of this step is used up, and all before it; False where it was already."""
        with self._writing() as connection:
            return factors.take_step(connection, account, step)

    def set_recovery_codes(self, account: str, hashes: Sequence[str], by: str) -> None:
        """New recovery codes; those before are void."""
        with self._writing() as connection:
            factors.set_codes(connection, account, hashes, by)

    def take_recovery_code(self, account: str, hash: str, by: str) -> bool:
        """A recovery code is used up; False where there is none, or it was already."""
        with self._writing() as connection:
            return factors.take_code(connection, account, hash, by)

    def add_passkey(self, key: Passkey, codes: Sequence[str], by: str, *, first: bool = False) -> None:
        """A passkey is set up, with recovery codes where it is the first factor."""
        with self._writing() as connection:
            factors.add_key(connection, key, by, first=first)
            if codes:
                factors.set_codes(connection, key.account, codes, by)

    def passkey(self, credential: str) -> Passkey | None:
        """The passkey with this credential; None where there is none."""
        with self._reading() as connection:
            return factors.key(connection, credential)

    def has_passkeys(self) -> bool:
        """True where somebody has one."""
        with self._reading() as connection:
            return factors.any_keys(connection)

    def use_passkey(self, id: str, *, before: int, uses: int) -> bool:
        """It was used; False where somebody else used it at the same moment."""
        with self._writing() as connection:
            return factors.use_key(connection, id, before=before, uses=uses)

    def remove_factor(self, account: str, factor: str, by: str) -> None:
        """Takes away the `app`, or a passkey by its id. Refused for the last one where the role must have one."""
        with self._writing() as connection:
            factors.remove(connection, account, factor, by)

    def reset_factors(self, account: str, by: str) -> None:
        """Takes away every second factor of an account, and ends its sessions."""
        with self._writing() as connection:
            factors.reset(connection, account, by)
            logged_in.end_all(connection, account, by)

    def refused_factor(self, account: str, name: str) -> None:
        """Enters that a second factor was wrong: whoever tried knew the password."""
        with self._writing() as connection:
            chain.enter(connection, "second factor refused", name, account)

    def demanded_factors(self) -> list[str]:
        """The roles that must have a second factor."""
        with self._reading() as connection:
            return factors.demanded(connection)

    def demand_factors(self, role: AccountRole, by: str, *, wanted: bool) -> None:
        """A role must have a second factor from now on, or need not; the sessions of those who have none end."""
        with self._writing() as connection:
            factors.demand(connection, role, by, wanted=wanted)
            for account in factors.without(connection, role) if wanted else ():
                logged_in.end_all(connection, account, by)

    # Tokens

    def make_token(self, token: Token, hash: str, by: str) -> None:
        """A program may do something from now on; kept is the hash of its token."""
        with self._writing() as connection:
            tokens.make(connection, token, hash, by)

    def tokens(self, account: str) -> list[Token]:
        """The tokens of an account, the last made first; those that ended too."""
        with self._reading() as connection:
            return tokens.of(connection, account)

    def token(self, hash: str, today: str) -> tuple[Token, Account] | None:
        """The token with this hash and whose it is; None where it is good no more."""
        with self._reading() as connection:
            return tokens.found(connection, hash, today)

    def use_token(self, id: str, today: str) -> None:
        """It was used today."""
        with self._writing() as connection:
            tokens.use(connection, id, today)

    def end_token(self, account: str, id: str, by: str) -> None:
        """It is good for nothing from now on."""
        with self._writing() as connection:
            tokens.end(connection, account, id, by)

    def end_tokens(self, account: str, by: str) -> int:
        """Ends every token of an account; how many there were."""
        with self._writing() as connection:
            return tokens.end_all(connection, account, by)

    # Other providers

    def identities(self, account: str) -> list[Identity]:
        """Who an account is at other providers."""
        with self._reading() as connection:
            return providers.of(connection, account)

    def identified(self, subject: str) -> str | None:
        """The account that has this identity."""
        with self._reading() as connection:
            return providers.account_of(connection, subject)

    def expected_identity(self, issuer: str, email: str, subject: str) -> str | None:
        """The account that awaits somebody with this address: the identity is theirs from now on."""
        with self._writing() as connection:
            return providers.expected(connection, issuer, email, subject)

    def link_identity(
        self, account: str, issuer: str, by: str, *, subject: str | None = None, email: str | None = None
    ) -> None:
        """An account has this identity, or awaits whoever comes with this address."""
        with self._writing() as connection:
            providers.link(connection, account, issuer, by, subject=subject, email=email)

    def unlink_identity(self, account: str, id: str, by: str) -> None:
        """It is theirs no longer."""
        with self._writing() as connection:
            providers.unlink(connection, account, id, by)
