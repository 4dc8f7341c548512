"""The catalogues are complete: every text of ours is said in every language, and no template says one by itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from headwater.show.catalogues import gathering
from headwater.show.catalogues.bare import bare
from headwater.show.catalogues.gathering import HOME, Text, gathered, of_python, of_template
from headwater.show.catalogues.updating import of, read, update
from headwater.show.tongue import LANGUAGES
from headwater.show.web.drawer import environment

OURS = LANGUAGES[1:]
FOLDER = HOME / "show" / "catalogues"
TEMPLATES = sorted(p for part in gathering.TEMPLATES for p in (HOME / "show" / part / "templates").glob("*.html"))
_PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|</?[a-z]+>")


@cache
def texts() -> tuple[Text, ...]:
    return gathered()


@cache
def kept(code: str) -> Catalog:
    return read(FOLDER / f"{code}.po", code)


@pytest.mark.parametrize("code", OURS)
def test_every_text_is_translated_and_nothing_else_is_there(code: str) -> None:
    there = {(m.context or "", m.id[0] if isinstance(m.id, tuple | list) else m.id): m for m in kept(code) if m.id}
    wanted = {(t.context, t.text) for t in texts()}
    advice = "python -m headwater.show.catalogues"
    assert sorted(wanted - set(there)) == [], advice
    assert sorted(set(there) - wanted) == [], advice
    assert [m.id for m in there.values() if not all(of(m))] == []
    assert [m.id for m in there.values() if m.fuzzy] == []
    assert not kept(code).obsolete


@pytest.mark.parametrize("code", OURS)
def test_every_translation_has_the_places_and_the_forms_of_its_text(code: str) -> None:
    forms = kept(code).num_plurals
    for message in kept(code):
        if not message.id:
            continue
        counted = isinstance(message.id, tuple | list)
        text = message.id[-1] if counted else message.id
        assert len(of(message)) == (forms if counted else 1), text
        for told in of(message):
            assert sorted(set(_PLACE.findall(told))) == sorted(set(_PLACE.findall(text))), text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_no_template_says_anything_of_its_own(path: Path) -> None:
    assert bare(path.read_text("utf-8"), environment()) == ()


def test_bare_english_is_found_between_tags_in_what_is_read_aloud_and_in_choices() -> None:
    source = (
        '<p class="why official">Two words <b>{{ n }}</b></p><input aria-label="Say it" placeholder="{{ _("Fine") }}">'
        '{{ title or "No title" }}<i>{% trans %}Good{% endtrans %}</i><code>not this</code>'
    )
    assert set(bare(source, environment())) == {"Two words", "Say it", "No title"}


def test_texts_are_gathered_from_code_and_templates() -> None:
    source = (
        'say("a"); many("b", "bs", n); words.count(n, "c"); "x".count("y"); Words({"k": mark("d")}, context="w")\n'
        "raise DeskError(f\"{name} is {'on' if it else 'off'}\")\n"
    )
    assert set(of_python(source)) == {
        Text("", "a"),
        Text("", "b", "bs"),
        Text("", "c", "cs"),
        Text("w", "d"),
        Text("kept", "{name} is {it}"),
        Text("kept, inside", "on"),
        Text("kept, inside", "off"),
    }
    template = '{{ n|count("e") }}{% trans n=1 %}{{ n }} f{% pluralize %}{{ n }} fs{% endtrans %}'
    assert set(of_template(template, environment())) == {Text("", "e", "es"), Text("", "%(n)s f", "%(n)s fs")}


def test_an_error_that_hands_on_what_another_said_has_no_words_of_ours() -> None:
    source = 'raise DeskError(f"{path}: {error}")\nraise BrokenInput("it is empty")\n'
    assert list(of_python(source)) == []
    assert list(of_python(source, raised={"BrokenInput": 0})) == [Text("kept", "it is empty")]


def test_updating_keeps_what_is_translated_and_drops_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "be.po"
    assert update(path, "be", [Text("", "one"), Text("", "two", "twos")]) == 2
    filled = path.read_text("utf-8").replace('msgid "one"\nmsgstr ""', 'msgid "one"\nmsgstr "адзін"')
    path.write_text("# words\n" + filled.split("\n", 1)[1], "utf-8")
    assert update(path, "be", [Text("", "one"), Text("", "three")]) == 1
    after = read(path, "be")
    assert after.get("one").string == "адзін"
    assert after.get("two") is None
