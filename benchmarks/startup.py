"""How long `headwater --help` takes from the shell, and what it spends it on: benchmarks/startup.py [RUNS]

Best of RUNS (default 20), beside the bare interpreter. The bar is 0.3 s; ends with 1 where it is missed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

BAR = 0.3
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "headwater --help": [str(Path(sys.executable).with_name("headwater")), "--help"],
    "headwater --version": [str(Path(sys.executable).with_name("headwater")), "--version"],
    "headwater read --help": [str(Path(sys.executable).with_name("headwater")), "read", "--help"],
    "headwater config": [str(Path(sys.executable).with_name("headwater")), "config"],
}


def seconds(command: Sequence[str], runs: int) -> list[float]:
    """Wall-clock seconds of each run, shortest first."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
    return sorted(took)


def main(runs: int) -> int:
    print(f"{'command':<24} {'best':>7} {'median':>7}  (seconds, {runs} runs)")
    best = {}
    for name, command in COMMANDS.items():
        took = seconds(command, runs)
        best[name] = took[0]
        print(f"{name:<24} {took[0]:7.3f} {took[len(took) // 2]:7.3f}")
    kept = best["headwater --help"] < BAR
    print(f"bar: headwater --help under {BAR} s: {'kept' if kept else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
