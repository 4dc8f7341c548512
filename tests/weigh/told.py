"""Tellings made by hand: invented outlets, people and countries. A constellation is a few lines, read as news is read.

desk = Told()
desk.says("lodestar", "a", unnamed("a source in the ministry"))
desk.says("courier", "b", outlet("lodestar"), unnamed("a source"))
assert interval(desk.weigh()) == (1, 1)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from headwater.linked import Copy, Credit, Hand, House, Named, Passage, Ruling, Sheet, Telling, Weighed
from headwater.records import Presentation, Span, Stance
from headwater.weigh import weigh

CLAIM = "the harbour of Tarn will be closed to all ships from the first of June"


def house(name: str, owner: str = "") -> House:
    """The house of an invented outlet: its own, or that of an owner."""
    key = name.lower()
    return House(owner or key, key, name)


def outlet(name: str, owner: str = "") -> Hand:
    return Hand(name, "outlet", "named", house=house(name, owner))


def person(name: str, **more: Any) -> Hand:
    return Hand(name, "person", "named", **{"language": "en", **more})


def body(name: str, **more: Any) -> Hand:
    return Hand(name, "body", "named", **{"language": "en", **more})


def document(name: str, **more: Any) -> Hand:
    return Hand(name, "document", "named", **{"language": "en", **more})


def unnamed(words: str = "a source", count: int | None = None, **more: Any) -> Hand:
    kind = "group" if count or not words.startswith(("a ", "an ")) else "person"
    naming = "bare" if words in ("a source", "sources") else "described"
    return Hand(words, more.pop("kind", kind), naming, count=count, **{"language": "en", **more})


def author(name: str) -> Hand:
    return Hand(name, "author", "named", language="en")


@dataclass
class Told:
    """What is on an invented desk about one claim."""

    tellings: list[Telling] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)

    def says(
        self,
        by: str,
        article: str,
        *chain: Hand,
        stance: Stance = "asserts",
        at: str = "2026-05-01",
        owner: str = "",
        credit: str = "",
        put: Presentation | None = None,
        statement: str = "",
        names: tuple[Named, ...] = (),
        access: Any = "open",
        **more: Any,
    ) -> tuple[str, str]:
        """One outlet tells the claim on the word of whom the chain names; the article's id and the statement's."""
        number = sum(t.article == article for t in self.tellings) + 1
        telling = Telling(
            article,
            statement or f"s{number}",
            more.pop("wording", f"{CLAIM}, {by} says in {article}"),
            more.pop("spans", ()),
            stance,
            more.pop("quoted", "indirect"),
            put or Presentation(tense="future"),
            (outlet(by, owner), *chain),
            more.pop("language", "en"),
            names,
            **more,
        )
        self.tellings.append(telling)
        credits = (Credit(credit, house(credit), "tag", True),) if credit else ()
        known = self.sheets.get(article)
        self.sheets[article] = known or Sheet(
            article, house(by, owner), by, "", access, "en", at, "2026-06-30T12:00:00Z", credits=credits
        )
        return telling.ref

    def copied(self, earlier: str, later: str, kind: Any = "identical", share: float = 1.0, **more: Any) -> None:
        """One article repeats the text of another."""
        self.copies.append(Copy(earlier, later, kind, more.get("passages", ()), share, 1.0, False, ""))

    def ruled(self, kind: Any, one: tuple[str, str], other: tuple[str, str]) -> None:
        """A person said so."""
        self.rulings.append(Ruling(len(self.rulings) + 1, kind, one, other))

    def withdraw(self, ref: tuple[str, str], when: str) -> None:
        """A later version of the article no longer says it."""
        self.tellings = [replace(t, withdrawn=when) if t.ref == ref else t for t in self.tellings]

    def weigh(self, **more: Any) -> Weighed:
        return weigh(self.tellings, self.sheets, self.copies, self.rulings, **more)


def interval(weighed: Weighed) -> tuple[int, int]:
    return weighed.at_least, weighed.at_most


def passage(earlier: tuple[int, int], later: tuple[int, int], how: Any = "verbatim") -> Passage:
    return Passage(Span(*earlier), Span(*later), how, 1.0)
