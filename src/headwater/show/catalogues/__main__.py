"""Brings the catalogues up to date: `python -m headwater.show.catalogues [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from headwater.show.catalogues.gathering import gathered
from headwater.show.catalogues.updating import update
from headwater.show.tongue import LANGUAGES

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
texts = gathered()
for code in LANGUAGES[1:]:
    missing = update(folder / f"{code}.po", code, texts)
    print(f"{code}: {len(texts)} texts, {missing} not translated")
