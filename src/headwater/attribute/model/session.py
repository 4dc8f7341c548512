"""A network run by ONNX Runtime."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ask = Callable[[Sequence[str], npt.NDArray[np.int64]], list[Floats]]
"""Names of outputs, and pieces [1, n], to what the network gives for each of the pieces under these names."""


def opened(model: Path | bytes, *, threads: int = 1) -> Ask:
    """The network in a file or in its bytes, run on so many threads of the processor."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # What is kept for the next window would count as memory of a worker, and saves nothing measurable.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    source: Any = model if isinstance(model, bytes) else str(model)
    with _memory():
        session = onnxruntime.InferenceSession(source, sess_options=options, providers=["CPUExecutionProvider"])

    def ask(outputs: Sequence[str], ids: npt.NDArray[np.int64]) -> list[Floats]:
        with _memory():
            return [given[0] for given in session.run(list(outputs), {"ids": ids})]

    return ask


@contextmanager
def _memory() -> Iterator[None]:
    """ONNX Runtime's want of memory as Python's own: the engine knows what that means for a document."""
    try:
        yield
    except Exception as error:  # its own exceptions share no base of their own
        if "bad_alloc" in str(error) or "allocate memory" in str(error):
            raise MemoryError(str(error)) from error
        raise
