"""Takes out of a finished page what its reader may not send: no template has to think of it, and none can forget it.

A form that leads where its reader may not is taken out, whole, unless there is something to read in it (a list with a
box to tick at each row): then its controls are. A section, or what can be unfolded, goes with the form if nothing is
left in it to read. Whatever others wrote is escaped in a page, so a tag here is one of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Final
from urllib.parse import unquote

_FORM: Final = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
_METHOD: Final = re.compile(r'\bmethod="(\w+)"')
_ACTION: Final = re.compile(r'\baction="([^"?#]*)')
_TO_READ: Final = re.compile(r"<(?:ol|ul|table|dl|blockquote|article|a)\b")
_CONTROLS: Final = re.compile(
    r'<(div|p) class="judging">.*?</\1>|<span class="says">.*?</span>'
    r"|<(label|button|select|textarea)\b.*?</\2>|<input\b[^>]*>",
    re.S,
)
_GONE: Final = "<!--withheld-->"
_AROUND: Final = tuple(
    re.compile(rf"<{tag}\b[^>]*>((?:(?!</?{tag}\b).)*?{_GONE}(?:(?!</?{tag}\b).)*)</{tag}>", re.S)
    for tag in ("details", "section")
)
May = Callable[[str, str], bool]
"""Whether the reader may ask this method of this address."""


def without(page: str, may: May) -> str:
    """The page without what its reader may not send."""
    page = _FORM.sub(lambda form: form[0] if _leads(form[1], may) else _left(form[2]), page)
    if _GONE not in page:
        return page
    for around in _AROUND:
        page = around.sub(lambda found: found[0] if _worth_it(found[1]) else _GONE, page)
    return page.replace(_GONE, "")


def _leads(attributes: str, may: May) -> bool:
    method, action = _METHOD.search(attributes), _ACTION.search(attributes)
    # One without an address of its own leads to where its page is: whoever reads that may ask for it.
    sends = bool(method) and method[1].lower() == "post" if method else False
    if action is None:
        return not sends
    return may("POST" if sends else "GET", unquote(unescape(action[1])))


def _left(inside: str) -> str:
    return _GONE + (_CONTROLS.sub("", inside) if _TO_READ.search(inside) else "")


def _worth_it(inside: str) -> bool:
    """True where something is left to read, or to send."""
    return "<form" in inside or bool(_TO_READ.search(inside))
