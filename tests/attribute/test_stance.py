"""What a source does with a content, in all our languages."""

from __future__ import annotations

import pytest
from tests.attribute.marked import article

from headwater.attribute import stance
from headwater.records import Span


@pytest.mark.parametrize(
    ("language", "cue", "behind", "content", "expected"),
    [
        ("en", "said", "", "the road is open", "asserts"),
        ("en", "declined", "to comment on the visit", "to comment", "declines"),
        ("en", "did not respond to", "questions", "questions", "silent"),
        ("en", "denied", "that", "that he came", "denies"),
        ("en", "said", "", "that the report was not true", "denies"),
        ("en", "told", "", "that the article is mostly accurate", "confirms"),
        ("en", "neither confirmed nor denied", "", "that they met", "declines"),
        ("en", "saying", "it was “not the only request”", "it was “not the only request”", "asserts"),
        ("en", "thanked", "", "the union", "thanks"),
        ("en", "demanded", "", "that all be released", "demands"),
        ("en", "told", "", "that the account was “broadly accurate”", "confirms"),
        ("en", "called", "", "the report a fairy tale", "denies"),
        ("en", "rejected", "", "the proposal", "declines"),
        ("en", "declined", "", "8% to two million crowns", "asserts"),
        ("en", "declined", "", "as a result of the strike", "asserts"),
        ("en", "rejected", "", "the accusations", "denies"),
        ("en", "insisted", "", "it had already paid", "asserts"),
        ("en", "did not deny", "", "that they had met", "confirms"),
        ("en", "his promise to", "", "open the port", "promises"),
        ("en", "said", "", "“No comment.”", "declines"),
        ("ru", "не признал", "", "вину", "denies"),
        ("ru", "назвала выдумкой", "", "слухи", "denies"),
        ("ru", "не подтвердил и не опроверг", "", "что ему предлагали пост", "declines"),
        ("ru", "пригрозил", "", "забастовкой", "promises"),
        ("ru", "порекомендовал", "", "уехать", "proposes"),
        ("ru", "посчитал", "", "что шторм прошёл", "believes"),
        ("uk", "просив", "", "дев'ять років", "asks"),
        ("uk", "визначив", "", "перспективи угоди", "asserts"),
        ("be", "прызначыў", "", "новую камісію", "asserts"),
        ("be", "не пацвердзіла", "", "гэтага", "declines"),
        ("be", "адхіліў", "", "гэтую прапанову", "declines"),
        ("be", "admaŭlajuć", "", "što byŭ abmien", "denies"),
        ("pl", "nazywa", "", "te oskarżenia „bajkami”", "denies"),
        ("lt", "pasiteiravus", "", "ar tiesa, kad kelias uždarytas", "asks"),
        ("lt", "pareiškė", "", "kad nesutinka su prokuroro nuomone", "asserts"),
        ("pl", "nalegają", "", "aby most zamknięto", "demands"),
        ("pl", "wątpi", "", "czy ktokolwiek w to uwierzy", "believes"),
        ("lt", "pagrasino", "", "kreiptis į teismą", "promises"),
        ("ru", "не ответили", "на запрос", "на запрос", "silent"),
        ("ru", "отказался", "от комментариев", "от комментариев", "declines"),
        ("ru", "опровергли", "", "сообщения", "denies"),
        ("ru", "подтвердил", "", "встречу", "confirms"),
        ("be", "не адказалі", "", "на запыт", "silent"),
        ("be", "адмовіўся каментаваць", "", "візіт", "declines"),
        ("be", "пацвердзіла", "", "факт сустрэчы", "confirms"),
        ("be", "лічыць", "", "што гэта звязана", "believes"),
        ("uk", "не відповіли", "", "на запит", "silent"),
        ("uk", "спростував", "", "повідомлення", "denies"),
        ("pl", "odmówiło", "komentarza", "komentarza", "declines"),
        ("pl", "zaprzeczyła", "", "że prowadzono rozmowy", "denies"),
        ("lt", "neatsakė", "", "į klausimus", "silent"),
        ("lt", "patvirtino", "", "vizitą", "confirms"),
    ],
)
def test_stance(language: str, cue: str, behind: str, content: str, expected: str) -> None:
    assert stance.judge(cue, behind, content, language) == expected


@pytest.mark.parametrize(
    ("language", "cue", "content"),
    [
        ("en", "said", "that it had nothing to add"),
        ("en", "told", "“We do not comment on rumours,”"),
        ("ru", "ответил", "«Мне нечего добавить»"),
        ("ru", "сообщили", "«Слухи мы не комментируем»"),
        ("uk", "сказали", "«Чуток ми не коментуємо»"),
        ("be", "сказалі", "«Чутак мы не каментуем»"),
        ("pl", "powiedział", "„Nie mam nic do dodania”"),
        ("lt", "sakė", "„Gandų nekomentuojame“"),
    ],
)
def test_a_refusal_in_ones_own_words(language: str, cue: str, content: str) -> None:
    text = f"{cue} {content}"
    found = stance.in_text(article(text, language), (Span(0, len(cue)),), (Span(len(cue) + 1, len(text)),))
    assert found == "declines"


def test_anothers_refusal_is_not_the_speakers() -> None:
    text = "said that Lunde never replied to the letter he had sent"
    assert stance.in_text(article(text, "en"), (Span(0, 4),), (Span(5, len(text)),)) == "asserts"


@pytest.mark.parametrize(
    ("cue", "content", "does"),
    [
        ("told", "not to read press reports", "demands"),
        ("told", "that the port was shut", "asserts"),
        ("accepted", "that he had kept no record", "confirms"),
        ("have not confirmed", "the death", "declines"),
        ("said", "“That’s not true,”", "denies"),
        ("suggest", "that two deputies attended the session", "asserts"),
        ("had answered", "“no comment” to every question", "declines"),
    ],
)
def test_what_cue_and_content_say_together_in_english(cue: str, content: str, does: str) -> None:
    assert stance.judge(cue, "", content, "en") == does
