"""Who leads a ministry or a government is not proven to be another than it, in whatever language each is named."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading as read
from tests.weigh.told import Told, body, person

from headwater import pipeline
from headwater.linked import Hand

SAID = {
    "en": "said the dam was safe.",
    "ru": "заявил, что плотина цела.",
    "uk": "заявив, що гребля ціла.",
    "be": "заявіў, што плаціна цэлая.",
    "pl": "powiedział, że tama jest cała.",
    "lt": "sakė, kad užtvanka sveika.",
}
LEAD = [
    ("en", "Interior Minister of Estonia Pavel Rudenek", "Estonia Interior Ministry"),
    ("en", "Deputy Interior Minister Pavel Rudenek", "Interior Ministry"),
    ("en", "Prime Minister Pavel Rudenek", "government"),
    ("ru", "Министр внутренних дел Эстонии Павел Руденек", "министерство внутренних дел Эстония"),
    ("ru", "Премьер-министр Эстонии Павел Руденек", "правительство Эстония"),
    ("uk", "Міністр внутрішніх справ Естонії Павло Руденек", "міністерство внутрішніх справ Естонія"),
    ("be", "Міністр унутраных спраў Эстоніі Павел Рудэнак", "міністэрства унутраных спраў Эстонія"),
    ("pl", "Minister spraw wewnętrznych Estonii Paweł Rudenek", "ministerstwo spraw wewnętrznych Estonia"),
    ("lt", "Estijos vidaus reikalų ministras Pavelas Rudenekas", "Estija vidaus reikalų ministerija"),
    ("en", "Mayor Pavel Rudenek", ""),
    ("ru", "Посол Эстонии Павел Руденек", ""),
    ("ru", "Советник министра обороны Павел Руденек", ""),
    ("ru", "Заместитель министра обороны Павел Руденек", "министерство обороны"),
    ("pl", "Rzecznik premiera Paweł Rudenek", ""),
    ("lt", "Buvęs Estijos vidaus reikalų ministras Pavelas Rudenekas", ""),
    ("lt", "Gynybos ministro patarėjas Pavelas Rudenekas", ""),
    ("en", "Shadow finance minister Pavel Rudenek", ""),
    ("en", "Ex-Prime Minister Pavel Rudenek", ""),
]


def hand(text: str, language: str) -> Hand:
    (told,) = pipeline.sheet(read(text, language)).tellings
    return told.chain[-1]


@pytest.mark.parametrize(("language", "who", "leads"), LEAD)
def test_what_an_office_leads(language: str, who: str, leads: str) -> None:
    found = hand(f"{who} {SAID[language]}", language)
    assert (found.kind, found.leads) == ("person", leads)


@pytest.mark.parametrize(
    ("leads", "language", "ministry", "other", "interval"),
    [
        ("Estonia Interior Ministry", "en", "Interior Ministry of Estonia", "en", (1, 2)),
        ("министерство внутренних дел Эстония", "ru", "Interior Ministry of Estonia", "en", (1, 2)),
        ("ministerstwo spraw wewnętrznych Estonia", "pl", "МВД Эстонии", "ru", (1, 2)),
        ("Interior Ministry", "en", "Estonia’s interior ministry", "en", (1, 2)),
        ("Estonia Interior Ministry", "en", "Interior Ministry of Latvia", "en", (2, 2)),
        ("министерство обороны Эстония", "ru", "МВД Эстонии", "ru", (2, 2)),
    ],
)
def test_a_minister_beside_a_ministry(
    leads: str, language: str, ministry: str, other: str, interval: tuple[int, int]
) -> None:
    desk = Told()
    desk.says("Pozhar", "a", person("Ivan Lozan", leads=leads, official=True, language=language))
    desk.says("Courier", "b", body(ministry, official=True, language=other))
    weighed = desk.weigh()
    assert (weighed.at_least, weighed.at_most) == interval
