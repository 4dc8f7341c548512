"""Search finds a word in its forms, marks and scripts, and never trips over what people type."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import whole

from headwater.desk import Desk
from headwater.desk.finding import finding, folding, hits
from headwater.desk.finding.hits import Wanted
from headwater.errors import DeskError
from headwater.newsroom.keeping import forget
from headwater.records import Capture, Reading

Make = Callable[..., tuple[Capture, Reading]]


def ids(desk: Desk, query: str) -> list[str]:
    return [hit.article.id for hit in desk.search(query)]


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("en", "New sanctions on banks.", "sanction bank"),
        ("en", "They were closing it.", "closed"),
        ("en", "Zoë Müller's café.", "zoe muller cafe"),
        ("ru", "Новые санкции против банков.", "санкций банки"),
        ("ru", "Ёлка стоит.", "елки"),
        ("be", "Новыя санкцыі супраць банкаў.", "санкцый банк"),
        ("be", "Sprava Łukašenki.", "lukasenka"),
        ("uk", "Нові санкції проти банків.", "санкцій банк"),
        ("uk", "П’ятнадцять об'єктів.", "п'ятнадцять об’єкт"),
        ("pl", "Nowe sankcje wobec banków.", "sankcji bank"),
        ("lt", "Naujos sankcijos bankams.", "sankcijų bankai"),
        (None, "Überraschung in Köln.", "uberraschung koln"),
        ("en", "Cafe\u0301 closed.", "café"),
    ],
)
def test_words_are_found_in_their_forms(desk: Desk, make: Make, language: str, text: str, query: str) -> None:
    desk.add(*make(text, language=language, title=None))
    desk.add(*make("Something else altogether.", id="a2", language=language, title=None))
    assert ids(desk, query) == ["a1"]


def test_a_query_is_words_phrases_beginnings_and_what_must_be_missing(desk: Desk, make: Make) -> None:
    desk.add(*make("The quarry opens late.", id="a1", title=None))
    desk.add(*make("The quarry closes. It opens not.", id="a2", title=None))
    assert sorted(ids(desk, "quarry opens")) == ["a1", "a2"]
    assert ids(desk, '"quarry opens"') == ["a1"]
    assert ids(desk, "quarry -late") == ["a2"]
    assert ids(desk, 'quarry -"closes it"') == ["a1"]
    assert ids(desk, "qua* lat*") == ["a1"]
    assert ids(desk, "quarry harbour") == []


def test_the_title_counts_more(desk: Desk, make: Make) -> None:
    desk.add(*make("The quarry and so on and on.", id="a1", title="Other"))
    desk.add(*make("Something of that kind and so on.", id="a2", title="Quarry"))
    assert ids(desk, "quarry") == ["a2", "a1"]


def test_an_older_version_is_found_after_the_current_ones(desk: Desk, make: Make) -> None:
    desk.add(*make("The minister lied.", id="a1", title=None))
    desk.add(*make("The minister erred.", id="a1", title=None))
    desk.add(*make("Somebody lied about many other things at length.", id="a2", title=None))
    hits = desk.search("lied")
    assert [(hit.article.id, hit.version, hit.article.version) for hit in hits] == [("a2", 1, 1), ("a1", 1, 2)]
    assert [(hit.article.id, hit.version) for hit in desk.search("minister")] == [("a1", 2)]


def test_the_snippet_marks_the_words(desk: Desk, make: Make) -> None:
    text = "Filler words. " * 40 + "The Mills\nclosed, 40 jobs went. " + "Filler words. " * 40
    desk.add(*make(text, title=None))
    (hit,) = desk.search("mill job*")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["Mills", "jobs"]
    assert "\n" not in hit.snippet
    assert len(hit.snippet) < 300
    assert text[hit.start :].replace("\n", " ").startswith(hit.snippet)


def test_no_more_than_asked_for(desk: Desk, make: Make) -> None:
    for n in range(5):
        desk.add(*make("Quarry.", id=f"a{n}"))
    assert len(desk.search("quarry", limit=3)) == 3


@settings(max_examples=whole.count(50, 150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.sampled_from("ab\"*-() :^+{}ANDORNOT'’\x00\ud800½ı\u0301") | st.characters(), max_size=15))
def test_nothing_typed_breaks_it(desk: Desk, query: str) -> None:
    assert desk.search(query) == []


@given(st.text(max_size=30), st.sampled_from([None, "en", "ru", "be", "be-tarask", "uk", "pl", "lt", "xx", ""]))
def test_a_lemma_is_one_word_that_the_index_does_not_cut(text: str, language: str | None) -> None:
    words = folding.WORD.findall(text)
    lemmas = folding.lemmas(text, language)
    assert len(lemmas.split(" ") if lemmas else []) == len(words)
    assert all(sign.isalnum() or ord(sign) > 127 or sign == " " for sign in lemmas)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    for word in folding.WORD.findall(text):
        assert folding.fold(folding.fold(word)) == folding.fold(word)


@given(st.text(max_size=80))
def test_a_word_of_a_text_finds_the_text(text: str) -> None:
    for language in ("en", "be", None):
        for word in folding.WORD.findall(text):
            assert folding.lemma(word, language) in folding.stems(word)


@pytest.mark.parametrize("by_date", [True, False])
def test_as_many_articles_are_found_as_asked_for_however_many_versions_they_have(
    desk: Desk, make: Make, *, by_date: bool
) -> None:
    for n in range(6):
        for day, word in enumerate(("slowly", "at once"), 1):
            item = make(f"Quarry {n} closes {word}.", id=f"a{n}", title=None, fetched=f"2026-01-0{day}T00:00:00Z")
            desk.add(*item)
    with desk._reading() as connection:
        asked = hits.asked(connection, Wanted("quarry"))
        for most, n in ((4, 5), (5, 6), (6, 6)):
            found = hits.articles(connection, asked, by_date=by_date, most=most)
            assert len({one.article for one in found}) == len(found) == n
            assert {one.n for one in found} == {2}


def test_what_is_to_be_forgotten_is_all_that_has_the_words(
    desk: Desk, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 3)
    monkeypatch.setattr(forget, "MOST", 5)
    for n in range(5):
        desk.add(*make(f"Quarry {n} closes.", id=f"a{n}", title=None))
    assert len(forget.plan_matching(desk, "quarry").articles) == 5
    desk.add(*make("Quarry 5 closes.", id="a5", title=None))
    with pytest.raises(DeskError, match="more than 5 articles have these words"):
        forget.plan_matching(desk, "quarry")
