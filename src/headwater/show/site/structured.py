"""What search engines are told of an item (schema.org NewsArticle), from what this reader may see and nothing else.

An item that is not free says so in the way that search engines ask for (`isAccessibleForFree`, `hasPart` with the
class of the part that is not): developers.google.com/search/docs/appearance/structured-data/paywalled-content
"""

from __future__ import annotations

import json
from typing import Any, Final

from markupsafe import Markup

from headwater.desk.publishing.shown import Shown
from headwater.newsroom.publishing import bodies
from headwater.show.site.kiosk import View

CLOSED: Final = "for-subscribers"
"""The class of the part of a page that only subscribers get."""
_HEADLINE: Final = 110
"""Characters of a headline that search engines take."""


def news_article(view: View, shown: Shown) -> dict[str, Any]:
    """An item as JSON-LD."""
    head, site = shown.head, view.site
    here = view.there(f"/{head.language}/item/{head.key}")
    free = head.tier == "public"
    made: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": here,
        "url": here,
        "mainEntityOfPage": {"@type": "WebPage", "@id": here},
        "headline": head.headline[:_HEADLINE],
        "inLanguage": head.language,
        "articleSection": view.section(head.section),
        "datePublished": head.out,
        "isAccessibleForFree": free,
        "publisher": {"@type": "NewsMediaOrganization", "name": site.publisher or site.title, "url": view.there("/")},
    }
    if not free:
        part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": f".{CLOSED}"}
        made["hasPart"] = part
    if head.readable:
        made |= _of_readable(shown)
        # Without a named author the publisher answers for it.
        names = [{"@type": "Person", "name": name} for name in head.authors]
        made["author"] = names or [{"@type": "NewsMediaOrganization", "name": site.publisher or site.title}]
    return made


def _of_readable(shown: Shown) -> dict[str, Any]:
    head = shown.head
    made: dict[str, Any] = {"dateModified": head.changed or head.out}
    if head.summary:
        made["description"] = head.summary
    corrections = [p for p in shown.history[1:] if p.readable]
    if corrections:
        made["correction"] = [
            {"@type": "CorrectionComment", "text": each.note, "datePublished": each.since} for each in corrections
        ]
    sources = [block.facts or {} for block in bodies.kept(shown.body) if block.kind == "source"]
    cited = [_cited(facts) for facts in sources if facts.get("url")]
    return made | ({"citation": cited} if cited else {})


def _cited(facts: Any) -> dict[str, Any]:
    named = {"@type": "CreativeWork", "name": facts.get("title", ""), "url": facts["url"]}
    return {name: value for name, value in named.items() if value}


def embedded(value: dict[str, Any]) -> Markup:
    """JSON as it may stand in a page: nothing in it can end the element that it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
