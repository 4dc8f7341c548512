"""Asks every address of a desk what its description allows, and what it does not: python -m benchmarks.openapi DESK

    --each N        questions to each address (100)

schemathesis makes the questions: names and numbers of what is on the desk and others, forms that carry the word of the
desk's own pages and forms that do not. An answer must not be a fault (5xx, but for "not now"), must have a status and a
kind of content that the description names, and JSON of the form that it describes. DESK is copied first: it is judged
at random. Prints the faults; ends with 1 where there is one.
"""

from __future__ import annotations

import argparse
import copy
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import schemathesis
from benchmarks.pages_asked import seeds
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from headwater.config import Settings
from headwater.desk import Desk
from headwater.show.web.app import create_app, house_of
from headwater.show.web.openapi import description
from headwater.show.web.rooms import Rooms
from headwater.show.web.server import rooms

HERE: Final = "http://127.0.0.1:8000"
ENDLESS: Final = "/events"
"""What answers without end: no question for it."""
SOME: Final = 12
"""Names of each kind that are asked for."""


def main() -> int:
    """Prints the faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--each", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.desk"
        shutil.copy(options.desk, path)
        with Desk(path, read_only=True) as desk:
            made = rooms(desk, lambda: Desk(path), judge="anna", settings=Settings(desk=str(path)))
            count = 0
            for fault in faults(made, seeds(path), options.each):
                count += 1
                print(f"FAULT {fault}\n", flush=True)
    print(f"{count} addresses with a fault")
    return 1 if count else 0


def faults(made: Rooms, known: Sequence[str], each: int) -> Iterator[str]:
    """What did not answer as is described, the first fault of each address. `known` are addresses of what there is."""
    said = with_names(description(house_of(made)), known)
    schema = schemathesis.openapi.from_dict(said)
    schema.app = create_app(made, host="127.0.0.1")
    schema.config.update(base_url=HERE)
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path != ENDLESS and (fault := _fault(operation, made.draw.token, each)):
            yield fault


def with_names(said: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    """The description with names of what is on the desk for the fields of its addresses: else all is "not there"."""
    made: dict[str, Any] = copy.deepcopy(dict(said))
    names: dict[str, list[str]] = {}
    for address in known:
        _, room, name = [*address.partition("?")[0].split("/"), ""][:3]
        if name and not name.endswith(".json") and len(names.setdefault(room, [])) < SOME:
            names[room].append(name)
    for path, methods in made["paths"].items():
        there = names.get(path.split("/")[1])
        for operation in methods.values():
            for field in operation.get("parameters", ()):
                if field["in"] == "path" and there:
                    field["schema"] = {"anyOf": [{"enum": there}, field["schema"]]}
    return made


def _fault(operation: Any, token: str, each: int) -> str:
    asked = [
        not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]
    headers = {"origin": HERE, "host": HERE.partition("//")[2]}

    @settings(
        max_examples=each,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        if isinstance(case.body, dict) and "token" in case.body:
            case.body["token"] = token
        answer = case.call(headers=headers)
        if answer.status_code != 503:  # "not now" is an answer, and described
            case.validate_response(answer, checks=asked)

    try:
        ask()
    except Exception as error:  # whatever schemathesis found, or the program raised
        return f"{operation.label}: {error}"
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
