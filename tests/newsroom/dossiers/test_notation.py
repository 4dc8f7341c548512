"""How a dossier is written: keys found, broken ones told, every sentence with what supports it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.newsroom.dossiers import notation, revising
from headwater.newsroom.dossiers.notation import Claimed, Heading, Paragraph, Quotation

KEY = "c-000012:118-203@4e542d2063"


def sentences(text: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    """The sentences of a text with the names of their keys."""
    parts = [part for part in notation.parts(text, language) if isinstance(part, Paragraph)]
    return [(s.text, tuple(k.name for k in s.keys)) for part in parts for s in part.sentences]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Three were freed [c-12]. Nobody says why.", [("Three were freed.", ("c-000012",)), ("Nobody says why.", ())]),
        ("Three were freed. [c-12] Nobody says why.", [("Three were freed.", ("c-000012",)), ("Nobody says why.", ())]),
        ("Three were freed.[c-12][c-13] So.", [("Three were freed.", ("c-000012", "c-000013")), ("So.", ())]),
        (f"Mr. Vint, [{KEY}] said so.", [("Mr. Vint, said so.", (KEY,))]),
        (f"[{KEY}] It begins so.", [("It begins so.", (KEY,))]),
        ("Тры вызваленыя [C-12]. Чаму?", [("Тры вызваленыя.", ("c-000012",)), ("Чаму?", ())]),
        ("He said [sic] so [1].", [("He said [sic] so [1].", ())]),
        ("One\nline [c-12].", [("One line.", ("c-000012",))]),
    ],
)
def test_a_key_supports_the_sentence_it_stands_in_or_behind(
    text: str, wanted: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert sentences(text) == wanted


@pytest.mark.parametrize("key", ["[c-12:9-3@4e542d2063]", "[c-12:1-2]", "[с-12]", "[c-12", "[c–12]", "[c-12:1-2@zz]"])
def test_a_key_that_cannot_be_read_is_told_and_supports_nothing(key: str) -> None:
    (part,) = notation.parts(f"It was so {key} then.", "en")
    assert isinstance(part, Paragraph)
    assert not part.sentences[0].keys
    assert part.sentences[0].broken


def test_headings_claims_and_quotations_are_parts_of_their_own() -> None:
    made = notation.parts(f"# One\nText here.\n## Two\n\n[c-1] [c-2]\n\n> [{KEY}]\n\n> not a key", "en")
    assert [type(part) for part in made] == [Heading, Paragraph, Heading, Claimed, Claimed, Quotation, Paragraph]
    assert [part.level for part in made if isinstance(part, Heading)] == [1, 2]


def test_what_leads_to_a_quotation_rests_on_it() -> None:
    made = notation.parts(f"The ministry wrote:\n\n> [{KEY}]\n\nIt ends so:\n\nNothing.", "en")
    assert [s.text for s in notation.unsupported(made)] == ["It ends so:", "Nothing."]


def test_a_draft_names_each_claim_and_key_once() -> None:
    made = notation.draft("T", f"A [c-1]. B [c-1] [{KEY}].\n\n[c-1]\n\nC.", language="en")
    assert (made.claims, [k.key for k in made.keys], made.unsupported) == (("c-000001", "c-000012"), [KEY], 1)


@given(st.text(st.sampled_from("ab. \n[]c-12:@>#4e542d20633СС*"), max_size=120))
def test_no_text_breaks_it_and_no_word_is_lost(text: str) -> None:
    made = notation.parts(text, "en")
    kept = "".join(s.text for part in made if isinstance(part, Paragraph) for s in part.sentences)
    kept += "".join(part.text for part in made if isinstance(part, Heading))
    without = notation.KEY.sub("", text)
    for letter in "ab":
        assert kept.count(letter) >= without.count(letter)


def test_what_changed_is_told_word_by_word() -> None:
    (one, two) = revising.changes(
        "A stays.\n\nThe men left.\n\nB stays.", "A stays.\n\nThe women left.\n\nB stays.\n\nNew."
    )
    assert [(p.text, p.how) for p in one.pieces] == [
        ("The ", "stays"),
        ("men", "out"),
        ("women", "in"),
        (" left.", "stays"),
    ]
    assert (one.skipped, two.skipped, two.pieces[0].how) == (1, 1, "in")
