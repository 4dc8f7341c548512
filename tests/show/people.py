"""Articles made up for the pages of entities: one minister in three scripts, another of the same name, a watch list."""

from __future__ import annotations

from pathlib import Path

from tests.show.keep import keep

from headwater import pipeline
from headwater.desk.store import Desk
from headwater.records import (
    Article,
    CaptureRef,
    Dated,
    Entity,
    Outlet,
    Presentation,
    Producer,
    Reading,
    Role,
    Source,
    Span,
    Spelling,
    Statement,
)
from headwater.wordforms import script

EN = "Harbour minister Mikola Zaretski said on Monday that the port of Ostrava Bay would reopen. Talks go on."
RU = "Министр портов Микола Зарецкий отрицает это. «Порт откроется», — заявил Зарецкий. Критик Олег Буров не согласен."
BE = "Міністр партоў Мікола Зарэцкі дзякуе людзям. Пра гэта паведаміла Ганна Дуброўская."
ABOUT = "Hanna Dubrouskaya said that Mikola Zaretski had never visited the port. <script>alert(1)</script>"
KIN = "Piotr Zaretski, a judge, spoke in Lower Tarn. Nobody answered."
BARE = "Zaretski was seen in Upper Tarn. Nobody knows why."
HOSTILE = "Visitor </h1><script>alert(2)</script> left."
WATCHED = "name,birth,country,note\nNikolai Zaretsky,1960-02-01,mv,minister <b>of ports</b>\nNobody Everseen,,,\n"


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def person(text: str, id: str, *names: str, language: str, role: str = "", gender: str | None = None) -> Entity:
    """Somebody under these names, all of which stand in the text."""
    spellings = tuple(Spelling(n, language, script(n)) for n in names)
    roles = (Role(role, None, _at(text, role)),) if role else ()
    return Entity(
        id,
        "person",
        names[0],
        spellings,
        tuple(_at(text, n) for n in names),
        roles,
        gender=gender,  # type: ignore[arg-type]
    )


def said(
    text: str, id: str, source: str, entity: str | None, content: str, cue: str, stance: str = "asserts"
) -> Statement:
    """A statement of a named source."""
    who = Source((_at(text, source),), source, entity, "person", "named", False)
    return Statement(id, who, (_at(text, cue),), (_at(text, content),), "indirect", stance, Presentation(), ())  # type: ignore[arg-type]


def reading(
    id: str, text: str, language: str, outlet: str, day: str, entities: tuple[Entity, ...], *statements: Statement
) -> Reading:
    """An article of an outlet, which is its last entity."""
    house = Entity("o1", "organization", outlet, (Spelling(outlet, language, script(outlet)),), (), (), True)
    article = Article(
        id, text.split(".", maxsplit=1)[0], text, language, "open", CaptureRef("0" * 64, day + "T08:00:00Z"),
        outlet=Outlet(outlet, "o1"), published=Dated(day, "said so"), read_in="en",
    )  # fmt: skip
    return Reading(article, Producer("0", "none"), (*entities, house), statements)


def readings() -> list[Reading]:
    """The articles in the order in which they come."""
    en = person(EN, "p1", "Mikola Zaretski", language="en", role="Harbour minister", gender="m")
    ru = person(RU, "p1", "Микола Зарецкий", "Зарецкий", language="ru", role="Министр портов", gender="m")
    critic = person(RU, "p2", "Олег Буров", language="ru", role="Критик")
    be = person(BE, "p1", "Мікола Зарэцкі", language="be", role="Міністр партоў", gender="m")
    hanna_be = person(BE, "p2", "Ганна Дуброўская", language="be", gender="f")
    hanna = person(ABOUT, "p1", "Hanna Dubrouskaya", language="en", gender="f")
    about = person(ABOUT, "p2", "Mikola Zaretski", language="en", gender="m")
    kin = person(KIN, "p1", "Piotr Zaretski", language="en", role="judge", gender="m")
    bare = person(BARE, "p1", "Zaretski", language="en")
    hostile = person(HOSTILE, "p1", "Visitor </h1><script>alert(2)</script>", language="en")
    return [
        reading("aa01", EN, "en", "Harbour Courier", "2025-03-03", (en,), said(EN, "s1", "Mikola Zaretski", "p1", "the port of Ostrava Bay would reopen", "said")),
        reading("aa02", RU, "ru", "Карта моря", "2025-04-04", (ru, critic), said(RU, "s1", "Зарецкий", "p1", "Порт откроется", "заявил")),
        reading("aa03", BE, "be", "Хваля", "2025-05-05", (be, hanna_be), said(BE, "s1", "Мікола Зарэцкі", "p1", "людзям", "дзякуе", "thanks")),
        reading("aa04", ABOUT, "en", "Harbour Courier", "2025-06-06", (hanna, about), said(ABOUT, "s1", "Hanna Dubrouskaya", "p1", "Mikola Zaretski had never visited the port", "said")),
        reading("aa06", KIN, "en", "Tarn Post", "2025-02-02", (kin,)),
        reading("aa07", BARE, "en", "Tarn Post", "2025-02-03", (bare,)),
        reading("aa05", HOSTILE, "en", "Harbour Courier", "2025-01-01", (hostile,)),
    ]  # fmt: skip


def fill(path: Path) -> None:
    """Makes the desk, its entities linked, with a watch list whose name has a slash in it."""
    list_ = path.with_suffix(".csv")
    list_.write_text(WATCHED, encoding="utf-8")
    with Desk(path, rules=pipeline.RULES) as desk:
        for one in readings():
            keep(desk, one)
        desk.add_watchlist("Ports / 2025", list_)
