"""Logging in by way of a provider: against a real one on this machine, and against one that lies in every way."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from tests.blank import blank

from headwater.config import Network, Oidc, Settings
from headwater.desk import Desk
from headwater.desk.log import providers
from headwater.errors import ConfigError, DeskError, FetchFailed, ForbiddenAddress
from headwater.newsroom.accounts import identified, oidc
from headwater.newsroom.accounts.oidc import Claims, Gate, Refused

BACK = "http://127.0.0.1:8000/login/provider/back"
HERE = Network(allow_hosts=("localhost", "127.0.0.1"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(blank(tmp_path / "news.desk")) as opened:
        opened.make_account("Anna", "admin", "Anna")
        yield opened


def _settings(issuer: str, **given: Any) -> Settings:
    return Settings(
        network=HERE, oidc=Oidc(**{"issuer": issuer, "client_id": "desk", "secret_variable": "OIDC_KEY"} | given)
    )


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_KEY", "s ecret/+")


# A real provider


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import oidc_provider_mock
    users = [
        oidc_provider_mock.User(
            sub="s-1",
            claims={"email": "borys@harbour.example", "email_verified": True, "name": "Borys", "groups": ["news"]},
        ),
        oidc_provider_mock.User(sub="s-2", claims={"email": "eve@elsewhere.example", "email_verified": False}),
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


def _agreed(address: str, sub: str) -> dict[str, str]:
    """What the provider sends back once somebody has logged in there."""
    answer = httpx2.post(address, data={"sub": sub}, trust_env=False)
    assert answer.status_code == 302, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


@pytest.mark.filterwarnings("ignore")
def test_a_real_provider_lets_in_whom_the_settings_let_in(provider: str, desk: Desk) -> None:
    settings = _settings(provider, domains=("harbour.example",), role="reporter")
    gate = Gate(settings)
    address, browser = gate.begin(BACK, "/today")
    given = _agreed(address, "s-1")
    begun, claims = gate.finish(given, browser)
    assert (begun.there, claims.email, claims.name) == ("/today", "borys@harbour.example", "Borys")
    account = identified.enter(desk, settings, claims)
    assert (account.name, account.role, account.made_by, account.password) == ("Borys", "reporter", provider, False)
    assert identified.enter(desk, settings, claims).id == account.id
    with pytest.raises(Refused):  # neither the answer nor its code is good a second time
        gate.finish(given, browser)
    address, browser = gate.begin(BACK, "/")
    with pytest.raises(Refused):
        gate.finish(_agreed(address, "s-1") | {"code": given["code"]}, browser)


@pytest.mark.filterwarnings("ignore")
def test_a_stranger_with_an_address_that_was_not_made_sure_of_is_not_let_in(provider: str, desk: Desk) -> None:
    settings = _settings(provider, domains=("elsewhere.example",), role="reader")
    gate = Gate(settings)
    address, browser = gate.begin(BACK, "/")
    _, claims = gate.finish(_agreed(address, "s-2"), browser)
    assert claims.email == ""
    with pytest.raises(Refused, match="no account for you"):
        identified.enter(desk, settings, claims)
    assert desk.account_count() == 1


@pytest.mark.filterwarnings("ignore")
def test_what_comes_back_to_another_browser_is_refused(provider: str) -> None:
    gate = Gate(_settings(provider))
    address, browser = gate.begin(BACK, "/")
    _, other = gate.begin(BACK, "/")
    given = _agreed(address, "s-1")
    with pytest.raises(Refused):
        gate.finish(given, other)
    with pytest.raises(Refused):  # and is used up
        gate.finish(given, browser)


def test_a_provider_on_this_machine_must_be_named(provider: str) -> None:
    settings = replace(_settings(provider), network=Network())
    with pytest.raises(ForbiddenAddress, match="allow_hosts"):
        Gate(settings).begin(BACK, "/")


# One that lies


class Liar:
    """A provider that answers as it is told to."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self.claims: dict[str, Any] = {}
        self.nonce = ""
        self.sign: Callable[[dict[str, Any]], str] = self.signed
        self.said: dict[str, Any] = {}
        self.keys: list[Any] | None = None
        self.forms: list[dict[str, list[str]]] = []
        self.headers: list[str] = []
        self.status = 200
        self.issuer = ""

    def signed(self, claims: dict[str, Any], alg: str = "RS256", key: Any = None, kid: str = "one") -> str:
        return jwt.encode({"alg": alg, "kid": kid}, claims, key or self.key, algorithms=[alg])

    def token(self) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": "desk", "sub": "s-1", "iat": now, "exp": now + 300, "nonce": self.nonce}
        claims |= {"email": "a@harbour.example", "email_verified": True, "name": "Ada"}
        whole = {name: value for name, value in (claims | self.claims).items() if value is not None}
        return self.sign(whole)

    def answer(self, path: str) -> Any:
        if path.endswith("openid-configuration"):
            known = {"issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize"}
            return known | {"token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys"} | self.said
        if path.endswith("/keys"):
            return {"keys": self.keys if self.keys is not None else [self.key.as_dict(private=False)]}
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.token()}


@pytest.fixture
def liar() -> Iterator[Liar]:
    made = Liar()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(200)

        def do_POST(self) -> None:
            made.forms.append(parse_qs(self.rfile.read(int(self.headers["content-length"])).decode()))
            made.headers.append(self.headers.get("authorization", ""))
            self._say(made.status)

        def _say(self, status: int) -> None:
            body = json.dumps(made.answer(self.path)).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{made.issuer}/token")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    made.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


def _login(liar: Liar, gate: Gate | None = None, **given: str) -> Claims:
    gate = gate or Gate(_settings(liar.issuer))
    address, browser = gate.begin(BACK, "/")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    liar.nonce = asked["nonce"]
    return gate.finish({"state": asked["state"], "code": "c"} | given, browser)[1]


def test_an_honest_answer_is_taken(liar: Liar) -> None:
    claims = _login(liar, iss=liar.issuer)
    assert (claims.email, claims.name) == ("a@harbour.example", "Ada")
    assert base64.b64decode(liar.headers[0].removeprefix("Basic ")) == b"desk:s%20ecret%2F%2B"
    form = {name: values[0] for name, values in liar.forms[0].items()}
    assert (form["code"], form["redirect_uri"]) == ("c", BACK)
    assert len(form["code_verifier"]) >= 43
    assert "client_secret" not in form
    liar.said = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    _login(liar)
    assert (liar.headers[1], liar.forms[1]["client_secret"]) == ("", ["s ecret/+"])
    _login(liar, Gate(_settings(liar.issuer, secret_variable="")))
    assert liar.forms[2]["client_id"] == ["desk"]


def test_the_way_there_says_what_is_right(liar: Liar) -> None:
    gate = Gate(_settings(liar.issuer))
    begun = [gate.begin(BACK, "/") for _ in range(2)]
    first, second = ({n: v[0] for n, v in parse_qs(urlsplit(address).query).items()} for address, _ in begun)
    assert (first["response_type"], first["code_challenge_method"], first["client_id"]) == ("code", "S256", "desk")
    assert "openid" in first["scope"].split()
    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))
    liar.nonce = second["nonce"]
    gate.finish({"state": second["state"], "code": "c"}, begun[1][1])
    verifier = liar.forms[-1]["code_verifier"][0]
    assert oidc._b64(hashlib.sha256(verifier.encode()).digest()) == second["code_challenge"]


WRONG: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "other"},
    "no nonce": {"nonce": None},
    "an empty nonce": {"nonce": ""},
    "another audience": {"aud": "other"},
    "no audience": {"aud": None},
    "another audience in a list": {"aud": ["other"]},
    "several audiences without a party": {"aud": ["desk", "other"]},
    "several audiences and another party": {"aud": ["desk", "other"], "azp": "other"},
    "another party": {"azp": "other"},
    "another issuer": {"iss": "https://elsewhere.example"},
    "no issuer": {"iss": None},
    "a longer issuer": {"iss": "http://127.0.0.1:1/"},
    "too late": {"exp": int(time.time()) - 120},
    "no end": {"exp": None},
    "an end in words": {"exp": "tomorrow"},
    "from the future": {"iat": int(time.time()) + 3600},
    "not before": {"nbf": int(time.time()) + 3600},
    "nobody": {"sub": ""},
    "no subject": {"sub": None},
    "a subject that is a number": {"sub": 7},
    "a subject that is endless": {"sub": "s" * 300},
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_claim_is_refused(liar: Liar, name: str) -> None:
    liar.claims = WRONG[name]
    with pytest.raises(Refused):
        _login(liar)


def _b64(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_wrong_signature_is_refused(liar: Liar) -> None:
    other = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
    public = liar.key.as_pem(private=False)

    def by_secret(head: dict[str, Any], claims: dict[str, Any]) -> str:
        said = f"{_b64(head)}.{_b64(claims)}"
        return f"{said}.{oidc._b64(hmac.digest(public, said.encode(), 'sha256'))}"

    ways: dict[str, Callable[[dict[str, Any]], str]] = {
        "none": lambda c: f"{_b64({'alg': 'none'})}.{_b64(c)}.",
        "None": lambda c: f"{_b64({'alg': 'None', 'kid': 'one'})}.{_b64(c)}.",
        "none with a key": lambda c: f"{_b64({'alg': 'none', 'kid': 'one'})}.{_b64(c)}.AAAA",
        "another key": lambda c: liar.signed(c, key=other),
        "the public key as a secret": lambda c: by_secret({"alg": "HS256"}, c),
        "the public key as a secret, by its name": lambda c: by_secret({"alg": "HS256", "kid": "one"}, c),
        "a key of its own in the head": lambda c: jwt.encode(
            {"alg": "RS256", "jwk": other.as_dict(private=False)}, c, other, algorithms=["RS256"]
        ),
        "a key from elsewhere": lambda c: jwt.encode(
            {"alg": "RS256", "kid": "one", "jku": "http://127.0.0.1:9/keys"}, c, other, algorithms=["RS256"]
        ),
        "an unknown key": lambda c: liar.signed(c, kid="two", key=other),
        "changed afterwards": lambda c: ".".join(
            part if n != 1 else _b64(c | {"sub": "s-2"}) for n, part in enumerate(liar.signed(c).split("."))
        ),
        "no token": lambda _: "token",
        "nothing": lambda _: "",
        "five parts": lambda c: liar.signed(c) + ".a.b",
        "a list": lambda _: f"{_b64({'alg': 'RS256', 'kid': 'one'})}.W10.AAAA",
    }
    for name, way in ways.items():
        liar.sign = way
        with pytest.raises(Refused):
            print(name, _login(liar))


def test_a_shared_secret_among_the_keys_is_no_key(liar: Liar) -> None:
    secret = OctKey.generate_key(256, {"kid": "shared"}, private=True)
    liar.keys = [secret.as_dict(private=True), liar.key.as_dict(private=False)]
    liar.sign = lambda c: jwt.encode({"alg": "HS256", "kid": "shared"}, c, secret, algorithms=["HS256"])
    with pytest.raises(Refused):
        _login(liar)


def test_another_issuer_than_the_one_that_was_asked_is_refused(liar: Liar) -> None:
    with pytest.raises(Refused):
        _login(liar, iss="https://elsewhere.example")
    liar.said = {"issuer": "https://elsewhere.example"}
    with pytest.raises(ConfigError, match="another issuer"):
        _login(liar)


@pytest.mark.parametrize(
    "given",
    [{"code": ""}, {"error": "access_denied"}, {"state": ""}, {"state": "guessed"}, {"iss": ""}],
)
def test_an_answer_that_does_not_fit_is_refused(liar: Liar, given: dict[str, str]) -> None:
    with pytest.raises(Refused):
        _login(liar, **given)


def test_the_provider_leads_nowhere_else(liar: Liar) -> None:
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        for there in (
            "http://elsewhere.example/x",
            "file:///etc/passwd",
            "http://169.254.169.254/x",
            "javascript:x",
            7,
            None,
        ):
            liar.said = {name: there}
            with pytest.raises((ConfigError, ForbiddenAddress)):
                _login(liar)
    liar.said, liar.status = {}, 302
    with pytest.raises(Refused):  # no redirect is followed
        _login(liar)


def test_a_new_key_is_asked_for_and_not_too_often(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(_settings(liar.issuer))
    _login(liar, gate)
    old, liar.key = liar.key, RSAKey.generate_key(2048, {"kid": "two"}, private=True)
    liar.sign = lambda c: liar.signed(c, kid="two")
    with pytest.raises(Refused):
        _login(liar, gate)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 61)
    assert _login(liar, gate).name == "Ada"
    liar.sign = lambda c: liar.signed(c, key=old)
    with pytest.raises(Refused):
        _login(liar, gate)


def test_a_provider_that_is_down_holds_up_nobody(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    liar.said = {"issuer": "https://elsewhere.example"}
    gate = Gate(_settings(liar.issuer))
    with pytest.raises(ConfigError):
        gate.begin(BACK, "/")
    liar.said = {}
    with pytest.raises(FetchFailed, match="just now"):  # it is not asked again at once
        gate.begin(BACK, "/")
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 11)
    assert _login(liar, gate).name == "Ada"
    for _ in range(oidc.AT_ONCE):
        gate._places.acquire()
    with pytest.raises(FetchFailed, match="too many"):
        _login(liar, gate)
    fresh = Gate(_settings(liar.issuer))
    with fresh._lock, pytest.raises(FetchFailed):  # somebody else asks it
        fresh.begin(BACK, "/")


# Whose account it is


def _claims(subject: str = "s", email: str = "", name: str = "Borys", groups: tuple[str, ...] = ()) -> Claims:
    return Claims(subject, email, name, frozenset(groups))


def test_nobody_is_let_in_by_the_name_of_an_account(desk: Desk) -> None:
    settings = _settings("https://login.example", emails=("eve@harbour.example",), role="editor")
    with pytest.raises(Refused, match="of your name already"):
        identified.enter(desk, settings, _claims(email="eve@harbour.example", name="ANNA"))
    with pytest.raises(Refused, match="no account for you"):
        identified.enter(desk, settings, _claims(email="other@harbour.example"))


def test_an_account_awaits_an_address_once(desk: Desk) -> None:
    settings = _settings("https://login.example")
    borys = desk.make_account("Borys", "editor", "Anna")
    identified.expect(desk, settings, borys.id, " Borys@Harbour.example", "Anna")
    with pytest.raises(Refused):
        identified.enter(desk, settings, _claims(subject="x", name="Borys"))
    assert identified.enter(desk, settings, _claims(subject="one", email="borys@harbour.example")).id == borys.id
    with pytest.raises(Refused):  # the address alone is worth nothing from now on
        identified.enter(desk, settings, _claims(subject="two", email="borys@harbour.example"))
    assert identified.enter(desk, settings, _claims(subject="one")).id == borys.id
    assert desk.account(borys.id).role == "editor"
    desk.disable_account(borys.id, "Anna")
    with pytest.raises(Refused):
        identified.enter(desk, settings, _claims(subject="one"))
    assert b"harbour.example" not in desk.path.read_bytes() + Path(f"{desk.path}-wal").read_bytes()


def test_one_identity_is_of_one_account(desk: Desk) -> None:
    settings = _settings("https://login.example")
    anna, borys = desk.accounts()[0], desk.make_account("Borys", "editor", "Anna")
    identified.link(desk, settings, borys, _claims(subject="one"))
    with pytest.raises(DeskError, match="another account"):
        identified.link(desk, settings, anna, _claims(subject="one"))
    with pytest.raises(DeskError, match="Set a password first"):
        desk.unlink_identity(borys.id, desk.identities(borys.id)[0].id, "Borys")
    assert desk.identities(borys.id)


def test_groups_give_a_role_and_take_it(desk: Desk) -> None:
    rows = ("news=reporter", "desk=editor", "all=reader")
    settings = _settings("https://login.example", roles_claim="groups", roles=rows)
    account = identified.enter(desk, settings, _claims(groups=("all", "desk")))
    assert account.role == "editor"
    assert identified.enter(desk, settings, _claims(groups=("news",))).role == "reporter"
    for groups in ((), ("other",), ("NEWS",), ("news=reporter",)):
        with pytest.raises(Refused):
            identified.enter(desk, settings, _claims(groups=groups))
    desk.set_role(account.id, "admin", "Anna")
    assert identified.enter(desk, settings, _claims(groups=("all",))).role == "admin"


@pytest.mark.parametrize(
    "given",
    [
        {"role": "admin", "emails": ("a@b.example",)},
        {"role": "reader"},
        {"roles_claim": "groups"},
        {"roles": ("x=reader",)},
        {"roles_claim": "groups", "roles": ("x=admin",)},
        {"secret_variable": "the secret itself"},
    ],
)
def test_settings_that_would_let_in_too_many_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Oidc(issuer="https://login.example", client_id="desk", **given)


def test_an_account_is_made_with_its_identity_or_not_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _settings("https://login.example", domains=("harbour.example",), role="reader")

    def killed(*_: object, **__: object) -> None:
        raise DeskError("killed")

    before = desk.account_count()
    with monkeypatch.context() as at:
        at.setattr(providers, "link", killed)
        with pytest.raises(DeskError, match="killed"):
            identified.enter(desk, settings, _claims(subject="late", email="late@harbour.example", name="Late"))
    assert desk.account_count() == before
    assert (
        identified.enter(desk, settings, _claims(subject="late", email="late@harbour.example", name="Late")).name
        == "Late"
    )
