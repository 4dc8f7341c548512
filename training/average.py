"""The mean of models that were trained from one another: `model.pt` and `state.pt` files of one shape.

    python -m training.average thawed.pt RUN/model.pt --out averaged.pt

Where a run starts from a model, the mean of both keeps what the first one knew and the run forgot, and more often than
not does better than either on articles that neither saw ("model soups", Wortsman et al. 2022). Whether it does is to
be seen with `evaluate`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    torch.save(averaged(chosen.models), chosen.out)


def averaged(paths: list[Path]) -> dict[str, Any]:
    """What `model.pt` holds, each weight the mean over the files; what is no fraction is that of the first.

    Raises:
        ValueError: the files are not of one shape.
    """
    read = [torch.load(path, weights_only=True, map_location="cpu") for path in paths]
    models = [state["model"] for state in read]
    shapes = [{name: tuple(weight.shape) for name, weight in model.items()} for model in models]
    for path, shape in zip(paths, shapes, strict=True):
        if shape != shapes[0]:
            raise ValueError(f"{path}: its weights are not of the shapes of those in {paths[0]}")
    mean = {
        name: torch.stack([model[name] for model in models]).mean(0) if weight.is_floating_point() else weight
        for name, weight in models[0].items()
    }
    return {"config": read[0]["config"], "model": mean}


if __name__ == "__main__":
    main()
