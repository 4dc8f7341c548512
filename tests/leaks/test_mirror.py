"""A mirror has nothing that is not everybody's; what is gone from the site goes from it; nothing leaves its folder."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.leaks.world import LATER, NOW, World, hidden

from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.show.site import mirror


@pytest.fixture
def desk(made: World) -> Iterator[Desk]:
    with Desk(made.path) as opened:
        yield opened


def files(there: Path) -> dict[str, bytes]:
    return {str(p.relative_to(there)): p.read_bytes() for p in sorted(there.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("now", [NOW, LATER], ids=["before", "after"])
def test_no_file_and_no_name_tells_what_is_hidden(desk: Desk, made: World, tmp_path: Path, now: object) -> None:
    mirror.export(desk, tmp_path / "out", now)  # type: ignore[arg-type]
    found = files(tmp_path / "out")
    text = "\n".join([*found, *(body.decode() for body in found.values())])
    assert [word for word in hidden("nobody", now) if word in text] == []  # type: ignore[arg-type]
    assert made.keys["desk"] not in text
    assert (made.keys["embargo"] in text) == (now == LATER)
    assert f"en/item/{made.keys['subscribers']}.html" in found
    assert "What the contracts say" in text
    assert "/login" not in "".join(body.decode() for name, body in found.items() if name.endswith(".html"))
    # Whoever serves the files sends no headers of ours: each page forbids scripts by itself.
    assert all(b"script-src 'none'" in body for name, body in found.items() if name.endswith(".html"))


def test_the_same_desk_gives_the_same_bytes_whatever_is_done_behind_it(desk: Desk, tmp_path: Path) -> None:
    one = mirror.export(desk, tmp_path / "a", NOW)
    two = mirror.export(desk, tmp_path / "b", NOW + timedelta(minutes=5))
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert one.whole == two.whole
    again = mirror.export(desk, tmp_path / "a", NOW)
    assert (again.written, again.removed) == (0, 0)
    assert mirror.check(tmp_path / "a") == []


def test_its_robots_txt_names_no_file_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    mirror.export(desk, tmp_path / "out", NOW)
    found = files(tmp_path / "out")
    named = re.findall(r"(?m)^Sitemap: (\S+)$", found["robots.txt"].decode())
    assert named == [f"{desk.site().base}/sitemap.xml"]
    assert all(address.removeprefix(f"{desk.site().base}/") in found for address in named)


def test_what_is_withdrawn_goes_and_what_was_changed_is_mended(made: World, tmp_path: Path) -> None:
    shutil.copy(made.path, tmp_path / "agency.desk")
    out = tmp_path / "out"
    with Desk(tmp_path / "agency.desk") as desk:
        mirror.export(desk, out, NOW)
        version = out / f"en/item/{made.keys['public']}" / "version" / "1.html"
        assert version.exists()
        (out / "index.html").write_text("somebody else's")
        assert mirror.check(out) == ["index.html"]
        desk.withdraw_item(made.keys["public"], "It was wrong.", "Anna", NOW)
        done = mirror.export(desk, out, NOW + timedelta(seconds=1))
        assert done.removed == 2
        assert not version.parent.exists()
        assert "Open words" not in "".join(body.decode() for body in files(out).values())
        assert "It was wrong." in (out / f"en/item/{made.keys['public']}.html").read_text()
        assert mirror.check(out) == []


def test_a_run_that_is_cut_off_leaves_whole_files_and_is_mended(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = mirror.export(desk, tmp_path / "whole", NOW).whole
    for cut in (1, 9):
        out, left = tmp_path / f"cut{cut}", iter(range(cut))
        write = mirror.Folder.write

        def writing(self: mirror.Folder, name: str, body: bytes) -> None:
            if next(left, None) is None:  # noqa: B023 - used at once
                raise KeyboardInterrupt
            write(self, name, body)  # noqa: B023

        with monkeypatch.context() as patch:
            patch.setattr(mirror.Folder, "write", writing)
            with pytest.raises(KeyboardInterrupt):
                mirror.export(desk, out, NOW)
        sound = files(tmp_path / "whole")
        assert all(body == sound[name] for name, body in files(out).items() if name != mirror.MANIFEST)
        assert mirror.export(desk, out, NOW).whole == whole
        assert files(out) == sound


def test_no_link_is_followed_and_nothing_else_is_touched(desk: Desk, tmp_path: Path) -> None:
    secret, out = tmp_path / "secret", tmp_path / "out"
    secret.mkdir()
    (secret / "kept.html").write_text("kept")
    mirror.export(desk, out, NOW)
    shutil.rmtree(out / "en" / "item")
    os.symlink(secret, out / "en" / "item")
    with pytest.raises(DeskError, match="link"):
        mirror.export(desk, out, NOW)
    (out / "en" / "item").unlink()
    (out / "index.html").unlink()
    os.symlink(secret / "kept.html", out / "index.html")
    mirror.export(desk, out, NOW)
    assert not (out / "index.html").is_symlink()
    assert [p.name for p in secret.iterdir()] == ["kept.html"]
    assert (secret / "kept.html").read_text() == "kept"


def test_a_list_that_somebody_changed_removes_nothing_elsewhere(desk: Desk, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other.html"
    other.write_text("kept")
    mirror.export(desk, out, NOW)
    listed = (out / mirror.MANIFEST).read_text()
    bad = listed.replace(
        '"files": {', f'"files": {{"../other.html": "0", "{other}": "0", ".git/config": "0", "a/../../other.html": "0",'
    )
    (out / mirror.MANIFEST).write_text(bad)
    mirror.export(desk, out, NOW)
    assert other.read_text() == "kept"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(DeskError, match="no mirror"):
        mirror.export(desk, tmp_path / "mine", NOW)
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_links_between_the_files_lead_to_files(desk: Desk, tmp_path: Path) -> None:
    from lxml import html

    out = tmp_path / "out"
    mirror.export(desk, out, NOW)
    pages = list(out.rglob("*.html"))
    assert len(pages) > 12
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        for link in (*tree.xpath("//a/@href"), *tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href")):
            if "://" in link or link.startswith("#"):
                continue
            assert not link.startswith("/"), f"{page}: {link}"
            assert (page.parent / link.partition("#")[0]).resolve().is_file(), f"{page}: {link}"
