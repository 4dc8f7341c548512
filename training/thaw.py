"""A reader that the program carries, as weights to go on training from: the way back from `export`.

    python -m training.thaw --reader src/headwater/models/english --base BASE --out thawed.pt

`train --start thawed.pt` goes on from it where the run that made it is gone. What 8 bits rounded off stays lost (a
tenth of a point on the scores); the table of pieces, never trained, comes from the base unrounded.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from training.eight_bits import EightBits
from training.export import shortened
from training.model import Reader, from_base


def main() -> None:
    """Writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    model = thawed(chosen.reader, chosen.base)
    torch.save({"config": model.config, "model": model.state_dict()}, chosen.out)


def thawed(reader: Path, base: Path) -> Reader:
    """The reader in a folder of models, on its base, with the layers that it has there.

    Raises:
        ValueError: the base's pieces are not the reader's.
    """
    if (reader / "tokenizer.json").read_bytes() != (base / "tokenizer.json").read_bytes():
        raise ValueError(f"{base}: its tokenizer.json is not that of {reader}, so their pieces differ")
    model = shortened(from_base(base, None))
    made = json.loads((reader / "reader.json").read_text(encoding="utf-8"))
    kept = EightBits(reader / "reader.onnx")
    state = model.state_dict()
    for name, before in state.items():
        if name not in ("allowed", "encoder.word.weight"):
            found = _settled(name, made)
            state[name] = torch.tensor(kept[name] if found is None else found).reshape(before.shape).float()
    model.load_state_dict(state)
    return model


def _settled(name: str, made: dict[str, Any]) -> Any:
    """What stands in reader.json; None for what is in the network."""
    if name in ("steps", "begins"):
        # what `allowed` adds is so far below that it stays below when it is added again
        return made[name]
    return made["links"].get(name)


if __name__ == "__main__":
    main()
