"""Names by rule: what is found, what is left out, and that spans always fit."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import whole

from headwater import lexicon
from headwater.attribute.rules.names import find
from headwater.records import Article, CaptureRef, Outlet


def names(text: str, language: str = "en", outlet: str | None = None) -> list[tuple[str, str]]:
    printed = Outlet(outlet) if outlet else None
    article = Article("a", None, text, language, "open", CaptureRef("0", ""), outlet=printed, read_in=language)
    return [(name.span.of(text), name.kind) for name in find(article)]


def of_kind(kind: str, text: str, language: str = "en") -> list[str]:
    return [name for name, found in names(text, language) if found == kind]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Monday Anna Sidorenko met Mr. Orlik in Kyiv.", ["Anna Sidorenko", "Orlik"]),
        ("ru", "В среду Анна Сидоренко рассказала Орлику о поездке в Киев. «Нет», — сказал Орлик.", None),
        ("be", "У сераду Ганна Сідарэнка сустрэлася з міністрам Максімам Рагойшам у Гомелі.", None),
        ("be", "Maksim Rahojša pryjechaŭ u Homiel, skazała Hanna Sidarenka.", ["Maksim Rahojša", "Hanna Sidarenka"]),
        ("uk", "У середу Ганна Сидоренко зустріла Олега Ракитенка у Києві.", ["Ганна Сидоренко", "Олега Ракитенка"]),
        ("pl", "W środę Anna Nowak spotkała Jana Rakowskiego w Krakowie.", ["Anna Nowak", "Jana Rakowskiego"]),
        ("lt", "Trečiadienį Rūta Jankauskienė susitiko su Viktoru Petrausku Vilniuje.", None),
    ],
)
def test_people_in_every_language(language: str, text: str, expected: list[str] | None) -> None:
    found = of_kind("person", text, language)
    if expected is None:
        assert len(found) >= 2
        assert all(" " in name or name.startswith("Орлик") for name in found)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "They met in Minsk.", "Minsk"),
        ("ru", "Встреча прошла в Минске.", "Минске"),
        ("be", "Сустрэча адбылася ў Мінску.", "Мінску"),
        ("be", "Sustreča adbyłasia ŭ Minsku.", "Minsku"),
        ("uk", "Зустріч відбулася у Києві.", "Києві"),
        ("pl", "Spotkali się w Warszawie.", "Warszawie"),
        ("lt", "Jie susitiko Vilniuje.", "Vilniuje"),
        ("ru", "Послы Соединённых Штатов молчали.", "Соединённых Штатов"),
        ("pl", "Rząd Wielkiej Brytanii milczał.", "Wielkiej Brytanii"),
    ],
)
def test_places_under_their_endings(language: str, text: str, place: str) -> None:
    assert (place, "place") in names(text, language)


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The Committee for River Safety met.", "Committee for River Safety"),
        ("en", "The Ministry of Culture and Sport said so.", "Ministry of Culture and Sport"),
        ("en", "Critics of the Norland Tax Institute disagree.", "Norland Tax Institute"),
        ("en", "The Belarusian Foreign Ministry declined.", "Belarusian Foreign Ministry"),
        ("ru", "В МИД Польши не ответили.", "МИД Польши"),
        ("ru", "Дело ведёт Следственный комитет.", "Следственный комитет"),
        ("ru", "Об этом знают в министерстве обороны.", "министерстве обороны"),
        ("be", "Пра гэта паведаміла арганізацыя «Зялёны бераг».", "Зялёны бераг"),
        ("uk", "Заяву зробила компанія «Північний вітер».", "Північний вітер"),
        ("pl", "Sprawę bada Komisja Nadzoru Wodnego.", "Komisja Nadzoru Wodnego"),
        ("lt", "Tai patvirtino Lietuvos užsienio reikalų ministerija.", "Lietuvos užsienio reikalų ministerija"),
    ],
)
def test_organisations_by_their_heads(language: str, text: str, body: str) -> None:
    assert (body, "organization") in names(text, language)


def test_outlets_known_beforehand_and_by_their_company() -> None:
    assert ("Reuters", "outlet") in names("It was reported by Reuters on Friday.")
    assert ("ТАСС", "outlet") in names("Об этом сообщил ТАСС.", "ru")
    assert ("Вечаровы ганец", "outlet") in names("Так піша газета «Вечаровы ганец».", "be")
    assert ("Gazeta Rzeczna", "outlet") in names("Tak podała „Gazeta Rzeczna”, dziennik z Gdyni.", "pl")


def test_several_people_are_no_outlet_in_a_case() -> None:
    assert of_kind("outlet", "Политики требуют ответа.", "ru") == []
    assert of_kind("outlet", "Об этом пишет «Политико».", "ru") == ["Политико"]
    assert of_kind("outlet", "Политико пишет, что порт закрыт.", "ru") == ["Политико"]


def test_an_ordinary_word_is_an_outlet_only_where_something_says_so() -> None:
    assert ("Известия", "outlet") in names("Об этом написала газета «Известия».", "ru")
    assert not of_kind("outlet", "Известия пришли вечером, и город замолчал.", "ru")
    assert not of_kind("outlet", "Time will tell.")


def test_the_printing_outlet_is_known_by_its_name() -> None:
    assert ("Northern Wire", "outlet") in names("He told Northern Wire that it rained.", outlet="Northern Wire")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday, the talks failed.",
        "However, nobody came in September.",
        "Belarusians and Poles disagreed. Democratic senators left.",
        "The CEO spoke to TV crews about VAT and GDP.",
        "Nord Stream stood still, and Covid-19 went on.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_months_and_given_names_by_their_company() -> None:
    assert of_kind("person", "Theresa May said so. In May nothing happened. May said no.") == ["Theresa May", "May"]
    assert of_kind("person", "Jan Kowal left on Jan 5.") == ["Jan Kowal"]
    assert names("Jordan Miller flew to Jordan.") == [("Jordan Miller", "person"), ("Jordan", "place")]


def test_a_title_is_no_part_of_the_name() -> None:
    assert names("Lithuanian Foreign Minister Rasa Petrauskaitė and Sen. Mike Orr left.") == [
        ("Rasa Petrauskaitė", "person"),
        ("Mike Orr", "person"),
    ]


def test_a_title_behind_an_indefinite_article_names_nobody() -> None:
    assert names("“A Silent Harbour in Paris.” was written by Paul Winter.") == [
        ("Paris", "place"),
        ("Paul Winter", "person"),
    ]


def test_in_a_heading_only_known_names_are_trusted() -> None:
    text = "He wrote “A Long, Cold Night in Belarus Brings Some New Doubts to Many.” Nobody answered."
    assert names(text) == [("Belarus", "place")]


def test_a_language_without_lists_has_no_names() -> None:
    assert names("Das sagte Anna Schmidt in Berlin.", "de") == []


@settings(max_examples=whole.count(50, 150), deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Anna", "Smith", "в", "«", "»", "МИД", "Минск", "of", ", ", ". ", "\n", "’s", "-", "A.", "de", "2"]
        )
    ),
    st.sampled_from(lexicon.LANGUAGES),
)
def test_spans_are_in_order_and_do_not_overlap(parts: list[str], language: str) -> None:
    text = " ".join(parts)
    article = Article("a", None, text, language, "open", CaptureRef("0", ""), read_in=language)
    end = 0
    for name in find(article):
        assert end <= name.span.start < name.span.end <= len(text)
        assert name.span.of(text) == name.span.of(text).strip()
        end = name.span.end


@pytest.mark.parametrize("piece", ["Anna Smith ", "«Ab", "A.", "Committee of ", "министерство ", "Anna\n", "the Ab-"])
def test_long_hostile_texts_stay_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        article = Article("a", None, text, "ru", "open", CaptureRef("0", ""), read_in="ru")
        began = time.perf_counter()
        find(article)
        return time.perf_counter() - began

    seconds(2_000)
    assert seconds(200_000) < 8


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("ORVALE, Orvelia, June 3 — It rained.", "ORVALE", "place"),
        ("Orvelia will free them, an Orvelian official said.", "Orvelia", "place"),
        ("He saw Tolm. A Tolmish trader saw it too.", "Tolm", "place"),
        ("He told the Daily Banner that it rained.", "Daily Banner", "outlet"),
        ("He told BSR Sport that it rained.", "BSR Sport", "outlet"),
        ("He spoke to TV Dunava about the rain.", "TV Dunava", "outlet"),
        ("The memo was seen by Dnevni Most.", "Dnevni Most", "outlet"),
        ("On Friday the Fenwick Kestrels lost again.", "Fenwick Kestrels", "organization"),
        ("A strike was called by the Seafarers’ Alliance on Friday.", "Seafarers’ Alliance", "organization"),
        ("It was the Prosecutor's Office of Velmaria that asked.", "Prosecutor's Office of Velmaria", "organization"),
        ("It was the Prime Minister’s Office that asked.", "Prime Minister’s Office", "organization"),
        ("A strike was called by the Doctors' Union of Velmaria.", "Doctors' Union of Velmaria", "organization"),
        ("On Monday Orvelia's Interior Ministry met.", "Interior Ministry", "organization"),
        ("On Monday Mayor Anna Marlow's Office met.", "Anna Marlow", "person"),
        ("On Friday Vatra Energy lost again.", "Vatra Energy", "organization"),
        ("It was held at Colony No. 9 for a year.", "Colony No. 9", "organization"),
        ("The Committee for State Protection met.", "Committee for State Protection", "organization"),
        ("They met in Rose Square on Friday.", "Rose Square", "place"),
        ("They met the Minister of Agriculture and Food, Anna Marlow, there.", "Anna Marlow", "person"),
        ("Minister of Agriculture Anna Marlow left.", "Anna Marlow", "person"),
        ("Cllr Anna Marlow left.", "Anna Marlow", "person"),
        ("Vatra Chief Financial Officer Anna Marlow left.", "Anna Marlow", "person"),
        ("Exiled Orvelian politician Anna Marlow left Orvelia.", "Anna Marlow", "person"),
    ],
)
def test_names_that_only_the_text_knows(text: str, name: str, kind: str) -> None:
    assert (name, kind) in names(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Exiled Orvelian politician Anna Marlow left Orvelia.", "Orvelian"),
        ("No one from the Orvelian embassy was there.", "Orvelian"),
        ("It is open on Mondays and Thursdays.", "Mondays"),
        ("He told the radio. Approached by a reporter, he left.", "Approached"),
        ("The Minister of Agriculture and Food left.", "Agriculture"),
        ("It is a matter for the Ministry of Foreign Affairs.", "Foreign Affairs"),
    ],
)
def test_no_names(text: str, wrong: str) -> None:
    assert wrong not in [name.removeprefix("Exiled ") for name, _ in names(text)]
