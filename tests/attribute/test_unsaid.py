"""Words that stand where a cue stands and report nothing; deeds, anybody's thoughts, what nobody says in a quotation."""

from __future__ import annotations

import pytest
from tests.attribute.marked import Mark, read
from tests.attribute.said import reading


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("pl", "Lot odbył się zgodnie z planem.", ("planem", "zgodnie z", "Lot odbył się")),
        ("pl", "Zgodnie z obowiązującymi zasadami cło rośnie.", (None, "Zgodnie z", "cło rośnie")),
        ("pl", "Zatrudniają ludzi według prawa wyspiarskiego.", ("prawa wyspiarskiego", "według", "Zatrudniają ludzi")),
        ("pl", "Nie chodzi tylko o oskarżanie gminy.", (None, "Nie chodzi tylko o", "oskarżanie gminy")),
        (
            "pl",
            "W odpowiedzi na postulaty załogi zwołano radę.",
            ("postulaty załogi", "W odpowiedzi na", "zwołano radę"),
        ),
        ("pl", "Warunki, jakie zapewnia firma, są dobre.", ("jakie", "zapewnia", "Warunki")),
        ("lt", "Krova vyko pagal patvirtintą grafiką.", ("grafiką", "pagal", "Krova vyko")),
        ("lt", "Meras tikina – tai melaginga informacija.", ("tai melaginga", "informacija", "Meras tikina")),
    ],
)
def test_nobody_says_anything(language: str, text: str, mark: Mark) -> None:
    assert read(text, [mark], language) == ()


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("pl", "Zgodnie z raportem komisji most jest stary.", ("raportem komisji", "Zgodnie z", "most jest stary")),
        ("pl", "Według prawnika most jest stary.", ("prawnika", "Według", "most jest stary")),
        ("pl", "Wójt odpowiada, że most jest stary.", ("Wójt", "odpowiada", "że most jest stary")),
        ("pl", "Anna Marek była pytana o most.", (None, "pytana o", "most")),
        ("lt", "Policijos informacija, tiltas užtvertas.", ("Policijos", "informacija", "tiltas užtvertas")),
        ("en", "The flight went according to plan.", ("plan", "according to", "The flight went")),
    ],
)
def test_somebody_does(language: str, text: str, mark: Mark) -> None:
    assert len(read(text, [mark], language)) == 1


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Порт зависит от соседей.", ("Порт", "зависит от", "соседей")),
        ("ru", "Суд приговорил рыбака к штрафу.", ("Суд", "приговорил", "рыбака к штрафу")),
        ("uk", "Суд засудив рибалку до двох років.", ("Суд", "засудив", "рибалку до двох років")),
        ("be", "Парламент ухваліў закон пра порт.", ("Парламент", "ухваліў", "закон пра порт")),
        ("pl", "Sejm przyjął ustawę o porcie.", ("Sejm", "przyjął", "ustawę o porcie")),
        ("lt", "Seimas priėmė uosto įstatymą.", ("Seimas", "priėmė", "uosto įstatymą")),
        ("en", "The two towns argued about the harbour.", ("The two towns", "argued about", "the harbour")),
    ],
)
def test_deeds_are_not_said(language: str, text: str, mark: Mark) -> None:
    assert read(text, [mark], language) == ()


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Соседи спорят о том, кто виноват.", ("Соседи", "спорят о том", "кто виноват")),
        ("uk", "Мер засудив напад на порт.", ("Мер", "засудив", "напад на порт")),
        ("lt", "Meras patvirtino, kad uostas veikia.", ("Meras", "patvirtino", "kad uostas veikia")),
        ("en", "They argued about who owns the harbour.", ("They", "argued about", "who owns the harbour")),
    ],
)
def test_words_beside_them_are(language: str, text: str, mark: Mark) -> None:
    assert len(read(text, [mark], language)) == 1


def test_asked_about_it_she_said() -> None:
    marks: list[Mark] = [(None, "Pytana o", "koszty"), ("wójt", "powiedziała", "że są wysokie")]
    kept = read("Pytana o koszty, wójt powiedziała, że są wysokie.", marks, "pl")
    assert [s.source.text for s in kept] == ["wójt"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The mayor signed the accord.", ("The mayor", "signed", "the accord")),
        ("Ada Vint was named head of the port.", (None, "was named", "head of the port")),
        ("From the hill you can see the whole mine.", ("you", "can see", "the whole mine")),
        ("If anyone wonders why the mine is shut, it is the water.", ("anyone", "wonders", "why the mine is shut")),
    ],
)
def test_a_deed_and_what_anybody_may_think_are_nobodys_statement(text: str, mark: tuple[str, str, str]) -> None:
    assert read(text, [mark]) == ()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The mayor signed off on the accord.", ("The mayor", "signed off on", "the accord")),
        ("You said that the mine would stay open.", ("You", "said", "that the mine would stay open")),
        ("The mine is expected to open.", (None, "is expected", "to open")),
        ("No one has replied to the letter.", ("No one", "has replied to", "the letter")),
    ],
)
def test_what_is_said_stays(text: str, mark: tuple[str, str, str]) -> None:
    assert len(read(text, [mark])) == 1


def test_inside_a_quotation_a_cue_needs_somebody() -> None:
    text = "“The council must defend the mine and is reportedly tired of it,” Ada Vint said."
    said = ("Ada Vint", "said", "“The council must defend the mine and is reportedly tired of it,”")
    defends = (None, "must defend", "the mine")
    assert [s.cue[0].of(text) for s in read(text, [said, defends])] == ["said"]
    hearsay = (None, "is reportedly", "tired of it")
    assert len(read(text, [said, hearsay])) == 2


def test_what_stood_in_one_that_is_dropped_stands_in_what_that_stood_in() -> None:
    text = "“You know that Vint believes it is over,” Marl said."
    marks = [
        ("Marl", "said", "“You know that Vint believes it is over,”"),
        ("You", "know", "that Vint believes it is over"),
        ("Vint", "believes", "it is over"),
    ]
    outer, inner = read(text, marks)
    assert (inner.cue[0].of(text), inner.within) == ("believes", outer.id)


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("ru", "Вейл подал заявление об отставке.", ("Вейл", "подал заявление", "об отставке")),
        ("lt", "Veilas parašė atsistatydinimo pareiškimą.", ("Veilas", "parašė", "atsistatydinimo pareiškimą")),
        ("en", "Ada Vint submitted a letter of resignation.", ("Ada Vint", "submitted", "a letter of resignation")),
        ("en", "A law was supported by 206 deputies.", ("206 deputies", "was supported", "A law")),
        ("ru", "Закон поддержали 206 депутатов.", ("Закон", "поддержали", "206 депутатов")),
        ("pl", "Posłowie zagłosowali za ustawą.", ("Posłowie", "zagłosowali za", "ustawą")),
        ("en", "Orsk approved sanctions on 137 officials.", ("Orsk", "approved", "sanctions on 137 officials")),
        ("uk", "Орськ запровадив санкції проти двох.", ("Орськ", "запровадив", "санкції проти двох")),
        ("en", "Orsk has seen a wave of departures.", ("Orsk", "has seen", "a wave of departures")),
        ("en", "A fire claimed the lives of two.", ("A fire", "claimed", "the lives of two")),
        ("ru", "Орск и Лунд тоже спорили о реках.", ("Орск и Лунд", "тоже спорили о", "реках")),
        ("en", "They dismissed as false reports of a fire.", ("false", "reports", "of a fire")),
        ("en", "Some 40 drones attacked the Orsk plant.", ("Some 40 drones", "attacked", "the Orsk plant")),
        ("en", "Dara named Ada Vint ambassador to Orsk.", ("Dara", "named", "Ada Vint ambassador to Orsk")),
        ("pl", "Rada przyznała szkole 392 miliony koron.", ("Rada", "przyznała", "szkole 392 miliony koron")),
        (
            "be",
            "Ён атрымаў 8 гадоў паводле прысуду суда, абвешчанага ў сераду.",
            ("суда", "паводле", "Ён атрымаў 8 гадоў"),
        ),
        ("be", "Паводле пагаднення, яны адкрыюць порт.", ("пагаднення", "Паводле", "яны адкрыюць порт")),
        ("ru", "Согласно договору, порт откроют.", ("договору", "Согласно", "порт откроют")),
        ("be", "Мы адкажам пісьмова.", ("Мы", "адкажам", "пісьмова")),
        ("pl", "Proszę wrócić za miesiąc.", (None, "Proszę", "wrócić za miesiąc")),
        ("pl", "Dara uwolniła 140 więźniów.", ("Dara", "uwolniła", "140 więźniów")),
        ("en", "The Foreign Ministry of Norway agreed to pay.", ("Foreign Ministry of Norway", "agreed", "to pay")),
    ],
)
def test_deeds_are_no_statements(language: str, text: str, mark: Mark) -> None:
    assert read(text, [mark], language) == ()


def test_nobody_says_nothing_inside_a_quotation() -> None:
    text = "“Nobody in Orsk understands why,” Ada Vint said."
    inner = ("Nobody in Orsk", "understands", "why")
    found = read(text, [("Ada Vint", "said", "“Nobody in Orsk understands why,”"), inner])
    assert [s.source.text for s in found] == ["Ada Vint"]
    assert len(read("Nobody in Orsk understands why.", [inner])) == 1


@pytest.mark.parametrize(
    ("language", "text", "mark"),
    [
        ("uk", "Вейл заявив про звільнення 40 полонених.", ("Вейл", "заявив про", "звільнення 40 полонених")),
        ("en", "Ada Vint made clear the budget is safe.", ("Ada Vint", "made clear", "the budget is safe")),
        ("en", "Ada Vint claimed her life was in danger.", ("Ada Vint", "claimed", "her life was in danger")),
        ("lt", "Ministerija paskelbė sankcijų sąrašą.", ("Ministerija", "paskelbė", "sankcijų sąrašą")),
        ("en", "Ada Vint agreed to give evidence.", ("Ada Vint", "agreed", "to give evidence")),
        ("pl", "Rada przyznała, że wydała 392 miliony.", ("Rada", "przyznała", "że wydała 392 miliony")),
        ("en", "Ada Vint attacked the plan to sell the plant.", ("Ada Vint", "attacked", "the plan to sell the plant")),
    ],
)
def test_what_only_looks_like_a_deed(language: str, text: str, mark: Mark) -> None:
    assert len(read(text, [mark], language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "This article has been withdrawn. The Post could not verify the information it was based on and apologises.",
        ),
        ("en", "The Post has retracted this article. We were unable to confirm the claims in it."),
        ("ru", "Материал снят с публикации. Редакция не смогла подтвердить сведения, на которых он основан."),
        ("uk", "Матеріал знято з публікації. Редакція не змогла підтвердити відомості, на яких він ґрунтувався."),
        ("be", "Артыкул зняты з публікацыі. Рэдакцыя не змагла пацвердзіць звесткі, на якіх ён заснаваны."),
        ("be", "Artykuł źniaty z publikacyi. Redakcyja nie zmahła paćvierdzić źviestki, na jakich jon zasnavany."),
        ("pl", "Artykuł został wycofany. Redakcja nie mogła potwierdzić informacji, na których się opierał."),
        ("lt", "Straipsnis pašalintas. Redakcija negalėjo patvirtinti informacijos, kuria jis buvo pagrįstas."),
    ],
)
def test_an_outlet_that_takes_its_article_back_is_not_silent(language: str, text: str) -> None:
    assert not [s for s in reading(text, language).statements if s.stance in ("declines", "silent")]


@pytest.mark.parametrize(
    "text",
    [
        "Two officials said the dam was opened. The Post could not verify the information.",
        "This article has been withdrawn.\n\nTwo officials said the dam was opened. Hydrokar did not respond to a request for"
        " comment.",
    ],
)
def test_who_is_silent_outside_of_the_notice_stays_so(text: str) -> None:
    assert reading(text, "en").statements[-1].stance in ("declines", "silent")
