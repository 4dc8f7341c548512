"""Descriptions of one unnamed source in several articles, together. The texts are invented."""

from __future__ import annotations

from headwater.newsroom.sealed import narrowing
from headwater.newsroom.sealed.looks import typed
from headwater.newsroom.sealed.narrowing import Description, Trait, described, described_so, narrow


def read(*texts: str) -> list[Description]:
    """What each text says of its unnamed sources, by its reading."""
    found = []
    for text in texts:
        reading = typed(f"Talks\n\n{text}")
        found += [described(reading, each) for each in reading.statements if each.source.unnamed]
    return found


def kinds(found: Description) -> set[str]:
    return {str(kind) for kind in found.kinds}


def test_three_harmless_descriptions_are_one_person_together() -> None:
    found = narrow(
        read(
            "A senior official said the talks on the bridge had stopped.",
            "An official of the Ministry of Waterworks said the paper was torn up.",
            "A person who was at the meeting in Kalni said nobody would sign.",
        )
    )
    assert found.warns
    assert found.most_alone == 2
    assert {given.kind for given in found.given} >= {"rank", "body", "presence", "place"}
    assert {given.kind for given in found.added} >= {"presence", "place"}
    assert len(found.dropped) == 3


def test_the_same_words_everywhere_narrow_nothing() -> None:
    text = "A senior official of the Ministry of Waterworks said the talks had stopped."
    found = narrow(read(text, text.replace("stopped", "begun"), text.replace("talks", "repairs")))
    assert not found.warns
    assert found.added == ()


def test_one_article_alone_is_no_combination() -> None:
    (one,) = read("A senior official of the Ministry of Waterworks said the talks had stopped.")
    assert not narrow([one]).warns
    assert not narrow([]).warns


def test_few_attributes_do_not_warn() -> None:
    found = narrow(read("A senior official said it.", "A person close to the talks said the paper was torn up."))
    assert found.together < 3
    assert not found.warns


def test_russian_and_belarusian_descriptions_count_too() -> None:
    (one,) = read(
        "Высокопоставленная сотрудница министерства, присутствовавшая на встрече в Минске, сказала, что всё решено."
    )
    assert kinds(one) >= {"rank", "body", "presence", "gender", "place"}
    assert next(t.value for t in one.traits if t.kind == "gender") == "woman"
    belarusian = described_so("былы намеснік кіраўніка дэпартамента, які быў на нарадзе ў Мінску", "draft")
    assert kinds(belarusian) >= {"former", "rank", "body", "presence"}


def test_what_is_to_be_printed_is_counted_with_what_was() -> None:
    printed = read("A senior official of the Ministry of Waterworks said the talks had stopped.")
    before = narrow(printed)
    after = narrow(
        [*printed, described_so("somebody in her forties who speaks Polish and was at the meeting", "draft 1")]
    )
    assert not before.warns
    assert after.warns
    assert {given.kind for given in after.added} >= {"age", "gender", "presence"}


def test_several_statements_of_one_article_are_one_description() -> None:
    of = [
        Description("a1#s1", "an official", (Trait("rank", "official", "official"),)),
        Description("a1#s2", "she", (Trait("gender", "she", "woman"),)),
        Description("a2#s1", "at the meeting", (Trait("presence", "at the meeting", "at the meeting"),)),
    ]
    found = narrow(of)
    assert [each.ref for each in found.descriptions] == ["a1#s1", "a2#s1"]
    assert (found.together, found.most_alone) == (3, 2)
    assert found.warns


def test_every_language_that_is_read_has_its_words() -> None:
    for language in ("en", "ru", "be", "uk", "pl", "lt"):
        for kind in (*narrowing._BY_WORDS, "woman", "man"):
            assert narrowing._pattern(language, kind).pattern.count("|") >= 1, (language, kind)
