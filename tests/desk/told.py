"""An invented story through five outlets, read once: a release, its copy, its translation, a denial, another matter."""

from __future__ import annotations

import json
import pickle
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests import shared

from headwater import pipeline
from headwater.config import Settings
from headwater.desk import Desk
from headwater.desk.claims.claim_listing import ClaimRow, Why
from headwater.records import Capture, Reading

Item = tuple[Capture, Reading]

# Invented countries, people, bodies and outlets.
ARTICLES = (
    {
        "id": "wire",
        "outlet": "Northern Wire",
        "published": "2026-03-02T08:00:00Z",
        "language": "en",
        "title": "Velmark frees three prisoners",
        "text": "TORUMA, March 2 (Northern Wire) - Velmark released three prisoners on Monday, foreign ministry "
        "spokeswoman Ilda Marrow said. The men crossed the border at Zelenets in the morning, two officials familiar "
        "with the talks said.\n\nThe interior ministry did not respond to a request for comment.",
    },
    {
        "id": "daily",
        "outlet": "Karvia Daily",
        "published": "2026-03-02T10:00:00Z",
        "language": "en",
        "title": "Three freed in Velmark",
        "text": "Velmark released three prisoners on Monday, foreign ministry spokeswoman Ilda Marrow said, the "
        "Northern Wire news agency reported. The men crossed the border at Zelenets in the morning, two officials familiar with the talks "
        "said.",
    },
    {
        "id": "vesti",
        "outlet": "Голос Карвии",
        "published": "2026-03-02T12:00:00Z",
        "language": "ru",
        "title": "Велмарк освободил троих",
        "text": "Велмарк в понедельник освободил трёх заключённых, сообщил источник в правительстве. Об условиях "
        "освобождения он не рассказал.",
    },
    {
        "id": "post",
        "outlet": "Lund Post",
        "published": "2026-03-03T09:00:00Z",
        "language": "en",
        "title": "Ministry denies release",
        "text": "The interior ministry of Velmark denied on Tuesday that three prisoners had been released.",
    },
    {
        "id": "other",
        "outlet": "Harbour Post",
        "published": "2026-03-02T09:00:00Z",
        "language": "en",
        "title": "Bread prices rise",
        "text": "Bread prices rose by 5 percent in Lundia in February, the statistics office said on Monday.",
    },
)
ANOTHER_WORD = {
    "id": "clerk",
    "outlet": "Toruma Mirror",
    "published": "2026-03-02T13:00:00Z",
    "language": "en",
    "title": "Three prisoners free",
    "text": "Velmark released three prisoners on Monday, the lawyer Petra Brandt said.",
}
"""Another name for what they tell: no article of the story, but of the tests that need two of a kind."""
RELEASE = "Velmark released three prisoners"


@cache
def items() -> dict[str, Item]:
    """The articles, read by rules and model as every user reads them, by their given ids."""

    def make(path: Path) -> None:
        path.write_bytes(pickle.dumps(read([*ARTICLES, ANOTHER_WORD])))

    found: dict[str, Item] = pickle.loads(shared.made("told.pickle", make).read_bytes())
    return found


def read(rows: Sequence[Mapping[str, str]], settings: Settings | None = None) -> dict[str, Item]:
    """Other articles, read as these are."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "told.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        found = list(pipeline.readings([str(path)], settings or Settings()))
    issues = [item for item in found if not isinstance(item, tuple)]
    assert not issues, issues
    return {item[1].article.given_id or "": item for item in found if isinstance(item, tuple)}


def article(name: str) -> str:
    """The desk's id of an article."""
    return items()[name][1].article.id


def fill(path: Path, names: tuple[str, ...] = tuple(str(row["id"]) for row in ARTICLES)) -> Desk:
    """A desk with these articles, added in this order; a new one is a copy of one that was filled once.

    The caller closes it.
    """
    if not path.exists():
        shutil.copyfile(_filled(names), path)
        return _opened(path)
    desk = _opened(path)
    _add(desk, names)
    return desk


def _filled(names: tuple[str, ...]) -> Path:
    """Such a desk."""

    def make(path: Path) -> None:
        with _opened(path) as desk:
            _add(desk, names)

    return shared.made(f"told-{'-'.join(names)}.desk", make)


def _add(desk: Desk, names: tuple[str, ...]) -> None:
    for name in names:
        desk.add(*items()[name])


def _opened(path: Path) -> Desk:
    return Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING)


def release(desk: Desk) -> Why:
    """The claim about the release, whole."""
    return desk.why(row_of(desk, RELEASE).claim)


def row_of(desk: Desk, words: str) -> ClaimRow:
    """The claim of these words."""
    return next(row for row in desk.claims(words) if words in row.wording)


def drawn(desk: Desk) -> set[tuple[frozenset[tuple[str, str]], int, int, str]]:
    """Every claim as its tellings, its interval and its standing: what must not depend on the order of arrival."""
    found = set()
    for row in desk.claims(limit=1000):
        why = desk.why(row.claim)
        found.add((frozenset(t.ref for t in why.tellings), row.at_least, row.at_most, row.standing))
    return found
