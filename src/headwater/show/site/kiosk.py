"""What the pages of the site stand on, and who looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from headwater.desk.publishing.reach import ANYBODY, Reader
from headwater.desk.publishing.shown import Eyes, Wanted
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.show import tongue, zones
from headwater.show.site.counting import Counter
from headwater.show.site.links import Links, Under


def clock() -> datetime:
    """Now."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Kiosk:
    """`desk` is open to be read alone. `write` opens it for what readers leave: that they are logged in, and the count
    of use; None where there are none. `base` is the address of the site, without a slash at the end.

    `shown_to`: in a preview, as whom the site is seen; `mirror`: the pages become files.
    """

    desk: Desk
    write: Callable[[], Desk] | None = None
    now: Callable[[], datetime] = clock
    base: str = ""
    links: Links = field(default_factory=Under)
    shown_to: Reader | None = None
    mirror: bool = False
    counter: Counter = field(default_factory=Counter)

    @property
    def secure(self) -> bool:
        """True where the site is reached over TLS."""
        return self.base.startswith("https:")


@dataclass(frozen=True, slots=True)
class View:
    """The site as one reader sees it in one language at one moment."""

    kiosk: Kiosk
    site: Site
    language: str
    eyes: Eyes

    @property
    def reader(self) -> Reader:
        """Who looks."""
        return self.eyes.reader

    @property
    def desk(self) -> Desk:
        """The desk, to be read."""
        return self.kiosk.desk

    def to(self, path: str) -> str:
        """The address of a page in this language, from this page: "/item/abc"."""
        return self.kiosk.links(f"/{self.language}{path}")

    def there(self, path: str) -> str:
        """The whole address of a page of the site: "/en/item/abc"."""
        return self.kiosk.base + path

    def section(self, key: str) -> str:
        """What a section is called."""
        return (self.site.section(key) or Section(key)).name(self.language)

    def wanted(self, section: str = "") -> Wanted:
        """The items of this language."""
        return Wanted(self.language, section)

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Whatever is said in the block is in the language of the view, its times in the zone of the site."""
        with tongue.speaking(self.language), zones.reading_in(self.site.zone):
            yield


def view(kiosk: Kiosk, language: str = "", reader: Reader = ANYBODY) -> View | None:
    """The site in a language, its first one where none is named; None where it does not speak it."""
    site = kiosk.desk.site()
    language = language or site.languages[0]
    if language not in site.languages:
        return None
    return View(kiosk, site, language, Eyes(kiosk.shown_to or reader, kiosk.now()))


SPOKEN: Final = tongue.LANGUAGES
"""The languages that a site can speak."""
