"""A Belarusian text in Łacinka, in taraškievica and in the official orthography is one text. All texts are invented."""

from __future__ import annotations

import pytest
from tests.link.made import telling

from headwater.link import shingles
from headwater.link.alike import tie
from headwater.link.copies import compare
from headwater.link.houses import house
from headwater.link.laid import folds
from headwater.link.quotations import Quotation, differing
from headwater.link.writings import respelling
from headwater.linked import Sheet
from headwater.names.scripts import to_lacinka
from headwater.records import Span

OFFICIAL = """Вадаправод у Зарэччы не працуе трэці дзень, расказалі жыхары вуліцы Ткацкай. Ваду прывозяць дзвюма цыстэрнамі, але
чаргі да іх стаяць з самага світання.

Кіраўніца гаспадаркі Алена Дзятко патлумачыла, што труба лопнула пад снегам, а новую павінны прывезці ў сераду. Сітуацыю
яна назвала «цяжкай, але не крытычнай».

Паводле мясцовай газеты, гэта ўжо чацвёртая аварыя з пачатку студзеня. У сям'і пенсіянераў, якая жыве над лядоўняй, заліло
падвал, і план рамонту цяпер перапісваюць нанова."""

CLASSICAL = """Вадаправод у Зарэччы не працуе трэці дзень, расказалі жыхары вуліцы Ткацкай. Ваду прывозяць дзьвюма цыстэрнамі, але
чаргі да іх стаяць з самага сьвітаньня.

Кіраўніца гаспадаркі Алена Дзятко патлумачыла, што труба лопнула пад сьнегам, а новую павінны прывезьці ў сераду. Сытуацыю
яна назвала «цяжкай, але не крытычнай».

Паводле мясцовай газэты, гэта ўжо чацьвёртая аварыя з пачатку студзеня. У сям’і пэнсіянэраў, якая жыве над лядоўняй, заліло
падвал, і плян рамонту цяпер перапісваюць нанова."""

EDITED = """Tracija dnia biez vady: vadapravod u Zareččy nie pracuje, raskazali „Rańniku” žychary vulicy Tkackaj. Vadu pryvoziać
dźviuma cysternami, ale čerhi da ich stajać z samaha śvitańnia.

Kiraŭnica haspadarki Alena Dziatko patłumačyła, što truba łopnuła pad śnieham, a novuju pavinny pryvieźci ŭ sieradu.
Pavodle miascovaj hazety, heta ŭžo čaćviortaja avaryja z pačatku studzienia."""
"""As another editor would print it: a new opening, a word here and there, half of the last paragraph cut."""

OTHER = """U Zareččy adkryli školu na dźvieście miescaŭ. Kiraŭnik rajonu pierarezaŭ stužku, dzieci śpiavali, a haście aŭtobusami
pryjechali ŭžo ŭ abied.

Budavali jaje piać hadoŭ: padradčyk mianiaŭsia trojčy, dach pieraroblivali nanova, i baćki dva razy pisali skarhi ŭ stalicu."""

WRITTEN = {"classical": CLASSICAL, "Łacinka": to_lacinka(OFFICIAL), "classical Łacinka": to_lacinka(CLASSICAL)}


def sheet(article: str, text: str, outlet: str, published: str) -> Sheet:
    return Sheet(
        article=article,
        house=house(outlet, None),
        title="",
        text=text,
        access="open",
        language="be",
        published=published,
        fetched=f"{published}T12:00:00Z",
        url=None,
    )


FIRST = sheet("first", OFFICIAL, "Зарэчанскі веснік", "2026-01-21")


@pytest.mark.parametrize(
    "written",
    [
        "сітуацыя сытуацыя sytuacyja sytuacyja",
        "газета газэта hazieta hazeta",
        "сям'я сям’я siamja сямʼя",
        "Украіна Ukraina Ukrajina",
        "Мінск Менск Minsk Miensk",
        "раён rajon",
        "вяселле вясельле viasielle",
        "сёння сёньня siońnia siońnia",
        "біялогія біялёгія bijałohija bijalohija",
        "здароўе zdaroŭje zdaroŭje",
        "любіў lubiŭ",
        "Еўропа Эўропа Jeŭropa Eŭropa",
        "іх ich",
        "маіх maich",
        "не ня nie nia",
        "радыё radyjo",
        "Герцгарт Herchart",
        "Гомель Homiel Homieĺ",
        "ўзамен узамен uzamien ŭzamien",
        "2021 2021",
    ],
)
def test_the_writings_of_a_word_have_one_key(written: str) -> None:
    assert len(set(folds(written.split(), "be"))) == 1


def test_words_that_no_writing_makes_one_stay_two() -> None:
    """What small words say is not lost: "not" and "on", "I" and "but", "I" and "his"; nor г and х."""
    for pair in ("не на", "nia na", "я а", "ja a", "я яго", "гата хата", "дзень дзён", "мора мара"):
        assert len(set(folds(pair.split(), "be"))) == 2, pair


def test_a_word_of_soft_signs_alone_keeps_itself() -> None:
    assert folds(["ь", "Ь"], "be") == ["ь", "ь"]


def test_languages_of_one_writing_are_left_alone() -> None:
    for language in ("ru", "uk", "pl", "lt", "en", "de", None):
        assert respelling(language) is None
    assert folds(["Съезд", "ещё", "з’їзд"], "ru") == ["съезд", "еще", "з'їзд"]
    assert folds(["сьнег"], "be-tarask") == folds(["снег"], "be")


@pytest.mark.parametrize("written", WRITTEN)
def test_a_text_in_another_writing_is_the_same_text(written: str) -> None:
    other = sheet("other", WRITTEN[written], "Раннік", "2026-01-30")  # too late to be told by names and numbers
    assert len(shingles.words(FIRST) & shingles.words(other)) >= 0.9 * len(shingles.words(FIRST))
    copy = compare(FIRST, other)
    assert copy is not None
    assert copy.joins
    assert copy.kind == "identical"


def test_what_an_editor_made_of_it_is_a_copy_and_passages_point_into_the_printed_texts() -> None:
    edited = sheet("edited", EDITED, "Раннік", "2026-01-30")
    copy = compare(FIRST, edited)
    assert copy is not None
    assert copy.joins
    assert (copy.earlier, copy.later) == ("first", "edited")
    beside = [(p.earlier.of(OFFICIAL), p.later.of(EDITED)) for p in copy.passages]
    assert any("прывезці ў сераду" in one and "pryvieźci ŭ sieradu" in other for one, other in beside)


def test_another_report_from_the_town_is_no_copy() -> None:
    assert compare(FIRST, sheet("school", OTHER, "Раннік", "2026-01-21")) is None


def test_a_wording_in_two_writings_is_word_for_word_the_same() -> None:
    one = telling("a", "труба лопнула пад снегам, а сям'ю пенсіянераў вывезлі ў газетны кіёск", "be")
    other = telling("b", "труба лопнула пад сьнегам, а сям’ю пэнсіянэраў вывезьлі ў газэтны кіёск", "be")
    latin = telling("c", to_lacinka(other.wording), "be")
    for pair in ((one, other), (one, latin), (other, latin)):
        found = tie(*pair)
        assert found is not None
        assert (found.how, found.score, found.why) == ("same", 1.0, ("Word for word the same.",))


def test_another_orthography_of_a_quotation_is_no_other_wording() -> None:
    def quoted(article: str, text: str) -> Quotation:
        return Quotation(article, article, "be", "Алена Дзятко", "person", "s1", Span(0, len(text)), text)

    one = quoted("a", "ён растане, гэты снег, і газеты напішуць пра гэту трубу зноў")
    for text in ("ён растане, гэты сьнег, і газэты", "jon rastanie, hety śnieh, i hazety"):
        same = quoted("b", f"{text} napišuć pra hetu trubu znoŭ")
        assert not differing([one, same])
    (found,) = differing([one, quoted("c", "ён растане, гэты сьнег, і газэты напішуць пра гэтую аварыю зноў")])
    assert found.only_other == ("гэтую", "аварыю")
