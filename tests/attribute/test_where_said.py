"""In whose office it was said, and what is no occasion and no hearer: a comment that is itself the source, the talks in
somebody's title."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "В комментарии «Волны» отмечается, что порт закрыт.", "комментарии «Волны»"),
        ("uk", "«Порт закрито», - пояснюється в коментарі міністерства.", "коментарі міністерства"),
        ("be", "У каментары міністэрства гаворыцца, што порт закрыты.", "каментары міністэрства"),
        ("pl", "W komentarzu ministerstwa podkreślono, że port jest zamknięty.", "komentarzu ministerstwa"),
        ("lt", "Uostas uždarytas, rašoma ministerijos komentare.", "ministerijos komentare"),
    ],
)
def test_a_comment_is_a_source_and_nobody_was_told(language: str, text: str, source: str) -> None:
    [said] = reading(text, language).statements
    assert (said.source.text, said.source.kind) == (source, "document")
    assert (said.told_to, said.occasion) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "occasion"),
    [
        ("ru", "В комментарии «Волне» министр пояснил, что порт закрыт.", "В комментарии «Волне»"),
        ("uk", "У коментарі «Хвилі» міністр пояснив, що порт закрито.", "У коментарі «Хвилі»"),
    ],
)
def test_a_comment_to_an_outlet_was_told_to_it(language: str, text: str, occasion: str) -> None:
    [said] = reading(text, language).statements
    assert said.told_to is not None
    assert said.occasion is not None
    assert said.occasion.text == occasion


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Представитель страны на переговорах по мосту Адам Горн заявил, что порт закрыт."),
        ("uk", "Координатор Союзу на переговорах щодо мосту Адам Горн заявив, що порт закрито."),
        ("pl", "Przedstawiciel kraju na rozmowach w sprawie mostu Adam Horn powiedział, że port jest zamknięty."),
        ("lt", "Šalies atstovas derybose dėl tilto Adomas Hornas sakė, kad uostas uždarytas."),
        ("en", "The country's representative at the talks on the bridge, Ada Vint, said the port was shut."),
    ],
)
def test_talks_in_a_title_are_no_occasion(language: str, text: str) -> None:
    [said] = reading(text, language).statements
    assert said.occasion is None


@pytest.mark.parametrize(
    ("language", "text", "occasion"),
    [
        ("ru", "На переговорах по мосту Адам Горн заявил, что порт закрыт.", "На переговорах по мосту"),
        ("en", "At the talks on the bridge Ada Vint said the port was shut.", "At the talks"),
    ],
)
def test_talks_at_which_somebody_speaks_are_one(language: str, text: str, occasion: str) -> None:
    [said] = reading(text, language).statements
    assert said.occasion is not None
    assert said.occasion.text.startswith(occasion)


def test_an_office_speaks_and_not_whose_it_is() -> None:
    text = "Порт закрыт. Об этом сообщили в канцелярии премьер-министра Ады Винт."
    [said] = reading(text, "ru").statements
    assert (said.source.text, said.source.kind) == ("канцелярии премьер-министра Ады Винт", "body")
    assert said.chain[-1].text == "канцелярии премьер-министра Ады Винт"


def test_one_who_speaks_in_an_office_speaks_alone() -> None:
    [said] = reading("Порт закрыт. Об этом заявил в министерстве Адам Горн.", "ru").statements
    assert said.source.entity is not None


def test_a_party_is_not_who_leads_it() -> None:
    [said] = reading("Порт закрыт, сообщила партия Ады Винт.", "ru").statements
    assert said.chain[-1].text == "партия Ады Винт"


def test_a_broadcast_is_where_it_was_said() -> None:
    text = "Adam Horn skrytykował most. Most to zagrożenie - podkreślił na antenie Radia Breva."
    *_, said = reading(text, "pl").statements
    assert said.chain[-1].text == "Adam Horn"


def test_who_says_so_in_a_release_stays() -> None:
    [said] = reading("Jak podał w komunikacie urząd miasta, most to zagrożenie.", "pl").statements
    assert "urząd" in said.source.text


def test_who_talked_to_an_outlet_told_it() -> None:
    [said] = reading("Rozmówca „Głosu Brevy” zbliżony do urzędu przyznał, że port jest zamknięty.", "pl").statements
    assert said.told_to is not None
