"""The keeper as a child of the server: applies the rules for what is kept for how long, once a day, and ends."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from headwater import config
from headwater.errors import HeadwaterError


def main() -> int:
    """`python -m headwater.cli.keeper DESK`; its exit code."""
    from headwater.newsroom.keeping import retention
    from headwater.show.web.work import NICE

    os.nice(NICE)
    try:
        retention.apply_due(replace(config.load(), desk=sys.argv[1]))
    except HeadwaterError as error:
        print(f"headwater: what is to be let go of was not: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
