"""What the desk answers about who may use it: accounts, what they may do, their sessions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from headwater.desk.accounts import failing, logged_in, people
from headwater.desk.accounts.rows import Account, AccountRole, Session, Term
from headwater.desk.log import providers, tokens
from headwater.desk.opened import Opened


class Accounts(Opened):
    """Accounts and sessions; part of `Desk`. newsroom/accounts says how passwords and tokens come about.

    Every call that writes raises `DeskError` with what is wrong, and then nothing was changed. `by` is who does it.
    Tokens are given as their SHA-256, passwords as argon2id makes them; times are as stamps.py writes them.
    """

    # Accounts

    def has_accounts(self) -> bool:
        """True where there is one: then nobody is let in without."""
        with self._reading() as connection:
            return people.any_there(connection)

    def make_account(
        self,
        name: str,
        role: AccountRole,
        by: str,
        *,
        password: str | None = None,
        first: bool = False,
        identity: tuple[str, str] | None = None,
        term: Term | None = None,
    ) -> Account:
        """A new one, that nobody can log in with before it has a password. The first one is an admin's.

        `first`: only where there is none yet. `identity`: at which provider (issuer) it is whom (subject). `term`: of
        one who subscribes. It is made with these, or not at all.
        """
        with self._writing() as connection:
            id = people.make(connection, name, role, by, password=password, first=first)
            if identity:
                providers.link(connection, id, identity[0], by, subject=identity[1])
            if term:
                people.subscribe(connection, id, term.until, term.groups, by)
            return people.of(connection, id)

    def account(self, id: str) -> Account:
        """The account with this id. `DeskError` where there is none."""
        with self._reading() as connection:
            return people.of(connection, id)

    def account_named(self, name: str) -> tuple[Account, str | None] | None:
        """The account of this name, and what its password is compared with; None where there is none."""
        with self._reading() as connection:
            return people.named(connection, name)

    def password_of(self, account: str) -> str | None:
        """What its password is compared with; None where it has none."""
        with self._reading() as connection:
            return people.password(connection, account)

    def accounts(self, role: str = "", *, limit: int = 100, offset: int = 0) -> list[Account]:
        """The accounts by name, those of one role where it is named."""
        with self._reading() as connection:
            return people.all_(connection, role, limit, offset)

    def account_count(self, role: str = "") -> int:
        """How many there are."""
        with self._reading() as connection:
            return people.count(connection, role)

    def set_role(self, account: str, role: AccountRole, by: str) -> None:
        """What they may do; ends their sessions. Refused for the last admin."""
        with self._writing() as connection:
            people.set_role(connection, account, role, by)

    def set_password(
        self, account: str, hash: str, by: str, *, link: str | None = None, keep_tokens: bool = False
    ) -> int:
        """Ends their sessions and tokens, and makes the links void by which it is set; how many tokens ended.

        `link`: the one that it was set by. `keep_tokens`: their programs are let in as before.
        """
        with self._writing() as connection:
            people.set_password(connection, account, hash, by, link=link)
            return 0 if keep_tokens else tokens.end_all(connection, account, by)

    def rehash(self, account: str, old: str, new: str) -> None:
        """The same password, compared in another way from now on."""
        with self._writing() as connection:
            people.rehash(connection, account, old, new)

    def disable_account(self, account: str, by: str, *, disabled: bool = True) -> None:
        """Lets them in no longer, or again; ends their sessions. Refused for the last admin."""
        with self._writing() as connection:
            people.disable(connection, account, by, disabled=disabled)

    def subscribe(
        self, account: str, until: str | None, groups: Sequence[str], by: str, *, enable: bool = False
    ) -> None:
        """Until which day (2026-03-14) they may do anything, and what groups they are in. `enable`: they are let in
        again where they were not."""
        with self._writing() as connection:
            people.subscribe(connection, account, until, groups, by)
            if enable:
                people.disable(connection, account, by, disabled=False)

    # Sessions

    def session(self, token: str, *, now: str, idle: str) -> Session | None:
        """Who is logged in with this token; None where it has ended by `now` or was not used since `idle`."""
        with self._reading() as connection:
            return logged_in.found(connection, token, now=now, idle=idle)

    def begin_session(
        self, account: str, token: str, *, ends: str, idle: str, half: bool = False, browser: str = "", old: str = ""
    ) -> None:
        """Somebody is logged in. The session that they came with (`old`) ends: known before is worth nothing."""
        with self._writing() as connection:
            logged_in.drop(connection, old)
            logged_in.begin(connection, account, token, ends=ends, half=half, browser=browser, idle=idle)

    def use_session(self, token: str) -> None:
        """It was used just now."""
        with self._writing() as connection:
            logged_in.use(connection, token)

    def prove_session(self, account: str, id: str) -> None:
        """Whoever has this session gave their password, or a factor, once more."""
        with self._writing() as connection:
            logged_in.prove(connection, account, id)

    def end_session(self, token: str) -> None:
        """Logs out."""
        with self._writing() as connection:
            logged_in.end(connection, token)

    def end_session_named(self, account: str, id: str, by: str) -> None:
        """Ends one session of an account."""
        with self._writing() as connection:
            logged_in.end_one(connection, account, id, by)

    def end_sessions(self, account: str, by: str, *, but: str | None = None) -> int:
        """Ends all sessions of an account, but the one with this token; how many there were."""
        with self._writing() as connection:
            return logged_in.end_all(connection, account, by, but=but)

    def end_every_session(self, by: str) -> int:
        """Ends all sessions of everybody, and makes all links void; how many there were."""
        with self._writing() as connection:
            return logged_in.end_every(connection, by)

    def sessions(self, account: str, *, now: str, idle: str) -> list[Session]:
        """The sessions of an account that go on, the last used first."""
        with self._reading() as connection:
            return logged_in.of(connection, account, now=now, idle=idle)

    # Links by which a password is set

    def invite(self, account: str, token: str, by: str, *, ends: str) -> None:
        """A link that works once, until `ends`; one made before is void."""
        with self._writing() as connection:
            logged_in.invite(connection, account, token, by, ends=ends)

    def invited(self, token: str, *, now: str) -> Account | None:
        """Whose password the link sets; None where it is void."""
        with self._reading() as connection:
            return logged_in.invited(connection, token, now=now)

    # Attempts

    def attempt(self, keys: Sequence[str], *, now: datetime, forget: timedelta, wait: failing.Wait) -> datetime | None:
        """Counts an attempt to log in; from when on they may try again, where they may not now."""
        with self._writing() as connection:
            return failing.attempt(connection, keys, now=now, forget=forget, wait=wait)

    def forgive(self, keys: Sequence[str], *, one_less: Sequence[str] = ()) -> None:
        """It was they: what failed under these keys is forgotten, under others this attempt alone."""
        with self._writing() as connection:
            failing.forgive(connection, keys, one_less=one_less)
