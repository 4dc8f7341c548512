"""The lower part of a network: a model file without what stands above some of its nodes.

ONNX Runtime runs every node of a graph, whatever it is asked for. Protocol buffers are fields behind each other, so a
part of a graph is its bytes with some fields left out: weights are not stored twice, and no library for model files is
needed. The fields are those of onnx.proto3; graphs within a node (loops, choices) our networks do not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

GRAPH = 7
"""The graph of a model."""
NODE, INITIALIZER, OUTPUT = 1, 5, 12
"""Of a graph its nodes, weights and outputs."""
NODE_INPUT, NODE_OUTPUT, INITIALIZER_NAME, VALUE_NAME = 1, 2, 8, 1

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
"""How the value of a field is written."""


def lower(model: bytes, outputs: Sequence[str]) -> bytes:
    """The model as far as these outputs, which it gives and nothing else. Raises `ValueError` where it has not all."""
    whole = memoryview(model)
    return b"".join(
        _field(GRAPH, _below(body, outputs)) if number == GRAPH else bytes(field)
        for number, field, body in _fields(whole)
    )


def _below(graph: memoryview, outputs: Sequence[str]) -> bytes:
    fields = list(_fields(graph))
    wanted = set(outputs)
    nodes: list[memoryview] = []
    # Nodes stand in the order in which they run: whoever gives what is wanted stands before it.
    for field, body in reversed([(field, body) for number, field, body in fields if number == NODE]):
        given, asked = _texts(body, NODE_OUTPUT), _texts(body, NODE_INPUT)
        if wanted.intersection(given):
            wanted.difference_update(given)
            wanted.update(asked)
            nodes.append(field)
    if missing := wanted.intersection(outputs):
        raise ValueError(f"the model gives no {', '.join(sorted(missing))}")
    weights = [f for number, f, body in fields if number == INITIALIZER and wanted.issuperset(_name(body))]
    others = [field for number, field, _ in fields if number not in {NODE, INITIALIZER, OUTPUT}]
    told = [_field(OUTPUT, _field(VALUE_NAME, name.encode())) for name in outputs]
    return b"".join([*reversed(nodes), *others, *weights, *told])


def _name(weight: memoryview) -> list[str]:
    return _texts(weight, INITIALIZER_NAME)


def _texts(body: memoryview, wanted: int) -> list[str]:
    return [bytes(value).decode() for number, _, value in _fields(body) if number == wanted]


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Each field of a message: its number, all of its bytes, and of them those of its value."""
    at = 0
    while at < len(message):
        begin = at
        tag, at = _number(message, at)
        kind = tag & 7
        size = {_EIGHT: 8, _FOUR: 4}.get(kind, 0)
        if kind == _VARINT:
            _, end = _number(message, at)
        else:
            if kind == _BYTES:
                size, at = _number(message, at)
            end = at + size
        yield tag >> 3, message[begin:end], message[at:end]
        at = end


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """The number that is written at a place in pieces of seven bits, the lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return number, at


def _field(number: int, body: bytes) -> bytes:
    return _written(number << 3 | _BYTES) + _written(len(body)) + body


def _written(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])
