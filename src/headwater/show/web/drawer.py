"""Fills the templates: everything escaped, every control character neutralised, a missing name an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from markupsafe import Markup

from headwater import __version__, json_text
from headwater.show import clean, latin, sayings, tongue, tree, words, zones
from headwater.show.notes import NOBODY
from headwater.show.tongue import mark
from headwater.show.web import assets, contexts, judging, pages, withheld
from headwater.show.web.asked import Form
from headwater.show.web.carried import BOTH, PRINTED, Carried, carried
from headwater.show.web.preferred import Preferred, preferred, settled
from headwater.show.web.pulse import STOOD
from headwater.show.web.rights import Rights
from headwater.show.web.taken import taken
from headwater.show.web.visitor import asking, visitor

_ROOMS = (
    *(("today", mark("Today")), ("stories", mark("Stories")), ("claims", mark("Claims"))),
    *(("articles", mark("Articles")), ("entities", mark("Entities")), ("outlets", mark("Outlets"))),
)
"""What is read: the pages that every page leads to, first."""
_WORK_ROOMS = (
    *(("dossiers", mark("Dossiers")), ("alerts", mark("Alerts")), ("watch", mark("Watch"))),
    *(("activity", mark("Activity")), ("publishing", mark("Publishing")), ("cases", mark("Confidential cases"))),
)
"""What a newsroom does with it: below, and quieter."""
_HEADINGS = {
    400: mark("That cannot be asked"),
    401: mark("You are not logged in"),
    403: mark("That is refused"),
    404: mark("There is nothing here"),
    405: mark("Nothing can be changed here"),
    413: mark("That is too much at once"),
    500: mark("Something went wrong"),
    503: mark("Not just now"),
    507: mark("There is no room here"),
}


class Drawer:
    """Makes pages for one desk. `judge` is who judges where no page says who does; `token` is in every form."""

    def __init__(self, desk_name: str, *, judge: str = "", token: str = "") -> None:
        self.judge = judge
        self.token = token
        self.rights: Rights | None = None
        self._environment = environment()
        self._environment.globals.update(desk_name=desk_name, token="")

    def know(self, **names: Any) -> None:
        """Makes known to all templates what a page module has to say."""
        self._environment.globals.update(names)

    def __call__(self, request: Request | None, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
        return HTMLResponse(self.text(request, template, **given), status)

    def text(self, request: Request | None, template: str, **given: Any) -> str:
        """A page as HTML; without a request it hands nothing on."""
        kept = carried(request) if request else Carried()
        liked = preferred(request) if request else Preferred()
        always: dict[str, Any] = {"here": "", "json": None, "query": "", "sent": Form(), "liked": liked}
        always |= {"nobody": tongue.say(NOBODY)}
        who = asking()
        always |= {"to": kept.to, "kept": kept.fields, "in_latin": liked.in_latin, "by": self.whose(request)}
        always |= {"token": judging.masked(who.form_word or self.token), "visiting": who.visitor, "may": self._may}
        # How often the desk changes is for those who are told when it does.
        always |= {"stood": request.scope.get(STOOD, {}) if request and self._may("GET", "/events") else {}}
        always |= {"switched": _switched(kept, request, liked), "taken": taken(request)}
        if given.get("error"):
            given["error"] = sayings.said(given["error"])
        page = contexts.rendered(self._environment.get_template(template), always | given)
        page = page if who.visitor.may("admin") else withheld.without(page, self._may)
        # A word of ours joined to one of others is markup before it is looked at: nothing turns a line around even so.
        return page if clean.plain(page) else clean.shown(page)

    def whose(self, request: Request | None) -> str:
        """Who judges, and who looks: with an account its name, else as the address says, else who is logged in here."""
        who = visitor()
        if who.name or (self.rights and not who.may("reader")):
            return who.name
        return (carried(request).by if request else "") or self.judge

    def _may(self, method: str, path: str) -> bool:
        """True where whoever asks may ask this."""
        return self.rights.may(visitor(), method, path) if self.rights else True

    def trouble(self, status: int, message: str, request: Request | None = None) -> HTMLResponse:
        """The page of a request that did not work."""
        heading = tongue.say(_HEADINGS.get(status, mark("That did not work")))
        message = sayings.said(message)
        page = self(request, "trouble.html", status=status, code=status, heading=heading, message=message)
        if status == 405:
            page.headers["allow"] = "GET, HEAD"
        return page


def _switched(kept: Carried, request: Request | None, liked: Preferred) -> str | None:
    """The same page with names shown the other way; None for what a form was sent to."""
    if request is None or request.method != "GET":
        return None
    names = PRINTED if liked.in_latin else BOTH
    return kept.switched(request, "" if names == settled(request).names else names)


def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("headwater.show.web"),
        # The templates of a program do not change while it runs: else each page looks for each of its files again.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_neutral,
        extensions=["jinja2.ext.i18n"],
    )
    made.context_class = contexts.Listed
    gettext = (tongue.say, tongue.many)
    made.install_gettext_callables(*gettext, newstyle=True, pgettext=tongue.say_in)  # type: ignore[attr-defined]
    for name in ("gettext", "ngettext", "pgettext", "npgettext"):
        if name in made.globals:
            made.globals[name] = _neutral_names(cast("Callable[..., Any]", made.globals[name]))
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(
        day=words.day,
        language=words.language,
        script=words.script,
        shorten=clean.shorten,
        tag=pages.language_tag,
        count=words.count,
        latin=latin.latin,
        dated=sayings.said,
        problem=sayings.problem,
        ago=words.ago,
        clock=words.clock,
        number=words.number,
        share=words.share,
        listed=words.listed,
        quoted=tongue.quoted,
        called=tree.called,
    )
    made.globals.update(program=__version__, why=words.NAMING_WHY, access=words.ACCESS, sign=latin.SIGN)
    made.globals.update(spoken=tongue.spoken, rooms=_ROOMS, work_rooms=_WORK_ROOMS, unread_alerts=lambda: 0)
    made.globals.update(days=words.days, interval=words.interval)
    made.globals.update(noted=lambda _: ())
    made.globals.update(asset=assets.address, room_of=_room_of)
    made.globals.update(standings=words.STANDING, zone=zones.zone, local_day=words.local_day)
    return made


def _room_of(here: str) -> str:
    """The page among `_ROOMS` and `_WORK_ROOMS` from which one gets to a page like this one."""
    return {
        "watchlists": "watch",
        "watchlist": "watch",
        "issues": "watch",
        "followed": "watch",
        "notes": "activity",
        "case": "cases",
        "log": "activity",
    }.get(here, here)


def _neutral(value: Any) -> Any:
    """Markup is ours and was made safe where it was made; any other text is somebody's."""
    return clean.shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _neutral_names(say: Callable[..., Any]) -> Callable[..., Any]:
    """What is put into a sentence of ours is somebody's, too: it gets into markup there, past `_neutral`."""

    @pass_context
    def saying(context: Any, *said: Any, **names: Any) -> Any:
        return say(context, *said, **{name: _neutral(value) for name, value in names.items()})

    return saying


def as_json(value: Any) -> Response:
    """What a page was made from."""
    return Response(json_text.packed(value).encode(), media_type="application/json; charset=utf-8")
