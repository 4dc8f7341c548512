"""The encoder in use, with the real model: what it reads, that it always reads the same, and how well at least."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.attribute.agreement import matched, outermost
from training.markup import Report, reports

from headwater.attribute import load_encoder
from headwater.attribute.joint import JointEncoder
from headwater.attribute.model import reader
from headwater.read.sentences import split
from headwater.records import Article, CaptureRef, Marks

REPORTS = Path(__file__).parents[2] / "training/reports/dev"


@cache
def encoder() -> JointEncoder:
    return JointEncoder()


def article(text: str, language: str = "en") -> Article:
    return Article(
        "x", None, text, language, "open", CaptureRef("", ""), sentences=split(text, language), read_in=language
    )


def said(marks: Marks, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution as text, fragments joined by a bar."""
    return [
        tuple(" | ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in marks.attributions
    ]


@cache
def developed(name: str) -> tuple[Report, ...]:
    return tuple(reports(REPORTS / f"{name}.txt"))


@cache
def read(name: str) -> tuple[Marks, ...]:
    """What is read in each of them, alone."""
    return tuple(encoder().mark([article(report.text, name[:2])])[0] for report in developed(name))


SENTENCES = [
    ("en", "The mine will close in May, Minister Ada Vint said on Monday.", "Ada Vint", "said", "The mine will close"),
    ("ru", "«Завод закроют в мае», — заявила министр Ада Винт.", "Ада Винт", "заявила", "Завод закроют в мае"),
    ("uk", "За словами міністерки Ади Вінт, шахту закриють у травні.", "Ади Вінт", "За словами", "шахту закриють"),
    ("be", "Шахту зачыняць у маі, паведаміла міністарка Ада Вінт.", "Ада Вінт", "паведаміла", "Шахту зачыняць"),
    ("be", "Šachtu začyniać u mai, paviedamiła ministarka Ada Vint.", "Ada Vint", "paviedamiła", "Šachtu začyniać"),
    (
        "pl",
        "Kopalnia zostanie zamknięta w maju – poinformowała minister Ada Wint.",
        "Ada Wint",
        "poinformowała",
        "Kopalnia",
    ),
    ("lt", "Kasykla bus uždaryta gegužę, pranešė ministrė Ada Vint.", "Ada Vint", "pranešė", "Kasykla bus uždaryta"),
]


@pytest.mark.parametrize(("language", "text", "who", "cue", "what"), SENTENCES)
def test_every_language_is_read(language: str, text: str, who: str, cue: str, what: str) -> None:
    found = said(encoder().mark([article(text, language)])[0], text)
    assert [f for f in found if who in f[0] and cue in f[1] and what in f[2]], found


def test_names_have_their_kinds() -> None:
    text = "Председатель Комитета приливов Олег Варат прибыл в Торуму, сообщает «Портовый вестник»."
    kinds = {n.span.of(text): n.kind for n in encoder().mark([article(text, "ru")])[0].names}
    assert kinds["Олег Варат"] == "person"
    assert kinds["Комитета приливов"] == "organization"
    assert kinds["Торуму"] == "place"


def test_names_never_overlap_and_stand_in_order() -> None:
    for marks in read("lt"):
        assert all(a.span.end <= b.span.start for a, b in pairwise(marks.names))


def test_the_same_text_is_always_read_the_same() -> None:
    texts = [article(r.text, "ru") for r in developed("ru")[:4]]
    together = encoder().mark(texts)
    alone = [JointEncoder(threads=2).mark([t])[0] for t in texts[::-1]][::-1]
    assert together == alone


def test_what_stands_before_and_behind_changes_nothing_further_on() -> None:
    """Long texts are read in windows; wherever their cuts fall, the reading is the same but for the edges."""
    before, text, behind = ("\n\n".join(r.text for r in developed(n)[:8]) for n in ("pl", "lt", "uk"))
    alone = encoder().mark([article(text, "lt")])[0]
    shift = len(before) + 2
    inside = encoder().mark([article(f"{before}\n\n{text}\n\n{behind}", "lt")])[0]
    edge = 1500
    low, high = edge, len(text) - edge
    mine = [
        (_shifted(a.source, 0), _shifted(a.cue, 0), _shifted(a.content, 0), a.confidence)
        for a in alone.attributions
        if low < a.cue[0].start < high
    ]
    theirs = [
        (_shifted(a.source, shift), _shifted(a.cue, shift), _shifted(a.content, shift), a.confidence)
        for a in inside.attributions
        if low < a.cue[0].start - shift < high
    ]
    assert len(mine) > 30
    assert [m[:3] for m in mine] == [t[:3] for t in theirs]
    assert all(abs(m[3] - t[3]) <= 0.002 for m, t in zip(mine, theirs, strict=True))


def _shifted(spans: tuple, by: int) -> list[tuple[int, int]]:
    return [(s.start - by, s.end - by) for s in spans]


def test_beyond_its_limit_the_rules_go_on_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST", 3_000)  # a quarter of it: the way is the same
    line = "The mine will close in May, Minister Ada Vint said on Monday.\n\n"
    text = line * (reader.LONGEST // 15 + 40)  # each line has more pieces than that
    found = encoder().mark([article(text)])[0].attributions
    assert found[-1].cue[0].start > len(text) - 2 * len(line)


def test_nothing_is_read_in_an_unknown_language() -> None:
    text = "Der Minister sagte, die Grube werde schließen."
    unread = Article("x", None, text, "de", "open", CaptureRef("", ""))
    assert encoder().mark([unread])[0].attributions == ()
    assert encoder().mark([article("")])[0] == Marks()


@pytest.mark.parametrize(
    "text", ["\n\n\n", "…", "«", "\u200b" * 500, "said " * 3000, "“" * 2000, "\ud800 said \x00", "a" * 9000]
)
def test_odd_texts_are_survived(text: str) -> None:
    marks = encoder().mark([article(text)])[0]
    for a in marks.attributions:
        assert all(s.end <= len(text) for s in (*a.source, *a.cue, *a.content))


def test_confidences_are_probabilities_and_differ() -> None:
    sure = {a.confidence for marks in read("ru") for a in marks.attributions}
    assert all(0 < c < 1 for c in sure)
    assert len(sure) > 20


FLOORS = {"ru": 90.0, "uk": 90.0, "be": 85.5, "be-tarask": 91.0, "be-latn": 87.0, "pl": 89.0, "lt": 91.0}
"""F1 of outermost statements on the invented development reports (docs/decisions/0003-floors.md)."""


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_reading_does_not_get_worse(name: str) -> None:
    right = found = marked = 0
    for report, marks in zip(developed(name), read(name), strict=True):
        mine = outermost(list(marks.attributions))
        wanted = outermost(report.attributions)
        right += matched(mine, wanted)
        found += len(mine)
        marked += len(wanted)
    assert 200 * right / (found + marked) >= FLOORS[name]


def test_one_model_for_each_process() -> None:
    assert load_encoder() is load_encoder()
    assert load_encoder("rules").name == "rules-1"


def test_no_torch_at_run_time() -> None:
    code = "import sys; from headwater.attribute import load_encoder; load_encoder(); print('torch' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
