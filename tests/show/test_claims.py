"""Lists of claims and stories for a terminal."""

from __future__ import annotations

from dataclasses import replace

from headwater.desk.changes.today import Change
from headwater.desk.claims.claim_listing import ClaimRow
from headwater.desk.claims.listed_articles import StoryArticle
from headwater.desk.claims.story_listing import StoryRow, Told
from headwater.show.claims import claim, told

ROW = StoryRow("s-000007", "Harbour of Tarn to close", 1, "2026-05-01", "2026-05-01", "en")
ARTICLE = StoryArticle("a3bfeb44071e5", "Harbour of Tarn to close", "Courier", "en", "2026-05-01T08:00:00Z")
CLAIM = ClaimRow("c-000003", "the harbour of Tarn will be closed", "single origin", 1, 1, 1, 1, 1, *["2026-05-01"] * 2)
EDITED = Change(
    number=9,
    kind="edited",
    noticed="2026-05-04T08:00:00Z",
    happened="2026-05-03T08:00:00Z",
    story="s-000007",
    claim=None,
    article="a3bfeb44071e5",
    judgement=None,
    who="",
    body={"a": 1, "b": 2, "removed": 0, "rewritten": 2, "added": 0, "title": True},
    outlet="Courier",
    title="Harbour of Tarn to close",
)


def test_a_story_tells_which_of_its_texts_were_changed() -> None:
    page = told(Told(ROW, (ARTICLE,), (CLAIM,), (), (EDITED,)), colour=False, width=96)
    assert "The text was edited, and does not say so  Harbour of Tarn to close\n" in page
    assert "    Courier · the title and 2 passages rewritten · 3 May 2026, 08:00 UTC · a3bfeb44071e\n" in page
    assert page.index("Articles ──") < page.index("Texts that were changed ──") < page.index("Claims ──")


def test_a_claim_that_no_article_says_any_more_is_said_to_be_withdrawn() -> None:
    gone = replace(CLAIM, withdrawn="2026-05-03T08:00:00Z", standing="no answer", at_least=0, at_most=0)
    assert "withdrawn 3 May 2026 · no answer · no origin" in claim(gone, colour=False, width=96)
    assert "withdrawn 3 May 2026" in told(Told(ROW, (ARTICLE,), (gone,), ()), colour=False, width=96)
    assert "withdrawn" not in claim(CLAIM, colour=False, width=96)


def test_a_story_whose_texts_stand_tells_of_no_changes() -> None:
    assert "changed" not in told(Told(ROW, (ARTICLE,), (CLAIM,), ()), colour=False, width=96)
