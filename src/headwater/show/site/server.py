"""Serves the site on an address of its own. The desk is open to be read; nothing of the desk's pages is here."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from headwater import config
from headwater.desk.served import ServedDesk
from headwater.desk.store import Desk
from headwater.show.site.house import create_site
from headwater.show.site.kiosk import Kiosk, clock
from headwater.show.web.server import address, answer, listen

WAIT: Final = 10.0
"""Seconds that a login waits for another process that writes."""
_HERE: Final = ("127.0.0.1", "::1")


def run(path: Path, host: str, port: int, *, proxied: bool = False) -> None:
    """Opens the desk, takes the address, prints it and answers until interrupted.

    `proxied`: a proxy on this machine stands before it, and says from where somebody asks (X-Forwarded-For); without
    it nobody is believed but the proxies of the settings.
    """
    settings = config.load().serve
    settings = replace(settings, proxies=(*settings.proxies, *_HERE)) if proxied else settings
    with ServedDesk(path) as desk, listen(host, port) as listener:
        here = address(listener, secure=bool(settings.certificate))
        base = desk.site().base
        kiosk = Kiosk(desk, lambda: Desk(path, create=False, wait=WAIT), base=base or here.rstrip("/"))
        print(f"The site of {path} is at {here}  (Ctrl-C stops)", flush=True)
        if not base:
            print("It has no address of its own yet: `headwater site set --base` gives it one.", file=sys.stderr)
        try:
            answer(create_site(kiosk), listener, settings=settings)
        finally:
            if kiosk.write:
                kiosk.counter.keep(kiosk.write, clock())
