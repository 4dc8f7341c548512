"""FollowTheMoney's own library over what we export: python benchmarks/ftm_valid.py FILE.ftm.json

Needs followthemoney, whose PyICU is compiled: `scripts/need-ftm` makes .venv-ftm, which has it, and the tests run this
there. Prints how many entities there are of each schema and every value that the library would not take; ends with 1
where there is one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from followthemoney import model  # type: ignore[import-not-found]
from followthemoney.exc import InvalidData  # type: ignore[import-not-found]


def main() -> int:
    """Prints the table."""
    kinds: Counter[str] = Counter()
    wrong = 0
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        entity = json.loads(line)
        kinds[entity["schema"]] += 1
        schema = model.get(entity["schema"])
        try:
            schema.validate(entity)
        except InvalidData as error:
            wrong += 1
            print(f"{entity['schema']} {entity['id']}: {error.errors}")
        taken = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        for name, values in entity["properties"].items():
            if lost := set(values) - set(taken.get(name, ())):
                wrong += 1
                print(f"{entity['schema']} {entity['id']}: {name} was not taken: {sorted(lost)[:3]}")
        for name in schema.required:
            if name not in entity["properties"]:
                wrong += 1
                print(f"{entity['schema']} {entity['id']}: no {name}")
    for name, number in kinds.most_common():
        print(f"{name:<16} {number:>8,}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
