"""The rumour mill: the same seed gives the same landscape, and what it says is true holds in it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
from benchmarks.mill.__main__ import article, statements
from benchmarks.mill.dials import Dials
from benchmarks.mill.estimates import b_cubed, headlines, minhash
from benchmarks.mill.ideal import Reader
from benchmarks.mill.prose import Composer
from benchmarks.mill.run import Judged
from benchmarks.mill.scores import clustering, row, verdicts
from benchmarks.mill.stream import Closed, Mill
from benchmarks.mill.truth import Moment, Record, Truth, article_id, claims


@cache
def landscape(articles: int = 300, seed: int = 7, dials: Dials | None = None):
    mill = Mill(seed, dials)
    composer, record = Composer(mill.world), Record(mill.world)
    pieces, true = [], []
    for item in mill.stream(articles):
        if isinstance(item, Closed):
            true += claims(item, record)
        else:
            printed = composer.printed(item)
            record.prints(item, printed)
            pieces.append((item, printed))
    return pieces, true, mill


def test_the_same_seed_gives_the_same_landscape():
    rows = []
    for _ in range(2):
        landscape.cache_clear()
        rows.append([json.dumps(article(*each)) for each in landscape(120)[0]])
    assert rows[0] == rows[1]
    assert len(rows[0]) == 120


def test_articles_come_in_the_order_of_time_and_each_once():
    pieces, _, _ = landscape()
    assert [p.when for p, _ in pieces] == sorted(p.when for p, _ in pieces)
    assert len({p.id for p, _ in pieces}) == len(pieces)


def test_statements_stand_where_the_truth_says():
    for piece, printed in landscape()[0]:
        for told, row_ in zip(printed.told, statements(printed), strict=True):
            start, end = row_["content"]
            assert printed.text[start:end].strip() == printed.text[start:end] != ""
            assert told.source is None or printed.text[told.source.start : told.source.end]
            for name in told.names:
                assert printed.text[name.start].isalnum(), (piece.id, printed.text)


def test_no_mark_and_no_slot_is_printed():
    for _, printed in landscape()[0]:
        for text in (printed.title, printed.text):
            assert not set(text) & set("{}<>|")
            assert not any(0xE000 <= ord(char) <= 0xF8FF for char in text)
            assert ",," not in text
            assert ",." not in text


def test_all_languages_and_writings_are_there():
    assert {p.outlet.lang for p, _ in landscape()[0]} == {"en", "ru", "be", "be-tarask", "be-latn", "uk", "pl", "lt"}


def test_a_copy_word_for_word_prints_the_same_sentences():
    pieces, _, _ = landscape()
    by_id = {p.id: (p, printed) for p, printed in pieces}
    seen = 0
    for piece, printed in pieces:
        for taken in piece.taken:
            if taken.how != "verbatim" or taken.share < 1 or taken.article not in by_id:
                continue
            model, before = by_id[taken.article]
            if model.outlet.lang == piece.outlet.lang and piece.when // 1440 == model.when // 1440:
                same = [s for s in printed.text.split(". ") if s in before.text]
                assert len(same) >= 0.5 * len(printed.text.split(". "))
                seen += 1
    assert seen > 5


def test_every_telling_is_part_of_a_true_claim():
    pieces, true, _ = landscape()
    told = {(article_id(p), n) for p, printed in pieces for n in range(len(printed.told))}
    assert {ref for claim in true for ref in claim.tellings} == told


def test_origins_and_standing_of_claims():
    for claim in landscape()[1]:
        assert claim.history[-1].origins == len(claim.origins)
        if len(claim.origins) <= 1:
            assert claim.history[-1].standing not in ("named source", "unnamed sources only")
        if not claim.against:
            assert claim.history[-1].standing not in ("disputed", "denied")
        whens = [(m.when, m.article) for m in claim.history]
        assert whens == sorted(whens)


def test_dials_turn_things_off():
    calm = replace(Dials(), denied=0.0, confirmed=0.0, twice_unnamed=0.0, second_named=0.0, no_comment=0.0)
    _, true, _ = landscape(200, 3, calm)
    assert not any(claim.against for claim in true)
    assert all(len(claim.origins) == 1 or any(o.endswith(":b") for o in claim.origins) for claim in true)


def test_the_ideal_reader_knows_chains_and_stances():
    pieces, _, mill = landscape()
    reader = Reader(mill.world, Dials(), 7)
    for piece, printed in pieces[:100]:
        sheet = reader.sheet(piece, printed)
        assert len(sheet.tellings) == len(printed.told)
        for telling, told in zip(sheet.tellings, printed.told, strict=True):
            assert telling.stance == told.line.stance
            assert telling.chain[0].kind == "outlet"
            assert telling.wording == printed.text[told.content.start : told.content.end]
            assert bool(told.line.face) == (len(telling.chain) > 1 and telling.chain[-1].kind != "outlet")


def test_a_poor_reader_loses_tellings():
    pieces, _, mill = landscape()
    poor = Reader(mill.world, replace(Dials(), lost=0.5), 7)
    kept = sum(len(poor.sheet(*each).tellings) for each in pieces)
    assert 0.3 < kept / sum(len(printed.told) for _, printed in pieces) < 0.7


# Scores


def claim(id_: str, tellings: list[str], *, origins: int, steps: list[tuple[str, str]] | None = None) -> Truth:
    history = tuple(
        Moment(when, tellings[0], standing, origins) for when, standing in steps or [("1", "single origin")]
    )
    refs = tuple((name, 0) for name in tellings)
    return Truth(id_, 1, "arrest", refs, tuple("abcdef"[:origins]), (), history, len(tellings), len(tellings))


def test_scores_of_a_right_a_merged_and_a_missed_claim():
    true = [claim("a", ["m1", "m2"], origins=1), claim("b", ["m3"], origins=2), claim("c", ["m4"], origins=1)]
    found = [Judged((("m1", "s0"), ("m2", "s0"), ("m3", "s0")), 1, 1, (("1", "m1", "single origin"),))]
    judged = verdicts(true, found)
    assert [v.inside for v in judged] == [True, False, False]
    assert [v.found is None for v in judged] == [False, False, True]
    assert row("x", judged).exact == pytest.approx(1 / 3)
    assert clustering(true, found)[0] < 1


def test_steps_are_right_where_the_standing_was_said_in_time():
    true = claim("a", ["m1"], origins=1, steps=[("1", "single origin"), ("3", "denied")])
    late = Judged((("m1", "s0"),), 1, 1, (("1", "m1", "single origin"), ("4", "m9", "denied")))
    assert verdicts([true], [late])[0].right_steps == 0.5


def test_b_cubed():
    assert b_cubed([["a", "b"], ["c"]], [["a", "b"], ["c"]]) == (1.0, 1.0, 1.0)
    precision, recall, _ = b_cubed([["a", "b", "c"]], [["a", "b"], ["c"]])
    assert precision == pytest.approx(5 / 9)
    assert recall == 1.0


def test_what_is_counted_today():
    pieces, _, mill = landscape()
    reader = Reader(mill.world, Dials(), 7)
    sheets = [reader.sheet(*each) for each in pieces[:5]]
    assert 1 <= headlines(sheets) <= 5
    assert minhash("one two three four") == minhash("One, two; three four")
