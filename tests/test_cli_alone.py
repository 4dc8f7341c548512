"""One command is made without the others, and is the same as among all of them."""

from __future__ import annotations

import pytest
import typer

from headwater.cli.app import alone, app


@pytest.mark.parametrize("word", ["read", "list", "claim", "account"])
def test_one_command_says_of_itself_what_it_says_among_all(word: str) -> None:
    part = alone(word)
    assert part is not None
    ours, all_ = typer.main.get_command(part), typer.main.get_command(app)
    assert list(ours.commands) == [word]
    helps = [made.commands[word].get_help(typer.Context(made.commands[word])) for made in (ours, all_)]
    assert helps[0] == helps[1]


def test_a_name_that_no_command_has() -> None:
    assert alone("reed") is None
    assert alone("") is None
