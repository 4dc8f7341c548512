"""Settings: which of default, file and environment holds, where it came from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import config
from headwater.errors import ConfigError


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


def write(home: dict[str, str], text: str) -> Path:
    path = Path(home["HOME"]) / ".config" / "headwater" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_the_defaults_hold(home: dict[str, str]) -> None:
    assert config.load(home) == config.Settings()
    assert {row.origin for row in config.explain(home)} == {"default"}


def test_every_setting_is_explained_once(home: dict[str, str]) -> None:
    names = [row.name for row in config.explain(home)]
    assert len(set(names)) == len(names)
    assert {"desk", "network.timeout", "limits.max_text", "engine.workers"} <= set(names)


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(home: dict[str, str]) -> None:
    path = write(home, 'desk = "file.desk"\n[network]\ntimeout = 7\nallow_hosts = ["a.example", "b.example"]\n')
    home["HEADWATER_NETWORK_TIMEOUT"] = "3.5"
    settings = config.load(home)
    assert (settings.desk, settings.network.timeout) == ("file.desk", 3.5)
    assert settings.network.allow_hosts == ("a.example", "b.example")
    origins = {row.name: row.origin for row in config.explain(home)}
    assert origins["desk"] == str(path)
    assert origins["network.timeout"] == "HEADWATER_NETWORK_TIMEOUT"
    assert origins["network.delay"] == "default"


def test_the_file_may_be_named_or_lie_under_xdg(home: dict[str, str], tmp_path: Path) -> None:
    named = tmp_path / "mine.toml"
    named.write_text('desk = "named.desk"')
    assert config.load(home | {"HEADWATER_CONFIG": str(named)}).desk == "named.desk"
    under = tmp_path / "xdg" / "headwater"
    under.mkdir(parents=True)
    (under / "config.toml").write_text('desk = "xdg.desk"')
    assert config.load(home | {"XDG_CONFIG_HOME": str(tmp_path / "xdg")}).desk == "xdg.desk"


def test_lists_in_the_environment_are_cut_at_commas(home: dict[str, str]) -> None:
    settings = config.load(home | {"HEADWATER_NETWORK_PROXY_HOSTS": "a.example, b.example,,"})
    assert settings.network.proxy_hosts == ("a.example", "b.example")


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("0", False), ("TRUE", True), ("no", False)])
def test_truth_in_the_environment(home: dict[str, str], word: str, value: bool) -> None:
    assert config.load(home | {"HEADWATER_NETWORK_ROBOTS": word}).network.robots is value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[network]\ntimout = 3", r"no setting 'network\.timout'"),
        ("desk = 3\n[netwrok]\ntimeout = 3", r"no setting 'netwrok\.timeout'"),
        ("network = 3", "no setting 'network'"),
        ("[network]\ntimeout = -1", "not negative"),
        ('[network]\ntimeout = "soon"', "network.timeout = 'soon'"),
        ("[engine]\nworkers = true", "write a number"),
        ('[network]\nrobots = "perhaps"', "write true or false"),
        ("[network]\nallow_hosts = 7", "network.allow_hosts = 7"),
        ("this is no TOML", "cannot be read as TOML"),
        ("[engine]\nworkers = 2.5", "write a whole number"),
        ("[network]\ntimeout = nan", "write a number"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(home: dict[str, str], text: str, said: str) -> None:
    path = write(home, text)
    with pytest.raises(ConfigError, match=said) as caught:
        config.load(home)
    assert str(path) in str(caught.value)


def test_bytes_that_are_no_text_are_told(home: dict[str, str]) -> None:
    write(home, "").write_bytes(b"desk = '\xff\xfe'")
    with pytest.raises(ConfigError, match="cannot be read as TOML"):
        config.load(home)


def test_a_named_file_must_be_there(home: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="is not there"):
        config.load(home | {"HEADWATER_CONFIG": "/nowhere/config.toml"})


def test_a_wrong_variable_is_told_by_its_name(home: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match=r"HEADWATER_ENGINE_WORKERS: engine\.workers = 'many'"):
        config.load(home | {"HEADWATER_ENGINE_WORKERS": "many"})


def test_a_misspelt_variable_is_told(home: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="HEADWATER_NETWORK_TIMOUT: there is no such setting"):
        config.load(home | {"HEADWATER_NETWORK_TIMOUT": "3"})
    assert config.load(home | {"HEADWATER_SOMETHING": "3"}) == config.Settings()


@given(st.integers(0, 10**9), st.floats(0, 1e9), st.booleans())
def test_what_is_written_is_what_holds(whole: int, part: float, truth: bool) -> None:
    settings = config.load(
        {
            "HOME": "/nowhere",
            "HEADWATER_LIMITS_MAX_BYTES": str(whole),
            "HEADWATER_NETWORK_DELAY": repr(part),
            "HEADWATER_NETWORK_ROBOTS": str(truth),
        }
    )
    assert (settings.limits.max_bytes, settings.network.delay, settings.network.robots) == (whole, part, truth)


@pytest.mark.parametrize(("name", "value"), [("READER", "models"), ("THREADS", "0"), ("THREADS", "99")])
def test_the_engine_takes_only_what_it_knows(home: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"engine.{name.lower()}"):
        config.load(home | {f"HEADWATER_ENGINE_{name}": value})


LOGIN = {
    "emails": '["a@harbour.example"]',
    "domains": '["harbour.example"]',
    "role": '"reporter"',
    "roles_claim": '"groups"',
    "roles": '["news=reporter", "desk=editor"]',
}


@pytest.mark.parametrize("turned", [False, True])
def test_keys_that_depend_on_each_other_may_stand_in_any_order(home: dict[str, str], turned: bool) -> None:
    keys = sorted(LOGIN, reverse=turned)
    write(home, "[oidc]\n" + "".join(f"{key} = {LOGIN[key]}\n" for key in keys))
    found = config.load(home).oidc
    assert (found.role, found.domains) == ("reporter", ("harbour.example",))
    assert (found.roles_claim, found.roles) == ("groups", ("news=reporter", "desk=editor"))


@pytest.mark.parametrize("turned", [False, True])
def test_so_may_variables_and_some_may_be_in_the_file(home: dict[str, str], turned: bool) -> None:
    write(home, '[oidc]\nroles_claim = "groups"\n')
    rows = {"ROLES": "news=reporter,desk=editor", "ROLE": "reader", "DOMAINS": "harbour.example"}
    home |= {f"HEADWATER_OIDC_{key}": rows[key] for key in sorted(rows, reverse=turned)}
    found = config.load(home).oidc
    assert (found.role, found.roles_claim, len(found.roles)) == ("reader", "groups", 2)


def test_what_does_not_go_together_is_told_with_where_it_stands(home: dict[str, str]) -> None:
    path = write(home, '[oidc]\nname = "the house"\nroles_claim = "groups"\n')
    with pytest.raises(ConfigError) as told:
        config.load(home)
    assert str(told.value) == f"{path}: oidc.roles and oidc.roles_claim: set both, or neither"
    home["HEADWATER_OIDC_ROLES"] = "news=owner"
    with pytest.raises(ConfigError, match=r"^HEADWATER_OIDC_ROLES: .*'owner' is not"):
        config.load(home)
