"""Weights in small files, to be carried to a machine that trains and back.

python -m training.packed base BASE PACKED             a base of `base.py`; what came out of 4 or 8 bits goes back
python -m training.packed unbase PACKED BASE           without loss into them
python -m training.packed model RUN/model.pt PACKED    what a training changed, each table in 12 bits a row
python -m training.packed unmodel PACKED BASE RUN/model.pt
"""

from __future__ import annotations

import io
import lzma
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np

BLOCK = 32
"""Numbers with a scale of their own in 4 bits (Q4_0)."""
TWELVE = 2047
XZ = b"\xfd7zXZ"
FROZEN = "encoder.word.weight"
"""The table of pieces is never trained: it comes from the base."""

Arrays = dict[str, np.ndarray]


def main() -> None:
    """Does what the first argument says."""
    what, *paths = sys.argv[1:]
    DOES[what](*map(Path, paths))


def base(given: Path, out: Path) -> None:
    """Packs a base."""
    arrays: Arrays = {}
    weights = np.load(given / "weights.npz")
    for name in weights.files:
        table = weights[name]
        for key, part in (_four_bits(table) or _eight_bits(table) or {"": table}).items():
            arrays[f"{name}{key}"] = part
    _write(out, arrays, squeeze=True)  # its 8 bits hold 5 or 6 of news
    for name in ("base.json", "tokenizer.json"):
        shutil.copy(given / name, out.with_name(f"{out.stem}-{name}"))


def unbase(given: Path, out: Path) -> None:
    """Unpacks it."""
    arrays = _read(given)
    weights: Arrays = {}
    for name, part in arrays.items():
        bare, _, key = name.partition("|")
        if not key:
            weights[bare] = part
        elif key == "four":
            low, high = part & 15, part >> 4
            numbers = np.concatenate([low, high], 1).astype(np.float32) - 8
            scale = arrays[f"{bare}|scale"].astype(np.float32)
            weights[bare] = (numbers * scale[:, None]).reshape(tuple(arrays[f"{bare}|shape"]))
        elif key == "eight":
            step = arrays[f"{bare}|step"]
            weights[bare] = ((part.astype(np.float64) + arrays[f"{bare}|least"]) * step).astype(np.float32)
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / "weights.npz", **weights)
    for name in ("base.json", "tokenizer.json"):
        shutil.copy(given.with_name(f"{given.stem}-{name}"), out / name)


def model(given: Path, out: Path) -> None:
    """Packs a trained model, without what never changes."""
    import torch

    state: dict[str, Any] = torch.load(given, weights_only=True, map_location="cpu")["model"]
    arrays: Arrays = {}
    for name, weight in state.items():
        if name in (FROZEN, "allowed"):
            continue
        table = weight.float().numpy()
        for key, part in (_twelve_bits(table) if table.ndim == 2 else {"": table}).items():
            arrays[f"{name}{key}"] = part
    _write(out, arrays, squeeze=False)


def unmodel(given: Path, onto: Path, out: Path) -> None:
    """Unpacks it, onto its base."""
    import torch

    from training.model import from_base

    arrays = _read(given)
    reader = from_base(onto)
    state = reader.state_dict()
    for name in state:
        if f"{name}|twelve" in arrays:
            state[name] = torch.from_numpy(_of_twelve(arrays, name)).reshape(state[name].shape)
        elif name in arrays:
            state[name] = torch.from_numpy(arrays[name]).reshape(state[name].shape)
    reader.load_state_dict(state)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"config": reader.config, "model": reader.state_dict()}, out)


def _four_bits(table: np.ndarray) -> Arrays | None:
    """The numbers as blocks in 4 bits with a half float as scale; None where they did not come from such blocks."""
    if table.ndim != 2 or table.size % BLOCK:
        return None
    blocks = table.reshape(-1, BLOCK)
    most = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)[:, 0]
    scale = (most / -8).astype(np.float16)
    wide = scale.astype(np.float32)[:, None]
    numbers = np.rint(np.divide(blocks, wide, out=np.zeros_like(blocks), where=wide != 0)) + 8
    if numbers.min() < 0 or numbers.max() > 15 or not np.array_equal((numbers - 8) * wide, blocks):
        return None
    small = numbers.astype(np.uint8)
    return {
        "|four": small[:, : BLOCK // 2] | small[:, BLOCK // 2 :] << 4,
        "|scale": scale,
        "|shape": np.array(table.shape),
    }


def _eight_bits(table: np.ndarray) -> Arrays | None:
    """The numbers as steps of one size; None where they are more than 256 such steps apart."""
    values = np.unique(table)
    if table.ndim != 2 or len(values) > 256:
        return None
    step = np.diff(values.astype(np.float64)).min()
    step = (values[-1].astype(np.float64) - values[0]) / np.rint((values[-1] - values[0]) / step)
    numbers = np.rint(table / step)
    if numbers.max() - numbers.min() > 255 or np.abs(numbers * step - table).max() > step / 1000:
        return None
    least = numbers.min()
    return {"|eight": (numbers - least).astype(np.uint8), "|least": np.array(least), "|step": np.array(step)}


def _twelve_bits(table: np.ndarray) -> Arrays:
    scale = np.abs(table).max(1) / TWELVE
    numbers = np.rint(table / np.maximum(scale, 1e-30)[:, None]).astype(np.int16).ravel()
    numbers = np.pad(numbers, (0, numbers.size % 2)) + TWELVE
    first, second = numbers[0::2], numbers[1::2]
    packed = np.stack([first >> 4, (first & 15) << 4 | second >> 8, second & 255]).astype(np.uint8)
    return {"|twelve": packed, "|scale": scale.astype(np.float32), "|shape": np.array(table.shape)}


def _of_twelve(arrays: Arrays, name: str) -> np.ndarray:
    high, middle, low = arrays[f"{name}|twelve"].astype(np.int32)
    numbers = np.stack([high << 4 | middle >> 4, (middle & 15) << 8 | low], 1).ravel()
    shape = tuple(arrays[f"{name}|shape"])
    table = (numbers[: shape[0] * shape[1]] - TWELVE).reshape(shape)
    return (table * arrays[f"{name}|scale"][:, None]).astype(np.float32)


def _write(path: Path, arrays: Arrays, *, squeeze: bool) -> None:
    with io.BytesIO() as held:
        np.savez(held, **arrays)
        raw = held.getvalue()
    path.write_bytes(lzma.compress(raw, preset=1) if squeeze else raw)


def _read(path: Path) -> Arrays:
    raw = path.read_bytes()
    if raw.startswith(XZ):
        raw = lzma.decompress(raw)
    with np.load(io.BytesIO(raw)) as held:
        return {name: held[name] for name in held.files}


DOES = {"base": base, "unbase": unbase, "model": model, "unmodel": unmodel}

if __name__ == "__main__":
    main()
