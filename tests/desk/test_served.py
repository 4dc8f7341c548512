"""A desk that is read while its file is made, replaced or deleted; and what a desk says of itself as a whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.desk import told

from headwater.desk.served import ServedDesk
from headwater.desk.store import Desk
from headwater.errors import DeskBusy, DeskGone
from headwater.records import Issue

ISSUE = Issue("broken", "It ends in the middle.", "x.pdf")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.desk"


def test_a_desk_that_is_not_there_reads_as_an_empty_one_until_it_is_made(path: Path) -> None:
    with ServedDesk(path) as served:
        assert (served.met, served.anything(), served.articles()) == (False, False, [])
        assert not path.exists()
        path.touch()  # as SQLite leaves it for a moment
        assert served.articles() == []
        version = served.version()
        with Desk(path) as desk:
            desk.note_issue(ISSUE)
        assert (served.met, served.anything()) == (True, True)
        assert served.version() != version


def test_a_desk_that_was_deleted_is_told_and_found_again(path: Path) -> None:
    with Desk(path) as desk:
        desk.note_issue(ISSUE)
    with ServedDesk(path) as served:
        assert served.issues()
        path.rename(path.with_name("away"))
        for ask in (served.issues, served.version, served.state):
            with pytest.raises(DeskGone, match="moved or deleted"):
                ask()
        path.with_name("away").rename(path)
        assert served.issues()


def test_a_desk_that_was_replaced_is_opened_anew(path: Path, tmp_path: Path) -> None:
    with Desk(path) as desk, Desk(tmp_path / "b.desk") as other:
        desk.note_issue(ISSUE)
        other.note_issue(Issue("broken", "Another one.", "y.pdf"))
    with ServedDesk(path) as served:
        version = served.version()
        shutil.move(tmp_path / "b.desk", path)
        assert served.version() != version
        assert [row.message for row in served.issues()] == ["Another one."]


def test_a_writer_says_when_it_has_waited_long_enough(path: Path) -> None:
    with Desk(path) as one, Desk(path, wait=0.05) as other, one._writing(), pytest.raises(DeskBusy, match="try again"):
        other.note_issue(ISSUE)


def test_the_state_is_another_one_after_everything_that_a_page_would_show(path: Path) -> None:
    with Desk(path) as desk:
        seen = [desk.state()]
        desk.note_issue(ISSUE)
        seen.append(desk.state())
        desk.add(*told.items()["wire"])
        seen.append(desk.state())
        assert len(set(seen)) == 3
        desk.note_issue(ISSUE)
        assert desk.state() == seen[-1]  # known already: nothing to see


def test_what_came_of_articles_is_their_stories_and_their_widest_claims(path: Path) -> None:
    with told.fill(path) as desk:
        assert desk.came_of([]).claim_count == 0
        ids = [told.article(name) for name in ("wire", "daily", "vesti")]
        came = desk.came_of(ids, limit=2)
        assert told.RELEASE in came.claims[0].wording
        assert came.claims[0].houses >= came.claims[1].houses
        assert len(came.claims) == 2
        assert len(desk.came_of(ids, limit=1).claims) == 1 < came.claim_count
        assert came.story_count == len(came.stories)
        assert {row.id for row in desk.listed(ids)} == set(ids)
        assert desk.listed([ids[1], "none", ids[0]])[0].title == "Three freed in Velmark"


def test_the_log_of_a_desk_that_is_read_stays_though_others_write_and_go(path: Path) -> None:
    """In this process the desk is read and written, in another one as well: nothing of either is missed.

    A process must not open the file but through SQLite: on closing it, it would lose its locks (engine.py).
    """
    other = [sys.executable, "-c", "import sys; from headwater.desk import Desk; Desk(sys.argv[1]).enter_log('b', '')"]
    with Desk(path) as desk:
        desk.enter_log("a", "")
    with ServedDesk(path) as served:
        assert len(served.log()) == 1
        with Desk(path) as desk:
            desk.enter_log("a", "")
        subprocess.run([*other, str(path)], check=True)
        assert path.with_name("a.desk-wal").exists()
        with Desk(path) as desk:
            desk.enter_log("a", "")
        assert [entry.kind for entry in served.log()] == ["a", "b", "a", "a"]
        assert served.check_log().whole
