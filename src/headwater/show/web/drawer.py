"""Fills the templates: everything escaped, every control character neutralised, a missing name an error."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater import __version__, contract
from headwater.show import clean, latin, tongue, words
from headwater.show.notes import NOBODY
from headwater.show.tongue import mark
from headwater.show.web import pages
from headwater.show.web.asked import Form
from headwater.show.web.carried import Carried, carried

_ROOMS = (
    *(("stories", mark("Stories")), ("claims", mark("Claims")), ("articles", mark("Articles"))),
    *(("entities", mark("Entities")), ("watchlists", mark("Watch lists")), ("issues", mark("Issues"))),
)
"""The pages that every page leads to."""
_HEADINGS = {
    400: "That cannot be asked",
    403: "That is refused",
    404: "There is nothing here",
    405: "Nothing can be changed here",
    500: "Something went wrong",
}


class Drawer:
    """Makes pages for one desk. `judge` is who judges where no page says who does; `token` is in every form."""

    def __init__(self, desk_name: str, *, judge: str = "", token: str = "") -> None:
        self.judge = judge
        self.token = token
        self._environment = environment()
        self._environment.globals.update(desk_name=desk_name, token=token)

    def __call__(self, request: Request | None, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
        return HTMLResponse(self.text(request, template, **given), status)

    def text(self, request: Request | None, template: str, **given: Any) -> str:
        """A page as HTML; without a request it hands nothing on."""
        kept = carried(request) if request else Carried()
        always: dict[str, Any] = {"here": "", "json": None, "query": "", "sent": Form()}
        always |= {"to": kept.to, "kept": kept.fields, "in_latin": not kept.printed, "by": kept.by or self.judge}
        always |= {"switched": kept.switched(request) if request and request.method == "GET" else None}
        return self._environment.get_template(template).render(always | given)

    def trouble(self, status: int, message: str, request: Request | None = None) -> HTMLResponse:
        """The page of a request that did not work."""
        heading = _HEADINGS.get(status, "That did not work")
        page = self(request, "trouble.html", status=status, code=status, heading=heading, message=message)
        if status == 405:
            page.headers["allow"] = "GET, HEAD"
        return page


def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("headwater.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_neutral,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(tongue.say, tongue.many, newstyle=True)  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(
        day=words.day,
        language=words.language,
        script=words.script,
        shorten=clean.shorten,
        tag=pages.language_tag,
        count=words.count,
        latin=latin.latin,
        dated=words.dated,
    )
    made.globals.update(program=__version__, why=words.NAMING_WHY, nobody=NOBODY, access=words.ACCESS, sign=latin.SIGN)
    made.globals.update(spoken=tongue.spoken, rooms=_ROOMS, days=words.days, interval=words.interval)
    return made


def _neutral(value: Any) -> Any:
    """Markup is ours and was made safe where it was made; any other text is somebody's."""
    return clean.shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def as_json(value: Any) -> Response:
    """What a page was made from."""
    return Response(contract.encode(value).encode(), media_type="application/json; charset=utf-8")
