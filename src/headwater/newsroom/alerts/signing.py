"""Webhooks are signed as Standard Webhooks asks (standardwebhooks.com, 1.0.0): receivers have libraries for it.

The signature is an HMAC with SHA-256 over `id.timestamp.body` under the secret behind `whsec_`; a receiver checks it,
refuses old timestamps, and takes each id once.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode


def headers(secret: str, id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers that go with a body; `timestamp` in seconds since 1970."""
    return {
        "content-type": "application/json; charset=utf-8",
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, id, timestamp, body),
    }


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """The signature, with its version."""
    key = b64decode(secret.removeprefix("whsec_"))
    signed = f"{id}.{timestamp}.".encode() + body
    return "v1," + b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
