"""A dossier becomes an item with its sources; an editor is told what should be looked at before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.show import sample
from tests.show.keep import keep

from headwater import pipeline
from headwater.config import Engine, Settings
from headwater.desk.publishing.items import Draft
from headwater.desk.store import Desk
from headwater.newsroom.dossiers import writing
from headwater.newsroom.publishing import checking, written_up
from headwater.newsroom.publishing.bodies import Block

NOW = datetime(2036, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("checking") / "story.desk"
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        keep(opened, sample.reading())
        yield opened


@pytest.fixture(scope="module")
def dossier(desk: Desk) -> str:
    claim = desk.claims(limit=1)[0].claim
    evidence = desk.evidence_now(claim).evidence[0]
    text = f"# What is known\n\nSomebody said so [{evidence.key}]. Nobody knows why.\n\n> [{evidence.key}]\n\n[{claim}]"
    return writing.begin(desk, "What is known", "Anna", language="en", text=text)


def draft(**other: object) -> Draft:
    given = {
        "headline": "What is known",
        "section": "courts",
        "language": "en",
        "tier": "public",
        "authors": ("A",),
    } | other
    return Draft(**given)  # type: ignore[arg-type]


def test_sentences_carry_the_numbers_of_their_sources(desk: Desk, dossier: str) -> None:
    whole = desk.dossier(dossier)
    blocks = written_up.blocks(whole)
    assert [block.kind for block in blocks] == ["heading", "paragraph", "quotation", "paragraph", "source"]
    said = [piece for piece in blocks[1].pieces if piece.text.strip()]
    assert [(piece.text, piece.notes) for piece in said] == [("Somebody said so.", (1,)), ("Nobody knows why.", ())]
    evidence = next(iter(whole.evidence.values()))
    assert blocks[2].text == evidence.words
    facts = blocks[4].facts or {}
    assert (blocks[4].number, facts["outlet"], facts["sha256"]) == (1, evidence.outlet, evidence.sha256)


def test_a_safe_copy_names_no_outlet_and_no_address(desk: Desk, dossier: str) -> None:
    whole = desk.dossier(dossier)
    evidence = next(iter(whole.evidence.values()))
    blocks = written_up.blocks(whole, safe=True)
    assert blocks[-1].facts == {"published": evidence.published[:10]}
    told = repr([block for block in blocks if block.kind == "source"])
    assert evidence.outlet not in told
    assert evidence.sha256 not in told
    name = sorted(written_up.marks(whole))[0]
    remarks = checking.remarks(desk, draft(dossier=dossier, summary=f"As {name} has it"), blocks, safe=True)
    assert (checking.Remark("A safe copy names no outlet, and this one stands in the text.", name)) in remarks


def test_what_no_key_supports_is_told(desk: Desk, dossier: str) -> None:
    remarks = checking.remarks(desk, draft(dossier=dossier), written_up.blocks(desk.dossier(dossier)), safe=False)
    assert checking.Remark("No key supports this sentence.", "Nobody knows why.") in remarks


def test_what_changed_since_it_was_written_is_told(tmp_path: Path) -> None:
    with Desk(tmp_path / "story.desk", rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        first = sample.reading()
        keep(desk, first)
        evidence = desk.evidence_now(desk.claims(limit=1)[0].claim).evidence[0]
        dossier = writing.begin(desk, "Known", "Anna", language="en", text=f"Somebody said so [{evidence.key}].")
        assert not [
            r
            for r in checking.remarks(desk, draft(dossier=dossier), (Block("paragraph"),), safe=False)
            if "changed" in r.says
        ]
        later = replace(first.article, text=first.article.text.replace("six years", "ten years"))
        keep(desk, replace(first, article=later))
        told = {r.says for r in checking.remarks(desk, draft(dossier=dossier), (Block("paragraph"),), safe=False)}
        assert told & {
            "The article that this rests on was changed since.",
            "What this rests on is no longer read where it was.",
        }


def test_descriptions_that_together_narrow_down_who_it_is_are_told(tmp_path: Path) -> None:
    texts = (
        "A senior official said the talks on the bridge had stopped.",
        "An official of the Ministry of Waterworks said the paper was torn up.",
        "A person who was at the meeting in Kalni said nobody would sign.",
    )
    rows = [{"id": f"n{n}", "title": f"Item {n}", "text": text, "language": "en"} for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)))
    with Desk(tmp_path / "story.desk", rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        settings = Settings(engine=Engine(reader="rules", workers=1))
        for _ in desk.add_all(pipeline.readings([str(tmp_path / "in.jsonl")], settings)):
            pass
        keys = [desk.evidence_now(row.claim).evidence[0].key for row in desk.claims(limit=9)]
        text = "\n\n".join(f"It was said [{key}]." for key in keys)
        dossier = writing.begin(desk, "Known", "Anna", language="en", text=text)
        remarks = checking.remarks(desk, draft(dossier=dossier), (Block("paragraph"),), safe=False)
        (told,) = [r.about for r in remarks if r.says == "If these are one source, they narrow down who it is."]
        assert "senior official" in told.lower()
        assert "ministry of waterworks" in told.lower()


def test_an_item_by_hand_is_looked_at_too(desk: Desk) -> None:
    told = [r.says for r in checking.remarks(desk, draft(tier="subscribers", authors=()), (), safe=False)]
    assert told == [
        "The item has no text.",
        "No author is shown.",
        "There is nothing in it that only subscribers would read.",
        "Its headline, section and date are seen by everybody.",
    ]


def test_an_address_that_is_none_of_the_web_becomes_no_link(desk: Desk, dossier: str) -> None:
    whole = desk.dossier(dossier)
    evil = {name: replace(piece, url="javascript:alert(1)") for name, piece in whole.evidence.items()}
    plain = {name: replace(piece, url="https://gazette.example/1") for name, piece in whole.evidence.items()}
    for evidence, told in ((evil, None), (plain, "https://gazette.example/1")):
        states = {
            claim: replace(
                state, evidence=tuple(replace(p, url=next(iter(evidence.values())).url) for p in state.evidence)
            )
            for claim, state in whole.states.items()
        }
        blocks = written_up.blocks(replace(whole, evidence=evidence, states=states))
        assert {block.facts.get("url") for block in blocks if block.kind == "source"} == {told}
