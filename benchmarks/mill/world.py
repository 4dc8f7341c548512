"""The invented world: who lives there and who prints what is said there. The same for every seed but for its people."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.mill.names import LANGUAGES, load

TOWNS = 8
"""Towns of each country."""
KNOWN_TOWNS = 2
"""Towns of each country that everybody knows, and a gazetteer has: its capital and the next."""
FIRMS = 40
POSTS = {
    "president": 1, "premier": 1, "foreign": 1, "interior": 1, "economy": 1, "defence": 1, "envoy": 4, "mayor": 8,
    "deputy": 10, "opposition": 5, "rights": 3, "union": 3, "director": 16, "lawyer": 8, "analyst": 5, "journalist": 12,
    "speaker": 2, "speaker_interior": 2,
}  # fmt: skip
"""How many people of each post a country has: 84, and 840 in the ten countries, of 2,108 names that the rows make."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the world: rows of his names, his post, and the country, town, firm or group that it is about."""

    id: int
    given: int
    surname: int
    gender: str
    post: str
    country: int
    town: int
    firm: int
    group: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `owner` and `mirror` are keys, "" where it is its own; `size` 1..5 is how much it prints."""

    key: str
    lang: str
    what: str
    country: int
    owner: str
    size: int
    names: tuple[str, ...]
    mirror: str = ""
    state: bool = False

    @property
    def language(self) -> str:
        """The language of its words, whatever the orthography."""
        return self.lang.partition("-")[0]

    @property
    def root(self) -> str:
        """The outlet of which it is a mirror, or itself."""
        return self.mirror or self.key

    @property
    def house(self) -> str:
        """What is one for all outlets of its owner."""
        return self.owner or self.root

    def name(self, language: str) -> str:
        """Its name as the press of a language prints it."""
        return self.names[LANGUAGES.index(language)]


class World:
    """Countries, people and outlets. Made from a seed; never changes."""

    def __init__(self, seed: int) -> None:
        self.outlets = tuple(Outlet(**{**row, "names": tuple(row["names"])}) for row in load("outlets")["outlets"])
        self.outlet = {o.key: o for o in self.outlets}
        self.countries = len(load("names")["countries"])
        self.people = _people(random.Random(seed), self.countries)
        self._by_post: dict[tuple[int, str], list[Person]] = {}
        for each in self.people:
            self._by_post.setdefault((each.country, each.post), []).append(each)
        self.mirrors: dict[str, list[Outlet]] = {}
        self.sisters: dict[str, list[Outlet]] = {}
        for outlet in self.outlets:
            if outlet.mirror:
                self.mirrors.setdefault(outlet.mirror, []).append(outlet)
            elif outlet.owner:
                self.sisters.setdefault(outlet.owner, []).append(outlet)

    def holders(self, country: int, post: str) -> list[Person]:
        """Who holds a post in a country."""
        return self._by_post[country, post]

    def towns(self, country: int) -> range:
        """The towns of a country."""
        return range(country * TOWNS, country * TOWNS + TOWNS)


def firms_of(town: int) -> tuple[int, int]:
    """The firms that have a plant in a town."""
    return town % FIRMS, (town * 7 + 3) % FIRMS


def _people(rng: random.Random, countries: int) -> tuple[Person, ...]:
    names = [
        (given, surname, gender)
        for gender in "mf"
        for given in range(len(load("names")[f"given_{gender}"]))
        for surname in range(len(load("names")["surnames"]))
    ]
    rng.shuffle(names)
    found: list[Person] = []
    for country in range(countries):
        for post, count in POSTS.items():
            for i in range(count):
                given, surname, gender = names[len(found)]
                town, group = country * TOWNS + i % TOWNS, rng.randrange(4)
                firm = firms_of(town)[i // TOWNS % 2]
                found.append(Person(len(found), given, surname, gender, post, country, town, firm, group))
    return tuple(found)


def host(root: str) -> str:
    """The host of an outlet and its mirrors, under a top-level domain that nobody can have."""
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in root) + ".example"
