"""Weights out of an ONNX file in 8 bits, as the numbers that they stand for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper


class EightBits:
    """The weights of a network that was quantized with onnxruntime's `quantize_dynamic`, by their names before."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        self._weights = {n.name: numpy_helper.to_array(n) for n in graph.initializer}
        self._makers = {out: node for node in graph.node for out in node.output}
        self._users: dict[str, Any] = {name: node for node in graph.node for name in node.input}

    def __getitem__(self, name: str) -> np.ndarray:
        """A weight [as in the model that was exported]. The exporter drops the names of tables that are multiplied:
        these are found by the bias added to their product."""
        if name in self._weights:
            return self._weights[name]
        if f"{name}_quantized" in self._weights:
            return self._plain(name)
        return self._plain(self._multiplied(name.removesuffix("weight") + "bias")).T

    def count(self, pattern: str) -> int:
        """How many layers there are: `pattern` with 0, 1, ... put in for {} names a weight of each."""
        n = 0
        while pattern.format(n) in self._weights:
            n += 1
        return n

    def _plain(self, name: str) -> np.ndarray:
        """The numbers that 8 bits stand for; a product's scale is one for each column."""
        quantized = self._weights[f"{name}_quantized"].astype(np.float32)
        return (quantized - self._weights[f"{name}_zero_point"]) * self._weights[f"{name}_scale"]

    def _multiplied(self, bias: str) -> str:
        node = self._users[bias]
        while node.op_type != "MatMulInteger":
            before = (self._makers.get(i) for i in node.input)
            node = next(m for m in before if m and m.op_type in ("Mul", "Cast", "MatMulInteger"))
        return str(node.input[1]).removesuffix("_quantized")
