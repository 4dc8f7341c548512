"""Many readers taught one: several teachers, each on another part of the data, then one model that learns from all.

    python -m training.distil teach --base BASE --data DATA --part 0 --seconds 80 --out RUN0       for each part
    python -m training.distil soften --base BASE --data DATA --teachers RUN0 RUN1 RUN2 RUN3
    python -m training.distil learn --base BASE --data DATA --seconds 150 --out RUN [--start RUN0 RUN1 ...]

DATA is what `training.rounds` wrote. A teacher reads all windows but those of its part; of these it then says how
likely each tag is ("cross-fitting": labels by one who learnt this very text by heart would say nothing new). What no
set marks, statements in the texts of SlavicNER and all in plain texts, is said by all teachers together. The pupil
learns from the marked labels and from the teachers' chances, in shares of `--gold` and the rest. Times are limits: the
rate of learning follows the clock. Runs on a graphics processor where there is one.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from headwater.attribute.model.pieces import Cutter
from training import batched
from training.average import averaged
from training.filled import Filled
from training.model import Reader, from_base, grown
from training.rounds import KINDS, NO_GOLD
from training.train import LINKS, MASKED, changed, make_optimizer
from training.windows import WINDOW

WARM = 0.04
"""Part of the time over which the rate rises."""
FALLS = 0.8
"""Last part over which it falls."""
POOL = 12
"""Batches sorted by length together."""
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
WIDTH = 64
"""Batches are as wide as a multiple of so many pieces."""
TRIES = 3
"""Steps of a width before one is recorded."""
SOFT = ("steps", "to_sources", "to_cues")


@dataclass(slots=True)
class Texts:
    """All windows of some rounds on the device, with what is asked of each on the host."""

    arrays: dict[str, Tensor]
    pieces: np.ndarray
    part: np.ndarray
    kind: np.ndarray
    soft: dict[str, Tensor]

    def batch(self, rows: Tensor, pieces: int) -> batched.Batch:
        """The windows of `rows`, none of which has more pieces."""
        return batched.batch(self.arrays, rows, pieces, min(pieces, WINDOW))

    def said(self, rows: Tensor, here: batched.Batch) -> tuple[Tensor, tuple[Tensor, Tensor]] | None:
        """What the teachers said of them."""
        if not self.soft:
            return None
        steps, *links = (self.soft[name][rows] for name in SOFT)
        return steps[:, :, : here.place.shape[1]], (links[0], links[1])


def main() -> None:
    """Does one of the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("teach", "soften", "learn"))
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", default="", help="which: 0,1; empty: all")
    parser.add_argument("--part", type=int, default=-1)
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path, nargs="*", default=[], help="runs whose mean is gone on from")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--eager", action="store_true", help="replay no recorded steps")
    parser.add_argument("--dropped", type=float, default=0.1)
    parser.add_argument("--gold", type=float, default=0.5)
    parser.add_argument("--shares", default="", help="of each kind of text read in a round: polnear=0.4,names=1")
    chosen = parser.parse_args()
    began = time.monotonic()
    if chosen.what == "soften":
        soften(chosen)
    else:
        _tell(chosen)
        learn(chosen)
    print(f"{chosen.what}: {time.monotonic() - began:.0f} s in all", flush=True)


def _tell(chosen: argparse.Namespace) -> None:
    chosen.out.mkdir(parents=True, exist_ok=True)
    asked = {k: v for k, v in vars(chosen).items() if k not in ("base", "data", "out", "teachers", "start")}
    asked["starts from"] = len(chosen.start)
    (chosen.out / "settings.md").write_text(f"- {json.dumps(asked)}\n", encoding="utf-8")


def learn(chosen: argparse.Namespace) -> None:
    """Trains a teacher or a pupil until its seconds are over."""
    torch.manual_seed(1)  # the heads of all begin alike, so that their mean is a model too
    model = from_base(chosen.base)
    if chosen.start:
        mean = averaged([run / "model.pt" for run in chosen.start], [1.0] * len(chosen.start))
        model.load_state_dict(grown(mean["model"], model.state_dict()))
    torch.manual_seed(chosen.seed)
    for block in model.encoder.blocks:
        block.dropped = chosen.dropped
    model.to(DEVICE).train()
    mask_id = Cutter(chosen.base / "tokenizer.json").mask_id
    texts = _opened(_paths(chosen))
    stepping = Stepping(model, texts, mask_id, chosen)
    began, number, pieces = time.monotonic(), 0, 0
    for index in _batches(texts, chosen):
        share = (time.monotonic() - began) / chosen.seconds
        if share >= 1:
            break
        stepping.step(index, min(1.0, share / WARM + 0.01, (1 - share) / FALLS))
        number += 1
        pieces += int(texts.pieces[index].sum())
        if not number % 200:
            tags, links = (stepping.told / 200).tolist()
            stepping.told.zero_()
            speed = pieces / (time.monotonic() - began)
            print(f"{chosen.out.name} {number} {share:.2f} tags {tags:.4f} links {links:.3f} {speed:.0f}/s", flush=True)
    last = [round(x / max(number % 200, 1), 4) for x in stepping.told.tolist()]
    state = {name: weight.cpu() for name, weight in model.state_dict().items()}
    torch.save({"config": model.config, "model": state}, chosen.out / "model.pt")
    print(f"{chosen.out.name}: {number} steps, {pieces} pieces, last {last}", flush=True)


class Stepping:
    """One step of learning; on a graphics processor recorded once for each width of batch, and then replayed.

    A step is some two thousand small kernels, and Python cannot send them as fast as they run.
    """

    def __init__(self, model: Reader, texts: Texts, mask_id: int, chosen: argparse.Namespace) -> None:
        self.model, self.texts, self.mask_id, self.gold = model, texts, mask_id, chosen.gold
        self.optimizer = make_optimizer(model, chosen.rate)
        self.replays = DEVICE == "cuda" and not chosen.eager
        self.told = torch.zeros(2, device=DEVICE)
        self.rows = torch.zeros(chosen.batch, dtype=torch.long, device=DEVICE)
        self.recorded: dict[int, torch.cuda.CUDAGraph] = {}
        self.tried: Counter[int] = Counter()
        if self.replays:
            for group in self.optimizer.param_groups:
                group["lr"] = torch.tensor(float(group["lr"]), device=DEVICE)

    def step(self, index: np.ndarray, rate: float) -> None:
        """Learns from the windows of `index`, at so much of the highest rate."""
        for group in self.optimizer.param_groups:
            if self.replays:
                group["lr"].fill_(group["base"] * rate)
            else:
                group["lr"] = group["base"] * rate
        width = -(-int(self.texts.pieces[index].max()) // WIDTH) * WIDTH
        self.rows.copy_(torch.from_numpy(index))
        if not self.replays:
            self._learn(width)
        elif width in self.recorded:
            self.recorded[width].replay()
        elif self.tried[width] < TRIES:
            self.tried[width] += 1
            aside = torch.cuda.Stream()
            aside.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(aside):
                self._learn(width)
            torch.cuda.current_stream().wait_stream(aside)
        else:
            self._record(width)
            self.recorded[width].replay()

    def _record(self, width: int) -> None:
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self._learn(width)
        self.recorded[width] = graph

    def _learn(self, width: int) -> None:
        self.optimizer.zero_grad(set_to_none=True)
        here = self.texts.batch(self.rows, width)
        said = self.texts.said(self.rows, here)
        ids = batched.hidden(here.ids, here.mask, MASKED, self.mask_id)
        state = batched.states(self.model, ids, here.mask)
        tags = batched.tag_loss(batched.steps(self.model, state, here), here, said and said[0], self.gold)
        scores = batched.link_scores(self.model, state, here)
        links = batched.link_loss(scores, here, said and said[1], self.gold)
        (tags + LINKS * links).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.told += torch.stack([tags, links]).detach()


def _paths(chosen: argparse.Namespace) -> list[Path]:
    wanted = chosen.rounds.split(",") if chosen.rounds else []
    found = sorted(chosen.data.glob("round-*.npz"))
    return [p for p in found if not wanted or p.stem.partition("-")[2] in wanted]


def _opened(paths: list[Path]) -> Texts:
    """Rounds, one behind the other."""
    held = [dict(np.load(path)) for path in paths]
    arrays: Filled = {name: np.concatenate([one[name] for one in held]) for name in held[0]}
    part, kind = arrays.pop("part"), arrays.pop("kind")
    on = {name: torch.from_numpy(a).to(DEVICE) for name, a in arrays.items()}
    said = [path.with_name(f"soft-{path.stem}.pt") for path in paths]
    soft: dict[str, Tensor] = {}
    if all(path.exists() for path in said):
        parts = [torch.load(path, weights_only=True, map_location=DEVICE) for path in said]
        soft = {name: torch.cat([one[name] for one in parts]) for name in SOFT}
    return Texts(on, arrays["pieces"], part, kind, soft)


def _batches(texts: Texts, chosen: argparse.Namespace) -> Iterator[np.ndarray]:
    """Batches without end, windows of like length together, the texts shuffled anew each time."""
    chance = np.random.default_rng(chosen.seed)
    shares = np.array(list(changed(dict.fromkeys(KINDS, 1.0), chosen.shares).values()))
    many = chosen.batch * POOL
    while True:
        fit = chance.random(len(texts.part)) < shares[texts.kind]
        if chosen.what == "teach":
            fit &= (texts.part != NO_GOLD) & ((texts.part != chosen.part) | (chosen.part < 0))
        index = chance.permutation(np.flatnonzero(fit))
        for at in range(0, len(index), many):
            alike = index[at : at + many]
            alike = alike[np.argsort(texts.pieces[alike], kind="stable")]
            whole = len(alike) // chosen.batch
            for m in chance.permutation(whole):
                yield alike[m * chosen.batch : (m + 1) * chosen.batch]


@torch.no_grad()
def soften(chosen: argparse.Namespace) -> None:
    """Writes what the teachers say of each round: of what a set marks, the one who has not learnt it, else all."""
    readers = []
    for run in chosen.teachers:
        state = torch.load(run / "model.pt", weights_only=True, map_location="cpu")
        model = Reader(state["config"])
        model.load_state_dict(state["model"])
        readers.append(model.to(DEVICE).eval())
    for path in _paths(chosen):
        texts = _opened([path])
        known = texts.arrays["tags"][:, :, 0] >= 0
        soft = _nothing_said(texts)
        for number, model in enumerate(readers):
            last = (texts.part == -1) & (number == len(readers) - 1)
            one = torch.from_numpy((texts.part == number) | last).to(DEVICE)
            several = torch.from_numpy(texts.kind != KINDS.index("polnear")).to(DEVICE)[:, None]
            weight = torch.where(known | ~several, one[:, None].float(), 1 / len(readers))
            _say(model, texts, weight, soft, chosen.batch)
        torch.save(soft, path.with_name(f"soft-{path.stem}.pt"))
        print(f"{path.stem}: {len(texts.part)} windows softened", flush=True)


def _nothing_said(texts: Texts) -> dict[str, Tensor]:
    count, spans = len(texts.part), texts.arrays["cues"].shape[2]
    layers, words = texts.arrays["tags"].shape[1:]
    shapes = ((layers, words, batched.TAGS, batched.TAGS), (2, spans, spans + 1), (2, spans, spans))
    return {
        name: torch.zeros((count, *shape), dtype=torch.float16, device=DEVICE)
        for name, shape in zip(SOFT, shapes, strict=True)
    }


def _say(model: Reader, texts: Texts, weight: Tensor, soft: dict[str, Tensor], size: int) -> None:
    """Adds what one teacher says, by its weight [windows, layers] in each layer; of links, by that in the outer one."""
    asked = torch.nonzero(weight.sum(1) > 0)[:, 0].cpu().numpy()
    asked = asked[np.argsort(texts.pieces[asked], kind="stable")]
    for at in range(0, len(asked), size):
        index = asked[at : at + size]
        rows = torch.from_numpy(index).to(DEVICE)
        here = texts.batch(rows, int(texts.pieces[index].max()))
        state = batched.states(model, here.ids, here.mask)
        chances = batched.chances(batched.steps(model, state, here)) * weight[rows][:, :, None, None, None]
        soft["steps"][rows, :, : chances.shape[2]] += chances.half()
        for name, scores in zip(SOFT[1:], batched.link_scores(model, state, here), strict=True):
            soft[name][rows] += (torch.softmax(scores, -1) * weight[rows][:, 0, None, None, None]).half()


if __name__ == "__main__":
    main()
