"""What rests on an article that is to be forgotten: dossiers, and items that cite it, lead to it or repeat its words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.show import sample
from tests.show.keep import keep

from headwater import pipeline
from headwater.config import Settings
from headwater.desk.publishing.items import Draft, Edited
from headwater.desk.publishing.site import Section, Site
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.keeping import forget
from headwater.newsroom.publishing import bodies

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
ARTICLE = sample.reading().article


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "news.desk", rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        keep(opened, sample.reading())
        keep(opened, sample.foreign())
        opened.settle_site(Site("Wire", languages=("en",), zone="Europe/Vilnius"), ("en",), "anna")
        opened.keep_section(Section("news", {"en": "News"}), "anna")
        yield opened


def publish(desk: Desk, text: str, headline: str = "What is known") -> str:
    draft = Draft(headline, "news", "en", "public", body=bodies.stored(bodies.read(text)), words=text)
    return desk.publish(draft, "anna", NOW)


def item(desk: Desk, key: str) -> Edited:
    found = desk.item(key, NOW)
    assert found
    return found


def cited(desk: Desk) -> tuple[str, ...]:
    return forget.plan(desk, ARTICLE.id).cited


def test_an_item_that_repeats_leads_to_or_quotes_it_rests_on_it(desk: Desk) -> None:
    words = ARTICLE.text.split()
    publish(desk, "Something else is told here, of another mill in another town, by nobody whom we know.")
    publish(desk, f"They wrote of it: {' '.join(words[:3])}.")
    assert cited(desk) == ()
    copied = publish(desk, "We read: " + " ".join(words[2:14]).upper())
    quoted = publish(desk, f"> {' '.join(words[3:8])}")
    assert set(cited(desk)) == {copied, quoted}
    titled = publish(desk, "", str(ARTICLE.title) if len(str(ARTICLE.title).split()) >= 8 else " ".join(words[:9]))
    linking = publish(desk, f"Read [their report]({ARTICLE.url}).")
    assert set(cited(desk)) == {copied, quoted, titled, linking}
    desk.withdraw_item(quoted, "It was wrong.", "anna", NOW)
    assert quoted not in cited(desk)


def test_its_earlier_versions_count(desk: Desk) -> None:
    key = publish(desk, " ".join(ARTICLE.text.split()[:12]))
    draft = Draft("What is known", "news", "en", "public", body=bodies.stored(bodies.read("Other words.")))
    desk.revise_item(key, 1, draft, "Changed.", "anna", NOW)
    assert cited(desk) == (key,)


def test_forgetting_asks_first_and_the_editor_finds_what_rests_on_it(desk: Desk) -> None:
    other = publish(desk, "Something else.")
    repeating = publish(desk, " ".join(ARTICLE.text.split()[:12]))
    linking = publish(desk, f"Read [their report]({ARTICLE.url}).")
    made = forget.plan(desk, ARTICLE.id)
    with pytest.raises(DeskError, match="published items rest on it"):
        forget.carry_out(desk, Settings(), made, who="anna", reason="asked")
    assert desk.article(ARTICLE.id)
    assert item(desk, repeating).removed is None
    assert forget.carry_out(desk, Settings(), made, who="anna", reason="asked", cited=True)
    assert (item(desk, other).removed, item(desk, other).repeats) == (None, False)
    assert item(desk, linking).removed
    assert not item(desk, linking).repeats
    assert item(desk, repeating).repeats
    assert item(desk, repeating).state == "out"  # nothing is withdrawn by itself
