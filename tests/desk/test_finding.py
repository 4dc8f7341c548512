"""Search that is narrowed, searches that are kept, and outlets, over an invented story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, select
from tests.desk import told

from headwater import pipeline
from headwater.desk import Desk
from headwater.desk.changes.change_tables import changes
from headwater.desk.claims.claim_listing import Asked
from headwater.desk.claims.claim_tables import claims
from headwater.desk.finding import folding, hits, sayings, search
from headwater.desk.finding.hits import Wanted
from headwater.desk.numbered import token
from headwater.errors import DeskError
from headwater.linked import House
from headwater.newsroom.alerts import wishes
from headwater.show.why import render

WHO = "anna"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with told.fill(tmp_path / "told.desk") as made:
        yield made


def titles(desk: Desk, **asked: object) -> set[str | None]:
    return {hit.article.title for hit in desk.find_all(Wanted(**asked)).hits}  # type: ignore[arg-type]


FORMS = {
    "be": (
        "рука рукі руцэ руку рукой рук",
        "суд суда судом судзе",
        "хлапец хлапца хлапцу",
        "сустрэча сустрэч",
        "ноч ночы ноччу",
    ),
    "ru": ("встреча встречи встрече встречу встречей встреч", "отец отца отцу отцом", "сделка сделки сделок"),
    "uk": ("рука руки руці рукою рук", "ніч ночі ніччю", "закон закону законом", "міністр міністра"),
    "pl": (
        "ręka ręki ręce rękę",
        "minister ministra ministrem ministrze ministrowie",
        "sąd sądu sądem sądzie",
        "więzień więźnia",
    ),
    "lt": ("žodis žodžio žodį žodžiai", "ministras ministro ministrui ministrą", "kalinys kalinio kaliniai"),
}


@pytest.mark.parametrize("language", FORMS)
def test_every_form_of_a_word_finds_every_other(language: str) -> None:
    for row in FORMS[language]:
        words = row.split()
        missed = [
            (asked, text)
            for asked in words
            for text in words
            if folding.lemma(text, language) not in folding.stems(asked)
        ]
        assert missed == []


@pytest.mark.parametrize(
    ("asked", "text"),
    [("снег", "сьнегам"), ("сьнег", "снегу"), ("снег", "śnieham"), ("śnieh", "снегу"), ("śnieh", "сьнег")],
)
def test_belarusian_is_found_in_either_orthography_and_script(asked: str, text: str) -> None:
    assert folding.lemma(text, "be") in folding.stems(asked)


def test_a_name_is_found_across_scripts(desk: Desk) -> None:
    assert "Велмарк освободил троих" in titles(desk, words="Velmark")
    assert "Velmark frees three prisoners" in titles(desk, words="Велмарк")


@pytest.mark.parametrize("words", ["prisoner", '"three prisoners"', "prison*", "released -denied", "Velmark -Ministry"])
def test_the_column_of_folded_words_gives_the_hits_of_the_index(desk: Desk, words: str) -> None:
    with desk._reading() as connection:
        asked = hits.asked(connection, Wanted(words))
        by_index = {found.article for found in hits.articles(connection, asked, by_date=False)}
        assert asked.query is not None
        w = hits.schema.words
        held = hits.select(w.c.article).where(asked.query.held(w.c.title, w.c.body))
        by_column = set(connection.execute(held).scalars())
    assert by_index == by_column
    assert by_index


def test_articles_are_narrowed_by_outlet_day_language_and_standing(desk: Desk) -> None:
    assert titles(desk, words="released", outlet="lund-post") == {"Ministry denies release"}
    assert titles(desk, words="prisoners", until="2026-03-02") == {
        "Velmark frees three prisoners",
        "Three freed in Velmark",
    }
    assert titles(desk, since="2026-03-03") == {"Ministry denies release"}
    assert titles(desk, language="ru") == {"Велмарк освободил троих"}
    standing = told.release(desk).row.standing
    assert "Velmark frees three prisoners" in titles(desk, standing=standing)
    assert "Bread prices rise" not in titles(desk, standing=standing)


def test_statements_are_found_where_a_stance_or_a_source_is_asked_for(desk: Desk) -> None:
    denied = desk.find_all(Wanted(stance="denies"))
    assert [said.article.title for said in denied.said] == ["Ministry denies release"]
    assert denied.hits == ()
    (marrow,) = desk.entries_named("Marrow", 1)
    said = desk.find_all(Wanted("prisoners", by=marrow.entity))
    assert {one.who for one in said.said} == {marrow.entity}
    assert said.said[0].marks[0].of(said.said[0].content) == "prisoners"
    hidden = desk.find_all(Wanted(unnamed=True))
    assert hidden.texts == len(hidden.said) > 0
    assert all(one.unnamed for one in hidden.said)


def test_claims_and_names_are_found_beside_the_texts(desk: Desk) -> None:
    found = desk.find_all(Wanted("prisoners"))
    assert told.release(desk).row.claim in {claim.claim for claim in found.claims}
    assert found.claim_total == len(found.claims)
    assert [entry.name for entry in desk.find_all(Wanted("Marrow")).people] == ["Ilda Marrow"]


def test_what_nothing_can_have_finds_nothing(desk: Desk) -> None:
    for wanted in (Wanted(), Wanted("-prisoners"), Wanted("!?")):
        found = desk.find_all(wanted)
        assert (found.texts, found.hits, found.said, found.claims) == (0, (), (), ())
    with pytest.raises(DeskError, match="no such outlet"):
        desk.find_all(Wanted("x", outlet="nobody"))


def test_a_corrected_statement_is_found_as_it_was_corrected(desk: Desk) -> None:
    denied = desk.find_all(Wanted(stance="denies")).said[0]
    made = desk.correct_statement(f"{denied.article.id}:{denied.statement}", {"stance": "confirms"}, WHO)
    assert desk.find_all(Wanted(stance="denies")).texts == 0
    assert denied.content in {said.content for said in desk.find_all(Wanted(stance="confirms")).said}
    desk.undo(made.id, WHO)
    assert desk.find_all(Wanted(stance="denies")).texts == 1


def test_a_search_is_kept_and_tells_what_is_new(tmp_path: Path) -> None:
    with told.fill(tmp_path / "kept.desk", ("wire", "other")) as desk:
        kept = desk.keep_search(" Prisoners ", Wanted("prisoners", since="2026-01-01"), WHO)
        assert (kept.name, kept.who, kept.new) == ("Prisoners", WHO, 0)
        desk.add(*told.items()["post"])
        assert desk.searches()[0].new == 1
        before = desk.look_at_search(kept.id)
        assert (
            desk.find_texts(replace(before.wanted, new=before.looked)).hits[0].article.title
            == "Ministry denies release"
        )
        assert desk.search_named("Prisoners").new == 0
        desk.forget_search(kept.id)
        assert desk.searches() == []
        for name, wanted in (("", Wanted("x")), ("y", Wanted())):
            with pytest.raises(DeskError):
                desk.keep_search(name, wanted, WHO)


def test_what_is_new_to_a_search_for_statements_is_what_it_finds_of_late(tmp_path: Path) -> None:
    with told.fill(tmp_path / "late.desk", ("wire", "other")) as desk:
        kept = desk.keep_search("Unnamed", Wanted(unnamed=True), WHO)
        assert kept.new == 0
        for name in ("daily", "vesti", "post"):
            desk.add(*told.items()[name])
        (search,) = desk.searches()
        found = desk.find_all(replace(search.wanted, new=search.looked))
        assert search.new == found.texts > 0


def test_an_outlet_tells_whom_it_copies_and_who_copies_it(desk: Desk) -> None:
    rows = {row.name: row for row in desk.outlets()}
    assert rows["Karvia Daily"].copying == rows["Northern Wire"].copied == 1
    assert 0.5 < rows["Karvia Daily"].share <= 1
    daily = desk.outlet(rows["Karvia Daily"].key)
    (copied,) = daily.copies
    assert (copied.name, copied.articles, copied.credited) == ("Northern Wire", 1, 1)
    assert (copied.later, copied.earlier) == (told.article("daily"), told.article("wire"))
    wire = desk.outlet("northern-wire")
    assert [copier.key for copier in wire.copiers] == ["karvia-daily"]
    assert "Ilda Marrow" in {cited.name for cited in wire.cited}
    assert wire.row.unnamed > 0
    made = desk.judge_copy(told.article("daily"), told.article("wire"), WHO, copied=False)
    assert desk.outlet("northern-wire").copiers == ()
    desk.undo(made.id, WHO)
    assert len(desk.outlet("northern-wire").copiers) == 1


def test_the_list_and_the_page_of_an_outlet_count_one_copy_once(desk: Desk) -> None:
    """An article repeats what an outlet prints under two of its keys."""
    rows = sqlite3.connect(desk.path, isolation_level=None)
    (wire,) = rows.execute("SELECT id FROM outlets WHERE key = 'northern-wire'").fetchone()
    rows.execute('UPDATE outlets SET "into" = ? WHERE key = ?', (wire, "golos-karvii"))
    sheet, outlet = rows.execute("SELECT id, outlet FROM sheets WHERE article = ?", (told.article("vesti"),)).fetchone()
    names = [row[1] for row in rows.execute("PRAGMA table_info(copies)")]
    given = {"earlier": str(sheet), "earlier_outlet": f"'{outlet}'"}
    values = ", ".join(given.get(name, name) for name in names)
    assert rows.execute(f"INSERT INTO copies SELECT {values} FROM copies WHERE joins AND earlier <> {sheet}").rowcount
    rows.close()
    (listed,) = [row for row in desk.outlets() if row.key == "northern-wire"]
    assert listed == desk.outlet("northern-wire").row
    assert listed.copied == 1
    assert "golos-karvii" not in {row.key for row in desk.outlets()}


def test_an_outlet_is_rated_under_its_address(desk: Desk) -> None:
    assert desk.rate("Northern Wire", "b", WHO).what == "northern-wire is rated B"
    assert desk.outlet("northern-wire").row.rating == "B"
    assert {row.key: row.rating for row in desk.outlets()}["northern-wire"] == "B"
    desk.undo(None, WHO)
    assert desk.outlet("northern-wire").row.rating is None
    assert [j.undone_by is None for j in desk.ratings_about("northern-wire")] == [False]


def test_an_outlet_is_found_by_its_name_in_any_script_and_capitals(desk: Desk) -> None:
    for name in ("Голос Карвии", "голос карвии", "  ГОЛОС  КАРВИИ ", "golos-karvii", "Golos-Karvii"):
        assert desk.outlet_called(name) == "golos-karvii"
        assert wishes.target(desk, f"outlet:{name}") == ("outlet", "golos-karvii")
    assert desk.outlet_called("Голос Карвы") is None
    assert [name for _, name in desk.outlet_names()][-1] == "Голос Карвии"
    assert desk.rate("голос карвии", "B", WHO).what == "golos-karvii is rated B"


def test_who_is_not_known_is_not_rated(desk: Desk) -> None:
    for name in ("Голос Карвы", "C-SPAN", "", "e-"):
        with pytest.raises(DeskError, match="no outlet of this desk is called so; rate an outlet by its address"):
            desk.rate(name, "B", WHO)
    assert desk.judgements() == []


def test_an_outlet_whose_name_begins_as_claims_do_is_rated(desk: Desk) -> None:
    row = {"id": "c-news", "outlet": "C-News", "language": "en", "text": "Rain fell on Toruma, C-News reports."}
    desk.add(*told.read([row])["c-news"])
    assert desk.rate("C-News", "B", WHO).what == "c-news is rated B"
    with pytest.raises(DeskError, match="there is no such claim"):
        desk.rate("c-999999", "3", WHO)


def test_an_outlet_in_cyrillic_has_a_plain_address(desk: Desk) -> None:
    (key,) = [row.key for row in desk.outlets() if row.name == "Голос Карвии"]
    assert key.isascii()
    assert desk.outlet(key).row.articles == 1


def test_an_outlet_known_by_name_is_the_one_whose_address_is_known() -> None:
    named, placed, other = (
        House("name:хваля", "name:хваля", "Хваля"),
        House("host:chvala.example", "host:chvala.example", "Хваля"),
        House("host:karta.example", "host:karta.example", "Карта"),
    )
    assert pipeline.WEIGHING.printers([named, placed, other]) == {"name:хваля": "host:chvala.example"}
    twice = House("host:chvala2.example", "host:chvala2.example", "Хваля")
    assert pipeline.WEIGHING.printers([named, placed, twice]) == {}
    script = House("name:karta", "name:karta", "Karta")
    assert pipeline.WEIGHING.printers([script, placed, other]) == {"name:karta": "host:karta.example"}


def test_what_is_said_stays_with_the_current_version(desk: Desk) -> None:
    _, reading = told.items()["post"]
    with desk._writing() as connection:
        before = desk.find_all(Wanted(stance="denies")).texts
        sayings.renew(connection, reading.article.id)
    assert desk.find_all(Wanted(stance="denies")).texts == before == 1


def test_a_phrase_that_must_not_be_there_leaves_claims_out(desk: Desk) -> None:
    release = told.release(desk).row.claim

    def claims(words: str) -> set[str]:
        return {claim.claim for claim in desk.find_all(Wanted(words), claims=True).claims}

    assert release in claims('prisoners "three prisoners"')
    assert release not in claims('released -"three prisoners"')
    # Both words are there, and do not follow each other: what no telling has as a phrase leaves nothing out.
    assert release in claims('prisoners -"prisoners three"')
    assert claims('"prisoners three"') == set()


def test_nothing_is_counted_beyond_a_bound(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk.find_all(Wanted("prisoners"))
    assert not whole.more
    for name in (
        "headwater.desk.finding.hits.MOST",
        "headwater.desk.finding.claim_hits.MOST",
        "headwater.desk.finding.finding.MOST",
    ):
        monkeypatch.setattr(name, 1)
    found = desk.find_all(Wanted("prisoners"))
    assert (found.texts, found.more, found.hits) == (1, True, whole.hits[:1])
    said = desk.find_all(Wanted(stance="asserts"), claims=True)
    assert (said.texts, said.more, said.claim_total, said.more_claims) == (1, True, 1, True)


@pytest.mark.parametrize("query", ["prisoner", "released prisoners", "xyzzy", 'three "of-them', "освободил"])
def test_the_list_of_claims_has_the_words_by_the_index_as_by_the_column(desk: Desk, query: str) -> None:
    by_index = {row.claim for row in desk.claims_page(Asked(query=query))}
    with desk._reading() as connection:
        rows = connection.execute(select(claims.c.id, claims.c.words).where(claims.c.tellings > 0)).all()
    each = [folding.stems(word) for word in folding.WORD.findall(query)]
    by_column = {token("c", row.id) for row in rows if all(any(f" {s} " in row.words for s in stems) for stems in each)}
    assert by_index == by_column
    assert desk.claim_count(Asked(query=query)) == len(by_column)


def test_no_page_of_hits_goes_through_all_texts(desk: Desk) -> None:
    found = search.Found(desk.articles()[0].id, 1)
    with desk._reading() as connection:
        asked: list[tuple[str, object]] = []
        event.listen(connection, "before_cursor_execute", lambda c, cursor, sql, given, *_: asked.append((sql, given)))
        assert list(search.texts(connection, [found, replace(found, n=99)])) == [found]
        ((sql, given),) = asked
        plan = connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql, given).all()  # type: ignore[arg-type]
    assert not [row for row in plan if "SCAN versions" in row[3]]


@pytest.mark.parametrize("few", [0, 50_000])
def test_claims_are_the_same_whether_looked_up_or_gone_through(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    (marrow,) = desk.entries_named("Marrow", 1)
    monkeypatch.setattr("headwater.desk.finding.claim_hits._FEW", few)
    found = [
        {claim.claim for claim in desk.find_all(wanted, claims=True).claims}
        for wanted in (Wanted(outlet="lund-post"), Wanted(by=marrow.entity), Wanted(unnamed=True, language="ru"))
    ]
    assert all(found)
    assert told.release(desk).row.claim in found[1]


def test_an_entity_tells_what_rests_on_its_word_and_is_marked_as_an_origin(desk: Desk) -> None:
    (marrow,) = desk.entries_named("Marrow", 1)
    release = told.release(desk).row.claim
    assert release in {claim.claim for claim in desk.on_word_of(marrow.entity)}
    assert desk.why(release).reliability == {}
    made = desk.rate(marrow.entity, "B", WHO)
    why = desk.why(release)
    (key,) = why.reliability
    assert why.reliability == {key: "B"}
    assert next(o.name for o in why.weighed.origins if o.key == key) == "foreign ministry"
    assert "foreign ministry [official] B, usually reliable" in render(why, colour=False, width=100)
    assert [j.id for j in desk.judged_of([marrow.entity])] == [made.id]
    assert desk.judged_of(["e-999999"]) == []


def test_what_an_older_desk_holds_is_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "older.desk"
    told.fill(path).close()
    with Desk(path, read_only=True) as desk:
        before = desk.find_all(Wanted(stance="denies")).said, desk.outlets(), desk.outlet("karvia-daily")
    with sqlite3.connect(path) as connection:
        connection.executescript("""
            DELETE FROM named_in; DELETE FROM sayings; DELETE FROM outlets;
            UPDATE copies SET share = 0, kept = 0, credited = 0, earlier_outlet = '', later_outlet = '';
        """)
    connection.close()
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        assert desk.find_all(Wanted(stance="denies")).texts == 0
        assert len(list(desk.fill_waiting())) == len(told.ARTICLES)
        assert (desk.find_all(Wanted(stance="denies")).said, desk.outlets(), desk.outlet("karvia-daily")) == before
        assert list(desk.fill_waiting()) == []


def test_an_outlet_tells_what_became_of_its_texts_and_what_is_followed_of_it(desk: Desk) -> None:
    with desk._writing() as connection:
        row = {
            "kind": "corrected",
            "article": told.article("post"),
            "who": "",
            "noticed": "",
            "happened": "",
            "body": {},
        }
        connection.execute(changes.insert(), row)
    assert desk.outlet("lund-post").edits == (("corrected", 1),)
    assert desk.edits_of([told.article("post"), told.article("wire")]) == {told.article("post"): "corrected"}
    assert desk.outlet("lund-post").feeds == ()
