"""Silences of many forms: decided on, sent elsewhere, left unread; what is none of them, and whose they are."""

from __future__ import annotations

import pytest
from tests.attribute.said import found, reading

from headwater.attribute import silence


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "The coast guard did not immediately say whether the search would go on.", "silent"),
        ("en", "Ms Kinnear has chosen not to speak publicly before the hearing.", "declines"),
        ("en", "The press desk directed the Courier's queries to the cabinet office.", "declines"),
        ("en", "A message sent to his wife had not been read by Friday.", "silent"),
        ("en", "A query to the museum drew only an automatic reply.", "silent"),
        ("en", "Requests to interview the warden were turned down by the prison service.", "declines"),
        ("en", "The Lodestar has been unable to reach the ship's owner.", "silent"),
        ("en", "The police chief cut the call short.", "declines"),
        ("en", "No statement was issued afterwards.", "silent"),
        ("en", "The label passed on an opportunity to comment.", "declines"),
        ("en", "Neither government has acknowledged the talks.", "declines"),
        ("ru", "Клиника решила не обсуждать увольнения.", "declines"),
        ("ru", "Пресс-секретарь попросила дождаться официальной информации.", "declines"),
        ("ru", "Редакция ждёт ответа от министерства.", "silent"),
        ("uk", "Відомство від роз’яснень утримується.", "declines"),
        ("uk", "Тюремне відомство відмовило нам в інтерв’ю.", "declines"),
        ("uk", "Генерал відмахнувся від журналістів.", "declines"),
        ("be", "Генерал адмахнуўся ад журналістаў.", "declines"),
        ("be", "Выбарчая камісія пратаколы абнародаваць не стала.", "declines"),
        ("be", "Kampanija ad tłumačeńniaŭ ustrymałasia.", "declines"),
        ("pl", "Resort skierował nas z pytaniami do kancelarii.", "declines"),
        ("pl", "Jak obraz trafił za granicę, nie potrafiono wyjaśnić.", "declines"),
        ("pl", "Spółka nie przesłała nam stanowiska.", "silent"),
        ("lt", "Bendrovė savo pozicijos neatsiuntė.", "silent"),
        ("lt", "Žinyba klausimus rekomendavo adresuoti kanceliarijai.", "declines"),
        ("lt", "Klinika nusprendė neaptarinėti atleidimų.", "declines"),
    ],
)
def test_form(language: str, sentence: str, kind: str) -> None:
    assert kind in [q.kind for q in silence.find(sentence, language)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Senate was unable to reach an agreement."),
        ("en", "The senator directed his questions to the witness."),
        ("en", "The jury stayed silent as the verdict was read."),
        ("ru", "Присяжные молчали, пока зачитывали вердикт."),
        ("uk", "Капітан не відповідав за збереження вантажу."),
        ("be", "Капітан не адказваў за захаванасць грузу."),
        ("pl", "Przysięgli milczeli, gdy odczytywano werdykt."),
        ("lt", "Prisiekusieji tylėjo, kol buvo skaitomas verdiktas."),
    ],
)
def test_no_silence(language: str, sentence: str) -> None:
    assert silence.find(sentence, language) == ()


@pytest.mark.parametrize(
    ("language", "sentence", "who"),
    [
        ("ru", "По совету адвокатов Кирин до заседания решила публично не высказываться.", "Кирин"),
        ("pl", "Resort odesłał nas do kancelarii, ta zignorowała pytania.", "ta"),
        ("pl", "Za radą prawników Kinnear przed rozprawą nie zabiera głosu.", "Kinnear"),
        ("ru", "Дверь открыла женщина, которая разговаривать с корреспондентом не захотела.", "которая"),
        ("uk", "Лейбл пообіцяв відповісти, проте по суті нічого не відповів.", "Лейбл"),
    ],
)
def test_whose(language: str, sentence: str, who: str) -> None:
    assert who in [source for source, _, _ in found(sentence, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A clerk at the ministry, who declined to give her name, said that the lists were ready."),
        ("ru", "Источник в министерстве, который отказался назвать себя, сообщил, что списки готовы."),
        ("uk", "Джерело в міністерстві, яке відмовилося назвати своє ім’я, повідомило, що списки готові."),
        ("be", "Крыніца ў міністэрстве, якая адмовілася назваць сваё імя, паведаміла, што спісы гатовыя."),
        ("pl", "Źródło w ministerstwie, które odmówiło podania nazwiska, powiedziało, że listy są gotowe."),
        ("lt", "Vienas pareigūnas, atsisakęs pasakyti savo pavardę, teigė, kad sąrašai parengti."),
    ],
)
def test_a_name_kept_back_is_no_refusal(language: str, text: str) -> None:
    assert [s.stance for s in reading(text, language).statements] == ["asserts"]


def test_who_only_asks_not_to_be_named_asks() -> None:
    (statement,) = reading("The official declined to be named.", "en").statements
    assert statement.stance == "asks"


def test_a_name_of_another_is_refused() -> None:
    (statement,) = reading("Police declined to give his name.", "en").statements
    assert statement.stance == "declines"


def test_the_words_of_a_refusal_are_no_second_one() -> None:
    text = "“We don't comment on market rumours,” a Brightwater spokesperson said."
    assert [(s.source.text, s.stance) for s in reading(text, "en").statements] == [
        ("a Brightwater spokesperson", "declines")
    ]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "ru",
            "Университет, сославшись на закон о персональных данных, обсуждать отчисления отказался.",
            "Университет",
        ),
        ("uk", "Університет, пославшись на закон про дані, говорити про відрахування відмовився.", "Університет"),
    ],
)
def test_what_excuses_a_refusal_is_none(language: str, text: str, who: str) -> None:
    statements = reading(text, language).statements
    assert [s.stance for s in statements] == ["declines"]
    assert statements[0].source.text.startswith(who)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reached on Saturday, Dr Penhale said she had been told not to talk."),
        ("ru", "Доктор Пенхейл сказала, что ей запретили общаться с прессой."),
        ("uk", "Черговий відповів, що довідок телефоном не дають."),
        ("be", "Доктарка Пенгейл сказала, што ёй забаранілі размаўляць з прэсай."),
        ("pl", "Doktor Penhale powiedziała, że ma zakaz rozmów z mediami."),
        ("lt", "Budėtojas atsakė, kad informacija telefonu neteikiama."),
    ],
)
def test_what_is_said_may_refuse(language: str, text: str) -> None:
    assert reading(text, language).statements[0].stance == "declines"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Marlins failed to reach the playoffs."),
        ("en", "Norrland sent no further troops to the border."),
        ("en", "The bank offers no savings account to minors."),
        ("en", "None of the four sides has conceded a goal this season."),
        ("en", "None of the hospitals had admitted patients from the fire."),
        ("ru", "Клуб «Маяк» ждёт ответа от нападающего."),
        ("ru", "Анна Корт решила не говорить детям о болезни."),
        ("pl", "Anna Kort postanowiła nie mówić dzieciom o chorobie."),
        ("ru", "Клиент просил подождать решения суда."),
        ("pl", "Poseł Adam Rud skierował pytania do ministra zdrowia."),
        ("pl", "Ratownicy nie mogli dotrzeć do doliny."),
        ("lt", "Gydytojai rekomenduoja kreiptis į šeimos gydytoją."),
        ("lt", "Opozicija siūlė klausimą įtraukti į darbotvarkę."),
        ("be", "Nichto z žycharoŭ nie padyšoŭ da akna."),
    ],
)
def test_what_only_sounds_like_a_silence_is_none(language: str, sentence: str) -> None:
    assert silence.find(sentence, language) == ()


def test_why_a_source_is_not_named_is_no_refusal_of_its_own() -> None:
    text = (
        "The envoy met the mayor, according to two officials, who spoke on condition of anonymity because they were "
        "not authorized to discuss the trip."
    )
    assert [s.stance for s in reading(text, "en").statements] == ["asserts"]


def test_a_refusal_in_words_of_its_own_is_told_once() -> None:
    read = reading("The mayor's office said it could not confirm the figure.", "en")
    assert [s.stance for s in read.statements] == ["declines"]
