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
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from headwater.attribute.model.pieces import Cutter
from training import batched, passages
from training.filled import filled
from training.model import Reader, from_base, grown
from training.readers import Document, held, invented, named, polnear, slavicner_rows, sourced_reports
from training.restyle import restyled
from training.swap import Pool, pool, swapped
from training.windows import WINDOW, Window, cut

BATCH = 8
POOL = 24
"""Batches sorted by length together, so that little is padding."""
RATE, HEAD_RATE = 2.5e-4, 1e-3
FALLS = 0.45
"""The last part of the time, over which the rate falls (`--falls`)."""
MASKED = 0.06
"""Pieces hidden at random: with so few texts the model would learn them by heart."""
LINKS = 0.3
NEAR = {"ru": 1.0, "uk": 1.0, "pl": 0.5, "bg": 0.05, "cs": 0.05, "sl": 0.05}
"""Share of SlavicNER's documents read in each round, by language."""
SHARES = {"polnear": 1.0, "invented": 2.0, "wide": 2.0, "sourced": 2.0, "passages": 2.0}
"""How often a document of a set is read in each round (`--shares`); our own twice: most languages have no other."""
SAVE_SECONDS = 240
REPORTS = Path(__file__).with_name("reports")
FOLDERS = {"invented": REPORTS / "train", "wide": REPORTS / "wide"}


def _times(share: float, chance: random.Random) -> int:
    """How often something is read in a round, of which `share` is to be read on average."""
    return int(share) + (chance.random() < share % 1)


def changed(usual: dict[str, float], asked: str) -> dict[str, float]:
    """The usual numbers but for those asked for, as in `uk=2,cs=0`."""
    numbers = {key: float(n) for key, _, n in (part.partition("=") for part in asked.split(",") if part)}
    if strange := sorted(set(numbers) - set(usual)):
        raise SystemExit(f"no such key: {', '.join(strange)}; there are {', '.join(usual)}")
    return usual | numbers


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
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--falls", type=float, default=FALLS)
    parser.add_argument("--shares", default="", help="of the sets, other than usual: polnear=.1,invented=.5")
    parser.add_argument("--near", default="", help="shares of SlavicNER's languages other than usual: uk=2,cs=0")
    parser.add_argument("--languages", default="", help="of our own reports and passages, comma separated; empty: all")
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
            given = torch.load(chosen.start, weights_only=True, map_location="cpu")["model"]
            self.model.load_state_dict(grown(given, self.model.state_dict()))
        self.model.to(chosen.device)
        self.cutter = Cutter(chosen.base / "tokenizer.json")
        self.near, self.shares = changed(NEAR, chosen.near), changed(SHARES, chosen.shares)
        self.rows: list[dict[str, Any]] = []
        self.pool: Pool = {}
        self.optimizer = make_optimizer(self.model, chosen.rate)
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
        torch.save({"config": self.model.config, "model": self.model.cpu().state_dict()}, self.chosen.out / "model.pt")
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
        """What is read in a round; our own reports are read anew from their files, which may have grown."""
        near = (row for row in self.rows for _ in range(_times(self.near[row["lang"]], chance)))
        out = [named(swapped(row, self.pool, chance), self.cutter) for row in near]
        for name, documents in {**fixed, **self._own(chance)}.items():
            read = (d for d in documents for _ in range(_times(self.shares[name], chance)))
            out += [restyled(d, self.cutter, chance) for d in read]
        return out

    def _own(self, chance: random.Random) -> dict[str, list[Document]]:
        """Our invented reports and passages, by set."""
        sets, wanted = self.chosen.sets.split(","), {code for code in self.chosen.languages.split(",") if code}
        out = {name: list(invented(FOLDERS[name], self.cutter)) for name in sets if name in FOLDERS}
        if "passages" in sets:
            out["passages"] = passages.documents(self.cutter, chance)
        if "sourced" in sets:
            out["sourced"] = list(sourced_reports(self.cutter))
        return {name: [d for d in own if not wanted or d.language in wanted] for name, own in out.items()}

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
        state = torch.load(self.saved, weights_only=True, map_location=self.chosen.device)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.seconds, self.steps, self.round = state["seconds"], state["steps"], state["round"] + 1
        print(f"goes on at step {self.steps}, {self.seconds / 60:.1f} minutes", flush=True)


def make_optimizer(model: Reader, rate: float) -> torch.optim.Optimizer:
    """AdamW, the heads at a rate of their own; `base` of a group is its highest rate."""
    own = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder")]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": own, "lr": rate, "base": rate}, {"params": heads, "lr": HEAD_RATE, "base": HEAD_RATE}]
    kept = {"capturable": True} if own[0].is_cuda else {}  # so that a step can be replayed
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True, **kept)  # type: ignore[arg-type]


def _batches(documents: list[Document], chance: random.Random) -> list[list[Window]]:
    windows = [w for d in documents for w in cut(d, chance.randrange(0, WINDOW))]
    chance.shuffle(windows)
    out = []
    for n in range(0, len(windows), BATCH * POOL):
        pool = sorted(windows[n : n + BATCH * POOL], key=lambda w: w.size)
        out += [pool[m : m + BATCH] for m in range(0, len(pool), BATCH)]
    chance.shuffle(out)
    return out


def losses(model: Reader, windows: list[Window], cutter: Cutter) -> tuple[Tensor, Tensor]:
    """The loss of tags, a word's mean over each layer, and of links; on the device that the model lies on."""
    arrays = {name: torch.from_numpy(a).to(model.nobody.device) for name, a in filled(windows, cutter).items()}
    rows = torch.arange(len(windows), device=model.nobody.device)
    most = [int(arrays[name].max()) for name in ("pieces", "words")]
    here = batched.batch(arrays, rows, *most)
    state = batched.states(model, batched.hidden(here.ids, here.mask, MASKED, cutter.mask_id), here.mask)
    tags = batched.tag_loss(batched.steps(model, state, here), here, None, 1.0)
    return tags, batched.link_loss(batched.link_scores(model, state, here), here, None, 1.0)


if __name__ == "__main__":
    main()
