"""Who is one of several, not who has no words of their own in the text; and why somebody stays unnamed."""

from __future__ import annotations

import pytest
from tests.attribute.marked import article
from tests.attribute.said import reading

from headwater.attribute import grounds
from headwater.attribute.drafts import Draft
from headwater.attribute.page import lay_out
from headwater.records import Attribution, Presentation, Source, Span

TEXT = "Dwaj posłowie milczą. Zwrócił uwagę, że most jest zamknięty."


def draft(source: tuple[Span, ...], cue: Span) -> Draft:
    """A draft of what an unnamed person says."""
    one = Source((Span(0, 13),), "Dwaj posłowie", None, "group", "described")
    marks = Attribution(source, (cue,), (Span(37, 59),))
    whole = Span(0, len(TEXT))
    return Draft(
        marks=marks,
        source=one,
        speaker=one,
        quoted="indirect",
        stance="asserts",
        presentation=Presentation(),
        partly=False,
        sentence=whole,
        paragraph=0,
        in_quotes=False,
        when=None,
    )


def test_a_verb_alone_is_no_member_of_a_group() -> None:
    page = lay_out(article(TEXT, "pl"), (), ())
    group = draft((Span(0, 13),), Span(14, 20))
    assert not grounds._member(draft((), Span(22, 35)), group, page)


TWO = {
    "en": "Two officials told Lodestar that the gates were open. They spoke on condition of anonymity because they were not"
    " allowed to discuss the inquiry.",
    "en-press": "Two officials told Lodestar that the gates were open. They spoke on condition of anonymity because they were"
    " not authorised to speak to the media.",
    "ru": "Два чиновника рассказали, что затворы были открыты. Они говорили на условиях анонимности, так как не уполномочены"
    " общаться с прессой.",
    "ru-law": "Два чиновника рассказали, что затворы были открыты. Они говорили на условиях анонимности, поскольку им запрещено"
    " обсуждать расследование.",
    "uk": "Двоє посадовців розповіли, що шлюзи були відкриті. Вони говорили на умовах анонімності, бо не уповноважені"
    " спілкуватися з пресою.",
    "be": "Два чыноўнікі расказалі, што засаўкі былі адкрытыя. Яны гаварылі на ўмовах ананімнасці, бо не ўпаўнаважаныя"
    " размаўляць з прэсай.",
    "be-tarask": "Два ўрадоўцы расказалі, што засаўкі былі адчыненыя. Яны гаварылі на ўмовах ананімнасьці, бо ня маюць права"
    " камэнтаваць расьсьледаваньне.",
    "pl": "Dwóch urzędników powiedziało, że śluzy były otwarte. Rozmawiali pod warunkiem zachowania anonimowości, ponieważ nie"
    " są upoważnieni do rozmów z prasą.",
    "lt": "Du pareigūnai sakė, kad vartai buvo atidaryti. Jie kalbėjo anonimiškai, nes jiems neleidžiama aptarti tyrimo.",
}


@pytest.mark.parametrize("name", TWO)
def test_why_somebody_stays_unnamed_is_neither_asked_nor_kept_back(name: str) -> None:
    (told,) = reading(TWO[name], name[:2]).statements
    assert told.stance == "asserts"


def test_the_reason_goes_on_to_the_end_of_its_clause() -> None:
    told = reading(TWO["ru"], "ru").statements[0]
    assert told.reason is not None
    assert told.reason.text == "так как не уполномочены общаться с прессой"


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("A clerk at the harbour office said the gates were open. She declined to give her name.", ["asserts", "asks"]),
        (
            "The office was closed on Monday. Officials there said they were not authorised to speak to the press.",
            ["declines"],
        ),
    ],
)
def test_who_asks_to_stay_unnamed_or_answers_so_is_told(text: str, stances: list[str]) -> None:
    assert [s.stance for s in reading(text, "en").statements] == stances
