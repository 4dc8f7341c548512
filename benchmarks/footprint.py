"""What the reader model costs: bytes on disk, words a second on two cores, memory, the first reading after start.

    python benchmarks/footprint.py [SHARED]

SHARED is a folder with data/polnear/dev.jsonl; without it the text is made up. Everything is measured on
`headwater` as a user runs it, with its default settings. Bars: 90 MB of files, 1,500 words/s, 700 MB for all its
processes together, 2 s. Ends with 1 where one is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import ROOT, made_up

HEADWATER = Path(sys.executable).with_name("headwater")
MODELS = ROOT / "src/headwater/models"
CORES = 2
ROUNDS = 3


def main() -> int:
    """Prints the table."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    source = shared / "data/polnear/dev.jsonl" if shared else None
    if source:
        texts = [json.loads(line)["text"] for line in source.open(encoding="utf-8")]
    else:
        texts = made_up(100)
    words = sum(len(t.split()) for t in texts)
    size = sum(f.stat().st_size for f in MODELS.rglob("*") if f.suffix in (".onnx", ".json"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        rows = ({"id": str(n), "text": text, "language": "en"} for n, text in enumerate(texts))
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        runs = [timed(["read", "--json", str(path)]) for _ in range(ROUNDS)]
    seconds, memory = min(s for s, _ in runs), max(m for _, m in runs)
    first = min(timed(["read", str(ROOT / "src/headwater/examples/01-lodestar.txt")])[0] for _ in range(ROUNDS))
    table = (
        ("model files", size / 1e6, 90, "MB", -1),
        (f"{len(texts)} articles on {CORES} cores", words / seconds, 1500, "words/s", 1),
        ("memory of all processes", memory / 1e6, 700, "MB", -1),
        ("first reading after start", first, 2, "s", -1),
    )
    missed = 0
    for what, value, bar, unit, sign in table:
        kept = sign * (value - bar) >= 0
        missed += not kept
        print(f"{what:<32}{value:10,.2f} {unit:<8} bar {bar} {unit}: {'kept' if kept else 'MISSED'}")
    return int(missed > 0)


def timed(arguments: list[str]) -> tuple[float, int]:
    """Wall-clock seconds, and the most memory (proportional set size, bytes) that its processes held at once."""
    start = time.perf_counter()
    # A shell that forbids bytecode would have every module compiled anew, which no user's does.
    process = subprocess.Popen(
        [HEADWATER, *arguments],
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(held, family(process.pid))))
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"headwater {' '.join(arguments)} ended with {process.returncode}")
    return time.perf_counter() - start, most


def family(pid: int) -> list[int]:
    """A process and all that it forked."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(p for child in children for p in family(int(child)))]


def held(pid: int) -> int:
    """Bytes of memory that are this process's own, its share of what is shared included."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # it ended in between
    return 0


if __name__ == "__main__":
    sys.exit(main())
