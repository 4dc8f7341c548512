"""Plain text as copied out of a browser: each part where it belongs, in texts of invented sites in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import plain
from headwater.read.parts import Parts

CAPTURED = "2026-11-24T10:00:00+00:00"


def _read(text: str, **hints: str) -> Parts:
    return plain.parts(text, captured=CAPTURED, hints=hints)


ENGLISH = """Harbour strike enters third week

By Jana Holt and Tom Reis
14 March 2026, 09:30

Dockers in Port Selby voted on Thursday to continue their strike, the union said.
“We are not going back for less,” union leader Mark Oduya told the Selby Courier.
Photo: Jana Holt
Read also: Mayor opens the new bridge
The port authority declined to comment.

Read also:
Selby mayor calls for talks
Fish prices double in a month | Economy
Two ferries cancelled | Transport

© 2026 Selby Courier. All rights reserved.
"""


def test_every_part_of_an_english_page() -> None:
    parts = _read(ENGLISH)
    assert parts.title == "Harbour strike enters third week"
    assert parts.authors == ("Jana Holt", "Tom Reis")
    assert parts.published is not None
    assert parts.published.value == "2026-03-14"
    assert "14 March 2026" in parts.published.basis
    assert parts.outlet == "Selby Courier"
    assert parts.language == "en"
    assert parts.text.startswith("Dockers in Port Selby")
    assert parts.text.endswith("declined to comment.")
    assert "Photo" not in parts.text
    assert "Read also" not in parts.text
    assert [(r.title, r.sections) for r in parts.related] == [
        ("Mayor opens the new bridge", ()),
        ("Selby mayor calls for talks", ()),
        ("Fish prices double in a month", ("Economy",)),
        ("Two ferries cancelled", ("Transport",)),
    ]


RUSSIAN = """Порт бастует третью неделю
14.03.2026 10:15
Докеры Порт-Селби проголосовали за продолжение забастовки, сообщил профсоюз.
Портовые власти отказались от комментариев.
ПолитикаМинистр транспорта ушла в отставкуМатериал доступен только по подписке
ЭкономикаЦентробанк сохранил ставкуМатериал доступен только по подписке
Экономика
Общество, КультураВ Селби открылся фестиваль кораблейМатериал доступен только по подписке
"""
BELARUSIAN = """Міністарка транспарту сышла ў адстаўку

14 сакавіка, ННА. Міністарка транспарту Вольга Рэн у суботу падала ў адстаўку, паведамілі ў яе канцылярыі.
«Я не зрабіла нічога дрэннага», — сказала яна журналістам.
Чытайце таксама
• Цэнтрабанк захаваў стаўку
• Хто ёсць хто ў «дарожнай справе»
"""
LACINKA = """Port bastuje treci tydzień
15 sakavika, Chvala. Dokiery Port-Selbi prahałasavali za praciah zabastoŭki, paviedamiŭ prafsajuz.
Partovyja ŭłady admovilisia ad kamientaroŭ.
- PalitykaMinistarka transpartu syšła ŭ adstaŭkuDastupna tolki padpisčykam
- HramadstvaU Selbi adčyniŭsia fiestyval karabloŭDastupna tolki padpisčykam
- Hramadstva
"""
UKRAINIAN = """Міністерка транспорту пішла у відставку

ПОРТ-СЕЛБІ, 14 березня (ННА) — Міністерка транспорту Ольга Ренн у суботу подала у відставку, повідомив її речник.
«Я не зробила нічого поганого», — сказала вона журналістам.
Новини за темою
Економіка / Центробанк зберіг ставку / 14 березня
Погода / Штормове попередження на узбережжі / 13 березня
"""
POLISH = """Minister transportu podała się do dymisji

PORT SELBY, 14 marca (NNA) – Minister transportu Olga Renn podała się w sobotę do dymisji – podała jej kancelaria.
„Nie zrobiłam nic złego” – powiedziała dziennikarzom.
Zobacz także:
[Gospodarka] Bank centralny utrzymał stopę
[Polityka] Kto jest kim w aferze drogowej – tylko dla prenumeratorów
"""
LITHUANIAN = """Transporto ministrė atsistatydino

Port Selbis, kovo 14 d. (NNA). Transporto ministrė Olga Ren šeštadienį atsistatydino, pranešė jos kanceliarija.
„Nepadariau nieko blogo“, – žurnalistams sakė ji.
Susijusios naujienos
2026-03-13 Pakrantėje skelbiamas audros pavojus
2026-03-12 Kas yra kas „kelių byloje“ Tik prenumeratoriams
"""
TIMES = """Minister resigns over road contract

PORT SELBY, March 14 (NNA) - Transport Minister Olga Renn resigned on Saturday, her office said.
"I have done nothing wrong," Renn told reporters. "The court will see."
What happens next?
The prime minister must name a successor within ten days.

Latest news
1. 14:05 Central bank keeps rate at 4 percent
2. 13:40 Storm warning for the coast
"""


@pytest.mark.parametrize(
    ("text", "language", "outlet", "end", "related"),
    [
        (
            RUSSIAN,
            "ru",
            None,
            "отказались от комментариев.",
            [
                ("Министр транспорта ушла в отставку", ("Политика",), "subscribers"),
                ("Центробанк сохранил ставку", ("Экономика",), "subscribers"),
                ("В Селби открылся фестиваль кораблей", ("Общество", "Культура"), "subscribers"),
            ],
        ),
        (
            BELARUSIAN,
            "be",
            "ННА",
            "сказала яна журналістам.",
            [("Цэнтрабанк захаваў стаўку", (), "headline"), ("Хто ёсць хто ў «дарожнай справе»", (), "headline")],
        ),
        (
            LACINKA,
            "be",
            "Chvala",
            "admovilisia ad kamientaroŭ.",
            [
                ("Ministarka transpartu syšła ŭ adstaŭku", ("Palityka",), "subscribers"),
                ("U Selbi adčyniŭsia fiestyval karabloŭ", ("Hramadstva",), "subscribers"),
            ],
        ),
        (
            UKRAINIAN,
            "uk",
            "ННА",
            "сказала вона журналістам.",
            [
                ("Центробанк зберіг ставку", ("Економіка",), "headline"),
                ("Штормове попередження на узбережжі", ("Погода",), "headline"),
            ],
        ),
        (
            POLISH,
            "pl",
            "NNA",
            "powiedziała dziennikarzom.",
            [
                ("Bank centralny utrzymał stopę", ("Gospodarka",), "headline"),
                ("Kto jest kim w aferze drogowej", ("Polityka",), "subscribers"),
            ],
        ),
        (
            LITHUANIAN,
            "lt",
            "NNA",
            "žurnalistams sakė ji.",
            [
                ("Pakrantėje skelbiamas audros pavojus", (), "headline"),
                ("Kas yra kas „kelių byloje“", (), "subscribers"),
            ],
        ),
        (
            TIMES,
            "en",
            "NNA",
            "within ten days.",
            [
                ("Central bank keeps rate at 4 percent", (), "headline"),
                ("Storm warning for the coast", (), "headline"),
            ],
        ),
    ],
)
def test_tails_of_other_sites(
    text: str, language: str, outlet: str | None, end: str, related: list[tuple[str, tuple[str, ...], str]]
) -> None:
    parts = _read(text)
    assert parts.title == text.split("\n", 1)[0]
    assert (parts.language, parts.outlet) == (language, outlet)
    assert parts.text.endswith(end)
    assert [(r.title, r.sections, r.access) for r in parts.related] == related


def test_a_dateline_that_opens_the_first_sentence_stays_and_is_given() -> None:
    parts = _read(POLISH)
    assert parts.dateline == "PORT SELBY, 14 marca (NNA) –"
    assert parts.text.startswith(parts.dateline)
    assert parts.text[parts.body_start :].startswith("Minister transportu Olga Renn")


def test_a_subhead_between_paragraphs_stays() -> None:
    assert "What happens next?" in _read(TIMES).text


def test_one_line_is_text_and_not_a_title() -> None:
    parts = _read("A ministry spokesman said on Monday that the talks go on.")
    assert (parts.title, parts.text) == (None, "A ministry spokesman said on Monday that the talks go on.")


def test_a_text_without_a_title_has_none() -> None:
    parts = _read("The ministry said on Monday that the talks go on.\nThe union, however, denied it in the evening.")
    assert parts.text.startswith("The ministry said")


def test_what_the_container_says_is_used_where_the_text_is_silent() -> None:
    text = "The talks go on, the ministry said.\nThe union denied it."
    parts = _read(text, title="Talks go on", published="2026-03-02", outlet="Selby Courier", author="Jana Holt")
    assert (parts.title, parts.outlet, parts.authors) == ("Talks go on", "Selby Courier", ("Jana Holt",))
    assert parts.published is not None
    assert parts.published.value == "2026-03-02"
    assert parts.text == text


def test_a_text_cut_off_by_a_notice_is_not_open() -> None:
    parts = _read(
        "Who owns the ferries\n\nThe ferries belong to three firms, a register shows.\n\nFor subscribers only\n"
    )
    assert parts.access == "subscribers"
    assert parts.text == "The ferries belong to three firms, a register shows."


def test_windows_newlines_and_a_byte_order_mark() -> None:
    parts = _read("\ufeffTalks go on\r\n\r\nThe talks go on, the ministry said.\r\nThe union denied it.\r\n")
    assert parts.title == "Talks go on"
    assert parts.text == "The talks go on, the ministry said.\nThe union denied it."


@given(st.text(alphabet="ABab.!?:;,-•|–— \n\r«»()1460Чўі", max_size=400))
def test_any_text_is_read(text: str) -> None:
    parts = _read(text)
    assert 0 <= parts.body_start <= len(parts.text)
    assert parts.text == parts.text.strip("\n")
