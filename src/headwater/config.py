"""Settings: defaults, then a TOML file, then environment variables; `headwater config` prints what holds and whence.

The file is `$HEADWATER_CONFIG`, else `headwater/config.toml` under `$XDG_CONFIG_HOME` (or `~/.config`). A setting
`network.timeout` is `[network] timeout = 20` in the file and `HEADWATER_NETWORK_TIMEOUT=20` in the environment;
lists are comma separated there. A misspelt key is an error, not a silent default: `ConfigError`.
"""

from __future__ import annotations

import math
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from headwater.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Network:
    """The one door to the network (acquire/fetch.py). Times in seconds, sizes in bytes."""

    allow_hosts: tuple[str, ...] = ()
    """Host names or addresses that may resolve to a non-public address (a local server of one's own)."""
    proxy: str = ""
    """A SOCKS5 proxy for everything, as `socks5h://127.0.0.1:9050`; names are resolved at its far end."""
    proxy_hosts: tuple[str, ...] = ()
    """Only these hosts (and their subdomains) go through `proxy`; empty: all do."""
    timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    delay: float = 1.0
    """Least time between two requests to one host."""
    robots: bool = True
    user_agent: str = "Headwater/0.1 (sourcing desk; reads for one person)"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost before it is refused with an issue. Sizes in bytes, times in seconds."""

    max_bytes: int = 100_000_000
    """One file or archive as it lies there."""
    max_document: int = 20_000_000
    """One document after decompression."""
    max_text: int = 2_000_000
    """Characters of body text."""
    max_documents: int = 1_000_000
    """Documents out of one container."""
    max_depth: int = 4
    """Containers within containers."""
    seconds: float = 30.0
    """Of the processor, to read one document; by the clock five times that. The longest that are read take a few."""
    memory: int = 900_000_000
    """Memory of one worker process."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How many processes read side by side (0: one for each core), and what finds statements and names in them."""

    workers: int = 0
    reader: Literal["model", "both", "rules"] = "model"
    """`model`: a reader model and the rules; `both`: two models for English, surer and slower; `rules`: no model."""
    threads: int = 1
    """Of the processor, for the model in each process. More than one pays only where few articles are read."""

    def __post_init__(self) -> None:
        if self.reader not in ("model", "both", "rules"):
            raise ConfigError(f"engine.reader = {self.reader!r}: write model, both or rules")
        if not 1 <= self.threads <= 16:
            raise ConfigError(f"engine.threads = {self.threads}: write a number from 1 to 16")


@dataclass(frozen=True, slots=True)
class Llm:
    """An optional language model (attribute/llm.py): it may point at words of an article. Off without `endpoint`."""

    endpoint: str = ""
    """An OpenAI-compatible address, as `http://127.0.0.1:8080/v1`; `/chat/completions` is asked under it."""
    model: str = ""
    """The model's name, as the server calls it."""
    send_texts_to: str = ""
    """The host of `endpoint` once more, where it is not this machine: articles are sent nowhere else without it."""
    key_variable: str = ""
    """The NAME of the environment variable that holds the server's key. The key itself is never written down."""
    timeout: float = 120.0
    """Seconds for all questions about one article together."""
    max_bytes: int = 1_000_000
    """One answer."""
    max_tokens: int = 2_000
    """The length of one answer that the server is asked to keep to; 0: its own."""
    cache: str = ""
    """The folder of kept answers; empty: `headwater/answers` in the user's cache directory; `none`: nothing is kept."""

    def __post_init__(self) -> None:
        # A key in the place of a name would be printed by `headwater config`; so it is not let in, nor repeated.
        if self.key_variable and not re.fullmatch("[A-Z_][A-Z0-9_]{0,63}", self.key_variable):
            raise ConfigError("llm.key_variable: write a variable's name in capitals, as LLM_KEY; not the key itself")


@dataclass(frozen=True, slots=True)
class Cases:
    """Confidential notes (newsroom/sealed/)."""

    key_file: str = ""
    """Without this file no passphrase opens a case; empty: `case.key` beside the settings file; `none`: no file."""
    minutes: int = 15
    """A case that nobody asks for is locked after so long."""

    def __post_init__(self) -> None:
        if not 1 <= self.minutes <= 240:
            raise ConfigError(f"cases.minutes = {self.minutes}: write a number from 1 to 240")


@dataclass(frozen=True, slots=True)
class Serve:
    """How the desk is reached by browsers elsewhere (docs/people.md); for this machine alone nothing need be set."""

    names: tuple[str, ...] = ()
    """Names, beside that of `--host`, under which it is asked for, as `desk.example.org`: those of a proxy, or of an
    onion service. With one of them the desk needs accounts, whatever address it listens at."""
    https: bool = False
    """It is reached over TLS alone, which a proxy or `certificate` sees to: cookies then go no other way."""
    proxies: tuple[str, ...] = ()
    """Addresses of proxies that are believed about where a request comes from (X-Forwarded-For)."""
    certificate: str = ""
    """A file with the certificate (PEM) by which this server speaks TLS itself, and `key` the file with its key."""
    key: str = ""

    @property
    def secure(self) -> bool:
        """True where it is reached over TLS alone."""
        return self.https or bool(self.certificate)


@dataclass(frozen=True, slots=True)
class Mail:
    """The server that takes our mail (newsroom/alerts/mailing.py). No mail is sent without `server` and `sender`."""

    server: str = ""
    """Its host name; what is not public needs to be named in network.allow_hosts, too."""
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    """`none` only for a server named in network.allow_hosts, and without a password."""
    user: str = ""
    password_variable: str = ""
    """The NAME of the environment variable that holds the password. The password itself is never written down."""
    sender: str = ""
    """The address from which mail comes, as `desk@news.example`."""

    def __post_init__(self) -> None:
        if self.security not in ("starttls", "tls", "none"):
            raise ConfigError(f"mail.security = {self.security!r}: write starttls, tls or none")
        if not 1 <= self.port <= 65535:
            raise ConfigError(f"mail.port = {self.port}: write a number from 1 to 65535")
        if self.password_variable and not re.fullmatch("[A-Z_][A-Z0-9_]{0,63}", self.password_variable):
            raise ConfigError("mail.password_variable: write a variable's name in capitals, not what it holds")
        if self.sender and not re.fullmatch(r"[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,253}", self.sender, re.ASCII):
            raise ConfigError("mail.sender: write an address of mail, as desk@news.example")


@dataclass(frozen=True, slots=True)
class Alerts:
    """What alerts say of where this desk is (docs/alerts.md)."""

    address: str = ""
    """The desk's own address, as `https://desk.example`: messages lead to it. Empty: they have no links."""

    def __post_init__(self) -> None:
        if self.address and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]{1,260}(/[!-~]*)?", self.address, re.ASCII):
            raise ConfigError("alerts.address: write the desk's address, as https://desk.example")


@dataclass(frozen=True, slots=True)
class Oidc:
    """Another provider by which one may log in (OpenID Connect, newsroom/accounts/oidc.py). Off without `issuer`."""

    issuer: str = ""
    """As the provider writes it, `https://login.example`; under it lies `.well-known/openid-configuration`. One that is
    not public needs to be named in network.allow_hosts, too."""
    client_id: str = ""
    secret_variable: str = ""
    """The NAME of the environment variable that holds the client's secret. The secret itself is never written down."""
    name: str = ""
    """What the provider is called on the page of the login."""
    emails: tuple[str, ...] = ()
    """Whoever comes with one of these addresses is given an account, if the provider has made sure of the address."""
    domains: tuple[str, ...] = ()
    """So is whoever has an address at one of these."""
    role: str = ""
    """The role of such an account: subscriber, reader, reporter or editor. No provider makes admins."""
    roles_claim: str = ""
    """The claim of the provider that names groups, as `groups`."""
    roles: tuple[str, ...] = ()
    """Which group gives which role, as `news=reporter`; who is in none of them is not let in."""

    def __post_init__(self) -> None:
        if self.secret_variable and not re.fullmatch("[A-Z_][A-Z0-9_]{0,63}", self.secret_variable):
            raise ConfigError(
                "oidc.secret_variable: write a variable's NAME in capitals, as OIDC_KEY; not what it holds"
            )
        given = [row.rpartition("=")[2].strip() for row in self.roles]
        for role in (*given, *((self.role,) if self.role else ())):
            if role not in ("subscriber", "reader", "reporter", "editor"):
                raise ConfigError(f"oidc.roles, oidc.role: {role!r} is not subscriber, reader, reporter or editor")
        if bool(self.roles) != bool(self.roles_claim):
            raise ConfigError("oidc.roles and oidc.roles_claim: set both, or neither")
        if self.role and not (self.emails or self.domains):
            raise ConfigError("oidc.role: say in oidc.emails or oidc.domains who is let in; else everybody would be")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `desk` is the path of the desk file."""

    desk: str = "headwater.desk"
    network: Network = field(default_factory=Network)
    limits: Limits = field(default_factory=Limits)
    engine: Engine = field(default_factory=Engine)
    llm: Llm = field(default_factory=Llm)
    serve: Serve = field(default_factory=Serve)
    oidc: Oidc = field(default_factory=Oidc)
    cases: Cases = field(default_factory=Cases)
    mail: Mail = field(default_factory=Mail)
    alerts: Alerts = field(default_factory=Alerts)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as `headwater config` prints it: `origin` is `default`, a file's path or a variable's name."""

    name: str
    value: Any
    origin: str


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that hold here. Raises `ConfigError` naming the file or variable and the key."""
    return _build(_layers(os.environ if environ is None else environ))


def explain(environ: Mapping[str, str] | None = None) -> list[Setting]:
    """Every setting with its value and where it came from, in the order of this file."""
    environ = os.environ if environ is None else environ
    given = _layers(environ)
    settings = _build(given)
    return [Setting(name, _value(settings, name), given.get(name, (None, "default"))[1]) for name in _names()]


def is_set(name: str, environ: Mapping[str, str] | None = None) -> bool:
    """True where somebody set this, in the settings file or in the environment."""
    return name in _layers(os.environ if environ is None else environ)


def config_file(environ: Mapping[str, str]) -> Path:
    """Where the settings file is looked for; it need not exist unless `HEADWATER_CONFIG` names it."""
    if named := environ.get("HEADWATER_CONFIG"):
        return Path(named)
    base = environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME") or "~").expanduser() / ".config"
    return Path(base) / "headwater" / "config.toml"


def answers_folder(cache: str, environ: Mapping[str, str]) -> Path | None:
    """Where answers of the language model are kept under `llm.cache`; None: nowhere. Raises `ConfigError`."""
    if cache == "none":
        return None
    if cache:
        try:
            return Path(cache).expanduser()
        except RuntimeError as error:
            raise ConfigError(f"llm.cache = {cache!r}: {error}") from None
    base = environ.get("XDG_CACHE_HOME") or Path(environ.get("HOME") or "~").expanduser() / ".cache"
    return Path(base) / "headwater" / "answers"


def _names() -> Iterator[str]:
    defaults = Settings()
    for top in fields(Settings):
        section = getattr(defaults, top.name)
        if isinstance(section, str):
            yield top.name
        else:
            yield from (f"{top.name}.{inner.name}" for inner in fields(section))


def _value(settings: Settings, name: str) -> Any:
    value: Any = settings
    for part in name.split("."):
        value = getattr(value, part)
    return value


def _layers(environ: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    """Setting name -> (raw value, where it was set); the environment wins over the file."""
    known = set(_names())
    given = dict(_from_file(environ, known))
    variables = {"HEADWATER_" + name.upper().replace(".", "_"): name for name in known}
    sections = tuple({variable[: variable.index("_", 10) + 1] for variable in variables if variable.count("_") > 1})
    for variable, value in environ.items():
        if variable in variables:
            given[variables[variable]] = (value, variable)
        elif variable.startswith(sections):
            raise ConfigError(f"{variable}: there is no such setting; `headwater config` lists them")
    return given


def _from_file(environ: Mapping[str, str], known: set[str]) -> Iterator[tuple[str, tuple[Any, str]]]:
    path = config_file(environ)
    if not path.is_file():
        if environ.get("HEADWATER_CONFIG"):
            raise ConfigError(f"{path}: HEADWATER_CONFIG names this file, but it is not there")
        return
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}") from error
    for key, value in table.items():
        rows = {f"{key}.{inner}": v for inner, v in value.items()} if isinstance(value, dict) else {key: value}
        for name, v in rows.items():
            if name not in known:
                raise ConfigError(f"{path}: there is no setting {name!r}; `headwater config` lists them")
            yield name, (v, str(path))


def _build(given: Mapping[str, tuple[Any, str]]) -> Settings:
    """The settings, each section made once of all that is given for it: what one key may be can depend on another."""
    settings = Settings()
    sections: dict[str, dict[str, Any]] = {}
    for name, (raw, origin) in given.items():
        section, _, key = name.rpartition(".")
        sections.setdefault(section, {})[key] = _convert(raw, _value(settings, name), f"{origin}: {name}")
    whole = sections.pop("", {})
    for section, values in sections.items():
        try:
            whole[section] = replace(getattr(settings, section), **values)
        except ConfigError as error:
            raise ConfigError(f"{_origins(section, str(error), given)}: {error}") from None
    return replace(settings, **whole)


def _origins(section: str, message: str, given: Mapping[str, tuple[Any, str]]) -> str:
    """Where the keys stand that a message names; those of the whole section where it names none that is set."""
    own = {name: origin for name, (_, origin) in given.items() if name.startswith(f"{section}.")}
    named = [own[name] for name in re.findall(r"\w+\.\w+", message) if name in own]
    return ", ".join(dict.fromkeys(named or own.values()))


def _convert(raw: Any, default: Any, where: str) -> Any:
    """`raw` as the type of `default`: `ConfigError` where it does not fit."""
    try:
        if isinstance(default, bool):
            return _boolean(raw)
        if isinstance(default, tuple):
            parts = raw.split(",") if isinstance(raw, str) else raw
            return tuple(str(part).strip() for part in parts if str(part).strip())
        if isinstance(default, int | float):
            return _number(raw, type(default))
        return str(raw)
    except (TypeError, ValueError, OverflowError) as error:
        raise ConfigError(f"{where} = {raw!r}: {error}") from error


def _boolean(raw: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(raw).lower() not in words:
        raise ValueError("write true or false")
    return words[str(raw).lower()]


def _number(raw: Any, kind: type[int] | type[float]) -> int | float:
    if isinstance(raw, bool) or not math.isfinite(float(raw)):
        raise ValueError("write a number")
    number = kind(raw)
    if isinstance(raw, float) and number != raw:
        raise ValueError("write a whole number")
    if number < 0:
        raise ValueError("write a number that is not negative")
    return number


def login_name() -> str:
    """Who is logged in on this machine; "" where the system does not say."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
