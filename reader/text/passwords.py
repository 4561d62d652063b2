"""Keeps the user name and password that may stand in a web address out of all that is kept or told.

A password is never sent (``reader.ingest.net``), so nothing is lost without it; kept, it would go
along with every export.
"""

from __future__ import annotations

import re

_USER = re.compile(
    r"\A(\s*[a-z][a-z0-9+.-]*://)(?:[^/?#]*@"
    r"|[^/?#@:\[]*:(?!\d*(?:[/?#]|$)).*@"  # a password with a / ? or # in it, which no host has
    r")",
    re.DOTALL | re.IGNORECASE,
)
LEFT_OUT = "the user name and password in the address were left out: they are neither sent nor kept"
"""What is to be said of an address that was not kept as it was given."""


def without_password(address: str) -> str:
    """Return an address without the user name and the password that may stand in it.

    What is no web address is returned as it is.
    """
    return _USER.sub(r"\1", address) if "@" in address and "://" in address else address


def typed_without_password(words: str) -> str:
    """Return what a person is typing without a password, where it is an address and nothing else.

    It may not have its scheme yet.
    """
    if "@" not in words or len(words.split(maxsplit=1)) != 1:  # it may be a long text
        return words
    if "://" in words:
        return without_password(words)
    scheme = "https://"
    has_one = ":" in words.partition("@")[0]
    return without_password(scheme + words.strip()).removeprefix(scheme) if has_one else words


def has_password(address: str) -> bool:
    """Tell whether a user name or a password stands in an address."""
    return without_password(address) != address


def left_out_words(count: int) -> str:
    """Return what is to be said of ``count`` addresses of many; empty when there is none."""
    addresses = "address" if count == 1 else "addresses"
    return f"user name and password left out of {count:,} {addresses}" if count else ""
