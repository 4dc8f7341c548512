"""What is named, in its order: files, directories, standard input, lines, gzip."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from headwater import acquire
from headwater.acquire import gunzip, kinds
from headwater.config import Limits, Settings
from headwater.errors import BrokenInput, TooLarge, UnknownFormat
from headwater.records import Capture, Issue

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>The ferry to Orvenna was late.</p></body></html>"
DOCUMENT = "application/x-headwater-document+json"


def found(*inputs: object, stdin: bytes = b"", **limits: int) -> list[Capture | Issue]:
    settings = Settings(limits=Limits(**limits))
    return list(acquire.captures([str(i) for i in inputs], settings, stdin=io.BytesIO(stdin), now=NOW))


def captures(*inputs: object, stdin: bytes = b"", **limits: int) -> list[Capture]:
    got = found(*inputs, stdin=stdin, **limits)
    assert not [g for g in got if isinstance(g, Issue)]
    return [g for g in got if isinstance(g, Capture)]


def issue(*inputs: object, stdin: bytes = b"", **limits: int) -> Issue:
    (got,) = found(*inputs, stdin=stdin, **limits)
    assert isinstance(got, Issue)
    return got


def test_a_file_is_kept_byte_for_byte_with_hash_and_times(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    os.utime(path, (0, 86_400))
    (capture,) = captures(path)
    assert capture.body == PAGE
    assert capture.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert (capture.fetched, capture.source, capture.media_type) == ("2026-11-24T09:30:00Z", str(path), "text/html")
    assert capture.hints["mtime"] == "1970-01-02T00:00:00Z"
    assert capture.container is None


def test_inputs_come_in_their_order_and_a_bad_one_does_not_stop_the_others(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"text of {name}")
    got = found(tmp_path / "b.txt", tmp_path / "none", tmp_path / "a.txt", tmp_path / "b.txt")
    assert [g.source if isinstance(g, Capture) else g.code for g in got] == [
        str(tmp_path / "b.txt"), "input", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"),
    ]  # fmt: skip
    assert got[1] == Issue("input", f"{tmp_path}/none: No such file or directory", f"{tmp_path}/none")


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    stream = acquire.captures([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], Settings())
    first = next(stream)
    (tmp_path / "b.txt").write_text("two")
    assert [getattr(c, "body", None) for c in (first, *stream)] == [b"one", b"two"]


def test_a_directory_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/x.txt", "c.html", "c_files/ad.html", "logo.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("something")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "z.txt").symlink_to(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "pipe")
    got = [c.source.removeprefix(f"{tmp_path}/") for c in captures(tmp_path)]
    assert got == ["a/1.txt", "a/2.txt", "b.txt", "c.html", "z.txt"]


def test_a_folder_that_cannot_be_listed_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html").write_bytes(PAGE)
    (tmp_path / "d.html").write_bytes(PAGE)
    listed = os.listdir

    def refusing(path: str | Path) -> list[str]:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "listdir", refusing)
    got = found(tmp_path)
    assert [g.source if isinstance(g, Capture) else g for g in got] == [
        f"{tmp_path}/a/page.html",
        Issue("input", f"{tmp_path}/b: Permission denied", f"{tmp_path}/b"),
        f"{tmp_path}/c/page.html",
        f"{tmp_path}/d.html",
    ]


def test_a_link_into_nothing_and_an_empty_directory_are_issues(tmp_path: Path) -> None:
    assert "no file in this directory" in issue(tmp_path).message
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert issue(tmp_path).input == str(tmp_path / "gone.txt")


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text("something")
    (capture,) = captures(tmp_path)
    assert capture.source == f"{tmp_path}/\ufffd.txt"


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (PAGE, "text/html"),
        (b"%PDF-1.7\n...", "application/pdf"),
        ("Мост закрыт, сообщили в порту.".encode("utf-16-le"), "text/plain"),
        (b"A bridge was closed.", "text/plain"),
        (b'{"text": "A bridge was closed."}\n', DOCUMENT),
    ],
)
def test_standard_input_is_told_by_its_bytes(body: bytes, media_type: str) -> None:
    (capture,) = captures("-", stdin=body)
    assert (capture.source.partition("#")[0], capture.media_type) == ("-", media_type)


def test_standard_input_may_be_packed_lines() -> None:
    got = captures("-", stdin=gzip.compress(b'{"text":"one"}\n{"text":"two"}'))
    assert [c.body for c in got] == [b'{"text":"one"}', b'{"text":"two"}']
    assert got[0].container == hashlib.sha256(gzip.compress(b'{"text":"one"}\n{"text":"two"}')).hexdigest()


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a.txt", PAGE, "html"),
        ("a.txt", b"\n<!-- saved -->\n<HTML lang=en>", "html"),
        ("a.html", b"<p>only a fragment", "html"),
        ("a.html", b"Nothing but words, 3 < 4.", "text"),
        ("a.pdf", PAGE, "html"),
        ("a.html", b"%PDF-1.4", "pdf"),
        ("a.md", b"# Head\n\nText", "markdown"),
        ("a.txt", b"# Head\n\nText", "text"),
        ("a.xml", b"<?xml version='1.0'?>\n<rss version='2.0'>", "feed"),
        ("a.html", b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "feed"),
        ("a.json", b'{"version":"https:\\/\\/jsonfeed.org\\/version\\/1.1"', "feed"),
        ("a", b"<opml version='2.0'>", "opml"),
        ("result.json", b'{"name":"x","type":"public_channel","id":1,"messages": [', "telegram"),
        ("a.json", b'{"id":"1","text":"x"}', "lines"),
        ("a.jsonl", b"not json", "lines"),
        ("a.txt", b"{this is a note}", "text"),
        ("a.eml", b"Subject: x\nFrom: a@b.example\n\nhello", "mail"),
        ("a", b"Received: from x\nFrom: a@b.example\n\nhello", "mail"),
        ("a.txt", b"From: the editor\nSubject: ferries\n\nAn open letter.", "text"),
        ("a.mht", b"From: x\nSubject: y\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "mhtml"),
        ("a", b"WARC/1.0\r\n", "warc"),
        ("a.txt", "Ветер".encode("cp1251"), "text"),
        ("a.html", "<html><p>Ветер".encode("utf-16"), "html"),
    ],
)
def test_a_kind_is_told_from_the_bytes_and_the_ending_only_helps(name: str, body: bytes, kind: str) -> None:
    assert kinds.kind(body, name) == kind


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 9, "save it as .docx"),
        (b"{\\rtf1", "RTF"),
        (b"\xfd7zXZ\0", "unpack it first"),
        (bytes(range(256)) * 9, "neither text"),
        (b"\0" * 100, "neither text"),
        (b"<?xml version='1.0'?><invoice/>", "XML, but no feed"),
    ],
)
def test_what_we_do_not_read_is_refused_by_its_name(body: bytes, said: str) -> None:
    with pytest.raises(UnknownFormat, match=said):
        kinds.kind(body, "a.html")


def test_what_is_empty_or_too_large_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "large.txt").write_text("x" * 101)
    assert "it is empty" in issue(tmp_path / "empty.txt").message
    assert "limits.max_document" in issue(tmp_path / "large.txt", max_document=100).message
    assert "limits.max_bytes" in issue(tmp_path / "large.txt", max_bytes=100).message
    assert "limits.max_bytes" in issue("-", stdin=b"x" * 101, max_bytes=100).message
    assert "zip archive" in issue("-", stdin=b"PK\x03\x04 something").message


def test_lines_are_captures_in_order_with_duplicates_and_empty_texts(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    rows = [b'{"text":"one","id":"7"}', b'{"text":""}', b'{"text":"one","id":"7"}', '{"text":"тры"}'.encode()]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(rows) + b"\n\n")
    got = captures(path)
    assert [c.body for c in got] == rows
    assert [c.source for c in got] == [f"{path}#{n}" for n in (1, 2, 3, 4)]
    assert {c.media_type for c in got} == {DOCUMENT}
    assert {c.container for c in got} == {hashlib.sha256(path.read_bytes()).hexdigest()}


@pytest.mark.parametrize(
    ("line", "said"),
    [(b"nonsense", "not JSON"), (b"[1]", "not a JSON object"), (b'{"id":1}', "text"), (b'{"text":5}', "text"),
     (b"[" * 200_000, "not JSON"), (b'{"text":"' + b"x" * 3000 + b'"}', "limits.max_document")],
)  # fmt: skip
def test_a_line_that_is_no_document_is_an_issue_with_its_number(tmp_path: Path, line: bytes, said: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b'{"text":"one"}\n' + line + b'\n{"text":"three"}')
    first, second, third = found(path, max_document=2000 if b"xxx" in line else 10_000_000)
    assert isinstance(second, Issue)
    assert second.input == f"{path}#2"
    assert "line 2" in second.message
    assert str(path) in second.message
    assert said in second.message
    assert [json.loads(c.body)["text"] for c in (first, third) if isinstance(c, Capture)] == ["one", "three"]


def test_a_line_of_many_brackets_is_tried_out_elsewhere() -> None:
    line = b'{"text":"x","a":[' + b"[]," * 400_000 + b"1]}"
    (capture,) = captures("-", stdin=line + b"\n")
    assert capture.body == line


def test_too_many_lines_are_stopped() -> None:
    got = found("-", stdin=b'{"text":"x"}\n' * 5, max_documents=3)
    assert [type(g) for g in got] == [Capture, Capture, Capture, Issue]
    got = found("-", stdin=gzip.compress(b'{"text":"x"}' + b"\n" * 1_000_000), max_documents=1000)
    assert [type(g) for g in got] == [Capture, Issue]


def test_gzip_of_anything_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE, mtime=0)
    (tmp_path / "page.html.gz").write_bytes(packed)
    (tmp_path / "twice.gz").write_bytes(gzip.compress(packed))
    once, twice = captures(tmp_path)
    assert once.body == twice.body == PAGE
    assert once.media_type == "text/html"
    assert once.container == hashlib.sha256(packed).hexdigest()


def test_a_gzip_that_breaks_off_gives_no_half_article_but_the_whole_lines(tmp_path: Path) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(os.urandom(50_000).hex().encode())[:-20])
    assert "breaks off" in issue(tmp_path / "page.html.gz").message
    rows = b"".join(b'{"text":"%s"}\n' % os.urandom(2000).hex().encode() for _ in range(50))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(rows)[:60_000])
    *lines, last = found(tmp_path / "c.jsonl.gz")
    assert isinstance(last, Issue)
    assert len(lines) > 10
    assert all(isinstance(line, Capture) for line in lines)


def test_a_gzip_bomb_and_gzip_in_gzip_in_gzip_are_stopped() -> None:
    assert "limits.max_document" in issue("-", stdin=gzip.compress(b"a" * 5_000_000), max_document=1_000_000).message
    deep = PAGE
    for _ in range(6):
        deep = gzip.compress(deep)
    assert "limits.max_depth" in issue("-", stdin=deep).message


def test_gunzip_reads_members_and_padding_and_refuses_damage() -> None:
    def unpacked(body: bytes, limit: int = 100) -> bytes:
        with gunzip.gunzip(io.BytesIO(body), "x", limit) as file:
            return file.read()

    assert unpacked(gzip.compress(b"one") + gzip.compress(b"") + gzip.compress(b"two") + b"\0" * 9) == b"onetwo"
    with pytest.raises(TooLarge):
        unpacked(gzip.compress(b"a" * 101))
    for broken in (gzip.compress(b"one")[:-3], b"\x1f\x8b\x08" + b"\xff" * 20):
        with pytest.raises(BrokenInput):
            unpacked(broken)


def test_gunzip_counts_members() -> None:
    with (
        gunzip.gunzip(io.BytesIO(gzip.compress(b"") * 100_001), "x", 100) as file,
        pytest.raises(TooLarge, match="parts"),
    ):
        file.read()
