"""The Admiralty code (NATO) as the taxonomies of threat intelligence write it, and on STIX's scale of confidence."""

from __future__ import annotations

from typing import Final

CONFIDENCE: Final = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
"""STIX 2.1, Appendix A; 6 cannot be judged, and has no number."""


def reliability(value: str) -> str:
    """The tag of a source's reliability, A to F."""
    return f'admiralty-scale:source-reliability="{value.lower()}"'


def credibility(value: str) -> str:
    """The tag of an information's credibility, 1 to 6."""
    return f'admiralty-scale:information-credibility="{value}"'
