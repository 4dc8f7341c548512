"""Bytes to text: every encoding our languages use, declared, misdeclared or not declared at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import encoding

RU = "Пресс-служба порта сообщила: «Паром опоздает», — и добавила, что это не последний случай в ноябре."
BE = "Прэс-служба порта паведаміла ў пятніцу, што паром спазняецца з-за лёду, і гэта не апошні выпадак."
UK = "Пресслужба порту повідомила в п'ятницю, що пором запізнюється через кригу, і це не останній випадок."
PL = "Rzecznik portu powiedział w środę, że prom się spóźni, a źródła zbliżone do sprawy mówią o lodzie."
LT = "Uosto atstovas trečiadienį pranešė, kad keltas vėluos, nes šiaurėje užšąla įlanka, ir žmonės ją regi."
DE = "Der Sprecher des Hafens sagte, die Fähre würde später kommen, und bat um Verständnis für die Lage."
EN = "The port said: “It’s late” — and left it at that…"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *((RU, name) for name in ("cp1251", "koi8-r", "cp866", "iso8859-5", "utf-8", "utf-16-le", "utf-16-be")),
        (BE, "cp1251"),
        (BE, "iso8859-5"),
        (UK, "cp1251"),
        (UK, "koi8-u"),
        (PL, "cp1250"),
        (PL, "iso8859-2"),
        (LT, "cp1257"),
        (LT, "iso8859-13"),
        (DE, "cp1252"),
        (EN, "cp1252"),
        ("Дождь", "cp1251"),
        ("СРОЧНО. Паром опоздает", "koi8-r"),
    ],
)
@pytest.mark.parametrize("declared", [None, "iso-8859-1", "utf-8", "no-such-thing", "self"])
def test_a_text_is_read_whatever_is_declared(text: str, name: str, declared: str | None) -> None:
    body = text.encode(name, "replace")
    assert encoding.text(body, name if declared == "self" else declared) == body.decode(name)


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins_over_everything(mark: str) -> None:
    assert encoding.text(RU.encode(mark), "cp1251") == RU
    assert encoding.text(codecs.BOM_UTF16_BE + RU.encode("utf-16-be"), "utf-8") == RU


@pytest.mark.parametrize(
    "head",
    [
        b"<meta charset=windows-1257>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1257">',
        b'<?xml version="1.0" encoding="windows-1257"?>',
    ],
)
def test_what_the_document_declares_is_believed_where_letters_do_not_tell(head: bytes) -> None:
    assert encoding.text(head + "<p>5 ’ ž".encode("cp1257")).endswith("5 ’ ž")


def test_a_declared_eastern_encoding_is_read() -> None:
    for text, name in (
        ("会谈将于下周举行，时间尚未确定。", "gb2312"),
        ("会談は来週行われると述べた。", "shift_jis"),
        ("다음 주에 열린다", "euc-kr"),
    ):
        assert encoding.text(text.encode(name), name) == text
    assert encoding.text("会談は来週".encode("iso-2022-jp"), "iso-2022-jp") == "会談は来週"
    assert encoding.text("会谈将于下周在首都举行，这是第一次".encode("gb18030")) == "会谈将于下周在首都举行，这是第一次"


def test_a_few_broken_bytes_do_not_unmake_utf8() -> None:
    assert encoding.text(RU.encode() + b"\xff" + RU.encode(), "cp1251") == f"{RU}\ufffd{RU}"
    assert encoding.text(RU.encode()[:3]) == "П\ufffd"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"a\r\nb\rc\nd\x0be\x0cf", "a\nb\nc\nd\ne\nf"),
        ("a\x85b\u2028c\u2029d".encode(), "a\nb\nc\nd"),
        (b"a\0b\x1a\x07c\td\x7f", "abc\td"),
        ("it\x92s \x93late\x94".encode(), "it’s “late”"),
        ("\ufeff\ufeffa".encode(), "a"),
        (b"", ""),
        (b"a\xef\xbf\xbfb", "a\ufffdb"),
    ],
)
def test_newlines_and_control_characters(body: bytes, text: str) -> None:
    assert encoding.text(body) == text


def test_sound_keeps_every_offset() -> None:
    assert encoding.sound("a\0b\ud800c\U0001f600") == "a\ufffdb\ufffdc\U0001f600"
    assert encoding.sound(RU) is RU


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "cp1251", "utf-16", "iso-2022-jp", "idna", "utf-7", "hex", "\0"]),
)
def test_nothing_is_refused_and_everything_can_be_written(body: bytes, declared: str | None) -> None:
    text = encoding.text(body, declared)
    text.encode("utf-8")
    assert not {"\0", "\r", "\x1b", "\x85"} & set(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert encoding.text(f"<p>{text}я".encode()) == f"<p>{text}я"
