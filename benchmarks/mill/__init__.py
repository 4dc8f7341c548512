"""The rumour mill: invented media landscapes in which the true origin of every report is known.

    Dials, seed -> World -> Affair (what happened, who really knows) -> Piece (who printed it, whence) -> text or Sheet

`python -m benchmarks.mill --articles N --seed S --out FOLDER` writes articles and truth; README.md says why its
dials stand where they stand. Nothing in here calls what is measured by it; `run.py` alone does.
"""
