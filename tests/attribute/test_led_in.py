"""Contents that are no sentence by themselves are shown with the words that lead them in, and with what turns these."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading as read

from headwater import pipeline

LED = [
    ("en", "The dockers' union demanded higher wages.", "demanded higher wages"),
    ("en", "The union could not promise a new contract.", "could not promise a new contract"),
    ("ru", "Профсоюз докеров потребовал повышения окладов.", "потребовал повышения окладов"),
    ("ru", "Министерство Сарнии объявило о закрытии порта Одель.", "объявило о закрытии порта Одель"),
    ("uk", "Профспілка докерів вимагає підвищення зарплат.", "вимагає підвищення зарплат"),
    ("uk", "Профспілка не вимагає підвищення зарплат.", "не вимагає підвищення зарплат"),
    ("be", "Прафсаюз докераў патрабуе павышэння платы.", "патрабуе павышэння платы"),
    ("pl", "Związek dokerów domaga się wyższych płac.", "domaga się wyższych płac"),
    ("pl", "Ministerstwo nie zapowiedziało zamknięcia portu.", "nie zapowiedziało zamknięcia portu"),
    ("lt", "Dokininkų profesinė sąjunga reikalauja didesnių algų.", "reikalauja didesnių algų"),
]
SENTENCES = [
    ("en", "The harbour master said that the port of Odel was closed on Tuesday."),
    ("en", "According to Ada Vint, the port of Odel closed on Tuesday."),
    ("ru", "Ада Винт сообщила, что порт Одель закрыли во вторник."),
    ("uk", "За словами Ади Вінт, порт Одель закрили у вівторок."),
    ("pl", "Ada Vint powiedziała, że port Odel zamknięto we wtorek."),
    ("lt", "Ada Vint sakė, kad Odelio uostas antradienį uždarytas."),
]


@pytest.mark.parametrize(("language", "text", "shown"), LED)
def test_a_fragment_is_shown_with_what_leads_it_in(language: str, text: str, shown: str) -> None:
    told = pipeline.sheet(read(text, language)).tellings
    assert [(t.fragment, t.shown) for t in told if t.shown.endswith(shown.rsplit(maxsplit=1)[-1])] == [(True, shown)]
    assert all(t.shown in text and t.shown.endswith(t.wording) for t in told)


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_stands_by_itself(language: str, text: str) -> None:
    (told,) = pipeline.sheet(read(text, language)).tellings
    assert (told.fragment, told.shown) == (False, told.wording)


def test_who_stays_silent_leads_nothing_in() -> None:
    (told,) = pipeline.sheet(read("The ministry declined to comment on the closure.", "en")).tellings
    assert told.led == ""
