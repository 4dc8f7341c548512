"""Reports about reports: who reports, whom it cites, and what both are about."""

from __future__ import annotations

import re
import time

import pytest
from tests.attribute.marked import read

from headwater.attribute.rules import relays
from headwater.records import Article, Attribution, CaptureRef, Span


def article(text: str, language: str = "en") -> Article:
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.?”?", text))
    return Article("a1", "T", text, language, "open", CaptureRef("0", "t"), sentences=sentences, read_in=language)


def marked(text: str, source: str, cue: str, content: str) -> Attribution:
    first, second, third = (Span(text.index(p), text.index(p) + len(p)) for p in (source, cue, content))
    return Attribution((first,), (second,), (third,))


def parts(text: str, found: list[Attribution]) -> list[tuple[str, str, str]]:
    def words(spans: tuple[Span, ...]) -> str:
        return " ".join(s.of(text) for s in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in found]


@pytest.mark.parametrize(
    ("language", "text", "reporter", "cited", "content"),
    [
        ("en", "The envoy came by night, The Post reports, citing two sources.", "The Post", "two sources", "The envoy came by night"),
        ("en", "The Post reported, citing two sources, that the envoy came.", "The Post", "two sources", "that the envoy came"),
        ("en", "Lodestar first reported the release, citing relatives.", "Lodestar", "relatives", "the release"),
        ("ru", "Посол приехал ночью, сообщает «Вестник» со ссылкой на два источника.", "«Вестник»", "два источника", "Посол приехал ночью"),
        ("ru", "Как сообщил «Вестник» со ссылкой на источники, посол приехал.", "«Вестник»", "источники", "посол приехал"),
        ("ru", "Посол уедет, пишет «Вестник» со ссылкой на источник, при этом сам он это отрицает.", "«Вестник»", "источник", "Посол уедет"),
        ("be", "Пасол прыехаў уначы, паведамляе «Хваля» са спасылкай на крыніцы.", "«Хваля»", "крыніцы", "Пасол прыехаў уначы"),
        ("uk", "Посол приїхав уночі, повідомляє «Хвиля» з посиланням на джерела.", "«Хвиля»", "джерела", "Посол приїхав уночі"),
        ("pl", "Poseł przyjechał nocą, podaje „Kurier”, powołując się na źródła.", "„Kurier”", "źródła", "Poseł przyjechał nocą"),
        ("lt", "Pasiuntinys atvyko naktį, pranešė „Balsas“, remdamasis šaltiniais.", "„Balsas“", "šaltiniais", "Pasiuntinys atvyko naktį"),
    ],
)  # fmt: skip
def test_a_relay(language: str, text: str, reporter: str, cited: str, content: str) -> None:
    found = parts(text, relays.complete(article(text, language), []))
    assert [(source, what) for source, _, what in found] == [(reporter, content), (cited, content)]


@pytest.mark.parametrize(
    ("language", "text", "said", "cited"),
    [
        ("pl", "„Kurier” twierdzi, że poseł odejdzie. Dziennik powołuje się na dwóch ministrów.", ("„Kurier”", "twierdzi", "że poseł odejdzie"), "dwóch ministrów"),
        ("ru", "«Вестник» пишет, что посол уйдёт. Газета ссылается на двух чиновников.", ("«Вестник»", "пишет", "что посол уйдёт"), "двух чиновников"),
        ("be", "«Хваля» піша, што пасол сыдзе. Канал спаслаўся на ліст.", ("«Хваля»", "піша", "што пасол сыдзе"), "ліст"),
        ("be", "„Chvala” piša, što pasoł sydzie. Kanał spasyłajecca na troch supracoŭnikaŭ.", ("„Chvala”", "piša", "što pasoł sydzie"), "troch supracoŭnikaŭ"),
    ],
)  # fmt: skip
def test_a_citation_alone_is_about_the_sentence_before(
    language: str, text: str, said: tuple[str, str, str], cited: str
) -> None:
    found = parts(text, relays.complete(article(text, language), [marked(text, *said)]))
    assert [(source, what) for source, _, what in found] == [(said[0], said[2]), (cited, said[2])]


def test_a_citation_of_something_else_is_left_alone() -> None:
    text = "„Kurier” twierdzi, że poseł odejdzie. Dziennik powołuje się na ministra, mówiąc o burzy i o wietrze."
    told = marked(text, "„Kurier”", "twierdzi", "że poseł odejdzie")
    storm = marked(text, "Dziennik", "mówiąc o", "burzy")
    found = parts(text, relays.complete(article(text, "pl"), [told, storm]))
    assert ("Dziennik", "mówiąc o", "burzy") in found


@pytest.mark.parametrize(
    ("language", "text", "reporter", "cited", "content"),
    [
        ("uk", "Тижневик «Хвиля» із посиланням на офіцерів пише, що посол іде.", "Тижневик «Хвиля»", "офіцерів", "що посол іде"),
        ("be", "«Хваля» са спасылкай на агенцтва піша, што пасол ідзе.", "«Хваля»", "агенцтва", "што пасол ідзе"),
    ],
)  # fmt: skip
def test_the_one_who_is_cited_is_not_the_speaker_of_the_verb_behind(
    language: str, text: str, reporter: str, cited: str, content: str
) -> None:
    verb = "пише" if language == "uk" else "піша"
    found = parts(text, relays.complete(article(text, language), [marked(text, cited, verb, content)]))
    assert (reporter, verb, content) in found
    assert [what for source, _, what in found if source == cited] == [content]


def test_who_cites_is_found_where_only_the_cited_was() -> None:
    text = "Radio Kraj podało, powołując się na jednego z ocalonych, że wybuchł pożar."
    seen = marked(text, "jednego z ocalonych", "powołując się na", "że wybuchł pożar")
    found = parts(text, relays.complete(article(text, "pl"), [seen]))
    assert ("Radio Kraj", "podało", "że wybuchł pożar") in found


def test_that_behind_the_cited_brings_what_was_said() -> None:
    text = "«Хвиля» пише, посилаючись на лікаря, що до лікарні доставлено двох."
    told = marked(text, "«Хвиля»", "пише", "що до лікарні доставлено двох")
    found = parts(text, relays.complete(article(text, "uk"), [told]))
    assert ("лікаря", "посилаючись на", "що до лікарні доставлено двох") in found


def test_what_was_found_on_the_same_cues_gives_way() -> None:
    text = "The envoy came, The Post reports, citing two sources."
    wrong = Attribution((Span(16, 24),), (Span(34, 40),), (Span(41, 52),))
    assert wrong not in relays.complete(article(text), [wrong])


def test_a_refusal_shares_the_source_before_it() -> None:
    text = "A source told Lodestar that it is true, but declined to comment further."
    told = Attribution((Span(0, 8),), (Span(9, 13),), (Span(23, 38),))
    found = parts(text, relays.complete(article(text), [told]))
    assert found[-1] == ("A source", "declined", "to comment further")


def test_a_refusal_without_anybody_before_it_is_left_alone() -> None:
    assert relays.complete(article("The road, and declined to comment."), []) == []


def test_a_dateline_is_nobodys_words() -> None:
    text = "March 14, Lodestar. The envoy came, The Post reports, citing two sources."
    whole = Article(
        "a1",
        "T",
        text,
        "en",
        "open",
        CaptureRef("0", "t"),
        sentences=(Span(0, len(text)),),
        read_in="en",
        body_start=20,
    )
    assert parts(text, relays.complete(whole, []))[0][2] == "The envoy came"


def test_a_hostile_sentence_costs_little() -> None:
    text = "a, " * 390 + "citing"
    started = time.perf_counter()
    relays.complete(article(text + "\n" + text), [])
    assert time.perf_counter() - started < 1.0


def test_neither_confirmed_nor_denied_is_one_refusal() -> None:
    text = "He neither confirmed nor denied that they met."
    wrong = Attribution((Span(3, 10),), (Span(25, 31),), (Span(32, 45),))
    found = parts(text, relays.complete(article(text), [wrong]))
    assert found == [("He", "neither confirmed nor denied", "that they met")]


def test_who_is_quoted_as_saying_it_stands_behind_who_quotes() -> None:
    text = "The station also quoted a duty doctor at the hospital as saying that two of them had died."
    found = relays.complete(article(text), [])
    assert parts(text, found) == [
        ("The station", "also quoted", "that two of them had died"),
        ("a duty doctor at the hospital", "saying", "that two of them had died"),
    ]
    doctor = read(text, [(s, c, t) for s, c, t in parts(text, found)])[-1]
    assert [link.text for link in doctor.chain] == ["Lodestar", "The station", "a duty doctor at the hospital"]


def test_whoever_was_quoted_by_others_quotes_nobody() -> None:
    text = "The doctor was quoted by the station as saying that two of them had died."
    found = relays.complete(article(text), [])
    assert parts(text, found) == [("The doctor", "saying", "that two of them had died")]


def test_nobody_is_cited_where_the_sentence_ends_with_the_words_that_cite() -> None:
    text = "The bridge will close, the minister said, the paper quotes"
    said = marked(text, "the minister", "said", "The bridge will close")
    assert parts(text, relays.complete(article(text), [said])) == parts(text, [said])
