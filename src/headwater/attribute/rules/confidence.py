"""How often a rule is right: its precision as measured, from the narrowest rule that was seen often enough.

The table `data/attribution.toml` is written by `benchmarks/attribution.py --confidence`: the share of a rule's
finds that meet a marked attribution (cues overlap, sources overlap, half of the content shared) on the training part
of PolNeAR. Other languages use the same figures, which are then a guess.
"""

from __future__ import annotations

from functools import cache

from headwater import lexicon

FLOOR = 0.22
"""Below this a find does more harm than good: dropped."""

UNMEASURED = 0.5


@cache
def of(rule: str) -> float:
    """The confidence of a rule such as `speech-np-subject`: its own, else that of `speech-np`, of `speech`."""
    table = lexicon.shared("attribution").get("confidence", {})
    parts = rule.split("-")
    for n in range(len(parts), 0, -1):
        found = table.get("-".join(parts[:n]))
        if found is not None:
            return float(found)
    return UNMEASURED
