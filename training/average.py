"""The mean of models that were trained from one another: `model.pt` and `state.pt` files of one shape, or the last of
them with layers of tags that the others lack.

    python -m training.average thawed.pt RUN/model.pt [--shares .2,.8] --out averaged.pt

Where a run starts from a model, the mean of both keeps what the first one knew and the run forgot, and more often than
not does better than either on articles that neither saw ("model soups", Wortsman et al. 2022). Whether it does is to
be seen with `evaluate`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

from training.model import grown


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--shares", default="", help="of the files, parted by commas; empty: equal ones")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    shares = [float(share) for share in chosen.shares.split(",") if share] or [1.0] * len(chosen.models)
    torch.save(averaged(chosen.models, shares), chosen.out)


def averaged(paths: list[Path], shares: list[float]) -> dict[str, Any]:
    """What `model.pt` holds, each weight the mean over the files; layers of tags that only the last file has are as
    there, and what is no fraction is that of the last.

    Raises:
        ValueError: the files are not of one shape, or not as many as there are shares.
    """
    if len(shares) != len(paths):
        raise ValueError(f"{len(paths)} files and {len(shares)} shares: name one share for each file")
    read = [torch.load(path, weights_only=True, map_location="cpu") for path in paths]
    models = [grown(state["model"], read[-1]["model"]) for state in read]
    shapes = [{name: tuple(weight.shape) for name, weight in model.items()} for model in models]
    for path, shape in zip(paths, shapes, strict=True):
        if shape != shapes[-1]:
            raise ValueError(f"{path}: its weights are not of the shapes of those in {paths[-1]}")
    parts = [(share / sum(shares), model) for share, model in zip(shares, models, strict=True)]
    mean = {
        name: sum(share * model[name] for share, model in parts) if weight.is_floating_point() else weight
        for name, weight in models[-1].items()
    }
    return {"config": read[-1]["config"], "model": mean}


if __name__ == "__main__":
    main()
