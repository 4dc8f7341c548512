"""What addresses hand on."""

from __future__ import annotations

from fastapi import Request

from headwater.show.web.carried import PRINTED, Carried, carried


def request(path: str, query: str) -> Request:
    return Request({"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []})


def test_nothing_is_handed_on_where_nothing_was_chosen() -> None:
    assert Carried().to("/entities?q=a#b") == "/entities?q=a#b"


def test_what_was_chosen_stands_in_every_address() -> None:
    kept = Carried(PRINTED, "Анна & Ко")
    assert kept.to("/articles") == "/articles?names=printed&by=%D0%90%D0%BD%D0%BD%D0%B0%20%26%20%D0%9A%D0%BE"
    assert Carried(PRINTED).to("/a?version=2#s3") == "/a?version=2&names=printed#s3"


def test_it_is_read_out_of_the_address_again() -> None:
    assert carried(request("/a", "names=printed&by=anna++k%0a")) == Carried(PRINTED, "anna k")
    assert carried(request("/a", "names=other&by=+")) == Carried()
    assert len(carried(request("/a", "by=" + "x" * 500)).by) == 80


def test_the_switch_leads_to_the_same_page() -> None:
    asked = request("/entities", "q=%D0%B0%26b&by=anna&done=3")
    there = carried(asked).switched(asked, PRINTED)
    assert there == "/entities?q=%D0%B0%26b&names=printed&by=anna"
    back = request("/entities", there.partition("?")[2])
    assert carried(back).switched(back, "") == "/entities?q=%D0%B0%26b&by=anna"
    odd = request("/watchlist/a b/?#", "")
    assert carried(odd).switched(odd, PRINTED) == "/watchlist/a%20b/%3F%23?names=printed"


def test_a_language_is_handed_on_where_the_address_names_one_of_ours() -> None:
    assert carried(request("/a", "language=be")).to("/b?q=x#y") == "/b?q=x&language=be#y"
    assert carried(request("/a", "language=xx")) == Carried()
