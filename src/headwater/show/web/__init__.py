"""The desk in a browser: pages made on the server, one style sheet of ours, no script and nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path


def serve(desk_path: Path, host: str = "127.0.0.1", port: int = 0) -> None:
    """Shows the desk at `http://host:port/` until interrupted; port 0 takes a free one. The address is printed first.

    Raises `DeskError` where the desk cannot be opened and `ConfigError` where the address cannot be had.
    """
    from headwater.show.web.server import run

    run(desk_path, host, port)
