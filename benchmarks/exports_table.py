"""What can be exported and imported, as a page: python benchmarks/exports_table.py > docs/exports.md

A test compares the page with the program, so that it cannot drift.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.show.export.formats import FORMATS
from headwater.show.export.tables import tables

INTRODUCTION = """# Out of the desk, and in

`headwater export FORMAT ...` writes what the desk knows in a format of the trade; `headwater import FILE ...` takes
in what others made. In the browser every list has its table at its foot (*This list as CSV*), every claim, story,
dossier and article *Take this away*; *Out and in* has all of it. This page is made from the program by `python
benchmarks/exports_table.py`; a test keeps the two the same.

    headwater export csv claims --standing denied -o denied.csv
    headwater export xlsx entities -o entities.xlsx
    headwater export jsonld c-000012 -o claim.jsonld
    headwater export wacz s-000003 d-000001 -o evidence.wacz
    headwater export ftm -o desk.ftm.json
    headwater import feeds.opml pages.wacz list.ftm.json
    headwater import entities.csv            shows what it would do; --apply does it

## What leaves, and what does not

- What was read, and what the desk makes of it. **Notes in the margins stay**, but for `headwater export csv notes
  --notes`; so do the names of who judged, but for `--names`. Sealed notes, accounts, subscribers, what is published
  and under what embargo are in no export at all.
- **Nothing in a file says whose it is**: no path of the desk, no name of a user, no machine, no author in a
  document's properties. Of a file that could not be read its name is told, and not the folder that it lay in.
- **Files and letters of your own are not in a WACZ** unless you say `--files`: a letter has its sender in it.
- Exporting is a reporter's right. The log keeps who took what in which format and how many rows; never what was
  searched for, and no word of it.
- A page for subscribers is exported with the text that was captured of it. Whether you may hand that on is between
  you and its publisher.

## Tables: CSV and XLSX

CSV is as RFC 4180 has it, in UTF-8, every text in quotation marks. Days and times are text in ISO 8601, with the zone
that they were given with. Several values in one cell are parted by "; ". Rows come in the order of their ids, so that
two exports can be compared. A column keeps its name for good; new ones come at the end.

A text that a spreadsheet would run (it begins with =, +, - or @, also behind a semicolon, a bar or a line end) has
an apostrophe before it. Control characters, and signs that turn a line around, are shown as �. In XLSX a text
longer than 32,767 characters is cut and says so, and rows beyond 1,048,575 stand on further sheets; CSV has no such
limits.
"""

CLOSING = """
## Claims, stories, dossiers, articles

Name what you want: `c-000123`, `s-000123`, `d-000123`, or an article's id; several at once make one file, of 400
claims and articles at most. A dossier stands for the claims that it cites and the articles that its sentences are
keyed to: your own text is exported by `headwater dossier`. Identifiers are UUIDs, the same in every export of one
desk.

**jsonld** is JSON-LD 1.1 with its context inside: nothing is fetched to read it. An article is a `NewsArticle`, a
claim a `Claim`, what somebody says a `Quotation` (a `CreativeWork` where it is told in other words). PROV tells the
chain: `wasQuotedFrom` its article, `wasDerivedFrom` the telling or the text that it was taken from,
`hadPrimarySource` the account that it rests on, `wasAttributedTo` whose that is. Each quotation has a Web
Annotation that points at its words in the frozen text by a `TextQuoteSelector` and a `TextPositionSelector` (code
points), with the SHA-256 of the text, and of the bytes it was read from as its `state`. What schema.org has no word
for (the standing, the number of origins) is a `PropertyValue`.

**ninjs** is version 3.0. Each article is an item, `infoSources` has the outlet and then every link of every chain
(`literal` says of which statement, and which link), and several are the `associations` of a composite. Bodies are
left out: they are their publishers'.

**graphml** has claims, origins, statements and articles as nodes; edges go from whoever has something to what it is
from, with `how` and `why`, and from a copy to the text that it copies.

**stix** is a STIX 2.1 bundle: a `report` for each claim, a `note` for each statement, `derived-from` between those
that were taken from each other, `opinion` for a confirmation or a denial, `identity` for outlets and origins.
**misp** is an event for one's own organization, not published, nothing for detection. Both carry ratings as tags of
the Admiralty scale (`admiralty-scale:source-reliability="b"`).

**wacz** is a web archive (WACZ 1.1.1) of every capture of every version of the articles, with an index, a list of
pages and hashes. The desk keeps the bytes of a page, and not what the server said beside them: so they are
`resource` records. ReplayWeb.page and pywb show them.

**ftm** has persons, organizations and public bodies with all spellings (a single word is a `weakAlias`), articles,
who is mentioned in which, and who says what in which (`Documentation`). Places are left out.

## In

- **OPML**: every feed in it is followed from now on, however deeply it is nested.
- **WARC, WACZ**: its pages become articles. A WACZ is refused whole where a hash does not fit, a file is not in its
  list, a name leads out of it, or it would unpack to more than `limits.max_bytes` allows twenty times over.
- **FollowTheMoney** and CSV with a column `name`: a watch list, called like the file or as `--watchlist` says.
- **Entities that were worked on** in OpenRefine or a spreadsheet:

  1. `headwater export csv entities -o entities.csv`
  2. Change `name` to rename; write the id of another row into `same_as` to say that it is that one, into
     `not_same_as` to say that it is not. OpenRefine's clusters write names alike; `--by-name` takes those that
     became alike as one. Leave `entity` and `state` as they are; rows may be left out.
  3. `headwater import entities.csv` shows what that comes to, line by line. `--apply` carries it out, each as a
     judgement under your name, which `headwater entity undo NUMBER` takes back. In the browser it is *Out and in*,
     with a box to tick for each.

  A row whose entity was renamed, locked or merged since the table was written is refused, with the reason, and so
  is a merge of a person with a place; the other rows go on.
"""


def page() -> str:
    """The page."""
    return INTRODUCTION + "".join(_tables()) + "".join(_formats()) + CLOSING


def _tables() -> Iterator[str]:
    for table in tables().values():
        yield f"\n### {table.name}\n\n{table.says}\n\n| column | what stands in it |\n|---|---|\n"
        for column in table.columns:
            yield f"| {column.name} | {column.says.replace('|', chr(92) + '|')} |\n"


def _formats() -> Iterator[str]:
    yield "\n## Formats\n\n| format | called | file | takes | what it holds |\n|---|---|---|---|---|\n"
    takes = {"table": "a table", "things": "names", "either": "names, or the whole desk"}
    for one in FORMATS.values():
        yield f"| {one.label} | {one.name} | .{one.ending} | {takes[one.takes]} | {one.says} |\n"


if __name__ == "__main__":
    print(page(), end="")
