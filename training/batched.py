"""The losses of a whole batch at once, without a loop over its windows or words, for graphics processors.

A path through the tags of a layer is a product of tables, one a word; the products are taken two by two, so that 254
words need eight steps. What a path owes to each step is the product's slope, so the chances of all steps under a
teacher come out of the same code, and learning from a teacher's chances is learning from labels that are not sure
("posterior distillation": Wang et al., Structure-Level Knowledge Distillation, ACL 2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from training.filled import NEVER
from training.labels import LAYERS
from training.model import FORBIDDEN, TAGS, VECTOR, Reader

WEIGHTS = (1.0, 0.7, 0.7, 0.5, 0.4, 0.4)
"""Of the layers, in the order of `LAYERS`: statements of their own words come first, deals and events last."""
FAR_OFF = -1e9
COLUMNS = 16
"""Batches are cut to a multiple of so many pieces: odd sizes are slower."""


@dataclass(slots=True)
class Batch:
    """Some rows of `filled`, as wide as the longest of them; `rows` holds the rest of the arrays."""

    ids: Tensor
    mask: Tensor
    place: Tensor
    words: Tensor
    tags: Tensor
    rows: dict[str, Tensor]


def batch(arrays: dict[str, Tensor], index: Tensor, pieces: int, words: int) -> Batch:
    """The rows of `index`; `pieces` and `words`: the most that one of them has."""
    pieces = min(-(-pieces // COLUMNS) * COLUMNS, arrays["ids"].shape[1])
    here = {name: values[index] for name, values in arrays.items()}
    mask = torch.arange(pieces, device=index.device) < here["pieces"][:, None]
    tags, place = here["tags"][..., :words].long(), here["place"][:, :words].long()
    return Batch(here["ids"][:, :pieces].long(), mask, place, here["words"], tags, here)


def hidden(ids: Tensor, mask: Tensor, share: float, mask_id: int) -> Tensor:
    """The pieces with some of them hidden at random, never the first."""
    inside = torch.arange(ids.shape[1], device=ids.device) > 0
    hide = (torch.rand(ids.shape, device=ids.device) < share) & mask & inside
    return ids.masked_fill(hide, mask_id)


def states(model: Reader, ids: Tensor, mask: Tensor) -> Tensor:
    """What the encoder makes of the pieces, in half precision within."""
    with torch.autocast(ids.device.type, torch.bfloat16, cache_enabled=False):
        out = model.encoder(ids, mask[:, None, None])
    return model.drop(out.float())


def steps(model: Reader, state: Tensor, batch: Batch) -> Tensor:
    """The tables of all words [batch, layers, words, tags, tags]; behind a row's last word ones of no effect."""
    scores = model.tags(state)
    scores = scores.gather(1, batch.place[..., None].expand(-1, -1, scores.shape[-1]))
    scores = scores.view(*batch.place.shape, len(LAYERS), TAGS).transpose(1, 2)
    moves, starts = model.chain()
    first = (starts[None] + scores[:, :, 0])[:, :, None, None].expand(-1, -1, 1, TAGS, TAGS)
    rest = scores[:, :, 1:, None] + moves[None, :, None]
    still = torch.full((TAGS, TAGS), FORBIDDEN, device=scores.device).fill_diagonal_(0.0)
    inside = torch.arange(batch.place.shape[1], device=scores.device) < batch.words[:, None]
    return torch.where(inside[:, None, :, None, None], torch.cat([first, rest], 2), still)


def whole(tables: Tensor) -> Tensor:
    """The logarithm of the sum over all paths [batch, layers]."""
    while tables.shape[2] > 1:
        last = tables[:, :, -1:] if tables.shape[2] % 2 else None
        even = tables[:, :, : tables.shape[2] // 2 * 2]
        tables = torch.logsumexp(even[:, :, 0::2, :, :, None] + even[:, :, 1::2, None], -2)
        tables = tables if last is None else torch.cat([tables, last], 2)
    return torch.logsumexp(tables[:, :, 0, 0], -1)


def chances(tables: Tensor) -> Tensor:
    """How likely each step is [batch, layers, words, tags, tags]: the slope of the sum over all paths."""
    with torch.enable_grad():
        given = tables.detach().requires_grad_()
        (out,) = torch.autograd.grad(whole(given).sum(), given)
    return out


def tag_loss(tables: Tensor, batch: Batch, soft: Tensor | None, gold: float, unmarked: float = 0.5) -> Tensor:
    """A word's mean over each layer, as in `train`; with a teacher's chances `soft`, gold labels count by `gold`.

    Layers of which nothing is known are learnt from `soft` alone, and count by `unmarked`.
    """
    known = batch.tags[:, :, 0] >= 0
    marked = batch.tags >= 0
    now = batch.tags.clamp_min(0)
    before = F.pad(now, (1, 0))[..., :-1]
    right = tables.flatten(-2).gather(-1, (before * TAGS + now)[..., None])[..., 0]
    said = (right * marked).sum(-1)
    weights = _weights(tables.device)
    weight = weights * known
    if soft is not None:
        taught = (soft.to(tables.dtype) * tables).sum((-1, -2, -3))
        said = torch.where(known, gold * said + (1 - gold) * taught, taught)
        weight = weight + weights * unmarked * ~known
    loss = (whole(tables) - said) * weight
    return loss.sum() / (batch.words[:, None] * weight).sum().clamp_min(1.0)


@cache
def _weights(device: torch.device) -> Tensor:
    return torch.tensor(WEIGHTS, device=device)


def link_scores(model: Reader, state: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Of each cue for each source, nobody last [batch, 2, cues, sources + 1]; of each content for each cue."""
    ends = model.ends(state)
    rows = batch.rows

    def ended(name: str, first: int, last: int) -> Tensor:
        spans = rows[name].long()
        out = []
        for word, end in ((spans[..., 0], first), ((spans[..., 1] - 1).clamp_min(0), last)):
            piece = batch.place.gather(1, word.flatten(1))
            vectors = ends[..., end * VECTOR : (end + 1) * VECTOR]
            out.append(vectors.gather(1, piece[..., None].expand(-1, -1, VECTOR)).view(*word.shape, VECTOR))
        return F.gelu(out[0] + out[1])

    def biased(scores: Tensor, name: str, role: int) -> Tensor:
        tables = model.distance[role], model.between[role], model.paragraph[role]
        for table, places in zip(tables, rows[name].unbind(2), strict=True):
            # a product, for the slope of a look-up waits in line wherever places are the same
            scores = scores + (places[..., None] == torch.arange(len(table), device=places.device)).float() @ table
        return scores

    cues = ended("cues", 4, 5)
    many = rows["spans"]
    numbers = torch.arange(rows["cues"].shape[2], device=state.device)
    scale = VECTOR**0.5
    to_sources = biased(ended("sources", 0, 1) @ cues.transpose(2, 3) / scale, "to_sources", 0).transpose(2, 3)
    to_sources = to_sources.masked_fill((numbers >= many[..., 1:2])[:, :, None], FAR_OFF)
    to_sources = torch.cat([to_sources, (cues @ model.nobody / scale)[..., None]], -1)
    to_cues = biased(ended("contents", 2, 3) @ ended("cues", 6, 7).transpose(2, 3) / scale, "to_contents", 1)
    return to_sources, to_cues.masked_fill((numbers >= many[..., 0:1])[:, :, None], FAR_OFF)


def link_loss(scores: tuple[Tensor, Tensor], batch: Batch, soft: tuple[Tensor, Tensor] | None, gold: float) -> Tensor:
    """Each cue chooses its source or nobody, each content its cue; the mean over the layers of all windows."""
    many = batch.rows["spans"]
    could = many[..., 1] > 0, many[..., 0] > 1
    parts, counts = [], []
    for n, (score, name) in enumerate(zip(scores, ("goal", "owner"), strict=True)):
        goal = batch.rows[name].long()
        asked = (goal != NEVER) & could[n][..., None]
        logs = F.log_softmax(score, -1)
        off = -logs.gather(-1, goal.clamp_min(0)[..., None])[..., 0]
        if soft is not None:
            off = gold * off - (1 - gold) * (soft[n].to(logs.dtype) * logs.clamp_min(-1e4)).sum(-1)
        each = (off * asked).sum(-1) / asked.sum(-1).clamp_min(1)
        parts.append(each.sum())
        counts.append(asked.any(-1).sum())
    return (parts[0] + parts[1]) / (counts[0] + counts[1]).clamp_min(1)
