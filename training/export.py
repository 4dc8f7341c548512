"""The trained reader as the product carries it: reader.onnx in 8 bits, reader.json, tokenizer.json.

python -m training.export --model RUN/model.pt --base BASE --out src/headwater/models
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import Reader as Runtime
from training.labels import LAYERS
from training.model import ENDS, TAGS, VECTOR, Reader, grown

UNTUNED = {"lean": 0.0, "added": 0.86, "calibration": {"weights": [0.5, 0.3, 0.5, 0.2, 0.2, 0.0], "base": -1.0}}
"""What stands in reader.json until `tune` and `calibrate` have chosen better."""
BESIDE = {"folder": "multilingual", "share": 0.4, "lean": 0.0, "calibration": UNTUNED["calibration"]}
"""The reader that has a share of the say beside a model for single languages (0, .4 and .5 were compared)."""


READ = ("outer", "nested", "names")
"""The layers that the program reads, the first of `LAYERS`: what the others saw in reports was wrong too often
(decision 136)."""


def main() -> None:
    """Writes the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--languages", default="", help="that it is for; empty: all that have no model of their own")
    chosen = parser.parse_args()
    model = shortened(trained(chosen.model))
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _onnx(model, plain)
        _quantize(plain, chosen.out / "reader.onnx")
    beside = {"beside": BESIDE} if chosen.languages else {}
    made = {"languages": [x for x in chosen.languages.split(",") if x], **UNTUNED, **beside, **settings(model)}
    (chosen.out / "reader.json").write_text(json.dumps(made) + "\n", encoding="utf-8")
    shutil.copy(chosen.base / "tokenizer.json", chosen.out / "tokenizer.json")


def trained(path: Path) -> Reader:
    """The model in `model.pt` or `state.pt`, ready to read."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    model = Reader(state["config"])
    model.load_state_dict(grown(state["model"], model.state_dict()))
    return model.eval()


def shortened(model: Reader) -> Reader:
    """The model without the layers that the program does not read: they stand behind the others."""
    many = len(READ)
    assert tuple(LAYERS)[:many] == READ
    kept = torch.nn.Linear(model.tags.in_features, TAGS * many)
    kept.weight, kept.bias = (torch.nn.Parameter(p[: TAGS * many]) for p in (model.tags.weight, model.tags.bias))
    model.tags = kept
    model.steps, model.begins = (torch.nn.Parameter(p[:many]) for p in (model.steps, model.begins))
    model.allowed = model.allowed[:many]
    return model


def torch_reader(path: Path, base: Path, threads: int) -> Runtime:
    """The trained model behind the code of the product, not yet in 8 bits."""
    torch.set_num_threads(threads)
    model = shortened(trained(path))
    made = settings(model)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device)

    @torch.inference_mode()
    def run(ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        with torch.autocast(device, torch.bfloat16):
            hidden = model.encoder(torch.from_numpy(ids).to(device))
        hidden = hidden.float()
        return model.tags(hidden)[0].cpu().numpy(), model.ends(hidden)[0].cpu().numpy()

    return Runtime(Cutter(base / "tokenizer.json"), made, run)


def settings(model: Reader) -> dict[str, Any]:
    """What decoding and linking need beside the network."""
    with torch.no_grad():
        steps, begins = model.chain()
    links = {
        name: getattr(model, name).detach().numpy().round(5).tolist()
        for name in ("nobody", "distance", "between", "paragraph")
    }
    return {
        "base": model.config["name"],
        "names": model.config.get("cased", True),
        "layers": {name: list(LAYERS[name]) for name in READ},
        "steps": steps.numpy().round(5).tolist(),
        "begins": begins.numpy().round(5).tolist(),
        "links": {"width": VECTOR, "ends": len(ENDS), **links},
    }


def _onnx(model: Reader, path: Path) -> None:
    axes = {"ids": {1: "pieces"}, "tags": {1: "pieces"}, "ends": {1: "pieces"}}
    example = torch.randint(5, 1000, (1, 64))
    torch.onnx.export(
        model,
        (example,),
        str(path),
        input_names=["ids"],
        output_names=["tags", "ends"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _quantize(plain: Path, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(plain), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


if __name__ == "__main__":
    main()
