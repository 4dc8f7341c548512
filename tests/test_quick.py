"""What tests do not pay for anew is what they would have had."""

from __future__ import annotations

from pathlib import Path

from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_dependant
from fastapi.routing import APIRoute
from tests.blank import blank
from tests.show.house import house

from headwater.desk.store import Desk
from headwater.show.web.app import house_of


def asked(of: Dependant) -> list[object]:
    """What a function asks for, as far as a request can tell."""
    fields = (of.path_params, of.query_params, of.header_params, of.cookie_params, of.body_params)
    wanted = [[(field.name, field.alias, repr(field.field_info)) for field in kind] for kind in fields]
    return [wanted, of.request_param_name, of.response_param_name, of.call, list(map(asked, of.dependencies))]


def test_the_routes_of_a_second_application_ask_for_what_those_of_the_first_ask_for(tmp_path: Path) -> None:
    with Desk(blank(tmp_path / "a.desk")) as desk:
        _, second = (house_of(house(desk, lambda: desk)).routes for _ in range(2))
    routes = [route for route in second if isinstance(route, APIRoute)]
    assert len(routes) > 100
    for route in routes:
        anew = get_dependant(path=route.path_format, call=route.endpoint, scope="function")
        assert asked(route.dependant) == asked(anew), route.path
