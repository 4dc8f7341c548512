"""Forms with files, taken apart however they arrive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.show.web.multipart import End, Head, NoForm, Parts, Piece, boundary
from headwater.show.web.sent import _fit

MARK = b"----WebKitFormBoundaryAbc123"
Fields = list[tuple[str, str | None, bytes]]


def form(fields: Fields) -> bytes:
    """As a browser writes it."""
    body = b""
    for name, filename, value in fields:
        body += b"--" + MARK + b'\r\nContent-Disposition: form-data; name="' + name.encode() + b'"'
        if filename is not None:
            body += b'; filename="' + filename.replace('"', "%22").encode() + b'"\r\nContent-Type: text/plain'
        body += b"\r\n\r\n" + value + b"\r\n"
    return body + b"--" + MARK + b"--\r\n"


def taken(body: bytes, size: int) -> Fields:
    """What comes out where it arrives in pieces of that size."""
    parts, found = Parts(MARK), []
    for start in range(0, len(body), size):
        for event in parts.feed(body[start : start + size]):
            match event:
                case Head(name, filename):
                    found.append((name, filename, b""))
                case Piece(data):
                    found[-1] = (*found[-1][:2], found[-1][2] + data)
                case End():
                    pass
    assert parts.ended
    return found


pieces = st.lists(st.sampled_from([b"\r", b"\n", b"-", b"--", MARK, MARK[:9], b"x", b"\0", b"\r\n--"]), max_size=8)
values = st.one_of(st.binary(max_size=60), pieces.map(b"".join)).filter(lambda v: b"\r\n--" + MARK not in b"\r\n" + v)
names = st.text("abc_é", min_size=1, max_size=6)
filenames = st.one_of(st.none(), st.text('abж ".', max_size=8))


@given(st.lists(st.tuples(names, filenames, values), max_size=4), st.integers(1, 50))
def test_whatever_is_sent_comes_out_whole_in_pieces_of_any_size(fields: Fields, size: int) -> None:
    assert taken(form(fields), size) == fields


@given(st.binary(max_size=300), st.integers(1, 40))
def test_what_is_no_form_is_refused_and_nothing_else_happens(body: bytes, size: int) -> None:
    parts = Parts(MARK)
    try:
        for start in range(0, len(body), size):
            list(parts.feed(body[start : start + size]))
    except NoForm:
        return
    assert not parts.ended


@pytest.mark.parametrize(
    "body",
    [
        b"--" + MARK + b"\r\nContent-Type: text/plain\r\n\r\nx\r\n--" + MARK + b"--",
        b"--" + MARK + b'\r\nContent-Disposition: attachment; name="a"\r\n\r\nx',
        b"--" + MARK + b"\r\nX: " + b"y" * 9_000,
        b"--" + MARK + b"xx\r\n\r\n",
        b"something before the first boundary, longer than it",
    ],
)
def test_fields_that_do_not_say_what_they_are_are_refused(body: bytes) -> None:
    with pytest.raises(NoForm):
        list(Parts(MARK).feed(body))


def test_memory_does_not_grow_with_a_file() -> None:
    parts = Parts(MARK)
    list(parts.feed(form([("f", "a.txt", b"")]).split(b"\r\n\r\n")[0] + b"\r\n\r\n"))
    for _ in range(50):
        (piece,) = parts.feed(b"x" * 100_000)
        assert isinstance(piece, Piece)
        assert len(parts._held) < len(MARK) + 10


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("multipart/form-data; boundary=abc", b"abc"),
        ('Multipart/Form-Data; boundary="a b"', b"a b"),
        ("application/x-www-form-urlencoded", None),
        ("multipart/form-data", None),
        ("", None),
    ],
)
def test_the_boundary_is_what_the_browser_says(given: str, wanted: bytes | None) -> None:
    assert boundary(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\page.html", "page.html"),
        ("-", "file"),
        (".bashrc", "bashrc"),
        ("..", "file"),
        ("a\u202etxt.exe", "a txt.exe"),
        ("ж" * 300 + ".html", "ж" * 75 + ".html"),
        ("http://x.example/a?b", "a b"),
    ],
)
def test_names_of_files_are_made_fit_for_a_folder(given: str, wanted: str) -> None:
    assert _fit(given, []) == wanted


def test_two_files_of_one_name_are_told_apart() -> None:
    assert _fit("A.txt", ["a.txt"]) == "A (2).txt"
    assert _fit("a.txt", ["a.txt", "a (2).txt"]) == "a (3).txt"
