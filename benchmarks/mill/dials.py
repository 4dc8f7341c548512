"""The dials of the mill: how its media behave. README.md says why the defaults stand where they stand."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace


def _dial(default: float, help_: str) -> float:
    return field(default=default, metadata={"help": help_})


@dataclass(frozen=True, slots=True)
class Dials:
    """Shares are 0..1, of what stands behind them in their help."""

    official: float = _dial(0.40, "first reports that rest on a body, its spokesperson or a named official")
    named: float = _dial(0.16, "first reports that rest on another named person")
    unnamed: float = _dial(0.22, "first reports that rest on people without a name")
    document: float = _dial(0.08, "first reports that rest on a document")
    silent: float = _dial(0.06, "first reports that do not say on whose word")
    own: float = _dial(0.08, "first reports in which an outlet says what it saw or knows itself")
    twice_unnamed: float = _dial(0.25, "claims of unnamed people that a second outlet has from unnamed people too")
    same_unnamed: float = _dial(0.5, "of these, those where both outlets spoke to the same person")
    second_named: float = _dial(0.22, "claims for which another named person speaks, to another outlet")
    leaker_named: float = _dial(0.15, "of these after unnamed sources, those where it is the unnamed one, now by name")
    office: float = _dial(0.08, "bodies whose word some outlets give as that of the person who leads them")
    confirmed: float = _dial(0.15, "claims of others that a body of the state confirms later")
    denied: float = _dial(0.12, "claims of others that a body of the state denies later")
    no_comment: float = _dial(0.14, "first reports for which somebody was asked and said nothing")
    fame: float = _dial(
        1.15, "how uneven attention is: the exponent of the number of articles on a claim; lower is more"
    )
    direct: float = _dial(0.30, "articles on a public statement that are written from it, not from other media")
    cite: float = _dial(0.24, "other articles that are a text of their own which cites another outlet")
    uncredited: float = _dial(0.65, "copied texts that do not say whose they are")
    verbatim: float = _dial(0.40, "copies in the same language that are word for word")
    trimmed: float = _dial(0.22, "copies in the same language that leave paragraphs out")
    merged: float = _dial(0.06, "copies that take in a second text about something else")
    dropped: float = _dial(0.30, "citations of a citation that leave out the outlet in the middle, or the source")
    through: float = _dial(0.35, "articles that have it from somebody who has it from somebody")
    mirrored: float = _dial(0.55, "articles of outlets with mirrors that the mirror prints as well")
    owned: float = _dial(0.30, "articles that another outlet of the same owner prints as well")
    corrected: float = _dial(0.05, "first reports that are corrected in a number or a date")
    updated: float = _dial(0.12, "first reports that come out again with more in them")
    misread: float = _dial(0.03, "rewritten texts that get a number wrong")
    second_claim: float = _dial(0.45, "first reports with a second claim of the same source")
    twins: float = _dial(
        0.15, "affairs that are like an earlier one, with the same people, on another day or in another number"
    )
    quoted: float = _dial(0.35, "first reports that also quote their source word for word")
    opinion: float = _dial(0.25, "of these, those that quote what it thinks, not what happened")
    sayings: float = _dial(0.0, "further opinions of its source that a first report quotes, on average (a number)")
    great: float = _dial(0.0, "affairs of which everybody reports for days, in a thousand (a number)")
    noise: float = _dial(0.04, "articles that claim nothing")
    full_post: float = _dial(0.5, "first mentions of somebody in a claim that say what he is")
    spellings: float = _dial(0.25, "English-language outlets that spell names after other tables")
    a_day: float = _dial(240, "articles that come out on a day (a number, no share)")
    lost: float = _dial(0.0, "in sheets: tellings that the reader overlooks")
    broken: float = _dial(0.0, "in sheets: links of chains that the reader overlooks")
    wrong_stance: float = _dial(0.0, "in sheets: stances that the reader gets wrong")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds an option for each dial: `--uncredited .3`."""
    for each in fields(Dials):
        option = "--" + each.name.replace("_", "-")
        parser.add_argument(option, type=float, default=each.default, help=f"{each.metadata['help']} ({each.default})")


def dials(options: argparse.Namespace | Mapping[str, float]) -> Dials:
    """The dials as options name them; what they do not name stays where it is."""
    given = options if isinstance(options, Mapping) else vars(options)
    return replace(Dials(), **{f.name: given[f.name] for f in fields(Dials) if f.name in given})
