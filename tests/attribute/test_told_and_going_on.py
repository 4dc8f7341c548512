"""Whom somebody told it to, where they go on, and what others in the same sentence say by themselves."""

from __future__ import annotations

import pytest
from tests.attribute import said


def chains(text: str, language: str) -> list[list[str]]:
    """The links behind the printing outlet of each statement."""
    return [[link.text for link in s.chain[1:]] for s in said.reading(text, language).statements]


@pytest.mark.parametrize(
    ("language", "behind"),
    [
        ("en", "Teel did not reply to questions."),
        ("en", "In 2019 Teel said a treaty would be signed."),
        ("en", "She told a crowd in Tolm on Friday that a treaty would be signed."),
        ("en", "Earlier, Teel said a treaty would be signed."),
        ("en", "Teel said at a rally in Marne that a treaty would be signed."),
        ("en", "Ida Brill said a treaty would be signed."),
        ("ru", "На вопрос «Сцяжыны» Тиль не ответила."),
        ("ru", "Ранее Тиль заявляла, что договор подпишут."),
        ("pl", "Na pytania „Сцяжына” Teel nie odpowiedziała."),
    ],
)
def test_an_answer_and_what_was_said_elsewhere_was_not_told_there(language: str, behind: str) -> None:
    told = {
        "en": "Ann Teel told Radio Ridge that talks went on.",
        "ru": "Анна Тиль рассказала телеканалу «Волна», что переговоры идут.",
        "pl": "Anna Teel powiedziała w radiu Most FM, że rozmowy trwają.",
    }
    first, last = chains(f"{told[language]}\n\n{behind}", language)
    assert (len(first), len(last)) == (2, 1)


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("pl", "Prezes klubu Jan Wert zapewnił w radiu Kanał Dziewięć, że trener zostaje.", "Kanał Dziewięć"),
        ("pl", "Jan Wert milczy. W środę w Telewizji Trójka przyznał, że „rozmowy się toczą”.", "Telewizji Trójka"),
        ("pl", "Jego współwięzień opowiadał z kolei portalowi Nasza Gazeta, że zakazano rozmów.", "Nasza Gazeta"),
        ("lt", "Ministras Jonas Varnas sekmadienį LTK televizijai sakė, kad derybos vyksta.", "LTK"),
        ("lt", "Fondo atstovas Torlakas Venė agentūrai „Vakaras“ žinią iš dalies patvirtino.", "Vakaras"),
        ("uk", "Труба стара, повідомляє телеканал «Хвиля». Про прорив журналістам телеканалу розповів Андрій Кущ.", "Хвиля"),
        ("ru", "Труба стара, сообщает телеканал «Волна». Журналистам телеканала рассказал об этом Андрей Куст.", "Волна"),
    ],
)  # fmt: skip
def test_on_whose_air_and_to_whose_reporters_it_was_said(language: str, text: str, outlet: str) -> None:
    assert chains(text, language)[-1][0] == outlet


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Prezes radia Kanał Dziewięć Jan Wert zapewnił, że trener zostaje."),
        ("lt", "Televizijos vadovas Jonas Varnas sakė, kad derybos vyksta."),
        ("uk", "Журналістам розповів про прорив Андрій Кущ."),
        ("ru", "Директор телеканала Андрей Куст рассказал о прорыве трубы."),
    ],
)
def test_who_heads_an_outlet_has_told_it_nothing(language: str, text: str) -> None:
    assert all(s.told_to is None for s in said.reading(text, language).statements)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sixty drivers walked out again on Wednesday, police said, and a banner over the gate read “Sold”."),
        ("en", "The secretary, Ida Weil, neither confirmed nor denied the sum, and on Monday her office would not discuss it."),
        ("pl", "Ministerstwo obrony nie odpowiedziało na list, a wdowa po generale, Ludmiła Hreczko, prosi, by nie pytać."),
        ("ru", "Министерство не ответило на вопрос, а вдова генерала Ида Котова сказала, что ждёт."),
        ("uk", "Міністерство не відповіло на запит, а вдова генерала Іда Котова сказала, що чекає."),
        ("be", "Міністэрства не адказала на запыт, а ўдава генерала Іда Котава сказала, што чакае."),
        ("lt", "Ministerija neatsakė į klausimą, o generolo našlė Ida Katinienė sakė, kad laukia."),
    ],
)  # fmt: skip
def test_a_clause_that_is_joined_is_no_part_of_a_refusal_nor_of_words_before_their_verb(
    language: str, text: str
) -> None:
    first, second = said.reading(text, language).statements
    assert second.within is None
    assert all(c.end <= second.source.spans[0].start for c in first.content)


@pytest.mark.parametrize(
    "text",
    [
        "The road will stay closed, police said, and drivers should take the ferry.",
        "The minister would not say whether the road was closed and the bridge was open.",
    ],
)
def test_words_that_nobody_else_says_go_on_behind_their_verb(text: str) -> None:
    (only,) = said.reading(text, "en").statements
    assert only.content[-1].of(text).rstrip(".").endswith(("ferry", "open"))


def test_one_of_a_group_speaks_for_themselves() -> None:
    text = "Several nurses in Tarn Bay told Сцяжына they would go, with one of them calling it “a swap of our Sundays”."
    assert chains(text, "en")[-1] == ["one of them"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The club’s manager Des Hollow would not be drawn on the bid at his press conference.", ["Des Hollow"]),
        ("A bank spokesman dismissed the Daily Kestrel story as “wide of the mark”.", ["A bank spokesman"]),
        ("The ministry did not respond to questions from the Daily Kestrel.", ["Daily Kestrel", "The ministry"]),
    ],
)
def test_who_answers_a_report_answers_whoever_asks(text: str, last: list[str]) -> None:
    lead = "The Daily Kestrel reported on Sunday that the terms were settled and that a house had been bought.\n\n"
    assert chains(lead + text, "en")[-1] == last


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        (
            "pl",
            "– Powiedziałem prezesowi, że nie zagram, i wsiadłem do autobusu – relacjonował Jan Kot.",
            "Powiedziałem",
        ),
        ("pl", "„Mówiłem im, że most runie. Uważam, że to wstyd” – powiedział Jan Kot.", "Uważam"),
        ("ru", "«Мост рухнул. Считаю, что это позор», — заявил Иван Кот.", "Считаю"),
        ("uk", "«Міст упав. Вважаю, що це ганьба», — заявив Іван Кіт.", "Вважаю"),
        ("be", "«Мост упаў. Лічу, што гэта ганьба», — заявіў Іван Кот.", "Лічу"),
        ("lt", "„Tiltas griuvo. Manau, kad tai gėda“, – kalbėjo Jonas Katinas.", "Manau"),
    ],
)
def test_a_verb_that_says_i_is_of_whoever_is_quoted(language: str, text: str, verb: str) -> None:
    spoken = said.reading(text, language).statements
    (inner,) = (s for s in spoken if s.cue[0].of(text) == verb)
    outer = next(s for s in spoken if s.id == inner.within)
    assert (inner.source.entity, inner.source.naming) == (outer.source.entity, "named")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "„Mówią, że most runie. Uważa się, że to wstyd” – powiedział Jan Kot."),
        ("ru", "«Мост рухнул. Считают, что это позор», — заявил Иван Кот."),
        ("lt", "„Tiltas griuvo. Mano, kad tai gėda“, – kalbėjo Jonas Katinas."),
    ],
)
def test_a_verb_of_others_is_not(language: str, text: str) -> None:
    spoken = said.reading(text, language).statements
    assert all(s.source.naming != "named" for s in spoken if s.within)


@pytest.mark.parametrize(
    ("language", "text", "last"),
    [
        ("en", "The bridge is safe, the engineer said, but the mayor told him it would fall.", "the mayor"),
        ("en", "The house was empty, the captain said, and the cook told his wife that it had burned.", "the cook"),
        ("be", "Klub admoviŭsia nazvać sumu, a mer skazaŭ, što hrošaj niama.", "mer"),
        ("be", "Клуб адмовіўся назваць суму, а мэр сказаў, што грошай няма.", "мэр"),
        ("ru", "Клуб отказался назвать сумму, а мэр сказал, что денег нет.", "мэр"),
        ("uk", "Клуб відмовився назвати суму, а мер сказав, що грошей немає.", "мер"),
        ("pl", "Klub odmówił podania sumy, a burmistrz powiedział, że pieniędzy nie ma.", "burmistrz"),
        ("lt", "Klubas atsisakė įvardyti sumą, o meras sakė, kad pinigų nėra.", "meras"),
        ("en", "The bridge is safe, the engineer said, but the engineer told the mayor it was old.", "the engineer"),
        ("en", "The bridge is safe, the engineer said, and the man told the mayor it was old.", "the engineer"),
    ],
)
def test_who_is_called_otherwise_in_a_joined_clause_is_another(language: str, text: str, last: str) -> None:
    assert chains(text, language)[-1] == [last]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Завод отказался сообщить, что мастер уволен, и что прокурор сказал об иске."),
        ("uk", "Завод відмовився повідомити, що майстра звільнено, та що прокурор сказав про позов."),
        ("be", "Завод адмовіўся паведаміць, што майстар звольнены, і што пракурор сказаў пра пазоў."),
        ("pl", "Zakład odmówił podania, że majstra zwolniono, i że prokurator mówił o pozwie."),
        ("lt", "Gamykla atsisakė pranešti, kad meistras atleistas, ir kad prokuroras sakė apie ieškinį."),
    ],
)
def test_and_that_goes_on_with_the_same_clause(language: str, text: str) -> None:
    first, second = said.reading(text, language).statements
    assert (first.stance, second.within) == ("declines", first.id)
