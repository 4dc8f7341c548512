"""The pages of claims, stories and copies over a real desk of made-up articles: what they show, and what is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from tests.desk import told
from tests.show import telling
from tests.show.house import asking, house
from tests.show.web.html import Page, page
from tests.show.web.test_entities import HERE, judge, send

from headwater import pipeline
from headwater.desk.store import Desk
from headwater.show.web import claim_cards, claim_more, claims

SOURCE = {"source": "Rolf Anders", "kind": "person", "naming": "named"}
OWN = SOURCE | {"title": "Interview with Rolf Anders", "wording": "I saw them\ncross the border.", "stance": "asserts"}


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "story.desk"
    telling.fill(path)
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "story.desk"
    copy(filled, path)
    with Desk(path, read_only=True) as opened:
        yield opened


def ask(desk: Desk, judge: str = "anna", **rules: object) -> TestClient:
    def change() -> Desk:
        return Desk(desk.path, create=False, **(rules or {"rules": pipeline.RULES, "weighing": pipeline.WEIGHING}))

    return asking(house(desk, change, judge=judge))


@pytest.fixture
def web(desk: Desk) -> TestClient:
    return ask(desk)


def claim(desk: Desk) -> str:
    return f"/claim/{told.release(desk).row.claim}"


def row(desk: Desk, words: str) -> str:
    return next(r.claim for r in desk.claims(limit=100) if words in r.wording)


def story(desk: Desk) -> str:
    return f"/story/{told.release(desk).story}"


def name(desk: Desk, article: str) -> str:
    """The telling of the release in an article, as persons name it."""
    return next(f"{t.article}:{t.statement}" for t in told.release(desk).tellings if t.article == told.article(article))


def copies(article: str = "daily") -> str:
    return f"/articles/{told.article(article)}/copies"


def addresses(desk: Desk) -> list[str]:
    lists = ["/claims", "/claims?q=%3Cscript%3E", "/claims?standing=disputed&q=prisoners", "/stories"]
    here = [claim(desk), f"{claim(desk)}?correct={name(desk, 'vesti')}", f"/claim/{row(desk, telling.CLAIM)}"]
    articles = [
        f"/articles/{told.article('daily')}",
        "/articles/bad1",
        "/articles/bad1/copies",
        copies(),
        copies("wire"),
    ]
    return [*lists, *here, story(desk), f"/story/{desk.story_of('bad1').story}", *articles]


# What is shown


def test_pages_are_well_formed_and_carry_nothing_that_runs(desk: Desk, web: TestClient) -> None:
    for path in addresses(desk):
        answer = web.get(path)
        assert answer.status_code == 200, path
        made = Page(answer.text)
        assert not {name for name, _ in made.elements} & {"img", "iframe", "style", "base"}, path
        assert all((script["src"] or "").startswith("/static/") for script in made.all("script")), path
        assert not [a for _, attrs in made.elements for a in attrs if a.startswith("on") or a == "style"]
        assert len(made.all("h1")) == 1
        ids = [attrs["id"] for _, attrs in made.elements if "id" in attrs]
        assert len(ids) == len(set(ids)), path
        assert {href[1:] for href in made.links if href.startswith("#")} <= set(ids), path
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", answer.text)


def test_every_address_and_form_hands_on_how_names_are_shown(desk: Desk, web: TestClient) -> None:
    for path in addresses(desk):
        made = page(web, path + ("&" if "?" in path else "?") + "names=printed&by=bo")
        own = [href for href in made.links if href.startswith("/") and ".json" not in href]
        # The one that shows names the other way.
        assert len([href for href in own if "names=printed&by=bo" not in href]) <= 1, path
        for form in made.forms:
            assert "printed" in (form[""] if form["method"] == "post" else str(form)), path
        assert {form.get("by") for form in made.forms} == {"bo"}, path


def test_all_that_a_page_leads_to_is_there(desk: Desk, web: TestClient) -> None:
    for path in (claim(desk), story(desk), copies(), f"/articles/{told.article('daily')}", "/claims", "/stories"):
        for href in set(page(web, path).links):
            if href.startswith("/"):
                assert web.get(href.partition("#")[0]).status_code in (200, 307), (path, href)


def test_hostile_words_are_shown_as_words(desk: Desk, web: TestClient) -> None:
    made = page(web, f"/claim/{row(desk, telling.CLAIM)}")
    assert "<img src=x onerror=alert(3)> �seized the old mill" in made.text
    assert "Evil </p><script>alert(4)</script> Post" in made.text
    assert "Visitor </h1><script>alert(2)</script>" in made.text


def test_the_list_sets_origins_against_publishers(desk: Desk, web: TestClient) -> None:
    made = page(web, "/claims")
    assert "disputed 2–3 March 2026" in made.text
    assert "1 to 2 independent origins printed by 4 publishers in 4 articles" in made.text
    assert made.text.index("4 publishers") < made.text.index("1 publisher in")
    assert {a["lang"] for a in made.all("a") if a.get("lang")} >= {"en"}
    assert claim(desk) in made.links


def test_the_list_by_words_and_standing(desk: Desk, web: TestClient) -> None:
    assert claim(desk) in page(web, "/claims?q=заключённых").links
    assert claim(desk) in page(web, "/claims?standing=disputed").links
    assert claim(desk) not in page(web, "/claims?standing=no+answer").links
    assert "No claim that is asked for has all of “submarine”" in page(web, "/claims?q=submarine&standing=denied").text
    assert "must be one of" in page(web, "/claims?standing=true", 400).text
    assert "nothing on this page of the list" in page(web, "/claims?page=7").text
    assert "/claims?q=prisoners&standing=disputed" in page(web, "/claims?q=prisoners").links
    found = web.get("/claims.json?standing=disputed").json()
    assert [r["standing"] for r in found["claims"]] == ["disputed"]
    assert found["total"] == 1 < desk.claim_count()


def test_the_list_by_outlet_language_and_day(desk: Desk, web: TestClient) -> None:
    here = claim(desk)
    assert here in page(web, "/claims?written=ru&day=2026-03-02").links
    assert here not in page(web, "/claims?written=ru&day=2026-03-03").links
    assert here in page(web, "/claims?outlet=Lund+Post&day=2026-03-03").links
    assert web.get("/claims.json?outlet=Harbour+Post").json()["total"] == 1
    assert "No claim on this desk is as asked for" in page(web, "/claims?outlet=Nobody").text
    for wrong in ("written=Klingon", "day=yesterday", "day=20260302", f"outlet={'x' * 201}"):
        assert web.get(f"/claims?{wrong}").status_code == 400, wrong


def test_the_list_page_by_page(desk: Desk, web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headwater.show.web.claims.PAGE", 1)
    first = page(web, "/claims?q=the")
    assert "/claims?q=the&page=2" in first.links
    assert "Before" not in first.text
    last = page(web, f"/claims?page={desk.claim_count()}")
    assert "After" not in last.text
    assert f"/claims?page={desk.claim_count() - 1}" in last.links


def test_a_claim_has_its_head(desk: Desk, web: TestClient) -> None:
    made = page(web, claim(desk))
    assert "1 to 2 independent origins disputed since 3 March 2026, 09:00 UTC, moved by Lund Post" in made.text
    assert "against it 1 independent origin" in made.text
    assert "Northern Wire, Karvia Daily, Голос Карвии, Lund Post" in made.text
    assert story(desk) in made.links
    assert made.all("h1")[0]["lang"] == "en"


def test_the_tree_has_each_origin_with_those_who_have_it_from_it(desk: Desk, web: TestClient) -> None:
    text = page(web, claim(desk)).text.split("The same as text", 1)[1]
    text, why = text.split("Why it counts so", 1)
    behind, rest = text.split("Against it", 1)
    assert behind.index("foreign ministry") < behind.index("Northern Wire") < behind.index("Karvia Daily")
    assert "“источник в правительстве” unnamed" in behind
    assert "interior ministry" not in behind
    against, asked = rest.split("Asked, and gave no answer", 1)
    assert "Lund Post" in against
    assert "denied" in against
    assert "interior ministry" in asked
    assert "May be foreign ministry" in why
    assert "counted nowhere" in why


def test_the_words_that_prove_an_edge_are_quoted(desk: Desk, web: TestClient) -> None:
    why, made = told.release(desk), page(web, claim(desk))
    assert why.quotes
    for words in why.quotes.values():
        assert words[:60] in made.text
    behind = web.get(f"{claim(desk)}.json").json()["weighed"]["edges"]
    assert {row["words"] for row in behind if row["words"]} == set(why.quotes.values())


def test_the_pictures_lead_to_the_passages_and_stand_alone(desk: Desk, web: TestClient) -> None:
    made = page(web, claim(desk))
    assert {svg["class"] for svg in made.all("svg", "picture")} >= {"picture wide", "picture narrow"}
    for edge in told.release(desk).weighed.edges:
        if edge.span and edge.telling[0] == told.article("post"):
            assert f"/articles/{edge.telling[0]}?at={edge.span.start}-{edge.span.end}#at" in made.links
    for path in (f"{claim(desk)}/tree.svg", f"{claim(desk)}/spread.svg?form=narrow", f"{story(desk)}/timeline.svg"):
        answer = web.get(path)
        assert answer.headers["content-type"].startswith("image/svg+xml"), path
        ElementTree.fromstring(answer.text)
        assert "style" not in answer.text
    assert web.get(f"{claim(desk)}/tree.svg?form=huge").status_code == 400
    assert "line by line" in page(web, f"{claim(desk)}/tree").text


def test_a_claim_that_nobody_tells_any_more_says_what_became_of_it(desk: Desk) -> None:
    with Desk(desk.path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as opened:
        source = {"name": "Rolf Anders", "kind": "person", "naming": "named"}
        made = opened.add_statement(told.article("daily"), "Northern Wire news agency", source, "asserts", "anna")
        alone = opened.claims_of(told.article("daily"))[f"j-{made.id}"].claim
        assert opened.emptied(alone) is None
        opened.undo(made.id, "anna")
        left = opened.emptied(alone)
        assert left
        assert left.row.wording == "Northern Wire news agency"
    made = page(ask(desk), f"/claim/{alone}")
    assert "No article on this desk says this any more" in made.text
    assert "What became of it" in made.text
    for more in ("tree", "since"):
        led = ask(desk).get(f"/claim/{alone}/{more}", follow_redirects=False)
        assert (led.status_code, led.headers["location"]) == (307, f"/claim/{alone}")
    assert ask(desk).get(f"/claim/{alone}/tree.svg").status_code == 404
    assert ask(desk).get(f"/claim/{alone}.json").json()["row"]["tellings"] == 0


def own(wording: str) -> dict[str, Any]:
    source = {"name": "Rolf Anders", "kind": "person", "naming": "named", "official": False}
    return {"title": "Interview with Rolf Anders", "wording": wording, "stance": "asserts", "source": source}


def test_each_edge_has_its_evidence_and_the_way_to_its_words(desk: Desk, web: TestClient) -> None:
    made = page(web, claim(desk))
    why = told.release(desk)
    for edge in why.weighed.edges:
        assert edge.why[:40] in made.text
        if edge.span:
            at = f"/articles/{edge.telling[0]}?at={edge.span.start}-{edge.span.end}#at"
            assert at in made.links
            assert len(page(web, at).all("span", "passage")) >= 1
    assert "2026-03-02T" not in made.text


def test_variants_related_claims_and_history_are_told(desk: Desk, web: TestClient) -> None:
    text = page(web, claim(desk)).text
    assert "What would change it" in text
    since = text.split("Since when", 1)[1].split("Statements", 1)[0]
    assert since.index("officially confirmed") < since.index("disputed 1 to 2 independent origins")
    assert "Lund Post prints the denial" in since


def test_what_is_long_has_pages_of_its_own(desk: Desk, web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = page(web, f"{claim(desk)}/since").text
    steps = len(told.release(desk).weighed.history)
    assert steps > 2
    assert "Lund Post prints the denial" in whole
    assert page(web, f"{claim(desk)}/since").all("svg", "picture")
    assert "not counted here" in page(web, f"{claim(desk)}/related").text
    monkeypatch.setattr(claims, "FEW", claims.FEW | {"origins": 1, "first": 0, "last": 1})
    monkeypatch.setattr(claim_cards, "SPREAD", 0)
    made = page(web, claim(desk))
    assert f"{claim(desk)}/since" in made.links
    assert f"{steps - 1} steps between these" in made.text
    assert {svg["class"] for svg in made.all("svg", "picture")} >= {"picture wide", "picture narrow"}
    monkeypatch.setattr(claim_more, "PAGE", 1)
    assert f"{claim(desk)}/since?page=2" in page(web, f"{claim(desk)}/since?page=1").links
    assert page(web, f"{claim(desk)}/since?page=2").all("svg", "wide") == []


def test_behind_the_pages_is_their_json(desk: Desk, web: TestClient) -> None:
    made = web.get(f"{claim(desk)}.json").json()
    assert {"row", "weighed", "tellings", "sheets", "related", "moved", "story", "judgements"} <= made.keys()
    assert "vector" not in made["tellings"][0]
    assert made["row"]["at_most"] == made["weighed"]["at_most"] == 2
    assert web.get(f"{story(desk)}.json").json()["row"]["articles"] == 4
    assert web.get("/stories.json").json()["total"] == desk.story_count()
    (found,) = web.get(f"{copies()}.json").json()["copies"]
    assert found["copy"]["later"] == told.article("daily")


@pytest.mark.parametrize("path", ["/claim/c-000999", "/claim/x", "/claim/s-000001", "/claim/c-99999999999", "/story/7"])
def test_what_is_not_there_is_told(web: TestClient, path: str) -> None:
    assert "There is nothing here" in page(web, path, 404).text
    assert web.get(f"{path}.json").status_code == 404
    assert web.post(path, data={"do": "rate"}, headers={"origin": HERE}).status_code in (404, 405)


def test_copies_of_no_article_are_not_there(web: TestClient) -> None:
    assert web.get("/articles/none/copies").status_code == 404
    assert web.get("/articles/none/copies.json").status_code == 404
    assert "repeats no text of another article" in page(web, "/articles/bad1/copies").text
    assert "repeats no text" not in page(web, f"{copies()}?with=none").text


def test_names_are_written_in_one_way(desk: Desk, web: TestClient) -> None:
    answer = web.get("/claim/C-" + claim(desk)[-6:].lstrip("0"))
    assert answer.status_code == 307
    assert answer.headers["location"].startswith(claim(desk) + "?from=")


def test_an_empty_desk_says_so(tmp_path: Path) -> None:
    with Desk(tmp_path / "empty.desk") as empty:
        assert "Nothing was read yet that anybody says" in page(ask(empty), "/claims").text
        assert "There are none yet" in page(ask(empty), "/stories").text
        assert "No claim" not in page(ask(empty), "/claims").text


def test_articles_that_wait_to_be_compared_are_told(tmp_path: Path) -> None:
    with Desk(tmp_path / "waiting.desk", rules=pipeline.RULES) as waiting:
        waiting.add(*told.items()["wire"])
        assert "1 article not compared with the others yet" in page(ask(waiting), "/claims").text
        assert f"relink --waiting --desk {waiting.path}" in page(ask(waiting), "/stories").text
        assert "not compared" in page(ask(waiting), copies("wire")).text


# Stories, copies, articles


def test_a_story_has_its_articles_in_time_its_claims_and_a_timeline(desk: Desk, web: TestClient) -> None:
    made = page(web, story(desk))
    text = made.text.rsplit("Articles 4", 1)[1]
    order = [text.index(name) for name in ("Northern Wire", "Karvia Daily", "Голос Карвии", "Lund Post")]
    assert order == sorted(order)
    assert "4 articles, 1 to 2 independent origins" in made.text
    assert "English, Russian" in made.text
    assert len(made.all("svg", "picture")) == 2
    assert page(web, f"/story/{desk.story_of('bad1').story}").all("svg", "picture") == []


def test_the_claims_of_a_story_are_a_table_in_any_order(desk: Desk, web: TestClient) -> None:
    made = page(web, story(desk))
    assert "Northern Wire and 3 others" in made.text
    assert "“источник в правительстве”" in made.text
    for sort in ("publishers", "first", "last", "origins", "standing"):
        rows = web.get(f"{story(desk)}.json?sort={sort}").json()["claim_rows"]
        assert sorted(row["claim"]["claim"] for row in rows) == sorted({row["claim"]["claim"] for row in rows})
        assert rows
    firsts = [row["claim"]["first"] for row in web.get(f"{story(desk)}.json?sort=first").json()["claim_rows"]]
    assert firsts == sorted(firsts)
    assert web.get(f"{story(desk)}?sort=colour").status_code == 400
    assert "By origin" in page(web, f"{story(desk)}?lanes=origin").text


def test_copies_stand_side_by_side_with_numbered_passages(desk: Desk, web: TestClient) -> None:
    made = page(web, copies())
    (found,) = desk.copies(told.article("daily"))
    for n, passage in enumerate(sorted(found.copy.passages, key=lambda p: p.later), 1):
        assert [a["id"] for a in made.all("a", "ref") if a["data-n"] == str(n)] == [f"a{n}", f"b{n}"]
        assert made.all("span", passage.how) != []
    assert f"{found.copy.share:.0%} of the later text" in made.text
    assert made.text.index("Earlier Northern Wire") < made.text.index("Later Karvia Daily")
    both = [desk.reading(id).article.text for id in (found.copy.earlier, found.copy.later)]
    assert all(" ".join(text.split()) in made.text for text in both)


def test_an_article_leads_to_its_claims_its_story_and_its_copies(desk: Desk, web: TestClient) -> None:
    made = page(web, f"/articles/{told.article('daily')}")
    assert "repeats text of Northern Wire" in made.text
    assert f"{copies()}?with={told.article('wire')}" in made.links
    assert story(desk) in made.links
    assert claim(desk) in made.links
    assert "1 to 2 independent origins, disputed, 4 publishers" in made.text
    assert "1 other article repeats its text" in page(web, f"/articles/{told.article('wire')}").text
    heads = [a["href"] for a in made.all("a") if a["href"] in ("/stories", "/claims")]
    assert heads == ["/stories", "/claims"]


# What is judged


def test_part_and_take_back(desk: Desk, web: TestClient) -> None:
    path, pair = claim(desk), [name(desk, "wire"), name(desk, "vesti")]
    made = judge(web, path, do="part", telling=pair)
    assert "Northern Wire (s1) and Голос Карвии (s1) do not say the same, says anna" in made.text.replace(
        pair[1], "Голос Карвии (s1)"
    )
    assert told.article("vesti") not in told.release(desk).sheets
    assert "was split off from" in made.text + page(web, f"/claim/{row(desk, 'Велмарк')}").text
    number = desk.judgements(1)[0].id
    back = judge(web, claim(desk), do="undo", judgement=str(number), by="bo")
    assert f"taken back by judgement {number + 1}" in back.text
    assert told.article("vesti") in told.release(desk).sheets


def test_join_by_the_name_of_a_claim_and_the_old_address_leads_on(desk: Desk, web: TestClient) -> None:
    bread = row(desk, "Bread prices")
    made = judge(web, claim(desk), do="join", other=bread)
    assert "say the same, says anna" in made.text
    now = claim(desk)
    gone = next(c for c in (bread,) if f"/claim/{c}" != now)
    moved = web.get(f"/claim/{gone}")
    assert (moved.status_code, moved.headers["location"]) == (307, f"{now}?from={gone}")
    assert f"{gone} went into this one" in page(web, moved.headers["location"]).text
    assert web.get(f"/claim/{gone}.json").headers["location"] == f"{now}.json"
    late = web.post(f"/claim/{gone}", data=fields(web, now, do="rate", value="3"), headers={"origin": HERE})
    assert late.status_code == 409
    assert f"{gone} became one with" in late.text


def fields(web: TestClient, path: str, **given: str) -> dict[str, str]:
    form = next(f for f in page(web, path).forms if f["method"] == "post")
    return {"token": form["token"], "by": "anna", **given}


@pytest.mark.parametrize(("do", "interval"), [("one origin", (1, 1)), ("two origins", (2, 2)), ("copy", (1, 1))])
def test_origins_and_copies_of_two_statements(desk: Desk, web: TestClient, do: str, interval: tuple[int, int]) -> None:
    judge(web, claim(desk), do=do, telling=[name(desk, "vesti"), name(desk, "wire")])
    weighed = told.release(desk).weighed
    assert (weighed.at_least, weighed.at_most) == interval
    kept = desk.judgements(1)[0]
    assert kept.kind == do
    if do == "copy":
        assert kept.about == (told.article("vesti"), told.article("wire"))


def test_a_statement_is_corrected_where_it_was_read_wrong(desk: Desk, web: TestClient) -> None:
    place = name(desk, "vesti")
    made = page(web, f"{claim(desk)}?correct={place}")
    form = next(f for f in made.forms if f.get("statement") == place)
    assert form["source"] == "источник в правительстве"
    kept = {"statement": place, "kind": "person", "naming": "described", "official": "yes", "stance": "asserts"}
    given = kept | {
        "source": form["source"],
        "dates": form["dates"],
        "chain": "источник в правительстве; person; described",
    }
    assert "Nothing is changed" in send(web, claim(desk), do="correct", **given).text
    judge(web, claim(desk), do="correct", **given | {"source": "Ilda Marrow", "naming": "named"})
    assert (told.release(desk).weighed.at_least, told.release(desk).weighed.at_most) == (1, 1)
    assert desk.judgements(1)[0].what.endswith("is corrected: source")


def test_an_interview_of_ones_own_is_an_origin(desk: Desk, web: TestClient) -> None:
    made = judge(web, claim(desk), do="own", day="2026-03-04", **OWN)
    assert "Interview with Rolf Anders (entered by hand) says" in made.text
    assert "entered by hand" in made.text.split("On whose word", 1)[1]
    assert told.release(desk).weighed.at_least == 2
    assert not [href for href in made.links if "/articles/j-" in href]
    assert web.get(story(desk)).status_code == 200
    number = desk.judgements(1)[0].id
    back = judge(web, claim(desk), do="undo", judgement=str(number))
    assert f"It was taken back by judgement {number + 1}" in back.text


def test_a_claim_is_rated_by_the_admiralty_code(desk: Desk, web: TestClient) -> None:
    assert "3, possibly true" in judge(web, claim(desk), do="rate", value="3").text
    assert "credibility 3" in page(web, "/claims").text
    told_why = send(web, claim(desk), do="rate", value="1")
    assert told_why.status_code == 409
    assert "needs two independent origins" in told_why.text


def test_a_missed_statement_leads_to_its_claim(desk: Desk, web: TestClient) -> None:
    path = f"/articles/{told.article('vesti')}"
    passage = "Об условиях освобождения он не рассказал"
    made = judge(web, path, do="missed", passage=passage, stance="declines", **SOURCE)
    assert f"j-{desk.judgements(1)[0].id}" in desk.claims_of(told.article("vesti"))
    assert "says as well" in made.text
    wrong = send(web, path, do="missed", passage="not in it", stance="declines", **SOURCE)
    assert wrong.status_code == 409
    assert "not in it" in wrong.text


def test_copies_are_judged_side_by_side(desk: Desk, web: TestClient) -> None:
    pair = {"later": told.article("daily"), "earlier": told.article("wire")}
    made = judge(web, f"{copies()}?with={told.article('wire')}", do="no copy", **pair)
    assert "Karvia Daily did not take its text from Northern Wire, says anna" in made.text
    assert "No copy: anna judgement 1" in made.text
    assert "Judged: No copy anna, judgement 1it was taken by" in page(web, copies("wire")).text
    assert "repeats text of" not in page(web, f"/articles/{told.article('daily')}").text
    judge(web, copies(), do="undo", judgement="1")
    judge(web, copies("vesti"), do="copy", earlier=told.article("wire")[:8])
    assert desk.judgements(1)[0].about == (told.article("vesti"), told.article("wire"))
    ruled = page(web, copies("vesti"))
    assert "repeats no text of another article" not in ruled.text
    assert "Judged: A copy anna, judgement 3it took from" in ruled.text
    (row,) = web.get(f"{copies('vesti')}.json").json()["ruled"]
    assert row["judged"]["copied"] is True


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"do": "part"}, "Choose the two statements"),
        ({"do": "part", "telling": ["a:s1", "b:s1"]}, "no longer of this claim"),
        ({"do": "one origin", "telling": ["a:s1", "b:s1", "c:s1"]}, "Choose the two statements"),
        ({"do": "join", "other": ""}, "Write which other claim"),
        ({"do": "join", "other": "c-999999"}, "there is no such claim"),
        ({"do": "join", "other": "none:s1"}, "no such statement"),
        ({"do": "rate"}, "Choose how credible"),
        ({"do": "rate", "value": "7"}, "one of 1, 2, 3, 4, 5, 6"),
        ({"do": "correct", "statement": "a:s1"}, "no longer of this claim"),
        ({"do": "own"}, "Write what it is"),
        ({"do": "own", **OWN, "wording": " "}, "Write what was said"),
        ({"do": "own", **OWN, "day": "yesterday"}, "is no day"),
        ({"do": "own", **OWN, "source": ""}, "Write who says it"),
        ({"do": "own", **OWN, "kind": "ghost"}, "no kind of source"),
        ({"do": "own", **OWN, "stance": "sings"}, "no such stance"),
        ({"do": "own", **OWN, "wording": "x" * 20_001}, "at most 20,000"),
        ({"do": "undo", "judgement": "x"}, "which judgement"),
        ({"do": "sell"}, "what is to be judged"),
        ({"do": "rate", "value": "3", "by": ""}, "Write who judges"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(
    desk: Desk, web: TestClient, given: dict[str, str | list[str]], said: str
) -> None:
    answer = send(web, claim(desk), **given)
    assert answer.status_code == 409
    made = Page(answer.text)
    assert said in made.text
    assert "On whose word" in made.text
    assert desk.judgements() == []
    if given.get("title"):
        assert given["title"] in [form.get("title") for form in made.forms]


def test_a_form_that_is_not_ours_changes_nothing(desk: Desk, web: TestClient) -> None:
    for path in (claim(desk), copies(), f"/articles/{told.article('wire')}"):
        for headers in ({"origin": "https://evil.example"}, {"origin": "null"}):
            assert send(web, path, headers, do="rate", value="3").status_code == 403
        stale = send(web, path, do="rate", value="3", token="x")
        assert stale.status_code == 403
        assert "started anew" in stale.text
    assert desk.judgements() == []


def test_without_the_rules_a_judgement_is_refused_in_words(desk: Desk) -> None:
    answer = send(ask(desk, rules=None), claim(desk), do="rate", value="3")
    assert answer.status_code == 409
    assert "without the rules for claims" in answer.text


def test_looking_writes_nothing(desk: Desk) -> None:
    def never() -> Desk:
        raise AssertionError("the desk was opened to be written")

    web = asking(house(desk, never))
    for path in addresses(desk):
        assert web.get(path).status_code == 200
