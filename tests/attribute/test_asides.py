"""What has the form of a statement and is nobody's."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, read


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Напомним, что мост закрыли в мае.", (None, "Напомним", "что мост закрыли в мае")),
        ("ru", "Когда откроют мост, пока неизвестно.", (None, "пока неизвестно", "Когда откроют мост")),
        ("ru", "Сейчас вы просматриваете новость.", ("вы", "просматриваете", "новость")),
        ("uk", "Варто зазначити, що міст закрили.", (None, "Варто зазначити", "що міст закрили")),
        ("uk", "Ви підтверджуєте, що прочитали правила.", (None, "підтверджуєте", "що прочитали правила")),
        ("ru", "Отвечая на вопрос, она молчала.", ("она", "Отвечая на", "вопрос")),
        ("uk", "Коментуючи відставку, вона мовчала.", ("вона", "Коментуючи", "відставку")),
        ("be", "Нагадаем, што мост закрылі.", (None, "Нагадаем", "што мост закрылі")),
        ("be", "Kali adčyniać most, nieviadoma.", (None, "nieviadoma", "Kali adčyniać most")),
    ],
)
def test_an_aside_is_no_statement(language: str, text: str, mark: Mark) -> None:
    assert read(text, [mark], language) == ()


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Стало известно, что мост закрыли.", (None, "Стало известно", "что мост закрыли")),
        ("ru", "Министр напомнил, что мост закрыли.", ("Министр", "напомнил", "что мост закрыли")),
        ("ru", "«Вы знаете, что мост закрыт», — сказал он.", ("Вы", "знаете", "что мост закрыт")),
        ("uk", "Повідомляється, що міст закрили.", (None, "Повідомляється", "що міст закрили")),
    ],
)
def test_what_somebody_said_stays(language: str, text: str, mark: Mark) -> None:
    assert len(read(text, [mark], language)) == 1


def test_what_stands_in_an_aside_stands_alone() -> None:
    text = "Напомним, министр сказал, что мост закрыт."
    marks: list[Mark] = [
        (None, "Напомним", "министр сказал, что мост закрыт"),
        ("министр", "сказал", "что мост закрыт"),
    ]
    (said,) = read(text, marks, "ru")
    assert (said.source.text, said.within) == ("министр", None)
