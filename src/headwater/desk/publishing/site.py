"""What the site is called, where it stands, in which languages and sections: kept on the desk, set by editors."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select, update

from headwater.desk.log import chain
from headwater.desk.publishing.publishing_tables import publications, site_sections, site_settings
from headwater.desk.publishing.subscribers import KEPT
from headwater.desk.readings import clean
from headwater.errors import DeskError

_KEY: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
_BASE: Final = re.compile(r"https?://[a-z0-9.:\[\]-]+(?:/[a-z0-9._~/-]*)?", re.ASCII)
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the site: `key` stands in addresses, `names` are by language."""

    key: str
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """What it is called in a language; in another one, or as its key, where nobody has said."""
        return self.names.get(language) or next(iter(self.names.values()), "") or self.key


@dataclass(frozen=True, slots=True)
class Site:
    """The site as a whole. `base` is its address without a slash at the end, "" where it has none yet; `languages` are
    those it speaks, the first of them where nothing is asked; `zone` is that of its times; `keep` days of use."""

    title: str = "Headwater"
    motto: str = ""
    base: str = ""
    languages: tuple[str, ...] = ("en",)
    zone: str = "UTC"
    publisher: str = ""
    keep: int = KEPT
    sections: tuple[Section, ...] = ()

    def section(self, key: str) -> Section | None:
        """The section of a key."""
        return next((each for each in self.sections if each.key == key), None)


def site(connection: Connection) -> Site:
    """The site as it is set."""
    kept = {row.name: row.value for row in connection.execute(select(site_settings))}
    made = Site(**{name: kept[name] for name in ("title", "motto", "base", "zone", "publisher") if kept.get(name)})
    languages = tuple(kept.get("languages", "").split()) or made.languages
    rows = connection.execute(select(site_sections).order_by(site_sections.c.position, site_sections.c.key))
    sections = tuple(Section(row.key, row.names) for row in rows)
    return replace(made, languages=languages, sections=sections, keep=int(kept.get("keep") or KEPT))


def settle(connection: Connection, wanted: Site, known: Sequence[str], who: str) -> None:
    """Sets all but the sections. `known`: the languages that the site can speak."""
    if not wanted.title.strip() or max(map(len, (wanted.title, wanted.motto, wanted.publisher))) > _LONGEST:
        raise DeskError("The site needs a title; title, motto and publisher may have 200 characters each.")
    if wanted.base and not _BASE.fullmatch(wanted.base):
        raise DeskError("Write the address of the site as https://news.example, without a slash at the end.")
    if not wanted.languages or not set(wanted.languages) <= set(known):
        raise DeskError("Choose at least one language that the site can speak.")
    if not 1 <= wanted.keep <= 3650:
        raise DeskError("The count of use can be kept for 1 to 3650 days.")
    given = {"title": wanted.title, "motto": wanted.motto, "base": wanted.base.rstrip("/"), "zone": wanted.zone}
    given |= {"publisher": wanted.publisher, "languages": " ".join(wanted.languages), "keep": str(wanted.keep)}
    connection.execute(delete(site_settings))
    connection.execute(insert(site_settings), [{"name": n, "value": clean(v.strip())} for n, v in given.items()])
    chain.enter(connection, "site settings changed", who)


def keep_section(connection: Connection, section: Section, who: str) -> None:
    """Adds a section, or gives one other names."""
    if not _KEY.fullmatch(section.key):
        raise DeskError("The key of a section is of small Latin letters, digits and hyphens, as human-rights.")
    names = {language: clean(name.strip())[:_LONGEST] for language, name in section.names.items() if name.strip()}
    here = site_sections.c.key == section.key
    if connection.execute(update(site_sections).where(here).values(names=names)).rowcount == 0:
        last = connection.execute(select(func.max(site_sections.c.position))).scalar() or 0
        connection.execute(insert(site_sections).values(key=section.key, position=last + 1, names=names))
    chain.enter(connection, "site section kept", who, section.key)


def drop_section(connection: Connection, key: str, who: str) -> None:
    """Removes a section that has nothing in it."""
    if connection.execute(select(publications.c.id).where(publications.c.section == key).limit(1)).first():
        raise DeskError("There are items in this section.")
    connection.execute(delete(site_sections).where(site_sections.c.key == key))
    chain.enter(connection, "site section removed", who, key)
