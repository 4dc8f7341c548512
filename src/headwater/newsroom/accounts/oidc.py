"""Logging in by way of another provider: OpenID Connect, authorization code with PKCE (RFC 6749, 7636, 9207, 9700).

    begin     the address at the provider to go to; what its answer must fit waits here, under a word of this browser's
    finish    the code is changed for an ID token, and every claim of it that matters is looked at

Whose account that is says identified.py. Whoever has a second factor of ours is asked for it all the same.
docs/decisions/0114.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode, urlsplit

from headwater.config import Settings
from headwater.errors import ConfigError, DeskError, FetchFailed, HeadwaterError
from headwater.newsroom.accounts.underway import Underway
from headwater.said import kept

if TYPE_CHECKING:
    from joserfc.jwk import KeySet

    from headwater.acquire.asking import Asker

ALGORITHMS: Final = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "Ed25519",
    "EdDSA",
)
"""What an ID token may be signed by: keys of which we know the public half alone. Never `none`, never a shared secret:
by that a public key could be passed off as one."""
LEEWAY: Final = 60
"""Seconds by which clocks may differ."""
_KNOWN: Final = 3600.0
"""Seconds for which the provider's addresses and keys are kept."""
_AGAIN: Final = 60.0
"""Seconds after which they are asked for anew where a token names a key that we have not."""
_REST: Final = 10.0
"""Seconds for which a provider that did not answer is left alone."""
_PATIENCE: Final = 10.0
"""Seconds for one answer of the provider: somebody waits."""
AT_ONCE: Final = 4
"""Codes that are changed for tokens side by side."""
REFUSED: Final = kept("The login at the provider could not be made sure of. Begin it anew.")


class Refused(DeskError):
    """They are not let in."""

    code = "refused"


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider says of itself, and the keys by which its tokens are signed."""

    issuer: str
    authorize: str
    token: str
    keys: KeySet
    basic: bool
    at: float


@dataclass(frozen=True, slots=True)
class Begun:
    """A login that is under way: `browser` is the hash of the word that only the browser has which began it; `account`
    is whose identity it becomes, where somebody adds it to their own."""

    nonce: str
    verifier: str
    browser: str
    back: str
    there: str
    account: str | None


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider has said of somebody, and made sure of. `email` is "" where it has not."""

    subject: str
    email: str
    name: str
    groups: frozenset[str]


def wanted(settings: Settings) -> bool:
    """True where there is a provider to log in by."""
    return bool(settings.oidc.issuer)


class Gate:
    """The way through the provider that the settings name. One for each process: it knows what is under way."""

    def __init__(self, settings: Settings, asker: Asker | None = None) -> None:
        self._settings, self._of = settings, settings.oidc
        self._asker = asker
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._provider: Provider | None = None
        self._failed = -_REST
        self._underway: Underway[Begun] = Underway()

    # There

    def begin(self, back: str, there: str, *, account: str | None = None) -> tuple[str, str]:
        """The address at the provider to go to, and a word that this browser must bring along when it comes back.

        `back` is our address to which the provider sends them, `there` the page of the desk after that.
        """
        if not self._of.client_id:
            raise ConfigError("oidc.client_id: write the id under which the provider knows this desk")
        provider, verifier, browser = self._known(), secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        nonce = secrets.token_urlsafe(24)
        state = self._underway.put(Begun(nonce, verifier, hashed(browser), back, there, account))
        asked = {
            "response_type": "code",
            "client_id": self._of.client_id,
            "redirect_uri": back,
            "scope": "openid email profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": _b64(hashlib.sha256(verifier.encode()).digest()),
            "code_challenge_method": "S256",
        }
        mark = "&" if "?" in provider.authorize else "?"
        return provider.authorize + mark + urlencode(asked, quote_via=quote), browser

    # And back

    def finish(self, given: Mapping[str, str], browser: str) -> tuple[Begun, Claims]:
        """Who came back, by what the provider put into the address. Raises `Refused`, or what a fetch does."""
        begun = self._underway.take(given.get("state", ""))
        # A login that another browser began would let somebody work in an account that is not theirs.
        if begun is None or not hmac.compare_digest(begun.browser, hashed(browser)):
            raise Refused(REFUSED)
        provider = self._known()
        if given.get("iss", provider.issuer) != provider.issuer or given.get("error") or not given.get("code"):
            raise Refused(REFUSED)
        return begun, self._claims(self._token(provider, given["code"], begun), begun)

    def _token(self, provider: Provider, code: str, begun: Begun) -> str:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": begun.back}
        form |= {"code_verifier": begun.verifier}
        secret, headers = self._secret(), {}
        if secret and provider.basic:
            both = f"{quote(self._of.client_id, safe='')}:{quote(secret, safe='')}"
            headers["Authorization"] = "Basic " + base64.b64encode(both.encode()).decode()
        else:
            form["client_id"] = self._of.client_id
            form |= {"client_secret": secret} if secret else {}
        if not self._places.acquire(blocking=False):
            raise FetchFailed("too many are logging in by the provider just now")
        try:
            answer = self._asking().ask(provider.token, form=form, headers=headers)
        finally:
            self._places.release()
        said = _json(answer.body) if answer.status == 200 else {}
        token = said.get("id_token")
        if not isinstance(token, str):
            raise Refused(REFUSED)
        return token

    def _claims(self, token: str, begun: Begun) -> Claims:
        said = self._verified(token)
        if not hmac.compare_digest(str(said["nonce"]).encode(), begun.nonce.encode()):
            raise Refused(REFUSED)
        audience = said["aud"] if isinstance(said["aud"], list) else [said["aud"]]
        party = said.get("azp", self._of.client_id)
        if (
            self._of.client_id not in audience
            or party != self._of.client_id
            or ("azp" not in said and len(audience) > 1)
        ):
            raise Refused(REFUSED)
        subject = said["sub"]
        if not subject or len(subject) > 255:
            raise Refused(REFUSED)
        email = said.get("email") if said.get("email_verified") is True else ""
        name = next(
            (n for n in (said.get("name"), said.get("preferred_username"), email) if isinstance(n, str) and n), ""
        )
        groups = said.get(self._of.roles_claim, []) if self._of.roles_claim else []
        groups = [groups] if isinstance(groups, str) else groups if isinstance(groups, list) else []
        return Claims(
            hashed(f"{said['iss']}\n{subject}"),
            folded(email) if isinstance(email, str) else "",
            name,
            frozenset(g for g in groups if isinstance(g, str)),
        )

    def _verified(self, token: str) -> dict[str, Any]:
        """The claims of a token whose signature, issuer, audience and times are right."""
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError, JoseError

        rules = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self._of.issuer},
            aud={"essential": True, "value": self._of.client_id},
            **{name: {"essential": True} for name in ("exp", "iat", "sub", "nonce")},  # type: ignore[arg-type]
        )
        try:
            try:
                found = jwt.decode(token, self._known().keys, algorithms=ALGORITHMS)
            except InvalidKeyIdError:
                found = jwt.decode(token, self._known(newer=True).keys, algorithms=ALGORITHMS)
            rules.validate(found.claims)
        except HeadwaterError:
            raise
        except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise Refused(REFUSED) from error
        return found.claims

    # What the provider says of itself

    def _known(self, *, newer: bool = False) -> Provider:
        known, now = self._provider, time.monotonic()
        if known is not None and now - known.at <= (_AGAIN if newer else _KNOWN):
            return known
        # Anybody may press the button: a provider that is down must not hold up the threads of the whole desk.
        if now - self._failed < _REST or not self._lock.acquire(blocking=False):
            raise FetchFailed("the provider did not answer just now")
        try:
            self._provider = known = self._discovered()
        except HeadwaterError:
            self._failed = time.monotonic()
            raise
        finally:
            self._lock.release()
        return known

    def _discovered(self) -> Provider:
        issuer = self._of.issuer
        said = self._brought(issuer.rstrip("/") + "/.well-known/openid-configuration")
        # Another issuer in it would let one provider answer for another (OpenID Connect Discovery, 4.3).
        if said.get("issuer") != issuer:
            raise ConfigError(f"oidc.issuer: what lies under {issuer} is of another issuer")
        addresses = [said.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        authorize, token, keys = (self._address(address) for address in addresses)
        ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        basic = not isinstance(ways, list) or "client_secret_basic" in ways or "client_secret_post" not in ways
        return Provider(issuer, authorize, token, _keys(self._brought(keys)), basic, time.monotonic())

    def _address(self, given: object) -> str:
        """An address that the provider names; the door looks at it as at every other one."""
        if not isinstance(given, str) or urlsplit(given).scheme not in ("https", "http"):
            raise ConfigError(f"oidc.issuer: {self._of.issuer} names no address for what is needed")
        address, host = self._asking().spelt(given)
        if address.startswith("http:") and host not in self._settings.network.allow_hosts:
            raise ConfigError(f"oidc.issuer: {self._of.issuer} names an address without TLS")
        return given

    def _brought(self, url: str) -> dict[str, Any]:
        answer = self._asking().ask(url)
        said = _json(answer.body) if answer.status == 200 else None
        if not said:
            raise ConfigError(f"oidc.issuer: {url} does not answer as a provider does (HTTP {answer.status})")
        return said

    def _asking(self) -> Asker:
        if self._asker is None:
            from headwater.acquire.asking import Asker

            network = self._settings.network
            patience = min(network.total_timeout, _PATIENCE)
            self._asker = Asker(replace(network, timeout=min(network.timeout, patience), total_timeout=patience))
        return self._asker

    def _secret(self) -> str:
        if not self._of.secret_variable:
            return ""
        secret = os.environ.get(self._of.secret_variable, "")
        if not secret:
            raise ConfigError(f"oidc.secret_variable: the variable {self._of.secret_variable} is empty")
        return secret


def _keys(said: Mapping[str, Any]) -> KeySet:
    """The keys that tokens may be signed by: of shared secrets, which a provider should not publish, none."""
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    rows = said.get("keys")
    good = (
        [row for row in rows if isinstance(row, dict) and row.get("kty") in ("RSA", "EC", "OKP")]
        if isinstance(rows, list)
        else []
    )
    good = [row for row in good if row.get("use", "sig") == "sig"]
    try:
        return KeySet.import_key_set({"keys": good})
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise ConfigError("oidc.issuer: the provider's keys cannot be read") from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def folded(email: str) -> str:
    return email.strip().casefold()


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
