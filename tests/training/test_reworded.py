"""Invented reports in Łacinka and with other names: all marks follow."""

from __future__ import annotations

import random

from training.markup import Report, parse
from training.reworded import latinised, pool, renamed, reworded

HEAD = {"id": "x-1", "language": "be"}
TEXT = "{S1 {P Яна Вінт} з {O Рады Морвіі}} {Q1 сказала}: {C1 «Ціха ў {L Гадоры}»}."
OTHER = "{S1 {P Ада Клінт}} {Q1 маўчыць} {C1 пра {L Гадоры} і {L Нарвоны}}."


def _report(marked: str) -> Report:
    text, attributions, names = parse(marked)
    return Report(HEAD, text, attributions, names)


def _seen(report: Report) -> tuple[list[str], list[str]]:
    [one] = report.attributions
    parts = [report.text[start:end] for part in (one.source, one.cue, one.content) for start, end in part]
    return parts, [report.text[start:end] for start, end, _ in report.names]


def test_a_report_in_lacinka() -> None:
    report = latinised(_report(TEXT))
    assert report.head["language"] == "be-latn"
    parts, names = _seen(report)
    assert parts == ["Jana Vint z Rady Morvii", "skazała", "«Cicha ŭ Hadory»"]
    assert names == ["Jana Vint", "Rady Morvii", "Hadory"]


def test_names_change_for_names_of_their_kind_and_ending() -> None:
    reports = [_report(TEXT), _report(OTHER)]
    seen = set()
    for seed in range(40):
        report = renamed(reports[1], pool(reports), random.Random(seed))
        [_, cue, content], names = _seen(report)
        assert cue == "маўчыць"
        assert content == f"пра {names[1]} і {names[2]}"
        assert names[2] == "Нарвоны"  # no other name of a place ends so
        seen.add(names[0])
    assert seen == {"Ада Клінт", "Яна Вінт"}


def test_a_name_in_which_another_mark_begins_stays() -> None:
    report = _report("{S1 Рада {P Ян Гадор}} {Q1 за} {C1 {L Дол}}.")
    assert reworded(report, [(5, 13, "Я")]).text == "Рада Я за Дол."
    start = report.text.index("Гадор")
    report.attributions[0].cue.append((start, start + 5))
    fixed = {renamed(report, pool([report]), random.Random(seed)).text for seed in range(10)}
    assert fixed == {report.text}
