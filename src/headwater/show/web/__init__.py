"""The desk in a browser: pages made on the server, one style sheet, one small script, nothing from elsewhere.

server, app, rooms, guard       answers at an address; wires the pages; what pages stand on; who may ask what
asked, sent, multipart          what was asked: address, form, files
carried, preferred, speaking    how somebody reads: what an address hands on, cookies, language and zone
drawer, layout, weight, assets  fills the templates; parts of long texts; static files
contexts, tidied                what a page was made from is let go of; what is left behind is picked up between pages
held, once, pulse, events       pages and counts that are given again; what tells an open page that the desk has changed
turns                           few pages are made at once, each once for all who ask for it
today, activity                 what changed; who did what
stories, claims                 with claim_cards, claim_more, claim_judging, rating; ledger asks the desk
articles, copies, margin        with pages, copied, compare; shelf, stored ask the desk
entities, watching              with cards, judging; register asks the desk
searching, outlets              search; who publishes
followed, adding                what is followed; what is added, with work and beside (processes of their own)
preferences                     the page of preferences
door, visitor                   who asks, found out before any page; login and logout
rights, withheld                who may ask what; pages without what their reader may not send
people, manners                 accounts, one's own; what the server puts up with from the network
factors, provider               the second factor, passkeys; logging in by way of another provider
proving                         whether it is still they, before what matters
own_factors, own_tokens         one's own second factors and tokens; demands: who must have one
log                             what was done, in a chain of hashes
alerts                          what one is told, with alert_form, alert_feed
dossiers, dossier_writing       texts of one's own: read and taken away; begun and changed
exports, taken                  out of the desk and back in; what of a page can be taken away
cases                           confidential notes, sealed by case
publishing                      what is on the site, with publishing_forms, publishing_site, publishing_preview
keeping                         for how long what is kept, and what is to be forgotten
openapi, described, describing  the addresses for programs
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from headwater.bearers import Linking
    from headwater.weighing import Weighing


def serve(
    desk_path: Path,
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    rules: Callable[[], Linking] | None = None,
    weighing: Callable[[], Weighing] | None = None,
    watch: bool = False,
) -> None:
    """Shows the desk at `http://host:port/` until interrupted; port 0 takes a free one. The address is printed first.

    `rules` gives those by which is linked anew what a judgement frees (`pipeline.RULES`), `weighing` those by which
    claims are weighed anew (`pipeline.WEIGHING`); both are asked only when something is judged. With `watch` what is
    followed is polled meanwhile, in a process of its own; alerts are sent and old things let go of in any case.

    Raises `DeskError` where the desk cannot be opened and `ConfigError` where the address cannot be had.
    """
    from headwater.show.web.server import Rules, run

    run(desk_path, host, port, Rules(rules, weighing), watch=watch)
