"""Confidential notes on sources that are not named, sealed by case.

seal        bytes under a passphrase or a key, and opened again; backups use it too
keyfile     the secret beside the settings, without which no passphrase opens a case
notes       what is in a case, as records and as padded bytes
opening     cases made, opened, sealed, their passphrases changed
held        which cases are open, for whom, until when: in memory alone
looks       what in a note looks like an identity
codenames   plain words for sources
resting     which statements rest on a source, found on the desk
narrowing   what descriptions of one source come to together
"""
