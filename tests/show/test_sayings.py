"""Kept sentences said in another language: their own names and quotations stay, what is not ours stays as it is."""

from __future__ import annotations

import re
from inspect import signature
from types import FunctionType

import pytest
from tests.weigh import test_counting, test_standing, told

from headwater.linked import Weighed
from headwater.show import sayings, tongue, zones


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("", ""),
        ("Somebody wrote this by hand.", "Somebody wrote this by hand."),
        ("Named, and so told from all others.", "Названа і таму адрозніваецца ад усіх іншых."),
        (
            "Heard only through people whom nobody names. Named, and so told from all others.",
            "Вядома толькі праз людзей, якіх ніхто не называе. Названа і таму адрозніваецца ад усіх іншых.",
        ),
        (
            "Karta has it from Anton Vesk, who speaks for Harbour Office, through “a clerk”, whom it does not name.",
            "Karta мае гэта ад крыніцы: Anton Vesk, гаворыць ад імя: Harbour Office, праз неназваную крыніцу «a clerk».",
        ),
        (
            "If “people” (Karta and Lodestar) is Anton Vesk, at most 1; if it is somebody else, at least 2.",
            "Калі «people» (Karta і Lodestar) — гэта Anton Vesk, то не больш за 1; калі хтосьці іншы, то не менш за 2.",
        ),
        ("Counted from publication on 2025-03-03.", "Палічана ад дня публікацыі, 3 сакавіка 2025 г."),
    ],
)
def test_sentences_are_said_with_their_names(kept: str, said: str) -> None:
    with tongue.speaking("be"):
        assert sayings.said(kept) == said.replace(" г.", "\u202fг.")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Both speak of: asking, release, “karven”, Belarus. What happens differs."),
        ("be", "Абодва пра гэта: просьба, вызваленне, «karven», Беларусь. Адбываецца рознае."),
        ("ru", "Оба об этом: просьба, освобождение, «karven», Беларусь. Происходит разное."),
        ("uk", "Обидва про це: прохання, звільнення, «karven», Білорусь. Відбувається різне."),
        ("pl", "Oba mówią o tym: prośba, uwolnienie, „karven”, Białoruś. Dzieje się co innego."),
    ],
)
def test_what_both_speak_of_is_named_and_a_printed_word_stays(code: str, said: str) -> None:
    with tongue.speaking(code):
        assert sayings.said("Both speak of: asking, release, “karven”, Belarus. What happens differs.") == said


@pytest.mark.parametrize(
    ("kept", "english", "polish"),
    [
        ("Both speak of: ask, karven, BY.", "Both speak of: asking, karven, Belarus.", "prośba, karven, Białoruś."),
        ("Both speak of union and drug.", "Both speak of trade union and drugs.", "związek zawodowy i narkotyki."),
        ("Both speak of: union.", "Both speak of: union of states or workers.", "unia lub związek."),
        ("Other countries: BY, UZ.", "Other countries: Belarus, Uzbekistan.", "Inne kraje: Białoruś, Uzbekistan."),
        (
            "one is in BY, the other in PL",
            "one is in Belarus, the other in Poland",
            "w kraju Białoruś, drugie w kraju Polska",
        ),
    ],
)
def test_names_as_older_versions_kept_them(kept: str, english: str, polish: str) -> None:
    assert sayings.said(kept) == english
    with tongue.speaking("pl"):
        assert sayings.said(kept).endswith(polish)


def test_a_name_of_a_notion_is_said_in_no_other_place() -> None:
    with tongue.speaking("be"):
        assert sayings.said("Both name Strike.") == "Абодва называюць: Strike."
        assert sayings.said("release") == "release"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("be", "«people» (Karta і яшчэ 2)"),
        ("ru", "«people» (Karta и ещё 2)"),
        ("uk", "«people» (Karta і ще 2)"),
        ("pl", "„people” (Karta i jeszcze 2)"),
    ],
)
def test_a_sentence_is_never_parted_within_a_bracket(code: str, said: str) -> None:
    kept = "If “people” (Karta and 2 others) and “a clerk” (Lodestar) are one, at most 3."
    with tongue.speaking(code):
        told = sayings.said(kept)
    clerk = "„a clerk” (Lodestar)" if code == "pl" else "«a clerk» (Lodestar)"
    assert said in told
    assert clerk in told
    assert not re.search(r"\b(?:and|others)\b", told)


def test_words_of_ours_in_a_row_are_said_and_names_in_a_bracket_stay() -> None:
    with tongue.speaking("ru"):
        assert sayings.said("Another event; what differs: act, what it is about.").endswith("действие, о чём это.")
        assert sayings._names("Bureau (Grain and Salt)") == "Bureau (Grain and Salt)"
        assert sayings._names("A (X and Y) and B") == "A (X and Y) и B"
        assert sayings.said("their contents are one") == "у них одно содержание"
        assert sayings.said("family name") == "фамилия"


@pytest.mark.parametrize(
    ("code", "ends"),
    [
        ("be", "не пазней за публікацыю 14 сакавіка 2025 г."),
        ("ru", "не позже публикации 14 марта 2025 г."),
        ("uk", "не пізніше публікації 14 березня 2025 р."),
        ("pl", "nie późniejszą niż publikacja 14 marca 2025."),
    ],
)
def test_which_year_was_taken_is_one_sentence(code: str, ends: str) -> None:
    kept = "The text does not name the year; this is the latest not after publication on 2025-03-14."
    with tongue.speaking(code):
        assert sayings.said(kept).replace("\u202f", " ").endswith(ends)


def test_what_a_text_itself_says_is_never_translated() -> None:
    kept = "the text ties “Monday” to a Monday, and only in 2025 was it one."
    with tongue.speaking("pl"):
        assert sayings.said(kept) == "tekst wiąże „Monday” z dniem tygodnia (poniedziałek), a tak było tylko w 2025."


def test_times_are_those_of_the_reader_and_english_stays() -> None:
    kept = "The earlier one was published 2025-03-12T14:00:00Z, the later one 2025-03-12T16:00:00Z: likely."
    with zones.reading_in("Europe/Minsk"):
        assert "12 March 2025, 17:00 (14:00 UTC)" in sayings.said(kept)
        with tongue.speaking("be"):
            assert "12 сакавіка 2025\u202fг., 17:00 (14:00 UTC)" in sayings.said(kept)


def test_every_sentence_that_weighing_makes_is_one_of_the_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """All constellations of tests/weigh are weighed again, and every reason that is given is read."""
    made: set[str] = set()
    weigh = told.Told.weigh

    def weighing(self: told.Told, *args: object, **more: object) -> Weighed:
        weighed = weigh(self, *args, **more)
        for side in (weighed.origins, weighed.against, weighed.unanswered, weighed.edges, weighed.history):
            made.update(row.why for row in side)
        made.update(weighed.would_change)
        return weighed

    monkeypatch.setattr(told.Told, "weigh", weighing)
    for module in (test_counting, test_standing):
        for name, test in vars(module).items():
            if name.startswith("test_") and isinstance(test, FunctionType) and not signature(test).parameters:
                test()
    assert len(made) > 150
    assert sorted(text for text in made if text and not _is_read(text)) == []


def _is_read(text: str) -> bool:
    """True where the whole of it is made of our sentences."""
    for end in [*(m.start() for m in re.finditer(r"(?<=[.:;!?…])\s", text)), len(text)]:
        first = sayings._whole(text[:end], "be", sayings.KEPT)
        if first is not None and (end == len(text) or _is_read(text[end:].strip())):
            return True
    return False


def test_what_somebody_wrote_in_it_stays_however_it_reads() -> None:
    wording = "The mill is closed. This is agreed."
    with tongue.speaking("be"):
        assert sayings.said(f"a1b says as well: {wording}", (wording,)) == f"a1b таксама кажа: {wording}"
        own = f"Letter is late (entered by hand) says: {wording}"
        assert sayings.said(own, ("Letter is late", wording)).startswith("Letter is late (уведзена ўручную): ")
        assert sayings.said(own, ("Letter is late", wording)).endswith(wording)
        renamed = sayings.said("e-000001 is called e (was This is it.)", ("e", "This is it."))
        assert renamed == "e-000001 завецца e (раней This is it.)"
    assert sayings.said("a1b says as well: 2025", ("2025", "")) == "a1b says as well: 2025"


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "https://a.example/x: HTTP 404; there is nothing at this address; check it for a misprint",
            "https://a.example/x: HTTP 404; па гэтым адрасе нічога няма; праверце, ці няма ў ім памылкі",
        ),
        ("no connection to a.example (gone); try later", "няма злучэння з a.example (gone); паспрабуйце пазней"),
        (
            "notes.bin: this is an RTF file; save it as .docx or .txt",
            "notes.bin: гэта файл RTF; захавайце яго як .docx або .txt",
        ),
        (
            "x.pdf: there is no text in it; it may be a scan, whose pages are pictures",
            "x.pdf: тут няма тэксту; магчыма, гэта скан, старонкі якога — малюнкі",
        ),
        ("x.txt: there is no text in it", "x.txt: тут няма тэксту"),
        ("https://a.example/x: HTTP 418", "https://a.example/x: HTTP 418"),
        ("the server says: it is tired", "the server says: it is tired"),
    ],
)
def test_why_an_input_could_not_be_read_is_said_with_or_without_its_name(kept: str, said: str) -> None:
    with tongue.speaking("be"):
        assert sayings.problem(kept) == said
    assert sayings.problem(kept) == kept


def test_what_is_not_on_the_desk_is_said_without_a_word_of_english() -> None:
    kept = "c-999999: there is no such claim on this desk; `headwater claims` lists them"
    with tongue.speaking("ru"):
        assert sayings.said(kept) == "c-999999: в базе такого нет (утверждение); их показывает `headwater claims`"
