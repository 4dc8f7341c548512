"""Every error Headwater raises on purpose.

HeadwaterError                 something a user can act on; the message names the input and what to do
├── ConfigError                a setting is missing, misspelt or out of range
├── InputError                 an input could not be read
│   ├── UnknownFormat          we cannot tell what the bytes are, or do not read that kind
│   ├── BrokenInput            the bytes are damaged or are not what they claim to be
│   └── TooLarge               a limit on size, depth, time or memory was reached
├── FetchError                 the network door did not bring the address
│   ├── ForbiddenAddress       the address is not a public one (or robots.txt says no)
│   └── FetchFailed            time-out, refused connection, HTTP error, too many redirects
├── SpanError                  a span does not fit its text: a bug in a stage, never bad input
└── DeskError                  the desk file cannot be opened, is of a newer version, or is damaged
    ├── DeskBlank              a file is there, but no desk was made in it yet
    ├── DeskBusy               another process has been writing to it for too long; trying again may help
    ├── DeskGone               its file was moved or deleted while it was open
    ├── DeskOutdated           somebody else changed the same thing since it was looked at; nothing was written
    └── SealError              something sealed cannot be opened
        ├── WrongPassphrase    the passphrase does not open it
        └── SealBroken         it was changed, cut off, or put in the place of something else

What one door alone raises and answers is defined beside it (a login refused, a form that is unfit) and is one of these.

Bad input becomes an `Issue` row and a line on stderr, and the other inputs go on. A bug crashes; in a process that
reads one input it ends that input, as an issue with the code `bug` and its trace (engine/), and the others go on.
"""


class HeadwaterError(Exception):
    """Something a user can act on. `code` is the short name kept in issue rows."""

    code = "error"


class ConfigError(HeadwaterError):
    """A setting is missing, misspelt or out of range."""

    code = "config"


class InputError(HeadwaterError):
    """An input could not be read."""

    code = "input"


class UnknownFormat(InputError):
    """We cannot tell what the bytes are, or do not read that kind."""

    code = "unknown-format"


class BrokenInput(InputError):
    """The bytes are damaged, or are not what they claim to be."""

    code = "broken"


class TooLarge(InputError):
    """A limit on size, depth, time or memory was reached."""

    code = "too-large"


class FetchError(HeadwaterError):
    """The network door did not bring the address."""

    code = "fetch"


class ForbiddenAddress(FetchError):
    """The address is not a public one, or the site's robots.txt does not allow it."""

    code = "forbidden-address"


class FetchFailed(FetchError):
    """Time-out, refused connection, HTTP error, too many redirects.

    `status` is that of HTTP, 0 where there was no answer; `retry_after` the seconds for which the site asks to be left
    alone.
    """

    code = "fetch-failed"

    def __init__(self, message: str, *, status: int = 0, retry_after: float = 0.0) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class SpanError(HeadwaterError):
    """A span does not fit its text: a bug in a stage, never bad input."""

    code = "span"


class DeskError(HeadwaterError):
    """The desk file cannot be opened, is of a newer version, or is damaged."""

    code = "desk"


class DeskBlank(DeskError):
    """A file is there, but no desk was made in it yet: another process may be about to."""


class DeskBusy(DeskError):
    """Another process has been writing to the desk for longer than we wait."""

    code = "desk-busy"


class DeskGone(DeskError):
    """The desk's file was moved or deleted while it was open."""

    code = "desk-gone"


class DeskOutdated(DeskError):
    """Somebody else changed the same thing since it was looked at. Nothing was written, and nothing is lost."""

    code = "desk-outdated"


class SealError(DeskError):
    """Something that was sealed cannot be opened."""

    code = "sealed"


class WrongPassphrase(SealError):
    """The passphrase does not open it."""


class SealBroken(SealError):
    """What was sealed was changed, cut off, or put in the place of something else."""
