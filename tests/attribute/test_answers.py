"""Which statement a denial, a confirmation, a refusal or a silence is about."""

from __future__ import annotations

import pytest
from tests.attribute.marked import read
from tests.attribute.said import reading

from headwater import pipeline
from headwater.records import Statement

LEAD = "The harbour will be sold to Orvale, two officials told Lodestar. "
LEAD_MARK = ("two officials", "told", "The harbour will be sold to Orvale")


def last(text: str, *marks: tuple[str | None, str, str]) -> tuple[Statement, ...]:
    return read(text, list(marks))


def test_a_denial_of_what_shares_its_words() -> None:
    text = LEAD + "A pilot said the ferry had sunk. The Tide Board denied that the ferry was lost."
    *_, sunk, denied = last(
        text,
        LEAD_MARK,
        ("A pilot", "said", "the ferry had sunk"),
        ("The Tide Board", "denied", "that the ferry was lost"),
    )
    assert (denied.stance, denied.answers) == ("denies", sunk.id)


def test_this_points_to_what_was_just_told() -> None:
    text = LEAD + "A pilot said the ferry had sunk. The Tide Board could not confirm this."
    *_, sunk, declined = last(
        text, LEAD_MARK, ("A pilot", "said", "the ferry had sunk"), ("The Tide Board", "could not confirm", "this")
    )
    assert (declined.stance, declined.answers) == ("declines", sunk.id)


def test_a_request_for_comment_is_about_what_the_article_began_with_and_put_as_that() -> None:
    text = LEAD + "The Tide Board did not respond to requests for comment."
    lead, silent = last(text, LEAD_MARK, ("The Tide Board", "did not respond to", "requests for comment"))
    assert (silent.stance, silent.answers) == ("silent", lead.id)
    assert silent.presentation == lead.presentation
    assert lead.presentation.tense == "future"


def test_a_claim_within_the_denial_is_what_it_denies() -> None:
    text = LEAD + "The Tide Board rejected a report by The Mast that the bridge had fallen."
    *_, denied, report = last(
        text,
        LEAD_MARK,
        ("The Tide Board", "rejected", "a report by The Mast that the bridge had fallen"),
        ("The Mast", "report by", "that the bridge had fallen"),
    )
    assert denied.answers == report.id


def test_nothing_before_it_nothing_answered() -> None:
    (silent,) = last(
        "The Tide Board declined to comment on the dam.", ("The Tide Board", "declined", "to comment on the dam")
    )
    assert silent.answers is None


def test_no_other_silence_is_answered() -> None:
    text = "The Tide Board declined to comment on the dam. Orvale did not respond to questions about the dam."
    _, silent = last(
        text,
        ("The Tide Board", "declined", "to comment on the dam"),
        ("Orvale", "did not respond to", "questions about the dam"),
    )
    assert silent.answers is None


def test_partly_confirmed() -> None:
    text = LEAD + "Orvale partly confirmed the harbour would be sold."
    _, confirmed = last(text, LEAD_MARK, ("Orvale", "partly confirmed", "the harbour would be sold"))
    assert (confirmed.stance, confirmed.partly) == ("confirms", True)


def test_a_denial_of_this_is_put_as_what_was_told() -> None:
    text = LEAD + "A pilot said the ferry will sail. The Tide Board denied this."
    *_, told, denied = last(
        text, LEAD_MARK, ("A pilot", "said", "the ferry will sail"), ("The Tide Board", "denied", "this")
    )
    assert (denied.answers, denied.presentation.tense) == (told.id, "future")


def test_an_offer_is_answered_where_the_answer_names_one() -> None:
    text = LEAD + "A pilot offered to buy the ferry. A clerk said rain had come. The Tide Board rejected the offer."
    _, offer, _, declined = last(
        text,
        LEAD_MARK,
        ("A pilot", "offered", "to buy the ferry"),
        ("A clerk", "said", "rain had come"),
        ("The Tide Board", "rejected", "the offer"),
    )
    assert declined.answers == offer.id


def test_what_speaks_of_whoever_answers_is_nearer_to_them() -> None:
    text = LEAD + "A pilot said the Tide Board had lied. A clerk said rain had come. The Tide Board denied wrongdoing."
    _, lied, _, denied = last(
        text,
        LEAD_MARK,
        ("A pilot", "said", "the Tide Board had lied"),
        ("A clerk", "said", "rain had come"),
        ("The Tide Board denied"[:14], "denied", "wrongdoing"),
    )
    assert denied.answers == lied.id


def test_of_two_sources_of_one_content_the_first_is_answered() -> None:
    text = "The Mast reports that the ferry sank, citing two pilots. The Tide Board denied this."
    told, cited, denied = last(
        text,
        ("The Mast", "reports", "that the ferry sank"),
        ("two pilots", "citing", "that the ferry sank"),
        ("The Tide Board", "denied", "this"),
    )
    assert (cited.content, denied.answers) == (told.content, told.id)


def test_who_would_not_say_more_leaves_their_own_words_unanswered() -> None:
    text = LEAD + "A pilot said a friend had seen the ferry sink. She would not say who."
    *_, told, declined = last(
        text, LEAD_MARK, ("A pilot", "said", "a friend had seen the ferry sink"), ("She", "would not say", "who")
    )
    assert (declined.stance, declined.answers) == ("declines", told.id)


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        (
            "pl",
            "Trzech więźniów wyszło na wolność, poinformowała Ada Wint. Minister Iwo Marl zaprzeczył tym doniesieniom.",
            ("Ada Wint", "poinformowała", "Trzech więźniów wyszło na wolność"),
            ("Minister Iwo Marl", "zaprzeczył", "tym doniesieniom"),
        ),
        (
            "en",
            "Three prisoners were freed, Ada Vint said. Minister Ivo Marl denied this.",
            ("Ada Vint", "said", "Three prisoners were freed"),
            ("Minister Ivo Marl", "denied", "this"),
        ),
    ],
)
def test_what_points_back_answers_even_one_statement(
    language: str, text: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    told, denied = read(text, [first, second], language)
    assert denied.answers == told.id


@pytest.mark.parametrize(("whole", "at"), [("the report is largely accurate", 1), ("the harbour is closed", 0)])
def test_who_confirms_a_report_confirms_what_it_has_on_no_name(whole: str, at: int) -> None:
    text = (
        "The harbour is closed, the Lodestar reported. Vint would let the crews go, people in the room said. "
        f"The ministry was silent. A source close to the talks confirmed that {whole}."
    )
    marks = [
        ("the Lodestar", "reported", "The harbour is closed"),
        ("people in the room", "said", "Vint would let the crews go"),
        ("A source close to the talks", "confirmed", f"that {whole}"),
    ]
    *told, confirmed = read(text, marks, "en")
    assert confirmed.answers == told[at].id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Seven miners died in the Harna mine on Monday, the Emergency Ministry of Velmaria said.\n\nA worker at the mine told"
            " Lodestar that the alarm had been switched off. The owner of the mine, Karbona, did not respond to a request for comment.",
        ),
        (
            "en",
            "Seven people died when the Karvin dam broke, Ostrana's Interior Ministry said.\n\nTwo officials told Lodestar that the"
            " gates had been opened. The operator of the dam, Hydrokar, did not respond to a request for comment.",
        ),
        (
            "uk",
            "Семеро гірників загинули на шахті «Харна» в понеділок, повідомило міністерство внутрішніх справ Вельмарії.\n\nРобітник"
            " шахти розповів, що датчик був вимкнений. У компанії «Карбона», якій належить шахта, на запит про коментар не відповіли.",
        ),
        (
            "be",
            "Сем гарнякоў загінулі на шахце «Харна» ў панядзелак, паведаміла міністэрства ўнутраных спраў Вельмарыі.\n\nРабочы шахты"
            " расказаў, што датчык быў адключаны. У кампаніі «Карбона», якой належыць шахта, на запыт аб каментары не адказалі.",
        ),
        (
            "pl",
            "Siedmiu górników zginęło w kopalni Harna w poniedziałek, poinformowało Ministerstwo Spraw Wewnętrznych Velmarii.\n\n"
            "Pracownik kopalni powiedział, że czujnik był wyłączony. Właściciel kopalni, spółka Karbona, nie odpowiedział na"
            " prośbę o komentarz.",
        ),
        (
            "lt",
            "Septyni kalnakasiai žuvo Harnos kasykloje pirmadienį, pranešė Velmarijos vidaus reikalų ministerija.\n\nKasyklos"
            " darbuotojas sakė, kad daviklis buvo išjungtas. Kasyklos savininkė, bendrovė „Karbona“, į prašymą pakomentuoti"
            " neatsakė.",
        ),
    ],
)
def test_a_company_is_asked_about_what_somebody_says_of_it_and_not_about_the_toll(language: str, text: str) -> None:
    assert reading(text, language).statements[-1].answers == "s2"


@pytest.mark.parametrize(
    "text",
    [
        "The police searched the offices of Karbona on Monday, the Interior Ministry of Velmaria said.\n\nA passer-by said that"
        " the street had been closed for hours.\n\nKarbona did not respond to a request for comment.",
        "Three envoys will be expelled, the Foreign Ministry of Velmaria said. A diplomat said that more would follow. The"
        " Foreign Ministry of Ostrana did not respond to a request for comment.",
    ],
)
def test_who_is_named_by_an_authority_or_is_one_is_asked_about_what_it_made_known(text: str) -> None:
    assert reading(text, "en").statements[-1].answers == "s1"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Ostrana will not open its ports, Transport Minister Milena Grau said, denying a report by Meridian Wire.",
        ),
        (
            "en",
            "Velmaria will lend Ostrana 300 million crowns, Joren Halvek said, confirming a report by Meridian Wire.",
        ),
        (
            "ru",
            "Острана не откроет порты, заявила министр транспорта Милена Грау, опровергнув сообщение агентства «Меридиан».",
        ),
    ],
)
def test_nobody_denies_what_they_say_themselves_and_a_report_alone_is_no_claim(language: str, text: str) -> None:
    have = reading(text, language)
    assert not [s for s in have.statements if s.answers]
    assert len(pipeline.sheet(have).tellings) == 1


def test_a_denied_report_that_was_told_is_what_is_denied() -> None:
    text = "Meridian Wire reported that Ostrana would sell its ports. Milena Grau denied the report by Meridian Wire."
    told = pipeline.sheet(reading(text, "en")).tellings
    assert [(t.stance, t.borrowed) for t in told] == [("asserts", False), ("denies", True)]


def test_a_denied_report_that_says_what_it_reports_is_a_claim() -> None:
    (told,) = pipeline.sheet(reading("Milena Grau denied reports of a leak at the Karvin dam.", "en")).tellings
    assert told.stance == "denies"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union rejected an offer of 3 percent. The company would not say how many would strike."),
        ("en", "Sarnia rejected demands to withdraw its troops. The foreign ministry did not respond to questions."),
        ("ru", "Министерство отклонило призывы к расследованию. На запрос «Волны» оно не ответило."),
        ("uk", "Міністерство відхилило заклики до розслідування. На запит «Хвилі» воно не відповіло."),
        ("pl", "Sarnia odrzuciła ultimatum. Ministerstwo spraw zagranicznych nie odpowiedziało na pytania „Fali”."),
    ],
)
def test_nobody_is_silent_on_an_offer_that_was_turned_down(language: str, text: str) -> None:
    first, last = (found := reading(text, language).statements)[0], found[-1]
    assert first is not last
    assert last.answers is None
