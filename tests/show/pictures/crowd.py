"""A claim that three hundred invented articles tell: copies, citations, unseen reports, a denial, a silence."""

from __future__ import annotations

from tests.weigh.told import Told, body, document, outlet, person, unnamed

from headwater.records import Span


def crowd(many: int = 300) -> Told:
    """`many` articles besides the ten that everything springs from."""
    desk = Told()
    room, lee = unnamed("people in the room"), person("Ann Lee", official=True)
    desk.says("Meridian Post", "m", room, lee, at="2026-05-01T06:00:00Z", spans=(Span(3, 40),))
    desk.says("Pozhar", "a", outlet("Meridian Post"), room, lee, at="2026-05-01T08:00:00Z")
    desk.says("Northern Wire", "w", unnamed("a source close to the talks"), at="2026-05-01T09:00:00Z")
    desk.says("Karta", "k", outlet("Unseen Gazette"), person("Rolf Anders"), at="2026-05-01T09:30:00Z")
    desk.says("Vechar", "v", outlet("Unseen Gazette"), person("Rolf Anders"), at="2026-05-01T10:30:00Z")
    desk.says("Golas", "g", document("Decree No. 5"), at="2026-05-01T11:30:00Z")
    desk.says("Tide Table", "t", body("Ministry of Tides", official=True), at="2026-05-02T11:30:00Z")
    desk.says("Herald", "h", at="2026-05-02T12:30:00Z", own=True)
    for n in range(many):
        at = f"2026-05-{1 + n % 3:02}T{n % 24:02}:{n % 60:02}:00Z"
        if n % 3 == 0:
            desk.says(f"Paper {n}", f"b{n:03}", unnamed("a source close to the talks"), at=at)
            desk.copied("w", f"b{n:03}")
        elif n % 3 == 1:
            desk.says(f"Courier {n % 40}", f"b{n:03}", outlet("Meridian Post"), lee, at=at)
        else:
            desk.says(f"Zeitung {n % 25}", f"b{n:03}", outlet("Pozhar"), room, at=at)
    desk.says("Courier", "c", person("Iva Horn", official=True), stance="denies", at="2026-05-03")
    desk.says("Pozhar", "a", body("Ministry of Sand", official=True), stance="silent", at="2026-05-02")
    return desk
