"""Broken inputs without end, the same for the same seed: good ones damaged, bombs, noise."""

from __future__ import annotations

import gzip
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bombs import BOMBS, HEAVY
from wholesome import KINDS

HEAVY_EACH = 100
"""One input in so many is as large as the limits allow."""


@dataclass(frozen=True)
class Case:
    """One broken input: what was done to it, its file name, its bytes."""

    family: str
    name: str
    body: bytes


def cases(seed: int, count: int, *, heavy: bool = True) -> Iterator[Case]:
    """`count` broken inputs: a third bombs, the rest good ones damaged, and noise."""
    for number in range(count):
        r = random.Random(f"{seed} {number}")
        if heavy and number % HEAVY_EACH == HEAVY_EACH - 1:
            yield _bomb(HEAVY, r)
        elif number % 3 == 0:
            yield _bomb(BOMBS, r)
        else:
            yield _damaged(r)


def _bomb(bombs: tuple[Callable[[random.Random], tuple[str, bytes]], ...], r: random.Random) -> Case:
    made = r.choice(bombs)
    name, body = made(r)
    return Case(made.__name__, name, body)


def _damaged(r: random.Random) -> Case:
    name = r.choice(list(KINDS))
    harm = r.choice(HARMS)
    changed = harm(KINDS[name](), r)
    if r.random() < 0.15:
        name = r.choice(list(KINDS))
    if r.random() < 0.05:
        name, changed = name + ".gz", gzip.compress(changed, mtime=0)
    return Case(harm.__name__, name, changed)


def truncated(body: bytes, r: random.Random) -> bytes:
    return body[: r.randrange(len(body))]


def beheaded(body: bytes, r: random.Random) -> bytes:
    return body[r.randrange(1, len(body)) :]


def flipped(body: bytes, r: random.Random) -> bytes:
    out = bytearray(body)
    for _ in range(r.choice([1, 10, len(body) // 20 + 1])):
        out[r.randrange(len(out))] ^= 1 << r.randrange(8)
    return bytes(out)


def spliced(body: bytes, r: random.Random) -> bytes:
    """A piece of another good input in the middle."""
    other = KINDS[r.choice(list(KINDS))]()
    at = r.randrange(len(body))
    return body[:at] + other[r.randrange(len(other)) :] + body[at:]


def stuffed(body: bytes, r: random.Random) -> bytes:
    at = r.randrange(len(body))
    stuffing = r.choice([b"\0", b"\xff", r.randbytes(16), b"<", b'"', b"\r", b"\x1a", b"(", b"&#0;"])
    return body[:at] + stuffing * r.choice([1, 100, 10_000]) + body[at:]


def repeated(body: bytes, r: random.Random) -> bytes:
    start = r.randrange(len(body))
    return body[:start] + body[start : start + 200] * r.choice([10, 1_000]) + body[start:]


def wrongly_named(body: bytes, r: random.Random) -> bytes:
    """The bytes of one kind under the name of another."""
    return KINDS[r.choice(list(KINDS))]()


def shuffled(body: bytes, r: random.Random) -> bytes:
    rows = body.split(b"\n")
    r.shuffle(rows)
    return b"\n".join(rows)


def misencoded(body: bytes, r: random.Random) -> bytes:
    return body.decode("utf-8", "replace").encode(
        r.choice(["utf-16", "utf-32-be", "cp1251", "koi8-r", "utf-7"]), "replace"
    )


def noise(body: bytes, r: random.Random) -> bytes:
    head = body[: r.choice([0, 0, 4, 16, 64])]
    return head + r.randbytes(r.choice([0, 1, 2, 100, 100_000]))


def blank(body: bytes, r: random.Random) -> bytes:
    return r.choice(
        [
            b"",
            b" ",
            b"\n" * 1000,
            b"\0" * 5000,
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\x1f\x8b",
            b"%PDF-",
            b"PK\x03\x04",
            b"{}",
            b"<html>",
        ]
    )


HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncated, truncated, beheaded, flipped, flipped, spliced, stuffed, repeated, wrongly_named, shuffled, misencoded, noise, blank,
)  # fmt: skip
