"""Two runs say the same, whatever the seed by which Python hashes text, and so in whatever order its sets stand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import astuple
from itertools import combinations, islice
from pathlib import Path

from tests.link.made import telling
from tests.link.reports import reports

from headwater.link.alike import tie
from headwater.link.forms import form, keys
from headwater.link.measures import compare
from headwater.names import inflection, match

ROOT = Path(__file__).parent.parent
TOLD = 60
"""Sentences of the invented reports that are compared, each with each."""
BODIES = [
    ("Komitet Ochrony Lasów Państwa", "Committee for the Protection of the State Forests", "pl", "en"),
    ("Northern Union of Miners", "Północna Unia Górników", "en", "pl"),
    ("Государственный комитет защиты рек", "Valstybinis upių apsaugos komitetas", "ru", "lt"),
    ("Міністэрства замежных спраў Латвіі", "Foreign Ministry of Estonia", "be", "en"),
]
PRINTED = ("Гараста Вельмука", "Гарасту Вельмуку", "Гараст Вельмук", "Вельмуком", "Анны Вельмук", "Торумы", "Торуме")


def drawn() -> Iterator[str]:
    """What is made of invented sentences and names, to the last digit of every number."""
    texts = ((r.article.text[span.start : span.end], r.article.read_in) for r in reports("dev") for span, _ in r.rows)
    told = [telling(f"a{n}", text, language or "en") for n, (text, language) in enumerate(islice(texts, TOLD))]
    for one in told:
        f = form(one)
        yield repr((one.ref, f.own_weight, f.bridge_weight, sorted(f.bridge.items()), sorted(keys(one))))
    for a, b in combinations(told, 2):
        found = compare(form(a), form(b))
        yield repr((a.ref, b.ref, found and astuple(found.measures), tie(a, b)))
    for one_name, other, language, others in BODIES:
        yield repr(match.likeness(one_name, other, "organization", language, others))
    for name in PRINTED:
        yield repr(inflection.candidates(name, "person", "ru", known=frozenset(PRINTED)))


def _under(seed: int) -> subprocess.Popen[str]:
    code = "import json; from tests.test_hash_seeds import drawn; print(json.dumps(list(drawn())))"
    paths = os.pathsep.join(filter(None, (str(ROOT), *sys.path)))
    known = os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": paths}
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=known, cwd=ROOT)


def test_what_is_compared_does_not_depend_on_how_text_is_hashed() -> None:
    runs = [_under(seed) for seed in (1, 2)]
    one, other = (json.loads(run.communicate(timeout=60)[0]) for run in runs)
    assert len(one) > TOLD
    assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []
