"""Trains the reader; can be cut at any time and taken up again.

    python -m training.train --base BASE --shared SHARED --out RUN --minutes 80 [--sets polnear,slavicner,invented]

RUN, a folder outside the repository, gets `state.pt` every few minutes and `model.pt` in the end; the same command
again goes on from `state.pt`. The rate of learning rises over the first minute, stays, and falls to nothing over
the last part of the minutes asked for, so `--minutes` may be raised while it stays. Time that a cut run stood still
does not count.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from headwater.attribute.model.links import features
from headwater.attribute.model.pieces import Cutter
from training.labels import LAYERS, UNKNOWN, labels
from training.model import ENDS, TAGS, VECTOR, Reader, from_base
from training.readers import Document, held, invented, named, polnear, slavicner_rows, sourced_reports
from training.restyle import restyled
from training.swap import Pool, pool, swapped

WINDOW = 254
BATCH = 8
POOL = 24
"""Batches sorted by length together, so that little is padding."""
RATE, HEAD_RATE = 2.5e-4, 1e-3
FALLS = 0.45
"""The last part of the time, over which the rate falls (`--falls`)."""
MASKED = 0.06
"""Pieces hidden at random: with so few texts the model would learn them by heart."""
WEIGHTS = {"outer": 1.0, "nested": 0.7, "names": 0.7}
LINKS = 0.3
NEAR = {"ru": 1.0, "uk": 1.0, "pl": 0.5, "bg": 0.05, "cs": 0.05, "sl": 0.05}
"""Share of SlavicNER's documents read in each round, by language."""
REPEAT = 2
"""Times that an invented report is read in each round (`--repeat`): no other gold in five languages."""
SAVE_SECONDS = 240


@dataclass(slots=True)
class Window:
    """Words [first, end) of a document, with the labels of its layers."""

    document: Document
    labels: dict[str, np.ndarray]
    first: int
    end: int

    @property
    def size(self) -> int:
        """Pieces."""
        return _edge(self.document, self.end) - int(self.document.pieces.first[self.first])


def _edge(document: Document, word: int) -> int:
    pieces = document.pieces
    return int(pieces.first[word]) if word < len(pieces) else len(pieces.ids)


def _times(share: float, chance: random.Random) -> int:
    """How often something is read in a round, of which `share` is to be read on average."""
    return int(share) + (chance.random() < share % 1)


def main() -> None:
    """Trains until the minutes are over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--start", type=Path, help="a model.pt to go on from, with a fresh schedule")
    parser.add_argument("--sets", default="polnear,slavicner,invented")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--falls", type=float, default=FALLS)
    parser.add_argument("--english", type=float, default=1.0, help="share of PolNeAR read in each round")
    parser.add_argument("--repeat", type=int, default=REPEAT, help="times an invented report is read in each round")
    parser.add_argument("--near", default="", help="shares of SlavicNER's languages other than usual: uk=2,cs=0")
    parser.add_argument("--languages", default="", help="of the invented reports, comma separated; empty: all")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    Run(chosen).go()


class Run:
    """One training: model, optimizer, where it is."""

    def __init__(self, chosen: argparse.Namespace) -> None:
        self.chosen = chosen
        self.seconds, self.steps, self.round = 0.0, 0, 0
        self.kept = 0.0
        torch.manual_seed(chosen.seed)
        self.model = from_base(chosen.base, chosen.layers)
        if chosen.start:
            self.model.load_state_dict(torch.load(chosen.start, weights_only=True)["model"])
        self.cutter = Cutter(chosen.base / "tokenizer.json")
        self.near = {**NEAR, **{k: float(v) for k, _, v in (x.partition("=") for x in chosen.near.split(",") if x)}}
        self.rows: list[dict[str, Any]] = []
        self.pool: Pool = {}
        self.optimizer = _optimizer(self.model, chosen.rate)
        self.saved = chosen.out / "state.pt"
        chosen.out.mkdir(parents=True, exist_ok=True)
        if self.saved.exists():
            self._take_up()

    def go(self) -> None:
        """Rounds over the data until the time is over, then the model file."""
        self._tell()
        limit = self.chosen.minutes * 60
        fixed = self._fixed()
        while self.seconds < limit:
            chance = random.Random(f"{self.chosen.seed} {self.round}")
            torch.manual_seed(self.chosen.seed * 1000 + self.round)
            self._round(_batches(self._documents(fixed, chance), chance), limit)
            self.round += 1
        torch.save({"config": self.model.config, "model": self.model.state_dict()}, self.chosen.out / "model.pt")
        print(f"done: {self.steps} steps, {self.round} rounds, {self.seconds / 60:.1f} minutes", flush=True)

    def _tell(self) -> None:
        """One line for each time the run was begun or taken up: what it was asked, and from which step."""
        asked: dict[str, object] = {"from a model": bool(self.chosen.start)}
        asked |= {k: v for k, v in vars(self.chosen).items() if k not in ("base", "shared", "silver", "out", "start")}
        with (self.chosen.out / "settings.md").open("a", encoding="utf-8") as page:
            page.write(f"- {self.model.config['name']}, from step {self.steps}: {json.dumps(asked)}\n")

    def _fixed(self) -> dict[str, list[Document]]:
        """What does not change from round to round."""
        data, sets = self.chosen.shared / "data", self.chosen.sets.split(",")
        out = {}
        if "polnear" in sets:
            out["polnear"] = held(list(polnear(data / "polnear/train.jsonl", self.cutter, self.chosen.silver)))[0]
        if "slavicner" in sets:
            self.rows = list(slavicner_rows(data / "names/slavicner_docs_dev.jsonl.gz"))
            self.pool = pool(self.rows)
        return out

    def _documents(self, fixed: dict[str, list[Document]], chance: random.Random) -> list[Document]:
        out = [
            restyled(d, self.cutter, chance) for d in fixed.get("polnear", ()) if chance.random() < self.chosen.english
        ]
        near = (row for row in self.rows for _ in range(_times(self.near[row["lang"]], chance)))
        out += [named(swapped(row, self.pool, chance), self.cutter) for row in near]
        if "invented" in self.chosen.sets.split(","):
            folder = Path(__file__).with_name("reports") / "train"
            wanted = self.chosen.languages
            own = [d for d in invented(folder, self.cutter) if not wanted or d.language in wanted.split(",")]
            out += [restyled(d, self.cutter, chance) for d in own * self.chosen.repeat]
        if "sourced" in self.chosen.sets.split(","):
            harder = list(sourced_reports(self.cutter))
            out += [restyled(d, self.cutter, chance) for d in harder * self.chosen.repeat]
        return out

    def _round(self, batches: list[list[Window]], limit: float) -> None:
        self.model.train()
        before, since, pieces = time.monotonic(), time.monotonic(), 0
        told = {"tags": 0.0, "links": 0.0}
        for n, batch in enumerate(batches, 1):
            share = self.seconds / limit
            rate = min(1.0, (self.steps + 1) / 80, max(0.0, (1 - share) / self.chosen.falls))
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * rate
            tags, links = losses(self.model, batch, self.cutter)
            (tags + LINKS * links).backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            told["tags"] += tags.item()
            told["links"] += float(links.detach())
            pieces += sum(w.size for w in batch)
            self.steps += 1
            now = time.monotonic()
            self.seconds += now - before
            before = now
            if not n % 50:
                print(
                    f"round {self.round} {n}/{len(batches)} "
                    f"tags {told['tags'] / 50:.4f} links {told['links'] / 50:.3f} "
                    f"{pieces / (now - since):.0f} pieces/s {self.seconds / 60:.1f} min",
                    flush=True,
                )
                told, since, pieces = dict.fromkeys(told, 0.0), now, 0
            if self.seconds >= limit:
                break
            if self.seconds - self.kept >= SAVE_SECONDS:
                self._save()
                before = time.monotonic()
        self._save()

    def _save(self) -> None:
        state = {
            "config": self.model.config,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "seconds": self.seconds,
            "steps": self.steps,
            "round": self.round,
        }
        fresh = self.saved.with_suffix(".new")
        torch.save(state, fresh)
        fresh.replace(self.saved)
        self.kept = self.seconds

    def _take_up(self) -> None:
        """Goes on from what was saved, with the next round: what was left of the one that was cut is not read."""
        state = torch.load(self.saved, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.seconds, self.steps, self.round = state["seconds"], state["steps"], state["round"] + 1
        print(f"goes on at step {self.steps}, {self.seconds / 60:.1f} minutes", flush=True)


def _optimizer(model: Reader, rate: float) -> torch.optim.Optimizer:
    own = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": own, "lr": rate, "base": rate}, {"params": heads, "lr": HEAD_RATE, "base": HEAD_RATE}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def _batches(documents: list[Document], chance: random.Random) -> list[list[Window]]:
    windows = [w for d in documents for w in cut(d, chance.randrange(0, WINDOW))]
    chance.shuffle(windows)
    out = []
    for n in range(0, len(windows), BATCH * POOL):
        pool = sorted(windows[n : n + BATCH * POOL], key=lambda w: w.size)
        out += [pool[m : m + BATCH] for m in range(0, len(pool), BATCH)]
    chance.shuffle(out)
    return out


def cut(document: Document, offset: int) -> list[Window]:
    """The document in windows; the first is short, so that cuts fall elsewhere in each round."""
    if not len(document.pieces):
        return []
    known = labels(document)
    out, first = [], 0
    size = max(64, offset) if len(document.pieces.ids) > WINDOW else WINDOW
    places = document.pieces.first
    while first < len(places):
        end = int(np.searchsorted(places, places[first] + size, "right")) - 1
        if _edge(document, len(places)) - places[first] <= size:
            end = len(places)
        end = max(end, first + 1)
        out.append(Window(document, known, first, end))
        first, size = end, WINDOW
    return out


def losses(model: Reader, batch: list[Window], cutter: Cutter) -> tuple[Tensor, Tensor]:
    """The loss of tags, a word's mean over each layer, and of links."""
    ids, mask, words = tensors(batch, cutter, MASKED)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model.encoder(ids, mask)
    hidden = model.drop(hidden.float())
    scores, vectors = model.tags(hidden), model.ends(hidden)
    tags = _tag_loss(model, batch, scores, words)
    parts = [
        part
        for n, window in enumerate(batch)
        if window.document.relations is not None
        for part in _link_losses(model, window, vectors[n, words[n]].view(-1, len(ENDS), VECTOR))
    ]
    return tags, torch.stack(parts).mean() if parts else torch.zeros(())


def tensors(batch: list[Window], cutter: Cutter, hide: float = 0.0) -> tuple[Tensor, Tensor, list[Tensor]]:
    """Pieces [batch, length] between start and end pieces, what is no padding, where the words' first pieces are."""
    rows, words = [], []
    for window in batch:
        pieces = window.document.pieces
        start = int(pieces.first[window.first])
        row = pieces.ids[start : _edge(window.document, window.end)][: 2 * WINDOW]
        if hide:
            row = np.where(torch.rand(len(row)).numpy() < hide, cutter.mask_id, row)
        rows.append(np.concatenate([[cutter.start_id], row, [cutter.break_id]]))
        place = np.minimum(pieces.first[window.first : window.end] - start, len(row) - 1) + 1
        words.append(torch.from_numpy(place.astype(np.int64)))
    length = max(map(len, rows))
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    mask = torch.zeros(len(rows), 1, 1, length, dtype=torch.bool)
    for n, row in enumerate(rows):
        ids[n, : len(row)] = torch.from_numpy(row.astype(np.int64))
        mask[n, ..., : len(row)] = True
    return ids, mask, words


def _tag_loss(model: Reader, batch: list[Window], scores: Tensor, words: list[Tensor]) -> Tensor:
    paths, tags, layers, weights = [], [], [], []
    for n, window in enumerate(batch):
        here = scores[n, words[n]].view(-1, len(LAYERS), TAGS)
        for m, layer in enumerate(LAYERS):
            known = window.labels[layer][window.first : window.end]
            if known[0] != UNKNOWN:
                paths.append(here[:, m])
                tags.append(torch.from_numpy(_begun(known, LAYERS[layer])))
                layers.append(m)
                weights.append(WEIGHTS[layer])
    length = torch.tensor([len(p) for p in paths])
    pad = torch.nn.utils.rnn.pad_sequence
    right = model.likelihood(pad(paths, batch_first=True), pad(tags, batch_first=True), torch.tensor(layers), length)
    weight = torch.tensor(weights)
    return -(right * weight).sum() / (length * weight).sum()


def _begun(tags: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """The tags of a window; a span that the window cuts begins with it."""
    if not names[tags[0]].startswith("I-"):
        return tags
    return np.concatenate([[names.index("B-" + names[tags[0]][2:])], tags[1:]])


def _link_losses(model: Reader, window: Window, vectors: Tensor) -> list[Tensor]:
    """Each cue chooses its source or none, each content its cue; outer and nested statements each among themselves."""
    first, end = window.first, window.end
    breaks = window.document.pieces.breaks - first
    out = []
    for nested in (False, True):
        here = [
            (r, [(a - first, b - first) for a, b in r.cue])
            for r in window.document.relations or ()
            if r.nested == nested and r.cue and first <= r.cue[0][0] and r.cue[0][1] <= end
        ]
        here.sort(key=lambda pair: pair[1][0])
        cues = [c[0] for _, c in here]
        if not cues:
            continue
        inside = lambda s: first <= s[0] and s[1] <= end  # noqa: E731
        sources = sorted({(s[0] - first, s[1] - first) for r, _ in here for s in r.source[:1] if inside(s)})
        goal = [_goal(r, sources, first) for r, _ in here]
        out += _choose_source(model, vectors, sources, cues, goal, breaks)
        contents = [((s[0] - first, s[1] - first), n) for n, (r, _) in enumerate(here) for s in r.content if inside(s)]
        if contents and len(cues) > 1:
            scores = model.links(
                vectors, [s for s, _ in contents], cues, features([s for s, _ in contents], cues, breaks), 1
            )
            out.append(F.cross_entropy(scores, torch.tensor([n for _, n in contents])))
    return out


def _goal(relation: object, sources: list, first: int) -> int:
    """Which of the sources is this one's; their number: none at all; -100 where its source lies outside the window."""
    source = relation.source  # type: ignore[attr-defined]
    if not source:
        return len(sources)
    place = (source[0][0] - first, source[0][1] - first)
    return sources.index(place) if place in sources else -100


def _choose_source(
    model: Reader, vectors: Tensor, sources: list, cues: list, goal: list[int], breaks: np.ndarray
) -> list[Tensor]:
    kept = torch.tensor(goal)
    if not (kept >= 0).any():
        return []
    none = model.no_source(vectors, cues)[:, None]
    if sources:
        scores = model.links(vectors, sources, cues, features(sources, cues, breaks), 0).T
        none = torch.cat([scores, none], 1)
    return [F.cross_entropy(none, kept)] if none.shape[1] > 1 else []


if __name__ == "__main__":
    main()
