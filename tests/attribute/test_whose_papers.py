"""Papers whose issuer a noun alone tells: "the company's report", "oświadczeniu firmy", "banko vidaus dokumente"."""

from __future__ import annotations

import pytest
from tests.attribute.marked import everywhere, read

from headwater.records import Entity


@pytest.mark.parametrize(
    ("language", "text", "body", "source", "cue", "content"),
    [
        ("en", "Quay Lines is closing. The company's own annual report says that it lost money.", "Quay Lines", "The company's own annual report", "says", "that it lost money"),
        ("pl", "Gumeks stoi. W oświadczeniu firmy czytamy, że strajk jest nielegalny.", "Gumeks", "oświadczeniu firmy", "czytamy", "że strajk jest nielegalny"),
        ("lt", "Bankas „Audra“ tyli. Banko vidaus dokumente rašoma, kad skyrius uždarys.", "Audra", "Banko vidaus dokumente", "rašoma", "kad skyrius uždarys"),
    ],
)  # fmt: skip
def test_the_body_named_last_issued_it(
    language: str, text: str, body: str, source: str, cue: str, content: str
) -> None:
    firm = Entity("e1", "organization", body, mentions=everywhere(text, body))
    (said,) = read(text, [(source, cue, content)], language=language, entities=(firm,))
    assert [link.text for link in said.chain[1:]] == [body]
    assert (said.source.kind, said.source.naming) == ("document", "named")


def test_a_firms_paper_is_no_ministrys() -> None:
    text = "The Port Ministry has paid. The company's report says that it lost money."
    state = Entity("e1", "organization", "Port Ministry", mentions=everywhere(text, "Port Ministry"), official=True)
    (said,) = read(text, [("The company's report", "says", "that it lost money")], entities=(state,))
    assert said.chain[-1].entity is None


@pytest.mark.parametrize(
    ("language", "source"),
    [("be", "прэс-службе «Маяка»"), ("ru", "Пресс-служба «Маяка»"), ("uk", "Пресслужба «Маяка»")],
)
def test_the_press_service_of_an_outlet_is_a_body(language: str, source: str) -> None:
    text = f"{source} маўчыць пра мост."
    outlet = Entity("e1", "organization", "Маяк", mentions=everywhere(text, "Маяка"), outlet=True)
    (said,) = read(text, [(source, "маўчыць", "пра мост")], language=language, entities=(outlet,))
    assert said.source.kind == "body"
