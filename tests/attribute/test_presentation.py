"""Certainty, polarity, tense and condition, from the words of the first clause."""

from __future__ import annotations

import pytest

from headwater.attribute import presentation
from headwater.records import Presentation


@pytest.mark.parametrize(
    ("text", "certainty", "polarity", "tense", "conditional"),
    [
        ("the bridge was closed", "certain", "positive", "past", False),
        ("the bridge may be closed", "possible", "positive", "future", False),
        ("the bridge would open if the lists were honest", "certain", "positive", "future", True),
        ("it will not open", "certain", "negative", "future", False),
        ("it was not only the bridge", "certain", "positive", "past", False),
        ("the bridge is closed, but the road may open", "certain", "positive", "present", False),
        ("they will likely come", "probable", "positive", "future", False),
        ("the port is open, although many think otherwise", "certain", "positive", "present", False),
        ("the port is open, though thousands see it otherwise", "certain", "positive", "present", False),
        ("it was an otherwise quiet night", "certain", "positive", "past", False),
        ("pay the crews, otherwise the port will close", "certain", "positive", "future", True),
    ],
)
def test_english(text: str, certainty: str, polarity: str, tense: str, conditional: bool) -> None:
    have = presentation.judge(text, "en")
    assert (have.certainty, have.polarity, have.tense, have.conditional) == (certainty, polarity, tense, conditional)


@pytest.mark.parametrize(
    ("language", "text", "certainty", "polarity", "tense"),
    [
        ("ru", "мост был закрыт", "certain", "positive", "past"),
        ("ru", "мост не будет открыт", "certain", "negative", "future"),
        ("ru", "мы не раз говорили, что мост откроют", "certain", "positive", "past"),
        ("be", "мы ня раз казалі, што мост адкрыюць", "certain", "positive", "past"),
        ("uk", "ми не раз казали, що міст відкриють", "certain", "positive", "past"),
        ("pl", "nie raz mówiliśmy, że most zostanie otwarty", "certain", "positive", "past"),
        ("lt", "jis ne kartą sakė, kad tiltas bus atidarytas", "certain", "positive", "past"),
        ("uk", "нам потрібні гарантії, що угода не залишиться на папері", "certain", "positive", "present"),
        ("ru", "нам нужны гарантии, что соглашение не останется на бумаге", "certain", "positive", "present"),
        ("be", "нам патрэбныя гарантыі, што пагадненне не застанецца на паперы", "certain", "positive", "present"),
        ("ru", "стороны могут договориться", "possible", "positive", "future"),
        ("be", "мост не будзе адкрыты", "certain", "negative", "future"),
        ("be", "бакі могуць дамовіцца", "possible", "positive", "future"),
        ("be", "мост, мусіць, закрылі", "probable", "positive", "past"),
        ("be", "горад мусіць выконваць умовы", "certain", "positive", "future"),
        ("uk", "сторони можуть домовитися", "possible", "positive", "future"),
        ("pl", "strony mogą się porozumieć", "possible", "positive", "future"),
        ("pl", "most nie będzie otwarty", "certain", "negative", "future"),
        ("lt", "tiltas galbūt bus atidarytas", "possible", "positive", "future"),
    ],
)
def test_other_languages(language: str, text: str, certainty: str, polarity: str, tense: str) -> None:
    have = presentation.judge(text, language)
    assert (have.certainty, have.polarity) == (certainty, polarity)
    assert have.tense == tense


@pytest.mark.parametrize(
    ("language", "text", "cue", "tense"),
    [
        ("en", "that he was “deeply disappointed”", "said", "present"),
        ("en", "that he had met the envoy", "said", "past"),
        ("en", "that two officers, who were on leave, will return", "said", "future"),
        ("en", "the visit", "confirmed", "past"),
        ("en", "their plans", "confirmed", "future"),
        ("ru", "что подпишет договор", "сказал", "future"),
        ("ru", "что подписал договор", "сказал", "past"),
        ("ru", "встречу", "подтвердил", "past"),
        ("ru", "что комитет приостанавливает выплаты", "сообщил", "present"),
        ("uk", "що генерали саботуватимуть угоду", "сказав", "future"),
        ("uk", "що місто поверне борг", "сказав", "future"),
        ("be", "што Зора знізіць зборы", "сказаў", "future"),
        ("be", "што зборы знізілі", "сказаў", "past"),
        ("be", "što padniali zarobki", "skazaŭ", "past"),
        ("pl", "że załoga wróci do pracy", "powiedział", "future"),
        ("pl", "że załoga wróciła do pracy", "powiedział", "past"),
        ("lt", "kad vyriausybė atšauks sankcijas", "sakė", "future"),
        ("lt", "kad tiltas uždarytas", "sakė", "past"),
        ("lt", "kad pusė sumos bus pervesta", "sakė", "future"),
        ("lt", "kad grupė gali išvykti", "sakė", "future"),
        ("lt", "kad ministerija nesako tiesos", "sakė", "present"),
        ("lt", "kad tai buvo klaida", "sakė", "past"),
        ("pl", "że na dolnym pokładzie wybuchł pożar", "podał", "past"),
        ("pl", "że przyczyną był ogień", "podał", "past"),
        ("pl", "Kelmark nie wyklucza, że wyśle kompanię", "podał", "present"),
        ("pl", "że izba wybrałaby następcę", "podał", "future"),
        ("ru", "что запись обнародована не будет", "сообщил", "future"),
        ("ru", "что «подумает до понедельника»", "ответил", "future"),
        ("ru", "что это была ошибка", "сказал", "past"),
        ("ru", "что он едет в столицу", "сказал", "present"),
        ("ru", "«Если подтвердится, что датчики отключали, лицензию отзовут»", "сказал", "future"),
        ("uk", "що організаторів можуть звільнити", "попередила", "future"),
        ("uk", "«Якщо відмовлять, ми звернемося до палати»", "додала", "future"),
        ("uk", "що це була чернетка", "уточнив", "past"),
        ("uk", "що дванадцять гірників загинули", "повідомили", "past"),
        ("be", "што рабочых кампаніі чакае суд", "сказаў", "present"),
        ("be", "што на нарадзе прапанавалі выбары", "сказаў", "past"),
        ("be", "„my adpuścim žurnalistku”", "skazaŭ", "future"),
        ("be", "што ўзровень ракі вырасце", "сказаў", "future"),
        ("en", "that he had been ill since late April", "replied", "present"),
    ],
)
def test_tense_of_the_main_verb(language: str, text: str, cue: str, tense: str) -> None:
    assert presentation.judge(text, language, cue).tense == tense


def test_what_is_promised_or_demanded_is_to_come_and_what_is_thanked_for_was() -> None:
    assert presentation.judge("to open the port", "en", "promised", "promises").tense == "future"
    assert presentation.judge("каб порт адкрыў вароты", "be", "запатрабаваў", "demands").tense == "future"
    assert presentation.judge("the crews for their patience", "en", "thanked", "thanks").tense == "past"


def test_a_not_of_another_clause_denies_nothing() -> None:
    assert presentation.judge("If the talks do not start, the port will close", "en").polarity == "positive"
    assert presentation.judge("Если переговоры не начнутся, порт закроют", "ru").polarity == "positive"
    assert presentation.judge("that the guard, who did not see him, left", "en").polarity == "positive"
    assert presentation.judge("Мы получили не всё", "ru").polarity == "positive"


def test_a_language_without_words_reads_nothing_into_a_text() -> None:
    assert presentation.judge("silta oli ehkä kiinni", "fi") == Presentation()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "порт открыт, хотя многие думают иначе"),
        ("ru", "порт открыт, что бы ни писали газеты"),
        ("be", "порт адкрыты, хоць многія думаюць інакш"),
        ("uk", "порт відкритий, хоча багато хто думає інакше"),
        ("uk", "порт відкритий, що б ні писали газети"),
    ],
)
def test_what_others_think_or_write_is_no_condition(language: str, text: str) -> None:
    assert not presentation.judge(text, language).conditional


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lt", "kad daugiau nei 300 gyventojų buvo perkelti į mokyklas"),
        ("lt", "kad mažiau nei šimtas žmonių grįžo namo"),
        ("lt", "kad greičiau nei per valandą buvo iškelta mokykla"),
        ("lt", "kad ilgiau nei metus truko remontas"),
        ("lt", "sužeista daugiau nei dešimt žmonių, mažiau nei pernai"),
        ("lt", "skirta didesnė suma nei pernai"),
        ("lt", "daugiau žmonių nei pernai išvyko"),
        ("lt", "kad kitaip nei pernai tiltas buvo atidarytas"),
        ("lt", "ne ilgiau kaip metus truks remontas"),
        ("ru", "не больше чем 20 человек пострадали"),
        ("ru", "не кто иной, как министр, подписал приказ"),
        ("uk", "не менш ніж 20 людей постраждали"),
        ("be", "не больш чым 20 чалавек пацярпелі"),
        ("be", "ня больш за 20 чалавек пацярпелі"),
        ("be", "nie bolš čym 20 čałaviek paciarpieli"),
        ("pl", "nie dłużej niż rok trwał remont"),
        ("pl", "nikt inny jak minister podpisał rozkaz"),
        ("en", "no sooner than May the bridge will open"),
        ("en", "none other than the minister signed the order"),
    ],
)
def test_a_comparison_denies_nothing(language: str, text: str) -> None:
    assert presentation.judge(text, language).polarity == "positive"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lt", "nei policija, nei ligoninė apie tai nežinojo"),
        ("lt", "kad jis nei matė, nei girdėjo šūvius"),
        ("lt", "daugiau jis nei valgė, nei gėrė"),
        ("lt", "vėliau nei ministras, nei meras tai paskelbė"),
        ("lt", "nei vienas iš jų grįžo"),
        ("lt", "nemačiau nei vieno žmogaus"),
        ("lt", "daugiau nei 20 žmonių negrįžo namo"),
        ("ru", "мост больше не откроют"),
        ("ru", "никто не пострадал"),
        ("uk", "ніхто не постраждав"),
        ("be", "ніхто не пацярпеў"),
        ("pl", "nikt nie ucierpiał"),
        ("en", "the bridge is no longer open"),
        ("en", "none of the ministers signed the order"),
    ],
)
def test_neither_and_no_one_deny(language: str, text: str) -> None:
    assert presentation.judge(text, language).polarity == "negative"
