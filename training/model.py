"""The reader: a small encoder, layers of tags (`LAYERS`) each with its chain of transitions, and a scorer of links.

One pass gives, for each piece, the tags' scores of all layers and the vectors from which spans are linked; decoding
(best path, marginals, links) is done by `headwater.attribute.model.decoding`, in training as at run time.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from headwater.attribute.model.links import BETWEEN, DISTANCES, PARAGRAPHS
from training.labels import LAYERS, STATEMENT

VECTOR = 64
"""Width of the vectors that links are scored with."""
ENDS = (
    "source_first",
    "source_last",
    "content_first",
    "content_last",
    "cue_first_source",
    "cue_last_source",
    "cue_first_content",
    "cue_last_content",
)
TAGS = len(STATEMENT)
FORBIDDEN = -1e4


class Block(nn.Module):
    """One layer of a BERT: attention, then the wide part, each added to what came and normed."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)
        self.dropped = 0.0
        """Share of what each part adds that is dropped while learning: for long trainings."""

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        drop = self.dropped if self.training else 0.0
        q, k, v = (f(x).view(batch, length, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        x = self.norm1(x + _drop(self.o(seen.transpose(1, 2).reshape(batch, length, width)), drop))
        return self.norm2(x + _drop(self.down(F.gelu(self.up(x))), drop))


def _drop(x: Tensor, share: float) -> Tensor:
    return F.dropout(x, share) if share else x


class Encoder(nn.Module):
    """A BERT without pooler; its table of pieces is not trained."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        width = config["width"]
        self.word = nn.Embedding(config["pieces"], width)
        self.position = nn.Embedding(config["positions"], width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.blocks = nn.ModuleList(Block(width, config["heads"], config["inner"]) for _ in range(config["layers"]))
        self.word.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.word(ids) + self.position(places))
        for block in self.blocks:
            x = block(x, mask)
        return x


class Reader(nn.Module):
    """The whole model. `config` is the base's `base.json`, `layers` of it may be fewer than the base has."""

    def __init__(self, config: dict) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(config["width"], TAGS * len(LAYERS))
        self.steps = nn.Parameter(torch.zeros(len(LAYERS), TAGS, TAGS))
        self.begins = nn.Parameter(torch.zeros(len(LAYERS), TAGS))
        self.ends = nn.Linear(config["width"], VECTOR * len(ENDS))
        self.nobody = nn.Parameter(torch.zeros(VECTOR))
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.between = nn.Parameter(torch.zeros(2, BETWEEN))
        self.paragraph = nn.Parameter(torch.zeros(2, PARAGRAPHS))
        self.register_buffer("allowed", torch.from_numpy(_allowed()))

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Scores of tags [batch, pieces, layers * tags] and vectors for links [batch, pieces, ends * VECTOR]."""
        h = self.drop(self.encoder(ids, mask).float())
        return self.tags(h), self.ends(h)

    def chain(self) -> tuple[Tensor, Tensor]:
        """Scores of going from tag to tag in each layer, and of beginning with a tag; impossible steps far below."""
        starts = self.begins + self.allowed[:, 0]  # as if an outside came before
        return self.steps + self.allowed, starts


def _allowed() -> np.ndarray:
    """0 for steps from tag to tag that may be, far below for an inside that follows no inside or begin of its kind."""
    out = np.zeros((len(LAYERS), TAGS, TAGS), np.float32)
    for n, names in enumerate(LAYERS.values()):
        for i, before in enumerate(names):
            for j, after in enumerate(names):
                if after[0] == "I" and before[2:] != after[2:]:
                    out[n, i, j] = FORBIDDEN
    return out


def grown(state: dict[str, Tensor], own: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a model that has fewer layers of tags, for one with the weights `own`: the layers that it lacks,
    which stand behind the others, are as there."""
    out = dict(state)
    for name in ("tags.weight", "tags.bias", "steps", "begins", "allowed"):
        out[name] = torch.cat([state[name], own[name][len(state[name]) :]])
    return out


def from_base(folder: Path, layers: int | None = None) -> Reader:
    """A reader on top of a base that `base.py` wrote; with `layers`, on its first ones only."""
    config = json.loads((folder / "base.json").read_text())
    config["layers"] = layers or config["layers"]
    model = Reader(config)
    given = np.load(folder / "weights.npz")
    state = {}
    for name, weight in model.encoder.state_dict().items():
        short = name.removeprefix("blocks.").removesuffix(".weight").removesuffix(".bias")
        tail = "w" if name.endswith("weight") else "b"
        key = short if short in ("word", "position") else f"{short}.{tail}"
        state[name] = torch.from_numpy(given[key]).reshape(weight.shape)
    model.encoder.load_state_dict(state)
    return model
