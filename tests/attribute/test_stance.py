"""What a source does with a content, in all our languages."""

from __future__ import annotations

import pytest

from headwater.attribute import stance


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
        ("en", "rejected", "", "the accusations", "denies"),
        ("en", "insisted", "", "it had already paid", "asserts"),
        ("en", "did not deny", "", "that they had met", "confirms"),
        ("en", "his promise to", "", "open the port", "promises"),
        ("en", "said", "", "“No comment.”", "declines"),
        ("ru", "не признал", "", "вину", "denies"),
        ("ru", "назвала выдумкой", "", "слухи", "denies"),
        ("ru", "не подтвердил и не опроверг", "", "что ему предлагали пост", "declines"),
        ("ru", "пригрозил", "", "забастовкой", "promises"),
        ("uk", "просив", "", "дев'ять років", "asks"),
        ("be", "адхіліў", "", "гэтую прапанову", "declines"),
        ("be", "admaŭlajuć", "", "što byŭ abmien", "denies"),
        ("pl", "nazywa", "", "te oskarżenia „bajkami”", "denies"),
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
