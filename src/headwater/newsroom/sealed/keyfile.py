"""The key file: random bytes beside the settings, without which no passphrase opens a case.

Who has the desk file alone, from a backup or a stolen disk of the newsroom's server, cannot even begin to guess
passphrases. Whoever loses the file and has no recovery key, has lost the cases: so it must be copied somewhere safe.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from headwater import config
from headwater.config import Settings
from headwater.desk.sealed import desk_key
from headwater.errors import SealError

_SIZE: Final = 32


def place(settings: Settings) -> Path | None:
    """Where the key file is, or would be; None where the settings say that there shall be none."""
    named = settings.cases.key_file
    if named == "none":
        return None
    return Path(named).expanduser() if named else config.config_file(os.environ).parent / "case.key"


def read(settings: Settings) -> bytes:
    """What the key file holds; nothing where there is none. `SealError` where it is damaged."""
    path = place(settings)
    try:
        text = path.read_text(encoding="ascii").strip() if path else ""
    except FileNotFoundError:
        return b""
    except (OSError, UnicodeDecodeError) as error:
        raise SealError(f"{path}: the key file cannot be read: {error}") from None
    return desk_key.parsed(text, path, "a key file") if path else b""


def made(settings: Settings) -> bytes:
    """What the key file holds; it is made where there is none. `SealError` where that cannot be."""
    path = place(settings)
    if path is None:
        return b""
    found = read(settings)
    if found:
        return found
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # For its owner alone from the first moment, and never over one that is there.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(_SIZE) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass  # somebody else made it in this moment
    except OSError as error:
        raise SealError(f"{path}: the key file cannot be made: {error.strerror}") from None
    return read(settings)
