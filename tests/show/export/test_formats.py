"""Formats of the trade: each is opened by its own library or reader, and says what the desk says.

Large libraries are loaded where they are asked: every worker that collects the tests would load them.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from fastwarc.warc import ArchiveIterator as FastArchive
from fastwarc.warc import WarcRecordType
from lxml import etree
from pyld import jsonld as pyld
from tests.show.export import outward, shapes
from warcio.archiveiterator import ArchiveIterator

from headwater.acquire import feeds
from headwater.desk.store import Desk
from headwater.errors import DeskError
from headwater.newsroom.dossiers import notation
from headwater.records import Span
from headwater.show import clean
from headwater.show.export import formats, gathered, jsonld, stix, wacz
from headwater.show.export.gathered import Gathered, gather
from headwater.show.export.quoting import Passage, found, passage
from headwater.show.export.sought import Sought

Json = dict[str, Any]
THINGS = [name for name, form in formats.FORMATS.items() if form.takes != "table"]
WHOLE = [name for name, form in formats.FORMATS.items() if form.takes == "either"]


def text_of(desk: Desk, form: str, *names: str) -> str:
    return b"".join(formats.of_things(desk, form, names).pieces).decode()


def everything(desk: Desk) -> list[str]:
    """A claim, a story and every article: the hostile one too."""
    return [outward.claim(desk), outward.story(desk), *(row.id for row in desk.articles())]


@pytest.fixture
def all_of_it(desk: Desk) -> Gathered:
    return gather(desk, everything(desk))


# JSON-LD


def nothing_remote(url: str, options: Json) -> Json:
    raise AssertionError(f"asked for {url}")


def nodes(value: Any, kind: str) -> list[Json]:
    return [
        node for node in value["@graph"] if kind in ([node["type"]] if isinstance(node["type"], str) else node["type"])
    ]


def test_json_ld_expands_without_asking_anybody_and_comes_back_from_rdf(desk: Desk, all_of_it: Gathered) -> None:
    document = json.loads(text_of(desk, "jsonld", *everything(desk)))
    asked = {"documentLoader": nothing_remote}
    expanded = pyld.expand(document, asked)
    assert len(expanded) == len({node["@id"] for node in document["@graph"]})
    terms = {key for node in expanded for key in node} | {t for node in expanded for t in node.get("@type", ())}
    assert {term for term in terms if not term.startswith(("@", "http://www.w3.org/", "https://schema.org/"))} == set()
    # As a data set, and not as text: pyld's own reader of N-Quads ends a line at U+2028, which is none there.
    back = pyld.from_rdf(pyld.to_rdf(document, asked))
    form = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    assert pyld.normalize(document, asked | form) == pyld.normalize(back, form)


def test_json_ld_has_every_claim_article_and_statement_once(all_of_it: Gathered) -> None:
    document = jsonld.document(all_of_it)
    ids = [node["@id"] for node in document["@graph"]]
    assert len(set(ids)) == len(ids)
    assert {n["identifier"] for n in nodes(document, "Claim")} == {why.row.claim for why in all_of_it.whys}
    assert {n["identifier"] for n in nodes(document, "NewsArticle")} == set(all_of_it.texts)
    told = {":".join(t.ref) for why in all_of_it.whys for t in why.tellings}
    said = {
        n["identifier"] for kind in ("Quotation", "CreativeWork") for n in nodes(document, kind) if "identifier" in n
    }
    assert said == told


def test_a_selector_resolves_in_the_frozen_text_to_exactly_the_quoted_words(desk: Desk, all_of_it: Gathered) -> None:
    document = jsonld.document(all_of_it)
    by_id = {node["@id"]: node for node in document["@graph"]}
    annotations = nodes(document, "Annotation")
    for note in annotations:
        target = note["target"]
        quote, place = target["selector"]
        article = by_id[target["source"]]["identifier"]
        reading = desk.reading(article)
        assert reading
        text = reading.article.text
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == target["sha256"]
        pieces = by_id[note["body"]]["text"]
        assert " ".join(quote["exact"].split()) in " ".join(pieces.split())
        assert found(
            "new standfirst. " + text, Passage(**{k: quote[k] for k in ("exact", "prefix", "suffix")}, **_at(place))
        )
        state = by_id[target["state"]["cached"]]
        capture = desk.capture(state["sha256"])
        assert capture
        assert hashlib.sha256(capture.body).hexdigest() == state["sha256"]
        assert gathered.named_by_hash(state["sha256"]) == state["@id"]
    told = sum(len(all_of_it.passages(t)) for why in all_of_it.whys for t in why.tellings)
    assert len(annotations) == told > 5


def _at(place: Json) -> Json:
    return {"start": place["start"], "end": place["end"]}


def test_json_ld_follows_the_chain(desk: Desk) -> None:
    claim = outward.claim(desk)
    document = jsonld.document(gather(desk, [claim]))
    by_id = {node["@id"]: node for node in document["@graph"]}
    derived = {
        (node["identifier"], by_id[other]["identifier"])
        for node in document["@graph"]
        if ":" in node.get("identifier", "")
        for other in node.get("wasDerivedFrom", ())
    }
    edges = desk.why(claim).weighed.edges
    assert derived == {(":".join(e.telling), ":".join(e.from_)) for e in edges if not isinstance(e.from_, str)}
    assert derived
    (top,) = nodes(document, "Claim")
    assert len(top["hadPrimarySource"]) == len(list(gathered.sides(desk.why(claim))))
    for account in top["hadPrimarySource"]:
        assert by_id[by_id[account]["wasAttributedTo"]]["name"] == by_id[account]["name"]


def test_a_passage_that_stands_in_several_places_is_told_by_what_is_around_it() -> None:
    text = "He said so. She said so. They said so."
    quote = passage(text, Span(16, 23))
    assert quote.exact == "said so"
    assert found(f"A new line.\n{text}", quote) == Span(28, 35)
    assert found("Nobody said so.", quote) is None
    bare = Passage("said so", "", "", 99, 106)
    assert found(text, bare) is None


# ninjs, MISP, STIX


def test_ninjs_has_the_shape_of_its_schema_and_the_chain_of_every_statement(desk: Desk, all_of_it: Gathered) -> None:
    for names in (everything(desk), [outward.claim(desk)], [everything(desk)[-1]]):
        document = json.loads(text_of(desk, "ninjs", *names))
        jsonschema.validate(document, shapes.NINJS, format_checker=jsonschema.FormatChecker())
    document = json.loads(text_of(desk, "ninjs", *everything(desk)))
    by_article = {item["altIds"][0]["value"]: item for item in document["associations"]}
    assert by_article.keys() == all_of_it.texts.keys()
    for why in all_of_it.whys:
        for telling in why.tellings:
            links = [
                s
                for s in by_article[telling.article]["infoSources"]
                if s.get("literal", "").startswith(f"{telling.statement}/")
            ]
            assert [link["name"] for link in links if link["name"]] == [
                hand.name for hand in telling.chain[1:] if hand.name
            ]


def test_misp_has_what_an_event_needs_and_the_ratings_as_tags(desk: Desk) -> None:
    whole = text_of(desk, "misp", *everything(desk))
    event = json.loads(whole)
    jsonschema.validate(event, shapes.MISP, format_checker=jsonschema.FormatChecker())
    from pymisp import MISPEvent

    read = MISPEvent()
    read.from_json(whole)
    kept = {a.uuid: (a.type, a.value, {tag.name for tag in a.tags}) for a in read.attributes}
    assert kept == {
        a["uuid"]: (a["type"], a["value"], {tag["name"] for tag in a.get("Tag", ())})
        for a in event["Event"]["Attribute"]
    }
    assert len({a["uuid"] for a in event["Event"]["Attribute"]}) == len(event["Event"]["Attribute"])
    tags = {tag["name"] for a in event["Event"]["Attribute"] for tag in a.get("Tag", ())}
    assert 'admiralty-scale:information-credibility="2"' in tags
    assert tags <= {
        f'admiralty-scale:{k}="{v}"' for k, v in (("information-credibility", 2), ("source-reliability", "b"))
    }


def test_stix_is_parsed_strictly_and_nothing_in_it_leads_nowhere(desk: Desk, all_of_it: Gathered) -> None:
    import stix2

    bundle = stix2.parse(text_of(desk, "stix", *everything(desk)), allow_custom=False)
    ids = {one.id for one in bundle.objects}
    refs = {
        ref
        for one in bundle.objects
        for ref in (*one.get("object_refs", ()), one.get("source_ref"), one.get("target_ref"))
        if ref
    }
    assert refs <= ids
    kinds = Counter(one.type for one in bundle.objects)
    assert kinds["report"] == len(all_of_it.whys)
    assert kinds["note"] == len({t.ref for why in all_of_it.whys for t in why.tellings})
    report = next(one for one in bundle.objects if one.type == "report" and outward.claim(desk) in one.description)
    assert report.confidence == 70
    assert 'admiralty-scale:information-credibility="2"' in report.labels
    assert {one.opinion for one in bundle.objects if one.type == "opinion"} == {"disagree"}
    text = next(one for one in bundle.objects if one.type == "note" and one.external_references[0].get("url"))
    assert desk.capture(text.external_references[0].hashes["SHA-256"])


def test_a_claim_is_the_same_object_in_every_export(desk: Desk) -> None:
    one, two = (stix.document(gather(desk, names)) for names in ([outward.claim(desk)], everything(desk)))
    assert {o["id"] for o in one["objects"]} <= {o["id"] for o in two["objects"]}


# Atom, GraphML, FollowTheMoney


def test_atom_is_what_rfc_4287_wants_and_our_own_reader_counts_the_same(desk: Desk, all_of_it: Gathered) -> None:
    for text in (text_of(desk, "atom"), text_of(desk, "atom", *everything(desk))):
        assert shapes.atom(text) == []
    items = list(feeds.items(text.encode(), "https://desk.example/feed", None))
    assert len(items) == len(all_of_it.whys) + len(all_of_it.texts)
    assert {item.url for item in items if item.url} == {
        t.listed.url for t in all_of_it.texts.values() if gathered.web(t.listed.url)
    }
    for moment in re.findall(r"<(?:updated|published)>([^<]*)", text):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", moment)


def test_graphml_is_read_by_networkx_with_every_edge_of_the_tree(desk: Desk, all_of_it: Gathered) -> None:
    import networkx

    graph = networkx.parse_graphml(text_of(desk, "graphml", *everything(desk)))
    kinds = Counter(kind for _, kind in graph.nodes(data="kind"))
    assert kinds["claim"] == len(all_of_it.whys)
    assert kinds["article"] == len(all_of_it.texts)
    assert kinds["statement"] == len({t.ref for why in all_of_it.whys for t in why.tellings})
    hows = Counter(data["how"] for *_, data in graph.edges(data=True))
    edges = [e for why in all_of_it.whys for e in why.weighed.edges]
    assert sum(hows[how] for how in {e.how for e in edges}) == len(edges)
    assert sum(n for how, n in hows.items() if how.startswith("copy, ")) == len(all_of_it.copies)
    assert all(node[1] for node in graph.nodes(data="kind"))


def test_follow_the_money_fits_its_schema_and_counts_what_is_there(desk: Desk) -> None:
    entities = [json.loads(line) for line in text_of(desk, "ftm").splitlines()]
    assert shapes.ftm(entities) == []
    assert len({entity["id"] for entity in entities}) == len(entities)
    kinds = Counter(entity["schema"] for entity in entities)
    assert kinds["Article"] == desk.article_total()
    met = desk.entity_kinds()
    assert kinds["Person"] == met["person"]
    assert kinds["Organization"] + kinds["PublicBody"] == met["organization"]
    assert kinds["PublicBody"] > 0
    assert kinds["Mention"] > kinds["Documentation"] > 0
    some = [json.loads(line) for line in text_of(desk, "ftm", outward.claim(desk)).splitlines()]
    assert shapes.ftm(some) == []
    assert {entity["id"] for entity in some} < {entity["id"] for entity in entities}


# WACZ


@pytest.fixture
def archive(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "x.wacz"
    file = formats.of_things(desk, "wacz", everything(desk))
    path.write_bytes(b"".join(file.pieces))
    assert "no address on the web: 2 left out" in file.left_out()[0]
    return path


def test_a_wacz_passes_its_own_validator(archive: Path) -> None:
    # In a process of its own: it leaves files open, and warnings are errors here.
    validator = Path(sys.executable).with_name("wacz")
    said = subprocess.run([validator, "validate", "-f", archive], check=True, capture_output=True, text=True)
    assert "is valid" in said.stdout


def test_its_records_are_the_bytes_as_they_came(desk: Desk, archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        warc = packed.read("archive/data.warc.gz")
        assert {packed.getinfo(f"{n}").compress_type for n in ("archive/data.warc.gz",)} == {zipfile.ZIP_STORED}
    found_ = {}
    for record in ArchiveIterator(io.BytesIO(warc), check_digests="raise"):
        if record.rec_type == "resource":
            found_[record.rec_headers.get_header("WARC-Target-URI")] = record.content_stream().read()
    again = {}
    for fast in FastArchive(io.BytesIO(warc), record_types=WarcRecordType.resource):
        again[fast.headers["WARC-Target-URI"]] = fast.reader.read()
    assert found_ == again
    assert len(found_) == 5
    for url, body in found_.items():
        (capture,) = [c for c in desk.captures_behind(row.id for row in desk.articles()) if c.url == url]
        assert hashlib.sha256(body).hexdigest() == capture.sha256
        assert body == desk.bytes_of(capture.sha256)


def test_its_index_is_the_one_that_the_indexer_makes(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        index = packed.read("indexes/index.cdx").decode()
        (tmp_path / "data.warc.gz").write_bytes(packed.read("archive/data.warc.gz"))
    out = io.StringIO()
    from cdxj_indexer.main import CDXJIndexer

    CDXJIndexer(out, [str(tmp_path / "data.warc.gz")], sort=True).process_all()
    assert index.splitlines() == out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Example.org/A/?b=2&a=1", "org,example)/a?a=1&b=2"),
        ("http://example.org:8080/", "org,example:8080)/"),
        ("https://example.org", "org,example)/"),
        ("urn:sha256:00", "urn:sha256:00"),
    ],
)
def test_addresses_are_turned_round(url: str, key: str) -> None:
    assert wacz.turned(url) == key


def test_letters_and_files_are_in_a_wacz_only_where_it_is_said(desk: Desk, archive: Path) -> None:
    names = everything(desk)
    whole = b"".join(formats.of_things(desk, "wacz", names, files=True).pieces)

    def bodies(data: bytes) -> bytes:
        warc = zipfile.ZipFile(io.BytesIO(data)).read("archive/data.warc.gz")
        return b"".join(r.content_stream().read() for r in ArchiveIterator(io.BytesIO(warc)))

    assert b"source@leak.example" in bodies(whole)
    assert b"source@leak.example" not in bodies(archive.read_bytes())
    assert b"letter.eml" not in whole


# All of them


@pytest.mark.parametrize("form", THINGS)
def test_nothing_leaves_that_must_not(desk: Desk, form: str) -> None:
    for names in ([outward.claim(desk)], everything(desk)):
        file = formats.of_things(desk, form, names)
        body = b"".join(file.pieces)
        parts = [body]
        if form == "wacz":
            with zipfile.ZipFile(io.BytesIO(body)) as packed:
                parts = [packed.read(name) for name in packed.namelist()]
                warc = packed.read("archive/data.warc.gz")
            parts += [str(r.rec_headers).encode() for r in ArchiveIterator(io.BytesIO(warc))]
        for word in (outward.SECRET, outward.JUDGE, desk.path.stem, str(desk.path.parent), "/home/ada"):
            assert not [part for part in parts if word.encode() in part], word
        assert re.fullmatch(r"headwater-[\w-]+\.[\w.]+", file.name)


@pytest.mark.parametrize("form", [f for f in THINGS if f != "wacz"])
def test_hostile_words_are_words(desk: Desk, form: str) -> None:
    text = text_of(desk, form, "a0000000bad1")
    assert "javascript:" not in text
    assert not {"\x07", "\x00"} & set(text)
    if form in ("atom", "graphml"):
        root = etree.fromstring(text.encode())
        assert not root.findall(".//b") + root.findall(".//{*}b")
        assert "\u202e" not in text
    elif form != "ftm":
        json.loads(text)
    assert form == "ftm" or "seized the _x0041_ mill" in text


@pytest.mark.parametrize("form", [f for f in THINGS if f != "wacz"])  # which says when it was made
def test_two_exports_are_the_same(desk: Desk, form: str) -> None:
    story = outward.story(desk)
    one, two = (b"".join(formats.of_things(desk, form, [story]).pieces) for _ in range(2))
    assert one == two


def test_an_empty_desk_and_names_that_are_none(empty: Desk, desk: Desk) -> None:
    assert shapes.atom(text_of(empty, "atom")) == []
    assert text_of(empty, "ftm") == ""
    for form in THINGS:
        with pytest.raises(DeskError):
            formats.of_things(empty, form, ["c-000001"])
        with pytest.raises(DeskError):
            formats.of_things(desk, form, ["s-999999"])
    with pytest.raises(DeskError, match="name what"):
        formats.of_things(desk, "jsonld", [])
    with pytest.raises(DeskError, match="tables"):
        formats.of_things(desk, "csv", ["c-000001"])
    with pytest.raises(DeskError, match="no such table"):
        formats.of_table(desk, "csv", "nothing", Sought())


def test_half_a_letter_comes_to_no_file() -> None:
    assert b"".join(formats._encoded(iter(["a\ud800b"]))).decode() == "a\ufffdb"
    assert clean.in_xml("a\ud800\x00b\ufffe") == "a\ufffd\ufffdb\ufffd"


def test_a_dossier_stands_for_what_it_cites_and_its_own_words_stay(exported: Path, tmp_path: Path) -> None:
    shutil.copy(exported, tmp_path / "news.desk")
    with Desk(tmp_path / "news.desk", create=False) as desk:
        claim = outward.claim(desk)
        text = f"Our own sentence of Qwertzuiop rests on this [{claim}]."
        dossier = desk.begin_dossier(notation.draft("A title of ours", text, language="en"), "Ilona")
        for form in THINGS:
            body = b"".join(formats.of_things(desk, form, [dossier]).pieces)
            assert b"Qwertzuiop" not in body
            assert b"title of ours" not in body
        cited = {id for id in desk.why(claim).sheets if not id.startswith("j-")}
        assert set(gather(desk, [dossier]).texts) == cited
        with zipfile.ZipFile(io.BytesIO(b"".join(formats.of_things(desk, "wacz", [dossier]).pieces))) as packed:
            pages = [json.loads(line) for line in packed.read("pages/pages.jsonl").splitlines()[1:]]
        assert {page["url"] for page in pages} == {c.url for c in desk.captures_behind(cited) if c.url}
        assert pages


def test_a_place_that_has_other_words_now_is_not_told(desk: Desk) -> None:
    found_ = gather(desk, [outward.claim(desk)])
    told = next(t for t in found_.whys[0].tellings if found_.passages(t))
    assert found_.passages(replace(told, wording="Something else was said")) == []
    assert found_.passages(replace(told, spans=(Span(0, 10**6),))) == []
    assert found_.passages(replace(told, statement="s1@1")) == []
