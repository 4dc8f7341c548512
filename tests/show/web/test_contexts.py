"""What a page was made from is let go of when it is made."""

from __future__ import annotations

import gc
import re
import weakref
from importlib import resources

import pytest
from jinja2 import DictLoader

from headwater.show.web import contexts
from headwater.show.web.drawer import environment


class Story:
    """Something that a page tells of."""

    title = "Talks resumed"


TEMPLATES = {
    "base.html": "<h1>{% block main %}{% endblock %}</h1>{% include 'end.html' %}",
    "parts.html": "{% macro told(one) %}<p>{{ one.title }}{{ mark() }}</p>{% endmacro %}{% macro mark() %}!{% endmacro %}",
    "end.html": "{% macro last() %}{{ story.title }}{% endmacro %}{{ last() }}",
    "page.html": "{% extends 'base.html' %}{% from 'parts.html' import told with context %}"
    "{% macro own(x) %}{{ told(x) }}{% endmacro %}{% block main %}{% for x in [story] %}{{ own(x) }}{% endfor %}{% endblock %}",
}


@pytest.mark.parametrize("again", [1, 2])
def test_nothing_of_a_page_waits_to_be_collected(again: int) -> None:
    house = environment()
    house.loader = DictLoader(TEMPLATES)
    story = Story()
    gone = weakref.ref(story)
    gc.disable()
    try:
        for _ in range(again):
            page = contexts.rendered(house.get_template("page.html"), {"story": story})
            assert page == "<h1><p>Talks resumed!</p></h1>Talks resumed"
        del story
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("package", ["headwater.show.web", "headwater.show.site"])
def test_every_template_takes_from_others_with_context(package: str) -> None:
    """jinja2 keeps the names of one that is taken from without it, for the next page: these must not be emptied."""
    texts = [each.read_text() for each in (resources.files(package) / "templates").iterdir() if each.is_file()]
    taken = [line for text in texts for line in re.findall(r"\{%-?\s*(?:from|import)\b[^%]*%\}", text)]
    assert len(texts) > 5
    assert [line for line in taken if "with context" not in line] == []
