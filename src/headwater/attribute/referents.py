"""Who is meant: for whom a pronoun, a verb alone or a description stands.

"She", "Dodał", "the envoy", "the council": of all who were named or spoke before (`candidates.py`) the one for whom
most speaks (`referent_signs.py`, with the weights of `data/referent_weights.toml`), set against what speaks for
somebody new or nobody.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from headwater import lexicon
from headwater.attribute import candidates, referent_signs
from headwater.attribute.drafts import Draft
from headwater.attribute.page import Page
from headwater.records import Source


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant; None for nobody who came before. `sure` is how likely that is, from 0 to 1, beside all others."""

    source: Source | None
    sure: float


def meant(drafts: Sequence[Draft], at: int, form: str, page: Page) -> Meant:
    """Whom the source of the draft with the number `at` stands for; `form` as `candidates.form` gives it."""
    asked = candidates.asked(drafts, at, form, page)
    pool = candidates.pool(drafts, asked, page)
    scene = referent_signs.Scene(asked, pool, drafts, page)
    out = candidates.ruled_out(asked, pool, page)
    sums = [_sum(signs) for signs in (*referent_signs.of_each(scene), referent_signs.of_none(scene))]
    sums = [-math.inf if n in out else one for n, one in enumerate(sums)]
    best = max(range(len(sums)), key=lambda k: (sums[k], k))
    sure = 1 / math.fsum(math.exp(one - sums[best]) for one in sums)
    return Meant(pool[best].source if best < len(pool) else None, sure)


@cache
def weights() -> dict[str, float]:
    """What each sign is worth."""
    return {sign: float(worth) for sign, worth in lexicon.shared("referent_weights").get("referents", {}).items()}


def _sum(signs: Sequence[str]) -> float:
    return math.fsum(map(weights().get, dict.fromkeys(signs), repeat(0.0)))
