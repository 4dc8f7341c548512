"""What tells that somebody wrote to a desk."""

from __future__ import annotations

from pathlib import Path

from headwater.desk import Desk
from headwater.records import Issue


def test_the_version_is_another_one_once_another_process_has_written(tmp_path: Path) -> None:
    path = tmp_path / "news.desk"
    with Desk(path) as writer, Desk(path, read_only=True) as reader:
        before = reader.version()
        assert reader.version() == before
        writer.note_issue(Issue("fetch", "x.example answered 503", "x.example"))
        after = reader.version()
        assert after != before
        assert reader.version() == after
