"""What is taken out of a page for somebody who may read and not write."""

from __future__ import annotations

from headwater.show.web.withheld import without


def may(method: str, path: str) -> bool:
    return method == "GET" and path != "/articles/a1/note"


def test_a_form_that_may_not_be_sent_is_gone_and_all_else_stays() -> None:
    page = (
        '<p>one</p>\n<form class="judge" method="post" action="/notes?by=a" aria-label="x"><b>in</b></form>\n<p>two</p>'
    )
    assert without(page, may) == "<p>one</p>\n\n<p>two</p>"
    search = '<form action="/search" method="get" role="search"><input name="q"></form>'
    assert without(search, may) == search
    assert without('<form action="/articles/a1/note" method="get"><textarea></textarea></form>', may) == ""
    assert without('<form method="post"><button>go</button></form>', may) == ""
    assert without(page, lambda *_: True) == page


def test_an_address_is_looked_at_as_it_is_meant() -> None:
    asked: list[tuple[str, str]] = []
    without(
        '<form method="post" action="/watchlist/a%2Fb&amp;c?page=2">x</form>',
        lambda *each: bool(asked.append(each)) or True,
    )
    assert asked == [("POST", "/watchlist/a/b&c")]


def test_what_can_be_read_in_a_form_stays_without_its_controls() -> None:
    page = (
        '<section><h2>Statements</h2><form method="post" action="/claim/c-000001"><button disabled></button>'
        '<input type="hidden" name="token" value="a"><ol><li><input type="checkbox" name="t"><p>words</p></li></ol>'
        '<div class="judging"><p class="why">Of two:</p><p><button>They are two</button></p></div>'
        '<label>And <input name="other"></label> <select><option>1</option></select></form></section>'
    )
    found = without(page, may)
    assert "<ol><li><p>words</p></li></ol>" in found
    for gone in ("<form", "<input", "<button", "<select", "<label", "Of two:", "token"):
        assert gone not in found


def test_a_section_goes_with_its_form_if_nothing_is_left_to_read() -> None:
    form = '<form method="post" action="/notes"><textarea></textarea></form>'
    kept = '<section class="notes"><h2>Notes</h2><ol><li>one</li></ol></section>'
    assert without(f"{kept}<section><h2>Judge</h2><p>What you judge is kept.</p>{form}</section>", may) == kept
    notes = f"<section><h2>Notes</h2><ol><li>one</li></ol><details><summary>Write</summary>{form}</details></section>"
    assert without(notes, may) == "<section><h2>Notes</h2><ol><li>one</li></ol></section>"
    assert without(f"<section><h2>Notes</h2><details><summary>Write</summary>{form}</details></section>", may) == ""


def test_a_long_page_takes_no_long_time() -> None:
    import time

    row = '<li><p>words of somebody</p><form method="post" action="/claim/c-1"><button>x</button></form></li>'
    page = "<section><ol>" + row * 2000 + "</ol></section>" * 1 + "<details>" * 200
    began = time.process_time()
    assert "<form" not in without(page, may)
    assert time.process_time() - began < 1.0
