"""Model and rules in one list: who wins on a cue, what is added, what goes on."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

from headwater.attribute import combine
from headwater.attribute.model.calibration import Calibration
from headwater.attribute.model.decoding import Tagged
from headwater.attribute.model.linking import Bound
from headwater.attribute.model.pieces import Cutter
from headwater.attribute.model.reader import FOLDER, Seen
from headwater.attribute.overlaps import Spans
from headwater.read.sentences import split
from headwater.records import Article, Attribution, CaptureRef, Span

EVEN = Calibration((0.0,) * 6, 0.0)
"""Every statement of the model is as likely right as not."""


@cache
def cutter() -> Cutter:
    return Cutter(FOLDER / "english" / "tokenizer.json")


def article(text: str) -> Article:
    return Article("x", None, text, "en", "open", CaptureRef("", ""), sentences=split(text, "en"), read_in="en")


def at(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def by_rule(text: str, source: str, cue: str, *content: str, sure: float = 0.9) -> Attribution:
    who = (at(text, source),) if source else ()
    return Attribution(who, (at(text, cue),), tuple(at(text, c) for c in content), sure)


def seen(text: str, *statements: tuple[str, str, list[str]], names: tuple[tuple[str, str], ...] = ()) -> Seen:
    """What a model would have seen: source, cue, contents of outer statements; names with their kinds."""
    pieces = cutter().cut(text)

    def tagged(part: str, kind: str) -> Tagged:
        span = at(text, part)
        words = [n for n in range(len(pieces)) if span.start <= pieces.start[n] < span.end]
        return Tagged(words[0], words[-1] + 1, kind, 0.9)

    outer = [
        Bound(tagged(s, "source") if s else None, tagged(q, "cue"), tuple(tagged(c, "content") for c in cs), 0.9, 0.9)
        for s, q, cs in statements
    ]
    return Seen(pieces, outer, [], [tagged(n, k) for n, k in names])


def told(text: str, found: list[Attribution]) -> list[tuple[str, ...]]:
    return [
        (*(s.of(text) for s in a.source), *(s.of(text) for s in a.cue), *(s.of(text) for s in a.content)) for a in found
    ]


def test_where_both_see_a_cue_the_models_spans_stand() -> None:
    text = "Ada Vint, who was ill, said on Monday the mine would close."
    model = seen(text, ("Ada Vint, who was ill,", "said", ["the mine would close"]))
    rule = by_rule(text, "Ada Vint", "said", "on Monday the mine would close")
    found = combine.attributions(article(text), model, [rule], EVEN, 0.5)
    assert told(text, found) == [("Ada Vint, who was ill,", "said", "the mine would close")]


def test_a_rule_adds_what_the_model_does_not_see_if_it_is_sure_enough() -> None:
    text = "Oslo warned that rain would come."
    rule = by_rule(text, "Oslo", "warned", "that rain would come", sure=0.7)
    assert len(combine.attributions(article(text), seen(text), [rule], EVEN, 0.7)) == 1
    assert combine.attributions(article(text), seen(text), [rule], EVEN, 0.71) == []


def test_silence_is_read_by_rule_whatever_the_model_says() -> None:
    text = "The ministry did not respond to questions about the mine."
    model = seen(text, ("The ministry", "did not respond to questions about", ["the mine"]))
    rule = by_rule(text, "The ministry", "did not respond to", "questions about the mine", sure=0.3)
    found = combine.attributions(article(text), model, [rule], EVEN, 1.0)
    assert told(text, found) == [("The ministry", "did not respond to", "questions about the mine")]


def test_that_alone_is_no_content() -> None:
    text = "She said that , according to her, the port is closed. He said no."
    found = seen(text, ("She", "said", ["that"]), ("He", "said", ["no"]))
    rule = by_rule(text, "She", "said", "that , according to her, the port is closed")
    other = by_rule(text, "He", "He said", "no.")
    told_ = told(text, combine.attributions(article(text), found, [rule, other], EVEN, 1.0))
    assert [t[2] for t in told_] == ["that , according to her, the port is closed", "no"]


def test_a_source_in_a_later_sentence_is_the_next_ones() -> None:
    text = "Лоцман позвонил и предложил деньги. Рыбаки молчали."
    model = seen(text, ("Рыбаки", "предложил", ["деньги"]), ("Лоцман", "позвонил", ["деньги"]))
    printed = replace(article(text), read_in="ru")
    assert told(text, combine.attributions(printed, model, [], EVEN, 1.0)) == [
        ("Лоцман", "позвонил", "деньги"),
        ("предложил", "деньги"),
    ]


def test_a_rule_within_a_content_needs_less() -> None:
    text = "Ada Vint said the mayor had hinted that he would go."
    model = seen(text, ("Ada Vint", "said", ["the mayor had hinted that he would go"]))
    rule = by_rule(text, "the mayor", "had hinted", "that he would go", sure=combine.NESTED)
    found = combine.attributions(article(text), model, [rule], EVEN, 0.99)
    assert [a.cue[0].of(text) for a in found] == ["said", "had hinted"]


def test_a_quotation_that_goes_on_is_the_inner_speakers_too() -> None:
    text = "She told them “it is over,” according to people there. “They will sign.”"
    model = seen(text, ("people there", "according to", ["She told them “it is over,”", "“They will sign.”"]))
    rule = by_rule(text, "She", "told", "“it is over,”")
    found = combine.attributions(article(text), model, [rule], EVEN, 0.5)
    assert ("She", "told", "“it is over,”", "“They will sign.”") in told(text, found)


def test_a_dateline_is_nobodys_words() -> None:
    text = "OSLO — Rain fell, two people said. “Yes,” she said."
    model = seen(text, ("two people", "said", ["OSLO — Rain fell"]))
    body = replace(article(text), body_start=text.index("Rain"))
    assert told(text, combine.attributions(body, model, [], EVEN, 1.0)) == [("two people", "said", "Rain fell")]
    late = replace(article(text), body_start=text.index("“Yes"))
    assert combine.attributions(late, model, [], EVEN, 1.0) == []


def test_beyond_what_the_model_read_every_rule_counts() -> None:
    text = "Nothing here.\n\nOslo warned that rain would come."
    short = Seen(cutter().cut("Nothing here."), [], [], [])
    rule = by_rule(text, "Oslo", "warned", "that rain would come", sure=0.23)
    assert len(combine.attributions(article(text), short, [rule], EVEN, 1.0)) == 1


def test_many_finds_are_combined_in_linear_time() -> None:
    line = "Ada Vint said the mayor had hinted that he would go, and “that is it.”\n"
    text = line * 6000
    rules = [
        Attribution((Span(n, n + 8),), (Span(n + 9, n + 13),), (Span(n + 14, n + 50), Span(n + 57, n + 69)), 0.9)
        for n in range(0, len(text), len(line))
    ]
    start = time.process_time()
    assert len(combine.attributions(article(text), Seen(cutter().cut("."), [], [], []), rules, EVEN, 0.5)) == 6000
    assert time.process_time() - start < 5


def test_spans_know_what_they_touch_and_cover() -> None:
    spans = Spans([Span(0, 4), Span(2, 20), Span(30, 31)])
    assert spans.touch(Span(19, 25))
    assert not spans.touch(Span(20, 30))
    assert spans.cover(Span(5, 20))
    assert not spans.cover(Span(19, 31))


def placed(text: str, source: str, cue: str, content: str) -> list[tuple[str, list[str]]]:
    """Cue and contents as a list of one rule's find comes out."""
    nothing = seen(text)
    out = combine.attributions(article(text), nothing, [by_rule(text, source, cue, *content.split(" | "))], EVEN, 0.5)
    return [(a.cue[0].of(text), [c.of(text) for c in a.content]) for a in out]


def test_a_headline_does_not_go_on_into_the_text() -> None:
    text = "Harbour Watch: bridge shut\n\nTraffic was led round the old town. Nobody was hurt."
    long = "bridge shut\n\nTraffic was led round the old town"
    assert placed(text, "Harbour Watch", ":", long) == [(":", ["bridge shut"])]
    running = "The bridge is shut and will stay so for\nmany weeks, the mayor said."
    told = "The bridge is shut and will stay so for\nmany weeks"
    assert placed(running, "the mayor", "said", told) == [("said", [told])]


def test_a_content_that_closes_a_bracket_began_before_it() -> None:
    text = "The firm pays nine million (eight for the bridge) this year, reports KARTA. It denies it."
    whole = "The firm pays nine million (eight for the bridge) this year"
    assert placed(text, "KARTA", "reports", "eight for the bridge) this year") == [("reports", [whole])]
    assert placed(text, "KARTA", "reports", "this year") == [("reports", ["this year"])]


def test_a_piece_from_within_another_sentence_is_dropped() -> None:
    text = "It was agreed that the bridge stays. The mayor said that it is old. “Very old,” he added."
    assert placed(text, "The mayor", "said", "that the bridge stays | that it is old") == [("said", ["that it is old"])]
    assert placed(text, "The mayor", "said", "that it is old | “Very old,”")[0][1] == ["that it is old", "“Very old,”"]


def test_what_the_model_doubts_is_left_out_sooner_where_nobody_says_it() -> None:
    text = "The mine seemed safe. Ada Vint fears the worst."
    model = seen(text, ("", "seemed", ["The mine"]), ("Ada Vint", "fears", ["the worst"]))
    doubt = Calibration((0.0,) * 6, -0.6)  # 0.35 for all
    assert told(text, combine.attributions(article(text), model, [], doubt, 0.9)) == [
        ("Ada Vint", "fears", "the worst")
    ]
    assert len(combine.attributions(article(text), model, [], EVEN, 0.9)) == 2


def test_hearsay_needs_no_source() -> None:
    text = "The mine is reportedly safe."
    model = seen(text, ("", "is reportedly", ["safe"]))
    doubt = Calibration((0.0,) * 6, -0.6)
    assert len(combine.attributions(article(text), model, [], doubt, 0.9)) == 1


def test_a_content_begins_behind_whom_the_outlet_cites() -> None:
    text = "According to the Orbit, which quotes Ada Vint, the talks have failed."
    whole = by_rule(text, "the Orbit", "According to", "which quotes Ada Vint, the talks have failed")
    cited = by_rule(text, "which", "quotes", "the talks have failed")
    found = combine.attributions(article(text), Seen(cutter().cut("."), [], [], []), [whole, cited], EVEN, 0.5)
    assert [[c.of(text) for c in a.content] for a in found] == [["the talks have failed"]] * 2


def test_whoever_is_cited_is_so_for_all_of_it() -> None:
    text = "According to the Orbit, citing Ada Vint, Orsk plans to stay."
    whole = by_rule(text, "the Orbit", "According to", "citing Ada Vint, Orsk plans to stay")
    cited = by_rule(text, "Ada Vint", "citing", "to stay")
    found = combine.attributions(article(text), Seen(cutter().cut("."), [], [], []), [whole, cited], EVEN, 0.5)
    assert [[c.of(text) for c in a.content] for a in found] == [["Orsk plans to stay"]] * 2


def test_what_another_says_of_it_in_its_own_sentence_is_his() -> None:
    text = "“Rain will come,” said Ada Vint. “Snow will go,” added Ivan Orlik."
    first = by_rule(text, "Ada Vint", "said", "“Rain will come,”", "“Snow will go,”")
    second = by_rule(text, "Ivan Orlik", "added", "“Snow will go,”")
    found = combine.attributions(article(text), Seen(cutter().cut("."), [], [], []), [first, second], EVEN, 0.5)
    assert [[c.of(text) for c in a.content] for a in found] == [["“Rain will come,”"], ["“Snow will go,”"]]


def test_of_two_frames_at_the_head_of_a_sentence_both_count() -> None:
    text = "Kaip pranešė meras, pasak sutarties, uostas bus atidarytas."
    lithuanian = replace(article(text), language="lt", read_in="lt", sentences=split(text, "lt"))
    model = seen(text, ("sutarties", "pasak", ["uostas bus atidarytas"]))
    rule = by_rule(text, "meras", "pranešė", "uostas bus atidarytas", sure=0.7)
    found = combine.attributions(lithuanian, model, [rule], EVEN, 0.75)
    assert ("meras", "pranešė", "pasak sutarties, uostas bus atidarytas") in told(text, found)
    plain = "Meras pranešė, pasak sutarties, uostas bus atidarytas."
    lithuanian = replace(article(plain), language="lt", read_in="lt", sentences=split(plain, "lt"))
    rule = by_rule(plain, "Meras", "pranešė", "uostas bus atidarytas", sure=0.7)
    model = seen(plain, ("sutarties", "pasak", ["uostas bus atidarytas"]))
    assert len(combine.attributions(lithuanian, model, [rule], EVEN, 0.75)) == 1


def test_what_somebody_says_ends_where_another_sentence_is_told_by_its_own_verb() -> None:
    text = "Ada Vint said that Orsk closed on May 3. 20 people left, she added."
    first, second = "that Orsk closed on May 3. 20 people left", "20 people left"
    model = seen(text, ("Ada Vint", "said", [first]), ("she", "added", [second]))
    found = combine.attributions(article(text), model, [], EVEN, 0.5)
    assert told(text, found) == [
        ("Ada Vint", "said", "that Orsk closed on May 3"),
        ("she", "added", "20 people left"),
    ]


def test_of_a_sentence_that_is_pointed_to_all_is_said() -> None:
    ukrainian = "Ада Вінт зустріла Дена Орра в Орську. Про це повідомив мер."
    body = replace(article(ukrainian), language="uk", read_in="uk", sentences=split(ukrainian, "uk"))
    model = seen(ukrainian, ("мер", "повідомив", ["Дена Орра в Орську", "Про це"]))
    rule = by_rule(ukrainian, "мер", "повідомив", "Ада Вінт зустріла Дена Орра в Орську", sure=0.9)
    found = combine.attributions(body, model, [rule], EVEN, 0.5)
    assert told(ukrainian, found) == [("мер", "повідомив", "Ада Вінт зустріла Дена Орра в Орську")]


def test_what_stands_before_its_verb_is_of_one_sentence_unless_marks_or_a_dash_open_it() -> None:
    text = "Nine people died on May 3. 20 people left, said Ada Vint."
    whole = "Nine people died on May 3. 20 people left"
    found = combine.attributions(article(text), seen(text, ("Ada Vint", "said", [whole])), [], EVEN, 0.5)
    assert told(text, found) == [("Ada Vint", "said", "20 people left")]
    spoken = f"“{whole},” said Ada Vint."
    model = seen(spoken, ("Ada Vint", "said", [f"“{whole},”"]))
    assert told(spoken, combine.attributions(article(spoken), model, [], EVEN, 0.5))[0][2] == f"“{whole},”"


def test_a_frame_of_the_rules_counts_in_english_too() -> None:
    text = "As the council said, Norway approved two million in aid on Saturday."
    model = seen(text, ("Norway", "approved", ["two million in aid"]))
    rule = by_rule(text, "the council", "said", "Norway approved two million in aid on Saturday", sure=0.7)
    found = combine.attributions(article(text), model, [rule], EVEN, 0.85)
    assert ("the council", "said", "Norway approved two million in aid on Saturday") in told(text, found)


def test_who_was_told_before_the_speaker_is_no_part_of_him() -> None:
    text = "As told the «Daily» Ada Vint, the port is shut."
    model = seen(text, ("the «Daily» Ada Vint", "told", ["the port is shut"]))
    rule = by_rule(text, "Ada Vint", "told", "the port is shut", sure=0.7)
    found = combine.attributions(article(text), model, [rule], EVEN, 0.85)
    assert told(text, found) == [("Ada Vint", "told", "the port is shut")]


def test_a_speaker_who_was_taken_for_what_is_said_speaks() -> None:
    text = "As told Ada Vint the mayor, the port is shut."
    model = seen(text, ("", "told", ["Ada Vint the mayor", "the port is shut"]))
    rule = by_rule(text, "Ada Vint the mayor", "told", "the port is shut", sure=0.7)
    found = combine.attributions(article(text), model, [rule], EVEN, 0.85)
    assert told(text, found) == [("Ada Vint the mayor", "told", "the port is shut")]
