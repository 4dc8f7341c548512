"""What the desks of invented outlets make of invented agency copy: cut, merged, respelt, reworded, framed; seeded.

Made before the method was ever run on it. Each article is a row as those of `hard/*.toml`, with whom it credits.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.link.desk_words import AMERICAN, BRITISH, NUMBERS, OTHER_WORDS

FOLDER = Path(__file__).parent / "hard"
RECIPES = ("whole", "cut", "cut", "third", "styled", "styled", "reworded", "reworded", "merged", "teaser")
SHORT = {
    "Associated Press": ("AP", "Associated Press"),
    "Reuters": ("Reuters",),
    "AFP": ("AFP",),
    "PA Media": ("PA Media",),
    "Bloomberg": ("Bloomberg",),
    "The Canadian Press": ("The Canadian Press",),
    "dpa": ("dpa",),
    "AAP": ("AAP",),
    "Xinhua": ("Xinhua",),
    "Brightwell Foods": ("PRNewswire",),
}
CREDITED = {"Brightwell Foods": "PRNewswire"}
CAPTIONS = (
    "People stand in front of a building in this file photo. ({0} Photo/Lena Marsh)",
    "FILE - A general view of the area, seen last year. (Jon Marek/{0})",
    "Picture: Getty Images/{0}",
)
TAILS = (
    "({0})",
    "The {0} contributed to this report.",
    "— With files from {0}",
    "Copyright 2024 The {0}. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.",
    "This story was originally published by {0}.",
    "",
    "",
    "",
)
_LINE = re.compile(
    r"^(?:[^.()\n]{0,60}\((?:AP|AFP|Reuters|Xinhua|Bloomberg|dpa)\)|[^.\n]{0,40}(?:\d{4} )?/PRNewswire/) ?(?:—|–|--|-) "
)
_SAID = re.compile(
    r"^(?P<body>[A-Z][^\"“]{30,}?), (?P<who>(?:the |[A-Z])[^,\"“]{3,60}?|[A-Z][^,\"“]{3,60}?) said(?P<day>(?: on)? \w+day)?\.$"
)
_AFTER = re.compile(
    r"^(?P<main>[A-Z][^,\"“]{25,}?) (?P<link>after|when|because|as|while|before) (?P<rest>[a-z][^,\"“]{15,})\.$"
)
_SPOKE = re.compile(r"([,?!]\"|,”) (?P<who>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}|he|she|they) (?P<how>said)(?=[ .,])")
_SMALL = (
    "The",
    "A",
    "An",
    "It",
    "They",
    "There",
    "Some",
    "Two",
    "More",
    "Most",
    "At",
    "In",
    "No",
    "About",
    "He",
    "She",
    "Its",
    "Seven",
    "Eleven",
)


def articles(part: str) -> Iterator[dict[str, Any]]:
    """Every article of a part, as rows of `hard_set`."""
    outlets = {o["name"]: o for o in tomllib.loads((FOLDER / "desks.toml").read_text(encoding="utf-8"))["outlet"]}
    data = tomllib.loads((FOLDER / f"{part}_en.toml").read_text(encoding="utf-8"))
    texts = {text["id"]: text for story in data["story"] for text in story["texts"]}
    for story in data["story"]:
        for text in story["texts"]:
            began = datetime.fromisoformat(story["published"]) + timedelta(hours=text.get("hours", 0))
            yield from _Text(text, began, outlets).rows()
    for row in data["roundup"]:
        yield _roundup(row, texts, outlets)


class _Text:
    """One original text: its versions, and what others made of each."""

    def __init__(self, text: dict[str, Any], began: datetime, outlets: dict[str, Any]) -> None:
        self.text, self.began, self.outlets = text, began, outlets
        self.paragraphs: list[str] = text["text"].strip().split("\n\n")

    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows of the text and of all that carry it."""
        text = self.text
        own = [text["byline"], *self.paragraphs] if "byline" in text else self.paragraphs
        if "flash" in text:
            yield self._row("flash", text["outlet"], text["title"], -0.2, [text["flash"]])
        yield self._own("0", text["title"], 0, own)
        yield from self._carried("0", self.paragraphs, text.get("copies", 0), 0, text["title"])
        for n, version in enumerate(text.get("versions", ()), 1):
            kept = [self.paragraphs[k - 1] for k in version["keep"]]
            paragraphs = [version["lead"], version["more"][0], *kept[:2], *version["more"][1:], *kept[2:]]
            yield self._own(str(n), version["title"], version["hours"], paragraphs)
            yield from self._carried(str(n), paragraphs, version.get("copies", 0), version["hours"], version["title"])
        for n, hand in enumerate(text.get("hand", ())):
            yield self._row(
                f"hand{n}",
                hand["outlet"],
                hand["title"],
                9,
                self._framed(hand["outlet"], hand["text"].strip().split("\n\n"), Random(n)),
            )
        for n, outlet in enumerate(text.get("chain", ())):
            rng = Random(f"{text['id']} chain {n}")
            paragraphs = (
                [f"By Karen Wells, {text['outlet']}", *self.paragraphs] if n % 2 == 0 else self.paragraphs[: 3 + n]
            )
            yield self._row(f"chain{n}", outlet, text["title"], 3 + n, self._framed(outlet, paragraphs, rng))

    def _own(self, name: str, title: str, hours: float, paragraphs: list[str]) -> dict[str, Any]:
        outlet = self.text["outlet"]
        return self._row(f"own{name}", outlet, title, hours, self._framed(outlet, paragraphs, Random(name)))

    def _carried(
        self, name: str, paragraphs: list[str], count: int, hours: float, title: str
    ) -> Iterator[dict[str, Any]]:
        rng = Random(f"{self.text['id']} {name}")
        others = [outlet for outlet in self.outlets if outlet != self.text["outlet"]]
        for n, outlet in enumerate(rng.sample(others, count)):
            recipe = (
                rng.choice(("whole", "whole", "cut", "styled")) if self.text.get("syndicated") else rng.choice(RECIPES)
            )
            made = self._framed(outlet, self._made(recipe, outlet, paragraphs, rng), rng)
            yield self._row(f"{name}-{n}-{recipe}", outlet, title, hours + rng.uniform(0.4, 20), made)

    def _made(self, recipe: str, outlet: str, paragraphs: list[str], rng: Random) -> list[str]:
        """What a desk makes of a text, with the credit that it gives, if any."""
        keeps = rng.random() < 0.5
        body = list(paragraphs) if keeps else [_LINE.sub("", paragraphs[0]), *paragraphs[1:]]
        if not keeps:
            body[0] = body[0][0].upper() + body[0][1:]
        if recipe in ("cut", "merged"):
            body = body[: rng.randint(3, max(3, len(body) - 2))]
        if recipe == "third":
            body = [body[0], *sorted(rng.sample(body[1:], 1 + len(body) // 6), key=body.index)]
        if recipe == "teaser":
            body = [body[0], " ".join(re.split(r"(?<=\.) ", body[1])[:1]) + " Subscribe to continue reading."]
        if recipe in ("styled", "reworded", "merged"):
            body = [_styled(p, rng, 0.9 if recipe == "reworded" else 0.4) for p in body]
        if recipe == "reworded":
            middle = body[1:-1]
            rng.shuffle(middle)
            body = [body[0], *middle][: rng.randint(4, 7)]
        local = self.outlets[outlet].get("local", ())
        if recipe == "merged" and local:
            for each in local:
                body.insert(rng.randint(1, len(body)), each)
        body = [_spelt(p, self.outlets[outlet]["style"]) for p in body]
        return self._credited(body, rng)

    def _credited(self, body: list[str], rng: Random) -> list[str]:
        """The body under a byline or a caption and above a line of credit, or without."""
        name = self.text["outlet"]
        short = SHORT.get(name, (name,))[0]
        if self.text.get("credit") == "byline" and rng.random() < 0.7:
            body = [f"By {rng.choice(('Sam Tilling', 'Ana Brock', 'Tom Pell'))}, {name}", *body]
        if name != "Brightwell Foods":
            if rng.random() < 0.25:
                body = [rng.choice(CAPTIONS).format(short), *body]
            tail = rng.choice(TAILS)
            if tail.startswith(("The ", "Copyright")) and name != "Associated Press":
                tail = f"{name.removeprefix('The ')} contributed to this report." if tail.startswith("The ") else ""
            if tail:
                body = [
                    *body,
                    tail.format("Associated Press" if name == "Associated Press" and tail[0] != "(" else short),
                ]
        return body

    def _framed(self, outlet: str, body: Sequence[str], rng: Random) -> list[str]:
        """A body in what its outlet prints around everything."""
        frame = self.outlets.get(outlet, {})
        body = list(body)
        for line in frame.get("within", ()):
            if len(body) > 2 and rng.random() < 0.8:
                body.insert(rng.randint(2, len(body) - 1), line)
        return [*frame.get("above", ()), *body, *frame.get("below", ())]

    def _row(self, name: str, outlet: str, title: str, hours: float, body: Sequence[str]) -> dict[str, Any]:
        when = (self.began + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
        source = self.text["outlet"]
        credited = list(self.text.get("credited", ()))
        if _names(source, body) and (outlet != source or source in SHORT):
            credited.append(CREDITED.get(source, source))
        credited = [c for c in credited if any(_says(c, line) for line in body) or c == CREDITED.get(source)]
        return {
            "id": f"{self.text['id']}/{name}",
            "text": "\n\n".join(body),
            "carries": self.text["id"],
            "outlet": outlet,
            "published": when,
            "title": title,
            "language": "en",
            "credited": sorted({CREDITED.get(c, c) for c in credited}),
        }


def _says(name: str, line: str) -> bool:
    return any(re.search(rf"(?<![\w/]){re.escape(short)}(?!\w| Photo)", line) for short in SHORT.get(name, (name,)))


def _names(source: str, body: Sequence[str]) -> bool:
    """True where a body names where it is from, pictures, rights and polls aside."""
    for line in body:
        if line.startswith(("FILE", "Picture:", "People stand", "Copyright", "Have a", "Source: Accra")):
            continue
        if _says(source, line.replace("polled by Reuters", "")) or (
            source == "Brightwell Foods" and "/PRNewswire/" in line
        ):
            return True
    return False


def _styled(paragraph: str, rng: Random, much: float) -> str:
    """A paragraph in the words of another hand: sentences turned, words and numbers put otherwise."""
    sentences = re.split(
        r"(?<=[.?!])(?<!Dr\.)(?<!Gov\.)(?<!Feb\.)(?<!Nov\.)(?<!U\.S\.)(?<!No\.)(?<!a\.m\.)(?<!p\.m\.) (?=[A-Z\"])",
        paragraph,
    )
    return " ".join(_turned(sentence, rng, much) for sentence in sentences)


def _turned(sentence: str, rng: Random, much: float) -> str:
    said = _SAID.match(sentence)
    if said and rng.random() < much:
        day = said["day"] or ""
        who, body = said["who"], said["body"]
        if rng.random() < 0.5:
            sentence = f"According to {who}, {_lower(body)}."
        else:
            sentence = f"{who[0].upper()}{who[1:]} said{day} that {_lower(body)}."
    after = _AFTER.match(sentence)
    if after and rng.random() < much:
        rest = after["rest"]
        sentence = f"{after['link'].capitalize()} {rest}, {_lower(after['main'])}."
    if rng.random() < much:
        sentence = _SPOKE.sub(lambda m: f"{m[1]} said {m['who']}" if m["who"][0].isupper() else m[0], sentence)
    outside = re.split(r"(\"[^\"]*\")", sentence)
    return "".join(part if part.startswith('"') else _other_words(part, rng, much) for part in outside)


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _SMALL else text


def _other_words(text: str, rng: Random, much: float) -> str:
    for word, others in OTHER_WORDS.items():
        if re.search(rf"\b{word}\b", text) and rng.random() < much:
            text = re.sub(rf"\b{word}\b", rng.choice(others), text)
    for word, figure in NUMBERS.items():
        if rng.random() < much / 2:
            text = re.sub(rf"\b{word}\b(?! of)", figure, text)
    return text


def _spelt(text: str, style: str) -> str:
    for pattern, other in BRITISH.items() if style == "british" else AMERICAN.items():
        text = re.sub(pattern, other, text)
    return text


def _roundup(row: dict[str, Any], texts: dict[str, Any], outlets: dict[str, Any]) -> dict[str, Any]:
    """An article of several texts' parts: a text of its own."""
    takes = []
    named = set()
    for take in row["takes"]:
        name, _, which = take.partition(":")
        paragraphs = texts[name]["text"].strip().split("\n\n")
        takes.append(" ".join(_LINE.sub("", paragraphs[int(n) - 1]) for n in which.split(",")))
        if _names(texts[name]["outlet"], takes[-1:]):
            named.add(texts[name]["outlet"])
    own, frame = row["own"], outlets[row["outlet"]]
    body = [*frame.get("above", ()), *own[:1], *takes, *own[1:], *frame.get("below", ())]
    return {
        "id": row["id"],
        "text": "\n\n".join(body),
        "carries": row["id"],
        "outlet": row["outlet"],
        "published": row["published"],
        "title": row["title"],
        "language": "en",
        "credited": sorted(named),
    }
