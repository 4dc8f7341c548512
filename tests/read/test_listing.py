"""Lists of other headlines: titles come out clean, with sections and access, whatever site and language they are of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.read import lines, listing, notices
from headwater.records import Related

BODY = ["The dockers voted on Thursday to go on, the union said.", "The port authority declined to comment."]


def _rows(*rows: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(r.title, r.sections, r.access) for r in listing.rows(rows)]


def test_labels_glued_before_and_a_notice_glued_behind() -> None:
    assert _rows(
        "- PoliticsMayor calls for talksThe text is for holders of Selby+ only",
        "- Politics, Harbour newsStrike enters third weekThe text is for holders of Selby+ only",
        "- Harbour news",
        "- Economy",
        "- EconomyFish up 19 percent – bankThe text is for holders of Selby+ only",
    ) == [
        ("Mayor calls for talks", ("Politics",), "subscribers"),
        ("Strike enters third week", ("Politics", "Harbour news"), "subscribers"),
        ("Fish up 19 percent – bank", ("Economy",), "subscribers"),
    ]


def test_one_line_with_a_notice_says_so_by_its_words() -> None:
    assert _rows("SocietyWho owns the ferries?Available to subscribers only") == [
        ("Who owns the ferries?", ("Society",), "subscribers")
    ]


def test_a_notice_on_a_line_of_its_own_belongs_to_the_headline_before() -> None:
    assert _rows("Mayor calls for talks", "For subscribers only", "Two ferries cancelled") == [
        ("Mayor calls for talks", (), "subscribers"),
        ("Two ferries cancelled", (), "headline"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("• Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("12. Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("14:05 Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("14:05Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("2026-03-14 Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("14.03.2026, 14:05 Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("March 14, 2026 – Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("2 hours ago Mayor calls for talks", ("Mayor calls for talks", (), "headline")),
        ("Mayor calls for talks | Politics", ("Mayor calls for talks", ("Politics",), "headline")),
        ("Mayor calls for talks (Politics)", ("Mayor calls for talks", ("Politics",), "headline")),
        ("[Politics] Mayor calls for talks", ("Mayor calls for talks", ("Politics",), "headline")),
        ("Politics | Mayor calls for talks", ("Mayor calls for talks", ("Politics",), "headline")),
        ("POLITICS Mayor calls for talks", ("Mayor calls for talks", ("Politics",), "headline")),
        ("Mayor calls for talks – 14 March 2026", ("Mayor calls for talks", (), "headline")),
        ("Mayor calls for talks Read more", ("Mayor calls for talks", (), "headline")),
        ("Children learn to read", ("Children learn to read", (), "headline")),
        ("Mayor calls for talksRead more", ("Mayor calls for talks", (), "headline")),
        ("Эканоміка / Банк захаваў стаўку / 14 сакавіка", ("Банк захаваў стаўку", ("Эканоміка",), "headline")),
        ("ПолитикаМэр зовёт на переговоры", ("Мэр зовёт на переговоры", ("Политика",), "headline")),
        ("Кто владеет портом (Доступно только подписчикам)", ("Кто владеет портом", (), "subscribers")),
        ("Kto jest właścicielem portu – tylko dla prenumeratorów", ("Kto jest właścicielem portu", (), "subscribers")),
        ("Kas valdo uostą Tik prenumeratoriams", ("Kas valdo uostą", (), "subscribers")),
        ("Хто володіє портомЛише для передплатників", ("Хто володіє портом", (), "subscribers")),
        ("Чый гэта порт? Даступна толькі падпісчыкам", ("Чый гэта порт?", (), "subscribers")),
        ("Хто ёсць хто ў «справе порта»", ("Хто ёсць хто ў «справе порта»", (), "headline")),
        ("Harast: no talks with strikers", ("Harast: no talks with strikers", (), "headline")),
        ("McDermott leaves YouTube for NeuCo", ("McDermott leaves YouTube for NeuCo", (), "headline")),
        ("Prices up 12.5 percent", ("Prices up 12.5 percent", (), "headline")),
        ("Fish up 19 percent – bank", ("Fish up 19 percent – bank", (), "headline")),
    ],
)
def test_a_line(line: str, expected: tuple[str, tuple[str, ...], str]) -> None:
    assert _rows(line) == [expected]


@pytest.mark.parametrize(
    "line", ["Economy", "Politics, Security", "Share", "Facebook | Twitter", "0 comments", "Комментарии (12)", "—"]
)
def test_lines_that_hold_no_headline(line: str) -> None:
    assert _rows(line) == []


def test_a_headline_is_given_once() -> None:
    assert _rows("Two ferries cancelled", "Two ferries cancelled", "TransportTwo ferries cancelled") == [
        ("Two ferries cancelled", ("Transport",), "headline")
    ]


@pytest.mark.parametrize(
    "tail",
    [
        ["Read also:", "Mayor calls for talks"],
        ["Mayor calls for talks", "Two ferries cancelled"],
        ["- Mayor calls for talks", "- Two ferries cancelled"],
        ["14:05 Mayor calls for talks", "13:40 Two ferries cancelled"],
        ["PoliticsMayor calls for talks"],
        ["Related stories", "Mayor calls for talks", "A short teaser says what it is about.", "Two ferries cancelled"],
        ["Mayor calls for talksFor subscribers only"],
        ["Чытайце таксама", "• Банк захаваў стаўку"],
        ["Share", "Read also:", "Mayor calls for talks", "Subscribe to our newsletter"],
    ],
)
def test_where_the_list_begins(tail: list[str]) -> None:
    assert listing.tail([*BODY, *tail]) == len(BODY)


@pytest.mark.parametrize(
    "more",
    [
        [],
        ["What happens next?", "The union meets on Monday, it said."],
        ["It makes three demands:", "- no nets over two metres;", "- a closed season;", "- a monthly report."],
        ["“We are not going back for less,” union leader Mark Oduya told the paper."],
    ],
)
def test_a_text_without_a_list_keeps_all_its_lines(more: list[str]) -> None:
    rows = [*BODY, *more]
    assert listing.tail(rows) == len(rows)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Read also:", ""),
        ("Read also: Two ferries cancelled", "Two ferries cancelled"),
        ("**Чытайце таксама**", ""),
        ("ZOBACZ TAKŻE", ""),
        ("Two ferries cancelled", None),
        ("The minister said: wait", None),
    ],
)
def test_headings_of_lists(line: str, rest: str | None) -> None:
    assert lines.marker(line) == rest


def test_a_notice_is_no_headline_with_a_notice() -> None:
    assert notices.is_notice("This article is for subscribers only")
    assert not notices.is_notice("Who owns the ferries? Available to subscribers only")
    assert not notices.is_notice("Two ferries cancelled")


@given(st.lists(st.text(alphabet="ABab •-.,:|()«» 14:05Ўў\n", max_size=60), max_size=12))
def test_any_lines_are_read(rows: list[str]) -> None:
    assert 0 <= listing.tail(rows) <= len(rows)
    assert all(isinstance(row, Related) and row.title.strip() == row.title != "" for row in listing.rows(rows))


@pytest.mark.parametrize(
    ("row", "furniture"),
    [
        ("Передрук з газети «Маяк»", False),
        ("Передрук з дозволу редакції", True),
        ("Перепечатка из журнала «Волна».", False),
        ("Перепечатка с разрешения редакции.", True),
        ("Перадрук з газеты «Маяк»", False),
        ("Przedruk z tygodnika „Latarnia”", False),
        ("Przedruk za zgodą redakcji", True),
    ],
)
def test_whose_a_text_was_first_is_no_notice_of_rights(row: str, furniture: bool) -> None:
    assert lines.is_furniture(row) is furniture
