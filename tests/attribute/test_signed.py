"""Through which outlet a text has it: its signature, a sentence that says who reports it, who quotes. All invented."""

from __future__ import annotations

import pytest
from tests.attribute.said import reading

from headwater.records import Reading

TEXTS = {
    "en": "The bridge was closed on Monday, the transport ministry said.\n\nIts head, Ada Vint, said it would open in June.",
    "ru": "Мост закрыт, сообщило министерство транспорта.\n\nМинистр Ада Винт сказала, что его откроют в июне.",
    "uk": "Міст закрито, повідомило міністерство транспорту.\n\nМіністерка Ада Вінт сказала, що його відкриють у червні.",
    "be": "Мост зачынены, паведаміла міністэрства транспарту.\n\nМіністарка Ада Вінт сказала, што яго адкрыюць у чэрвені.",
    "pl": "Most zamknięto, podało ministerstwo transportu.\n\nMinister Ada Vint powiedziała, że zostanie otwarty w czerwcu.",
    "lt": "Tiltas uždarytas, pranešė transporto ministerija.\n\nMinistrė Ada Vint sakė, kad jis bus atidarytas birželį.",
}


def through(read: Reading) -> list[list[str]]:
    """Of each statement the links between the printing outlet and its source."""
    return [[link.text for link in s.chain[1:-1]] for s in read.statements]


@pytest.mark.parametrize(
    ("language", "end", "outlet"),
    [
        ("en", " — KARTA", "KARTA"),
        ("en", "\n\n(KARTA)", "KARTA"),
        ("en", "\n\nSource: KARTA", "KARTA"),
        ("en", "\n\nThe Harbour Gazette", "Harbour Gazette"),
        ("en", "\n\nBy arrangement with The Harbour Gazette", "The Harbour Gazette"),
        ("ru", "\n\nИсточник: КАРТА", "КАРТА"),
        ("ru", "\n\nПодготовлено по материалам газеты «Маяк».", "Маяк"),
        ("ru", "\n\nПеревод: «Сцяжына». Оригинал: газета «Маяк».", "Маяк"),
        ("uk", "\n\nДжерело: КАРТА", "КАРТА"),
        ("be", "\n\nКрыніца: КАРТА", "КАРТА"),
        ("pl", " (PAP)", "PAP"),
        ("pl", "\n\n/PAP/", "PAP"),
        ("pl", "\n\nŹródło: KARTA", "KARTA"),
        ("pl", "\n\nNa podstawie doniesień agencji KARTA", "KARTA"),
        ("lt", "\n\nBNS inf.", "BNS"),
        ("lt", "\n\nParengta pagal KARTA inf.", "KARTA"),
        ("ru", "\n\nОб этом сообщает агентство «Норд».", "Норд"),
        ("pl", "\n\nInformuje o tym agencja KARTA.", "KARTA"),
    ],
)
def test_what_a_text_is_signed_with_has_passed_all_of_it_on(language: str, end: str, outlet: str) -> None:
    assert through(reading(TEXTS[language] + end, language))[:2] == [[outlet], [outlet]]


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", " The inquiry is led by the Committee for State Security (KGB)."),
        ("en", "\n\nPhoto: KARTA"),
        ("ru", "\n\nФото: газета «Маяк»"),
        ("ru", " Новости от «Маяка» в Telegram."),
        ("be", "\n\nПаводле двух дыпламатаў, дамова датычыць «Чыгункі»."),
        ("pl", "\n\n(JOK, 20.01.2018)"),
        ("pl", "\n\nRawa"),
        # What a house says of its rights.
        ("en", "\n\nReprinting of material from Reuters is prohibited without prior written permission."),
        ("ru", "\n\nПерепечатка материалов со ссылкой на агентство «Интерфакс» запрещена."),
        ("uk", "\n\nПередрук інформації, що містить посилання на агентство «Українські Новини», суворо заборонено."),
        ("be", "\n\nПерадрук матэрыялаў агенцтва БелаПАН без пісьмовай згоды забаронены."),
        ("pl", "\n\nPrzedruk materiałów agencji PAP jest zabroniony."),
        ("lt", "\n\nPerspausdinti agentūros BNS informaciją be raštiško sutikimo draudžiama."),
    ],
)
def test_what_is_no_signature(language: str, end: str) -> None:
    assert through(reading(TEXTS[language] + end, language))[:2] == [[], []]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        (
            "ru",
            "Мост закроют, заявила министр Ада Винт. Об этом сообщает «Норд».\n\nПо её словам, чинят опоры.",
            "Норд",
        ),
        (
            "ru",
            "Мост закроют, заявила министр Ада Винт. Её слова приводит «Норд».\n\nПо её словам, чинят опоры.",
            "Норд",
        ),
        (
            "uk",
            "Міст закриють, заявила міністерка Ада Вінт. Про це пише «Норд».\n\nЗа її словами, лагодять опори.",
            "Норд",
        ),
        ("be", "Мост зачыняць, заявіла міністарка Ада Вінт. Пра гэта піша газета «Норд».", "Норд"),
        ("pl", "Most zostanie zamknięty, powiedziała Ada Vint. Pisze o tym „Kurier Rawski”.", "Kurier Rawski"),
        (
            "lt",
            "Tiltas bus uždarytas, sakė Ada Vint. Apie tai praneša agentūra KARTA.\n\nPasak jos, atramos taisomos.",
            "KARTA",
        ),
        (
            "en",
            "The bridge will be shut, Ada Vint said. This was reported by The Harbour Gazette.",
            "The Harbour Gazette",
        ),
    ],
)
def test_who_is_said_to_report_it_has_passed_it_on(language: str, text: str, outlet: str) -> None:
    read = reading(text, language)
    told = [s for s in read.statements if (e := read.entity(s.chain[-1].entity)) and e.kind == "person"]
    assert told
    assert all([link.text for link in s.chain[1:-1]] == [outlet] for s in told)
    (reports,) = [s for s in read.statements if s.chain[-1].text == outlet]
    assert told[0].within == reports.id


@pytest.mark.parametrize("body", ["министерство транспорта", "«Газпром»"])
def test_a_body_that_tells_it_is_no_outlet(body: str) -> None:
    read = reading(f"Мост закроют, заявила министр Ада Винт. Об этом сообщает {body}.", "ru")
    assert through(read) == [[] for _ in read.statements]


def test_what_the_text_says_for_itself_again_did_not_come_that_way() -> None:
    text = "Мост закроют, заявила министр Ада Винт. Об этом сообщает «Норд».\n\nРанее Винт говорила о мае."
    last = reading(text, "ru").statements[-1]
    assert [link.text for link in last.chain] == ["Сцяжына", "Ада Винт"]


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("en", "Ada Vint was quoted by The Harbour Gazette as saying the bridge would be shut.", "The Harbour Gazette"),
        ("en", "“It is old,” Ada Vint was quoted as saying by The Harbour Gazette.", "The Harbour Gazette"),
        (
            "en",
            "The agency KARTA quoted the minister, Ada Vint, as telling reporters that the bridge was shut.",
            "KARTA",
        ),
        ("en", "Ada Vint, cited by The Harbour Gazette, said the bridge would be shut.", "The Harbour Gazette"),
        ("pl", "Most zostanie zamknięty – powiedziała Ada Vint, cytowana przez agencję KARTA.", "KARTA"),
        ("ru", "«Мост закроют», — цитирует министра Аду Винт ТАСС.", "TASS"),
        ("ru", "«Мост закроют», — цитирует агентство «Норд» министра Аду Винт.", "Норд"),
        ("uk", "«Міст закриють», — цитує міністерку Аду Вінт «Укрінформ».", "Ukrinform"),
        ("pl", "„Most zamkniemy” – cytuje minister Adę Vint agencja KARTA.", "KARTA"),
        ("lt", "„Tiltą uždarysime“, – cituoja ministrę Adą Vint agentūra KARTA.", "KARTA"),
    ],
)
def test_who_is_quoted_by_an_outlet_speaks_through_it(language: str, text: str, outlet: str) -> None:
    last = reading(text, language).statements[-1]
    assert [link.text for link in last.chain[:2]] == ["Сцяжына", outlet]
    assert last.origin
    assert last.origin.kind == "person"


def test_the_other_interlocutor_of_the_paper_spoke_to_it_too() -> None:
    text = "Мост закроют, рассказал «Маяку» источник в мэрии. Второй собеседник издания это подтвердил."
    (_, second) = reading(text, "ru").statements
    assert [link.text for link in second.chain[:2]] == ["Сцяжына", "Маяку"]


@pytest.mark.parametrize(
    ("language", "end", "outlet"),
    [
        ("en", "\n\nReprinted with permission of The Guardian.", "The Guardian"),
        ("uk", "\n\nПередрук: агентство «Українські Новини».", "Ukrainski Novyny"),
        ("pl", "\n\nPrzedruk z gazety „The Guardian”.", "The Guardian"),
    ],
)
def test_a_reprint_says_whose_the_text_is(language: str, end: str, outlet: str) -> None:
    assert through(reading(TEXTS[language] + end, language))[:2] == [[outlet], [outlet]]


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("ru", "\n\nПерепечатка материалов разрешена только со ссылкой на агентство «Интерфакс»."),
        ("uk", "\n\nВикористання матеріалів дозволяється лише з посиланням на агентство «Інтерфакс-Україна»."),
    ],
)
def test_nobody_says_how_a_text_may_be_printed_again(language: str, end: str) -> None:
    plain, reserved = reading(TEXTS[language], language), reading(TEXTS[language] + end, language)
    assert len(reserved.statements) == len(plain.statements)


def test_who_says_that_reprints_are_forbidden_says_it() -> None:
    text = "Перепечатка статей будет запрещена, заявила министр Ада Винт, ссылаясь на закон."
    assert any(s.chain[-1].text == "Ада Винт" for s in reading(text, "ru").statements)
