"""Passkeys (WebAuthn): a key that stays in a device, and signs what we ask it to for the desk's own address alone.

As a second factor it says that the device is there; where the device has also asked for a finger or a PIN
(user-verified), it is both factors and lets in without a password. What is signed is a challenge that waits with the
app (underway.py), is taken once, and belongs to one account and one use. A count that does not rise tells of a copied
key: it is refused.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from headwater.desk.accounts.rows import Account
from headwater.desk.log.factors import Passkey, new_id
from headwater.desk.store import Desk
from headwater.newsroom.accounts import factors, throttle
from headwater.newsroom.accounts.underway import Underway
from headwater.said import kept

if TYPE_CHECKING:
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

_NAME: Final = 60
_LARGEST: Final = 20_000
"""Characters of an answer; one has some 2,000."""
_REFUSED: Final = kept("This passkey was not taken. Try again, or use another way.")
_LATE: Final = kept("It took too long. Try again.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the desk is asked: the host's name without port, which a passkey is bound to, and its pages' origins."""

    host: str
    origins: tuple[str, ...]

    @classmethod
    def of(cls, host: str, port: str = "") -> Place:
        """A browser takes part under https; under http on this machine alone, and where Tor seals the way."""
        at = host + port
        here = host == "localhost" or host.endswith((".localhost", ".onion"))
        return cls(host, (f"https://{at}", f"http://{at}") if here else (f"https://{at}",))

    @property
    def able(self) -> bool:
        """False under a bare address: no passkey can be bound to one."""
        return not (self.host.replace(".", "").isdigit() or ":" in self.host)


@dataclass(frozen=True, slots=True)
class Asked:
    """A challenge that waits: for which account (none: whoever has the key), where, for what."""

    challenge: bytes
    account: str | None
    place: Place
    use: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser is asked, as JSON, and the word under which the answer is taken."""

    options: str
    word: str


Challenges = Underway[Asked]


def new(desk: Desk, waiting: Challenges, account: Account, place: Place) -> Question:
    """Asks for a new passkey of this account; the challenge is put to what is `waiting`."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = generate_registration_options(
        rp_id=place.host,
        rp_name="Headwater",
        user_name=account.name,
        user_id=account.id.encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
        exclude_credentials=_known(desk.factors(account.id).passkeys, place),
    )
    word = waiting.put(Asked(options.challenge, account.id, place, "new"))
    return Question(options_to_json(options), word)


def add(
    desk: Desk, waiting: Challenges, account: Account, word: str, answer: str, name: str, *, first: bool = False
) -> list[str]:
    """Sets up the passkey that the browser made; recovery codes where it is the first factor, to be shown once."""
    from webauthn import verify_registration_response
    from webauthn.helpers import bytes_to_base64url
    from webauthn.helpers.structs import CredentialDeviceType

    asked, given = _taken(waiting, word, "new", account.id), _read(answer)
    try:
        made = verify_registration_response(
            credential=given,
            expected_challenge=asked.challenge,
            expected_rp_id=asked.place.host,
            expected_origin=list(asked.place.origins),
        )
    except Exception as error:  # whatever the library makes of an answer that is none
        raise factors.WrongFactor(_REFUSED) from error
    key = Passkey(
        new_id(),
        account.id,
        bytes_to_base64url(made.credential_id),
        made.credential_public_key,
        made.sign_count,
        " ".join(name.split())[:_NAME] or "Passkey",
        asked.place.host,
        _transports(given),
        made.credential_device_type == CredentialDeviceType.MULTI_DEVICE,
        "",
        None,
    )
    codes = [] if desk.factors(account.id).any else factors.new_codes()
    desk.add_passkey(key, [factors.digest(code) for code in codes], account.name, first=first)
    return codes


def ask(desk: Desk, waiting: Challenges, account: Account | None, place: Place) -> Question:
    """Asks for a passkey of this account; without one for any, and then for one that has made sure who holds it."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    alone = account is None
    needs = UserVerificationRequirement.REQUIRED if alone else UserVerificationRequirement.PREFERRED
    known = _known(desk.factors(account.id).passkeys, place) if account else None
    options = generate_authentication_options(rp_id=place.host, allow_credentials=known, user_verification=needs)
    asked = Asked(options.challenge, account.id if account else None, place, "alone" if alone else "second")
    word = waiting.put(asked)
    return Question(options_to_json(options), word)


def check(desk: Desk, waiting: Challenges, account: Account | None, word: str, answer: str) -> Account:
    """Whose passkey it is; with an account only one of its own is taken. Raises `WrongFactor`."""
    from webauthn import verify_authentication_response

    asked = _taken(waiting, word, "second" if account else "alone", account.id if account else None)
    given = _read(answer)
    key = desk.passkey(str(given.get("id", "")))
    if key is None or key.host != asked.place.host or (account is not None and key.account != account.id):
        raise factors.WrongFactor(_REFUSED)
    try:
        found = verify_authentication_response(
            credential=given,
            expected_challenge=asked.challenge,
            expected_rp_id=asked.place.host,
            expected_origin=list(asked.place.origins),
            credential_public_key=key.key,
            credential_current_sign_count=key.uses,
            require_user_verification=account is None,
        )
    except Exception as error:  # whatever the library makes of an answer that is none
        _refuse(desk, key)
        raise factors.WrongFactor(_REFUSED) from error
    if not desk.use_passkey(key.id, before=key.uses, uses=found.new_sign_count):
        raise factors.WrongFactor(_REFUSED)
    owner = desk.account(key.account)
    if owner.disabled:
        raise factors.WrongFactor(_REFUSED)
    return owner


def _refuse(desk: Desk, key: Passkey) -> None:
    """Enters it, so that a copied key is noticed: once it was they who had the word of the challenge."""
    desk.refused_factor(key.account, desk.account(key.account).name)


def _taken(waiting: Challenges, word: str, use: str, account: str | None) -> Asked:
    asked = waiting.take(word)
    if asked is None or asked.use != use or asked.account != account:
        raise factors.WrongFactor(_LATE)
    return asked


def _read(answer: str) -> dict[str, Any]:
    try:
        given = json.loads(answer) if len(answer) <= _LARGEST else None
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise factors.WrongFactor(_REFUSED)
    return given


def _transports(given: dict[str, Any]) -> tuple[str, ...]:
    response = given.get("response")
    found = response.get("transports") if isinstance(response, dict) else None
    known = {"usb", "nfc", "ble", "internal", "cable", "hybrid", "smart-card"}
    return tuple(sorted(known & {t for t in found if isinstance(t, str)})) if isinstance(found, list) else ()


def _known(keys: tuple[Passkey, ...], place: Place) -> list[PublicKeyCredentialDescriptor]:
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.structs import AuthenticatorTransport, PublicKeyCredentialDescriptor

    return [
        PublicKeyCredentialDescriptor(
            id=base64url_to_bytes(key.credential), transports=[AuthenticatorTransport(t) for t in key.transports]
        )
        for key in keys
        if key.host == place.host
    ]


def attempt(desk: Desk, address: str) -> None:
    """Counts a login by a passkey alone, by where it comes from. Raises `TooOften`."""
    now = datetime.now(UTC)
    until = desk.attempt(throttle.place_keys(address), now=now, forget=throttle.FORGET, wait=throttle.wait)
    if until is not None:
        raise throttle.TooOften(int((until - now).total_seconds()) + 1)


def forgive(desk: Desk, address: str) -> None:
    """It was they: this attempt is forgotten."""
    desk.forgive([], one_less=throttle.place_keys(address))
