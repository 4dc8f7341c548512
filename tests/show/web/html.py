"""Pages as tests look at them: their elements, their words, their forms."""

from __future__ import annotations

from html.parser import HTMLParser

from starlette.testclient import TestClient


class Page(HTMLParser):
    """The elements of a page: fails on unbalanced ones. `forms` are the fields of each form, the buttons left out."""

    VOID = frozenset({"meta", "link", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.forms: list[dict[str, str]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if tag not in self.VOID:
            self._open.append(tag)
        if tag == "form":
            assert "form" not in self._open[:-1]
            self.forms.append({"": given.get("action") or "", "method": given.get("method") or ""})
        if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            assert "form" in self._open
            self.forms[-1][given["name"] or ""] = given["value"] or ""

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str, of: str | None = None) -> list[dict[str, str | None]]:
        """The attributes of every element of that kind, of one class where it is named."""
        rows = [attrs for name, attrs in self.elements if name == tag]
        return rows if of is None else [row for row in rows if of in (row.get("class") or "").split()]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] or "" for attrs in self.all("a")]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page(desk: TestClient, path: str, status: int = 200) -> Page:
    """A page of the desk as it answers."""
    answer = desk.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Page(answer.text)
