"""Bytes -> text: whatever the encoding, nothing is refused, what is broken becomes U+FFFD.

In order: a byte-order mark; UTF-16 by its pattern; UTF-8 where the bytes are UTF-8 (no other encoding looks like it
by chance); what the transport, then the document declares; the most plausible of the encodings our languages use.
A declaration that makes nonsense of the letters is not believed: pages in cp1251 declared as ISO 8859-1 are common.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CANDIDATES: Final = (
    "cp1251",
    "koi8-u",
    "cp866",
    "iso8859-5",
    "cp1252",
    "cp1250",
    "iso8859-2",
    "cp1257",
    "iso8859-13",
)
"""Single-byte encodings of Russian, Ukrainian, Belarusian, Polish, Lithuanian and western text, likelier ones first."""
_WIDE: Final = ("euc_jp", "cp932", "gb18030", "big5")
_REALLY: Final = {
    # What browsers take these names for (WHATWG Encoding Standard): a superset, which the writer's software used.
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "koi8-r": "koi8-u",
}
_MISSPELT: Final = {
    "win-1251": "cp1251",
    "windows1251": "cp1251",
    "cp-1251": "cp1251",
    "x-sjis": "cp932",
    "utf": "utf-8",
}
_META = re.compile(rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_STATEFUL: Final = ("iso2022", "hz")
_NEVER: Final = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})
_DECLARED_IN = 8_192
_SAMPLE = 5_000

_RETURNS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSOUND = re.compile("[\0\ud800-\udfff]")

_CYRILLIC_CASED = re.compile(r"[а-яёіїєґў]{2,}|[А-ЯЁІЇЄҐЎ][а-яёіїєґў]+")
_MIXED_CASE = re.compile(r"[а-яёіїєґўa-zß-öø-ÿąćęłńśźżčėįšųūž][А-ЯЁІЇЄҐЎÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČĖĮŠŲŪŽ]")
_NOT_IN_WORDS = re.compile(
    r"(?<=\w)[^\w\s.,;:!?()\[\]{}<>/«»“”„‘’'\"*&%@#+=|~^$€£°№§–—…·\u00ad\u00a0-]|[\x80-\x9f\ufffd─-▟]"
)
_TWO_SCRIPTS = re.compile(r"[A-Za-z][А-яЁёІіЇїЄєҐґЎў]|[А-яЁёІіЇїЄєҐґЎў][A-Za-z]")
_COMMON = re.compile(r"[оеаинтсрвлкмдпуі]")
_POLISH_LITHUANIAN = re.compile(r"[a-zA-Z]?[ąćęłńóśźżčėįšųūžĄĆĘŁŃÓŚŹŻČĖĮŠŲŪŽ][a-zA-Z]|[a-z][ąćęłńóśźżčėįšųūž]")
_WESTERN = re.compile(r"[a-zA-Z]?[àâäåæçèéêëíìîïñòôöøßùúûüÿÀÂÄÅÇÈÉÊÑÖØÚÜ][a-z]|[a-z][àâäåæçèéêëíìîïñòôöøßùúûü]")
_FOREIGN = re.compile(r"[¡¢£¤¥¦¨©ª¬®¯±²³´µ¶¸¹º¼½¾¿×÷ÐÞðþ]")
_QUOTES = re.compile(r"(?<!\w)[“”„«»‘’]|[“”„«»‘’](?!\w)|\w’\w|\s[–—]\s|…")
_EASTERN = re.compile(r"[\u3040-\u30ff的一是不在了有和人这這中大为為上个個国國以要他时時来來用们們到说說日年]")
_GOOD_ENOUGH = 0.2


def text(body: bytes, declared: str | None = None) -> str:
    """The text of some bytes, with newlines as `\\n` and without control characters. `declared`: by the transport."""
    return tidy(_decoded(body, declared))


def tidy(text: str) -> str:
    """Newlines as `\\n`; control characters of Windows' upper range as what was meant, the others left out."""
    text = text.removeprefix("\ufeff")
    if _RETURNS.search(text):
        text = _RETURNS.sub("\n", text)
    return _ODD.sub(_meant, text) if _ODD.search(text) else text


def sound(text: str) -> str:
    """`text` with U+FFFD for what no file or database can hold (NUL, half a surrogate pair); every offset stays."""
    return _UNSOUND.sub("\ufffd", text) if _UNSOUND.search(text) else text


def _meant(odd: re.Match[str]) -> str:
    character = odd[0]
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", "ignore")
    return "\ufffd" if character >= "\ud800" else ""


def _decoded(body: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if order := _utf16(body):
        return body.decode(order, "replace")
    names = [_known(declared), _known(_declaration(body))]
    if b"\x1b" in body or b"~{" in body:
        for name in names:
            if name and name.startswith(_STATEFUL):
                return body.decode(name, "replace")
    if (utf8 := _utf8(body)) is not None:
        return utf8
    return body.decode(_likeliest(body, [n for n in names if n and not n.startswith(("utf", *_STATEFUL))]), "replace")


def _utf16(body: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: in any alphabet two values make up nearly all of one half of it."""
    sample = body[: min(len(body), 4096) // 2 * 2]
    if len(sample) < 8:
        return None
    for order, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if high.count(0) * 20 < len(high) or low.count(0) * 4 > len(low) or max(high) >= 0x60:
            continue
        counts = sorted((high.count(value) for value in set(high)), reverse=True)
        if sum(counts[:2]) >= 0.9 * len(high):
            return order
    return None


def _utf8(body: bytes) -> str | None:
    """The bytes as UTF-8, a few broken ones replaced; None where they are not UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        text = body.decode("utf-8", "replace")
        cut = error.reason == "unexpected end of data"
    broken = text.count("\ufffd") - cut
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore")) - broken - cut
    return text if beyond_ascii >= max(4 * broken, 1) else None


def _declaration(body: bytes) -> str | None:
    head = body[:_DECLARED_IN]
    match = _XML.search(head) or _META.search(head)
    return match[1].decode("ascii") if match else None


def _known(name: str | None) -> str | None:
    """Python's name of a declared encoding, as browsers take it; None where it is none."""
    if not name:
        return None
    try:
        known = codecs.lookup(_MISSPELT.get(name.lower(), name)).name
        b"a".decode(known)
    except (LookupError, ValueError):
        return None
    return None if known in _NEVER else _REALLY.get(known, known)


def _likeliest(body: bytes, declared: list[str]) -> str:
    """The encoding whose text looks most like a text; what is declared wins where it is nearly as good."""
    sample = _telling(body)
    scores = {name: _plausible(sample, name) for name in (*declared, *_CANDIDATES)}
    best = max(scores, key=lambda name: scores[name])
    for name in declared:
        # Other scripts than ours score nothing either way: there the declaration is all we have.
        if scores[name] >= scores[best] - 0.15 or (scores[best] < _GOOD_ENOUGH and scores[name] >= 0):
            return name
    if scores[best] < _GOOD_ENOUGH and (wide := _wide(sample)):
        return wide
    return best


def _telling(body: bytes) -> bytes:
    """The lines with bytes beyond ASCII, as many as are needed to judge."""
    if len(body) <= _SAMPLE:
        return body
    found = bytearray()
    for line in body[: 200 * _SAMPLE].splitlines(keepends=True):
        if not line.isascii():
            found += line[:1000]
        if len(found) >= _SAMPLE:
            break
    return bytes(found) or body[:_SAMPLE]


def _plausible(sample: bytes, name: str) -> float:
    """-1 (nonsense) to 1: how much the characters beyond ASCII look like letters of words in that encoding."""
    text = sample.decode(name, "replace")
    beyond = sum(1 for c in text if c > "\x7f")
    if not beyond:
        return 0.0
    cyrillic = sum(len(run) for run in _CYRILLIC_CASED.findall(text))
    good = cyrillic * 0.5 + 1.2 * len(_COMMON.findall(text)) * (cyrillic / beyond)
    good += 2 * len(_POLISH_LITHUANIAN.findall(text)) + len(_WESTERN.findall(text)) + len(_QUOTES.findall(text))
    bad = (
        2 * len(_MIXED_CASE.findall(text)) + 3 * len(_NOT_IN_WORDS.findall(text)) + 2 * len(_TWO_SCRIPTS.findall(text))
    )
    return max(-1.0, min(2.0, (good - bad - len(_FOREIGN.findall(text))) / beyond))


def _wide(sample: bytes) -> str | None:
    """The encoding of Chinese or Japanese that gives the most common characters; None where none fits."""
    found = {name: text for name in _WIDE if (text := _fitting(sample, name))}
    shares = {name: len(_EASTERN.findall(text)) / len(text) for name, text in found.items()}
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best and shares[best] > 0.05 else None


def _fitting(sample: bytes, name: str) -> str:
    """The characters beyond ASCII; "" where a byte has no place, the cut at the end of the sample aside."""
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as error:
        text = sample[: error.start].decode(name) if error.start >= len(sample) - 4 else ""
    return "".join(c for c in text if c > "\x7f")
