"""A seeded sample of broken inputs through the whole program; benchmarks/hostile.py runs thousands."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from generator import cases
from tests import whole
from trial import Laid, Outcome, results
from wholesome import KINDS

from headwater import pipeline
from headwater.config import Engine, Limits, Settings
from headwater.engine.child import PATIENCE
from headwater.records import Capture, Issue, Reading

READ = [name for name in KINDS if name != "list.opml"]
SAMPLE = whole.count(24, 50)
SETTINGS = Settings(engine=Engine(workers=2), limits=Limits(seconds=6.0))


def test_every_broken_input_gets_an_answer_in_time(tmp_path: Path) -> None:
    outcome = Outcome()
    for _ in results(Laid(cases(20261124, SAMPLE, heavy=False), tmp_path), SETTINGS, outcome):
        pass
    assert outcome.inputs == SAMPLE
    assert outcome.breaches == []
    assert not outcome.bugs
    assert outcome.issues
    assert outcome.readings
    # By the clock: what each took of the processor is held by the kernel.
    assert outcome.slowest[-1][0] < SETTINGS.limits.seconds * PATIENCE + 3


def test_the_same_seed_gives_the_same_inputs() -> None:
    many = whole.count(6, 15)
    first = list(cases(1, many, heavy=False))
    assert first == list(cases(1, many, heavy=False))
    assert first != list(cases(2, many, heavy=False))


@pytest.fixture(scope="module")
def whole_ones(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Capture, Reading] | Issue]]:
    """What is read in each kind that is not broken; the workers are started once for all."""
    folder = tmp_path_factory.mktemp("whole")
    for name in READ:
        (folder / name).write_bytes(KINDS[name]())
    found: dict[str, list[tuple[Capture, Reading] | Issue]] = {name: [] for name in READ}
    for item in pipeline.readings([str(folder / name) for name in READ], SETTINGS):
        source = item.input if isinstance(item, Issue) else item[0].source
        found[source.removeprefix(f"{folder}/").partition("#")[0]].append(item)
    return found


@pytest.mark.parametrize("name", READ)
def test_what_is_not_broken_is_read(name: str, whole_ones: dict[str, list[tuple[Capture, Reading] | Issue]]) -> None:
    found = whole_ones[name]
    assert not [f for f in found if isinstance(f, Issue)]
    texts = [f[1].article.text for f in found if not isinstance(f, Issue)]
    assert any("port director Tilda Marsk told" in text for text in texts)


def test_a_broken_input_costs_the_next_one_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p " + b"a=1 " * 50 + b"<" * 100_000)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4\n" + b"<<" * 10_000)
    (tmp_path / "c.txt").write_bytes(KINDS["text.txt"]())
    began = time.monotonic()
    *_, last = pipeline.readings([str(tmp_path)], SETTINGS)
    assert not isinstance(last, Issue)
    assert "Tilda Marsk" in last[1].article.text
    assert time.monotonic() - began < 10
