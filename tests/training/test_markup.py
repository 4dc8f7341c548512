"""Reports with marks to text with spans; wrong marks are named with their report and place; our own are all right."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.markup import LANGUAGES, Marked, MarkupError, Report, main, parse, reports

FOLDER = Path(__file__).parents[2] / "training" / "reports"
FILES = sorted(FOLDER.rglob("*.txt"))
HEAD = "id: x-1\nlanguage: en\noutlet: Lodestar\npublished: 2026-03-14\ntitle: Harbour closed\n\n"


def _words(marked: str) -> tuple[str, list[tuple[list[str], list[str], list[str], str]], list[tuple[str, str]]]:
    """A marked text as its plain text, and its attributions and names as strings."""
    text, attributions, names = parse(marked)
    found = [
        (*([text[a:b] for a, b in spans] for spans in (one.source, one.cue, one.content)), one.stance)
        for one in attributions
    ]
    return text, found, [(text[a:b], kind) for a, b, kind in names]


def test_the_guideline_s_own_example() -> None:
    text, found, names = _words(
        "{S1 {P Ada Vint}, a spokeswoman for the {O Ministry of Tides},} {Q1 told} {M Lodestar} on Monday "
        "{C1 that the harbour would stay closed until May}. {C2 “Nobody is in danger,”} {S2 she} {Q2 said}."
    )
    assert text == (
        "Ada Vint, a spokeswoman for the Ministry of Tides, told Lodestar on Monday that the harbour would stay "
        "closed until May. “Nobody is in danger,” she said."
    )
    assert found == [
        (["Ada Vint, a spokeswoman for the Ministry of Tides,"], ["told"],
         ["that the harbour would stay closed until May"], "asserts"),
        (["she"], ["said"], ["“Nobody is in danger,”"], "asserts"),
    ]  # fmt: skip
    assert names == [("Ada Vint", "person"), ("Ministry of Tides", "organization"), ("Lodestar", "outlet")]


def test_nested_marks() -> None:
    _, found, _ = _words("{S1 He} {Q1 said} {C1 that {S2 the mayor} {Q2=promises had promised} {C2 to {L Ost} go}}.")
    assert found == [
        (["He"], ["said"], ["that the mayor had promised to Ost go"], "asserts"),
        (["the mayor"], ["had promised"], ["to Ost go"], "promises"),
    ]


def test_shared_marks() -> None:
    _, found, _ = _words(
        "{S1,3 The paper} {Q1 reports}, {Q2 citing} {S2 two men}, {C1,2 that X}, and {Q3=denies denies} {C3 Y}."
    )
    assert found == [
        (["The paper"], ["reports"], ["that X"], "asserts"),
        (["two men"], ["citing"], ["that X"], "asserts"),
        (["The paper"], ["denies"], ["Y"], "denies"),
    ]


def test_fragments_stand_in_the_order_of_the_text_and_statements_in_that_of_their_numbers() -> None:
    _, found, _ = _words(
        "{C12 Yes}, {Q12=asks asked} {S12 she}, {C12 and no}. {Q3 According to} {S3 him} {C3 {C12 maybe}}."
    )
    assert found == [
        (["him"], ["According to"], ["maybe"], "asserts"),
        (["she"], ["asked"], ["Yes", "and no", "maybe"], "asks"),
    ]


@given(st.lists(st.text("ab \n“é字", max_size=6), min_size=4, max_size=4))
def test_offsets_hold_whatever_stands_around(around: list[str]) -> None:
    a, b, c, d = around
    text, [one], [name] = parse(f"{a}{{S1 x{{P {b}y}}}}{c}{{Q1 z}}{{C1 w}}{d}")
    assert text == f"{a}x{b}y{c}zw{d}"
    assert one.source == [(len(a), len(a) + len(b) + 2)]
    assert name == (len(a) + 1, len(a) + len(b) + 2, "person")
    assert [text[s:e] for s, e in one.cue + one.content] == ["z", "w"]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("{S1 He {Q1 said} {C1 it}.", "not closed: '{S1 He {Q1 said} {C1 it}.'"),
        ("It is} so", "closes what is not open: 'It is}'"),
        ("{X1 he}", "no such mark: '{X1 he}'"),
        ("{S he}", "no such mark: '{S he}'"),
        ("{P1 he}", "no such mark"),
        ("{S1}", "no such mark: '{S1}'"),
        ("{S1= he}", "no such mark"),
        ("{Q1 } {C1 it}", "an empty mark: '{Q1 } {C1 it}'"),
        ("{P }", "an empty mark: '{P }'"),
        ("{Q1=shouts yells} {C1 it}", "no stance 'shouts': '{Q1=shouts yells} {C1 it}'"),
        ("{S1 He} {Q1 said}", "statement 1 has no content"),
        ("{Q1 said} {C1 it} {S7 He} {C7 it}", "statement 7 has no cue"),
    ],
)
def test_wrong_marks(marked: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(MarkupError, match=re.escape(message)):
        parse(marked)
    path = tmp_path / "en.txt"
    path.write_text(f"{HEAD}Fine.\n=====\n{HEAD.replace('x-1', 'x-2')}{marked}\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=re.escape(f"en.txt, report 2 (x-2): {message}")):
        list(reports(path))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (HEAD.replace("title: ", "heading: "), "en.txt, report 1: the head lacks title"),
        ("Just a text.\n\nAnd more.", "en.txt, report 1: the head lacks id, language, outlet, published, title"),
        (HEAD.replace("language: en", "language: xx"), "en.txt, report 1 (x-1): no language 'xx'"),
    ],
)
def test_wrong_heads(block: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text(block, encoding="utf-8")
    with pytest.raises(MarkupError, match=re.escape(message)):
        list(reports(path))


def test_a_file_of_reports(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    second = HEAD.replace("x-1", "x-2").replace("Harbour closed", "Tides: a warning")
    path.write_text(
        f"\n{HEAD}{{S1 He}}\n{{Q1 said}}  {{C1 no}}.\n\n\n\nMore of\tit.\n\n=====\n\n{second}None.\n=====  \n\n",
        encoding="utf-8",
    )
    first, other = reports(path)
    assert first == Report(
        {"id": "x-1", "language": "en", "outlet": "Lodestar", "published": "2026-03-14", "title": "Harbour closed"},
        "He said no.\n\nMore of it.",
        [Marked([(0, 2)], [(3, 7)], [(8, 10)])],
        [],
    )
    assert (other.head["id"], other.head["title"], other.text) == ("x-2", "Tides: a warning", "None.")


def test_a_wrong_report_does_not_hide_the_next(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text(f"{HEAD}{{S1 He}}\n=====\n{HEAD.replace('x-1', 'x-2')}Fine.\n", encoding="utf-8")
    wrong: list[MarkupError] = []
    assert [r.head["id"] for r in reports(path, wrong.append)] == ["x-2"]
    assert [str(e) for e in wrong] == ["en.txt, report 1 (x-1): statement 1 has no cue"]


def test_the_check_names_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(f"{HEAD}{{P Ada}} is {{C1 in}}, {{Q1=denies denied}} no one.", encoding="utf-8")
    bad.write_text(f"{HEAD}Fine.\n=====\n{HEAD}Again.\n=====\n{HEAD.replace('x-1', 'x-2')}{{P A", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["markup", str(good)])
    assert main() == 0
    told = capsys.readouterr()
    assert "'reports': 1, 'words': 6, 'names': 1, 'statements': 1, 'without source': 1, 'denies': 1" in told.out
    assert told.err == ""
    monkeypatch.setattr("sys.argv", ["markup", str(good), str(bad)])
    assert main() == 1
    told = capsys.readouterr()
    assert "bad.txt: x-1 stands twice" in told.err
    assert "bad.txt, report 3 (x-2): not closed: '{P A'" in told.err
    assert "'reports': 2" in told.out


def test_there_are_reports() -> None:
    learnt = {report.head["language"] for path in (FOLDER / "train").glob("*.txt") for report in reports(path)}
    assert learnt == LANGUAGES


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_reports_follow_the_guideline(path: Path) -> None:
    found = list(reports(path))
    assert found
    for report in found:
        text = report.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", report.head["published"])
        assert all(value.strip() for value in report.head.values())
        assert not re.search(r"[{}]|={5}", text), report.head["id"]
        for one in report.attributions:
            for start, end in [*one.source, *one.cue, *one.content]:
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip(), (report.head["id"], text[start:end])
        for start, end, _ in report.names:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip(), (report.head["id"], text[start:end])
            assert "\n" not in text[start:end]


def test_no_report_stands_twice() -> None:
    found = [(report.head["id"], report.text) for path in FILES for report in reports(path)]
    for seen in (Counter(name for name, _ in found), Counter(text for _, text in found)):
        assert [what for what, times in seen.items() if times > 1] == []
