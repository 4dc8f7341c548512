"""Where a page of the site is found: on the site itself, in a preview on the desk, in a mirror of files."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Protocol


class Links(Protocol):
    """Makes the address that stands in a page out of a path of the site ("/en/item/abc")."""

    def __call__(self, path: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Under:
    """On a server, under `root` ("" on the site itself)."""

    root: str = ""

    def __call__(self, path: str) -> str:
        return self.root + path


@dataclass(frozen=True, slots=True)
class Between:
    """Between the files of a mirror, seen from the file `here`: it can lie anywhere, on a disk as well."""

    here: str

    def __call__(self, path: str) -> str:
        plain, mark, fragment = path.partition("#")
        there = file_of(plain.partition("?")[0])
        return posixpath.relpath(there, posixpath.dirname(self.here) or ".") + mark + fragment


def file_of(path: str) -> str:
    """The file of a page in a mirror: "/en/" -> "en/index.html", "/en/item/abc" -> "en/item/abc.html"."""
    name = path.strip("/")
    if path.endswith("/") or not name:
        return posixpath.join(name, "index.html")
    return name if "." in posixpath.basename(name) else f"{name}.html"
