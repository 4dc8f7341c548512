"""Broken inputs through acquisition, reading and the desk: no crash, no hang, no flood of memory, nothing lost.

    python benchmarks/hostile.py [--inputs 5000] [--seed 1] [--workers 0] [--only FAMILY] [--keep FOLDER]

Prints a table; ends with 1 where a bar is not met: an answer of over 10 seconds (two of grace on a busy machine), a
process of over 1 GiB, an input without a reading and without an issue, something lost that the desk had.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "hostile"))
from generator import Case, cases
from trial import Laid, Outcome, results
from wholesome import KINDS

from headwater import desk, pipeline
from headwater.config import Engine, Limits, Settings

SECONDS = 10.0
GRACE = 2.0
MOST = 2_000
"""Documents of one input: half a megabyte of gzip can hold a million, each of which would be read, at length."""
GIB = 1 << 30


def main() -> int:
    """Run it; the exit status."""
    args = _arguments()
    settings = Settings(engine=Engine(workers=args.workers), limits=Limits(max_documents=MOST))
    outcome = Outcome()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(args, settings, folder, outcome)
    _judge(outcome)
    _print(outcome, time.monotonic() - began)
    return 1 if outcome.breaches else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--only", default="", help="only this family of broken inputs")
    return parser.parse_args()


def _run(args: argparse.Namespace, settings: Settings, folder: Path, outcome: Outcome) -> None:
    """Good inputs into a desk, the broken ones after them, and look whether the good ones are still there."""
    good = folder / "good"
    good.mkdir()
    for name, make in KINDS.items():
        if name != "list.opml":  # a list of feeds wants the network
            (good / name).write_bytes(make())
    with desk.Desk(folder / "trial.desk") as kept:
        list(kept.add_all(pipeline.readings([str(good)], settings)))
        before = {reading.article.id: _bytes(kept, reading.article.capture.sha256) for reading in kept.readings()}
        laid = Laid(_chosen(args), folder)
        for _ in kept.add_all(results(laid, settings, outcome)):
            pass
    if not before:
        outcome.breaches.append("no good input was read at all")
    with desk.Desk(folder / "trial.desk", create=False) as again:
        lost = [id for id, body in before.items() if body not in (_bytes(again, v.capture) for v in again.versions(id))]
        outcome.breaches += [f"lost: article {id}" for id in lost]
        noted = again.counts()
    print(f"on the desk: {noted}")


def _bytes(kept: desk.Desk, sha256: str) -> bytes:
    """What was read, byte for byte: a later version or a later reading may have come, but this must still be there."""
    capture = kept.capture(sha256)
    return capture.body if capture else b""


def _chosen(args: argparse.Namespace) -> Iterator[Case]:
    return (case for case in cases(args.seed, args.inputs) if args.only in ("", case.family))


def _judge(outcome: Outcome) -> None:
    outcome.breaches += [f"{s:.1f} s until an answer: {what}" for s, what in outcome.slowest if s > SECONDS + GRACE]
    for whose, who in (("the parent", resource.RUSAGE_SELF), ("a worker", resource.RUSAGE_CHILDREN)):
        most = resource.getrusage(who).ru_maxrss * 1024
        print(f"most memory of {whose}: {most / GIB:.2f} GiB")
        if most > GIB:
            outcome.breaches.append(f"{whose} took {most / GIB:.2f} GiB")


def _print(outcome: Outcome, seconds: float) -> None:
    print(f"{outcome.inputs} inputs in {seconds:.0f} s: {outcome.readings} readings, {outcome.issues.total()} issues")
    for code, times in outcome.issues.most_common():
        print(f"  issues {code:16} {times:6}")
    for title, counter in (("ended by the clock", outcome.late), ("unforeseen errors", outcome.bugs)):
        for what, times in counter.most_common(25):
            print(f"  {title}: {times:4} {what}")
    for slow, what in reversed(outcome.slowest):
        print(f"  slow: {slow:5.1f} s {what}")
    for breach in outcome.breaches[:50]:
        print(f"BREACH {breach}")


if __name__ == "__main__":
    sys.exit(main())
