"""`headwater claims`, `why`, `stories` and `copies` over a desk, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from headwater.cli.app import app


def run(desk: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, [*arguments, "--desk", str(desk)])
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(desk: Path, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(desk, *arguments, "--json").splitlines()]


def test_every_claim_says_why_in_text_and_as_json(milled: Path) -> None:
    claims = rows(milled, "claims", "--limit", "20")
    assert claims
    for claim in claims:
        (why,) = rows(milled, "why", claim["claim"])
        assert why["row"] == claim
        told = {(t["article"], t["statement"]) for t in why["tellings"]}
        assert {tuple(edge["telling"]) for edge in why["weighed"]["edges"]} <= told
        assert run(milled, "why", claim["claim"]).startswith(claim["claim"])


def test_stories_and_copies_in_text_and_as_json(milled: Path) -> None:
    stories = rows(milled, "stories")
    assert stories
    (story,) = rows(milled, "stories", stories[0]["story"])
    assert story["row"]["story"] == stories[0]["story"]
    assert run(milled, "stories", stories[0]["story"])
    article = story["articles"][0]["article"]
    assert isinstance(rows(milled, "copies", article), list)
    assert run(milled, "copies", article)


@pytest.mark.parametrize("command", ["why", "stories"])
def test_what_is_not_there_is_named(milled: Path, command: str) -> None:
    result = CliRunner().invoke(app, [command, "c-999999", "--desk", str(milled)])
    assert result.exit_code != 0
    assert "c-999999" in str(result.exception)
