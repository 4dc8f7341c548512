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
        ("en", "rejected", "", "the proposal", "asserts"),
        ("en", "declined", "", "8% to two million crowns", "asserts"),
        ("en", "declined", "", "as a result of the strike", "asserts"),
        ("en", "rejected", "", "the accusations", "denies"),
        ("en", "insisted", "", "it had already paid", "asserts"),
        ("en", "did not deny", "", "that they had met", "confirms"),
        ("en", "his promise to", "", "open the port", "promises"),
        ("en", "said", "", "“No comment.”", "declines"),
        ("en", "begged", "", "not to be identified", "asks"),
        ("en", "called", "", "the rest of the account “hot air”", "denies"),
        ("en", "called", "", "the novel “a legend”", "asserts"),
        ("en", "said", "", "“Nothing of the kind happened.”", "denies"),
        ("en", "said", "", "“There was no such thing.”", "denies"),
        ("en", "said", "", "“There is no such clause in the charter.”", "asserts"),
        ("en", "said", "", "that there were no such letters", "asserts"),
        ("ru", "сказала", "", "«Такого пункта в уставе нет»", "asserts"),
        ("uk", "сказала", "", "«Такого пункту в статуті немає»", "asserts"),
        ("be", "сказала", "", "«Такога пункта ў статуце няма»", "asserts"),
        ("pl", "powiedziała", "", "„W statucie nie ma takiego punktu”", "asserts"),
        ("lt", "sakė", "", "„Tokio punkto įstatuose nėra“", "asserts"),
        ("en", "said", "", "“Nothing like it has ever happened in the valley.”", "asserts"),
        ("en", "said", "", "“Yes, that is true.”", "confirms"),
        ("ru", "сказала", "", "«Такого не было и быть не могло»", "denies"),
        ("ru", "сказал", "", "«Такого урожая не было двадцать лет»", "asserts"),
        ("ru", "назвал", "", "выводы центра «фантастикой»", "denies"),
        ("ru", "назвал", "", "роман «фантастикой для взрослых»", "asserts"),
        ("uk", "каже", "", "«Так, це правда»", "confirms"),
        ("uk", "за власним зізнанням", "", "дізнався з газет", "confirms"),
        ("be", "абураецца", "", "«Нічога такога не было»", "denies"),
        ("pl", "mówi", "", "„Tak, to prawda”", "confirms"),
        ("pl", "nazwał", "", "doniesienia „opowiastką na dobranoc”", "denies"),
        ("lt", "pavadino", "", "šią žinią pramanu", "denies"),
        ("lt", "sakė", "", "„Nieko panašaus nebuvo“", "denies"),
        ("ru", "не признал", "", "вину", "denies"),
        ("ru", "назвала выдумкой", "", "слухи", "denies"),
        ("ru", "не подтвердил и не опроверг", "", "что ему предлагали пост", "declines"),
        ("ru", "пригрозил", "", "забастовкой", "promises"),
        ("ru", "порекомендовал", "", "уехать", "proposes"),
        ("ru", "посчитал", "", "что шторм прошёл", "believes"),
        ("ru", "не подтвердил", "", "эти цифры", "declines"),
        ("ru", "назвал", "", "вопрос преждевременным", "declines"),
        ("uk", "не підтвердив", "", "цих цифр", "declines"),
        ("uk", "просив", "", "дев'ять років", "asks"),
        ("uk", "визначив", "", "перспективи угоди", "asserts"),
        ("be", "прызначыў", "", "новую камісію", "asserts"),
        ("be", "не пацвердзіла", "", "гэтага", "declines"),
        ("be", "не пацвярджае", "", "страт", "declines"),
        ("be", "адхіліў", "", "гэтую прапанову", "asserts"),
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


@pytest.mark.parametrize(
    ("language", "cue", "content"),
    [
        ("en", "adding", "that he saw no need to discuss the diary"),
        ("en", "said", "it was too early to talk of a date"),
        ("ru", "сообщили", "что не обсуждают клиентов"),
        ("ru", "сказал", "«Это вопрос к Минфину»"),
        ("uk", "зауважив", "що висновки робити рано"),
        ("be", "адказалі", "што прыватных размоў не абмяркоўваюць"),
        ("be", "skazali", "što heta pytańnie nie da ich"),
        ("pl", "usłyszeliśmy", "że klub „nie komentuje spekulacji”"),
        ("lt", "atsakyta", "kad klubas gandų nekomentuoja"),
    ],
)
def test_a_refusal_in_other_words(language: str, cue: str, content: str) -> None:
    assert said(f"{cue} {content}", len(cue), language) == "declines"


@pytest.mark.parametrize(
    ("language", "before", "cue", "content", "expected"),
    [
        ("ru", "На вопросы там не ответили.", "Предложили", "дождаться осени", "declines"),
        ("uk", "Про покупця говорити не захотіли.", "Порадила", "«не читати газет натще»", "declines"),
        ("be", "Каментаваць ліст там не сталі.", "Параілі", "дачакацца восені", "declines"),
        ("lt", "Į klausimus neatsakyta.", "Patarė", "palaukti rudens", "declines"),
        ("lt", "Vasara buvo lietinga.", "Patarė", "palaukti rudens", "proposes"),
    ],
)
def test_advice_is_a_refusal_where_somebody_asked(
    language: str, before: str, cue: str, content: str, expected: str
) -> None:
    text = f"{before} {cue} {content}"
    start = len(before) + 1
    cues, told = (Span(start, start + len(cue)),), (Span(start + len(cue) + 1, len(text)),)
    assert stance.in_text(article(text, language), cues, told) == expected


def said(text: str, cue: int, language: str) -> str:
    return stance.in_text(article(text, language), (Span(0, cue),), (Span(cue + 1, len(text)),))


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "сказал что Трамп не хочет говорить с прессой"), ("en", "said that Koll did not answer the letter")],
)
def test_what_another_refuses_is_only_told(language: str, text: str) -> None:
    assert said(text, text.index(" "), language) == "asserts"


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("en", "The drone did not respond to commands.", "did not respond to"),
        ("ru", "Полк не ответил огнём на обстрел.", "не ответил"),
        ("pl", "Bramkarz nie zareagował na strzał.", "nie zareagował na"),
    ],
)
def test_who_is_asked_nothing_is_not_silent(language: str, text: str, cue: str) -> None:
    at = text.index(cue)
    spans = (Span(at, at + len(cue)),), (Span(at + len(cue) + 1, len(text) - 1),)
    assert stance.in_text(article(text, language), *spans) == "asserts"


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
