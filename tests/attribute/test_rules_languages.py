"""The same machinery over Russian, Belarusian, Ukrainian, Polish and Lithuanian sentences."""

from __future__ import annotations

import pytest
from tests.attribute.said import found

SAID = {
    "ru": [
        ("«Мост безопасен», — сказал мэр изданию «Маяк».", ("мэр", "сказал", "«Мост безопасен»")),
        ("Министерство заявило, что налоги снизятся.", ("Министерство", "заявило", "что налоги снизятся")),
        ("По словам инженера, мост закроют.", ("инженера", "По словам", "мост закроют")),
        ("Мост закроют, по словам инженера.", ("инженера", "по словам", "Мост закроют")),
        ("Как сообщает агентство «Маяк», мост закрыт.", ("агентство «Маяк»", "сообщает", "мост закрыт")),
        ("Завод закрыт, сообщили в пресс-службе завода.", ("пресс-службе завода", "сообщили", "Завод закрыт")),
        ("Губернатор отказался комментировать аварию.", ("Губернатор", "отказался", "комментировать аварию")),
        ("Мэрия не ответила на запрос редакции.", ("Мэрия", "не ответила на", "запрос редакции")),
        ("Официальных сообщений о визите не было.", ("", "Официальных сообщений о | не было", "визите")),
        ("— Мост закроют, — сказал инженер.", ("инженер", "сказал", "Мост закроют")),
    ],
    "be": [
        ("«Мост бяспечны», — паведаміла прэс-сакратарка.", ("прэс-сакратарка", "паведаміла", "«Мост бяспечны»")),
        ("Міністэрства заявіла, што падаткі знізяцца.", ("Міністэрства", "заявіла", "што падаткі знізяцца")),
        ("Паводле слоў інжынера, мост закрыюць.", ("інжынера", "Паводле слоў", "мост закрыюць")),
        ("Улады не адказалі на запыт.", ("Улады", "не адказалі на", "запыт")),
    ],
    "uk": [
        ("«Міст безпечний», — сказав мер виданню «Маяк».", ("мер", "сказав", "«Міст безпечний»")),
        ("За словами інженера, міст закриють.", ("інженера", "За словами", "міст закриють")),
        ("Міністерство заявило, що податки знизять.", ("Міністерство", "заявило", "що податки знизять")),
    ],
    "pl": [
        ("„Most jest bezpieczny” – powiedział burmistrz.", ("burmistrz", "powiedział", "„Most jest bezpieczny”")),
        ("Według inżyniera most zostanie zamknięty.", ("inżyniera", "Według", "most zostanie zamknięty")),
        ("– Most jest bezpieczny – powiedziała Anna Lis.", ("Anna Lis", "powiedziała", "Most jest bezpieczny")),
        ("Jak podaje agencja Świt, most zamknięto.", ("agencja Świt", "podaje", "most zamknięto")),
    ],
    "lt": [
        ("„Tiltas saugus“, – sakė meras.", ("meras", "sakė", "„Tiltas saugus“")),
        ("Ministerija pranešė, kad mokesčiai mažės.", ("Ministerija", "pranešė", "kad mokesčiai mažės")),
        ("Pasak inžinieriaus, tiltas bus uždarytas.", ("inžinieriaus", "Pasak", "tiltas bus uždarytas")),
        ("Inžinieriaus teigimu, tiltas bus uždarytas.", ("Inžinieriaus", "teigimu", "tiltas bus uždarytas")),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(lang, text, out) for lang, rows in SAID.items() for text, out in rows]
)
def test_source_cue_and_content(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text, language)


def test_what_was_said_before_belongs_to_whom_this_names() -> None:
    said = found("Мост закрыт. Об этом сообщил мэр города.", "ru")
    assert ("мэр города", "сообщил", "Мост закрыт") in said
