"""What each address of the desk is for, what it takes and what its JSON holds: the table that openapi.py reads.

A row is for a page and, where it has one, its JSON, which has the same address with `.json` behind it. A test compares
the rows with the addresses of the program, and the names of what they take with those that the program asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from headwater.desk.bearers.listing import MetIn
from headwater.desk.claims.story_pages import StoryHead
from headwater.desk.store import Desk
from headwater.show.web.describing import COUNT, FILES, OBJECT, OBJECTS, PAGE, TEXT, Each, Page, Shape
from headwater.show.web.shelf import Shelf
from headwater.show.web.work import Job

ACCOUNT: Final[Shape] = {"account": Desk.account, "sessions": OBJECTS}

READ: Final[Mapping[str, Page]] = {
    "/": Page("Leads to the first page.", refused=(307,)),
    "/today": Page("Stories, by what is new since one looked last.", ("page",), Desk.today),
    "/articles": Page(
        "Every article, the last added or changed first.",
        ("page",),
        {"total": COUNT, "page": PAGE, "articles": Each(Shelf.page)},
    ),
    "/articles/{id}": Page(
        "An article: its text with every statement, notes, what it copies. As JSON: `headwater read --json`.",
        ("version", "at", "statement", "part", "note"),
        {"article": OBJECT, "entities": OBJECTS, "statements": OBJECTS, "dates": OBJECTS, "producer": OBJECT},
    ),
    "/articles/{id}/difference": Page(
        "What changed between two versions.",
        ("from", "to"),
        {"article": TEXT, "from": PAGE, "to": PAGE},
    ),
    "/articles/{id}/copies": Page(
        "Whose text it repeats, and who repeats its; two side by side.",
        ("with", "done"),
        {"article": TEXT, "copies": Each(Desk.copies)},
    ),
    "/articles/{id}/note": Page("A form for a note beside a passage.", ("version", "at", "statement", "part")),
    "/issues": Page("What could not be read.", ("page",), {"total": COUNT, "page": PAGE, "issues": Each(Shelf.issues)}),
    "/stories": Page(
        "Stories, the latest first.", ("page",), {"total": COUNT, "page": PAGE, "stories": Each(Desk.stories)}
    ),
    "/story/{id}": Page(
        "A story: its articles in time, its claims.", ("page", "articles", "from", "sort", "lanes"), StoryHead
    ),
    "/story/{id}/timeline.svg": Page("Its articles in time, as a picture.", ("form", "lanes"), kind="image/svg+xml"),
    "/claims": Page(
        "Claims, those that most publishers print first.",
        ("q", "standing", "outlet", "written", "day", "page"),
        {"total": COUNT, "page": PAGE, "claims": Each(Desk.claims)},
    ),
    "/claim/{id}": Page(
        "A claim: who says it on whose word, how many origins, its standing and why.",
        ("page", "from", "correct", "done"),
        OBJECT,
    ),
    "/claim/{id}/tree": Page("All that is told of a claim, as a tree.", ("page",)),
    "/claim/{id}/since": Page("How a claim spread, and each step of its history.", ("page",)),
    "/claim/{id}/related": Page("The claims that have to do with a claim, and why.", ("page",)),
    "/claim/{id}/tree.svg": Page("The tree of its sources, as a picture.", ("form",), kind="image/svg+xml"),
    "/claim/{id}/spread.svg": Page("How it spread over the hours, as a picture.", ("form",), kind="image/svg+xml"),
    "/entities": Page(
        "People, bodies and places.",
        ("q", "kind", "order", "page"),
        {"kinds": OBJECT, "entities": Each(Desk.entries)},
    ),
    "/entity/{id}": Page(
        "Somebody or something: spellings, posts, where met.",
        ("page", "said", "same", "done", "from"),
        {"met_in": Each(MetIn), "judgements": OBJECTS},
    ),
    "/outlets": Page("Who publishes.", ("q", "order", "page"), {"outlets": Each(Desk.outlets)}),
    "/outlet/{key}": Page("An outlet: owner, mirrors, whom it copies.", ("page", "done"), Desk.outlet),
    "/search": Page(
        "Texts, statements, claims and names.",
        (
            *("q", "since", "until", "in", "access", "stance", "standing", "unnamed", "new", "outlet", "speaker"),
            *("order", "show", "page"),
        ),
        Desk.find_all,
    ),
    "/searches": Page("Searches that are kept.", gives={"searches": Each(Desk.searches)}, only_json=True),
    "/notes": Page(
        "Notes in the margins.", ("q", "which", "page"), {"total": COUNT, "page": PAGE, "notes": Each(Desk.notes)}
    ),
    "/note/{id}": Page("A note and what was answered.", gives=Desk.note),
    "/watch": Page(
        "What is followed, and how it goes.",
        ("which", "page", "done"),
        {"total": COUNT, "trouble": COUNT, "page": PAGE, "followed": Each(Desk.followed)},
    ),
    "/alerts": Page(
        "What was told here, and what is to be told.",
        ("page", "done"),
        {"total": COUNT, "unread": COUNT, "page": PAGE, "messages": OBJECTS, "alerts": OBJECTS},
    ),
    "/alerts/new": Page("A form for an alert.", ("watch", "of")),
    "/alerts/{id}": Page("An alert, and how it goes by each way.", ("days", "done"), OBJECT),
    "/alerts/feed/{secret}": Page("What an alert told, as a feed.", kind="application/atom+xml"),
    "/dossiers": Page(
        "Dossiers, those changed last first.",
        ("page",),
        {"total": COUNT, "page": PAGE, "dossiers": Each(Desk.dossiers)},
    ),
    "/dossiers/put": Page("A form to put claims into a dossier.", ("claim", "story", "q")),
    "/dossier/{id}": Page(
        "A dossier: its text, the state of each claim when it was written, what changed since, what is unresolved.",
        ("revision", "articles"),
        {"row": OBJECT, "revision": OBJECT, "parts": OBJECTS, "states": OBJECT, "evidence": OBJECT, "moved": OBJECTS},
    ),
    "/dossier/{id}/write": Page("A form to write it."),
    "/dossier/{id}/export": Page("A form to take it away."),
    "/dossier/{id}/translate": Page("A form to translate a quotation.", ("key",)),
    "/dossier/{id}/revisions": Page(
        "Every text that it had.", ("page",), {"total": COUNT, "page": PAGE, "revisions": Each(Desk.dossier_revisions)}
    ),
    "/dossier/{id}/difference": Page("What is otherwise in one revision than in another.", ("from", "to")),
    "/watchlists": Page("Lists of names to look out for.", gives={"watchlists": Each(Desk.watchlists)}),
    "/watchlist": Page(
        "A list of names.",
        ("name", "page"),
        {"watchlist": TEXT, "total": COUNT, "page": PAGE, "pages": COUNT, "sightings": Each(Desk.sightings)},
        only_json=True,
    ),
    "/watchlist/{name}": Page("Where names of a list may have been met.", ("page", "done")),
    "/activity": Page("Who did what.", ("who", "sort", "before", "done"), {"activity": Each(Desk.activity)}),
    "/add": Page("Forms to add articles.", ("address",)),
    "/work": Page("What is being read.", gives={"work": Each(Job)}),
    "/work/{id}": Page("How far one of these is.", gives=Job),
    "/publishing": Page(
        "What is published or prepared.", ("page",), {"total": COUNT, "page": PAGE, "items": Each(Desk.items)}
    ),
    "/publishing/new": Page("A form to publish an item.", ("dossier",)),
    "/publishing/item/{key}": Page(
        "An item that is published or prepared, with all its states.",
        gives={"item": Desk.item, "states": Each(Desk.states_of)},
    ),
    "/publishing/subscribers": Page("Who subscribes, and how often what was read."),
    "/publishing/site": Page("What the site is called, its languages and sections."),
    "/publishing/preview/{who}/{path}": Page("The site as its readers see it.", kind="*/*"),
    "/cases": Page("Confidential cases that one may open.", gives={"cases": OBJECTS}),
    "/cases/{id}": Page("A confidential case; what is in it only where it was opened in this browser."),
    "/keeping": Page("Backups, rules for how long what is kept, forgetting.", gives={"rules": OBJECTS, "backup": TEXT}),
    "/preferences": Page("Language, time zone, theme.", ("back",), {"preferences": OBJECT, "choices": OBJECT}),
    "/login": Page("A form to log in.", ("next",)),
    "/accounts": Page(
        "Who may use the desk.", ("page",), {"total": COUNT, "page": PAGE, "accounts": Each(Desk.accounts)}
    ),
    "/accounts/{id}": Page("An account: what it may do, and its sessions.", ("done",), ACCOUNT),
    "/account": Page("One's own account.", ("done",), ACCOUNT),
    "/login/second": Page("A form for the second factor.", ("next",), refused=(303,)),
    "/login/passkey": Page("A form to log in with a passkey.", ("next",)),
    "/login/provider": Page("Leads to another provider to log in by.", ("next",), refused=(303,)),
    "/login/provider/back": Page(
        "Where the provider leads back to.", ("state", "code", "iss", "error"), refused=(303, 403)
    ),
    "/account/factors": Page(
        "One's own second factors, and who one is at another provider.",
        ("done",),
        {
            "app": {"type": ["string", "null"]},
            "recovery": COUNT,
            "demanded": {"type": "boolean"},
            "passkeys": OBJECTS,
            "identities": OBJECTS,
        },
        refused=(303,),
    ),
    "/account/tokens": Page("One's own tokens of programs.", gives={"tokens": Each(Desk.tokens)}, refused=(303,)),
    "/factors": Page(
        "Who must have a second factor, and who has one.",
        ("page",),
        {"demanded": {"type": "array", "items": TEXT}, "page": PAGE, "factors": OBJECTS},
    ),
    "/log": Page(
        "What was done, each entry bound to the one before by a hash; the last one first.",
        ("kind", "who", "about", "below"),
        {"entries": Each(Desk.log), "below": {"type": ["integer", "null"]}},
    ),
    "/invited/{link}": Page("A form to set a password, for whom an admin sent this link."),
    "/events": Page("Tells an open page that the desk has changed.", refused=(403, 503), kind="text/event-stream"),
    "/export": Page(
        "Every table and format that can be taken out of the desk.", ("of",), {"formats": OBJECTS, "tables": OBJECTS}
    ),
    "/export/table/{file}": Page(
        "A table, as table.csv or table.xlsx, narrowed as the page of its list is (docs/exports.md).",
        (
            *("q", "standing", "outlet", "written", "day", "kind", "since", "until", "in", "access", "stance"),
            *("unnamed", "new", "speaker", "name", "about"),
        ),
        kind="*/*",
    ),
    "/export/of/{file}": Page(
        "A claim, a story, a dossier or an article in a format: c-000123.jsonld, s-000123.wacz, desk.ftm.",
        ("files",),
        kind="*/*",
    ),
    "/import": Page("A form to bring back entities that were worked on elsewhere."),
    "/openapi": Page("This description.", gives={"openapi": TEXT, "info": OBJECT, "paths": OBJECT}, only_json=True),
    "/api": Page("The addresses of the desk, as a page."),
    "/static/{name}": Page("Style sheets and what else a page loads.", ("v",), kind="*/*"),
    "/favicon.ico": Page("The sign of the program.", refused=(308,), kind="*/*"),
}
"""What can be read."""

CHANGED: Final[Mapping[str, Page]] = {
    "/today": Page("Says that all, or one story, was seen.", sent=("do", "story", "until")),
    "/articles/{id}": Page(
        "Corrects how a statement was read, or adds one.", sent=("do", "statement", "source", "judgement")
    ),
    "/articles/{id}/copies": Page("Says who copied whom.", sent=("do", "other", "judgement")),
    "/articles/{id}/note": Page("Writes a note beside a passage.", sent=("version", "at", "words", "text")),
    "/claim/{id}": Page(
        "Judges a claim: what belongs together, who had it from whom.", sent=("do", "statement", "judgement")
    ),
    "/entity/{id}": Page("Judges who is one with whom.", sent=("do", "other", "name", "judgement")),
    "/outlet/{key}": Page("Says which outlets are one, and how far one is trusted.", sent=("do", "other", "judgement")),
    "/watchlist/{name}": Page("Says whether it was they who were met.", sent=("do", "sighting", "judgement")),
    "/watch": Page("Follows a feed or a page, or no longer.", sent=("do", "address", "kind", "every", "id")),
    "/alerts": Page("Says that what was told was read.", sent=("do", "upto")),
    "/alerts/new": Page(
        "Keeps an alert, arms it, or tries it on the past.",
        sent=(
            *("do", "watch", "of", "turn", "way", "mail", "webhook", "wording", "language", "gather"),
            *("quiet_from", "quiet_until", "zone", "urgent", "days"),
        ),
    ),
    "/alerts/{id}": Page(
        "Arms an alert, disarms, tests or removes it; shuts a way, gives it a new secret.", sent=("do", "channel")
    ),
    "/dossiers": Page("Begins a dossier.", sent=("title", "written", "sections")),
    "/dossiers/put": Page(
        "Puts claims and quotations into a dossier.", sent=("key", "offered", "dossier", "title", "written")
    ),
    "/dossier/{id}": Page(
        "Says that what changed was seen; puts an earlier text back.",
        sent=("do", "base", "seen", "article", "revision"),
    ),
    "/dossier/{id}/write": Page(
        "Writes a dossier, or shows what was typed as it would be.",
        sent=("do", "base", "title", "written", "sections", "text"),
        refused=(200,),
    ),
    "/dossier/{id}/translate": Page("Keeps the translation of a quotation.", sent=("key", "written", "text")),
    "/dossier/{id}/export": Page(
        "Gives a dossier as a file: PDF, DOCX, HTML or Markdown.",
        sent=("do", "form", "in", "safe", "hide"),
        refused=(200, 503),
    ),
    "/notes": Page("Writes a note on a claim or a story.", sent=("on", "text")),
    "/note/{id}": Page("Answers a note, changes it or takes it back.", sent=("do", "text")),
    "/search": Page("Keeps a search.", sent=("name",)),
    "/searches/{id}": Page("Lets go of a search that is kept, or says that it was looked at.", sent=("do",)),
    "/activity": Page("Takes back what was judged.", sent=("judgement",)),
    "/publishing/new": Page(
        "Publishes an item.",
        sent=(
            *("headline", "summary", "text", "dossier", "safe", "authors", "section", "language", "story", "tier"),
            *("groups", "related", "translation", "embargo", "zone", "seen"),
        ),
        refused=(200,),
    ),
    "/publishing/item/{key}": Page(
        "Changes an item, holds it back, withdraws it.",
        sent=(
            *(
                "do",
                "base",
                "headline",
                "summary",
                "text",
                "take",
                "safe",
                "authors",
                "section",
                "story",
                "tier",
                "groups",
            ),
            *("related", "note", "seen", "embargo", "zone", "why", "unnamed"),
        ),
        refused=(200,),
    ),
    "/publishing/subscribers": Page(
        "Adds a subscriber; extends, ends, gives another token.",
        sent=("do", "id", "name", "until", "groups"),
        refused=(200,),
    ),
    "/publishing/site": Page(
        "Sets the site, its languages, its sections.",
        sent=("do", "title", "motto", "publisher", "base", "zone", "languages", "first", "keep", "key"),
    ),
    "/cases": Page("Begins a confidential case.", sent=("passphrase", "again")),
    "/cases/{id}": Page(
        "Opens a confidential case, writes in it, locks it, changes its passphrases, shares it, lets go of it.",
        sent=(
            *("do", "passphrase", "again", "old", "note", "code_name", "position", "motive", "reason", "terms"),
            *("editor_knows", "rests", "also", "text", "even_so", "drafted", "named", "title", "mark"),
        ),
        refused=(200,),
    ),
    "/keeping": Page("Says for how many days something is kept.", sent=("do", "kind", "days")),
    "/keeping/forget": Page(
        "Shows what would be forgotten, and forgets it.",
        sent=("do", "what", "words", "shown", "reason", "cited"),
        refused=(200,),
    ),
    "/preferences": Page(
        "Chooses language, time zone, theme.", sent=("language", "zone", "names", "keys", "theme", "back")
    ),
    "/login/second": Page(
        "Gives the second factor; whoever must have one and has none sets it up.",
        sent=("do", "code", "word", "answer", "name", "next"),
        refused=(200, 429),
    ),
    "/login/passkey": Page(
        "Logs in with a passkey, without a password.", sent=("do", "word", "answer", "next"), refused=(429,)
    ),
    "/account/factors": Page(
        "Sets up a second factor, or removes one; new recovery codes; adds a provider.",
        sent=("do", "password", "code", "word", "answer", "name", "factor", "identity"),
        refused=(200, 429),
    ),
    "/account/tokens": Page(
        "Makes a token, which is shown once, or ends one.",
        sent=("do", "name", "scope", "until", "password", "id"),
        refused=(200, 429),
    ),
    "/factors": Page(
        "Says which role must have a second factor; takes those away that somebody has lost.",
        sent=("do", "role", "account", "password", "email"),
        refused=(429,),
    ),
    "/login": Page("Logs in.", sent=("name", "password", "next"), refused=(429,)),
    "/logout": Page("Logs out."),
    "/accounts": Page("Makes an account.", sent=("name", "role", "new", "again"), refused=(200,)),
    "/accounts/{id}": Page(
        "Gives a role, a link, an end; disables, enables, logs out.",
        sent=("do", "role", "until", "groups", "password"),
        refused=(200, 429),
    ),
    "/account": Page(
        "Changes one's own password, ends one's own sessions.",
        sent=("do", "old", "new", "again", "session"),
        refused=(429,),
    ),
    "/invited/{link}": Page("Sets a password.", sent=("new", "again")),
    "/import": Page("Shows what a table that was worked on proposes.", sent=("files", "by_name"), kind=FILES),
    "/import/judge": Page("Carries out what was ticked of it.", sent=("chosen",)),
    "/add/address": Page("Reads a page or a feed.", sent=("address", "then"), refused=(503,)),
    "/add/examples": Page("Reads the examples.", refused=(503,)),
    "/add/text": Page("Reads what was typed.", sent=("title", "text", "date"), refused=(503, 507), kind=FILES),
    "/add/files": Page("Reads files.", sent=("files",), refused=(503, 507), kind=FILES),
    "/work/{id}": Page("Stops what is being read.", sent=("do",)),
}
"""What can be sent."""
