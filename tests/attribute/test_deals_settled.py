"""Who gives the sides of a deal that call nobody by name: a noun, "we", "they", the one who answers or is promised it."""

from __future__ import annotations

import pytest
from tests.attribute.happenings import content, entity
from tests.attribute.marked import article
from tests.attribute.test_deals import read, told

from headwater.attribute.happenings import deals


@pytest.mark.parametrize(
    ("language", "text", "union", "firm", "gives", "gets"),
    [
        (
            "en",
            "The printers' union Galley stopped work at the firm Ostrander. Galley will end the strike if the company"
            " pays the arrears.",
            "Galley",
            "Ostrander",
            "end the strike",
            "pays the arrears",
        ),
        (
            "ru",
            "Профсоюз «Литера» бастует в компании «Острандер». «Литера» прекратит забастовку, если компания выплатит"
            " долги.",
            "Литера",
            "Острандер",
            "прекратит забастовку",
            "выплатит долги",
        ),
        (
            "uk",
            "Профспілка «Літера» страйкує в компанії «Острандер». «Літера» припинить страйк, якщо компанія виплатить"
            " борги.",
            "Літера",
            "Острандер",
            "припинить страйк",
            "виплатить борги",
        ),
        (
            "be",
            "Прафсаюз «Літара» бастуе ў кампаніі «Астрандэр». «Літара» спыніць забастоўку, калі кампанія выплаціць"
            " даўгі.",
            "Літара",
            "Астрандэр",
            "спыніць забастоўку",
            "выплаціць даўгі",
        ),
        (
            "pl",
            "Związek Litera strajkuje w spółce Ostrander. Litera zakończy strajk, jeśli spółka wypłaci zaległości.",
            "Litera",
            "Ostrander",
            "zakończy strajk",
            "wypłaci zaległości",
        ),
        (
            "lt",
            "Profsąjunga „Litera“ streikuoja bendrovėje „Ostranderis“. „Litera“ nutrauks streiką, jei bendrovė"
            " išmokės skolas.",
            "Litera",
            "Ostranderis",
            "nutrauks streiką",
            "išmokės skolas",
        ),
    ],
)
def test_the_company_is_no_union(language: str, text: str, union: str, firm: str, gives: str, gets: str) -> None:
    named = (entity("e1", "organization", text, union), entity("e2", "organization", text, firm))
    (deal,) = read(text, language, *named)
    assert told(deal, text) == ("e1", gives, "e2", gets)


def test_the_city_is_the_place_of_its_mayor() -> None:
    text = (
        "Burmistrz Karwina zamknął targ. Spółka Arkada odda działkę, jeśli miasto zwróci jej dzierżawę sprzed roku."
        " Skansen w Dolsku milczy."
    )
    named = (
        entity("e1", "place", text, "Karwina"),
        entity("e2", "organization", text, "Arkada"),
        entity("e3", "place", text, "Dolsku"),
    )
    (deal,) = read(text, "pl", *named)
    assert told(deal, text) == ("e2", "odda działkę", "e1", "zwróci jej dzierżawę sprzed roku")


def test_to_whom_it_is_promised_gives_the_return() -> None:
    text = "За словами скарбника, Орест Гай обіцяв фракції «Гілка» три комісії в обмін на голоси."
    named = (entity("e1", "person", text, "Орест Гай"), entity("e2", "organization", text, "Гілка"))
    (deal,) = read(text, "uk", *named)
    assert told(deal, text)[::2] == ("e1", "e2")


def test_who_refuses_it_was_to_give_the_return() -> None:
    text = "Суддзі былі гатовыя скараціць тэрмін у абмен на паказанні, але Ніна Зорка адмовілася."
    (deal,) = read(text, "be", entity("e1", "person", text, "Ніна Зорка"))
    assert told(deal, text)[2:] == ("e1", "паказанні")


def test_a_minister_offers_for_the_state() -> None:
    text = (
        "Trade minister of Corvia Ada Lind came to Maresh on Monday. She offered to lift the tariffs on wool in exchange"
        " for the return of two ships."
    )
    she = entity("e1", "person", text, "Ada Lind", "She", gender="f")
    named = (entity("e2", "place", text, "Corvia"), entity("e3", "place", text, "Maresh"))
    (deal,) = read(text, "en", she, *named)
    assert told(deal, text)[:2] == ("e2", "lift the tariffs on wool")


def test_we_is_for_whom_one_speaks() -> None:
    text = "Президент «Маяка» Лев Тон ответил. «Мы вернём деньги, как только город отдаст склад», — сказал Лев Тон."
    said = content("s1", text, "Мы вернём деньги, как только город отдаст склад", "e1", "сказал")
    named = (entity("e1", "person", text, "Лев Тон"), entity("e2", "organization", text, "Маяка"))
    (deal,) = deals.find(article(text, "ru"), (said,), named)
    assert told(deal, text)[:2] == ("e2", "вернём деньги")


def test_their_members_are_of_whoever_says_so() -> None:
    text = "Профсоюз «Жила» сообщил, что его члены вернутся в шахту, если завод отдаст премии."
    said = content("s1", text, "что его члены вернутся в шахту, если завод отдаст премии", "e1", "сообщил")
    (deal,) = deals.find(article(text, "ru"), (said,), (entity("e1", "organization", text, "Жила"),))
    assert told(deal, text)[0] == "e1"


def test_they_are_the_residents_of_the_sentence_before() -> None:
    text = "Residents of Upper Tarn have blocked the road. They will leave if the council returns the pump."
    (deal,) = read(text, "en", entity("e1", "place", text, "Upper Tarn"))
    assert told(deal, text) == ("e1", "leave", None, "returns the pump")


def test_a_name_in_quotation_marks_parts_no_clause() -> None:
    text = "Орест Гай обіцяв фракції «Гілка» три комісії в обмін на голоси."
    named = (entity("e1", "person", text, "Орест Гай"), entity("e2", "organization", text, "Гілка"))
    (deal,) = read(text, "uk", *named)
    assert told(deal, text)[0] == "e1"


def test_whose_words_they_are_is_no_part_of_a_side() -> None:
    text = "Her country would hand back the fort, she said, provided Lodria recognises the border."
    said = content("s1", text, "Her country would hand back the fort", "e1", "said")
    named = (entity("e1", "person", text, "she", gender="f"), entity("e2", "place", text, "Lodria"))
    (deal,) = deals.find(article(text, "en"), (said,), named)
    assert told(deal, text)[2:] == ("e2", "recognises the border")
    assert "said" not in told(deal, text)[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The concert will be held indoors if the band arrives late."),
        ("ru", "Клуб потеряет очки, если лига проверит документы."),
        ("pl", "Spółka straci rynek, jeśli bank podniesie stopy."),
        ("lt", "Klubas praras taškus, jei lyga patikrins dokumentus."),
        ("uk", "Клуб втратить очки, якщо ліга перевірить документи."),
        ("be", "Клуб страціць ачкі, калі ліга праверыць дакументы."),
    ],
)
def test_what_only_follows_is_no_offer(language: str, text: str) -> None:
    assert not read(text, language)
