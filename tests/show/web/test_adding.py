"""Adding from a page: what may be sent, what is refused and how, and what the page of a piece of work says.

The reading itself is a script that tells what the worker would; tests/browser/test_first_run.py has the real one.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from fastapi.testclient import TestClient
from tests.show.house import HERE, asking, house

from headwater.config import Limits, Settings
from headwater.desk.served import ServedDesk
from headwater.desk.store import Desk
from headwater.records import Issue
from headwater.show.web import adding, work
from headwater.show.web.pulse import Pulse
from headwater.show.web.rooms import Rooms
from headwater.show.web.work import QUEUE, Job, Order, Works

ORIGIN = {"origin": HERE}
SCRIPT = """
import json, pickle, sys, time
order = pickle.load(sys.stdin.buffer)
for line in json.loads(sys.argv[1]):
    print(json.dumps(line), flush=True)
    if "sleep" in line:
        time.sleep(line["sleep"])
sys.exit(int(sys.argv[2]))
"""


def worker(*lines: dict[str, object], code: int = 0) -> tuple[str, ...]:
    """A process that tells these lines."""
    return (sys.executable, "-c", SCRIPT, json.dumps(lines), str(code))


def added(article: str, status: str = "new") -> dict[str, object]:
    return {"added": {"status": status, "article": article, "version": 1, "title": "T", "reread": False}}


def issue(message: str) -> dict[str, object]:
    return {"issue": {"code": "broken", "message": message, "input": "x.html"}}


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "blank.desk"
    Desk(path).close()
    return path


@pytest.fixture
def made(blank: Path) -> Iterator[Callable[..., Rooms]]:
    """Rooms over a desk with nothing on it, unless there is one; its works are ended when the test ends."""
    open_: list[Callable[[], None]] = []

    def make(path: Path, *lines: dict[str, object], code: int = 0, there: bool = True) -> Rooms:
        if there and not path.exists():
            copyfile(blank, path)
        desk, works = ServedDesk(path), Works(worker(*lines, code=code))
        open_.extend((works.close, desk.close))
        pulse = Pulse(lambda: {"desk": desk.state(), "work": str(works.turn)})
        return house(desk, lambda: Desk(path), works=works, pulse=pulse)

    yield make
    for close in open_:
        close()


def token(web: TestClient) -> str:
    page = web.get("/add").text
    return page.partition('name="token" value="')[2].partition('"')[0]


def post(web: TestClient, path: str, files: object = None, **fields: str) -> object:
    given = {"token": token(web), **fields}
    if files is None:
        return web.post(path, data=given, headers=ORIGIN)
    return web.post(path, data=given, files=files, headers=ORIGIN)


def ended(rooms: Rooms, id: str) -> Job:
    """The piece of work once it has ended."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        job = rooms.works.job(id)
        assert job
        if not job.open:
            return job
        time.sleep(0.01)
    raise AssertionError(job)


def at(answer: object) -> str:
    """The id of the piece of work that an answer leads to."""
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].rpartition("/")[2].partition("?")[0]


def test_a_desk_that_is_not_there_asks_what_to_read_and_makes_nothing(
    tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    web = asking(made(tmp_path / "new.desk", there=False))
    assert web.get("/").headers["location"] == "/add"
    page = web.get("/add").text
    for words in ("Nothing is on this desk yet", "A page or a feed", "Files", "A text", "Read the examples"):
        assert words in page
    assert list(tmp_path.iterdir()) == []


def test_a_desk_with_something_on_it_begins_with_today(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    with Desk(tmp_path / "a.desk") as desk:
        desk.note_issue(Issue("broken", "It ends in the middle.", "x.pdf"))
    web = asking(made(tmp_path / "a.desk"))
    assert web.get("/").headers["location"] == "/today"
    assert "Nothing is on this desk yet" not in web.get("/add").text


def test_the_examples_are_read_and_their_page_says_what_came_of_it(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(
        tmp_path / "a.desk", added("a1"), added("a2", "changed"), added("a1", "unchanged"), issue("Broken off.")
    )
    web = asking(rooms)
    id = at(post(web, "/add/examples"))
    job = ended(rooms, id)
    assert (job.state, job.new, job.changed, job.unchanged, job.failed) == ("done", 1, 1, 1, 1)
    assert job.added == ("a1", "a2")
    assert job.expected == len(adding.examples()) == 12
    page = web.get(f"/work/{id}").text
    for words in ("Done.", "3 articles read", "1 could not be read", "Broken off.", "x.html"):
        assert words in page
    assert "http-equiv" not in page
    assert web.get(f"/work/{id}.json").json()["state"] == "done"
    assert [row["id"] for row in web.get("/work.json").json()["work"]] == [id]
    assert f"/work/{id}" in web.get("/add").text


def test_what_is_being_read_shows_itself_without_scripts_and_can_be_stopped(
    tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    rooms = made(tmp_path / "a.desk", added("a1"), {"sleep": 60, "issue": issue("x")["issue"]})
    web = asking(rooms)
    first, second = at(post(web, "/add/examples")), at(post(web, "/add/examples"))
    until = time.monotonic() + 20
    while not rooms.works.job(first).done and time.monotonic() < until:
        time.sleep(0.01)
    page = web.get(f"/work/{first}").text
    assert '<meta http-equiv="refresh" content="2">' in page
    assert "1 article of 12 read" in page
    assert "http-equiv" not in web.get(f"/work/{first}?still=1").text
    assert "Waits for what is being read before it" in web.get(f"/work/{second}").text
    assert web.post(f"/work/{first}", data={"token": "x"}, headers=ORIGIN).status_code == 403
    for id in (second, first):
        assert post(web, f"/work/{id}").status_code == 303
    assert "Stopped. What was read until then is on the desk" in web.get(f"/work/{first}").text
    assert [rooms.works.job(id).state for id in (first, second)] == ["cancelled", "cancelled"]


def test_a_process_that_dies_is_told_as_a_fault(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", added("a1"), code=3)
    web = asking(rooms)
    job = ended(rooms, at(post(web, "/add/examples")))
    assert (job.state, job.new) == ("failed", 1)
    assert "This is a fault of Headwater" in web.get(f"/work/{job.id}").text


def test_what_is_wrong_is_told_in_the_words_of_the_worker(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", {"wrong": "The disk is full."})
    job = ended(rooms, at(post(asking(rooms), "/add/examples")))
    assert (job.state, job.wrong) == ("failed", "The disk is full.")


def test_work_of_before_a_restart_is_said_to_be_unknown(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    answer = asking(made(tmp_path / "a.desk")).get("/work/0123456789")
    assert answer.status_code == 404
    assert "what was read until then is on the desk" in answer.text


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("https://news.example/feed.xml", "https://news.example/feed.xml"),
        ("news.example/a", "https://news.example/a"),
        ("127.0.0.1:8000/a", "https://127.0.0.1:8000/a"),
        ("HTTP://News.example", "HTTP://News.example"),
    ],
)
def test_addresses_are_taken_as_people_write_them(given: str, wanted: str) -> None:
    assert adding.read_address(given) == wanted


@pytest.mark.parametrize(
    "given", ["", "javascript:alert(1)", "file:///etc/passwd", "https://", "two words", "https://["]
)
def test_what_is_no_address_is_refused_and_stays_in_the_field(
    given: str, tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    rooms = made(tmp_path / "a.desk")
    answer = post(asking(rooms), "/add/address", address=given)
    assert answer.status_code == 409
    assert "Write the address of a page or a feed" in answer.text
    assert rooms.works.jobs() == ()


def test_a_form_of_another_process_changes_nothing_and_keeps_what_was_typed(
    tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    rooms = made(tmp_path / "a.desk")
    web = asking(rooms)
    answer = web.post("/add/address", data={"token": "00" * 40, "address": "https://typed.example/"}, headers=ORIGIN)
    assert answer.status_code == 403
    assert "https://typed.example/" in answer.text
    assert web.post("/add/examples", data={"token": token(web)}).status_code == 403  # from nowhere
    assert rooms.works.jobs() == ()


def test_a_feed_can_be_followed_from_the_first_page_on(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", there=False)
    web = asking(rooms)
    answer = post(web, "/add/address", address="https://news.example/feed.xml", kind="feed", by="anna")
    assert (answer.status_code, answer.headers["location"]) == (303, "/watch?done=follow")
    (row,) = rooms.desk.followed()
    assert (row.address, row.kind, row.who) == ("https://news.example/feed.xml", "feed", "anna")
    assert rooms.works.jobs() == ()
    refused = post(web, "/add/address", address="http://10.0.0.1/feed.xml", kind="feed", by="anna")
    assert refused.status_code == 409


def test_files_lie_in_a_folder_of_their_own_until_they_were_read(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", added("a1"))
    orders = []
    take = rooms.works.take
    rooms.works.take = lambda *given, **more: (
        orders.append((given[2], _files(given[2].folder))),
        take(*given, **more),
    )[1]
    web = asking(rooms)
    files = [("files", ("../a.html", b"<p>one")), ("files", ("a.html", b"<p>two")), ("files", ("", b""))]
    job = ended(rooms, at(post(web, "/add/files", files)))
    ((order, lay),) = orders
    assert order.inputs == ("a.html", "a (2).html")
    assert lay == {"a.html": b"<p>one", "a (2).html": b"<p>two"}
    assert job.state == "done"
    rooms.works.close()
    assert not Path(order.folder).exists()


def _files(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def test_a_pasted_text_is_kept_with_what_was_said_of_it(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", added("a1"))
    orders = []
    take = rooms.works.take
    rooms.works.take = lambda *given, **more: (orders.append(_files(given[2].folder)), take(*given, **more))[1]
    web = asking(rooms)
    more = {"title": "On the ferry", "outlet": "Lund Post", "published": "2026-03-14", "url": "lund.example/1"}
    post(web, "/add/text", {"none": ("", b"")}, text="The ferry sank.\nNobody was hurt.", **more)
    (lay,) = orders
    assert json.loads(lay["pasted.jsonl"]) == {
        **{"text": "The ferry sank.\nNobody was hurt.", "title": "On the ferry", "outlet": "Lund Post"},
        **{"published": "2026-03-14", "url": "https://lund.example/1"},
    }


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/add/text", {"text": "  "}, "Paste the text of an article"),
        ("/add/text", {"text": "It sank.", "published": "yesterday"}, "Write the day as 2026-03-14"),
        ("/add/files", {}, "Choose at least one file"),
    ],
)
def test_forms_that_lack_something_say_what(
    path: str, fields: dict[str, str], words: str, tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    rooms = made(tmp_path / "a.desk")
    answer = post(asking(rooms), path, {"files": ("", b"")}, **fields)
    assert answer.status_code == 409
    assert words in answer.text
    assert fields.get("text", "").strip() in answer.text


def test_a_file_that_is_too_large_is_refused_with_a_page_and_leaves_nothing(
    tmp_path: Path, made: Callable[..., Rooms], monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = made(tmp_path / "a.desk")
    rooms = replace(rooms, settings=replace(rooms.settings, limits=Limits(max_bytes=1_000_000)))
    lay = tmp_path / "laid"
    lay.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(lay))
    answer = post(asking(rooms), "/add/files", {"files": ("big.html", b"x" * 2_500_000)})
    assert answer.status_code == 413
    assert "big.html: one file may have 1 MB here" in answer.text
    assert list(lay.iterdir()) == []


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "multipart/form-data", "multipart/mixed; boundary=a"]
)
@pytest.mark.parametrize("path", ["/add/files", "/add/text", "/add/address", "/add/examples"])
def test_other_kinds_of_content_are_refused_with_a_page(
    kind: str, path: str, tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    answer = asking(made(tmp_path / "a.desk")).post(path, content=b"--a--", headers={**ORIGIN, "content-type": kind})
    assert answer.status_code == 415
    assert "Only the forms on the desk" in answer.text


def test_a_form_without_its_end_is_refused(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    web = asking(made(tmp_path / "a.desk"))
    kind = {"content-type": "multipart/form-data; boundary=a"}
    answer = web.post(
        "/add/files", content=b'--a\r\nContent-Disposition: form-data; name="x"\r\n\r\n', headers=ORIGIN | kind
    )
    assert answer.status_code == 400
    assert "its end is missing" in answer.text


def test_a_queue_that_is_full_says_so(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", {"sleep": 60, **added("a1")})
    web = asking(rooms)
    answers = [post(web, "/add/examples").status_code for _ in range(QUEUE + 2)]
    assert answers.count(303) >= QUEUE
    assert answers[-1] == 503


def test_ending_the_server_ends_what_is_read(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", {"sleep": 60, **added("a1")})
    id = at(post(asking(rooms), "/add/examples"))
    until = time.monotonic() + 20
    while not rooms.works.job(id).new and time.monotonic() < until:
        time.sleep(0.01)
    began = time.monotonic()
    rooms.works.close()
    assert time.monotonic() - began < 5
    assert not [
        thread for thread in threading.enumerate() if thread.name == "reading" and thread is rooms.works._thread
    ]


def test_hostile_names_show_as_text(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    rooms = made(tmp_path / "a.desk", issue("<script>alert(1)</script> \u202e"))
    web = asking(rooms)
    job = ended(rooms, at(post(web, "/add/files", {"files": ("<img src=x onerror=alert(2)>.html", b"x")})))
    page = web.get(f"/work/{job.id}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_a_desk_that_was_deleted_is_a_page_that_says_so(tmp_path: Path, made: Callable[..., Rooms]) -> None:
    web = asking(made(tmp_path / "a.desk"))
    for file in tmp_path.glob("a.desk*"):
        file.unlink()
    for path in ("/", "/articles", "/add"):
        answer = web.get(path)
        assert answer.status_code == 503
        assert "moved or deleted while it was served" in answer.text
        assert answer.headers["retry-after"] == "10"
    assert list(tmp_path.iterdir()) == []


def test_a_desk_that_somebody_else_writes_to_is_waited_for_and_then_told(
    tmp_path: Path, made: Callable[..., Rooms]
) -> None:
    path = tmp_path / "a.desk"
    rooms = replace(made(path), change=lambda: Desk(path, create=False, wait=0.05))
    web = asking(rooms)
    given = {"address": "https://news.example/feed.xml", "kind": "feed", "by": "anna", "token": token(web)}
    with Desk(path) as other, other._writing():
        assert web.get("/articles").status_code == 200
        answer = web.post("/add/address", data=given, headers=ORIGIN)
    assert answer.status_code == 409
    assert "another process has been writing to it" in answer.text
    assert "https://news.example/feed.xml" in answer.text


def test_what_cannot_be_started_fails_and_the_next_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    works = Works(["/nothing/is/here"])
    order = Order("x.desk", ("a.html",), "/", Settings())
    try:
        jobs = [works.take("files", "a", order), works.take("files", "b", order)]
        until = time.monotonic() + 10
        while any(works.job(job.id).open for job in jobs) and time.monotonic() < until:
            time.sleep(0.01)
        assert [works.job(job.id).state for job in jobs] == ["failed", "failed"]
        assert all("fault of Headwater" in works.job(job.id).wrong for job in jobs)
    finally:
        works.close()
    assert "/nothing/is/here" in capsys.readouterr().err


def test_pages_do_not_wait_for_one_that_will_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_PATIENCE", 2.0)
    deaf = "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('{}', flush=True)"
    works = Works((sys.executable, "-c", f"{deaf}; sys.stdin.buffer.read(); time.sleep(60)"))
    job = works.take("text", "T", Order(str(tmp_path / "a.desk"), (), str(tmp_path), Settings()))
    end = time.monotonic() + 20
    while not works.jobs()[0].wrong:  # it has told its first line, so it does not listen any more
        assert time.monotonic() < end
        time.sleep(0.02)
    cancelling = threading.Thread(target=works.cancel, args=(job.id,))
    begun = time.monotonic()
    cancelling.start()
    while works.jobs()[0].open:
        time.sleep(0.005)
    assert works.job(job.id)
    assert time.monotonic() - begun < 1.0
    assert cancelling.is_alive(), "it is waited for, but by nobody else"
    cancelling.join(20)
    works.close()
    assert works.jobs()[0].state == "cancelled"
