"""One message by mail: a plain text to one address, over a line that the door has opened.

Why so plain: HTML would show text of others as somebody else's mail program sees fit, and attachments get stuck. Each
address gets its own mail, so that nobody sees the others. The name of this machine and its time zone are not told.
"""

from __future__ import annotations

import os
import re
import smtplib
import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any, Final

from headwater.acquire.sending import Sender
from headwater.config import Mail, Settings
from headwater.desk.alerts.alert_records import Parcel
from headwater.errors import ConfigError, FetchFailed, ForbiddenAddress
from headwater.newsroom.alerts.letters import Letter
from headwater.newsroom.alerts.trouble import Trouble

_SUBJECT: Final = 150
_HELLO: Final = "[127.0.0.1]"
"""What we call ourselves: a machine's own name is nobody's business (RFC 5321 allows an address)."""
_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def send(parcel: Parcel, letter: Letter, sender: Sender, settings: Settings) -> None:
    """Sends a mail. Raises `Trouble` where it was not taken, or nobody can tell."""
    mail = settings.mail
    if not (mail.server and mail.sender):
        raise Trouble("no mail can be sent yet: mail.server and mail.sender are not set", refused=True)
    password = _password(mail)
    written = as_mail(parcel, letter, mail.sender)
    try:
        with _line(mail, sender, settings.network.total_timeout) as line:
            _greet(line, mail, sender, password)
            line.sendmail(mail.sender, [parcel.to], written)
    except (ForbiddenAddress, ConfigError) as error:
        raise Trouble(str(error), refused=True) from error
    except FetchFailed as error:
        raise Trouble(str(error)) from error
    except smtplib.SMTPException as error:
        raise _refusal(error, password) from error
    except OSError as error:
        raise Trouble(_hidden(f"the line to {mail.server} broke: {error}", password)) from error


def as_mail(parcel: Parcel, letter: Letter, sender: str) -> bytes:
    """The mail as it goes over the line. Its Message-ID is made of the delivery's key: a repeat has the same."""
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = parcel.to
    made["Subject"] = one_line(letter.subject)[:_SUBJECT]
    made["Date"] = format_datetime(_sealed(parcel))
    made["Message-ID"] = f"<{parcel.key}@{sender.rpartition('@')[2]}>"
    # Out-of-office replies to an alert would tell whoever reads the sender's mail who gets it (RFC 3834).
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text, charset="utf-8", cte="base64")
    return made.as_bytes()


def one_line(text: str) -> str:
    """A text as a header can have it: nothing in it ends the line, and so begins another header."""
    return " ".join(_BREAKS.sub(" ", text).split())


def _sealed(parcel: Parcel) -> Any:
    from datetime import UTC, datetime

    return datetime.fromisoformat(parcel.message.sealed).astimezone(UTC).replace(microsecond=0)


def _password(mail: Mail) -> str:
    if not mail.password_variable:
        return ""
    password = os.environ.get(mail.password_variable, "")
    if not password:
        raise Trouble(f"mail.password_variable: the environment has no {mail.password_variable}", refused=True)
    return password


# The line


class _Line(smtplib.SMTP):
    """SMTP over a socket that somebody else has connected."""

    def __init__(self, connected: socket.socket, host: str, port: int) -> None:
        self._connected = connected
        super().__init__(local_hostname=_HELLO, timeout=connected.gettimeout() or 20.0)
        self._host = host
        code, said = self.connect(host, port)
        if code != 220:
            self.close()
            raise smtplib.SMTPConnectError(code, said)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:  # noqa: ARG002
        return self._connected


@contextmanager
def _line(mail: Mail, sender: Sender, seconds: float) -> Iterator[_Line]:
    """A line to the server, cut when its time is over: a server that drips bytes would keep it for ever."""
    connected = sender.line(mail.server, mail.port, "smtp")
    held: list[Any] = [connected]
    cut = threading.Timer(seconds, _cut, (held,))
    cut.daemon = True
    cut.start()
    try:
        if mail.security == "tls":
            held[0] = connected = sender.tls_context().wrap_socket(connected, server_hostname=mail.server)
        # Once STARTTLS is through, the socket is another one: the line knows which.
        held[0] = line = _Line(connected, mail.server, mail.port)
        try:
            yield line
            # The mail was taken: whether the parting words are heard does not matter.
            with suppress(smtplib.SMTPException, OSError):
                line.quit()
        finally:
            line.close()
    finally:
        cut.cancel()
        with suppress(OSError):
            held[0].close()


def _cut(held: list[Any]) -> None:
    now: socket.socket | None = getattr(held[0], "sock", held[0])
    if now is not None:
        with suppress(OSError):
            now.shutdown(socket.SHUT_RDWR)


def _greet(line: _Line, mail: Mail, sender: Sender, password: str) -> None:
    """Says hello, secures the line, logs in."""
    line.ehlo_or_helo_if_needed()
    if mail.security == "starttls":
        if not line.has_extn("starttls"):
            raise Trouble(
                f"{mail.server} offers no STARTTLS; set mail.security to tls, or ask who runs it", refused=True
            )
        line.starttls(context=sender.tls_context())
        line.ehlo()
    elif mail.security == "none" and (password or not sender.allows(mail.server)):
        raise Trouble(
            "mail.security = none: only to a server in network.allow_hosts, and without a password", refused=True
        )
    if mail.user or password:
        line.login(mail.user, password)


# What was refused


def _refusal(error: smtplib.SMTPException, password: str) -> Trouble:
    code, said = _answer(error)
    words = f"the mail server says: {code} {said}" if code > 0 else f"the mail server broke off: {error}"
    return Trouble(_hidden(words, password), refused=500 <= code < 600)


def _answer(error: smtplib.SMTPException) -> tuple[int, str]:
    """The code and the words of a refusal; 0 where there is none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()), (0, b""))
    else:
        code, said = getattr(error, "smtp_code", 0), getattr(error, "smtp_error", b"")
    return int(code), said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _hidden(words: str, password: str) -> str:
    """A server may repeat what it was sent: the password is not kept, in whatever form it went."""
    for form in (password, b64encode(password.encode()).decode()):
        if len(form) > 2:
            words = words.replace(form, "...")
    return words
