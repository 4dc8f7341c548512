"""Ordinary sentences that look like deals and are none, and marks that once stopped a reading."""

from __future__ import annotations

import time

import pytest
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We will release the results when we have all the data,” said Ada Vint, the health minister."),
        ("en", "Ada Vint will leave Brenn when she gets her visa, her lawyer said."),
        ("en", "Mr Horn confessed. Prosecutors in Brenn dropped in on the hearing."),
        ("en", "Norvia offers for the first time 5,000 visas to students from Karvenia, minister Ada Vint said."),
        ("en", "Ada Vint bid for the contract 5 years ago."),
        ("en", "The company paid £2m for a painting by Adam Horn."),
        ("en", "For the first time the city will pay teachers a bonus, the Norvia council said."),
        ("en", "Both sides settled on a date. The army will build a bridge, and the navy will patrol the river."),
        ("ru", "За три года Норвия передаст школам 200 автобусов."),
        ("ru", "За победу сборная Норвии получит золотую медаль, сказал тренер Адам Хорн."),
        ("ru", "Адам Хорн платит за квартиру 300 евро в месяц."),
        ("ru", "Адам Хорн дал показания в четверг. Следствие прекратило дело против мэра."),
        ("pl", "Kiedy dostanie dyplom, Anna Lund wróci do Brenna."),
    ],
)
def test_no_deal(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Министр Анна Лунд, сообщила «Волна», … и ушла в отставку."),
        ("uk", "Міністр Анна Лунд, повідомила «Хвиля», … і пішла."),
        ("ru", "Он пришёл: , сообщила «Волна», ушёл."),
    ],
)
def test_nothing_before_or_behind_a_clause_set_in_stops_no_reading(language: str, text: str) -> None:
    assert reading(text, language).article.text == text


def test_a_long_exclamation_is_read_at_once() -> None:
    said = (
        "“Thank you for everything our wonderful university hospital did yesterday and the day before!” said Ada Vint."
    )
    reading(said, "en")
    begun = time.process_time()
    reading(said.replace("Ada", "Ida"), "en")
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text", ["Outside the city of Brenn the guns fell silent on Friday.", "Reporters waited as the crowd went quiet."]
)
def test_guns_and_crowds_are_no_silence(text: str) -> None:
    assert not [s for s in reading(text, "en").statements if s.stance == "silent"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Without a return to form, Odel City will not win the league."),
        ("en", "Without an apology, Holt will not be forgiven by her mother."),
        ("en", "Without the release of new figures, the bank will not raise its forecast."),
        ("ru", "Без уступок профсоюза авиакомпания не выживет."),
        ("be", "Без саступак прафсаюза авіякампанія не выжыве."),
        ("pl", "Bez ustępstw związku linia lotnicza nie przetrwa."),
        ("ru", "Без компенсации за засуху фермеры не переживут зиму."),
        ("ru", "Без возвращения тепла Сарния не получит урожая."),
        ("ru", "Без снятия мерок портной Крот не сошьёт костюм."),
        ("uk", "Без зняття мірок кравець Кріт не пошиє костюм."),
        ("ru", "Без отмены рейса пассажиры не опоздают."),
        ("ru", "Без обещаний безопасности туристы не вернутся."),
        ("be", "Без кампенсацыі за засуху фермеры не перажывуць зіму."),
        ("pl", "Bez rekompensaty za suszę rolnicy nie przetrwają zimy."),
        ("lt", "Be kompensacijų už sausrą ūkininkai neišgyvens žiemos."),
    ],
)
def test_nobody_keeps_anything_back_without_what_is_only_lacking(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Сарния открыла границу. Это была цена победы, сказал историк."),
        ("uk", "Сарнія відкрила кордон. Це була ціна перемоги, сказав історик."),
        ("be", "Сарнія адкрыла мяжу. Гэта была цана перамогі, сказаў гісторык."),
        ("pl", "Sarnia otworzyła granicę. To była cena zwycięstwa, powiedział historyk."),
        ("lt", "Sarnija atidarė sieną. Tai buvo kaina už pergalę, sakė istorikas."),
        ("en", "Sarnia opened the border. That was the price of victory, a historian said."),
        ("ru", "Сарния открыла границу. Это была плата за свободу."),
        ("en", "Sarnia opened the border. That was the price of freedom."),
    ],
)
def test_what_nobody_can_give_has_no_price(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "По письму министерство выделит деньги, а больница купит аппарат."),
        ("pl", "Zgodnie z projektem ministerstwo zbuduje drogę, a miasto otworzy szkołę."),
        ("lt", "Pagal dokumentą mokykla atidarys baseiną, o miestas uždarys parką."),
        ("uk", "Згідно з проєктом міністерство збудує дорогу, а місто відкриє школу."),
        ("be", "Паводле дакумента міністэрства пабудуе дарогу, а горад адкрые школу."),
        ("en", "According to the letter, the ministry will fund the ward, and the hospital will buy the scanner."),
        ("en", "According to the plan, the ministry will build a road, and the city will open a school."),
        ("en", "According to the document, the school will open a pool, and the city will close the park."),
        ("ru", "По соглашению министерство построит дорогу, а город откроет школу."),
    ],
)
def test_two_works_side_by_side_in_a_paper_are_no_deal(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Завод снизит цены, если банк снизит ставку, сказал аналитик."),
        ("uk", "Завод знизить ціни, якщо банк знизить ставку, сказав аналітик."),
        ("be", "Завод знізіць цэны, калі банк знізіць стаўку, сказаў аналітык."),
        ("pl", "Fabryka obniży ceny, jeśli bank obniży stopy, powiedział analityk."),
        ("lt", "Gamykla sumažins kainas, jei bankas sumažins palūkanas, sakė analitikas."),
        ("en", "The plant will cut prices if the bank cuts rates, an analyst said."),
    ],
)
def test_what_an_analyst_foretells_is_no_offer(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Sarnia może awansować do finału pod warunkiem, że pokona Karwenię."),
        ("lt", "Sarnija gali patekti į finalą su sąlyga, kad įveiks Karveniją."),
        ("en", "Sarnia can reach the final provided that it beats Karvenia."),
        ("ru", "Сарния может выйти в финал при условии, что обыграет Карвению."),
        ("uk", "Сарнія може вийти у фінал за умови, що обіграє Карвенію."),
        ("be", "Сарнія можа выйсці ў фінал пры ўмове, што абыграе Карвенію."),
        ("pl", "Sarnia może awansować do finału pod warunkiem, że zdobędzie bramkę."),
    ],
)
def test_a_place_in_the_final_is_no_deal(language: str, text: str) -> None:
    assert reading(text, language).deals == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Он согласился говорить при условии, что его имя не будет названо."),
        ("uk", "Він погодився говорити за умови, що його ім'я не буде надруковано."),
        ("be", "Ён пагадзіўся гаварыць пры ўмове, што яго імя не будзе надрукавана."),
        ("en", "He agreed to speak on condition that his name was not printed."),
    ],
)
def test_whose_name_is_not_to_be_told_only_speaks(language: str, text: str) -> None:
    assert reading(text, language).deals == ()
