"""What went wrong, as a person can use it: where, what, and how to mend it."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

_OF_THE_SYSTEM: Final[Mapping[int, str]] = {
    errno.ENOENT: "there is no such file or folder; check the spelling",
    errno.EACCES: "you may not use it; check its permissions",
    errno.EPERM: "you may not use it; check its permissions",
    errno.EISDIR: "it is a folder; name a file",
    errno.ENOTDIR: "a part of the name is no folder; check the spelling",
    errno.ENAMETOOLONG: "the name is too long; give a shorter one",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EROFS: "nothing can be written there; name another place",
}
"""What the commonest refusals of a system mean, by number."""


def fault_words(error: Exception) -> str:
    """Return an error in one line; those of the product say it themselves."""
    if isinstance(error, RuntimeError):  # which the home of nobody raises
        return "There is nobody of that name whose home ~ could be; write the whole path."
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    known = _OF_THE_SYSTEM.get(error.errno or 0, "")
    what = known or f"{error.strerror[0].lower()}{error.strerror[1:]}; try again"
    return f"{error.filename}: {what}" if error.filename else f"{what[0].upper()}{what[1:]}"
