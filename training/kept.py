"""The readers that the program carries, by name, and what is chosen for them: for `tune` and `calibrate`.

A name is a folder in `src/headwater/models`; with ", both" behind it, that reader and the one beside it read together.
"""

from __future__ import annotations

import json
from pathlib import Path

from headwater.attribute.model.pair import load_pair
from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import Reader, load

BOTH = ", both"


def opened(models: Path, name: str) -> tuple[Reader, Cutter]:
    """A reader by its name, and its cutter."""
    folder = models / name.removesuffix(BOTH)
    reader = load_pair(folder, threads=2) if name.endswith(BOTH) else load(folder, threads=2)
    return reader, Cutter(folder / "tokenizer.json")


def keep(models: Path, name: str, **chosen: object) -> None:
    """Writes what was chosen for a reader into its reader.json; for two together, into what stands of the other."""
    path = models / name.removesuffix(BOTH) / "reader.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    (settings["beside"] if name.endswith(BOTH) else settings).update(chosen)
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
