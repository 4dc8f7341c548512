"""Who gives the sides of a deal where the clause itself does not name them."""

from __future__ import annotations

from dataclasses import replace

from tests.attribute.happenings import content, entity
from tests.attribute.marked import article
from tests.attribute.test_deals import read, told

from headwater.attribute.happenings import deals


def test_a_body_is_its_citys() -> None:
    text = "On condition that the city of Sallow waives its tax, the company will also build a school."
    (deal,) = read(text, "en", entity("e1", "place", text, "Sallow"))
    assert told(deal, text) == (None, "build a school", "e1", "waives its tax")


def test_whoever_promises_gives_where_the_clause_names_nobody() -> None:
    text = "Якщо вояки складуть зброю, їх не переслідуватимуть, обіцяє генерал Остап Клин."
    said = content("s1", text, "Якщо вояки складуть зброю, їх не переслідуватимуть", "e1", "обіцяє")
    named = entity("e1", "person", text, "Остап Клин")
    (deal,) = deals.find(article(text, "uk"), (replace(said, stance="promises"),), (named,))
    assert told(deal, text)[0] == "e1"
